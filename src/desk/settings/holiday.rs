//! `holidays` of a calendar: dates on which the week's hours do not hold.

use std::collections::BTreeSet;
use std::fmt;

use super::document::{Field, quoted};
use super::fault::{Findings, Place, SettingsFault};
use super::hours::{hours, warn_where_stretches_meet};
use crate::desk::calendar::{Calendar, Special, SpecialDate};
use crate::desk::time::{Moment, Zone};

/// What is known of the holidays of one calendar, to be judged when the date of today is.
#[derive(Clone, Debug)]
pub(super) struct Cover {
    calendar: String,
    any: bool,
    /// The years of the dated ones, as four digits.
    years: BTreeSet<String>,
    around_the_clock: bool,
    /// Where a warning about them would stand.
    header: SettingsFault,
    /// Dates that are closed anyway, as written, each with its warning.
    idle: Vec<(String, SettingsFault)>,
}

/// A calendar whose holidays are written with their years, but not for a year that is near.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MissingHolidays {
    /// Its name.
    pub calendar: String,
    /// The year without holidays: the next one, or this one.
    pub year: i32,
}

impl fmt::Display for MissingHolidays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "calendar {} has no dated holidays for {} yet", self.calendar, self.year)
    }
}

impl MissingHolidays {
    /// What can be typed about it.
    pub fn hint(&self) -> String {
        format!("desk sla calendar {} --import FILE.ics --only {}", self.calendar, self.year)
    }
}

/// The month from which on next year's holidays should be known: promises made in November may end in January.
const KNOWN_FROM: u8 = 11;

impl Cover {
    pub(super) fn new(
        calendar: &str,
        holidays: &[Holiday],
        around_the_clock: bool,
        place: Place,
        findings: &Findings,
    ) -> Cover {
        let dated = holidays.iter().filter(|holiday| matches!(holiday.special.date, SpecialDate::Dated(_)));
        Cover {
            calendar: calendar.to_owned(),
            any: !holidays.is_empty(),
            years: dated.filter_map(|holiday| Some(holiday.written.get(..4)?.to_owned())).collect(),
            around_the_clock,
            header: findings.at(place, String::new()),
            idle: Vec::new(),
        }
    }

    /// Notes the holidays that change nothing, because the week has no hours for them.
    pub(super) fn note_idle(&mut self, holidays: &[Holiday], calendar: &Calendar, findings: &Findings) {
        for holiday in holidays.iter().filter(|holiday| holiday.special.hours.is_empty()) {
            if let SpecialDate::Dated(date) = holiday.special.date
                && calendar.is_closed_weekday(date)
            {
                let what = format!("{} is a {}, which is closed anyway", holiday.written, date.format("%A"));
                self.idle.push((holiday.written.clone(), findings.at(holiday.place, what)));
            }
        }
    }

    /// The year that has no dated holidays though others have, seen at this instant. Where all holidays are yearly ones
    /// none is missing.
    pub(super) fn missing(&self, now: Moment, zone: Zone) -> Option<MissingHolidays> {
        let part = |pattern: &str| now.format(zone, pattern).parse::<i32>().ok();
        let last: i32 = self.years.last()?.parse().ok()?;
        let (this, month) = (part("%Y")?, part("%m")?);
        let expected = if month >= i32::from(KNOWN_FROM) { this + 1 } else { this };
        (last < expected).then(|| MissingHolidays {
            calendar: self.calendar.clone(),
            year: expected.min(this.max(last + 1)),
        })
    }

    /// What is odd about them at this instant. Who is open around the clock needs none.
    pub(super) fn warnings(&self, now: Moment, zone: Zone) -> Vec<SettingsFault> {
        let at_header =
            |what: String, hint: String| SettingsFault { what, hint: Some(hint), ..self.header.clone() };
        let name = &self.calendar;
        let none = (!self.any && !self.around_the_clock).then(|| {
            let what = format!("[calendar.{name}] has no holidays: promises run through all of them");
            at_header(
                what,
                format!("desk sla calendar {name} --import FILE.ics adds those of a calendar file"),
            )
        });
        let missing = self.missing(now, zone).map(|missing| {
            let what = format!("[calendar.{name}] has no dated holidays for {} yet", missing.year);
            at_header(what, missing.hint())
        });
        // One warning for all: official lists name every date, and one word about it is enough. What is over is over.
        let today = now.format(zone, "%Y-%m-%d");
        let mut ahead = self.idle.iter().filter(|(written, _)| *written >= today).map(|(_, fault)| fault);
        let idle = ahead.next().map(|first| match ahead.count() {
            0 => first.clone(),
            more => {
                SettingsFault { what: format!("{}; {more} more are like it", first.what), ..first.clone() }
            }
        });
        none.into_iter().chain(missing).chain(idle).collect()
    }
}

