//! `desk reply ID`

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::answer::attach;
use crate::cli::answer::canned::beside;
use crate::cli::answer::left;
use crate::cli::answer::outbox::rows;
use crate::cli::answer::person::people;
use crate::cli::answer::reply::everybody::Way;
use crate::cli::answer::reply::letter::Letter;
use crate::cli::answer::reply::session::{Begins, Ended};
use crate::cli::answer::reply::text::{Sources, Written};
use crate::cli::columns;
use crate::cli::context::{Context, Done};
use crate::cli::select::{Selection, names_several};
use crate::desk::change::After;
use crate::desk::id::TicketId;
use crate::desk::ticket::Status;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::ui::kept::Kept;
use crate::work::answer::{self, Asked, Text, Whom};
use crate::work::circular::{Canned, Circular};
use crate::work::circulate::Manner;
use crate::work::sending;

mod everybody;
mod finish;
mod head;
pub mod letter;
mod scissors;
pub mod session;
mod sheet;
#[cfg(test)]
mod tests;
mod text;

/// Answer a ticket.
///
/// The answer waits in the outbox until `desk run` or `desk outbox send` hands it over.
/// It counts from then on, and no longer when it is dropped, undone, or fails for good.
///
/// The editor's file has a head that can be changed (To, Cc, Subject, Status, Tags), then the text, and below a scissors line the
/// customer's last message; nothing from that line on is sent. An empty text, one that is only a quotation, or one left as it stood
/// is not queued. What was typed is never lost: whatever goes wrong, the file stays in the folder `kept` beside the database, its path is
/// told, and --edit offers it again. Where somebody writes or answers meanwhile, that is shown first, and one can send all the same,
/// edit again, or keep a draft; without a terminal it is refused (--force). An answer that waits to leave already is asked about, too;
/// without a terminal it is only told.
///
/// One answer to many (--where, or several IDs): shown, counted and asked for (--yes; needed without a terminal), each in its own thread, with the
/// customer's name and language, as one operation. Nobody gets two: of several tickets of one person the most urgent is answered. Where
/// something speaks against one (what --force is for), or it has changed since it was shown, that one is left and named, and the exit
/// code is 3.
#[derive(Args, Debug, Default)]
pub struct Options {
    /// The ticket; several (1 2 4-6, or `-` for those on standard input) get one answer each, as with --where
    #[arg(value_name = "ID", required_unless_present = "chosen")]
    tickets: Vec<String>,
    /// One answer to each of the tickets that a query chooses, each in its own thread, name and language
    #[arg(long = "where", value_name = "QUERY", id = "chosen", conflicts_with = "tickets")]
    chosen: Option<String>,
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
    /// Write or look over the text in an editor; one that was kept before is offered again
    #[arg(long)]
    edit: bool,
    /// Take up the text that an editor has left for this ticket, or that of a file: as it is, or with --edit in the editor
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = false, conflicts_with_all = ["body", "canned", "quote"])]
    kept: Option<Option<PathBuf>>,
    /// Keep it in the outbox as a draft, which counts for nothing until `desk outbox release`
    #[arg(long, conflicts_with_all = ["send", "print"])]
    draft: bool,
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
    #[arg(long, value_name = "STATUS", value_parser = clap::builder::PossibleValuesParser::new(head::AFTER))]
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

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    // Whatever is in the way is told before a text is written, so that none is lost.
    let printed = if options.draft { rows::COLUMNS } else { columns::TICKET };
    let ticket = match options.one() {
        Some(ticket) => ticket,
        None => {
            context.check(printed)?;
            return answer_many(options, &mut store, context);
        }
    };
    context.check_change(printed)?;
    let (id, hand) = (context.ticket(&store, ticket)?, context.hand(&store, options.dry_run)?);
    let mut asked = asked(id, options)?;
    let begun = answer::begin(&store, &hand, &asked, context.now)?;
    if options.send {
        sending::needs_a_way(&begun.settings)?;
    }
    let mut files = attach::read(&options.attach, &context.world.directory)?;
    let sources = Sources {
        canned: options.canned.as_deref(),
        set: &options.set,
        language: options.lang.as_deref(),
        body: options.body.as_deref(),
        edit: options.edit || options.kept.is_some(),
        quote: options.quote,
    };
    let Written { subject, macros, body, in_editor, only_here } =
        text::written(&sources, &begun, &store, context)?;
    asked.with(&macros, &store, &hand)?;
    let beside = beside::files(&macros, context.home().as_deref(), store.path());
    files.extend(attach::read(&beside, &context.world.directory)?);
    let subject = options.subject.clone().or(subject);
    let mut letter = Letter::of(asked, Text { subject, body, files, sign: true });
    (letter.only_here, letter.draft, letter.print) = (only_here, options.draft, options.print);
    letter.leave.at_once = options.send;
    letter.leave.command.push_str(&words(options));
    let begins = match &options.kept {
        Some(file) => Begins::Kept(kept(id, file.as_deref(), context)?, options.edit),
        None if in_editor => Begins::Written,
        None => Begins::Typed,
    };
    match session::run(letter, begins, &mut store, &hand, context)? {
        Ended::Nothing => Err(Error::refused("an unchanged answer is not sent")
            .hint(format!("desk reply {id} --body TEXT, or --canned NAME without --edit"))),
        Ended::Printed => Ok(Done::Well),
        Ended::Draft(row) => {
            if options.dry_run {
                context.ui.note("nothing was changed");
            } else {
                rows::tell_draft(row.id, context);
            }
            let table = rows::table([*row], context);
            context.show(table, zone)?;
            Ok(Done::Well)
        }
        Ended::Queued(queued, row) => {
            let row = row.map(|row| *row);
            left::leaves(context, &mut store, zone, (id, &queued, row), (options.dry_run, options.send))
        }
    }
}

