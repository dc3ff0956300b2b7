//! From items to rows: every report counts here, so that what holds for one of them holds for all. Each item stands in
//! one row and in its total.

use std::collections::{BTreeMap, HashSet};

use crate::desk::facts::Facts;
use crate::desk::id::TicketId;
use crate::report::figure::{FEW, Figure, How, Measure};
use crate::report::group::{Group, Known};
use crate::report::item::{Item, Marks};
use crate::report::statistics::{margin, mean, median, net, percentile};
use crate::report::trend::trend;
use crate::report::{By, Options, Parts, Report};
use crate::table::{Cell, Column, Holds, Table};

/// What stands in the column `group` of the last rows.
pub const TOTAL: &str = "total";

const GROUP: Column = Column::shown("group", Holds::Text, "what the row is about; total: all of it");
const SUBGROUP: Column =
    Column::shown("subgroup", Holds::Text, "the second dimension of --by; total: all of it");

/// A row in the making.
#[derive(Clone, Debug)]
struct Row {
    /// Of each figure up to three numbers that add up.
    sums: Vec<[i64; 3]>,
    /// Of each figure the values that it is worked out of.
    samples: Vec<Vec<i64>>,
    /// Of each figure the tickets that it counts.
    tickets: Vec<HashSet<TicketId>>,
}

/// Which part of a report a row is about: its place in the order, and its name where that is not known beforehand.
type Part = (usize, String);

impl Row {
    fn new(figures: &[Figure]) -> Row {
        Row {
            sums: vec![[0; 3]; figures.len()],
            samples: vec![Vec::new(); figures.len()],
            tickets: vec![HashSet::new(); figures.len()],
        }
    }

    fn count(&mut self, figures: &[Figure], item: &Item<'_>) {
        let places = self.sums.iter_mut().zip(&mut self.samples).zip(&mut self.tickets);
        for (figure, ((sums, samples), tickets)) in figures.iter().zip(places) {
            let bears = |marks: Marks| i64::from(item.marks.meets(marks));
            let mut measure = |measure: Measure| match measure {
                Measure::Count(marks) => bears(marks),
                Measure::Sum(marks, amount) => bears(marks) * item.amount(amount).unwrap_or(0),
                Measure::Tickets(marks) => {
                    i64::from(item.marks.meets(marks) && tickets.insert(item.fact.ticket))
                }
            };
            match figure.how {
                How::Whole(whole) | How::OfTotal(whole) => sums[0] += measure(whole),
                How::Stock(marks) => sums[0] += bears(marks),
                How::Share(part, whole) | How::Ratio(part, whole) => {
                    sums[0] += measure(part);
                    sums[1] += measure(whole);
                }
                How::Median(marks, amount)
                | How::Percentile(marks, amount, _)
                | How::Mean(marks, amount)
                | How::Largest(marks, amount) => {
                    samples.extend(item.amount(amount).filter(|_| item.marks.meets(marks)));
                }
                How::Net(up, down, all) | How::Margin(up, down, all) => {
                    for (sum, marks) in sums.iter_mut().zip([up, down, all]) {
                        *sum += bears(marks);
                    }
                }
                How::Trend(marks) => {
                    samples.extend(item.at.filter(|_| item.marks.meets(marks)).map(|at| at.0))
                }
                How::Few(marks) => sums[0] += bears(marks),
                How::Own => {}
            }
        }
    }

    /// Adds what adds up; what is worked out of single values has no meaning over parts. A ticket in both counts once.
    fn add(&mut self, figures: &[Figure], other: Row) {
        for (own, others) in self.sums.iter_mut().zip(&other.sums) {
            for (own, other) in own.iter_mut().zip(others) {
                *own += other;
            }
        }
        for ((figure, sums), (own, others)) in
            figures.iter().zip(&mut self.sums).zip(self.tickets.iter_mut().zip(other.tickets))
        {
            own.extend(others);
            let place = match figure.how {
                How::Whole(Measure::Tickets(_)) => 0,
                How::Ratio(_, Measure::Tickets(_)) | How::Share(_, Measure::Tickets(_)) => 1,
                _ => continue,
            };
            sums[place] = i64::try_from(own.len()).unwrap_or(i64::MAX);
        }
    }

