//! Business hours: when a desk is open, and how many open seconds lie between two instants (metrics §2.1, §2.10).
//!
//! Open or closed is asked of the wall clock in the calendar's zone and of nothing else. A wall time that a change of
//! the clocks skips is never open; one that it repeats is open both times. Seconds are counted between instants, so
//! nothing here adds offsets to a result.

mod count;
mod day;
pub mod entry;
mod fault;
mod openings;
pub mod plan;
mod repeat;
pub mod stamp;
mod wall;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, Datelike, NaiveDate, Offset, TimeZone};

use crate::desk::time::{DAY, Moment, Zone};

use openings::Openings;

pub use count::Step;
pub use day::{Day, Shift, in_hours};
pub use fault::CalendarFault;
pub use wall::WallTime;

/// How far ahead [`Calendar::advance`] looks: six years of 366 days, in seconds.
pub const HORIZON: i64 = 6 * 366 * DAY;

/// The opening hours of a desk in one zone. Immutable: an edit makes another calendar.
pub struct Calendar {
    zone: Zone,
    /// For Monday to Sunday the open minutes of that local day, sorted, without overlap, with the tail of the shift
    /// that began the day before.
    week: [Vec<(u16, u16)>; 7],
    dated: BTreeMap<NaiveDate, Vec<(u16, u16)>>,
    /// By month and day.
    yearly: BTreeMap<(u32, u32), Vec<(u16, u16)>>,
    /// What people call special dates; nothing is counted by it.
    names: BTreeMap<SpecialDate, String>,
    openings: Openings,
}

/// A date on which the week's hours do not hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Special {
    /// Which date.
    pub date: SpecialDate,
    /// Its own hours in minutes of the day; none: closed.
    pub hours: Vec<(u16, u16)>,
}

/// One date, or the same date in each year. The former beats the latter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum SpecialDate {
    /// This local date.
    Dated(NaiveDate),
    /// This date of every year that has it.
    Yearly {
        /// 1 to 12.
        month: u32,
        /// 1 to 31.
        day: u32,
    },
}

impl Calendar {
    /// A calendar from the minutes of the day at which each weekday (Monday first) opens and closes. An end before
    /// its beginning runs past midnight and belongs to the weekday on which it begins; 1440 may stand as an end.
    /// Overlaps are a union. Of two entries for the same special date the later holds.
    pub fn new(
        zone: Zone,
        weekly: [Vec<(u16, u16)>; 7],
        special: &[Special],
    ) -> Result<Calendar, CalendarFault> {
        let mut week: [Vec<(u16, u16)>; 7] = Default::default();
        for (day, hours) in weekly.iter().enumerate() {
            for &(from, to) in hours {
                fault::check(from, to, || WEEKDAYS[day].into())?;
                if from < to {
                    week[day].push((from, to));
                } else {
                    week[day].push((from, 1440));
                    week[(day + 1) % 7].push((0, to));
                }
            }
        }
        let (mut dated, mut yearly) = (BTreeMap::new(), BTreeMap::new());
        for Special { date, hours } in special {
            for &(from, to) in hours {
                fault::check(from, to, || date.to_string())?;
                if from > to {
                    return Err(CalendarFault::CrossesMidnight { day: date.to_string(), from, to });
                }
            }
            match *date {
                SpecialDate::Dated(date) => dated.insert(date, union(hours.clone())),
                SpecialDate::Yearly { month, day } => {
                    // 2000 had a 29th of February.
                    if NaiveDate::from_ymd_opt(2000, month, day).is_none() {
                        return Err(CalendarFault::NoSuchDate { day: date.to_string() });
                    }
                    yearly.insert((month, day), union(hours.clone()))
                }
            };
        }
        if week.iter().chain(dated.values()).chain(yearly.values()).all(Vec::is_empty) {
            return Err(CalendarFault::NeverOpen);
        }
        let (week, names) = (week.map(union), BTreeMap::new());
        Ok(Calendar { zone, week, dated, yearly, names, openings: Openings::unknown() })
    }

    /// The same calendar, where these special dates have these names. A dated name is not read for a yearly entry, nor
    /// the other way round.
    pub fn with_names(self, names: BTreeMap<SpecialDate, String>) -> Calendar {
        Calendar { names, ..self }
    }

    /// Always open, in universal time.
    pub fn always() -> Calendar {
        let week = [(); 7].map(|()| vec![(0, 1440)]);
        Calendar {
            zone: Zone::UTC,
            week,
            dated: BTreeMap::new(),
            yearly: BTreeMap::new(),
            names: BTreeMap::new(),
            openings: Openings::unknown(),
        }
    }

    /// The zone whose wall clock is asked.
    pub fn zone(&self) -> Zone {
        self.zone
    }

