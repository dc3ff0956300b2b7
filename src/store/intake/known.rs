//! What one run of an import need not ask twice. Mail that is built to be slow (twenty thousand answers to one mail, or
//! as many with one id) costs one look-up in each batch, and not one in each mail.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use crate::desk::address::base;
use crate::desk::id::{AddressId, MessageId, TicketId};
use crate::desk::intake;
use crate::desk::intake::strands::{Strand, seen_by_all};
use crate::desk::message::{Direction, Kind, Trust};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::intake::strand::{Ours, likeness_of};
use crate::store::message::{NewMessage, Recipients};

/// More writers than this are looked up again rather than remembered.
const REMEMBERED: usize = 20_000;

/// What more rows than this say is remembered until the batch ends.
const MANY: usize = 64;

/// What was looked up in this run.
#[derive(Default)]
pub struct Known {
    addresses: HashMap<String, AddressId>,
    /// Ids that very many messages name, and where those lead.
    names: HashMap<String, Names>,
    /// Whose mailboxes tell nothing of who belongs together.
    ours: Option<Rc<Ours>>,
    /// The mailboxes that take part in very large tickets.
    parts: HashMap<TicketId, HashSet<String>>,
    /// The messages of ids that very many have.
    same: HashMap<String, Many>,
}

/// Very many messages of one Message-ID.
struct Many {
    by_digest: HashMap<[u8; 32], Same>,
    mains: HashMap<String, Same>,
    keeper: Option<Same>,
}

/// The stored messages that have an id or name it.
enum Names {
    /// One has it: its ticket, and the others. Where it is ours and went to many, whom all of those could see.
    Held(Vec<TicketId>, Option<BTreeSet<String>>),
    /// None has it: the tickets that name it, and those of each person who has to do with one of these messages.
    Unseen(BTreeSet<TicketId>, HashMap<String, BTreeSet<TicketId>>),
}

/// Where an id leads that a mail names.
#[derive(Default)]
pub(super) struct Leads {
    /// Tickets to which it leads.
    pub(super) to: Vec<TicketId>,
    /// Tickets whose mails name it too, and whose people have nothing to do with the mail.
    pub(super) near: Vec<TicketId>,
    /// The ticket of our mail to many that has it, in whose thread the mail is not.
    pub(super) away: Option<TicketId>,
}

/// What the desk has of a mail that comes in.
pub(super) struct Alike {
    /// The same mail.
    pub(super) copy: Option<Same>,
    /// The message that counts among the versions of this mail.
    pub(super) main: Option<Same>,
    /// The message that keeps its Message-ID.
    pub(super) keeper: Option<Same>,
}

/// A message of the same Message-ID that the desk has.
#[derive(Clone)]
pub(super) struct Same {
    pub(super) id: MessageId,
    pub(super) ticket: TicketId,
    pub(super) kind: Kind,
    pub(super) digest: [u8; 32],
    pub(super) issued_here: bool,
    pub(super) source: Option<String>,
    pub(super) direction: Direction,
    pub(super) trust: Trust,
    pub(super) received_at: Moment,
    pub(super) date: Option<Moment>,
    pub(super) variant_of: Option<MessageId>,
    pub(super) message_id: String,
    pub(super) likeness: String,
}

impl Known {
    /// Forgets what others may change between two batches.
    pub fn forget(&mut self) {
        self.names.clear();
        self.parts.clear();
        self.same.clear();
        self.ours = None;
    }

    /// Whose mailboxes tell nothing of who belongs together.
    pub(super) fn ours(&mut self, store: &Store) -> Result<Rc<Ours>> {
        if let Some(ours) = &self.ours {
            return Ok(Rc::clone(ours));
        }
        let ours = Rc::new(store.ours()?);
        self.ours = Some(Rc::clone(&ours));
        Ok(ours)
    }

    pub(super) fn address(&self, email: &str) -> Option<AddressId> {
        self.addresses.get(email).copied()
    }

