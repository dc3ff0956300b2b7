//! Two periods side by side: for each row of a report and each of its figures what it is now, what it was, and the
//! change. The change of a share is in percentage points.

use std::collections::HashMap;

use crate::desk::facts::Facts;
use crate::report::figure::{Figure, How};
use crate::report::group::TOTAL;
use crate::report::options::Options;
use crate::report::shape::{Parts, Report};
use crate::report::tally;
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
    let ((new, new_totals), (old, old_totals)) = (parted(report, &new), parted(report, &old));
    for (new, old) in beside(new, old, lead).into_iter().chain(beside(new_totals, old_totals, lead)) {
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

/// A row of one period, where it has one.
type Side<'t> = Option<&'t Vec<Cell>>;

/// Each row beside the one of the other period that is about the same; then those that only the other has.
fn beside<'t>(new: &'t [Vec<Cell>], old: &'t [Vec<Cell>], lead: usize) -> Vec<(Side<'t>, Side<'t>)> {
    let key = |row: &Vec<Cell>| format!("{:?}", row.iter().take(lead).collect::<Vec<_>>());
    let mut olds: HashMap<String, &Vec<Cell>> = old.iter().map(|row| (key(row), row)).collect();
    let mut all: Vec<_> = new.iter().map(|row| (Some(row), olds.remove(&key(row)))).collect();
    all.extend(old.iter().filter(|row| olds.contains_key(&key(row))).map(|row| (None, Some(row))));
    all
}

/// The rows of the groups, and those of the total behind them; a tag may be called `total` too.
fn parted<'t>(report: &Report, table: &'t Table) -> (&'t [Vec<Cell>], &'t [Vec<Cell>]) {
    let is_total = |row: &&Vec<Cell>| row.first() == Some(&Cell::Text(TOTAL.into()));
    let totals = match report.parts {
        Parts::None => 1,
        Parts::Fixed { column, words, together, .. } => {
            // A part of which nothing is to be said has no row in any group.
            let place = table.position(column.name);
            let has_row = |word: &&&'static str| {
                let of = |row: &Vec<Cell>| place.and_then(|place| row.get(place)) == Some(&Cell::Word(word));
                table.rows.iter().any(of)
            };
            words.iter().filter(has_row).count() + usize::from(together.is_some())
        }
        Parts::Seen(_) => table.rows.iter().rev().take_while(is_total).count(),
    };
    table.rows.split_at(table.rows.len().saturating_sub(totals))
}

fn is_compared(figure: &Figure) -> bool {
    figure.column.default && !matches!(figure.how, How::Trend(_))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::period::Range;
    use crate::desk::time::Moment;
    use crate::report::by::By;
    use crate::report::fcr::FCR;
    use crate::report::tests::fixture::{by, shown, worked_by_hand};
    use crate::report::volume::VOLUME;

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
    #[test]
    fn a_tag_may_be_called_as_the_last_row_is() {
        let (mut desk, options, _) = worked_by_hand();
        let start = options.range.from;
        desk.tell(50, start, "created", None, false);
        desk.about(50, "zoe", Some("total"), start);
        let options = by(options, By::Tag);
        let table = compare(&VOLUME, &desk.facts(options.as_of, false), &options, &options);
        let named = ["\"total\"".into(), "total".into()];
        let created = |row: &&Vec<Cell>| named.contains(&row[0]) && row[1] == Cell::Word("created");
        let rows: Vec<_> = table.rows.iter().filter(created).map(|row| row[2..].to_vec()).collect();
        assert_eq!(rows, [[1, 1, 0].map(Cell::Int), [13, 13, 0].map(Cell::Int)]);
    }
}
