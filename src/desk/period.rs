//! Stretches of local time that people name: `last-week`, `2026-Q3`, `2026-07`; and the instants and lengths they type.
//!
//! Days are counted in a zone and start at the first instant that the wall clock shows there; weeks start on Monday
//! (ISO 8601). `last-…` and `next-…` mean whole units beside the current one: `last-7-days` ends where today begins,
//! so a report over it gives the same figures all day long. A weekday is the latest one, today too, where what is past is asked
//! for, and the next one where what lies ahead is ([`Side`]). Blanks, `-` and `_` between words are the same.

use std::fmt;

use chrono::{Datelike, NaiveDate, NaiveTime, Weekday};

use crate::desk::nearest::nearest;
use crate::desk::time::{Moment, Zone};

mod duration;
mod on;
mod previous;
mod relative;
mod split;
mod unit;
mod until;

pub use duration::{Units, duration, shortest};
pub use on::on;
pub use previous::previous;
pub use relative::Side;
pub use split::{Part, Step, split};
pub use until::{UNTIL_FORMS, until};

use unit::{Unit, YEARS};

/// From an instant up to, and without, another.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Range {
    /// The first instant inside.
    pub from: Moment,
    /// The first instant after it.
    pub to: Moment,
}

impl Range {
    /// Whether this instant lies inside.
    pub fn contains(self, at: Moment) -> bool {
        self.from <= at && at < self.to
    }
}

/// Which end of a named stretch is meant where one instant is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Edge {
    /// `--from 2026-07` is the first instant of July.
    Start,
    /// `--to 2026-07` is the end of July: the first instant of August.
    End,
}

/// Why a word is no time, and what would be one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// What is wrong; no full stop at the end.
    pub message: String,
    /// What to write instead.
    pub hint: String,
}

impl Fault {
    fn new(message: impl Into<String>, hint: impl Into<String>) -> Fault {
        Fault { message: message.into(), hint: hint.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}; {}", self.message, self.hint)
    }
}

impl From<Fault> for crate::error::Error {
    fn from(fault: Fault) -> Self {
        crate::error::Error::usage(fault.message).hint(fault.hint)
    }
}

/// The forms of a period, for messages and help.
pub const FORMS: &str = "today, yesterday, monday, last-week, this-month, last-7-days, 2026, 2026-Q3, 2026-07, 2026-W30, 2026-07-01";

/// Names that "did you mean" may offer; [`parse`] understands every one.
const NAMES: &[&str] = &[
    "today",
    "yesterday",
    "tomorrow",
    "this-week",
    "last-week",
    "next-week",
    "this-month",
    "last-month",
    "next-month",
    "this-quarter",
    "last-quarter",
    "next-quarter",
    "this-year",
    "last-year",
    "next-year",
    "last-7-days",
    "last-30-days",
    "last-4-weeks",
    "last-3-months",
    "last-12-months",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "last-monday",
    "next-monday",
];

/// Names of periods, for completion.
pub fn names() -> impl Iterator<Item = &'static str> {
    NAMES.iter().copied()
}

/// The stretch that a word names (see [`FORMS`]), in the zone's local days, seen from `now`; a weekday is the latest one.
pub fn parse(text: &str, now: Moment, zone: Zone) -> Result<Range, Fault> {
    toward(text, Side::Past, now, zone)
}

/// The same where a weekday may lie ahead.
pub fn toward(text: &str, side: Side, now: Moment, zone: Zone) -> Result<Range, Fault> {
    let word = word(text);
    let found = relative::stretch(&word, side, now.date(zone)).or_else(|| calendar(&word));
    let Some((from, to)) = found.filter(|(from, _)| YEARS.contains(&from.year())) else {
        return Err(unknown(text.trim(), &word));
    };
    let range = Range { from: zone.start_of(from), to: zone.start_of(to) };
    if range.from >= range.to {
        // Samoa went from 29 to 31 December 2011.
        return Err(Fault::new(
            format!("the clocks of {} left `{}` out", zone.name(), text.trim()),
            "take a day beside it",
        ));
    }
    Ok(range)
}

