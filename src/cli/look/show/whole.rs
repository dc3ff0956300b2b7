//! A ticket in full, as one row: for machines.

use super::shown::{Asked, Shown};
use crate::cli::columns;
use crate::cli::context::Context;
use crate::cli::report::{survey, time};
use crate::error::Result;
use crate::store::Store;
use crate::store::story::Told;
use crate::store::ticket::TicketRow;
use crate::table::{Cell, Column, Holds, Table};

/// Columns of its events.
const EVENT: &[Column] = &[
    Column::shown("at", Holds::At, "when it counts"),
    Column::shown("learned_at", Holds::At, "when the desk learned it"),
    Column::shown("operation", Holds::Int, "the operation that wrote it"),
    Column::shown("kind", Holds::Text, "what happened"),
    Column::shown("agent", Holds::Text, "the agent who did it"),
    Column::shown("value", Holds::Text, "the new value, or the message, tag, survey, entry or ticket"),
    Column::shown("by", Holds::Text, "who did it: that agent, or rule:NAME"),
];

/// Columns of its links.
const LINK: &[Column] = &[
    Column::shown(
        "kind",
        Holds::Text,
        "follow_up_of, follow_up, linked, joined, split_from, split, merged_into or merged",
    ),
    Column::shown("ticket", Holds::Ticket, "the other ticket"),
];

/// Columns of what else its customer has here.
const BESIDE: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the other ticket"),
    Column::shown("status", Holds::Text, "its status"),
    Column::shown("subject", Holds::Text, "its subject"),
    Column::shown("updated_at", Holds::At, "when something last happened to it"),
];

/// Columns of `show`; its history only where it is asked for.
pub fn columns(events: bool) -> Vec<Column> {
    let ticket = columns::TICKET.iter().copied().filter(|column| column.name != "messages");
    let more = [
        Column::more("links", Holds::Table, "tickets that it belongs together with").of(LINK),
        Column::more("surveys", Holds::Table, "what its customer was asked and said").of(survey::COLUMNS),
        Column::more("time", Holds::Table, "the time that was worked on it").of(time::COLUMNS),
        Column::more("messages", Holds::Table, "its messages, oldest first").of(columns::MESSAGE_IN_FULL),
        Column::more("beside", Holds::Table, "what else its customer has here: the newest of it").of(BESIDE),
    ];
    let history = Column::more("events", Holds::Table, "what happened to it").of(EVENT);
    ticket.chain(more).chain(Some(history).filter(|_| events)).collect()
}

/// The ticket in full with its history: `show ID --events`, for who wants all of it.
pub fn in_full(row: TicketRow, store: &Store, context: &Context) -> Result<Table> {
    let asked = Asked { events: true, last: None, remarks: false };
    let mut table = Table::new(columns(true));
    table.push(self::row(Shown::of(row, store, context, &asked)?));
    Ok(table)
}

/// The cells of [`columns`].
pub(super) fn row(shown: Shown) -> Vec<Cell> {
    let ticket = columns::TICKET.iter().zip(columns::ticket(shown.row));
    let mut cells: Vec<Cell> =
        ticket.filter(|(column, _)| column.name != "messages").map(|(_, cell)| cell).collect();
    let mut linked = Table::new(LINK);
    for (kind, ticket) in shown.links {
        linked.push(vec![kind.into(), ticket.into()]);
    }
    let mut beside = Table::new(BESIDE);
    for other in shown.beside.0 {
        let status = Cell::Word(other.status.word());
        beside.push(vec![other.id.into(), status, other.subject.into(), other.updated_at.into()]);
    }
    cells.extend([
        linked.into(),
        survey::table(shown.margin.answers).into(),
        time::table(shown.margin.worked).into(),
        columns::messages(shown.thread, true).into(),
        beside.into(),
    ]);
    cells.extend(shown.events.map(|events| story(events).into()));
    cells
}

fn story(events: Vec<Told>) -> Table {
    let mut table = Table::new(EVENT);
    for told in events {
        table.push(vec![
            told.at.into(),
            told.learned_at.into(),
            told.operation.0.into(),
            told.kind.into(),
            told.agent.into(),
            told.value.into(),
            told.by.into(),
        ]);
    }
    table
}
