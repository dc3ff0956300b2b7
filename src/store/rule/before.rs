//! How tickets stood before an operation changed them, so that rules can be told what just became so.

use crate::desk::id::TicketId;
use crate::desk::ticket::Target;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::rule::stood::{After, Before};
use crate::store::{Store, Writer};

impl Store {
    /// The open promises of a ticket that are broken at an instant, each with when it was.
    pub fn missed(&self, ticket: TicketId, now: Moment) -> Result<Vec<(Target, Moment)>> {
        const MISSED: &str =
            "SELECT target, due_at FROM clock WHERE ticket = ? AND due_at < ? ORDER BY due_at";
        self.rows(MISSED, rusqlite::params![ticket, now], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// How a ticket stands by its row; nothing where it is hidden.
    pub fn stands(&self, ticket: TicketId) -> Result<Option<After>> {
        const ROW: &str = "SELECT status, assignee, solved_at, put_away IS NOT NULL FROM ticket WHERE id = ? AND hidden = 0";
        self.one(ROW, [ticket], |row| {
            Ok(After {
                status: row.get(0)?,
                assignee: row.get(1)?,
                solved_at: row.get(2)?,
                put_away: row.get(3)?,
            })
        })
    }
}

impl Writer<'_> {
    /// From now on keeps how tickets stood before they change.
    pub fn attend(&mut self) {
        self.before.get_or_insert_default();
    }

    /// How the tickets stood that changed since this was asked last.
    pub fn changed(&mut self) -> Vec<(TicketId, Before)> {
        self.before.as_mut().map(std::mem::take).into_iter().flatten().collect()
    }

    /// Keeps how a ticket stands that is about to be folded.
    pub(in crate::store) fn remember(&mut self, ticket: TicketId) -> Result<()> {
        if self.before.as_ref().is_none_or(|before| before.contains_key(&ticket)) {
            return Ok(());
        }
        let Some((status, assignee)) =
            self.store.one("SELECT status, assignee FROM ticket WHERE id = ?", [ticket], |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?
        else {
            return Ok(());
        };
        let missed = self.store.missed(ticket, self.now())?;
        if let Some(before) = &mut self.before {
            before.insert(ticket, Before { status, assignee, missed });
        }
        Ok(())
    }
}
