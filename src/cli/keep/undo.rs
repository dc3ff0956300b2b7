//! `desk undo [OP]` and `desk redo`

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::desk::id::OperationId;
use crate::error::{Error, Result};
use crate::table::{Cell, Column, Holds, Table};

/// Undo an operation: from now on it counts as if it had not been.
#[derive(Args, Debug)]
pub struct Options {
    /// The number of the operation, from `desk log` (default: the last one that stands)
    #[arg(value_name = "OPERATION")]
    operation: Option<i64>,
    /// Say what would be undone, and undo nothing
    #[arg(long)]
    dry_run: bool,
}

/// Bring back what was undone last.
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

/// Runs `desk undo`.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let store = context.store()?;
    let target = match options.operation {
        Some(id) => OperationId(id),
        None => store
            .last_undoable()?
            .ok_or_else(|| Error::refused("there is nothing to undo").hint("desk log"))?,
    };
    undo(target, "undo", options.dry_run, context)
}

/// Runs `desk redo`.
pub fn redo(options: &RedoOptions, context: &mut Context) -> Result<Done> {
    let store = context.store()?;
    let target = store
        .last_undo()?
        .ok_or_else(|| Error::refused("there is nothing to bring back").hint("desk log"))?;
    undo(target, "redo", options.dry_run, context)
}

fn undo(target: OperationId, verb: &str, dry_run: bool, context: &mut Context) -> Result<Done> {
    context.check(COLUMNS)?;
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let operation = context.operation(&store, format!("{verb} {target}"), dry_run)?;
    store.write(&operation, |writer| writer.undo(target))?;
    let logged = store.log(None)?;
    // An undo of an undo brings back what that one took away.
    let named = logged.iter().find(|logged| logged.id == target);
    let shown = named.and_then(|logged| logged.undoes).unwrap_or(target);
    let mut table = Table::new(COLUMNS);
    if let Some(done) = logged.into_iter().find(|logged| logged.id == shown) {
        table.push(vec![Cell::Int(done.id.0), done.command.into(), done.tickets.into()]);
    }
    context.show(table, zone)?;
    if dry_run {
        context.ui.note("nothing was changed");
    }
    Ok(Done::Well)
}
