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

/// Where they are: reached by the few tickets that hold one.
macro_rules! of_doubted {
    () => {
        "FROM ticket t CROSS JOIN message m ON m.ticket = t.id JOIN operation o ON o.id = m.operation AND o.undone = 0
        WHERE t.doubted = 1 AND t.hidden = 0 AND m.trust = 'low'"
    };
}
const WHERE: &str = of_doubted!();
const DOUBTED: &str =
    concat!("SELECT m.id, m.ticket, m.from_email, t.status IN ('closed', 'spam', 'merged') ", of_doubted!());

impl Store {
    /// How many tickets hold one. What is asked by each `desk list` reads no rows.
    pub fn doubted_tickets(&self) -> Result<usize> {
        self.count_doubted("DISTINCT m.ticket")
    }

    /// The one to decide about first, that of this ticket or else the oldest; and how many there are beside it.
    pub fn doubted_first(&self, ticket: Option<TicketId>) -> Result<Option<(Doubted, usize)>> {
        let sql = format!("{DOUBTED} ORDER BY m.ticket IS ?1 DESC, m.received_at, m.id LIMIT 1");
        let Some(first) = self.one(&sql, [ticket], read)? else { return Ok(None) };
        Ok(Some((first, self.count_doubted("*")?.saturating_sub(1))))
    }

    fn count_doubted(&self, what: &str) -> Result<usize> {
        let count = self.one(&format!("SELECT count({what}) {WHERE}"), [], |row| row.get::<_, u32>(0))?;
        Ok(count.unwrap_or_default() as usize)
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

    /// Those that an operation brought, in the order in which they came.
    fn doubted_from(&self, operation: OperationId) -> Result<Vec<Doubted>> {
        const THEIRS: &str = "SELECT m.id, m.ticket, m.from_email, t.status IN ('closed', 'spam', 'merged')
            FROM message m JOIN ticket t ON t.id = m.ticket WHERE m.operation = ? AND m.trust = 'low' ORDER BY m.id";
        self.rows(THEIRS, [operation], read)
    }
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Doubted> {
    Ok(Doubted { message: row.get(0)?, ticket: row.get(1)?, from: row.get(2)?, shut: row.get(3)? })
}

impl Writer<'_> {
    /// Those among what this operation has brought.
    pub fn doubted_here(&mut self) -> Result<Vec<Doubted>> {
        let operation = self.operation()?;
        self.store.doubted_from(operation)
    }
}
