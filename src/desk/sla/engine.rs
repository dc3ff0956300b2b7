//! What the events of a ticket do to its three clocks (metrics §2.3, §2.5 to §2.8).

use crate::desk::calendar::Calendar;
use crate::desk::policy::{Policy, Reopen, ReopenOn, Retarget};
use crate::desk::ticket::{Mode, Priority, Status, Target};
use crate::desk::time::{Moment, Span};

use super::clock::{Clock, Promise, State};
use super::event::{Event, What, voided};
use super::verdict::{Cause, ClockState, OpenClock, Verdict, at_risk_from};
use super::{Act, Judged, Start, Step};

use Target::{FirstResponse, NextResponse, Resolution};

/// At risk from this share of the budget on, where no policy says otherwise.
const AT_RISK_PERCENT: i64 = 80;

/// A ticket on the way through its events.
struct Engine<'a> {
    calendar: &'a Calendar,
    policy: Option<&'a Policy>,
    priority: Priority,
    /// None until the ticket is made.
    status: Option<Status>,
    /// Whether a customer ever waited or was spoken to.
    contacted: bool,
    /// The instant up to which everything is counted.
    now: Moment,
    /// The place of the event that is being heard.
    event: usize,
    /// The latest instance of each target, by [`Target`].
    clocks: [Clock; 3],
    earlier: Vec<Verdict>,
    /// Kept only when somebody asked for it.
    timeline: Option<Vec<Step>>,
}

/// Lets the events up to `as_of` happen and reads the clocks.
pub(super) fn run(
    start: &Start,
    events: &[Event],
    as_of: Moment,
    timeline: Option<Vec<Step>>,
) -> (Judged, Vec<Step>) {
    let known = events.iter().position(|event| event.at > as_of).unwrap_or(events.len());
    let events = events.get(..known).unwrap_or(events);
    let mut void = voided(events);
    let mut engine = Engine {
        calendar: &start.calendar,
        policy: start.policy.as_deref(),
        priority: Priority::Normal,
        status: None,
        contacted: false,
        now: events.first().map_or(as_of, |event| event.at),
        event: 0,
        clocks: [FirstResponse, NextResponse, Resolution].map(|target| Clock::new(target, 0)),
        earlier: Vec::new(),
        timeline,
    };
    for (place, event) in events.iter().enumerate() {
        if void.last() == Some(&place) {
            void.pop();
        } else if event.what.is_heard() && !engine.status.is_some_and(Status::is_final) {
            engine.event = place;
            engine.count_to(event.at);
            engine.hear(&event.what);
        }
    }
    engine.read(as_of)
}

impl<'a> Engine<'a> {
    fn hear(&mut self, what: &'a What) {
        match what {
            What::Created { mode, priority } => self.created(*mode, *priority),
            What::CustomerReply => {
                let reopens = self.policy.is_none_or(|policy| policy.reopen_on == ReopenOn::Message);
                self.customer_returns(reopens);
                self.customer_waits();
            }
            What::CustomerReopened => self.customer_returns(true),
            What::AgentReply => {
                if matches!(self.clock(FirstResponse).state, State::Running | State::Suspended) {
                    self.stop(FirstResponse);
                }
                if self.clock(NextResponse).is_running() {
                    self.stop(NextResponse);
                }
            }
            What::Pending => self.set_status(Status::Pending),
            What::Hold => self.set_status(Status::Hold),
            What::Open | What::Reopened => self.set_status(Status::Open),
            What::Solved => self.set_status(Status::Solved),
            What::Closed => self.set_status(Status::Closed),
            What::NoReplyNeeded => {
                if self.clock(NextResponse).is_running() {
                    self.end(NextResponse, State::Cancelled);
                }
            }
            What::PriorityChanged(priority) => {
                self.priority = *priority;
                self.retarget();
            }
            What::PolicyChanged { policy, calendar } => {
                self.policy = policy.as_deref();
                self.calendar = calendar.as_deref().unwrap_or(self.calendar);
                self.retarget();
                if let Some(status) = self.status.filter(|&status| status != Status::Solved) {
                    self.pause_by(status);
                }
            }
            What::MergedInto => self.over(Status::Merged),
            What::MergedIn { waiting_since: Some(since) } => self.merged_in(*since),
            What::Spam => self.over(Status::Spam),
            What::MergedIn { waiting_since: None }
            | What::CustomerAutoReply
            | What::AutoReply
            | What::InternalNote
            | What::ReopenVoided => {}
        }
    }

