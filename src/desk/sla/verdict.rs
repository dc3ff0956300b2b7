//! What comes out: the verdict on each instance of a promise, and what is kept of the clocks that are not done
//! (metrics §2.4).

use crate::desk::policy::Goal;
use crate::desk::ticket::{Target, words};
use crate::desk::time::{Moment, Span};

use super::clock::{Cause, Clock, State};

words!(
    /** How a promise stands. The word of a ticket's `sla_status`. */
    ClockStatus {
        /** Running, and in time. */ Active = "active",
        /** Running, and most of the budget is used. */ AtRisk = "at_risk",
        /** Broken, for good: whether it still runs or was fulfilled late. */ Missed = "missed",
        /** Standing: it is not our turn. */ Paused = "paused",
        /** Fulfilled in time. */ Met = "met",
        /** Ended without a result, and not counted in any percentage. */ Cancelled = "cancelled",
        /** Nobody has waited for it yet. */ NotStarted = "not_started",
        /** The customer was answered while the ticket was written. */ NotApplicable = "not_applicable",
        /** Nothing is promised. */ None = "none",
    }
);

words!(
    /** Whether an open clock counts. */
    ClockState {
        /** It does. */ Running = "running",
        /** It stands until it is our turn again. */ Paused = "paused",
    }
);

/// How one instance of a promise stands. Seconds throughout; minutes are for the eye and decide nothing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Verdict {
    /// Which promise.
    pub target: Target,
    /// Which instance of it, from zero.
    pub instance: usize,
    /// How it stands.
    pub status: ClockStatus,
    /// Missed: the due instant that was crossed. Met: the one in force at the stop, none if it was paused then.
    /// Running: the one ahead, none beyond six years. Otherwise none.
    pub due_at: Option<Moment>,
    /// What was counted; none where there is no clock or no goal.
    pub elapsed: Option<Span>,
    /// What is left of the budget, negative when overdue; none as for `elapsed`.
    pub remaining: Option<Span>,
    /// When it was broken.
    pub breached_at: Option<Moment>,
    /// Why it was broken.
    pub cause: Option<Cause>,
    /// What is promised; none as for `elapsed`.
    pub goal: Option<Goal>,
    /// When the customer began to wait; of an update, when they had heard from us.
    pub started_at: Option<Moment>,
    /// When it ended, with or without a result.
    pub stopped_at: Option<Moment>,
    /// The place of the event that ended it, among the events that were judged.
    pub stopped_by: Option<usize>,
}

impl Verdict {
    /// `due` is the instant that the clock would show if it is neither missed nor without a goal.
    pub(super) fn of(clock: &Clock, at_risk_percent: i64, due: Option<Moment>) -> Verdict {
        let status = status(clock, at_risk_percent);
        let exists =
            !matches!(status, ClockStatus::NotApplicable | ClockStatus::NotStarted | ClockStatus::None);
        let goal = clock.promise.goal().filter(|_| exists);
        let ended = matches!(clock.state, State::Stopped | State::Cancelled | State::Suspended);
        Verdict {
            target: clock.target,
            instance: clock.instance,
            status,
            due_at: match status {
                ClockStatus::Missed => clock.breached_at,
                ClockStatus::Met | ClockStatus::Active | ClockStatus::AtRisk => due,
                _ => None,
            },
            elapsed: exists.then_some(Span(clock.elapsed)),
            remaining: goal.map(|goal| Span(goal.seconds.saturating_sub(clock.elapsed))),
            breached_at: clock.breached_at,
            cause: clock.cause.filter(|_| clock.breached_at.is_some()),
            goal,
            started_at: clock.started_at,
            stopped_at: clock.stopped_at.filter(|_| ended),
            stopped_by: clock.stopped_by.filter(|_| ended),
        }
    }

