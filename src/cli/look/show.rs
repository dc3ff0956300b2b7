//! `desk show [ID]...`

mod margin;
mod markdown;
mod newcomer;
mod save;
mod shown;
mod whole;
mod written;

use std::collections::BTreeSet;

use clap::Args;

use crate::cli::context::message_id;
use crate::cli::context::{Context, Done};
use crate::cli::look::next;
use crate::cli::look::page::Page;
use crate::cli::select;
use crate::error::{Error, Kind, Result};
use crate::store::Store;
use crate::store::ticket::TicketRow;
use crate::table::Table;

use shown::{Asked, Shown};

pub use save::SAVED;
pub use whole::{columns, in_full};

/// Show tickets with their threads; quoted text and signatures are folded away.
///
/// Without ID the one that `desk next` names. It is text for reading, in a pipe too, unless -f or --columns ask for rows;
/// -f md is a Markdown document. In JSON one ticket is an object and several are an array; -f jsonl has a line for each.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  desk show 42\n  desk show 42 --last\n  desk list tag:billing | desk show -"
)]
pub struct Options {
    /// Tickets: 42, #42, 1-5, or `-` for ids, rows or JSON on standard input
    #[arg(value_name = "ID", conflicts_with = "raw_message")]
    tickets: Vec<String>,
    /// Show texts whole, and answers that never left
    #[arg(long)]
    full: bool,
    /// Show the last exchange only: what the customer wrote last and what came after it; or the last N of them
    #[arg(long, value_name = "N", num_args = 0..=1, default_missing_value = "1", value_parser = clap::value_parser!(u32).range(1..))]
    last: Option<u32>,
    /// Show its history too: what happened, when and by whom
    #[arg(long)]
    events: bool,
    /// Write the original bytes of a message, m42, as they came
    #[arg(long = "raw", value_name = "MSG", id = "raw_message")]
    raw_message: Option<String>,
    /// Save what hangs on its messages into a folder: `m5.2`, the number of a part, a file name, or `all`
    #[arg(long, num_args = 2, value_names = ["PART", "DIR"], conflicts_with = "raw_message")]
    save: Vec<String>,
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let store = context.store()?;
    if let Some(message) = &options.raw_message {
        return raw(message, &store, context);
    }
    if let [part, folder] = options.save.as_slice() {
        return match options.tickets.as_slice() {
            [of] => save::run(of, part, folder, &store, context),
            _ => Err(Error::usage("of which ticket or message is it to be saved?")
                .hint(format!("desk show 42 --save {part} {folder}"))),
        };
    }
    let zone = context.zone(Some(&store))?;
    let (reads, format) = (context.reads()?, context.format()?.name);
    let document = format == "md" && context.globals.columns.is_empty();
    if !reads && !document {
        context.check(&columns(options.events))?;
    }
    let Some(rows) = chosen(options, &store, context)? else { return Ok(Done::Well) };
    let (one, mut table) = (rows.len() == 1, Table::new(columns(options.events)));
    for (number, row) in rows.into_iter().enumerate() {
        let asked = Asked { events: options.events, last: options.last, remarks: reads || document };
        let shown = Shown::of(row, &store, context, &asked)?;
        if document {
            let gap = if number > 0 { "\n" } else { "" };
            let page = Page { full: options.full, color: false, width: None, ..Page::of(context, zone) };
            context.ui.print(&format!("{gap}{}", markdown::write(&page, &shown)))?;
        } else if reads {
            let page = Page { full: options.full, ..Page::of(context, zone) };
            let gap = if number > 0 { "\n\n" } else { "" };
            context.ui.print(&format!("{gap}{}", written::write(&page, &shown)))?;
        } else {
            table.push(whole::row(shown));
        }
    }
    match (reads || document, one) {
        (true, _) => {}
        (_, true) => context.show_one(table, zone)?,
        (_, false) => context.show(table, zone)?,
    }
    Ok(Done::Well)
}

/// The tickets that are to be shown; `None` where nothing was named and nothing wants work. One that is not there is refused
/// before any is shown.
fn chosen(options: &Options, store: &Store, context: &mut Context) -> Result<Option<Vec<TicketRow>>> {
    if options.tickets.is_empty() {
        let (next, skipped) = next::choose(&[], &BTreeSet::new(), store, context)?;
        if next.is_none() {
            context.ui.note(next::nothing(&skipped));
        }
        if let (Some(last @ 2..), Some(next)) = (options.last, &next) {
            let id = next.row.id;
            context
                .ui
                .hint(format!("this is ticket {id}, which is next; ticket {last}: desk show {last} --last"));
        }
        return Ok(next.map(|next| vec![next.row]));
    }
    let mut rows = Vec::new();
    let words = select::typed(&options.tickets, context).map_err(|error| match error.kind {
        Kind::Usage => Error { hints: vec!["desk list".into()], ..error },
        _ => error,
    });
    for typed in words? {
        let id = store.existing(typed)?;
        if id != typed {
            context.ui.note(format!("ticket {typed} became part of ticket {id}"));
        }
        if let Some(into) = store.merged_into(id)? {
            context.ui.note(format!("ticket {id} was merged into {into}: desk show {into}"));
        }
        let gone = || Error::refused(format!("there is no ticket {id}")).hint("desk list");
        rows.push(store.ticket(id, context.now)?.ok_or_else(gone)?);
    }
    if rows.is_empty() {
        context.ui.note("no tickets on standard input");
        return Ok(None);
    }
    Ok(Some(rows))
}

fn raw(message: &str, store: &Store, context: &mut Context) -> Result<Done> {
    let bytes = store.original(message_id(message)?)?;
    let written = context.ui.data().write_all(&bytes);
    written.map_err(|error| Error::new(Kind::Io, "cannot write to standard output").because(error))?;
    Ok(Done::Well)
}
