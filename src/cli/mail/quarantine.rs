//! `desk quarantine [list|show|retry|release|drop]`

use clap::{Args, Subcommand};

use crate::cli::context::{Context, Done};
use crate::cli::mail::intake::Way;
use crate::desk::id::QuarantineId;
use crate::error::{Error, Kind, Result};
use crate::source::mail::{Origin, anyhow, read, too_large};
use crate::source::original::{Large, Press};
use crate::source::{Folder, Incoming, LARGEST};
use crate::store::intake::{Known, Taken};
use crate::store::quarantine::{Held, State};
use crate::store::{Store, Writer};
use crate::table::{Cell, Column, Holds, Table};

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
    Retry(Which),
    /// Take it in with what could be read of it: writer, subject and words
    Release(Which),
    /// Put it away; `desk undo` brings it back
    Drop(Which),
}

/// Which mails.
#[derive(Args, Debug)]
struct Which {
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
fn decide(which: &Which, to: State, context: &mut Context, store: &mut Store) -> Result<Done> {
    context.check(DECIDED)?;
    let zone = context.zone(Some(store))?;
    let mut held: Vec<Held> = match which.all {
        true => store.quarantined(false)?,
        false => which.ids.iter().map(|id| store.in_quarantine(id.0)).collect::<Result<_>>()?,
    };
    context.cut(&mut held);
    let done = |mail: &&Held| matches!(mail.state, State::TakenIn | State::Released);
    if let Some(mail) = held.iter().find(done) {
        return Err(Error::refused(format!("mail {} in quarantine is taken in already", mail.id))
            .hint("desk quarantine list --all"));
    }
    let way = Way::import(store, context.now, None, false)?;
    let verb = match to {
        State::TakenIn => "retry",
        State::Released => "release",
        _ => "drop",
    };
    let ids: String = held.iter().map(|mail| format!(" {}", mail.id)).collect();
    let operation = context.operation(store, format!("quarantine {verb}{ids}"), which.dry_run)?;
    let table = store.write(&operation, |writer| {
        let mut table = Table::new(DECIDED);
        for mail in &held {
            let (state, ticket, reason) = match to {
                State::Dropped => (State::Dropped, None, None),
                _ => match again(mail, to == State::Released, writer)? {
                    Ok(incoming) => {
                        let taken = way.take_in(incoming, writer, &mut Known::default())?;
                        let (Taken::Imported(ticket, _) | Taken::Duplicate(ticket, _)) = taken;
                        (to, Some(ticket), None)
                    }
                    Err(reason) => (State::Held, None, Some(reason)),
                },
            };
            if state != State::Held && state != mail.state {
                writer.quarantine_step(mail.id, state)?;
            }
            table.push(vec![
                QuarantineId(mail.id).into(),
                Cell::Word(state.word()),
                ticket.into(),
                reason.into(),
            ]);
        }
        Ok(table)
    })?;
    let held_still = table.rows.iter().any(|row| row.get(1) == Some(&Cell::Word(State::Held.word())));
    context.show(table, zone)?;
    if held_still {
        context.ui.hint("desk quarantine release takes in what could be read of a mail");
    }
    if which.dry_run {
        context.ui.note("nothing was changed");
    }
    Ok(Done::Well)
}

/// Reads a mail from its bytes once more. The error says why it cannot be taken in; `forced`, there is none.
fn again(mail: &Held, forced: bool, writer: &Writer<'_>) -> Result<std::result::Result<Incoming, String>> {
    let (bytes, sha256) = writer.store().quarantined_bytes(mail.id)?;
    let position = u64::try_from(mail.position).unwrap_or_default();
    let origin = Origin { source: mail.source.as_str().into(), position, filed: None, folder: Folder::Inbox };
    let first = bytes.get(..LARGEST).unwrap_or(&bytes);
    // Its bytes are kept already: only what they say is wanted.
    if forced && let Some(mail) = anyhow(&origin, first, sha256) {
        return Ok(Ok(*mail));
    }
    if first.len() < bytes.len() {
        let large = Large { size: bytes.len() as u64, sha256, frame: Vec::new(), whole: true };
        let refused = too_large(&origin, first, large);
        return Ok(if forced { Ok(refused.as_it_is()) } else { Err(refused.reason) });
    }
    let read = Press::new().and_then(|mut press| read(origin, &bytes, sha256, &mut press));
    let broken = |error| Error::new(Kind::Io, "cannot read the mail again").because(error);
    Ok(match read.map_err(broken)? {
        Ok(incoming) => Ok(*incoming),
        Err(refused) if forced => Ok(refused.as_it_is()),
        Err(refused) => Err(refused.reason),
    })
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
