//! A table of figures made to fit a narrow terminal: what says least is left out, and named, so that a row stays a row. Formats for
//! machines, and who has chosen columns, get all of them.

use super::cell::{Cell, Table};
use super::format::Style;
use super::layout::is_fitting;

/// What is left out first, in this order, after columns in which nothing stands.
const FIRST: &[&str] = &[
    "mean_business_minutes",
    "mean_minutes",
    "cancelled",
    "backfill",
    "abandoned",
    "no_reply",
    "corrections",
    "paused",
    "p90_business_minutes",
    "first_responses",
    "gross_matured",
    "gross_resolved",
    "one_touch_of",
    "one_touch",
    "one_hour",
    "no_reopen",
    "matured",
    "trend",
];

/// Never left out, where they stand: what most people look for.
const LAST: &[&str] = &["met_pct", "fcr_pct", "decided", "missed", "solved", "created", "open", "backlog"];

/// What was left out.
#[derive(Default, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// In these columns nothing but 0 or nothing stood.
    pub empty: Vec<&'static str>,
    /// For these there was no room.
    pub more: Vec<&'static str>,
}

/// The table with as many columns as have room side by side on this terminal. One of a single row stands upright, and needs no
/// room.
pub fn narrowed(mut table: Table, style: &Style) -> (Table, LeftOut) {
    let mut left_out = LeftOut::default();
    let Some(room) = style.width else { return (table, left_out) };
    if table.rows.len() < 2 {
        return (table, left_out);
    }
    while !is_fitting(&table, style, room) {
        let Some((place, empty)) = least(&table) else { break };
        let column = table.columns.remove(place);
        for row in table.rows.iter_mut().filter(|row| place < row.len()) {
            row.remove(place);
        }
        if empty { left_out.empty.push(column.name) } else { left_out.more.push(column.name) }
    }
    (table, left_out)
}

/// The column that says least, and whether nothing stands in it.
fn least(table: &Table) -> Option<(usize, bool)> {
    let may = |place: &usize| {
        table.columns.get(*place).is_some_and(|column| column.holds.is_number() || column.name == "trend")
            && *place > 0
    };
    let name = |place: &usize| table.columns.get(*place).map_or("", |column| column.name);
    let places = || (0..table.columns.len()).rev().filter(may);
    let is_empty = |place: &usize| {
        let nothing = |cell: &Cell| match cell {
            Cell::Empty | Cell::Int(0) | Cell::Percent(_, 0) => true,
            Cell::Minutes(minutes) => *minutes == 0.0,
            _ => false,
        };
        table.rows.iter().all(|row| row.get(*place).is_none_or(nothing))
    };
    let usual = |place: &usize| !LAST.contains(&name(place));
    places()
        .filter(usual)
        .find(is_empty)
        .map(|place| (place, true))
        .or_else(|| {
            FIRST
                .iter()
                .find_map(|first| places().find(|place| name(place) == *first))
                .map(|place| (place, false))
        })
        .or_else(|| places().find(usual).map(|place| (place, false)))
}

#[cfg(test)]
mod tests {
    use super::super::column::{Column, Holds};
    use super::*;
    use crate::desk::time::{Moment, Zone};

    fn style(width: usize) -> Style {
        let width = Some(width);
        Style {
            color: false,
            width,
            zone: Zone::UTC,
            now: Moment(0),
            no_header: false,
            raw: false,
            single: false,
        }
    }

    fn table() -> Table {
        let mut table = Table::new([
            Column::shown("group", Holds::Text, "."),
            Column::shown("decided", Holds::Int, "."),
            Column::shown("met_pct", Holds::Percent, "."),
            Column::shown("at_risk", Holds::Int, "."),
            Column::shown("cancelled", Holds::Int, "."),
            Column::shown("p90_minutes", Holds::Minutes, "."),
            Column::shown("median_minutes", Holds::Minutes, "."),
        ]);
        for name in ["ana", "total"] {
            let share = Cell::Percent(1, 2);
            let minutes = || Cell::Minutes(123_456.0);
            table.push(vec![
                name.into(),
                Cell::Int(2),
                share,
                Cell::Int(0),
                Cell::Int(1),
                minutes(),
                minutes(),
            ]);
        }
        table
    }

    #[test]
    fn what_says_least_goes_first_and_is_named() {
        let (wide, nothing) = narrowed(table(), &style(200));
        assert_eq!((wide.columns.len(), nothing), (7, LeftOut::default()));
        let (narrow, left_out) = narrowed(table(), &style(36));
        let names: Vec<_> = narrow.columns.iter().map(|column| column.name).collect();
        assert_eq!(left_out, LeftOut { empty: vec!["at_risk"], more: vec!["cancelled", "median_minutes"] });
        assert_eq!(names, ["group", "decided", "met_pct", "p90_minutes"]);
        assert!(narrow.rows.iter().all(|row| row.len() == names.len()));
        // What people look for stays, whatever the room.
        let (least, _) = narrowed(table(), &style(5));
        assert_eq!(
            least.columns.iter().map(|column| column.name).collect::<Vec<_>>(),
            ["group", "decided", "met_pct"]
        );
    }
}
