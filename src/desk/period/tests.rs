//! Periods, instants and pieces, on dates checked by hand against a wall calendar.

use proptest::prelude::*;

use super::*;

/// Wednesday 2026-07-01 11:30 in Zagreb.
const NOW: &str = "2026-07-01T09:30:00Z";

fn zagreb() -> Zone {
    Zone::named("Europe/Zagreb").unwrap()
}

fn now() -> Moment {
    Moment::parse(NOW).unwrap()
}

/// The local dates `from..to` of a period.
fn days(text: &str) -> String {
    match parse(text, now(), zagreb()) {
        Ok(range) => {
            format!("{}..{}", range.from.local(zagreb()), range.to.local(zagreb())).replace(" 00:00", "")
        }
        Err(fault) => fault.to_string(),
    }
}

#[test]
fn periods_are_local_days() {
    for (text, expected) in [
        ("today", "2026-07-01..2026-07-02"),
        ("Yesterday", "2026-06-30..2026-07-01"),
        ("tomorrow", "2026-07-02..2026-07-03"),
        ("this-week", "2026-06-29..2026-07-06"),
        ("last-week", "2026-06-22..2026-06-29"),
        ("next_week", "2026-07-06..2026-07-13"),
        ("this-month", "2026-07-01..2026-08-01"),
        ("last-month", "2026-06-01..2026-07-01"),
        ("this-quarter", "2026-07-01..2026-10-01"),
        ("last-quarter", "2026-04-01..2026-07-01"),
        ("last-year", "2025-01-01..2026-01-01"),
        ("last-7-days", "2026-06-24..2026-07-01"),
        ("last-2-weeks", "2026-06-15..2026-06-29"),
        ("next-3-days", "2026-07-02..2026-07-05"),
        ("last-12-months", "2025-07-01..2026-07-01"),
        ("2026", "2026-01-01..2027-01-01"),
        ("2026-Q3", "2026-07-01..2026-10-01"),
        ("2026-q4", "2026-10-01..2027-01-01"),
        ("2026-07", "2026-07-01..2026-08-01"),
        ("2026-W30", "2026-07-20..2026-07-27"),
        ("2026-W53", "2026-12-28..2027-01-04"),
        ("2024-02-29", "2024-02-29..2024-03-01"),
    ] {
        assert_eq!(days(text), expected, "{text}");
    }
}

#[test]
fn periods_are_counted_from_any_day() {
    let from = |word: &str, today: &str| {
        let noon = instant(today, Edge::Start, now(), Zone::UTC).unwrap().plus(43_200);
        parse(word, noon, Zone::UTC).unwrap().from.rfc3339()[..10].to_string()
    };
    assert_eq!(from("this-quarter", "2026-12-31"), "2026-10-01");
    assert_eq!(from("last-quarter", "2026-02-28"), "2025-10-01");
    assert_eq!(from("last-month", "2026-03-31"), "2026-02-01");
    assert_eq!(from("this-week", "2026-01-04"), "2025-12-29");
    assert_eq!(from("this-week", "2026-01-05"), "2026-01-05");
    assert_eq!(from("last-year", "2024-02-29"), "2023-01-01");
}

#[test]
fn a_period_knows_the_change_of_the_clocks() {
    let march = parse("2026-03-29", now(), zagreb()).unwrap();
    assert_eq!(march.to - march.from, crate::desk::time::Span(23 * 3600));
    let apia = Zone::named("Pacific/Apia").unwrap();
    let fault = parse("2011-12-30", now(), apia).unwrap_err();
    assert_eq!(fault.message, "the clocks of Pacific/Apia left `2011-12-30` out");
}

#[test]
fn what_is_no_period_is_refused_with_a_way_on() {
    assert_eq!(days("last-wek"), "`last-wek` is no date and no period; did you mean `last-week`?");
    assert_eq!(days("yestreday"), "`yestreday` is no date and no period; did you mean `yesterday`?");
    for text in [
        "2026-13",
        "2026-02-30",
        "2025-W53",
        "2026-Q5",
        "2026-Q0",
        "1899",
        "3000",
        "2026-7",
        "26-07-01",
        "20260701",
    ] {
        assert!(days(text).contains("is not in the calendar; periods are"), "{text}: {}", days(text));
    }
    for text in [
        "",
        "last",
        "last-0-days",
        "last-99999999-years",
        "this-2-weeks",
        "last--week",
        "2026-07-01-01",
        "½-weeks",
    ] {
        assert!(days(text).contains("; "), "{text}");
    }
}

