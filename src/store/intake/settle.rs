//! Which tickets are one, asked anew from all mails that hang together (`desk::intake::strands`): what turns out to be one is
//! joined, and what only seemed so is taken apart again, as long as no agent has worked on it. So the order of arrival
//! leaves no trace.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rusqlite::params;

use super::{Letter, tie};
use crate::desk::address::base;
use crate::desk::event::{Event, Recorded, What};
use crate::desk::fold::{Messages, message_of};
use crate::desk::id::{MessageId, TicketId};
use crate::desk::intake::strands::{Says, Strand, parts};
use crate::desk::intake::{Decision, Rung, Spot, name};
use crate::desk::message::{Direction, Kind};
use crate::desk::ticket::{Channel, Mode};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::intake::decision;
use crate::store::message::Recipients;
use crate::store::{Store, Writer};

/// More mails that hang together are left as they came: no desk has such a thread, and to ask again would take long each time.
const MOST: usize = 20_000;

/// A mail, and the ticket in which it is.
struct Placed {
    strand: Strand,
    ticket: TicketId,
}

impl Writer<'_> {
    /// Asks anew of every ticket that got mail in this operation, or lost some by an undo, where that may change who belongs
    /// together.
    pub(in crate::store) fn settle_touched(&mut self) -> Result<()> {
        if !std::mem::take(&mut self.unsettled) {
            return Ok(());
        }
        let found = std::mem::take(&mut self.kin);
        let mut kin: BTreeMap<TicketId, BTreeSet<TicketId>> = BTreeMap::new();
        for (_, ticket, others) in &found {
            let ticket = self.store.root_of(*ticket)?;
            for other in others {
                let other = self.store.root_of(*other)?;
                kin.entry(ticket).or_default().insert(other);
                kin.entry(other).or_default().insert(ticket);
            }
        }
        let mut doubtful: BTreeSet<TicketId> = kin.keys().copied().collect();
        for ticket in self.touched.clone() {
            let root = self.store.root_of(ticket)?;
            if self.store.is_tied(root)? {
                doubtful.insert(root);
            }
        }
        let mut done = BTreeSet::new();
        for ticket in doubtful {
            if !done.contains(&ticket) {
                let all = self.store.hanging_together(ticket, &kin)?;
                self.settle(&all)?;
                done.extend(all);
            }
        }
        found.iter().try_for_each(|(message, _, others)| self.tell_of_kin(*message, others))
    }

    /// Notes that a ticket holds mails that may not belong together once more is known, so that it is asked anew.
    pub(super) fn tie(&mut self, ticket: TicketId) -> Result<()> {
        if self.store.is_tied(ticket)? {
            return Ok(());
        }
        self.append(ticket, &Event::typed(What::Joined(ticket), self.now(), None))
    }

    /// Writes down for `desk why` which tickets a mail showed to be one with its own, and which it only names.
    fn tell_of_kin(&mut self, message: MessageId, others: &[TicketId]) -> Result<()> {
        const TICKET: &str = "SELECT ticket FROM message WHERE id = ?";
        let Some(ticket) = self.store.one(TICKET, [message], |row| row.get::<_, TicketId>(0))? else {
            return Ok(());
        };
        let mut decision = self.store.decision(message)?;
        for other in others {
            let known = decision.joined.iter().chain(&decision.linked).any(|known| known == other);
            match self.store.root_of(*other)? == ticket {
                _ if known || *other == ticket => {}
                true => decision.joined.push(*other),
                false => decision.linked.push(*other),
            }
        }
        let decision = decision::written(&decision);
        self.execute("UPDATE body SET decision = ? WHERE message = ?", params![decision, message]).map(|_| ())
    }

    /// Puts the mails of these tickets, which hang together, into those in which they belong.
    fn settle(&mut self, all: &BTreeSet<TicketId>) -> Result<()> {
        let own = self.store.own_mailboxes()?;
        let mut placed = Vec::new();
        for ticket in all {
            placed.extend(self.store.strands_of(*ticket, &own)?);
            if placed.len() > MOST {
                return Ok(());
            }
        }
        let strands: Vec<Strand> = placed.iter().map(|one| one.strand.clone()).collect();
        let parts = parts(&strands);
        let homes = homes(&placed, &parts);
        if placed.iter().zip(&parts).any(|(one, part)| homes.get(part) != Some(&Some(one.ticket))) {
            self.regroup(&mut placed, &parts, homes)?;
            self.regrouped = true;
        }
        self.link_what_is_named(&placed)
    }

    fn regroup(
        &mut self,
        placed: &mut [Placed],
        parts: &[usize],
        homes: BTreeMap<usize, Option<TicketId>>,
    ) -> Result<()> {
        let owners = owners(placed, parts);
        let mut moves: BTreeMap<usize, BTreeMap<TicketId, Vec<MessageId>>> = BTreeMap::new();
        for (one, part) in placed.iter().zip(parts) {
            if owners.get(&one.ticket) != Some(part) {
                moves.entry(*part).or_default().entry(one.ticket).or_default().push(one.strand.message);
            }
        }
        let mut homes: BTreeMap<usize, TicketId> =
            homes.into_iter().filter_map(|(part, home)| Some((part, home?))).collect();
        for (part, from) in moves {
            for (ticket, messages) in from {
                let home = self.move_messages(ticket, &messages, homes.get(&part).copied())?;
                homes.insert(part, home);
            }
        }
        for (ticket, part) in owners {
            if let Some(home) = homes.get(&part).filter(|home| **home != ticket) {
                self.join(ticket, *home)?;
                self.forget_doubts(*home)?;
            }
        }
        for (one, part) in placed.iter_mut().zip(parts) {
            one.ticket = homes.get(part).copied().unwrap_or(one.ticket);
        }
        Ok(())
    }

    /// Moves messages with the facts that brought them, into a new ticket where `home` is none. Gives the ticket.
    fn move_messages(
        &mut self,
        ticket: TicketId,
        messages: &[MessageId],
        home: Option<TicketId>,
    ) -> Result<TicketId> {
        let facts = self.store.facts_of(ticket)?;
        let known = Messages::of(facts.iter());
        let mut moved: Vec<&Recorded> = facts
            .iter()
            .filter(|fact| message_of(&fact.event).is_some_and(|message| messages.contains(&message)))
            .collect();
        moved.sort_by_key(|fact| fact.order());
        let home = match (home, moved.first()) {
            (Some(home), _) => home,
            (None, Some(first)) => {
                let ours = matches!(first.event.what, What::Replied(..));
                let mode = if ours { Mode::Outbound } else { Mode::Inbound };
                self.open_ticket(mode, Channel::Email, first.event.at, first.event.backfill)?
            }
            (None, None) => return Ok(ticket),
        };
        let left: BTreeSet<(TicketId, MessageId)> =
            moved.iter().filter_map(|fact| Some((fact.ticket, message_of(&fact.event)?))).collect();
        for (from, message) in left {
            self.append(from, &Event::typed(What::Left(message), self.now(), None))?;
            self.execute("UPDATE message SET ticket = ? WHERE id = ?", params![home, message])?;
        }
        for fact in moved {
            self.append(home, &fact.event)?;
            if let Some(variant) = message_of(&fact.event).filter(|message| known.variants.contains(message))
            {
                self.append(home, &Event { what: What::Variant(variant), ..fact.event.clone() })?;
            }
            if let Some(muted) = message_of(&fact.event).filter(|message| known.muted.contains(message)) {
                self.append(
                    home,
                    &Event { what: What::Muted(muted, true), agent: None, ..fact.event.clone() },
                )?;
            }
        }
        self.forget_doubts(ticket)?;
        self.forget_doubts(home)?;
        self.tie(home)?;
        Ok(home)
    }

    /// Links tickets that stay apart although a mail of one names what is in another.
    fn link_what_is_named(&mut self, placed: &[Placed]) -> Result<()> {
        let mut named: BTreeMap<&str, BTreeSet<TicketId>> = BTreeMap::new();
        for one in placed {
            for name in one.strand.answers.iter().chain([&one.strand.id]) {
                named.entry(name).or_default().insert(one.ticket);
            }
        }
        let mut pairs = BTreeSet::new();
        for tickets in named.into_values() {
            pairs.extend(tickets.iter().copied().zip(tickets.iter().copied().skip(1)));
        }
        const LINKED: &str = "SELECT 1 FROM event e JOIN operation o ON o.id = e.operation AND o.undone = 0
            JOIN ticket t ON t.id = e.ticket JOIN ticket other ON other.id = e.object
            WHERE e.kind = 'linked' AND (t.id = ?1 OR t.joined = ?1) AND coalesce(other.joined, other.id) = ?2";
        for (one, other) in pairs {
            if self.store.one(LINKED, [one, other], |_| Ok(()))?.is_none() {
                for (from, to) in [(one, other), (other, one)] {
                    self.append(from, &Event::typed(What::Linked(to), self.now(), None))?;
                }
            }
        }
        Ok(())
    }
}

