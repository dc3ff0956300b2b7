//! `[calendar.NAME]`: the week of opening hours, and the holidays.

use std::sync::Arc;

use super::document::Section;
use super::fault::{Findings, Place};
use super::holiday::{self, Cover};
use super::hours::{Hours, hours, warn_where_stretches_meet};
use crate::desk::calendar::{Calendar, CalendarFault};
use crate::desk::time::Zone;

/// Monday first, as the calendar counts them.
const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

/// All keys of a calendar.
const KEYS: &[&str] = &["timezone", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "holidays"];

/// The minutes of a day, and of a week.
const DAY: u32 = 1440;
const WEEK: u32 = 7 * DAY;

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
