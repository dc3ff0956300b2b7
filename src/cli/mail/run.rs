//! `desk run`

use clap::Args;

use crate::cli::answer::left;
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
use crate::work::sending::{self, Which};
use crate::work::tick::{self, Happened};

/// What cron calls each minute.
///
/// It records what time has closed, tells once of mail whose writer nobody knows, and of answers that came back though their tickets
/// are solved, takes up what was put aside until now, and sends what is due in the outbox.
///
/// Silent when nothing happened. Several at once do no harm.
#[derive(Args, Debug)]
pub struct Options {}

/// Columns of what `run` prints.
pub const COLUMNS: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown(
        "event",
        Holds::Text,
        "solved or closed by time; woken (put aside until now); doubted (mail of somebody who takes no part in it, told once); sent, deferred (to be tried again), uncertain or failed; bounced (the answer came back, the ticket is solved all the same; told once)",
    ),
    Column::shown("mail", Holds::Lettered, "the number of the mail in the outbox"),
    Column::shown("to", Holds::List, "the addresses that it goes to"),
    Column::shown(
        "reason",
        Holds::Text,
        "why it did not leave, or came back; of doubted mail, what can be done",
    ),
];

/// Runs the command.
pub fn run(_: &Options, context: &mut Context) -> Result<Done> {
    context.check_change(COLUMNS)?;
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    remember(&store);
    ahead(&store, context)?;
    let mut table = Table::new(COLUMNS);
    let now = context.now;
    let hand = Hand::of_desk(zone);
    for (ticket, happened) in tick::tick(&mut store, &hand)? {
        let (event, reason) = match happened {
            Happened::Became(status) => (status.word(), Cell::Empty),
            Happened::Woke => ("woken", Cell::Empty),
            Happened::Doubted(doubted) => ("doubted", remark::doubted(&doubted).into()),
        };
        table.push(vec![ticket.into(), Cell::Word(event), Cell::Empty, Cell::Empty, reason]);
    }
    for one in tick::unheard(&mut store, &hand)? {
        let mail = one.mail.map_or(Cell::Empty, |mail| OutboxId(mail).into());
        table.push(vec![one.ticket.into(), Cell::Word("bounced"), mail, one.to.into(), one.reason.into()]);
    }
    let settings = context.settings(&store)?.1;
    let mut done = Done::Well;
    // Without a way out the answers wait, which `desk reply` has said; to say so each minute helps nobody.
    if settings.outgoing.is_some() {
        let way = match context.way_out(&store) {
            Ok(way) => way,
            Err(refusal) => {
                // All else is done, and told.
                show(table, zone, context)?;
                return Err(refusal);
            }
        };
        stood(&store, context)?;
        let tried = sending::send(&mut store, &way, Which::Due(None), now)?;
        done = left::tell(context, &tried);
        for row in tried {
            let event = match sending::state(&row, now) {
                "queued" => "deferred",
                other => other,
            };
            table.push(vec![
                row.ticket.into(),
                Cell::Word(event),
                OutboxId(row.id).into(),
                row.to.into(),
                row.last_error.into(),
            ]);
        }
    }
    show(table, zone, context)?;
    Ok(done)
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
    let Some(commands) = trusted::check(store, &context.world)? else { return Ok(()) };
    context.ui.warn(format!(
        "from now on a desk does here only what this machine has agreed to; {} goes on as before: {}",
        store.path().display(),
        commands.join("; ")
    ));
    context.ui.hint("desk trust list shows all that is agreed to, desk trust rm takes it back");
    trusted::kept(&context.world)?.tell(&trusted::claim(store)?)
}