#[test]
fn instants_are_read_in_many_forms() {
    let at =
        |text: &str, edge| instant(text, edge, now(), zagreb()).map(Moment::rfc3339).map_err(|f| f.message);
    let start = |text: &str| at(text, Edge::Start).unwrap();
    assert_eq!(start("now"), NOW);
    assert_eq!(start("2026-07-01"), "2026-06-30T22:00:00Z");
    assert_eq!(at("2026-07-01", Edge::End).unwrap(), "2026-07-01T22:00:00Z");
    assert_eq!(at("last-month", Edge::End).unwrap(), "2026-06-30T22:00:00Z");
    assert_eq!(start("2026-07-01 09:30"), "2026-07-01T07:30:00Z");
    assert_eq!(start("2026-07-01T09:30:15"), "2026-07-01T07:30:15Z");
    assert_eq!(at("2026-07-01T09:30", Edge::End).unwrap(), "2026-07-01T07:30:00Z");
    assert_eq!(start("2026-07-01T09:30:00Z"), "2026-07-01T09:30:00Z");
    assert_eq!(start("2026-07-01T09:30:00-04:00"), "2026-07-01T13:30:00Z");
    assert_eq!(start("2026-03-31T24:00"), "2026-03-31T22:00:00Z");
    // The wall clock shows no 02:30 that night, and 02:30 twice in autumn: the earlier one is meant.
    assert_eq!(start("2026-03-29 02:30"), "2026-03-29T01:00:00Z");
    assert_eq!(start("2026-10-25 02:30"), "2026-10-25T00:30:00Z");
    for text in [
        "2026-07-01T25:00",
        "2026-07-01T9:30",
        "2026-02-30T09:30",
        "2026-07T09:30",
        "2026-07-01T09:60",
        "T09:30",
        "2026-07-01T",
        "2026-07-01T24:01",
        "2026-07-01T09:30+99:00",
    ] {
        assert!(at(text, Edge::Start).is_err(), "{text}");
    }
}

#[test]
fn a_time_covers_what_it_names() {
    let seconds = |text: &str| covered(text, Side::Past, now(), zagreb()).map(|r| (r.to - r.from).0).unwrap();
    assert_eq!(seconds("2026-07-01 09:30"), 60);
    assert_eq!(seconds("2026-07-01 09:30:00"), 1);
    assert_eq!(seconds("2026-07-01T09:30:00Z"), 1);
    assert_eq!(seconds("2026-07-01"), 86_400);
}

#[test]
fn a_range_is_cut_at_local_midnights() {
    let labels = |text: &str, step| {
        let parts = split(parse(text, now(), zagreb()).unwrap(), step, zagreb());
        parts.into_iter().map(|part| part.label).collect::<Vec<_>>()
    };
    assert_eq!(labels("2026-Q3", Step::Month), ["2026-07", "2026-08", "2026-09"]);
    assert_eq!(labels("2026-07", Step::Week), ["2026-W27", "2026-W28", "2026-W29", "2026-W30", "2026-W31"]);
    assert_eq!(labels("2026-W01", Step::Day)[..3], ["2025-12-29", "2025-12-30", "2025-12-31"]);
    assert_eq!(labels("2026-W01", Step::Week), ["2026-W01"]);
    assert_eq!(labels("2026-W01", Step::Month), ["2025-12", "2026-01"]);
}

#[test]
fn a_day_that_never_was_has_no_piece() {
    let apia = Zone::named("Pacific/Apia").unwrap();
    let parts = split(parse("2011-W52", now(), apia).unwrap(), Step::Day, apia);
    let labels: Vec<_> = parts.into_iter().map(|part| part.label).collect();
    assert_eq!(labels, ["2011-12-26", "2011-12-27", "2011-12-28", "2011-12-29", "2011-12-31", "2012-01-01"]);
}

