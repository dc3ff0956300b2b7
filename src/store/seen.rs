//! What somebody saw of a ticket when they decided what to do, and whether that is still all there is.
//!
//! An act that was decided with a ticket before one's eyes says what stood there ([`crate::store::Operation::seen`]). It is asked once the
//! lock is had, so that no mail can come between the look and the act.

use crate::desk::id::{MessageId, TicketId};
use crate::error::{Error, Result};
use crate::store::Store;

/// The messages of a ticket, as far as somebody has seen them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Seen {
    /// The ticket.
    pub ticket: TicketId,
    /// How many messages stood there.
    pub messages: usize,
    /// The one that came last.
    pub newest: Option<MessageId>,
}

impl Seen {
    /// What somebody sees who is shown these messages of a ticket.
    pub fn of(ticket: TicketId, thread: impl Iterator<Item = MessageId>) -> Seen {
        let none = Seen { ticket, messages: 0, newest: None };
        thread.fold(none, |seen, id| Seen {
            messages: seen.messages + 1,
            newest: seen.newest.max(Some(id)),
            ..seen
        })
    }
}

impl Store {
    /// Refuses where something else stands in the ticket than was seen: what was decided then may not be meant now.
    ///
    /// # Errors
    /// Refused, with who wrote what came.
    pub fn still(&self, seen: &Seen) -> Result<()> {
        const STANDS: &str = "SELECT m.id, m.from_email FROM message m JOIN operation o ON o.id = m.operation
            AND o.undone = 0 WHERE m.ticket = ? ORDER BY m.id";
        let here: Vec<(MessageId, String)> =
            self.rows(STANDS, [seen.ticket], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let newest = here.last().map(|(id, _)| *id);
        if here.len() == seen.messages && newest == seen.newest {
            return Ok(());
        }
        let ticket = seen.ticket;
        let came: Vec<String> = here
            .iter()
            .filter(|(id, _)| Some(*id) > seen.newest)
            .map(|(id, from)| match from.as_str() {
                "" => id.to_string(),
                from => format!("{id} from {from}"),
            })
            .collect();
        Err(Error::refused(match came.as_slice() {
            [] => format!(
                "ticket {ticket} holds other messages than it did when it was shown; nothing was done"
            ),
            came => format!(
                "{} has come into ticket {ticket} since it was shown; nothing was done",
                came.join(", ")
            ),
        })
        .hint(format!("desk show {ticket}")))
    }
}
