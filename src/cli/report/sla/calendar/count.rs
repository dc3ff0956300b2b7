//! Counting in a calendar: when a promise falls due, and how much open time lies between two instants.

use super::drawing::told;
use super::typed::typed;
use super::week::{WINDOWS, clock, row, rows};
use crate::cli::context::Context;
use crate::desk::calendar::{Calendar, HORIZON, Step, in_hours};
use crate::desk::clean::{Breaks, clean};
use crate::desk::settings::promised;
use crate::desk::time::{Moment, Span, Zone};
use crate::error::{Error, Result};
use crate::table::wrap::wrapped;
use crate::table::{Cell, Column, Holds, Table};

/// Columns of `--test T --add TIME`.
pub const DUE: &[Column] = &[
    Column::shown("start", Holds::At, "when the time begins to count"),
    Column::shown("add_seconds", Holds::Seconds, "the open time to be counted"),
    Column::shown("due_at", Holds::At, "the instant by which so much open time has passed"),
    Column::more("calendar", Holds::Text, "in which it was counted"),
    Column::more("windows", Holds::Table, "the open windows that were used, and the closed dates between")
        .of(WINDOWS),
];

/// Columns of `--between A B`.
pub const BETWEEN: &[Column] = &[
    Column::shown("from", Holds::At, "the first instant"),
    Column::shown("to", Holds::At, "the second one, which is no part of it"),
    Column::shown("open_seconds", Holds::Seconds, "the open time between the two"),
    Column::more("calendar", Holds::Text, "in which it was counted"),
    Column::more("windows", Holds::Table, "the open windows between, and the closed dates").of(WINDOWS),
];

/// The blanks before a note, under the times.
const NOTED: &str = "                  ";

/// A person reads no more steps than this; what lies between the first and the last ones is told in one line.
const FIRST_STEPS: usize = 24;
const LAST_STEPS: usize = 6;

/// `--test T --add TIME`; the due instant.
pub(super) fn due(
    start: &str,
    add: &str,
    calendar: &Calendar,
    name: &str,
    context: &mut Context,
) -> Result<Moment> {
    context.check(DUE)?;
    let seconds = promised(add).map_err(|expected| {
        Error::usage(format!("{add:?} is no time that can be promised")).hint(format!("write {expected}"))
    })?;
    let zone = calendar.zone();
    let start = typed(start, calendar, context)?;
    let due = calendar.advance(start, seconds).ok_or_else(|| {
        Error::refused(format!("{add} of open time do not pass within six years in calendar {name}"))
            .hint(format!("desk sla calendar {name}"))
    })?;
    if context.format()?.name == "table" && context.globals.columns.is_empty() {
        let added = in_hours(Span(seconds));
        let mut lines =
            vec![format!("{} plus {added} of {name}, {}", told(start, zone), zone.name()), String::new()];
        if !calendar.is_open(start)
            && let Some(opens) = calendar.next_opening(start)
        {
            lines.push(format!("  closed at the start; opens {}", told(opens, zone)));
        }
        lines.extend(arithmetic(calendar, start, due));
        lines.extend([String::new(), format!("due {} ({})", told(due, zone), due.rfc3339())]);
        print(&lines, context)?;
        return Ok(due);
    }
    let mut table = Table::new(DUE);
    let windows = windows(calendar, start, due);
    table.push(vec![start.into(), Cell::For(Span(seconds)), due.into(), name.into(), windows.into()]);
    context.show_one(table, zone).map(|()| due)
}

