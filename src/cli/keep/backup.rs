//! `desk backup FILE`

mod name;

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::error::{Error, Result};
use crate::store::Store;
use crate::table::{Column, Holds, Table};

/// Copy the desk into a file while it is in use, and check the copy.
///
/// The copy is whole before it gets its name, and can be opened at once: `desk --db FILE list`. What waits in the outbox is in doubt
/// in the copy, so that it is never sent a second time. A file of another kind, another desk, and a copy with which somebody has
/// gone on working are never replaced or removed. Silent with -q.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  \
    desk backup desk-copy.db\n  \
    desk -q backup copies/desk.db --keep 7       each night: copies/desk-2026-07-06.db, seven of them\n  \
    desk -q backup /media/stick/desk.db --replace")]
pub struct Options {
    /// The file to make; with --keep a folder will do
    file: PathBuf,
    /// Replace an older copy of this desk that stands there
    #[arg(long)]
    replace: bool,
    /// Put the date into the name (unless it has a date or a number), and remove all but the newest N copies of that series
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    keep: Option<u32>,
}

/// Columns of what `backup` prints.
pub const COLUMNS: &[Column] = &[
    Column::shown("file", Holds::Text, "the copy"),
    Column::shown("bytes", Holds::Int, "its size"),
    Column::shown("tickets", Holds::Int, "tickets counted in it"),
    Column::shown("messages", Holds::Int, "messages counted in it"),
    Column::more("removed", Holds::List, "older copies that --keep has removed"),
];

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    context.check(COLUMNS)?;
    let store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let mut file = options.file.clone();
    if options.keep.is_some() {
        if context.world.directory.join(&file).is_dir() {
            file.push(store.path().file_name().unwrap_or_default());
        }
        let date = context.now.format(zone, "%Y-%m-%d");
        let dated = name::dated(&context.world.directory.join(&file), &date, options.replace);
        file.set_file_name(dated.file_name().unwrap_or_default());
    }
    let place = context.world.directory.join(&file);
    let made = store.backup(&place, options.replace)?;
    let removed = match options.keep {
        Some(keep) => thin_out(&store, &place, usize::try_from(keep).unwrap_or(usize::MAX), context),
        None => Vec::new(),
    };
    if context.globals.quiet && context.globals.format.is_none() && context.globals.columns.is_empty() {
        return Ok(Done::Well);
    }
    let mut table = Table::new(COLUMNS);
    table.push(vec![
        file.display().to_string().into(),
        made.bytes.into(),
        made.tickets.into(),
        made.messages.into(),
        removed.into(),
    ]);
    context.show_one(table, zone)?;
    Ok(Done::Well)
}

/// Removes the older copies of the series of this one; gives their names. What cannot be removed is told: the copy was made.
fn thin_out(store: &Store, made: &Path, keep: usize, context: &mut Context) -> Vec<String> {
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (folder, own) = (made.parent().unwrap_or(Path::new(".")), name(made));
    let series: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| name::are_of_one_series(&name(path), &own))
        // A link is no copy that was made here.
        .filter(|path| fs::symlink_metadata(path).is_ok_and(|file| file.is_file()))
        .collect();
    // By the clock the one just made may be the oldest; it stays all the same.
    let older = store.copies_among(series).into_iter().filter(|path| name(path) != own).skip(keep - 1);
    let mut removed = Vec::new();
    for path in older {
        match fs::remove_file(&path) {
            Ok(()) => removed.push(name(&path)),
            Err(error) => {
                let error = Error::io(format!("the older copy {} stays", path.display()), &error);
                context.ui.warn(error);
            }
        }
    }
    if !removed.is_empty() {
        context.ui.detail(format!("removed: {}", removed.join(", ")));
    }
    removed
}
