//! Two looks at one report: which tickets stand in other figures, and how.

use std::collections::{BTreeMap, BTreeSet};

use crate::desk::clean::Breaks;
use crate::desk::facts::Facts;
use crate::desk::id::TicketId;
use crate::report::figure::{Figure, How, Measure};
use crate::report::item::{AMOUNTS, Amount, Marks};
use crate::report::options::Options;
use crate::report::shape::Report;
use crate::report::tally;
use crate::table::plain::plain;
use crate::table::{Cell, Column, Holds};

/// The columns of what changed; the last is for the caller, who knows the record.
pub const COLUMNS: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown("part", Holds::Text, "the part of the report, where it has parts"),
    Column::shown("left", Holds::List, "the figures that it counted in, and does not any more"),
    Column::shown("entered", Holds::List, "the figures that it counts in now, and did not"),
    Column::shown("changed", Holds::List, "what else is told of it, before and after"),
    Column::shown("because", Holds::List, "what is known now and was not, or no longer counts"),
];

/// One thing that a report counts otherwise than before.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    /// The ticket.
    pub ticket: TicketId,
    /// The part of the report.
    pub part: String,
    /// Figures that it has left.
    pub left: Vec<String>,
    /// Figures that it has entered.
    pub entered: Vec<String>,
    /// Other differences, `name: before → after`.
    pub changed: Vec<String>,
    /// Other tickets that the row names now or named before.
    pub others: Vec<TicketId>,
}

/// What a report says of one thing.
#[derive(Default)]
struct Said {
    marks: Marks,
    amounts: [Option<i64>; AMOUNTS],
    details: Vec<Cell>,
    /// The rows in which it counts.
    rows: Vec<String>,
}

/// A ticket and the part of the report.
type Key = (TicketId, String);

/// Everything that counts otherwise with the second facts than with the first, in the order of the tickets.
pub fn diff(report: &Report, before: (&Facts, &Options), after: (&Facts, &Options)) -> Vec<Change> {
    let (mut old, mut new) = (said(report, before), said(report, after));
    let keys: BTreeSet<Key> = old.keys().chain(new.keys()).cloned().collect();
    let mut changes = Vec::new();
    for key in keys {
        let (mut gone, mut come) =
            (old.remove(&key).unwrap_or_default(), new.remove(&key).unwrap_or_default());
        // A ticket may be counted many times; what counts the same on both sides has not changed, wherever it stands.
        gone.retain(|one| {
            let same = come.iter().position(|other| counts_alike(report, one, other));
            same.map(|place| come.remove(place)).is_none()
        });
        let most = gone.len().max(come.len());
        let nothing = Said::default();
        for place in 0..most {
            let (one, other) = (gone.get(place).unwrap_or(&nothing), come.get(place).unwrap_or(&nothing));
            changes.push(change(report, &key, one, other));
        }
    }
    changes
}

/// Whether both count in the same figures of the same rows, with as much.
fn counts_alike(report: &Report, one: &Said, other: &Said) -> bool {
    one.rows == other.rows
        && worth(report, one) == worth(report, other)
        && report.figures.iter().all(|figure| {
            let (marks, numerator) = (figure.how.marks(), figure.how.numerator());
            one.marks.meets(marks) == other.marks.meets(marks)
                && one.marks.meets(numerator) == other.marks.meets(numerator)
        })
}

fn change(report: &Report, (ticket, part): &Key, old: &Said, new: &Said) -> Change {
    let names = |one: &Said, other: &Said| -> Vec<String> {
        let counts = report.figures.iter().filter_map(|figure| match figure.how {
            How::Whole(Measure::Count(marks)) | How::Stock(marks) => Some((figure.column.name, marks)),
            _ => None,
        });
        let only = counts.filter(|(_, marks)| one.marks.meets(*marks) && !other.marks.meets(*marks));
        only.map(|(name, _)| name.to_owned()).collect()
    };
    let (left, entered) = (names(old, new), names(new, old));
    let both = report.list_columns.iter().zip(old.details.iter().zip(&new.details));
    let differ = both.filter(|(_, (old, new))| old != new);
    let changed =
        differ.map(|(column, (old, new))| format!("{}: {} → {}", column.name, words(old), words(new)));
    let moved = (!old.rows.is_empty() && !new.rows.is_empty() && old.rows != new.rows)
        .then(|| format!("row: {} → {}", old.rows.join(", "), new.rows.join(", ")));
    let others = old.details.iter().chain(&new.details).filter_map(|cell| match cell {
        Cell::Ticket(other) if other != ticket => Some(*other),
        _ => None,
    });
    Change {
        ticket: *ticket,
        part: part.clone(),
        left,
        entered,
        changed: moved.into_iter().chain(changed).collect(),
        others: others.collect(),
    }
}

/// What it adds to each figure that is made of amounts.
fn worth(report: &Report, said: &Said) -> Vec<Option<i64>> {
    let amount = |marks: Marks, amount: Amount| {
        said.amounts.get(amount.0).copied().flatten().filter(|_| said.marks.meets(marks))
    };
    let of = |figure: &Figure| match figure.how {
        How::Median(marks, of)
        | How::Percentile(marks, of, _)
        | How::Mean(marks, of)
        | How::Largest(marks, of) => amount(marks, of),
        How::Whole(Measure::Sum(marks, of)) | How::Ratio(Measure::Sum(marks, of), _) => amount(marks, of),
        _ => None,
    };
    report.figures.iter().map(of).collect()
}

fn words(cell: &Cell) -> String {
    let words = plain(cell, Breaks::Space);
    if words.is_empty() { "-".into() } else { words.into_owned() }
}

fn said(report: &Report, (facts, options): (&Facts, &Options)) -> BTreeMap<Key, Vec<Said>> {
    let mut all: BTreeMap<Key, Vec<Said>> = BTreeMap::new();
    let options = &Options { lists: true, ..*options };
    let counted = report.all_marks();
    (report.items)(facts, options, &mut |item| {
        if !item.marks.meets(counted) {
            return;
        }
        let rows = options.by.iter().flatten().map(|by| by.group(&item, facts, options).label).collect();
        let key = (item.fact.ticket, item.part.clone().into_owned());
        all.entry(key).or_default().push(Said {
            marks: item.marks,
            amounts: item.amounts,
            details: item.details,
            rows,
        });
    });
    all
}

/// The columns of the report that are made of single numbers, for a line on what became of the totals.
pub fn totals(report: &Report, facts: &Facts, options: &Options) -> Vec<(&'static str, Cell)> {
    let table = (report.build)(report, facts, &Options { by: [None, None], ..*options });
    let lead = tally::columns(report, false).len() - report.figures.len();
    let row = table.rows.into_iter().next_back().unwrap_or_default();
    let cells = report.figures.iter().zip(row.into_iter().skip(lead));
    cells
        .filter(|(figure, _)| figure.column.default)
        .map(|(figure, cell)| (figure.column.name, cell))
        .collect()
}
