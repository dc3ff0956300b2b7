//! Whether the rows say what the record says: `desk verify`. Each part of it works out anew what is kept for speed, from the facts
//! alone, and tells every difference; what is derived can then be written down anew.

mod digest;
mod messages;
mod operations;
mod originals;
mod people;
mod record;
mod rows;
mod tickets;
mod words;

use crate::desk::id::{AddressId, MessageId, OperationId, TicketId};
use crate::error::Result;
use crate::store::{Store, Writer};

/// Something that the rows say otherwise than the record.
#[derive(Clone, PartialEq, Debug)]
pub struct Fault {
    /// What it is: table and column, as `ticket.status`.
    pub what: String,
    /// The ticket that it is about, where it is about one.
    pub ticket: Option<TicketId>,
    /// What stands there.
    pub found: String,
    /// What the record makes of it.
    pub expected: String,
    /// How it is mended.
    pub mend: Mend,
}

/// How a fault is mended. Facts and originals are never touched.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Mend {
    /// The operation is said anew to stand or not.
    Operation(OperationId),
    /// It is said anew of which tickets this one is a part, and where its messages are.
    Kin(TicketId),
    /// One of its words is written down anew.
    Message(MessageId),
    /// It is said anew whether it waits, was sent or taken back.
    Outgoing(i64),
    /// It is said anew what was decided about it.
    Held(i64),
    /// It is said anew whose addresses are, to whom that customer has a part.
    Holder(i64),
    /// The address is named anew, and its customer with it.
    Name(AddressId),
    /// It is said anew whether the customer comes first.
    Vip(i64),
    /// Work out anew what somebody has said of a customer.
    Said(i64),
    /// The ticket is folded anew.
    Fold(TicketId),
    /// The search is made anew from all messages.
    Words,
    /// It cannot be mended from what is here.
    Nothing,
}

impl Mend {
    /// What `desk verify` says of it.
    pub fn about(self) -> &'static str {
        match self {
            Mend::Nothing => "none: put back a backup",
            Mend::Words => "search made anew",
            Mend::Fold(_) => "ticket folded anew",
            _ => "written down anew",
        }
    }
}

impl Store {
    /// Everything that the rows say otherwise than the record. `deep`: also whether each original is the one that came, and
    /// what SQLite finds in its file.
    ///
    /// # Errors
    /// Where the file cannot be read at all.
    pub fn verify(&self, deep: bool) -> Result<Vec<Fault>> {
        let mut faults = Vec::new();
        {
            let _still = self.stand_still()?;
            let standing = self.operations_faults(&mut faults)?;
            let record = self.tickets_faults(&standing, &mut faults)?;
            self.messages_faults(&standing, &record, &mut faults)?;
            self.people_faults(&mut faults)?;
            self.rows_faults(&mut faults)?;
            if deep {
                self.originals_faults(&mut faults)?;
            }
        }
        self.words_faults(&mut faults)?;
        faults.sort_by_key(|fault| fault.ticket);
        Ok(faults)
    }
}

impl Writer<'_> {
    /// Mends what can be mended of these faults.
    pub fn mend(&mut self, faults: &[Fault]) -> Result<()> {
        self.operation()?;
        // Whether operations stand decides of all else, and where tickets and messages belong of how they fold.
        let mut ways: Vec<Mend> = faults.iter().map(|fault| fault.mend).collect();
        ways.sort_unstable();
        ways.dedup();
        for way in ways {
            match way {
                Mend::Operation(operation) => self.restate(operation)?,
                Mend::Kin(ticket) => self.settle_kin([ticket].into())?,
                Mend::Message(message) => self.mend_message(message)?,
                Mend::Outgoing(id) => self.revise_outgoing(id)?,
                Mend::Held(id) => self.revise_held(id)?,
                Mend::Holder(customer) => self.rehold(&[customer].into())?,
                Mend::Name(address) => self.revise_name(address)?,
                Mend::Vip(customer) => self.revise_vip(customer)?,
                Mend::Said(customer) => self.revise_said(customer)?,
                Mend::Fold(ticket) => self.touch(ticket),
                Mend::Words => self.mend_words()?,
                Mend::Nothing => {}
            }
        }
        self.fold()
    }
}

/// A fault in words.
fn fault(
    what: impl Into<String>,
    ticket: Option<TicketId>,
    found: impl ToString,
    expected: impl ToString,
    mend: Mend,
) -> Fault {
    Fault { what: what.into(), ticket, found: found.to_string(), expected: expected.to_string(), mend }
}
