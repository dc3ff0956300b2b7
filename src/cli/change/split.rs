//! `desk split ID MSG...`

use clap::Args;

use crate::cli::columns;
use crate::cli::context::{Context, Done};
use crate::desk::id::MessageId;
use crate::error::Result;
use crate::work::message;

/// Move messages out of a ticket into a new one.
///
/// They keep their dates; `desk undo` puts them back.
#[derive(Args, Debug)]
pub struct Options {
    /// The ticket
    #[arg(value_name = "ID")]
    ticket: String,
    /// The messages: m12
    #[arg(value_name = "MSG", required = true)]
    messages: Vec<String>,
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
    let messages: Vec<MessageId> =
        context.messages(&store, &options.messages)?.iter().map(|message| message.id).collect();
    let hand = context.hand(&store, options.dry_run)?;
    let rows = message::split(&mut store, &hand, ticket, &messages)?;
    context.show(columns::tickets(rows), zone)?;
    if options.dry_run {
        context.ui.note("nothing was changed");
    }
    Ok(Done::Well)
}
