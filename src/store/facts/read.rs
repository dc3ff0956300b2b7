//! Reading the record, ticket by ticket, with what the fold of a ticket must know of its customer.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::about::About;
use super::standing::Standing;
use super::view::{People, View};
use crate::desk::event::{Recorded, What};
use crate::desk::fold::{Taken, first_shown, handed_to, in_force, merged_into, message_of, reach, taken};
use crate::desk::id::{AddressId, MessageId, OperationId, TicketId};
use crate::desk::terms::{Identity, Terms};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::letters::OwnLetter;
use crate::store::names::Names;
use crate::store::refold::Versions;
use crate::store::{Store, event};

/// What a thread needs to fold one ticket.
pub(in crate::store) struct Job {
    pub(in crate::store) ticket: TicketId,
    /// The instant up to which it is folded.
    pub(in crate::store) as_of: Moment,
    pub(in crate::store) recorded: Vec<Recorded>,
    pub(in crate::store) versions: Versions,
    pub(in crate::store) taken: BTreeMap<TicketId, Taken>,
    pub(in crate::store) identity: Identity,
    pub(in crate::store) customer: Option<i64>,
    /// The address of its first message.
    pub(in crate::store) address: Option<AddressId>,
    /// Its messages, each with the customer who wrote it.
    pub(in crate::store) letters: Vec<(Option<i64>, OwnLetter)>,
}

impl Job {
    /// What the fold of the ticket asks.
    pub(in crate::store) fn terms<'j>(&'j self, names: &'j Names, judge_backfill: bool) -> Terms<'j> {
        Terms {
            settings: &self.versions.began,
            later: &self.versions.later,
            taken: &self.taken,
            ticket: self.ticket,
            identity: &self.identity,
            names,
            judge_backfill,
        }
    }
}

/// Reads the record.
pub(in crate::store) struct Reader<'a> {
    pub(in crate::store) store: &'a Store,
    pub(in crate::store) view: &'a View<'a>,
    pub(in crate::store) standing: Standing,
    pub(in crate::store) into: HashMap<TicketId, TicketId>,
    pub(in crate::store) people: &'a People,
    pub(in crate::store) names: &'a Names,
    pub(in crate::store) letters: bool,
    /// Whether their header lines are looked at too.
    pub(in crate::store) heads: bool,
    /// The instant up to which each ticket was folded when it was written down; none: all are folded up to the same one.
    pub(in crate::store) folded_at: Option<&'a HashMap<TicketId, Moment>>,
    /// What messages say, once it is asked for: without subjects, with them.
    pub(in crate::store) about: [OnceCell<About>; 2],
}

