//! `[calendar.NAME]`: opening hours and holidays.

use std::sync::Arc;

use super::document::{Field, Section, quoted};
use super::fault::{Findings, Place};
use super::holiday::{self, Cover};
use crate::desk::calendar::{Calendar, CalendarFault};
use crate::desk::time::Zone;

/// Monday first, as the calendar counts them.
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// All keys of a calendar.
const KEYS: &[&str] = &["timezone", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "holidays"];

/// The minutes of a day, and of a week.
const DAY: u32 = 1440;
const WEEK: u32 = 7 * DAY;

/// Opening hours with the place where they stand.
pub(super) struct Hours {
    pub(super) from: u16,
    pub(super) to: u16,
    pub(super) place: Place,
}

/// Reads one calendar; none when something is wrong with it.
pub(super) fn read(
    name: &str,
    section: &Section,
    desk_zone: Zone,
    findings: &mut Findings,
) -> Option<(Arc<Calendar>, Cover)> {
    section.only(KEYS, findings);
    let faults_before = findings.count();
    let zone = section.field("timezone").and_then(|field| field.zone(findings)).unwrap_or(desk_zone);
    let week =
        WEEKDAYS.map(|day| section.field(day).map(|field| hours(&field, findings)).unwrap_or_default());
    warn_of_overlaps(&week, findings);
    let holidays = section.field("holidays").map(|field| holiday::read(&field, findings)).unwrap_or_default();
    let around_the_clock = week.iter().all(|day| day.iter().any(|hours| (hours.from, hours.to) == (0, 1440)));
    let mut cover = Cover::new(name, &holidays, around_the_clock, section.place, findings);
    if week.iter().all(Vec::is_empty) && holidays.iter().any(|holiday| !holiday.special.hours.is_empty()) {
        findings.odd(section.place, format!("{} is open on its special dates only", section.title));
    }
    let weekly = week.map(|day| day.iter().map(|hours| (hours.from, hours.to)).collect());
    let special: Vec<_> = holidays.iter().map(|holiday| holiday.special.clone()).collect();
    match Calendar::new(zone, weekly, &special) {
        Ok(calendar) => {
            cover.note_idle(&holidays, &calendar, findings);
            let names =
                holidays.into_iter().filter_map(|holiday| Some((holiday.special.date, holiday.name?)));
            Some((Arc::new(calendar.with_names(names.collect())), cover))
        }
        // It would perhaps be open with the hours that could not be read.
        Err(_) if findings.count() > faults_before => None,
        Err(CalendarFault::NeverOpen) => {
            findings
                .wrong(section.place, format!("{} is never open", section.title))
                .expected("hours such as mon = [\"09:00-17:00\"]");
            None
        }
        Err(fault) => {
            findings.wrong(section.place, format!("{} makes no sense: {fault}", section.title));
            None
        }
    }
}

/// The opening hours of one day; those that are wrong are noted and left out.
pub(super) fn hours(field: &Field, findings: &mut Findings) -> Vec<Hours> {
    let lines: Vec<_> = match field.as_text() {
        // One interval alone needs no brackets to be understood.
        Some(_) => field.line(findings).map(|text| (text, field.clone())).into_iter().collect(),
        None => field.lines(findings),
    };
    lines.into_iter().filter_map(|(text, item)| interval(text, item.place, findings)).collect()
}

/// `08:00-12:00`. An end at midnight is 24:00.
fn interval(text: &str, place: Place, findings: &mut Findings) -> Option<Hours> {
    let read = text.split_once(['-', '–']).and_then(|(from, to)| Some((clock(from)?, clock(to)?)));
    let (from, mut to) = match read {
        Some((from, to)) if from < 1440 => (from, to),
        _ => {
            findings
                .wrong(place, format!("{} are no opening hours", quoted(text)))
                .expected("two times of the day such as \"08:00-12:00\", at most \"24:00\" as the end");
            return None;
        }
    };
    if from == to {
        findings
            .wrong(place, format!("{} ends where it begins", quoted(text)))
            .expected("\"00:00-24:00\" for the whole day, or no entry for a closed one");
        return None;
    }
    if to == 0 {
        to = 1440;
    }
    let plain = format!("{}-{}", wall(from), wall(to));
    if text != plain && !(to == 1440 && text.ends_with("-00:00")) {
        findings
            .wrong(place, format!("{} is not written as hours are", quoted(text)))
            .expected("two digits each, joined by a hyphen")
            .perhaps(Some(plain));
        return None;
    }
    Some(Hours { from, to, place })
}

/// Minutes of the day from `HH:MM`; also from `8:00` and `8`, for the sake of a better word to the writer.
fn clock(text: &str) -> Option<u16> {
    let (hours, minutes) = text.trim().split_once(':').unwrap_or((text.trim(), "00"));
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if !digits(hours) || !digits(minutes) || minutes.len() != 2 {
        return None;
    }
    let (hours, minutes) = (hours.parse::<u16>().ok()?, minutes.parse::<u16>().ok()?);
    (minutes < 60 && hours * 60 + minutes <= 1440).then_some(hours * 60 + minutes)
}

fn wall(minutes: u16) -> String {
    format!("{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Overlaps add nothing, and mostly are slips of the pen. The week is a ring: Sunday's night shift meets Monday.
fn warn_of_overlaps(week: &[Vec<Hours>; 7], findings: &mut Findings) {
    let mut stretches: Vec<(u32, u32, Place)> = Vec::new();
    for (day, hours) in (0_u32..).zip(week).flat_map(|(day, hours)| hours.iter().map(move |h| (day, h))) {
        let start = day * DAY + u32::from(hours.from);
        let past_midnight = if hours.to < hours.from { DAY } else { 0 };
        let end = day * DAY + u32::from(hours.to) + past_midnight;
        stretches.push((start, end, hours.place));
        if end > WEEK {
            stretches.push((0, end - WEEK, hours.place));
        }
    }
    warn_where_stretches_meet(stretches, findings);
}

/// Notes each stretch that begins before an earlier one is over.
pub(super) fn warn_where_stretches_meet(mut stretches: Vec<(u32, u32, Place)>, findings: &mut Findings) {
    stretches.sort_by_key(|(start, end, place)| (*start, *end, place.start));
    let mut busy: Option<(u32, Place)> = None;
    for (start, end, place) in stretches {
        if let Some((_, earlier)) = busy.filter(|(until, earlier)| start < *until && *earlier != place) {
            // The later one in the document is the one that was added to the other.
            let (added, other) =
                if earlier.start > place.start { (earlier, place) } else { (place, earlier) };
            let (added_hours, hours) = (findings.source(added), findings.source(other));
            findings.odd(added, format!("{added_hours} overlaps with {hours}; minutes count once"));
        }
        if busy.is_none_or(|(until, _)| end > until) {
            busy = Some((end, place));
        }
    }
}
