//! Why hours make no calendar.

use std::fmt;

/// Why hours make no calendar. The day is a weekday's name or a date as in the settings.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CalendarFault {
    /// An interval ends where it begins.
    Empty {
        /// Whose hours.
        day: String,
        /// The minute of the day at which they begin and end.
        at: u16,
    },
    /// A time beyond 24:00, or a beginning at 24:00.
    NotATime {
        /// Whose hours.
        day: String,
        /// What stands there, in minutes.
        minutes: u16,
    },
    /// The hours of a special date run past midnight.
    CrossesMidnight {
        /// Whose hours.
        day: String,
        /// The minute of the day at which they begin.
        from: u16,
        /// The one at which they end.
        to: u16,
    },
    /// No year has this month and day.
    NoSuchDate {
        /// As it stands there, `MM-DD`.
        day: String,
    },
    /// There is no open minute at all, so no promise in business hours could ever fall due.
    NeverOpen,
}

impl fmt::Display for CalendarFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clock = |minutes: &u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        match self {
            CalendarFault::Empty { day, at } => {
                write!(f, "{day}: hours from {0} to {0} are empty", clock(at))
            }
            CalendarFault::NotATime { day, minutes } => {
                write!(f, "{day}: {} is no time of the day at which hours can begin or end", clock(minutes))
            }
            CalendarFault::CrossesMidnight { day, from, to } => {
                let (from, to) = (clock(from), clock(to));
                write!(f, "{day}: hours of a special date may not run past midnight ({from} to {to})")
            }
            CalendarFault::NoSuchDate { day } => write!(f, "{day}: no year has this date"),
            CalendarFault::NeverOpen => write!(f, "the calendar is never open"),
        }
    }
}

impl std::error::Error for CalendarFault {}

/// Refuses an interval that could never be read as one.
pub(super) fn check(from: u16, to: u16, day: impl Fn() -> String) -> Result<(), CalendarFault> {
    let beyond = if from >= 1440 { Some(from) } else { (to > 1440).then_some(to) };
    match beyond {
        Some(minutes) => Err(CalendarFault::NotATime { day: day(), minutes }),
        None if from == to => Err(CalendarFault::Empty { day: day(), at: from }),
        None => Ok(()),
    }
}
