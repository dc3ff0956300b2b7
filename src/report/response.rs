//! `response`: how long customers waited for the first answer (metrics §1.2).
//!
//! A first response is the first answer of a person of ours at or after the first contact; an answer belongs to the
//! period in which it was given and to whoever wrote it. A ticket that we began counts from the customer's first message
//! on; a call was answered while it was written down and has none. A ticket solved without an answer has no response
//! time, which is not zero: it is counted beside the others, as are those that wait still, with the oldest.

use crate::desk::facts::{Fact, Facts};
use crate::desk::ticket::Mode;
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
pub const RESPONSE: Report = Report {
    name: "response",
    about: "First response times: how long customers waited for the first answer, and who waits still",
    rule: "a response belongs to the period in which it was given",
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

pub(super) const ANSWERED: Marks = Marks::nth(0);
const UNANSWERED: Marks = Marks::nth(1);
const NO_REPLY: Marks = Marks::nth(2);
const INBOUND: Marks = Marks::nth(3);
const OUTBOUND: Marks = Marks::nth(4);

const FIGURES: &[Figure] = &[
    Figure::count("answered", ANSWERED, "tickets first answered in the period"),
    Figure::median("median_minutes", ANSWERED, CALENDAR, "from first contact to answer, the middle one"),
    Figure::percentile("p90_minutes", ANSWERED, (CALENDAR, 90), "nine tenths took no longer"),
    Figure::mean("mean_minutes", ANSWERED, CALENDAR, "the mean: one forgotten ticket moves it"),
    Figure::median(
        "median_business_minutes",
        ANSWERED,
        BUSINESS,
        "the same in opening hours, the middle one",
    ),
    Figure::percentile("p90_business_minutes", ANSWERED, (BUSINESS, 90), "nine tenths took no longer"),
    Figure::mean("mean_business_minutes", ANSWERED, BUSINESS, "their mean"),
    Figure::count("unanswered", UNANSWERED, "unsolved tickets without any answer, at the end of the period"),
    Figure::largest("oldest_minutes", UNANSWERED, CALENDAR, "how long the oldest of them had waited then"),
    Figure::count(
        "no_reply_solves",
        NO_REPLY,
        "tickets first solved in the period without any answer: they have no response time",
    ),
    Figure::percentile("p95_minutes", ANSWERED, (CALENDAR, 95), "nineteen twentieths took no longer").aside(),
    Figure::percentile("p95_business_minutes", ANSWERED, (BUSINESS, 95), "the same in opening hours").aside(),
    Figure::largest("oldest_business_minutes", UNANSWERED, BUSINESS, "oldest_minutes in opening hours")
        .aside(),
    Figure::count("inbound", INBOUND, "of the answered, begun by the customer").aside(),
    Figure::count("outbound", OUTBOUND, "of the answered, begun by us and then written to").aside(),
    Figure::few("low_n", ANSWERED, "whether fewer than ten were answered, so that the times say little")
        .aside(),
];

const LIST: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown("outcome", Holds::Text, "answered, unanswered or no_reply"),
    Column::shown("group", Holds::Text, "the row in which it is counted"),
    Column::shown("minutes", Holds::Minutes, "from first contact to answer; of unanswered ones to the end"),
    Column::shown("business_minutes", Holds::Minutes, "the same in opening hours"),
    Column::shown("contact_at", Holds::At, "when the customer first came"),
    Column::shown("ended_at", Holds::At, "when it was answered, or solved without an answer"),
    Column::shown("agent", Holds::Text, "who answered, has it, or solved it"),
    Column::more("mode", Holds::Text, "inbound or outbound"),
    Column::shown("subject", Holds::Text, "the subject of the ticket"),
];

pub(super) fn items<'a>(facts: &'a Facts, options: &Options, take: &mut dyn FnMut(Item<'a>)) {
    for fact in facts.tickets.iter().filter(|fact| options.takes(fact) && fact.is_real()) {
        let Some(first) = fact.history.first_contact().filter(|_| !fact.history.live) else { continue };
        for (outcome, until, item) in of_ticket(fact, first, options) {
            let took = Took::between(fact, first, until);
            let details = || details(&item, outcome, first, took, facts);
            let details = if options.lists { details() } else { Vec::new() };
            take(Item { amounts: took.amounts(), details, ..item });
        }
    }
}

/// What a ticket adds: how it came out, until when it took, and the item.
fn of_ticket<'a>(
    fact: &'a Fact,
    first: Moment,
    options: &Options,
) -> impl Iterator<Item = (&'static str, Moment, Item<'a>)> {
    let history = &fact.history;
    let reply = history.first_reply();
    let answered = reply.filter(|(at, _)| options.range.contains(*at)).map(|(at, agent)| {
        let began = if fact.mode == Mode::Outbound { OUTBOUND } else { INBOUND };
        let credit = Credit::of_author(agent);
        ("answered", at, Item { credit, marks: ANSWERED.and(began), ..Item::of(fact, Some(at)) })
    });
    let end = options.end();
    let before = end.plus(-1);
    let waits = first < end && reply.is_none_or(|(at, _)| at >= end) && !history.status_at(before).is_done();
    let unanswered = waits.then(|| {
        let credit = Credit::of_assignee(history.assignee_at(before));
        ("unanswered", end, Item { credit, marks: UNANSWERED, ..Item::of(fact, None) })
    });
    let solve = history.solves.iter().find(|solve| solve.at >= first);
    let silent =
        solve.filter(|solve| options.range.contains(solve.at) && reply.is_none_or(|(at, _)| at > solve.at));
    let no_reply = silent.map(|solve| {
        let credit = Credit::of_solver(solve.agent);
        ("no_reply", solve.at, Item { credit, marks: NO_REPLY, ..Item::of(fact, Some(solve.at)) })
    });
    [answered, unanswered, no_reply].into_iter().flatten()
}

fn details(item: &Item<'_>, outcome: &'static str, first: Moment, took: Took, facts: &Facts) -> Vec<Cell> {
    let [minutes, business] = took.cells();
    vec![
        item.fact.ticket.into(),
        Cell::Word(outcome),
        Cell::Empty,
        minutes,
        business,
        first.into(),
        item.at.into(),
        item.credit.name(facts).into(),
        Cell::Word(if item.fact.mode == Mode::Outbound { "outbound" } else { "inbound" }),
        item.fact.subject.as_str().into(),
    ]
}

#[cfg(test)]
mod tests;
