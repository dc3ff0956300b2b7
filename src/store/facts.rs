//! What reports ask for: every ticket as it stood at an instant, as far as that was known.
//!
//! The record is read once, ticket by ticket; threads fold what was read, so that only what reports ask for is held in
//! memory and not the record.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, mpsc};

use rusqlite::params;

use crate::desk::event::Recorded;
use crate::desk::facts::{Fact, Facts};
use crate::desk::fold::{Folded, fold, message_of, settings_of};
use crate::desk::id::{AddressId, MessageId, OperationId, SettingsId, TicketId};
use crate::desk::message::Kind;
use crate::desk::query::matches::{Letter, Subject};
use crate::desk::query::{Query, Test};
use crate::desk::settings::Settings;
use crate::desk::sla::Judged;
use crate::desk::terms::{Identity, Names as _, Terms};
use crate::desk::time::Moment;
use crate::error::{Error, Kind as Fault, Result};
use crate::store::{Store, event, tag};

/// With which eyes a report looks, and for what.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// Events that count later do not exist.
    pub as_of: Moment,
    /// What was learned by later operations does not exist; `None`: all is known.
    pub known: Option<OperationId>,
    /// Whether tickets from before the desk are judged as if its policies had held.
    pub backfill: bool,
    /// Whether the clocks are judged.
    pub clocks: bool,
    /// Whether subjects are read.
    pub subjects: bool,
    /// Whether customers are read.
    pub customers: bool,
    /// Which tickets the report is about; asked of them as they stood at `as_of`.
    pub query: &'a Query,
    /// The name of the agent who asks.
    pub me: Option<&'a str>,
}

/// So many tickets are handed to a thread at a time.
const BATCH: usize = 1024;

/// More threads than this find nothing to do: the record is read by one.
const THREADS: usize = 8;

impl Store {
    /// The settings that were in force as far as was known.
    pub fn settings_known(&self, known: Option<OperationId>) -> Result<Arc<Settings>> {
        let Some(known) = known else { return Ok(self.settings_in_force()?.1) };
        let exists = self.one("SELECT 1 FROM operation WHERE id = ?", [known], |row| row.get::<_, i64>(0))?;
        if exists.is_none() {
            return Err(Error::refused(format!("there is no operation {known}")).hint("desk log"));
        }
        let standing = self.standing(Some(known))?;
        let versions = self.rows("SELECT id, operation FROM settings ORDER BY id DESC", [], |row| {
            Ok((row.get::<_, SettingsId>(0)?, row.get::<_, OperationId>(1)?))
        })?;
        match versions.into_iter().find(|(_, operation)| standing.contains_key(operation)) {
            Some((version, _)) => self.settings_version(version),
            None => {
                Err(Error::refused(format!("by operation {known} this desk had no settings"))
                    .hint("desk log"))
            }
        }
    }

    /// Every ticket that begins by `as_of`, in the order of the numbers.
    pub fn facts(&self, view: &View<'_>, settings: Arc<Settings>) -> Result<Facts> {
        let names = self.names()?;
        let people = self.people()?;
        let standing = self.standing(view.known)?;
        let into = self.joins(view.known, &standing)?;
        let reader =
            Reader { store: self, view, standing, into, people: &people, letters: asks_letters(view.query) };
        let folding = Folding { view, names: &names, people: &people, settings: &settings };
        let mut tickets = folding.all(&reader)?;
        tickets.sort_by_key(|fact| fact.ticket);
        for fact in &mut tickets {
            fact.follows = fact.follows.map(|ticket| reader.root(ticket));
        }
        let (tags, agents) = (names.tags.clone(), names.agents.clone());
        let customers = if view.customers { people.label } else { HashMap::new() };
        Ok(Facts { tickets, settings, tags, agents, customers })
    }

    /// The operations that stand as far as was known, with their instants. An undo that came later had not happened
    /// yet; one that was itself undone never did.
    fn standing(&self, known: Option<OperationId>) -> Result<HashMap<OperationId, Moment>> {
        const NEWEST_FIRST: &str =
            "SELECT id, recorded_at, undoes FROM operation WHERE id <= ? ORDER BY id DESC";
        let known = known.map_or(i64::MAX, |known| known.0);
        let all = self.rows(NEWEST_FIRST, [known], |row| {
            Ok((
                row.get::<_, OperationId>(0)?,
                row.get::<_, Moment>(1)?,
                row.get::<_, Option<OperationId>>(2)?,
            ))
        })?;
        let mut undone = std::collections::HashSet::new();
        let mut standing = HashMap::with_capacity(all.len());
        for (id, recorded_at, undoes) in all {
            if !undone.contains(&id) {
                standing.insert(id, recorded_at);
                undone.extend(undoes);
            }
        }
        Ok(standing)
    }

