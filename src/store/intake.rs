//! Mail coming in: is it known, where does it belong, which facts come of it. The decision itself is `desk::intake`.

pub(super) mod decision;
mod ladder;
mod proof;

use std::collections::HashMap;

use rusqlite::params;

use crate::desk::event::{Event, Voice, What};
use crate::desk::id::{AddressId, AgentId, MessageId, TicketId};
use crate::desk::intake::{Clue, Rung, place};
use crate::desk::message::{Direction, Kind, Trust};
use crate::desk::ticket::{Channel, Mode};
use crate::error::Result;
use crate::store::bounce::Unreached;
use crate::store::message::{Attachment, Mailbox, NewMessage};
use crate::store::{Store, Writer};

/// A mail on its way in, understood as far as the mail alone can be.
#[derive(Clone, Debug)]
pub struct Letter {
    /// Everything but the ticket and the way into it.
    pub message: NewMessage,
    /// What may lead to its ticket, in the order of the ladder.
    pub clues: Vec<Clue>,
    /// The customer, where that is neither who wrote what came in nor to whom ours went.
    pub customer: Option<Mailbox>,
    /// Whom a mail of ours did not reach, as this one reports.
    pub unreached: Vec<Unreached>,
    /// What hangs on it.
    pub attachments: Vec<Attachment>,
    /// SHA-256 of its bytes, their size, and the bytes compressed.
    pub original: ([u8; 32], u64, Vec<u8>),
    /// From before the desk.
    pub backfill: bool,
    /// The agent who wrote it, where it is ours.
    pub agent: Option<AgentId>,
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

/// A message that the desk has.
#[derive(Clone, Debug)]
pub struct Found {
    /// The message.
    pub message: MessageId,
    /// Without angle brackets.
    pub message_id: String,
    /// Its ticket.
    pub ticket: TicketId,
    /// Who or what wrote it.
    pub kind: Kind,
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

    /// The message whose very bytes these are.
    pub fn by_original(&self, sha256: &[u8; 32]) -> Result<Option<Found>> {
        const FIND: &str =
            "SELECT m.id, m.message_id, m.ticket, m.kind FROM original b JOIN message m ON m.original = b.id
            JOIN operation o ON o.id = m.operation AND o.undone = 0 WHERE b.sha256 = ?";
        self.one(FIND, [sha256], |row| {
            Ok(Found {
                message: row.get(0)?,
                message_id: row.get(1)?,
                ticket: row.get(2)?,
                kind: row.get(3)?,
            })
        })
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
    direction: Direction,
}

impl Writer<'_> {
    /// Takes a mail in: as a new message of some ticket, or as one more copy of a known one.
    pub fn take_in(&mut self, mut letter: Letter, known: &mut Known) -> Result<Taken> {
        const SAME: &str = "SELECT m.id, m.ticket, m.kind, m.digest, o.undone, m.rung = 'typed', m.source,
                m.direction
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
                direction: row.get(7)?,
            })
        })?;
        let standing = same.iter().filter(|same| same.stands);
        let copy = |same: &&Same| same.digest == letter.message.digest || same.issued_here;
        if let Some(same) = standing.clone().find(copy) {
            self.note_delivery(same, &letter)?;
            if letter.message.direction == Direction::Out && same.direction == Direction::In {
                self.prove(same.id, letter.agent, letter.backfill)?;
            }
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
        let candidates = self.store.climb(&mut letter, self.now())?;
        let placement = place(candidates);
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
        let decision = &mut letter.message.decision;
        (decision.joined, decision.linked, decision.follows) =
            (placement.joins, placement.links, placement.follows);
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

    /// Takes in what one of us forwarded: the customer's mail as theirs, and what stood around it as a note, which counts as
    /// nobody's work.
    pub fn take_in_forward(&mut self, theirs: Letter, mut note: Letter, known: &mut Known) -> Result<Taken> {
        let parent = theirs.message.message_id.clone();
        let taken = self.take_in(theirs, known)?;
        let (Taken::Imported(ticket, _) | Taken::Duplicate(ticket, _)) = taken;
        const HAS: &str = "SELECT 1 FROM message m JOIN operation o ON o.id = m.operation AND o.undone = 0
            WHERE m.message_id = ? AND m.digest = ?";
        let has = params![note.message.message_id, note.message.digest];
        if self.store.one(HAS, has, |_| Ok(()))?.is_some() {
            return Ok(taken);
        }
        note.message.original =
            Some(self.keep_original(&note.original.0, note.original.1, &note.original.2)?);
        note.message.ticket = ticket;
        (note.message.rung, note.message.parent) = (Rung::Reference, Some(parent));
        let message = self.add_letter(&mut note, known)?;
        self.append(ticket, &self.event_of(&note, What::Received(message, false)))?;
        Ok(match taken {
            Taken::Duplicate(..) => Taken::Imported(ticket, false),
            imported => imported,
        })
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
        self.add_unreached(id, &letter.unreached)?;
        Ok(id)
    }

    /// The customer by this mail: who wrote what came in, who was written to by what went out.
    fn customer_of(&mut self, letter: &Letter, known: &mut Known) -> Result<Option<AddressId>> {
        let customer: Option<&Mailbox> = match (&letter.customer, letter.message.direction) {
            (Some(customer), _) => Some(customer),
            (None, Direction::Out) => letter.message.recipients.to.first(),
            (None, _) => Some(&letter.message.from),
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
        let delivered_to = &letter.message.recipients.delivered_to;
        let addresses = serde_json::json!(delivered_to).to_string();
        let source = letter.message.source.as_deref().unwrap_or("-");
        const KNOWN: &str = "SELECT 1 FROM delivery d JOIN operation o ON o.id = d.operation AND o.undone = 0
            WHERE d.message = ? AND d.addresses = ?";
        let known = delivered_to.is_empty()
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
}
