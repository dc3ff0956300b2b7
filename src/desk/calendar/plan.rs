//! What becomes of somebody's calendar file as holidays of ours: each date with its fate, and why.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use chrono::{Datelike, NaiveDate};

pub use super::entry::TIMED;
use super::entry::{Entry, stretch};
use super::repeat::Yearly;
use super::stamp::{Said, Stamp};
use super::{Calendar, SpecialDate};
use crate::desk::ticket::words;
use crate::desk::time::{Moment, Zone};

/// Rules that are no plain date are followed this year and so many years more.
const YEARS_AHEAD: i32 = 5;

/// A file with more dates than this holds no holidays.
const MOST: usize = 20_000;

words!(
    /** What is done with a date of the file. */
    Fate {
        /** It becomes a holiday. */ New = "new",
        /** The settings have it. */ Known = "known",
        /** Its weekday is closed anyway: it is left out. */ ClosedDay = "closed_day",
        /** It is left out. */ Skipped = "skipped",
    }
);

/// What is wanted of a file.
#[derive(Clone, Default, Debug)]
pub struct Wanted {
    /// Only these years; none: from this year on.
    pub only: BTreeSet<i32>,
    /// Dates (`2026-12-24`, `12-24`) and words of names to leave out.
    pub except: Vec<String>,
}

/// A date of the file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Planned {
    /// The date; none where the file has one that cannot be read.
    pub date: Option<SpecialDate>,
    /// What it is called.
    pub name: String,
    /// What is done with it.
    pub fate: Fate,
    /// Why, where that needs a word.
    pub why: Option<String>,
}

impl SpecialDate {
    /// Its weekday in English; a date of every year has none.
    pub fn weekday(&self) -> Option<String> {
        match self {
            SpecialDate::Dated(date) => Some(date.format("%a").to_string()),
            SpecialDate::Yearly { .. } => None,
        }
    }
}

/// The fate of all dates: those of every year first, then the dated ones in order. None where there are too many.
pub fn plan(entries: &[Entry], calendar: &Calendar, wanted: &Wanted, now: Moment) -> Option<Vec<Planned>> {
    let zone = calendar.zone();
    let today = now.date(zone).year();
    let years = match (wanted.only.first(), wanted.only.last()) {
        (Some(first), Some(last)) => *first..=*last,
        _ => today..=today + YEARS_AHEAD,
    };
    // A single repetition that was moved or changed stands beside its entry, which must not have it too.
    let mut replaced: BTreeMap<&str, Vec<Said>> = BTreeMap::new();
    for entry in entries {
        let said = entry.replaces.as_ref().and_then(Stamp::said);
        replaced.entry(&entry.uid).or_default().extend(said);
    }
    let mut found: Vec<(Option<SpecialDate>, &str, Option<String>)> = Vec::new();
    for entry in entries {
        let replaced = match entry.replaces {
            None => replaced.get(entry.uid.as_str()).map(Vec::as_slice).unwrap_or_default(),
            Some(_) => &[],
        };
        match dates(entry, replaced, wanted, (today, &years), zone) {
            Ok(dates) => found.extend(dates.into_iter().map(|date| (Some(date), entry.name.as_str(), None))),
            Err(why) => {
                let date = entry.begins_on(zone).map(SpecialDate::Dated);
                found.push((date, entry.name.as_str(), Some(why)));
            }
        }
        if found.len() > MOST {
            return None;
        }
    }
    found.sort_by_key(|(date, ..)| (date.is_none(), matches!(date, Some(SpecialDate::Dated(_))), *date));
    let mut judge = Judge { calendar, wanted, today, taken: BTreeMap::new() };
    let planned = found.into_iter().map(|(date, name, why)| {
        let (fate, why) = match (why, date) {
            (Some(why), _) => (Fate::Skipped, Some(why)),
            (None, Some(date)) => judge.fate(date, name),
            (None, None) => (Fate::Skipped, None),
        };
        Planned { date, name: name.to_owned(), fate, why }
    });
    Some(planned.collect())
}

