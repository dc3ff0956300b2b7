//! A ticket as its facts make it.

use std::sync::Arc;

use crate::desk::calendar::Calendar;
use crate::desk::history::{History, Waiting};
use crate::desk::id::{AgentId, DepartmentId, MessageId, OperationId, SettingsId, TagId, TicketId};
use crate::desk::policy::Policy;
use crate::desk::sla;
use crate::desk::ticket::{Away, Channel, Mode, Priority, Status};
use crate::desk::time::Moment;

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
    /// Since when it is back that had been put aside until then; nothing once an agent has acted, or the customer has written.
    pub woken_at: Option<Moment>,
    /// The operation that put it aside, while it is or has come back.
    pub snoozed_by: Option<OperationId>,
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
    /// Whether that message is the only one that could want an answer, so that the whole ticket may be put away.
    pub lone: bool,
    /// Why it was put away, while it is.
    pub put_away: Option<Away>,
    /// Whether an agent closed it or called it spam, so that an agent can open it again; what time has closed stays so.
    pub shut: bool,
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
    pub(super) fn same(a: Option<&Promise>, b: Option<&Promise>) -> bool {
        match (a, b) {
            (Some(a), Some(b)) => Arc::ptr_eq(&a.policy, &b.policy) && Arc::ptr_eq(&a.calendar, &b.calendar),
            (None, None) => true,
            _ => false,
        }
    }
}
