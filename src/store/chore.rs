//! What is done for the desk and not to it: when it was looked after last. No part of the record, so that it can be written down
//! where nothing happened, and is in no digest.

use std::path::Path;
use std::time::Duration;

use rusqlite::params;

use crate::desk::ticket::words;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::failure::PATIENCE;

words!(
    /** What is done for a desk. */
    Chore {
        /** `desk run` has come by. */ Run = "run",
        /** It was backed up. */ Backup = "backup",
        /** This file itself is a copy. */ Copied = "copied",
        /** Somebody was told that the newest operation lies ahead of the clock. */ Ahead = "ahead",
    }
);

/// When it was done last.
#[derive(Clone, Debug)]
pub struct Last {
    /// When.
    pub at: Moment,
    /// The number of the newest operation by then.
    pub operation: i64,
    /// Of a backup: the file that was made.
    pub place: Option<String>,
}

/// Writes one down.
pub(super) const NOTE: &str = "INSERT OR REPLACE INTO chore (name, at, operation, place)
    VALUES (?, ?, (SELECT coalesce(max(id), 0) FROM operation), ?)";

impl Store {
    /// When this was done last, where anybody knows.
    pub fn last_chore(&self, chore: Chore) -> Result<Option<Last>> {
        const LAST: &str = "SELECT at, operation, place FROM chore WHERE name = ?";
        self.one(LAST, [chore.word()], |row| {
            Ok(Last { at: row.get(0)?, operation: row.get(1)?, place: row.get(2)? })
        })
    }

    /// Notes that it was done just now. Where the desk may only be read, or somebody else writes, it is not noted: nothing hangs
    /// on it but what `desk doctor` says.
    pub fn note_chore(&self, chore: Chore, place: Option<&Path>) {
        let place = place.map(|place| place.display().to_string());
        let _ = self.connection.busy_timeout(Duration::ZERO);
        let _ = self.connection.execute(NOTE, params![chore.word(), self.clock().now(), place]);
        let _ = self.connection.busy_timeout(PATIENCE);
    }
}
