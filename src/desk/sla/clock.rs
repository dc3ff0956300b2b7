//! One clock: what it counted, against which goal, and since when it is used up (metrics §2.2).
//!
//! A clock does not know what a ticket is. It is told to run, stand, stop or change its goal at an instant up to which
//! it has been counted.

use crate::desk::calendar::{Calendar, HORIZON};
use crate::desk::policy::{Goal, Hours, Retarget};
use crate::desk::ticket::{Target, words};
use crate::desk::time::Moment;

/// Whether it counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum State {
    /// It has not begun.
    Idle,
    /// It counts.
    Running,
    /// It stands until the status leaves the policy's `pause_on`.
    Paused,
    /// Solved without the answer that it waits for.
    Suspended,
    /// What was promised was done.
    Stopped,
    /// Nobody waits any more.
    Cancelled,
    /// Was never needed.
    NotApplicable,
}

/// A goal as a clock holds it: also without a budget it knows its kind of seconds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Promise {
    /// Seconds; none: nothing is promised.
    pub(super) budget: Option<i64>,
    /// Which of them count.
    pub(super) hours: Hours,
}

impl Promise {
    pub(super) fn of(goal: Option<Goal>) -> Promise {
        Promise {
            budget: goal.map(|goal| goal.seconds),
            hours: goal.map_or(Hours::Business, |goal| goal.hours),
        }
    }

    pub(super) fn goal(self) -> Option<Goal> {
        self.budget.map(|seconds| Goal { seconds, hours: self.hours })
    }
}

/// One clock of a ticket.
#[derive(Clone, Debug)]
pub(super) struct Clock {
    pub(super) target: Target,
    /// Which one of its target, from zero.
    pub(super) instance: usize,
    pub(super) state: State,
    pub(super) promise: Promise,
    /// The counted seconds.
    pub(super) elapsed: i64,
    pub(super) started_at: Option<Moment>,
    pub(super) stopped_at: Option<Moment>,
    /// The place of the event that stopped it.
    pub(super) stopped_by: Option<usize>,
    /// When the budget was used up: still in time at this instant, broken after it.
    pub(super) exhausted_at: Option<Moment>,
    pub(super) breached_at: Option<Moment>,
    pub(super) cause: Option<Cause>,
    /// Whether its goal ever changed.
    retargeted: bool,
    pub(super) due_at_stop: Option<Moment>,
    /// The last goal that was given to it while it was stopped. Each later resumption after a solve gives it again,
    /// also when the goal changed in between: so does the simulator that `cases` are held against.
    later: Option<Promise>,
}

impl Clock {
    pub(super) fn new(target: Target, instance: usize) -> Clock {
        Clock {
            target,
            instance,
            state: State::Idle,
            promise: Promise::of(None),
            elapsed: 0,
            started_at: None,
            stopped_at: None,
            stopped_by: None,
            exhausted_at: None,
            breached_at: None,
            cause: None,
            retargeted: false,
            due_at_stop: None,
            later: None,
        }
    }

    pub(super) fn is_running(&self) -> bool {
        self.state == State::Running
    }

    /// Counts what lies between two instants, and notices that the budget was used up, and that it was overrun.
    /// Gives the instant of a breach that is new.
    pub(super) fn count(&mut self, from: Moment, to: Moment, calendar: &Calendar) -> Option<Moment> {
        if !self.is_running() || to <= from {
            return None;
        }
        if self.promise.budget.is_some() || self.breached_at.is_some() {
            let counted = seconds(self.promise.hours, calendar, from, to);
            if let Some(budget) = self.promise.budget
                && self.exhausted_at.is_none()
                && self.breached_at.is_none()
                && self.elapsed.saturating_add(counted) >= budget
            {
                self.exhausted_at = self.reaches(budget, from, calendar);
                self.cause = Some(Cause::Time);
            }
            self.elapsed = self.elapsed.saturating_add(counted);
        }
        let overrun = self.exhausted_at.filter(|&due| self.breached_at.is_none() && to > due);
        self.breached_at = self.breached_at.or(overrun);
        overrun
    }

    /// What it had counted by an earlier instant since which it ran.
    pub(super) fn elapsed_by(&self, at: Moment, now: Moment, calendar: &Calendar) -> i64 {
        self.elapsed - seconds(self.promise.hours, calendar, at, now)
    }

    /// Starts, or goes on.
    pub(super) fn run(&mut self, at: Moment, promise: Promise) {
        if self.state == State::Idle {
            self.started_at = Some(at);
            self.promise = promise;
        }
        self.state = State::Running;
        (self.stopped_at, self.stopped_by, self.due_at_stop) = (None, None, None);
        if self.breached_at.is_none() {
            self.exhausted_at = None;
            if self.promise.budget.is_some_and(|budget| self.elapsed >= budget) {
                // Nothing is left: due now, never in the past.
                self.exhausted_at = Some(at);
                self.cause = Some(if self.retargeted { Cause::Retarget } else { Cause::Time });
            }
        }
    }

