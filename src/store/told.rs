//! Of which messages `desk run` has told somebody: doubted mail, and answers that came back. Each is told once.

use crate::desk::id::MessageId;
use crate::error::Result;
use crate::store::Writer;

impl Writer<'_> {
    /// Notes that somebody has been told of these.
    pub fn tell(&mut self, all: impl IntoIterator<Item = MessageId>) -> Result<()> {
        self.operation()?;
        for message in all {
            self.execute("INSERT OR IGNORE INTO told (message) VALUES (?)", [message])?;
        }
        Ok(())
    }
}
