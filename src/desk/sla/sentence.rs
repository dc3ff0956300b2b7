//! One plain sentence for each promise. It begins with how the promise stands and names working time and time by the
//! clock for what they are.

use crate::desk::policy::Goal;
use crate::desk::ticket::Target;
use crate::desk::time::Moment;

use super::course::{Happening, Row};
use super::happened::happened;
use super::span::{by_the_clock, part};
use super::story::Story;
use super::{Act, Cause, ClockStatus, Verdict};

/// The sentence for this verdict.
pub(super) fn sentence(story: &Story<'_>, verdict: &Verdict, timeline: &[(Row, String)]) -> String {
    let Some(goal) = verdict.goal else { return without_goal(story, verdict) };
    match verdict.status {
        ClockStatus::Met => met(story, verdict, goal, timeline),
        ClockStatus::Missed => missed(story, verdict, goal, timeline),
        ClockStatus::Active | ClockStatus::AtRisk => running(story, verdict, goal),
        ClockStatus::Paused => paused(story, verdict, goal, timeline),
        ClockStatus::Cancelled => {
            let used = story.amount(verdict.elapsed.map_or(0, |elapsed| elapsed.0), goal);
            let without = match last_act(timeline) {
                Some((Act::Suspend, _)) => ", and no answer was given",
                _ => "",
            };
            format!("cancelled after {used}: {}{without}", ended(story, verdict, timeline))
        }
        ClockStatus::NotStarted | ClockStatus::NotApplicable | ClockStatus::None => {
            without_goal(story, verdict)
        }
    }
}

fn without_goal(story: &Story<'_>, verdict: &Verdict) -> String {
    match verdict.status {
        ClockStatus::NotApplicable => format!("not needed: {}", happened(story, 0)),
        ClockStatus::NotStarted => {
            let promises = story.promises(verdict.target);
            match verdict.target {
                Target::Update if !promises => "nothing is promised".into(),
                Target::Update => "not started: it begins with our first answer".into(),
                _ if !promises => "nothing is promised, and nobody waits".into(),
                Target::NextResponse => "not started: no customer has waited since the first response".into(),
                _ => "not started: no customer waits yet".into(),
            }
        }
        _ => "nothing is promised".into(),
    }
}

fn met(story: &Story<'_>, verdict: &Verdict, goal: Goal, timeline: &[(Row, String)]) -> String {
    let left = verdict.remaining.map_or(0, |left| left.0);
    let spare = match left {
        1.. => format!("in time with {} to spare", story.amount(left, goal)),
        _ => "in time with nothing to spare".into(),
    };
    let due = match verdict.due_at {
        Some(due) => format!("due {}", story.when(due)),
        None => "while the clock stood".into(),
    };
    format!("{spare}: {}, {due}", ended(story, verdict, timeline))
}

fn missed(story: &Story<'_>, verdict: &Verdict, goal: Goal, timeline: &[(Row, String)]) -> String {
    let Some(due) = verdict.breached_at else { return "missed".into() };
    let breach = timeline.iter().find(|(row, _)| row.happening == Happening::Act(Act::Breach));
    let by_then = breach.map_or(goal.seconds, |(row, _)| row.elapsed.0);
    let late = verdict.elapsed.map_or(0, |elapsed| elapsed.0) - by_then;
    let last = last_act(timeline);
    let paused_at = last.filter(|(act, _)| *act == Act::Pause).map(|(_, row)| row.at);
    let clock = (verdict.stopped_at.or(paused_at).unwrap_or(story.as_of) - due).0;
    let by = match late {
        ..=0 if story.is_working_time(goal) => {
            format!("{} by the clock, none of it working time,", by_the_clock(clock))
        }
        late if story.is_working_time(goal) && late != clock => {
            format!("{} ({} by the clock)", story.amount(late, goal), by_the_clock(clock))
        }
        late => story.amount(late, goal),
    };
    let target = story.amount(goal.seconds, goal);
    let used = story.amount(by_then, goal);
    let due = story.when(due);
    let because = match (verdict.cause, verdict.target) {
        (Some(Cause::Retarget), _) => format!("{used} were used by {due}, and the new target is {target}"),
        (Some(Cause::Merge), _) => {
            format!(
                "a merged ticket's customer had waited {used} by the merge on {due}, and the target is {target}"
            )
        }
        (_, Target::Resolution) => format!("it was not solved by {due}"),
        (_, Target::Update) => format!("the customer did not hear from us by {due}"),
        _ => format!("nobody answered by {due}"),
    };
    let then = match (last, verdict.target) {
        (Some((Act::Stop | Act::Cancel | Act::Suspend, _)), _) => ended(story, verdict, timeline),
        (Some((Act::Pause, row)), _) => format!("the clock stands since {}", story.when(row.at)),
        (_, Target::Update) => "they have not heard from us since".into(),
        (_, Target::Resolution) if reopened(timeline) => "it was reopened, and is not solved again".into(),
        (_, Target::Resolution) => "it is still not solved".into(),
        _ => "the customer still waits".into(),
    };
    format!("missed by {by} because {because}; {then}")
}

