//! What `desk run` has told and is still so. Each is told once, by one of those that run at the same time, and again only where it was
//! otherwise in between. No part of the record.

use std::collections::BTreeSet;

use rusqlite::params;

use crate::error::Result;
use crate::store::Store;

impl Store {
    /// Says what is so now about something; gives what of it was not so before, and is to be told. Nothing is written where nothing has
    /// changed. Where the desk may only be read, all of it is to be told each time.
    ///
    /// # Errors
    /// Where the desk cannot be read.
    pub fn ring(&self, about: &str, now: &BTreeSet<String>) -> Result<BTreeSet<String>> {
        let before: BTreeSet<String> = self
            .rows("SELECT name FROM alarm WHERE about = ?", [about], |row| row.get(0))?
            .into_iter()
            .collect();
        for over in before.difference(now) {
            // It stays until somebody can write, and then goes.
            let _ = self
                .connection
                .execute("DELETE FROM alarm WHERE about = ? AND name = ?", [about, over.as_str()]);
        }
        let mut new = BTreeSet::new();
        for name in now.difference(&before) {
            const RING: &str = "INSERT OR IGNORE INTO alarm (about, name, since) VALUES (?, ?, ?)";
            // Of several that notice it at once, the one that writes it down tells it.
            if self.connection.execute(RING, params![about, name, self.clock().now()]).unwrap_or(1) > 0 {
                new.insert(name.clone());
            }
        }
        Ok(new)
    }
}
