//! What speaks for a mail that it is ours, apart from its address: kept where that is not one of ours yet.

use rusqlite::params;

use crate::desk::id::MessageId;
use crate::desk::intake::Proof;
use crate::error::Result;
use crate::store::{Store, Writer};

impl Writer<'_> {
    /// Notes that a message lay where it proves that it is ours, if its address is.
    pub fn vouch(&mut self, message: MessageId, proof: Proof) -> Result<()> {
        // Under each operation that saw it: an undo of the first import forgets nothing of what a later one has seen.
        let operation = self.operation()?;
        const VOUCH: &str = "INSERT OR IGNORE INTO voucher (operation, message, proof) VALUES (?, ?, ?)";
        self.execute(VOUCH, params![operation, message, proof.word()]).map(|_| ())
    }
}

impl Store {
    /// What the places in which a message lay prove of it.
    pub fn voucher(&self, message: MessageId) -> Result<Option<Proof>> {
        const FIND: &str =
            "SELECT v.proof FROM voucher v JOIN operation o ON o.id = v.operation AND o.undone = 0
            WHERE v.message = ? ORDER BY v.operation LIMIT 1";
        let word: Option<String> = self.one(FIND, [message], |row| row.get(0))?;
        Ok(word.as_deref().and_then(Proof::from_word))
    }
}