impl Reader<'_> {
    /// The ticket that this one is a part of: itself, as a rule.
    pub(in crate::store) fn root(&self, mut ticket: TicketId) -> TicketId {
        // A chain of joins is at most as long as there are joins.
        for _ in 0..self.into.len() {
            match self.into.get(&ticket) {
                Some(whole) => ticket = *whole,
                None => break,
            }
        }
        ticket
    }

    /// Reads every ticket's facts that stand and gives them to `take`, ticket by ticket.
    pub(in crate::store) fn read(&self, mut take: impl FnMut(Job) -> Result<()>) -> Result<()> {
        // Only what was joined is held back until all of its parts are read.
        let mut joined: BTreeMap<TicketId, Vec<Recorded>> = BTreeMap::new();
        // And what was merged, until all that it took in is read.
        let mut merged: BTreeMap<TicketId, Vec<Recorded>> = BTreeMap::new();
        let wholes: HashSet<TicketId> = self.into.keys().map(|part| self.root(*part)).collect();
        let mut give = |ticket: TicketId, recorded: Vec<Recorded>| -> Result<()> {
            let recorded = in_force(recorded);
            let root = self.root(ticket);
            if root != ticket || wholes.contains(&root) {
                joined.entry(root).or_default().extend(recorded);
                return Ok(());
            }
            if is_merged(&recorded) {
                merged.insert(ticket, recorded);
                return Ok(());
            }
            let as_of = self.as_of(ticket, &recorded);
            self.job(ticket, recorded, BTreeMap::new(), as_of)?.map_or(Ok(()), &mut take)
        };
        let sql =
            format!("SELECT {} FROM event e ORDER BY e.ticket", event::COLUMNS.replace("o.recorded_at", "0"));
        let explain = |error| self.store.explain(error);
        let mut statement = self.store.connection.prepare(&sql).map_err(explain)?;
        let mut rows = statement.query([]).map_err(explain)?;
        let mut current: Option<(TicketId, Vec<Recorded>)> = None;
        while let Some(row) = rows.next().map_err(explain)? {
            let operation: OperationId = row.get(1).map_err(explain)?;
            let Some(learned) = self.standing.learned(operation) else { continue };
            let Some(mut recorded) = event::read(row).map_err(explain)? else { continue };
            recorded.learned = learned;
            match &mut current {
                Some((ticket, facts)) if *ticket == recorded.ticket => facts.push(recorded),
                _ => {
                    if let Some((ticket, facts)) = current.replace((recorded.ticket, vec![recorded])) {
                        give(ticket, facts)?;
                    }
                }
            }
        }
        if let Some((ticket, facts)) = current {
            give(ticket, facts)?;
        }
        for (ticket, recorded) in joined {
            if is_merged(&recorded) {
                merged.insert(ticket, recorded);
                continue;
            }
            let as_of = self.as_of(ticket, &recorded);
            self.job(ticket, recorded, BTreeMap::new(), as_of)?.map_or(Ok(()), &mut take)?;
        }
        for (ticket, recorded) in &merged {
            let parts = merged_into(recorded, |ticket| merged.get(&ticket).map(Vec::as_slice));
            let as_of = self.as_of(*ticket, parts.iter().flat_map(|(_, facts)| facts.iter()).chain(recorded));
            let taken = self.taken(&parts, as_of)?;
            self.job(*ticket, recorded.clone(), taken, as_of)?.map_or(Ok(()), &mut take)?;
        }
        Ok(())
    }

    /// The instant up to which a ticket with these facts is folded.
    fn as_of<'f>(&self, ticket: TicketId, facts: impl IntoIterator<Item = &'f Recorded>) -> Moment {
        match self.folded_at {
            Some(folded_at) => folded_at.get(&ticket).copied().unwrap_or(self.view.as_of),
            None if self.view.ahead => reach(facts, self.view.as_of),
            None => self.view.as_of,
        }
    }

    /// What tickets that were merged into one hand over.
    fn taken(&self, parts: &[(TicketId, &[Recorded])], as_of: Moment) -> Result<BTreeMap<TicketId, Taken>> {
        let mut all = BTreeMap::new();
        for (ticket, facts) in parts {
            let before = handed_to(facts, &mut all);
            let Some(job) = self.job(*ticket, facts.to_vec(), before, as_of)? else { continue };
            let terms = job.terms(self.names, self.view.backfill);
            all.extend(taken(facts, &terms, as_of).map(|taken| (*ticket, taken)));
        }
        Ok(all)
    }

    fn job(
        &self,
        ticket: TicketId,
        recorded: Vec<Recorded>,
        taken: BTreeMap<TicketId, Taken>,
        as_of: Moment,
    ) -> Result<Option<Job>> {
        let Some(versions) = self.store.versions(&recorded)? else { return Ok(None) };
        let all = std::iter::once(&versions.began).chain(versions.later.iter().map(|(_, later)| later));
        let mut all = all.map(|settings| &**settings).chain(self.view.under);
        let asks_names = all.any(|settings| settings.policies.iter().any(|entry| entry.when.is_some()));
        let subjects = asks_names || self.view.subjects || !self.view.query.is_empty();
        let (mut identity, mut customer, mut of_first) = (Identity::default(), None, None);
        if (subjects || self.view.customers)
            && let Some((subject, address)) = self.about(first_shown(&recorded, &taken), subjects)?
        {
            of_first = address;
            let address = address.and_then(|address| self.people.addresses.get(&address));
            customer = address.map(|(_, customer)| *customer);
            let customer_emails = address.map(|(email, _)| email.clone()).into_iter().collect();
            identity = Identity { subject, customer_emails };
        }
        let letters = if self.letters { self.letters_of(&recorded)? } else { Vec::new() };
        Ok(Some(Job {
            ticket,
            as_of,
            recorded,
            versions,
            taken,
            identity,
            customer,
            address: of_first,
            letters,
        }))
    }

    /// Subject and address of the first message.
    fn about(&self, first: Option<MessageId>, subjects: bool) -> Result<Option<(String, Option<AddressId>)>> {
        let said = &self.about[usize::from(subjects)];
        if said.get().is_none() {
            // It was empty a line before, so nothing is lost.
            let _ = said.set(self.store.about(subjects)?);
        }
        Ok(said.get().and_then(|about| about.message(first)))
    }

    fn letters_of(&self, facts: &[Recorded]) -> Result<Vec<(Option<i64>, OwnLetter)>> {
        let mut letters = Vec::new();
        for message in facts.iter().filter_map(|fact| message_of(&fact.event)) {
            let Some(letter) = self.store.own_letter(message, self.heads)? else { continue };
            let person = letter.address.and_then(|address| self.people.addresses.get(&address));
            letters.push((person.map(|(_, customer)| *customer), letter));
        }
        Ok(letters)
    }
}

/// Whether a ticket was merged into another one, or took one in.
fn is_merged(facts: &[Recorded]) -> bool {
    facts.iter().any(|fact| matches!(fact.event.what, What::MergedInto(_) | What::TookIn(_)))
}
