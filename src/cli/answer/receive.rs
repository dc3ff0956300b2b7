//! `desk receive ID`

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::cli::columns;
use crate::cli::context::{Context, Done};
use crate::desk::change::Change;
use crate::desk::message::Direction;
use crate::desk::settings::Mailbox;
use crate::desk::ticket::Channel;
use crate::error::{Error, Result};
use crate::store::typed::Typed;

/// Write down what a customer said by another way than mail.
///
/// It counts from now.
#[derive(Args, Debug)]
pub struct Options {
    /// The ticket
    #[arg(value_name = "ID")]
    ticket: String,
    /// What they said; `-` reads it from standard input
    #[arg(long, value_name = "TEXT|-")]
    body: Option<String>,
    /// By which way
    #[arg(long, value_parser = PossibleValuesParser::new(Channel::WORDS), default_value = "phone")]
    channel: String,
    /// Who said it (default: the ticket's customer)
    #[arg(long, value_name = "MAIL")]
    from: Option<String>,
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// Runs the command.
pub fn run(options: Options, context: &mut Context) -> Result<Done> {
    context.check(columns::TICKET)?;
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let ticket = context.ticket(&store, &options.ticket)?;
    let now = context.now;
    let row = store.ticket(ticket, now)?;
    let body = match &options.body {
        Some(body) => context.text(body)?,
        None => String::new(),
    };
    let known = row.as_ref().map(|row| {
        (row.customer_name.clone().unwrap_or_default(), row.customer_email.clone().unwrap_or_default())
    });
    let from = match &options.from {
        Some(from) => person(from)?,
        None => known.unwrap_or_default(),
    };
    let channel = Channel::from_word(&options.channel).unwrap_or(Channel::Phone);
    let subject = row.map(|row| row.subject).unwrap_or_default();
    let operation =
        context.operation(&store, format!("receive {ticket} --channel {channel}"), options.dry_run)?;
    let row = store.write(&operation, |writer| {
        let address = if from.1.is_empty() { None } else { Some(writer.address(&from.1, &from.0)?) };
        let typed = Typed { ticket, direction: Direction::In, channel, from, address, subject, text: body };
        let message = writer.typed(&typed)?;
        writer.change(ticket, &Change::Receive(message))?;
        writer.fold()?;
        writer.store().ticket(ticket, now)
    })?;
    context.show(columns::tickets(row), zone)?;
    Ok(Done::Well)
}

/// `Name <mail>` or a bare address, as name and lower-case address.
pub fn person(text: &str) -> Result<(String, String)> {
    let mailbox = Mailbox::parse(text).ok_or_else(|| {
        Error::usage(format!("{text:?} is no mail address")).hint("--from 'Eva <eva@example.com>'")
    })?;
    Ok((mailbox.name.unwrap_or_default(), mailbox.address.to_lowercase()))
}
