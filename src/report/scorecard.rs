//! `agents`, `customers`, `tags`, `channels`: the key figures side by side, a row for each of them.
//!
//! What is counted here is counted by the other reports, by their rules and with their credit (metrics §1.13): a ticket
//! that began goes to whoever has it, an answer to its author, a solve to the solver, a return to the agent whose solve it
//! undid, a broken promise to whoever had the ticket then. So one ticket may stand in several rows with different figures,
//! and each figure still sums to its total.

use std::collections::{BTreeSet, HashMap};

use crate::desk::facts::Facts;
use crate::desk::id::TagId;
use crate::report::by::By;
use crate::report::figure::Figure;
use crate::report::group::Credit;
use crate::report::item::{Amount, Item, Marks};
use crate::report::notes::left_out;
use crate::report::options::Options;
use crate::report::shape::{Items, Needs, Parts, Report};
use crate::report::tally;
use crate::report::{backlog, fcr, reopen, response, sla, volume};
use crate::table::{Cell, Column, Holds, Table};

/// By whoever is credited.
pub const AGENTS: Report =
    card("agents", "The key figures of each agent: tickets, answers, solves, promises kept", By::Agent);

/// By the customer of the ticket.
pub const CUSTOMERS: Report = card(
    "customers",
    "The key figures of each customer: tickets, answers, solves, promises kept",
    By::Customer,
);

/// By the first tag of the ticket.
pub const TAGS: Report = Report {
    figures: TAG_FIGURES,
    build: with_carrying,
    ..card("tags", "The key figures of each tag; a ticket stands in the row of its first one", By::Tag)
};

/// By how the customer came.
pub const CHANNELS: Report =
    card("channels", "The key figures of each channel: tickets, answers, solves, promises kept", By::Channel);

const fn card(name: &'static str, about: &'static str, by: By) -> Report {
    Report {
        name,
        about,
        rule: "each figure by the rule of its own report: a ticket when it began, an answer when it was given",
        parts: Parts::None,
        figures: FIGURES,
        headline: None,
        by: Some(by),
        cells: &[],
        list_columns: LIST,
        needs: Needs { clocks: true, customers: true },
        items,
        notes,
        build: tally::build,
    }
}

const CREATED: Marks = Marks::nth(0);
const ANSWERED_FIRST: Marks = Marks::nth(1);
const REPLY: Marks = Marks::nth(2);
const SOLVED: Marks = Marks::nth(3);
const REOPENED: Marks = Marks::nth(4);
const MATURED: Marks = Marks::nth(5);
const RESOLVED: Marks = Marks::nth(6);
const DECIDED: Marks = Marks::nth(7);
const MET: Marks = Marks::nth(8);
const OPEN: Marks = Marks::nth(9);

const MINUTES: Amount = Amount(0);

const FIGURES: &[Figure] = &SHARED;

const SHARED: [Figure; 14] = [
    Figure::count("created", CREATED, "tickets begun in the period"),
    Figure::trend("trend", CREATED, "the same along the period"),
    Figure::count("first_responses", ANSWERED_FIRST, "first answers given in the period"),
    Figure::median(
        "first_response_minutes",
        ANSWERED_FIRST,
        MINUTES,
        "minutes by the clock from the first contact to them, the middle one",
    ),
    Figure::count("replies", REPLY, "answers given in the period, the first ones among them"),
    Figure::count("solved", SOLVED, "tickets first solved in the period"),
    Figure::count("reopened", REOPENED, "times that customers brought a solved ticket back"),
    Figure::count("matured", MATURED, "as in the report fcr").aside(),
    Figure::count("resolved_first", RESOLVED, "as in the report fcr").aside(),
    Figure::share("fcr_pct", RESOLVED, MATURED, "resolved at first contact, of the matured"),
    Figure::count("decided", DECIDED, "promises met or missed in the period").aside(),
    Figure::count("met", MET, "of those, fulfilled in time").aside(),
    Figure::share("met_pct", MET, DECIDED, "promises met, of those decided"),
    Figure::stock("open", OPEN, "tickets that were open when the period ended, or are as of the report"),
];

/// The column of the tickets that carry a tag.
const CARRYING: &str = "carrying";

const TAG_FIGURES: &[Figure] = &{
    const ABOUT: &str = "tickets begun in the period that carry the tag at all; does not add up";
    let mut figures = [Figure::own(CARRYING, Holds::Int, ABOUT); SHARED.len() + 1];
    let mut place = 0;
    while place < SHARED.len() {
        figures[place] = SHARED[place];
        place += 1;
    }
    figures
};

const LIST: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown("event", Holds::Text, "created, first_response, reply, solved, reopened, promise or open"),
    Column::shown("group", Holds::Text, "the row in which it is counted"),
    Column::shown("at", Holds::At, "when it was decided"),
    Column::shown("minutes", Holds::Minutes, "how long the first answer took"),
    Column::shown("agent", Holds::Text, "who is credited"),
    Column::shown("subject", Holds::Text, "the subject of the ticket"),
];

