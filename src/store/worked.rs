//! Time that was worked on tickets.

use std::collections::HashMap;

use rusqlite::params;

use crate::desk::change::Change;
use crate::desk::event::{Recorded, What};
use crate::desk::id::{AgentId, EntryId, TicketId};
use crate::desk::time::Moment;
use crate::desk::worked::Entry;
use crate::error::Result;
use crate::store::{Store, Writer};

/// An entry, as lists show it.
#[derive(Clone, Debug)]
pub struct Worked {
    /// The ticket that was worked on.
    pub ticket: TicketId,
    /// How long; below zero where it corrects.
    pub minutes: i64,
    /// The name of who worked.
    pub worker: String,
    /// On which day: at its noon, where no instant is known.
    pub worked_at: Moment,
    /// On what.
    pub text: Option<String>,
}

impl Store {
    /// Every row, of undone operations too.
    pub(super) fn entries(&self) -> Result<HashMap<EntryId, Entry>> {
        let rows = self.rows("SELECT id, minutes, worker FROM time_entry", [], |row| {
            Ok((row.get(0)?, Entry { minutes: row.get(1)?, worker: row.get(2)? }))
        })?;
        Ok(rows.into_iter().collect())
    }

    /// The tickets on which time was ever written down, undone or not, by their numbers.
    pub fn tickets_with_time(&self) -> Result<Vec<TicketId>> {
        const THOSE: &str =
            "SELECT DISTINCT coalesce(t.joined, t.id) FROM time_entry s JOIN ticket t ON t.id = s.ticket
            ORDER BY 1";
        self.rows(THOSE, [], |row| row.get(0))
    }

    /// The time worked on a ticket, as it stands, in the order of the days.
    pub fn worked(&self, ticket: TicketId) -> Result<Vec<Worked>> {
        const ANY: &str = "SELECT 1 FROM time_entry WHERE ticket = ?1
            UNION ALL SELECT 1 FROM ticket part JOIN time_entry s ON s.ticket = part.id WHERE part.joined = ?1 LIMIT 1";
        // Most tickets have none, and their facts need not be read to know it.
        if self.one(ANY, [ticket], |_| Ok(()))?.is_none() {
            return Ok(Vec::new());
        }
        let mut facts = self.facts_of(ticket)?;
        facts.sort_by_key(Recorded::order);
        let mut worked = Vec::new();
        for fact in facts {
            if let What::Timed(entry) = fact.event.what {
                worked.extend(self.entry(ticket, entry, fact.event.at)?);
            }
        }
        Ok(worked)
    }

    pub(super) fn entry(&self, ticket: TicketId, entry: EntryId, at: Moment) -> Result<Option<Worked>> {
        const ENTRY: &str =
            "SELECT e.minutes, g.name, e.text FROM time_entry e JOIN agent g ON g.id = e.worker
            WHERE e.id = ?";
        self.one(ENTRY, [entry], |row| {
            Ok(Worked { ticket, minutes: row.get(0)?, worker: row.get(1)?, worked_at: at, text: row.get(2)? })
        })
    }
}

impl Writer<'_> {
    /// Writes down that somebody worked on a ticket. It counts at `at`. Gives the entry.
    pub fn add_time(
        &mut self,
        ticket: TicketId,
        worker: AgentId,
        minutes: i64,
        text: Option<&str>,
        at: Moment,
    ) -> Result<Option<Worked>> {
        let operation = self.operation()?;
        let entry = EntryId(self.insert(
            "INSERT INTO time_entry (operation, ticket, minutes, worker, text) VALUES (?, ?, ?, ?, ?)",
            params![operation, ticket, minutes, worker, text],
        )?);
        self.change_at(ticket, &Change::Time(entry), at)?;
        self.store.entry(ticket, entry, at)
    }
}
