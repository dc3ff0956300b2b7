//! One answer to many: shown, counted, agreed to, and queued for each of them in their own thread.

use crate::cli::answer::attach;
use crate::cli::answer::canned::beside;
use crate::cli::answer::left;
use crate::cli::answer::outbox::rows;
use crate::cli::columns;
use crate::cli::context::{Context, Done};
use crate::cli::remark;
use crate::desk::canned::Macros;
use crate::desk::clean::{Breaks, clean};
use crate::desk::id::OutboxId;
use crate::desk::time::Zone;
use crate::error::{Error, Kind, Result};
use crate::store::Store;
use crate::work::answer::File;
use crate::work::circular::{Circular, Left, Letter, Plan, Why};
use crate::work::circulate::{Circulated, Manner, circulate};
use crate::work::hand::Hand;
use crate::work::remark::Remark;
use crate::work::sending::{self, Which};

/// So many lines of each letter are shown before somebody agrees.
const LINES: usize = 4;

/// How it was asked for.
pub struct Way<'w> {
    /// How the letters go out.
    pub manner: Manner,
    /// Whether nothing is changed.
    pub dry_run: bool,
    /// The words of `desk log`.
    pub command: &'w str,
}

/// Answers many.
pub fn run(
    circular: &Circular,
    way: &Way<'_>,
    store: &mut Store,
    hand: &Hand,
    context: &mut Context,
) -> Result<Done> {
    let zone = context.zone(Some(store))?;
    let (home, database) = (context.home(), store.path().to_owned());
    let directory = context.world.directory.clone();
    let files = |macros: &Macros| -> Result<Vec<File>> {
        attach::read(&beside::files(macros, home.as_deref(), &database), &directory)
    };
    let asks = !way.dry_run && way.manner != Manner::Drafts && !context.globals.yes;
    let shown = circular.plan(store, hand, context.now, &files)?;
    show(&shown, context);
    if asks && !shown.letters.is_empty() {
        agree(shown.letters.len(), context)?;
    }
    // Who was asked has agreed to what was shown, and to nothing else.
    let agreed = asks.then_some(&shown);
    let done = circulate(store, hand, circular, agreed, &files, (way.manner, way.command))?;
    let untold = |left: &&Left| shown.left.iter().all(|known| known.ticket != left.ticket);
    done.left.iter().filter(untold).for_each(|left| tell_left(left, context));
    let whole = done.left.iter().all(|left| matches!(left.why, Why::SamePerson { .. }));
    let sent = leave(done, way, store, (hand, zone), context)?;
    Ok(if whole { sent } else { Done::Partly })
}

/// Shows what would go out.
fn show(plan: &Plan, context: &mut Context) {
    for letter in &plan.letters {
        let mut shown = heading(letter);
        let lines: Vec<&str> = letter.text.body.lines().filter(|line| !line.trim().is_empty()).collect();
        for line in lines.iter().take(LINES) {
            shown.push_str(&format!("\n  {line}"));
        }
        if let Some(more) = lines.len().checked_sub(LINES).filter(|more| *more > 0) {
            shown.push_str(&format!("\n  … {more} more lines"));
        }
        context.ui.note(shown);
        for obstacle in &letter.despite {
            context.ui.warn(format!("ticket {}: {}", letter.ticket(), obstacle.told()));
        }
        if !letter.waiting.is_empty() {
            let names =
                letter.waiting.iter().map(|id| OutboxId(*id).to_string()).collect::<Vec<_>>().join(", ");
            let ticket = letter.ticket();
            context.ui.warn(format!("an answer to ticket {ticket} waits to leave already ({names})"));
        }
    }
    for left in &plan.left {
        tell_left(left, context);
    }
    if plan.beyond > 0 {
        context.ui.note(format!("beyond --limit: {}", counted(plan.beyond, "ticket", "tickets")));
    }
    match plan.letters.len() {
        0 => context.ui.note("nobody gets this answer"),
        count => context.ui.note(counted(count, "answer to one person", "answers, each to another person")),
    }
}

/// `#7 Eva Novak <eva@customer.example>, de: Teapot`.
fn heading(letter: &Letter) -> String {
    let to: Vec<String> = letter
        .to()
        .iter()
        .map(|mailbox| match mailbox.name.trim() {
            "" => mailbox.email.clone(),
            name => format!("{} <{}>", clean(name, Breaks::Space), mailbox.email),
        })
        .collect();
    let language = letter.language.as_ref().map_or(String::new(), |language| format!(" ({language})"));
    let subject = letter.text.subject.as_ref().unwrap_or(&letter.begun.ticket.subject);
    format!("#{} {}{language}: {}", letter.ticket(), to.join(", "), clean(subject, Breaks::Space))
}

