//! How many tickets were open at an instant, worked out from where each of them stood; and the rows of a report along
//! time, of which each has the instants at its own ends.

use std::collections::HashMap;

use crate::desk::facts::{Fact, Facts};
use crate::desk::period::{Range, split};
use crate::desk::time::Moment;
use crate::report::by::By;
use crate::report::item::Item;
use crate::report::options::Options;
use crate::report::shape::Report;
use crate::report::tally;
use crate::table::{Cell, Table};

/// The column of the tickets that are open where a row begins.
pub const START: &str = "backlog_start";

/// The column of those that are open where it ends.
pub const END: &str = "backlog_end";

/// Whether a ticket had begun before that instant and was not done then.
pub fn is_open(fact: &Fact, at: Moment) -> bool {
    fact.created_at < at && !fact.history.status_at(at.plus(-1)).is_done()
}

/// The instant at which the period begins; nothing where it always was, or has not begun.
pub fn start(options: &Options) -> Option<Moment> {
    Some(options.range.from).filter(|from| *from != Moment(i64::MIN) && !options.is_ahead())
}

/// The instant at which it ends, or has come to; nothing where it has not begun.
pub fn end(options: &Options) -> Option<Moment> {
    Some(options.end()).filter(|_| !options.is_ahead())
}

/// A piece of time that is a row, and what stands in the column `group` (or `subgroup`) for it.
struct Piece {
    labels: [Option<String>; 2],
    range: Range,
}

/// As [`tally::build`]; in rows along time the two backlogs are those at the ends of each row. Where the period has a
/// beginning and only time cuts, a piece of it in which nothing happened is a row too.
pub fn build(report: &Report, facts: &Facts, options: &Options) -> Table {
    let mut table = tally::build(report, facts, options);
    let along = options.by.map(|by| by.is_some_and(By::is_time));
    let (Some(start), Some(end), true) = (table.position(START), table.position(END), along.contains(&true))
    else {
        return table;
    };
    let pieces = pieces(facts, options);
    let only_time = options.by.iter().flatten().all(|by| by.step().is_some());
    if only_time && options.range.from != Moment(i64::MIN) {
        fill(&mut table, &pieces, options.by[1].is_some());
    }
    let stocks = Stocks::new(facts, options, &pieces);
    let two = options.by[1].is_some();
    // The last row is the total, of which the backlogs are those of the period.
    let rows = table.rows.len().saturating_sub(1);
    for row in table.rows.iter_mut().take(rows) {
        let label = |place: usize| row.get(place).map(text).unwrap_or_default();
        let labels = [label(0), if two { label(1) } else { "" }];
        let both = stocks.of(labels);
        if let Some(cell) = row.get_mut(start) {
            *cell = both.map(|(start, _)| start).into();
        }
        if let Some(cell) = row.get_mut(end) {
            *cell = both.map(|(_, end)| end).into();
        }
    }
    table
}

fn text(cell: &Cell) -> &str {
    match cell {
        Cell::Text(text) => text,
        _ => "",
    }
}

/// The pieces along time that rows are about: none where a dimension is no stretch of time, such as a weekday.
fn pieces(facts: &Facts, options: &Options) -> Vec<Piece> {
    let first = || facts.tickets.iter().filter(|fact| options.takes(fact)).map(|fact| fact.created_at).min();
    let from = if options.range.from == Moment(i64::MIN) { first() } else { Some(options.range.from) };
    let broken = options.by.iter().flatten().any(|by| by.is_time() && by.step().is_none());
    let Some(from) = from.filter(|_| !broken) else { return Vec::new() };
    let mut pieces = vec![Piece { labels: [None, None], range: Range { from, to: options.end().max(from) } }];
    for (place, by) in options.by.into_iter().enumerate() {
        let Some(step) = by.and_then(By::step) else { continue };
        let cut = |piece: &Piece| {
            let parts = split(piece.range, step, options.zone).into_iter();
            let mut labels = piece.labels.clone();
            parts
                .map(|part| {
                    labels[place] = Some(part.label);
                    Piece { labels: labels.clone(), range: part.range }
                })
                .collect::<Vec<_>>()
        };
        pieces = pieces.iter().flat_map(cut).collect();
    }
    pieces
}

