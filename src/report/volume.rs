//! `volume`: what came in, what went out, and what is left (metrics §1.7).
//!
//! Everything belongs to the period of its instant. `created`, `reopened` and `solved` are of tickets that count as of the
//! report; what has turned out to be spam, was merged or was put away came in as `discarded`, went out as `removed` and came back as
//! `restored`. So the backlog at the end is that at the start plus what came in less what went out. Both backlogs are
//! worked out from where each ticket stood, not from what came and went: the identity can fail, and `notes` says so.

use crate::desk::facts::{Fact, Facts};
use crate::desk::history::Flow;
use crate::desk::time::Moment;
use crate::report::figure::Figure;
use crate::report::item::{Item, Marks};
use crate::report::notes::left_out;
use crate::report::options::Options;
use crate::report::shape::{Needs, Parts, Report};
use crate::report::stock;
use crate::table::{Cell, Column, Holds};

/// See the head of this file.
pub const VOLUME: Report = Report {
    name: "volume",
    about: "What came in, what was solved, what came back, and the backlog before and after",
    rule: "a ticket belongs to the period in which it began, a solve or a return to that in which it happened; all of a ticket \
           stands in the row of whoever has it as of the report",
    parts: Parts::None,
    figures: FIGURES,
    headline: Some("clearance"),
    by: None,
    cells: &[("unresolved", UNRESOLVED, "of the created, those that are not solved as of the report")],
    list_columns: LIST,
    needs: Needs { clocks: false, customers: false },
    items,
    notes,
    build: stock::build,
};

const START: Marks = Marks::nth(0);
pub(super) const CREATED: Marks = Marks::nth(1);
const DISCARDED: Marks = Marks::nth(2);
const REOPENED: Marks = Marks::nth(3);
const SOLVED: Marks = Marks::nth(4);
const REMOVED: Marks = Marks::nth(5);
const RESTORED: Marks = Marks::nth(6);
pub(super) const END: Marks = Marks::nth(7);
const RESOLVED: Marks = Marks::nth(8);
const UNRESOLVED: Marks = Marks::nth(9);
const DISMISSED: Marks = Marks::nth(10);

const FIGURES: &[Figure] = &[
    Figure::stock(stock::START, START, "tickets that were open when the period began"),
    Figure::count("created", CREATED, "tickets begun in the period, but for those of discarded"),
    Figure::count(
        "discarded",
        DISCARDED,
        "tickets begun in the period that are spam, merged or put away, as of the report",
    ),
    Figure::count("reopened", REOPENED, "times that a solved ticket came back, by whomever"),
    Figure::count("solved", SOLVED, "times that a ticket was solved or closed"),
    Figure::count(
        "removed",
        REMOVED,
        "times that a ticket went which is spam, or merged, as of the report, or was put away",
    ),
    Figure::count("restored", RESTORED, "times that such a ticket had come back"),
    Figure::stock(stock::END, END, "tickets that were open when the period ended, or are as of the report"),
    Figure::share("clearance", SOLVED, CREATED, "solved of created; above 100 % the backlog shrinks"),
    Figure::share("resolution_rate", RESOLVED, CREATED, "resolved of created"),
    Figure::count("resolved", RESOLVED, "of the created, those that are solved as of the report").aside(),
    Figure::count("dismissed", DISMISSED, "of the removed, those that were put away: by dismiss, or by mute")
        .aside(),
];

const LIST: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown(
        "event",
        Holds::Text,
        "backlog_start, created, discarded, reopened, solved, removed, restored or backlog_end",
    ),
    Column::shown("group", Holds::Text, "the row in which it is counted"),
    Column::shown("at", Holds::At, "when; of a backlog, the instant that it is of"),
    Column::shown("status", Holds::Text, "where the ticket stands as of the report"),
    Column::shown("assignee", Holds::Text, "who has it as of the report"),
    Column::more("created_at", Holds::At, "when it began"),
    Column::shown("subject", Holds::Text, "the subject of the ticket"),
];

