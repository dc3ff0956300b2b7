//! `desk export [--mbox|--eml|--jsonl] DEST [QUERY]...`: out of the desk, with nothing lost. Originals are held in
//! memory one at a time.

mod folder;
mod mboxrd;
mod target;

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::cli::look::show::in_full;
use crate::desk::query::is_query_word;
use crate::error::{Error, Kind, Result};
use crate::store::Store;
use crate::store::export::Chosen;
use crate::store::query::{self, Fragment};
use crate::table::choose::Choice;
use crate::table::{Column, Format, Holds, Table};
use crate::work::earlier::{is_earlier_jsonl, is_earlier_mbox};

use folder::{Folder, Put};
use mboxrd::Mboxrd;
use target::Target;

/// Write the mails of tickets into an mbox or a folder, as they came; or whole tickets as JSON lines.
#[derive(Args, Debug)]
#[command(override_usage = "desk export <--mbox|--eml|--jsonl> <DEST> [QUERY]...")]
#[command(
    after_help = "`desk import` takes an mbox and a folder in again, each mail once. What was typed here (notes, calls) \
    never was a mail: only --jsonl has it. `desk backup` copies all that there is."
)]
pub struct Options {
    #[command(flatten)]
    form: Form,
    /// The file or the folder; `-` is standard output
    #[arg(value_name = "DEST")]
    dest: PathBuf,
    /// Replace DEST whatever it holds; else only an earlier export of this desk is replaced
    #[arg(long)]
    replace: bool,
    /// Which tickets, as in `desk list`; without a query all, also closed ones and spam
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
}

/// Exactly one of them.
#[derive(Args, Clone, Copy, Debug)]
#[group(multiple = false)]
struct Form {
    /// All mails in one file (mboxrd); an earlier export there is replaced
    #[arg(long)]
    mbox: bool,
    /// A file for each mail in a folder, with its original bytes; what is there already stays as it is
    #[arg(long)]
    eml: bool,
    /// Each ticket in full, one JSON object a line, as `desk show ID -f json --events` prints it
    #[arg(long)]
    jsonl: bool,
}

/// Columns of what `export` prints.
pub const COLUMNS: &[Column] = &[
    Column::shown("dest", Holds::Text, "the file or the folder"),
    Column::shown(
        "messages",
        Holds::Int,
        "messages of the chosen tickets: written, unchanged and skipped ones",
    ),
    Column::shown("written", Holds::Int, "messages written"),
    Column::shown("unchanged", Holds::Int, "mails whose files were there already, byte by byte (--eml)"),
    Column::shown(
        "skipped",
        Holds::Int,
        "messages that never came or left as a mail (--mbox, --eml), and mails under whose name stands another file (--eml)",
    ),
    Column::shown("bytes", Holds::Int, "how many bytes were written"),
];

/// What was done; the counts add up to the messages of the chosen tickets.
#[derive(Clone, Copy, Default)]
struct Tally {
    written: usize,
    unchanged: usize,
    never_mail: usize,
    taken: usize,
    bytes: u64,
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    context.check(COLUMNS)?;
    let form = options.form;
    if !(form.mbox || form.eml || form.jsonl) {
        return Err(without_form(&options.dest));
    }
    let shown = options.dest.display().to_string();
    if is_query_word(&format!("-{shown}")) {
        return Err(Error::usage(format!("{shown} is a query, and where to is not said"))
            .hint(format!("desk export --mbox mail.mbox {shown}")));
    }
    if form.eml && shown == "-" {
        return Err(
            Error::usage("a folder cannot be written to standard output").hint("desk export --mbox -")
        );
    }
    let store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let query = context.query(&store, &options.query)?;
    let chosen = query::tickets(&query, &context.scope(&store)?);
    let still = store.stand_still()?;
    let messages = store.messages_of(&chosen)?;
    let mut stdout = false;
    let tally = if form.eml {
        let folder = Folder::open(context.world.directory.join(&options.dest), &options.dest)?;
        into_folder(folder, &messages, &store, context)?
    } else {
        if !options.replace {
            refuse_foreign(options, &store, context)?;
        }
        let target = Target::open(&options.dest, &store, context)?;
        stdout = target.is_stdout();
        match form.mbox {
            true => as_mbox(target, &messages, &store, context)?,
            false => as_lines(target, &chosen, &messages, &store, context)?,
        }
    };
    drop(still);
    tell(&tally, &messages, context);
    if !stdout {
        let mut table = Table::new(COLUMNS);
        table.push(vec![
            shown.into(),
            messages.len().into(),
            tally.written.into(),
            tally.unchanged.into(),
            (tally.never_mail + tally.taken).into(),
            i64::try_from(tally.bytes).unwrap_or(i64::MAX).into(),
        ]);
        context.show_one(table, zone)?;
    }
    Ok(if tally.taken > 0 { Done::Partly } else { Done::Well })
}

