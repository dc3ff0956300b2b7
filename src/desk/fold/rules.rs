//! What the fold of a ticket asks of the world around it: its settings, and the tickets that it took in.

use crate::desk::fold::folded::Promise;
use crate::desk::id::{AgentId, DepartmentId, MessageId, SettingsId, TagId, TicketId};
use crate::desk::ticket::{Channel, Priority, Status};
use crate::desk::time::{Moment, Span};

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

/// What goes over to the ticket that goes on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Taken {
    /// When it was merged.
    pub at: Moment,
    /// Since when its customer had been waiting for an answer, if they were.
    pub waits_since: Option<Moment>,
    /// The message that waited.
    pub latest: Option<MessageId>,
    /// Its messages as they stand, oldest first.
    pub messages: Vec<MessageId>,
}
