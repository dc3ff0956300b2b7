//! What the facts of a ticket add up to. Pure: the same facts give the same ticket, in whatever order they came.
//!
//! Facts are sorted by when they count (see [`Recorded::order`]), then walked once. Closing, giving up a ticket that
//! waits too long for its customer, reopening and the choice of a policy are not facts: they are worked out here.

mod merge;
mod pass;
mod standing;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::desk::calendar::Calendar;
use crate::desk::event::{Event, Recorded, What};
use crate::desk::history::{History, Waiting};
use crate::desk::id::{AgentId, DepartmentId, MessageId, SettingsId, TagId, TicketId};
use crate::desk::policy::Policy;
use crate::desk::sla;
use crate::desk::ticket::{Channel, Mode, Priority, Status};
use crate::desk::time::{Moment, Span};

pub use merge::{Taken, first_shown, taken};
pub use standing::{Messages, first_message};

/// A ticket as its facts make it at one instant.
#[derive(Clone, Debug)]
pub struct Folded {
    /// Where it stands.
    pub status: Status,
    /// How much it matters.
    pub priority: Priority,
    /// How the customer came first.
    pub channel: Channel,
    /// How it began.
    pub mode: Mode,
    /// The settings that hold for it.
    pub settings: SettingsId,
    /// Who has it.
    pub assignee: Option<AgentId>,
    /// Its tags in the order in which they were put on.
    pub tags: Vec<TagId>,
    /// Where it lies.
    pub department: Option<DepartmentId>,
    /// How high it was handed up: nothing until it was escalated, then 2, 3, ….
    pub tier: Option<u32>,
    /// Whether its customer is a VIP.
    pub vip: bool,
    /// Its messages that stand, oldest first; answers that were taken back are not among them.
    pub messages: Vec<MessageId>,
    /// When its first message counts.
    pub created_at: Moment,
    /// When its last fact counts.
    pub updated_at: Moment,
    /// When we first answered.
    pub first_response_at: Option<Moment>,
    /// When it was last solved, while it is.
    pub solved_at: Option<Moment>,
    /// When time alone will have solved it, if nothing happens.
    pub solves_at: Option<Moment>,
    /// When time alone will have closed it, or has.
    pub closes_at: Option<Moment>,
    /// The customer who waits for an answer.
    pub waiting: Option<Waiting>,
    /// Whether a customer brought it back after a solve.
    pub reopened: bool,
    /// Until when it is put aside; nothing once that time has come, or the customer has written.
    pub snoozed_until: Option<Moment>,
    /// The ticket that it was merged into.
    pub merged_into: Option<TicketId>,
    /// Whether it has messages of people who take no part in it.
    pub doubted: bool,
    /// Whether an agent has worked on it at this desk.
    pub worked: bool,
    /// Whether it began before the desk.
    pub backfill: bool,
    /// The closed ticket that it follows.
    pub follows: Option<TicketId>,
    /// Tickets that name each other's mails.
    pub linked: Vec<TicketId>,
    /// For reports.
    pub history: History,
    /// What the clocks heard, in order; empty where all there is comes from before the desk.
    pub ticks: Vec<sla::Event>,
    /// Who did each of `ticks`.
    pub actors: Vec<Option<AgentId>>,
    /// The promise in force when the clocks were first told of the ticket.
    pub start: Option<Promise>,
    /// The promise in force at the end.
    pub promise: Option<Promise>,
    /// Whether the customer's last unanswered message may be dismissed.
    pub dismissable: bool,
}

/// The policy that holds for a ticket and the calendar by which it counts.
#[derive(Clone, Debug)]
pub struct Promise {
    /// What is promised.
    pub policy: Arc<Policy>,
    /// Which hours count.
    pub calendar: Arc<Calendar>,
}

impl Folded {
    /// What its clocks say at that instant; `None` where nothing was ever promised.
    pub fn judge(&self, as_of: Moment) -> Option<sla::Judged> {
        self.begins().map(|start| sla::judge(&start, &self.ticks, as_of))
    }

    /// What held for its clocks at the beginning; `None` where nothing was ever promised.
    pub fn begins(&self) -> Option<sla::Start> {
        (self.start.is_some() || self.promise.is_some()).then(|| self.begins_anyway())
    }

    /// The same, with or without a promise.
    pub fn begins_anyway(&self) -> sla::Start {
        sla::Start {
            policy: self.start.as_ref().map(|promise| promise.policy.clone()),
            calendar: match self.start.as_ref().or(self.promise.as_ref()) {
                Some(promise) => promise.calendar.clone(),
                None => Arc::new(Calendar::always()),
            },
        }
    }
}

impl Promise {
    fn same(a: Option<&Promise>, b: Option<&Promise>) -> bool {
        match (a, b) {
            (Some(a), Some(b)) => Arc::ptr_eq(&a.policy, &b.policy) && Arc::ptr_eq(&a.calendar, &b.calendar),
            (None, None) => true,
            _ => false,
        }
    }
}