/// Whether the clock stopped and went on.
fn reopened(timeline: &[(Row, String)]) -> bool {
    timeline.iter().any(|(row, _)| row.happening == Happening::Act(Act::Stop))
}

fn running(story: &Story<'_>, verdict: &Verdict, goal: Goal) -> String {
    let left = verdict.remaining.map_or(0, |left| left.0);
    let due = match verdict.due_at {
        Some(due) if due == story.as_of => "due now".into(),
        Some(due) => format!("due {}", story.when(due)),
        None => "not due within six years".into(),
    };
    let left = match left {
        1.. => format!("{} left", story.amount(left, goal)),
        _ => "nothing left".into(),
    };
    let at_risk = if verdict.status == ClockStatus::AtRisk { "at risk: " } else { "" };
    match stands_until(story, goal) {
        Some(opens) => format!("{at_risk}{due}, {left}; the clock stands until {}", story.when(opens)),
        None => format!("{at_risk}{due}, {left}"),
    }
}

/// When the hours open again, if they are closed.
fn stands_until(story: &Story<'_>, goal: Goal) -> Option<Moment> {
    let calendar = story.calendar();
    let counts = story.is_working_time(goal) && !calendar.is_open(story.as_of);
    calendar.next_opening(story.as_of).filter(|_| counts)
}

fn paused(story: &Story<'_>, verdict: &Verdict, goal: Goal, timeline: &[(Row, String)]) -> String {
    let elapsed = verdict.elapsed.map_or(0, |elapsed| elapsed.0);
    let used = part(elapsed, goal.seconds, story.is_working_time(goal));
    let used = format!("{used} are used");
    let pause = timeline.iter().rev().find(|(row, _)| row.happening == Happening::Act(Act::Pause));
    match pause {
        Some((row, _)) => {
            let why = row.event.map(|place| happened(story, place)).unwrap_or_default();
            format!("paused since {} because {why}; {used}", story.when(row.at))
        }
        None => format!("paused; {used}"),
    }
}

/// What ended it, and when: `ana answered (m13) on Mon 2 Mar 11:00`.
fn ended(story: &Story<'_>, verdict: &Verdict, timeline: &[(Row, String)]) -> String {
    let place = verdict.stopped_by.or_else(|| last_act(timeline).and_then(|(_, row)| row.event));
    let what = place.map_or_else(|| "it ended".into(), |place| happened(story, place));
    match verdict.stopped_at {
        Some(at) => format!("{what} on {}", story.when(at)),
        None => what,
    }
}

/// The last thing that made the clock run or stand, or ended it.
pub(super) fn last_act(timeline: &[(Row, String)]) -> Option<(Act, &Row)> {
    timeline.iter().rev().find_map(|(row, _)| match row.happening {
        Happening::Act(Act::Breach | Act::Retarget | Act::Policy | Act::Merge) => None,
        Happening::Act(act) => Some((act, row)),
        _ => None,
    })
}
