//! Everything a user sees is one value, a [`Table`]: columns with names, rows of typed cells.
//!
//! Cells stay typed until a format writes them, so cleaning for the terminal, the guard against spreadsheet formulas,
//! escaping and local time each live in one file. Only [`Cell::Text`] and [`Cell::List`] can hold a stranger's words.

use std::io::{self, Write};

use crate::desk::id::{Lettered, MessageId, TicketId};
use crate::desk::time::{Moment, Span, Zone};
use crate::error::Result;

mod cell;
pub mod choose;
pub mod clean;
pub mod color;
pub mod csv;
pub mod figure;
pub mod html;
mod human;
mod ids;
mod json;
mod layout;
mod markdown;
pub mod plain;
mod records;
mod shape;
mod tsv;
mod words;
pub mod wrap;
mod xlsx;

#[cfg(test)]
mod tests;

/// One way to write a table.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// The word after `--format`.
    pub name: &'static str,
    /// One sentence, for `--help`.
    pub about: &'static str,
    /// Writes the table to the end. The table is already arranged (see [`Format::arrange`]).
    pub write: fn(&Table, &Style, &mut dyn Write) -> io::Result<()>,
    /// Whether it holds every column unless `--columns` chose some; the others show the default columns.
    pub machine: bool,
}

/// Every format, in the order in which `--help` lists them.
pub const ALL: &[Format] = &[
    human::TABLE,
    tsv::TSV,
    csv::CSV,
    json::JSON,
    json::JSONL,
    markdown::MD,
    html::HTML,
    xlsx::XLSX,
    ids::IDS,
];

impl Format {
    /// The format of this name. An unknown name is a usage error that tells the nearest one.
    pub fn named(name: &str) -> Result<&'static Format> {
        ALL.iter().find(|format| format.name == name).ok_or_else(|| {
            let names = || ALL.iter().map(|format| format.name);
            choose::unknown("format", name, "formats", names())
        })
    }

    /// Whether it is text, which a terminal can show.
    pub fn is_text(&self) -> bool {
        self.name != xlsx::XLSX.name
    }

    /// The format that is used unless another is asked for: `table` on a terminal, `tsv` elsewhere.
    pub fn usual(terminal: bool) -> &'static Format {
        if terminal { &human::TABLE } else { &tsv::TSV }
    }
}

/// What a user sees: rows under named columns.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Table {
    /// The columns; each row has as many cells.
    pub columns: Vec<Column>,
    /// The rows, in the order in which they are shown.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// A table without rows.
    pub fn new(columns: impl Into<Vec<Column>>) -> Table {
        Table { columns: columns.into(), rows: Vec::new() }
    }

    /// Adds a row, with one cell for each column.
    pub fn push(&mut self, mut row: Vec<Cell>) {
        debug_assert_eq!(row.len(), self.columns.len(), "a row has one cell for each column");
        // A strict reader counts fields; a fault of ours must not make the output unreadable.
        row.resize(self.columns.len(), Cell::Empty);
        self.rows.push(row);
    }

    /// Where the column of this name stands.
    pub fn position(&self, name: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.name == name)
    }
}

/// The name of a column and where it is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// The key in JSON, the header elsewhere, the word after `--columns`.
    pub name: &'static str,
    /// Whether text formats show it without being asked.
    pub default: bool,
    /// What kind of value it holds; for alignment and for `desk schema`.
    pub holds: Holds,
    /// One sentence on its meaning, for `desk schema` and the reference.
    pub about: &'static str,
    /// The columns of the tables or records within; empty where it holds none.
    pub inside: &'static [Column],
}

impl Column {
    /// A column that every format shows.
    pub const fn shown(name: &'static str, holds: Holds, about: &'static str) -> Column {
        Column { name, default: true, holds, about, inside: &[] }
    }

    /// A column that text formats show only when asked by `--columns`.
    pub const fn more(name: &'static str, holds: Holds, about: &'static str) -> Column {
        Column { name, default: false, holds, about, inside: &[] }
    }

