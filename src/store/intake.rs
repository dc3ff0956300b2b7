//! Mail coming in: is it known, where does it belong, which facts come of it. The decision itself is `desk::intake`.

use std::collections::HashMap;

use rusqlite::params;

use crate::desk::event::{Event, Voice, What};
use crate::desk::id::{AddressId, MessageId, TicketId};
use crate::desk::intake::{self, Candidate, Rung, place, subject_token};
use crate::desk::message::{Direction, Kind, Trust};
use crate::desk::ticket::{Channel, Mode, Status};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::message::{Attachment, Mailbox, NewMessage, Recipients};
use crate::store::{Store, Writer};

/// A mail on its way in, understood as far as the mail alone can be.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Everything but the ticket and the way into it.
    pub message: NewMessage,
    /// Ids in `In-Reply-To`, then `References` from right to left.
    pub ladder: Vec<String>,
    /// What hangs on it.
    pub attachments: Vec<Attachment>,
    /// SHA-256 of its bytes, their size, and the bytes compressed.
    pub original: ([u8; 32], u64, Vec<u8>),
    /// By which of our addresses it came.
    pub delivered_to: Vec<String>,
    /// From before the desk.
    pub backfill: bool,
    /// The agent who wrote it, where it is ours.
    pub agent: Option<crate::desk::id::AgentId>,
}

/// What became of a mail.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Taken {
    /// It is in this ticket now; `true`: which is new.
    Imported(TicketId, bool),
    /// It was there already.
    Duplicate(TicketId, Kind),
}

/// Addresses met in this run, so that a busy list costs one look-up.
#[derive(Default)]
pub struct Known {
    addresses: HashMap<String, AddressId>,
}

/// More writers than this are looked up again rather than remembered.
const REMEMBERED: usize = 20_000;

