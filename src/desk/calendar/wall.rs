//! Local times that a change of the clocks makes doubtful.

use chrono::{LocalResult, NaiveDateTime, TimeZone};

use crate::desk::time::{Moment, Zone};

/// How often the wall clock of a zone shows a time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WallTime {
    /// Once, as nearly all times.
    Once,
    /// Twice, as the clocks go back: the earlier instant is the one that is taken.
    Twice {
        /// The other one.
        later: Moment,
    },
    /// Never, as the clocks go forward: the first instant after the gap is taken.
    Never,
}

impl WallTime {
    /// Of a time as people type it, `2026-10-25 02:30`. What has an offset, or no time of day at all, is never in
    /// doubt.
    pub fn of(text: &str, zone: Zone) -> WallTime {
        let plain = text.trim().replace(['T', 't'], " ");
        let read = ["%Y-%m-%d %H:%M", "%Y-%m-%d %H:%M:%S"];
        let Some(wall) = read.iter().find_map(|form| NaiveDateTime::parse_from_str(&plain, form).ok()) else {
            return WallTime::Once;
        };
        match zone.0.from_local_datetime(&wall) {
            LocalResult::Single(_) => WallTime::Once,
            LocalResult::Ambiguous(_, later) => WallTime::Twice { later: Moment(later.timestamp()) },
            LocalResult::None => WallTime::Never,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_shown_once_twice_or_never() {
        let zone = Zone::named("Europe/Zagreb").unwrap();
        let later = Moment::parse("2026-10-25T01:30:00Z").unwrap();
        assert_eq!(WallTime::of("2026-10-25 02:30", zone), WallTime::Twice { later });
        assert_eq!(WallTime::of("2026-10-25T02:30:00", zone), WallTime::Twice { later });
        assert_eq!(WallTime::of("2026-10-25T02:30:00+02:00", zone), WallTime::Once);
        assert_eq!(WallTime::of("2026-03-29 02:30", zone), WallTime::Never);
        assert_eq!(WallTime::of("2026-03-29 03:00", zone), WallTime::Once);
        assert_eq!(WallTime::of("2026-10-25", zone), WallTime::Once);
    }
}
