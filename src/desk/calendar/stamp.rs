//! Dates and times as they stand in a calendar file (RFC 5545 §3.3.4, §3.3.5), and which dates of a wall clock they are.
//!
//! A time may be that of UTC (`…Z`), of a named zone (`TZID`), or of whoever reads it. Whole days are written as dates or, by
//! some programs, as times from one midnight to another: which date begins there depends on whose midnight it is.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use crate::desk::time::{Moment, Zone};

/// A value with the zone that its line names.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Stamp {
    /// As it stands in the file.
    pub value: String,
    /// The parameter `TZID`.
    pub zone: Option<String>,
}

impl From<&str> for Stamp {
    fn from(value: &str) -> Stamp {
        Stamp { value: value.to_owned(), zone: None }
    }
}

/// What a value says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Said {
    /// A date.
    Date(NaiveDate),
    /// A time of the wall clock in this zone; none: wherever one reads it.
    Time(NaiveDateTime, Option<Zone>),
}

impl Stamp {
    /// What it says; none where it cannot be read. A zone that nobody knows is taken for that of the reader.
    pub(super) fn said(&self) -> Option<Said> {
        // Of a period (§3.3.9) the beginning.
        let value = self.value.trim().split('/').next()?.trim();
        if let Some(date) = whole_day(value) {
            return Some(Said::Date(date));
        }
        let (value, utc) = match value.strip_suffix(['Z', 'z']) {
            Some(value) => (value, true),
            None => (value, false),
        };
        let (date, time) = value.split_once(['T', 't'])?;
        let wall = whole_day(date)?.and_time(time_of_day(time)?);
        let zone = if utc { Some(Zone::UTC) } else { self.zone.as_deref().and_then(zone_of) };
        Some(Said::Time(wall, zone))
    }
}

impl Said {
    /// The date that it is, or that begins with it, by the wall clock of `zone`; none where it is no midnight there.
    pub(super) fn day(self, zone: Zone) -> Option<NaiveDate> {
        match self {
            Said::Date(date) => Some(date),
            Said::Time(..) => {
                let at = self.at(zone);
                let date = at.date(zone);
                (zone.start_of(date) == at).then_some(date)
            }
        }
    }

    /// The date that ends with it: as [`Said::day`], but for the last minute before a midnight, with which some programs end a
    /// whole day.
    pub(super) fn day_after(self, zone: Zone) -> Option<NaiveDate> {
        self.day(zone).or_else(|| {
            let at = self.at(zone);
            let next = at.date(zone).succ_opt()?;
            ((zone.start_of(next) - at).0 <= 60).then_some(next)
        })
    }

    /// The date of the wall clock of `zone` on which it lies.
    pub(super) fn date(self, zone: Zone) -> NaiveDate {
        match self {
            Said::Date(date) => date,
            Said::Time(..) => self.at(zone).date(zone),
        }
    }

    /// The date whose beginning is nearest to it: what began at midnight lies an hour beside it once the clocks have changed.
    pub(super) fn nearest_day(self, zone: Zone) -> NaiveDate {
        match self {
            Said::Date(date) => date,
            Said::Time(..) => self.at(zone).plus(12 * 3600).date(zone),
        }
    }

    /// Date and time as they are written, in its own zone.
    pub(super) fn written(self) -> NaiveDateTime {
        match self {
            Said::Date(date) => date.and_time(NaiveTime::MIN),
            Said::Time(wall, _) => wall,
        }
    }

    /// The zone that it names.
    pub(super) fn zone(self) -> Option<Zone> {
        match self {
            Said::Date(_) => None,
            Said::Time(_, zone) => zone,
        }
    }

    /// Its instant; of what names no zone, by the wall clock of `reader`.
    pub(super) fn at(self, reader: Zone) -> Moment {
        match self {
            Said::Date(date) => reader.start_of(date),
            Said::Time(wall, zone) => zone.unwrap_or(reader).at(wall),
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

/// `101500`; a leap second is the second before it.
fn time_of_day(value: &str) -> Option<NaiveTime> {
    if value.len() != 6 || !value.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let part = |from: usize| value.get(from..from + 2)?.parse::<u32>().ok();
    NaiveTime::from_hms_opt(part(0)?, part(2)?, part(4)?.min(59))
}

/// The zone of a `TZID`: an IANA name, alone or at the end of a path (`/example.org/2026a/Europe/Berlin`).
pub(super) fn zone_of(name: &str) -> Option<Zone> {
    let name = name.trim().trim_matches('"');
    let ends = name.match_indices('/').map(|(slash, _)| &name[slash + 1..]);
    std::iter::once(name).chain(ends).find_map(Zone::named)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(value: &str, tzid: &str, zone: &str) -> Option<String> {
        let stamp =
            Stamp { value: value.into(), zone: Some(tzid.to_owned()).filter(|zone| !zone.is_empty()) };
        stamp.said()?.day(Zone::named(zone).unwrap()).map(|date| date.to_string())
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
    }

    #[test]
    fn the_same_midnight_begins_another_date_elsewhere() {
        let some = |date: &str| Some(date.to_owned());
        assert_eq!(day("20260706T220000Z", "", "Europe/Berlin"), some("2026-07-07"));
        assert_eq!(day("20260706T220000Z", "", "UTC"), None);
        assert_eq!(day("20261206T230000Z", "", "Europe/Berlin"), some("2026-12-07"));
        assert_eq!(day("20260706T180000", "America/New_York", "Europe/Berlin"), some("2026-07-07"));
        assert_eq!(day("20260707T000000", "", "Asia/Tokyo"), some("2026-07-07"));
        assert_eq!(day("20260706T150000Z", "", "Asia/Tokyo"), some("2026-07-07"));
        assert_eq!(day("20260706T220000", "/example.org/2026a/UTC", "Europe/Berlin"), some("2026-07-07"));
        assert_eq!(day("20260707T000000", "My Zone", "Europe/Berlin"), some("2026-07-07"));
        // Cairo had no midnight on 24 April 2026: the day began at one o'clock.
        assert_eq!(day("20260423T220000Z", "", "Africa/Cairo"), some("2026-04-24"));
        assert_eq!(day("20260424T000000", "", "Africa/Cairo"), some("2026-04-24"));
        assert_eq!(day("20260707", "America/New_York", "Asia/Tokyo"), some("2026-07-07"));
    }

    #[test]
    fn what_is_no_time_is_none() {
        for wrong in [
            "",
            "T000000",
            "20260707T",
            "20260707T0000",
            "20260707T250000",
            "20260707T00:000",
            "x",
            "20260707T000000X",
        ] {
            assert_eq!(Stamp::from(wrong).said(), None, "{wrong}");
        }
        let leap = Stamp::from("20161231T235960Z").said().unwrap();
        assert_eq!(leap.at(Zone::UTC).rfc3339(), "2016-12-31T23:59:59Z");
        assert_eq!(leap.day_after(Zone::UTC).map(|date| date.to_string()).as_deref(), Some("2017-01-01"));
    }
}
