//! `repeat`: how many tickets came from customers who had come with the same topic shortly before (metrics §1.9).
//!
//! It looks back from the creation of a ticket, over the window (`fcr_days`), so that it is final at once; `fcr` looks
//! forward. A ticket that was merged into another is neither a return nor what somebody returned from: the other one
//! stands for it. With `repeat_match = "requester"` any topic will do.

use std::collections::HashMap;

use crate::desk::facts::{Fact, Facts};
use crate::desk::id::TicketId;
use crate::desk::settings::RepeatMatch;
use crate::desk::ticket::Status;
use crate::desk::time::{DAY, Moment};
use crate::report::figure::Figure;
use crate::report::group::topic;
use crate::report::item::{Item, Marks};
use crate::report::notes::{left_out, tickets};
use crate::report::options::Options;
use crate::report::returns::{Key, is_contact};
use crate::report::shape::{Needs, Parts, Report};
use crate::report::tally;
use crate::table::{Cell, Column, Holds};

/// See the head of this file.
pub const REPEAT: Report = Report {
    name: "repeat",
    about: "Repeat contacts: of the tickets that customers began, how many came back with the same topic",
    rule: "a ticket belongs to the period in which it was created",
    parts: Parts::None,
    figures: FIGURES,
    headline: None,
    by: None,
    cells: &[],
    list_columns: LIST,
    needs: Needs { clocks: false, customers: true },
    items,
    notes,
    build: tally::build,
};

const INBOUND: Marks = Marks::nth(0);
const KNOWN: Marks = Marks::nth(1);
const REPEATS: Marks = Marks::nth(2);
const UNKNOWN: Marks = Marks::nth(3);
const MERGED: Marks = Marks::nth(4);

const FIGURES: &[Figure] = &[
    Figure::count("inbound", INBOUND, "tickets that customers began in the period"),
    Figure::count("known", KNOWN, "of those, with a known customer and topic"),
    Figure::count("repeats", REPEATS, "of the known, with an earlier ticket of the same customer and topic"),
    Figure::share("repeat_pct", REPEATS, KNOWN, "repeats of known"),
    Figure::count("unknown", UNKNOWN, "of the inbound, without a customer or a topic: nothing to compare"),
    Figure::count("merged", MERGED, "such tickets that were merged into others: left out of all else"),
    Figure::few("low_n", KNOWN, "whether fewer than ten are known, so that the rate says little").aside(),
];

const LIST: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown("outcome", Holds::Text, "repeat, new, unknown or merged"),
    Column::shown("earlier", Holds::Ticket, "the ticket that the customer had come with before; the latest"),
    Column::shown("earlier_at", Holds::At, "when that was created or solved"),
    Column::shown("group", Holds::Text, "the row in which it is counted"),
    Column::shown("topic", Holds::Text, "its topic"),
    Column::shown("customer", Holds::Text, "its customer"),
    Column::shown("created_at", Holds::At, "when it was created"),
    Column::shown("subject", Holds::Text, "the subject of the ticket"),
];

fn items<'a>(facts: &'a Facts, options: &Options, take: &mut dyn FnMut(Item<'a>)) {
    let before = Before::new(facts, options);
    for fact in facts.tickets.iter().filter(|fact| options.takes(fact) && is_contact(fact)) {
        if !options.range.contains(fact.created_at) {
            continue;
        }
        let merged = fact.status == Status::Merged;
        let known = Key::of(fact, facts).filter(|_| !merged);
        let earlier = known.and_then(|key| before.latest(fact, key));
        let marks = match (merged, known, earlier) {
            (true, ..) => MERGED,
            (_, None, _) => INBOUND.and(UNKNOWN),
            (_, Some(_), None) => INBOUND.and(KNOWN),
            (_, Some(_), Some(_)) => INBOUND.and(KNOWN).and(REPEATS),
        };
        let mut item = Item { marks, ..Item::of(fact, Some(fact.created_at)) };
        if options.lists {
            item.details = details(&item, earlier, facts);
        }
        take(item);
    }
}

/// What customers had come with, and when: each creation and each solve, in order.
struct Before<'f> {
    events: HashMap<Key<'f>, Vec<(Moment, TicketId)>>,
    window: i64,
}

impl<'f> Before<'f> {
    fn new(facts: &'f Facts, options: &Options) -> Before<'f> {
        let mut events: HashMap<Key<'f>, Vec<(Moment, TicketId)>> = HashMap::new();
        // What the query did not choose may be what somebody returned from.
        let counts = |fact: &&Fact| options.backfill || !fact.backfill;
        let counts = |fact: &&Fact| counts(fact) && is_contact(fact) && fact.is_real();
        for fact in facts.tickets.iter().filter(counts) {
            let Some(key) = Key::of(fact, facts) else { continue };
            let of_key = events.entry(key).or_default();
            of_key.push((fact.created_at, fact.ticket));
            of_key.extend(fact.history.solves.iter().map(|solve| (solve.at, fact.ticket)));
        }
        events.values_mut().for_each(|of_key| of_key.sort_unstable());
        Before { events, window: facts.settings.desk.fcr_days * DAY }
    }

    /// The latest that lies before the ticket, and not further back than the window.
    fn latest(&self, fact: &Fact, key: Key<'_>) -> Option<(Moment, TicketId)> {
        let of_key = self.events.get(&key)?;
        let end = of_key.partition_point(|event| *event < (fact.created_at, fact.ticket));
        let inside = |(at, _): &(Moment, TicketId)| *at >= fact.created_at.plus(-self.window);
        of_key.get(..end)?.last().copied().filter(inside)
    }
}

fn notes(facts: &Facts, options: &Options) -> Vec<String> {
    let mut notes: Vec<String> = left_out(facts, options).into_iter().collect();
    let mut unknown = 0;
    items(facts, options, &mut |item| unknown += usize::from(item.marks.meets(UNKNOWN)));
    if unknown > 0 {
        let what = match facts.settings.desk.repeat_match {
            RepeatMatch::Topic => "a topic or a customer",
            RepeatMatch::Requester => "a customer",
        };
        notes.push(format!("{} without {what}: nothing to compare; --list unknown", tickets(unknown)));
    }
    notes
}

fn details(item: &Item<'_>, earlier: Option<(Moment, TicketId)>, facts: &Facts) -> Vec<Cell> {
    let fact = item.fact;
    let outcome = match item.marks {
        marks if marks.meets(REPEATS) => "repeat",
        marks if marks.meets(KNOWN) => "new",
        marks if marks.meets(UNKNOWN) => "unknown",
        _ => "merged",
    };
    let customer = fact.customer.and_then(|customer| facts.customers.get(&customer));
    vec![
        fact.ticket.into(),
        Cell::Word(outcome),
        earlier.map(|(_, ticket)| ticket).into(),
        earlier.map(|(at, _)| at).into(),
        Cell::Empty,
        topic(fact, facts).into(),
        customer.map(String::as_str).into(),
        fact.created_at.into(),
        fact.subject.as_str().into(),
    ]
}

#[cfg(test)]
mod tests;
