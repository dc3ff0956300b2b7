//! `desk backup FILE`

use std::path::PathBuf;

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::error::Result;
use crate::table::{Column, Holds, Table};

/// Copy the desk into a new file while it is in use, and check the copy.
#[derive(Args, Debug)]
pub struct Options {
    /// The file to make; it must not be there yet
    file: PathBuf,
}

/// Columns of what `backup` prints.
pub const COLUMNS: &[Column] = &[
    Column::shown("file", Holds::Text, "the copy"),
    Column::shown("bytes", Holds::Int, "its size"),
    Column::shown("tickets", Holds::Int, "tickets counted in it"),
    Column::shown("messages", Holds::Int, "messages counted in it"),
];

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    context.check(COLUMNS)?;
    let store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let file = context.world.directory.join(&options.file);
    let made = store.backup(&file)?;
    let mut table = Table::new(COLUMNS);
    table.push(vec![
        options.file.display().to_string().into(),
        made.bytes.into(),
        made.tickets.into(),
        made.messages.into(),
    ]);
    context.show_one(table, zone)?;
    Ok(Done::Well)
}
