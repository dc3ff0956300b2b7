//! A mail as far as it ties others together.

use crate::desk::id::{MessageId, TicketId};
use crate::desk::message::{Direction, Kind, Trust};
use crate::desk::time::Moment;

/// Who says something by a mail.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Says {
    /// One of us, proved: we take part in every ticket.
    Ours,
    /// A person.
    Person,
    /// Nobody who could be heard: a machine, or somebody who claims to be us.
    Nobody,
}

impl Says {
    /// Who says something by a mail of this kind.
    pub fn of(direction: Direction, kind: Kind, trust: Trust) -> Says {
        match direction {
            Direction::Out => Says::Ours,
            Direction::In if kind.is_contact() && trust != Trust::Unproved => Says::Person,
            _ => Says::Nobody,
        }
    }
}

/// A mail, as far as it ties others together. Mailboxes stand in it as `address::base` has them, and ours in none of its lists:
/// that two mails name us shows nothing.
#[derive(Clone, Debug)]
pub struct Strand {
    /// The message.
    pub message: MessageId,
    /// The id with which it came, as ids are compared; other mails may have come with it too.
    pub id: String,
    /// What mails of one id have in common that are versions of one mail (see [`super::super::likeness`]).
    pub likeness: String,
    /// It was written here: nothing else of its id counts in its place.
    pub typed: bool,
    /// The ids that it names, in the order of the ladder: the first is the one of the mail that it answers.
    pub answers: Vec<String>,
    /// It is in this ticket for another reason than whom it names, and stays there.
    pub pinned: Option<TicketId>,
    /// Who says what it says.
    pub says: Says,
    /// When it came, as far as that is told of it everywhere, and what orders mails of one second.
    pub at: (Moment, i64),
    /// The mailbox of its writer; empty where that is one of ours, or nobody.
    pub writer: String,
    /// Those of everybody whom it names, `To` first.
    pub named: Vec<String>,
    /// Those of them who can be seen by each other: `To` and `Cc`.
    pub seen_by_all: Vec<String>,
    /// Those whom `Bcc` names, who cannot.
    pub blind: Vec<String>,
    /// The list by which it came, by its id and by all to whom it was sent; nothing where it came by none.
    pub lists: Vec<String>,
}

impl Strand {
    /// Which of several mails with one id counts, the least first (as `store::intake::variant` has it).
    pub(super) fn rank(&self) -> (bool, bool, bool, (Moment, i64)) {
        (!self.typed, self.says != Says::Ours, self.says == Says::Nobody, self.at)
    }

    /// Its writer, if anybody.
    pub(super) fn somebody(&self) -> Option<&str> {
        Some(self.writer.as_str()).filter(|writer| !writer.is_empty())
    }

    /// Whether its writer is that mailbox, or it names it.
    pub fn mentions(&self, mailbox: &str) -> bool {
        !mailbox.is_empty() && (self.writer == mailbox || self.named.iter().any(|named| named == mailbox))
    }
}
