//! What is kept of the outbox, of quarantine and of surveys, against the steps and facts that tell of them; and what names what.

use rusqlite::params;

use super::{Fault, Mend, fault};
use crate::desk::id::{MessageId, TicketId};
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
        const KEPT: &str = "SELECT b.id, b.state, b.attempts, b.last_error, m.delivery, coalesce(m.ticket, (
                SELECT d.ticket FROM draft d WHERE d.outbox = b.id LIMIT 1)), b.message, b.not_before
            FROM outbox b JOIN operation o ON o.id = b.operation AND o.undone = 0 LEFT JOIN message m ON m.id = b.message
            ORDER BY b.id";
        let kept = self.rows(KEPT, [], |row| {
            let row_of = (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(6)?, row.get(7)?);
            Ok((row.get::<_, i64>(0)?, row_of, row.get::<_, Option<TicketId>>(5)?))
        })?;
        for (id, found, ticket) in kept {
            type Found = (String, i64, Option<String>, Option<String>, Option<MessageId>, i64);
            let (state, attempts, error, delivery, message, not_before): Found = found;
            let came = self.outcome(id)?;
            let none = || "-".to_owned();
            let wanted = came.mail.map(|(message, _)| message);
            let shown = |message: Option<MessageId>| message.map_or_else(none, |message| message.to_string());
            let mut columns = vec![
                ("outbox.state", state, came.state.word().to_owned()),
                ("outbox.attempts", attempts.to_string(), came.attempts.to_string()),
                ("outbox.last_error", error.unwrap_or_else(none), came.last_error.unwrap_or_else(none)),
                ("outbox.message", shown(message), shown(wanted)),
                (
                    "outbox.not_before",
                    not_before.to_string(),
                    came.mail.map_or(0, |(_, not_before)| not_before.0).to_string(),
                ),
            ];
            if wanted.is_some() {
                let expected = came.delivery.word().to_owned();
                columns.push(("message.delivery", delivery.unwrap_or_else(none), expected));
            }
            for (what, found, expected) in
                columns.into_iter().filter(|(_, found, expected)| found != expected)
            {
                faults.push(fault(what, ticket, format!("o{id}: {found}"), expected, Mend::Outgoing(id)));
            }
        }
        self.drafts_faults(faults)
    }

    /// A draft says something, a mail that was held and made anew is none any more, and each release has its mail.
    fn drafts_faults(&self, faults: &mut Vec<Fault>) -> Result<()> {
        const SILENT: &str = "SELECT b.id FROM outbox b JOIN operation o ON o.id = b.operation AND o.undone = 0
            WHERE b.state = 'draft' AND NOT EXISTS (SELECT 1 FROM draft d JOIN operation do ON do.id = d.operation AND do.undone = 0
                WHERE d.outbox = b.id)";
        for id in self.rows(SILENT, [], |row| row.get::<_, i64>(0))? {
            faults.push(fault("draft", None, format!("o{id}"), "what the draft says", Mend::Nothing));
        }
        const BEFORE: &str =
            "SELECT x.outbox, x.message, m.delivery FROM outbox_mail x JOIN message m ON m.id = x.message
            JOIN operation o ON o.id = x.operation AND o.undone = 0 JOIN outbox b ON b.id = x.outbox
            WHERE b.message IS NOT x.message AND m.delivery IS NOT 'draft'";
        self.each(BEFORE, [], |row| {
            let (id, message): (i64, MessageId) = (row.get(0)?, row.get(1)?);
            let found = format!("{message}: {}", row.get::<_, Option<String>>(2)?.unwrap_or_default());
            faults.push(fault("message.delivery", None, found, "draft", Mend::Outgoing(id)));
            Ok(())
        })?;
        const UNMADE: &str =
            "SELECT s.outbox FROM outbox_step s JOIN operation o ON o.id = s.operation AND o.undone = 0
            WHERE s.step = 'released' AND NOT EXISTS (
                SELECT 1 FROM outbox_mail x WHERE x.outbox = s.outbox AND x.operation = s.operation)";
        for id in self.rows(UNMADE, [], |row| row.get::<_, i64>(0))? {
            faults.push(fault(
                "outbox_mail",
                None,
                format!("o{id}"),
                "the mail of its release",
                Mend::Nothing,
            ));
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