/// Refuses to replace a file that is no earlier export: a mailbox of somebody's, with mail that is nowhere else.
fn refuse_foreign(options: &Options, store: &Store, context: &Context) -> Result<()> {
    let path = context.world.directory.join(&options.dest);
    let is_file = std::fs::metadata(&path).is_ok_and(|there| there.is_file());
    if options.dest == Path::new("-") || !is_file || Target::is_desk(&path, store) {
        return Ok(());
    }
    let file = std::fs::File::open(&path)
        .map_err(|error| Error::io(format!("cannot read {}", options.dest.display()), &error))?;
    let file = std::io::BufReader::new(file);
    let earlier = if options.form.mbox { is_earlier_mbox(store, file)? } else { is_earlier_jsonl(file) };
    if earlier {
        return Ok(());
    }
    let what = if options.form.mbox { "holds mail that is not in this desk" } else { "is no earlier export" };
    Err(Error::new(Kind::CannotCreate, format!("{} {what}, and stays as it is", options.dest.display()))
        .hint("--replace replaces it all the same")
        .hint("desk export with another name"))
}

/// Asks for the form, with the likeliest one to be typed.
fn without_form(dest: &Path) -> Error {
    let form = match dest.extension().and_then(|extension| extension.to_str()) {
        Some("jsonl" | "ndjson" | "json") => "jsonl",
        None if dest != Path::new("-") => "eml",
        _ => "mbox",
    };
    Error::usage("the form is missing: --mbox, --eml or --jsonl")
        .hint(format!("desk export --{form} {}", dest.display()))
}

/// Says what the row cannot say.
fn tell(tally: &Tally, messages: &[Chosen], context: &mut Context) {
    if messages.is_empty() {
        context.ui.note("no such tickets");
    }
    if tally.unchanged > 0 {
        context.ui.note(format!("there already: {}, written: {}", tally.unchanged, tally.written));
    }
    if tally.never_mail > 0 {
        context.ui.note(format!(
            "skipped, because they never came or left as a mail (notes, calls, answers that were not sent): {} (--jsonl has them)",
            tally.never_mail
        ));
    }
    if tally.taken > 0 {
        context.ui.warn(format!(
            "mails that were not written, because other files have their names: {}",
            tally.taken
        ));
        context.ui.hint("name another folder");
    }
}

fn into_folder(folder: Folder, messages: &[Chosen], store: &Store, context: &mut Context) -> Result<Tally> {
    let mut tally = Tally::default();
    let progress = context.ui.progress("exporting", Some(size(messages)));
    for chosen in messages {
        let Some(size) = chosen.mail else {
            tally.never_mail += 1;
            continue;
        };
        let (name, bytes) = (folder::name(chosen), store.original(chosen.message)?);
        match folder.put(&name, &bytes)? {
            Put::Unchanged => tally.unchanged += 1,
            Put::Written => {
                tally.written += 1;
                tally.bytes += bytes.len() as u64;
            }
            Put::Taken => {
                tally.taken += 1;
                context.ui.warn(format!("{} is another file, and stays as it is", folder.shown(&name)));
            }
        }
        progress.advance(size.unsigned_abs());
    }
    progress.finish();
    folder.finish();
    Ok(tally)
}

fn as_mbox(mut target: Target, messages: &[Chosen], store: &Store, context: &mut Context) -> Result<Tally> {
    let (mut tally, writer) = (Tally::default(), Mboxrd::new());
    let progress = context.ui.progress("exporting", Some(size(messages)));
    for chosen in messages {
        if target.is_given_up(&context.ui) {
            break;
        }
        let Some(size) = chosen.mail else {
            tally.never_mail += 1;
            continue;
        };
        let (sender, received_at) = store.envelope(chosen.message)?;
        let bytes = store.original(chosen.message)?;
        target.write(&mut context.ui, |out| writer.put(&sender, received_at, &bytes, out))?;
        tally.written += 1;
        progress.advance(size.unsigned_abs());
    }
    progress.finish();
    tally.bytes = target.finish()?;
    Ok(tally)
}

fn as_lines(
    mut target: Target,
    tickets: &Fragment,
    messages: &[Chosen],
    store: &Store,
    context: &mut Context,
) -> Result<Tally> {
    let format = Format::named("jsonl")?;
    let style = context.ui.style(context.zone(Some(store))?, context.now);
    for id in store.ticket_ids(tickets)? {
        if target.is_given_up(&context.ui) {
            break;
        }
        let Some(row) = store.ticket(id, context.now)? else { continue };
        let table = format.arrange(in_full(row, store, context)?, &Choice::default())?;
        target.write(&mut context.ui, |out| (format.write)(&table, &style, out))?;
    }
    Ok(Tally { written: messages.len(), bytes: target.finish()?, ..Tally::default() })
}

/// Of all mails, in bytes.
fn size(messages: &[Chosen]) -> u64 {
    messages.iter().filter_map(|chosen| chosen.mail).map(i64::unsigned_abs).sum()
}