/// For each ticket the part to which it belongs: that of the mail which came there first.
fn owners(placed: &[Placed], parts: &[usize]) -> BTreeMap<TicketId, usize> {
    let mut first: BTreeMap<TicketId, (MessageId, usize)> = BTreeMap::new();
    for (one, part) in placed.iter().zip(parts) {
        let entry = first.entry(one.ticket).or_insert((one.strand.message, *part));
        *entry = (*entry).min((one.strand.message, *part));
    }
    first.into_iter().map(|(ticket, (_, part))| (ticket, part)).collect()
}

/// For each part the ticket in which it is at home: the lowest of those that belong to it; none, where there is none.
fn homes(placed: &[Placed], parts: &[usize]) -> BTreeMap<usize, Option<TicketId>> {
    let mut homes: BTreeMap<usize, Option<TicketId>> = parts.iter().map(|part| (*part, None)).collect();
    for (ticket, part) in owners(placed, parts) {
        homes.entry(part).and_modify(|home| *home = Some(home.unwrap_or(ticket).min(ticket)));
    }
    homes
}

impl Store {
    /// Whether more than one thread lies in a ticket, or it is linked to others.
    fn is_tied(&self, ticket: TicketId) -> Result<bool> {
        const JOINED: &str = "SELECT 1 FROM event e JOIN operation o ON o.id = e.operation AND o.undone = 0
            WHERE e.kind = 'joined' AND e.object = ?1 LIMIT 1";
        const LINKED: &str = "SELECT 1 FROM event e JOIN operation o ON o.id = e.operation AND o.undone = 0
            WHERE e.ticket = ?1 AND e.kind = 'linked' LIMIT 1";
        Ok(self.one(JOINED, [ticket], |_| Ok(()))?.is_some()
            || self.one(LINKED, [ticket], |_| Ok(()))?.is_some())
    }

