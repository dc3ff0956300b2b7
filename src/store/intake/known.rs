//! What one run of an import need not ask twice. Mail that is built to be slow (twenty thousand answers to one mail, or
//! as many with one id) costs one look-up in each batch, and not one in each mail.

use std::collections::{HashMap, HashSet};

use crate::desk::address::base;
use crate::desk::id::{AddressId, MessageId, TicketId};
use crate::desk::intake;
use crate::desk::message::{Direction, Kind, Trust};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::message::{NewMessage, Recipients};

/// More writers than this are looked up again rather than remembered.
const REMEMBERED: usize = 20_000;

/// What more rows than this say is remembered until the batch ends.
const MANY: usize = 64;

/// What was looked up in this run.
#[derive(Default)]
pub struct Known {
    addresses: HashMap<String, AddressId>,
    /// Ids that very many messages name, and the tickets of those.
    names: HashMap<String, Vec<TicketId>>,
    /// The mailboxes that take part in very large tickets.
    parts: HashMap<TicketId, HashSet<String>>,
    /// The messages of ids that very many have.
    same: HashMap<String, Many>,
}

/// Very many messages of one Message-ID.
struct Many {
    by_digest: HashMap<[u8; 32], Same>,
    main: Option<Same>,
}

/// What the desk has of a mail that comes in.
pub(super) struct Alike {
    /// The same mail.
    pub(super) copy: Option<Same>,
    /// The message that counts among those of the same Message-ID.
    pub(super) main: Option<Same>,
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
    pub(super) variant_of: Option<MessageId>,
}

impl Known {
    /// Forgets what others may change between two batches.
    pub fn forget(&mut self) {
        self.names.clear();
        self.parts.clear();
        self.same.clear();
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

    /// The tickets of stored messages that name this id.
    pub(super) fn tickets_naming(&mut self, name: &str, store: &Store) -> Result<Vec<TicketId>> {
        let name = intake::name(name);
        if let Some(tickets) = self.names.get(name.as_ref()) {
            // Some of them may have become parts of others since.
            let roots = tickets.iter().map(|ticket| store.root_of(*ticket)).collect::<Result<Vec<_>>>()?;
            return Ok(once_each(roots));
        }
        // The ticket that has the mail of this id comes before those that only name it.
        const NAMING: &str =
            "SELECT m.ticket, m.message_id FROM reference r JOIN message m ON m.id = r.message
            JOIN operation o ON o.id = m.operation AND o.undone = 0 WHERE r.name = ?";
        let mut found = store.rows(NAMING, [&name], |row| {
            let names_only = intake::name(row.get_ref(1)?.as_str()?) != name;
            Ok((names_only, row.get::<_, TicketId>(0)?))
        })?;
        found.sort_unstable();
        let many = found.len() > MANY;
        let tickets = once_each(found.into_iter().map(|(_, ticket)| ticket));
        if many {
            self.names.insert(name.into_owned(), tickets.clone());
        }
        Ok(tickets)
    }

    /// Whether an address takes part in a ticket: wrote, or was written to.
    pub(super) fn takes_part(&mut self, ticket: TicketId, email: &str, store: &Store) -> Result<bool> {
        let persons = store.persons()?;
        let mailbox = |email: &str| persons.stands_for(&base(email)).to_owned();
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

    /// What the desk has of a mail: a copy of it, and the message that counts among those of its Message-ID.
    pub(super) fn alike(&mut self, message_id: &str, digest: &[u8; 32], store: &Store) -> Result<Alike> {
        if let Some(hot) = self.same.get(message_id) {
            let mut alike = Alike { copy: hot.by_digest.get(digest).cloned(), main: hot.main.clone() };
            for one in alike.copy.iter_mut().chain(&mut alike.main) {
                one.ticket = store.root_of(one.ticket)?;
            }
            return Ok(alike);
        }
        const SAME: &str =
            "SELECT m.id, m.ticket, m.kind, m.digest, m.rung = 'typed', m.source, m.direction, m.trust,
                m.received_at, m.variant_of
            FROM message m JOIN operation o ON o.id = m.operation AND o.undone = 0
            WHERE m.message_id = ? ORDER BY m.id";
        let same = store.rows(SAME, [message_id], |row| {
            Ok(Same {
                id: row.get(0)?,
                ticket: row.get(1)?,
                kind: row.get(2)?,
                digest: row.get(3)?,
                issued_here: row.get(4)?,
                source: row.get(5)?,
                direction: row.get(6)?,
                trust: row.get(7)?,
                received_at: row.get(8)?,
                variant_of: row.get(9)?,
            })
        })?;
        let main = same.iter().find(|same| same.variant_of.is_none()).or(same.first()).cloned();
        let copy = same.iter().find(|same| same.digest == *digest).cloned();
        if same.len() > MANY {
            let by_digest = same.into_iter().map(|same| (same.digest, same)).collect();
            self.same.insert(message_id.to_owned(), Many { by_digest, main: main.clone() });
        }
        Ok(Alike { copy, main })
    }

    /// Notes a message that was just taken in, where what it names is remembered. `counts`: it is now the one that counts
    /// among those of its Message-ID.
    pub(super) fn taken_in(&mut self, message: &NewMessage, id: MessageId, counts: bool) {
        for name in message.references.iter().chain([&message.message_id]) {
            if let Some(tickets) = self.names.get_mut(intake::name(name).as_ref())
                && !tickets.contains(&message.ticket)
            {
                let has_it = *name == message.message_id;
                tickets.insert(if has_it { 0 } else { tickets.len() }, message.ticket);
            }
        }
        if let Some(parts) = self.parts.get_mut(&message.ticket) {
            parts.insert(base(&message.from.email).into_owned());
            parts.extend(message.recipients.named().map(|mailbox| base(&mailbox.email).into_owned()));
        }
        if let Some(many) = self.same.get_mut(&message.message_id) {
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
                variant_of: message.variant_of,
            };
            if counts {
                many.main = Some(same.clone());
            }
            many.by_digest.insert(message.digest, same);
        }
    }
}

/// Each ticket where it stands first.
fn once_each(tickets: impl IntoIterator<Item = TicketId>) -> Vec<TicketId> {
    let mut seen = HashSet::new();
    tickets.into_iter().filter(|ticket| seen.insert(*ticket)).collect()
}
