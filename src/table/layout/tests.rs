//! Wide tables on narrow terminals.

use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::super::{Cell, Format};
use super::*;
use crate::desk::time::{Moment, Zone};

fn style(width: usize, color: bool) -> Style {
    let now = Moment(1_782_898_200);
    Style { color, width: Some(width), zone: Zone::UTC, now, no_header: false, raw: false, single: false }
}

fn said(table: &Table, style: &Style) -> String {
    let mut out = Vec::new();
    (Format::named("table").unwrap().write)(table, style, &mut out).unwrap();
    String::from_utf8(out).unwrap().replace('\u{1b}', "^")
}

/// A report with a row for each of these.
fn report(groups: &[&str]) -> Table {
    let mut table = Table::new([
        Column::shown("group", Holds::Text, "."),
        Column::shown("solved", Holds::Int, "."),
        Column::shown("resolved_first", Holds::Int, "."),
        Column::shown("fcr_pct", Holds::Percent, "."),
        Column::shown("one_touch_pct", Holds::Percent, "."),
        Column::shown("replies_per_ticket", Holds::Ratio, "."),
        Column::shown("backlog", Holds::Series, "."),
    ]);
    for (n, group) in (0..).zip(groups) {
        table.push(vec![
            (*group).into(),
            Cell::Int(40 + n),
            Cell::Int(30 * n),
            Cell::Percent(30 * n, 40 + n),
            Cell::Percent(n, 0),
            Cell::Ratio(43 + n, 40),
            vec![0, n, 2 * n, 7].into(),
        ]);
    }
    table
}

#[test]
fn bars_stand_beside_shares_where_there_is_room() {
    let table = report(&["ana", "ivo", "mara", "total"]);
    insta::assert_snapshot!(said(&table, &style(110, true)), @"
    ^[1mgroup^[0m  ^[1msolved^[0m  ^[1mresolved_first^[0m  ^[1mfcr_pct^[0m           ^[1mone_touch_pct^[0m  ^[1mreplies_per_ticket^[0m  ^[1mbacklog^[0m
    ana        40               0      0.0                       -                1.08  ^[36m▁▁▁█^[0m
    ivo        41              30     73.2 ^[36m█████▉^[0m                -                1.10  ^[36m▁▂▃█^[0m
    mara       42              60    142.9 ^[36m████████^[0m              -                1.13  ^[36m▁▃▅█^[0m
    total      43              90    209.3 ^[36m████████^[0m              -                1.15  ^[36m▁▄▇█^[0m
    ");
    insta::assert_snapshot!(said(&table, &style(90, false)), @"
    group  solved  resolved_first  fcr_pct  one_touch_pct  replies_per_ticket  backlog
    ana        40               0      0.0              -                1.08  0 0 0 7
    ivo        41              30     73.2              -                1.10  0 1 2 7
    mara       42              60    142.9              -                1.13  0 2 4 7
    total      43              90    209.3              -                1.15  0 3 6 7
    ");
}

#[test]
fn names_are_broken_before_columns_go_below() {
    let table = report(&["ana", "ivo", "mara", "total"]);
    for width in [85, 72, 60, 45, 30] {
        let text = said(&table, &style(width, false));
        assert!(text.lines().all(|line| line.width() <= width), "{width}:\n{text}");
    }
    insta::assert_snapshot!(said(&table, &style(62, false)), @"
                   resolved    fcr  one_touch     replies
    group  solved     first    pct        pct  per_ticket  backlog
    ana        40         0    0.0          -        1.08  0 0 0 7
    ivo        41        30   73.2          -        1.10  0 1 2 7
    mara       42        60  142.9          -        1.13  0 2 4 7
    total      43        90  209.3          -        1.15  0 3 6 7
    ");
    insta::assert_snapshot!(said(&table, &style(40, false)), @"
                                      one
                   resolved    fcr  touch
    group  solved     first    pct    pct
    ana        40         0    0.0      -
    ivo        41        30   73.2      -
    mara       42        60  142.9      -
    total      43        90  209.3      -

    group  replies_per_ticket  backlog
    ana                  1.08  0 0 0 7
    ivo                  1.10  0 1 2 7
    mara                 1.13  0 2 4 7
    total                1.15  0 3 6 7
    ");
    let bare = Style { no_header: true, ..style(40, false) };
    insta::assert_snapshot!(said(&table, &bare), @"
    ana    40   0    0.0  -  1.08  0 0 0 7
    ivo    41  30   73.2  -  1.10  0 1 2 7
    mara   42  60  142.9  -  1.13  0 2 4 7
    total  43  90  209.3  -  1.15  0 3 6 7
    ");
}

#[test]
fn a_row_alone_stands_upright() {
    insta::assert_snapshot!(said(&report(&["total"]), &style(40, true)), @"
    ^[2m             group^[0m  total
    ^[2m            solved^[0m  40
    ^[2m    resolved_first^[0m  0
    ^[2m           fcr_pct^[0m  0.0
    ^[2m     one_touch_pct^[0m  -
    ^[2mreplies_per_ticket^[0m  1.08
    ^[2m           backlog^[0m  ^[36m▁▁▁█^[0m
    ");
    assert_eq!(said(&report(&[]), &style(20, true)).lines().count(), 1, "names alone are no list");
}

#[test]
fn rows_that_mean_the_same_thing_stay_near_each_other() {
    let groups: Vec<String> = (0..90).map(|n| format!("day {n}")).collect();
    let text = said(&report(&groups.iter().map(String::as_str).collect::<Vec<_>>()), &style(40, false));
    let lines: Vec<&str> = text.lines().collect();
    let places: Vec<usize> = (0..lines.len()).filter(|line| lines[*line].starts_with("day 41 ")).collect();
    assert_eq!(places.len(), text.split("\n\n").count() / 3, "once in each of its blocks");
    assert!(places.windows(2).all(|pair| pair[1] - pair[0] < BLOCK + 6), "{places:?}");
}

#[test]
fn names_break_at_underscores_only() {
    assert_eq!(broken("resolved_first", 1, 3), ["resolved_first"]);
    assert_eq!(broken("resolved_first", 2, 3), ["resolved", "first"]);
    assert_eq!(broken("one_touch_pct", 2, 3), ["one_touch", "pct"]);
    assert_eq!(broken("one_touch_pct", 3, 3), ["one", "touch", "pct"]);
    assert_eq!(broken("one_touch_pct", 3, 9), ["one_touch", "pct"], "cells below are as wide anyway");
    assert_eq!(broken("decided", 3, 1), ["decided"]);
}

proptest! {
    #[test]
    fn every_figure_is_shown_at_every_width(rows in 2_usize..60, width in 30_usize..140, color: bool) {
        let groups: Vec<String> = (0..rows).map(|n| format!("g{n}")).collect();
        let table = report(&groups.iter().map(String::as_str).collect::<Vec<_>>());
        let text = said(&table, &style(width, color));
        let plain: String = text.split("^[").enumerate()
            .map(|(at, part)| if at == 0 { part } else { part.split_once('m').unwrap().1 }).collect();
        for line in plain.lines() {
            prop_assert!(line.width() <= width, "{}: {}", width, line);
        }
        for n in 0..rows {
            let all: Vec<&str> = plain.lines().filter(|line| line.starts_with(&format!("g{n} "))).collect();
            let all = all.join(" ");
            for figure in [(40 + n).to_string(), (30 * n).to_string()] {
                prop_assert!(all.split_whitespace().any(|word| word == figure), "{}: {}", n, all);
            }
        }
    }
}