/// The dates of an entry; a reason where it has none.
fn dates(
    entry: &Entry,
    replaced: &[Said],
    wanted: &Wanted,
    (today, years): (i32, &RangeInclusive<i32>),
    zone: Zone,
) -> Result<Vec<SpecialDate>, String> {
    if entry.is_cancelled {
        return Err("it is cancelled".into());
    }
    let whole = entry.whole_days(zone)?;
    let (first, days) = (whole.first, whole.days);
    let left_out = entry.without.iter().filter_map(Stamp::said).chain(replaced.iter().copied());
    let without: BTreeSet<NaiveDate> = left_out.map(|said| whole.date_of(said)).collect();
    let mut begins = match &entry.rule {
        None => vec![first],
        Some(rule) => {
            let rule = Yearly::read(rule, |value| whole.until(Stamp::from(value).said()?))?;
            let written = whole.written();
            // The day after the last one of February is not the same each year.
            let is_same_each_year = written == first || written.month() != 2;
            let is_kept = wanted.only.is_empty() && without.is_empty() && first.year() <= today;
            if is_kept && is_same_each_year && rule.is_plain(written) {
                let yearly =
                    stretch(first, days).map(|d| SpecialDate::Yearly { month: d.month(), day: d.day() });
                return Ok(yearly.collect());
            }
            // A rule speaks of the dates that are written, which may lie a day beside those that are meant.
            let around = *years.start() - 1..=*years.end() + 1;
            let dates = rule.dates(written, &around).into_iter().filter_map(|date| whole.meant(date));
            dates.filter(|date| years.contains(&date.year())).collect()
        }
    };
    begins.extend(entry.also.iter().filter_map(Stamp::said).map(|said| whole.date_of(said)));
    begins.retain(|date| !without.contains(date));
    begins.sort();
    begins.dedup();
    let all = begins.into_iter().flat_map(|date| stretch(date, days));
    Ok(all.take(MOST + 1).map(SpecialDate::Dated).collect())
}

/// What is looked at for each date in turn.
struct Judge<'j> {
    calendar: &'j Calendar,
    wanted: &'j Wanted,
    today: i32,
    /// The dates that will be new, and their names.
    taken: BTreeMap<SpecialDate, String>,
}

impl Judge<'_> {
    fn fate(&mut self, date: SpecialDate, name: &str) -> (Fate, Option<String>) {
        let skipped = |why: &str| (Fate::Skipped, Some(why.to_owned()));
        if self.is_excepted(date, name) {
            return skipped("left out by --except");
        }
        let (month, day) = match date {
            SpecialDate::Yearly { month, day } => (month, day),
            SpecialDate::Dated(date) => {
                if !self.wanted.only.is_empty() && !self.wanted.only.contains(&date.year()) {
                    return skipped("left out by --only");
                }
                if self.wanted.only.is_empty() && date.year() < self.today {
                    return skipped("in a year that is over");
                }
                (date.month(), date.day())
            }
        };
        let yearly = SpecialDate::Yearly { month, day };
        let hours = match date {
            SpecialDate::Dated(date) => self.calendar.dated.get(&date),
            SpecialDate::Yearly { .. } => None,
        };
        match hours.or_else(|| self.calendar.yearly.get(&(month, day))) {
            Some(hours) if hours.is_empty() => return (Fate::Known, None),
            Some(_) => return (Fate::Known, Some("it has special hours".into())),
            None => {}
        }
        if let Some(other) = self.taken.get(&date).or_else(|| self.taken.get(&yearly)) {
            return (Fate::Skipped, Some(format!("the same date as {other:?}")));
        }
        if let SpecialDate::Dated(date) = date
            && self.calendar.is_closed_weekday(date)
        {
            return (Fate::ClosedDay, Some(format!("closed on {}s anyway", date.format("%A"))));
        }
        self.taken.insert(date, name.to_owned());
        (Fate::New, None)
    }

    fn is_excepted(&self, date: SpecialDate, name: &str) -> bool {
        self.wanted.except.iter().any(|except| names(except, date, name))
    }
}

