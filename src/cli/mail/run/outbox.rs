//! What `desk run` sends, and what of it a person must know.

use std::collections::BTreeSet;

use crate::cli::answer::left;
use crate::cli::context::{Context, Done};
use crate::desk::id::OutboxId;
use crate::desk::time::{HOUR, Moment};
use crate::error::Result;
use crate::store::Store;
use crate::store::outbox::OutboxRow;
use crate::table::{Cell, Table};
use crate::work::sending::{self, Way, Which, state};

/// A mail that has waited for so many seconds beyond its time is told of.
const STUCK: i64 = 4 * HOUR;

const NO_WAY_OUT: &str = "no_way_out";

/// Hands over what is due; what a person must know of it comes into the table. `way`: none where this machine has not agreed to
/// it, and none in it where the settings name none.
pub fn send(
    store: &mut Store,
    way: Option<Option<&Way>>,
    now: Moment,
    table: &mut Table,
    context: &mut Context,
) -> Result<Done> {
    let tried = match way {
        Some(Some(way)) => sending::send(store, way, Which::Due(None), now)?,
        _ => Vec::new(),
    };
    let verbose = context.globals.verbose;
    let waiting = store.outbox(false)?;
    let has_state = |row: &&OutboxRow, word: &str| state(row, now) == word;
    let stuck = |row: &&OutboxRow| {
        has_state(row, "queued") && row.not_before.plus(STUCK) <= now && matches!(way, Some(Some(_)))
    };
    let name = |event: &str, row: &OutboxRow| format!("{event} {}", OutboxId(row.id));
    // What is so now.
    let mut alarms: BTreeSet<String> = BTreeSet::new();
    alarms.extend(waiting.iter().filter(|row| has_state(row, "uncertain")).map(|row| name("uncertain", row)));
    alarms.extend(waiting.iter().filter(stuck).map(|row| name("stuck", row)));
    let queued: Vec<&OutboxRow> = waiting.iter().filter(|row| has_state(row, "queued")).collect();
    if matches!(way, Some(None)) && !queued.is_empty() {
        alarms.insert(NO_WAY_OUT.to_owned());
    }
    let new = store.ring("outbox", &alarms)?;

    let mut news: Vec<(OutboxRow, &str)> = Vec::new();
    for row in &tried {
        let told = match state(row, now) {
            "sent" | "bounced" => verbose,
            // Once at its first try; what waits for long is told again by that.
            "queued" => verbose || row.attempts <= 1,
            "uncertain" => false,
            _ => true,
        };
        let event = Some(state(row, now)).filter(|state| *state != "queued").unwrap_or("deferred");
        news.extend(told.then(|| (row.clone(), event)));
    }
    for row in &waiting {
        let mut told = ["uncertain", "stuck"].into_iter().filter(|event| new.contains(&name(event, row)));
        let known = |event: &str| event == "stuck" && news.iter().any(|(known, _)| known.id == row.id);
        let Some(event) = told.next().filter(|event| !known(event)) else { continue };
        let mut row = row.clone();
        if event == "stuck" {
            let hours = (now.0 - row.not_before.0) / HOUR;
            let why = row.last_error.map(|why| format!(": {why}")).unwrap_or_default();
            row.last_error = Some(format!("it has waited for {hours} h{why}"));
        }
        news.push((row, event));
    }
    let rows: Vec<OutboxRow> = news.iter().map(|(row, _)| row.clone()).collect();
    let mut done = left::tell(context, &rows);
    if tried.iter().any(|row| state(row, now) == "queued") {
        done = Done::Partly;
    }
    if let Some(oldest) = queued.first().filter(|_| new.contains(NO_WAY_OUT)) {
        let many = match queued.len() {
            1 => "this answer waits".to_owned(),
            many => format!("{many} answers wait"),
        };
        let mut row = (*oldest).clone();
        row.last_error = Some(format!("{many}: the settings name no way out of this desk"));
        news.push((row, NO_WAY_OUT));
        context.ui.hint("desk settings edit: transport = \"sendmail\" in [outgoing]");
    }
    table.rows.extend(news.into_iter().map(|(row, event)| line(row, event)));
    Ok(done)
}

/// The mails that would be handed over now.
pub fn would_send(store: &Store, now: Moment, table: &mut Table) -> Result<()> {
    table.rows.extend(sending::due(store, now)?.into_iter().map(|row| line(row, "due")));
    Ok(())
}

fn line(row: OutboxRow, event: &'static str) -> Vec<Cell> {
    vec![row.ticket.into(), Cell::Word(event), OutboxId(row.id).into(), row.to.into(), row.last_error.into()]
}
