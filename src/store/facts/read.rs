//! Reading the record, ticket by ticket, with what the fold of a ticket must know of its customer.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::about::About;
use super::standing::Standing;
use super::view::{People, View};
use crate::desk::event::{Recorded, What};
use crate::desk::fold::{Messages, Taken, first_shown, message_of, taken};
use crate::desk::id::{AddressId, MessageId, OperationId, TicketId};
use crate::desk::message::Kind;
use crate::desk::query::{Query, Test};
use crate::desk::terms::{Identity, Terms};
use crate::error::Result;
use crate::store::names::Names;
use crate::store::refold::Versions;
use crate::store::{Store, event};

/// What a thread needs to fold one ticket.
pub(super) struct Job {
    pub(super) ticket: TicketId,
    pub(super) recorded: Vec<Recorded>,
    pub(super) versions: Versions,
    pub(super) taken: BTreeMap<TicketId, Taken>,
    pub(super) identity: Identity,
    pub(super) customer: Option<i64>,
    pub(super) letters: Vec<(MessageId, OwnLetter)>,
}

impl Job {
    /// What the fold of the ticket asks.
    pub(super) fn terms<'j>(&'j self, names: &'j Names, judge_backfill: bool) -> Terms<'j> {
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

/// A message with its words, for queries that look at them.
pub(super) struct OwnLetter {
    pub(super) from_email: String,
    pub(super) sender: String,
    pub(super) subject: String,
    pub(super) text: String,
    pub(super) kind: Kind,
    pub(super) has_attachment: bool,
}

/// Reads the record.
pub(super) struct Reader<'a> {
    pub(super) store: &'a Store,
    pub(super) view: &'a View<'a>,
    pub(super) standing: Standing,
    pub(super) into: HashMap<TicketId, TicketId>,
    pub(super) people: &'a People,
    pub(super) names: &'a Names,
    pub(super) letters: bool,
    /// What messages say, once it is asked for: without subjects, with them.
    pub(super) about: [OnceCell<About>; 2],
}

impl Reader<'_> {
    /// The ticket that this one is a part of: itself, as a rule.
    pub(super) fn root(&self, mut ticket: TicketId) -> TicketId {
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
    pub(super) fn read(&self, mut take: impl FnMut(Job) -> Result<()>) -> Result<()> {
        // Only what was joined is held back until all of its parts are read.
        let mut joined: BTreeMap<TicketId, Vec<Recorded>> = BTreeMap::new();
        // And what was merged, until all that it took in is read.
        let mut merged: BTreeMap<TicketId, Vec<Recorded>> = BTreeMap::new();
        let wholes: HashSet<TicketId> = self.into.keys().map(|part| self.root(*part)).collect();
        let mut give = |ticket: TicketId, recorded: Vec<Recorded>| -> Result<()> {
            let root = self.root(ticket);
            if root != ticket || wholes.contains(&root) {
                joined.entry(root).or_default().extend(recorded);
                return Ok(());
            }
            if is_merged(&recorded) {
                merged.insert(ticket, recorded);
                return Ok(());
            }
            self.job(ticket, recorded, BTreeMap::new())?.map_or(Ok(()), &mut take)
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
            self.job(ticket, recorded, BTreeMap::new())?.map_or(Ok(()), &mut take)?;
        }
        for (ticket, recorded) in &merged {
            let taken = self.taken(recorded, &merged)?;
            self.job(*ticket, recorded.clone(), taken)?.map_or(Ok(()), &mut take)?;
        }
        Ok(())
    }

    /// What the tickets that were merged into one with these facts hand over.
    fn taken(
        &self,
        recorded: &[Recorded],
        merged: &BTreeMap<TicketId, Vec<Recorded>>,
    ) -> Result<BTreeMap<TicketId, Taken>> {
        let mut all = BTreeMap::new();
        for ticket in Messages::of(recorded.iter()).taken.into_keys() {
            let Some(facts) = merged.get(&ticket) else { continue };
            let Some(job) = self.job(ticket, facts.clone(), self.taken(facts, merged)?)? else { continue };
            let terms = job.terms(self.names, self.view.backfill);
            all.extend(taken(facts, &terms, self.view.as_of).map(|taken| (ticket, taken)));
        }
        Ok(all)
    }

    fn job(
        &self,
        ticket: TicketId,
        recorded: Vec<Recorded>,
        taken: BTreeMap<TicketId, Taken>,
    ) -> Result<Option<Job>> {
        let Some(versions) = self.store.versions(&recorded)? else { return Ok(None) };
        let all = std::iter::once(&versions.began).chain(versions.later.iter().map(|(_, later)| later));
        let mut all = all.map(|settings| &**settings).chain(self.view.under);
        let asks_names = all.any(|settings| settings.policies.iter().any(|entry| entry.when.is_some()));
        let subjects = asks_names || self.view.subjects || !self.view.query.is_empty();
        let (mut identity, mut customer) = (Identity::default(), None);
        if (subjects || self.view.customers)
            && let Some((subject, address)) = self.about(first_shown(&recorded, &taken), subjects)?
        {
            let address = address.and_then(|address| self.people.addresses.get(&address));
            customer = address.map(|(_, customer)| *customer);
            let customer_emails = address.map(|(email, _)| email.clone()).into_iter().collect();
            identity = Identity { subject, customer_emails };
        }
        let letters = if self.letters { self.letters_of(&recorded)? } else { Vec::new() };
        Ok(Some(Job { ticket, recorded, versions, taken, identity, customer, letters }))
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

    fn letters_of(&self, facts: &[Recorded]) -> Result<Vec<(MessageId, OwnLetter)>> {
        const LETTER: &str = "SELECT m.from_email, m.from_name || ' ' || m.from_email, m.subject,
                coalesce(b.text, ''), m.kind, EXISTS (SELECT 1 FROM attachment a WHERE a.message = m.id)
            FROM message m LEFT JOIN body b ON b.message = m.id WHERE m.id = ?";
        let mut letters = Vec::new();
        for message in facts.iter().filter_map(|fact| message_of(&fact.event)) {
            let letter = self.store.one(LETTER, [message], |row| {
                Ok(OwnLetter {
                    from_email: row.get(0)?,
                    sender: row.get(1)?,
                    subject: row.get(2)?,
                    text: row.get(3)?,
                    kind: row.get(4)?,
                    has_attachment: row.get(5)?,
                })
            })?;
            letters.extend(letter.map(|letter| (message, letter)));
        }
        Ok(letters)
    }
}

/// Whether a ticket was merged into another one, or took one in.
fn is_merged(facts: &[Recorded]) -> bool {
    facts.iter().any(|fact| matches!(fact.event.what, What::MergedInto(_) | What::TookIn(_)))
}

/// Whether a query looks at messages, beyond the ticket itself.
pub(super) fn asks_letters(query: &Query) -> bool {
    let looks =
        |test: &&Test| matches!(test, Test::Kind(_) | Test::Has(_) | Test::From(_) | Test::Subject(_));
    query.has_words() || query.tests().iter().any(looks)
}
