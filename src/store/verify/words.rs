//! Whether the search knows the words of every message.

use super::{Fault, Mend, fault};
use crate::error::Result;
use crate::store::{Store, Writer};

/// An index of the search, and how it is held against the texts.
struct Index {
    name: &'static str,
    /// How many texts it lacks.
    missing: &'static str,
    check: &'static str,
    found: &'static str,
    expected: &'static str,
}

const WORDS: Index = Index {
    name: "message_words",
    missing: "SELECT (SELECT count(*) FROM body)
        - (SELECT count(*) FROM message_words_docsize d JOIN body b ON b.message = d.id)",
    check: "INSERT INTO message_words (message_words, rank) VALUES ('integrity-check', 1)",
    found: "words that are not those of the messages",
    expected: "the words of every message",
};

const GRAMS: Index = Index {
    name: "message_grams",
    missing: "SELECT (SELECT count(*) FROM message_unspaced)
        - (SELECT count(*) FROM message_grams_docsize d JOIN message_unspaced u ON u.id = d.id)",
    check: "INSERT INTO message_grams (message_grams, rank) VALUES ('integrity-check', 1)",
    found: "parts of words that are not those of the messages",
    expected: "the parts of the words of every message that does not part them",
};

impl Store {
    /// Holds each index against the texts. That takes the lock of the file for a moment; where it may only be read, it is only
    /// looked whether each message is in the index.
    pub(super) fn words_faults(&self, faults: &mut Vec<Fault>) -> Result<()> {
        let only_read = self.connection.is_readonly("main").map_err(|error| self.explain(error))?;
        for index in [WORDS, GRAMS] {
            let damaged = if only_read {
                self.one(index.missing, [], |row| row.get(0))?.unwrap_or(0) != 0
            } else {
                self.index_differs(index.check)?
            };
            if damaged {
                faults.push(fault(index.name, None, index.found, index.expected, Mend::Words));
            }
        }
        Ok(())
    }

    fn index_differs(&self, check: &str) -> Result<bool> {
        self.end("BEGIN IMMEDIATE")?;
        // FTS5 reads every text and compares; it fails where anything differs.
        let checked = self.connection.execute(check, []);
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
        self.execute("INSERT INTO message_words (message_words) VALUES ('rebuild')", [])?;
        self.execute("INSERT INTO message_grams (message_grams) VALUES ('rebuild')", []).map(|_| ())
    }
}
