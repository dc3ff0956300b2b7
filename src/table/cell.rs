//! A table and its typed cells. Plain values become cells, so that a row can be written down as
//! `vec![id.into(), due_at.into()]`.

use super::column::Column;
use crate::desk::id::{CustomerId, KeyId, Lettered, MessageId, OutboxId, QuarantineId, SurveyId, TicketId};
use crate::desk::time::{Moment, Span};

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

macro_rules! cells {
    ($($from:ty => |$value:ident| $cell:expr;)+) => {
        $(impl From<$from> for Cell {
            fn from($value: $from) -> Cell { $cell }
        })+
    };
}

cells! {
    String => |text| Cell::Text(text);
    &str => |text| Cell::Text(text.to_owned());
    i64 => |n| Cell::Int(n);
    u32 => |n| Cell::Int(i64::from(n));
    u64 => |n| Cell::Int(i64::try_from(n).unwrap_or(i64::MAX));
    usize => |n| Cell::Int(i64::try_from(n).unwrap_or(i64::MAX));
    bool => |yes| Cell::Bool(yes);
    Moment => |moment| Cell::At(moment);
    Span => |span| Cell::For(span);
    TicketId => |id| Cell::Ticket(id);
    MessageId => |id| Cell::Message(id);
    CustomerId => |id| Cell::Lettered(id.into());
    KeyId => |id| Cell::Lettered(id.into());
    OutboxId => |id| Cell::Lettered(id.into());
    QuarantineId => |id| Cell::Lettered(id.into());
    SurveyId => |id| Cell::Lettered(id.into());
    Vec<TicketId> => |ids| Cell::Tickets(ids);
    Vec<String> => |words| Cell::List(words);
    Vec<i64> => |numbers| Cell::Series(numbers);
    Table => |table| Cell::Table(Box::new(table));
}

impl Cell {
    /// The minutes of a goal of so many seconds: whole ones as such, a goal with seconds in hundredths.
    pub fn goal_minutes(seconds: i64) -> Cell {
        match seconds % 60 {
            0 => Cell::Minutes((seconds / 60) as f64),
            _ => Cell::Ratio(seconds, 60),
        }
    }

    /// The first row of a table as one thing with fields of its own.
    pub fn record(table: Table) -> Cell {
        Cell::Record(Box::new(table))
    }
}

/// What is absent is empty.
impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Cell {
        value.map_or(Cell::Empty, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_small() {
        assert_eq!(size_of::<Cell>(), 32, "there are millions of them; what is larger goes into a box");
    }
}
