//! What a cell says in the text formats: numbers bare, instants in UTC, lists joined with commas, words cleaned.

use std::borrow::Cow;

use super::clean::{Breaks, clean};
use super::{Cell, Table};
use crate::desk::id::TicketId;

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
        Cell::Ratio(numerator, denominator) => hundredths(*numerator, *denominator)
            .map_or(Cow::Borrowed(""), |hundredths| Cow::Owned(decimal(hundredths, 2))),
        Cell::Series(numbers) => Cow::Owned(numbers.iter().map(i64::to_string).collect::<Vec<_>>().join(" ")),
        Cell::At(moment) => Cow::Owned(moment.rfc3339()),
        Cell::For(span) => Cow::Owned(span.0.to_string()),
        Cell::Minutes(minutes) => {
            half_minutes(*minutes).map_or(Cow::Borrowed(""), |minutes| Cow::Owned(minutes.to_string()))
        }
        Cell::Ticket(id) => Cow::Owned(id.to_string()),
        Cell::Message(id) => Cow::Owned(id.to_string()),
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

/// The share in tenths of a percent, half away from zero, in whole numbers (metrics §1.0); `None` over zero.
pub fn tenths(numerator: i64, denominator: i64) -> Option<i64> {
    scaled(numerator, denominator, 1000)
}

/// The quotient in hundredths, rounded alike.
pub fn hundredths(numerator: i64, denominator: i64) -> Option<i64> {
    scaled(numerator, denominator, 100)
}

/// The quotient times `by`, rounded half away from zero; `None` over zero.
pub fn scaled(numerator: i64, denominator: i64, by: i128) -> Option<i64> {
    if denominator == 0 {
        return None;
    }
    let (n, d) = (i128::from(numerator), i128::from(denominator));
    let size = (2 * by * n.abs() + d.abs()) / (2 * d.abs());
    let signed = if (n < 0) == (d < 0) { size } else { -size };
    i64::try_from(signed).ok()
}

/// A whole number of the last of so many decimal places, written out.
fn decimal(parts: i64, places: u32) -> String {
    let sign = if parts < 0 { "-" } else { "" };
    let one = 10_u64.pow(places);
    let (whole, rest) = (parts.unsigned_abs() / one, parts.unsigned_abs() % one);
    format!("{sign}{whole}.{rest:0width$}", width = places as usize)
}

/// Floored to half minutes; `None` for what is no number.
pub fn half_minutes(minutes: f64) -> Option<f64> {
    minutes.is_finite().then(|| (minutes * 2.0).floor() / 2.0)
}

#[cfg(test)]
mod tests {
    use super::super::{Column, Holds};
    use super::*;

    #[test]
    fn shares_are_rounded_half_up_and_never_invented() {
        let said = |n, d| plain(&Cell::Percent(n, d), Breaks::Space).into_owned();
        assert_eq!(said(1, 3), "33.3");
        assert_eq!(said(2, 3), "66.7");
        assert_eq!(said(1, 2000), "0.1");
        assert_eq!(said(1, 1), "100.0");
        assert_eq!(said(-1, 3), "-33.3");
        assert_eq!(said(0, 0), "");
        assert_eq!(said(i64::MAX, 1), "", "too large to say");
    }

    #[test]
    fn a_record_is_its_fields_in_a_line() {
        let columns = [Column::shown("status", Holds::Text, "."), Column::shown("due_at", Holds::At, ".")];
        let mut table = Table::new(columns);
        table.push(vec!["met\tlate".into(), Cell::Empty]);
        assert_eq!(plain(&Cell::record(table), Breaks::Escaped), "status=met\\tlate");
        assert_eq!(plain(&Cell::record(Table::new(columns)), Breaks::Escaped), "");
    }

    #[test]
    fn minutes_have_at_most_a_half() {
        let said = |m| plain(&Cell::Minutes(m), Breaks::Space).into_owned();
        assert_eq!([said(25.5), said(25.0), said(25.49), said(f64::NAN)], ["25.5", "25", "25", ""]);
    }
}
