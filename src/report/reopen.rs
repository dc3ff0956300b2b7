//! `reopen`: how many solved tickets came back (metrics §1.5).
//!
//! A ticket belongs to the period of its first solve. It came back when its customer reopened it, or when a ticket followed
//! it after it was closed, within the window (`fcr_days`); the rate counts only tickets whose window is over. A message
//! that an agent said had reopened it for nothing never did. Solves, reopenings and agents' own corrections are counted
//! as events too, each in the period in which it happened. Who made the solve that did not hold is charged.

use crate::desk::facts::{Fact, Facts};
use crate::desk::history::Solve;
use crate::desk::id::{AgentId, TicketId};
use crate::desk::ticket::Status;
use crate::desk::time::Moment;
use crate::report::figure::{Figure, Measure};
use crate::report::group::Credit;
use crate::report::item::{Item, Marks};
use crate::report::notes::left_out;
use crate::report::options::Options;
use crate::report::returns::{Returns, window};
use crate::report::shape::{Needs, Parts, Report};
use crate::report::tally;
use crate::table::{Cell, Column, Holds};

/// See the head of this file.
pub const REOPEN: Report = Report {
    name: "reopen",
    about: "Reopen rate: of the tickets first solved in the period, how many came back",
    rule: "a ticket belongs to the period of its first solve, an event to the one in which it happened",
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
const MATURED: Marks = Marks::nth(1);
const PROVISIONAL: Marks = Marks::nth(2);
const REOPENED: Marks = Marks::nth(3);
const FOLLOWED: Marks = Marks::nth(4);
const PROVISIONAL_REOPENED: Marks = Marks::nth(5);
const SOLVE: Marks = Marks::nth(6);
pub(super) const REOPENING: Marks = Marks::nth(7);
const CORRECTION: Marks = Marks::nth(8);

const FIGURES: &[Figure] = &[
    Figure::count("solved", SOLVED, "tickets first solved in the period"),
    Figure::count("matured", MATURED, "of those, with a window that is over"),
    Figure::count("reopened", REOPENED, "of the matured, brought back within the window"),
    Figure::share("reopen_pct", REOPENED, MATURED, "reopened of matured"),
    Figure::count("follow_ups", FOLLOWED, "of the reopened, by a ticket that followed a closed one"),
    Figure::count("provisional", PROVISIONAL, "of the solved, with a window that is not over"),
    Figure::count("solve_events", SOLVE, "solves in the period, of whichever ticket"),
    Figure::count("reopen_events", REOPENING, "reopenings by customers in the period"),
    Figure::ratio(
        "reopens_per_solve",
        Measure::Count(REOPENING),
        Measure::Count(SOLVE),
        "reopen_events for each of solve_events",
    ),
    Figure::count("corrections", CORRECTION, "solves that agents took back themselves in the period"),
    Figure::count(
        "provisional_reopened",
        PROVISIONAL_REOPENED,
        "of the provisional, those that came back already",
    )
    .aside(),
    Figure::few("low_n", MATURED, "whether fewer than ten are matured, so that the rate says little").aside(),
];

const LIST: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown(
        "outcome",
        Holds::Text,
        "of a ticket held, reopened, follow_up or provisional; of an event solve, reopening or correction",
    ),
    Column::shown("follow_up", Holds::Ticket, "the ticket that followed"),
    Column::shown("group", Holds::Text, "the row in which it is counted"),
    Column::shown("agent", Holds::Text, "who is charged; of a correction who made it"),
    Column::shown("solved_at", Holds::At, "when it was solved; of a ticket first"),
    Column::shown("returned_at", Holds::At, "when it came back"),
    Column::more("window_ends_at", Holds::At, "of a ticket, until when nothing may come back"),
    Column::shown("subject", Holds::Text, "the subject of the ticket"),
];

/// What a row of the list tells beside its item.
#[derive(Default)]
struct Told {
    outcome: &'static str,
    follow_up: Option<TicketId>,
    solved: Option<Moment>,
    returned: Option<Moment>,
    window: Option<Moment>,
}

