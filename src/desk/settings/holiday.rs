//! `holidays` of a calendar: dates on which the week's hours do not hold.

use std::collections::BTreeSet;

use super::calendar::{hours, warn_where_stretches_meet};
use super::document::{Field, quoted};
use super::fault::{Findings, Place, SettingsFault};
use crate::desk::calendar::{Special, SpecialDate};

/// Which years the holidays of one calendar speak of.
#[derive(Clone, Debug)]
pub(super) struct Cover {
    calendar: String,
    any: bool,
    /// The years of the dated ones, as four digits.
    years: BTreeSet<String>,
    around_the_clock: bool,
    /// Where a warning about them would stand.
    header: SettingsFault,
}

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
        }
    }

    /// What is odd about them in this year, given in four digits. Dates of the year need not be known where all holidays are yearly ones,
    /// and who is open around the clock has none.
    pub(super) fn warning(&self, this_year: &str) -> Option<SettingsFault> {
        let what = if !self.any && !self.around_the_clock {
            format!("[calendar.{}] has no holidays: promises run through all of them", self.calendar)
        } else if !self.years.is_empty() && self.years.iter().all(|year| year.as_str() <= this_year) {
            format!("[calendar.{}] has no dated holidays after {this_year} yet", self.calendar)
        } else {
            return None;
        };
        Some(SettingsFault { what, ..self.header.clone() })
    }
}

/// A special date as it was written.
pub(super) struct Holiday {
    pub(super) special: Special,
    written: String,
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

/// `"2026-12-25"`, `"01-01"`, or `{ date = "2026-12-24", hours = ["08:00-12:00"] }`.
fn entry(item: &Field, findings: &mut Findings) -> Option<Holiday> {
    let Some(section) = item.as_section("a holiday") else {
        let (date, written) = date(item, findings)?;
        return Some(Holiday { special: Special { date, hours: Vec::new() }, written });
    };
    section.only(&["date", "hours"], findings);
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
    let (date, written) = date(&field, findings)?;
    Some(Holiday { special: Special { date, hours }, written })
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
