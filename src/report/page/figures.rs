//! Single figures out of the tables of reports, and how they are said.

use crate::desk::clean::Breaks;
use crate::desk::facts::Facts;
use crate::page::Unit;
use crate::report::options::Options;
use crate::report::shape::Report;
use crate::table::plain::plain;
use crate::table::{Cell, Table};

/// The table of a report without groups.
pub(super) fn whole(report: &Report, facts: &Facts, options: &Options) -> Table {
    (report.build)(report, facts, &Options { by: [None, None], ..*options })
}

/// The table with these columns alone: what a sheet of paper has room for.
pub(super) fn only(mut table: Table, names: &[&str]) -> Table {
    for column in &mut table.columns {
        column.default = names.contains(&column.name);
    }
    table.defaults_only()
}

/// A cell of the last row.
pub(super) fn last<'t>(table: &'t Table, name: &str) -> &'t Cell {
    cell(table, table.rows.last().map_or(&[], Vec::as_slice), name)
}

pub(super) fn cell<'t>(table: &Table, row: &'t [Cell], name: &str) -> &'t Cell {
    table.position(name).and_then(|place| row.get(place)).unwrap_or(&Cell::Empty)
}

/// The value of a figure; nothing where there is none.
pub(super) fn number(cell: &Cell) -> Option<f64> {
    match cell {
        Cell::Int(n) => Some(*n as f64),
        Cell::Minutes(minutes) => Some(*minutes),
        Cell::Percent(part, whole) if *whole != 0 => Some(100.0 * *part as f64 / *whole as f64),
        _ => None,
    }
}

/// A share in words, `83.3 %`; nothing where there is none.
pub(super) fn share(cell: &Cell) -> Option<String> {
    number(cell).map(|_| format!("{} %", plain(cell, Breaks::Space)))
}

/// What a share was made of: `20 of 24`.
pub(super) fn of(cell: &Cell) -> String {
    match cell {
        Cell::Percent(part, whole) if *whole != 0 => format!("{part} of {whole}"),
        _ => String::new(),
    }
}

/// A length of time by the clock on the wall, where a day has 24 hours: from two days on in days. Working time is never said so
/// (metrics §1.4).
pub(super) fn elapsed(cell: &Cell) -> Option<String> {
    const DAY: f64 = 24.0 * 60.0;
    let minutes = number(cell)?;
    if minutes < 2.0 * DAY {
        return Some(Unit::Minutes.say(minutes));
    }
    let tenths = (minutes / DAY * 10.0).round() / 10.0;
    Some(format!("{tenths} days"))
}

pub(super) fn text(cell: &Cell) -> String {
    plain(cell, Breaks::Space).into_owned()
}
