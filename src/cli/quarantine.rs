//! `desk quarantine [list|show ID]`

use clap::{Args, Subcommand};

use crate::cli::{Context, Done};
use crate::error::{Error, Result};
use crate::store::quarantine::Held;
use crate::table::{Column, Holds, Table};

/// Mail that could not be taken in as it is. Its bytes are kept.
#[derive(Args, Debug)]
pub struct Options {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// List it
    List,
    /// Show what could be read of one
    Show {
        /// Its number
        id: i64,
    },
}

/// Columns of `quarantine`.
pub const COLUMNS: &[Column] = &[
    Column::shown("id", Holds::Int, "its number"),
    Column::shown("reason", Holds::Text, "why it is here"),
    Column::shown("from_email", Holds::Text, "the writer, where readable"),
    Column::shown("subject", Holds::Text, "the subject, where readable"),
    Column::shown("source", Holds::Text, "the file that it came from"),
    Column::more("position", Holds::Int, "its ordinal there"),
    Column::more("message_id", Holds::Text, "its Message-ID, where readable"),
    Column::more("bytes", Holds::Int, "its size"),
    Column::more("text", Holds::Text, "as much as could be read"),
];

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let all = store.quarantined()?;
    match &options.command {
        None | Some(Command::List) => context.show(table(all), zone)?,
        Some(Command::Show { id }) => {
            let found = all.into_iter().find(|held| held.id == *id).ok_or_else(|| {
                Error::refused(format!("there is no mail {id} in quarantine")).hint("desk quarantine list")
            })?;
            context.show_one(table([found]), zone)?;
        }
    }
    Ok(Done::Well)
}

fn table(rows: impl IntoIterator<Item = Held>) -> Table {
    let mut table = Table::new(COLUMNS);
    for held in rows {
        table.push(vec![
            held.id.into(),
            held.reason.into(),
            held.from_email.into(),
            held.subject.into(),
            held.source.into(),
            held.position.into(),
            held.message_id.into(),
            held.bytes.into(),
            held.text.into(),
        ]);
    }
    table
}
