//! `desk undo [OP]` and `desk redo`

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::desk::id::OperationId;
use crate::desk::period::{self, Edge, Units};
use crate::desk::time::{Moment, Zone};
use crate::error::{Error, Result};
use crate::store::Door;
use crate::store::operation::Logged;
use crate::table::{Cell, Column, Holds, Table};
use crate::work::undo::{Asked, Undone, undo};

/// Undo an operation: from now on it counts as if it had not been.
///
/// Without a number it takes back what you typed last, and passes over what came in or was done by others since. What later operations
/// have built on it is named, and nothing is undone. What has left by mail stays sent.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  desk undo\n  desk undo 12 --force\n  desk undo --by bot --since 1h")]
pub struct Options {
    /// The number of the operation, from `desk log` (default: the last one that you typed)
    #[arg(value_name = "OPERATION", conflicts_with = "by")]
    operation: Option<i64>,
    /// All that this agent did, in one go
    #[arg(long, value_name = "AGENT", requires = "since")]
    by: Option<String>,
    /// Since then: 1h, 2026-07-01, monday
    #[arg(long, value_name = "TIME", requires = "by")]
    since: Option<String>,
    /// Undo too what later operations have built on it, whoever did it
    #[arg(long)]
    force: bool,
    /// Say what would be undone, and undo nothing
    #[arg(long)]
    dry_run: bool,
}

/// Bring back what you undid last.
#[derive(Args, Debug)]
pub struct RedoOptions {
    /// Say what would be brought back, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// Columns of what `undo` prints.
pub const COLUMNS: &[Column] = &[
    Column::shown("operation", Holds::Int, "the operation that was undone"),
    Column::shown("command", Holds::Text, "the words that it was typed with"),
    Column::shown("tickets", Holds::Int, "how many tickets it had touched"),
];

/// More operations than these are only counted.
const NAMED: usize = 3;

/// Runs `desk undo`.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    context.check_change(COLUMNS)?;
    let store = context.store()?;
    let asked = match (options.operation, &options.by, &options.since) {
        (Some(id), ..) => Asked::Number(OperationId(id)),
        (None, Some(name), Some(since)) => {
            let zone = context.zone(Some(&store))?;
            let at = since_when(since, context.now, zone)?;
            let agent = if name == "me" { context.agent(&store)? } else { store.agent(name)? };
            Asked::By(agent.id, at)
        }
        _ => Asked::Last,
    };
    carry_out(asked, options.force, options.dry_run, context)
}

/// Runs `desk redo`.
pub fn redo(options: &RedoOptions, context: &mut Context) -> Result<Done> {
    context.check_change(COLUMNS)?;
    carry_out(Asked::Undo, false, options.dry_run, context)
}

fn carry_out(asked: Asked, force: bool, dry_run: bool, context: &mut Context) -> Result<Done> {
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let hand = context.hand(&store, dry_run)?;
    let Undone { operations, passed } = undo(&mut store, &hand, asked, force)?;
    let mut table = Table::new(COLUMNS);
    for done in operations {
        table.push(vec![Cell::Int(done.id.0), done.command.into(), done.tickets.into()]);
    }
    context.show(table, zone)?;
    tell_passed(&passed, context);
    if dry_run {
        context.ui.note("nothing was changed");
    }
    Ok(Done::Well)
}

/// So long ago (`1h`), or since a day or an instant.
pub(super) fn since_when(text: &str, now: Moment, zone: Zone) -> Result<Moment> {
    if let Ok(span) = period::duration(text, Units::All) {
        return Ok(now.plus(-span.0));
    }
    period::instant(text, Edge::Start, now, zone).map_err(|fault| {
        Error::usage(format!("--since {text:?}: {}", fault.message)).hint("--since 1h, --since 2026-07-01")
    })
}

/// Says what stands and came after it.
fn tell_passed(passed: &[Logged], context: &mut Context) {
    if passed.is_empty() {
        return;
    }
    let words = |logged: &Logged| format!("{} ({})", logged.id, logged.command);
    let mut names: Vec<String> = passed.iter().take(NAMED).map(words).collect();
    if passed.len() > NAMED {
        names.push(format!("{} more", passed.len() - NAMED));
    }
    context.ui.note(format!("passed over what is newer: {}", names.join(", ")));
    if let Some(import) = passed.iter().find(|logged| logged.door == Door::Import) {
        context.ui.hint(format!("desk undo {} takes that import back", import.id));
    }
}
