//! The story of a ticket's promises in words: each step with the rule that applied, each promise with one plain
//! sentence (metrics §3.2).

use crate::desk::calendar::Calendar;
use crate::desk::id::MessageId;
use crate::desk::policy::{Goal, Hours, Policy};
use crate::desk::ticket::{Priority, Target};
use crate::desk::time::{DAY, Moment, Zone};

use super::course::{Happening, Row, course};
use super::span::{by_the_clock, counted};
use super::{Act, ClockStatus, Event, Start, Step, Verdict, What, because, explain, sentence};

/// Who and what stands behind the events that were judged; each list is as long as theirs, or shorter.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Cast {
    /// The name of the agent who did it.
    pub agents: Vec<Option<String>>,
    /// The message that it was.
    pub messages: Vec<Option<MessageId>>,
    /// What brought another policy, the other ticket of a merge, or why a ticket began as answered.
    pub causes: Vec<Option<String>>,
}

/// What is to be told.
#[derive(Clone, Debug)]
pub struct Story<'a> {
    pub(super) start: &'a Start,
    pub(super) events: &'a [Event],
    pub(super) cast: &'a Cast,
    pub(super) as_of: Moment,
    zone: Zone,
    /// The places of the events that brought another policy.
    changes: Vec<usize>,
}

/// The story of one instance of a promise.
#[derive(Clone, PartialEq, Debug)]
pub struct Told {
    /// How it stands.
    pub verdict: Verdict,
    /// Why, in one sentence.
    pub sentence: String,
    /// What happened, in order, each row with its reason.
    pub timeline: Vec<(Row, String)>,
}

impl Told {
    /// Of a ticket that no clock has heard of.
    fn unheard(verdict: Verdict) -> Told {
        let sentence = "nothing is promised: all that is known of it comes from before the desk".into();
        Told { verdict: Verdict { status: ClockStatus::None, ..verdict }, sentence, timeline: Vec::new() }
    }

    /// Whether there is such an instance: a next response that nobody waited for does not exist.
    pub fn exists(&self) -> bool {
        self.verdict.target != Target::NextResponse || self.verdict.status != ClockStatus::NotStarted
    }
}