/// A special date as it was written.
pub(super) struct Holiday {
    pub(super) special: Special,
    /// What people call it.
    pub(super) name: Option<String>,
    written: String,
    place: Place,
}

/// Reads the list; entries that are wrong are noted and left out.
pub(super) fn read(field: &Field, findings: &mut Findings) -> Vec<Holiday> {
    let Some(list) = field.as_list() else {
        field.not("a list such as [\"2026-12-25\", \"01-01\"]", findings);
        return Vec::new();
    };
    let mut seen = BTreeSet::new();
    let mut holidays = Vec::new();
    for item in list {
        let Some(holiday) = entry(&item, findings) else { continue };
        if !seen.insert(holiday.written.clone()) {
            findings
                .wrong(item.place, format!("{} stands twice among the holidays", quoted(&holiday.written)));
        }
        holidays.push(holiday);
    }
    holidays
}

/// `"2026-12-25"`, `"01-01"`, or `{ date = "2026-12-24", name = "Christmas Eve", hours = ["08:00-12:00"] }`.
fn entry(item: &Field, findings: &mut Findings) -> Option<Holiday> {
    let Some(section) = item.as_section("a holiday") else {
        let (date, written) = date(item, findings)?;
        let special = Special { date, hours: Vec::new() };
        return Some(Holiday { special, name: None, written, place: item.place });
    };
    section.only(&["date", "hours", "name"], findings);
    let Some(field) = section.field("date") else {
        findings
            .wrong(item.place, "a holiday has no `date`")
            .expected("{ date = \"2026-12-24\", hours = [\"08:00-12:00\"] }");
        return None;
    };
    let open = section.field("hours").map(|field| hours(&field, findings)).unwrap_or_default();
    for past in open.iter().filter(|hours| hours.to < hours.from) {
        let written = findings.source(past.place);
        findings
            .wrong(past.place, format!("{written} runs past midnight, which the hours of one date cannot"))
            .expected("an end of at most 24:00, and the rest with the next date");
    }
    let day = open.iter().filter(|hours| hours.from < hours.to);
    warn_where_stretches_meet(
        day.clone().map(|hours| (hours.from.into(), hours.to.into(), hours.place)).collect(),
        findings,
    );
    let hours = day.map(|hours| (hours.from, hours.to)).collect();
    let name = section.field("name").and_then(|field| field.line(findings)).map(str::to_owned);
    let (date, written) = date(&field, findings)?;
    Some(Holiday { special: Special { date, hours }, name, written, place: item.place })
}

fn date(field: &Field, findings: &mut Findings) -> Option<(SpecialDate, String)> {
    let written = match field.as_date() {
        Some(bare) => bare,
        None => field.line(findings)?.to_owned(),
    };
    let known = special_date(&written);
    if known.is_none() {
        findings
            .wrong(field.place, format!("{} is no date", quoted(&written)))
            .expected("one such as \"2026-12-25\", or \"12-25\" for each year");
    }
    Some((known?, written))
}

/// `YYYY-MM-DD` or `MM-DD`, digits only.
fn special_date(text: &str) -> Option<SpecialDate> {
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
    match text.split('-').collect::<Vec<&str>>().as_slice() {
        [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2) => {
            text.parse().ok().map(SpecialDate::Dated)
        }
        [month, day] if digits(month, 2) && digits(day, 2) => {
            // Must exist in a leap year: a desk may close on the 29th of February.
            format!("2000-{text}").parse().ok().map(SpecialDate::Dated)?;
            Some(SpecialDate::Yearly { month: month.parse().ok()?, day: day.parse().ok()? })
        }
        _ => None,
    }
}
