//! `desk import SOURCE...`

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::atomic::Ordering;

use clap::Args;

use crate::cli::intake::{Way, quarantined};
use crate::cli::{Context, Done, init, tag};
use crate::desk::change::Change;
use crate::desk::id::{AgentId, TicketId};
use crate::desk::period::{self, Edge};
use crate::error::{Error, Kind, Result};
use crate::source::{self, Incoming, Input, Item, queue};
use crate::store::intake::{Known, Taken};
use crate::store::{Operation, Store, Writer};
use crate::table::{Cell, Column, Holds, Table};

/// Take in mail. Nothing is lost: each mail is imported, a duplicate, in quarantine, or skipped on request. Doing it
/// again adds nothing. The source is never changed.
#[derive(Args, Debug)]
pub struct Options {
    /// An mbox, a Maildir, one mail, a folder of mails and mboxes, or `-` for standard input
    #[arg(value_name = "SOURCE", required = true)]
    sources: Vec<PathBuf>,
    /// These are mails that we sent: they count as our answers
    #[arg(long)]
    as_sent: bool,
    /// Take only what was sent to or from this address; the rest is counted as skipped
    #[arg(long, value_name = "ADDRESS")]
    to: Option<String>,
    /// Put a tag on each ticket that gets a message; may stand several times
    #[arg(long = "tag", value_name = "TAG", value_delimiter = ',')]
    tags: Vec<String>,
    /// Give each ticket that gets a message to this agent
    #[arg(long, value_name = "AGENT")]
    assign: Option<String>,
    /// Mail before this date is history: no clocks, no reports (default: a day before the desk was made)
    #[arg(long, value_name = "DATE")]
    live_from: Option<String>,
    /// Count what would be taken in, and take in nothing
    #[arg(long)]
    dry_run: bool,
}

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

/// Mails in one transaction: few enough that a killed import has lost little time, enough that the disk is not asked
/// to sync for each.
const BATCH: usize = 2_000;

/// Runs the command.
pub fn run(options: Options, context: &mut Context) -> Result<Done> {
    // Dates are those of the desk, where there is one already.
    let zone = match context.store() {
        Ok(store) => context.zone(Some(&store))?,
        Err(_) => context.zone(None)?,
    };
    let live_from = match &options.live_from {
        Some(text) => Some(period::instant(text, Edge::Start, context.now, zone).map_err(|fault| {
            Error::usage(format!("--live-from {text:?}: {}", fault.message)).hint(fault.hint)
        })?),
        None => None,
    };
    context.check(if context.globals.verbose { MAIL_COLUMNS } else { COLUMNS })?;
    let tags = options.tags.iter().map(|tag| tag::checked(tag)).collect::<Result<Vec<_>>>()?;
    if let Some(name) = options.assign.as_deref().filter(|name| !["me", "none"].contains(name))
        && !context.database()?.exists()
    {
        return Err(Error::refused(format!("there is no agent {name:?}, nor a desk")).hint("desk init"));
    }
    let inputs = inputs(&options, context)?;
    let mut store = if options.dry_run { context.store()? } else { init::open_or_make(context)? };
    let assignee = match options.assign.as_deref() {
        None => None,
        Some("none") => Some(None),
        Some("me") => Some(Some(context.agent(&store)?.id)),
        Some(name) => Some(Some(store.agent(name)?.id)),
    };
    let zone = context.zone(Some(&store))?;
    let names: Vec<String> = options.sources.iter().map(|source| source.display().to_string()).collect();
    let operation = context.operation(&store, format!("import {}", names.join(" ")), options.dry_run)?;
    let way = Way::import(&store, context.now, live_from, options.as_sent)?;
    let only = options.to.as_deref().map(|address| address.trim().to_lowercase());
    let mut tally = Tally::new(names, context.globals.verbose);
    let job = Job { way, only, tags, assignee };
    take_in(inputs, &job, &mut store, &operation, &mut tally, context).map_err(|error| {
        match options.dry_run {
            true => error,
            false => error.hint("what was taken in so far is kept; the same import goes on from there"),
        }
    })?;
    let mut failures = std::mem::take(&mut tally.failures).into_iter();
    let nothing = tally.done.iter().all(|counts| counts.seen == 0);
    let partly = match failures.next() {
        Some(first) if nothing => {
            failures.for_each(|error| context.ui.error(&error));
            return Err(first);
        }
        first => {
            let partly = first.is_some();
            first.into_iter().chain(failures).for_each(|error| context.ui.error(&error));
            partly
        }
    };
    let history = tally.all_history();
    context.show(tally.table(), zone)?;
    if history {
        context.ui.note(
            "all of it is from before the desk: history, without clocks and reports (desk list status:closed,open,pending)",
        );
    }
    if options.dry_run {
        context.ui.note("nothing was taken in");
    }
    Ok(if partly { Done::Partly } else { Done::Well })
}

/// Every source must be there before anything is made or read.
fn inputs(options: &Options, context: &mut Context) -> Result<Vec<Input>> {
    let mut inputs = Vec::new();
    for source in &options.sources {
        if source.as_os_str() == "-" {
            if context.world.stdin_is_terminal {
                return Err(
                    Error::usage("there is no mail on standard input").hint("desk import - < mail.eml")
                );
            }
            let reader = std::mem::replace(&mut context.world.stdin, Box::new(std::io::empty()));
            inputs.push(Input::Stream { name: "-".into(), reader });
            continue;
        }
        let path = context.world.directory.join(source);
        std::fs::metadata(&path).map_err(|error| {
            Error::io(format!("cannot read {}", source.display()), &error)
                .hint("desk import takes an mbox, a Maildir, a mail, a folder of them, or -")
        })?;
        inputs.push(Input::Path(path));
    }
    Ok(inputs)
}

