//! Mail that could not be taken in as it is.

use crate::error::Result;
use crate::store::Store;

/// One of them.
#[derive(Clone, Debug)]
pub struct Held {
    /// Its number.
    pub id: i64,
    /// Why.
    pub reason: String,
    /// Where it could be read.
    pub from_email: Option<String>,
    /// Where it could be read.
    pub subject: Option<String>,
    /// The file it came from.
    pub source: String,
    /// Its ordinal there.
    pub position: i64,
    /// Where it could be read.
    pub message_id: Option<String>,
    /// Its size.
    pub bytes: i64,
    /// As much as could be read.
    pub text: String,
}

impl Store {
    /// All of it, oldest first.
    pub fn quarantined(&self) -> Result<Vec<Held>> {
        const HELD: &str =
            "SELECT q.id, q.reason, q.from_email, q.subject, q.source, q.position, q.message_id, b.size,
                q.text
            FROM quarantine q JOIN operation o ON o.id = q.operation AND o.undone = 0
            JOIN original b ON b.id = q.original ORDER BY q.id";
        self.rows(HELD, [], |row| {
            Ok(Held {
                id: row.get(0)?,
                reason: row.get(1)?,
                from_email: row.get(2)?,
                subject: row.get(3)?,
                source: row.get(4)?,
                position: row.get(5)?,
                message_id: row.get(6)?,
                bytes: row.get(7)?,
                text: row.get(8)?,
            })
        })
    }
}
