//! Mail of senders whom the settings mute: what is written down of it, and who is one.

use crate::desk::event::{Event, What};
use crate::desk::id::{MessageId, OperationId, SettingsId, TicketId};
use crate::desk::mute::{Muted, Sender};
use crate::desk::settings::Settings;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::message::Recipients;
use crate::store::{Store, Writer};

/// From whom a message is that is here.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The customer's address, else the writer's.
    pub email: String,
    /// The list by which it came.
    pub list: Option<String>,
}

impl Origin {
    /// As what is muted is asked about it.
    pub fn sender(&self) -> Sender<'_> {
        Sender { email: &self.email, list: self.list.as_deref() }
    }
}

/// Whose a message is, and by which list it came.
const FROM: &str = "coalesce(a.email, m.from_email), m.recipients";

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Origin> {
    let recipients: Recipients = serde_json::from_str(row.get_ref(1)?.as_str()?).unwrap_or_default();
    Ok(Origin { email: row.get(0)?, list: recipients.list })
}

/// Whether one of the muted is this sender.
pub(super) fn is_muted(settings: &Settings, sender: &Sender<'_>) -> bool {
    settings.intake.muted.iter().any(|muted| muted.covers(sender))
}

impl Store {
    /// From whom a message is.
    pub fn from(&self, message: MessageId) -> Result<Option<Origin>> {
        let sql =
            format!("SELECT {FROM} FROM message m LEFT JOIN address a ON a.id = m.address WHERE m.id = ?");
        self.one(&sql, [message], read)
    }

    /// From whom the message is that began a ticket.
    pub fn begun_by(&self, ticket: TicketId) -> Result<Option<Origin>> {
        let first = crate::desk::fold::first_message(&self.facts_of(ticket)?);
        first.map_or(Ok(None), |first| self.from(first))
    }

    /// How many tickets began since then with mail from each of these.
    pub fn begun_since(&self, since: Moment, all: &[Muted]) -> Result<Vec<i64>> {
        let mut counts = vec![0; all.len()];
        let sql = format!(
            "SELECT {FROM} FROM ticket t JOIN message m ON m.id = (
                 SELECT f.id FROM message f JOIN operation o ON o.id = f.operation AND o.undone = 0
                 WHERE f.ticket = t.id AND f.direction != 'note' ORDER BY f.received_at, f.id LIMIT 1)
             LEFT JOIN address a ON a.id = m.address
             WHERE t.hidden = 0 AND t.created_at >= ? AND m.direction = 'in'"
        );
        self.each(&sql, [since], |row| {
            let from = read(row)?;
            for (muted, count) in all.iter().zip(&mut counts) {
                *count += i64::from(muted.covers(&from.sender()));
            }
            Ok(())
        })?;
        Ok(counts)
    }

    /// Whether any mail here came by this list.
    pub fn has_list(&self, list: &Muted) -> Result<bool> {
        const LISTS: &str = "SELECT DISTINCT json_extract(m.recipients, '$.list') FROM message m
            JOIN operation o ON o.id = m.operation AND o.undone = 0
            WHERE json_extract(m.recipients, '$.list') IS NOT NULL";
        let lists = self.rows(LISTS, [], |row| row.get::<_, String>(0))?;
        Ok(lists.iter().any(|id| list.covers(&Sender { email: "", list: Some(id) })))
    }
}

impl Writer<'_> {
    /// Says anew of each mail that was muted when it came whether it was, after an operation that put settings in force was undone
    /// or redone.
    pub(super) fn revise_muted(&mut self, operation: OperationId) -> Result<()> {
        const SETTLED: &str = "SELECT 1 FROM settings WHERE operation = ? LIMIT 1";
        if self.store.one(SETTLED, [operation], |_| Ok(()))?.is_none() {
            return Ok(());
        }
        // The newest word on each, and by which settings its mail came in, as the record stands now.
        const SAID: &str = "SELECT e.ticket, e.object, e.word IS NULL, e.at, e.tie, e.backfill, (
                SELECT max(s.id) FROM settings s JOIN operation so ON so.id = s.operation AND so.undone = 0
                WHERE s.operation < m.operation)
            FROM event e JOIN operation o ON o.id = e.operation AND o.undone = 0 JOIN message m ON m.id = e.object
            WHERE e.kind = 'muted' AND m.operation > ?1 AND NOT EXISTS (
                SELECT 1 FROM event later JOIN operation lo ON lo.id = later.operation AND lo.undone = 0
                WHERE later.kind = 'muted' AND later.object = e.object AND later.id > e.id)";
        let said = self.store.rows(SAID, [operation], |row| {
            let (message, is): (MessageId, bool) = (row.get(1)?, row.get(2)?);
            let what = What::Muted(message, !is);
            let event = Event { at: row.get(3)?, what, agent: None, backfill: row.get(5)?, tie: row.get(4)? };
            Ok((row.get::<_, TicketId>(0)?, message, is, event, row.get::<_, Option<SettingsId>>(6)?))
        })?;
        for (ticket, message, was, event, version) in said {
            // An undo of the undo takes along what that one had said.
            self.touch(ticket);
            let (Some(version), Some(from)) = (version, self.store.from(message)?) else { continue };
            if is_muted(&*self.store.settings_version(version)?, &from.sender()) != was {
                self.append(ticket, &event)?;
            }
        }
        Ok(())
    }

    /// Notes that a mail is of somebody muted, so that a ticket that begins with it is put away.
    pub(super) fn note_muted(
        &mut self,
        ticket: TicketId,
        sender: &Sender<'_>,
        event: impl FnOnce() -> Event,
    ) -> Result<()> {
        let settings = match self.settings {
            Some(settings) => settings,
            None => self.store.settings_in_force()?.0,
        };
        self.settings = Some(settings);
        if is_muted(&*self.store.settings_version(settings)?, sender) {
            self.append(ticket, &event())
        } else {
            Ok(())
        }
    }
}
