//! One local date of a calendar as people speak of it: when it is open, why it is closed, and whether it is as long as
//! other days.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{Calendar, SpecialDate};
use crate::desk::period::Range;
use crate::desk::time::{DAY, Moment, Span};

/// A local date. It begins with the first instant that the wall clock shows it, and ends where the next date begins.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Day<'c> {
    /// Which.
    pub date: NaiveDate,
    /// Its instants; empty where a change of the clocks left the whole date out (Apia, 30 December 2011).
    pub range: Range,
    /// Its open hours in minutes of the wall clock, sorted, without overlap.
    pub hours: &'c [(u16, u16)],
    /// Its open stretches as instants, in order, cut at midnight.
    pub windows: Vec<Range>,
    /// Whether a special date rules it, instead of the week.
    pub is_special: bool,
    /// What that date is called.
    pub name: Option<&'c str>,
    /// The change of the clocks on it.
    pub shift: Option<Shift>,
}

/// A change of the clocks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shift {
    /// The instant.
    pub at: Moment,
    /// What the wall clock would have shown, in minutes of the day; 1440 for the midnight that ends it.
    pub before: i64,
    /// What it shows, in minutes; below zero for a time of the date before.
    pub after: i64,
}

impl Calendar {
    /// This date of the calendar.
    pub fn day(&self, date: NaiveDate) -> Day<'_> {
        let (from, to) = (self.zone.start_of(date), self.zone.start_of(date.succ_opt().unwrap_or(date)));
        let windows = self.fill(from.0, to.0).into_iter();
        let (month, day) = (date.month(), date.day());
        let special = match self.dated.contains_key(&date) {
            true => Some(SpecialDate::Dated(date)),
            false => self.yearly.contains_key(&(month, day)).then_some(SpecialDate::Yearly { month, day }),
        };
        Day {
            date,
            range: Range { from, to },
            hours: self.hours_of(date),
            windows: windows.map(|(from, to)| Range { from: Moment(from), to: Moment(to) }).collect(),
            is_special: special.is_some(),
            name: special.and_then(|date| self.names.get(&date)).map(String::as_str),
            shift: self.shift(date, from, to),
        }
    }

    /// The seven days of the week (ISO 8601, Monday first) that this instant lies in.
    pub fn week_of(&self, at: Moment) -> Vec<Day<'_>> {
        let date = at.date(self.zone);
        let monday = date.week(Weekday::Mon).checked_first_day().unwrap_or(date);
        monday.iter_days().take(7).map(|date| self.day(date)).collect()
    }

    /// The open seconds of a week without special dates and changes of the clocks.
    pub fn usual_week(&self) -> i64 {
        let minutes = self.week.iter().flatten().map(|(from, to)| i64::from(to - from));
        minutes.sum::<i64>() * 60
    }

    /// When the desk closes next, from this instant on: `from` itself while it is closed. None where it stays open as
    /// far as [`HORIZON`](super::HORIZON).
    pub fn next_closing(&self, from: Moment) -> Option<Moment> {
        // Most closings are found in the first weeks; who is open around the clock is looked at to the end.
        let mut reach = 64 * DAY;
        while reach < super::HORIZON {
            match self.fill(from.0, from.plus(reach).0).first() {
                Some(&(opens, closes)) if opens == from.0 && closes < from.0.saturating_add(reach) => {
                    return Some(Moment(closes));
                }
                Some(&(opens, _)) if opens == from.0 => reach *= 4,
                _ => return Some(from),
            }
        }
        None
    }

    /// The next date, from this one on, on which special hours hold or none at all.
    pub fn next_special(&self, from: NaiveDate) -> Option<Day<'_>> {
        // Eight years hold a 29th of February.
        let dates = from.iter_days().take(8 * 366);
        let special = |date: &NaiveDate| {
            self.dated.contains_key(date) || self.yearly.contains_key(&(date.month(), date.day()))
        };
        dates.into_iter().find(special).map(|date| self.day(date))
    }

    /// Whether the week gives this date no hours, special dates aside.
    pub fn is_closed_weekday(&self, date: NaiveDate) -> bool {
        self.week[date.weekday().num_days_from_monday() as usize].is_empty()
    }

    fn shift(&self, date: NaiveDate, from: Moment, to: Moment) -> Option<Shift> {
        // A change right at the beginning is one of this date: the clock skipped its first hour.
        let at = self.offset_changes(from.0 - 1, to.0);
        if at >= to.0 || from >= to {
            return None;
        }
        let midnight = date.and_hms_opt(0, 0, 0).unwrap_or_default().and_utc().timestamp();
        let wall = |offset: i64| (at + offset - midnight).div_euclid(60);
        Some(Shift { at: Moment(at), before: wall(self.offset(at - 1)), after: wall(self.offset(at)) })
    }
}