/// `--between A B`; the second instant.
pub(super) fn between(
    from: &str,
    to: &str,
    calendar: &Calendar,
    name: &str,
    context: &mut Context,
) -> Result<Moment> {
    context.check(BETWEEN)?;
    let zone = calendar.zone();
    let (from, to) = (typed(from, calendar, context)?, typed(to, calendar, context)?);
    if to < from {
        return Err(Error::usage("the second time is before the first").hint(format!(
            "--between '{}' '{}'",
            to.local(zone),
            from.local(zone)
        )));
    }
    if (to - from).0 > HORIZON {
        return Err(Error::usage("more than six years lie between the two").hint("count year by year"));
    }
    let open = Span(calendar.open_seconds(from, to));
    if context.format()?.name == "table" && context.globals.columns.is_empty() {
        let (a, b) = (told(from, zone), told(to, zone));
        let mut lines = vec![format!("{a} to {b} in {name}, {}", zone.name()), String::new()];
        lines.extend(arithmetic(calendar, from, to));
        lines.extend([String::new(), format!("open {}", in_hours(open))]);
        print(&lines, context)?;
        return Ok(to);
    }
    let mut table = Table::new(BETWEEN);
    table.push(vec![
        from.into(),
        to.into(),
        Cell::For(open),
        name.into(),
        windows(calendar, from, to).into(),
    ]);
    context.show_one(table, zone).map(|()| to)
}

/// The steps in words, each with its length and the sum so far.
fn arithmetic(calendar: &Calendar, from: Moment, to: Moment) -> Vec<String> {
    let steps = calendar.steps(from, to);
    let in_words = |(at, step): (usize, &Step)| {
        let before = steps.get(..at).unwrap_or_default();
        match step {
            Step::Open { date, window, sum, note } => {
                let (opens, closes) = clock(*window, calendar.zone());
                let length = in_hours(window.to - window.from);
                let sum = in_hours(Span(*sum));
                let day = date.format("%a %Y-%m-%d");
                // A note of the date stands with its first window.
                let told =
                    before.iter().any(|step| matches!(step, Step::Open { date: other, .. } if other == date));
                let note = note.as_ref().filter(|_| !told).map(|note| format!("\n{NOTED}{note}"));
                let note = note.unwrap_or_default();
                format!("  {day}  {opens}-{closes}  {length:>11}  {sum:>14}{note}")
            }
            Step::Closed { first, last, why } if first == last => {
                format!("  {}  closed: {why}", first.format("%a %Y-%m-%d"))
            }
            Step::Closed { first, last, why } => {
                format!("  {} to {}  closed: {why}", first.format("%a %Y-%m-%d"), last.format("%a %Y-%m-%d"))
            }
        }
    };
    let all = steps.iter().enumerate();
    if steps.len() <= FIRST_STEPS + LAST_STEPS {
        return all.map(in_words).collect();
    }
    let left_out = steps.len() - FIRST_STEPS - LAST_STEPS;
    let mut lines: Vec<String> = all.clone().take(FIRST_STEPS).map(in_words).collect();
    lines.push(format!("  … {left_out} more lines of open windows and closed days …"));
    lines.extend(all.skip(FIRST_STEPS + left_out).map(in_words));
    lines
}

/// The windows between two instants as a table, cut to them.
fn windows(calendar: &Calendar, from: Moment, to: Moment) -> Table {
    let mut table = Table::new(WINDOWS);
    for step in calendar.steps(from, to) {
        match step {
            Step::Open { date, window, note, .. } => table.push(row(&calendar.day(date), Some(window), note)),
            Step::Closed { first, last, .. } => {
                for date in first.iter_days().take_while(|date| *date <= last) {
                    rows(&calendar.day(date), &mut table);
                }
            }
        }
    }
    table
}

/// Prints lines that may hold names from the settings, as wide as the terminal.
fn print(lines: &[String], context: &mut Context) -> Result<()> {
    let width = context.ui.style(Zone::UTC, context.now).width;
    let pieces = |line: &str| wrapped(clean(line, Breaks::Space).as_ref(), width, 0);
    let lines = lines.iter().flat_map(|line| line.split('\n')).flat_map(pieces);
    let text: String = lines.map(|line| format!("{}\n", line.trim_end())).collect();
    context.ui.print(&text)
}
