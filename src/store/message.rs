//! Messages: written once, read as rows or whole.

use std::io::Read;

use rusqlite::types::Value;
use rusqlite::{Row, params};

use crate::desk::id::{AddressId, MessageId, TicketId};
use crate::desk::intake::{self, Decision, Rung};
use crate::desk::message::{Delivery, Direction, Kind, Role, Seal, Trust};
use crate::desk::query::head;
use crate::desk::reply_text::Answered;
use crate::desk::ticket::Channel;
use crate::desk::time::Moment;
use crate::error::{Error, Kind as ErrorKind, Result};
use crate::store::bounce::Unreached;
use crate::store::intake::decision;
use crate::store::query::Fragment;
use crate::store::quotable::{Quotable, may_quote};
use crate::store::{Store, Writer};

pub use crate::store::recipients::{Mailbox, Recipients};

/// A message to be written.
#[derive(Clone, Debug)]
pub struct NewMessage {
    /// Where it belongs.
    pub ticket: TicketId,
    /// Without angle brackets.
    pub message_id: String,
    /// The id with which it came, where another mail keeps that one.
    pub claimed: Option<String>,
    /// Over what makes two copies the same mail.
    pub digest: [u8; 32],
    /// Which way it went.
    pub direction: Direction,
    /// Who or what wrote it.
    pub kind: Kind,
    /// How far it is believed.
    pub trust: Trust,
    /// By which way.
    pub channel: Channel,
    /// When it counts.
    pub received_at: Moment,
    /// What its header says.
    pub date: Option<Moment>,
    /// The customer's address by this message.
    pub address: Option<AddressId>,
    /// The writer.
    pub from: Mailbox,
    /// To whom.
    pub recipients: Recipients,
    /// One line.
    pub subject: String,
    /// The whole text.
    pub text: String,
    /// How it came into its ticket.
    pub rung: Rung,
    /// The id or token that decided that.
    pub parent: Option<String>,
    /// The message of which it is another version.
    pub variant_of: Option<MessageId>,
    /// The file it came from.
    pub source: Option<String>,
    /// Its bytes.
    pub original: Option<i64>,
    /// Every id that it names.
    pub references: Vec<String>,
    /// Whether it was closed by cryptography.
    pub seal: Option<Seal>,
    /// Whether some of its bytes fitted no charset and are shown as U+FFFD.
    pub lossy: bool,
    /// What was tried to find its ticket.
    pub decision: Decision,
    /// What becomes of it, where it is ours.
    pub delivery: Option<Delivery>,
}

/// What hangs on a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// A harmless file name.
    pub name: String,
    /// `type/subtype`.
    pub content_type: String,
    /// Decoded size.
    pub bytes: i64,
    /// Which part of the original.
    pub part: i64,
}

/// A message as a row shows it.
#[derive(Clone, Debug)]
pub struct MessageRow {
    /// Its number.
    pub id: MessageId,
    /// Where it belongs.
    pub ticket: TicketId,
    /// Without angle brackets.
    pub message_id: String,
    /// Which way it went.
    pub direction: Direction,
    /// Who or what wrote it.
    pub kind: Kind,
    /// How far it is believed.
    pub trust: Trust,
    /// The writer.
    pub from: Mailbox,
    /// To whom.
    pub recipients: Recipients,
    /// One line.
    pub subject: String,
    /// What its header says.
    pub date: Option<Moment>,
    /// When it counts.
    pub received_at: Moment,
    /// The message of which it is another version.
    pub variant_of: Option<MessageId>,
    /// Whether it was closed by cryptography.
    pub seal: Option<Seal>,
    /// Whether some of its bytes fitted no charset.
    pub lossy: bool,
    /// What became of it, where it is ours and did not leave by another way, or came back.
    pub delivery: Option<Delivery>,
    /// Who wrote it, as far as its ticket goes.
    pub role: Role,
    /// What stands in its ticket before it and may be quoted; none for the first one, which is never folded. Known only where
    /// the text was asked for.
    pub answers: Option<Answered>,
    /// The whole text; empty where it was not asked for.
    pub text: String,
    /// What hangs on it.
    pub attachments: Vec<Attachment>,
    /// Whom a mail of ours did not reach, as it reports.
    pub unreached: Vec<Unreached>,
}

/// Larger originals are written piece by piece, in bytes.
const LARGE: usize = 4 << 20;

const COLUMNS: &str = "m.id, m.ticket, m.message_id, m.direction, m.kind, m.trust, m.from_name, m.from_email,
    m.recipients, m.subject, m.date, m.received_at, m.variant_of, m.seal, m.lossy, m.delivery, m.role,
    EXISTS (SELECT 1 FROM message e JOIN operation eo ON eo.id = e.operation AND eo.undone = 0
        WHERE e.ticket = m.ticket AND (e.received_at, e.id) < (m.received_at, m.id))";

