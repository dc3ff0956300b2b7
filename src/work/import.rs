//! Taking in mail from files: read on a thread of its own, written here in one operation, with a transaction for each batch.

mod job;
mod tally;

use std::io::Read;
use std::path::PathBuf;
use std::sync::atomic::Ordering;

use crate::desk::id::AgentId;
use crate::desk::time::Moment;
use crate::error::{Error, Result};
use crate::source::{self, Input, Item, queue};
use crate::store::Store;
use crate::store::doubted::Doubted;
use crate::store::intake::Known;
use crate::work::hand::Hand;
use crate::work::import::job::Job;
use crate::work::import::tally::Tally;
use crate::work::intake::Way;
use crate::work::outcome::{Counts, Mail};
use crate::work::rule;
use crate::work::self_service;

/// Where mail is read from.
pub enum Source {
    /// A file or folder.
    Path(PathBuf),
    /// One mail or an mbox from elsewhere, such as standard input, and what to call it.
    Stream(String, Box<dyn Read + Send>),
}

/// How mail is to be taken in.
#[derive(Debug, Default)]
pub struct Asked {
    /// All of it is ours.
    pub as_sent: bool,
    /// Junk, trash and drafts too.
    pub all_folders: bool,
    /// A mail that hangs on one of these is the customer's.
    pub forwarded: bool,
    /// What is older is history (default: a day before the desk was made).
    pub live_from: Option<Moment>,
    /// Only what was sent to or from this address, in lower case.
    pub only: Option<String>,
    /// Tags for each ticket that gets a message, as they are kept.
    pub tags: Vec<String>,
    /// Who gets such a ticket; `Some(None)`: nobody.
    pub assignee: Option<Option<AgentId>>,
    /// Whether each mail is wanted as a row, and not only counted.
    pub each: bool,
}

/// What became of it.
#[derive(Debug)]
pub struct Imported {
    /// The counts of each source.
    pub counts: Vec<Counts>,
    /// Each mail, where that was asked for.
    pub mails: Option<Vec<Mail>>,
    /// Sources that could not be read, wholly or from some place on.
    pub failures: Vec<Error>,
    /// Whether something was imported, and all of it is from before the desk.
    pub all_history: bool,
    /// How many were taken in that say that they are ours, without a proof.
    pub unproved: u64,
    /// How many were taken in whose sender has no address that could be made out.
    pub nobodys: u64,
    /// How many of them share their Message-ID with another mail, which keeps it.
    pub shared: i64,
    /// How many lay with what we sent and did not come to us, by their writers, the most frequent first; none of these is an address
    /// of ours.
    pub unlisted: Vec<(String, u64)>,
    /// How many of junk, trash and drafts were left out, by where they lie.
    pub left_out: Vec<(&'static str, u64)>,
    /// The first of those of people who take no part in their tickets.
    pub doubted: Option<Doubted>,
}

impl Imported {
    /// Whether no source had any mail.
    pub fn saw_nothing(&self) -> bool {
        self.counts.iter().all(|counts| counts.seen == 0)
    }
}

/// Mails in one transaction: few enough that a killed import has lost little time, enough that the disk is not asked
/// to sync for each.
const BATCH: usize = 2_000;

/// Takes in every mail of these sources, called by `names`. `watch` hears now and then how many bytes are read, and of how
/// many, where that is known.
///
/// # Errors
/// What stopped it; what was taken in until then is kept, and the same import goes on from there.
pub fn import(
    store: &mut Store,
    hand: &Hand,
    (names, sources): (&[String], Vec<Source>),
    asked: &Asked,
    watch: &mut dyn FnMut(u64, Option<u64>),
) -> Result<Imported> {
    store.expect_much()?;
    let operation = hand.operation(format!("import {}", names.join(" ")));
    let (progress, mut tally) = (source::Progress::default(), Tally::new(asked.each));
    let (send, receive) = queue::queue();
    let inputs = sources.into_iter().map(|source| match source {
        Source::Path(path) => Input::Path(path),
        Source::Stream(name, reader) => Input::Stream { name, reader },
    });
    let inputs: Vec<Input> = inputs.collect();
    let (path, clock) = (store.path().to_owned(), store.clock().clone());
    let shared = std::thread::scope(|scope| {
        let progress = &progress;
        scope.spawn(move || {
            // What it cannot look up is read in full, and found to be a duplicate later.
            let store = Store::open(&path, &clock).ok();
            let known = |sha256: &[u8; 32]| {
                store.as_ref().is_some_and(|store| store.has_original(sha256).unwrap_or(false))
            };
            source::read(inputs, asked.all_folders, progress, &known, &send);
        });
        store.write(&operation, |writer| -> Result<i64> {
            let way = Way::import(writer.store(), writer.now(), asked.live_from, asked.as_sent)?;
            let job = Job {
                way: way.forwarded(asked.forwarded),
                only: asked.only.as_deref(),
                tags: &asked.tags,
                assignee: asked.assignee,
            };
            let (mut known, mut in_batch) = (Known::default(), 0);
            tally.begin(writer.store())?;
            rule::attend(writer)?;
            for item in receive {
                let finished = matches!(item, Item::Finished { .. });
                tally.item(item, &job, writer, &mut known)?;
                if finished {
                    job.dress(writer, tally.undressed())?;
                    rule::settle(writer)?;
                    self_service::answer_all(writer, &job.way.settings)?;
                    tally.finish(writer)?;
                }
                in_batch += 1;
                if in_batch >= BATCH {
                    job.dress(writer, tally.undressed())?;
                    rule::settle(writer)?;
                    self_service::answer_all(writer, &job.way.settings)?;
                    writer.checkpoint()?;
                    known.forget();
                    in_batch = 0;
                }
                let total = Some(progress.total.load(Ordering::Relaxed)).filter(|total| *total > 0);
                watch(progress.bytes.load(Ordering::Relaxed), total);
            }
            tally.end(writer)?;
            writer.store().ids_shared_since(tally.first_message)
        })
    })?;
    let all_history = tally.live == 0 && tally.done.iter().any(|counts| counts.imported > 0);
    let Tally { done: counts, mails, failures, unproved, nobodys, unlisted, left_out, doubted, .. } = tally;
    let mut unlisted: Vec<(String, u64)> =
        unlisted.into_iter().filter(|(email, _)| !email.is_empty()).collect();
    unlisted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let left_out = left_out.into_iter().collect();
    Ok(Imported {
        counts,
        mails,
        failures,
        all_history,
        unproved,
        nobodys,
        shared,
        unlisted,
        left_out,
        doubted,
    })
}