fn tell_left(left: &Left, context: &mut Context) {
    let ticket = left.ticket;
    match &left.why {
        Why::SamePerson { email, other } => {
            context.ui.note(format!("not #{ticket}: {email} gets the answer in ticket {other}"));
        }
        Why::Refused(error) => {
            context.ui.warn(format!("not #{ticket}: {error}"));
            for hint in &error.hints {
                context.ui.hint(hint);
            }
        }
        Why::Changed => {
            context.ui.warn(format!("not #{ticket}: something has changed there since it was shown"));
            context.ui.hint(format!("desk show {ticket}"));
        }
        Why::NotShown => {
            context
                .ui
                .warn(format!("not #{ticket}: it was not meant when the answers were shown, or is no more"));
        }
    }
}

/// Asks for leave; what is sent to many leaves without a terminal only where that was said.
fn agree(count: usize, context: &mut Context) -> Result<()> {
    let what = counted(count, "answer", "answers");
    if !context.ui.is_interactive() {
        return Err(Error::refused(format!("{what} would be sent, and there is no terminal to ask"))
            .hint("--yes sends them, --dry-run only shows them, --draft keeps them as drafts"));
    }
    match context.ui.confirm(&format!("Send {what}?"), "--yes")? {
        true => Ok(()),
        false => Err(Error::refused("nothing was sent")),
    }
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// Shows the rows that changed, and hands the mails over where that was asked for.
fn leave(
    mut done: Circulated,
    way: &Way<'_>,
    store: &mut Store,
    (hand, zone): (&Hand, Zone),
    context: &mut Context,
) -> Result<Done> {
    if way.manner == Manner::Drafts {
        let count = done.drafts.len();
        rows::show_changed(done.drafts, way.dry_run, context, zone)?;
        if !way.dry_run && count > 0 {
            context.ui.note("the drafts lie in the outbox");
            context.ui.hint("desk outbox release ID queues one, desk outbox drop ID takes it away");
        }
        return Ok(Done::Well);
    }
    let mut sent = Done::Well;
    if way.dry_run {
        context.ui.note("nothing was changed");
    } else if way.manner == Manner::AtOnce && !done.queued.is_empty() {
        let way_out = match context.way_out(store) {
            Ok(way_out) => way_out,
            Err(refusal) => {
                // They are queued; only their sending is refused.
                context.show(columns::tickets(done.rows), zone)?;
                return Err(refusal.hint("the mails wait in the outbox: desk outbox"));
            }
        };
        let mails = done.queued.iter().map(|queued| queued.mail).collect();
        let now = context.clock.now();
        let tried = sending::send(store, &way_out, Which::These(mails), now)?;
        sent = left::tell(context, &tried);
        let ids: Vec<_> = done.rows.iter().map(|row| row.id).collect();
        done.rows = store.tickets(&ids, now, |row| row)?;
    } else {
        tell_queued(&done, store, (hand, zone), context);
    }
    context.show(columns::tickets(done.rows), zone)?;
    Ok(sent)
}

/// Says when they leave, and how all of them are taken back.
fn tell_queued(done: &Circulated, store: &Store, (_, zone): (&Hand, Zone), context: &mut Context) {
    let Some(last) = done.queued.iter().max_by_key(|queued| queued.not_before) else { return };
    if !last.has_way_out {
        remark::tell(&mut context.ui, zone, &[Remark::NoWayOut(last.mail)]);
        return;
    }
    let leave = counted(done.queued.len(), "answer leaves", "answers leave");
    context.ui.note(format!("{leave} at {} or later", last.not_before.local(zone)));
    if let Some(operation) = store.written() {
        context.ui.hint(format!("desk undo {operation} takes all of them back until then"));
    }
}

/// Refuses what goes with one answer alone.
pub fn refuse_of_one(given: &[(&str, bool)]) -> Result<()> {
    match given.iter().find(|(_, given)| *given) {
        Some((flag, _)) => Err(Error::new(Kind::Usage, format!("{flag} goes with the answer to one ticket"))
            .hint("desk reply --where QUERY --canned NAME answers many")),
        None => Ok(()),
    }
}
