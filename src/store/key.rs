//! The keys that sign our Message-IDs and addresses.

use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::{Store, Writer};

/// A key from the random source of SQLite, which the system seeds.
pub(super) const NEW: &str = "INSERT INTO signing_key (made_at, secret) VALUES (?, randomblob(32))";

impl Store {
    /// The keys of this desk, the one that signs first; older ones only verify what they signed.
    pub fn signing_keys(&self) -> Result<Vec<[u8; 32]>> {
        self.rows("SELECT secret FROM signing_key ORDER BY id DESC", [], |row| row.get(0))
    }

    /// Their numbers, and when they were made; the one that signs first.
    pub fn key_dates(&self) -> Result<Vec<(i64, Moment)>> {
        self.rows("SELECT id, made_at FROM signing_key ORDER BY id DESC", [], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })
    }
}

impl Writer<'_> {
    /// Makes a new key, which signs from now on. An undo leaves it: mail that it has signed may be on its way.
    pub fn rotate_key(&mut self) -> Result<()> {
        self.operation()?;
        self.execute(NEW, [self.now()]).map(|_| ())
    }
}