    fn cells(mut self, figures: &[Figure], total: &[[i64; 3]], options: &Options) -> Vec<Cell> {
        let mut cells = Vec::with_capacity(figures.len());
        let values = self.sums.iter().zip(&mut self.samples).zip(total);
        for (figure, ((sums, samples), total)) in figures.iter().zip(values) {
            let minutes = |minutes: Option<f64>| minutes.map_or(Cell::Empty, Cell::Minutes);
            let whole =
                |minutes: Option<i64>| minutes.map_or(Cell::Empty, |whole| Cell::Minutes(whole as f64));
            samples.sort_unstable();
            let [first, second, third] = *sums;
            cells.push(match figure.how {
                How::Whole(_) => Cell::Int(first),
                How::Stock(_) if options.is_ahead() => Cell::Empty,
                How::Stock(_) => Cell::Int(first),
                How::OfTotal(_) => Cell::Percent(first, total[0]),
                How::Share(..) => Cell::Percent(first, second),
                How::Ratio(..) => Cell::Ratio(first, second),
                How::Median(..) => minutes(median(samples)),
                How::Percentile(_, _, percent) => whole(percentile(samples, percent)),
                How::Mean(..) => minutes(mean(samples)),
                How::Largest(..) => whole(samples.last().copied()),
                How::Net(..) => net(first, second, third).into(),
                How::Margin(..) => {
                    margin(first, second, third).map_or(Cell::Empty, |tenths| Cell::Percent(tenths, 1000))
                }
                How::Trend(_) => Cell::Series(trend(samples, options)),
                How::Few(_) => Cell::Bool(first < FEW),
                How::Own => Cell::Empty,
            });
        }
        cells
    }
}

/// The columns of a report.
pub fn columns(report: &Report, two: bool) -> Vec<Column> {
    let parts = match report.parts {
        Parts::None => None,
        Parts::Fixed { column, .. } | Parts::Seen(column) => Some(column),
    };
    let figures = report.figures.iter().map(|figure| figure.column);
    [GROUP].into_iter().chain(two.then_some(SUBGROUP)).chain(parts).chain(figures).collect()
}

/// What stands in a column of a row about which there is nothing to count.
pub fn nothing(column: &Column) -> Cell {
    match column.holds {
        Holds::Int => Cell::Int(0),
        Holds::Percent => Cell::Percent(0, 0),
        Holds::Ratio => Cell::Ratio(0, 0),
        Holds::Series => Cell::Series(Vec::new()),
        _ => Cell::Empty,
    }
}

