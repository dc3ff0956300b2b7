//! `desk log`

use clap::Args;

use crate::cli::columns;
use crate::cli::context::{Context, Done};
use crate::cli::look::page::Page;
use crate::desk::id::OperationId;
use crate::error::Result;
use crate::store::Store;
use crate::store::operation::Logged;
use crate::store::query::Fragment;
use crate::store::story::Told;
use crate::table::color::Ink;
use crate::table::{Cell, Column, Holds, Table};

/// List what was done, newest first.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  desk log --limit 10\n  desk log --ticket 42\n  desk log --op 17")]
pub struct Options {
    /// One operation, with all that it wrote down of tickets
    #[arg(long = "op", value_name = "OPERATION", conflicts_with = "ticket")]
    operation: Option<i64>,
    /// What had a part in this ticket
    #[arg(long, value_name = "ID")]
    ticket: Option<String>,
}

/// Columns of `log`.
pub const COLUMNS: &[Column] = &[
    Column::shown("operation", Holds::Int, "its number, for desk undo"),
    Column::shown("at", Holds::At, "when"),
    Column::shown("agent", Holds::Text, "who"),
    Column::shown("command", Holds::Text, "the words typed, without texts and secrets"),
    Column::shown("tickets", Holds::Int, "how many tickets it touched"),
    Column::more("undoes", Holds::Int, "the operation that it undoes; of several the newest"),
    Column::shown("undone", Holds::Bool, "whether it is undone"),
    Column::more("door", Holds::Text, "by which way it came: typed, deliver, fetch, import, run or rule"),
    Column::more("undoes_all", Holds::List, "every operation that it undoes"),
    Column::shown("rules", Holds::List, "the rules that acted in it"),
];

/// What `log --op` tells besides.
const FACTS: Column = Column::more("facts", Holds::Table, "what it wrote down of tickets").of(FACT);

/// Columns of a fact.
const FACT: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the ticket"),
    Column::shown("at", Holds::At, "when it counts"),
    Column::shown("kind", Holds::Text, "what happened"),
    Column::shown("agent", Holds::Text, "the agent who did it"),
    Column::shown("value", Holds::Text, "the new value, or the message, tag, survey, entry or ticket"),
    Column::shown("by", Holds::Text, "who did it: that agent, or rule:NAME"),
];

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let store = context.store()?;
    let zone = context.zone(Some(&store))?;
    if let Some(id) = options.operation.map(OperationId) {
        if context.reads()? {
            return read(id, &store, context);
        }
        let mut columns = COLUMNS.to_vec();
        columns.push(FACTS);
        let mut row = cells(store.logged_one(id)?);
        row.push(facts(store.facts_by(id)?).into());
        let mut table = Table::new(columns);
        table.push(row);
        context.show_one(table, zone)?;
        return Ok(Done::Well);
    }
    let ticket = options.ticket.as_deref().map(|ticket| context.ticket(&store, ticket)).transpose()?;
    let mut table = Table::new(COLUMNS);
    for logged in store.log(ticket, context.query_limit())? {
        table.push(cells(logged));
    }
    context.show(table, zone)?;
    Ok(Done::Well)
}

/// All of one operation for a person: who and when, what it wrote down of tickets, and the messages that came with it.
fn read(id: OperationId, store: &Store, context: &mut Context) -> Result<Done> {
    let zone = context.zone(Some(store))?;
    let (logged, facts) = (store.logged_one(id)?, facts(store.facts_by(id)?));
    let page = Page::of(context, zone);
    let who = logged.agent.as_deref().unwrap_or("the desk itself");
    let title = format!("operation {}  {}, by {who}", logged.id.0, logged.at.local(zone));
    let mut text = page.line(Some(Ink::Bold), &title, 4);
    let mut tell = |label, value: &str| text.push_str(&page.fact(9, label, value));
    tell("command", &logged.command);
    tell("door", logged.door.word());
    if !logged.undoes.is_empty() {
        let undoes: Vec<String> = logged.undoes.iter().map(ToString::to_string).collect();
        tell("undoes", &undoes.join(", "));
    }
    if !logged.rules.is_empty() {
        tell("rules", &logged.rules.join(", "));
    }
    tell("stands", if logged.undone { "no, it is undone" } else { "yes" });
    tell("tickets", &logged.tickets.to_string());
    context.ui.print(&text)?;
    if !facts.rows.is_empty() {
        context.ui.print("\n")?;
        context.show_beside_text(facts, zone)?;
    }
    let came = Fragment { sql: "m.operation = ?".into(), values: vec![id.0.into()] };
    let mut messages = columns::messages(store.messages(&came, false, None)?, false);
    for column in &mut messages.columns {
        column.default =
            ["id", "ticket", "direction", "from_email", "subject", "delivery"].contains(&column.name);
    }
    if !messages.rows.is_empty() {
        context.ui.print("\n")?;
        context.show_beside_text(messages, zone)?;
    }
    if !logged.undone {
        context.ui.note(format!("desk undo {} takes it back", logged.id.0));
    }
    Ok(Done::Well)
}

/// The columns of `log --op`.
pub fn shown() -> Vec<Column> {
    COLUMNS.iter().copied().chain([FACTS]).collect()
}

fn cells(logged: Logged) -> Vec<Cell> {
    vec![
        Cell::Int(logged.id.0),
        logged.at.into(),
        logged.agent.into(),
        logged.command.into(),
        logged.tickets.into(),
        logged.undoes.last().map(|id| id.0).into(),
        logged.undone.into(),
        Cell::Word(logged.door.word()),
        logged.undoes.iter().map(ToString::to_string).collect::<Vec<_>>().into(),
        logged.rules.into(),
    ]
}

fn facts(told: Vec<(crate::desk::id::TicketId, Told)>) -> Table {
    let mut table = Table::new(FACT);
    for (ticket, told) in told {
        table.push(vec![
            ticket.into(),
            told.at.into(),
            told.kind.into(),
            told.agent.into(),
            told.value.into(),
            told.by.into(),
        ]);
    }
    table
}
