//! Which dates of our calendar the entries of a file are, that was written in another zone.

use std::fmt::Write;

use proptest::prelude::*;

use super::super::entry::Entry;
use super::super::plan::{Fate, Wanted, plan};
use super::super::stamp::Stamp;
use super::*;

fn entry(name: &str, start: &str, end: &str) -> Entry {
    let end = Some(end).filter(|end| !end.is_empty()).map(Stamp::from);
    Entry { uid: name.into(), name: name.into(), start: start.into(), end, ..Entry::default() }
}

fn at_zone(value: &str, zone: &str) -> Stamp {
    Stamp { value: value.into(), zone: Some(zone.into()) }
}

/// A calendar that is open each day, in that zone, and what becomes of these entries there on 1 March 2026.
fn told(zone: &str, entries: &[Entry]) -> String {
    let open = calendar(zone, [(); 7].map(|()| vec![NINE_TO_FIVE]), &[]);
    let mut text = String::new();
    for planned in plan(entries, &open, &Wanted::default(), at("2026-03-01T00:00:00Z")).unwrap() {
        let date = planned.date.map_or("?".into(), |date| date.to_string());
        let why = planned.why.map(|why| format!(": {why}")).unwrap_or_default();
        writeln!(text, "{date} {} {}{why}", planned.name, planned.fate.word()).unwrap();
    }
    text
}

