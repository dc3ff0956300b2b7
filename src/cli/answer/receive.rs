//! `desk receive ID`

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::cli::columns;
use crate::cli::context::{Context, Done};
use crate::desk::settings::Mailbox;
use crate::desk::ticket::Channel;
use crate::error::{Error, Result};
use crate::work::typed::{self, Person};

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
    context.check_change(columns::TICKET)?;
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let ticket = context.ticket(&store, &options.ticket)?;
    let body = match &options.body {
        Some(body) => context.text(body)?,
        None => String::new(),
    };
    let from = options.from.as_deref().map(person).transpose()?;
    let channel = Channel::from_word(&options.channel).unwrap_or(Channel::Phone);
    let hand = context.hand(&store, options.dry_run)?;
    let row = typed::receive(&mut store, &hand, ticket, channel, from.as_ref(), body)?;
    context.show(columns::tickets(row), zone)?;
    Ok(Done::Well)
}

/// `Name <mail>` or a bare address.
pub fn person(text: &str) -> Result<Person> {
    let mailbox = Mailbox::parse(text).ok_or_else(|| {
        Error::usage(format!("{text:?} is no mail address")).hint("--from 'Eva <eva@example.com>'")
    })?;
    Ok(Person { name: mailbox.name.unwrap_or_default(), email: mailbox.address.to_lowercase() })
}
