//! `desk reply ID`

use std::collections::HashSet;
use std::path::PathBuf;

use clap::Args;

use crate::cli::answer::left;
use crate::cli::answer::reply::text::{Sources, Written};
use crate::cli::columns;
use crate::cli::context::{Context, Done};
use crate::cli::remark;
use crate::desk::change::After;
use crate::desk::id::{MessageId, TicketId};
use crate::desk::reply_text::reply_text;
use crate::desk::settings::Mailbox;
use crate::desk::ticket::Status;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::message::MessageRow;
use crate::store::ticket::TicketRow;
use crate::work::answer::{self, Answered, Asked, Begun, Text};
use crate::work::hand::Hand;
use crate::work::posting::Queued;
use crate::work::sending::{self, Which};
use crate::work::typed::Person;

mod attach;
mod head;
mod scissors;
#[cfg(test)]
mod tests;
mod text;

/// Answer a ticket.
///
/// The answer waits in the outbox until `desk run` or `desk outbox send` hands it over.
/// It counts from then on, and no longer when it is dropped, undone, or fails for good. Where somebody writes while the answer is
/// written, they are shown before it is queued; without a terminal it is refused, and the text kept in a file.
#[derive(Args, Debug, Default)]
pub struct Options {
    /// The ticket
    #[arg(value_name = "ID")]
    ticket: String,
    /// A canned reply; with --body, its text comes first
    #[arg(long, value_name = "NAME")]
    canned: Option<String>,
    /// A value for a variable of the canned reply; may stand several times
    #[arg(long, value_name = "NAME=VALUE", requires = "canned")]
    set: Vec<String>,
    /// The language of the canned reply (default: the customer's, else the desk's)
    #[arg(long, value_name = "LANG", requires = "canned")]
    lang: Option<String>,
    /// The text; `-` reads it from standard input (default: an editor on a terminal)
    #[arg(long, value_name = "TEXT|-")]
    body: Option<String>,
    /// Look over the text in an editor
    #[arg(long)]
    edit: bool,
    /// Put the customer's last message below the text, quoted
    #[arg(long)]
    quote: bool,
    /// A file to go with it; may stand several times
    #[arg(long = "attach", value_name = "FILE")]
    attach: Vec<PathBuf>,
    /// Who else gets it; may stand several times
    #[arg(long = "cc", value_name = "MAIL")]
    cc: Vec<String>,
    /// Where the ticket stands after it, or `keep` (default: new and open become pending)
    #[arg(long, value_name = "STATUS", value_parser = clap::builder::PossibleValuesParser::new(AFTER))]
    status: Option<String>,
    /// A machine writes this: no answer for any clock, and refused where it might answer a machine
    #[arg(long)]
    auto: bool,
    /// Hand it over at once
    #[arg(long)]
    send: bool,
    /// Write the finished mail to standard output, and change nothing
    #[arg(long, conflicts_with_all = ["send", "dry_run"])]
    print: bool,
    /// Write to an address that nobody reads (no-reply@), to a Reply-To that the customer has never written from, once more
    /// automatically, or though somebody wrote in the meantime
    #[arg(long)]
    force: bool,
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// What `--status` takes.
const AFTER: [&str; 5] = ["keep", "open", "pending", "hold", "solved"];

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    // Whatever is in the way is told before a text is written, so that none is lost.
    context.check_change(columns::TICKET)?;
    let (id, hand) = (context.ticket(&store, &options.ticket)?, context.hand(&store, options.dry_run)?);
    let asked = asked(id, options, context)?;
    let begun = answer::begin(&store, &hand, &asked, context.now)?;
    ask_where_it_goes(&begun, options, context)?;
    let home = context.home();
    let way = if options.send { Some(sending::way(&begun.settings, home.as_deref())?) } else { None };
    let files = attach::read(&options.attach, &context.world.directory)?;
    remark::tell(&mut context.ui, zone, &begun.remarks);
    let sources = Sources {
        canned: options.canned.as_deref(),
        set: &options.set,
        language: options.lang.as_deref(),
        body: options.body.as_deref(),
        edit: options.edit,
        quote: options.quote,
    };
    let Written { subject, body, only_here } = text::written(&sources, &asked, &begun, &store, context)?;
    let text = Text { subject, body, files };
    if options.print {
        let mail = answer::finished(&store, &begun, &asked, &text, context.now)?;
        context.ui.data().write_all(&mail).map_err(|error| Error::io("cannot write the mail", &error))?;
        return Ok(Done::Well);
    }
    let known = begun.thread.incoming.into_iter().collect();
    let draft = Draft { text, only_here };
    let queued = queue(&mut store, &hand, asked, &draft, known, options, context);
    let (queued, mut row) = queued.map_err(|error| draft.told(error, id, context))?;
    let mut done = Done::Well;
    if options.dry_run {
        context.ui.note("nothing was changed");
    } else if let Some(way) = way {
        let now = context.clock.now();
        let tried = sending::send(&mut store, &way, Which::These(vec![queued.mail]), now)?;
        done = left::tell(context, &tried);
        row = store.ticket(id, now)?;
    } else {
        remark::tell(&mut context.ui, zone, &[queued.remark()]);
    }
    context.show(columns::tickets(row), zone)?;
    Ok(done)
}

