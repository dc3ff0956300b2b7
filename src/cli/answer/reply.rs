//! `desk reply ID`

use std::path::PathBuf;

use clap::Args;

use crate::cli::answer::reply::text::Text;
use crate::cli::answer::sending::{self, Which};
use crate::cli::answer::thread::{self, Thread};
use crate::cli::columns;
use crate::cli::context::{Context, Done};
use crate::desk::change::{After, Change};
use crate::desk::id::MessageId;
use crate::desk::message::Trust;
use crate::desk::settings::{Mailbox as Address, Settings};
use crate::desk::ticket::Status;
use crate::error::{Error, Kind, Result};
use crate::post::compose::{Draft, Mailbox, compose};
use crate::post::{host, token};
use crate::store::Store;
use crate::store::agent::Agent;
use crate::store::ticket::TicketRow;

mod attach;
mod queue;
#[cfg(test)]
mod tests;
mod text;

/// Answer a ticket.
///
/// The answer waits in the outbox until `desk run` or `desk outbox send` hands it over.
/// It counts from now on, and no longer when it is dropped, undone, or fails for good.
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
    /// Write to an address that nobody reads (no-reply@), to a Reply-To that the customer has never written from, or once more
    /// automatically
    #[arg(long)]
    force: bool,
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// What `--status` takes.
const AFTER: [&str; 5] = ["keep", "open", "pending", "hold", "solved"];

/// Everything that is known before the text is written.
struct Job<'a> {
    options: &'a Options,
    settings: &'a Settings,
    agent: Agent,
    ticket: TicketRow,
    thread: Thread,
    from: Mailbox,
    cc: Vec<Mailbox>,
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    // Whatever is in the way is told before a text is written, so that none is lost.
    context.format()?.arrange(columns::tickets([]), &context.choice())?;
    let settings = context.settings(&store)?.1;
    let job = prepare(options, &settings, context, &store)?;
    job.ask_where_it_goes(context)?;
    let way = if options.send { Some(sending::way(&settings, context)?) } else { None };
    let (files, id) = (attach::read(&options.attach, &context.world.directory)?, job.ticket.id);
    for mailbox in job.thread.to.iter().chain(&job.cc) {
        if let Some(flag) = store.undeliverable(&mailbox.email)? {
            let status = flag.status.map_or(String::new(), |status| format!(" ({status})"));
            context
                .ui
                .warn(format!("mail to {} came back for good{status}: {}", mailbox.email, flag.message));
            context.ui.hint(format!("desk why {} and desk show {} tell more", flag.message, flag.ticket));
        }
    }
    if let Some(other) = &job.thread.other {
        context.ui.hint(format!("the last message is from {other}: --cc {other} lets them read the answer"));
    }
    let text = text::written(&job, &store, context)?;
    let draft = draft(&job, text, files, context, &store)?;
    let mail = compose(&draft)?;
    if options.print {
        context.ui.data().write_all(&mail).map_err(|error| Error::io("cannot write the mail", &error))?;
        return Ok(Done::Well);
    }
    let operation = context.operation(&store, words(options, id), options.dry_run)?;
    let letter = queue::letter(&store, &mail, &draft, context.now)?;
    let hold = settings.outgoing.as_ref().map_or(0, |outgoing| outgoing.hold_seconds);
    let not_before = context.now.plus(if options.send { 0 } else { hold });
    let now = context.now;
    let (queued, mut row) = store.write(&operation, |writer| {
        let queued = queue::answer(writer, letter, not_before, |message| job.change(message))?;
        writer.fold()?;
        Ok((queued, writer.store().ticket(id, now)?))
    })?;
    let mut done = Done::Well;
    if options.dry_run {
        context.ui.note("nothing was changed");
    } else if let Some(way) = way {
        let tried = sending::send(context, &mut store, &way, Which::These(vec![queued]))?;
        done = sending::tell(context, &tried);
        row = store.ticket(id, now)?;
    } else if settings.outgoing.is_none() {
        context.ui.note(format!(
            "the answer waits as mail {queued} in the outbox: the settings say no way out of it"
        ));
        context.ui.hint("desk settings edit: transport = \"sendmail\" in [outgoing]");
    } else {
        context.ui.note(format!(
            "the answer leaves at {} or later; until then: desk outbox drop {queued}",
            not_before.local(zone)
        ));
    }
    context.show(columns::tickets(row), zone)?;
    Ok(done)
}

fn prepare<'a>(
    options: &'a Options,
    settings: &'a Settings,
    context: &Context,
    store: &Store,
) -> Result<Job<'a>> {
    let id = context.ticket(store, &options.ticket)?;
    let Some(ticket) = store.ticket(id, context.now)? else {
        return Err(Error::refused(format!("there is no ticket {id}")).hint("desk list"));
    };
    let agent = context.agent(store)?;
    let thread = thread::thread(store, settings, &ticket)?;
    let cc = options.cc.iter().map(|mail| address(mail)).collect::<Result<Vec<_>>>()?;
    let job = Job { options, settings, agent, ticket, thread, from: thread::sender(settings)?, cc };
    if let Some(state) = store.ticket_state(id, context.now)? {
        state.decide(&job.change(MessageId(0)), context.now, None).map_err(|refusal| {
            let error = Error::refused(refusal.message);
            refusal.hint.into_iter().fold(error, Error::hint)
        })?;
    }
    if job.thread.to.is_empty() && job.cc.is_empty() {
        return Err(Error::refused(format!("ticket {id} has no customer with an address to write to"))
            .hint(format!("desk reply {id} --cc MAIL")));
    }
    if !options.force {
        thread::refuse_no_reply(&job.thread.to, &job.ticket)?;
        if options.auto {
            job.refuse_talk_of_machines(context, store)?;
        }
    }
    Ok(job)
}

