//! Which tickets are one, asked anew from all mails that hang together (`desk::intake::strands`): what turns out to be one is
//! joined, and what only seemed so is taken apart again, as long as no agent has worked on it. So the order of arrival
//! leaves no trace.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::LazyLock;

use rusqlite::params;

use super::Letter;
use super::strand::{Lying, Ours};
use crate::desk::event::{Event, Recorded, What};
use crate::desk::fold::{Messages, message_of};
use crate::desk::id::{MessageId, TicketId};
use crate::desk::intake::name;
use crate::desk::intake::strands::{Strand, parts};
use crate::desk::ticket::{Channel, Mode};
use crate::error::Result;
use crate::store::intake::decision;
use crate::store::{Store, Writer};

/// More mails that hang together are left as they came: no desk has such a thread, and to ask again would take long each time.
const MOST: usize = 20_000;

/// An id that mails of more tickets name tells nothing of any of them.
const MOST_TICKETS: usize = 200;

/// The tickets whose mails name an id, or came with it. The limit is a number in the text: SQLite looks at one that is bound, and
/// prepares the statement anew for each id.
static WITH: LazyLock<String> = LazyLock::new(|| {
    format!(
        "SELECT m.ticket FROM reference r JOIN message m ON m.id = r.message
            JOIN operation o ON o.id = m.operation AND o.undone = 0 WHERE r.name = ?1
        UNION SELECT m.ticket FROM claimed_id c JOIN message m ON m.id = c.message
            JOIN operation o ON o.id = m.operation AND o.undone = 0 WHERE c.name = ?1 LIMIT {}",
        MOST_TICKETS + 1
    )
});

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
            kin.entry(ticket).or_default();
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
        if doubtful.is_empty() {
            return Ok(());
        }
        let (ours, mut done) = (self.store.ours()?, BTreeSet::new());
        for ticket in doubtful {
            if !done.contains(&ticket) {
                let (all, placed) = self.store.hanging_together(ticket, &kin, &ours)?;
                self.settle(placed)?;
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

    /// Puts mails that hang together into the tickets in which they belong.
    fn settle(&mut self, mut placed: Vec<Lying>) -> Result<()> {
        if placed.len() > MOST {
            return Ok(());
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
        placed: &mut [Lying],
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
    pub(in crate::store) fn move_messages(
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

    /// Links tickets that stay apart although a mail of one names what is in another. Those whose mails name one that is not here are
    /// only asked again when more is known.
    fn link_what_is_named(&mut self, placed: &[Lying]) -> Result<()> {
        let mut named: BTreeMap<&str, (BTreeSet<TicketId>, BTreeSet<TicketId>)> = BTreeMap::new();
        for one in placed {
            named.entry(&one.strand.id).or_default().0.insert(one.ticket);
            for name in &one.strand.answers {
                named.entry(name).or_default().1.insert(one.ticket);
            }
        }
        let (mut pairs, mut tied) = (BTreeSet::new(), BTreeSet::new());
        for (holders, tellers) in named.into_values() {
            match holders.first() {
                Some(holder) => pairs.extend(
                    tellers.difference(&holders).map(|teller| (*holder.min(teller), *holder.max(teller))),
                ),
                None if tellers.len() > 1 => tied.extend(tellers),
                None => {}
            }
        }
        for (one, other) in pairs {
            self.link(one, other)?;
        }
        tied.into_iter().try_for_each(|ticket| self.tie(ticket))
    }

    /// Links two tickets, unless they are linked.
    pub(super) fn link(&mut self, one: TicketId, other: TicketId) -> Result<()> {
        const LINKED: &str = "SELECT 1 FROM event e JOIN operation o ON o.id = e.operation AND o.undone = 0
            JOIN ticket t ON t.id = e.ticket JOIN ticket other ON other.id = e.object
            WHERE e.kind = 'linked' AND (t.id = ?1 OR t.joined = ?1) AND coalesce(other.joined, other.id) = ?2";
        if self.store.one(LINKED, [one, other], |_| Ok(()))?.is_none() {
            for (from, to) in [(one, other), (other, one)] {
                self.append(from, &Event::typed(What::Linked(to), self.now(), None))?;
            }
        }
        Ok(())
    }
}

/// For each ticket the part to which it belongs: that of the mail which came there first.
fn owners(placed: &[Lying], parts: &[usize]) -> BTreeMap<TicketId, usize> {
    let mut first: BTreeMap<TicketId, (MessageId, usize)> = BTreeMap::new();
    for (one, part) in placed.iter().zip(parts) {
        let entry = first.entry(one.ticket).or_insert((one.strand.message, *part));
        *entry = (*entry).min((one.strand.message, *part));
    }
    first.into_iter().map(|(ticket, (_, part))| (ticket, part)).collect()
}

/// For each part the ticket in which it is at home: the lowest of those that belong to it; none, where there is none.
fn homes(placed: &[Lying], parts: &[usize]) -> BTreeMap<usize, Option<TicketId>> {
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

    /// The tickets that hang together with this one and on which no agent has worked, and their mails. `kin`: what mails of this
    /// operation name.
    fn hanging_together(
        &self,
        ticket: TicketId,
        kin: &BTreeMap<TicketId, BTreeSet<TicketId>>,
        ours: &Ours,
    ) -> Result<(BTreeSet<TicketId>, Vec<Lying>)> {
        // What has come back by a redo stands in the record before it stands in the rows.
        const STATE: &str = "SELECT worked = 0 AND status NOT IN ('spam', 'merged') AND joined IS NULL
                AND (solved_at IS NULL OR status != 'closed')
                AND NOT EXISTS (SELECT 1 FROM event e JOIN operation o ON o.id = e.operation AND o.undone = 0
                    WHERE e.ticket = t.id AND e.agent IS NOT NULL AND e.kind IN ('believed', 'status', 'assigned', 'noted',
                        'took_in', 'gave_back', 'unmerged', 'left', 'split_from', 'put_away', 'restored'))
            FROM ticket t WHERE id = ?";
        const LINKED: &str = "SELECT DISTINCT coalesce(other.joined, other.id)
            FROM event e JOIN operation o ON o.id = e.operation AND o.undone = 0
            JOIN ticket other ON other.id = e.object
            WHERE e.kind = 'linked' AND e.ticket IN (SELECT ?1 UNION ALL SELECT id FROM ticket WHERE joined = ?1)";
        let (mut all, mut seen, mut placed) = (BTreeSet::new(), BTreeSet::new(), Vec::new());
        let (mut next, mut asked) = (vec![ticket], HashSet::new());
        while let Some(ticket) = next.pop() {
            if placed.len() > MOST {
                break;
            }
            if !seen.insert(ticket) || self.one(STATE, [ticket], |row| row.get(0))? != Some(true) {
                continue;
            }
            all.insert(ticket);
            next.extend(kin.get(&ticket).into_iter().flatten());
            next.extend(self.rows(LINKED, [ticket], |row| row.get::<_, TicketId>(0))?);
            let here = self.strands_of(ticket, ours)?;
            for name in here.iter().flat_map(|one| one.strand.answers.iter().chain([&one.strand.id])) {
                if !asked.contains(name) {
                    let tickets = self.tickets_with(name)?;
                    next.extend(tickets.into_iter().flatten());
                    asked.insert(name.clone());
                }
            }
            placed.extend(here);
        }
        Ok((all, placed))
    }

    /// The tickets whose mails name an id, or came with it; `None`, where those are very many.
    fn tickets_with(&self, name: &str) -> Result<Option<Vec<TicketId>>> {
        let tickets = self.rows(&WITH, [name], |row| row.get(0))?;
        Ok(Some(tickets).filter(|tickets: &Vec<TicketId>| tickets.len() <= MOST_TICKETS))
    }

    /// Whether a mail answers one that is here, so that it belongs with that one whatever else is known.
    pub(super) fn answers_what_is_here(&self, letter: &Letter) -> Result<bool> {
        // Ids are compared as everywhere: without blanks in them. Whoever has an id mostly came before those that name it; further
        // than that it is not looked for, since then the ticket is only asked once more.
        const HERE: &str =
            "SELECT m.message_id FROM message m JOIN operation o ON o.id = m.operation AND o.undone = 0
            WHERE m.message_id = ? LIMIT 1";
        const NAMED: &str =
            "SELECT m.message_id FROM reference r JOIN message m ON m.id = r.message
            JOIN operation o ON o.id = m.operation AND o.undone = 0 WHERE r.name = ? ORDER BY r.message LIMIT 64";
        const SHARED: &str = "SELECT 1 FROM claimed_id WHERE name = ? LIMIT 1";
        let answered = letter.message.references.first().map(|first| name(first));
        let Some(answered) = answered.filter(|first| *first != name(&letter.message.message_id)) else {
            return Ok(false);
        };
        let mut named = self.rows(HERE, [&answered], |row| row.get::<_, String>(0))?;
        if named.is_empty() {
            named = self.rows(NAMED, [&answered], |row| row.get(0))?;
        }
        match named.iter().find(|id| name(id) == answered) {
            Some(id) => Ok(self.one(SHARED, [id], |_| Ok(()))?.is_none()),
            None => Ok(false),
        }
    }
}