const FROM: &str =
    "FROM message m JOIN operation o ON o.id = m.operation AND o.undone = 0 AND m.delivery IS NOT 'draft'
    JOIN ticket t ON t.id = m.ticket LEFT JOIN address a ON a.id = t.address
    LEFT JOIN customer c ON c.id = a.customer LEFT JOIN agent g ON g.id = t.assignee";

impl Store {
    /// The messages that a condition chooses, oldest first; with their texts where `texts` asks for them.
    pub fn messages(&self, chosen: &Fragment, texts: bool, limit: Option<usize>) -> Result<Vec<MessageRow>> {
        // Only numbers are put in order: rows with very many recipients would be sorted on the disk.
        let sql = format!("SELECT m.id {FROM} WHERE {} ORDER BY m.received_at, m.id LIMIT ?", chosen.sql);
        let one = format!("SELECT {COLUMNS} FROM message m WHERE m.id = ?");
        let limit = limit.and_then(|limit| i64::try_from(limit).ok()).unwrap_or(-1);
        let values = chosen.values.iter().cloned().chain([Value::Integer(limit)]);
        self.at_one_instant(|| {
            let (mut rows, mut quotable) = (Vec::new(), Quotable::default());
            for id in self.rows(&sql, rusqlite::params_from_iter(values), |row| row.get::<_, MessageId>(0))? {
                if let Some(mut row) = self.one(&one, [id], read)? {
                    self.complete(&mut row, texts)?;
                    if let Some(answered) = row.answers.as_mut().filter(|_| may_quote(&row.text)) {
                        *answered = quotable.before(self, row.ticket, row.id, &row.from.name)?;
                    }
                    rows.push(row);
                }
            }
            Ok(rows)
        })
    }

    /// The messages of a ticket, oldest first, with their texts.
    pub fn thread(&self, ticket: TicketId) -> Result<Vec<MessageRow>> {
        let chosen = Fragment { sql: "m.ticket = ?".into(), values: vec![Value::Integer(ticket.0)] };
        self.messages(&chosen, true, None)
    }

    /// One message with its text.
    pub fn message(&self, id: MessageId) -> Result<MessageRow> {
        let chosen = Fragment { sql: "m.id = ?".into(), values: vec![Value::Integer(id.0)] };
        self.messages(&chosen, true, None)?
            .pop()
            .ok_or_else(|| Error::refused(format!("there is no message {id}")).hint("desk messages"))
    }

    fn complete(&self, row: &mut MessageRow, text: bool) -> Result<()> {
        if text {
            row.text = self
                .one("SELECT text FROM body WHERE message = ?", [row.id], |row| row.get(0))?
                .unwrap_or_default();
        }
        const ATTACHED: &str =
            "SELECT name, content_type, bytes, part FROM attachment WHERE message = ? ORDER BY part";
        row.attachments = self.rows(ATTACHED, [row.id], |row| {
            Ok(Attachment {
                name: row.get(0)?,
                content_type: row.get(1)?,
                bytes: row.get(2)?,
                part: row.get(3)?,
            })
        })?;
        if row.kind == Kind::Bounce {
            row.unreached = self.unreached(row.id)?;
        }
        Ok(())
    }

    /// The bytes of a message as they came.
    pub fn original(&self, id: MessageId) -> Result<Vec<u8>> {
        const BYTES: &str =
            "SELECT b.bytes FROM message m JOIN original b ON b.id = m.original WHERE m.id = ?";
        let Some(bytes) = self.one(BYTES, [id], |row| row.get::<_, Vec<u8>>(0))? else {
            self.message(id)?;
            return Err(Error::refused(format!(
                "message {id} did not come as a mail, so it has no original bytes"
            ))
            .hint("desk show TICKET"));
        };
        unpacked(&bytes, &format!("the original of message {id}"))
    }
}

/// The bytes of a compressed original; `what` is said of it where it is damaged.
pub(super) fn unpacked(bytes: &[u8], what: &str) -> Result<Vec<u8>> {
    zstd::stream::decode_all(bytes)
        .map_err(|error| Error::new(ErrorKind::Data, format!("{what} is damaged")).because(error))
}

/// The head of a compressed original, without what follows; of a damaged one as much as can be read.
pub(super) fn unpacked_head(bytes: &[u8]) -> Vec<u8> {
    let (mut head, mut piece) = (Vec::new(), [0_u8; 4096]);
    let Ok(mut decoder) = zstd::stream::read::Decoder::new(bytes) else { return head };
    while head.len() < head::LONGEST {
        match decoder.read(&mut piece) {
            Ok(0) | Err(_) => break,
            Ok(length) => head.extend_from_slice(&piece[..length]),
        }
        let all = head::of(&head).len();
        if all < head.len() {
            head.truncate(all);
            break;
        }
    }
    head
}

