//! What an export asks: which messages, and the little that an envelope says. Their bytes are read one by one, with
//! [`Store::original`].

use rusqlite::Transaction;

use crate::desk::id::{MessageId, TicketId};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::query::{Fragment, TICKETS};

/// A message of a chosen ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Where it belongs.
    pub ticket: TicketId,
    /// Its number.
    pub message: MessageId,
    /// The size of its original in bytes, where it came or left as a mail; `None` for what was typed here, and for
    /// answers that have not left the outbox (or never will).
    pub mail: Option<i64>,
}

/// While this lives, the store shows the desk as it was, whatever others write meanwhile.
pub struct StandingStill<'s> {
    _reading: Transaction<'s>,
}

impl Store {
    /// Holds the view of the desk still, for a reader who asks many times.
    ///
    /// # Errors
    /// As any reading; also within a write.
    pub fn stand_still(&self) -> Result<StandingStill<'_>> {
        let reading = self.connection.unchecked_transaction().map_err(|error| self.explain(error))?;
        Ok(StandingStill { _reading: reading })
    }

    /// Whether these very bytes are kept, whatever became of the mail since.
    pub fn keeps(&self, sha256: &[u8; 32]) -> Result<bool> {
        Ok(self.one("SELECT 1 FROM original WHERE sha256 = ?", [sha256], |_| Ok(()))?.is_some())
    }

    /// The messages of the tickets that a condition chooses, oldest first. A few words for each, so that there may be
    /// very many.
    pub fn messages_of(&self, chosen: &Fragment) -> Result<Vec<Chosen>> {
        let sql = format!(
            "SELECT m.ticket, m.id, CASE WHEN EXISTS
                 (SELECT 1 FROM outbox w WHERE w.message = m.id AND w.state NOT IN ('sent', 'bounced')) THEN NULL ELSE b.size END
             FROM message m JOIN operation o ON o.id = m.operation AND o.undone = 0 AND m.delivery IS NOT 'draft'
             LEFT JOIN original b ON b.id = m.original
             WHERE m.ticket IN (SELECT t.id FROM {TICKETS} WHERE t.hidden = 0 AND ({})) ORDER BY m.received_at, m.id",
            chosen.sql
        );
        self.rows(&sql, rusqlite::params_from_iter(chosen.values.iter().cloned()), |row| {
            Ok(Chosen { ticket: row.get(0)?, message: row.get(1)?, mail: row.get(2)? })
        })
    }

    /// Who wrote a message, as an address, and when it counts.
    pub fn envelope(&self, message: MessageId) -> Result<(String, Moment)> {
        const ENVELOPE: &str = "SELECT from_email, received_at FROM message WHERE id = ?";
        match self.one(ENVELOPE, [message], |row| Ok((row.get(0)?, row.get(1)?)))? {
            Some(envelope) => Ok(envelope),
            None => self.message(message).map(|row| (row.from.email, row.received_at)),
        }
    }
}
