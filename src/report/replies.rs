//! `replies`: how many answers a solved ticket took (metrics §1.6).
//!
//! A ticket belongs to the period of its last solve, and its answers up to then count. Notes and what machines send are
//! none; neither is the message with which we began a ticket ourselves. Calls stand apart: they need no answer by nature.

use crate::desk::facts::{Fact, Facts};
use crate::desk::history::Solve;
use crate::desk::ticket::Mode;
use crate::report::figure::{Figure, Measure};
use crate::report::group::Credit;
use crate::report::item::{Amount, Item, Marks};
use crate::report::notes::left_out;
use crate::report::options::Options;
use crate::report::shape::{Needs, Parts, Report};
use crate::report::tally;
use crate::table::{Cell, Column, Holds};

/// See the head of this file.
pub const REPLIES: Report = Report {
    name: "replies",
    about: "Replies per resolution: how many answers the tickets solved in the period took",
    rule: "a ticket belongs to the period of its last solve",
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

const SOLVED: Marks = Marks::nth(0);
const LIVE: Marks = Marks::nth(1);
/// Without an answer, with one, with two, with more.
const NUMBERS: [Marks; 4] = [Marks::nth(2), Marks::nth(3), Marks::nth(4), Marks::nth(5)];

const ANSWERS: Amount = Amount(0);

const FIGURES: &[Figure] = &[
    Figure::count("solved", SOLVED, "tickets last solved in the period, without calls"),
    Figure::sum("replies", SOLVED, ANSWERS, "answers on them up to that solve"),
    Figure::ratio(
        "per_ticket",
        Measure::Sum(SOLVED, ANSWERS),
        Measure::Count(SOLVED),
        "replies for each of the solved",
    ),
    Figure::count("replies_0", NUMBERS[0], "of the solved, without any answer"),
    Figure::count("replies_1", NUMBERS[1], "of the solved, with one"),
    Figure::count("replies_2", NUMBERS[2], "of the solved, with two"),
    Figure::count("replies_3_up", NUMBERS[3], "of the solved, with three or more"),
    Figure::count("live", LIVE, "calls last solved in the period: they are in no other figure"),
    Figure::share("replies_0_pct", NUMBERS[0], SOLVED, "replies_0 of solved").aside(),
    Figure::share("replies_1_pct", NUMBERS[1], SOLVED, "replies_1 of solved").aside(),
    Figure::share("replies_2_pct", NUMBERS[2], SOLVED, "replies_2 of solved").aside(),
    Figure::share("replies_3_up_pct", NUMBERS[3], SOLVED, "replies_3_up of solved").aside(),
    Figure::few("low_n", SOLVED, "whether fewer than ten were solved, so that the mean says little").aside(),
];

const LIST: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown("outcome", Holds::Text, "solved or live"),
    Column::shown("group", Holds::Text, "the row in which it is counted"),
    Column::shown("replies", Holds::Int, "answers up to the last solve"),
    Column::shown("agent", Holds::Text, "who solved it last"),
    Column::shown("solved_at", Holds::At, "when it was last solved"),
    Column::shown("subject", Holds::Text, "the subject of the ticket"),
];

fn items<'a>(facts: &'a Facts, options: &Options, take: &mut dyn FnMut(Item<'a>)) {
    for fact in facts.tickets.iter().filter(|fact| options.takes(fact) && fact.is_real()) {
        let last = fact.history.solves.last().filter(|solve| options.range.contains(solve.at));
        let Some(solve) = last else { continue };
        let answers = answers(fact, solve);
        let number = NUMBERS.get(answers).or(NUMBERS.last()).copied().unwrap_or_default();
        let mut item = Item {
            credit: Credit::of_solver(solve.agent),
            marks: if fact.history.live { LIVE } else { SOLVED.and(number) },
            amounts: [i64::try_from(answers).ok(), None, None],
            ..Item::of(fact, Some(solve.at))
        };
        if options.lists {
            item.details = details(&item, answers, solve, facts);
        }
        take(item);
    }
}

/// How many answers there were up to a solve.
fn answers(fact: &Fact, solve: &Solve) -> usize {
    let opening = usize::from(fact.mode == Mode::Outbound);
    fact.history.replies.partition_point(|(at, _)| *at <= solve.at).saturating_sub(opening)
}

fn details(item: &Item<'_>, answers: usize, solve: &Solve, facts: &Facts) -> Vec<Cell> {
    vec![
        item.fact.ticket.into(),
        Cell::Word(if item.fact.history.live { "live" } else { "solved" }),
        Cell::Empty,
        answers.into(),
        item.credit.name(facts).into(),
        solve.at.into(),
        item.fact.subject.as_str().into(),
    ]
}

#[cfg(test)]
mod tests;
