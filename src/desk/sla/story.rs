//! The story of a ticket's promises (metrics §3.2): what is to be told, and what held at each place of it. The words are
//! put together in `told`.

use crate::desk::calendar::Calendar;
use crate::desk::id::MessageId;
use crate::desk::policy::{Goal, Hours, Policy};
use crate::desk::ticket::Target;
use crate::desk::time::{DAY, Moment, Zone};

use super::event::{Event, Start, What};
use super::span::{by_the_clock, counted, exactly};

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
    pub fn promises(&self, target: Target) -> bool {
        let policy = self.policy_at(self.events.len());
        policy.is_some_and(|policy| policy.promises(target))
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
        let working = self.is_working_time(goal);
        match (goal.seconds % 60 != 0, working) {
            // Of such a goal each second counts.
            (true, true) => format!("{} of working time", exactly(seconds)),
            (true, false) => exactly(seconds),
            (false, true) => counted(seconds),
            (false, false) => by_the_clock(seconds),
        }
    }

    /// An instant, as people say it: `Mon 2 Mar 17:00`, with the year where it is another one.
    pub(super) fn when(&self, at: Moment) -> String {
        when(at, self.zone, self.as_of)
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
