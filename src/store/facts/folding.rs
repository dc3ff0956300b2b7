//! Folding what was read, in as many threads as the machine has room for.

use std::sync::{Arc, Mutex, mpsc};

use super::read::{Job, Reader};
use super::view::{People, View};
use crate::desk::calendar::Calendar;
use crate::desk::facts::{Fact, Replayed};
use crate::desk::fold::{Folded, fold};
use crate::desk::query::matches::{Letter, Subject};
use crate::desk::settings::Settings;
use crate::desk::sla::Judged;
use crate::desk::terms::{Names as _, Replay};
use crate::error::{Error, Kind, Result};
use crate::store::names::Names;

/// So many tickets are handed to a thread at a time.
const BATCH: usize = 1024;

/// More threads than this find nothing to do: the record is read by one.
const THREADS: usize = 8;

/// Folds what was read.
pub(super) struct Folding<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) names: &'a Names,
    pub(super) people: &'a People,
    pub(super) settings: &'a Settings,
    /// The hours of tickets without a promise.
    pub(super) usual: Arc<Calendar>,
}

/// Reads in this thread and makes something of each ticket in others, as many as the machine has room for.
pub(in crate::store) fn each<T: Send>(
    reader: &Reader<'_>,
    make: impl Fn(Job) -> Option<T> + Sync,
) -> Result<Vec<T>> {
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
                facts.extend(batch.into_iter().filter_map(&make));
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

impl Folding<'_> {
    /// What reports ask for of one ticket; none where it has not begun.
    pub(super) fn one(&self, job: Job) -> Option<Fact> {
        let as_of = job.as_of;
        let terms = job.terms(self.names, self.view.backfill);
        let folded = fold(&job.recorded, &terms, as_of)?;
        let asked = !self.view.query.is_empty();
        let judged = if self.view.clocks || asked { folded.judge(as_of) } else { None };
        let replayed = self.view.under.and_then(|other| {
            let replay = Replay { held: terms, other };
            Some(Replayed::all(&fold(&job.recorded, &replay, as_of)?, as_of))
        });
        let chosen = !asked || self.chooses(&job, &folded, judged.as_ref());
        let judged = judged.filter(|_| self.view.clocks);
        let mut fact = Fact::new(job.ticket, folded, judged.as_ref(), as_of, &self.usual);
        fact.chosen = chosen;
        fact.replayed = replayed.unwrap_or_default();
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
        let department = folded.department.map(|department| self.names.department(department));
        let tier = folded.tier.map(|tier| tier.to_string());
        let nearest = judged.and_then(Judged::nearest).filter(|_| !folded.status.is_done());
        let letters: Vec<Letter<'_>> = job
            .letters
            .iter()
            .filter(|(_, letter)| folded.messages.contains(&letter.message))
            .map(|(person, letter)| {
                let emails = person.and_then(|person| self.people.emails.get(&person));
                letter.letter(emails.map_or(&[], Vec::as_slice))
            })
            .collect();
        let emails = job.customer.and_then(|customer| self.people.emails.get(&customer));
        self.view.query.holds(&Subject {
            now: job.as_of,
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
            department: department.as_deref(),
            tier: tier.as_deref(),
            topic: self.settings.topic(tags.iter().map(String::as_str)),
            created_at: folded.created_at,
            updated_at: folded.updated_at,
            solved_at: folded.solved_at,
            due_at: nearest.and_then(|clock| clock.due_at),
            at_risk_at: nearest.and_then(|clock| clock.at_risk_at),
            waiting_since: folded.waiting.map(|waiting| waiting.since),
            snoozed_until: folded.snoozed_until,
            woken_at: folded.woken_at,
            reopened: folded.reopened,
            doubted: folded.doubted,
            put_away: folded.put_away,
            letters: &letters,
        })
    }
}

fn died(why: impl std::fmt::Display) -> Error {
    Error::new(Kind::Fault, "a thread of the report died").because(why)
}
