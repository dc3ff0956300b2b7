//! Hours by hand: zones, changes of the clocks, special dates.

use super::*;

mod laws;
mod zones;

const NINE_TO_FIVE: (u16, u16) = (540, 1020);

fn working_days(hours: &[(u16, u16)]) -> [Vec<(u16, u16)>; 7] {
    [0, 1, 2, 3, 4, 5, 6].map(|day| if day < 5 { hours.to_vec() } else { Vec::new() })
}

fn calendar(zone: &str, weekly: [Vec<(u16, u16)>; 7], special: &[Special]) -> Calendar {
    Calendar::new(Zone::named(zone).unwrap(), weekly, special).unwrap()
}

fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

#[test]
fn the_budget_of_a_day_ends_at_closing_time_and_not_the_next_morning() {
    let office = calendar("America/New_York", working_days(&[NINE_TO_FIVE]), &[]);
    let monday = at("2026-03-02T09:00:00-05:00");
    assert_eq!(office.advance(monday, 8 * 3600), Some(at("2026-03-02T17:00:00-05:00")));
    assert_eq!(office.advance(monday, 8 * 3600 + 1), Some(at("2026-03-03T09:00:01-05:00")));
    assert_eq!(office.next_opening(at("2026-03-06T17:00:00-05:00")), Some(at("2026-03-09T09:00:00-04:00")));
    assert_eq!(office.next_opening(at("2026-03-06T16:59:59-05:00")), Some(at("2026-03-06T16:59:59-05:00")));
    assert!(office.is_open(monday) && !office.is_open(monday.plus(-1)));
    assert_eq!(office.open_seconds(monday, monday.plus(-1)), 0);
    assert_eq!(office.open_seconds(at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z")), 261 * 8 * 3600);
}

#[test]
fn a_special_date_closes_the_civil_date_and_a_dated_one_beats_a_yearly_one() {
    let date = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
    let special = [
        Special { date: SpecialDate::Yearly { month: 12, day: 24 }, hours: vec![] },
        Special { date: SpecialDate::Dated(date(2026, 12, 24)), hours: vec![(600, 780)] },
    ];
    let nights = calendar("UTC", working_days(&[(1320, 360), (300, 420)]), &special);
    assert_eq!(nights.hours_of(date(2026, 12, 24)), [(600, 780)]);
    assert_eq!(nights.hours_of(date(2027, 12, 24)), []);
    // Wednesday: the tail of Tuesday's shift and the early hours are one opening. Saturday has only a tail.
    assert_eq!(nights.hours_of(date(2026, 12, 23)), [(0, 420), (1320, 1440)]);
    assert_eq!(nights.hours_of(date(2026, 12, 26)), [(0, 360)]);
    assert_eq!(nights.hours_of(date(2026, 12, 27)), []);
}

#[test]
fn a_night_shift_has_seven_hours_when_the_clocks_go_forward_and_nine_when_they_go_back() {
    let nights = calendar("Europe/Berlin", [(); 7].map(|()| vec![(1320, 360)]), &[]);
    let night = |from, to| nights.open_seconds(at(from), at(to)) / 3600;
    assert_eq!(night("2026-03-28T12:00:00Z", "2026-03-29T12:00:00Z"), 7);
    assert_eq!(night("2026-10-24T12:00:00Z", "2026-10-25T12:00:00Z"), 9);
}

#[test]
fn what_lies_outside_of_the_table_is_closed_and_costs_nothing() {
    let always = Calendar::always();
    assert_eq!(always.open_seconds(Moment(i64::MIN), Moment(100)), 100);
    assert_eq!(always.advance(Moment(-50), 100), Some(Moment(100)));
    for hostile in [i64::MIN, -253_402_300_800, 253_402_300_800, i64::MAX] {
        assert_eq!(always.advance(Moment(hostile), 1), None, "{hostile}");
        assert_eq!(always.advance(Moment(hostile), 0), Some(Moment(hostile)));
        assert!(!always.is_open(Moment(hostile)));
    }
    assert_eq!(always.advance(Moment(0), HORIZON), Some(Moment(HORIZON)));
    assert_eq!(always.advance(Moment(0), HORIZON + 1), None);
}

#[test]
fn hours_that_make_no_calendar_are_refused_with_the_place() {
    let weekly = |hours| Calendar::new(Zone::UTC, working_days(&[hours]), &[]);
    let special = |date, hours| {
        Calendar::new(Zone::UTC, working_days(&[NINE_TO_FIVE]), &[Special { date, hours: vec![hours] }])
    };
    let christmas = SpecialDate::Yearly { month: 12, day: 24 };
    let faults = [
        weekly((540, 540)),
        weekly((1440, 60)),
        weekly((540, 1441)),
        special(christmas, (1320, 360)),
        special(SpecialDate::Yearly { month: 2, day: 30 }, (540, 600)),
        Calendar::new(Zone::UTC, Default::default(), &[]),
    ];
    assert_eq!(
        faults.map(|fault| fault.unwrap_err().to_string()),
        [
            "Monday: hours from 09:00 to 09:00 are empty",
            "Monday: 24:00 is no time of the day at which hours can begin or end",
            "Monday: 24:01 is no time of the day at which hours can begin or end",
            "12-24: hours of a special date may not run past midnight (22:00 to 06:00)",
            "02-30: no year has this date",
            "the calendar is never open",
        ]
    );
}

#[test]
fn a_calendar_is_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Calendar>();
}
