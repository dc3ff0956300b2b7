//! Why a clock did what it did: what happened, by whom, and the rule that applied.

use crate::desk::policy::{Goal, Reopen, Retarget};
use crate::desk::ticket::{Status, Target};

use super::course::{Happening, Row};
use super::happened::happened;
use super::story::Story;
use super::{Act, Cause, Verdict, What};

/// The reason of a row. `before` is the goal before it.
pub(super) fn because(story: &Story<'_>, row: &Row, before: Option<Goal>, verdict: &Verdict) -> String {
    let until = || row.until.map_or_else(String::new, |until| story.when(until));
    match row.happening {
        Happening::Closed { opens: true } => format!("no minute counts until {}", until()),
        Happening::Closed { opens: false } => "no minute counts".into(),
        Happening::Openings(Some(count)) => {
            format!("{count} openings until {}; what lies between them counts nothing", until())
        }
        Happening::Openings(None) => {
            format!("very many openings until {}; what lies between them counts nothing", until())
        }
        Happening::Now => match row.goal {
            Some(goal) => {
                let left = goal.seconds.saturating_sub(row.elapsed.0);
                match left {
                    1.. => format!("{} left", story.amount(left, goal)),
                    0 => "nothing left".into(),
                    _ => format!("{} over the target", story.amount(-left, goal)),
                }
            }
            None => String::new(),
        },
        Happening::Act(Act::Breach) => breach(story, row, verdict),
        Happening::Act(act) => {
            let happened = row.event.map(|place| happened(story, place)).unwrap_or_default();
            match rule(story, act, row, before) {
                rule if rule.is_empty() => happened,
                rule => format!("{happened}: {rule}"),
            }
        }
    }
}

fn breach(story: &Story<'_>, row: &Row, verdict: &Verdict) -> String {
    let Some(goal) = row.goal else { return "the promise is broken".into() };
    let target = story.amount(goal.seconds, goal);
    match verdict.cause {
        Some(Cause::Retarget) => format!("the new target of {target} was used up already"),
        Some(Cause::Merge) => format!("with the merged wait the target of {target} is used up"),
        _ => format!("the target of {target} is used up"),
    }
}

/// The rule by which what happened moved the clock; empty where it needs none.
fn rule(story: &Story<'_>, act: Act, row: &Row, before: Option<Goal>) -> String {
    let policy = row.event.and_then(|place| story.policy_at(place));
    let what = row.event.and_then(|place| story.events.get(place)).map(|event| &event.what);
    let target = |word: &str| match row.goal {
        Some(goal) => format!("{word} {}", story.amount(goal.seconds, goal)),
        None => "nothing is promised".into(),
    };
    match act {
        Act::Start => target("target"),
        Act::Restart => format!("{} anew (reopen = restart)", target("target")),
        Act::Resume => {
            let reopened = matches!(row.target, Target::Resolution)
                && matches!(what, Some(What::CustomerReply | What::CustomerReopened | What::Reopened));
            let rule = match policy.map(|policy| policy.reopen) {
                _ if row.target == Target::FirstResponse => "the first response is still owed",
                Some(Reopen::Resume) if reopened => "the clock goes on",
                _ => "it is our turn again",
            };
            match before == row.goal {
                true => rule.into(),
                false => format!("{rule}, {} from now on", target("target")),
            }
        }
        Act::Pause => {
            let status = match what {
                Some(What::Hold) => Status::Hold,
                Some(What::Pending) => Status::Pending,
                _ => return "the policy pauses the clock in this status (pause_on)".into(),
            };
            format!("{status} pauses the clock (pause_on)")
        }
        Act::Retarget => match (row.goal, policy.map(|policy| policy.retarget)) {
            (None, _) => "nothing is promised from now on".into(),
            (Some(_), Some(Retarget::Fresh)) => {
                format!("{} in all from now on (retarget = fresh)", target("target"))
            }
            (Some(_), _) => format!("{} from now on; what was counted counts", target("target")),
        },
        Act::Policy if row.goal.is_none() => "nothing is promised still".into(),
        Act::Policy => "the target stays; its hours count from now on".into(),
        Act::Suspend => "no answer was given, a reopening lets the clock go on".into(),
        Act::Merge => "the wait counts from its beginning".into(),
        Act::Stop | Act::Cancel | Act::Breach => String::new(),
    }
}
