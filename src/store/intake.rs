//! Mail coming in: is it known, where does it belong, which facts come of it. The decision itself is `desk::intake`.

mod copies;
pub(super) mod decision;
mod judged;
mod known;
mod ladder;
pub(super) mod letter;
mod same;
mod settle;
mod strand;
mod variant;
mod vote;
mod voucher;

use rusqlite::params;

use crate::desk::event::{Event, Voice, What};
use crate::desk::id::{AddressId, MessageId, TicketId};
use crate::desk::intake::{Candidate, Proof, Rung, Spot, place, synthetic_id};
use crate::desk::message::{Direction, Kind, Trust};
use crate::desk::mute::Sender;
use crate::desk::ticket::{Channel, Mode};
use crate::error::Result;
use crate::store::message::Mailbox;
use crate::store::{Store, Writer};

pub use judged::{Judgement, Stored};
pub use known::Known;
use ladder::Found as Climbed;
use letter::tie;
pub use letter::{Letter, Vote};
use same::Same;
pub(super) use strand::answers;
use variant::outranks;

/// What became of a mail.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Taken {
    /// It is in this ticket now; `true`: which is new.
    Imported(TicketId, bool),
    /// It was there already.
    Duplicate(TicketId, Kind),
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

impl Writer<'_> {
    /// Takes a mail in: as a new message of some ticket, or as one more copy of a known one.
    pub fn take_in(&mut self, mut letter: Letter, known: &mut Known) -> Result<Taken> {
        if std::mem::take(&mut self.regrouped) {
            known.forget();
        }
        self.unsettled = true;
        let alike = known.alike(&letter.message, self.store)?;
        if let Some(copy) = alike.copy {
            self.note_delivery(&copy, &letter)?;
            self.learn_from_copy(&copy, &letter, known)?;
            if copy.direction == Direction::In {
                self.keep_voucher(copy.id, letter.voucher)?;
            }
            return Ok(Taken::Duplicate(copy.ticket, copy.kind));
        }
        letter.message.original =
            Some(self.keep_original(&letter.original.0, letter.original.1, &letter.original.2)?);
        // Another mail came with its id, or a version of it that has none of that: it is known by one of its own.
        if let Some(keeper) = &alike.keeper {
            let id = match &alike.main {
                Some(main) => main.message_id.clone(),
                None => synthetic_id(&letter.message.digest),
            };
            if alike.main.is_none() {
                letter.clues.retain(|clue| clue.spot != Spot::Own);
            }
            if id != keeper.message_id {
                letter.message.claimed = Some(std::mem::replace(&mut letter.message.message_id, id));
            }
        }
        let Climbed { mut candidates, near, away } = self.store.climb(&mut letter, self.now(), known)?;
        // Another version goes where the first one is, whatever else it names.
        if let Some(main) = &alike.main {
            let of_main = candidates.iter().position(|candidate| candidate.ticket == main.ticket);
            let of_main = of_main.map(|place| candidates.remove(place));
            if of_main.as_ref().is_some_and(|candidate| candidate.shut) {
                candidates.clear();
            }
            let via = letter.message.message_id.clone();
            let (ticket, rung) = (main.ticket, Rung::Reference);
            let first = Candidate { ticket, worked: true, shut: false, rung, via };
            candidates.insert(0, of_main.filter(|candidate| !candidate.shut).unwrap_or(first));
        }
        let placement = self.at_home(&letter)?.unwrap_or_else(|| place(candidates));
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
        if let Some(other) = away.filter(|other| *other != ticket && letter.home.is_none()) {
            self.link(ticket, other)?;
            letter.message.decision.linked.push(other);
        }
        for other in &placement.links {
            self.append(ticket, &self.event_of(&letter, What::Linked(*other)))?;
            self.append(*other, &self.event_of(&letter, What::Linked(ticket)))?;
        }
        letter.message.ticket = ticket;
        letter.message.decision.linked.extend(placement.links);
        letter.message.decision.follows = placement.follows;
        (letter.message.rung, letter.message.parent) = (placement.rung, placement.via);
        let counts = alike.main.as_ref().is_none_or(|main| outranks(&letter, main));
        letter.message.variant_of = alike.main.as_ref().filter(|_| !counts).map(|main| main.id);
        let message = self.add_letter(&mut letter, known, counts)?;
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
        let heard_in = match (letter.message.direction, placement.ticket) {
            (Direction::Out, Some(_)) => {
                self.store.answered_in(ticket, letter.message.parent.as_deref(), at)?
            }
            _ => ticket,
        };
        self.append(heard_in, &self.event_of(&letter, what))?;
        if let Some(vote) = letter.vote.clone().filter(|_| alike.main.is_none()) {
            self.count_vote(&letter, &vote, message)?;
        }
        if !letter.unreached.is_empty() {
            self.touch_returned(message)?;
        }
        // What one of us forwards is meant to be a ticket, whoever wrote it.
        if letter.message.direction == Direction::In && letter.message.decision.forwarded_by.is_none() {
            let email = &letter.customer.as_ref().unwrap_or(&letter.message.from).email;
            let sender = Sender { email, list: letter.message.recipients.list.as_deref() };
            let event = self.event_of(&letter, What::Muted(message, true));
            self.note_muted(heard_in, &sender, || event)?;
        }
        let first = alike.main.is_none();
        match alike.main {
            Some(main) if counts => self.demote(main.id, message, ticket, main.received_at)?,
            Some(main) => self.demote(message, main.id, ticket, at)?,
            None => {}
        }
        let by_names = placement.rung.is_reference() && !placement.worked;
        let new = placement.ticket.is_none();
        let kin: Vec<TicketId> =
            placement.kin.into_iter().chain(near).chain(away).filter(|other| *other != ticket).collect();
        let open = match new {
            true => kin.is_empty(),
            false => by_names && kin.is_empty() && self.store.answers_what_is_here(&letter)?,
        };
        if (by_names || new) && !open {
            self.tie(ticket)?;
            self.kin.push((message, ticket, kin));
        }
        if let Some(keeper) = alike.keeper.filter(|_| counts) {
            self.share_id(&letter, (message, first), &keeper, known)?;
        }
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
        let message = self.add_letter(&mut note, known, false)?;
        self.append(ticket, &self.event_of(&note, What::Received(message, false)))?;
        Ok(match taken {
            Taken::Duplicate(..) => Taken::Imported(ticket, false),
            imported => imported,
        })
    }

    fn event_of(&self, letter: &Letter, what: What) -> Event {
        let tie = Some(tie(&letter.message.digest));
        Event { at: letter.message.received_at, what, agent: letter.agent, backfill: letter.backfill, tie }
    }

    fn add_letter(&mut self, letter: &mut Letter, known: &mut Known, counts: bool) -> Result<MessageId> {
        letter.message.address = self.customer_of(letter, known)?;
        let id = self.add_message(&letter.message)?;
        if !letter.beside.is_empty() {
            self.add_other_version(id, &letter.beside)?;
        }
        for attachment in &letter.attachments {
            self.add_attachment(id, attachment)?;
        }
        self.add_unreached(id, &letter.unreached)?;
        self.keep_voucher(id, letter.voucher.filter(|_| letter.message.direction != Direction::Out))?;
        known.taken_in(&letter.message, id, counts, self.store)?;
        Ok(id)
    }

    /// The customer by this mail: who wrote what came in, who was written to by what went out.
    fn customer_of(&mut self, letter: &Letter, known: &mut Known) -> Result<Option<AddressId>> {
        let customer: Option<&Mailbox> = match (&letter.customer, letter.message.direction) {
            (Some(customer), _) => Some(customer),
            (None, Direction::Out) => letter.message.recipients.to.first(),
            (None, _) => Some(&letter.message.from),
        };
        let Some(Mailbox { name, email }) = customer.filter(|customer| !customer.email.is_empty()) else {
            return Ok(None);
        };
        if let Some(address) = known.address(email) {
            return Ok(Some(address));
        }
        let address = self.address(email, name)?;
        known.remember_address(email, address);
        Ok(Some(address))
    }

    /// What proves a mail that came as ours stands in its decision; of all others it is kept apart.
    fn keep_voucher(&mut self, message: MessageId, voucher: Option<Proof>) -> Result<()> {
        voucher.map_or(Ok(()), |proof| self.vouch(message, proof))
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
