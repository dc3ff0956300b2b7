//! The words of messages for the search: whole words in `message_words`, and for mail with letters of scripts that do not part
//! words, pairs of letters in `message_grams`.

use rusqlite::params;

use crate::desk::id::MessageId;
use crate::desk::query::grams::has_unspaced;
use crate::error::Result;
use crate::store::Writer;

impl Writer<'_> {
    /// Keeps what a version of a text says that is not shown, so that it can be found.
    pub(super) fn add_other_version(&mut self, message: MessageId, text: &str) -> Result<()> {
        self.execute("INSERT INTO other_version (message, text) VALUES (?, ?)", params![message, text])
            .map(|_| ())
    }

    /// Puts the words of the messages written so far into the search. All at once: each index gathers them in memory, and gives
    /// that up whenever another table is written in between. And row by row: SQLite copies every page that a statement of many
    /// rows changes into a journal of its own first.
    pub(super) fn index_words(&mut self) -> Result<()> {
        let Some(first) = self.unindexed.take() else { return Ok(()) };
        const WORDS: &str = "SELECT id, subject, sender, body FROM message_text WHERE id >= ?";
        const INDEX: &str = "INSERT INTO message_words (rowid, subject, sender, body) VALUES (?, ?, ?, ?)";
        const UNSPACED: &str =
            "SELECT id, grams(subject), grams(sender), grams(body) FROM message_text WHERE id = ?";
        const GRAMS: &str = "INSERT INTO message_grams (rowid, subject, sender, body) VALUES (?, ?, ?, ?)";
        let index = || -> rusqlite::Result<()> {
            let connection = self.connection();
            let mut unspaced: Vec<i64> = Vec::new();
            let (mut words, mut index) =
                (connection.prepare_cached(WORDS)?, connection.prepare_cached(INDEX)?);
            let mut rows = words.query([first])?;
            while let Some(row) = rows.next()? {
                let text = |column| Ok::<_, rusqlite::Error>(row.get_ref(column)?.as_str()?);
                let (id, texts) = (row.get::<_, i64>(0)?, [text(1)?, text(2)?, text(3)?]);
                index.execute(params![id, texts[0], texts[1], texts[2]])?;
                if texts.into_iter().any(has_unspaced) {
                    unspaced.push(id);
                }
            }
            let (mut grams, mut index) =
                (connection.prepare_cached(UNSPACED)?, connection.prepare_cached(GRAMS)?);
            for id in unspaced {
                let mut rows = grams.query([id])?;
                while let Some(row) = rows.next()? {
                    let text = |column| Ok::<_, rusqlite::Error>(row.get_ref(column)?.as_str()?);
                    index.execute(params![id, text(1)?, text(2)?, text(3)?])?;
                }
            }
            Ok(())
        };
        index().map_err(|error| self.store.explain(error))
    }
}
