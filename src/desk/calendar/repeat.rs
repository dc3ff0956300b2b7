//! Entries that come again each year (RRULE with FREQ=YEARLY, RFC 5545 §3.3.10). Others are no holidays.

use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate, Weekday};

/// A rule by which an entry comes again.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Yearly {
    every: i32,
    until: Option<NaiveDate>,
    count: Option<usize>,
    months: Vec<u32>,
    month_days: Vec<i32>,
    /// The third Monday, the last one (-1), or each one (0).
    weekdays: Vec<(i32, Weekday)>,
}

impl Yearly {
    /// Reads a rule; a reason where it is none that is understood. `until` reads the value after which it does not come again:
    /// the last date on which it may.
    pub(super) fn read(rule: &str, until: impl Fn(&str) -> Option<NaiveDate>) -> Result<Yearly, String> {
        let mut yearly = Yearly {
            every: 1,
            until: None,
            count: None,
            months: Vec::new(),
            month_days: Vec::new(),
            weekdays: Vec::new(),
        };
        let mut freq = "";
        for part in rule.trim().split(';').filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            let wrong = || format!("its rule has {name}, which is not understood here");
            let within = |word: &str, most: i32| {
                word.trim().parse::<i32>().ok().filter(|n| *n != 0 && n.abs() <= most)
            };
            match name.trim().to_ascii_uppercase().as_str() {
                "FREQ" => freq = value.trim(),
                "INTERVAL" => yearly.every = within(value, 1000).filter(|n| *n > 0).ok_or_else(wrong)?,
                "COUNT" => yearly.count = Some(value.trim().parse().map_err(|_| wrong())?),
                "UNTIL" => yearly.until = Some(until(value).ok_or_else(wrong)?),
                "WKST" => {}
                "BYMONTH" => {
                    for word in value.split(',') {
                        let month = within(word, 12).and_then(|n| u32::try_from(n).ok());
                        yearly.months.push(month.ok_or_else(wrong)?);
                    }
                }
                "BYMONTHDAY" => {
                    for word in value.split(',') {
                        yearly.month_days.push(within(word, 31).ok_or_else(wrong)?);
                    }
                }
                "BYDAY" => {
                    for word in value.split(',') {
                        yearly.weekdays.push(weekday(word.trim()).ok_or_else(wrong)?);
                    }
                }
                _ => return Err(wrong()),
            }
        }
        if !freq.eq_ignore_ascii_case("YEARLY") {
            return Err(format!("it repeats {}, not yearly", freq.to_ascii_lowercase()));
        }
        if !yearly.weekdays.is_empty() && yearly.months.is_empty() {
            return Err("its rule names weekdays of no month".into());
        }
        Ok(yearly)
    }

    /// Whether it is the date of its beginning, each year without an end.
    pub(super) fn is_plain(&self, start: NaiveDate) -> bool {
        let same = |list: &[u32], one| list.is_empty() || list == [one];
        let days = self.month_days.iter().filter_map(|day| u32::try_from(*day).ok()).collect::<Vec<_>>();
        self.every == 1
            && (self.until, self.count) == (None, None)
            && self.weekdays.is_empty()
            && same(&self.months, start.month())
            && days.len() == self.month_days.len()
            && same(&days, start.day())
            // The days of a rule without a month are those of all months.
            && (self.month_days.is_empty() || !self.months.is_empty())
    }

    /// The dates on which it comes in these years, in order.
    pub(super) fn dates(&self, start: NaiveDate, years: &RangeInclusive<i32>) -> Vec<NaiveDate> {
        let mut dates = Vec::new();
        let mut left = self.count.unwrap_or(usize::MAX);
        // Only a rule that counts must be followed from its beginning.
        let skipped = match self.count {
            Some(_) => 0,
            None => (years.start() - start.year()).max(0) / self.every,
        };
        let mut year = start.year() + skipped * self.every;
        while year <= *years.end() {
            for date in self.within(year, start) {
                if left == 0 || self.until.is_some_and(|until| date > until) {
                    return dates;
                }
                left -= 1;
                if years.contains(&year) {
                    dates.push(date);
                }
            }
            year += self.every;
        }
        dates
    }

    /// The dates of one year, in order.
    fn within(&self, year: i32, start: NaiveDate) -> Vec<NaiveDate> {
        let given = (self.months.is_empty(), self.month_days.is_empty());
        let months = if given == (true, true) { start.month()..=start.month() } else { 1..=12 };
        let mut dates = Vec::new();
        for month in months.filter(|month| self.months.is_empty() || self.months.contains(month)) {
            let days = (1..=31).filter_map(|day| NaiveDate::from_ymd_opt(year, month, day));
            dates.extend(days.filter(|date| *date >= start && self.fits(*date, start)));
        }
        dates
    }

    /// Whether the day of a date in a month of the rule is one of its days.
    fn fits(&self, date: NaiveDate, start: NaiveDate) -> bool {
        if self.month_days.is_empty() && self.weekdays.is_empty() {
            return date.day() == start.day();
        }
        let (day, length) = (date.day() as i32, i32::from(date.num_days_in_month()));
        let from_the_end = day - length - 1;
        let by_day = self.month_days.is_empty()
            || self.month_days.iter().any(|wanted| *wanted == day || *wanted == from_the_end);
        let (nth, nth_last) = ((day - 1) / 7 + 1, (day - length) / 7 - 1);
        let by_weekday = self.weekdays.is_empty()
            || self
                .weekdays
                .iter()
                .any(|(n, weekday)| *weekday == date.weekday() && [0, nth, nth_last].contains(n));
        by_day && by_weekday
    }
}