/// Answers many tickets in one go.
fn answer_many(options: &Options, store: &mut Store, context: &mut Context) -> Result<Done> {
    everybody::refuse_of_one(&[
        ("--edit", options.edit),
        ("--kept", options.kept.is_some()),
        ("--quote", options.quote),
        ("--all", options.all),
        ("--to", !options.to.is_empty()),
        ("--cc", !options.cc.is_empty()),
        ("--print", options.print),
    ])?;
    if options.canned.is_none() && options.body.is_none() {
        return Err(Error::usage("one answer to many needs a text")
            .hint("desk reply --where QUERY --canned NAME, or --body TEXT"));
    }
    let selection = Selection {
        ids: options.tickets.clone(),
        chosen: options.chosen.clone(),
        keep_going: false,
        dry_run: options.dry_run,
    };
    let chosen = selection.chosen(context, store)?;
    let hand = context.hand(store, options.dry_run)?;
    let manner = match (options.draft, options.send) {
        (true, _) => Manner::Drafts,
        (_, true) => Manner::AtOnce,
        _ => Manner::Usual,
    };
    if manner == Manner::AtOnce {
        sending::needs_a_way(&context.settings(store)?.1)?;
    }
    let body = options.body.as_deref().map(|body| context.text(body)).transpose()?;
    if options.canned.is_none() && body.as_ref().is_none_or(|body| body.trim().is_empty()) {
        return Err(Error::refused("an empty answer is not sent").hint("--body TEXT"));
    }
    let limit = context.globals.limit.filter(|_| options.chosen.is_some());
    let command = format!("reply {}{}", chosen.words(), words(options));
    let circular = Circular {
        chosen,
        limit,
        canned: options.canned.clone().map(|name| Canned {
            name,
            language: options.lang.clone(),
            set: options.set.clone(),
        }),
        body,
        subject: options.subject.clone(),
        files: attach::read(&options.attach, &context.world.directory)?,
        after: after(options),
        automatic: options.auto,
        force: options.force,
    };
    let way = Way { manner, dry_run: options.dry_run, command: &command };
    everybody::run(&circular, &way, store, &hand, context)
}

impl Options {
    /// The word for the one ticket that is meant; nothing where many are.
    fn one(&self) -> Option<&str> {
        match self.tickets.as_slice() {
            [word] if self.chosen.is_none() && !names_several(word) => Some(word),
            _ => None,
        }
    }
}

/// The text that was kept: the one in that file, or the newest for the ticket.
fn kept(ticket: TicketId, file: Option<&Path>, context: &Context) -> Result<Kept> {
    if let Some(file) = file {
        return Ok(Kept::at(context.world.directory.join(file)));
    }
    let left = Kept::left(&context.kept()?, &session::purpose(ticket, None).name);
    left.into_iter().map(|(kept, _)| kept).next().ok_or_else(|| {
        Error::refused(format!("no text is kept for ticket {ticket}"))
            .hint(format!("desk reply {ticket} --edit"))
    })
}

fn after(options: &Options) -> After {
    match options.status.as_deref() {
        None => After::Usual,
        Some("keep") => After::Keep,
        Some(word) => Status::from_word(word).map_or(After::Keep, After::To),
    }
}

fn asked(ticket: TicketId, options: &Options) -> Result<Asked> {
    let whom = match (options.all, options.only) {
        (true, _) => Whom::All,
        (_, true) => Whom::Only,
        _ => Whom::Usual,
    };
    Ok(Asked {
        to: people("--to", &options.to)?,
        whom,
        cc: people("--cc", &options.cc)?,
        after: after(options),
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