pub(super) fn items<'a>(facts: &'a Facts, options: &Options, take: &mut dyn FnMut(Item<'a>)) {
    let returns = Returns::new(facts);
    let mut give = |mut item: Item<'a>, told: Told| {
        if options.lists {
            item.details = details(&item, told, facts);
        }
        take(item);
    };
    for fact in facts.tickets.iter().filter(|fact| options.takes(fact) && fact.is_real()) {
        if let Some(solve) = fact.history.first_solve().filter(|solve| options.range.contains(solve.at)) {
            let (item, told) = ticket(fact, solve, &returns, facts, options);
            give(item, told);
        }
        for solve in fact.history.solves.iter().filter(|solve| options.range.contains(solve.at)) {
            let credit = Credit::of_solver(solve.agent);
            let told = Told { outcome: "solve", solved: Some(solve.at), ..Told::default() };
            give(Item { credit, marks: SOLVE, ..Item::of(fact, Some(solve.at)) }, told);
        }
        let reopenings = fact.history.reopens.iter().map(|at| (*at, None));
        let reopenings = reopenings.map(|back| (REOPENING, "reopening", back));
        let corrections = corrections(fact).map(|back| (CORRECTION, "correction", back));
        for (marks, outcome, (at, agent)) in reopenings.chain(corrections) {
            if !options.range.contains(at) {
                continue;
            }
            let solve = solve_before(fact, at);
            let credit = match agent {
                Some(agent) => Credit::Agent(agent),
                None => charged(solve),
            };
            let (solved, returned) = (solve.map(|solve| solve.at), Some(at));
            give(
                Item { credit, marks, ..Item::of(fact, Some(at)) },
                Told { outcome, solved, returned, ..Told::default() },
            );
        }
    }
}

/// A ticket first solved in the period.
fn ticket<'a>(
    fact: &'a Fact,
    first: Solve,
    returns: &Returns<'a>,
    facts: &Facts,
    options: &Options,
) -> (Item<'a>, Told) {
    let until = window(first.at, facts);
    let matured = options.as_of >= until;
    let inside = |at: &&Moment| first.at < **at && **at <= until;
    let reopened = fact.history.reopens.iter().find(inside).copied();
    let follow_up = if reopened.is_some() { None } else { returns.follow_up(fact, first.at) };
    let returned = reopened.or(follow_up.map(|other| other.created_at));
    let came_back = returned.is_some();
    let marks = [
        SOLVED,
        MATURED.when(matured),
        REOPENED.when(matured && came_back),
        FOLLOWED.when(matured && follow_up.is_some()),
        PROVISIONAL.when(!matured),
        PROVISIONAL_REOPENED.when(!matured && came_back),
    ];
    let item = Item {
        credit: charged(returned.map_or(Some(&first), |at| solve_before(fact, at))),
        marks: marks.into_iter().fold(Marks::NONE, Marks::and),
        ..Item::of(fact, Some(first.at))
    };
    let outcome = match (follow_up, came_back) {
        _ if !matured => "provisional",
        (Some(_), _) => "follow_up",
        (None, true) => "reopened",
        (None, false) => "held",
    };
    let follow_up = follow_up.map(|other| other.ticket);
    (item, Told { outcome, follow_up, solved: Some(first.at), returned, window: Some(until) })
}

/// The solve that a return at this instant undid.
fn solve_before(fact: &Fact, at: Moment) -> Option<&Solve> {
    let solves = &fact.history.solves;
    solves.get(solves.partition_point(|solve| solve.at <= at).checked_sub(1)?)
}

fn charged(solve: Option<&Solve>) -> Credit {
    solve.map_or(Credit::Unknown, |solve| Credit::of_solver(solve.agent))
}

/// When agents themselves brought it back from solved, and who.
fn corrections(fact: &Fact) -> impl Iterator<Item = (Moment, Option<AgentId>)> {
    let pairs = fact.history.statuses.windows(2);
    let back = pairs.filter_map(|pair| match pair {
        [before, after] if before.status == Status::Solved && !after.status.is_done() => Some(after),
        _ => None,
    });
    back.filter(|stood| stood.agent.is_some()).map(|stood| (stood.at, stood.agent))
}

fn details(item: &Item<'_>, told: Told, facts: &Facts) -> Vec<Cell> {
    vec![
        item.fact.ticket.into(),
        Cell::Word(told.outcome),
        told.follow_up.into(),
        Cell::Empty,
        item.credit.name(facts).into(),
        told.solved.into(),
        told.returned.into(),
        told.window.into(),
        item.fact.subject.as_str().into(),
    ]
}

#[cfg(test)]
mod tests;
