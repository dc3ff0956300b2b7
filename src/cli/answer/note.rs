//! `desk note ID [TEXT|-]`

use clap::Args;

use crate::cli::columns;
use crate::cli::context::{Context, Done};
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
    let text = match context.words(&options.text)? {
        Some(text) => text,
        None => {
            let editor = context.config.editor(&context.world)?;
            context.ui.edit(editor.as_deref(), "", "TEXT or -")?
        }
    };
    if text.trim().is_empty() {
        return Err(Error::refused("an empty note is not written")
            .hint(format!("desk note {ticket} 'what you know'")));
    }
    let hand = context.hand(&store, options.dry_run)?;
    let row = typed::note(&mut store, &hand, ticket, &text)?;
    context.show(columns::tickets(row), zone)?;
    Ok(Done::Well)
}