impl<'a> Story<'a> {
    /// What held at the beginning, what happened in the order in which it counts, who did it, as of which instant one
    /// looks, and in which zone instants are said.
    pub fn new(
        start: &'a Start,
        events: &'a [Event],
        cast: &'a Cast,
        as_of: Moment,
        zone: Zone,
    ) -> Story<'a> {
        let known = events.iter().enumerate().filter(|(_, event)| event.at <= as_of);
        let changes = known.filter(|(_, event)| matches!(event.what, What::PolicyChanged { .. }));
        let changes = changes.map(|(place, _)| place).collect();
        Story { start, events, cast, as_of, zone, changes }
    }

    /// The stories of a promise: of each instance that exists, oldest first; of one that has not begun where none
    /// does.
    pub fn tell(&self) -> [Vec<Told>; 3] {
        let (judged, steps) = explain(self.start, self.events, self.as_of);
        [Target::FirstResponse, Target::NextResponse, Target::Resolution].map(|target| {
            if self.events.is_empty() {
                return vec![Told::unheard(*judged.verdict(target))];
            }
            let mut verdicts: Vec<Verdict> = judged.instances(target).copied().collect();
            if verdicts.is_empty() {
                verdicts.push(*judged.verdict(target));
            }
            let mut own: Vec<Vec<Step>> = vec![Vec::new(); verdicts.len()];
            for step in steps.iter().filter(|step| step.target == target) {
                own.get_mut(step.instance).into_iter().for_each(|own| own.push(*step));
            }
            verdicts.into_iter().zip(own).map(|(verdict, steps)| self.told(verdict, &steps)).collect()
        })
    }

    fn told(&self, verdict: Verdict, steps: &[Step]) -> Told {
        let rows = course(self, steps, &verdict);
        let mut goal = None;
        let timeline: Vec<(Row, String)> = rows
            .into_iter()
            .map(|row| {
                let before = std::mem::replace(&mut goal, row.goal);
                let because = because::because(self, &row, before, &verdict);
                (row, because)
            })
            .collect();
        let sentence = sentence::sentence(self, &verdict, &timeline);
        Told { verdict, sentence, timeline }
    }

    /// The policies and hours that came into force up to this event, the latest first.
    fn changes_by(&self, place: usize) -> impl Iterator<Item = (Option<&Policy>, Option<&Calendar>)> {
        let heard = self.changes.partition_point(|change| *change <= place);
        let changes = self.changes.iter().take(heard).rev();
        changes.filter_map(|change| match &self.events.get(*change)?.what {
            What::PolicyChanged { policy, calendar } => Some((policy.as_deref(), calendar.as_deref())),
            _ => None,
        })
    }

    /// The policy in force once this event was heard.
    pub(super) fn policy_at(&self, place: usize) -> Option<&Policy> {
        self.changes_by(place).next().map_or(self.start.policy.as_deref(), |(policy, _)| policy)
    }

    /// The calendar in force once this event was heard.
    pub(super) fn calendar_at(&self, place: usize) -> &Calendar {
        self.changes_by(place).find_map(|(_, calendar)| calendar).unwrap_or(&self.start.calendar)
    }

    /// Whether the policy in force at the end promises this at any priority.
    pub(super) fn promises(&self, target: Target) -> bool {
        let policy = self.policy_at(self.events.len());
        policy.is_some_and(|policy| {
            Priority::ALL.iter().any(|priority| policy.goal(target, *priority).is_some())
        })
    }

    /// The calendar in force at the end.
    pub(super) fn calendar(&self) -> &Calendar {
        self.calendar_at(self.events.len())
    }

    /// Whether the minutes of this goal are others than those of the clock.
    pub(super) fn is_working_time(&self, goal: Goal) -> bool {
        let (from, to) = (self.as_of.plus(-YEAR), self.as_of.plus(YEAR));
        goal.hours == Hours::Business && self.calendar().open_seconds(from, to) < (to - from).0
    }

    /// So many seconds of the kind that the goal counts.
    pub(super) fn amount(&self, seconds: i64, goal: Goal) -> String {
        if self.is_working_time(goal) { counted(seconds) } else { by_the_clock(seconds) }
    }

    /// An instant, as people say it: `Mon 2 Mar 17:00`, with the year where it is another one.
    pub(super) fn when(&self, at: Moment) -> String {
        when(at, self.zone, self.as_of)
    }

    /// What the event at this place was, and who did it: `ana answered (m13)`.
    pub(super) fn happened(&self, place: usize) -> String {
        because::happened(self, place)
    }
}

/// An instant, as people say it: `Mon 2 Mar 17:00`; with the seconds where there are any, with the year where it is
/// not that of `as_of`.
pub fn when(at: Moment, zone: Zone, as_of: Moment) -> String {
    let year = if at.format(zone, "%Y") == as_of.format(zone, "%Y") { "" } else { " %Y" };
    let seconds = if at.0.rem_euclid(60) == 0 { "" } else { ":%S" };
    at.format(zone, &format!("%a %-d %b{year} %H:%M{seconds}"))
}

/// Hours that never close within a year of looking are those of the clock.
const YEAR: i64 = 366 * DAY;

/// The last thing that made the clock run or stand, or ended it.
pub(super) fn last_act(timeline: &[(Row, String)]) -> Option<(Act, &Row)> {
    timeline.iter().rev().find_map(|(row, _)| match row.happening {
        Happening::Act(Act::Breach | Act::Retarget | Act::Policy | Act::Merge) => None,
        Happening::Act(act) => Some((act, row)),
        _ => None,
    })
}
