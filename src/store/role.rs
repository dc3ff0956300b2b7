//! Whom our mails in a ticket answer is asked anew whenever it is folded; what comes of it is a fact like any other.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use rusqlite::params;

use crate::desk::address::base;
use crate::desk::event::{Event, Recorded, What};
use crate::desk::fold::{Messages, message_of};
use crate::desk::id::{AddressId, MessageId, OperationId, TicketId};
use crate::desk::intake::{Letter, Rung, Written, name, roles};
use crate::desk::message::{Direction, Kind, Role, Trust};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::intake::letter::tie;
use crate::store::intake::{answers, decision};
use crate::store::message::Recipients;
use crate::store::refold::Record;
use crate::store::{Store, Writer};

/// An address that is here, if there is one, and one by its words.
type Whom = (Option<AddressId>, String);

impl Writer<'_> {
    /// Says anew who wrote the messages of a ticket, as far as it goes. `true`: facts were added.
    pub(super) fn revise_roles(&mut self, ticket: TicketId, record: &Record) -> Result<bool> {
        let facts = &record.facts;
        // What was typed here is meant for the customer; only mail that left elsewhere may have gone to anybody.
        let asked = |fact: &Recorded| match fact.event.what {
            What::Role(..) => true,
            What::Replied(..) => fact.event.tie.is_some(),
            _ => false,
        };
        if !facts.iter().any(asked) {
            return Ok(false);
        }
        let messages = Messages::of(facts.iter());
        let mut brought: BTreeMap<MessageId, &Recorded> = BTreeMap::new();
        let mut ordered: Vec<&Recorded> = facts.iter().collect();
        // What was proved to be ours counts as that, whatever came before.
        ordered.sort_by_key(|fact| (!matches!(fact.event.what, What::Replied(..)), fact.order()));
        for fact in ordered {
            if let Some(message) = message_of(&fact.event).filter(|message| !messages.left.contains(message))
            {
                brought.entry(message).or_insert(fact);
            }
        }
        let wanted = roles(&self.store.letters(ticket, record, &brought)?);
        let mut wrote = false;
        for (message, role) in wanted {
            let Some(fact) = brought.get(&message) else { continue };
            if (role == Role::Other) != messages.others.contains(&message) {
                wrote = true;
                let event = Event { what: What::Role(message, role), agent: None, ..fact.event.clone() };
                self.record(ticket, &event)?;
            }
        }
        Ok(wrote)
    }

    /// Takes back what was written down of the roles in a ticket, which its next fold writes down anew.
    pub(super) fn forget_roles(&mut self, ticket: TicketId) -> Result<()> {
        const FORGET: &str =
            "UPDATE message SET role = CASE direction WHEN 'in' THEN 'customer' ELSE 'agent' END
            WHERE role = 'other' AND (ticket = ?1
                OR id IN (SELECT object FROM event WHERE ticket = ?1 AND kind = 'role'))";
        self.execute(FORGET, [ticket]).map(|_| ())
    }

    /// Writes down who wrote the messages of a ticket, and of those that were merged into it.
    pub(super) fn write_down_roles(&mut self, record: &Record) -> Result<()> {
        for facts in record.taken.values().chain([&record.facts]) {
            if !facts.iter().any(|fact| matches!(fact.event.what, What::Role(..))) {
                continue;
            }
            let messages = Messages::of(facts.iter());
            let brought: BTreeSet<MessageId> =
                facts.iter().filter_map(|fact| message_of(&fact.event)).collect();
            for message in brought.iter().filter(|message| !messages.left.contains(message)) {
                const SET: &str = "UPDATE message SET role = CASE WHEN ?2 THEN 'other'
                    WHEN direction = 'in' THEN 'customer' ELSE 'agent' END WHERE id = ?1";
                self.execute(SET, params![message, messages.others.contains(message)])?;
            }
        }
        Ok(())
    }
}

