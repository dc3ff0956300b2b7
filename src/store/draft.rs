//! Drafts: what is written and not meant to leave yet. A draft is an entry of the outbox and no message; each version of what it says
//! is kept, and the last one whose operation stands is in force.

use rusqlite::{Row, params};
use serde::{Deserialize, Serialize};

use crate::desk::id::{MessageId, TicketId};
use crate::desk::time::Moment;
use crate::error::{Error, Kind, Result};
use crate::store::message::{Mailbox, unpacked};
use crate::store::outbox::{IN_FORCE, Step};
use crate::store::{Store, Writer};

/// What is asked of an answer beside its text, in words that every later desk understands. Whatever a later one adds is missing in
/// older drafts, and nothing then.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftAsked {
    /// To whom in place of the customer; nobody: to the customer, as the ticket stands when it is released.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub to: Vec<Mailbox>,
    /// Who else gets it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub cc: Vec<Mailbox>,
    /// Whether it goes to all who were in the mail that it answers; nothing: as the settings say.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub all: Option<bool>,
    /// Where the ticket stands after it; nothing: as is usual, `keep`: as it stood.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// Tags that are put on with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// The priority that comes with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub priority: Option<String>,
    /// The number of the agent who has the ticket from then on; 0: nobody.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assignee: Option<i64>,
    /// Whether a machine writes it.
    #[serde(skip_serializing_if = "is_false")]
    pub automatic: bool,
    /// Whether the agent's signature is in the text already.
    #[serde(skip_serializing_if = "is_false")]
    pub signed: bool,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// A draft as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The ticket that it answers.
    pub ticket: TicketId,
    /// To whom, and what becomes of the ticket.
    pub asked: DraftAsked,
    /// In place of the ticket's subject.
    pub subject: Option<String>,
    /// The text.
    pub body: String,
    /// What goes with it.
    pub files: Vec<DraftFile>,
}

/// A file that goes with a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftFile {
    /// What it is called.
    pub name: String,
    /// `type/subtype`.
    pub content_type: String,
    /// The number of its bytes among the originals.
    pub original: i64,
}

impl Store {
    /// What a draft says.
    ///
    /// # Errors
    /// Where that entry of the outbox has never been one.
    pub fn draft(&self, outbox: i64) -> Result<Draft> {
        let select = format!(
            "SELECT d.id, d.ticket, d.asked, d.subject, d.body FROM draft d WHERE d.id = ({IN_FORCE} ?)"
        );
        let found = self.one(&select, [outbox], |row| Ok((row.get::<_, i64>(0)?, read(row)?)))?;
        let Some((id, mut draft)) = found else {
            return Err(Error::refused(format!("mail {outbox} is no draft"))
                .hint(format!("desk outbox hold {outbox}")));
        };
        const FILES: &str =
            "SELECT name, content_type, original FROM draft_file WHERE draft = ? ORDER BY place";
        draft.files = self.rows(FILES, [id], |row| {
            Ok(DraftFile { name: row.get(0)?, content_type: row.get(1)?, original: row.get(2)? })
        })?;
        Ok(draft)
    }

    /// The drafts of a ticket, and of those that became part of it or were merged into it, oldest first: their numbers in the outbox.
    pub fn drafts_of(&self, ticket: TicketId) -> Result<Vec<i64>> {
        let drafts = format!(
            "SELECT b.id FROM outbox b JOIN operation o ON o.id = b.operation AND o.undone = 0
             JOIN draft d ON d.id = ({IN_FORCE} b.id) JOIN ticket t ON t.id = d.ticket
             WHERE b.state = 'draft' AND ?1 IN (t.id, t.joined, t.merged_into) ORDER BY b.id"
        );
        self.rows(&drafts, [ticket], |row| row.get(0))
    }

    /// The mails that wait to leave as answers to a ticket, oldest first: their numbers in the outbox.
    pub fn queued_of(&self, ticket: TicketId) -> Result<Vec<i64>> {
        const QUEUED: &str =
            "SELECT b.id FROM outbox b JOIN operation o ON o.id = b.operation AND o.undone = 0
            JOIN message m ON m.id = b.message AND m.kind != 'auto_reply'
            WHERE b.state = 'queued' AND m.ticket = ? ORDER BY b.id";
        self.rows(QUEUED, [ticket], |row| row.get(0))
    }

