//! From items to rows: every report counts here, so that what holds for one of them holds for all. Each item stands in
//! one row and in its total.

use std::collections::HashMap;

use crate::desk::facts::Facts;
use crate::report::by::By;
use crate::report::cut::Known;
use crate::report::group::{Group, TOTAL};
use crate::report::item::Item;
use crate::report::options::Options;
use crate::report::row::{Row, Sums};
use crate::report::shape::{Parts, Report};
use crate::table::{Cell, Column, Holds, Table};

const GROUP: Column = Column::shown("group", Holds::Text, "what the row is about; total: all of it");
const SUBGROUP: Column =
    Column::shown("subgroup", Holds::Text, "the second dimension of --by; total: all of it");

/// Which part of a report a row is about: its place in the order, and its name where that is not known beforehand.
type Part = (usize, String);

/// The rows of one group, or of the total.
type Rows = Vec<(Part, Row)>;

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
    let idle: Vec<usize> = match report.parts {
        Parts::Fixed { words, idle, .. } => {
            words.iter().enumerate().filter(|(_, word)| idle(facts, word)).map(|(place, _)| place).collect()
        }
        Parts::None | Parts::Seen(_) => Vec::new(),
    };
    let opens_rows = options.by.contains(&Some(By::Policy));
    let empty = || -> Rows {
        let row = |place| ((place, String::new()), Row::new(figures));
        match report.parts {
            Parts::None => vec![row(0)],
            Parts::Fixed { words, .. } => {
                (0..words.len()).filter(|place| !idle.contains(place)).map(row).collect()
            }
            Parts::Seen(_) => Vec::new(),
        }
    };
    let part_of = |item: &Item<'_>| match report.parts {
        Parts::None => Some((0, String::new())),
        Parts::Fixed { words, .. } => {
            words.iter().position(|word| *word == item.part).map(|place| (place, String::new()))
        }
        Parts::Seen(_) => Some((0, item.part.clone().into_owned())),
    };
    // A group has few parts, but there may be many groups.
    let count = |rows: &mut Rows, part: &Part, item: &Item<'_>| {
        let place = rows.iter().position(|(known, _)| known == part).unwrap_or_else(|| {
            rows.push((part.clone(), Row::new(figures)));
            rows.len() - 1
        });
        if let Some((_, row)) = rows.get_mut(place) {
            row.count(figures, item);
        }
    };
    let mut groups: HashMap<(Group, Option<Group>), Rows> = HashMap::new();
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
            part.iter().for_each(|part| count(rows, part, &item));
        }
        part.iter().for_each(|part| count(&mut total, part, &item));
    });
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
    for rows in groups.iter_mut().map(|(_, rows)| rows).chain([&mut total]) {
        rows.sort_by(|(a, _), (b, _)| a.cmp(b));
    }
    let two = options.by[1].is_some();
    let mut table = Table::new(columns(report, two));
    let sums: HashMap<Part, Sums> = total.iter().map(|(part, row)| (part.clone(), row.sums())).collect();
    let nothing = Row::new(figures).sums();
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
            let cells = together.sums();
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
