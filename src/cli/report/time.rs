//! `desk time ID [DURATION [TEXT]]`: time that was worked on tickets.

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::cli::report::survey::{bounded, when};
use crate::desk::worked::minutes;
use crate::error::{Error, Result};
use crate::store::query;
use crate::store::worked::Worked;
use crate::table::{Column, Holds, Table};
use crate::work::worked::{self, Time};

/// Write down time that was worked on a ticket; without a duration, list it.
///
/// An entry is never changed: `-10m` takes ten minutes off again, and `desk undo` the whole entry.
#[derive(Args, Debug)]
pub struct Options {
    /// The ticket
    #[arg(value_name = "ID", required_unless_present = "chosen")]
    ticket: Option<String>,
    /// How long: 25m, 1h30m; -10m corrects
    #[arg(value_name = "DURATION", allow_hyphen_values = true)]
    duration: Option<String>,
    /// On what; `-` reads it from standard input
    #[arg(value_name = "TEXT|-")]
    text: Vec<String>,
    /// On which day: 2026-03-31, yesterday (default: now)
    #[arg(long, value_name = "DATE", requires = "duration")]
    on: Option<String>,
    /// Who worked (default: who types this)
    #[arg(long, value_name = "AGENT", requires = "duration")]
    worker: Option<String>,
    /// List the time of the tickets that a query chooses
    #[arg(long = "where", value_name = "QUERY", id = "chosen", conflicts_with = "ticket")]
    chosen: Option<String>,
    /// Show what would change, and change nothing
    #[arg(long, requires = "duration")]
    dry_run: bool,
}

/// Columns of `time`.
pub const COLUMNS: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the ticket that was worked on"),
    Column::shown("minutes", Holds::Int, "how long, in minutes; below zero where it corrects"),
    Column::shown("worker", Holds::Text, "who worked"),
    Column::shown(
        "worked_at",
        Holds::At,
        "when: noon of the day in the zone of the desk, where only a day was named",
    ),
    Column::shown("text", Holds::Text, "on what"),
];

/// More than this is no remark, in bytes.
const LONGEST_TEXT: usize = 16 * 1024;

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    match (&options.ticket, &options.duration) {
        (Some(_), Some(_)) => context.check_change(COLUMNS)?,
        _ => context.check(COLUMNS)?,
    }
    match (&options.ticket, &options.duration) {
        (Some(ticket), Some(duration)) => write(ticket, duration, options, context),
        (ticket, _) => list(ticket.as_deref(), options, context),
    }
}

fn write(ticket: &str, duration: &str, options: &Options, context: &mut Context) -> Result<Done> {
    let minutes = minutes(duration)?;
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let ticket = context.ticket(&store, ticket)?;
    let worker = match options.worker.as_deref() {
        Some(name) if name != "me" => store.agent(name)?,
        _ => context.agent(&store)?,
    };
    let (at, day) = when(options.on.as_deref(), &store, context)?;
    let text = match context.words(&options.text)? {
        Some(text) => Some(bounded(text, LONGEST_TEXT)?).filter(|text| !text.is_empty()),
        None => None,
    };
    let hand = context.hand(&store, options.dry_run)?;
    let time = Time { worker: &worker, minutes, text: text.as_deref(), at };
    let entry = worked::add_time(&mut store, &hand, ticket, &time, &day)?;
    context.show(table(entry), zone)?;
    if options.dry_run {
        context.ui.note("nothing was changed");
    }
    Ok(Done::Well)
}

fn list(ticket: Option<&str>, options: &Options, context: &mut Context) -> Result<Done> {
    let store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let worked = match (ticket, &options.chosen) {
        (Some(ticket), _) => store.worked(context.ticket(&store, ticket)?)?,
        (None, Some(text)) => {
            let query = context.query(&store, std::slice::from_ref(text))?;
            let chosen = store.ticket_ids(&query::tickets(&query, &context.scope(&store)?))?;
            let mut worked = Vec::new();
            for ticket in store.tickets_with_time()? {
                if chosen.binary_search(&ticket).is_ok() {
                    worked.extend(store.worked(ticket)?);
                }
            }
            worked
        }
        (None, None) => return Err(Error::usage("of which ticket?").hint("desk time 42 25m")),
    };
    context.show(table(worked), zone)?;
    Ok(Done::Well)
}

/// Entries as a table.
pub fn table(worked: impl IntoIterator<Item = Worked>) -> Table {
    let mut table = Table::new(COLUMNS);
    for entry in worked {
        table.push(vec![
            entry.ticket.into(),
            entry.minutes.into(),
            entry.worker.into(),
            entry.worked_at.into(),
            entry.text.into(),
        ]);
    }
    table
}
