//! Mail of people who take no part in their tickets, as far as somebody should be told of it.

use crate::desk::id::{MessageId, OperationId, TicketId};
use crate::error::Result;
use crate::store::{Store, Writer};

/// A mail that waits for somebody to accept it, or to split it off.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Doubted {
    /// The mail.
    pub message: MessageId,
    /// Where it lies.
    pub ticket: TicketId,
    /// Who wrote it.
    pub from: String,
    /// Its ticket takes nothing any more: it can only be split off.
    pub shut: bool,
}

const DOUBTED: &str = "SELECT m.id, m.ticket, m.from_email, t.status IN ('closed', 'spam', 'merged')
    FROM ticket t CROSS JOIN message m ON m.ticket = t.id
    JOIN operation o ON o.id = m.operation AND o.undone = 0
    WHERE t.doubted = 1 AND t.hidden = 0 AND m.trust = 'low'";

impl Store {
    /// All of them, oldest first.
    pub fn doubted(&self) -> Result<Vec<Doubted>> {
        self.rows(&format!("{DOUBTED} ORDER BY m.received_at, m.id"), [], read)
    }

    /// Those that `desk run` has not told of yet, and that are no history.
    pub fn doubted_untold(&self) -> Result<Vec<Doubted>> {
        let sql = format!(
            "{DOUBTED} AND NOT EXISTS (SELECT 1 FROM told d WHERE d.message = m.id) AND EXISTS (
                 SELECT 1 FROM event e WHERE e.kind = 'doubted' AND e.object = m.id AND e.backfill = 0
                     AND e.ticket IN (SELECT m.ticket UNION SELECT id FROM ticket WHERE joined = m.ticket))
             ORDER BY m.received_at, m.id"
        );
        self.rows(&sql, [], read)
    }

    /// Whether a message is one.
    pub fn is_doubted(&self, message: Option<MessageId>) -> Result<bool> {
        const LOW: &str = "SELECT 1 FROM message WHERE id = ? AND trust = 'low'";
        match message {
            Some(message) => Ok(self.one(LOW, [message], |_| Ok(()))?.is_some()),
            None => Ok(false),
        }
    }

    /// The Message-IDs of those that an operation brought.
    pub fn doubted_from(&self, operation: OperationId) -> Result<Vec<String>> {
        const THEIRS: &str = "SELECT message_id FROM message WHERE operation = ? AND trust = 'low'";
        self.rows(THEIRS, [operation], |row| row.get(0))
    }
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Doubted> {
    Ok(Doubted { message: row.get(0)?, ticket: row.get(1)?, from: row.get(2)?, shut: row.get(3)? })
}

impl Writer<'_> {
    /// The Message-IDs of those among what this operation has brought.
    pub fn doubted_here(&mut self) -> Result<Vec<String>> {
        let operation = self.operation()?;
        self.store.doubted_from(operation)
    }
}