    /// Whether there is such an instance (see [`Judged::instances`](super::Judged::instances)).
    pub fn exists(&self) -> bool {
        match self.target {
            Target::FirstResponse | Target::Resolution => true,
            Target::NextResponse => self.status != ClockStatus::NotStarted,
            Target::Update => !matches!(self.status, ClockStatus::NotStarted | ClockStatus::None),
        }
    }

    /// Whole counted minutes.
    pub fn elapsed_minutes(&self) -> Option<i64> {
        self.elapsed.map(|span| span.0.div_euclid(60))
    }

    /// Minutes left, a begun one counting in full; when negative, the whole minutes overdue.
    pub fn remaining_minutes(&self) -> Option<i64> {
        self.remaining.map(|span| -(-span.0).div_euclid(60))
    }

    /// The budget in whole minutes.
    pub fn goal_minutes(&self) -> Option<i64> {
        self.goal.map(|goal| goal.seconds.div_euclid(60))
    }

    /// When it was decided, and so the period to which it belongs: the breach, or the stop of a met one.
    pub fn decided_at(&self) -> Option<Moment> {
        match self.status {
            ClockStatus::Met => self.stopped_at,
            _ => self.breached_at,
        }
    }
}

/// The first that holds, in the order of metrics §2.4.
fn status(clock: &Clock, at_risk_percent: i64) -> ClockStatus {
    match (clock.state, clock.promise.budget) {
        (State::NotApplicable, _) => ClockStatus::NotApplicable,
        (State::Idle, _) => ClockStatus::NotStarted,
        _ if clock.breached_at.is_some() => ClockStatus::Missed,
        (_, None) => ClockStatus::None,
        (State::Stopped, _) => ClockStatus::Met,
        (State::Cancelled | State::Suspended, _) => ClockStatus::Cancelled,
        (State::Paused, _) => ClockStatus::Paused,
        (State::Running, Some(budget)) if clock.elapsed >= at_risk_from(budget, at_risk_percent) => {
            ClockStatus::AtRisk
        }
        (State::Running, _) => ClockStatus::Active,
    }
}

/// The counted seconds from which a clock is at risk: that share of the budget, a begun second counting in full.
pub(super) fn at_risk_from(budget: i64, percent: i64) -> i64 {
    let hundredths = budget.saturating_mul(percent.max(0));
    hundredths / 100 + i64::from(hundredths % 100 != 0)
}

/// What a database keeps of a clock that is not done, so that no ticker is needed: missed is `due_at < now`, at risk
/// `at_risk_at <= now`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct OpenClock {
    /// Which promise.
    pub target: Target,
    /// Which instance of it, from zero.
    pub instance: usize,
    /// Whether it counts.
    pub state: ClockState,
    /// What is promised.
    pub goal: Goal,
    /// What was counted by `run_since`, or by the pause.
    pub elapsed: Span,
    /// Since when it counts beyond `elapsed`: the last event that any clock heard. None while it is paused.
    pub run_since: Option<Moment>,
    /// When the budget is used up, or was. None while it is paused, unless it is missed; none beyond six years.
    pub due_at: Option<Moment>,
    /// When it is at risk from. None like `due_at`.
    pub at_risk_at: Option<Moment>,
}

impl OpenClock {
    /// How it stands at an instant not before the last event.
    pub fn status_at(&self, now: Moment) -> ClockStatus {
        self.state.status_at(self.due_at, self.at_risk_at, now)
    }
}

impl ClockState {
    /// How an open clock with these two instants stands at a third, not before the last event.
    pub fn status_at(self, due_at: Option<Moment>, at_risk_at: Option<Moment>, now: Moment) -> ClockStatus {
        let past = |instant: Option<Moment>| instant.is_some_and(|instant| instant <= now);
        match self {
            _ if due_at.is_some_and(|due| due < now) => ClockStatus::Missed,
            ClockState::Paused => ClockStatus::Paused,
            ClockState::Running if past(at_risk_at) => ClockStatus::AtRisk,
            ClockState::Running => ClockStatus::Active,
        }
    }
}
