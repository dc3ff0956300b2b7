//! What became of a ticket, as far as reports ask: contacts, answers, solves, reopenings, with who and when.

use crate::desk::id::{AgentId, DepartmentId, EntryId, MessageId, SurveyId};
use crate::desk::ticket::{Priority, Status};
use crate::desk::time::Moment;

/// The story of one ticket without its words. Backfilled messages are not in it, but for where they put the ticket.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct History {
    /// Each message of a person outside, in order.
    pub contacts: Vec<Moment>,
    /// Each answer by a person of ours: when, and who.
    pub replies: Vec<(Moment, Option<AgentId>)>,
    /// How many of these had been sent when the customer first came; within one second the order of the record decides.
    pub unasked: usize,
    /// How often the customer had to write anew before the first solve: runs of messages without an answer between.
    pub episodes: u32,
    /// Each time it was solved.
    pub solves: Vec<Solve>,
    /// Each time that a customer brought a solved ticket back.
    pub reopens: Vec<Moment>,
    /// Who had it, from when on.
    pub assignments: Vec<(Moment, Option<AgentId>)>,
    /// Where it stood, from when on; who said so, where an agent did. Before the first of them it was new.
    pub statuses: Vec<Stood>,
    /// Each time that its customer waited for an answer, from their oldest unanswered message on.
    pub waits: Vec<Wait>,
    /// Each change of the priority: when, from what, to what, by whom.
    pub priorities: Vec<(Moment, Priority, Priority, Option<AgentId>)>,
    /// Each time that an agent said that a message had brought it back for nothing.
    pub voids: Vec<Void>,
    /// How it went in and out of what is to be done, after it was made (metrics §1.7).
    pub flows: Vec<(Moment, Flow)>,
    /// Whether it was answered while it was written down (a call).
    pub live: bool,
    /// Each time that it went from one department to another.
    pub transfers: Vec<Transfer>,
    /// Each time that it went one tier up: when, and who handed it on.
    pub escalations: Vec<(Moment, Option<AgentId>)>,
    /// Each time that its customer was asked how they found it, or said so.
    pub surveys: Vec<Surveyed>,
    /// The time worked on it: the work date, the entry, and who wrote it down (who worked is said by the entry).
    pub entries: Vec<(Moment, EntryId, Option<AgentId>)>,
}

/// One change of department.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Transfer {
    /// When it counts.
    pub at: Moment,
    /// Out of which department; nothing: it lay in none.
    pub from: Option<DepartmentId>,
    /// Into which.
    pub to: Option<DepartmentId>,
    /// Who moved it; nothing: the desk itself.
    pub agent: Option<AgentId>,
    /// Whether it is a transfer in the sense of metrics §1.8: a person moved a ticket on which a person had acted before
    /// (assigned, answered, noted, set the status, escalated or moved it). To route an untouched ticket is none.
    pub counts: bool,
}

/// One question to a customer, or one answer. What was asked and said lies with its number; see
/// [`rounds`](crate::desk::survey::rounds), which brings questions and answers together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Surveyed {
    /// When it counts.
    pub at: Moment,
    /// Which one.
    pub survey: SurveyId,
    /// `true`: the customer was asked; `false`: they answered.
    pub asked: bool,
    /// The latest solve before that instant: whoever solved it is who is judged. Later solves change nothing.
    pub solve: Option<Solve>,
}

/// A status from an instant on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stood {
    /// From when on.
    pub at: Moment,
    /// The status.
    pub status: Status,
    /// Who set it; nothing where it followed from something else.
    pub agent: Option<AgentId>,
}

/// A message that brought a solved ticket back and does not count (metrics §2.7).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Void {
    /// When it was said.
    pub at: Moment,
    /// Who said so.
    pub agent: Option<AgentId>,
    /// Whether a promise had been broken by then that is none without that message.
    pub hides_breach: bool,
}

