//! Events: added, read back, never changed. And the joining of tickets that turn out to be one.

use rusqlite::{Row, params};

use crate::desk::event::{Event, Recorded, What};
use crate::desk::id::{OperationId, TicketId};
use crate::error::Result;
use crate::store::types::{from_columns, to_columns};
use crate::store::{Store, Writer};

/// The columns of a fact with when it was learned, in the order that [`read`] wants.
pub(super) const COLUMNS: &str =
    "e.id, e.operation, e.ticket, o.recorded_at, e.at, e.kind, e.agent, e.object, e.word, e.backfill, e.tie";

/// Reads one fact; facts of kinds that this desk does not know are left out.
pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Option<Recorded>> {
    let word = row.get_ref(8)?.as_str_or_null()?;
    let Some(what) = from_columns(row.get_ref(5)?.as_str()?, row.get(7)?, word) else { return Ok(None) };
    Ok(Some(Recorded {
        id: row.get(0)?,
        operation: row.get(1)?,
        ticket: row.get(2)?,
        learned: row.get(3)?,
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
        Ok(self.rows(&own, [ticket], read)?.into_iter().flatten().collect())
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
            "INSERT INTO event (operation, ticket, at, kind, agent, object, word, backfill, tie)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            params![operation, ticket, event.at, kind, event.agent, object, word, event.backfill, event.tie],
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

    /// Works out anew which tickets are parts of others, after an operation that joined some was undone or redone.
    pub(super) fn revise_joins(&mut self, operation: OperationId) -> Result<()> {
        const JOINED: &str = "SELECT DISTINCT ticket FROM event WHERE operation = ? AND kind = 'joined'";
        let parts: Vec<TicketId> = self.store.rows(JOINED, [operation], |row| row.get(0))?;
        if parts.is_empty() {
            return Ok(());
        }
        // Everything that hangs together with the parts, as the record has it, undone joins included.
        const KIN: &str = "WITH RECURSIVE kin (id) AS (
                VALUES (?1)
                UNION SELECT e.object FROM event e JOIN kin ON e.ticket = kin.id WHERE e.kind = 'joined'
                UNION SELECT e.ticket FROM event e JOIN kin ON e.object = kin.id WHERE e.kind = 'joined')
            SELECT id FROM kin";
        let mut kin = std::collections::BTreeSet::new();
        for part in parts {
            if !kin.contains(&part) {
                kin.extend(self.store.rows(KIN, [part], |row| row.get::<_, TicketId>(0))?);
            }
        }
        const INTO: &str =
            "SELECT e.object FROM event e JOIN operation o ON o.id = e.operation AND o.undone = 0
            WHERE e.ticket = ? AND e.kind = 'joined' ORDER BY e.id DESC LIMIT 1";
        let mut into = std::collections::BTreeMap::new();
        for ticket in &kin {
            if let Some(whole) = self.store.one(INTO, [ticket], |row| row.get::<_, TicketId>(0))? {
                into.insert(*ticket, whole);
            }
        }
        for ticket in &kin {
            let mut root = *ticket;
            // A chain of joins is at most as long as there are joins.
            for _ in 0..into.len() {
                root = into.get(&root).copied().unwrap_or(root);
            }
            let joined = (root != *ticket).then_some(root);
            self.execute(
                "UPDATE ticket SET joined = ?, hidden = ? WHERE id = ?",
                params![joined, joined.is_some(), ticket],
            )?;
            // A message belongs where its ticket's facts count.
            self.execute(
                "UPDATE message SET ticket = ?1 WHERE id IN
                     (SELECT b.object FROM event b WHERE b.ticket = ?2 AND b.kind IN ('received', 'replied', 'noted')
                      AND NOT EXISTS (SELECT 1 FROM event l JOIN operation o ON o.id = l.operation AND o.undone = 0
                          WHERE l.ticket = b.ticket AND l.kind = 'left' AND l.object = b.object AND l.id > b.id))",
                params![root, ticket],
            )?;
        }
        for ticket in kin {
            self.forget_doubts(ticket)?;
            self.touch(ticket);
        }
        Ok(())
    }
}
