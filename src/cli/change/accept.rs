//! `desk accept mID...`

use clap::Args;

use crate::cli::columns;
use crate::cli::context::{Context, Done};
use crate::desk::change::Change;
use crate::error::Result;

/// Accept messages of people who take no part in their ticket.
///
/// From now on they count like any customer's. Until then such a message is shown, but starts no clock, reopens nothing and is no contact in reports.
#[derive(Args, Debug)]
pub struct Options {
    /// The messages: m12
    #[arg(value_name = "MSG", required = true)]
    messages: Vec<String>,
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    context.check(columns::MESSAGE)?;
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let mut messages = context.messages(&store, &options.messages)?;
    context.cut(&mut messages);
    let words = messages.iter().map(|message| format!(" {}", message.id)).collect::<String>();
    let operation = context.operation(&store, format!("accept{words}"), options.dry_run)?;
    let rows = store.write(&operation, |writer| {
        for message in &messages {
            writer.change(message.ticket, &Change::Accept(message.id))?;
        }
        writer.fold()?;
        messages.iter().map(|message| writer.store().message(message.id)).collect::<Result<Vec<_>>>()
    })?;
    context.show(columns::messages(rows, false), zone)?;
    if options.dry_run {
        context.ui.note("nothing was changed");
    }
    Ok(Done::Well)
}