/// In lower case, with a dash wherever words are parted.
fn word(text: &str) -> String {
    text.to_lowercase()
        .split(|c: char| c.is_whitespace() || c == '_')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

/// One instant: `now`, RFC 3339 with an offset or `Z`, a local `2026-07-01 09:30` (or with `T`, with seconds, and up
/// to `24:00`), `monday 9:00`, `17:00` (today), or an edge of a period.
pub fn instant(text: &str, edge: Edge, now: Moment, zone: Zone) -> Result<Moment, Fault> {
    let range = covered(text, Side::Past, now, zone)?;
    Ok(match edge {
        Edge::Start => range.from,
        // A time of day is an instant, whichever edge is meant.
        Edge::End if clock(text.trim(), Side::Past, now, zone)?.is_some() => range.from,
        Edge::End => range.to,
    })
}

/// What a date, a period or a time of day covers: a time given to the minute covers that minute, one given to the
/// second that second. This is what the comparisons of a query are made against.
pub fn covered(text: &str, side: Side, now: Moment, zone: Zone) -> Result<Range, Fault> {
    match clock(text.trim(), side, now, zone)? {
        Some(range) => Ok(range),
        None => toward(text, side, now, zone),
    }
}

/// A time of day, of today or of the day beside which it stands, or an instant so many hours from now; nothing where the text has
/// no time of day at all.
fn clock(text: &str, side: Side, now: Moment, zone: Zone) -> Result<Option<Range>, Fault> {
    if text.eq_ignore_ascii_case("now") {
        return Ok(Some(Range { from: now, to: now.plus(1) }));
    }
    if let Some(seconds) = relative::seconds(&word(text)) {
        let from = now.plus(seconds);
        return Ok(Some(Range { from, to: from.plus(60) }));
    }
    if !text.contains(':') {
        return Ok(None);
    }
    let dated = text.get(..10).filter(|day| calendar(day).is_some());
    let (day, time) = match (dated, text.rsplit_once(char::is_whitespace)) {
        (Some(day), _) => (
            Some(day),
            text.get(11..)
                .filter(|_| text.get(10..).is_some_and(|rest| rest.starts_with(['T', 't', ' '])))
                .unwrap_or_default(),
        ),
        (None, Some((day, time))) => (Some(day.trim_end()), time),
        (None, None) => (None, text),
    };
    let wrong = || {
        let hint = match day {
            Some(day) if relative::stretch(&word(day), side, now.date(zone)).is_some() => {
                "write the time of day as 9:30 or 17:00"
            }
            _ => "write 2026-07-01T09:30, local time, or 2026-07-01T09:30:00Z, universal time",
        };
        Fault::new(format!("`{text}` is no date and time"), hint)
    };
    if dated.is_some() && (time.ends_with(['Z', 'z']) || time.contains(['+', '-'])) {
        let from = Moment::parse(text).ok_or_else(wrong)?;
        return Ok(Some(Range { from, to: from.plus(1) }));
    }
    let today = now.date(zone);
    let date = match (dated, day.map(word)) {
        (Some(day), _) => calendar(day).map(|(from, _)| from),
        (None, Some(day)) => relative::stretch(day.strip_suffix("-at").unwrap_or(&day), side, today)
            .filter(|(from, to)| from.succ_opt() == Some(*to))
            .map(|(from, _)| from),
        (None, None) => Some(today),
    };
    let (date, time) = (date.ok_or_else(wrong)?, time.trim());
    let parts: Vec<&str> = time.split(':').collect();
    let digits = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    // The hour alone may have one digit, but not in the form of machines.
    let joined = dated.is_some() && text.get(10..).is_some_and(|rest| rest.starts_with(['T', 't']));
    let shaped = matches!(parts.len(), 2 | 3)
        && parts.iter().all(digits)
        && parts.iter().skip(1).all(|part| part.len() == 2)
        && parts.first().is_some_and(|hour| hour.len() == 2 || hour.len() == 1 && !joined);
    if !shaped {
        return Err(wrong());
    }
    let length = if parts.len() == 2 { 60 } else { 1 };
    let from = if time == "24:00" || time == "24:00:00" {
        zone.start_of(date.succ_opt().ok_or_else(wrong)?)
    } else {
        let read =
            NaiveTime::parse_from_str(time, "%H:%M").or_else(|_| NaiveTime::parse_from_str(time, "%H:%M:%S"));
        zone.at(date.and_time(read.map_err(|_| wrong())?))
    };
    Ok(Some(Range { from, to: from.plus(length) }))
}

/// `2026`, `2026-Q3`, `2026-07`, `2026-W30`, `2026-07-01`.
fn calendar(word: &str) -> Option<(NaiveDate, NaiveDate)> {
    let fixed = |text: &str, width: usize| -> Option<u32> {
        (text.len() == width && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
    };
    let mut parts = word.split('-');
    let year = i32::try_from(fixed(parts.next()?, 4)?).ok().filter(|year| YEARS.contains(year))?;
    let (second, third) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return None;
    }
    let (unit, from) = match (second, third) {
        (None, _) => (Unit::Year, NaiveDate::from_ymd_opt(year, 1, 1)?),
        (Some(part), None) => {
            if let Some(quarter) = part.strip_prefix(['q', 'Q']) {
                let month = fixed(quarter, 1)?.checked_sub(1)?.checked_mul(3)?.checked_add(1)?;
                (Unit::Quarter, NaiveDate::from_ymd_opt(year, month, 1)?)
            } else if let Some(week) = part.strip_prefix(['w', 'W']) {
                (Unit::Week, NaiveDate::from_isoywd_opt(year, fixed(week, 2)?, Weekday::Mon)?)
            } else {
                (Unit::Month, NaiveDate::from_ymd_opt(year, fixed(part, 2)?, 1)?)
            }
        }
        (Some(month), Some(day)) => {
            (Unit::Day, NaiveDate::from_ymd_opt(year, fixed(month, 2)?, fixed(day, 2)?)?)
        }
    };
    Some((from, unit.shift(from, 1)?))
}

/// The fault of a word that names no period.
fn unknown(text: &str, word: &str) -> Fault {
    if word.is_empty() {
        return Fault::new("a period is missing", format!("periods are {FORMS}"));
    }
    // Digits and dashes alone: the form is right or nearly so, and what it names is not in the calendar.
    let dated = word.len() >= 4 && word.bytes().all(|b| b.is_ascii_digit() || b"-qw".contains(&b));
    let message = if dated {
        format!("`{text}` is not in the calendar")
    } else {
        format!("`{text}` is no date and no period")
    };
    match nearest(word, NAMES.iter().copied()) {
        Some(name) if !dated => Fault::new(message, format!("did you mean `{name}`?")),
        _ => Fault::new(message, format!("periods are {FORMS}")),
    }
}

#[cfg(test)]
mod tests;
