//! `desk sla calendar --list`: the calendars of the desk.

use crate::cli::context::Context;
use crate::desk::calendar::in_hours;
use crate::desk::settings::Settings;
use crate::desk::time::{Span, Zone};
use crate::error::Result;
use crate::table::{Cell, Column, Holds, Table};

/// Columns of the list of calendars.
pub const CALENDARS: &[Column] = &[
    Column::shown("name", Holds::Text, "its name"),
    Column::shown("zone", Holds::Text, "the time zone whose wall clock it follows"),
    Column::shown("a_week", Holds::Text, "the open time of a week without holidays"),
    Column::more("open_seconds", Holds::Seconds, "the same in seconds"),
    Column::shown("open", Holds::Bool, "whether it is open now"),
    Column::shown("changes_at", Holds::At, "when it closes next, or opens if it is closed"),
    Column::shown("next_holiday", Holds::Text, "the next local date with no hours or special ones"),
    Column::shown("holiday", Holds::Text, "what that date is called"),
];

/// Shows the list.
pub(super) fn run(settings: &Settings, zone: Zone, context: &mut Context) -> Result<()> {
    let mut table = Table::new(CALENDARS);
    for (name, calendar) in &settings.calendars {
        let now = context.now;
        let is_open = calendar.is_open(now);
        let changes = if is_open { calendar.next_closing(now) } else { calendar.next_opening(now) };
        let holiday = calendar.next_special(now.date(calendar.zone()));
        table.push(vec![
            name.clone().into(),
            calendar.zone().name().to_owned().into(),
            in_hours(Span(calendar.usual_week())).into(),
            Cell::For(Span(calendar.usual_week())),
            is_open.into(),
            changes.into(),
            holiday.as_ref().map(|day| day.date.to_string()).into(),
            holiday.as_ref().and_then(|day| day.note()).into(),
        ]);
    }
    context.show(table, zone)
}
