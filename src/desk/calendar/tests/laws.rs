//! What must hold for every calendar with special dates, in zones whose clocks do odd things (metrics §2.10, P1 to P3).
//! Calendars without special dates are tried where the engine is.

use chrono::{Datelike, NaiveDate};
use proptest::prelude::*;

use crate::desk::calendar::{Calendar, HORIZON, Special, SpecialDate, Step};
use crate::desk::time::{DAY, Moment, Zone};

type Week = [Vec<(u16, u16)>; 7];

/// Zones, and an instant in the months around which their clocks do what is odd: half an hour, a date left out, a
/// summer time that pauses, a skipped midnight.
const ODD: &[(&str, &str)] = &[
    ("Australia/Lord_Howe", "2026-04-04T00:00:00Z"),
    ("Australia/Lord_Howe", "2026-10-03T00:00:00Z"),
    ("Pacific/Apia", "2011-12-29T00:00:00Z"),
    ("Pacific/Apia", "2012-04-01T00:00:00Z"),
    ("Africa/Casablanca", "2026-02-14T00:00:00Z"),
    ("Africa/Casablanca", "2026-03-21T00:00:00Z"),
    ("Africa/Cairo", "2026-04-23T00:00:00Z"),
    ("Africa/Cairo", "2026-10-29T00:00:00Z"),
    ("Asia/Pyongyang", "2018-05-04T00:00:00Z"),
    ("America/St_Johns", "2006-10-28T00:00:00Z"),
    ("America/Sao_Paulo", "2018-11-03T00:00:00Z"),
    ("Europe/Zagreb", "2026-03-28T00:00:00Z"),
    ("Europe/Zagreb", "2026-10-24T00:00:00Z"),
];

fn hours() -> impl Strategy<Value = (u16, u16)> {
    (0..1440u16, 1..=1440u16).prop_filter("not empty", |(from, to)| from != to)
}

fn week() -> impl Strategy<Value = Week> {
    proptest::array::uniform7(proptest::collection::vec(hours(), 0..3))
        .prop_filter("opens at all", |week| week.iter().any(|day| !day.is_empty()))
}

/// What a calendar is made of, with an instant near which its clocks change.
#[derive(Clone, Debug)]
struct Made {
    zone: Zone,
    week: Week,
    special: Vec<Special>,
    near: Moment,
}

impl Made {
    fn calendar(&self) -> Calendar {
        Calendar::new(self.zone, self.week.clone(), &self.special).unwrap()
    }

    /// The rule itself (metrics §2.1): what the wall clock shows, held against the hours of that date, and of the one
    /// before where the week rules.
    fn is_open(&self, at: Moment) -> bool {
        let date = at.date(self.zone);
        let wall = at.format(self.zone, "%H %M");
        let (hour, minute) = wall.split_once(' ').unwrap();
        let now = hour.parse::<u16>().unwrap() * 60 + minute.parse::<u16>().unwrap();
        let dated = self.special.iter().rev().find(|s| s.date == SpecialDate::Dated(date));
        let yearly = SpecialDate::Yearly { month: date.month(), day: date.day() };
        let special = dated.or_else(|| self.special.iter().rev().find(|s| s.date == yearly));
        if let Some(special) = special {
            return special.hours.iter().any(|&(from, to)| from <= now && now < to);
        }
        let weekday = date.weekday().num_days_from_monday() as usize;
        let today = self.week[weekday].iter().any(|&(from, to)| from <= now && (to < from || now < to));
        today || self.week[(weekday + 6) % 7].iter().any(|&(from, to)| to < from && now < to)
    }
}

