//! `desk undo [OP]` and `desk redo`

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::desk::id::OperationId;
use crate::error::Result;
use crate::store::Store;
use crate::store::operation::Logged;
use crate::table::{Cell, Column, Holds, Table};
use crate::work::hand::Hand;
use crate::work::undo;

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
    let target = options.operation.map(OperationId);
    show(options.dry_run, context, |store, hand| undo::undo(store, hand, target))
}

/// Runs `desk redo`.
pub fn redo(options: &RedoOptions, context: &mut Context) -> Result<Done> {
    show(options.dry_run, context, undo::redo)
}

fn show(
    dry_run: bool,
    context: &mut Context,
    act: impl FnOnce(&mut Store, &Hand) -> Result<Option<Logged>>,
) -> Result<Done> {
    context.check(COLUMNS)?;
    let mut store = context.store()?;
    let (zone, hand) = (context.zone(Some(&store))?, context.hand(&store, dry_run)?);
    let mut table = Table::new(COLUMNS);
    if let Some(done) = act(&mut store, &hand)? {
        table.push(vec![Cell::Int(done.id.0), done.command.into(), done.tickets.into()]);
    }
    context.show(table, zone)?;
    if dry_run {
        context.ui.note("nothing was changed");
    }
    Ok(Done::Well)
}