/// `MO`, `3MO`, `-1MO`.
fn weekday(word: &str) -> Option<(i32, Weekday)> {
    let cut = word.len().checked_sub(2)?;
    let (number, name) = (word.get(..cut)?, word.get(cut..)?);
    let weekday = match name.to_ascii_uppercase().as_str() {
        "MO" => Weekday::Mon,
        "TU" => Weekday::Tue,
        "WE" => Weekday::Wed,
        "TH" => Weekday::Thu,
        "FR" => Weekday::Fri,
        "SA" => Weekday::Sat,
        "SU" => Weekday::Sun,
        _ => return None,
    };
    if number.is_empty() {
        return Some((0, weekday));
    }
    let number = number.parse::<i32>().ok().filter(|n| *n != 0 && n.abs() <= 5)?;
    Some((number, weekday))
}

#[cfg(test)]
mod tests {
    use super::super::stamp::Stamp;
    use super::*;

    /// Where days are written as dates.
    fn read(rule: &str) -> Result<Yearly, String> {
        Yearly::read(rule, |value| Some(Stamp::from(value).said()?.written().date()))
    }

    fn dates(start: &str, rule: &str) -> String {
        let start: NaiveDate = start.parse().unwrap();
        let dates = read(rule).unwrap().dates(start, &(2025..=2028));
        dates.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn rules_of_holidays_are_followed() {
        // The fourth Thursday of November, the last Monday of May, the Tuesday after the first Monday of November.
        assert_eq!(
            dates("1942-11-26", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"),
            "2025-11-27 2026-11-26 2027-11-25 2028-11-23"
        );
        assert_eq!(
            dates("1971-05-31", "FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO"),
            "2025-05-26 2026-05-25 2027-05-31 2028-05-29"
        );
        assert_eq!(
            dates("1996-11-05", "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8"),
            "2028-11-07"
        );
        assert_eq!(dates("2020-12-25", "FREQ=YEARLY;UNTIL=20261225T000000Z"), "2025-12-25 2026-12-25");
        assert_eq!(dates("2020-12-25", "FREQ=YEARLY;COUNT=6"), "2025-12-25");
        assert_eq!(dates("2020-02-29", "FREQ=YEARLY"), "2028-02-29");
        assert_eq!(
            dates("2020-12-31", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1;COUNT=7"),
            "2025-12-31 2026-12-31"
        );
        assert_eq!(dates("2027-01-01", "FREQ=YEARLY"), "2027-01-01 2028-01-01");
        assert_eq!(dates("2020-01-01", "FREQ=YEARLY;COUNT=0"), "");
    }

    #[test]
    fn a_rule_that_is_a_date_is_known() {
        let plain = |rule: &str| read(rule).unwrap().is_plain("2020-12-25".parse().unwrap());
        assert!(plain("FREQ=YEARLY") && plain("freq=yearly;INTERVAL=1;BYMONTH=12;BYMONTHDAY=25;WKST=MO"));
        for rule in [
            "INTERVAL=2",
            "COUNT=3",
            "UNTIL=20300101",
            "BYMONTH=11",
            "BYMONTH=12;BYMONTHDAY=24",
            "BYMONTHDAY=25",
        ] {
            assert!(!plain(&format!("FREQ=YEARLY;{rule}")), "{rule}");
        }
    }

    #[test]
    fn other_rules_are_not_guessed_at() {
        for (rule, why) in [
            ("FREQ=MONTHLY", "it repeats monthly, not yearly"),
            ("", "it repeats , not yearly"),
            ("FREQ=YEARLY;BYDAY=MO", "its rule names weekdays of no month"),
            ("FREQ=YEARLY;BYEASTER=1", "its rule has BYEASTER, which is not understood here"),
            ("FREQ=YEARLY;BYMONTH=13", "its rule has BYMONTH, which is not understood here"),
            ("FREQ=YEARLY;BYMONTH=-1", "its rule has BYMONTH, which is not understood here"),
            ("FREQ=YEARLY;INTERVAL=0", "its rule has INTERVAL, which is not understood here"),
            ("FREQ=YEARLY;BYMONTH=1;BYDAY=é", "its rule has BYDAY, which is not understood here"),
        ] {
            assert_eq!(read(rule).unwrap_err(), why);
        }
    }
}
