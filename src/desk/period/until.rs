//! Until when: the instant ahead that people name when they put something aside.

use chrono::{Datelike, Days, NaiveTime, Weekday};

use super::{Edge, Fault, Units, duration, instant};
use crate::desk::time::{Moment, Zone};

/// The forms of an instant ahead, for messages and help.
pub const UNTIL_FORMS: &str = "4h, 2d, tomorrow, monday, `monday 09:00`, 2026-12-01, `2026-12-01 09:30`";

/// The instant that lies a length of time (`4h`, `2d`) ahead, or that a day (`tomorrow`, `monday`: the next one), a day
/// with a time, or a date names. A day alone begins when its date does. What does not lie ahead is a fault.
pub fn until(text: &str, now: Moment, zone: Zone) -> Result<Moment, Fault> {
    let text = text.trim();
    let at = match duration(text, Units::All) {
        Ok(span) => now.plus(span.0),
        Err(_) => named(text, now, zone)?,
    };
    if at <= now {
        return Err(Fault::new(format!("`{text}` does not lie ahead"), format!("write {UNTIL_FORMS}")));
    }
    Ok(at)
}

fn named(text: &str, now: Moment, zone: Zone) -> Result<Moment, Fault> {
    let (day, time) = match text.rsplit_once([' ', '\t']) {
        Some((day, time)) if time.contains(':') => (day.trim(), Some(time)),
        _ => (text, None),
    };
    let today = now.date(zone);
    let date = match day.to_lowercase().as_str() {
        "today" => Some(today),
        "tomorrow" => today.checked_add_days(Days::new(1)),
        word => word.parse::<Weekday>().ok().and_then(|weekday| {
            let ahead = (7 + weekday.num_days_from_monday() - today.weekday().num_days_from_monday()) % 7;
            today.checked_add_days(Days::new(if ahead == 0 { 7 } else { ahead.into() }))
        }),
    };
    let unknown = |fault: Fault| Fault::new(fault.message, format!("write {UNTIL_FORMS}"));
    match (date, time) {
        (None, _) => instant(text, Edge::Start, now, zone).map_err(unknown),
        (Some(date), None) => Ok(zone.start_of(date)),
        (Some(date), Some(time)) => match NaiveTime::parse_from_str(time, "%H:%M") {
            Ok(time) => Ok(zone.at(date.and_time(time))),
            Err(_) => Err(Fault::new(format!("`{time}` is no time of day"), "write 09:30")),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Result<String, String> {
        let zone = Zone::named("Europe/Zagreb").unwrap();
        // A Thursday, 14:00 in Zagreb.
        let now = Moment::parse("2026-10-22T12:00:00Z").unwrap();
        until(text, now, zone).map(|at| at.local(zone)).map_err(|fault| fault.to_string())
    }

    #[test]
    fn what_lies_ahead_is_understood() {
        for (text, expected) in [
            ("4h", "2026-10-22 18:00"),
            ("1d2h", "2026-10-23 16:00"),
            ("tomorrow", "2026-10-23 00:00"),
            ("Tomorrow 9:00", "2026-10-23 09:00"),
            ("monday", "2026-10-26 00:00"),
            ("mon 08:30", "2026-10-26 08:30"),
            ("thursday", "2026-10-29 00:00"),
            ("today 15:00", "2026-10-22 15:00"),
            ("2026-12-01", "2026-12-01 00:00"),
            ("2026-12-01 09:30", "2026-12-01 09:30"),
            ("2026-12-01T09:30:00Z", "2026-12-01 10:30"),
            ("next-week", "2026-10-26 00:00"),
        ] {
            assert_eq!(at(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_does_not_is_refused_with_advice() {
        for text in
            ["0m", "today", "today 13:00", "yesterday", "now", "2020-01-01", "soon", "monday 25:00", ""]
        {
            assert!(at(text).unwrap_err().contains("write"), "{text}");
        }
    }
}
