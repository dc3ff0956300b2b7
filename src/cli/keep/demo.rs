//! `desk demo`: a desk of an invented shop, to look around in.
//!
//! It is made as a person would make it, by typed commands and delivered mail, each at its own instant of the last month
//! (`demo/shop.txt`). So it always looks as if it had been in use until a minute ago, and `desk log` shows how it was made.

mod played;
mod scene;

use std::fs::DirBuilder;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::error::{Error, Kind, Result};
use crate::table::{Column, Holds, Table};
use crate::world::World;

/// Make a desk of an invented shop in a temporary folder, to look around in.
///
/// It holds a month of mail in many languages, tickets in every state, canned replies, promises kept and missed, and an answer that
/// waits to leave. Nothing in it is real, no mail leaves the folder, and your own desk is not touched. To throw it away, remove
/// the folder; nothing lies anywhere else. Dates are counted back from now; with DESK_NOW set it is the same each time.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  desk demo\n  desk demo --at shop\n  \
    export DESK_DB=$(desk demo --columns db --no-header)")]
pub struct Options {
    /// Make it in this folder, which must not be there yet or be empty
    #[arg(long, value_name = "DIR")]
    at: Option<PathBuf>,
}

/// Columns of `demo`.
pub const COLUMNS: &[Column] = &[
    Column::shown("db", Holds::Text, "the database file of the demonstration, for DESK_DB"),
    Column::shown("folder", Holds::Text, "the folder in which all of it lies"),
];

/// Runs the command; `desk` runs another one in a world of its own and gives its exit code.
pub fn run(options: &Options, desk: fn(World) -> u8, context: &mut Context) -> Result<Done> {
    context.check_change(COLUMNS)?;
    if context.globals.db.is_some() {
        return Err(Error::usage("demo makes a desk of its own, and leaves the one of --db alone")
            .hint("desk demo --at DIR makes it in a folder of your choice"));
    }
    let zone = context.zone(None)?;
    let (folder, new) = match &options.at {
        Some(folder) => given(&context.world.directory.join(folder))?,
        None => (temporary(&scratch(&context.world))?, true),
    };
    let stage = played::Stage { folder: &folder, zone, now: context.now };
    stage.play(desk).inspect_err(|_| {
        // What could not be finished is of no use; a folder that was there before stays, empty again.
        let _ = if new { std::fs::remove_dir_all(&folder) } else { stage.clear() };
    })?;
    let mut table = Table::new(COLUMNS);
    table.push(vec![stage.database().display().to_string().into(), folder.display().to_string().into()]);
    context.show_one(table, zone)?;
    farewell(&stage, context);
    Ok(Done::Well)
}

/// What can be done with it now.
fn farewell(stage: &played::Stage, context: &mut Context) {
    let database = quoted(&stage.database());
    context.ui.note("a month at Harbour Kites, a shop that does not exist. To look around, type");
    let set = context.world.variable_os("DESK_NOW").is_some();
    let now = if set { format!(" DESK_NOW={}", stage.now.rfc3339()) } else { String::new() };
    context.ui.note(format!("  export DESK_DB={database}{now}"));
    for (line, what) in LINES {
        context.ui.note(format!("  {line:<26}  {what}"));
    }
    context.ui.note(format!("and to throw it away: rm -r {}", quoted(stage.folder)));
}

/// What is worth a look.
const LINES: &[(&str, &str)] = &[
    ("desk triage", "one ticket after the other, a key for each act"),
    ("desk next", "the one ticket to work on now"),
    ("desk list", "what wants work, most urgent first"),
    ("desk show 2", "a ticket with its thread"),
    ("desk search string", "words in all of the mail"),
    ("desk outbox", "an answer that is about to leave"),
    ("desk report sla", "promises kept and missed"),
    ("desk log --limit 5", "what was done, each of it one `desk undo N` from undone"),
];

/// A word that a shell takes as it is.
fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-+@:".contains(c);
    if path.chars().all(plain) { path } else { format!("'{}'", path.replace('\'', r"'\''")) }
}

/// Where temporary files lie on this machine.
fn scratch(world: &World) -> PathBuf {
    world.directory.join(world.variable_os("TMPDIR").map_or_else(|| PathBuf::from("/tmp"), PathBuf::from))
}

/// Names that are tried below the temporary folder.
const MOST: u32 = 10_000;

/// A new folder below the temporary one. To make it is to find out whether it was there: nobody can put another one, or a
/// link, in its place beforehand.
fn temporary(below: &Path) -> Result<PathBuf> {
    for number in 1..=MOST {
        let folder = below.join(format!("desk-demo-{number}"));
        match builder().create(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(cannot_make(&folder, &error)),
        }
    }
    Err(Error::new(Kind::CannotCreate, format!("there are {MOST} demonstrations in {}", below.display()))
        .hint("desk demo --at DIR"))
}

/// The folder that was named, and whether it is new.
fn given(folder: &Path) -> Result<(PathBuf, bool)> {
    match std::fs::read_dir(folder) {
        Ok(mut entries) => match entries.next() {
            None => Ok((folder.to_owned(), false)),
            Some(_) => Err(Error::new(Kind::CannotCreate, format!("{} is not empty", folder.display()))
                .hint("desk demo --at a folder that is not there yet")),
        },
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            builder().create(folder).map_err(|error| cannot_make(folder, &error))?;
            Ok((folder.to_owned(), true))
        }
        Err(error) => Err(cannot_make(folder, &error)),
    }
}

/// A folder that only its owner reads, where the system knows of such.
fn builder() -> DirBuilder {
    #[cfg_attr(not(unix), allow(unused_mut))]
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

fn cannot_make(folder: &Path, error: &io::Error) -> Error {
    let mut told = Error::io(format!("cannot make {}", folder.display()), error);
    if matches!(told.kind, Kind::NoInput | Kind::Io) {
        told.kind = Kind::CannotCreate;
    }
    told.hint("desk demo --at DIR makes it elsewhere")
}