impl Day<'_> {
    /// Its open seconds.
    pub fn open_seconds(&self) -> i64 {
        self.windows.iter().map(|window| (window.to - window.from).0).sum()
    }

    /// Why it has no hours; none where it has some.
    pub fn closed_because(&self) -> Option<String> {
        if self.range.from == self.range.to {
            return Some("the clocks left this date out".into());
        }
        if !self.hours.is_empty() {
            return self.windows.is_empty().then(|| "the clocks skipped its hours".into());
        }
        Some(match (self.is_special, self.name, self.date.weekday()) {
            (true, Some(name), _) => name.to_owned(),
            (true, None, _) => "holiday".into(),
            (false, _, Weekday::Sat | Weekday::Sun) => "weekend".into(),
            (false, ..) => format!("no hours on {}s", self.date.format("%A")),
        })
    }

    /// What is to be said of it: the holiday that closes it or gives it hours of its own, and a change of the clocks.
    /// That a weekday is closed says nothing.
    pub fn note(&self) -> Option<String> {
        let holiday = match (self.is_special, self.hours.is_empty()) {
            (false, _) => None,
            (true, true) => Some(self.name.unwrap_or("holiday").to_owned()),
            (true, false) => Some(match self.name {
                Some(name) => format!("{name}, special hours"),
                None => "special hours".into(),
            }),
        };
        let shift = self.shift.map(|shift| {
            let length = in_hours(self.range.to - self.range.from);
            let way = if shift.after > shift.before { "forward" } else { "back" };
            let (before, after) = (clock(shift.before), clock(shift.after));
            format!("{length} long: at {before} the clocks go {way} to {after}")
        });
        let said: Vec<String> = [holiday, shift].into_iter().flatten().collect();
        (!said.is_empty()).then(|| said.join("; "))
    }
}

/// `03:00`, around midnight too.
fn clock(minutes: i64) -> String {
    let (hours, minutes) = (minutes.div_euclid(60), minutes.rem_euclid(60));
    if hours == 24 { format!("24:{minutes:02}") } else { format!("{:02}:{minutes:02}", hours.rem_euclid(24)) }
}

