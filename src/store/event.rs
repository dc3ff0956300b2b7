//! Events: added, read back, never changed. And the joining of tickets that turn out to be one.

use rusqlite::{Row, params};

use crate::desk::event::{Event, Recorded, What};
use crate::desk::fold::in_force;
use crate::desk::id::TicketId;
use crate::error::Result;
use crate::store::types::{from_columns, to_columns};
use crate::store::{Store, Writer};

/// The columns of a fact with when it was learned, in the order that [`read`] wants.
pub(super) const COLUMNS: &str = "e.id, e.operation, e.ticket, o.recorded_at, e.at, e.kind, e.agent, e.object, e.word, e.backfill, e.tie, e.rule";

/// Reads one fact; facts of kinds that this desk does not know are left out.
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Option<Recorded>> {
    let word = row.get_ref(8)?.as_str_or_null()?;
    let Some(what) = from_columns(row.get_ref(5)?.as_str()?, row.get(7)?, word) else { return Ok(None) };
    Ok(Some(Recorded {
        id: row.get(0)?,
        operation: row.get(1)?,
        ticket: row.get(2)?,
        learned: row.get(3)?,
        rule: row.get(11)?,
        event: Event { at: row.get(4)?, what, agent: row.get(6)?, backfill: row.get(9)?, tie: row.get(10)? },
    }))
}

impl Store {
    /// The facts of a ticket that stand, with those of the tickets that became part of it.
    pub fn facts_of(&self, ticket: TicketId) -> Result<Vec<Recorded>> {
        // Two plain look-ups rather than `IN`, which would build a table of its own for each ticket.
        let own = format!(
            "SELECT {COLUMNS} FROM event e JOIN operation o ON o.id = e.operation AND o.undone = 0
             WHERE e.ticket = ?1
             UNION ALL
             SELECT {COLUMNS} FROM ticket part JOIN event e ON e.ticket = part.id
             JOIN operation o ON o.id = e.operation AND o.undone = 0
             WHERE part.joined = ?1"
        );
        Ok(in_force(self.rows(&own, [ticket], read)?.into_iter().flatten().collect()))
    }

    /// The ticket that this one is part of: itself, as a rule.
    pub fn root_of(&self, ticket: TicketId) -> Result<TicketId> {
        let root =
            self.one("SELECT coalesce(joined, id) FROM ticket WHERE id = ?", [ticket], |row| row.get(0))?;
        Ok(root.unwrap_or(ticket))
    }
}

impl Writer<'_> {
    /// Adds a fact to a ticket, which will be folded anew before the operation ends.
    pub fn append(&mut self, ticket: TicketId, event: &Event) -> Result<()> {
        self.record(ticket, event)?;
        self.touch(ticket);
        Ok(())
    }

    /// Adds a fact to a ticket that is being folded.
    pub(super) fn record(&mut self, ticket: TicketId, event: &Event) -> Result<()> {
        let operation = self.operation()?;
        let (kind, object, word) = to_columns(&event.what);
        self.execute(
            "INSERT INTO event (operation, ticket, at, kind, agent, object, word, backfill, tie, rule)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            params![
                operation,
                ticket,
                event.at,
                kind,
                event.agent,
                object,
                word,
                event.backfill,
                event.tie,
                self.rule
            ],
        )
        .map(|_| ())
    }

    /// Has a ticket, or the one that it became a part of, folded anew before the operation ends.
    pub fn touch(&mut self, ticket: TicketId) {
        self.touched.insert(ticket);
    }

    /// Makes `part` a part of `whole`: its facts and messages count there from now on.
    pub fn join(&mut self, part: TicketId, whole: TicketId) -> Result<()> {
        let event = Event::typed(What::Joined(whole), self.now(), None);
        self.append(part, &event)?;
        self.execute(
            "UPDATE ticket SET joined = ?1, hidden = 1 WHERE id = ?2 OR joined = ?2",
            [whole, part],
        )?;
        self.execute("UPDATE message SET ticket = ?1 WHERE ticket = ?2", [whole, part])?;
        self.touch(whole);
        Ok(())
    }
}