/// Asks whether an answer may go to another `Reply-To` than the customer's.
fn ask_where_it_goes(begun: &Begun, options: &Options, context: &mut Context) -> Result<()> {
    let elsewhere = begun.thread.leads_elsewhere().filter(|_| !options.force);
    let Some(elsewhere) = elsewhere else { return Ok(()) };
    match context.ui.confirm(&format!("{elsewhere}. Send it there?"), "--force")? {
        true => Ok(()),
        false => Err(answer::refuse_elsewhere(&elsewhere, begun.ticket.id)),
    }
}

/// Queues it; where somebody wrote in the meantime, only after a person has seen that.
fn queue(
    store: &mut Store,
    hand: &Hand,
    asked: Asked,
    draft: &Draft,
    mut known: HashSet<MessageId>,
    options: &Options,
    context: &mut Context,
) -> Result<(Queued, Option<TicketRow>)> {
    let logged = (options.send, words(options));
    loop {
        match answer::queue(store, hand, &asked, &draft.text, &known, (logged.0, &logged.1))? {
            Answered::Queued(queued, row) => return Ok((queued, row.map(|row| *row))),
            Answered::Overtaken(messages) => {
                let told = overtaken(asked.ticket, &messages);
                let can_ask = context.ui.is_interactive() || context.globals.yes;
                for message in messages.iter().filter(|_| can_ask) {
                    let text = reply_text(&message.text, message.answers.as_ref()).text;
                    context.ui.note(format!("{}:\n{}", message.from.email, text.trim_end()));
                }
                if !can_ask || !context.ui.confirm(&format!("{told}. Send all the same?"), "--force")? {
                    return Err(Error::refused(format!("{told}; nothing was sent"))
                        .hint(format!("desk show {}", asked.ticket))
                        .hint("--force sends all the same"));
                }
                known.extend(messages.iter().map(|message| message.id));
            }
        }
    }
}

/// Who wrote in the meantime, in words.
fn overtaken(ticket: TicketId, messages: &[MessageRow]) -> String {
    let whom = |message: &MessageRow| match message.from.email.as_str() {
        "" => format!("somebody ({})", message.id),
        email => format!("{email} ({})", message.id),
    };
    let writers = messages.iter().map(whom).collect::<Vec<_>>().join(", ");
    format!("while the answer was written, a message came into ticket {ticket} from {writers}")
}

/// A text that is to be sent.
struct Draft {
    text: Text,
    /// Whether it was written here, and is nowhere else.
    only_here: bool,
}

impl Draft {
    /// The error, with where the text is.
    fn told(&self, error: Error, ticket: TicketId, context: &Context) -> Error {
        match self.only_here {
            true => context.keep(&text::purpose(ticket), &self.text.body, error),
            false => error,
        }
    }
}

fn asked(ticket: TicketId, options: &Options, context: &Context) -> Result<Asked> {
    let after = match options.status.as_deref() {
        None => After::Usual,
        Some("keep") => After::Keep,
        Some(word) => Status::from_word(word).map_or(After::Keep, After::To),
    };
    let cc = options.cc.iter().map(|mail| address(mail)).collect::<Result<_>>()?;
    Ok(Asked {
        ticket,
        cc,
        after,
        automatic: options.auto,
        force: options.force,
        elsewhere: context.ui.is_interactive(),
    })
}

/// What `desk log` says behind the ticket.
fn words(options: &Options) -> String {
    let mut words = String::new();
    for (flag, value) in [("--canned", &options.canned), ("--status", &options.status)] {
        if let Some(value) = value {
            words.push_str(&format!(" {flag} {value}"));
        }
    }
    for (flag, given) in [("--auto", options.auto), ("--send", options.send)] {
        if given {
            words.push_str(&format!(" {flag}"));
        }
    }
    words
}

fn address(text: &str) -> Result<Person> {
    let mailbox = Mailbox::parse(text).ok_or_else(|| {
        Error::usage(format!("{text:?} is no mail address")).hint("--cc 'Eva <eva@example.com>'")
    })?;
    Ok(Person { name: mailbox.name.unwrap_or_default(), email: mailbox.address })
}
