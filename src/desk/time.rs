//! Instants, spans and zones. The one door of chrono beside `calendar.rs`: the rest of the house counts whole seconds.

use std::fmt;

use chrono::{DateTime, LocalResult, NaiveDate, NaiveDateTime, Offset, TimeZone, Timelike, Utc};

/// An instant: whole seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Moment(pub i64);

/// A length of time in whole seconds; may be negative ("overdue").
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Span(pub i64);

/// An IANA time zone; its rules are compiled in (see [`TZDATA`]).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Zone(pub(super) chrono_tz::Tz);

/// The version of the compiled-in time zone data, such as `2025b`.
pub const TZDATA: &str = chrono_tz::IANA_TZDB_VERSION;

/// One hour and one day of the clock, in seconds.
pub const HOUR: i64 = 3600;
/// Twenty-four hours; a local day may have 23 or 25.
pub const DAY: i64 = 86_400;

impl Moment {
    /// Reads RFC 3339 with any offset (`2026-07-01T09:30:00Z`).
    pub fn parse(text: &str) -> Option<Moment> {
        DateTime::parse_from_rfc3339(text.trim()).ok().map(|t| Moment(t.timestamp()))
    }

    /// RFC 3339 in UTC with whole seconds, or the nearest representable instant for values no calendar can show.
    pub fn rfc3339(self) -> String {
        self.utc().to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
    }

    /// The date line of a mail (RFC 5322 §3.3) in the given zone.
    pub fn rfc2822(self, zone: Zone) -> String {
        self.utc().with_timezone(&zone.0).format("%a, %d %b %Y %H:%M:%S %z").to_string()
    }

    /// Local date and time to the minute, `2026-07-01 11:30`.
    pub fn local(self, zone: Zone) -> String {
        self.utc().with_timezone(&zone.0).format("%Y-%m-%d %H:%M").to_string()
    }

    /// Any strftime pattern, in the given zone.
    pub fn format(self, zone: Zone, pattern: &str) -> String {
        self.utc().with_timezone(&zone.0).format(pattern).to_string()
    }

    /// The local date at this instant.
    pub fn date(self, zone: Zone) -> NaiveDate {
        self.utc().with_timezone(&zone.0).date_naive()
    }

    /// The hour that the clocks of a zone show, 0 to 23.
    pub fn hour(self, zone: Zone) -> u32 {
        self.utc().with_timezone(&zone.0).hour()
    }

    /// Adds whole seconds; stays within what a calendar can show.
    pub fn plus(self, seconds: i64) -> Moment {
        Moment(self.0.saturating_add(seconds))
    }

    fn utc(self) -> DateTime<Utc> {
        // Clamped so that a hostile Date header of the year 292277 can be shown at all.
        let seconds = self.0.clamp(-62_135_596_800, 253_402_300_799);
        DateTime::from_timestamp(seconds, 0).unwrap_or(DateTime::UNIX_EPOCH)
    }
}

impl std::ops::Sub for Moment {
    type Output = Span;
    fn sub(self, earlier: Moment) -> Span {
        Span(self.0.saturating_sub(earlier.0))
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rfc3339())
    }
}

impl Span {
    /// The span as people say it, with its two largest units: `3 d 4 h`, `12 min`, `2 min 40 s`. From ten minutes on
    /// nobody asks for seconds.
    pub fn words(self) -> String {
        let (sign, s) = (if self.0 < 0 { "-" } else { "" }, self.0.unsigned_abs());
        let units = [(s / 86_400, "d"), (s / 3600 % 24, "h"), (s / 60 % 60, "min"), (s % 60, "s")];
        let Some(first) = units.iter().position(|(n, _)| *n > 0) else { return "0 s".into() };
        let mut text = format!("{sign}{} {}", units[first].0, units[first].1);
        let says = |(n, unit): &&(u64, &str)| *n > 0 && (*unit != "s" || s < 600);
        if let Some((n, unit)) = units.get(first + 1).filter(says) {
            text.push_str(&format!(" {n} {unit}"));
        }
        text
    }
}

impl Zone {
    /// Universal time.
    pub const UTC: Zone = Zone(chrono_tz::UTC);

