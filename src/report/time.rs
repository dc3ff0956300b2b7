//! `time`: how long was worked, by topic unless it is cut otherwise (metrics §1.11).
//!
//! An entry belongs to the day on which the work was done and to whoever worked, whenever its ticket began: also before
//! the desk, and also where the ticket was merged into another since. An entry below zero corrects an earlier one. Time on
//! spam counts nowhere.

use crate::desk::facts::{Fact, Facts};
use crate::desk::ticket::Status;
use crate::report::by::By;
use crate::report::figure::{Figure, How, Measure};
use crate::report::group::{Credit, topic};
use crate::report::item::{Amount, Item, Marks};
use crate::report::options::Options;
use crate::report::shape::{Needs, Parts, Report};
use crate::report::tally;
use crate::table::{Cell, Column, Holds};

/// See the head of this file.
pub const TIME: Report = Report {
    name: "time",
    about: "Time worked in the period: on what, on how many tickets, and by whom",
    rule: "an entry belongs to the day on which the work was done",
    parts: Parts::None,
    figures: FIGURES,
    headline: None,
    by: Some(By::Topic),
    cells: &[],
    list_columns: LIST,
    needs: Needs { clocks: false, customers: false },
    items,
    notes,
    build: tally::build,
};

const ENTRY: Marks = Marks::nth(0);
const CORRECTION: Marks = Marks::nth(1);

const MINUTES: Amount = Amount(0);

const FIGURES: &[Figure] = &[
    Figure::count("entries", ENTRY, "entries of work done in the period, corrections among them"),
    Figure::made("minutes", Holds::Int, How::Whole(Measure::Sum(ENTRY, MINUTES)), "the minutes worked"),
    Figure::of_total("share_pct", Measure::Sum(ENTRY, MINUTES), "minutes of those in the total"),
    Figure::tickets("tickets", ENTRY, "tickets with such an entry"),
    Figure::ratio(
        "minutes_per_ticket",
        Measure::Sum(ENTRY, MINUTES),
        Measure::Tickets(ENTRY),
        "minutes for each of tickets",
    ),
    Figure::count("corrections", CORRECTION, "of the entries, those that take back an earlier one").aside(),
];

const LIST: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown("at", Holds::At, "the work date: noon of the day, or when it was written down"),
    Column::shown("minutes", Holds::Int, "the minutes worked; below zero to correct"),
    Column::shown("group", Holds::Text, "the row in which it is counted"),
    Column::shown("agent", Holds::Text, "who worked"),
    Column::shown("topic", Holds::Text, "the topic of the ticket as of the report"),
    Column::shown("subject", Holds::Text, "the subject of the ticket"),
];

fn items<'a>(facts: &'a Facts, options: &Options, take: &mut dyn FnMut(Item<'a>)) {
    for fact in facts.tickets.iter().filter(|fact| fact.chosen && fact.status != Status::Spam) {
        for (item, minutes) in entries(fact, facts, options) {
            let details = if options.lists { details(&item, minutes, facts) } else { Vec::new() };
            take(Item { details, ..item });
        }
    }
}

/// The entries of a ticket in the period, with their minutes.
fn entries<'a>(fact: &'a Fact, facts: &'a Facts, options: &Options) -> impl Iterator<Item = (Item<'a>, i64)> {
    let range = options.range;
    let inside = fact.history.entries.iter().filter(move |(at, ..)| range.contains(*at));
    inside.filter_map(|(at, entry, _)| {
        let entry = facts.entries.get(entry)?;
        let item = Item {
            credit: Credit::Agent(entry.worker),
            marks: ENTRY.and(CORRECTION.when(entry.minutes < 0)),
            amounts: [Some(entry.minutes), None, None],
            ..Item::of(fact, Some(*at))
        };
        Some((item, entry.minutes))
    })
}

fn details(item: &Item<'_>, minutes: i64, facts: &Facts) -> Vec<Cell> {
    vec![
        item.fact.ticket.into(),
        item.at.into(),
        minutes.into(),
        Cell::Empty,
        item.credit.name(facts).into(),
        topic(item.fact, facts).into(),
        item.fact.subject.as_str().into(),
    ]
}

fn notes(facts: &Facts, options: &Options) -> Vec<String> {
    let spam = facts.tickets.iter().filter(|fact| fact.chosen && fact.status == Status::Spam);
    let minutes: i64 = spam.flat_map(|fact| entries(fact, facts, options)).map(|(_, minutes)| minutes).sum();
    let on_spam = (minutes != 0).then(|| format!("{minutes} minutes on spam left out"));
    on_spam.into_iter().collect()
}

#[cfg(test)]
mod tests;
