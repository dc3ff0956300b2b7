//! What a cell says in the text formats: numbers bare, instants in UTC, lists joined with commas, series
//! with blanks (with commas, some readers would take two small numbers for one large), words cleaned.

use std::borrow::Cow;

use super::cell::{Cell, Table};
use super::figure::{decimal, half_minutes, hundredths};
use crate::desk::clean::{Breaks, clean};
use crate::desk::id::TicketId;

pub use super::figure::tenths;

/// The cell as text; empty for [`Cell::Empty`] and for figures that do not exist.
pub fn plain(cell: &Cell, breaks: Breaks) -> Cow<'_, str> {
    match cell {
        Cell::Empty => Cow::Borrowed(""),
        Cell::Text(text) => clean(text, breaks),
        Cell::Word(word) => Cow::Borrowed(word),
        Cell::Int(n) => Cow::Owned(n.to_string()),
        Cell::Bool(yes) => Cow::Borrowed(if *yes { "true" } else { "false" }),
        Cell::Percent(numerator, denominator) => tenths(*numerator, *denominator)
            .map_or(Cow::Borrowed(""), |tenths| Cow::Owned(decimal(tenths, 1))),
        Cell::Ratio(numerator, denominator) => {
            let said = hundredths(*numerator, *denominator);
            said.map_or(Cow::Borrowed(""), |hundredths| Cow::Owned(decimal(hundredths, 2)))
        }
        Cell::Series(numbers) => Cow::Owned(numbers.iter().map(i64::to_string).collect::<Vec<_>>().join(" ")),
        Cell::At(moment) => Cow::Owned(moment.rfc3339()),
        Cell::For(span) => Cow::Owned(span.0.to_string()),
        Cell::Minutes(minutes) => {
            half_minutes(*minutes).map_or(Cow::Borrowed(""), |minutes| Cow::Owned(minutes.to_string()))
        }
        Cell::Ticket(id) => Cow::Owned(id.to_string()),
        Cell::Message(id) => Cow::Owned(id.to_string()),
        Cell::Lettered(id) => Cow::Owned(id.to_string()),
        Cell::Tickets(ids) => Cow::Owned(ids.iter().map(TicketId::to_string).collect::<Vec<_>>().join(",")),
        Cell::List(words) => {
            Cow::Owned(words.iter().map(|word| clean(word, breaks)).collect::<Vec<_>>().join(","))
        }
        Cell::Table(table) => Cow::Owned(table.rows.len().to_string()),
        Cell::Record(table) => Cow::Owned(fields(table, breaks)),
    }
}

/// `name=value` for each field that is there, as in a log line.
fn fields(table: &Table, breaks: Breaks) -> String {
    let cells = table.columns.iter().zip(table.rows.first().into_iter().flatten());
    let said =
        cells.map(|(column, cell)| (column.name, plain(cell, breaks))).filter(|(_, said)| !said.is_empty());
    said.map(|(name, said)| format!("{name}={said}")).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::{Column, Holds};
    use super::*;

    #[test]
    fn a_record_is_its_fields_in_a_line() {
        let columns = [Column::shown("status", Holds::Text, "."), Column::shown("due_at", Holds::At, ".")];
        let mut table = Table::new(columns);
        table.push(vec!["met\tlate".into(), Cell::Empty]);
        assert_eq!(plain(&Cell::record(table), Breaks::Escaped), "status=met\\tlate");
        assert_eq!(plain(&Cell::record(Table::new(columns)), Breaks::Escaped), "");
    }
}
