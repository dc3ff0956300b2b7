//! What is kept of the outbox, of quarantine and of surveys, against the steps and facts that tell of them; and what names what.

use rusqlite::params;

use super::{Fault, Mend, fault};
use crate::desk::id::TicketId;
use crate::error::Result;
use crate::store::Store;

impl Store {
    pub(super) fn rows_faults(&self, faults: &mut Vec<Fault>) -> Result<()> {
        self.outbox_faults(faults)?;
        self.quarantine_faults(faults)?;
        self.entries_faults(faults)?;
        self.dangling(faults)
    }

    fn outbox_faults(&self, faults: &mut Vec<Fault>) -> Result<()> {
        const KEPT: &str = "SELECT b.id, b.state, b.attempts, b.last_error, m.delivery, m.ticket
            FROM outbox b JOIN operation o ON o.id = b.operation AND o.undone = 0 JOIN message m ON m.id = b.message
            ORDER BY b.id";
        let kept = self.rows(KEPT, [], |row| {
            let row_of = (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?);
            Ok((row.get::<_, i64>(0)?, row_of, row.get::<_, TicketId>(5)?))
        })?;
        for (id, found, ticket) in kept {
            let (state, attempts, error, delivery): (String, i64, Option<String>, Option<String>) = found;
            let came = self.outcome(id)?;
            let none = || "-".to_owned();
            let columns = [
                ("outbox.state", state, came.state.word().to_owned()),
                ("outbox.attempts", attempts.to_string(), came.attempts.to_string()),
                ("outbox.last_error", error.unwrap_or_else(none), came.last_error.unwrap_or_else(none)),
                ("message.delivery", delivery.unwrap_or_else(none), came.delivery.word().to_owned()),
            ];
            for (what, found, expected) in
                columns.into_iter().filter(|(_, found, expected)| found != expected)
            {
                faults.push(fault(
                    what,
                    Some(ticket),
                    format!("o{id}: {found}"),
                    expected,
                    Mend::Outgoing(id),
                ));
            }
        }
        Ok(())
    }

    fn quarantine_faults(&self, faults: &mut Vec<Fault>) -> Result<()> {
        const KEPT: &str = "SELECT id, state, wanted FROM (SELECT q.id, q.state, coalesce((SELECT s.step FROM quarantine_step s
                JOIN operation o ON o.id = s.operation AND o.undone = 0
                WHERE s.quarantine = q.id ORDER BY s.id DESC LIMIT 1), 'held') AS wanted FROM quarantine q)
            WHERE state != wanted";
        self.each(KEPT, [], |row| {
            let (id, found, wanted): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let found = format!("q{id}: {found}");
            faults.push(fault("quarantine.state", None, found, wanted, Mend::Held(id)));
            Ok(())
        })
    }

    /// Surveys and worked time are told of by facts of the same operation, and those by them.
    fn entries_faults(&self, faults: &mut Vec<Fault>) -> Result<()> {
        for (table, kinds) in [("survey", "'asked', 'scored'"), ("time_entry", "'timed'")] {
            let untold = format!(
                "SELECT s.id, s.ticket FROM {table} s WHERE NOT EXISTS (SELECT 1 FROM event e
                 WHERE e.operation = s.operation AND e.kind IN ({kinds}) AND e.object = s.id AND e.ticket = s.ticket)"
            );
            self.each(&untold, [], |row| {
                let found = format!("{table} {}", row.get::<_, i64>(0)?);
                let what = format!("{table}.ticket");
                faults.push(fault(what, row.get(1)?, found, "a fact that tells of it", Mend::Nothing));
                Ok(())
            })?;
            let empty = format!(
                "SELECT e.id, e.ticket FROM event e WHERE e.kind IN ({kinds})
                 AND NOT EXISTS (SELECT 1 FROM {table} s WHERE s.id = e.object)"
            );
            self.each(&empty, [], |row| {
                let found = format!("fact {}", row.get::<_, i64>(0)?);
                faults.push(fault(table, row.get(1)?, found, "the row of which it tells", Mend::Nothing));
                Ok(())
            })?;
        }
        Ok(())
    }

    /// Rows that name others which are not there.
    fn dangling(&self, faults: &mut Vec<Fault>) -> Result<()> {
        const NAMES: &str = "SELECT \"table\", rowid, parent FROM pragma_foreign_key_check";
        self.each(NAMES, params![], |row| {
            let (table, row_id, parent): (String, Option<i64>, String) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            let row_id = row_id.map_or_else(String::new, |id| format!(" {id}"));
            let expected = format!("a row of {parent}");
            faults.push(fault("foreign key", None, format!("{table}{row_id}"), expected, Mend::Nothing));
            Ok(())
        })
    }
}