/// A wait of the customer. The message with which a call is written down begins none.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wait {
    /// The oldest message that was not answered.
    pub since: Moment,
    /// From when on they waited in this ticket: later where a merge brought them.
    pub here: Moment,
    /// When it was over; nothing while they wait.
    pub until: Option<Moment>,
    /// What ended it.
    pub end: WaitEnd,
    /// Who ended it, where an agent did.
    pub agent: Option<AgentId>,
}

impl Wait {
    /// One that lasts since then.
    pub fn from(since: Moment) -> Wait {
        Wait { since, here: since, until: None, end: WaitEnd::Open, agent: None }
    }
}

/// How a wait ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WaitEnd {
    /// It has not.
    Open,
    /// With an answer.
    Answered,
    /// The message needed none.
    Dismissed,
    /// The ticket was solved, closed, merged or called spam without an answer.
    Dropped,
}

/// A way into or out of the backlog. What was merged by mistake comes back by undo, as if it had never gone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Flow {
    /// It was solved, or closed.
    Solved,
    /// It came back, by whomever.
    Reopened,
    /// It was merged into another ticket, or turned out to be spam.
    Removed,
    /// It was put away without a solve.
    PutAway,
    /// It was taken up again after that, or after it was closed or called spam by hand.
    Restored,
}

/// One solve.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Solve {
    /// When it counts.
    pub at: Moment,
    /// Who; `None`: the desk itself.
    pub agent: Option<AgentId>,
    /// By the desk itself, after the customer did not answer: the outcome is unknown.
    pub abandoned: bool,
}

/// An oldest unanswered message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Waiting {
    /// Since when.
    pub since: Moment,
    /// The customer's latest message.
    pub latest: MessageId,
    /// Whether that latest message brought a solved ticket back.
    pub reopened: bool,
}

impl History {
    /// Gives back the room that was kept for more: reports hold the histories of all tickets at once.
    pub fn settle(&mut self) {
        self.contacts.shrink_to_fit();
        self.replies.shrink_to_fit();
        self.solves.shrink_to_fit();
        self.assignments.shrink_to_fit();
        self.statuses.shrink_to_fit();
        self.waits.shrink_to_fit();
        self.flows.shrink_to_fit();
    }

    /// When the customer first came; `None` where only we wrote.
    pub fn first_contact(&self) -> Option<Moment> {
        self.contacts.first().copied()
    }

    /// The first answer at or after the first contact.
    pub fn first_reply(&self) -> Option<(Moment, Option<AgentId>)> {
        self.first_contact()?;
        if self.live { None } else { self.replies.get(self.unasked).copied() }
    }

    /// The first solve.
    pub fn first_solve(&self) -> Option<Solve> {
        self.solves.first().copied()
    }

    /// Where it stood at that instant, if it had begun.
    pub fn status_at(&self, at: Moment) -> Status {
        self.statuses.iter().rev().find(|stood| stood.at <= at).map_or(Status::New, |stood| stood.status)
    }

    /// The wait of the customer that lasted at that instant; one that ended in the same second did not.
    pub fn waiting_at(&self, at: Moment) -> Option<&Wait> {
        let over = self.waits.partition_point(|wait| wait.until.is_some_and(|until| until <= at));
        self.waits.get(over).filter(|wait| wait.here <= at)
    }

    /// To whom a solve is credited: who did it; where the desk itself did, who had it then (metrics §1.13).
    pub fn credited(&self, solve: &Solve) -> Option<AgentId> {
        solve.agent.or_else(|| self.assignee_at(solve.at))
    }

    /// Where it lay at that instant.
    pub fn department_at(&self, at: Moment) -> Option<DepartmentId> {
        self.transfers.iter().rev().find(|transfer| transfer.at <= at).and_then(|transfer| transfer.to)
    }

    /// Who had it at that instant.
    pub fn assignee_at(&self, at: Moment) -> Option<AgentId> {
        self.assignments.iter().rev().find(|(since, _)| *since <= at).and_then(|(_, agent)| *agent)
    }
}