/// Where a figure comes from: the items of a report, what they are called in a list, and what each of their marks is here.
struct Source {
    event: &'static str,
    items: Items,
    marks: &'static [(Marks, Marks)],
    /// Whether its first amount is wanted.
    minutes: bool,
}

const SOURCES: &[Source] = &[
    Source { event: "created", items: volume::items, marks: &[(volume::CREATED, CREATED)], minutes: false },
    Source {
        event: "first_response",
        items: response::items,
        marks: &[(response::ANSWERED, ANSWERED_FIRST)],
        minutes: true,
    },
    Source { event: "reply", items: replies, marks: &[(REPLY, REPLY)], minutes: false },
    Source {
        event: "solved",
        items: fcr::items,
        marks: &[(fcr::SOLVED, SOLVED), (fcr::MATURED, MATURED), (fcr::RESOLVED, RESOLVED)],
        minutes: false,
    },
    Source {
        event: "reopened",
        items: reopen::items,
        marks: &[(reopen::REOPENING, REOPENED)],
        minutes: false,
    },
    Source {
        event: "promise",
        items: sla::items,
        marks: &[(sla::DECIDED, DECIDED), (sla::MET, MET)],
        minutes: false,
    },
    Source { event: "open", items: backlog::items, marks: &[(backlog::OPEN, OPEN)], minutes: false },
];

fn items<'a>(facts: &'a Facts, options: &Options, take: &mut dyn FnMut(Item<'a>)) {
    let quiet = Options { lists: false, ..*options };
    for source in SOURCES {
        (source.items)(facts, &quiet, &mut |mut item| {
            item.marks = item.marks.translate(source.marks);
            if item.marks == Marks::NONE {
                return;
            }
            if !source.minutes {
                item.amounts = Default::default();
            }
            if options.lists {
                item.details = details(&item, source.event, facts);
            }
            take(item);
        });
    }
}

fn details(item: &Item<'_>, event: &'static str, facts: &Facts) -> Vec<Cell> {
    vec![
        item.fact.ticket.into(),
        Cell::Word(event),
        Cell::Empty,
        item.at.into(),
        item.amount(MINUTES).map_or(Cell::Empty, |minutes| Cell::Minutes(minutes as f64)),
        item.credit.name(facts).into(),
        item.fact.subject.as_str().into(),
    ]
}

/// The answers of the period, each to its author.
fn replies<'a>(facts: &'a Facts, options: &Options, take: &mut dyn FnMut(Item<'a>)) {
    for fact in facts.tickets.iter().filter(|fact| options.takes(fact) && fact.is_real()) {
        for (at, agent) in fact.history.replies.iter().filter(|(at, _)| options.range.contains(*at)) {
            take(Item { credit: Credit::of_author(*agent), marks: REPLY, ..Item::of(fact, Some(*at)) });
        }
    }
}

fn notes(facts: &Facts, options: &Options) -> Vec<String> {
    left_out(facts, options).into_iter().collect()
}

/// As [`tally::build`], with the tickets that carry each tag at all, where the rows are tags and nothing else. A tag that is
/// first on no ticket is a row too.
fn with_carrying(report: &Report, facts: &Facts, options: &Options) -> Table {
    let mut table = tally::build(report, facts, options);
    let (Some(place), Some(mut total)) = (table.position(CARRYING), table.rows.pop()) else { return table };
    let (mut carrying, mut tagged) = (HashMap::<TagId, i64>::new(), 0_i64);
    volume::items(facts, &Options { lists: false, ..*options }, &mut |item| {
        if item.marks.meets(volume::CREATED) {
            let tags: BTreeSet<&TagId> = item.fact.tags.iter().collect();
            tagged += i64::from(!tags.is_empty());
            for tag in tags {
                *carrying.entry(*tag).or_default() += 1;
            }
        }
    });
    let put = |row: &mut Vec<Cell>, place: usize, cell: Cell| {
        if let Some(old) = row.get_mut(place) {
            *old = cell;
        }
    };
    put(&mut total, place, tagged.into());
    if options.by == [Some(By::Tag), None] {
        let label = |row: &Vec<Cell>| match row.first() {
            Some(Cell::Text(label)) => label.clone(),
            _ => String::new(),
        };
        let without = table.rows.pop_if(|row| label(row) == NO_TAG);
        let names =
            carrying.into_iter().filter_map(|(tag, count)| Some((facts.tags.get(&tag)?.clone(), count)));
        let mut carrying: HashMap<String, i64> = names.collect();
        for row in &mut table.rows {
            let count = carrying.remove(&label(row)).unwrap_or(0);
            put(row, place, count.into());
        }
        for (tag, count) in carrying {
            let mut row: Vec<Cell> = table.columns.iter().map(tally::nothing).collect();
            put(&mut row, 0, tag.into());
            put(&mut row, place, count.into());
            table.rows.push(row);
        }
        table.rows.sort_by_key(label);
        table.rows.extend(without.map(|mut row| {
            put(&mut row, place, Cell::Int(0));
            row
        }));
    }
    table.rows.push(total);
    table
}

/// What stands in the column `group` for tickets without a tag.
const NO_TAG: &str = "(no tag)";

#[cfg(test)]
mod tests;
