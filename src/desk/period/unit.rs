//! The units of the calendar, and how one goes from one of them to another.

use chrono::{Datelike, Days, Months, NaiveDate};

/// Dates outside these years are taken for slips of the finger.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1900..=2999;

/// `count` whole units, the first of which lies `start` units after the one that `today` is in.
pub(super) fn shifted(
    unit: Unit,
    today: NaiveDate,
    start: i32,
    count: i32,
) -> Option<(NaiveDate, NaiveDate)> {
    let from = unit.shift(unit.floor(today)?, start)?;
    Some((from, unit.shift(from, count)?))
}

/// The units of the calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

impl Unit {
    pub(super) fn named(word: &str) -> Option<Unit> {
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
    pub(super) fn floor(self, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            Unit::Day => Some(day),
            Unit::Week => day.checked_sub_days(Days::new(day.weekday().num_days_from_monday().into())),
            Unit::Month => day.with_day(1),
            Unit::Quarter => day.with_day(1)?.with_month(day.month0() / 3 * 3 + 1),
            Unit::Year => NaiveDate::from_ymd_opt(day.year(), 1, 1),
        }
    }

    /// As many units later, or earlier; nothing outside [`YEARS`].
    pub(super) fn shift(self, day: NaiveDate, count: i32) -> Option<NaiveDate> {
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
