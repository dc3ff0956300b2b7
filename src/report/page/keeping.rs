//! How well was kept what was promised: promises over time, response times, first contacts.

use super::figures::{cell, elapsed, last, number, of, only, share, text, whole};
use crate::desk::facts::Facts;
use crate::desk::period::Step;
use crate::desk::ticket::Target;
use crate::page::{Bar, Bars, Edge, Histogram, Lines, Marker, Picture, Section, Series, Unit};
use crate::report::by::By;
use crate::report::fcr::FCR;
use crate::report::options::Options;
use crate::report::response::RESPONSE;
use crate::report::sla::SLA;
use crate::report::took::CALENDAR;
use crate::report::trend::pieces;
use crate::table::{Cell, Column, Holds, Table};

/// How many of the promises were kept, over time.
pub(super) fn promises(facts: &Facts, options: &Options) -> Section {
    let (step, parts) = pieces(options, 14);
    let by = match step {
        Step::Day => By::Day,
        Step::Week => By::Week,
        Step::Month => By::Month,
    };
    let table = (SLA.build)(&SLA, facts, &Options { by: [Some(by), None], ..*options });
    let of_part = |label: &str, target: &str| {
        let found = table.rows.iter().find(|row| {
            text(cell(&table, row, "group")) == label && text(cell(&table, row, "target")) == target
        });
        found.and_then(|row| number(cell(&table, row, "met_pct")))
    };
    let series = Target::WORDS.iter().map(|target| Series {
        name: target.replace('_', " "),
        values: parts.iter().map(|part| of_part(&part.label, target)).collect(),
    });
    let series: Vec<Series> = series.filter(|series| series.values.iter().any(Option::is_some)).collect();
    let met = last(&table, "met_pct");
    let (sentence, picture) = match share(met) {
        None => (String::new(), Picture::Empty("No promise was met or missed in this period.".into())),
        Some(share) => {
            let sentence = format!(
                "{share} of the promises that were decided were kept: {}. What is open and past due counts as missed.",
                of(met)
            );
            let points = parts.iter().map(|part| part.label.clone()).collect();
            let lines = Lines {
                points,
                series,
                unit: Unit::Percent,
                floor: Some(0.0),
                ceiling: Some(100.0),
                target: None,
            };
            (sentence, Picture::Lines(lines))
        }
    };
    let mut table = only(
        table,
        &["group", "target", "decided", "met", "missed", "met_pct", "median_minutes", "p90_minutes"],
    );
    // Rows of nothing but zeros say nothing on a page.
    let decided = table.position("decided");
    table.rows.retain(|row| decided.and_then(|place| row.get(place)) != Some(&Cell::Int(0)));
    Section { id: "promises".into(), title: "Promises kept over time".into(), sentence, picture, table }
}

/// The edges of the classes of response times, in minutes, and how they are called.
const EDGES: [(i64, &str); 11] = [
    (0, "0"),
    (15, "15 min"),
    (30, "30 min"),
    (60, "1 h"),
    (120, "2 h"),
    (240, "4 h"),
    (480, "8 h"),
    (1_440, "1 day"),
    (2_880, "2 days"),
    (5_760, "4 days"),
    (10_080, "7 days"),
];

const CLASSES: &[Column] = &[
    Column::shown("from", Holds::Text, "the shortest time of the class"),
    Column::shown("to", Holds::Text, "the first time that is too long for it"),
    Column::shown("tickets", Holds::Int, "tickets first answered in so long"),
    Column::shown("share_pct", Holds::Percent, "of those answered"),
];

