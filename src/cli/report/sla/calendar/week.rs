//! A week of a calendar: drawn for people, as a table of its windows for machines.

use super::drawing::{Drawing, told};
use super::typed::counted;
use crate::cli::context::Context;
use crate::desk::calendar::{Calendar, Day};
use crate::desk::period::{Edge, Range, instant};
use crate::desk::time::{Span, Zone};
use crate::error::Result;
use crate::table::{Cell, Column, Holds, Table};

/// Columns of a table of windows. A date that is closed all day stands there without instants.
pub const WINDOWS: &[Column] = &[
    Column::shown("date", Holds::Text, "the local date"),
    Column::shown("weekday", Holds::Text, "its weekday"),
    Column::shown("from", Holds::At, "when it opens; empty where it is closed all day"),
    Column::shown("to", Holds::At, "when it closes, at midnight at the latest"),
    Column::shown("open_seconds", Holds::Seconds, "the open time between the two"),
    Column::shown("note", Holds::Text, "the holiday, or the change of the clocks; why it is closed"),
];

/// Draws or lists the week in which this day lies.
pub(super) fn run(week: Option<&str>, calendar: &Calendar, name: &str, context: &mut Context) -> Result<()> {
    let zone = calendar.zone();
    let at = match week {
        Some(word) => counted(word, instant(word, Edge::Start, context.now, zone)?)?,
        None => context.now,
    };
    let days = calendar.week_of(at);
    if context.format()?.name != "table" {
        context.check(WINDOWS)?;
        let mut table = Table::new(WINDOWS);
        days.iter().for_each(|day| rows(day, &mut table));
        return context.show(table, zone);
    }
    let style = context.ui.style(zone, context.now);
    let title = title(calendar, name, &days);
    let text = Drawing::new(style.width, style.color).week(&title, &days, context.now);
    context.ui.print(&text)?;
    if days.iter().all(|day| day.windows.is_empty()) {
        let opens = days.first().and_then(|day| calendar.next_opening(day.range.from));
        let when =
            opens.map_or("it does not open for years".into(), |at| format!("it opens {}", told(at, zone)));
        context.ui.note(format!("this week has no open minute; {when}"));
    }
    Ok(())
}

/// `office, Europe/Zagreb, 2026-W44`
fn title(calendar: &Calendar, name: &str, days: &[Day<'_>]) -> String {
    let week = days.first().map(|day| day.date.format("%G-W%V").to_string()).unwrap_or_default();
    format!("{name}, {}, {week}", calendar.zone().name())
}

/// The windows of a day as rows.
pub(super) fn rows(day: &Day<'_>, table: &mut Table) {
    // A special date that is closed names itself.
    let why = day.closed_because().filter(|_| !day.is_special);
    let said: Vec<String> = day.note().into_iter().chain(why).collect();
    let note = (!said.is_empty()).then(|| said.join("; "));
    if day.windows.is_empty() {
        table.push(row(day, None, note.clone()));
    }
    for window in &day.windows {
        table.push(row(day, Some(*window), note.clone()));
    }
}

/// One row of such a table.
pub(super) fn row(day: &Day<'_>, window: Option<Range>, note: Option<String>) -> Vec<Cell> {
    let length = window.map_or(Span(0), |window| window.to - window.from);
    vec![
        day.date.to_string().into(),
        day.date.format("%a").to_string().into(),
        window.map(|window| window.from).into(),
        window.map(|window| window.to).into(),
        Cell::For(length),
        note.into(),
    ]
}

/// A local time as `16:00`; the midnight that ends a day is 24:00.
pub(super) fn clock(window: Range, zone: Zone) -> (String, String) {
    let (from, to) = (window.from.format(zone, "%H:%M"), window.to.format(zone, "%H:%M"));
    (from, if to == "00:00" { "24:00".into() } else { to })
}