    /// Which tickets became parts of which; what was said last holds.
    fn joins(
        &self,
        known: Option<OperationId>,
        standing: &HashMap<OperationId, Moment>,
    ) -> Result<HashMap<TicketId, TicketId>> {
        // Where all is known, the tickets themselves say whether they are parts, and the record need not be searched.
        let only = match known {
            None => "AND ticket IN (SELECT id FROM ticket WHERE joined IS NOT NULL)",
            Some(_) => "",
        };
        let sql =
            format!("SELECT ticket, object, operation FROM event WHERE kind = 'joined' {only} ORDER BY id");
        let all = self.rows(&sql, [], |row| {
            Ok((row.get::<_, TicketId>(0)?, row.get::<_, TicketId>(1)?, row.get::<_, OperationId>(2)?))
        })?;
        Ok(all
            .into_iter()
            .filter(|(_, _, operation)| standing.contains_key(operation))
            .map(|(part, whole, _)| (part, whole))
            .collect())
    }

    fn people(&self) -> Result<People> {
        let rows = self.rows("SELECT id, email, customer FROM address ORDER BY id", [], |row| {
            Ok((row.get::<_, AddressId>(0)?, row.get::<_, String>(1)?, row.get::<_, i64>(2)?))
        })?;
        let mut people = People::default();
        for (address, email, customer) in rows {
            people.label.entry(customer).or_insert_with(|| email.clone());
            people.emails.entry(customer).or_default().push(email.clone());
            people.addresses.insert(address, (email, customer));
        }
        Ok(people)
    }
}

/// Addresses and whose they are.
#[derive(Default)]
struct People {
    addresses: HashMap<AddressId, (String, i64)>,
    /// The first address of each customer.
    label: HashMap<i64, String>,
    /// All of them.
    emails: HashMap<i64, Vec<String>>,
}

/// What a thread needs to fold one ticket.
struct Job {
    ticket: TicketId,
    recorded: Vec<Recorded>,
    settings: Arc<Settings>,
    identity: Identity,
    customer: Option<i64>,
    letters: Vec<(MessageId, OwnLetter)>,
}

/// A message with its words, for queries that look at them.
struct OwnLetter {
    from_email: String,
    sender: String,
    subject: String,
    text: String,
    kind: Kind,
    has_attachment: bool,
}

/// Reads the record.
struct Reader<'a> {
    store: &'a Store,
    view: &'a View<'a>,
    standing: HashMap<OperationId, Moment>,
    into: HashMap<TicketId, TicketId>,
    people: &'a People,
    letters: bool,
}

