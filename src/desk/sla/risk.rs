//! How near a kept clock is to being missed, seen from one instant: what is left of it in the seconds that count, and
//! whether anybody is on shift before it is due. Nothing is folded here; a due instant and a calendar are enough.

use std::sync::Arc;

use crate::desk::calendar::{Calendar, HORIZON};
use crate::desk::policy::Hours;
use crate::desk::ticket::words;
use crate::desk::time::{Moment, Span, Zone};

words!(
    /** When a promise is due, in the terms of a working day. The first that holds. */
    Due {
        /** Its due instant has passed. */ Overdue = "overdue",
        /**
         * It is due while the desk is closed, or at the instant at which it opens again, with no open second between
         * the end of this shift and then: whoever is on shift now must do it, and where nobody is, it will be missed.
         */
        Unattended = "unattended",
        /** By the end of the last opening of this local date, in the calendar's zone. */ Today = "today",
        /** After that. */ Later = "later",
    }
);

/// One calendar seen from one instant. What does not depend on a clock is worked out once.
#[derive(Clone, Debug)]
pub struct Watch {
    calendar: Arc<Calendar>,
    now: Moment,
    /// How little may be left of what is near.
    within: Span,
    /// The last instant at which so little of the open time is left.
    reach: Moment,
    /// The end of the opening that is going on; `now` where there is none.
    closes: Moment,
    /// When the desk opens after that; none beyond [`HORIZON`].
    opens: Option<Moment>,
    /// When the last opening of this local date ends; none where no open second of it is left.
    day_ends: Option<Moment>,
}

impl Watch {
    /// Looks at a calendar from `now`; days are those of `zone`. Near is what has at most `within` left.
    pub fn new(calendar: &Arc<Calendar>, zone: Zone, now: Moment, within: Span) -> Watch {
        let tomorrow = now.date(zone).succ_opt().map_or(now, |date| zone.start_of(date));
        let open_today = calendar.open_seconds(now, tomorrow);
        let closes = closes(calendar, now);
        // The first instant with more than that left, and the second before it.
        let beyond = calendar.advance(now, within.0.saturating_add(1));
        Watch {
            calendar: calendar.clone(),
            now,
            within,
            reach: beyond.map_or(Moment(i64::MAX), |beyond| beyond.plus(-1)),
            closes,
            opens: calendar.next_opening(closes),
            day_ends: calendar.advance(now, open_today).filter(|_| open_today > 0),
        }
    }

    /// What is left until `due`, in the seconds that count; negative: so much over it. Zero over it where the desk has
    /// been closed since.
    pub fn left(&self, hours: Hours, due: Moment) -> Span {
        match hours {
            Hours::Calendar => due - self.now,
            Hours::Business if due < self.now => Span(-self.calendar.open_seconds(due, self.now)),
            Hours::Business => Span(self.calendar.open_seconds(self.now, due)),
        }
    }

    /// Whether at most `within` is left, or nothing.
    pub fn is_near(&self, hours: Hours, due: Moment) -> bool {
        match hours {
            Hours::Calendar => due - self.now <= self.within,
            Hours::Business => due <= self.reach,
        }
    }

    /// When a clock that has `left` is due if it runs from now on. None beyond [`HORIZON`].
    pub fn due(&self, hours: Hours, left: Span) -> Option<Moment> {
        let left = left.0.max(0);
        match hours {
            Hours::Calendar => (left <= HORIZON).then(|| self.now.plus(left)),
            Hours::Business => self.calendar.advance(self.now, left),
        }
    }

    /// See [`Due`].
    pub fn word(&self, due: Moment) -> Due {
        // Closed now, `closes` is now.
        let is_open = self.closes > self.now;
        let after_this_shift = due > self.closes || (!is_open && due == self.closes);
        if due < self.now {
            Due::Overdue
        } else if after_this_shift && self.opens.is_none_or(|opens| due <= opens) {
            Due::Unattended
        } else if self.day_ends.is_some_and(|end| due <= end) {
            Due::Today
        } else {
            Due::Later
        }
    }
}

