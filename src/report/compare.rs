//! Two periods side by side: for each row of a report and each of its figures what it is now, what it was, and the
//! change. The change of a share is in percentage points.

use std::collections::{HashMap, HashSet};

use crate::desk::facts::Facts;
use crate::report::figure::{Figure, How};
use crate::report::tally::TOTAL;
use crate::report::{Options, Report, tally};
use crate::table::{Cell, Column, Holds, Table};

const FIGURE: Column = Column::shown("figure", Holds::Text, "the name of the figure");
const VALUES: [Column; 3] = [
    Column::shown("now", Holds::Number, "the figure in the period"),
    Column::shown("before", Holds::Number, "the same in the period that it is compared with"),
    Column::shown("change", Holds::Change, "now less before; of shares in percentage points"),
];

/// The columns of a comparison.
pub fn columns(report: &Report, two: bool) -> Vec<Column> {
    let all = tally::columns(report, two);
    let lead = all.iter().take(all.len() - report.figures.len()).copied();
    lead.chain([FIGURE]).chain(VALUES).collect()
}

/// The figures of the report that text formats show, row by row, with those of the other options beside them. A row
/// that one period lacks counts nothing there.
pub fn compare(report: &Report, facts: &Facts, now: &Options, before: &Options) -> Table {
    let (new, old) = ((report.build)(report, facts, now), (report.build)(report, facts, before));
    let mut table = Table::new(columns(report, now.by[1].is_some()));
    let lead = new.columns.len() - report.figures.len();
    let key = |row: &[Cell]| format!("{:?}", row.iter().take(lead).collect::<Vec<_>>());
    let olds: HashMap<String, &Vec<Cell>> = old.rows.iter().map(|row| (key(row), row)).collect();
    let news: HashSet<String> = new.rows.iter().map(|row| key(row)).collect();
    let is_total = |row: &[Cell]| row.first() == Some(&Cell::Text(TOTAL.into()));
    let gone = old.rows.iter().filter(|row| !is_total(row) && !news.contains(&key(row)));
    let rows =
        new.rows.iter().filter(|row| !is_total(row)).map(|row| (Some(row), olds.get(&key(row)).copied()));
    let rows = rows.chain(gone.map(|row| (None, Some(row))));
    let totals =
        new.rows.iter().filter(|row| is_total(row)).map(|row| (Some(row), olds.get(&key(row)).copied()));
    for (new, old) in rows.chain(totals) {
        let Some(named) = new.or(old) else { continue };
        for (place, figure) in report.figures.iter().enumerate().filter(|(_, figure)| is_compared(figure)) {
            let value = |row: Option<&Vec<Cell>>| match row.and_then(|row| row.get(lead + place)) {
                Some(cell) => cell.clone(),
                None if figure.adds_up([None, None]) => Cell::Int(0),
                None => Cell::Empty,
            };
            let (now, before) = (value(new), value(old));
            let change = now.since(&before);
            let lead = named.iter().take(lead).cloned();
            table.push(lead.chain([Cell::Word(figure.column.name), now, before, change]).collect());
        }
    }
    table
}

fn is_compared(figure: &Figure) -> bool {
    figure.column.default && !matches!(figure.how, How::Trend(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::period::Range;
    use crate::desk::time::Moment;
    use crate::report::By;
    use crate::report::fcr::FCR;
    use crate::report::fixture::{by, shown, worked_by_hand};

    #[test]
    fn both_periods_and_the_change_stand_beside_each_other() {
        let (desk, options, _) = worked_by_hand();
        let middle = Moment::parse("2026-03-06T00:00:00Z").unwrap();
        let first = Options { range: Range { to: middle, ..options.range }, ..by(options, By::Agent) };
        let second = Options { range: Range { from: middle, ..options.range }, ..first };
        let facts = desk.facts(options.as_of, false);
        let table = compare(&FCR, &facts, &second, &first);
        let wanted = ["solved", "resolved_first", "fcr_pct"].map(Cell::Word);
        let mut few = table.clone();
        few.rows.retain(|row| wanted.contains(&row[1]));
        insta::assert_snapshot!(shown(&few), @"
    group,figure,now,before,change
    ann,solved,3,3,0
    ann,resolved_first,1,2,-1
    ann,fcr_pct,50.0,66.7,-16.7
    ben,solved,2,2,0
    ben,resolved_first,1,1,0
    ben,fcr_pct,50.0,50.0,0.0
    cy,solved,1,0,1
    cy,resolved_first,0,0,0
    cy,fcr_pct,,,
    (auto),solved,1,0,1
    (auto),resolved_first,0,0,0
    (auto),fcr_pct,,,
    total,solved,7,5,2
    total,resolved_first,2,3,-1
    total,fcr_pct,50.0,60.0,-10.0
    ");
        let back = compare(&FCR, &facts, &first, &second);
        for (there, back) in table
            .rows
            .iter()
            .filter(|row| row[0] == Cell::Text("total".into()))
            .zip(back.rows.iter().filter(|row| row[0] == Cell::Text("total".into())))
        {
            assert_eq!((&there[2], &there[3]), (&back[3], &back[2]));
        }
    }
}
