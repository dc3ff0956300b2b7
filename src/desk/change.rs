//! What people ask of a ticket, and which facts come of it. The only place where a change to a ticket is allowed or
//! refused.

use std::collections::BTreeSet;

use crate::desk::event::{Event, Voice, What};
use crate::desk::id::{AgentId, DepartmentId, EntryId, MessageId, SettingsId, SurveyId, TagId, TicketId};
use crate::desk::message::Role;
use crate::desk::ticket::{Away, Priority, Status};
use crate::desk::time::Moment;

mod refusal;

pub use refusal::Refusal;

/// What is asked of one ticket.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    /// Give it to somebody, or to nobody.
    Assign(Option<AgentId>),
    /// Put tags on.
    Tag(Vec<TagId>),
    /// Take tags off.
    Untag(Vec<TagId>),
    /// Set the status; `confirmed`: the customer has said that it is not solved.
    Status {
        /// The status to be.
        to: Status,
        /// By the customer's word.
        confirmed: bool,
    },
    /// Set the priority.
    Priority(Priority),
    /// Write an internal note.
    Note(MessageId),
    /// Take in what the customer said by another way than mail.
    Receive(MessageId),
    /// Answer the customer.
    Reply {
        /// The answer.
        message: MessageId,
        /// Where the ticket stands after it.
        after: After,
        /// Written by a machine: no answer for any clock.
        automatic: bool,
    },
    /// Ask somebody else, whom this mail of ours goes to: no answer to the customer.
    Forward(MessageId),
    /// Take back an answer that never left.
    Withdraw(MessageId),
    /// Believe the writer of a message though nobody in the ticket has named them.
    Accept(MessageId),
    /// The customer's last message needs no answer; where it is the only one, nor does the ticket.
    Dismiss,
    /// The ticket's sender is muted: it needs no answer, where their message is the only one.
    Mute,
    /// The customer is, or is no longer, a VIP.
    Vip(bool),
    /// Go on in that ticket.
    MergeInto(TicketId),
    /// Take that ticket in.
    TakeIn(TicketId),
    /// Come under this version of the settings.
    Apply(SettingsId),
    /// Put it aside until then; nothing: take it up again.
    Snooze {
        /// When it comes back; nothing: now.
        until: Option<Moment>,
        /// Whether words go with it, so that the same instant is something new.
        noted: bool,
    },
    /// Put it into that department; nothing: into none.
    Move(Option<DepartmentId>),
    /// Hand it one tier up.
    Escalate,
    /// Write down that the customer was asked.
    Ask(SurveyId),
    /// Write down what the customer answered.
    Score(SurveyId),
    /// Write down that somebody worked on it.
    Time(EntryId),
}

/// Where a ticket stands after an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum After {
    /// `new` and `open` become `pending`.
    Usual,
    /// As it stood.
    Keep,
    /// There.
    To(Status),
}

/// A ticket as far as changes need to know it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ticket {
    /// Its number.
    pub id: TicketId,
    /// Its status now, closings that time has brought included.
    pub status: Status,
    /// Its priority.
    pub priority: Priority,
    /// Who has it.
    pub assignee: Option<AgentId>,
    /// Its tags.
    pub tags: Vec<TagId>,
    /// Whether its customer is a VIP.
    pub vip: bool,
    /// The customer's last message, if no answer followed it.
    pub unanswered: Option<MessageId>,
    /// Whether that message came after a first response or reopened the ticket.
    pub dismissable: bool,
    /// Whether that message is the only one that could want an answer.
    pub lone: bool,
    /// Why it was put away, while it is.
    pub put_away: Option<Away>,
    /// Messages of people who take no part in it.
    pub doubted: BTreeSet<MessageId>,
    /// The version of the settings that holds for it.
    pub settings: SettingsId,
    /// Until when it is put aside.
    pub snoozed_until: Option<Moment>,
    /// Since when it is back from that, and nobody has acted.
    pub woken_at: Option<Moment>,
    /// Whether an agent closed it or called it spam.
    pub shut: bool,
    /// The ticket that it was merged into.
    pub merged_into: Option<TicketId>,
    /// Where it lies.
    pub department: Option<DepartmentId>,
}