    /// The tickets that hang together with this one and on which no agent has worked. `kin`: what mails of this operation name.
    fn hanging_together(
        &self,
        ticket: TicketId,
        kin: &BTreeMap<TicketId, BTreeSet<TicketId>>,
    ) -> Result<BTreeSet<TicketId>> {
        const STATE: &str = "SELECT worked = 0 AND status NOT IN ('spam', 'merged') AND joined IS NULL
                AND (solved_at IS NULL OR status != 'closed')
                AND NOT EXISTS (SELECT 1 FROM event e JOIN operation o ON o.id = e.operation AND o.undone = 0
                    WHERE e.ticket = t.id AND e.agent IS NOT NULL AND e.kind IN ('believed', 'status'))
            FROM ticket t WHERE id = ?";
        const LINKED: &str = "SELECT DISTINCT coalesce(other.joined, other.id)
            FROM event e JOIN operation o ON o.id = e.operation AND o.undone = 0
            JOIN ticket other ON other.id = e.object
            WHERE e.kind = 'linked' AND e.ticket IN (SELECT ?1 UNION ALL SELECT id FROM ticket WHERE joined = ?1)";
        let (mut all, mut seen) = (BTreeSet::new(), BTreeSet::new());
        let mut next = vec![ticket];
        while let Some(ticket) = next.pop() {
            if !seen.insert(ticket) || self.one(STATE, [ticket], |row| row.get(0))? != Some(true) {
                continue;
            }
            all.insert(ticket);
            next.extend(kin.get(&ticket).into_iter().flatten());
            next.extend(self.rows(LINKED, [ticket], |row| row.get::<_, TicketId>(0))?);
        }
        Ok(all)
    }

