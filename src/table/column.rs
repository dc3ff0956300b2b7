//! The columns of a table: their names, and what kind of value stands in each.

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
    /// How soon it is left out where a terminal has no room for all of them, the highest first; 0: never. Who asks for columns
    /// by name gets them.
    pub gives_way: u8,
    /// What stands above it on a terminal; empty: its name.
    pub head: &'static str,
}

impl Column {
    /// A column that every format shows.
    pub const fn shown(name: &'static str, holds: Holds, about: &'static str) -> Column {
        Column { name, default: true, holds, about, inside: &[], gives_way: 0, head: "" }
    }

    /// A column that text formats show only when asked by `--columns`.
    pub const fn more(name: &'static str, holds: Holds, about: &'static str) -> Column {
        Column { default: false, ..Column::shown(name, holds, about) }
    }

    /// The same, holding tables or records of these columns.
    pub const fn of(self, inside: &'static [Column]) -> Column {
        Column { inside, ..self }
    }

    /// The same, left out early where a terminal is narrow: see [`Column::gives_way`].
    pub const fn gives_way(self, rank: u8) -> Column {
        Column { gives_way: rank, ..self }
    }

    /// The same under a shorter head, which stands above it on a terminal.
    pub const fn headed(self, head: &'static str) -> Column {
        Column { head, ..self }
    }

    /// What stands above it on a terminal.
    pub fn heading(&self) -> &'static str {
        if self.head.is_empty() { self.name } else { self.head }
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
    /// By how much such a figure changed ([`super::Cell::since`]); people see a `+` before what grew.
    Change,
    /// Whole numbers in the order of time; a line of small bars in a terminal with colours.
    Series,
    /// An instant.
    At,
    /// Whole seconds (the column's name ends in `_seconds`).
    Seconds,
    /// Whole or half minutes (the column's name ends in `_minutes`); of goals with seconds, hundredths.
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
