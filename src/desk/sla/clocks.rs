//! The clocks of a ticket, counted up to one instant, and what they look like from outside.
//!
//! Each act on a clock happens at that instant and is noted when somebody asked for the story.

use crate::desk::calendar::Calendar;
use crate::desk::policy::Retarget;
use crate::desk::ticket::Target;
use crate::desk::time::{Moment, Span};

use super::clock::{Cause, Clock, Promise, State};
use super::judged::Judged;
use super::timeline::{Act, Step};
use super::verdict::{ClockState, ClockStatus, OpenClock, Verdict, at_risk_from};

/// The clocks of one ticket.
pub(super) struct Clocks<'a> {
    /// The hours that hold now.
    pub(super) calendar: &'a Calendar,
    /// The instant up to which everything is counted.
    now: Moment,
    /// The place of the event that is being heard.
    pub(super) event: usize,
    /// The latest instance of each target, by [`Target`].
    latest: [Clock; Target::COUNT],
    earlier: Vec<Verdict>,
    /// Kept only when somebody asked for it.
    timeline: Option<Vec<Step>>,
}

impl<'a> Clocks<'a> {
    pub(super) fn new(calendar: &'a Calendar, now: Moment, timeline: Option<Vec<Step>>) -> Clocks<'a> {
        let latest = Target::each(|target| Clock::new(target, 0));
        Clocks { calendar, now, event: 0, latest, earlier: Vec::new(), timeline }
    }

    pub(super) fn state(&self, target: Target) -> State {
        self.latest[target as usize].state
    }

    pub(super) fn is_running(&self, target: Target) -> bool {
        self.state(target) == State::Running
    }

    /// Starts the clock with this promise, or lets it go on with the one that it has.
    pub(super) fn run(&mut self, target: Target, promise: Promise, act: Act) {
        self.latest[target as usize].run(self.now, promise);
        self.note(target, act);
    }

    /// Lets a stopped clock go on after a reopening.
    pub(super) fn resume_solved(&mut self, target: Target, rule: Retarget) {
        self.latest[target as usize].resume_solved(self.now, rule);
        self.note(target, Act::Resume);
    }

    pub(super) fn pause(&mut self, target: Target) {
        self.latest[target as usize].pause();
        self.note(target, Act::Pause);
    }

    pub(super) fn stop(&mut self, target: Target) {
        self.latest[target as usize].stop(self.now, self.event, self.calendar);
        self.note(target, Act::Stop);
    }

    /// Ends the clock without a result, in this state.
    pub(super) fn end(&mut self, target: Target, state: State) {
        self.latest[target as usize].end(state, self.now, self.event);
        self.note(target, if state == State::Suspended { Act::Suspend } else { Act::Cancel });
    }

    /// The answer needs no clock: it was given while the ticket was written.
    pub(super) fn not_applicable(&mut self, target: Target) {
        self.latest[target as usize].state = State::NotApplicable;
    }

    /// Gives the clock this promise; `policy`: because another policy holds.
    pub(super) fn retarget(&mut self, target: Target, promise: Promise, rule: Retarget, policy: bool) {
        let clock = &mut self.latest[target as usize];
        let hours = clock.promise.hours;
        let changed = clock.retarget(self.now, promise, rule);
        // A broken promise keeps its goal, but what is counted beyond it may change.
        if changed || (clock.is_running() && clock.promise.hours != hours) {
            self.note(target, Act::Retarget);
        } else if policy && matches!(clock.state, State::Running | State::Paused | State::Suspended) {
            self.note(target, Act::Policy);
        }
    }

    /// Somebody has waited since before the clock started.
    pub(super) fn wait_since(&mut self, target: Target, since: Moment) {
        if self.latest[target as usize].wait_since(since, self.now, self.calendar) {
            self.note(target, Act::Merge);
        }
    }

    /// Lays an instance aside that has ended, and puts a new one in its place.
    pub(super) fn another(&mut self, target: Target) {
        let clock = &mut self.latest[target as usize];
        // Only running clocks are at risk.
        let verdict = Verdict::of(clock, 100, clock.due_at_stop);
        // Each answer lays an update aside, and most desks promise none.
        if target != Target::Update || verdict.status != ClockStatus::None {
            self.earlier.push(verdict);
        }
        *clock = Clock::new(target, clock.instance + 1);
    }

    /// Counts on. An event that is out of order counts with the one before it: no clock runs backwards.
    pub(super) fn count_to(&mut self, to: Moment) {
        for clock in &mut self.latest {
            if let (Some(at), Some(steps)) = (clock.count(self.now, to, self.calendar), &mut self.timeline) {
                let elapsed = Span(clock.elapsed_by(at, to, self.calendar));
                steps.push(Step { elapsed, ..step(clock, Act::Breach, at, self.calendar, None) });
            }
        }
        self.now = self.now.max(to);
    }

    fn note(&mut self, target: Target, act: Act) {
        if let Some(steps) = &mut self.timeline {
            let clock = &self.latest[target as usize];
            steps.push(step(clock, act, self.now, self.calendar, Some(self.event)));
        }
    }

    /// Reads the clocks as of an instant after the last event.
    pub(super) fn read(mut self, as_of: Moment, at_risk_percent: i64) -> (Judged, Vec<Step>) {
        let due = Target::each(|target| self.latest[target as usize].due(self.now, self.calendar));
        let open = Target::each(|target| self.open(target, due[target as usize], at_risk_percent));
        for (clock, due) in self.latest.iter_mut().zip(due) {
            // Looking ahead once is enough: what is due by then is used up.
            if clock.is_running() && clock.exhausted_at.is_none() && due.is_some_and(|due| due <= as_of) {
                (clock.exhausted_at, clock.cause) = (due, Some(Cause::Time));
            }
        }
        self.count_to(as_of);
        let verdict =
            |target| Verdict::of(&self.latest[target as usize], at_risk_percent, due[target as usize]);
        let judged = Judged { latest: Target::each(verdict), earlier: self.earlier, open };
        (judged, self.timeline.unwrap_or_default())
    }

    fn open(&self, target: Target, due_at: Option<Moment>, at_risk_percent: i64) -> Option<OpenClock> {
        let clock = &self.latest[target as usize];
        let goal = clock.promise.goal()?;
        let (state, run_since, at_risk_at) = match clock.state {
            State::Running => {
                let share = at_risk_from(goal.seconds, at_risk_percent);
                (ClockState::Running, Some(self.now), clock.reaches(share, self.now, self.calendar))
            }
            State::Paused => (ClockState::Paused, None, due_at),
            _ => return None,
        };
        let (instance, elapsed) = (clock.instance, Span(clock.elapsed));
        Some(OpenClock { target, instance, state, goal, elapsed, run_since, due_at, at_risk_at })
    }
}

/// A step as the clock stands now.
fn step(clock: &Clock, act: Act, at: Moment, calendar: &Calendar, event: Option<usize>) -> Step {
    Step {
        at,
        target: clock.target,
        instance: clock.instance,
        act,
        elapsed: Span(clock.elapsed),
        due_at: clock.due(at, calendar),
        goal: clock.promise.goal(),
        event,
    }
}
