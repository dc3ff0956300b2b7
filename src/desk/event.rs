//! What happened to a ticket: facts only. What follows from them is worked out by `fold`, never stored as a fact.

use crate::desk::id::{
    AgentId, DepartmentId, EntryId, MessageId, OperationId, RuleId, SettingsId, SurveyId, TagId, TicketId,
};
use crate::desk::message::Role;
use crate::desk::ticket::{Away, Channel, Mode, Priority, Status};
use crate::desk::time::Moment;

/// One fact of one ticket.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Event {
    /// When it counts.
    pub at: Moment,
    /// What happened.
    pub what: What,
    /// The agent who did it, where it was one.
    pub agent: Option<AgentId>,
    /// From before the desk: keeps its date, moves no clock, stays out of reports.
    pub backfill: bool,
    /// Orders mails of the same second by their content, whatever order they came in; `None` for what was typed here.
    pub tie: Option<i64>,
}

impl Event {
    /// Something that was typed at this desk.
    pub fn typed(what: What, at: Moment, agent: Option<AgentId>) -> Event {
        Event { at, what, agent, backfill: false, tie: None }
    }
}

/// An event as it lies in the record: with its number, and when and by what the desk learned of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Recorded {
    /// Its number; events typed at this desk are in order by it.
    pub id: i64,
    /// The operation that wrote it.
    pub operation: OperationId,
    /// The ticket that it was written for; another one may since have taken that ticket in.
    pub ticket: TicketId,
    /// When the desk learned it.
    pub learned: Moment,
    /// The rule that did it, where it was one: nobody's work.
    pub rule: Option<RuleId>,
    /// The fact.
    pub event: Event,
}

impl Recorded {
    /// The order in which facts count: by instant; within a second what came, then what we sent, each by content, then
    /// what was typed, as typed. It does not depend on the order of arrival.
    pub fn order(&self) -> (Moment, u8, i64, i64) {
        let class = match (self.event.tie, self.event.what) {
            (None, _) => 2,
            (Some(_), What::Replied(..)) => 1,
            (Some(_), _) => 0,
        };
        (self.event.at, class, self.event.tie.unwrap_or(0), self.id)
    }
}

/// What happened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// The ticket began, under this version of the settings.
    Opened(Mode, SettingsId),
    /// The customer came by this way.
    Channel(Channel),
    /// A message came from outside; `true`: a person wrote it and is believed, so that it is a contact.
    Received(MessageId, bool),
    /// We answered.
    Replied(MessageId, Voice),
    /// An internal note was written.
    Noted(MessageId),
    /// An answer of ours never left: as if it had not been written.
    Withdrawn(MessageId),
    /// Somebody, or nobody, has it now.
    Assigned(Option<AgentId>),
    /// A tag was put on.
    Tagged(TagId),
    /// A tag was taken off.
    Untagged(TagId),
    /// An agent set the status.
    Status(Status),
    /// The customer said that it is not solved.
    Confirmed,
    /// An agent set the priority.
    Priority(Priority),
    /// An agent said that this message needs no answer.
    Dismissed(MessageId),
    /// An agent put the whole ticket away, of which this was the only message that could want an answer.
    PutAway(MessageId, Away),
    /// This message is from somebody who was muted when it was taken in; `false`: that mute was taken back since.
    Muted(MessageId, bool),
    /// An agent took up again what had been put away.
    Restored,
    /// Nobody in the ticket has named the writer of this message (intake §2): it is shown, but no contact.
    Doubted(MessageId),
    /// The doubt is gone: the writer turned out to be named; or, by an agent, the message was accepted all the same.
    Believed(MessageId),
    /// Who wrote this message, as far as the ticket goes: what is `other` answers no customer, and is no contact.
    Role(MessageId, Role),
    /// This mail of ours came back for good from every customer to whom it went: it answered nobody; `false`: by what is known
    /// since, it did not.
    Bounced(MessageId, bool),
    /// Another message of the same Message-ID counts in the place of this one.
    Variant(MessageId),
    /// It was judged afresh whose this message is: what was said of it before does not count.
    Judged(MessageId),
    /// This message was moved to another ticket.
    Left(MessageId),
    /// This ticket was made of messages that were moved out of that one.
    SplitFrom(TicketId),
    /// The customer became, or ceased to be, a VIP.
    Vip(bool),
    /// This ticket turned out to be part of that one.
    Joined(TicketId),
    /// This ticket goes on where that closed one ended.
    FollowUp(TicketId),
    /// This ticket and that one name each other's mails, but were worked on apart.
    Linked(TicketId),
    /// An agent merged this ticket into that one, where its messages are from then on.
    MergedInto(TicketId),
    /// An agent merged that ticket into this one.
    TookIn(TicketId),
    /// An agent took this ticket out of that one again: it counts as if it had never been merged.
    Unmerged(TicketId),
    /// An agent took that ticket out of this one again.
    GaveBack(TicketId),
    /// An agent moved the ticket to this version of the settings.
    Applied(SettingsId),
    /// An agent put the ticket aside until then; nothing: took it up again.
    Snoozed(Option<Moment>),
    /// It lies in this department now; nothing: in none.
    Moved(Option<DepartmentId>),
    /// It went one tier up.
    Escalated,
    /// The customer was asked how they found it.
    Asked(SurveyId),
    /// The customer said how they found it.
    Scored(SurveyId),
    /// Somebody worked on it so long.
    Timed(EntryId),
}

/// How an answer of ours counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Voice {
    /// A person wrote it; a new or open ticket waits for the customer now.
    Person,
    /// A person wrote it, and said apart from it where the ticket stands.
    PersonKeepingStatus,
    /// A machine wrote it: no answer for any clock.
    Machine,
}

impl Voice {
    /// All of them, with their spelling in the database.
    pub const WORDS: [(Voice, &'static str); 3] =
        [(Voice::Person, "person"), (Voice::PersonKeepingStatus, "keep"), (Voice::Machine, "machine")];
}