fn read(row: &Row<'_>) -> rusqlite::Result<MessageRow> {
    Ok(MessageRow {
        id: row.get(0)?,
        ticket: row.get(1)?,
        message_id: row.get(2)?,
        direction: row.get(3)?,
        kind: row.get(4)?,
        trust: row.get(5)?,
        from: Mailbox { name: row.get(6)?, email: row.get(7)? },
        recipients: serde_json::from_str(row.get_ref(8)?.as_str()?).unwrap_or_default(),
        subject: row.get(9)?,
        date: row.get(10)?,
        received_at: row.get(11)?,
        variant_of: row.get(12)?,
        seal: row.get(13)?,
        lossy: row.get(14)?,
        delivery: row.get(15)?,
        role: row.get(16)?,
        answers: row.get::<_, bool>(17)?.then(Answered::default),
        text: String::new(),
        attachments: Vec::new(),
        unreached: Vec::new(),
    })
}

impl Writer<'_> {
    /// Writes a message, its text, its words for the search, and the ids that it names.
    pub fn add_message(&mut self, message: &NewMessage) -> Result<MessageId> {
        let operation = self.operation()?;
        let recipients = serde_json::to_string(&message.recipients)
            .map_err(|error| Error::new(ErrorKind::Fault, "cannot write recipients").because(error))?;
        const INSERT: &str = "INSERT INTO message (operation, ticket, message_id, digest, direction, kind, trust, channel,
            received_at, date, address, from_name, from_email, recipients, subject, rung, parent, variant_of, source,
            original, seal, lossy, role, delivery)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
        let id = self.insert(
            INSERT,
            params![
                operation,
                message.ticket,
                message.message_id,
                message.digest,
                message.direction,
                message.kind,
                message.trust,
                message.channel,
                message.received_at,
                message.date,
                message.address,
                message.from.name,
                message.from.email,
                recipients,
                message.subject,
                message.rung.word(),
                message.parent,
                message.variant_of,
                message.source,
                message.original,
                message.seal,
                message.lossy,
                Role::of(message.direction),
                message.delivery,
            ],
        )?;
        self.execute(
            "INSERT INTO body (message, text, decision) VALUES (?, ?, ?)",
            params![id, message.text, decision::written(&message.decision)],
        )?;
        self.unindexed.get_or_insert(id);
        for name in std::iter::once(&message.message_id).chain(&message.references) {
            self.execute(
                "INSERT OR IGNORE INTO reference (name, message) VALUES (?, ?)",
                params![intake::name(name), id],
            )?;
        }
        if let Some(name) = &message.claimed {
            self.execute("INSERT INTO claimed_id (message, name) VALUES (?, ?)", params![id, name])?;
        }
        Ok(MessageId(id))
    }

    /// Notes what hangs on a message.
    pub fn add_attachment(&mut self, message: MessageId, attachment: &Attachment) -> Result<()> {
        self.execute(
            "INSERT INTO attachment (message, part, name, content_type, bytes) VALUES (?, ?, ?, ?, ?)",
            params![message, attachment.part, attachment.name, attachment.content_type, attachment.bytes],
        )
        .map(|_| ())
    }

    /// Keeps bytes as they came, once; gives their number.
    pub fn keep_original(&mut self, sha256: &[u8; 32], size: u64, compressed: &[u8]) -> Result<i64> {
        if let Some(id) =
            self.store.one("SELECT id FROM original WHERE sha256 = ?", [sha256], |row| row.get(0))?
        {
            return Ok(id);
        }
        let size = i64::try_from(size).unwrap_or(i64::MAX);
        const KEEP: &str = "INSERT INTO original (sha256, size, bytes) VALUES (?, ?, ?)";
        if compressed.len() <= LARGE {
            return self.insert(KEEP, params![sha256, size, compressed]);
        }
        // SQLite would hold a large one three times in memory.
        let room = i32::try_from(compressed.len()).unwrap_or(i32::MAX);
        let id = self.insert(KEEP, params![sha256, size, rusqlite::blob::ZeroBlob(room)])?;
        let write = || -> rusqlite::Result<()> {
            let mut blob = self.connection().blob_open("main", "original", "bytes", id, false)?;
            for (place, chunk) in compressed.chunks(LARGE).enumerate() {
                blob.write_at(chunk, place * LARGE)?;
            }
            Ok(())
        };
        write().map_err(|error| self.store.explain(error)).map(|()| id)
    }
}
