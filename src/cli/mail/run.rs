//! `desk run`

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::cli::remark;
use crate::cli::trusted;
use crate::desk::id::OutboxId;
use crate::desk::time::{HOUR, Zone};
use crate::error::Result;
use crate::store::Store;
use crate::store::chore::Chore;
use crate::table::{Cell, Column, Holds, Table};
use crate::work::hand::Hand;
use crate::work::tick::{self, Happened};

mod outbox;
mod rules;

/// What cron calls each minute.
///
/// It records what time has closed, takes up what was put aside until now, has rules act on what time has brought, sends what is due in
/// the outbox, and runs the commands of rules that are due.
///
/// It prints what a person must know, each thing once: mail whose writer nobody knows, answers that came back though their tickets are
/// solved, a mail that did not leave (at its first try, again when it has waited for four hours, and when it is given up), one of which
/// nobody knows whether it has left, that answers wait while the settings name no way out (again once there was one), a command of a
/// rule that failed where nobody looked, and rules that are not carried out. What went well is no news: -v tells of mails that left, of
/// each further try, and what commands printed.
///
/// What the settings have run on this machine is not run before the machine has agreed (desk trust): all else is done, and the exit code
/// is 77.
///
/// Silent when nothing happened. Several at once do no harm: each mail is sent, and each thing told, by one of them.
#[derive(Args, Debug)]
pub struct Options {
    /// Show what would be done now, and do none of it
    #[arg(long)]
    dry_run: bool,
}

/// Columns of what `run` prints.
pub const COLUMNS: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown(
        "event",
        Holds::Text,
        "solved or closed by time; woken (put aside until now); doubted (mail of somebody who takes no part in it); sent (with -v), deferred (to be tried again), stuck (waits for hours), uncertain (may have left) or failed; no_way_out (mails wait, and the settings name none); bounced (an answer came back); notify_failed (a command of a rule did not work), notified (it did, with -v); rules_off (rules of the settings are not carried out); due (would be sent or run, or what a rule would do, with --dry-run)",
    ),
    Column::shown("mail", Holds::Lettered, "the number of the mail in the outbox"),
    Column::shown("to", Holds::List, "the addresses that it goes to"),
    Column::shown(
        "reason",
        Holds::Text,
        "why it did not leave, or came back; of doubted mail, what can be done; of a ticket that woke, the words with which it was put aside",
    ),
];

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    context.check_change(COLUMNS)?;
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    if !options.dry_run {
        remember(&store);
        ahead(&store, context)?;
    }
    let mut table = Table::new(COLUMNS);
    let now = context.now;
    let hand = Hand { dry_run: options.dry_run, ..Hand::of_desk(zone) };
    for (ticket, happened) in tick::tick(&mut store, &hand)? {
        let (event, reason) = match happened {
            Happened::Became(status) => (status.word(), Cell::Empty),
            Happened::Woke(words) => ("woken", words.into()),
            Happened::Ruled(rule, actions) => {
                let all = format!("rule {rule}: {}", actions.join("; "));
                table.push(vec![ticket.into(), Cell::Word("due"), Cell::Empty, Cell::Empty, all.into()]);
                continue;
            }
            Happened::Doubted(doubted) => ("doubted", remark::doubted(&doubted).into()),
        };
        table.push(vec![ticket.into(), Cell::Word(event), Cell::Empty, Cell::Empty, reason]);
    }
    for one in tick::unheard(&mut store, &hand)? {
        let mail = one.mail.map_or(Cell::Empty, |mail| OutboxId(mail).into());
        table.push(vec![one.ticket.into(), Cell::Word("bounced"), mail, one.to.into(), one.reason.into()]);
    }
    if options.dry_run {
        outbox::would_send(&store, now, &mut table)?;
        rules::would_run(&store, &mut table)?;
        show(table, zone, context)?;
        context.ui.note("nothing was changed");
        return Ok(Done::Well);
    }
    let way = match context.settings(&store)?.1.outgoing {
        None => Ok(None),
        Some(_) => context.way_out(&store).map(Some),
    };
    if way.is_ok() {
        stood(&store, context)?;
    }
    rules::tell_off(&store, &mut table, context)?;
    let done = outbox::send(&mut store, way.as_ref().ok().map(Option::as_ref), now, &mut table, context)?;
    let refusal = rules::run_commands(&store, &mut table, context)?;
    show(table, zone, context)?;
    // All else is done, and told.
    match refusal {
        Some(refusal) => Err(refusal),
        None => way.map(|_| done),
    }
}

/// Notes that somebody sees to the desk, now and then: nothing depends on the minute.
fn remember(store: &Store) {
    const NOW_AND_THEN: i64 = 600;
    let now = store.clock().now();
    let lately = store.last_chore(Chore::Run).ok().flatten();
    if lately.is_none_or(|last| last.at > now || last.at.plus(NOW_AND_THEN) <= now) {
        store.note_chore(Chore::Run, None);
    }
}

/// Says once that what was recorded lies so far ahead of the clock that the clock holds from now on.
fn ahead(store: &Store, context: &mut Context) -> Result<()> {
    let now = store.clock().now();
    if store.clock().is_set() {
        return Ok(());
    }
    let Some((operation, at)) = store.newest_by_clock()?.filter(|(_, at)| *at > now.plus(HOUR)) else {
        return Ok(());
    };
    let told = store.last_chore(Chore::Ahead)?;
    if told.is_none_or(|told| told.operation < operation.0) {
        store.note_chore(Chore::Ahead, None);
        context.ui.warn(format!(
            "operation {operation} counts at {}, which is ahead of the clock of this machine ({})",
            at.rfc3339(),
            now.rfc3339()
        ));
        context.ui.hint("desk doctor; date -u");
    }
    Ok(())
}

fn show(table: Table, zone: Zone, context: &mut Context) -> Result<()> {
    match table.rows.is_empty() && context.globals.format.is_none() {
        true => Ok(()),
        false => context.show(table, zone),
    }
}

/// Says once what this machine has agreed to without being asked.
fn stood(store: &Store, context: &mut Context) -> Result<()> {
    let Ok(Some(commands)) = trusted::check(store, &context.world) else { return Ok(()) };
    // Of several at once, one tells it.
    if !trusted::kept(&context.world)?.tell(&trusted::claim(store)?)? {
        return Ok(());
    }
    context.ui.warn(format!(
        "from now on a desk does here only what this machine has agreed to; {} goes on as before: {}",
        store.path().display(),
        commands.join("; ")
    ));
    context.ui.hint("desk trust list shows all that is agreed to, desk trust rm takes it back");
    Ok(())
}