    /// Goes on after a solve, with the goal that it was given meanwhile.
    pub(super) fn resume_solved(&mut self, at: Moment, rule: Retarget) {
        if let Some(later) = self.later
            && self.breached_at.is_none()
        {
            self.change(at, later, rule);
        }
        self.run(at, self.promise);
    }

    /// Stands still. There is no due instant while it does.
    pub(super) fn pause(&mut self) {
        self.state = State::Paused;
        if self.breached_at.is_none() {
            self.exhausted_at = None;
        }
    }

    /// What was promised was done.
    pub(super) fn stop(&mut self, at: Moment, event: usize, calendar: &Calendar) {
        if self.is_running() {
            self.due_at_stop = self.projection(at, calendar);
        }
        self.end(State::Stopped, at, event);
    }

    /// Ends without a result.
    pub(super) fn end(&mut self, state: State, at: Moment, event: usize) {
        (self.state, self.stopped_at, self.stopped_by) = (state, Some(at), Some(event));
    }

    /// Another goal; tells whether anything changed now. A breach stays: then only the kind of seconds changes.
    pub(super) fn retarget(&mut self, at: Moment, new: Promise, rule: Retarget) -> bool {
        match self.state {
            State::Idle | State::NotApplicable | State::Cancelled => false,
            _ if self.breached_at.is_some() => {
                self.promise.hours = new.hours;
                false
            }
            State::Stopped => {
                self.later = Some(new);
                false
            }
            State::Running | State::Paused | State::Suspended => self.change(at, new, rule),
        }
    }

    fn change(&mut self, at: Moment, mut new: Promise, rule: Retarget) -> bool {
        if new == self.promise {
            return false;
        }
        if let (Retarget::Fresh, Some(old), Some(budget)) = (rule, self.promise.budget, new.budget)
            && new.hours == self.promise.hours
            && budget < old
        {
            new.budget = Some(old.min(self.elapsed.saturating_add(budget)));
        }
        (self.promise, self.retargeted) = (new, true);
        if self.is_running() {
            self.exhausted_at = None;
            if new.budget.is_some_and(|budget| self.elapsed >= budget) {
                // A promise cannot be broken before it was made.
                (self.exhausted_at, self.cause) = (Some(at), Some(Cause::Retarget));
            }
        }
        true
    }

    /// A customer who came by a merge has waited since before this clock started; tells whether that changed it.
    pub(super) fn wait_since(&mut self, since: Moment, at: Moment, calendar: &Calendar) -> bool {
        let Some(started) = self.started_at.filter(|&started| since < started && self.breached_at.is_none())
        else {
            return false;
        };
        let earlier = seconds(self.promise.hours, calendar, since, started);
        self.elapsed = self.elapsed.saturating_add(earlier);
        self.started_at = Some(since);
        if self.promise.budget.is_some_and(|budget| self.elapsed >= budget) {
            // Never due before the merge itself.
            (self.exhausted_at, self.cause) = (Some(at), Some(Cause::Merge));
        }
        true
    }

    /// When the budget is or was used up if it just runs from `now`, up to which it is counted.
    pub(super) fn projection(&self, now: Moment, calendar: &Calendar) -> Option<Moment> {
        let budget = self.promise.budget?;
        self.exhausted_at.or_else(|| self.reaches(budget, now, calendar))
    }

    /// When it will have counted this many seconds; `now` if it has already. None beyond [`HORIZON`].
    pub(super) fn reaches(&self, budget: i64, now: Moment, calendar: &Calendar) -> Option<Moment> {
        let left = budget.saturating_sub(self.elapsed).max(0);
        match self.promise.hours {
            Hours::Business => calendar.advance(now, left),
            Hours::Calendar => (left <= HORIZON).then(|| now.plus(left)),
        }
    }

    /// The due instant as it is shown: the one that was crossed, that of the stop, or the one ahead.
    pub(super) fn due(&self, now: Moment, calendar: &Calendar) -> Option<Moment> {
        match self.state {
            _ if self.breached_at.is_some() => self.breached_at,
            State::Running => self.projection(now, calendar),
            State::Stopped => self.due_at_stop,
            _ => None,
        }
    }
}

/// The seconds of this kind between two instants.
fn seconds(hours: Hours, calendar: &Calendar, from: Moment, to: Moment) -> i64 {
    match hours {
        Hours::Business => calendar.open_seconds(from, to),
        Hours::Calendar => (to - from).0.max(0),
    }
}

words!(
    /** Why a promise was broken. */
    Cause {
        /** The budget ran out. */ Time = "time",
        /** A new priority or policy had less than was used already. */ Retarget = "retarget",
        /** A merged-in customer had waited for longer than was promised. */ Merge = "merge",
    }
);
