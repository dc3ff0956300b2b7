//! The keys that sign our Message-IDs and addresses.

use rusqlite::params;

use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::{Store, Writer};

/// A key from the random source of SQLite, which the system seeds.
pub(super) const NEW: &str =
    "INSERT INTO signing_key (operation, made_at, secret) VALUES (?, ?, randomblob(32))";

/// The one that signs comes first: the newest whose making was not undone.
const IN_ORDER: &str = "FROM signing_key k LEFT JOIN operation o ON o.id = k.operation
    ORDER BY coalesce(o.undone, 0), k.id DESC";

impl Store {
    /// The keys of this desk, the one that signs first; older ones only verify what they signed.
    pub fn signing_keys(&self) -> Result<Vec<[u8; 32]>> {
        self.rows(&format!("SELECT k.secret {IN_ORDER}"), [], |row| row.get(0))
    }

    /// Their numbers, and when they were made; the one that signs first.
    pub fn key_dates(&self) -> Result<Vec<(i64, Moment)>> {
        self.rows(&format!("SELECT k.id, k.made_at {IN_ORDER}"), [], |row| Ok((row.get(0)?, row.get(1)?)))
    }
}

impl Writer<'_> {
    /// Makes a new key, which signs from now on. After an undo the older one signs again, and this one still verifies: mail
    /// that it has signed may be on its way.
    pub fn rotate_key(&mut self) -> Result<()> {
        let operation = self.operation()?;
        self.execute(NEW, params![operation, self.now()]).map(|_| ())
    }
}
