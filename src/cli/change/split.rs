//! `desk split ID MSG...`

use clap::Args;

use crate::cli::columns;
use crate::cli::context::{Context, Done};
use crate::desk::id::MessageId;
use crate::error::{Error, Result};

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
    context.check(columns::TICKET)?;
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let ticket = context.ticket(&store, &options.ticket)?;
    let chosen = context.messages(&store, &options.messages)?;
    if let Some(message) = chosen.iter().find(|message| message.ticket != ticket) {
        return Err(Error::refused(format!("message {} is in ticket {}", message.id, message.ticket))
            .hint(format!("desk split {} {}", message.ticket, message.id)));
    }
    let messages: Vec<MessageId> = chosen.iter().map(|message| message.id).collect();
    let words = messages.iter().map(|message| format!(" {message}")).collect::<String>();
    let operation = context.operation(&store, format!("split {ticket}{words}"), options.dry_run)?;
    let now = context.now;
    let rows = store.write(&operation, |writer| {
        let whole = writer.split(ticket, &messages)?;
        writer.fold()?;
        let mut rows = Vec::new();
        for id in [whole, ticket] {
            rows.extend(writer.store().ticket(id, now)?);
        }
        Ok(rows)
    })?;
    context.show(columns::tickets(rows), zone)?;
    if options.dry_run {
        context.ui.note("nothing was changed");
    }
    Ok(Done::Well)
}