/// What is to be done with each mail.
struct Job {
    way: Way,
    only: Option<String>,
    tags: Vec<String>,
    assignee: Option<Option<AgentId>>,
}

/// Reads on a thread of its own, and writes here, in one operation with a transaction for each batch.
fn take_in(
    inputs: Vec<Input>,
    job: &Job,
    store: &mut Store,
    operation: &Operation,
    tally: &mut Tally,
    context: &mut Context,
) -> Result<()> {
    store.expect_much()?;
    let read_progress = source::Progress::default();
    let (send, receive) = queue::queue();
    let path = store.path().to_owned();
    std::thread::scope(|scope| {
        let progress = &read_progress;
        scope.spawn(move || {
            // What it cannot look up is read in full, and found to be a duplicate later.
            let store = Store::open(&path).ok();
            let known = |sha256: &[u8; 32]| {
                store.as_ref().is_some_and(|store| store.has_original(sha256).unwrap_or(false))
            };
            source::read(inputs, progress, &known, &send);
        });
        store.write(operation, |writer| {
            let mut bar = None;
            let mut shown = 0;
            let mut known = Known::default();
            let mut in_batch = 0;
            tally.begin(writer.store())?;
            for item in receive {
                let finished = matches!(item, Item::Finished { .. });
                tally.item(item, job, writer, &mut known)?;
                if finished {
                    job.dress(writer, tally)?;
                    writer.fold()?;
                    tally.finish(writer.store())?;
                }
                in_batch += 1;
                if in_batch >= BATCH {
                    job.dress(writer, tally)?;
                    writer.checkpoint()?;
                    in_batch = 0;
                }
                let read = progress.bytes.load(Ordering::Relaxed);
                let total = Some(progress.total.load(Ordering::Relaxed)).filter(|total| *total > 0);
                let bar = bar.get_or_insert_with(|| context.ui.progress("importing", total));
                bar.advance(read.saturating_sub(shown));
                shown = shown.max(read);
            }
            if let Some(bar) = bar {
                bar.finish();
            }
            Ok(())
        })
    })
}

impl Job {
    fn wants(&self, mail: &Incoming) -> bool {
        let Some(only) = &self.only else { return true };
        let named = mail.to.iter().chain(&mail.cc).chain(&mail.bcc).chain([&mail.from]);
        named
            .map(|mailbox| &mailbox.email)
            .chain(&mail.delivered_to)
            .any(|email| email.to_lowercase() == *only)
    }

    /// Tags and assigns the tickets that got a message.
    fn dress(&self, writer: &mut Writer<'_>, tally: &mut Tally) -> Result<()> {
        let touched = std::mem::take(&mut tally.undressed);
        if self.tags.is_empty() && self.assignee.is_none() {
            return Ok(());
        }
        let tags = self.tags.iter().map(|tag| writer.tag(tag)).collect::<Result<Vec<_>>>()?;
        for ticket in touched {
            let ticket = writer.store().root_of(ticket)?;
            writer.change(ticket, &Change::Tag(tags.clone()))?;
            if let Some(agent) = self.assignee {
                writer.change(ticket, &Change::Assign(agent))?;
            }
        }
        Ok(())
    }
}

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
struct Tally {
    sources: Vec<String>,
    done: Vec<Counts>,
    now: Counts,
    last_before: TicketId,
    updated: HashSet<TicketId>,
    undressed: HashSet<TicketId>,
    live: u64,
    rows: Option<Table>,
    failures: Vec<Error>,
}

impl Tally {
    fn new(sources: Vec<String>, rows: bool) -> Tally {
        Tally {
            sources,
            done: Vec::new(),
            now: Counts::default(),
            last_before: TicketId(0),
            updated: HashSet::new(),
            undressed: HashSet::new(),
            live: 0,
            rows: rows.then(|| Table::new(MAIL_COLUMNS)),
            failures: Vec::new(),
        }
    }

    fn begin(&mut self, store: &Store) -> Result<()> {
        self.last_before = store.last_ticket()?;
        Ok(())
    }

    fn item(&mut self, item: Item, job: &Job, writer: &mut Writer<'_>, known: &mut Known) -> Result<()> {
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
                if self.rows.is_some() {
                    let found = writer.store().by_original(&mail.sha256)?;
                    let (id, ticket, kind) = match found {
                        Some((id, ticket, kind)) => (Some(id), Some(ticket), Some(kind.word())),
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
        let desk = &job.way.settings.desk.name;
        let letter = job.way.letter(mail);
        let live = !letter.backfill;
        match writer.take_in(letter, desk, known)? {
            Taken::Imported(ticket, _) => {
                self.live += u64::from(live);
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
    fn finish(&mut self, store: &Store) -> Result<()> {
        self.now.created = store.tickets_after(self.last_before)?;
        self.now.updated = i64::try_from(self.updated.len()).unwrap_or(i64::MAX);
        self.updated.clear();
        self.done.push(std::mem::take(&mut self.now));
        self.last_before = store.last_ticket()?;
        Ok(())
    }

    /// Whether something was imported, and all of it is history.
    fn all_history(&self) -> bool {
        self.live == 0 && self.done.iter().any(|counts| counts.imported > 0)
    }

    fn table(self) -> Table {
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
    let kind = mail.kind.word();
    let desk = way.settings.desk.name.clone();
    let (outcome, ticket) = match writer.take_in(way.letter(mail), &desk, &mut Known::default())? {
        Taken::Imported(ticket, _) => ("imported", ticket),
        Taken::Duplicate(ticket, _) => ("duplicate", ticket),
    };
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

/// What went wrong while nothing could be taken in.
pub fn try_again(error: Error) -> Error {
    Error { kind: Kind::TryAgain, ..error }
}
