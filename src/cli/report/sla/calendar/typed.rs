//! Times that are typed for a calendar.

use crate::cli::context::Context;
use crate::desk::calendar::{Calendar, WallTime};
use crate::desk::period::{Edge, instant};
use crate::desk::time::Moment;
use crate::error::{Error, Result};

/// A time that was typed, read in the calendar's zone; tells where the clocks make it doubtful.
pub(super) fn typed(text: &str, calendar: &Calendar, context: &mut Context) -> Result<Moment> {
    let zone = calendar.zone();
    let at = instant(text, Edge::Start, context.now, zone)?;
    let text = text.trim();
    match WallTime::of(text, zone) {
        WallTime::Once => {}
        WallTime::Twice { later } => {
            let (first, second) = (at.format(zone, "%H:%M %:z"), later.format(zone, "%H:%M %:z"));
            context.ui.warn(format!(
                "the clocks of {} show {text} twice; {first} is taken, not {second}",
                zone.name()
            ));
            context.ui.hint(format!("{} is the other one", later.format(zone, "%Y-%m-%dT%H:%M:%S%:z")));
        }
        WallTime::Never => {
            let taken = at.local(zone);
            context.ui.warn(format!("the clocks of {} skip {text}; {taken} is taken", zone.name()));
        }
    }
    counted(text, at)
}

/// An instant in the years for which calendars are made.
pub(super) fn counted(text: &str, at: Moment) -> Result<Moment> {
    if (FIRST..LAST).contains(&at.0) {
        return Ok(at);
    }
    Err(Error::usage(format!("{text} is too far away: calendars are counted from 1971 to 2199"))
        .hint("write a date nearer to today"))
}

/// The instants between which calendars are counted, 1971 to 2199, in seconds since 1970.
const FIRST: i64 = 31_536_000;

const LAST: i64 = 7_258_118_400;
