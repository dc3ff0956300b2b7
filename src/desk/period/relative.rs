//! Days and stretches that are named by where they lie from today: `yesterday`, `monday`, `in 3 days`, `last-week`.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::unit::{Unit, shifted};

/// Which way a weekday is meant, and nothing else: every other word says it by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// The latest one that has begun: `monday` is today on a Monday.
    Past,
    /// The next one, and today on that weekday.
    Ahead,
}

/// The stretch that a word names, as its first day and the first day after it. Blanks and `_` stand as `-` already.
pub(super) fn stretch(word: &str, side: Side, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    match day(word, side, today) {
        Some(day) => Some((day, day.succ_opt()?)),
        None => beside(word, today).or_else(|| apart(word, today)),
    }
}

/// The one day that a word names.
fn day(word: &str, side: Side, today: NaiveDate) -> Option<NaiveDate> {
    let by = |days: i64| match u64::try_from(days) {
        Ok(days) => today.checked_add_days(Days::new(days)),
        Err(_) => today.checked_sub_days(Days::new(days.unsigned_abs())),
    };
    match word {
        "today" => return Some(today),
        "yesterday" => return by(-1),
        "tomorrow" => return by(1),
        _ => {}
    }
    let (which, name) = match word.split_once('-') {
        Some((which @ ("last" | "next" | "this" | "on"), name)) => (which, name),
        Some(_) => return None,
        None => ("", word),
    };
    let ahead = i64::from(ahead(weekday(name)?, today));
    by(match (which, side, ahead) {
        ("next", _, 0) => 7,
        ("next", ..) => ahead,
        ("last", ..) => ahead - 7,
        ("this", ..) => {
            ahead - i64::from(today.weekday().num_days_from_monday() + u32::try_from(ahead).ok()? > 6) * 7
        }
        (_, Side::Past, 1..) => ahead - 7,
        _ => ahead,
    })
}

/// Whether a word names a weekday and no more, so that the next one may be meant.
pub(super) fn is_weekday(word: &str) -> bool {
    weekday(word.strip_prefix("on-").unwrap_or(word)).is_some()
}

fn weekday(name: &str) -> Option<Weekday> {
    Some(match name {
        "tues" => Weekday::Tue,
        "weds" => Weekday::Wed,
        "thur" | "thurs" => Weekday::Thu,
        _ => name.parse().ok()?,
    })
}

/// How many days lie between today and the next day that is called so; 0: today is.
fn ahead(weekday: Weekday, today: NaiveDate) -> u32 {
    (7 + weekday.num_days_from_monday() - today.weekday().num_days_from_monday()) % 7
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

/// `in-3-days`, `in-2-weeks`, `3-days-ago`: the one day that lies so far from today.
fn apart(word: &str, today: NaiveDate) -> Option<(NaiveDate, NaiveDate)> {
    let (count, unit) = count(word)?;
    let day = Unit::named(unit)?.shift(today, count)?;
    Some((day, day.succ_opt()?))
}

/// `in-2-hours`, `90-minutes-ago`: so many seconds from now.
pub(super) fn seconds(word: &str) -> Option<i64> {
    let (count, unit) = count(word)?;
    let size = match unit {
        "hour" | "hours" => 3600,
        "minute" | "minutes" => 60,
        _ => return None,
    };
    i64::from(count).checked_mul(size)
}

/// The number and the unit of `in-3-days` and `3-days-ago`; what lies back is negative. `a` is one.
fn count(word: &str) -> Option<(i32, &str)> {
    let (sign, rest) = match (word.strip_prefix("in-"), word.strip_suffix("-ago")) {
        (Some(rest), None) => (1, rest),
        (None, Some(rest)) => (-1, rest),
        _ => return None,
    };
    let (number, unit) = rest.split_once('-')?;
    let number = match number {
        "a" | "an" | "one" => 1,
        number => number.parse::<i32>().ok().filter(|number| (0..100_000).contains(number))?,
    };
    Some((sign * number, unit))
}