fn made() -> impl Strategy<Value = Made> {
    let special = (-6..6i64, any::<bool>(), proptest::collection::vec(hours(), 0..3));
    let places = proptest::sample::select(ODD);
    (places, week(), proptest::collection::vec(special, 0..5)).prop_map(|((zone, near), week, special)| {
        let (zone, near) = (Zone::named(zone).unwrap(), Moment::parse(near).unwrap());
        let special = special.into_iter().map(|(days, is_yearly, hours)| {
            let date: NaiveDate = near.plus(days * DAY).date(zone);
            let dated = SpecialDate::Dated(date);
            let yearly = SpecialDate::Yearly { month: date.month(), day: date.day() };
            let hours = hours.into_iter().map(|(from, to)| (from.min(to), from.max(to))).collect();
            Special { date: if is_yearly { yearly } else { dated }, hours }
        });
        let special = special.collect();
        Made { zone, week, special, near }
    })
}

/// So far from the change of the clocks, in seconds.
fn away() -> impl Strategy<Value = i64> {
    -5 * DAY..5 * DAY
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn seconds_are_counted_as_the_wall_clock_shows_them(made in made(), from in away(), minutes in 0..6000i64) {
        let calendar = made.calendar();
        let from = Moment((made.near.0 + from) / 60 * 60);
        let open = (0..minutes).filter(|minute| made.is_open(from.plus(minute * 60))).count();
        prop_assert_eq!(calendar.open_seconds(from, from.plus(minutes * 60)), open as i64 * 60);
    }

    #[test]
    fn p1_advancing_counts_what_was_asked_for(made in made(), from in away(), seconds in 1..1_000_000i64) {
        let (calendar, from) = (made.calendar(), made.near.plus(from));
        let Some(due) = calendar.advance(from, seconds) else {
            prop_assert!(calendar.open_seconds(from, from.plus(HORIZON)) < seconds);
            return Ok(());
        };
        prop_assert_eq!(calendar.open_seconds(from, due), seconds);
        prop_assert_eq!(calendar.open_seconds(from, due.plus(-1)), seconds - 1);
    }

    #[test]
    fn p2_counting_adds_up(made in made(), mut instants in proptest::array::uniform3(away())) {
        instants.sort_unstable();
        let calendar = made.calendar();
        let [a, b, c] = instants.map(|seconds| made.near.plus(seconds));
        let parts = calendar.open_seconds(a, b) + calendar.open_seconds(b, c);
        prop_assert_eq!(calendar.open_seconds(a, c), parts);
    }

    #[test]
    fn p3_a_later_start_or_a_larger_goal_is_never_due_earlier(
        made in made(), from in away(), later in 0..DAY, seconds in 0..300_000i64, more in 0..50_000i64,
    ) {
        let (calendar, from) = (made.calendar(), made.near.plus(from));
        // Beyond the horizon there is no due instant, which is later than all others.
        let due = |from, seconds| calendar.advance(from, seconds).unwrap_or(Moment(i64::MAX));
        prop_assert!(due(from, seconds) <= due(from.plus(later), seconds));
        prop_assert!(due(from, seconds) <= due(from, seconds + more));
    }

    #[test]
    fn what_is_shown_of_days_and_steps_adds_up_to_what_is_counted(made in made(), from in away(), length in 0..8 * DAY) {
        let (calendar, from) = (made.calendar(), made.near.plus(from));
        let to = from.plus(length);
        let sum = calendar.steps(from, to).iter().filter_map(|step| match step {
            Step::Open { sum, .. } => Some(*sum),
            Step::Closed { .. } => None,
        }).next_back().unwrap_or(0);
        prop_assert_eq!(sum, calendar.open_seconds(from, to));
        let week = calendar.week_of(from);
        let shown: i64 = week.iter().map(|day| day.open_seconds()).sum();
        let range = (week[0].range.from, week[6].range.to);
        prop_assert_eq!(shown, calendar.open_seconds(range.0, range.1));
        if let Some(closing) = calendar.next_closing(from) {
            prop_assert_eq!(calendar.open_seconds(from, closing), (closing - from).0);
            prop_assert!(!calendar.is_open(closing));
        }
    }
}
