//! `desk import SOURCE...`

mod tally;

use std::path::PathBuf;
use std::sync::atomic::Ordering;

use clap::Args;

use crate::cli::change::tag;
use crate::cli::context::{Context, Done};
use crate::cli::keep::init;
use crate::cli::mail::intake::Way;
use crate::desk::change::Change;
use crate::desk::id::AgentId;
use crate::desk::period::{self, Edge};
use crate::error::{Error, Result};
use crate::source::{self, Incoming, Input, Item, queue};
use crate::store::intake::Known;
use crate::store::{Operation, Store, Writer};

use tally::Tally;
pub use tally::{COLUMNS, MAIL_COLUMNS, delivered, delivered_to_quarantine};

/// Take in mail: an mbox, a Maildir, a mail, a folder of them, or `-` for standard input.
///
/// Nothing is lost: each mail is imported, a duplicate, in quarantine, or skipped on request. Doing it again adds
/// nothing. The source is never changed.
#[derive(Args, Debug)]
pub struct Options {
    /// An mbox, a Maildir, one mail, a folder of mails and mboxes, or `-` for standard input
    #[arg(value_name = "SOURCE", required = true)]
    sources: Vec<PathBuf>,
    /// These are mails that we sent: those from an address of the desk or of an agent count as our answers
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
    /// These are forwards of mine: a mail that hangs on one is the customer's
    #[arg(long, conflicts_with = "as_sent")]
    forwarded: bool,
    /// Count what would be taken in, and take in nothing
    #[arg(long)]
    dry_run: bool,
}

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
    let way = Way::import(&store, context.now, live_from, options.as_sent)?.forwarded(options.forwarded);
    let only = options.to.as_deref().map(|address| address.trim().to_lowercase());
    let mut tally = Tally::new(names, context.globals.verbose);
    let job = Job { way, only, tags, assignee };
    take_in(inputs, &job, &mut store, &operation, &mut tally, context).map_err(|error| {
        match options.dry_run {
            true => error,
            false => error.hint("what was taken in so far is kept; the same import goes on from there"),
        }
    })?;
    let mut failures = tally.failures().into_iter();
    let nothing = tally.saw_nothing();
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
    let (history, claimed) = (tally.all_history(), tally.claimed());
    context.show(tally.table(), zone)?;
    if history {
        context.ui.note(
            "all of it is from before the desk: history, without clocks and reports (desk list status:closed,open,pending)",
        );
    }
    if claimed > 0 {
        context.ui.note(format!("said to be ours without a proof, so shown and not counted: {claimed}"));
        context.ui.hint(
            "desk settings edit: `addresses` are those we write from; --as-sent or a Sent folder, or `authserv_id`, proves mail from them",
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
    let (path, clock) = (store.path().to_owned(), context.clock.clone());
    std::thread::scope(|scope| {
        let progress = &read_progress;
        scope.spawn(move || {
            // What it cannot look up is read in full, and found to be a duplicate later.
            let store = Store::open(&path, &clock).ok();
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
                    known.forget();
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
        let touched = tally.undressed();
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