proptest! {
    #[test]
    fn no_word_is_too_strange(
        text in "\\PC{0,30}|[0-9TWQZ:+ -]{0,25}|(last|this|next)-[0-9]{0,12}-?(days?|weeks|years)?",
    ) {
        let _ = parse(&text, now(), zagreb());
        let _ = covered(&text, Side::Ahead, now(), zagreb());
        let _ = instant(&text, Edge::End, now(), zagreb());
        let _ = duration(&text, Units::All);
    }

    #[test]
    fn pieces_fill_the_range(
        from in 0_i64..2_000_000_000,
        length in 1_i64..40_000_000,
        step in prop::sample::select(Step::ALL),
        zone in prop::sample::select(vec!["Europe/Zagreb", "Pacific/Apia", "America/St_Johns", "Africa/Cairo"]),
    ) {
        let zone = Zone::named(zone).unwrap();
        let range = Range { from: Moment(from), to: Moment(from + length) };
        let parts = split(range, step, zone);
        prop_assert_eq!(parts.first().map(|p| p.range.from), Some(range.from));
        prop_assert_eq!(parts.last().map(|p| p.range.to), Some(range.to));
        for pair in parts.windows(2) {
            prop_assert_eq!(pair[0].range.to, pair[1].range.from);
            prop_assert!(pair[0].label < pair[1].label);
        }
        for part in &parts {
            prop_assert_eq!(&step.label(part.range.to.plus(-1), zone), &part.label);
        }
    }
}

#[test]
fn a_weekday_lies_on_the_side_that_is_asked_for() {
    // A Thursday.
    let now = Moment::parse("2026-10-22T12:00:00Z").unwrap();
    let day = |text: &str, side| {
        covered(text, side, now, zagreb()).map(|range| range.from.local(zagreb())).unwrap()
    };
    for (text, past, ahead) in [
        ("monday", "2026-10-19 00:00", "2026-10-26 00:00"),
        ("fri", "2026-10-16 00:00", "2026-10-23 00:00"),
        ("Thursday", "2026-10-22 00:00", "2026-10-22 00:00"),
        ("on monday", "2026-10-19 00:00", "2026-10-26 00:00"),
        ("monday 9:00", "2026-10-19 09:00", "2026-10-26 09:00"),
        ("monday at 09:00:30", "2026-10-19 09:00", "2026-10-26 09:00"),
        ("last monday", "2026-10-19 00:00", "2026-10-19 00:00"),
        ("last-thursday", "2026-10-15 00:00", "2026-10-15 00:00"),
        ("next thursday", "2026-10-29 00:00", "2026-10-29 00:00"),
        ("next_friday", "2026-10-23 00:00", "2026-10-23 00:00"),
        ("this monday", "2026-10-19 00:00", "2026-10-19 00:00"),
        ("this sunday", "2026-10-25 00:00", "2026-10-25 00:00"),
        ("17:00", "2026-10-22 17:00", "2026-10-22 17:00"),
        ("yesterday 9:00", "2026-10-21 09:00", "2026-10-21 09:00"),
        ("last week", "2026-10-12 00:00", "2026-10-12 00:00"),
        ("in 3 days", "2026-10-25 00:00", "2026-10-25 00:00"),
        ("3 days ago", "2026-10-19 00:00", "2026-10-19 00:00"),
        ("a week ago", "2026-10-15 00:00", "2026-10-15 00:00"),
        ("2 hours ago", "2026-10-22 12:00", "2026-10-22 12:00"),
    ] {
        assert_eq!((day(text, Side::Past), day(text, Side::Ahead)), (past.into(), ahead.into()), "{text}");
    }
    for text in [
        "mon day",
        "monday-friday",
        "next-monday-9:00",
        "9",
        "9:5",
        "25:00",
        "week 9:00",
        "in days",
        "ago",
        "in -3 days",
    ] {
        assert!(covered(text, Side::Past, now, zagreb()).is_err(), "{text}");
    }
    // The end of a weekday is the end of that day; a time of day has no two ends.
    let end = |text: &str| instant(text, Edge::End, now, zagreb()).unwrap().local(zagreb());
    assert_eq!((end("monday"), end("monday 9:00")), ("2026-10-20 00:00".into(), "2026-10-19 09:00".into()));
}
