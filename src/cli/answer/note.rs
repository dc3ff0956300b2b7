//! `desk note ID [TEXT|-]`

use clap::Args;

use crate::cli::columns;
use crate::cli::context::{Context, Done};
use crate::cli::editor::Purpose;
use crate::desk::id::TicketId;
use crate::error::{Error, Result};
use crate::work::typed;

/// Write an internal note; the customer never sees it.
#[derive(Args, Debug)]
pub struct Options {
    /// The ticket
    #[arg(value_name = "ID")]
    ticket: String,
    /// The note, in one word or several; `-` reads it from standard input (default: an editor on a terminal)
    #[arg(value_name = "TEXT|-")]
    text: Vec<String>,
    /// Write it in an editor, also where there is no terminal
    #[arg(long, conflicts_with = "text")]
    edit: bool,
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    context.check_change(columns::TICKET)?;
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let ticket = context.ticket(&store, &options.ticket)?;
    let hand = context.hand(&store, options.dry_run)?;
    let row = match context.words(&options.text)? {
        Some(text) if text.trim().is_empty() => return Err(nothing(ticket)),
        Some(text) => typed::note(&mut store, &hand, ticket, &text)?,
        None if !options.edit && !context.ui.is_interactive() => {
            return Err(Error::usage("the note has no text")
                .hint(format!("desk note {ticket} TEXT, or - to read it from standard input")));
        }
        None => {
            let purpose = purpose(ticket);
            let Some(edited) = context.edit(&purpose, "")? else { return Err(nothing(ticket)) };
            if edited.text.trim().is_empty() {
                edited.kept.remove();
                return Err(nothing(ticket));
            }
            let row = typed::note(&mut store, &hand, ticket, &edited.text)
                .map_err(|error| purpose.told(error, &edited.kept))?;
            if !options.dry_run {
                edited.kept.remove();
            }
            row
        }
    };
    context.show(columns::tickets(row), zone)?;
    Ok(Done::Well)
}

fn nothing(ticket: TicketId) -> Error {
    Error::refused("an empty note is not written").hint(format!("desk note {ticket} 'what you know'"))
}

/// A note in an editor.
fn purpose(ticket: TicketId) -> Purpose {
    Purpose {
        name: format!("note-{ticket}"),
        noun: "the note",
        flag: "TEXT or -",
        again: Box::new(move |path| format!("desk note {ticket} - < {path}")),
    }
}
