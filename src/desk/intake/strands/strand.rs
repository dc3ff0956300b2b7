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

/// A mail, as far as it ties others together.
#[derive(Clone, Debug)]
pub struct Strand {
    /// The message.
    pub message: MessageId,
    /// Its own id, as ids are compared.
    pub id: String,
    /// The ids that it names, in the order of the ladder: the first is the one of the mail that it answers.
    pub answers: Vec<String>,
    /// It is in this ticket for another reason than whom it names, and stays there.
    pub pinned: Option<TicketId>,
    /// Who says what it says.
    pub says: Says,
    /// When it counts, and what orders mails of one second.
    pub at: (Moment, i64),
    /// The mailbox of its writer.
    pub writer: String,
    /// Those of everybody whom it names.
    pub named: Vec<String>,
    /// Those to which it was sent, but for ours, where it came by a list.
    pub lists: Vec<String>,
}

impl Strand {
    /// Which of several mails with one id counts, the least first (as `store::intake::variant` has it).
    pub(super) fn rank(&self) -> (bool, bool, (Moment, i64)) {
        (self.says != Says::Ours, self.says == Says::Nobody, self.at)
    }
}
