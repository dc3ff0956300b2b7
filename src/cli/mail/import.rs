//! `desk import SOURCE...`

use std::path::PathBuf;

use clap::Args;

use crate::cli::change::tag;
use crate::cli::context::{Context, Done};
use crate::cli::keep::init;
use crate::cli::remark;
use crate::desk::period::{self, Edge};
use crate::error::{Error, Result};
use crate::store::doubted::Doubted;
use crate::store::{Door, Store};
use crate::table::{Cell, Column, Holds, Table};
use crate::ui::Progress;
use crate::work::import::{self as work, Asked, Source};
use crate::work::outcome::{Counts, Mail};

/// Take in mail: an mbox, a Maildir, a mail, a folder of them, or `-` for standard input.
///
/// Nothing is lost: each mail is imported, a duplicate, in quarantine, or skipped: on request, or since it lies in a folder
/// of junk, trash or drafts within the source. Doing it again adds nothing. The source is never changed.
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
    /// Take in what lies in folders and labels of junk, trash, drafts, templates and the outbox, too
    #[arg(long)]
    all_folders: bool,
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
    Column::shown("skipped", Holds::Int, "mails that were left out: by --to, or junk, trash and drafts"),
    Column::shown("tickets_created", Holds::Int, "new tickets"),
    Column::shown("tickets_updated", Holds::Int, "older tickets that got a message"),
    Column::more("doubted", Holds::Int, "new messages of people who take no part in their tickets"),
];

/// Columns of `import -v` and of `deliver`: a row for each mail.
pub const MAIL_COLUMNS: &[Column] = &[
    Column::shown("source", Holds::Text, "the file that it came from"),
    Column::shown("position", Holds::Int, "its ordinal there"),
    Column::shown("message_id", Holds::Text, "its Message-ID"),
    Column::shown("outcome", Holds::Text, "imported, duplicate, quarantined or skipped"),
    Column::shown("ticket", Holds::Ticket, "its ticket"),
    Column::shown("kind", Holds::Text, "human, auto_reply, bounce, list …"),
    Column::shown("reason", Holds::Text, "why it was not imported, or is not believed to be ours"),
    Column::more("doubted", Holds::Bool, "whether its writer takes no part in its ticket"),
];

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
    context.check_change(if context.globals.verbose { MAIL_COLUMNS } else { COLUMNS })?;
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
    let hand = context.hand(&store, options.dry_run)?.by(Door::Import);
    let asked = Asked {
        as_sent: options.as_sent,
        all_folders: options.all_folders,
        forwarded: options.forwarded,
        live_from,
        only: options.to.as_deref().map(|address| address.trim().to_lowercase()),
        tags,
        assignee,
        each: context.globals.verbose,
    };
    let (mut bar, mut shown) = (None, 0);
    let mut watch = |read: u64, total| {
        let bar: &mut Progress = bar.get_or_insert_with(|| context.ui.progress("importing", total));
        bar.advance(read.saturating_sub(shown));
        shown = shown.max(read);
    };
    let taken = work::import(&mut store, &hand, (&names, inputs), &asked, &mut watch);
    if let Some(bar) = bar {
        bar.finish();
    }
    let taken = taken.map_err(|error| match options.dry_run {
        true => error,
        false => error.hint("what was taken in so far is kept; the same import goes on from there"),
    })?;
    let nothing = taken.saw_nothing();
    let mut failures = taken.failures.into_iter();
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
    let count: i64 = taken.counts.iter().map(|counts| counts.doubted).sum();
    let table = match taken.mails {
        Some(rows) => mails(rows),
        None => counts(names, taken.counts),
    };
    context.show(table, zone)?;
    if taken.all_history {
        context.ui.note(
            "all of it is from before the desk: history, without clocks and reports (desk list status:closed,open,pending)",
        );
    }
    // After a trial nothing is there that could be named.
    doubted(context, count, taken.doubted.filter(|_| !options.dry_run).as_ref());
    left_out(context, &taken.left_out);
    unproved(context, taken.unproved);
    nobodys(context, taken.nobodys);
    unlisted(context, &taken.unlisted, &store)?;
    if taken.shared > 0 {
        context.ui.note(format!(
            "with the Message-ID of another mail, so each known by one of its own: {} (desk why mID)",
            taken.shared
        ));
    }
    if options.dry_run {
        context.ui.note("nothing was taken in");
    }
    Ok(if partly { Done::Partly } else { Done::Well })
}