    pub(super) fn remember_address(&mut self, email: &str, address: AddressId) {
        if self.addresses.len() >= REMEMBERED {
            self.addresses.clear();
        }
        self.addresses.insert(email.to_owned(), address);
    }

    /// Where an id leads that a mail names, which is `strand`.
    pub(super) fn leads(&mut self, name: &str, strand: &Strand, store: &Store) -> Result<Leads> {
        let name = intake::name(name);
        if let Some(names) = self.names.get(name.as_ref()) {
            return names.lead(strand, store);
        }
        let (names, many) = self.look_up(&name, store)?;
        let leads = names.lead(strand, store);
        if many {
            self.names.insert(name.into_owned(), names);
        }
        leads
    }

    /// What the desk has of an id, and whether that is much.
    fn look_up(&mut self, name: &str, store: &Store) -> Result<(Names, bool)> {
        // The ticket that has the mail of this id comes before those that only name it.
        const NAMING: &str =
            "SELECT m.ticket, m.message_id, m.id, m.direction FROM reference r JOIN message m ON m.id = r.message
            JOIN operation o ON o.id = m.operation AND o.undone = 0 WHERE r.name = ?";
        let mut found = store.rows(NAMING, [name], |row| {
            let names_only = intake::name(row.get_ref(1)?.as_str()?) != name;
            Ok((
                names_only,
                row.get::<_, TicketId>(0)?,
                row.get::<_, MessageId>(2)?,
                row.get::<_, Direction>(3)?,
            ))
        })?;
        found.sort_unstable_by_key(|(names_only, ticket, message, _)| (*names_only, *ticket, *message));
        let many = found.len() > MANY;
        let held: Vec<_> = found.iter().take_while(|(names_only, ..)| !names_only).collect();
        if held.is_empty() {
            let ours = self.ours(store)?;
            let (mut tickets, mut of) = (BTreeSet::new(), HashMap::new());
            for (_, ticket, message, _) in found {
                const PEOPLE: &str = "SELECT from_email, recipients, subject FROM message WHERE id = ?";
                let people = store.one(PEOPLE, [message], |row| {
                    let recipients: Recipients =
                        serde_json::from_str(row.get_ref(1)?.as_str()?).unwrap_or_default();
                    Ok(ours.people(row.get_ref(0)?.as_str()?, &recipients, row.get_ref(2)?.as_str()?))
                })?;
                tickets.insert(ticket);
                for person in people.unwrap_or_default() {
                    of.entry(person).or_insert_with(BTreeSet::new).insert(ticket);
                }
            }
            return Ok((Names::Unseen(tickets, of), many));
        }
        let mut seen = None;
        if held.iter().any(|(.., direction)| *direction == Direction::Out) {
            let (ours, mut versions) = (self.ours(store)?, Vec::new());
            for (_, _, message, _) in held {
                let placed = store.placed_where("m.id = ?", message.0, &ours)?;
                versions.extend(placed.into_iter().map(|one| one.strand));
            }
            let seen_by_them = seen_by_all(&versions.iter().collect::<Vec<_>>());
            seen = seen_by_them.map(|seen| seen.into_iter().map(str::to_owned).collect());
        }
        Ok((Names::Held(once_each(found.into_iter().map(|(_, ticket, ..)| ticket)), seen), many))
    }

