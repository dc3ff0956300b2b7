//! How plain values become cells, so that a row can be written down as `vec![id.into(), due_at.into()]`.

use super::{Cell, Table};
use crate::desk::id::{CustomerId, KeyId, MessageId, OutboxId, QuarantineId, SurveyId, TicketId};
use crate::desk::time::{Moment, Span};

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
