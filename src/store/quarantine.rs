//! Mail that could not be taken in as it is, and what was decided about it.

use rusqlite::params;

use crate::desk::id::OperationId;
use crate::desk::ticket::words;
use crate::error::{Error, Result};
use crate::store::message::unpacked;
use crate::store::{Store, Writer};

words!(
    /** How a mail in quarantine stands. */
    State {
        /** Nobody has decided. */ Held = "held",
        /** It was read again, and is a message now. */ TakenIn = "taken_in",
        /** It was taken in as far as it could be read. */ Released = "released",
        /** Somebody put it away; its bytes are kept. */ Dropped = "dropped",
    }
);

/// A mail for the quarantine.
#[derive(Clone, Debug)]
pub struct Quarantined {
    /// The file it came from.
    pub source: String,
    /// Its ordinal there.
    pub position: i64,
    /// SHA-256 of its bytes, their size, and the bytes compressed.
    pub original: ([u8; 32], u64, Vec<u8>),
    /// Why.
    pub reason: String,
    /// Where it could be read.
    pub message_id: Option<String>,
    /// Where it could be read.
    pub from: Option<String>,
    /// Where it could be read.
    pub subject: Option<String>,
    /// As much as could be read.
    pub text: String,
}

/// One of them.
#[derive(Clone, Debug)]
pub struct Held {
    /// Its number.
    pub id: i64,
    /// Why.
    pub reason: String,
    /// Where it could be read.
    pub from_email: Option<String>,
    /// Where it could be read.
    pub subject: Option<String>,
    /// The file it came from.
    pub source: String,
    /// Its ordinal there.
    pub position: i64,
    /// Where it could be read.
    pub message_id: Option<String>,
    /// Its size.
    pub bytes: i64,
    /// As much as could be read.
    pub text: String,
    /// How it stands.
    pub state: State,
}

impl Store {
    /// All of it that was not decided about, or all that there ever was; oldest first.
    pub fn quarantined(&self, all: bool) -> Result<Vec<Held>> {
        const HELD: &str =
            "SELECT q.id, q.reason, q.from_email, q.subject, q.source, q.position, q.message_id, b.size,
                q.text, q.state
            FROM quarantine q JOIN operation o ON o.id = q.operation AND o.undone = 0
            JOIN original b ON b.id = q.original WHERE q.state = 'held' OR ? ORDER BY q.id";
        self.rows(HELD, [all], |row| {
            Ok(Held {
                id: row.get(0)?,
                reason: row.get(1)?,
                from_email: row.get(2)?,
                subject: row.get(3)?,
                source: row.get(4)?,
                position: row.get(5)?,
                message_id: row.get(6)?,
                bytes: row.get(7)?,
                text: row.get(8)?,
                state: row.get(9)?,
            })
        })
    }

    /// One of them, whatever was decided about it.
    pub fn in_quarantine(&self, id: i64) -> Result<Held> {
        self.quarantined(true)?.into_iter().find(|held| held.id == id).ok_or_else(|| {
            Error::refused(format!("there is no mail {id} in quarantine")).hint("desk quarantine list")
        })
    }

    /// Its bytes as they came, as far as they were kept, and their SHA-256.
    pub fn quarantined_bytes(&self, id: i64) -> Result<(Vec<u8>, [u8; 32])> {
        const BYTES: &str =
            "SELECT b.bytes, b.sha256 FROM quarantine q JOIN original b ON b.id = q.original WHERE q.id = ?";
        let found =
            self.one(BYTES, [id], |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, [u8; 32]>(1)?)))?;
        let (bytes, sha256) = found.unwrap_or_default();
        Ok((unpacked(&bytes, &format!("mail {id} in quarantine"))?, sha256))
    }
}

impl Writer<'_> {
    /// Notes what was decided about a mail in quarantine.
    pub fn quarantine_step(&mut self, id: i64, step: State) -> Result<()> {
        let operation = self.operation()?;
        self.execute(
            "INSERT INTO quarantine_step (operation, quarantine, step) VALUES (?, ?, ?)",
            params![operation, id, step],
        )?;
        self.revise_held(id)
    }

    /// Writes down what the steps of a mail add up to.
    pub(super) fn revise_held(&self, id: i64) -> Result<()> {
        self.execute(
            "UPDATE quarantine SET state = coalesce((SELECT s.step FROM quarantine_step s
                 JOIN operation o ON o.id = s.operation AND o.undone = 0
                 WHERE s.quarantine = quarantine.id ORDER BY s.id DESC LIMIT 1), 'held') WHERE id = ?",
            [id],
        )
        .map(|_| ())
    }

    /// Says anew how mails in quarantine stand, after an operation that decided about them was undone or redone.
    pub(super) fn revise_quarantine(&mut self, operation: OperationId) -> Result<()> {
        const THEIRS: &str = "SELECT DISTINCT quarantine FROM quarantine_step WHERE operation = ?";
        for id in self.store.rows(THEIRS, [operation], |row| row.get::<_, i64>(0))? {
            self.revise_held(id)?;
        }
        Ok(())
    }

    /// Keeps a mail that cannot be taken in as it is. `false`: it is in quarantine already.
    pub fn quarantine(&mut self, mail: &Quarantined) -> Result<bool> {
        let original = self.keep_original(&mail.original.0, mail.original.1, &mail.original.2)?;
        const KNOWN: &str =
            "SELECT 1 FROM quarantine q JOIN operation o ON o.id = q.operation AND o.undone = 0
            WHERE q.original = ?";
        if self.store.one(KNOWN, [original], |_| Ok(()))?.is_some() {
            return Ok(false);
        }
        let operation = self.operation()?;
        self.execute(
            "INSERT INTO quarantine (operation, original, source, position, reason, message_id, from_email, subject,
             text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            params![
                operation,
                original,
                mail.source,
                mail.position,
                mail.reason,
                mail.message_id,
                mail.from,
                mail.subject,
                mail.text
            ],
        )?;
        Ok(true)
    }
}