impl Store {
    /// Whether these bytes are in the desk, as a mail that stands or in quarantine: then nothing of them is new.
    pub fn has_original(&self, sha256: &[u8; 32]) -> Result<bool> {
        const HAS: &str = "SELECT 1 FROM original b WHERE b.sha256 = ?1 AND (
                EXISTS (SELECT 1 FROM message m JOIN operation o ON o.id = m.operation AND o.undone = 0
                    WHERE m.original = b.id)
                OR EXISTS (SELECT 1 FROM quarantine q JOIN operation o ON o.id = q.operation AND o.undone = 0
                    WHERE q.original = b.id))";
        Ok(self.one(HAS, [sha256], |_| Ok(()))?.is_some())
    }

    /// The message whose very bytes these are, with its ticket and kind.
    pub fn by_original(&self, sha256: &[u8; 32]) -> Result<Option<(String, TicketId, Kind)>> {
        const FIND: &str =
            "SELECT m.message_id, m.ticket, m.kind FROM original b JOIN message m ON m.original = b.id
            JOIN operation o ON o.id = m.operation AND o.undone = 0 WHERE b.sha256 = ?";
        self.one(FIND, [sha256], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
    }

    /// The highest number that a ticket has.
    pub fn last_ticket(&self) -> Result<TicketId> {
        Ok(TicketId(self.one("SELECT max(id) FROM ticket", [], |row| row.get(0))?.flatten().unwrap_or(0)))
    }

    /// How many tickets with higher numbers there are that did not turn out to be parts of others.
    pub fn tickets_after(&self, last: TicketId) -> Result<i64> {
        const COUNT: &str = "SELECT count(*) FROM ticket WHERE id > ? AND joined IS NULL";
        Ok(self.one(COUNT, [last], |row| row.get(0))?.unwrap_or(0))
    }

    fn candidate(&self, ticket: TicketId, now: Moment, rung: Rung, via: &str) -> Result<Option<Candidate>> {
        const STATE: &str = "SELECT status, worked, closes_at, solves_at, solved_at IS NULL AND worked = 0
            FROM ticket WHERE id = ?";
        self.one(STATE, [ticket], |row| {
            let status: Status = row.get(0)?;
            let closes_at: Option<Moment> = row.get(2)?;
            let by_age: bool = row.get(4)?;
            let closed = status == Status::Closed || closes_at.is_some_and(|at| at <= now);
            let shut = matches!(status, Status::Spam | Status::Merged) || (closed && !by_age);
            Ok(Candidate { ticket, worked: row.get(1)?, shut, rung, via: via.to_owned() })
        })
    }

    /// The tickets of stored messages that name this id.
    fn tickets_naming(&self, name: &str) -> Result<Vec<TicketId>> {
        const NAMING: &str = "SELECT m.ticket FROM reference r JOIN message m ON m.id = r.message
            JOIN operation o ON o.id = m.operation AND o.undone = 0 WHERE r.name = ?";
        let mut tickets: Vec<TicketId> = self.rows(NAMING, [intake::name(name)], |row| row.get(0))?;
        tickets.sort_unstable();
        tickets.dedup();
        Ok(tickets)
    }

    /// Whether an address takes part in a ticket: wrote, or was written to.
    fn takes_part(&self, ticket: TicketId, email: &str) -> Result<bool> {
        const PARTS: &str = "SELECT m.from_email, m.recipients FROM message m
            JOIN operation o ON o.id = m.operation AND o.undone = 0 WHERE m.ticket = ?";
        let rows =
            self.rows(PARTS, [ticket], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        Ok(rows.into_iter().any(|(from, recipients)| {
            let recipients: Recipients = serde_json::from_str(&recipients).unwrap_or_default();
            let named = recipients.to.iter().chain(&recipients.cc).chain(&recipients.reply_to);
            from == email || named.into_iter().any(|mailbox| mailbox.email == email)
        }))
    }

    /// Every open ticket to which a mail may belong, in the order of the ladder.
    fn candidates(&self, letter: &Letter, desk: &str, now: Moment) -> Result<Vec<Candidate>> {
        let mut candidates: Vec<Candidate> = Vec::new();
        for name in letter.ladder.iter().chain([&letter.message.message_id]) {
            for ticket in self.tickets_naming(name)? {
                if candidates.iter().any(|candidate| candidate.ticket == ticket) {
                    continue;
                }
                candidates.extend(self.candidate(ticket, now, Rung::Reference, name)?);
            }
        }
        if let Some(ticket) = subject_token(&letter.message.subject, desk)
            && let Ok(ticket) = self.existing(ticket)
            && self.takes_part(ticket, &letter.message.from.email)?
        {
            candidates.extend(self.candidate(ticket, now, Rung::Subject, &format!("[{desk} #{ticket}]"))?);
        }
        Ok(candidates)
    }
}

/// A message of the same Message-ID that the desk has.
struct Same {
    id: MessageId,
    ticket: TicketId,
    kind: Kind,
    digest: [u8; 32],
    stands: bool,
    issued_here: bool,
    source: Option<String>,
}

impl Writer<'_> {
    /// Takes a mail in: as a new message of some ticket, or as one more copy of a known one.
    pub fn take_in(&mut self, mut letter: Letter, desk: &str, known: &mut Known) -> Result<Taken> {
        const SAME: &str = "SELECT m.id, m.ticket, m.kind, m.digest, o.undone, m.rung = 'typed', m.source
            FROM message m JOIN operation o ON o.id = m.operation WHERE m.message_id = ? ORDER BY m.id";
        let same = self.store.rows(SAME, [&letter.message.message_id], |row| {
            Ok(Same {
                id: row.get(0)?,
                ticket: row.get(1)?,
                kind: row.get(2)?,
                digest: row.get(3)?,
                stands: !row.get::<_, bool>(4)?,
                issued_here: row.get(5)?,
                source: row.get(6)?,
            })
        })?;
        let standing = same.iter().filter(|same| same.stands);
        let copy = |same: &&Same| same.digest == letter.message.digest || same.issued_here;
        if let Some(same) = standing.clone().find(copy) {
            self.note_delivery(same, &letter)?;
            return Ok(Taken::Duplicate(same.ticket, same.kind));
        }
        letter.message.original =
            Some(self.keep_original(&letter.original.0, letter.original.1, &letter.original.2)?);
        if let Some(first) = standing.clone().next() {
            // The same id with other content: kept and shown, but never a second contact.
            (letter.message.ticket, letter.message.variant_of) = (first.ticket, Some(first.id));
            (letter.message.rung, letter.message.parent) =
                (Rung::Reference, Some(letter.message.message_id.clone()));
            let message = self.add_letter(&mut letter, known)?;
            let silent = What::Received(message, false);
            self.append(letter.message.ticket, &self.event_of(&letter, silent))?;
            return Ok(Taken::Imported(letter.message.ticket, false));
        }
        let placement = place(self.store.candidates(&letter, desk, self.now())?);
        let (at, backfill) = (letter.message.received_at, letter.backfill);
        let ticket = match placement.ticket {
            Some(ticket) => ticket,
            None => {
                let mode = match letter.message.direction {
                    Direction::Out => Mode::Outbound,
                    _ => Mode::Inbound,
                };
                let ticket = self.open_ticket(mode, Channel::Email, at, backfill)?;
                if let Some(closed) = placement.follows {
                    self.append(ticket, &self.event_of(&letter, What::FollowUp(closed)))?;
                }
                ticket
            }
        };
        for part in &placement.joins {
            self.join(*part, ticket)?;
        }
        for other in &placement.links {
            self.append(ticket, &self.event_of(&letter, What::Linked(*other)))?;
            self.append(*other, &self.event_of(&letter, What::Linked(ticket)))?;
        }
        letter.message.ticket = ticket;
        (letter.message.rung, letter.message.parent) = (placement.rung, placement.via);
        let message = self.add_letter(&mut letter, known)?;
        let contact = letter.message.kind.is_contact() && letter.message.trust == Trust::Full;
        let what = match letter.message.direction {
            Direction::Out if letter.message.kind.is_contact() => What::Replied(message, Voice::Person),
            Direction::Out => What::Replied(message, Voice::Machine),
            Direction::In | Direction::Note => What::Received(message, contact),
        };
        if placement.ticket.is_none()
            && let Some(address) = self.customer_of(&letter, known)?
            && self.store.is_vip(address)?
        {
            self.append(ticket, &self.event_of(&letter, What::Vip(true)))?;
        }
        self.append(ticket, &self.event_of(&letter, what))?;
        Ok(Taken::Imported(ticket, placement.ticket.is_none()))
    }

    fn event_of(&self, letter: &Letter, what: What) -> Event {
        let tie = letter.message.digest.first_chunk::<8>().map(|bytes| i64::from_be_bytes(*bytes));
        Event { at: letter.message.received_at, what, agent: letter.agent, backfill: letter.backfill, tie }
    }

    fn add_letter(&mut self, letter: &mut Letter, known: &mut Known) -> Result<MessageId> {
        letter.message.address = self.customer_of(letter, known)?;
        let id = self.add_message(&letter.message)?;
        for attachment in &letter.attachments {
            self.add_attachment(id, attachment)?;
        }
        Ok(id)
    }

    /// The customer by this mail: who wrote what came in, who was written to by what went out.
    fn customer_of(&mut self, letter: &Letter, known: &mut Known) -> Result<Option<AddressId>> {
        let customer: Option<&Mailbox> = match letter.message.direction {
            Direction::Out => letter.message.recipients.to.first(),
            _ => Some(&letter.message.from),
        };
        let Some(Mailbox { name, email }) = customer else { return Ok(None) };
        if let Some(address) = known.addresses.get(email) {
            return Ok(Some(*address));
        }
        let address = self.address(email, name)?;
        if known.addresses.len() >= REMEMBERED {
            known.addresses.clear();
        }
        known.addresses.insert(email.clone(), address);
        Ok(Some(address))
    }

    /// A further copy: by which way and address it came is worth keeping, once.
    fn note_delivery(&mut self, same: &Same, letter: &Letter) -> Result<()> {
        let addresses = serde_json::json!(letter.delivered_to).to_string();
        let source = letter.message.source.as_deref().unwrap_or("-");
        const KNOWN: &str = "SELECT 1 FROM delivery d JOIN operation o ON o.id = d.operation AND o.undone = 0
            WHERE d.message = ? AND d.addresses = ?";
        let known = letter.delivered_to.is_empty()
            || same.source.as_deref() == Some(source)
            || self.store.one(KNOWN, params![same.id, addresses], |_| Ok(()))?.is_some();
        if !known {
            let operation = self.operation()?;
            self.execute(
                "INSERT INTO delivery (operation, message, source, addresses) VALUES (?, ?, ?, ?)",
                params![operation, same.id, source, addresses],
            )?;
        }
        Ok(())
    }

    /// Keeps a mail that cannot be taken in as it is. `false`: it is in quarantine already.
    pub fn quarantine(&mut self, mail: &Quarantined) -> Result<bool> {
        let original = self.keep_original(&mail.original.0, mail.original.1, &mail.original.2)?;
        const KNOWN: &str =
            "SELECT 1 FROM quarantine q JOIN operation o ON o.id = q.operation AND o.undone = 0
            WHERE q.original = ?";
        if self.store.one(KNOWN, [original], |_| Ok(()))?.is_some() {
            return Ok(false);
        }
        let operation = self.operation()?;
        self.execute(
            "INSERT INTO quarantine (operation, original, source, position, reason, message_id, from_email, subject,
             text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            params![
                operation,
                original,
                mail.source,
                mail.position,
                mail.reason,
                mail.message_id,
                mail.from,
                mail.subject,
                mail.text
            ],
        )?;
        Ok(true)
    }
}

/// A mail for the quarantine.
#[derive(Clone, Debug)]
pub struct Quarantined {
    /// The file it came from.
    pub source: String,
    /// Its ordinal there.
    pub position: i64,
    /// SHA-256 of its bytes, their size, and the bytes compressed.
    pub original: ([u8; 32], u64, Vec<u8>),
    /// Why.
    pub reason: String,
    /// Where it could be read.
    pub message_id: Option<String>,
    /// Where it could be read.
    pub from: Option<String>,
    /// Where it could be read.
    pub subject: Option<String>,
    /// As much as could be read.
    pub text: String,
}