    fn created(&mut self, mode: Mode, priority: Priority) {
        (self.priority, self.status) = (priority, Some(Status::New));
        match mode {
            Mode::Inbound => self.customer_waits(),
            Mode::Live => {
                self.contacted = true;
                self.clocks[FirstResponse as usize].state = State::NotApplicable;
                self.run(Resolution, Act::Start);
            }
            Mode::Outbound => {}
        }
    }

    /// The customer was heard: it is our turn again. A solved ticket comes back only if this `reopens` it.
    fn customer_returns(&mut self, reopens: bool) {
        match self.status {
            Some(Status::Pending | Status::Hold) => self.set_status(Status::Open),
            Some(Status::Solved) if reopens => self.set_status(Status::Open),
            _ => {}
        }
    }

    /// A message of the customer waits for an answer.
    fn customer_waits(&mut self) {
        self.contacted = true;
        if self.clock(Resolution).state == State::Idle && self.status != Some(Status::Solved) {
            self.run(Resolution, Act::Start);
        }
        match self.clock(FirstResponse).state {
            State::Idle => self.run(FirstResponse, Act::Start),
            State::Suspended => self.run(FirstResponse, Act::Resume),
            State::Running => {}
            _ if self.clock(NextResponse).is_running() => {}
            _ => {
                if self.clock(NextResponse).state != State::Idle {
                    self.another(NextResponse);
                }
                self.run(NextResponse, Act::Start);
            }
        }
    }

    fn set_status(&mut self, to: Status) {
        let was = self.status.replace(to);
        let (solved, done) = (was == Some(Status::Solved), to.is_done());
        if !solved && done {
            if matches!(self.clock(Resolution).state, State::Running | State::Paused) {
                self.stop(Resolution);
            }
            if self.clock(FirstResponse).is_running() {
                self.end(FirstResponse, State::Suspended);
            }
            if self.clock(NextResponse).is_running() {
                self.end(NextResponse, State::Cancelled);
            }
        } else if solved && !done {
            self.resolution_returns();
            self.pause_by(to);
            if self.clock(FirstResponse).state == State::Suspended {
                self.run(FirstResponse, Act::Resume);
            }
        } else if !done {
            self.pause_by(to);
        }
        // From solved to closed no clock changes.
    }

    /// A solved ticket was reopened.
    fn resolution_returns(&mut self) {
        let rule = self.policy.map_or(Reopen::Resume, |policy| policy.reopen);
        match (self.clock(Resolution).state, rule) {
            (State::Idle, _) if self.contacted => self.run(Resolution, Act::Start),
            (State::Stopped, Reopen::Restart) => {
                self.another(Resolution);
                self.run(Resolution, Act::Restart);
            }
            (State::Stopped, Reopen::Resume) => {
                let (now, rule) = (self.now, self.retarget_rule());
                self.clocks[Resolution as usize].resume_solved(now, rule);
                self.note(Resolution, Act::Resume);
            }
            _ => {}
        }
    }

    /// The resolution clock stands in the statuses that the policy names, and in no others. Response clocks never
    /// stand: otherwise one click on "pending" would hide that nobody answered.
    fn pause_by(&mut self, status: Status) {
        let pauses = match self.policy {
            Some(policy) => policy.pause_on.contains(&status),
            None => status == Status::Pending,
        };
        match self.clock(Resolution).state {
            State::Running if pauses => {
                self.clocks[Resolution as usize].pause();
                self.note(Resolution, Act::Pause);
            }
            State::Paused if !pauses => self.run(Resolution, Act::Resume),
            _ => {}
        }
    }

    /// Gives the clocks the goals of the policy and priority that hold now.
    fn retarget(&mut self) {
        let rule = self.retarget_rule();
        for &target in Target::ALL {
            if target == NextResponse && !self.clock(NextResponse).is_running() {
                continue;
            }
            let (now, promise) = (self.now, self.promise(target));
            if self.clocks[target as usize].retarget(now, promise, rule) {
                self.note(target, Act::Retarget);
            }
        }
    }

    /// A ticket whose customer has been waiting went up in this one: the wait goes on here, and no shorter.
    fn merged_in(&mut self, since: Moment) {
        self.customer_returns(true);
        self.customer_waits();
        let waits = if self.clock(FirstResponse).is_running() { FirstResponse } else { NextResponse };
        let (now, calendar) = (self.now, self.calendar);
        if self.clocks[waits as usize].wait_since(since, now, calendar) {
            self.note(waits, Act::Merge);
        }
    }

    /// The ticket is over, and whatever still ran ends without a result.
    fn over(&mut self, status: Status) {
        self.status = Some(status);
        for &target in Target::ALL {
            if matches!(self.clock(target).state, State::Running | State::Paused | State::Suspended) {
                self.end(target, State::Cancelled);
            }
        }
    }

