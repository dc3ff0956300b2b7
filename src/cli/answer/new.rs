//! `desk new`

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::cli::answer::receive::person;
use crate::cli::change::tag;
use crate::cli::columns;
use crate::cli::context::{Context, Done};
use crate::desk::event::{Event, Voice, What};
use crate::desk::message::Direction;
use crate::desk::ticket::{Channel, Mode, Priority};
use crate::error::{Error, Result};
use crate::store::typed::Typed;
use crate::work::typed::Person;

/// Make a ticket by hand: a call, a form, a note on paper.
///
/// The customer waits, so its clocks start.
#[derive(Args, Debug)]
pub struct Options {
    /// Who it is about
    #[arg(long, value_name = "MAIL")]
    from: String,
    /// What it is about, in one line
    #[arg(long, value_name = "TEXT")]
    subject: String,
    /// What was said; `-` reads it from standard input
    #[arg(long, value_name = "TEXT|-")]
    body: Option<String>,
    /// By which way they came
    #[arg(long, value_parser = PossibleValuesParser::new(Channel::WORDS), default_value = "email")]
    channel: String,
    /// How much it matters
    #[arg(long, value_parser = PossibleValuesParser::new(Priority::WORDS))]
    priority: Option<String>,
    /// A tag; may stand several times
    #[arg(long = "tag", value_name = "TAG", value_delimiter = ',')]
    tags: Vec<String>,
    /// We write first: nobody waits until the customer answers
    #[arg(long, conflicts_with = "live")]
    outbound: bool,
    /// It is answered while it is written (a call): no first response is owed
    #[arg(long)]
    live: bool,
    /// Show what would be made, and make nothing
    #[arg(long)]
    dry_run: bool,
}

/// Runs the command.
pub fn run(options: Options, context: &mut Context) -> Result<Done> {
    context.check(columns::TICKET)?;
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let Person { name, email } = person(&options.from)?;
    let subject = options.subject.split_whitespace().collect::<Vec<_>>().join(" ");
    if subject.is_empty() {
        return Err(Error::usage("a ticket needs a subject").hint("--subject 'Teapot arrived broken'"));
    }
    let body = match &options.body {
        Some(body) => context.text(body)?,
        None => String::new(),
    };
    let tags = options.tags.iter().map(|tag| tag::checked(tag)).collect::<Result<Vec<_>>>()?;
    let channel = Channel::from_word(&options.channel).unwrap_or(Channel::Email);
    let mode = match (options.outbound, options.live) {
        (true, _) => Mode::Outbound,
        (_, true) => Mode::Live,
        _ => Mode::Inbound,
    };
    let agent = context.agent(&store)?;
    let (me, now) = (Some(agent.id), context.now);
    let operation = context.operation(&store, format!("new --from {email}"), options.dry_run)?;
    let rows = store.write(&operation, |writer| {
        let ticket = writer.open_ticket(mode, channel, now, false)?;
        let address = writer.address(&email, &name)?;
        // Priority, tags and the customer's standing are there from the start: the first promise is made by them.
        if let Some(priority) = options.priority.as_deref().and_then(Priority::from_word) {
            writer.append(ticket, &Event::typed(What::Priority(priority), now, me))?;
        }
        for tag in &tags {
            let tag = writer.tag(tag)?;
            writer.append(ticket, &Event::typed(What::Tagged(tag), now, me))?;
        }
        if writer.store().is_vip(address)? {
            writer.append(ticket, &Event::typed(What::Vip(true), now, me))?;
        }
        let outbound = mode == Mode::Outbound;
        let from =
            if outbound { (agent.full_name.clone(), agent.email.clone()) } else { (name, email.clone()) };
        let direction = if outbound { Direction::Out } else { Direction::In };
        let typed = Typed { ticket, direction, channel, from, address: Some(address), subject, text: body };
        let message = writer.typed(&typed)?;
        let what = match outbound {
            true => What::Replied(message, Voice::Person),
            false => What::Received(message, true),
        };
        writer.append(ticket, &Event::typed(what, now, outbound.then_some(agent.id)))?;
        writer.fold()?;
        writer.store().ticket(ticket, now)
    })?;
    context.show(columns::tickets(rows), zone)?;
    Ok(Done::Well)
}
