//! `satisfaction`: what customers said when they were asked (metrics §1.10).
//!
//! Each question on each scale is a row of its own; they are never added up. An answer belongs to the period in which it
//! was given; the latest answer of a ticket to a question replaces the earlier ones. Being asked belongs to the period in
//! which it happened, whenever the answer came. Whoever had solved the ticket when the customer was asked is judged, and
//! stays so. Answers on a ticket that was merged go with the ticket that goes on; answers on spam count nowhere.

use std::collections::{BTreeMap, HashMap};

use crate::desk::facts::{Fact, Facts};
use crate::desk::history::Surveyed;
use crate::desk::id::TicketId;
use crate::desk::survey::{NPS, Round, Scale, rounds};
use crate::desk::ticket::Status;
use crate::desk::time::Moment;
use crate::report::figure::{Figure, How};
use crate::report::group::Credit;
use crate::report::item::{Item, Marks};
use crate::report::notes::left_out;
use crate::report::options::Options;
use crate::report::shape::{Needs, Parts, Report};
use crate::report::tally;
use crate::table::{Cell, Column, Holds};

/// See the head of this file.
pub const SATISFACTION: Report = Report {
    name: "satisfaction",
    about: "What customers said when they were asked, by question and scale",
    rule: "an answer belongs to the period in which it was given, a question to the one in which it was asked",
    parts: Parts::Seen(Column::shown(
        "question",
        Holds::Text,
        "what was asked, and the scale of the answers",
    )),
    figures: FIGURES,
    headline: None,
    by: None,
    cells: &[],
    list_columns: LIST,
    needs: Needs { clocks: false, customers: false },
    items,
    notes,
    build: tally::build,
};

const ANSWER: Marks = Marks::nth(0);
const RATED: Marks = Marks::nth(1);
const POSITIVE: Marks = Marks::nth(2);
const OF_TEN: Marks = Marks::nth(3);
const NEGATIVE: Marks = Marks::nth(4);
const RECOMMENDS: Marks = Marks::nth(5);
const PROMOTER: Marks = Marks::nth(6);
const DETRACTOR: Marks = Marks::nth(7);
const ASKED: Marks = Marks::nth(8);
const REPLIED: Marks = Marks::nth(9);

const FIGURES: &[Figure] = &[
    Figure::count("answers", ANSWER, "answers given in the period, the latest of each ticket"),
    Figure::count("positive", POSITIVE, "of those: good, of two; 4 and 5, of five; 9 and 10, of ten"),
    Figure::share("csat_pct", POSITIVE, RATED, "positive of answers; not of nps, which has its own figure"),
    Figure::count("negative", NEGATIVE, "on the scale from 1 to 10, answers of 1 and 2"),
    Figure::share("negative_pct", NEGATIVE, OF_TEN, "negative of answers, on that scale alone"),
    Figure::made(
        "nps",
        Holds::Int,
        How::Net(PROMOTER, DETRACTOR, RECOMMENDS),
        "of nps, promoters (9, 10) less detractors (0 to 6) in percent of answers: -100 to 100",
    ),
    Figure::made(
        "nps_margin",
        Holds::Percent,
        How::Margin(PROMOTER, DETRACTOR, RECOMMENDS),
        "how far off that may be, either way, at 95 %",
    ),
    Figure::count("asked", ASKED, "customers asked in the period"),
    Figure::count("replied", REPLIED, "of the asked, those who have answered as of the report"),
    Figure::share("response_pct", REPLIED, ASKED, "replied of asked"),
    Figure::count("promoters", PROMOTER, "of nps, answers of 9 and 10").aside(),
    Figure::count("detractors", DETRACTOR, "of nps, answers from 0 to 6").aside(),
    Figure::few("low_n", ANSWER, "whether fewer than ten answered, so that the shares say little").aside(),
];

const LIST: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown("event", Holds::Text, "answer or asked"),
    Column::shown("question", Holds::Text, "what was asked, and the scale of the answers"),
    Column::shown("score", Holds::Int, "the answer"),
    Column::shown("group", Holds::Text, "the row in which it is counted"),
    Column::shown("asked_at", Holds::At, "when the customer was asked"),
    Column::shown("answered_at", Holds::At, "when they answered"),
    Column::shown("agent", Holds::Text, "who is judged"),
    Column::shown("subject", Holds::Text, "the subject of the ticket"),
];

