//! An entry of somebody's calendar file (a VEVENT of RFC 5545 §3.6.1) and the dates that it takes up.

use chrono::{Days, NaiveDate};

use super::stamp::{Said, Stamp, zone_of};
use crate::desk::time::{DAY, Zone};

/// One entry, its values as they stand in the file.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Entry {
    /// `UID`: what its replaced repetitions have in common with it.
    pub uid: String,
    /// `SUMMARY`, in one line.
    pub name: String,
    /// `DTSTART`
    pub start: Stamp,
    /// `DTEND`, which is no part of the entry.
    pub end: Option<Stamp>,
    /// `DURATION`
    pub duration: Option<String>,
    /// `RRULE`
    pub rule: Option<String>,
    /// The values of `EXDATE`.
    pub without: Vec<Stamp>,
    /// The values of `RDATE`.
    pub also: Vec<Stamp>,
    /// `RECURRENCE-ID`: the repetition of another entry in whose place this one stands.
    pub replaces: Option<Stamp>,
    /// `STATUS:CANCELLED`
    pub is_cancelled: bool,
    /// `X-WR-TIMEZONE`, the zone for which the file was made.
    pub zone: Option<String>,
}

/// The whole days that an entry takes up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Whole {
    /// The first date.
    pub(super) first: NaiveDate,
    /// How many there are.
    pub(super) days: u64,
    /// By whose midnights.
    zone: Zone,
    /// The entry's beginning, as it stands in the file.
    start: Said,
}

/// Why an entry that is no whole day is left out: a part of a day is for the owner of the calendar to write.
pub const TIMED: &str = "it has a time of day";

/// More days than this are no holiday.
const LONGEST: i64 = 366;

impl Entry {
    /// The date of `reader`'s wall clock on which it begins; none where it has none that can be read.
    pub(super) fn begins_on(&self, reader: Zone) -> Option<NaiveDate> {
        let whole = self.whole_days(reader).ok().map(|whole| whole.first);
        whole.or_else(|| Some(self.start.said()?.date(reader)))
    }

    /// The whole days that it takes up; a reason where it takes up none. They are dates, or times from one midnight to
    /// another: in the zone that the entry names, in the reader's, or in that of the file.
    pub(super) fn whole_days(&self, reader: Zone) -> Result<Whole, &'static str> {
        let start = self.start.said().ok_or("it has no date that can be read")?;
        let zones = match start.zone() {
            Some(Zone::UTC) => [Some(reader), self.zone.as_deref().and_then(zone_of)],
            Some(own) => [Some(own), Some(reader)],
            None => [Some(reader), None],
        };
        let mut why = TIMED;
        for zone in zones.into_iter().flatten() {
            let Some(first) = start.day(zone) else { continue };
            match self.length(start, first, zone) {
                Ok(days) => return Ok(Whole { first, days, zone, start }),
                Err(reason) => why = reason,
            }
        }
        Err(why)
    }

    /// How many whole days it takes up from its first one.
    fn length(&self, start: Said, first: NaiveDate, zone: Zone) -> Result<u64, &'static str> {
        let is_date = matches!(start, Said::Date(_));
        let timed = |why| if is_date { why } else { TIMED };
        let days = match (&self.end, &self.duration) {
            (Some(end), _) => {
                let end = end.said().and_then(|end| end.day_after(zone));
                (end.ok_or(timed("its end has a time of day"))? - first).num_days()
            }
            (None, Some(length)) => days_of(length).ok_or(timed("its length is not in whole days"))?,
            (None, None) if is_date => 1,
            // An instant.
            (None, None) => return Err(TIMED),
        };
        match days {
            // Some programs write the end of a single day as the same date.
            0 if !is_date && self.end.is_some() => Err(TIMED),
            0..=LONGEST => Ok(days.max(1).unsigned_abs()),
            ..0 => Err("it ends before it begins"),
            _ => Err("it is longer than a year"),
        }
    }
}

