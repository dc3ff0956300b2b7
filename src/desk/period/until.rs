//! Until when: the instant ahead that people name when they put something aside.

use super::relative::is_weekday;
use super::{Fault, Side, Units, clock, covered, duration, word};
use crate::desk::time::{Moment, Zone};

/// The forms of an instant ahead, for messages and help.
pub const UNTIL_FORMS: &str =
    "4h, 2d, 17:00, tomorrow, monday, `monday 9:00`, `in 3 days`, next-week, 2026-12-01, `2026-12-01 09:30`";

/// The instant that lies a length of time (`4h`, `2d`) ahead, or that a time of day (the next one), a day (`tomorrow`, `monday`:
/// the next one, today only with a time that lies ahead), a day with a time, or a date names. A day alone begins when its date
/// does. What does not lie ahead is a fault.
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
    let unknown = |fault: Fault| match fault.hint.contains("time of day") {
        true => fault,
        false => Fault::new(fault.message, format!("write {UNTIL_FORMS}")),
    };
    let at = covered(text, Side::Ahead, now, zone).map_err(unknown)?.from;
    // A weekday or a time of day that is past comes again.
    let day = match text.rsplit_once(char::is_whitespace).filter(|(_, time)| time.contains(':')) {
        Some((day, _)) => Some(word(day)),
        None if text.contains(':') => None,
        None => Some(word(text)),
    };
    let day = day.as_deref().map(|day| day.strip_suffix("-at").unwrap_or(day));
    let comes_again = match day {
        Some(day) => is_weekday(day),
        None => clock(text, Side::Ahead, now, zone)?.is_some() && !text.contains(['-', 'T']),
    };
    if at > now || !comes_again {
        return Ok(at);
    }
    let tomorrow = now.date(zone).succ_opt().map_or(now, |day| zone.start_of(day));
    covered(text, Side::Ahead, tomorrow, zone).map(|range| range.from).map_err(unknown)
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
            ("next week", "2026-10-26 00:00"),
            ("17:00", "2026-10-22 17:00"),
            ("9:00", "2026-10-23 09:00"),
            ("Fri", "2026-10-23 00:00"),
            ("next friday 9:00", "2026-10-23 09:00"),
            ("friday at 9:00", "2026-10-23 09:00"),
            ("thursday 15:00", "2026-10-22 15:00"),
            ("thursday 10:00", "2026-10-29 10:00"),
            ("in 3 days", "2026-10-25 00:00"),
            ("in 2 weeks", "2026-11-05 00:00"),
            ("in 2 hours", "2026-10-22 16:00"),
            ("in-90-minutes", "2026-10-22 15:30"),
            ("in 1 month 9:00", "2026-11-22 09:00"),
        ] {
            assert_eq!(at(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn what_does_not_is_refused_with_advice() {
        for text in [
            "0m",
            "today",
            "today 13:00",
            "yesterday",
            "now",
            "2020-01-01",
            "soon",
            "monday 25:00",
            "9:5",
            "last monday",
            "3 days ago",
            "in 0 days",
            "",
        ] {
            assert!(at(text).unwrap_err().contains("write"), "{text}");
        }
    }
}
