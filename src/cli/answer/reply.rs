//! `desk reply ID`

use std::collections::HashSet;
use std::path::PathBuf;

use clap::Args;

use crate::cli::answer::attach;
use crate::cli::answer::canned::beside;
use crate::cli::answer::left;
use crate::cli::answer::person::people;
use crate::cli::answer::reply::text::{Sources, Written};
use crate::cli::columns;
use crate::cli::context::{Context, Done};
use crate::cli::remark;
use crate::desk::change::After;
use crate::desk::id::{MessageId, TicketId};
use crate::desk::reply_text::reply_text;
use crate::desk::ticket::Status;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::message::MessageRow;
use crate::store::ticket::TicketRow;
use crate::work::answer::{self, Answered, Asked, Text, Whom};
use crate::work::hand::Hand;
use crate::work::obstacle::{self, Obstacle};
use crate::work::posting::Queued;
use crate::work::remark::Remark;
use crate::work::sending::{self, Which};

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
    /// To all who were in the mail that is answered; no list, and nobody who never reads
    #[arg(long, conflicts_with = "only")]
    all: bool,
    /// To its writer alone, where `reply_all = true` in [outgoing] says otherwise
    #[arg(long)]
    only: bool,
    /// To whom it goes in place of who wrote last; may stand several times
    #[arg(long = "to", value_name = "MAIL")]
    to: Vec<String>,
    /// Who else gets it; may stand several times
    #[arg(long = "cc", value_name = "MAIL")]
    cc: Vec<String>,
    /// A subject in place of the ticket's
    #[arg(long, value_name = "TEXT")]
    subject: Option<String>,
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
    /// Send it whatever speaks against it: mail to them came back, nobody reads there, a list, a writer who takes no part, a
    /// strange Reply-To, "attached" without a file, places to fill in, the text of a note, or somebody who wrote in the meantime
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
    let mut asked = asked(id, options)?;
    let begun = answer::begin(&store, &hand, &asked, context.now)?;
    ask(&begun.obstacles, &mut asked, context)?;
    if options.send {
        sending::needs_a_way(&begun.settings)?;
    }
    let mut files = attach::read(&options.attach, &context.world.directory)?;
    remark::tell(&mut context.ui, zone, &begun.remarks);
    let sources = Sources {
        canned: options.canned.as_deref(),
        set: &options.set,
        language: options.lang.as_deref(),
        body: options.body.as_deref(),
        edit: options.edit,
        quote: options.quote,
    };
    let Written { subject, macros, body, only_here } = text::written(&sources, &begun, &store, context)?;
    asked.with(&macros, &store, &hand)?;
    let beside = beside::files(&macros, context.home().as_deref(), store.path());
    files.extend(attach::read(&beside, &context.world.directory)?);
    let subject = options.subject.clone().or(subject);
    let text = Text { subject, body, files, sign: true };
    let obstacles = answer::obstacles_of(&begun, &text);
    let mut draft = Draft { text: text.clone(), only_here, kept: None };
    if asked.force {
        remark::tell(
            &mut context.ui,
            zone,
            &obstacles.into_iter().map(Remark::AllTheSame).collect::<Vec<_>>(),
        );
    } else {
        ask(&obstacles, &mut asked, context).map_err(|error| draft.told(error, id, context))?;
    }
    if options.print {
        let mail = answer::finished(&store, &begun, &asked, &text, context.now)?;
        context.ui.data().write_all(&mail).map_err(|error| Error::io("cannot write the mail", &error))?;
        return Ok(Done::Well);
    }
    let known = begun.thread.incoming.into_iter().collect();
    let queued = queue(&mut store, &hand, asked, &mut draft, known, options, context);
    let (queued, mut row) = queued.map_err(|error| draft.told(error, id, context))?;
    draft.done();
    let mut done = Done::Well;
    if options.dry_run {
        context.ui.note("nothing was changed");
    } else if options.send {
        let way = match context.way_out(&store) {
            Ok(way) => way,
            Err(refusal) => {
                // It is queued; only its sending is refused.
                context.show(columns::tickets(row), zone)?;
                return Err(refusal.hint(format!("mail {} waits in the outbox", queued.mail)));
            }
        };
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

/// Asks of each thing that speaks against an answer whether it is to be sent all the same; without a terminal that is refused.
fn ask(obstacles: &[Obstacle], asked: &mut Asked, context: &mut Context) -> Result<()> {
    let asks = !asked.force && context.ui.is_interactive();
    for obstacle in obstacles.iter().filter(|_| asks) {
        if !context.ui.confirm(&format!("{}. Send it all the same?", obstacle.told()), "--force")? {
            return obstacle::refuse(std::slice::from_ref(obstacle), &[], "reply", asked.ticket);
        }
        asked.despite.push(obstacle.clone());
    }
    if asked.force {
        return Ok(());
    }
    obstacle::refuse(obstacles, &asked.despite, "reply", asked.ticket)
}

/// Queues it; where somebody wrote in the meantime, only after a person has seen that.
fn queue(
    store: &mut Store,
    hand: &Hand,
    asked: Asked,
    draft: &mut Draft,
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
                // Whoever closes the window at the question loses nothing.
                draft.keep(context);
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

/// A text that is to be sent, and the file in which it is kept meanwhile.
struct Draft {
    text: Text,
    /// Whether it was written here, and is nowhere else.
    only_here: bool,
    kept: Option<PathBuf>,
}

impl Draft {
    fn keep(&mut self, context: &Context) {
        if self.only_here && self.kept.is_none() {
            // Where even that fails, the text is told with the error.
            self.kept = context.ui.keep(&self.text.body).ok();
        }
    }

    /// The error, with where the text is.
    fn told(&mut self, error: Error, ticket: TicketId, context: &Context) -> Error {
        self.keep(context);
        match &self.kept {
            Some(path) => {
                error.hint(format!("the text is kept: desk reply {ticket} --body - < {}", path.display()))
            }
            None if self.only_here => error.hint(format!("the text was:\n{}", self.text.body)),
            None => error,
        }
    }

    /// It is in the outbox: the file is needed no more.
    fn done(self) {
        if let Some(path) = self.kept {
            let _ = std::fs::remove_file(path);
        }
    }
}

fn asked(ticket: TicketId, options: &Options) -> Result<Asked> {
    let after = match options.status.as_deref() {
        None => After::Usual,
        Some("keep") => After::Keep,
        Some(word) => Status::from_word(word).map_or(After::Keep, After::To),
    };
    let whom = match (options.all, options.only) {
        (true, _) => Whom::All,
        (_, true) => Whom::Only,
        _ => Whom::Usual,
    };
    Ok(Asked {
        to: people("--to", &options.to)?,
        whom,
        cc: people("--cc", &options.cc)?,
        after,
        automatic: options.auto,
        force: options.force,
        ..Asked::of(ticket)
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
    for (flag, given) in
        [("--all", options.all), ("--only", options.only), ("--auto", options.auto), ("--send", options.send)]
    {
        if given {
            words.push_str(&format!(" {flag}"));
        }
    }
    words
}
