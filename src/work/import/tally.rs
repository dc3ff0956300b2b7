//! What an import counts: each mail ends in exactly one count, and in one row where that is asked for.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use crate::desk::id::TicketId;
use crate::desk::message::Kind;
use crate::error::{Error, Result};
use crate::source::{Folder, Incoming, Item};
use crate::store::intake::{Known, Taken};
use crate::store::{Store, Writer};
use crate::work::import::job::Job;
use crate::work::intake::{Claim, quarantined};
use crate::work::outcome::{Counts, Mail, Outcome};

/// Counts, and where asked for a row for each mail.
pub(super) struct Tally {
    /// Of the sources that are done.
    pub done: Vec<Counts>,
    now: Counts,
    last_before: TicketId,
    /// Mails of the sources before that are doubted.
    doubted: i64,
    updated: HashSet<TicketId>,
    undressed: HashSet<TicketId>,
    /// Messages that are not from before the desk.
    pub live: u64,
    /// Those that say that they are ours, without a proof.
    pub unproved: u64,
    /// The number of the first message that this import could bring.
    pub first_message: i64,
    /// Those that lay with what we sent and did not come to us, by their writers, which are not addresses of ours.
    pub unlisted: BTreeMap<String, u64>,
    /// Those of junk, trash and drafts.
    pub left_out: BTreeMap<&'static str, u64>,
    /// Each mail, where that is asked for.
    pub mails: Option<Vec<Mail>>,
    /// Sources that could not be read, wholly or from some place on.
    pub failures: Vec<Error>,
}

/// What a row says of a mail beside what became of it.
struct Which {
    source: Arc<str>,
    position: u64,
    message_id: Option<String>,
}

/// Where mail lies that is left out.
fn place(folder: Folder) -> &'static str {
    match folder {
        Folder::Draft => "among drafts, templates or what was not sent",
        Folder::Trash => "in the trash",
        Folder::Spam => "in the junk",
        Folder::Inbox | Folder::Sent => "elsewhere",
    }
}

impl Tally {
    pub(super) fn new(each: bool) -> Tally {
        Tally {
            done: Vec::new(),
            now: Counts::default(),
            last_before: TicketId(0),
            doubted: 0,
            updated: HashSet::new(),
            undressed: HashSet::new(),
            live: 0,
            unproved: 0,
            first_message: 1,
            unlisted: BTreeMap::new(),
            left_out: BTreeMap::new(),
            mails: each.then(Vec::new),
            failures: Vec::new(),
        }
    }

    pub(super) fn begin(&mut self, store: &Store) -> Result<()> {
        self.last_before = store.last_ticket()?;
        self.first_message = store.next_message()?;
        Ok(())
    }

    pub(super) fn item(
        &mut self,
        item: Item,
        job: &Job<'_>,
        writer: &mut Writer<'_>,
        known: &mut Known,
    ) -> Result<()> {
        match item {
            Item::Mail(mail) => self.mail(*mail, job, writer, known)?,
            Item::Refused(mail) => {
                self.now.seen += 1;
                let which = Which {
                    source: Arc::clone(&mail.source),
                    position: mail.position,
                    message_id: mail.message_id.clone(),
                };
                let reason = mail.reason.clone();
                let outcome = if writer.quarantine(&quarantined(*mail))? {
                    self.now.quarantined += 1;
                    Outcome::Quarantined
                } else {
                    self.now.duplicates += 1;
                    Outcome::Duplicate
                };
                self.row(which, outcome, None, None, Some(&reason));
            }
            Item::Known(mail) => {
                self.now.seen += 1;
                self.now.duplicates += 1;
                job.way.seen_again(&mail, writer)?;
                if self.mails.is_some() {
                    let found = writer.store().by_original(&mail.sha256)?;
                    let (message_id, ticket, kind) = match found {
                        Some(found) => (Some(found.message_id), Some(found.ticket), Some(found.kind)),
                        None => (mail.message_id, None, None),
                    };
                    let which = Which { source: mail.source, position: mail.position, message_id };
                    let why = "the desk has these very bytes";
                    self.row(which, Outcome::Duplicate, ticket, kind, Some(why));
                }
            }
            Item::LeftOut(mail) => {
                self.now.seen += 1;
                self.now.skipped += 1;
                let place = place(mail.folder);
                *self.left_out.entry(place).or_default() += 1;
                let which =
                    Which { source: mail.source, position: mail.position, message_id: mail.message_id };
                let why = format!("it lies {place}; --all-folders takes it");
                self.row(which, Outcome::Skipped, None, None, Some(&why));
            }
            Item::SourceFailed { error, .. } => self.failures.push(error),
            Item::Finished { .. } => {}
        }
        Ok(())
    }