impl Store {
    /// The mails of a ticket, as far as it matters whom they answer.
    fn letters(
        &self,
        ticket: TicketId,
        record: &Record,
        own: &BTreeMap<MessageId, &Recorded>,
    ) -> Result<Vec<Letter>> {
        const MAILS: &str =
            "SELECT m.id, m.message_id, m.direction, m.kind, m.trust, m.rung, m.received_at, m.digest,
                m.from_email, m.recipients, m.address, m.operation, b.decision
            FROM message m JOIN operation o ON o.id = m.operation AND o.undone = 0
            LEFT JOIN body b ON b.message = m.id
            WHERE m.ticket = ? AND m.direction != 'note' AND m.variant_of IS NULL";
        let older: Option<OperationId> = self.one("SELECT operation FROM older", [], |row| row.get(0))?;
        let merged: BTreeSet<MessageId> =
            record.taken.values().flat_map(|facts| Messages::of(facts.iter()).others).collect();
        let ours = self.own_mailboxes()?;
        // What was typed here is meant for the customer, unless it was said to whom it goes instead.
        let forwarded = Messages::of(record.facts.iter()).others;
        let mut letters = self.rows(MAILS, [ticket], |row| {
            let (message, direction): (MessageId, Direction) = (row.get(0)?, row.get(2)?);
            let (kind, trust, rung): (Kind, Trust, Rung) = (row.get(3)?, row.get(4)?, row.get(5)?);
            let (at, digest): (Moment, [u8; 32]) = (row.get(6)?, row.get(7)?);
            let recipients: Recipients = serde_json::from_str(row.get_ref(9)?.as_str()?).unwrap_or_default();
            let id = name(row.get_ref(1)?.as_str()?).into_owned();
            let written = match direction {
                Direction::Out => Written::ByUs,
                _ if kind.is_contact() && trust == Trust::Full => Written::ByPerson,
                _ => Written::ByNobody,
            };
            let was_here = rung == Rung::Typed
                || older.is_some_and(|older| row.get(11).is_ok_and(|id: OperationId| id <= older));
            let held = match own.contains_key(&message) {
                true if rung == Rung::Typed && forwarded.contains(&message) => Some(Role::Other),
                true if was_here => Some(Role::of(direction)),
                true => None,
                false if merged.contains(&message) => Some(Role::Other),
                false => Some(Role::of(direction)),
            };
            let mut writers = vec![row.get::<_, String>(8)?];
            writers.extend(recipients.reply_to.iter().map(|mailbox| mailbox.email.clone()));
            writers.extend(list(&recipients, kind, &ours));
            let to = recipients.everybody().map(|mailbox| mailbox.email.clone()).collect();
            let decision = row.get_ref(12)?.as_str_or_null()?.map(decision::read).unwrap_or_default();
            let letter = Letter {
                message,
                answers: answers(&decision, &id),
                id,
                hung: written == Written::ByUs && rung.names_the_ticket(),
                at: (at, tie(&digest)),
                written,
                held,
                writers,
                to,
            };
            Ok((letter, row.get::<_, Option<AddressId>>(10)?))
        })?;
        // Most mails of a ticket are of the same few people, of whom each is asked about once.
        let mut known = HashMap::new();
        for (letter, address) in &mut letters {
            let people = self.mailboxes_of(*address, &letter.writers, &mut known)?;
            match letter.written {
                // What was only written down names nobody but the customer to whom it went.
                Written::ByUs if letter.to.is_empty() => letter.to = people,
                Written::ByUs => {}
                _ => letter.writers.extend(people),
            }
            for list in [&mut letter.writers, &mut letter.to] {
                *list = list.iter().map(|email| base(email).into_owned()).collect();
                list.retain(|email| !email.is_empty() && !ours.contains(email));
            }
        }
        Ok(letters.into_iter().map(|(letter, _)| letter).collect())
    }

    /// All addresses that are known of the people behind these, each once.
    fn mailboxes_of(
        &self,
        address: Option<AddressId>,
        emails: &[String],
        known: &mut HashMap<Whom, Vec<String>>,
    ) -> Result<Vec<String>> {
        const SAME: &str =
            "SELECT other.email FROM address a JOIN address other ON other.customer = a.customer
            WHERE a.id = ?1 OR a.email = ?2";
        let mut all = BTreeSet::new();
        for (place, email) in emails.iter().enumerate() {
            // Whose the address is, is asked with the first of them and not with each `Reply-To` again.
            let whom: Whom = (address.filter(|_| place == 0), base(email).into_owned());
            let people = match known.entry(whom) {
                Entry::Occupied(people) => people.into_mut(),
                Entry::Vacant(nobody) => {
                    let (address, email) = nobody.key();
                    let people = self.rows(SAME, params![address, email], |row| row.get(0))?;
                    nobody.insert(people)
                }
            };
            all.extend(people.iter().cloned());
        }
        Ok(all.into_iter().collect())
    }

    /// The mailboxes of a ticket's customers: all who wrote to us in it, what they asked to be answered at, and their lists.
    pub(super) fn customers_in(&self, ticket: TicketId, record: &Record) -> Result<HashSet<String>> {
        let messages = Messages::of(record.facts.iter());
        let contacts = record.facts.iter().filter_map(|fact| match fact.event.what {
            What::Received(message, true) => Some((message, fact)),
            _ => None,
        });
        let doubted = messages.doubted();
        let own: BTreeMap<MessageId, &Recorded> = contacts
            .filter(|(message, _)| {
                !messages.left.contains(message)
                    && !messages.others.contains(message)
                    && !doubted.contains(message)
            })
            .collect();
        let letters = self.letters(self.survivor(ticket)?, record, &own)?;
        let wrote = letters
            .into_iter()
            .filter(|letter| letter.written == Written::ByPerson && own.contains_key(&letter.message));
        Ok(wrote.flat_map(|letter| letter.writers).collect())
    }
}

/// The addresses of the list by which a mail came: those among its recipients that bear the name of the list, else all to
/// which it was sent.
fn list(recipients: &Recipients, kind: Kind, ours: &HashSet<String>) -> Vec<String> {
    if kind != Kind::List && recipients.list.is_none() {
        return Vec::new();
    }
    let theirs = |email: &&str| !ours.contains(base(email).as_ref());
    let emails =
        || recipients.to.iter().chain(&recipients.cc).map(|mailbox| mailbox.email.as_str()).filter(theirs);
    let bears = |email: &&str| {
        recipients.list.as_ref().is_some_and(|list| email.replace('@', ".").eq_ignore_ascii_case(list))
    };
    let named: Vec<String> = emails().filter(bears).map(str::to_owned).collect();
    match named.is_empty() {
        true => recipients.to.iter().map(|to| to.email.as_str()).filter(theirs).map(str::to_owned).collect(),
        false => named,
    }
}