/// How long customers waited for the first answer.
pub(super) fn responses(facts: &Facts, options: &Options) -> Section {
    let answered = RESPONSE.marks_of("answered");
    let mut counts = [0_u64; EDGES.len()];
    (RESPONSE.items)(facts, options, &mut |item| {
        if let Some(minutes) = item.amount(CALENDAR).filter(|_| item.marks.meets(answered)) {
            let class = EDGES.iter().rposition(|(edge, _)| *edge <= minutes).unwrap_or(0);
            if let Some(count) = counts.get_mut(class) {
                *count += 1;
            }
        }
    });
    let report = whole(&RESPONSE, facts, options);
    let (median, p90) = (last(&report, "median_minutes"), last(&report, "p90_minutes"));
    let all: u64 = counts.iter().sum();
    let unanswered = match text(last(&report, "unanswered")).as_str() {
        "" | "0" => String::new(),
        "1" => " One ticket waited still at the end.".into(),
        more => format!(" {more} tickets waited still at the end."),
    };
    let (sentence, picture) = match (elapsed(median), elapsed(p90)) {
        (Some(median_said), Some(p90_said)) => {
            let tickets = if all == 1 { "ticket was" } else { "tickets were" };
            let sentence = format!(
                "{all} {tickets} first answered, half of them within {median_said} of the clock and nine in ten within {p90_said}.{unanswered}"
            );
            let edge = |(at, label): &(i64, &str)| Edge { at: *at as f64, label: (*label).to_owned() };
            let endless = Edge { at: f64::INFINITY, label: String::new() };
            let marker = |name: &str, at: &Cell, said: String| {
                number(at).map(|at| Marker { name: name.to_owned(), at, said })
            };
            let markers = [marker("median", median, median_said), marker("p90", p90, p90_said)];
            let histogram = Histogram {
                edges: EDGES.iter().map(edge).chain([endless]).collect(),
                counts: counts.to_vec(),
                unit: Unit::Count("tickets"),
                markers: markers.into_iter().flatten().collect(),
            };
            (sentence, Picture::Histogram(histogram))
        }
        _ => (
            String::new(),
            Picture::Empty(format!("No ticket was first answered in this period.{unanswered}")),
        ),
    };
    let mut table = Table::new(CLASSES);
    let whole = i64::try_from(all).unwrap_or(i64::MAX);
    for (place, ((_, from), count)) in EDGES.iter().zip(counts).enumerate() {
        let to = EDGES.get(place + 1).map_or(Cell::Empty, |(_, label)| Cell::Word(label));
        let share = Cell::Percent(i64::try_from(count).unwrap_or(i64::MAX), whole);
        table.push(vec![Cell::Word(from), to, count.into(), share]);
    }
    Section { id: "responses".into(), title: "Time to the first answer".into(), sentence, picture, table }
}

const VARIANTS: &[Column] = &[
    Column::shown("variant", Holds::Text, "how first contact resolution is counted"),
    Column::shown("resolved", Holds::Int, "tickets that were resolved at first contact in that sense"),
    Column::shown("of", Holds::Int, "of so many"),
    Column::shown("share_pct", Holds::Percent, "resolved of those"),
];

/// First contact resolution in each of its senses.
pub(super) fn first_contacts(facts: &Facts, options: &Options) -> Section {
    let report = whole(&FCR, facts, options);
    let variants = [
        ("net", "fcr_pct"),
        ("gross (any topic)", "gross_pct"),
        ("not reopened", "no_reopen_pct"),
        ("one touch", "one_touch_pct"),
        ("within one hour", "one_hour_pct"),
    ];
    let mut table = Table::new(VARIANTS);
    let mut bars = Vec::new();
    for (label, column) in variants {
        let value = last(&report, column).clone();
        bars.push(Bar { label: label.to_owned(), value: number(&value), note: of(&value) });
        let (part, whole) = match value {
            Cell::Percent(part, whole) => (part, whole),
            _ => (0, 0),
        };
        table.push(vec![Cell::Word(label), part.into(), whole.into(), value]);
    }
    let net = last(&report, "fcr_pct");
    let days = facts.settings.desk.fcr_days;
    let provisional = match text(last(&report, "provisional")).as_str() {
        "" | "0" => String::new(),
        more => format!(" {more} more are not known yet, because their {days} days are not over."),
    };
    let (sentence, picture) = match bars.iter().any(|bar| bar.value.is_some()) {
        true => {
            let said = share(net).map_or("None counted in the net sense".to_owned(), |share| {
                format!("{share} of the tickets solved needed one contact, and nothing came back within {days} days ({})", of(net))
            });
            (format!("{said}.{provisional}"), Picture::Bars(Bars { bars, unit: Unit::Percent }))
        }
        false => {
            let why = format!(
                "No ticket solved in this period is {days} days old yet, or none was solved.{provisional}"
            );
            (String::new(), Picture::Empty(why))
        }
    };
    Section {
        id: "first-contact".into(),
        title: "Resolved at first contact".into(),
        sentence,
        picture,
        table,
    }
}