impl Ticket {
    /// The facts that come of a change asked for by `agent` at `now`; none where it is so already.
    pub fn decide(
        &self,
        change: &Change,
        now: Moment,
        agent: Option<AgentId>,
    ) -> Result<Vec<Event>, Refusal> {
        let facts = match change {
            Change::Assign(to) if *to == self.assignee => vec![],
            Change::Assign(to) => vec![What::Assigned(*to)],
            Change::Tag(tags) => {
                tags.iter().filter(|tag| !self.tags.contains(tag)).map(|tag| What::Tagged(*tag)).collect()
            }
            Change::Untag(tags) => {
                tags.iter().filter(|tag| self.tags.contains(tag)).map(|tag| What::Untagged(*tag)).collect()
            }
            Change::Priority(to) if *to == self.priority => vec![],
            Change::Priority(to) => vec![What::Priority(*to)],
            Change::Status { to, confirmed } => self.status_facts(*to, *confirmed)?,
            Change::Note(message) => vec![What::Noted(*message)],
            Change::Receive(message) => {
                self.refuse_final("takes no further message", "desk new --from ADDRESS --subject TEXT")?;
                vec![What::Received(*message, true)]
            }
            Change::Reply { message, after, automatic } => self.reply_facts(*message, *after, *automatic)?,
            Change::Forward(message) => self.forward_facts(*message, agent)?,
            Change::Withdraw(message) => vec![What::Withdrawn(*message)],
            Change::Accept(message) if !self.doubted.contains(message) => {
                return Err(Refusal::with_hint(
                    format!(
                        "message {message} needs no accepting: its writer takes part in ticket {}",
                        self.id
                    ),
                    format!("desk why {message}"),
                ));
            }
            Change::Accept(message) => {
                let instead = format!("desk split {} {message}", self.id);
                self.refuse_final("takes no further message", &instead)?;
                vec![What::Believed(*message)]
            }
            Change::Dismiss => match self.unanswered {
                Some(message) if self.dismissable => vec![What::Dismissed(message)],
                _ => vec![What::PutAway(self.lone_message()?, Away::Dismissed)],
            },
            Change::Mute => vec![What::PutAway(self.lone_message()?, Away::Muted)],
            Change::Vip(vip) if *vip == self.vip => vec![],
            Change::Vip(vip) => vec![What::Vip(*vip)],
            Change::MergeInto(into) => {
                self.refuse_final("cannot be merged into another one", &format!("desk show {}", self.id))?;
                vec![What::MergedInto(*into)]
            }
            Change::TakeIn(ticket) if *ticket == self.id => {
                return Err(Refusal::with_hint(
                    format!("ticket {} cannot be merged into itself", self.id),
                    "desk merge INTO ID...",
                ));
            }
            Change::TakeIn(ticket) => {
                self.refuse_final("takes no further ticket", &format!("desk show {}", self.id))?;
                vec![What::TookIn(*ticket)]
            }
            Change::Apply(settings) if *settings == self.settings => vec![],
            Change::Apply(settings) => vec![What::Applied(*settings)],
            Change::Snooze { until: None, .. } => self.taken_up(),
            Change::Snooze { until, noted: false } if *until == self.snoozed_until => vec![],
            Change::Snooze { until, .. } => {
                if self.status.is_done() {
                    return Err(Refusal::with_hint(
                        format!("ticket {} is {}: there is nothing to put aside", self.id, self.status),
                        format!("desk status open {}", self.id),
                    ));
                }
                vec![What::Snoozed(*until)]
            }
            Change::Move(to) if *to == self.department => vec![],
            Change::Move(to) => vec![What::Moved(*to)],
            Change::Escalate => {
                self.refuse_final("cannot be escalated", &format!("desk show {}", self.id))?;
                if self.status.is_done() {
                    return Err(Refusal::with_hint(
                        format!("ticket {} is {}: there is nothing to escalate", self.id, self.status),
                        format!("desk status open {}", self.id),
                    ));
                }
                vec![What::Escalated]
            }
            Change::Ask(survey) => vec![What::Asked(*survey)],
            Change::Score(survey) => vec![What::Scored(*survey)],
            Change::Time(entry) => vec![What::Timed(*entry)],
        };
        Ok(facts.into_iter().map(|what| Event::typed(what, now, agent)).collect())
    }

    fn status_facts(&self, to: Status, confirmed: bool) -> Result<Vec<What>, Refusal> {
        match to {
            Status::New => {
                return Err(Refusal::with_hint(
                    "new is where a ticket begins; nobody can put one back there",
                    format!("desk status open {}", self.id),
                ));
            }
            Status::Merged => {
                return Err(Refusal::with_hint(
                    "merged is what `desk merge` makes of a ticket, not a status to set",
                    format!("desk status solved {}", self.id),
                ));
            }
            _ => {}
        }
        if confirmed && to != Status::Open {
            return Err(Refusal::with_hint(
                "--confirmed says that the customer wants a solved ticket open again; it goes with open alone",
                format!("desk status open {} --confirmed", self.id),
            ));
        }
        if self.status == to {
            // Of one that came back it says: seen, and it stays as it is.
            return Ok(if self.woken_at.is_some() { self.taken_up() } else { vec![] });
        }
        if self.shut && confirmed {
            return Err(Refusal::with_hint(
                format!("ticket {} is {}: what was said by hand is taken back by hand", self.id, self.status),
                format!("desk status open {}", self.id),
            ));
        }
        if self.put_away.is_some() || self.shut {
            if to == Status::Open {
                return Ok(vec![What::Restored]);
            }
            return Err(Refusal::with_hint(
                match self.put_away {
                    Some(_) => {
                        format!(
                            "ticket {} was put away, and stands closed: it can only be opened again",
                            self.id
                        )
                    }
                    None => format!("ticket {} is {}: it can only be opened again", self.id, self.status),
                },
                format!("desk status open {}", self.id),
            ));
        }
        self.refuse_final("cannot change its status", &self.follow_up())?;
        Ok(vec![if confirmed { What::Confirmed } else { What::Status(to) }])
    }

