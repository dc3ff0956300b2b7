//! The stretch before a stretch, for comparisons.

use super::{Range, Unit};
use crate::desk::time::Zone;

/// The stretch of the same kind right before this one: whole months before whole months of the calendar, as many days
/// before days that begin at local midnights, else as many seconds. `None` where there is no beginning or no end.
pub fn previous(range: Range, zone: Zone) -> Option<Range> {
    use chrono::Datelike;
    let bounded = |edge: i64| edge != i64::MIN && edge != i64::MAX;
    if !bounded(range.from.0) || !bounded(range.to.0) {
        return None;
    }
    let (first, last) = (range.from.date(zone), range.to.date(zone));
    if zone.start_of(first) != range.from || zone.start_of(last) != range.to {
        let length = (range.to - range.from).0;
        return Some(Range { from: range.from.plus(-length), to: range.from });
    }
    let start = if first.day() == 1 && last.day() == 1 {
        let months = (last.year() - first.year()) * 12 + last.month0() as i32 - first.month0() as i32;
        Unit::Month.shift(first, -months)
    } else {
        let days = i32::try_from(last.signed_duration_since(first).num_days()).ok()?;
        Unit::Day.shift(first, -days)
    };
    Some(Range { from: zone.start_of(start?), to: range.from })
}

#[cfg(test)]
mod tests {
    use super::super::parse;
    use super::*;
    use crate::desk::time::Moment;

    fn before(word: &str) -> String {
        let zone = Zone::named("Europe/Zagreb").unwrap();
        let now = Moment::parse("2026-11-22T09:00:00Z").unwrap();
        let range = previous(parse(word, now, zone).unwrap(), zone).unwrap();
        let local = |at: Moment| at.format(zone, "%Y-%m-%d %H:%M");
        format!("{} to {}", local(range.from), local(range.to))
    }

    #[test]
    fn months_stand_before_months_and_days_before_days() {
        assert_eq!(before("2026-03"), "2026-02-01 00:00 to 2026-03-01 00:00");
        assert_eq!(before("2026-Q1"), "2025-10-01 00:00 to 2026-01-01 00:00");
        assert_eq!(before("2026"), "2025-01-01 00:00 to 2026-01-01 00:00");
        // The week of the change to winter time has 169 hours, the one before it 168.
        assert_eq!(before("2026-W43"), "2026-10-12 00:00 to 2026-10-19 00:00");
        assert_eq!(before("2026-03-30"), "2026-03-29 00:00 to 2026-03-30 00:00");
        assert_eq!(before("last-7-days"), "2026-11-08 00:00 to 2026-11-15 00:00");
    }

    #[test]
    fn other_stretches_are_counted_in_seconds_and_all_time_has_none_before_it() {
        let range = |from, to| Range { from: Moment(from), to: Moment(to) };
        assert_eq!(previous(range(1_000, 1_600), Zone::UTC), Some(range(400, 1_000)));
        assert_eq!(previous(range(i64::MIN, 1_600), Zone::UTC), None);
        assert_eq!(previous(range(1_000, i64::MAX), Zone::UTC), None);
    }
}
