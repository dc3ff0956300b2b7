//! How a message came into its ticket, as far as it was written down: for `desk why`.

use crate::desk::id::{MessageId, OperationId};
use crate::desk::intake::Rung;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::message::Recipients;

/// The way of one message.
#[derive(Clone, Debug)]
pub struct Placed {
    /// By which rung of the ladder it was placed.
    pub rung: Rung,
    /// The id, address or token that decided.
    pub via: Option<String>,
    /// The file that it came from, or whose copy was the first.
    pub source: Option<String>,
    /// By which of our addresses it came.
    pub delivered_to: Vec<String>,
    /// The operation that took it in.
    pub operation: OperationId,
    /// The words of that operation.
    pub command: String,
    /// When that was.
    pub learned_at: Moment,
    /// The Message-ID with which it came, where another mail keeps that one.
    pub claimed: Option<String>,
    /// Other mails that came with its Message-ID, which it keeps.
    pub sharing: Vec<MessageId>,
    /// By which further ways it came: the file, and the addresses.
    pub copies: Vec<(String, Vec<String>)>,
}

impl Store {
    /// How many mails came with the Message-ID of another one that keeps it, where the message with this number, or a later one, has a part
    /// in that.
    pub fn ids_shared_since(&self, since: i64) -> Result<i64> {
        const SHARED: &str = "SELECT count(*) FROM claimed_id c WHERE c.message >= ?1
            OR EXISTS (SELECT 1 FROM message m WHERE m.message_id = c.name AND m.id >= ?1)";
        Ok(self.one(SHARED, [since], |row| row.get(0))?.unwrap_or(0))
    }

    /// How a message came here.
    pub fn placed(&self, message: MessageId) -> Result<Option<Placed>> {
        const PLACED: &str =
            "SELECT m.rung, m.parent, m.source, m.recipients, o.id, o.command, o.recorded_at, c.name
            FROM message m JOIN operation o ON o.id = m.operation
            LEFT JOIN claimed_id c ON c.message = m.id WHERE m.id = ?";
        const SHARING: &str =
            "SELECT c.message FROM message keeper JOIN claimed_id c ON c.name = keeper.message_id
            JOIN message m ON m.id = c.message JOIN operation o ON o.id = m.operation AND o.undone = 0
            WHERE keeper.id = ? ORDER BY c.message";
        const COPIES: &str = "SELECT d.source, d.addresses FROM delivery d
            JOIN operation o ON o.id = d.operation AND o.undone = 0 WHERE d.message = ? ORDER BY d.id";
        let placed = self.one(PLACED, [message], |row| {
            let recipients: Recipients = serde_json::from_str(row.get_ref(3)?.as_str()?).unwrap_or_default();
            Ok(Placed {
                rung: row.get(0)?,
                via: row.get(1)?,
                source: row.get(2)?,
                delivered_to: recipients.delivered_to,
                operation: row.get(4)?,
                command: row.get(5)?,
                learned_at: row.get(6)?,
                claimed: row.get(7)?,
                sharing: Vec::new(),
                copies: Vec::new(),
            })
        })?;
        let Some(mut placed) = placed else { return Ok(None) };
        placed.sharing = self.rows(SHARING, [message], |row| row.get(0))?;
        placed.copies = self.rows(COPIES, [message], |row| {
            let addresses = serde_json::from_str(row.get_ref(1)?.as_str()?).unwrap_or_default();
            Ok((row.get(0)?, addresses))
        })?;
        Ok(Some(placed))
    }
}
