//! What an operation brought of which rules are told: messages of customers that came, and whether tickets began with them.

use rusqlite::params;

use crate::desk::fold::first_message;
use crate::desk::id::{MessageId, TicketId};
use crate::desk::message::Kind;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::{Store, Writer};

/// A message of a customer that came in this operation.
#[derive(Clone, Debug)]
pub struct Brought {
    /// The message.
    pub message: MessageId,
    /// Its ticket.
    pub ticket: TicketId,
    /// Who or what wrote it.
    pub kind: Kind,
    /// When it counts.
    pub at: Moment,
    /// Whether the ticket began with it.
    pub begins: bool,
}

impl Store {
    /// The last message of a customer in a ticket, of those that rules are told of when they come.
    pub fn brought_last(&self, ticket: TicketId) -> Result<Option<Brought>> {
        const LAST: &str = "SELECT m.id, m.ticket, m.kind, m.received_at FROM message m
            JOIN operation o ON o.id = m.operation AND o.undone = 0
            WHERE m.ticket = ? AND m.direction = 'in' AND m.variant_of IS NULL AND m.role = 'customer' AND m.trust = 'full'
            ORDER BY m.received_at DESC, m.id DESC LIMIT 1";
        let last = self.one(LAST, [ticket], |row| {
            let (message, ticket) = (row.get(0)?, row.get(1)?);
            Ok(Brought { message, ticket, kind: row.get(2)?, at: row.get(3)?, begins: false })
        })?;
        let Some(last) = last else { return Ok(None) };
        let begins = first_message(&self.facts_of(ticket)?) == Some(last.message);
        Ok(Some(Brought { begins, ..last }))
    }
}

impl Writer<'_> {
    /// Whether this operation brought history of a ticket: mail from before the desk.
    pub fn brought_history(&mut self, ticket: TicketId) -> Result<bool> {
        const HISTORY: &str = "SELECT 1 FROM event e WHERE e.operation = ?1 AND e.backfill = 1
            AND (e.ticket = ?2 OR e.ticket IN (SELECT id FROM ticket WHERE joined = ?2)) LIMIT 1";
        let operation = self.operation()?;
        Ok(self.store.one(HISTORY, params![operation, ticket], |_| Ok(()))?.is_some())
    }

    /// The messages of customers that this operation brought since it was asked last, in the order in which they count. Neither
    /// history nor ours, nobody who takes no part, nothing muted, and no other version of a message that is there. `begun`: whether
    /// anybody asks if tickets began with them.
    pub fn brought(&mut self, begun: bool) -> Result<Vec<Brought>> {
        let (operation, told) = (self.operation()?, self.told);
        const LAST: &str = "SELECT coalesce(max(id), 0) FROM event WHERE operation = ?";
        self.told = self.store.one(LAST, [operation], |row| row.get(0))?.unwrap_or(0);
        const BROUGHT: &str = "SELECT m.id, m.ticket, m.kind, e.at FROM event e
            JOIN message m ON m.id = e.object AND m.operation = e.operation
            JOIN ticket t ON t.id = m.ticket
            WHERE e.operation = ?1 AND e.id > ?2 AND e.kind = 'received' AND e.backfill = 0 AND e.rule IS NULL
                AND m.direction = 'in' AND m.variant_of IS NULL AND m.role = 'customer' AND m.trust = 'full'
                AND t.hidden = 0 AND t.status NOT IN ('spam', 'merged') AND t.put_away IS NOT 'muted'
            GROUP BY m.id ORDER BY e.at, e.tie, e.id";
        let mut brought: Vec<Brought> = self.store.rows(BROUGHT, params![operation, told], |row| {
            Ok(Brought {
                message: row.get(0)?,
                ticket: row.get(1)?,
                kind: row.get(2)?,
                at: row.get(3)?,
                begins: false,
            })
        })?;
        for one in brought.iter_mut().filter(|_| begun) {
            one.begins = self.begins(one.ticket, one.message, told)?;
        }
        Ok(brought)
    }

    /// Whether a ticket began with this message, in this operation and since then.
    fn begins(&mut self, ticket: TicketId, message: MessageId, since: i64) -> Result<bool> {
        let operation = self.operation()?;
        const BEFORE: &str = "SELECT 1 FROM event e JOIN operation o ON o.id = e.operation AND o.undone = 0
            WHERE e.kind = 'opened' AND (e.operation <> ?1 OR e.id <= ?2)
                AND (e.ticket = ?3 OR e.ticket IN (SELECT id FROM ticket WHERE joined = ?3)) LIMIT 1";
        if self.store.one(BEFORE, params![operation, since, ticket], |_| Ok(()))?.is_some() {
            return Ok(false);
        }
        let facts = self.store.facts_of(ticket)?;
        Ok(first_message(&facts) == Some(message))
    }
}
