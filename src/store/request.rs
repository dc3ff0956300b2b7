//! Requests of customers for the state of their tickets: who may ask, and which were answered.

use rusqlite::params;

use crate::desk::id::{MessageId, TicketId};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::recipients::Recipients;
use crate::store::{Store, Writer};

impl Store {
    /// The ticket of a mail of ours with this id, to whom it went, and its subject.
    pub fn sent_to(&self, message_id: &str) -> Result<Option<(TicketId, Vec<String>, String)>> {
        const FIND: &str = "SELECT m.ticket, m.recipients, m.subject FROM message m
            JOIN operation o ON o.id = m.operation AND o.undone = 0
            WHERE m.message_id = ? AND m.direction = 'out'";
        let found =
            self.one(FIND, [message_id], |row| Ok((row.get(0)?, row.get::<_, String>(1)?, row.get(2)?)))?;
        Ok(found.map(|(ticket, recipients, subject)| {
            let recipients: Recipients = serde_json::from_str(&recipients).unwrap_or_default();
            let to = recipients.to.into_iter().chain(recipients.cc).map(|mailbox| mailbox.email);
            (ticket, to.collect(), subject)
        }))
    }

    /// How many requests of a customer, by any address of theirs, were answered since then.
    pub fn requests_answered(&self, email: &str, since: Moment) -> Result<i64> {
        const COUNT: &str = "SELECT count(DISTINCT m.id) FROM address a JOIN address other ON other.customer = a.customer
            JOIN message b ON b.address = other.id AND b.direction = 'out' AND b.kind = 'auto_reply' AND b.received_at > ?2
            JOIN operation o ON o.id = b.operation AND o.undone = 0
            JOIN message m ON m.ticket = b.ticket AND m.kind = 'status'
            JOIN reference r ON r.name = m.message_id AND r.message = b.id
            WHERE a.email = ?1";
        Ok(self.one(COUNT, params![email.to_lowercase(), since], |row| row.get(0))?.unwrap_or(0))
    }

    /// The tickets of a customer, by any address of theirs, on which something is still to be done, the oldest first.
    pub fn open_tickets_of(&self, email: &str) -> Result<Vec<TicketId>> {
        const OPEN: &str = "SELECT t.id FROM address a JOIN address other ON other.customer = a.customer
            JOIN ticket t ON t.address = other.id AND t.hidden = 0
            WHERE a.email = ?1 AND t.status IN ('new', 'open', 'pending', 'hold') ORDER BY t.id";
        self.rows(OPEN, [email.to_lowercase()], |row| row.get(0))
    }
}

impl Writer<'_> {
    /// The requests that this operation took in and nothing has answered, in the order in which they count.
    pub fn unanswered_requests(&self) -> Result<Vec<MessageId>> {
        const ASKED: &str = "SELECT m.id FROM message m WHERE m.operation = ? AND m.kind = 'status'
            AND NOT EXISTS (SELECT 1 FROM reference r JOIN message a ON a.id = r.message AND a.direction = 'out'
                AND a.kind = 'auto_reply' WHERE r.name = m.message_id)
            ORDER BY m.received_at, m.id";
        let Some(operation) = self.recorded else { return Ok(Vec::new()) };
        self.store.rows(ASKED, [operation], |row| row.get(0))
    }
}
