//! Reading the record, ticket by ticket, with what the fold of a ticket must know of its customer.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::{People, View};
use crate::desk::event::Recorded;
use crate::desk::fold::{first_message, message_of, settings_of};
use crate::desk::id::{AddressId, MessageId, OperationId, TicketId};
use crate::desk::message::Kind;
use crate::desk::query::{Query, Test};
use crate::desk::settings::Settings;
use crate::desk::terms::Identity;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::{Store, event};

/// What a thread needs to fold one ticket.
pub(super) struct Job {
    pub(super) ticket: TicketId,
    pub(super) recorded: Vec<Recorded>,
    pub(super) settings: Arc<Settings>,
    pub(super) identity: Identity,
    pub(super) customer: Option<i64>,
    pub(super) letters: Vec<(MessageId, OwnLetter)>,
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
    pub(super) standing: HashMap<OperationId, Moment>,
    pub(super) into: HashMap<TicketId, TicketId>,
    pub(super) people: &'a People,
    pub(super) letters: bool,
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
        let wholes: HashSet<TicketId> = self.into.keys().map(|part| self.root(*part)).collect();
        let mut give = |ticket: TicketId, recorded: Vec<Recorded>| -> Result<()> {
            let root = self.root(ticket);
            if root != ticket || wholes.contains(&root) {
                joined.entry(root).or_default().extend(recorded);
                return Ok(());
            }
            self.job(ticket, recorded)?.map_or(Ok(()), &mut take)
        };
        let sql =
            format!("SELECT {} FROM event e ORDER BY e.ticket", event::COLUMNS.replace("o.recorded_at", "0"));
        let explain = |error| self.store.explain(error);
        let mut statement = self.store.connection.prepare(&sql).map_err(explain)?;
        let mut rows = statement.query([]).map_err(explain)?;
        let mut current: Option<(TicketId, Vec<Recorded>)> = None;
        while let Some(row) = rows.next().map_err(explain)? {
            let operation: OperationId = row.get(1).map_err(explain)?;
            let Some(learned) = self.standing.get(&operation) else { continue };
            let Some(mut recorded) = event::read(row).map_err(explain)? else { continue };
            recorded.learned = *learned;
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
            self.job(ticket, recorded)?.map_or(Ok(()), &mut take)?;
        }
        Ok(())
    }

    fn job(&self, ticket: TicketId, recorded: Vec<Recorded>) -> Result<Option<Job>> {
        let Some(settings) = settings_of(&recorded) else { return Ok(None) };
        let settings = self.store.settings_version(settings)?;
        let under = self.view.under.into_iter().flat_map(|under| &under.policies);
        let asks_names = settings.policies.iter().chain(under).any(|entry| entry.when.is_some());
        let about = asks_names || self.view.subjects || self.view.customers || !self.view.query.is_empty();
        let (mut identity, mut customer) = (Identity::default(), None);
        if about && let Some((subject, address)) = self.about(&recorded)? {
            let address = address.and_then(|address| self.people.addresses.get(&address));
            customer = address.map(|(_, customer)| *customer);
            let customer_emails = address.map(|(email, _)| email.clone()).into_iter().collect();
            identity = Identity { subject, customer_emails };
        }
        let letters = if self.letters { self.letters_of(&recorded)? } else { Vec::new() };
        Ok(Some(Job { ticket, recorded, settings, identity, customer, letters }))
    }

    /// Subject and address of the first message.
    fn about(&self, facts: &[Recorded]) -> Result<Option<(String, Option<AddressId>)>> {
        let first = first_message(facts);
        self.store.one("SELECT subject, address FROM message WHERE id = ?", [first], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Option<AddressId>>(1)?))
        })
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

/// Whether a query looks at messages, beyond the ticket itself.
pub(super) fn asks_letters(query: &Query) -> bool {
    let looks =
        |test: &&Test| matches!(test, Test::Kind(_) | Test::Has(_) | Test::From(_) | Test::Subject(_));
    query.has_words() || query.tests().iter().any(looks)
}
