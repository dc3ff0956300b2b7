//! `next-response`: how long customers waited for the answers after the first one (metrics §1.3).
//!
//! The unit is a wait: from the oldest message without an answer to the answer. A ticket can have many; each belongs to
//! the period in which it ended. After a call every wait is one, as the call itself was the first response.

use crate::desk::facts::{Fact, Facts};
use crate::desk::history::{Wait, WaitEnd};
use crate::desk::time::Moment;
use crate::report::figure::Figure;
use crate::report::group::Credit;
use crate::report::item::{Item, Marks};
use crate::report::notes::left_out;
use crate::report::options::Options;
use crate::report::shape::{Needs, Parts, Report};
use crate::report::tally;
use crate::report::took::{BUSINESS, CALENDAR, Took};
use crate::table::{Cell, Column, Holds};

/// See the head of this file.
pub const NEXT_RESPONSE: Report = Report {
    name: "next-response",
    about: "Next response times: how long customers waited for each answer after the first",
    rule: "a wait belongs to the period in which it ended",
    parts: Parts::None,
    figures: FIGURES,
    headline: None,
    by: None,
    cells: &[],
    list_columns: LIST,
    needs: Needs { clocks: false, customers: false },
    items,
    notes: |facts, options| left_out(facts, options).into_iter().collect(),
    build: tally::build,
};

const ANSWERED: Marks = Marks::nth(0);
const DISMISSED: Marks = Marks::nth(1);
const DROPPED: Marks = Marks::nth(2);
const OPEN: Marks = Marks::nth(3);

const FIGURES: &[Figure] = &[
    Figure::count("answered", ANSWERED, "waits that an answer ended in the period"),
    Figure::tickets("tickets", ANSWERED, "tickets with such a wait"),
    Figure::median(
        "median_minutes",
        ANSWERED,
        CALENDAR,
        "from the oldest message to the answer, the middle one",
    ),
    Figure::percentile("p90_minutes", ANSWERED, (CALENDAR, 90), "nine tenths took no longer"),
    Figure::mean("mean_minutes", ANSWERED, CALENDAR, "the mean: one forgotten message moves it"),
    Figure::median(
        "median_business_minutes",
        ANSWERED,
        BUSINESS,
        "the same in opening hours, the middle one",
    ),
    Figure::percentile("p90_business_minutes", ANSWERED, (BUSINESS, 90), "nine tenths took no longer"),
    Figure::mean("mean_business_minutes", ANSWERED, BUSINESS, "their mean"),
    Figure::count("dismissed", DISMISSED, "waits ended in the period because the message needed no answer"),
    Figure::count("dropped", DROPPED, "waits ended in the period by a solve without an answer"),
    Figure::count("open", OPEN, "waits that lasted at the end of the period"),
    Figure::largest("oldest_minutes", OPEN, CALENDAR, "how long the oldest of them had lasted then"),
    Figure::percentile("p95_minutes", ANSWERED, (CALENDAR, 95), "nineteen twentieths took no longer").aside(),
    Figure::percentile("p95_business_minutes", ANSWERED, (BUSINESS, 95), "the same in opening hours").aside(),
    Figure::largest("oldest_business_minutes", OPEN, BUSINESS, "oldest_minutes in opening hours").aside(),
    Figure::few("low_n", ANSWERED, "whether fewer than ten were answered, so that the times say little")
        .aside(),
];

const LIST: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown("outcome", Holds::Text, "answered, dismissed, dropped or open"),
    Column::shown("group", Holds::Text, "the row in which it is counted"),
    Column::shown(
        "minutes",
        Holds::Minutes,
        "how long the customer waited; of open ones to the end of the period",
    ),
    Column::shown("business_minutes", Holds::Minutes, "the same in opening hours"),
    Column::shown("since", Holds::At, "the oldest message without an answer"),
    Column::shown("ended_at", Holds::At, "when the wait was over"),
    Column::shown("agent", Holds::Text, "who ended it, or has the ticket"),
    Column::shown("subject", Holds::Text, "the subject of the ticket"),
];

fn items<'a>(facts: &'a Facts, options: &Options, take: &mut dyn FnMut(Item<'a>)) {
    for fact in facts.tickets.iter().filter(|fact| options.takes(fact) && fact.is_real()) {
        for wait in after_the_first(fact) {
            let Some((until, outcome, item)) = item(fact, wait, options) else { continue };
            let took = Took::between(fact, wait.since, until);
            let details = || details(&item, outcome, wait.since, took, facts);
            let details = if options.lists { details() } else { Vec::new() };
            take(Item { amounts: took.amounts(), details, ..item });
        }
    }
}

/// The waits that the first response did not end: those that lasted longer than it took to come.
fn after_the_first(fact: &Fact) -> impl Iterator<Item = &Wait> {
    let history = &fact.history;
    let first = match history.live {
        true => Some(Moment(i64::MIN)),
        false => history.first_reply().map(|(at, _)| at),
    };
    let waits = first.map_or(&[][..], |_| &history.waits);
    waits.iter().filter(move |wait| wait.until.is_none_or(|until| first.is_some_and(|first| until > first)))
}

/// Until when a wait took in this period, how it came out, and its item.
fn item<'a>(fact: &'a Fact, wait: &Wait, options: &Options) -> Option<(Moment, &'static str, Item<'a>)> {
    let end = options.end();
    let ended = wait.until.filter(|until| options.range.contains(*until));
    if let Some(until) = ended {
        let (outcome, marks, credit) = match wait.end {
            WaitEnd::Answered => ("answered", ANSWERED, Credit::of_author(wait.agent)),
            WaitEnd::Dismissed => ("dismissed", DISMISSED, Credit::of_author(wait.agent)),
            WaitEnd::Dropped | WaitEnd::Open => ("dropped", DROPPED, Credit::of_solver(wait.agent)),
        };
        return Some((until, outcome, Item { marks, credit, ..Item::of(fact, Some(until)) }));
    }
    let lasts = wait.here < end && wait.until.is_none_or(|until| until >= end);
    lasts.then(|| {
        let credit = Credit::of_assignee(fact.history.assignee_at(end.plus(-1)));
        (end, "open", Item { marks: OPEN, credit, ..Item::of(fact, None) })
    })
}

fn details(item: &Item<'_>, outcome: &'static str, since: Moment, took: Took, facts: &Facts) -> Vec<Cell> {
    let [minutes, business] = took.cells();
    vec![
        item.fact.ticket.into(),
        Cell::Word(outcome),
        Cell::Empty,
        minutes,
        business,
        since.into(),
        item.at.into(),
        item.credit.name(facts).into(),
        item.fact.subject.as_str().into(),
    ]
}

#[cfg(test)]
mod tests;