/// Whether a word of `--except` speaks of this date.
pub fn names(except: &str, date: SpecialDate, name: &str) -> bool {
    let except = except.trim();
    let written = date.to_string();
    written == except
        || (except.len() == 5 && written.get(5..) == Some(except))
        || (!except.is_empty() && name.to_lowercase().contains(&except.to_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::super::Special;
    use super::*;
    use crate::desk::time::Zone;

    fn entry(name: &str, start: &str) -> Entry {
        Entry { uid: name.into(), name: name.into(), start: start.into(), ..Entry::default() }
    }

    fn told(entries: &[Entry], wanted: &Wanted) -> String {
        let week = [0, 1, 2, 3, 4, 5, 6].map(|day| if day < 5 { vec![(540, 1020)] } else { Vec::new() });
        let special = [
            Special { date: SpecialDate::Dated("2026-12-24".parse().unwrap()), hours: vec![(540, 720)] },
            Special { date: SpecialDate::Yearly { month: 1, day: 1 }, hours: vec![] },
        ];
        let office = Calendar::new(Zone::UTC, week, &special).unwrap();
        let now = Moment::parse("2026-11-22T00:00:00Z").unwrap();
        let line = |planned: Planned| {
            let date = planned.date.map_or("?".into(), |date| date.to_string());
            let why = planned.why.map(|why| format!(": {why}")).unwrap_or_default();
            format!("{date} {} {}{why}", planned.name, planned.fate.word())
        };
        plan(entries, &office, wanted, now).unwrap().into_iter().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn each_date_has_a_fate_and_a_reason() {
        let entries = [
            entry("Christmas Eve", "20261224"),
            Entry { end: Some("20261229".into()), ..entry("Christmas", "20261225") },
            entry("New Year", "20270101"),
            entry("Second New Year", "20261225"),
            entry("Old", "20251225"),
            entry("Party", "20261218T180000Z"),
            entry("Broken", "next week"),
            Entry { is_cancelled: true, ..entry("Strike", "20261201") },
            Entry { rule: Some("FREQ=WEEKLY".into()), ..entry("Standup", "20261202") },
        ];
        insta::assert_snapshot!(told(&entries, &Wanted::default()), @r#"
    2025-12-25 Old skipped: in a year that is over
    2026-12-01 Strike skipped: it is cancelled
    2026-12-02 Standup skipped: it repeats weekly, not yearly
    2026-12-18 Party skipped: it has a time of day
    2026-12-24 Christmas Eve known: it has special hours
    2026-12-25 Christmas new
    2026-12-25 Second New Year skipped: the same date as "Christmas"
    2026-12-26 Christmas closed_day: closed on Saturdays anyway
    2026-12-27 Christmas closed_day: closed on Sundays anyway
    2026-12-28 Christmas new
    2027-01-01 New Year known
    ? Broken skipped: it has no date that can be read
    "#);
    }

    #[test]
    fn what_comes_each_year_is_one_entry_where_it_can_be() {
        let yearly = |name, start, rule: &str| Entry { rule: Some(rule.into()), ..entry(name, start) };
        let entries = [
            Entry { end: Some("20000103".into()), ..yearly("Two days", "20000101", "FREQ=YEARLY") },
            yearly("Thanks", "20001123", "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"),
            Entry {
                without: vec!["20271110".into()],
                ..yearly("But once", "20001110", "FREQ=YEARLY;UNTIL=20281231")
            },
            yearly("Moved", "20010501", "FREQ=YEARLY;UNTIL=20280101"),
            Entry {
                uid: "Moved".into(),
                replaces: Some("20270501".into()),
                ..entry("Moved to Monday", "20270503")
            },
        ];
        insta::assert_snapshot!(told(&entries, &Wanted::default()), @"
    01-01 Two days known
    01-02 Two days new
    2026-05-01 Moved new
    2026-11-10 But once new
    2026-11-26 Thanks new
    2027-05-03 Moved to Monday new
    2027-11-25 Thanks new
    2028-11-10 But once new
    2028-11-23 Thanks new
    2029-11-22 Thanks new
    2030-11-28 Thanks new
    2031-11-27 Thanks new
    ");
        let only = Wanted { only: [2027].into(), except: vec!["11-25".into(), "once".into()] };
        insta::assert_snapshot!(told(&entries, &only), @"
    2027-01-01 Two days known
    2027-01-02 Two days closed_day: closed on Saturdays anyway
    2027-05-03 Moved to Monday new
    2027-11-25 Thanks skipped: left out by --except
    ");
    }

    #[test]
    fn a_hostile_file_is_not_followed_to_its_end() {
        let many = (0..100).map(|n| Entry {
            uid: n.to_string(),
            end: Some("20261231".into()),
            also: (0..300)
                .map(|n| Stamp::from(format!("2027{:02}{:02}", n % 12 + 1, n % 28 + 1).as_str()))
                .collect(),
            ..entry("x", "20260101")
        });
        let office = Calendar::always();
        assert_eq!(plan(&many.collect::<Vec<_>>(), &office, &Wanted::default(), Moment(0)), None);
    }
}