/// The rows of a report, those of the total last.
pub fn build(report: &Report, facts: &Facts, options: &Options) -> Table {
    let figures = report.figures;
    let all = report.all_marks();
    let opens_rows = options.by.contains(&Some(By::Policy));
    let empty = || -> BTreeMap<Part, Row> {
        match report.parts {
            Parts::None => BTreeMap::from([((0, String::new()), Row::new(figures))]),
            Parts::Fixed { words, .. } => {
                (0..words.len()).map(|place| ((place, String::new()), Row::new(figures))).collect()
            }
            Parts::Seen(_) => BTreeMap::new(),
        }
    };
    let part_of = |item: &Item<'_>| match report.parts {
        Parts::None => Some((0, String::new())),
        Parts::Fixed { words, .. } => {
            words.iter().position(|word| *word == item.part).map(|place| (place, String::new()))
        }
        Parts::Seen(_) => Some((0, item.part.clone().into_owned())),
    };
    let mut groups: BTreeMap<(Group, Option<Group>), BTreeMap<Part, Row>> = BTreeMap::new();
    let mut total = empty();
    let mut known = Known::new();
    let mut group = |by: By, item: &Item<'_>| by.group_known(item, facts, options, &mut known);
    (report.items)(facts, options, &mut |item| {
        let counts = item.marks.meets(all);
        if !counts && !opens_rows {
            return;
        }
        let part = part_of(&item).filter(|_| counts);
        if let Some(by) = options.by[0] {
            let key = (group(by, &item), options.by[1].map(|by| group(by, &item)));
            let rows = groups.entry(key).or_insert_with(empty);
            if let Some(part) = part.clone() {
                rows.entry(part).or_insert_with(|| Row::new(figures)).count(figures, &item);
            }
        }
        if let Some(part) = part {
            total.entry(part).or_insert_with(|| Row::new(figures)).count(figures, &item);
        }
    });
    let two = options.by[1].is_some();
    let mut table = Table::new(columns(report, two));
    let sums: BTreeMap<Part, Vec<[i64; 3]>> =
        total.iter().map(|(part, row)| (part.clone(), row.sums.clone())).collect();
    let nothing = vec![[0; 3]; figures.len()];
    let mut push = |label: &str, within: Option<&str>, part: &Part, row: Row| {
        let of = sums.get(part).unwrap_or(&nothing);
        let name = match report.parts {
            Parts::None => None,
            Parts::Fixed { words, .. } => {
                Some(words.get(part.0).map_or(Cell::Empty, |word| Cell::Word(word)))
            }
            Parts::Seen(_) => Some(Cell::Text(part.1.clone())),
        };
        let lead = [Some(label.into()), within.map(Cell::from), name].into_iter().flatten();
        table.push(lead.chain(row.cells(figures, of, options)).collect());
    };
    for ((group, within), rows) in groups {
        for (part, row) in rows {
            push(&group.label, within.as_ref().map(|group| group.label.as_str()), &part, row);
        }
    }
    let within = two.then_some(TOTAL);
    let mut together = Row::new(figures);
    for (part, row) in total {
        push(TOTAL, within, &part, row.clone());
        together.add(figures, row);
    }
    match report.parts {
        Parts::Fixed { together: Some(word), .. } => {
            let cells = together.sums.clone();
            let lead = [Some(TOTAL.into()), within.map(Cell::from), Some(Cell::Word(word))];
            table.push(lead.into_iter().flatten().chain(together.cells(figures, &cells, options)).collect());
        }
        Parts::Seen(_) if sums.is_empty() => {
            let lead = [Some(TOTAL.into()), within.map(Cell::from), Some(Cell::Empty)];
            table
                .push(lead.into_iter().flatten().chain(together.cells(figures, &nothing, options)).collect());
        }
        _ => {}
    }
    table
}

/// The items behind a figure or another cell of the report; behind all of it for none.
pub fn list(report: &Report, facts: &Facts, options: &Options, cell: Option<&str>) -> Table {
    let wanted = cell.map_or_else(|| report.all_marks(), |cell| report.marks_of(cell));
    let mut columns = report.list_columns.to_vec();
    let group = columns.iter().position(|column| column.name == "group");
    let two = options.by[1].is_some();
    if let Some(group) = group.filter(|_| two) {
        columns.insert(group + 1, SUBGROUP);
    }
    let mut table = Table::new(columns);
    let label = |by: Option<By>, item: &Item<'_>| {
        Cell::Text(by.map_or(TOTAL.to_owned(), |by| by.group(item, facts, options).label))
    };
    let options = &Options { lists: true, ..*options };
    (report.items)(facts, options, &mut |mut item| {
        if !item.marks.meets(wanted) {
            return;
        }
        let mut row = std::mem::take(&mut item.details);
        if let Some(place) = group.filter(|place| *place < row.len()) {
            row[place] = label(options.by[0], &item);
            if two {
                row.insert(place + 1, label(options.by[1], &item));
            }
        }
        table.push(row);
    });
    table
}
