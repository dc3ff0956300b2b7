//! `desk quarantine [list|show|retry|release|drop]`

use clap::{Args, Subcommand};

use crate::cli::context::{Context, Done};
use crate::desk::id::QuarantineId;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::quarantine::{Held, State};
use crate::table::{Cell, Column, Holds, Table};
use crate::work::quarantine::{self, Decided, Which};

/// Mail that could not be taken in as it is.
///
/// Its bytes are kept, whatever is decided here.
#[derive(Args, Debug)]
pub struct Options {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// List what nobody has decided about
    List {
        /// What was decided about, too
        #[arg(long)]
        all: bool,
    },
    /// Show what could be read of one
    Show {
        /// Its number
        id: QuarantineId,
        /// Write its original bytes, as they came
        #[arg(long)]
        bytes: bool,
    },
    /// Read it again, as this version of desk reads mail, and take in what can be read now
    Retry(Chosen),
    /// Take it in with what could be read of it: writer, subject and words
    Release(Chosen),
    /// Put it away; `desk undo` brings it back
    Drop(Chosen),
}

/// Which mails.
#[derive(Args, Debug)]
struct Chosen {
    /// Their numbers
    #[arg(value_name = "ID", required_unless_present = "all")]
    ids: Vec<QuarantineId>,
    /// All that nobody has decided about
    #[arg(long, conflicts_with = "ids")]
    all: bool,
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// Columns of `quarantine`.
pub const COLUMNS: &[Column] = &[
    Column::shown("id", Holds::Lettered, "its number, typed as q3"),
    Column::shown("state", Holds::Text, "held, taken_in, released or dropped"),
    Column::shown("reason", Holds::Text, "why it is here"),
    Column::shown("from_email", Holds::Text, "the writer, where readable"),
    Column::shown("subject", Holds::Text, "the subject, where readable"),
    Column::shown("source", Holds::Text, "the file that it came from"),
    Column::more("position", Holds::Int, "its ordinal there"),
    Column::more("message_id", Holds::Text, "its Message-ID, where readable"),
    Column::more("bytes", Holds::Int, "its size"),
    Column::more("text", Holds::Text, "as much as could be read"),
];

/// Columns of `quarantine retry`, `release` and `drop`.
pub const DECIDED: &[Column] = &[
    Column::shown("id", Holds::Lettered, "its number, typed as q3"),
    Column::shown("state", Holds::Text, "how it stands now"),
    Column::shown("ticket", Holds::Ticket, "its ticket, where it was taken in"),
    Column::shown("reason", Holds::Text, "why it is held still, where it is"),
];

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    match &options.command {
        None => context.show(table(store.quarantined(false)?), zone)?,
        Some(Command::List { all }) => context.show(table(store.quarantined(*all)?), zone)?,
        Some(Command::Show { id, bytes: true }) => {
            store.in_quarantine(id.0)?;
            let (bytes, _) = store.quarantined_bytes(id.0)?;
            let written = context.ui.data().write_all(&bytes);
            written.map_err(|error| Error::io("cannot write to standard output", &error))?;
        }
        Some(Command::Show { id, bytes: false }) => {
            let found = store.in_quarantine(id.0)?;
            context.show_one(table([found]), zone)?;
        }
        Some(Command::Retry(which)) => return decide(which, State::TakenIn, context, &mut store),
        Some(Command::Release(which)) => return decide(which, State::Released, context, &mut store),
        Some(Command::Drop(which)) => return decide(which, State::Dropped, context, &mut store),
    }
    Ok(Done::Well)
}

/// Carries one decision out on all of them, as one operation.
fn decide(which: &Chosen, to: State, context: &mut Context, store: &mut Store) -> Result<Done> {
    context.check(DECIDED)?;
    let zone = context.zone(Some(store))?;
    let hand = context.hand(store, which.dry_run)?;
    let mut ids: Vec<i64> = which.ids.iter().map(|id| id.0).collect();
    context.cut(&mut ids);
    let held = if which.all { Which::Undecided(context.globals.limit) } else { Which::These(&ids) };
    let decided = quarantine::decide(store, &hand, held, to)?;
    let held_still = decided.iter().any(|mail| mail.state == State::Held);
    let mut table = Table::new(DECIDED);
    for Decided { id, state, ticket, reason } in decided {
        table.push(vec![QuarantineId(id).into(), Cell::Word(state.word()), ticket.into(), reason.into()]);
    }
    context.show(table, zone)?;
    if held_still {
        context.ui.hint("desk quarantine release takes in what could be read of a mail");
    }
    if which.dry_run {
        context.ui.note("nothing was changed");
    }
    Ok(Done::Well)
}

fn table(rows: impl IntoIterator<Item = Held>) -> Table {
    let mut table = Table::new(COLUMNS);
    for held in rows {
        table.push(vec![
            QuarantineId(held.id).into(),
            Cell::Word(held.state.word()),
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
