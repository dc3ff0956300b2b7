//! Rows of tickets as a person at a terminal sees them: who instead of which address, how many messages there are and whether
//! something hangs on one; and what says least gives way first where there is little room.

use crate::table::{Cell, Column, Holds, Table};

/// Beside the columns of tickets, where it is known.
pub const ATTACHED: Column = Column::more("attached", Holds::Bool, "whether something hangs on a message");

/// What is seen, in order: the column, what stands above it, and how soon it gives way.
const SEEN: &[(&str, &str, u8)] = &[
    ("id", "id", 0),
    ("status", "status", 0),
    ("priority", "priority", 1),
    ("due_at", "due", 0),
    ("assignee", "assignee", 2),
    ("customer_name", "customer", 0),
    ("messages", "msgs", 3),
    ("subject", "subject", 0),
    ("updated_at", "changed", 4),
];
/// A column that says the same in each row gives way before all others.
const SAME: u8 = 5;
/// Stands in for the name of a customer who has told none.
const ADDRESS: &str = "customer_email";

/// These columns with those marked that are needed here; `None` where they are not those of tickets.
pub fn columns(all: &[Column]) -> Option<Vec<Column>> {
    let is_seen =
        |name: &str| SEEN.iter().any(|(seen, ..)| *seen == name) || [ADDRESS, ATTACHED.name].contains(&name);
    let is_there = |name: &str| all.iter().any(|column| column.name == name);
    let tickets = SEEN.iter().all(|(name, ..)| is_there(name)) && is_there(ADDRESS);
    tickets.then(|| all.iter().map(|column| Column { default: is_seen(column.name), ..*column }).collect())
}

/// A table of those columns as it is seen.
pub fn dressed(table: Table) -> Table {
    let place = |name: &str| table.position(name);
    let cell = |row: &[Cell], name: &str| place(name).and_then(|at| row.get(at)).cloned().unwrap_or_default();
    let say = |row: &[Cell], name: &str| match name {
        "customer_name" => match cell(row, name) {
            Cell::Empty => cell(row, ADDRESS),
            named => named,
        },
        "messages" => {
            let mark = if cell(row, ATTACHED.name) == Cell::Bool(true) { "+" } else { "" };
            match cell(row, name) {
                Cell::Int(count) => Cell::Text(format!("{count}{mark}")),
                other => other,
            }
        }
        _ => cell(row, name),
    };
    let rows: Vec<Vec<Cell>> = table
        .rows
        .iter()
        .map(|row| SEEN.iter().copied().map(|(name, ..)| say(row, name)).collect())
        .collect();
    let column = |(at, (name, head, rank)): (usize, (&str, &'static str, u8))| {
        let same = rank > 0
            && rows.windows(2).all(|two| two.iter().map(|row| row.get(at)).is_sorted_by(|a, b| a == b));
        let holds = if name == "messages" { Some(Holds::Text) } else { None };
        let column = place(name).and_then(|at| table.columns.get(at)).copied()?;
        let column = Column { holds: holds.unwrap_or(column.holds), ..column };
        Some(column.headed(head).gives_way(if same { SAME } else { rank }))
    };
    let columns: Vec<Column> = SEEN.iter().copied().enumerate().filter_map(column).collect();
    Table { columns, rows }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::columns::TICKET;

    #[test]
    fn tickets_are_known_by_their_columns() {
        let seen = columns(TICKET).unwrap();
        assert_eq!(seen.iter().filter(|column| column.default).count(), SEEN.len() + 1);
        assert!(columns(crate::cli::columns::MESSAGE).is_none());
    }

    #[test]
    fn a_customer_without_a_name_is_seen_by_their_address() {
        let all = columns(TICKET).unwrap();
        let row = |name: Cell, messages: i64| -> Vec<Cell> {
            let cell = |column: &Column| match column.name {
                "customer_name" => name.clone(),
                "customer_email" => "eva@x.example".into(),
                "messages" => Cell::Int(messages),
                _ => Cell::Empty,
            };
            all.iter().map(cell).collect()
        };
        let table = Table { columns: all.clone(), rows: vec![row("Eva".into(), 1), row(Cell::Empty, 3)] };
        let dressed = dressed(table);
        let at = |name| dressed.position(name).unwrap();
        assert_eq!(dressed.rows[0][at("customer_name")], "Eva".into());
        assert_eq!(dressed.rows[1][at("customer_name")], "eva@x.example".into());
        assert_eq!(dressed.rows[1][at("messages")], "3".into());
        assert_eq!(dressed.columns[at("priority")].gives_way, SAME, "it says nothing here");
        assert_eq!(dressed.columns[at("messages")].gives_way, 3);
    }
}