fn items<'a>(facts: &'a Facts, options: &Options, take: &mut dyn FnMut(Item<'a>)) {
    let inside = |at: &Moment| options.range.contains(*at);
    let mut give = |fact: &'a Fact, round: &Round<'a>, event: &'static str, at: Moment, marks: Marks| {
        let judged_at = round.asked_at.or(round.answered_at).unwrap_or(at);
        let mut item = Item {
            credit: match round.solve {
                Some(solve) => Credit::of_solver(solve.agent),
                None => Credit::of_assignee(fact.history.assignee_at(judged_at)),
            },
            part: part(round).into(),
            marks,
            ..Item::of(fact, Some(at))
        };
        if options.lists {
            item.details = details(&item, round, event, facts);
        }
        take(item);
    };
    for (fact, surveyed) in surveyed(facts) {
        if !options.takes(fact) || fact.status == Status::Spam || fact.put_away.is_some() {
            continue;
        }
        for round in rounds(&surveyed, &facts.surveys) {
            if let Some(at) = round.answered_at.filter(inside).filter(|_| round.counts) {
                give(fact, &round, "answer", at, answer(&round));
            }
            if let Some(at) = round.asked_at.filter(inside) {
                give(fact, &round, "asked", at, ASKED.and(REPLIED.when(round.answered_at.is_some())));
            }
        }
    }
}

/// The tickets with surveys and what was asked and answered on them and on those that were merged into them, in order.
fn surveyed(facts: &Facts) -> Vec<(&Fact, Vec<Surveyed>)> {
    let asked: Vec<&Fact> = facts.tickets.iter().filter(|fact| !fact.history.surveys.is_empty()).collect();
    if asked.is_empty() {
        return Vec::new();
    }
    let known: HashMap<TicketId, &Fact> = facts.tickets.iter().map(|fact| (fact.ticket, fact)).collect();
    let mut all: BTreeMap<TicketId, (&Fact, Vec<Surveyed>)> = BTreeMap::new();
    for fact in asked {
        let mut root = fact;
        // A merge goes into a ticket that stands, so that there is no circle; a record that has one ends somewhere.
        for _ in 0..facts.tickets.len() {
            match root.merged_into.and_then(|ticket| known.get(&ticket)) {
                Some(next) => root = next,
                None => break,
            }
        }
        all.entry(root.ticket).or_insert((root, Vec::new())).1.extend(&fact.history.surveys);
    }
    let mut all: Vec<_> = all.into_values().collect();
    for (_, surveyed) in &mut all {
        surveyed.sort_by_key(|one| one.at);
    }
    all
}

/// `satisfaction 1-5`.
fn part(round: &Round<'_>) -> String {
    let scale = round.scale;
    format!("{} {}-{}", round.question, scale.bottom(round.question), scale.top())
}

fn answer(round: &Round<'_>) -> Marks {
    let Some(score) = round.score else { return Marks::NONE };
    if round.question == NPS {
        return ANSWER.and(RECOMMENDS).and(PROMOTER.when(score >= 9)).and(DETRACTOR.when(score <= 6));
    }
    let least = match round.scale {
        Scale::Two => 2,
        Scale::Five => 4,
        Scale::Ten => 9,
    };
    let of_ten = OF_TEN.and(NEGATIVE.when(score <= 2)).when(round.scale == Scale::Ten);
    ANSWER.and(RATED).and(POSITIVE.when(score >= least)).and(of_ten)
}

fn details(item: &Item<'_>, round: &Round<'_>, event: &'static str, facts: &Facts) -> Vec<Cell> {
    vec![
        item.fact.ticket.into(),
        Cell::Word(event),
        part(round).into(),
        round.score.into(),
        Cell::Empty,
        round.asked_at.into(),
        round.answered_at.into(),
        item.credit.name(facts).into(),
        item.fact.subject.as_str().into(),
    ]
}

fn notes(facts: &Facts, options: &Options) -> Vec<String> {
    let spam = surveyed(facts).into_iter().filter(|(fact, _)| fact.chosen && fact.status == Status::Spam);
    let inside =
        |round: &&Round<'_>| round.counts && round.answered_at.is_some_and(|at| options.range.contains(at));
    let dropped: usize =
        spam.map(|(_, surveyed)| rounds(&surveyed, &facts.surveys).iter().filter(inside).count()).sum();
    let told = (dropped > 0).then(|| match dropped {
        1 => "1 answer on spam left out".to_owned(),
        _ => format!("{dropped} answers on spam left out"),
    });
    told.into_iter().chain(left_out(facts, options)).collect()
}

#[cfg(test)]
mod tests;