/// What a policy's `when` may ask of a ticket, as the fold knows it at that point.
#[derive(Clone, Copy, Debug)]
pub struct Traits<'a> {
    /// The instant at which it is asked.
    pub at: Moment,
    /// When the ticket began.
    pub created_at: Moment,
    /// Its status.
    pub status: Status,
    /// Its priority.
    pub priority: Priority,
    /// Its channel.
    pub channel: Channel,
    /// Its tags.
    pub tags: &'a [TagId],
    /// Whether its customer is a VIP.
    pub vip: bool,
    /// Who has it.
    pub assignee: Option<AgentId>,
    /// Where it lies.
    pub department: Option<DepartmentId>,
    /// How high it was handed up.
    pub tier: Option<u32>,
}

/// What the settings of a ticket say, for the fold: those of the version under which it began, or to which it was moved.
pub trait Rules {
    /// How long after a solve a ticket is closed.
    fn close_after(&self, settings: SettingsId) -> Span;
    /// How long a ticket waits for its customer before it counts as solved; `None`: for ever.
    fn give_up_after(&self, settings: SettingsId) -> Option<Span>;
    /// The first policy that matches.
    fn choose(&self, settings: SettingsId, traits: &Traits<'_>) -> Option<Promise>;
    /// Whether any policy's `when` looks at the traits at all, so that nothing need be asked again when they change.
    fn depends_on_traits(&self, settings: SettingsId) -> bool;
    /// What a ticket that was merged into this one hands over; `None` where that is not known.
    fn taken(&self, _ticket: TicketId) -> Option<&Taken> {
        None
    }
    /// Whether the clocks and policies are applied to tickets from before the desk too (`--backfill`).
    fn judge_backfill(&self) -> bool {
        false
    }
}

/// The versions of the settings that a ticket's facts name: the one under which it began, and those to which it was
/// moved. None where none of its facts stands.
pub fn settings_of(facts: &[Recorded]) -> Vec<SettingsId> {
    let began = opening(facts).map(|(_, settings)| settings);
    let moved = facts.iter().filter_map(|fact| match fact.event.what {
        What::Applied(settings) if began.is_some() => Some(settings),
        _ => None,
    });
    began.into_iter().chain(moved).collect()
}

fn opening(facts: &[Recorded]) -> Option<(Mode, SettingsId)> {
    let opened = facts.iter().filter_map(|fact| match fact.event.what {
        What::Opened(mode, settings) => Some((fact.event.at, fact.id, mode, settings)),
        _ => None,
    });
    opened.min_by_key(|(at, id, _, _)| (*at, *id)).map(|(_, _, mode, settings)| (mode, settings))
}

/// The instant up to which these facts reach: the latest at which one of them counts or was learned, and no earlier than
/// `now`. Folded up to there, none of them is left out, however the clock went.
pub fn reach<'f>(facts: impl IntoIterator<Item = &'f Recorded>, now: Moment) -> Moment {
    facts.into_iter().fold(now, |reach, fact| reach.max(fact.event.at).max(fact.learned))
}

/// Folds the facts of one ticket (with those of the tickets that it took in) as they stand at `as_of`.
///
/// Only facts of operations that are not undone may be given. `None` where nothing of the ticket stands, or has yet
/// begun at that instant.
pub fn fold(facts: &[Recorded], rules: &dyn Rules, as_of: Moment) -> Option<Folded> {
    fold_up_to(facts, rules, as_of, as_of)
}

/// The same as somebody finds it who acts at that instant: what they do comes before what time does at that very second.
pub fn fold_for_act(facts: &[Recorded], rules: &dyn Rules, as_of: Moment) -> Option<Folded> {
    fold_up_to(facts, rules, as_of, as_of.plus(-1))
}

/// Folds what counts by `as_of`; time has done what it does by `settled`.
fn fold_up_to(facts: &[Recorded], rules: &dyn Rules, as_of: Moment, settled: Moment) -> Option<Folded> {
    let (mode, settings) = opening(facts)?;
    let standing::Standing { line, first, doubted } = standing::standing(facts, as_of);
    // Where nothing of its own is left, what was merged into it is.
    let taken = || line.iter().find(|fact| matches!(fact.event.what, What::TookIn(_))).cloned();
    let first = first.or_else(taken)?;
    // Who wrote first is a matter of when mails count, not of which of them came in first.
    let mode = match (mode, first.event.what) {
        (Mode::Live, _) => Mode::Live,
        (_, What::Replied(..)) => Mode::Outbound,
        _ => Mode::Inbound,
    };
    let mut void = BTreeMap::new();
    loop {
        let mut pass = pass::Pass::new(rules, mode, settings, message_of(&first.event));
        match pass.walk(&line, &void, settled) {
            // A dismissed message that had reopened the ticket is void from the first: walk again without it.
            Some((dismissed, broken)) => void.insert(dismissed, broken),
            None => return Some(Folded { doubted, ..pass.finish(as_of) }),
        };
    }
}

/// The message that an event brings into the ticket, if it is such an event.
pub fn message_of(event: &Event) -> Option<MessageId> {
    match event.what {
        What::Received(message, _) | What::Replied(message, _) | What::Noted(message) => Some(message),
        _ => None,
    }
}
