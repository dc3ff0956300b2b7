//! What is told beside a ticket: what else its customer has here, whether something hangs on its messages.

use std::collections::HashSet;

use crate::desk::id::TicketId;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::ticket::TicketRow;

impl Store {
    /// The other tickets of the same customer, by any of their addresses: those that are not done first, then those that changed
    /// last. At most so many, and how many there are in all.
    pub fn beside(&self, ticket: TicketId, now: Moment, most: usize) -> Result<(Vec<TicketRow>, usize)> {
        const BESIDE: &str = "SELECT o.id FROM ticket t JOIN address a ON a.id = t.address
            JOIN address b ON b.customer = a.customer JOIN ticket o ON o.address = b.id
            WHERE t.id = ?1 AND o.id <> ?1 AND o.hidden = 0 AND o.status <> 'merged'
            ORDER BY o.status IN ('new', 'open', 'pending', 'hold') DESC, o.updated_at DESC, o.id DESC";
        let mut ids: Vec<TicketId> = self.rows(BESIDE, [ticket], |row| row.get(0))?;
        let all = ids.len();
        ids.truncate(most);
        Ok((self.tickets(&ids, now, |row| row)?, all))
    }

    /// How many mails came into tickets that were spam already.
    pub fn mail_into_spam(&self) -> Result<i64> {
        const INTO: &str =
            "SELECT count(*) - count(DISTINCT m.ticket) FROM ticket t JOIN message m ON m.ticket = t.id
            JOIN operation o ON o.id = m.operation AND o.undone = 0
            WHERE t.status = 'spam' AND t.hidden = 0 AND m.direction = 'in'";
        Ok(self.one(INTO, [], |row| row.get(0))?.unwrap_or(0))
    }

    /// Those of these tickets on whose messages something hangs.
    pub fn with_attachments(&self, tickets: &[TicketId]) -> Result<HashSet<TicketId>> {
        let list = tickets.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        const HANGS: &str = "SELECT j.value FROM json_each(?) j WHERE EXISTS (
            SELECT 1 FROM message m JOIN attachment x ON x.message = m.id
            JOIN operation o ON o.id = m.operation AND o.undone = 0 WHERE m.ticket = j.value)";
        Ok(self.rows(HANGS, [format!("[{list}]")], |row| row.get(0))?.into_iter().collect())
    }
}