/// The end of the opening that goes on at `now`; `now` where there is none, at most [`HORIZON`] later.
fn closes(calendar: &Calendar, now: Moment) -> Moment {
    let (mut open, mut shut) = (0, HORIZON);
    while open < shut {
        let middle = shut - (shut - open) / 2;
        if calendar.open_seconds(now, now.plus(middle)) == middle { open = middle } else { shut = middle - 1 }
    }
    now.plus(open)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::desk::settings::Settings;
    use crate::desk::time::HOUR;

    const HOURS: &str = r#"
[desk]
name = "Acme"
timezone = "Europe/Zagreb"

[calendar.office]
mon = ["08:00-12:00", "13:00-17:00"]
tue = ["08:00-12:00", "13:00-17:00"]
fri = ["08:00-17:00"]

[calendar.night]
mon = ["22:00-06:00"]
"#;

    fn watch(name: &str, now: &str, within: i64) -> Watch {
        let settings = Settings::parse(HOURS).unwrap();
        let calendar = &settings.calendars[name];
        Watch::new(calendar, calendar.zone(), at(now), Span(within))
    }

    fn at(text: &str) -> Moment {
        Moment::parse(text).unwrap()
    }

    /// The words for these instants; 2026-06-01 is a Monday, and Zagreb two hours ahead.
    fn said(watch: &Watch, due: &[&str]) -> Vec<&'static str> {
        due.iter().map(|due| watch.word(at(due)).word()).collect()
    }

    #[test]
    fn a_due_instant_is_seen_from_the_working_day() {
        let morning = watch("office", "2026-06-01T09:00:00+02:00", HOUR);
        let due = [
            "2026-06-01T08:59:59+02:00",
            "2026-06-01T09:00:00+02:00",
            "2026-06-01T12:00:00+02:00",
            // The lunch break is closed too, and so is the instant before somebody can have done something after it.
            "2026-06-01T12:00:01+02:00",
            "2026-06-01T13:00:00+02:00",
            "2026-06-01T13:00:01+02:00",
            "2026-06-01T17:00:00+02:00",
            // In the evening, but the afternoon lies between.
            "2026-06-01T20:00:00+02:00",
            "2026-06-02T08:30:00+02:00",
        ];
        assert_eq!(
            said(&morning, &due),
            ["overdue", "today", "today", "unattended", "unattended", "today", "today", "later", "later"]
        );
    }

    #[test]
    fn what_is_due_before_anybody_comes_is_unattended() {
        let due = ["2026-06-02T19:00:00+02:00", "2026-06-05T08:00:00+02:00", "2026-06-05T08:00:01+02:00"];
        let tuesday = watch("office", "2026-06-02T16:00:00+02:00", HOUR);
        assert_eq!(said(&tuesday, &due), ["unattended", "unattended", "later"]);
        // Nobody is on shift: what is due this very second cannot be done either.
        let evening = watch("office", "2026-06-02T19:00:00+02:00", HOUR);
        assert_eq!(said(&evening, &due), ["unattended", "unattended", "later"]);
        let thursday = watch("office", "2026-06-04T10:00:00+02:00", HOUR);
        assert_eq!(said(&thursday, &due[1..]), ["unattended", "later"]);
        let early = watch("office", "2026-06-05T07:00:00+02:00", HOUR);
        assert_eq!(said(&early, &due[1..]), ["unattended", "today"]);
    }

    #[test]
    fn a_shift_past_midnight_has_two_dates() {
        let night = watch("night", "2026-06-01T23:00:00+02:00", HOUR);
        let due = ["2026-06-02T00:00:00+02:00", "2026-06-02T06:00:00+02:00", "2026-06-02T06:00:01+02:00"];
        assert_eq!(said(&night, &due), ["today", "later", "unattended"]);
    }

    #[test]
    fn around_the_clock_there_is_always_somebody() {
        let now = at("2026-06-01T23:00:00Z");
        let watch = Watch::new(&Arc::new(Calendar::always()), Zone::UTC, now, Span(HOUR));
        let due = ["2026-06-02T00:00:00Z", "2026-06-02T00:00:01Z"];
        assert_eq!(said(&watch, &due), ["today", "later"]);
    }

    #[test]
    fn working_time_is_left_and_clock_time_where_that_was_promised() {
        let friday = watch("office", "2026-06-05T16:00:00+02:00", 2 * HOUR);
        let monday = at("2026-06-08T09:00:00+02:00");
        assert_eq!(friday.left(Hours::Business, monday), Span(2 * HOUR));
        assert_eq!(friday.left(Hours::Calendar, monday), Span(65 * HOUR));
        assert!(friday.is_near(Hours::Business, monday) && !friday.is_near(Hours::Business, monday.plus(1)));
        assert!(!friday.is_near(Hours::Calendar, monday));
        assert_eq!(friday.left(Hours::Business, at("2026-06-05T15:30:00+02:00")), Span(-HOUR / 2));
        assert_eq!(friday.due(Hours::Business, Span(2 * HOUR)), Some(monday));
        assert_eq!(friday.due(Hours::Business, Span(-5)), Some(at("2026-06-05T16:00:00+02:00")));
    }

    proptest! {
        /// Near is what has little left, and a clock that runs from now on has that much left.
        #[test]
        fn near_and_left_agree(
            night: bool,
            now in 0_i64..400 * 24 * HOUR,
            ahead in -30 * HOUR..200 * HOUR,
            within in 0_i64..40 * HOUR,
            calendar_hours: bool,
        ) {
            let now = Moment(1_772_355_600 + now);
            let settings = Settings::parse(HOURS).unwrap();
            let calendar = &settings.calendars[if night { "night" } else { "office" }];
            let watch = Watch::new(calendar, calendar.zone(), now, Span(within));
            let hours = if calendar_hours { Hours::Calendar } else { Hours::Business };
            let due = now.plus(ahead);
            let left = watch.left(hours, due);
            prop_assert_eq!(watch.is_near(hours, due), left.0 <= within);
            prop_assert_eq!(due < now, watch.word(due) == Due::Overdue);
            if let Some(due) = watch.due(hours, Span(within)) {
                prop_assert_eq!(watch.left(hours, due), Span(within));
            }
            // Nobody can do anything in time where nobody is on shift by then.
            if watch.word(due) == Due::Unattended {
                prop_assert!(due == now || !calendar.is_open(due.plus(-1)));
                let open = calendar.open_seconds(now, due);
                prop_assert_eq!(calendar.open_seconds(now, now.plus(open)), open);
            }
        }
    }
}
