//! What an import counts: each mail ends in exactly one column, and in one row with `-v`.

use std::collections::HashSet;

use super::Job;
use crate::cli::mail::intake::{Way, quarantined};
use crate::desk::id::TicketId;
use crate::error::{Error, Result};
use crate::source::{self, Incoming, Item};
use crate::store::intake::{Known, Taken};
use crate::store::{Store, Writer};
use crate::table::{Cell, Column, Holds, Table};

/// Columns of `import`.
pub const COLUMNS: &[Column] = &[
    Column::shown("source", Holds::Text, "the source as typed"),
    Column::shown("seen", Holds::Int, "mails read: imported + duplicates + quarantined + skipped"),
    Column::shown("imported", Holds::Int, "new messages"),
    Column::shown("duplicates", Holds::Int, "mails that the desk had already"),
    Column::shown(
        "quarantined",
        Holds::Int,
        "mails kept apart, since they could not be taken in as they are",
    ),
    Column::shown("skipped", Holds::Int, "mails that --to left out"),
    Column::shown("tickets_created", Holds::Int, "new tickets"),
    Column::shown("tickets_updated", Holds::Int, "older tickets that got a message"),
];

/// Columns of `import -v` and of `deliver`: a row for each mail.
pub const MAIL_COLUMNS: &[Column] = &[
    Column::shown("source", Holds::Text, "the file that it came from"),
    Column::shown("position", Holds::Int, "its ordinal there"),
    Column::shown("message_id", Holds::Text, "its Message-ID"),
    Column::shown("outcome", Holds::Text, "imported, duplicate, quarantined or skipped"),
    Column::shown("ticket", Holds::Ticket, "its ticket"),
    Column::shown("kind", Holds::Text, "human, auto_reply, bounce, list …"),
    Column::shown("reason", Holds::Text, "why, where it was not imported"),
];

/// The counts of one source.
#[derive(Default)]
struct Counts {
    seen: i64,
    imported: i64,
    duplicates: i64,
    quarantined: i64,
    skipped: i64,
    created: i64,
    updated: i64,
}

/// Counts, and where asked for a row for each mail.
pub(super) struct Tally {
    sources: Vec<String>,
    done: Vec<Counts>,
    now: Counts,
    last_before: TicketId,
    updated: HashSet<TicketId>,
    undressed: HashSet<TicketId>,
    live: u64,
    /// How many were taken in that say, or are said to be, ours without a proof.
    claimed: u64,
    rows: Option<Table>,
    failures: Vec<Error>,
}

impl Tally {
    pub(super) fn new(sources: Vec<String>, rows: bool) -> Tally {
        Tally {
            sources,
            done: Vec::new(),
            now: Counts::default(),
            last_before: TicketId(0),
            updated: HashSet::new(),
            undressed: HashSet::new(),
            live: 0,
            claimed: 0,
            rows: rows.then(|| Table::new(MAIL_COLUMNS)),
            failures: Vec::new(),
        }
    }

    pub(super) fn begin(&mut self, store: &Store) -> Result<()> {
        self.last_before = store.last_ticket()?;
        Ok(())
    }

    pub(super) fn item(
        &mut self,
        item: Item,
        job: &Job,
        writer: &mut Writer<'_>,
        known: &mut Known,
    ) -> Result<()> {
        match item {
            Item::Mail(mail) => self.mail(*mail, job, writer, known)?,
            Item::Refused(mail) => {
                self.now.seen += 1;
                let (source, position) = (mail.source.to_string(), mail.position);
                let (id, reason) = (mail.message_id.clone(), mail.reason.clone());
                let outcome = if writer.quarantine(&quarantined(*mail))? {
                    self.now.quarantined += 1;
                    "quarantined"
                } else {
                    self.now.duplicates += 1;
                    "duplicate"
                };
                self.row(source, position, id, outcome, None, None, Some(reason));
            }
            Item::Known(mail) => {
                self.now.seen += 1;
                self.now.duplicates += 1;
                job.way.seen_again(&mail, writer)?;
                if self.rows.is_some() {
                    let found = writer.store().by_original(&mail.sha256)?;
                    let (id, ticket, kind) = match found {
                        Some(found) => (Some(found.message_id), Some(found.ticket), Some(found.kind.word())),
                        None => (mail.message_id, None, None),
                    };
                    let why = "the desk has these very bytes".to_owned();
                    self.row(
                        mail.source.to_string(),
                        mail.position,
                        id,
                        "duplicate",
                        ticket,
                        kind,
                        Some(why),
                    );
                }
            }
            Item::SourceFailed { error, .. } => self.failures.push(error),
            Item::Finished { .. } => {}
        }
        Ok(())
    }