/// What `desk log` says.
fn words(options: &Options, ticket: crate::desk::id::TicketId) -> String {
    let mut words = format!("reply {ticket}");
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

impl Job<'_> {
    fn change(&self, message: MessageId) -> Change {
        let after = match self.options.status.as_deref() {
            None => After::Usual,
            Some("keep") => After::Keep,
            Some(word) => Status::from_word(word).map_or(After::Keep, After::To),
        };
        Change::Reply { message, after, automatic: self.options.auto }
    }

    /// An answer goes to another `Reply-To` than the customer's only when a person says so, and no machine's does.
    fn ask_where_it_goes(&self, context: &mut Context) -> Result<()> {
        let Some(elsewhere) = self.thread.leads_elsewhere() else { return Ok(()) };
        let id = self.ticket.id;
        if self.options.auto {
            return Err(Error::refused(format!("{elsewhere}: nothing is sent there automatically"))
                .hint(format!("desk reply {id} without --auto, if a person answers")));
        }
        if self.options.force {
            context.ui.warn(elsewhere);
            return Ok(());
        }
        let refused = Error::refused(&elsewhere)
            .hint(format!("desk reply {id} --force sends it there all the same"))
            .hint(format!("desk show {id}"));
        if !context.ui.is_interactive() {
            return Err(refused);
        }
        match context.ui.confirm(&format!("{elsewhere}. Send it there?"), "--force")? {
            true => Ok(()),
            false => Err(refused),
        }
    }

    /// No machine answers a machine, and none without end (RFC 3834 §2).
    fn refuse_talk_of_machines(&self, context: &Context, store: &Store) -> Result<()> {
        let id = self.ticket.id;
        if let Some(last) = self.thread.newest.as_ref().filter(|newest| !newest.kind.is_contact()) {
            return Err(Error::refused(format!(
                "message {} of ticket {id} is from a machine ({})",
                last.id, last.kind
            ))
            .hint(format!("desk reply {id} without --auto, if a person answers")));
        }
        if let Some(low) = self.thread.newest.as_ref().filter(|newest| newest.trust != Trust::Full) {
            return Err(Error::refused(format!(
                "message {} of ticket {id} is from somebody who takes no part in it",
                low.id
            ))
            .hint(format!("desk accept {}", low.id)));
        }
        let emails = self.thread.to.iter().map(|mailbox| mailbox.email.as_str());
        match thread::spent_budget(store, self.settings, emails, context.now)? {
            Some(spent) => Err(Error::refused(spent.to_string())
                .hint(format!("desk reply {id} without --auto, if a person answers"))),
            None => Ok(()),
        }
    }
}

fn address(text: &str) -> Result<Mailbox> {
    let mailbox = Address::parse(text).ok_or_else(|| {
        Error::usage(format!("{text:?} is no mail address")).hint("--cc 'Eva <eva@example.com>'")
    })?;
    Ok(Mailbox { name: mailbox.name.unwrap_or_default(), email: mailbox.address })
}

/// Where answers go, if the settings want them at an address of the ticket's own.
fn plus_address(job: &Job<'_>, key: &token::Key) -> Option<Mailbox> {
    let wanted = job.settings.outgoing.as_ref().is_some_and(|outgoing| outgoing.plus_addresses);
    let email = token::issue_address(key, job.ticket.id, &job.from.email).filter(|_| wanted)?;
    Some(Mailbox { name: job.from.name.clone(), email })
}

fn draft(
    job: &Job<'_>,
    text: Text,
    attachments: Vec<crate::post::compose::Attachment>,
    context: &Context,
    store: &Store,
) -> Result<Draft> {
    let key = store.signing_keys()?.into_iter().next().map(token::Key::new).ok_or_else(|| {
        Error::new(Kind::Data, "this desk has lost its key").hint("put back the last `desk backup`")
    })?;
    let host = host(&job.from.email).ok_or_else(|| {
        Error::refused(format!("mail cannot be sent from {:?}", job.from.email))
            .hint("desk settings edit: from = \"Name <mail>\" in [outgoing]")
    })?;
    let own_subject = text.subject.is_some();
    Ok(Draft {
        from: job.from.clone(),
        reply_to: plus_address(job, &key),
        to: job.thread.to.clone(),
        cc: job.cc.clone(),
        subject: text.subject.unwrap_or_else(|| job.ticket.subject.clone()),
        is_reply: job.thread.is_reply && !own_subject,
        ticket: job.ticket.id,
        desk_name: job.settings.desk.name.clone(),
        message_id: token::issue(&key, job.ticket.id, store.random()?, &host),
        in_reply_to: job.thread.in_reply_to.clone(),
        references: job.thread.references.clone(),
        date: context.now,
        zone: job.settings.desk.zone,
        body: text.body,
        attachments,
        automatic: job.options.auto,
    })
}