impl Whole {
    /// The date of another value of the entry: a repetition that is left out, or added.
    pub(super) fn date_of(&self, said: Said) -> NaiveDate {
        match self.start {
            // A program that writes dates may write these as times all the same.
            Said::Date(_) => said.written().date(),
            Said::Time(..) => said.nearest_day(self.zone),
        }
    }

    /// The date on which the entry begins as it is written: rules of repetition speak of that.
    pub(super) fn written(&self) -> NaiveDate {
        self.start.written().date()
    }

    /// The date behind one that is written so.
    pub(super) fn meant(&self, written: NaiveDate) -> Option<NaiveDate> {
        written.checked_add_signed(self.first - self.written())
    }

    /// The last date, as they are written, on which a repetition may begin that ends with this value.
    pub(super) fn until(&self, until: Said) -> Option<NaiveDate> {
        let (Said::Time(wall, zone), Said::Time(..)) = (self.start, until) else {
            return Some(until.written().date());
        };
        let own = self.start.zone().unwrap_or(zone.unwrap_or(self.zone));
        let at = until.at(own);
        let date = at.date(own);
        if own.at(date.and_time(wall.time())) <= at { Some(date) } else { date.pred_opt() }
    }
}

/// A length in whole days: `P3D`, `P1W`, `PT24H` (§3.3.6).
fn days_of(length: &str) -> Option<i64> {
    let mut rest = length.trim().to_ascii_uppercase();
    rest = rest.strip_prefix('+').unwrap_or(&rest).strip_prefix('P')?.to_owned();
    let (mut seconds, mut number, mut seen) = (0_i64, String::new(), false);
    for letter in rest.chars() {
        let size = match letter {
            '0'..='9' if number.len() < 6 => {
                number.push(letter);
                continue;
            }
            'T' if number.is_empty() => continue,
            'W' => 7 * DAY,
            'D' => DAY,
            'H' => 3600,
            'M' => 60,
            'S' => 1,
            _ => return None,
        };
        seconds += number.parse::<i64>().ok()? * size;
        seen = true;
        number.clear();
    }
    (seen && number.is_empty() && seconds % DAY == 0).then_some(seconds / DAY)
}