impl Reader<'_> {
    /// The ticket that this one is a part of: itself, as a rule.
    fn root(&self, mut ticket: TicketId) -> TicketId {
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
    fn read(&self, mut take: impl FnMut(Job) -> Result<()>) -> Result<()> {
        // Only what was joined is held back until all of its parts are read.
        let mut joined: BTreeMap<TicketId, Vec<Recorded>> = BTreeMap::new();
        let wholes: std::collections::HashSet<TicketId> =
            self.into.keys().map(|part| self.root(*part)).collect();
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
        let asks_names = settings.policies.iter().any(|entry| entry.when.is_some());
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
        let messages = facts.iter().filter(|fact| message_of(&fact.event).is_some());
        let first = messages.min_by_key(|fact| fact.order()).and_then(|fact| message_of(&fact.event));
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
            let letter = self.store.one(LETTER, params![message], |row| {
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
fn asks_letters(query: &Query) -> bool {
    let looks =
        |test: &&Test| matches!(test, Test::Kind(_) | Test::Has(_) | Test::From(_) | Test::Subject(_));
    query.has_words() || query.tests().iter().any(looks)
}

/// Folds what was read.
struct Folding<'a> {
    view: &'a View<'a>,
    names: &'a tag::Names,
    people: &'a People,
    settings: &'a Settings,
}

impl Folding<'_> {
    /// Reads in this thread and folds in others, as many as the machine has room for.
    fn all(&self, reader: &Reader<'_>) -> Result<Vec<Fact>> {
        let threads = std::thread::available_parallelism().map_or(1, usize::from).clamp(1, THREADS);
        let (send, receive) = mpsc::sync_channel::<Vec<Job>>(2 * threads);
        let receive = Mutex::new(receive);
        std::thread::scope(|scope| {
            let work = || {
                let mut facts = Vec::new();
                loop {
                    // A lock is only poisoned by a thread that died, and that is told below.
                    let batch = receive.lock().ok().and_then(|receive| receive.recv().ok());
                    let Some(batch) = batch else { return facts };
                    facts.extend(batch.into_iter().filter_map(|job| self.one(job)));
                }
            };
            let workers: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
            let mut batch = Vec::with_capacity(BATCH);
            let mut read = reader.read(|job| {
                batch.push(job);
                if batch.len() == BATCH {
                    let full = std::mem::replace(&mut batch, Vec::with_capacity(BATCH));
                    send.send(full).map_err(died)?;
                }
                Ok(())
            });
            if read.is_ok() {
                read = send.send(batch).map_err(died);
            }
            drop(send);
            let mut all = Vec::new();
            for worker in workers {
                all.extend(worker.join().map_err(|_| died("it panicked"))?);
            }
            read.map(|()| all)
        })
    }

    fn one(&self, job: Job) -> Option<Fact> {
        let terms = Terms {
            settings: &job.settings,
            ticket: job.ticket,
            identity: &job.identity,
            names: self.names,
            judge_backfill: self.view.backfill,
        };
        let folded = fold(&job.recorded, &terms, self.view.as_of)?;
        let asked = !self.view.query.is_empty();
        let judged = if self.view.clocks || asked { folded.judge(self.view.as_of) } else { None };
        let chosen = !asked || self.chooses(&job, &folded, judged.as_ref());
        let judged = judged.filter(|_| self.view.clocks);
        let mut fact = Fact::new(job.ticket, folded, judged.as_ref(), self.view.as_of);
        fact.chosen = chosen;
        fact.customer = job.customer;
        if self.view.subjects {
            fact.subject = job.identity.subject;
        }
        Some(fact)
    }

    /// Whether the query holds of the ticket as it stood.
    fn chooses(&self, job: &Job, folded: &Folded, judged: Option<&Judged>) -> bool {
        let tags: Vec<String> = folded.tags.iter().map(|tag| self.names.tag(*tag)).collect();
        let assignee = folded.assignee.map(|agent| self.names.agent(agent));
        let nearest = judged.and_then(Judged::nearest).filter(|_| !folded.status.is_done());
        let letters: Vec<Letter<'_>> = job
            .letters
            .iter()
            .filter(|(message, _)| folded.messages.contains(message))
            .map(|(_, letter)| Letter {
                from_email: &letter.from_email,
                sender: &letter.sender,
                subject: &letter.subject,
                text: &letter.text,
                kind: letter.kind,
                has_attachment: letter.has_attachment,
            })
            .collect();
        let emails = job.customer.and_then(|customer| self.people.emails.get(&customer));
        self.view.query.holds(&Subject {
            now: self.view.as_of,
            me: self.view.me,
            id: Some(job.ticket),
            subject: &job.identity.subject,
            status: folded.status,
            priority: folded.priority,
            channel: folded.channel,
            tags: &tags,
            assignee: assignee.as_deref(),
            customer_emails: emails.map_or(&[], Vec::as_slice),
            vip: folded.vip,
            department: None,
            tier: None,
            topic: self.settings.topic(tags.iter().map(String::as_str)),
            created_at: folded.created_at,
            updated_at: folded.updated_at,
            solved_at: folded.solved_at,
            due_at: nearest.and_then(|clock| clock.due_at),
            at_risk_at: nearest.and_then(|clock| clock.at_risk_at),
            waiting_since: folded.waiting.map(|waiting| waiting.since),
            snoozed_until: None,
            reopened: folded.reopened,
            letters: &letters,
        })
    }
}

fn died(why: impl std::fmt::Display) -> Error {
    Error::new(Fault::Fault, "a thread of the report died").because(why)
}
