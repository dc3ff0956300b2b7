//! About what, and from whom, most came.

use super::figures::{cell, number, only, text};
use crate::desk::facts::Facts;
use crate::page::{Bar, Bars, Picture, Section, Unit};
use crate::report::options::Options;
use crate::report::scorecard::{CUSTOMERS, TAGS};
use crate::report::shape::Report;
use crate::table::Cell;

/// So many are shown.
const MOST: usize = 10;

/// What a sheet of paper has room for.
const SHOWN: [&str; 8] =
    ["group", "created", "first_response_minutes", "solved", "reopened", "fcr_pct", "met_pct", "open"];

/// The tags that most new tickets carry first.
pub(super) fn tags(facts: &Facts, options: &Options) -> Section {
    top(&TAGS, "Tags", "tag", facts, options)
}

/// The customers who began most tickets.
pub(super) fn customers(facts: &Facts, options: &Options) -> Section {
    top(&CUSTOMERS, "Customers", "customer", facts, options)
}

fn top(report: &Report, title: &str, noun: &str, facts: &Facts, options: &Options) -> Section {
    let all = (report.build)(report, facts, &Options { by: [report.by, None], ..*options });
    let mut table = only(all, &SHOWN);
    let created = |table: &crate::table::Table, row: &[Cell]| match cell(table, row, "created") {
        Cell::Int(created) => *created,
        _ => 0,
    };
    let mut rows: Vec<Vec<Cell>> = std::mem::take(&mut table.rows);
    // The last row is the total, whatever a tag may be called.
    let total = rows.pop().map_or(0, |row| created(&table, &row));
    rows.retain(|row| created(&table, row) > 0);
    let others = rows.len().saturating_sub(MOST);
    // The order of the report, which is that of the names, holds among equals.
    rows.sort_by_key(|row| std::cmp::Reverse(created(&table, row)));
    rows.truncate(MOST);
    let bars: Vec<Bar> = rows
        .iter()
        .map(|row| Bar {
            label: row.first().map(text).unwrap_or_default(),
            value: number(cell(&table, row, "created")),
            note: String::new(),
        })
        .collect();
    let shown: i64 = rows.iter().map(|row| created(&table, row)).sum();
    let sentence = match (rows.first(), others) {
        (None, _) => String::new(),
        (Some(_), 0) => format!("{total} new tickets by {noun}."),
        (Some(_), others) => {
            format!("The first {MOST} stand for {shown} of {total} new tickets; {others} more are not shown.")
        }
    };
    let picture = match bars.is_empty() {
        true => Picture::Empty("No ticket began in this period.".into()),
        false => Picture::Bars(Bars { bars, unit: Unit::Count("tickets") }),
    };
    table.rows = rows;
    Section { id: noun.to_owned(), title: format!("{title} with most new tickets"), sentence, picture, table }
}