    fn mail(
        &mut self,
        mail: Incoming,
        job: &Job<'_>,
        writer: &mut Writer<'_>,
        known: &mut Known,
    ) -> Result<()> {
        self.now.seen += 1;
        let mail = job.way.seen_through(mail);
        let which = Which {
            source: Arc::clone(&mail.source),
            position: mail.position,
            message_id: Some(mail.message_id.clone()),
        };
        let kind = job.way.kind(&mail);
        if !job.wants(&mail) {
            self.now.skipped += 1;
            let why = "neither to nor from the address of --to";
            self.row(which, Outcome::Skipped, None, Some(kind), Some(why));
            return Ok(());
        }
        let (live, claim) = (!job.way.is_backfill(&mail), job.way.claim(&mail));
        match job.way.take_in(mail, writer, known)? {
            Taken::Imported(ticket, _) => {
                self.live += u64::from(live);
                self.now.imported += 1;
                if ticket <= self.last_before {
                    self.updated.insert(ticket);
                }
                if job.dresses() {
                    self.undressed.insert(ticket);
                }
                let why = claim.as_ref().map(|claim| match claim {
                    Claim::Own => "it says that it is ours, and nothing proves it",
                    Claim::Unlisted(_) => {
                        "it lay with what we sent, from an address that is not listed as ours"
                    }
                });
                match claim {
                    Some(Claim::Own) => self.unproved += 1,
                    Some(Claim::Unlisted(email)) => *self.unlisted.entry(email).or_default() += 1,
                    None => {}
                }
                self.row(which, Outcome::Imported, Some(ticket), Some(kind), why);
            }
            Taken::Duplicate(ticket, kind) => {
                self.now.duplicates += 1;
                let why = "the desk has this Message-ID with this content";
                self.row(which, Outcome::Duplicate, Some(ticket), Some(kind), Some(why));
            }
        }
        Ok(())
    }

    fn row(
        &mut self,
        which: Which,
        outcome: Outcome,
        ticket: Option<TicketId>,
        kind: Option<Kind>,
        reason: Option<&str>,
    ) {
        let Some(mails) = &mut self.mails else { return };
        let Which { source, position, message_id } = which;
        let reason = reason.map(str::to_owned);
        mails.push(Mail { source, position, message_id, outcome, ticket, kind, reason, doubted: false });
    }

    /// A source is done.
    pub(super) fn finish(&mut self, writer: &mut Writer<'_>) -> Result<()> {
        // Who takes part is known once all of it is in.
        if self.now.imported > 0 {
            let doubted: HashSet<String> = writer.doubted_here()?.into_iter().collect();
            let count = i64::try_from(doubted.len()).unwrap_or(i64::MAX);
            self.now.doubted = count - std::mem::replace(&mut self.doubted, count);
            for mail in self.mails.iter_mut().flatten().filter(|mail| mail.outcome == Outcome::Imported) {
                mail.doubted = mail.message_id.as_ref().is_some_and(|id| doubted.contains(id));
            }
        }
        let store = writer.store();
        self.now.created = store.tickets_after(self.last_before)?;
        self.now.updated = i64::try_from(self.updated.len()).unwrap_or(i64::MAX);
        self.updated.clear();
        self.done.push(std::mem::take(&mut self.now));
        self.last_before = store.last_ticket()?;
        Ok(())
    }

    /// Tickets that got a message since this was last asked, where they are to be changed beside that.
    pub(super) fn undressed(&mut self) -> HashSet<TicketId> {
        std::mem::take(&mut self.undressed)
    }
}
