//! Where figures go wrong: an empty desk, a single ticket, the last second of a month, the day on which the clocks change,
//! a time that has not come.

use super::fixture::{Desk, SETTINGS, column, int, made};
use crate::desk::period;
use crate::desk::time::{DAY, Moment, Zone};
use crate::report::{ALL, By, Options, Report};
use crate::table::{Cell, Table};

/// A report, a figure that counts what happens to one ticket at one instant, and the row in which it stands.
const COUNTED: [(&str, &str, Option<&str>); 7] = [
    ("response", "answered", None),
    ("next-response", "answered", None),
    ("resolution", "tickets", Some("full_resolution")),
    ("reopen", "solved", None),
    ("replies", "solved", None),
    ("repeat", "known", None),
    ("audit", "of", Some("abandoned")),
];

fn zagreb() -> Zone {
    Zone::named("Europe/Zagreb").unwrap()
}

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

/// Days and months of Zagreb; looked at a month later.
fn of(words: &str, seen: Moment) -> Options {
    let range = period::parse(words, seen, zagreb()).unwrap();
    Options {
        range,
        as_of: seen.plus(30 * DAY),
        zone: zagreb(),
        by: [None, None],
        backfill: false,
        lists: false,
    }
}

/// One ticket; what the report counts happens at this instant.
fn one(report: &str, at: Moment) -> Desk {
    let mut desk = Desk::new(SETTINGS);
    let began = if report == "repeat" { at } else { at.plus(-7200) };
    desk.tell(1, began, "created", None, false);
    desk.about(1, "eva", Some("login"), began);
    match report {
        "repeat" => {}
        "response" => desk.tell(1, at, "agent_reply", Some("ann"), false),
        "next-response" => {
            desk.tell(1, at.plus(-5400), "agent_reply", Some("ann"), false);
            desk.tell(1, at.plus(-1800), "customer_reply", None, false);
            desk.tell(1, at, "agent_reply", Some("ben"), false);
        }
        _ => {
            desk.tell(1, at.plus(-5400), "agent_reply", Some("ann"), false);
            desk.tell(1, at, "solved", Some("ann"), false);
        }
    }
    desk
}

fn counted(report: &str, figure: &str, part: Option<&'static str>, desk: &Desk, options: &Options) -> i64 {
    let table = made(Report::named(report).unwrap(), desk, options);
    let row = table.rows.iter().rev().find(|row| part.is_none_or(|part| row[1] == Cell::Word(part)));
    int(&table, row.unwrap(), figure)
}

/// Whether every figure says that there is nothing: no count above zero, and neither share nor time at all.
fn says_nothing(report: &Report, table: &Table) {
    for figure in report.figures {
        let place = table.position(figure.column.name).unwrap();
        for row in &table.rows {
            let nothing = match &row[place] {
                Cell::Int(count) => *count == 0,
                Cell::Percent(_, whole) | Cell::Ratio(_, whole) => *whole == 0,
                Cell::Bool(few) => *few,
                Cell::Series(values) => values.iter().all(|value| *value == 0),
                // Of words a summary has some: a unit, the name of a report.
                other => matches!(other, Cell::Empty | Cell::Word(_)),
            };
            assert!(nothing, "{} {}: {:?}", report.name, figure.column.name, row[place]);
        }
    }
}

#[test]
fn an_empty_desk_has_rows_and_says_nothing() {
    let desk = Desk::new(SETTINGS);
    let options = of("2026-03", at("2026-03-15T12:00:00Z"));
    for report in ALL {
        for by in [None, Some(By::Agent), Some(By::Day)] {
            let table = made(report, &desk, &Options { by: [by, None], ..options });
            assert!(!table.rows.is_empty(), "{}", report.name);
            says_nothing(report, &table);
        }
    }
}

#[test]
fn the_last_second_of_a_month_belongs_to_it_and_the_next_to_the_next() {
    let last = at("2026-03-31T21:59:59Z");
    for (report, figure, part) in COUNTED {
        for (instant, march, april) in [(last, 1, 0), (last.plus(1), 0, 1)] {
            let desk = one(report, instant);
            let of = |words| counted(report, figure, part, &desk, &of(words, instant));
            assert_eq!((of("2026-03"), of("2026-04")), (march, april), "{report} {figure} at {instant:?}");
        }
    }
}

#[test]
fn the_day_on_which_the_clocks_change_has_twenty_three_hours() {
    let (first, last) = (at("2026-03-28T23:00:00Z"), at("2026-03-29T21:59:59Z"));
    for (report, figure, part) in COUNTED {
        for (instant, inside) in [(first.plus(-1), 0), (first, 1), (last, 1), (last.plus(1), 0)] {
            let (desk, options) = (one(report, instant), of("2026-03-29", last));
            assert_eq!(counted(report, figure, part, &desk, &options), inside, "{report} at {instant:?}");
        }
        let options = Options { by: [Some(By::Day), None], ..of("2026-03", last) };
        let table = made(Report::named(report).unwrap(), &one(report, last), &options);
        assert_eq!(column(&table, "group")[0], "2026-03-29", "{report}");
    }
}

#[test]
fn what_has_not_come_yet_has_no_figures() {
    let now = at("2026-03-10T12:00:00Z");
    for (report, figure, part) in COUNTED {
        let desk = one(report, now);
        let later = Options { as_of: now.plus(DAY), ..of("2027-01", now) };
        assert_eq!(counted(report, figure, part, &desk, &later), 0, "{report}");
        let report = Report::named(report).unwrap();
        // Everything of the ticket is answered, so that nothing is open as of the report either.
        says_nothing(report, &made(report, &desk, &later));
    }
}
