//! Whether the search knows the words of every message.

use super::{Fault, Mend, fault};
use crate::error::Result;
use crate::store::{Store, Writer};

impl Store {
    /// Holds the index against the texts. That takes the lock of the file for a moment; where it may only be read, it is only
    /// looked whether each message is in the index.
    pub(super) fn words_faults(&self, faults: &mut Vec<Fault>) -> Result<()> {
        let damaged = match self.connection.is_readonly("main").map_err(|error| self.explain(error))? {
            true => self.unindexed()? != 0,
            false => self.index_differs()?,
        };
        if damaged {
            faults.push(fault(
                "message_words",
                None,
                "words that are not those of the messages",
                "the words of every message",
                Mend::Words,
            ));
        }
        Ok(())
    }

    fn unindexed(&self) -> Result<i64> {
        const MISSING: &str = "SELECT (SELECT count(*) FROM body)
            - (SELECT count(*) FROM message_words_docsize d JOIN body b ON b.message = d.id)";
        Ok(self.one(MISSING, [], |row| row.get(0))?.unwrap_or(0))
    }

    fn index_differs(&self) -> Result<bool> {
        self.end("BEGIN IMMEDIATE")?;
        // FTS5 reads every text and compares; it fails where anything differs.
        const CHECK: &str = "INSERT INTO message_words (message_words, rank) VALUES ('integrity-check', 1)";
        let checked = self.connection.execute(CHECK, []);
        self.end("ROLLBACK")?;
        match checked {
            Ok(_) => Ok(false),
            Err(rusqlite::Error::SqliteFailure(failure, _))
                if failure.code == rusqlite::ErrorCode::DatabaseCorrupt =>
            {
                Ok(true)
            }
            Err(error) => Err(self.explain(error)),
        }
    }
}

impl Writer<'_> {
    /// Makes the search anew.
    pub(super) fn mend_words(&mut self) -> Result<()> {
        self.execute("INSERT INTO message_words (message_words) VALUES ('rebuild')", []).map(|_| ())
    }
}