    /// The open minutes of a local date, sorted, without overlap; none: closed all day. A special date closes the
    /// civil date: it cuts the shift of the night before at midnight.
    pub fn hours_of(&self, date: NaiveDate) -> &[(u16, u16)] {
        self.dated
            .get(&date)
            .or_else(|| self.yearly.get(&(date.month(), date.day())))
            .unwrap_or(&self.week[date.weekday().num_days_from_monday() as usize])
    }

    /// Whether the desk is open at this instant.
    pub fn is_open(&self, at: Moment) -> bool {
        self.open_seconds(at, at.plus(1)) == 1
    }

    /// The open seconds from `from` until just before `to`; zero when `to` is not later.
    pub fn open_seconds(&self, from: Moment, to: Moment) -> i64 {
        self.openings.seconds(from.0, to.0, |start, end| self.fill(start, end))
    }

    /// The earliest instant by which `seconds` open seconds have passed since `from`; `from` itself for none. None
    /// where that is further away than [`HORIZON`].
    pub fn advance(&self, from: Moment, seconds: i64) -> Option<Moment> {
        if seconds <= 0 {
            return Some(from);
        }
        let limit = from.0.saturating_add(HORIZON);
        self.openings.advance(from.0, seconds, limit, |start, end| self.fill(start, end)).map(Moment)
    }

    /// The first open instant from `from` on: `from` itself while the desk is open. None beyond [`HORIZON`].
    pub fn next_opening(&self, from: Moment) -> Option<Moment> {
        self.advance(from, 1).map(|one_second_later| one_second_later.plus(-1))
    }

    /// The openings in `[from, end)`: the local hours of each date, laid over each stretch in which the zone keeps one
    /// offset.
    fn fill(&self, mut from: i64, end: i64) -> Vec<(i64, i64)> {
        let mut openings: Vec<(i64, i64)> = Vec::new();
        while from < end {
            let (offset, until) = (self.offset(from), self.offset_changes(from, end));
            let mut midnight = (from + offset).div_euclid(DAY) * DAY;
            let mut date = DateTime::from_timestamp(midnight, 0).unwrap_or_default().date_naive();
            midnight -= offset;
            while midnight < until {
                for &(opens, closes) in self.hours_of(date) {
                    let opens = from.max(midnight + i64::from(opens) * 60);
                    let closes = until.min(midnight + i64::from(closes) * 60);
                    match openings.last_mut() {
                        _ if opens >= closes => {}
                        Some(last) if last.1 == opens => last.1 = closes,
                        _ => openings.push((opens, closes)),
                    }
                }
                date = date.succ_opt().unwrap_or(date);
                midnight += DAY;
            }
            from = until;
        }
        openings
    }

    /// The first instant after `from` at which the zone has another offset, or `limit`. Looks once a day: no zone
    /// ever changed its offset and changed it back within 24 hours.
    fn offset_changes(&self, from: i64, limit: i64) -> i64 {
        let offset = self.offset(from);
        let mut same = from;
        while same < limit {
            let mut other = limit.min(same + DAY);
            if self.offset(other) == offset {
                same = other;
                continue;
            }
            while other - same > 1 {
                let middle = same + (other - same) / 2;
                if self.offset(middle) == offset { same = middle } else { other = middle }
            }
            return other;
        }
        limit
    }

    /// Seconds by which the wall clock is ahead of universal time at this instant.
    fn offset(&self, at: i64) -> i64 {
        let utc = DateTime::from_timestamp(at, 0).unwrap_or_default().naive_utc();
        i64::from(self.zone.0.offset_from_utc_datetime(&utc).fix().local_minus_utc())
    }
}

impl fmt::Debug for Calendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Calendar({}, {:?}, {:?}, {:?})", self.zone.name(), self.week, self.dated, self.yearly)
    }
}

impl PartialEq for Calendar {
    fn eq(&self, other: &Calendar) -> bool {
        (self.zone, &self.week, &self.dated, &self.yearly)
            == (other.zone, &other.week, &other.dated, &other.yearly)
    }
}

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

impl fmt::Display for SpecialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SpecialDate::Dated(date) => write!(f, "{date}"),
            SpecialDate::Yearly { month, day } => write!(f, "{month:02}-{day:02}"),
        }
    }
}

/// Sorted, and touching intervals made one.
fn union(mut hours: Vec<(u16, u16)>) -> Vec<(u16, u16)> {
    hours.retain(|(from, to)| from < to);
    hours.sort_unstable();
    let mut merged: Vec<(u16, u16)> = Vec::with_capacity(hours.len());
    for (from, to) in hours {
        match merged.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => merged.push((from, to)),
        }
    }
    merged
}
