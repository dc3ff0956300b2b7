//! `transfers`: how many tickets went from one department to another before they were solved, and how many were handed up
//! (metrics §1.8).
//!
//! A ticket belongs to the period of its first solve, to the solver, and to the department in which it lay then; what was
//! done with it up to that solve counts, so that a figure once published stays. A transfer is a move by a person of a ticket
//! on which a person had acted before: to route an untouched ticket is none. The transfers themselves belong to the period
//! in which they happened and to the department that the ticket left; `--by department,destination` is their matrix.

use crate::desk::facts::{Fact, Facts};
use crate::desk::history::{Solve, Transfer};
use crate::desk::id::DepartmentId;
use crate::desk::time::Moment;
use crate::report::by::By;
use crate::report::figure::{Figure, Measure};
use crate::report::group::Credit;
use crate::report::item::{Amount, Item, Marks};
use crate::report::notes::left_out;
use crate::report::options::Options;
use crate::report::shape::{Needs, Parts, Report};
use crate::report::tally;
use crate::table::{Cell, Column, Holds};

/// See the head of this file.
pub const TRANSFERS: Report = Report {
    name: "transfers",
    about: "Transfers: of the tickets solved in the period, how many changed department or were handed up",
    rule: "a ticket belongs to the period of its first solve, a transfer to the one in which it happened",
    parts: Parts::None,
    figures: FIGURES,
    headline: Some("first_level_pct"),
    by: Some(By::Department),
    cells: &[],
    list_columns: LIST,
    needs: Needs { clocks: false, customers: false },
    items,
    notes: |facts, options| left_out(facts, options).into_iter().collect(),
    build: tally::build,
};

const SOLVED: Marks = Marks::nth(0);
const TRANSFERRED: Marks = Marks::nth(1);
const ESCALATED: Marks = Marks::nth(2);
const FIRST_LEVEL: Marks = Marks::nth(3);
const TRANSFER: Marks = Marks::nth(4);
const ESCALATION: Marks = Marks::nth(5);

const TIMES: Amount = Amount(0);

const FIGURES: &[Figure] = &[
    Figure::count("solved", SOLVED, "tickets first solved in the period"),
    Figure::count("transferred", TRANSFERRED, "of those, sent from one department to another before"),
    Figure::share("transfer_pct", TRANSFERRED, SOLVED, "transferred of solved"),
    Figure::ratio(
        "per_ticket",
        Measure::Sum(SOLVED, TIMES),
        Measure::Count(SOLVED),
        "transfers of the solved up to their first solve, for each of them",
    ),
    Figure::count("escalated", ESCALATED, "of the solved, handed up a tier before"),
    Figure::count("first_level", FIRST_LEVEL, "of the solved, not handed up"),
    Figure::share("first_level_pct", FIRST_LEVEL, SOLVED, "first_level of solved"),
    Figure::count("transfers", TRANSFER, "transfers in the period, of whichever ticket"),
    Figure::count("escalations", ESCALATION, "times that a ticket was handed up in the period"),
    Figure::few("low_n", SOLVED, "whether fewer than ten were solved, so that the shares say little").aside(),
];

const LIST: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown("event", Holds::Text, "solved, transfer or escalation"),
    Column::shown("group", Holds::Text, "the row in which it is counted"),
    Column::shown("at", Holds::At, "when"),
    Column::shown("from", Holds::Text, "the department that it left, or in which it lay"),
    Column::shown("to", Holds::Text, "the department that it went to"),
    Column::shown("agent", Holds::Text, "who did it"),
    Column::shown("transfers", Holds::Int, "of a solve, how often it had been transferred"),
    Column::shown("escalations", Holds::Int, "of a solve, how often it had been handed up"),
    Column::shown("subject", Holds::Text, "the subject of the ticket"),
];

fn items<'a>(facts: &'a Facts, options: &Options, take: &mut dyn FnMut(Item<'a>)) {
    let inside = |at: Moment| options.range.contains(at);
    let mut give = |mut item: Item<'a>, event: &'static str, counts: [Option<usize>; 2]| {
        if options.lists {
            item.details = details(&item, event, counts, facts);
        }
        take(item);
    };
    for fact in facts.tickets.iter().filter(|fact| options.takes(fact) && fact.is_real()) {
        let history = &fact.history;
        if let Some(solve) = history.first_solve().filter(|solve| inside(solve.at)) {
            let (item, counts) = solved(fact, solve);
            give(item, "solved", counts.map(Some));
        }
        for transfer in history.transfers.iter().filter(|transfer| transfer.counts && inside(transfer.at)) {
            let item = Item {
                credit: Credit::of_author(transfer.agent),
                department: transfer.from,
                moved_to: Some(transfer.to),
                marks: TRANSFER,
                ..Item::of(fact, Some(transfer.at))
            };
            give(item, "transfer", [None, None]);
        }
        for (at, agent) in history.escalations.iter().filter(|(at, _)| inside(*at)) {
            let item = Item {
                credit: Credit::of_author(*agent),
                department: history.department_at(*at),
                marks: ESCALATION,
                ..Item::of(fact, Some(*at))
            };
            give(item, "escalation", [None, None]);
        }
    }
}

/// A ticket with its first solve: how often it had been transferred and handed up by then.
fn solved(fact: &Fact, solve: Solve) -> (Item<'_>, [usize; 2]) {
    let history = &fact.history;
    let before = |transfer: &&Transfer| transfer.counts && transfer.at <= solve.at;
    let transfers = history.transfers.iter().filter(before).count();
    let escalations = history.escalations.iter().filter(|(at, _)| *at <= solve.at).count();
    let level = if escalations > 0 { ESCALATED } else { FIRST_LEVEL };
    let item = Item {
        credit: Credit::of_solver(solve.agent),
        department: history.department_at(solve.at),
        marks: SOLVED.and(TRANSFERRED.when(transfers > 0)).and(level),
        amounts: [i64::try_from(transfers).ok(), None, None],
        ..Item::of(fact, Some(solve.at))
    };
    (item, [transfers, escalations])
}

fn details(item: &Item<'_>, event: &'static str, counts: [Option<usize>; 2], facts: &Facts) -> Vec<Cell> {
    let name = |department: Option<DepartmentId>| {
        Cell::from(department.and_then(|department| facts.departments.get(&department)).map(String::as_str))
    };
    let [transfers, escalations] = counts;
    vec![
        item.fact.ticket.into(),
        Cell::Word(event),
        Cell::Empty,
        item.at.into(),
        name(item.department),
        name(item.moved_to.flatten()),
        item.credit.name(facts).into(),
        transfers.into(),
        escalations.into(),
        item.fact.subject.as_str().into(),
    ]
}

#[cfg(test)]
mod tests;
