//! `desk accept mID...`

use clap::Args;

use crate::cli::columns;
use crate::cli::context::{Context, Done};
use crate::cli::remark;
use crate::desk::id::MessageId;
use crate::error::Result;
use crate::work::message;

/// Accept messages of people who take no part in their ticket.
///
/// From now on they count like any customer's. Until then such a message is shown, but starts no clock, reopens nothing and is no contact in reports.
#[derive(Args, Debug)]
pub struct Options {
    /// The messages: m12
    #[arg(value_name = "MSG", required = true)]
    messages: Vec<String>,
    /// They write for the ticket's customer for good: their address becomes one of the customer's (desk customer merge)
    #[arg(long)]
    always: bool,
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    context.check(columns::MESSAGE)?;
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let mut messages: Vec<MessageId> =
        context.messages(&store, &options.messages)?.iter().map(|message| message.id).collect();
    context.cut(&mut messages);
    let hand = context.hand(&store, options.dry_run)?;
    let (rows, remarks) = match options.always {
        true => message::accept_always(&mut store, &hand, &messages)?,
        false => (message::accept(&mut store, &hand, &messages)?, Vec::new()),
    };
    context.show(columns::messages(rows, false), zone)?;
    remark::tell(&mut context.ui, zone, &remarks);
    if options.dry_run {
        context.ui.note("nothing was changed");
    }
    Ok(Done::Well)
}