/// So many dates in a row.
pub(super) fn stretch(first: NaiveDate, days: u64) -> impl Iterator<Item = NaiveDate> {
    (0..days).filter_map(move |day| first.checked_add_days(Days::new(day)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn some(text: &str) -> Option<Stamp> {
        (!text.is_empty()).then(|| text.into())
    }

    fn days(end: &str, duration: &str) -> Result<u64, &'static str> {
        let duration = (!duration.is_empty()).then(|| duration.to_owned());
        let entry = Entry { start: "20261224".into(), end: some(end), duration, ..Entry::default() };
        entry.whole_days(Zone::UTC).map(|whole| whole.days)
    }

    /// The days of a calendar in that zone: the first and how many.
    fn whole(start: &str, end: &str, zone: &str) -> Option<String> {
        let entry = Entry { start: start.into(), end: some(end), ..Entry::default() };
        let whole = entry.whole_days(Zone::named(zone).unwrap()).ok()?;
        Some(format!("{} {}", whole.first, whole.days))
    }

    #[test]
    fn the_end_is_no_part_of_an_entry() {
        assert_eq!(days("", ""), Ok(1));
        assert_eq!(days("20261225", ""), Ok(1));
        assert_eq!(days("20261224", ""), Ok(1));
        assert_eq!(days("20261227", ""), Ok(3));
        assert_eq!(days("", "P3D"), Ok(3));
        assert_eq!(days("", "P1W"), Ok(7));
        assert_eq!(days("", "PT24H"), Ok(1));
        assert_eq!(days("", "P1DT0H0M0S"), Ok(1));
        assert_eq!(days("", "PT4H"), Err("its length is not in whole days"));
        assert_eq!(days("", "P"), Err("its length is not in whole days"));
        assert_eq!(days("20261224T120000", ""), Err("its end has a time of day"));
        assert_eq!(days("20261226T000000", ""), Ok(2));
        assert_eq!(days("20261223", ""), Err("it ends before it begins"));
        assert_eq!(days("20281224", ""), Err("it is longer than a year"));
    }

    #[test]
    fn from_midnight_to_midnight_is_a_whole_day_and_a_part_of_one_is_not() {
        let utc = |start, end| whole(start, end, "UTC");
        assert_eq!(utc("20261224T000000", "20261225T000000").as_deref(), Some("2026-12-24 1"));
        assert_eq!(utc("20261224T000000Z", "20261226T000000Z").as_deref(), Some("2026-12-24 2"));
        assert_eq!(utc("20261224T000000", ""), None, "an instant");
        assert_eq!(utc("20261224T000000", "20261224T000000"), None, "an instant");
        assert_eq!(utc("20261224T000000", "20261224T120000"), None);
        assert_eq!(utc("20261224T000000", "20261224T235959").as_deref(), Some("2026-12-24 1"));
        assert_eq!(utc("20261224T000100", "20261225T000000"), None);
        let berlin = |start, end| whole(start, end, "Europe/Berlin");
        assert_eq!(berlin("20261224T000000Z", "20261225T000000Z"), None, "midnight elsewhere");
        assert_eq!(berlin("20260706T220000Z", "20260707T220000Z").as_deref(), Some("2026-07-07 1"));
        // Over the change of the clocks the days are as long as they are.
        assert_eq!(berlin("20261024T220000Z", "20261026T230000Z").as_deref(), Some("2026-10-25 2"));
        assert_eq!(berlin("20261024T220000Z", "20261026T220000Z"), None);
        // Its end has a zone of its own.
        assert_eq!(berlin("20260707T000000", "20260707T220000Z").as_deref(), Some("2026-07-07 1"));
    }

    #[test]
    fn a_zone_that_is_named_has_midnights_of_its_own() {
        let of = |value: &str, zone: &str| Stamp { value: value.into(), zone: Some(zone.into()) };
        let first = |start: Stamp, end: Stamp, file: Option<&str>, reader: &str| {
            let zone = file.map(str::to_owned);
            let entry = Entry { start, end: Some(end), zone, ..Entry::default() };
            entry.whole_days(Zone::named(reader).unwrap()).map(|whole| whole.first.to_string())
        };
        let some = |date: &str| Ok(date.to_owned());
        let tokyo = |value| of(value, "Asia/Tokyo");
        assert_eq!(
            first(tokyo("20260707T000000"), tokyo("20260708T000000"), None, "Europe/Berlin"),
            some("2026-07-07")
        );
        assert_eq!(
            first(tokyo("20260707T070000"), tokyo("20260708T070000"), None, "Europe/Berlin"),
            some("2026-07-07")
        );
        assert_eq!(
            first(tokyo("20260707T080000"), tokyo("20260708T080000"), None, "Europe/Berlin"),
            Err(TIMED)
        );
        let utc = ("20260706T150000Z", "20260707T150000Z");
        let file = Some("Asia/Tokyo");
        assert_eq!(first(utc.0.into(), utc.1.into(), file, "Europe/Berlin"), some("2026-07-07"));
        assert_eq!(first(utc.0.into(), utc.1.into(), None, "Europe/Berlin"), Err(TIMED));
    }

    #[test]
    fn what_has_a_time_of_day_begins_on_the_readers_date() {
        let berlin = Zone::named("Europe/Berlin").unwrap();
        let begins = |start: &str| Entry { start: start.into(), ..Entry::default() }.begins_on(berlin);
        let said = ["20260706T223000Z", "20260706T213000Z", "20260706T223000", "next week"].map(begins);
        let said = said.map(|date| date.map(|date| date.to_string()).unwrap_or_default());
        assert_eq!(said, ["2026-07-07", "2026-07-06", "2026-07-06", ""]);
    }
}
