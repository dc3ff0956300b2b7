//! Everything a user sees is one value, a [`Table`]: columns with names, rows of typed cells.
//!
//! Cells stay typed until a format writes them, so cleaning for the terminal, the guard against spreadsheet formulas,
//! escaping and local time each live in one file. Only [`Cell::Text`] and [`Cell::List`] can hold a stranger's words.

use crate::desk::id::{MessageId, TicketId};
use crate::desk::time::{Moment, Span, Zone};

/// What a user sees: rows under named columns.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Table {
    /// The columns; each row has as many cells.
    pub columns: Vec<Column>,
    /// The rows, in the order in which they are shown.
    pub rows: Vec<Vec<Cell>>,
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
    /// Several words.
    List,
    /// A table of its own (JSON only; text formats show how many rows it has).
    Table,
}

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing: `null`, an empty field, `-`.
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
    /// Several words, possibly a stranger's.
    List(Vec<String>),
    /// A table within a cell.
    Table(Table),
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
