//! `desk log`

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::error::Result;
use crate::table::{Cell, Column, Holds, Table};

/// List what was done, newest first.
#[derive(Args, Debug)]
pub struct Options {}

/// Columns of `log`.
pub const COLUMNS: &[Column] = &[
    Column::shown("operation", Holds::Int, "its number, for desk undo"),
    Column::shown("at", Holds::At, "when"),
    Column::shown("agent", Holds::Text, "who"),
    Column::shown("command", Holds::Text, "the words typed, without texts and secrets"),
    Column::shown("tickets", Holds::Int, "how many tickets it touched"),
    Column::more("undoes", Holds::Int, "the operation that it undoes"),
    Column::shown("undone", Holds::Bool, "whether it is undone"),
];

/// Runs the command.
pub fn run(_: &Options, context: &mut Context) -> Result<Done> {
    let store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let mut table = Table::new(COLUMNS);
    for logged in store.log(context.query_limit())? {
        table.push(vec![
            Cell::Int(logged.id.0),
            logged.at.into(),
            logged.agent.into(),
            logged.command.into(),
            logged.tickets.into(),
            logged.undoes.map(|id| id.0).into(),
            logged.undone.into(),
        ]);
    }
    context.show(table, zone)?;
    Ok(Done::Well)
}