    /// Whether an address takes part in a ticket: wrote, or was written to.
    pub(super) fn takes_part(&mut self, ticket: TicketId, email: &str, store: &Store) -> Result<bool> {
        // Whose mailboxes are one person's is worked out once for all mails of a batch.
        let ours = self.ours(store)?;
        let mailbox = |email: &str| ours.stands_for(email);
        let email = mailbox(email);
        if let Some(parts) = self.parts.get(&ticket) {
            return Ok(parts.contains(&email));
        }
        const PARTS: &str = "SELECT m.from_email, m.recipients FROM message m
            JOIN operation o ON o.id = m.operation AND o.undone = 0 WHERE m.ticket = ? AND m.trust = 'full'";
        let rows =
            store.rows(PARTS, [ticket], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        let mut parts = HashSet::new();
        for (from, recipients) in &rows {
            let recipients: Recipients = serde_json::from_str(recipients).unwrap_or_default();
            parts.insert(mailbox(from));
            parts.extend(recipients.named().map(|named| mailbox(&named.email)));
        }
        let takes_part = parts.contains(&email);
        if rows.len() > MANY {
            self.parts.insert(ticket, parts);
        }
        Ok(takes_part)
    }

    /// What the desk has of a mail: a copy of it, the message that counts among its versions, and the one that keeps its id.
    pub(super) fn alike(&mut self, message: &NewMessage, store: &Store) -> Result<Alike> {
        let (message_id, digest) = (&message.message_id, &message.digest);
        let likeness = || likeness_of(&message.from.email, &message.recipients, message.date, digest);
        if let Some(hot) = self.same.get(message_id) {
            let mut alike = Alike {
                copy: hot.by_digest.get(digest).cloned(),
                main: hot.mains.get(&likeness()).cloned(),
                keeper: hot.keeper.clone(),
            };
            for one in alike.copy.iter_mut().chain(&mut alike.main).chain(&mut alike.keeper) {
                one.ticket = store.root_of(one.ticket)?;
            }
            return Ok(alike);
        }
        let same = store.same(message_id)?;
        if same.is_empty() {
            return Ok(Alike { copy: None, main: None, keeper: None });
        }
        let counts = |same: &&Same| same.variant_of.is_none();
        let likeness = likeness();
        let mains = || same.iter().filter(counts);
        let main = mains().find(|same| same.likeness == likeness);
        // Versions of an older layout count as such, whoever wrote them.
        let main = main.or_else(|| {
            let version = same.iter().find(|same| same.likeness == likeness)?;
            same.iter().find(|same| Some(same.id) == version.variant_of)
        });
        let main = main.cloned();
        let keeper = mains().find(|same| same.message_id == *message_id).or(same.first()).cloned();
        let copy = same.iter().find(|same| same.digest == *digest).cloned();
        if same.len() > MANY {
            let mains = mains().map(|same| (same.likeness.clone(), same.clone())).collect();
            let by_digest = same.into_iter().map(|same| (same.digest, same)).collect();
            self.same.insert(message_id.clone(), Many { by_digest, mains, keeper: keeper.clone() });
        }
        Ok(Alike { copy, main, keeper })
    }

    /// Notes a message that was just taken in, where what it names is remembered. `counts`: it is now the one that counts
    /// among its versions.
    pub(super) fn taken_in(&mut self, message: &NewMessage, id: MessageId, counts: bool) {
        // Who has an id now is looked up again.
        self.names.remove(intake::name(&message.message_id).as_ref());
        for name in message.references.iter().filter(|name| **name != message.message_id) {
            match self.names.get_mut(intake::name(name).as_ref()) {
                Some(Names::Held(tickets, _)) if !tickets.contains(&message.ticket) => {
                    tickets.push(message.ticket)
                }
                Some(Names::Unseen(tickets, of)) => {
                    tickets.insert(message.ticket);
                    let NewMessage { from, recipients, subject, .. } = message;
                    let people = self.ours.as_ref().map(|ours| ours.people(&from.email, recipients, subject));
                    for person in people.unwrap_or_default() {
                        of.entry(person).or_default().insert(message.ticket);
                    }
                }
                _ => {}
            }
        }
        if let Some(parts) = self.parts.get_mut(&message.ticket) {
            parts.insert(base(&message.from.email).into_owned());
            parts.extend(message.recipients.named().map(|mailbox| base(&mailbox.email).into_owned()));
        }
        let came_with = message.claimed.as_ref().unwrap_or(&message.message_id);
        if let Some(many) = self.same.get_mut(came_with) {
            let same = Same {
                id,
                ticket: message.ticket,
                kind: message.kind,
                digest: message.digest,
                issued_here: false,
                source: message.source.clone(),
                direction: message.direction,
                trust: message.trust,
                received_at: message.received_at,
                date: message.date,
                variant_of: message.variant_of,
                message_id: message.message_id.clone(),
                likeness: likeness_of(
                    &message.from.email,
                    &message.recipients,
                    message.date,
                    &message.digest,
                ),
            };
            if counts {
                many.mains.insert(same.likeness.clone(), same.clone());
                if message.claimed.is_none() {
                    many.keeper = Some(same.clone());
                }
            }
            many.by_digest.insert(message.digest, same);
        }
    }

    /// Forgets what is remembered of an id, whose messages were put into another order.
    pub(super) fn forget_id(&mut self, id: &str) {
        self.same.remove(id);
        self.names.remove(intake::name(id).as_ref());
    }
}

impl Store {
    /// The messages that came with this id, oldest number first.
    fn same(&self, message_id: &str) -> Result<Vec<Same>> {
        const SAME: &str =
            "SELECT m.id, m.ticket, m.kind, m.digest, m.rung = 'typed', m.source, m.direction, m.trust,
                m.received_at, m.variant_of, m.message_id, m.from_email, m.recipients, m.date
            FROM message m JOIN operation o ON o.id = m.operation AND o.undone = 0
            WHERE m.message_id = ?1 OR m.id IN (SELECT message FROM claimed_id WHERE name = ?1) ORDER BY m.id";
        self.rows(SAME, [message_id], |row| {
            let recipients: Recipients = serde_json::from_str(row.get_ref(12)?.as_str()?).unwrap_or_default();
            let (digest, date) = (row.get(3)?, row.get(13)?);
            Ok(Same {
                date,
                id: row.get(0)?,
                ticket: row.get(1)?,
                kind: row.get(2)?,
                digest,
                issued_here: row.get(4)?,
                source: row.get(5)?,
                direction: row.get(6)?,
                trust: row.get(7)?,
                received_at: row.get(8)?,
                variant_of: row.get(9)?,
                message_id: row.get(10)?,
                likeness: likeness_of(row.get_ref(11)?.as_str()?, &recipients, date, &digest),
            })
        })
    }
}

impl Names {
    fn lead(&self, strand: &Strand, store: &Store) -> Result<Leads> {
        // Some of them may have become parts of others since.
        let roots = |tickets: &mut dyn Iterator<Item = TicketId>| {
            tickets.map(|ticket| store.root_of(ticket)).collect::<Result<Vec<_>>>().map(once_each)
        };
        match self {
            Names::Held(tickets, Some(seen)) if !seen.iter().any(|mailbox| strand.mentions(mailbox)) => {
                let mut near = roots(&mut tickets.iter().copied())?;
                let away = if near.is_empty() { None } else { Some(near.remove(0)) };
                Ok(Leads { to: Vec::new(), near, away })
            }
            Names::Held(tickets, _) => {
                Ok(Leads { to: roots(&mut tickets.iter().copied())?, ..Leads::default() })
            }
            Names::Unseen(tickets, of) => {
                let people = strand.named.iter().chain(&strand.lists).chain([&strand.writer]);
                let to: BTreeSet<TicketId> =
                    people.filter_map(|person| of.get(person)).flatten().copied().collect();
                let near = if tickets.len() > MANY { 0 } else { tickets.len() };
                Ok(Leads {
                    near: roots(&mut tickets.difference(&to).take(near).copied())?,
                    to: roots(&mut to.into_iter())?,
                    away: None,
                })
            }
        }
    }
}

/// Each ticket where it stands first.
fn once_each(tickets: impl IntoIterator<Item = TicketId>) -> Vec<TicketId> {
    let mut seen = HashSet::new();
    tickets.into_iter().filter(|ticket| seen.insert(*ticket)).collect()
}