    /// What takes it up that was put aside, or has come back from that.
    fn taken_up(&self) -> Vec<What> {
        match (self.snoozed_until, self.woken_at) {
            (None, None) => vec![],
            _ => vec![What::Snoozed(None)],
        }
    }

    /// How one goes on where time has closed a ticket.
    fn follow_up(&self) -> String {
        format!("desk new --follows {} --from ADDRESS --subject TEXT", self.id)
    }

    fn reply_facts(&self, message: MessageId, after: After, automatic: bool) -> Result<Vec<What>, Refusal> {
        self.refuse_final("takes no further answer", "desk new --outbound --from ADDRESS --subject TEXT")?;
        let to = match after {
            After::To(to) => Some(to),
            After::Usual | After::Keep => None,
        };
        let voice = match (automatic, after) {
            (true, _) => Voice::Machine,
            (false, After::Usual) => Voice::Person,
            (false, _) => Voice::PersonKeepingStatus,
        };
        let mut facts = vec![What::Replied(message, voice)];
        match to {
            Some(to @ (Status::New | Status::Spam | Status::Merged)) => {
                return Err(Refusal::with_hint(
                    format!("an answer cannot leave a ticket {to}"),
                    "--status solved, pending, open, hold or keep",
                ));
            }
            Some(to) if to != self.status => facts.push(What::Status(to)),
            _ => {}
        }
        Ok(facts)
    }

    fn forward_facts(&self, message: MessageId, agent: Option<AgentId>) -> Result<Vec<What>, Refusal> {
        self.refuse_final("cannot be forwarded", &format!("desk show {}", self.id))?;
        let voice = if agent.is_some() { Voice::PersonKeepingStatus } else { Voice::Machine };
        let mut facts = vec![What::Replied(message, voice), What::Role(message, Role::Other)];
        facts.extend((self.status != Status::Hold).then_some(What::Status(Status::Hold)));
        facts.extend(self.woken_at.map(|_| What::Snoozed(None)));
        Ok(facts)
    }

    /// The one message for whose sake the whole ticket can be put away.
    fn lone_message(&self) -> Result<MessageId, Refusal> {
        let Some(message) = self.unanswered else {
            return Err(Refusal::with_hint(
                format!("ticket {} has no customer message that waits for an answer", self.id),
                format!("desk show {}", self.id),
            ));
        };
        if !self.lone {
            return Err(Refusal::with_hint(
                format!(
                    "ticket {} still waits for its first response, and holds more than one message: an answer is owed",
                    self.id
                ),
                format!("desk reply {}", self.id),
            ));
        }
        match self.doubted.first() {
            Some(doubted) => Err(Refusal::with_hint(
                format!("ticket {} holds mail of somebody who takes no part in it: {doubted}", self.id),
                format!("desk accept {doubted}, or desk split {} {doubted}", self.id),
            )),
            None => Ok(message),
        }
    }

    fn refuse_final(&self, what: &str, instead: &str) -> Result<(), Refusal> {
        if let Some(into) = self.merged_into {
            return Err(Refusal::with_hint(
                format!("ticket {} was merged into {into} and {what}", self.id),
                format!("desk show {into}; desk unmerge {} takes it out again", self.id),
            ));
        }
        if self.put_away.is_some() {
            return Err(Refusal::with_hint(
                format!("ticket {} was put away and {what}", self.id),
                format!("desk status open {}", self.id),
            ));
        }
        if self.status.is_final() {
            let (id, status) = (self.id, self.status);
            return Err(match self.shut {
                true => Refusal::with_hint(
                    format!("ticket {id} is {status} and {what}"),
                    format!("desk status open {id}"),
                ),
                false => Refusal::with_hint(
                    format!("ticket {id} is {status} and {what}: what time has closed stays closed"),
                    instead,
                ),
            });
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
