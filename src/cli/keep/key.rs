//! `desk key [list|rotate]`

use clap::{Args, Subcommand};

use crate::cli::context::{Context, Done};
use crate::desk::id::KeyId;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::table::{Column, Holds, Table};
use crate::work::setup;

/// The keys that sign what this desk sends.
///
/// By them answers find their tickets, and nobody else can claim one.
///
/// Keys themselves are never shown.
#[derive(Args, Debug)]
pub struct Options {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// List them, the one that signs first
    List,
    /// Make a new one, which signs from now on; what older ones have signed stays known
    Rotate {
        /// Show what would change, and change nothing
        #[arg(long)]
        dry_run: bool,
    },
}

/// Columns of `key`.
pub const COLUMNS: &[Column] = &[
    Column::shown("id", Holds::Lettered, "the number of the key, as k1"),
    Column::shown("made_at", Holds::At, "when it was made"),
    Column::shown("signs", Holds::Bool, "whether it signs what leaves now; the others only verify"),
];

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    match options.command {
        Some(Command::Rotate { .. }) => context.check_change(COLUMNS)?,
        _ => context.check(COLUMNS)?,
    }
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let table = match options.command {
        None | Some(Command::List) => table(store.key_dates()?),
        Some(Command::Rotate { dry_run }) => {
            let hand = context.hand(&store, dry_run)?;
            table(setup::rotate_key(&mut store, &hand)?)
        }
    };
    context.show(table, zone)?;
    Ok(Done::Well)
}

fn table(keys: Vec<(i64, Moment)>) -> Table {
    let mut table = Table::new(COLUMNS);
    for (place, (id, made_at)) in keys.into_iter().enumerate() {
        table.push(vec![KeyId(id).into(), made_at.into(), (place == 0).into()]);
    }
    table
}
