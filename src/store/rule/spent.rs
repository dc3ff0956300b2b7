//! How often a rule has sent something, for `max`.

use rusqlite::params;

use crate::desk::id::{RuleId, TicketId};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;

/// Over what sendings are counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Over {
    /// To the customer of this ticket, in any ticket of theirs.
    Customer(TicketId),
    /// In this ticket.
    Ticket(TicketId),
    /// By the rule at all.
    All,
}

impl Store {
    /// How often a rule has sent something since then: firings one of whose actions at these places was done, of operations that stand
    /// or of which mail has left: that is not undone.
    pub fn sent_by_rule(
        &self,
        rule: RuleId,
        over: Over,
        since: Option<Moment>,
        places: &[usize],
    ) -> Result<i64> {
        let places = serde_json::to_string(places).unwrap_or_default();
        let (scope, ticket) = match over {
            Over::All => ("1", None),
            Over::Ticket(ticket) => ("coalesce(t.joined, t.id) = ?4", Some(ticket)),
            Over::Customer(ticket) => (
                "a.customer = (SELECT b.customer FROM ticket u JOIN address b ON b.id = u.address WHERE u.id = ?4)",
                Some(ticket),
            ),
        };
        let sql = format!(
            "SELECT count(*) FROM firing f JOIN operation o ON o.id = f.operation AND (o.undone = 0 OR EXISTS (
                 SELECT 1 FROM message m JOIN outbox_mail l ON l.message = m.id JOIN outbox b ON b.id = l.outbox
                 WHERE m.operation = o.id AND m.kind = 'auto_reply' AND b.state IN ('sent', 'bounced')))
             JOIN ticket t ON t.id = f.ticket LEFT JOIN address a ON a.id = t.address
             WHERE f.rule = ?1 AND (?2 IS NULL OR o.recorded_at > ?2) AND {scope} AND EXISTS (
                 SELECT 1 FROM firing_act c WHERE c.firing = f.id AND c.outcome = 'done'
                     AND c.place IN (SELECT value FROM json_each(?3))){}",
            if ticket.is_none() { " AND ?4 IS NULL" } else { "" }
        );
        let count = self.one(&sql, params![rule, since, places, ticket], |row| row.get(0))?;
        Ok(count.unwrap_or(0))
    }
}
