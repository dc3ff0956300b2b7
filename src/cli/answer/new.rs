//! `desk new`

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::cli::answer::receive::person;
use crate::cli::change::tag;
use crate::cli::columns;
use crate::cli::context::{Context, Done};
use crate::cli::remark;
use crate::desk::ticket::{Channel, Mode, Priority};
use crate::error::{Error, Result};
use crate::work::open::{self, NewTicket};

/// Make a ticket by hand: a call, a form, a note on paper.
///
/// The customer waits, so its clocks start.
///
/// With --outbound we write first: the text is queued in the outbox as by `desk reply`. What left by another way is only
/// written down: with --noted, by any channel but email, or without a text.
#[derive(Args, Debug)]
pub struct Options {
    /// Who it is about; none of us
    #[arg(long, value_name = "MAIL", required_unless_present = "to", conflicts_with = "to")]
    from: Option<String>,
    /// To whom we write; the same as --from
    #[arg(long, value_name = "MAIL", requires = "outbound")]
    to: Option<String>,
    /// What it is about, in one line
    #[arg(long, value_name = "TEXT")]
    subject: String,
    /// The ticket that this one goes on with, such as one that time has closed
    #[arg(long, value_name = "ID")]
    follows: Option<String>,
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
    /// What we wrote left by another way: it is written down, and nothing is sent
    #[arg(long, requires = "outbound")]
    noted: bool,
    /// It is answered while it is written (a call): no first response is owed
    #[arg(long)]
    live: bool,
    /// Show what would be made, and make nothing
    #[arg(long)]
    dry_run: bool,
}

/// Runs the command.
pub fn run(options: Options, context: &mut Context) -> Result<Done> {
    context.check_change(columns::TICKET)?;
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let customer = person(options.to.as_deref().or(options.from.as_deref()).unwrap_or_default())?;
    let subject = options.subject.split_whitespace().collect::<Vec<_>>().join(" ");
    if subject.is_empty() {
        return Err(Error::usage("a ticket needs a subject").hint("--subject 'Teapot arrived broken'"));
    }
    let text = match &options.body {
        Some(body) => context.text(body)?,
        None => String::new(),
    };
    let follows = match &options.follows {
        Some(followed) => Some(context.ticket(&store, followed)?),
        None => None,
    };
    let mode = match (options.outbound, options.live) {
        (true, _) => Mode::Outbound,
        (_, true) => Mode::Live,
        _ => Mode::Inbound,
    };
    let new = NewTicket {
        mode,
        channel: Channel::from_word(&options.channel).unwrap_or(Channel::Email),
        customer,
        subject,
        text,
        priority: options.priority.as_deref().and_then(Priority::from_word),
        tags: options.tags.iter().map(|tag| tag::checked(tag)).collect::<Result<_>>()?,
        noted: options.noted,
        follows,
    };
    let hand = context.hand(&store, options.dry_run)?;
    let opened = open::open(&mut store, &hand, &new)?;
    if options.dry_run {
        context.ui.note("nothing was changed");
    } else {
        remark::tell(&mut context.ui, zone, &opened.remarks);
    }
    context.show(columns::tickets(opened.row), zone)?;
    Ok(Done::Well)
}