/// Puts in a row for each piece in which nothing happened.
fn fill(table: &mut Table, pieces: &[Piece], two: bool) {
    let key = |row: &[Cell]| row.iter().take(1 + usize::from(two)).map(text).collect::<Vec<_>>().join("\n");
    let mut rows: Vec<Vec<Cell>> = std::mem::take(&mut table.rows);
    let total = rows.pop();
    let mut known: HashMap<String, Vec<Cell>> = rows.into_iter().map(|row| (key(&row), row)).collect();
    for piece in pieces {
        let labels = piece.labels.iter().flatten().map(|label| Cell::Text(label.clone()));
        let nothing = table.columns.iter().skip(1 + usize::from(two)).map(tally::nothing);
        let empty: Vec<Cell> = labels.chain(nothing).collect();
        table.rows.push(known.remove(&key(&empty)).unwrap_or(empty));
    }
    table.rows.extend(total);
}

/// How many were open at the ends of each piece.
struct Stocks<'a> {
    pieces: &'a [Piece],
    /// By what stands in the column that is not of time, if there is one: from which edge of the pieces on how many. Only
    /// where it changes: there may be many pieces and many customers.
    open: HashMap<String, Vec<(usize, i64)>>,
    /// Which piece has these labels.
    places: HashMap<[&'a str; 2], usize>,
}

impl<'a> Stocks<'a> {
    fn new(facts: &Facts, options: &Options, pieces: &'a [Piece]) -> Stocks<'a> {
        let places = pieces.iter().enumerate().map(|(place, piece)| {
            (piece.labels.each_ref().map(|label| label.as_deref().unwrap_or_default()), place)
        });
        let mut stocks = Stocks { pieces, open: HashMap::new(), places: places.collect() };
        let Some(last) = pieces.last().filter(|_| !options.is_ahead()) else { return stocks };
        let edges: Vec<Moment> = pieces.iter().map(|piece| piece.range.from).chain([last.range.to]).collect();
        let other = options.by.into_iter().flatten().find(|by| !by.is_time());
        if other.is_none() {
            stocks.open.insert(String::new(), Vec::new());
        }
        for fact in facts.tickets.iter().filter(|fact| options.takes(fact)) {
            let label = other.map(|by| by.group(&Item::of(fact, None), facts, options).label);
            let steps = stocks.open.entry(label.unwrap_or_default()).or_default();
            for (after, until) in open(fact) {
                // An edge sees what happened before it.
                let edge = |at: Moment| edges.partition_point(|edge| *edge <= at);
                steps.extend([(edge(after), 1), (edge(until), -1)]);
            }
        }
        for steps in stocks.open.values_mut() {
            steps.sort_unstable();
            let mut sum = 0;
            for (_, step) in steps {
                sum += *step;
                *step = sum;
            }
        }
        stocks
    }

    /// The numbers for the row with these labels; nothing where it is about no piece of time.
    fn of(&self, labels: [&str; 2]) -> Option<(i64, i64)> {
        // Of the two labels one may be of something else than time.
        let is_time = |place: usize| self.pieces.first().is_some_and(|piece| piece.labels[place].is_some());
        let time = [0, 1].map(|place| if is_time(place) { labels[place] } else { "" });
        let other = [0, 1].into_iter().find(|place| !is_time(*place)).map_or("", |place| labels[place]);
        let place = *self.places.get(&time)?;
        let steps = self.open.get(other)?;
        let open = |edge: usize| match steps.partition_point(|(from, _)| *from <= edge) {
            0 => 0,
            after => steps.get(after - 1).map_or(0, |(_, open)| *open),
        };
        Some((open(place), open(place + 1)))
    }
}

/// The stretches in which a ticket was open: from that instant on, without the instant itself, to that one.
fn open(fact: &Fact) -> Vec<(Moment, Moment)> {
    let mut stretches = Vec::new();
    let mut since = Some(fact.created_at);
    for stood in &fact.history.statuses {
        match (since, stood.status.is_done()) {
            (Some(from), true) => {
                stretches.push((from.max(fact.created_at), stood.at.max(fact.created_at)));
                since = None;
            }
            (None, false) => since = Some(stood.at.max(fact.created_at)),
            _ => {}
        }
    }
    stretches.extend(since.map(|from| (from, Moment(i64::MAX))));
    stretches
}
