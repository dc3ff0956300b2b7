//! What happened that rules are told of when it does, read again.

use rusqlite::params;

use crate::desk::id::{MessageId, OperationId, TicketId};
use crate::desk::message::Kind;
use crate::desk::settings::Trigger;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;

/// One event that is past.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Past {
    /// What it was for rules.
    pub triggers: Vec<Trigger>,
    /// Of which ticket.
    pub ticket: TicketId,
    /// The message that came, where one did.
    pub message: Option<MessageId>,
    /// Who or what wrote it.
    pub kind: Option<Kind>,
    /// When it counts.
    pub at: Moment,
    /// The operation that brought it.
    pub operation: OperationId,
}

impl Store {
    /// Messages of customers, solves, assignments and broken promises since then that stand, in the order in which they count.
    pub fn past_events(&self, since: Moment, now: Moment) -> Result<Vec<Past>> {
        const CAME: &str = "SELECT m.id, m.ticket, m.kind, min(e.at), m.operation,
                NOT EXISTS (SELECT 1 FROM message x JOIN operation y ON y.id = x.operation AND y.undone = 0
                    WHERE x.ticket = m.ticket AND (x.received_at, x.id) < (m.received_at, m.id))
            FROM event e JOIN message m ON m.id = e.object AND m.operation = e.operation
            JOIN operation o ON o.id = m.operation AND o.undone = 0 JOIN ticket t ON t.id = m.ticket
            WHERE e.kind = 'received' AND e.at BETWEEN ?1 AND ?2 AND e.backfill = 0 AND e.rule IS NULL
                AND m.direction = 'in' AND m.variant_of IS NULL AND m.role = 'customer' AND m.trust = 'full'
                AND t.hidden = 0 AND t.status NOT IN ('spam', 'merged') AND t.put_away IS NOT 'muted'
            GROUP BY m.id";
        let mut past = self.rows(CAME, params![since, now], |row| {
            let mut triggers = vec![Trigger::Message];
            triggers.extend(row.get::<_, bool>(5)?.then_some(Trigger::Ticket));
            Ok(Past {
                triggers,
                message: Some(row.get(0)?),
                ticket: row.get(1)?,
                kind: Some(row.get(2)?),
                at: row.get(3)?,
                operation: row.get(4)?,
            })
        })?;
        past.retain(|one| {
            one.message.is_some_and(|message| !self.is_doubted(Some(message)).unwrap_or(false))
        });
        const BECAME: &str = "SELECT coalesce(t.joined, t.id), e.at, e.operation, e.kind = 'assigned' FROM event e
            JOIN operation o ON o.id = e.operation AND o.undone = 0 JOIN ticket t ON t.id = e.ticket
            WHERE e.at BETWEEN ?1 AND ?2 AND e.backfill = 0 AND e.rule IS NULL
                AND (e.kind = 'status' AND e.word = 'solved' OR e.kind = 'assigned' AND e.object IS NOT NULL)";
        past.extend(self.rows(BECAME, params![since, now], |row| {
            let trigger = if row.get(3)? { Trigger::Assigned } else { Trigger::Solved };
            Ok(Past {
                triggers: vec![trigger],
                message: None,
                kind: None,
                ticket: row.get(0)?,
                at: row.get(1)?,
                operation: row.get(2)?,
            })
        })?);
        past.sort_by_key(|one| (one.at, one.operation, one.message));
        Ok(past)
    }

    /// When facts of tickets count that are shown, ticket by ticket.
    pub fn instants_of_facts(&self) -> Result<Vec<(TicketId, Moment)>> {
        const FACTS: &str = "SELECT DISTINCT coalesce(t.joined, t.id), e.at FROM event e
            JOIN operation o ON o.id = e.operation AND o.undone = 0 JOIN ticket t ON t.id = e.ticket
            WHERE e.rule IS NULL ORDER BY 1, 2";
        self.rows(FACTS, [], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// The rules that have ever acted.
    pub fn rule_names(&self) -> Result<Vec<String>> {
        self.rows("SELECT name FROM rule ORDER BY name", [], |row| row.get(0))
    }
}