    /// The zone of this IANA name, such as `Europe/Zagreb`.
    pub fn named(name: &str) -> Option<Zone> {
        chrono_tz::Tz::from_str_insensitive(name.trim()).ok().map(Zone)
    }

    /// Its IANA name.
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The names of all known zones, for "did you mean".
    pub fn names() -> impl Iterator<Item = &'static str> {
        chrono_tz::TZ_VARIANTS.iter().map(|zone| zone.name())
    }

    /// The first instant of a local date. Where a change of the clocks skips midnight, the first instant that exists.
    pub fn start_of(self, date: NaiveDate) -> Moment {
        self.at(date.and_hms_opt(0, 0, 0).unwrap_or_default())
    }

    /// The instant at which the wall clock shows this: the earlier one where it shows it twice, the first one after
    /// the gap where it never does.
    pub fn at(self, wall: NaiveDateTime) -> Moment {
        match self.0.from_local_datetime(&wall) {
            LocalResult::Single(t) | LocalResult::Ambiguous(t, _) => Moment(t.timestamp()),
            LocalResult::None => {
                // Read with the offset that held a day before: that lands after the gap by exactly what the wall
                // clock lies inside it; the first instant after the gap is found by walking back in minutes.
                let before = self.0.offset_from_utc_datetime(&(wall - chrono::Duration::days(1))).fix();
                let mut t = wall.and_utc().timestamp() - i64::from(before.local_minus_utc());
                let offset = |t: i64| {
                    self.0.offset_from_utc_datetime(&Moment(t).utc().naive_utc()).fix().local_minus_utc()
                };
                let after = offset(t);
                while offset(t - 60) == after {
                    t -= 60;
                }
                Moment(t)
            }
        }
    }
}

/// Where a run gets its instants from: the machine, or `DESK_NOW`.
#[derive(Clone)]
pub struct Clock {
    read: std::sync::Arc<dyn Fn() -> Moment + Send + Sync>,
    is_set: bool,
}

impl Clock {
    /// The clock of the machine, as the world reads it.
    pub fn of_machine(read: std::sync::Arc<dyn Fn() -> Moment + Send + Sync>) -> Clock {
        Clock { read, is_set: false }
    }

    /// A clock that somebody has put to this instant, where it stands.
    pub fn set_to(instant: Moment) -> Clock {
        Clock { read: std::sync::Arc::new(move || instant), is_set: true }
    }

    /// What it says now.
    pub fn now(&self) -> Moment {
        (self.read)()
    }

    /// Whether somebody has set it: then it counts as it stands, also where it is behind the record.
    pub fn is_set(&self) -> bool {
        self.is_set
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_are_read_and_written_as_rfc_3339() {
        let t = Moment::parse("2026-07-01T11:30:00+02:00").unwrap();
        assert_eq!(t.rfc3339(), "2026-07-01T09:30:00Z");
        assert_eq!(t.local(Zone::named("europe/zagreb").unwrap()), "2026-07-01 11:30");
        assert_eq!(Moment::parse("yesterday"), None);
        assert_eq!(Moment(i64::MAX).rfc3339(), "9999-12-31T23:59:59Z");
    }

    #[test]
    fn spans_are_said_with_two_units() {
        let said: Vec<_> =
            [0, 40, 90, 160, 599, 720, 750, 3660, 273_600, -7200].map(|s| Span(s).words()).into();
        assert_eq!(
            said,
            [
                "0 s",
                "40 s",
                "1 min 30 s",
                "2 min 40 s",
                "9 min 59 s",
                "12 min",
                "12 min",
                "1 h 1 min",
                "3 d 4 h",
                "-2 h"
            ]
        );
    }

    #[test]
    fn a_day_may_begin_after_midnight() {
        // Cairo had no midnight on 2026-04-24, and Samoa had no 2011-12-30 at all.
        let cairo = Zone::named("Africa/Cairo").unwrap();
        let day = NaiveDate::from_ymd_opt(2026, 4, 24).unwrap();
        assert_eq!(cairo.start_of(day).rfc3339(), "2026-04-23T22:00:00Z");
        let apia = Zone::named("Pacific/Apia").unwrap();
        let skipped = NaiveDate::from_ymd_opt(2011, 12, 30).unwrap();
        assert_eq!(apia.start_of(skipped).rfc3339(), "2011-12-30T10:00:00Z");
    }
}