    fn mail(&mut self, mail: Incoming, job: &Job, writer: &mut Writer<'_>, known: &mut Known) -> Result<()> {
        self.now.seen += 1;
        let (source, position) = (mail.source.to_string(), mail.position);
        let (id, kind) = (mail.message_id.clone(), mail.kind.word());
        if !job.wants(&mail) {
            self.now.skipped += 1;
            let why = "neither to nor from the address of --to".to_owned();
            self.row(source, position, Some(id), "skipped", None, Some(kind), Some(why));
            return Ok(());
        }
        let live = !job.way.is_backfill(&mail);
        let claimed = job.way.is_claimed(&mail);
        match job.way.take_in(mail, writer, known)? {
            Taken::Imported(ticket, _) => {
                self.live += u64::from(live);
                self.claimed += u64::from(claimed);
                self.now.imported += 1;
                if ticket <= self.last_before {
                    self.updated.insert(ticket);
                }
                if !job.tags.is_empty() || job.assignee.is_some() {
                    self.undressed.insert(ticket);
                }
                self.row(source, position, Some(id), "imported", Some(ticket), Some(kind), None);
            }
            Taken::Duplicate(ticket, kind) => {
                self.now.duplicates += 1;
                let why = "the desk has this Message-ID with this content".to_owned();
                self.row(source, position, Some(id), "duplicate", Some(ticket), Some(kind.word()), Some(why));
            }
        }
        Ok(())
    }

    #[allow(clippy::too_many_arguments, reason = "one for each column")]
    fn row(
        &mut self,
        source: String,
        position: u64,
        id: Option<String>,
        outcome: &'static str,
        ticket: Option<TicketId>,
        kind: Option<&'static str>,
        reason: Option<String>,
    ) {
        if let Some(rows) = &mut self.rows {
            rows.push(vec![
                source.into(),
                position.into(),
                id.into(),
                Cell::Word(outcome),
                ticket.into(),
                kind.map_or(Cell::Empty, Cell::Word),
                reason.into(),
            ]);
        }
    }

    /// A source is done.
    pub(super) fn finish(&mut self, store: &Store) -> Result<()> {
        self.now.created = store.tickets_after(self.last_before)?;
        self.now.updated = i64::try_from(self.updated.len()).unwrap_or(i64::MAX);
        self.updated.clear();
        self.done.push(std::mem::take(&mut self.now));
        self.last_before = store.last_ticket()?;
        Ok(())
    }

    /// Tickets that got a message since this was last asked, where `--tag` or `--assign` wants to know.
    pub(super) fn undressed(&mut self) -> HashSet<TicketId> {
        std::mem::take(&mut self.undressed)
    }

    /// Sources that could not be read, wholly or from some place on.
    pub(super) fn failures(&mut self) -> Vec<Error> {
        std::mem::take(&mut self.failures)
    }

    /// Whether no source had any mail.
    pub(super) fn saw_nothing(&self) -> bool {
        self.done.iter().all(|counts| counts.seen == 0)
    }

    /// Whether something was imported, and all of it is history.
    pub(super) fn all_history(&self) -> bool {
        self.live == 0 && self.done.iter().any(|counts| counts.imported > 0)
    }

    /// How many were taken in that say, or are said to be, ours without a proof.
    pub(super) fn claimed(&self) -> u64 {
        self.claimed
    }

    pub(super) fn table(self) -> Table {
        if let Some(rows) = self.rows {
            return rows;
        }
        let mut table = Table::new(COLUMNS);
        for (source, counts) in self.sources.into_iter().zip(self.done) {
            table.push(vec![
                source.into(),
                counts.seen.into(),
                counts.imported.into(),
                counts.duplicates.into(),
                counts.quarantined.into(),
                counts.skipped.into(),
                counts.created.into(),
                counts.updated.into(),
            ]);
        }
        table
    }
}

/// One delivered mail, as a row.
pub fn delivered(mail: Incoming, way: &Way, writer: &mut Writer<'_>) -> Result<Table> {
    let mut tally = Tally::new(Vec::new(), true);
    let id = mail.message_id.clone();
    let (kind, sha256) = (mail.kind.word(), mail.sha256);
    let (outcome, ticket) = match way.take_in(mail, writer, &mut Known::default())? {
        Taken::Imported(ticket, _) => ("imported", ticket),
        Taken::Duplicate(ticket, _) => ("duplicate", ticket),
    };
    // Where it belongs is settled with all that it hangs together with.
    writer.fold()?;
    let ticket = writer.store().by_original(&sha256)?.map_or(ticket, |found| found.ticket);
    tally.row("-".into(), 1, Some(id), outcome, Some(ticket), Some(kind), None);
    Ok(tally.table())
}

/// A delivered mail that could not be taken in as it is, as a row.
pub fn delivered_to_quarantine(mail: source::Refused, writer: &mut Writer<'_>) -> Result<Table> {
    let mut tally = Tally::new(Vec::new(), true);
    let (id, reason) = (mail.message_id.clone(), mail.reason.clone());
    let kept = writer.quarantine(&quarantined(mail))?;
    tally.row("-".into(), 1, id, if kept { "quarantined" } else { "duplicate" }, None, None, Some(reason));
    Ok(tally.table())
}
