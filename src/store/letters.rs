//! Messages as queries look at them in memory: from whom, with which words, and with which header lines where those are asked for.

use rusqlite::{Row, params};

use crate::desk::id::{AddressId, MessageId, TicketId};
use crate::desk::message::Kind;
use crate::desk::query::matches::{Letter, Text};
use crate::error::Result;
use crate::store::Store;
use crate::store::message::unpacked_head;
use crate::store::outbox::NEVER_LEFT;

/// A message with its words.
pub(in crate::store) struct OwnLetter {
    pub(in crate::store) message: MessageId,
    pub(in crate::store) from_email: String,
    /// The address from which it was written, where that is known to the desk.
    pub(in crate::store) address: Option<AddressId>,
    sender: Text,
    subject: Text,
    text: Text,
    said: bool,
    kind: Kind,
    has_attachment: bool,
    head: Vec<u8>,
}

impl OwnLetter {
    /// As it is asked; `person`: every address of whoever wrote it.
    pub(in crate::store) fn letter<'l>(&'l self, person: &'l [String]) -> Letter<'l> {
        Letter {
            from_email: &self.from_email,
            from_person: person,
            sender: &self.sender,
            subject: &self.subject,
            text: &self.text,
            said: self.said,
            head: &self.head,
            kind: self.kind,
            has_attachment: self.has_attachment,
        }
    }
}

/// A message, and whether its header lines are read: `?2`.
const LETTER: &str = "SELECT m.id, m.from_email, (SELECT w.id FROM address w WHERE w.email = m.from_email),
        m.from_name || ' ' || m.from_email, m.subject,
        coalesce(b.text, '') || coalesce(char(10) || v.text, ''), coalesce(m.delivery, ''), m.kind,
        EXISTS (SELECT 1 FROM attachment a WHERE a.message = m.id),
        (SELECT x.bytes FROM original x WHERE ?2 AND x.id = m.original)
    FROM message m LEFT JOIN body b ON b.message = m.id LEFT JOIN other_version v ON v.message = m.id";

impl Store {
    /// One message, whatever became of it.
    pub(in crate::store) fn own_letter(&self, message: MessageId, heads: bool) -> Result<Option<OwnLetter>> {
        self.one(&format!("{LETTER} WHERE m.id = ?1"), params![message, heads], read)
    }

    /// All messages of a ticket that are shown: those of which no draft was made, and whose operation stands.
    pub(in crate::store) fn own_letters(&self, ticket: TicketId, heads: bool) -> Result<Vec<OwnLetter>> {
        const SHOWN: &str = "WHERE m.ticket = ?1 AND m.delivery IS NOT 'draft'
            AND (SELECT o.undone FROM operation o WHERE o.id = m.operation) = 0 ORDER BY m.id";
        self.rows(&format!("{LETTER} {SHOWN}"), params![ticket, heads], read)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<OwnLetter> {
    let delivery: String = row.get(6)?;
    let packed: Option<Vec<u8>> = row.get(9)?;
    Ok(OwnLetter {
        message: row.get(0)?,
        from_email: row.get(1)?,
        address: row.get(2)?,
        sender: row.get::<_, String>(3)?.into(),
        subject: row.get::<_, String>(4)?.into(),
        text: row.get::<_, String>(5)?.into(),
        said: !NEVER_LEFT.contains(&format!("'{delivery}'")),
        kind: row.get(7)?,
        has_attachment: row.get(8)?,
        head: packed.map(|packed| unpacked_head(&packed)).unwrap_or_default(),
    })
}