    /// Where a ticket was to stand after an answer, in the words of [`DraftAsked::status`]; nothing where it is no answer to a customer.
    pub fn status_after(&self, answer: MessageId) -> Result<Option<(Option<String>, bool)>> {
        const SAID: &str = "SELECT e.word, (SELECT s.word FROM event s
                WHERE s.operation = e.operation AND s.ticket = e.ticket AND s.kind = 'status' LIMIT 1)
            FROM event e WHERE e.kind = 'replied' AND e.object = ? ORDER BY e.id LIMIT 1";
        let said = self.one(SAID, [answer], |row| {
            Ok((row.get::<_, Option<String>>(0)?, row.get::<_, Option<String>>(1)?))
        })?;
        Ok(said.map(|(voice, status)| match voice.as_deref() {
            Some("keep") => (Some(status.unwrap_or_else(|| "keep".to_owned())), false),
            Some("machine") => (None, true),
            _ => (None, false),
        }))
    }

    /// The messages of a ticket that whoever wrote a draft last could know of: those that had come when they wrote. A mail that was only
    /// held was written when it was queued.
    pub fn known_to_draft(&self, outbox: i64, ticket: TicketId) -> Result<Vec<MessageId>> {
        let known = format!(
            "SELECT m.id FROM message m WHERE m.ticket = ?2 AND m.operation <= (SELECT CASE WHEN EXISTS (SELECT 1 FROM outbox_step s
                     WHERE s.outbox = d.outbox AND s.operation = d.operation AND s.step = 'held') AND NOT EXISTS (
                     SELECT 1 FROM outbox_step s WHERE s.outbox = d.outbox AND s.operation = d.operation AND s.step = 'edited')
                 THEN (SELECT max(x.operation) FROM outbox_mail x JOIN operation o ON o.id = x.operation AND o.undone = 0
                     WHERE x.outbox = d.outbox AND x.operation < d.operation)
                 ELSE d.operation END FROM draft d WHERE d.id = ({IN_FORCE} ?1))"
        );
        self.rows(&known, params![outbox, ticket], |row| row.get(0))
    }

    /// The bytes of a file that goes with a draft.
    pub fn draft_file(&self, file: &DraftFile) -> Result<Vec<u8>> {
        let bytes = self.one("SELECT bytes FROM original WHERE id = ?", [file.original], |row| {
            row.get::<_, Vec<u8>>(0)
        })?;
        let bytes = bytes.ok_or_else(|| Error::new(Kind::Data, format!("{} is gone", file.name)))?;
        unpacked(&bytes, &file.name)
    }
}

fn read(row: &Row<'_>) -> rusqlite::Result<Draft> {
    Ok(Draft {
        ticket: row.get(1)?,
        asked: asked(row.get_ref(2)?.as_str()?),
        subject: row.get(3)?,
        body: row.get(4)?,
        files: Vec::new(),
    })
}

/// What was asked, from its JSON.
pub(super) fn asked(json: &str) -> DraftAsked {
    serde_json::from_str(json).unwrap_or_default()
}

impl Writer<'_> {
    /// Puts a draft into the outbox; its number there.
    pub fn new_draft(&mut self, draft: &Draft) -> Result<i64> {
        let operation = self.operation()?;
        let id = self.insert(
            "INSERT INTO outbox (operation, message, not_before, state) VALUES (?, NULL, 0, 'draft')",
            params![operation],
        )?;
        self.say(id, draft)?;
        self.revise_outgoing(id)?;
        Ok(id)
    }

    /// Writes down what a draft says from now on.
    pub fn redraft(&mut self, outbox: i64, draft: &Draft) -> Result<()> {
        self.say(outbox, draft)?;
        self.outbox_step(outbox, Step::Edited, None)
    }

    /// Makes a draft of a mail that waits to leave; its answer is taken back.
    pub fn hold_back(&mut self, outbox: i64, draft: &Draft) -> Result<()> {
        self.say(outbox, draft)?;
        self.outbox_step(outbox, Step::Held, None)
    }

    /// Queues a draft as the mail that was made of it.
    pub fn release(&mut self, outbox: i64, message: MessageId, not_before: Moment) -> Result<()> {
        self.be_mail(outbox, message, not_before)?;
        self.outbox_step(outbox, Step::Released, None)
    }

    fn say(&mut self, outbox: i64, draft: &Draft) -> Result<()> {
        let operation = self.operation()?;
        let asked = serde_json::to_string(&draft.asked)
            .map_err(|error| Error::new(Kind::Fault, "cannot write a draft down").because(error))?;
        const SAY: &str =
            "INSERT INTO draft (operation, outbox, ticket, asked, subject, body) VALUES (?, ?, ?, ?, ?, ?)";
        let id =
            self.insert(SAY, params![operation, outbox, draft.ticket, asked, draft.subject, draft.body])?;
        const FILE: &str =
            "INSERT INTO draft_file (draft, place, name, content_type, original) VALUES (?, ?, ?, ?, ?)";
        for (place, file) in (1_i64..).zip(&draft.files) {
            self.execute(FILE, params![id, place, file.name, file.content_type, file.original])?;
        }
        Ok(())
    }
}