pub(super) fn items<'a>(facts: &'a Facts, options: &Options, take: &mut dyn FnMut(Item<'a>)) {
    let mut give = |fact: &'a Fact, event: &'static str, at: Moment, marks: Marks| {
        let mut item = Item { marks, ..Item::of(fact, Some(at)) };
        if options.lists {
            item.details = details(&item, event, at, facts);
        }
        take(item);
    };
    let range = options.range;
    for fact in facts.tickets.iter().filter(|fact| options.takes(fact)) {
        let real = fact.is_real();
        if let Some(at) = stock::start(options).filter(|at| stock::is_open(fact, *at)) {
            give(fact, "backlog_start", at, START);
        }
        if range.contains(fact.created_at) {
            if real {
                let cohort = if fact.status.is_done() { RESOLVED } else { UNRESOLVED };
                give(fact, "created", fact.created_at, CREATED.and(cohort));
            } else {
                give(fact, "discarded", fact.created_at, DISCARDED);
            }
        }
        for (at, flow) in &fact.history.flows {
            // What is known of it from before its first message that stands came with it.
            let at = (*at).max(fact.created_at);
            if range.contains(at) {
                let (event, marks) = match (flow, real) {
                    (Flow::PutAway, _) => ("removed", REMOVED.and(DISMISSED)),
                    (Flow::Restored, _) | (Flow::Reopened, false) => ("restored", RESTORED),
                    (Flow::Reopened, true) => ("reopened", REOPENED),
                    (Flow::Solved | Flow::Removed, false) | (Flow::Removed, true) => ("removed", REMOVED),
                    (Flow::Solved, true) => ("solved", SOLVED),
                };
                give(fact, event, at, marks);
            }
        }
        if let Some(at) = stock::end(options).filter(|at| stock::is_open(fact, *at)) {
            give(fact, "backlog_end", at.plus(-1), END);
        }
    }
}

fn details(item: &Item<'_>, event: &'static str, at: Moment, facts: &Facts) -> Vec<Cell> {
    let fact = item.fact;
    vec![
        fact.ticket.into(),
        Cell::Word(event),
        Cell::Empty,
        at.into(),
        Cell::Word(fact.status.word()),
        fact.assignee.and_then(|agent| facts.agents.get(&agent)).map(String::as_str).into(),
        fact.created_at.into(),
        fact.subject.as_str().into(),
    ]
}

/// The numbers of the identity, in its order.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
struct Identity([i64; 8]);

impl Identity {
    fn of(facts: &Facts, options: &Options) -> Identity {
        const MARKS: [Marks; 8] = [START, CREATED, DISCARDED, REOPENED, SOLVED, REMOVED, RESTORED, END];
        let mut identity = Identity::default();
        items(facts, &Options { lists: false, ..*options }, &mut |item| {
            for (number, marks) in identity.0.iter_mut().zip(MARKS) {
                *number += i64::from(item.marks.meets(marks));
            }
        });
        identity
    }

    /// What the backlog at the end must be.
    fn expected(&self) -> i64 {
        let [start, created, discarded, reopened, solved, removed, restored, _] = self.0;
        start + created + discarded + reopened - solved - removed + restored
    }

    fn sentence(&self) -> String {
        let [start, created, discarded, reopened, solved, removed, restored, end] = self.0;
        let sum = format!(
            "{start} + {created} created + {discarded} discarded + {reopened} reopened - {solved} solved \
             - {removed} removed + {restored} restored"
        );
        match self.expected() {
            expected if expected == end => format!("backlog: {sum} = {end}"),
            expected => format!(
                "THE BACKLOG DOES NOT ADD UP: {sum} = {expected}, but {end} were open at the end; \
                 this is a fault of desk: please report it"
            ),
        }
    }
}

fn notes(facts: &Facts, options: &Options) -> Vec<String> {
    let sentence = match options.is_ahead() {
        true => "the period has not begun: nothing is known of its backlog".to_owned(),
        false => Identity::of(facts, options).sentence(),
    };
    std::iter::once(sentence).chain(left_out(facts, options)).collect()
}

#[cfg(test)]
mod tests;