    /// The same, holding tables or records of these columns.
    pub const fn of(self, inside: &'static [Column]) -> Column {
        Column { inside, ..self }
    }
}

impl Holds {
    /// Whether its values are numbers, which stand at the right edge of their column.
    pub fn is_number(self) -> bool {
        matches!(
            self,
            Holds::Int
                | Holds::Percent
                | Holds::Ratio
                | Holds::Number
                | Holds::Change
                | Holds::Seconds
                | Holds::Minutes
                | Holds::Ticket
                | Holds::Table
        )
    }
}

/// The kind of value in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// Words.
    Text,
    /// A whole number.
    Int,
    /// A yes or no.
    Bool,
    /// A share in percent with one decimal.
    Percent,
    /// A ratio with two decimals, such as replies a ticket.
    Ratio,
    /// Figures of several kinds, one in each row: counts, shares, ratios, minutes.
    Number,
    /// By how much such a figure changed ([`Cell::since`]); people see a `+` before what grew.
    Change,
    /// Whole numbers in the order of time; a line of small bars in a terminal with colours.
    Series,
    /// An instant.
    At,
    /// Whole seconds (the column's name ends in `_seconds`).
    Seconds,
    /// Whole or half minutes (the column's name ends in `_minutes`).
    Minutes,
    /// The number of a ticket.
    Ticket,
    /// The number of a message.
    Message,
    /// The number of another thing, with the letter of its kind.
    Lettered,
    /// Several words.
    List,
    /// Several tickets.
    Tickets,
    /// A table of its own (JSON only; text formats show how many rows it has).
    Table,
    /// One thing with fields of its own (an object in JSON; its fields in a line elsewhere).
    Record,
}

/// One value.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Cell {
    /// Nothing: `null`, an empty field, `-`.
    #[default]
    Empty,
    /// Words, possibly a stranger's.
    Text(String),
    /// One of our own fixed words (a status, a kind); coloured by meaning in a terminal.
    Word(&'static str),
    /// A whole number.
    Int(i64),
    /// A yes or no.
    Bool(bool),
    /// `numerator / denominator`, shown as percent, one decimal, half up (metrics §1.0); empty when the denominator is 0.
    Percent(i64, i64),
    /// `numerator / denominator` with two decimals, half up; empty when the denominator is 0.
    Ratio(i64, i64),
    /// Whole numbers in the order of time.
    Series(Vec<i64>),
    /// An instant.
    At(Moment),
    /// A length of time; whole seconds for machines.
    For(Span),
    /// A length of time in a `_minutes` column: floored to half minutes at the most (a median may end in .5).
    Minutes(f64),
    /// A ticket.
    Ticket(TicketId),
    /// A message.
    Message(MessageId),
    /// Another thing that is named by a letter and a number (`c7`), in JSON too: a bare number is a ticket or a message.
    Lettered(Lettered),
    /// Several words, possibly a stranger's.
    List(Vec<String>),
    /// Several tickets.
    Tickets(Vec<TicketId>),
    /// A table within a cell; boxed, as a cell is small and there are millions of them.
    Table(Box<Table>),
    /// The first row of a table within a cell: one thing with fields of its own.
    Record(Box<Table>),
}

/// How a format should write.
#[derive(Clone, Debug)]
pub struct Style {
    /// Whether colours may be used.
    pub color: bool,
    /// Columns of the terminal; `None` where there is no terminal.
    pub width: Option<usize>,
    /// The zone for people; machines always get UTC.
    pub zone: Zone,
    /// The instant against which "3 h ago" is said.
    pub now: Moment,
    /// Whether the header line is left out.
    pub no_header: bool,
    /// Whether CSV leaves cells that look like formulas as they are (`--raw`).
    pub raw: bool,
    /// One object instead of a list (JSON formats; the table has exactly one row).
    pub single: bool,
}
