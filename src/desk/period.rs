//! Stretches of local time that people name: `last-week`, `2026-Q3`, `2026-07`; and the instants and lengths they type.
//!
//! Days are counted in a zone and start at the first instant that the wall clock shows there; weeks start on Monday
//! (ISO 8601). `last-…` and `next-…` mean whole units beside the current one: `last-7-days` ends where today begins,
//! so a report over it gives the same figures all day long.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate, NaiveTime, Weekday};

use crate::desk::nearest::nearest;
use crate::desk::time::{Moment, Zone};

mod duration;
mod on;
mod previous;
mod split;
mod until;

pub use duration::{Units, duration, shortest};
pub use on::on;
pub use previous::previous;
pub use split::{Part, Step, split};
pub use until::{UNTIL_FORMS, until};

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
pub const FORMS: &str =
    "today, yesterday, last-week, this-month, last-7-days, 2026, 2026-Q3, 2026-07, 2026-W30, 2026-07-01";

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
];

/// Names of periods, for completion.
pub fn names() -> impl Iterator<Item = &'static str> {
    NAMES.iter().copied()
}

/// Dates outside these years are taken for slips of the finger.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2999;

/// The stretch that a word names (see [`FORMS`]), in the zone's local days, seen from `now`.
pub fn parse(text: &str, now: Moment, zone: Zone) -> Result<Range, Fault> {
    let word = text.trim().to_lowercase().replace('_', "-");
    let today = now.date(zone);
    let found = match word.as_str() {
        "today" => shifted(Unit::Day, today, 0, 1),
        "yesterday" => shifted(Unit::Day, today, -1, 1),
        "tomorrow" => shifted(Unit::Day, today, 1, 1),
        _ => beside(&word, today).or_else(|| calendar(&word)),
    };
    let Some((from, to)) = found else { return Err(unknown(text.trim(), &word)) };
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

/// One instant: `now`, RFC 3339 with an offset or `Z`, a local `2026-07-01 09:30` (or with `T`, with seconds, and up
/// to `24:00`), or an edge of a period.
pub fn instant(text: &str, edge: Edge, now: Moment, zone: Zone) -> Result<Moment, Fault> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("now") {
        return Ok(now);
    }
    if let Some(range) = clock(text, zone)? {
        return Ok(range.from);
    }
    let range = parse(text, now, zone)?;
    Ok(match edge {
        Edge::Start => range.from,
        Edge::End => range.to,
    })
}

/// What a date, a period or a time of day covers: a time given to the minute covers that minute, one given to the
/// second that second. This is what the comparisons of a query are made against.
pub fn covered(text: &str, now: Moment, zone: Zone) -> Result<Range, Fault> {
    match clock(text.trim(), zone)? {
        Some(range) => Ok(range),
        None => parse(text, now, zone),
    }
}

/// A date with a time of day; nothing where the text has no time of day at all.
fn clock(text: &str, zone: Zone) -> Result<Option<Range>, Fault> {
    let Some((day, time)) = text.split_once(['T', 't', ' ']).filter(|(_, time)| time.contains(':')) else {
        return Ok(None);
    };
    let wrong = || {
        let hint = "write 2026-07-01T09:30, local time, or 2026-07-01T09:30:00Z, universal time";
        Fault::new(format!("`{text}` is no date and time"), hint)
    };
    let Some((from, _)) = calendar(day).filter(|_| day.len() == 10) else { return Err(wrong()) };
    if time.ends_with(['Z', 'z']) || time.contains(['+', '-']) {
        let from = Moment::parse(text).ok_or_else(wrong)?;
        return Ok(Some(Range { from, to: from.plus(1) }));
    }
    let time = time.trim_start();
    let length = if time.len() == 5 { 60 } else { 1 };
    let from = if time == "24:00" || time == "24:00:00" {
        zone.start_of(from.succ_opt().ok_or_else(wrong)?)
    } else {
        let read =
            NaiveTime::parse_from_str(time, "%H:%M").or_else(|_| NaiveTime::parse_from_str(time, "%H:%M:%S"));
        let digits = time.split(':').all(|part| part.len() == 2);
        zone.at(from.and_time(read.ok().filter(|_| digits).ok_or_else(wrong)?))
    };
    Ok(Some(Range { from, to: from.plus(length) }))
}

/// `this-week`, `last-week`, `last-7-days`, `next-3-months`.
fn beside(word: &str, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let (side, rest) = word.split_once('-')?;
    let (count, unit) = match rest.split_once('-') {
        Some((count, unit)) if side != "this" => (count.parse::<i32>().ok().filter(|n| *n > 0)?, unit),
        Some(_) => return None,
        None => (1, rest),
    };
    let unit = Unit::named(unit)?;
    match side {
        "this" => shifted(unit, today, 0, 1),
        "last" => shifted(unit, today, count.checked_neg()?, count),
        "next" => shifted(unit, today, 1, count),
        _ => None,
    }
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

/// `count` whole units, the first of which lies `start` units after the one that `today` is in.
fn shifted(unit: Unit, today: NaiveDate, start: i32, count: i32) -> Option<(NaiveDate, NaiveDate)> {
    let from = unit.shift(unit.floor(today)?, start)?;
    Some((from, unit.shift(from, count)?))
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

/// The units of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

impl Unit {
    fn named(word: &str) -> Option<Unit> {
        Some(match word {
            "day" | "days" => Unit::Day,
            "week" | "weeks" => Unit::Week,
            "month" | "months" => Unit::Month,
            "quarter" | "quarters" => Unit::Quarter,
            "year" | "years" => Unit::Year,
            _ => return None,
        })
    }

    /// The first day of the unit that this day is in.
    fn floor(self, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            Unit::Day => Some(day),
            Unit::Week => day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into())),
            Unit::Month => day.with_day(1),
            Unit::Quarter => day.with_day(1)?.with_month(day.month0() / 3 * 3 + 1),
            Unit::Year => NaiveDate::from_ymd_opt(day.year(), 1, 1),
        }
    }

    /// As many units later, or earlier; nothing outside [`YEARS`].
    fn shift(self, day: NaiveDate, count: i32) -> Option<NaiveDate> {
        let (days, months) = match self {
            Unit::Day => (1, 0),
            Unit::Week => (7, 0),
            Unit::Month => (0, 1),
            Unit::Quarter => (0, 3),
            Unit::Year => (0, 12),
        };
        let size = count.unsigned_abs();
        let (days, months) = (Days::new(u64::from(size) * days), Months::new(size.checked_mul(months)?));
        let moved = if count < 0 {
            day.checked_sub_days(days)?.checked_sub_months(months)
        } else {
            day.checked_add_days(days)?.checked_add_months(months)
        }?;
        // The end of the last year is the start of the next one.
        (*YEARS.start()..=*YEARS.end() + 1).contains(&moved.year()).then_some(moved)
    }
}

#[cfg(test)]
mod tests;
