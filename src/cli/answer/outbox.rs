//! `desk outbox [list|show|edit|hold|release|send|drop]`

use std::collections::HashSet;

use clap::{Args, Subcommand};

use crate::cli::answer::left;
use crate::cli::answer::reply::letter::Letter;
use crate::cli::answer::reply::session::{self, Begins, Ended};
use crate::cli::context::{Context, Done};
use crate::cli::look::page::Page;
use crate::cli::remark;
use crate::desk::id::OutboxId;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::outbox::Taken;
use crate::table::{Cell, Column, Holds, Table};
use crate::work::sending::{self, Which};
use crate::work::{answer, draft, outbox};

mod edit;
mod page;
pub mod rows;

use edit::Wanted;
use rows::{show_changed, table};

pub use rows::COLUMNS;

/// What waits to leave, drafts too, and its sending.
///
/// Without a word it lists. A draft lies here only: it is no message of its ticket, and moves no clock and no status until it is
/// released. `desk reply ID --draft` makes one.
#[derive(Args, Debug)]
pub struct Options {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// List drafts, what waits and what has failed, oldest first
    List {
        /// What was sent and dropped, too
        #[arg(long)]
        all: bool,
    },
    /// Show one mail or draft, and each try to send it
    Show {
        /// Its number, from `desk outbox`
        #[arg(value_name = "MAIL")]
        id: OutboxId,
        /// Write the finished mail itself, as it leaves
        #[arg(long)]
        mail: bool,
    },
    /// Write on a draft, or on a mail that waits, in the editor; a mail waits again afterwards, and counts from then on
    Edit {
        /// Its number, from `desk outbox`
        #[arg(value_name = "MAIL")]
        id: OutboxId,
        /// Queue the draft when it is written
        #[arg(long, conflicts_with = "draft")]
        release: bool,
        /// Leave the mail a draft when it is written
        #[arg(long)]
        draft: bool,
        /// Queue it whatever speaks against it, or though somebody wrote in the meantime
        #[arg(long)]
        force: bool,
    },
    /// Make drafts of mails that wait; their tickets stand as if the answers had not been written
    Hold {
        /// Their numbers, from `desk outbox`
        #[arg(value_name = "MAIL", required = true)]
        ids: Vec<OutboxId>,
        /// Show what would be held, and change nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Queue drafts as answers, which count from now on
    Release {
        /// Their numbers, from `desk outbox`
        #[arg(value_name = "MAIL", required = true)]
        ids: Vec<OutboxId>,
        /// Queue it whatever speaks against it, or though somebody wrote since the draft was written
        #[arg(long)]
        force: bool,
        /// Show what would be queued, and change nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Hand over what is due; mails named by their numbers at once. Exits 3 where something did not leave
    Send {
        /// Their numbers, from `desk outbox`
        #[arg(value_name = "MAIL")]
        ids: Vec<OutboxId>,
        /// Show what would be sent, and send nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Take mails back that have not left; their tickets stand as if the answer had not been written
    Drop {
        /// Their numbers, from `desk outbox`
        #[arg(value_name = "MAIL", required = true)]
        ids: Vec<OutboxId>,
        /// Show what would be taken back, and change nothing
        #[arg(long)]
        dry_run: bool,
    },
}

/// Columns of `outbox show`, besides those.
const STEPS: Column = Column::more("steps", Holds::Table, "each try and decision, oldest first").of(STEP);

/// Columns of a step.
const STEP: &[Column] = &[
    Column::shown("at", Holds::At, "when"),
    Column::shown(
        "step",
        Holds::Text,
        "sending, sent, deferred, failed, dropped, held, released, edited or bounced",
    ),
    Column::shown("reason", Holds::Text, "why, where it was not sent"),
];

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let mut store = context.store()?;
    match &options.command {
        None => list(false, context, &store),
        Some(Command::List { all }) => list(*all, context, &store),
        Some(Command::Show { id, mail: true }) => {
            let bytes = match store.outgoing(id.0)?.message {
                Some(message) => store.original(message)?,
                None => as_it_would_leave(id.0, context, &store)?,
            };
            context
                .ui
                .data()
                .write_all(&bytes)
                .map_err(|error| Error::io("cannot write the mail", &error))?;
            Ok(Done::Well)
        }
        Some(Command::Show { id, mail: false }) => show(id.0, context, &store),
        Some(Command::Send { ids, dry_run }) => send(&numbers(ids, context), *dry_run, context, &mut store),
        Some(Command::Edit { id, release, draft, force }) => {
            edit::run(id.0, Wanted { release: *release, draft: *draft, force: *force }, context, &mut store)
        }
        Some(Command::Hold { ids, dry_run }) => hold(&numbers(ids, context), *dry_run, context, &mut store),
        Some(Command::Release { ids, force, dry_run }) => {
            release(&numbers(ids, context), *force, *dry_run, context, &mut store)
        }
        Some(Command::Drop { ids, dry_run }) => {
            take_back(&numbers(ids, context), *dry_run, context, &mut store)
        }
    }
}

/// The mails as typed, each once: named twice, one is sent once.
fn numbers(ids: &[OutboxId], context: &Context) -> Vec<i64> {
    let mut seen = HashSet::new();
    let mut numbers: Vec<i64> = ids.iter().map(|id| id.0).filter(|id| seen.insert(*id)).collect();
    context.cut(&mut numbers);
    numbers
}

fn list(all: bool, context: &mut Context, store: &Store) -> Result<Done> {
    let zone = context.zone(Some(store))?;
    let table = table(store.outbox(all)?, context);
    context.show(table, zone)?;
    Ok(Done::Well)
}

fn show(id: i64, context: &mut Context, store: &Store) -> Result<Done> {
    let zone = context.zone(Some(store))?;
    if context.globals.format.is_none() && context.globals.columns.is_empty() {
        let text = page::written(id, &Page::of(context, zone), store)?;
        context.ui.print(&text)?;
        return Ok(Done::Well);
    }
    let mut table = table([store.outgoing(id)?], context);
    let mut steps = Table::new(STEP);
    for Taken { at, step, reason } in store.outbox_steps(id)? {
        steps.push(vec![at.into(), Cell::Word(step.word()), reason.into()]);
    }
    table.columns.push(STEPS);
    for row in &mut table.rows {
        row.push(steps.clone().into());
    }
    context.show_one(table, zone)?;
    Ok(Done::Well)
}

fn send(ids: &[i64], dry_run: bool, context: &mut Context, store: &mut Store) -> Result<Done> {
    let zone = context.zone(Some(store))?;
    context.check(COLUMNS)?;
    let mut due = match ids {
        [] => sending::due(store, context.now)?,
        ids => ids.iter().map(|id| store.outgoing(*id)).collect::<Result<_>>()?,
    };
    context.cut(&mut due);
    due.iter().try_for_each(|row| sending::refuse_unsendable(row, context.now))?;
    if dry_run {
        let table = table(due, context);
        context.show(table, zone)?;
        context.ui.note("nothing was sent");
        return Ok(Done::Well);
    }
    let way = match context.way_out(store) {
        // Nothing to send is no failure, whatever the settings say.
        Err(_) if due.is_empty() => return Ok(Done::Well),
        way => way?,
    };
    let which = match ids {
        [] => Which::Due(context.globals.limit),
        _ => Which::These(due.iter().map(|row| row.id).collect()),
    };
    let tried = sending::send(store, &way, which, context.now)?;
    let done = left::tell(context, &tried);
    if !tried.is_empty() || context.globals.format.is_some() {
        let table = table(tried, context);
        context.show(table, zone)?;
    }
    Ok(done)
}

fn take_back(ids: &[i64], dry_run: bool, context: &mut Context, store: &mut Store) -> Result<Done> {
    let zone = context.zone(Some(store))?;
    context.check(COLUMNS)?;
    let hand = context.hand(store, dry_run)?;
    let (rows, remarks) = outbox::take_back(store, &hand, ids)?;
    remark::tell(&mut context.ui, zone, &remarks);
    show_changed(rows, dry_run, context, zone)
}

fn hold(ids: &[i64], dry_run: bool, context: &mut Context, store: &mut Store) -> Result<Done> {
    let zone = context.zone(Some(store))?;
    context.check(COLUMNS)?;
    let hand = context.hand(store, dry_run)?;
    let rows = draft::hold(store, &hand, ids)?;
    show_changed(rows, dry_run, context, zone)
}

/// Each is queued by itself: what speaks against one is no reason to keep the others.
fn release(
    ids: &[i64],
    force: bool,
    dry_run: bool,
    context: &mut Context,
    store: &mut Store,
) -> Result<Done> {
    let zone = context.zone(Some(store))?;
    context.check(COLUMNS)?;
    let hand = context.hand(store, dry_run)?;
    for id in ids {
        draft::refuse_no_draft(store, *id)?;
    }
    let (mut rows, mut refused) = (Vec::new(), Vec::new());
    for id in ids {
        let (mut asked, text) = draft::asked_of(store, *id)?;
        asked.force = force;
        let mut letter = Letter::of(asked, text);
        (letter.leave.entry, letter.leave.command) = (Some(*id), format!("outbox release {id}"));
        match session::run(letter, Begins::Typed, store, &hand, context) {
            Ok(Ended::Queued(queued, _)) => {
                if !dry_run {
                    remark::tell(&mut context.ui, zone, &[queued.remark()]);
                }
                rows.push(store.outgoing(*id)?);
            }
            Ok(_) => rows.push(store.outgoing(*id)?),
            Err(error) if ids.len() == 1 => return Err(error),
            Err(error) => {
                context.ui.error(&error);
                refused.push(*id);
            }
        }
    }
    show_changed(rows, dry_run, context, zone)?;
    Ok(if refused.is_empty() { Done::Well } else { Done::Partly })
}

/// The mail that would leave if a draft were released now.
fn as_it_would_leave(id: i64, context: &Context, store: &Store) -> Result<Vec<u8>> {
    let (asked, text) = draft::asked_of(store, id)?;
    let hand = context.hand(store, true)?;
    let begun = answer::begin(store, &hand, &asked, context.now)?;
    answer::finished(store, &begun, &asked, &text, context.now)
}

/// The columns of `outbox show`.
pub fn shown() -> Vec<Column> {
    COLUMNS.iter().copied().chain([STEPS]).collect()
}