/// A length in hours and minutes, as working time is spoken of: `37 h 30 min`, `12 min`, `0 h`.
pub fn in_hours(span: Span) -> String {
    let (hours, minutes, seconds) = (span.0 / 3600, span.0 / 60 % 60, span.0 % 60);
    let parts = [(hours, "h"), (minutes, "min"), (seconds, "s")];
    let said: Vec<String> =
        parts.iter().filter(|(n, _)| *n != 0).map(|(n, unit)| format!("{n} {unit}")).collect();
    if said.is_empty() { "0 h".into() } else { said.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::super::Special;
    use super::*;
    use crate::desk::time::Zone;

    fn calendar(zone: &str, hours: &[(u16, u16)], special: &[Special]) -> Calendar {
        let week = [0, 1, 2, 3, 4, 5, 6].map(|day| if day < 5 { hours.to_vec() } else { Vec::new() });
        Calendar::new(Zone::named(zone).unwrap(), week, special).unwrap()
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn told(calendar: &Calendar, at: &str) -> Vec<String> {
        let week = calendar.week_of(Moment::parse(at).unwrap());
        let line = |day: Day| {
            let note = day.note().or_else(|| day.closed_because()).unwrap_or_default();
            format!("{} {} {note}", day.date, in_hours(Span(day.open_seconds()))).trim_end().to_owned()
        };
        week.into_iter().map(line).collect()
    }

    #[test]
    fn a_week_begins_on_monday_and_tells_what_is_odd() {
        let special = [
            Special { date: SpecialDate::Dated(date("2026-10-29")), hours: vec![(540, 720)] },
            Special { date: SpecialDate::Yearly { month: 10, day: 30 }, hours: vec![] },
        ];
        let names = [(SpecialDate::Yearly { month: 10, day: 30 }, "Founders' Day".to_owned())];
        let office = calendar("Europe/Zagreb", &[(540, 1020)], &special).with_names(names.into());
        insta::assert_snapshot!(told(&office, "2026-10-25T23:30:00Z").join("\n"), @"
        2026-10-26 8 h
        2026-10-27 8 h
        2026-10-28 8 h
        2026-10-29 3 h special hours
        2026-10-30 0 h Founders' Day
        2026-10-31 0 h weekend
        2026-11-01 0 h weekend
        ");
        assert_eq!(office.usual_week(), 40 * 3600);
    }

    #[test]
    fn the_clocks_change_at_an_hour_that_is_told() {
        let noted = |zone, day: &str| calendar(zone, &[(0, 1440)], &[]).day(date(day)).note();
        let said = |text: &str| Some(text.to_owned());
        assert_eq!(
            noted("Europe/Zagreb", "2026-03-29"),
            said("23 h long: at 02:00 the clocks go forward to 03:00")
        );
        assert_eq!(
            noted("Europe/Zagreb", "2026-10-25"),
            said("25 h long: at 03:00 the clocks go back to 02:00")
        );
        assert_eq!(
            noted("Australia/Lord_Howe", "2026-04-05"),
            said("24 h 30 min long: at 02:00 the clocks go back to 01:30")
        );
        // Midnight itself is skipped, or comes twice.
        assert_eq!(
            noted("Africa/Cairo", "2026-04-24"),
            said("23 h long: at 00:00 the clocks go forward to 01:00")
        );
        assert_eq!(
            noted("Africa/Cairo", "2026-10-29"),
            said("25 h long: at 24:00 the clocks go back to 23:00")
        );
        assert_eq!(noted("Africa/Cairo", "2026-10-30"), None);
        let apia = calendar("Pacific/Apia", &[(0, 1440)], &[]);
        assert_eq!(apia.day(date("2011-12-30")).closed_because(), said("the clocks left this date out"));
        assert_eq!(noted("Europe/Zagreb", "2026-03-28"), None);
    }

    #[test]
    fn a_date_has_the_hours_that_its_instants_have() {
        let nights = calendar("Europe/Zagreb", &[(1320, 360)], &[]);
        // Saturday has Friday's tail: open, though no hours are written for it.
        let saturday = nights.day(date("2026-10-24"));
        assert_eq!((saturday.hours, saturday.open_seconds()), (&[(0, 360)][..], 6 * 3600));
        assert_eq!(saturday.closed_because(), None);
        assert_eq!(nights.day(date("2026-10-25")).closed_because().as_deref(), Some("weekend"));
        let odd = calendar("Europe/Zagreb", &[(125, 155)], &[]);
        assert_eq!(odd.day(date("2026-10-26")).open_seconds(), 1800);
        let week = [(); 7].map(|()| vec![(125, 155)]);
        let odd = Calendar::new(Zone::named("Europe/Zagreb").unwrap(), week, &[]).unwrap();
        assert_eq!(odd.day(date("2026-10-25")).open_seconds(), 3600);
        assert_eq!(
            odd.day(date("2026-03-29")).closed_because().as_deref(),
            Some("the clocks skipped its hours")
        );
    }

    #[test]
    fn what_comes_next_is_known() {
        let at = |text: &str| Moment::parse(text).unwrap();
        let office = calendar("UTC", &[(540, 1020)], &[]);
        assert_eq!(office.next_closing(at("2026-10-26T10:00:00Z")), Some(at("2026-10-26T17:00:00Z")));
        assert_eq!(office.next_closing(at("2026-10-26T18:00:00Z")), Some(at("2026-10-26T18:00:00Z")));
        assert_eq!(Calendar::always().next_closing(at("2026-10-26T18:00:00Z")), None);
        assert_eq!(office.next_special(date("2026-01-01")), None);
        let leap = [Special { date: SpecialDate::Yearly { month: 2, day: 29 }, hours: vec![] }];
        let leap = calendar("UTC", &[(540, 1020)], &leap);
        let next = leap.next_special(date("2096-03-01")).map(|day| day.date);
        assert_eq!(next, Some(date("2104-02-29")));
    }
}