#[test]
fn whole_days_are_written_as_instants() {
    let entries = [
        entry("Stocktaking", "20260706T220000Z", "20260707T220000Z"),
        entry("Move", "20261024T220000Z", "20261026T230000Z"),
        Entry { duration: Some("P1D".into()), ..entry("Outing", "20260901T220000Z", "") },
        Entry { duration: Some("PT24H".into()), ..entry("Feast", "20260902T220000Z", "") },
        entry("Dinner", "20261206T223000Z", "20261207T003000Z"),
        entry("Night", "20261210T230000Z", "20261212T050000Z"),
        entry("Floating", "20261220T000000", "20261222T000000"),
        entry("Date", "20261223", "20261224"),
        entry("New Year", "20261231T230000Z", "20270101T230000Z"),
        entry("Old Year", "20251231T230000Z", "20260101T230000Z"),
        entry("Older", "20251230T230000Z", "20251231T230000Z"),
    ];
    insta::assert_snapshot!(told("Europe/Berlin", &entries), @r#"
    2025-12-31 Older skipped: in a year that is over
    2026-01-01 Old Year new
    2026-07-07 Stocktaking new
    2026-09-02 Outing new
    2026-09-03 Feast new
    2026-10-25 Move new
    2026-10-26 Move new
    2026-12-06 Dinner skipped: it has a time of day
    2026-12-11 Night skipped: it has a time of day
    2026-12-20 Floating new
    2026-12-21 Floating new
    2026-12-23 Date new
    2027-01-01 New Year new
    "#);
}

#[test]
fn a_zone_that_is_named_counts_before_ours() {
    let named = |name: &str, from: &str, to: &str, zone: &str| Entry {
        start: at_zone(from, zone),
        end: Some(at_zone(to, zone)),
        ..entry(name, "", "")
    };
    let entries = [
        named("There", "20260707T000000", "20260708T000000", "America/New_York"),
        named("Here", "20260708T180000", "20260709T180000", "America/New_York"),
        named("Path", "20260710T000000", "20260711T000000", "/example.org/2026a/Europe/Paris"),
        named("Own", "20260712T000000", "20260713T000000", "Our Own Time"),
        named("Call", "20260714T200000", "20260714T210000", "America/New_York"),
    ];
    insta::assert_snapshot!(told("Europe/Berlin", &entries), @r#"
    2026-07-07 There new
    2026-07-09 Here new
    2026-07-10 Path new
    2026-07-12 Own new
    2026-07-15 Call skipped: it has a time of day
    "#);
    let file =
        Entry { zone: Some("Europe/Berlin".into()), ..entry("File", "20260706T220000Z", "20260707T220000Z") };
    insta::assert_snapshot!(told("America/New_York", &[file]), @r#"
    2026-07-07 File new
    "#);
}

#[test]
fn what_comes_again_comes_on_the_dates_that_are_meant() {
    let yearly = |name: &str, rule: &str| Entry {
        rule: Some(rule.into()),
        ..entry(name, "20260706T220000Z", "20260707T220000Z")
    };
    let entries = [
        yearly("Each year", "FREQ=YEARLY"),
        yearly("By month", "FREQ=YEARLY;BYMONTH=7;BYMONTHDAY=6;UNTIL=20280706T220000Z"),
        yearly("Before", "FREQ=YEARLY;INTERVAL=1;UNTIL=20280706T215959Z"),
        Entry {
            without: vec!["20270706T220000Z".into()],
            also: vec!["20270801T220000Z".into(), "20270901".into()],
            ..yearly("But once", "FREQ=YEARLY;COUNT=3")
        },
        Entry { uid: "Moved".into(), ..entry("First of July", "20260630T220000Z", "20260701T220000Z") },
    ];
    insta::assert_snapshot!(told("Europe/Berlin", &entries), @r#"
    07-07 Each year new
    2026-07-01 First of July new
    2026-07-07 By month skipped: the same date as "Each year"
    2026-07-07 Before skipped: the same date as "Each year"
    2026-07-07 But once skipped: the same date as "Each year"
    2027-07-07 By month skipped: the same date as "Each year"
    2027-07-07 Before skipped: the same date as "Each year"
    2027-08-02 But once new
    2027-09-01 But once new
    2028-07-07 By month skipped: the same date as "Each year"
    2028-07-07 But once skipped: the same date as "Each year"
    "#);
    // 28 February at 23:00 is 1 March in Berlin, but 29 February where there is one.
    let leap =
        Entry { rule: Some("FREQ=YEARLY".into()), ..entry("Spring", "20260228T230000Z", "20260301T230000Z") };
    let spring = told("Europe/Berlin", &[leap]);
    assert!(
        spring.starts_with("2026-03-01 Spring new\n2027-03-01 Spring new\n2028-02-29 Spring new\n"),
        "{spring}"
    );
    // In its own zone a rule that ends by an instant of UTC ends with the day of that.
    let until = Entry {
        start: at_zone("20260707T000000", "Europe/Berlin"),
        end: Some(at_zone("20260708T000000", "Europe/Berlin")),
        rule: Some("FREQ=YEARLY;UNTIL=20270706T220000Z".into()),
        ..entry("Until", "", "")
    };
    insta::assert_snapshot!(told("Europe/Berlin", &[until]), @r#"
    2026-07-07 Until new
    2027-07-07 Until new
    "#);
    // The one that stands in its place is not there twice.
    let series = Entry { uid: "s".into(), ..yearly("Series", "FREQ=YEARLY;COUNT=2") };
    let moved = Entry {
        uid: "s".into(),
        replaces: Some("20270706T220000Z".into()),
        ..entry("Moved", "20270707T220000Z", "20270708T220000Z")
    };
    insta::assert_snapshot!(told("Europe/Berlin", &[series, moved]), @r#"
    2026-07-07 Series new
    2027-07-08 Moved new
    "#);
}

proptest! {
    /// A whole day of our zone is the same date, however it is written.
    #[test]
    fn a_whole_day_is_one_however_it_is_written(
        zone in prop::sample::select(vec![
            "Europe/Berlin", "America/New_York", "Asia/Tokyo", "Africa/Cairo", "America/St_Johns", "Pacific/Apia", "America/Santiago",
        ]),
        day in 0..900_u64,
        days in 1..9_u64,
        other in prop::sample::select(vec!["Asia/Kathmandu", "America/Los_Angeles", "UTC"]),
    ) {
        let here = Zone::named(zone).unwrap();
        let first = "2026-01-01".parse::<chrono::NaiveDate>().unwrap() + chrono::Days::new(day);
        let after = first + chrono::Days::new(days);
        let [from, to] = [first, after].map(|date| here.start_of(date));
        let utc = |moment: Moment| moment.format(Zone::UTC, "%Y%m%dT%H%M%SZ");
        let there = Zone::named(other).unwrap();
        let local = |moment: Moment| at_zone(&moment.format(there, "%Y%m%dT%H%M%S"), other);
        let ours = |date: chrono::NaiveDate| at_zone(&date.format("%Y%m%dT000000").to_string(), zone);
        let plain = |date: chrono::NaiveDate| Stamp::from(date.format("%Y%m%d").to_string().as_str());
        let forms = [
            (plain(first), plain(after)),
            (utc(from).as_str().into(), utc(to).as_str().into()),
            (ours(first), ours(after)),
            (local(from), local(to)),
        ];
        let open = calendar(zone, [(); 7].map(|()| vec![NINE_TO_FIVE]), &[]);
        let dates = forms.map(|(start, end)| {
            // Where both zones have their midnight there, either is meant.
            let whole = Entry { start, end: Some(end), ..entry("x", "", "") };
            let planned = plan(&[whole], &open, &Wanted::default(), at("2026-01-01T12:00:00Z")).unwrap();
            planned.into_iter().filter(|one| one.fate == Fate::New).map(|one| one.date.unwrap().to_string()).collect::<Vec<_>>()
        });
        let expected: Vec<String> = (0..days).map(|day| (first + chrono::Days::new(day)).to_string()).collect();
        prop_assert_eq!(&dates[0], &expected);
        prop_assert_eq!(&dates[1], &expected, "{} {}", utc(from), utc(to));
        prop_assert_eq!(&dates[2], &expected);
        prop_assert_eq!(&dates[3], &expected);
    }
}