    /// Whether a mail answers one that is here, so that it belongs with that one whatever else is known.
    pub(super) fn answers_what_is_here(&self, letter: &Letter) -> Result<bool> {
        const HERE: &str = "SELECT 1 FROM message m JOIN operation o ON o.id = m.operation AND o.undone = 0
            WHERE m.message_id = ? LIMIT 1";
        let answered = letter.message.references.first().filter(|first| **first != letter.message.message_id);
        Ok(match answered {
            Some(answered) => self.one(HERE, [answered], |_| Ok(()))?.is_some(),
            None => false,
        })
    }

    /// The mailboxes of the desk and of its agents.
    pub(in crate::store) fn own_mailboxes(&self) -> Result<HashSet<String>> {
        let (settings, agents) = (self.settings_in_force()?.1, self.agents()?);
        let emails = agents.iter().map(|agent| &agent.email).chain(&settings.desk.addresses);
        Ok(emails.map(|email| base(email).into_owned()).collect())
    }

    /// The mails of a ticket, as far as they tie it to others.
    fn strands_of(&self, ticket: TicketId, own: &HashSet<String>) -> Result<Vec<Placed>> {
        const MAILS: &str =
            "SELECT m.id, m.message_id, m.direction, m.kind, m.trust, m.rung, m.parent, m.received_at,
                m.digest, m.from_email, m.recipients, b.decision
            FROM message m JOIN operation o ON o.id = m.operation AND o.undone = 0
            LEFT JOIN body b ON b.message = m.id WHERE m.ticket = ?";
        let persons = self.persons()?;
        let mut placed = self.rows(MAILS, [ticket], |row| {
            let (direction, kind): (Direction, Kind) = (row.get(2)?, row.get(3)?);
            let (rung, parent): (Rung, Option<String>) = (row.get(5)?, row.get(6)?);
            let (at, digest): (Moment, [u8; 32]) = (row.get(7)?, row.get(8)?);
            let recipients: Recipients = serde_json::from_str(row.get_ref(10)?.as_str()?).unwrap_or_default();
            let mailbox = |email: &str| persons.stands_for(&base(email)).to_owned();
            let lists = match kind {
                Kind::List => {
                    let to = recipients.to.iter().chain(&recipients.cc).map(|to| mailbox(&to.email));
                    let to = to.filter(|to| !to.is_empty() && !own.contains(to));
                    to.chain(recipients.list.clone()).collect()
                }
                _ => Vec::new(),
            };
            let decision = row.get_ref(11)?.as_str_or_null()?.map(decision::read).unwrap_or_default();
            let id = row.get_ref(1)?.as_str()?;
            let answers = match direction {
                Direction::Note => parent.iter().map(|parent| name(parent).into_owned()).collect(),
                _ => answers(&decision, id),
            };
            let by_names = matches!(rung, Rung::Reference | Rung::Returned | Rung::New);
            Ok(Placed {
                ticket,
                strand: Strand {
                    message: row.get(0)?,
                    id: name(id).into_owned(),
                    answers,
                    pinned: (!by_names).then_some(ticket),
                    says: Says::of(direction, kind, row.get(4)?),
                    at: (at, tie(&digest)),
                    writer: mailbox(row.get_ref(9)?.as_str()?),
                    named: recipients.named().map(|named| mailbox(&named.email)).collect(),
                    lists,
                },
            })
        })?;
        // What was put there stays with what it was put to.
        if placed.iter().any(|one| one.strand.pinned.is_some())
            && let Some(first) = placed.iter_mut().min_by_key(|one| one.strand.message)
        {
            first.strand.pinned = Some(ticket);
        }
        Ok(placed)
    }
}

/// The ids that a mail names, each once, in the order of the ladder.
pub(in crate::store) fn answers(decision: &Decision, own: &str) -> Vec<String> {
    let own = name(own);
    let mut answers: Vec<String> = Vec::new();
    for tried in decision.tried.iter().filter(|tried| tried.rung.is_reference() && tried.spot != Spot::Named)
    {
        let named = name(&tried.text);
        if named != own && !answers.iter().any(|known| *known == named) {
            answers.push(named.into_owned());
        }
    }
    answers
}
