//! An entry of somebody's calendar file (a VEVENT of RFC 5545 §3.6.1) and the dates that it takes up.

use chrono::{Days, NaiveDate};

/// One entry, its values as they stand in the file.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Entry {
    /// `UID`: what its replaced repetitions have in common with it.
    pub uid: String,
    /// `SUMMARY`, in one line.
    pub name: String,
    /// `DTSTART`
    pub start: String,
    /// `DTEND`, which is no part of the entry.
    pub end: Option<String>,
    /// `DURATION`
    pub duration: Option<String>,
    /// `RRULE`
    pub rule: Option<String>,
    /// The values of `EXDATE`.
    pub without: Vec<String>,
    /// The values of `RDATE`.
    pub also: Vec<String>,
    /// `RECURRENCE-ID`: the repetition of another entry in whose place this one stands.
    pub replaces: Option<String>,
    /// `STATUS:CANCELLED`
    pub is_cancelled: bool,
}

/// More days than this are no holiday.
const LONGEST: u64 = 366;

impl Entry {
    /// Its first date, where it takes up whole days: dates, or as some programs write them, from one midnight of the wall clock
    /// to another.
    pub(super) fn first_day(&self) -> Option<NaiveDate> {
        let from_midnight =
            || midnight(&self.start).filter(|_| self.end.as_deref().and_then(midnight).is_some());
        whole_day(&self.start).or_else(from_midnight)
    }

    /// How many whole days it takes up from its first one; a reason where it takes up none.
    pub(super) fn days(&self, first: NaiveDate) -> Result<u64, &'static str> {
        let days = match (&self.end, &self.duration) {
            (Some(end), _) => match whole_day(end).or_else(|| midnight(end)) {
                Some(end) => (end - first).num_days(),
                None => return Err("its end has a time of day"),
            },
            (None, Some(length)) => days_of(length).ok_or("its length is not in whole days")?,
            (None, None) => 1,
        };
        // Some programs write the end of a single day as the same date.
        match u64::try_from(days) {
            Ok(days @ 0..=LONGEST) => Ok(days.max(1)),
            Ok(_) => Err("it is longer than a year"),
            Err(_) => Err("it ends before it begins"),
        }
    }
}

/// A date without a time of day, `20261225` (§3.3.4).
pub(super) fn whole_day(value: &str) -> Option<NaiveDate> {
    let value = value.trim();
    let digits = value.len() == 8 && value.bytes().all(|b| b.is_ascii_digit());
    // chrono would take a sign or blanks too.
    let date = digits.then(|| NaiveDate::parse_from_str(value, "%Y%m%d").ok()).flatten()?;
    (date >= NaiveDate::from_ymd_opt(1900, 1, 1)?).then_some(date)
}

/// The date that begins with this time of the wall clock, `20261224T000000` (§3.3.5); none where the time is that of UTC.
fn midnight(value: &str) -> Option<NaiveDate> {
    whole_day(value.trim().strip_suffix("T000000")?)
}

/// The date of a value that may have a time of day behind it.
pub(super) fn date_of(value: &str) -> Option<NaiveDate> {
    whole_day(value.trim().get(..8)?)
}

/// A length in days or weeks, `P3D`, `P1W` (§3.3.6).
fn days_of(length: &str) -> Option<i64> {
    let length = length.trim().strip_prefix(['P', 'p'])?;
    let (number, size) = match length.strip_suffix(['D', 'd']) {
        Some(number) => (number, 1),
        None => (length.strip_suffix(['W', 'w'])?, 7),
    };
    number.parse::<u16>().ok().map(|number| i64::from(number) * size)
}

/// So many dates in a row.
pub(super) fn stretch(first: NaiveDate, days: u64) -> impl Iterator<Item = NaiveDate> {
    (0..days).filter_map(move |day| first.checked_add_days(Days::new(day)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(end: &str, duration: &str) -> Result<u64, &'static str> {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let entry = Entry { end: some(end), duration: some(duration), ..Entry::default() };
        entry.days(whole_day("20261224").unwrap())
    }

    #[test]
    fn the_end_is_no_part_of_an_entry() {
        assert_eq!(days("", ""), Ok(1));
        assert_eq!(days("20261225", ""), Ok(1));
        assert_eq!(days("20261224", ""), Ok(1));
        assert_eq!(days("20261227", ""), Ok(3));
        assert_eq!(days("", "P3D"), Ok(3));
        assert_eq!(days("", "P1W"), Ok(7));
        assert_eq!(days("", "PT4H"), Err("its length is not in whole days"));
        assert_eq!(days("20261224T120000", ""), Err("its end has a time of day"));
        assert_eq!(days("20261223", ""), Err("it ends before it begins"));
        assert_eq!(days("20281224", ""), Err("it is longer than a year"));
    }

    #[test]
    fn from_midnight_to_midnight_is_a_whole_day_and_a_part_of_one_is_not() {
        let first = |start: &str, end: &str| {
            let end = (!end.is_empty()).then(|| end.to_owned());
            Entry { start: start.into(), end, ..Entry::default() }.first_day().map(|date| date.to_string())
        };
        assert_eq!(first("20261224T000000", "20261225T000000").as_deref(), Some("2026-12-24"));
        assert_eq!(days("20261226T000000", ""), Ok(2));
        assert_eq!(first("20261224T000000", ""), None, "an instant");
        assert_eq!(first("20261224T000000", "20261224T120000"), None);
        assert_eq!(first("20261224T000000Z", "20261225T000000Z"), None, "midnight elsewhere");
    }

    #[test]
    fn a_date_is_eight_digits() {
        assert_eq!(whole_day("20261225").map(|date| date.to_string()).as_deref(), Some("2026-12-25"));
        for wrong in [
            "",
            "2026122",
            "20261332",
            "+2026122",
            "2026-12-25",
            "20261225T000000",
            "00011225",
            "２０２６1225",
        ] {
            assert_eq!(whole_day(wrong), None, "{wrong}");
        }
        assert_eq!(date_of("20261225T101500Z"), whole_day("20261225"));
    }
}