/// Mail of people who take no part in the tickets that it names.
fn doubted(context: &mut Context, count: i64, first: Option<&Doubted>) {
    if count == 0 {
        return;
    }
    let mails = if count == 1 { "mail" } else { "mails" };
    context.ui.note(format!(
        "of people who take no part in their tickets, so shown and not counted: {count} {mails} (desk list is:doubted)"
    ));
    if let Some(first) = first {
        context.ui.hint(remark::doubted(first));
    }
}

/// What was left out for the folder in which it lay.
fn left_out(context: &mut Context, left_out: &[(&str, u64)]) {
    if left_out.is_empty() {
        return;
    }
    let each: Vec<String> = left_out.iter().map(|(place, count)| format!("{count} {place}")).collect();
    context.ui.note(format!("left out: {}", each.join(", ")));
    context.ui.hint("--all-folders takes them in; a folder that is named itself is always taken");
}

/// What says that it is ours, and what would prove it.
fn unproved(context: &mut Context, count: u64) {
    if count == 0 {
        return;
    }
    context.ui.note(format!(
        "from an address of ours without a proof, so shown and answering nobody: {count} {}",
        if count == 1 { "mail" } else { "mails" }
    ));
    context.ui.hint(
        "where you sent them: desk import --as-sent SOURCE, or the Sent folder that has them; `authserv_id` in the settings proves what \
         your mail server has checked",
    );
}

/// Mail that nobody can be answered for as it stands.
fn nobodys(context: &mut Context, count: u64) {
    if count == 0 {
        return;
    }
    let mails = if count == 1 { "mail" } else { "mails" };
    context.ui.note(format!("without an address of the sender that could be made out: {count} {mails}"));
    context.ui.hint("desk messages -f json shows them with an empty from_email; desk show ID --raw m12 prints a mail as it came");
}

/// More addresses than these are not named.
const NAMED: usize = 20;

/// The writers of what lay with our own mail, none of them listed as ours, with the line that would list them.
fn unlisted(context: &mut Context, unlisted: &[(String, u64)], store: &Store) -> Result<()> {
    if unlisted.is_empty() {
        return Ok(());
    }
    let each: Vec<String> =
        unlisted.iter().take(NAMED).map(|(email, count)| format!("{email} ({count})")).collect();
    let more = match unlisted.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    context.ui.note(format!(
        "with what you sent, but from addresses that the settings do not list as ours, so shown and answering nobody: {}{more}",
        each.join(", ")
    ));
    let settings = store.settings_in_force()?.1;
    let listed = settings.desk.addresses.iter().chain(unlisted.iter().take(NAMED).map(|(email, _)| email));
    let line: Vec<String> = listed.map(|email| format!("{email:?}")).collect();
    context.ui.hint(format!(
        "those that are yours: desk settings edit, addresses = [{}], then desk intake again",
        line.join(", ")
    ));
    Ok(())
}

/// Every source must be there before anything is made or read.
fn inputs(options: &Options, context: &mut Context) -> Result<Vec<Source>> {
    let mut inputs = Vec::new();
    for source in &options.sources {
        if source.as_os_str() == "-" {
            if context.world.stdin_is_terminal {
                return Err(
                    Error::usage("there is no mail on standard input").hint("desk import - < mail.eml")
                );
            }
            let reader = std::mem::replace(&mut context.world.stdin, Box::new(std::io::empty()));
            inputs.push(Source::Stream("-".into(), reader));
            continue;
        }
        let path = context.world.directory.join(source);
        std::fs::metadata(&path).map_err(|error| {
            Error::io(format!("cannot read {}", source.display()), &error)
                .hint("desk import takes an mbox, a Maildir, a mail, a folder of them, or -")
        })?;
        inputs.push(Source::Path(path));
    }
    Ok(inputs)
}

fn counts(names: Vec<String>, counts: Vec<Counts>) -> Table {
    let mut table = Table::new(COLUMNS);
    for (source, counts) in names.into_iter().zip(counts) {
        table.push(vec![
            source.into(),
            counts.seen.into(),
            counts.imported.into(),
            counts.duplicates.into(),
            counts.quarantined.into(),
            counts.skipped.into(),
            counts.created.into(),
            counts.updated.into(),
            counts.doubted.into(),
        ]);
    }
    table
}

/// Mails that came in as a table.
pub fn mails(mails: impl IntoIterator<Item = Mail>) -> Table {
    let mut table = Table::new(MAIL_COLUMNS);
    for mail in mails {
        table.push(vec![
            mail.source.to_string().into(),
            mail.position.into(),
            mail.message_id.into(),
            Cell::Word(mail.outcome.word()),
            mail.ticket.into(),
            mail.kind.map_or(Cell::Empty, |kind| Cell::Word(kind.word())),
            mail.reason.into(),
            mail.doubted.into(),
        ]);
    }
    table
}
