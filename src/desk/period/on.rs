//! On which day: of what happened some time ago and is written down only now.

use super::{Edge, Fault, instant};
use crate::desk::time::{Moment, Zone};

/// The instant at which something counts of which only the day is known: the noon of that day, which in every other zone that
/// is not half a world away lies on the same day; of today, an instant not later than now. What lies ahead is a fault, and so
/// is what names more than a day.
pub fn on(day: &str, now: Moment, zone: Zone) -> Result<Moment, Fault> {
    let start = instant(day, Edge::Start, now, zone)?;
    let date = start.date(zone);
    if zone.start_of(date) != start {
        return Err(Fault::new(format!("`{}` is no day", day.trim()), "--on 2026-03-31 or --on yesterday"));
    }
    if start > now {
        let message = format!("`{}` lies ahead: only what has happened is written down", day.trim());
        return Err(Fault::new(message, "--on today"));
    }
    let noon = date.and_hms_opt(12, 0, 0).map_or(start, |noon| zone.at(noon));
    Ok(noon.min(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_its_noon_where_the_desk_is() {
        let zone = Zone::named("Pacific/Auckland").unwrap();
        // In Auckland the first of April has begun.
        let now = Moment::parse("2026-03-31T20:00:00Z").unwrap();
        let noon = |day| on(day, now, zone).map(Moment::rfc3339).map_err(|fault| fault.message);
        assert_eq!(noon("2026-03-31").as_deref(), Ok("2026-03-30T23:00:00Z"));
        assert_eq!(noon("yesterday"), noon("2026-03-31"));
        assert_eq!(noon("today").as_deref(), Ok("2026-03-31T20:00:00Z"), "not noon: that lies ahead");
        assert!(noon("2026-04-02").unwrap_err().contains("lies ahead"));
        assert!(noon("2026-03-31 10:00").unwrap_err().contains("no day"));
        assert!(noon("soon").is_err());
    }

    #[test]
    fn a_change_of_the_clocks_moves_no_day() {
        let zone = Zone::named("Europe/Zagreb").unwrap();
        let now = Moment::parse("2026-12-01T00:00:00Z").unwrap();
        let noon = |day| on(day, now, zone).unwrap().rfc3339();
        assert_eq!(noon("2026-03-29"), "2026-03-29T10:00:00Z");
        assert_eq!(noon("2026-10-25"), "2026-10-25T11:00:00Z");
    }
}
