//! What an import counts: each mail ends in exactly one count, and in one row where that is asked for.

use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use crate::desk::id::{MessageId, TicketId};
use crate::desk::message::Kind;
use crate::error::{Error, Result};
use crate::source::{Folder, Incoming, Item};
use crate::store::doubted::Doubted;
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
    /// The number behind the last message of each source that is done.
    ends: Vec<i64>,
    /// One that is doubted of all that came.
    pub doubted: Option<Doubted>,
    updated: HashSet<TicketId>,
    undressed: HashSet<TicketId>,
    /// Messages that are not from before the desk.
    pub live: u64,
    /// Those that say that they are ours, without a proof.
    pub unproved: u64,
    /// Those whose sender has no address that could be made out.
    pub nobodys: u64,
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
    /// The number that it has, should it be new.
    message: Option<MessageId>,
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
            ends: Vec::new(),
            doubted: None,
            updated: HashSet::new(),
            undressed: HashSet::new(),
            live: 0,
            unproved: 0,
            nobodys: 0,
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
                    message: None,
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
                    let (source, position) = (mail.source, mail.position);
                    let which = Which { source, position, message_id, message: None };
                    let why = "the desk has these very bytes";
                    self.row(which, Outcome::Duplicate, ticket, kind, Some(why));
                }
            }
            Item::LeftOut(mail) => {
                self.now.seen += 1;
                self.now.skipped += 1;
                let place = place(mail.folder);
                *self.left_out.entry(place).or_default() += 1;
                let (source, position, message_id) = (mail.source, mail.position, mail.message_id);
                let which = Which { source, position, message_id, message: None };
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
            message: match self.mails {
                Some(_) => Some(MessageId(writer.store().next_message()?)),
                None => None,
            },
        };
        let kind = job.way.kind(&mail);
        if !job.wants(&mail) {
            self.now.skipped += 1;
            let why = "neither to nor from the address of --to";
            self.row(which, Outcome::Skipped, None, Some(kind), Some(why));
            return Ok(());
        }
        let nobodys = mail.from.email.is_empty();
        let (live, claim) = (!job.way.is_backfill(&mail), job.way.claim(&mail));
        match job.way.take_in(mail, writer, known)? {
            Taken::Imported(ticket, _) => {
                self.live += u64::from(live);
                self.now.imported += 1;
                self.nobodys += u64::from(nobodys);
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
                // Of a customer's answer to a question the desk knows only in its ticket what it is.
                let kept = which.message.map(|message| writer.store().message(message)).transpose()?;
                let kind = kept.map_or(kind, |kept| kept.kind);
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
        let Which { source, position, message_id, message } = which;
        let message = message.filter(|_| outcome == Outcome::Imported);
        let reason = reason.map(str::to_owned);
        let doubted = false;
        mails.push(Mail { source, position, message_id, outcome, message, ticket, kind, reason, doubted });
    }

    /// A source is done.
    pub(super) fn finish(&mut self, writer: &mut Writer<'_>) -> Result<()> {
        let store = writer.store();
        self.ends.push(store.next_message()?);
        self.now.created = store.tickets_after(self.last_before)?;
        self.now.updated = i64::try_from(self.updated.len()).unwrap_or(i64::MAX);
        self.updated.clear();
        self.done.push(std::mem::take(&mut self.now));
        self.last_before = store.last_ticket()?;
        Ok(())
    }

    /// All sources are done: who takes part is known now, for a later one may have named whom an earlier one brought.
    pub(super) fn end(&mut self, writer: &mut Writer<'_>) -> Result<()> {
        if self.done.iter().all(|counts| counts.imported == 0) {
            return Ok(());
        }
        let all = writer.doubted_here()?;
        let doubted: HashSet<MessageId> = all.iter().map(|one| one.message).collect();
        for (counts, of_source) in self.done.iter_mut().zip(by_source(&self.ends, &doubted)) {
            counts.doubted = of_source;
        }
        for mail in self.mails.iter_mut().flatten() {
            mail.doubted = mail.message.is_some_and(|message| doubted.contains(&message));
        }
        self.doubted = all.into_iter().next();
        Ok(())
    }

    /// Tickets that got a message since this was last asked, where they are to be changed beside that.
    pub(super) fn undressed(&mut self) -> HashSet<TicketId> {
        std::mem::take(&mut self.undressed)
    }
}

/// How many of these messages each source brought, of which these are the numbers behind the last message of each.
fn by_source(ends: &[i64], messages: &HashSet<MessageId>) -> Vec<i64> {
    let mut counts = vec![0; ends.len()];
    for message in messages {
        if let Some(count) = counts.get_mut(ends.partition_point(|end| *end <= message.0)) {
            *count += 1;
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_message_is_of_the_source_that_brought_it() {
        let messages = |numbers: &[i64]| numbers.iter().copied().map(MessageId).collect::<HashSet<_>>();
        assert_eq!(by_source(&[4, 4, 9], &messages(&[1, 3, 4, 8])), [2, 0, 2]);
        assert_eq!(by_source(&[4, 4, 9], &messages(&[])), [0, 0, 0]);
        assert_eq!(by_source(&[4], &messages(&[4])), [0], "it came after all of them");
    }
}
