//! Which goal would have been enough: for each instance of a promise the smallest one under which it would not have
//! been broken. The engine itself is asked, with other goals in the same policies and calendars.

use std::borrow::Cow;
use std::sync::Arc;

use super::{Act, ClockStatus, Event, Judged, Start, Step, Verdict, What, explain, judge};
use crate::desk::policy::{Goal, Override, Policy};
use crate::desk::ticket::Target;
use crate::desk::time::Moment;

/// The answer for one instance of a promise.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Enough {
    /// The smallest goal in whole minutes, above zero, under which the instance would not be broken as of then. What
    /// still runs needs at least that.
    pub minutes: i64,
    /// Whether what was promised was done at all, in whatever time; without that no goal is met.
    pub fulfilled: bool,
}

/// For each of [`Judged::all`], in that order, what would have been enough, if every goal of that kind had been the
/// same at every priority. None for what was promised nothing.
pub fn enough(start: &Start, events: &[Event], as_of: Moment, judged: &Judged) -> Vec<Option<Enough>> {
    // Where nothing is ever broken, each clock counts to its end.
    let counted = judge_with(start, events, as_of, Target::ALL, i64::MAX);
    let one = |verdict: &Verdict| {
        let end = counted.instances(verdict.target).find(|other| other.instance == verdict.instance)?;
        let seconds = match (verdict.goal, end.elapsed) {
            (Some(_), Some(elapsed)) => elapsed.0,
            _ => withdrawn_after(start, events, as_of, verdict)?,
        };
        let minutes = (seconds.saturating_add(59) / 60).max(1);
        // Used up to the second: it depends on whether the clock ran on, perhaps while the desk was closed.
        let exactly = seconds == minutes * 60 && {
            let judged = judge_with(start, events, as_of, &[verdict.target], seconds);
            let mut instances = judged.instances(verdict.target);
            instances.any(|other| other.instance == verdict.instance && other.status == ClockStatus::Missed)
        };
        let fulfilled = end.status == ClockStatus::Met;
        Some(Enough { minutes: minutes + i64::from(exactly), fulfilled })
    };
    judged.all().map(one).collect()
}

/// The seconds that a clock had counted when its promise was withdrawn: it could have been broken until then.
fn withdrawn_after(start: &Start, events: &[Event], as_of: Moment, verdict: &Verdict) -> Option<i64> {
    let (start, events) = with_goals(start, events, Target::ALL, i64::MAX);
    let (_, steps) = explain(&start, &events, as_of);
    let its = |step: &&Step| step.target == verdict.target && step.instance == verdict.instance;
    let withdrawn =
        steps.iter().rev().filter(its).find(|step| step.act == Act::Retarget && step.goal.is_none());
    withdrawn.map(|step| step.elapsed.0)
}

/// Judges the same history with all goals of these kinds replaced.
fn judge_with(start: &Start, events: &[Event], as_of: Moment, targets: &[Target], seconds: i64) -> Judged {
    let (start, events) = with_goals(start, events, targets, seconds);
    judge(&start, &events, as_of)
}

/// The same history, with all goals of these kinds replaced where there are any.
fn with_goals<'e>(
    start: &Start,
    events: &'e [Event],
    targets: &[Target],
    seconds: i64,
) -> (Start, Cow<'e, [Event]>) {
    let replaced = |policy: &Option<Arc<Policy>>| {
        policy.as_ref().map(|policy| Arc::new(with_goal(policy, targets, seconds)))
    };
    let start = Start { policy: replaced(&start.policy), calendar: start.calendar.clone() };
    if events.iter().all(|event| !matches!(event.what, What::PolicyChanged { .. })) {
        return (start, Cow::Borrowed(events));
    }
    let change = |event: &Event| match &event.what {
        What::PolicyChanged { policy, calendar } => {
            let what = What::PolicyChanged { policy: replaced(policy), calendar: calendar.clone() };
            Event { at: event.at, what }
        }
        _ => event.clone(),
    };
    (start, events.iter().map(change).collect())
}

fn with_goal(policy: &Policy, targets: &[Target], seconds: i64) -> Policy {
    let mut policy = policy.clone();
    for target in targets {
        let place = *target as usize;
        policy.goals[place] = policy.goals[place].map(|goal| Goal { seconds, ..goal });
        for overrides in &mut policy.overrides {
            if let Override::Goal(goal) = overrides[place] {
                overrides[place] = Override::Goal(Goal { seconds, ..goal });
            }
        }
    }
    policy
}