    fn clock(&self, target: Target) -> &Clock {
        &self.clocks[target as usize]
    }

    fn promise(&self, target: Target) -> Promise {
        Promise::of(self.policy.and_then(|policy| policy.goal(target, self.priority)))
    }

    fn retarget_rule(&self) -> Retarget {
        self.policy.map_or(Retarget::Keep, |policy| policy.retarget)
    }

    fn at_risk_percent(&self) -> i64 {
        self.policy.map_or(AT_RISK_PERCENT, |policy| policy.at_risk_percent)
    }

    fn run(&mut self, target: Target, act: Act) {
        let (now, promise) = (self.now, self.promise(target));
        self.clocks[target as usize].run(now, promise);
        self.note(target, act);
    }

    fn stop(&mut self, target: Target) {
        self.clocks[target as usize].stop(self.now, self.event, self.calendar);
        self.note(target, Act::Stop);
    }

    fn end(&mut self, target: Target, state: State) {
        self.clocks[target as usize].end(state, self.now, self.event);
        self.note(target, if state == State::Suspended { Act::Suspend } else { Act::Cancel });
    }

    /// Lays the latest instance aside, which has ended, and puts a new one in its place.
    fn another(&mut self, target: Target) {
        let clock = &mut self.clocks[target as usize];
        self.earlier.push(Verdict::of(clock, AT_RISK_PERCENT, clock.due_at_stop));
        *clock = Clock::new(target, clock.instance + 1);
    }

    fn count_to(&mut self, to: Moment) {
        for &target in Target::ALL {
            let breach = self.clocks[target as usize].count(self.now, to, self.calendar);
            if let (Some(at), Some(steps)) = (breach, &mut self.timeline) {
                let clock = &self.clocks[target as usize];
                let elapsed = Span(clock.elapsed_by(at, to, self.calendar));
                steps.push(Step { at, elapsed, event: None, ..step(clock, Act::Breach, at, self.calendar) });
            }
        }
        // An event that is out of order counts with the one before it: no clock runs backwards.
        self.now = self.now.max(to);
    }

    fn note(&mut self, target: Target, act: Act) {
        if let Some(steps) = &mut self.timeline {
            let clock = &self.clocks[target as usize];
            steps.push(Step { event: Some(self.event), ..step(clock, act, self.now, self.calendar) });
        }
    }

    /// Reads the clocks as of an instant after the last event.
    fn read(mut self, as_of: Moment) -> (Judged, Vec<Step>) {
        let percent = self.at_risk_percent();
        let due = [FirstResponse, NextResponse, Resolution]
            .map(|target| self.clock(target).due(self.now, self.calendar));
        let open = [FirstResponse, NextResponse, Resolution]
            .map(|target| self.open(target, due[target as usize], percent));
        for (clock, due) in self.clocks.iter_mut().zip(due) {
            // Looking ahead once is enough: what is due by then is used up.
            if clock.is_running() && clock.exhausted_at.is_none() && due.is_some_and(|due| due <= as_of) {
                (clock.exhausted_at, clock.cause) = (due, Some(Cause::Time));
            }
        }
        self.count_to(as_of);
        let latest = [FirstResponse, NextResponse, Resolution]
            .map(|target| Verdict::of(self.clock(target), percent, due[target as usize]));
        let judged = Judged { latest, earlier: self.earlier, open };
        (judged, self.timeline.unwrap_or_default())
    }

    fn open(&self, target: Target, due_at: Option<Moment>, percent: i64) -> Option<OpenClock> {
        let clock = self.clock(target);
        let state = match clock.state {
            State::Running => ClockState::Running,
            State::Paused => ClockState::Paused,
            _ => return None,
        };
        let goal = clock.promise.goal()?;
        let running = state == ClockState::Running;
        let risk = || clock.reaches(at_risk_from(goal.seconds, percent), self.now, self.calendar);
        Some(OpenClock {
            target,
            instance: clock.instance,
            state,
            goal,
            elapsed: Span(clock.elapsed),
            run_since: running.then_some(self.now),
            due_at,
            at_risk_at: if running { risk() } else { due_at },
        })
    }
}

/// A step as the clock stands now.
fn step(clock: &Clock, act: Act, now: Moment, calendar: &Calendar) -> Step {
    Step {
        at: now,
        target: clock.target,
        instance: clock.instance,
        act,
        elapsed: Span(clock.elapsed),
        due_at: clock.due(now, calendar),
        goal: clock.promise.goal(),
        event: None,
    }
}
