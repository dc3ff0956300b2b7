//! How a table is made to fit a terminal. The first that fits is taken:
//!
//! 1. bars beside the shares, with colours only;
//! 2. without bars, and words cut where needed, the subject first; where most columns are figures, long words only;
//! 3. both again with names of columns broken at `_` over two lines, then over three;
//! 4. the same without the columns that give way ([`Column::gives_way`]), one after the other;
//! 5. a row alone, or a few rows mostly of words: upright, a line for each column;
//! 6. blocks of columns below each other, each beginning with the first column again.

use unicode_width::UnicodeWidthStr;

use super::cell::Table;
use super::column::{Column, Holds};
use super::format::Style;
use super::shape;
use super::words::{bar, draws, words};

/// Blanks between two columns.
const GAP: usize = 2;
/// The column that gives way first.
const SUBJECTS: &str = "subject";
/// Other words keep so many before a column gives way to them.
const NAME: usize = 14;
/// A subject keeps so many places as long as other words can be cut instead.
const SUBJECT: usize = 24;
/// No column of words is cut below this; a terminal narrower than that breaks the lines itself.
const LEAST: usize = 6;
/// No column is wider than this, terminal or not: comfy-table counts in sixteen bits. Who wants the whole of a mail
/// that long takes a format for machines, as a pipe does unless told otherwise.
pub(super) const WIDEST: usize = 60_000;
/// The name of a column takes so many lines at the most.
const TALLEST: usize = 3;
/// More rows than this do not stand upright.
const FEW: usize = 3;
/// Blocks hold so many rows, so that the parts of a row are not far from each other.
const BLOCK: usize = 40;

/// How a table is shown.
pub(super) enum Layout {
    /// Side by side: sheets below each other, each with rows of the table from here to there.
    Sheets(Vec<(Sheet, std::ops::Range<usize>)>),
    /// Each row as a list of its fields.
    Upright,
}

/// Some columns side by side.
pub(super) struct Sheet {
    /// From left to right.
    pub places: Vec<Place>,
    /// How many lines the names of the columns take.
    pub lines: usize,
}

/// What stands in one column of a sheet.
pub(super) struct Place {
    /// Which column of the table.
    pub column: usize,
    /// Whether it is the bar beside the column.
    pub bar: bool,
    pub width: usize,
    /// Blanks behind it.
    pub gap: usize,
    /// The lines of its name.
    pub name: Vec<&'static str>,
}

/// See the head of this file.
pub(super) fn layout(table: &Table, style: &Style) -> Layout {
    let measured = Measured::new(table, style);
    let all: Vec<usize> = (0..table.columns.len()).collect();
    let whole = |sheet| Layout::Sheets(vec![(sheet, 0..table.rows.len())]);
    let Some(room) = style.width else { return whole(measured.sheet(&all, 1, false, None)) };
    let (figures, rows) = (mostly_figures(table), table.rows.len());
    let mut chosen = all.clone();
    loop {
        if let Some(sheet) = measured.one(&chosen, table, room) {
            return whole(sheet);
        }
        let ranked = chosen.iter().copied().filter(|place| measured.gives_way(*place) > 0);
        let Some(next) = ranked.max_by_key(|place| (measured.gives_way(*place), *place)) else { break };
        chosen.retain(|place| *place != next);
    }
    if rows == 1 || rows <= FEW && !figures {
        return Layout::Upright;
    }
    let mut sheets = Vec::new();
    for from in (0..table.rows.len()).step_by(BLOCK) {
        let rows = from..table.rows.len().min(from + BLOCK);
        sheets.extend(measured.blocks(room).into_iter().map(|sheet| (sheet, rows.clone())));
    }
    Layout::Sheets(sheets)
}

/// Whether a table has room side by side, all of its columns, in so many places.
pub(super) fn is_fitting(table: &Table, style: &Style, room: usize) -> bool {
    let all: Vec<usize> = (0..table.columns.len()).collect();
    Measured::new(table, style).one(&all, table, room).is_some()
}

fn mostly_figures(table: &Table) -> bool {
    2 * table.columns.iter().filter(|column| column.holds.is_number()).count() > table.columns.len()
}

impl Sheet {
    fn width(&self) -> usize {
        let gaps: usize = self.places.iter().rev().skip(1).map(|place| place.gap).sum();
        self.places.iter().map(|place| place.width).sum::<usize>() + gaps
    }
}

/// The columns of a table and how wide their widest cells are.
struct Measured<'a> {
    columns: &'a [Column],
    cells: Vec<usize>,
    no_header: bool,
    /// Whether a terminal, or somebody who has told its width, is to see it.
    on_screen: bool,
    /// The columns that have a bar to show.
    bars: Vec<usize>,
}

impl Measured<'_> {
    fn new<'a>(table: &'a Table, style: &Style) -> Measured<'a> {
        let mut cells = vec![1; table.columns.len()];
        for row in &table.rows {
            for ((width, cell), column) in cells.iter_mut().zip(row).zip(&table.columns) {
                *width = (*width).max(words(cell, column, style).width()).min(WIDEST);
            }
        }
        let has_bar = |place: &usize| {
            let cells = || table.rows.iter().filter_map(|row| row.get(*place));
            table.columns.get(*place).is_some_and(|column| column.holds == Holds::Percent)
                && cells().any(|cell| !bar(cell).is_empty())
        };
        let bars = (0..table.columns.len()).filter(|_| draws(style)).filter(has_bar).collect();
        let (no_header, on_screen) = (style.no_header, style.width.is_some());
        Measured { columns: &table.columns, cells, no_header, on_screen, bars }
    }

    fn gives_way(&self, place: usize) -> u8 {
        self.columns.get(place).map_or(0, |column| column.gives_way)
    }

    /// All columns side by side, where that has room. Where some may still give way, the others are not cut to the bone.
    fn one(&self, all: &[usize], table: &Table, room: usize) -> Option<Sheet> {
        let (figures, rows) = (mostly_figures(table), table.rows.len());
        for lines in 1..=if rows > 1 { TALLEST } else { 1 } {
            if let Some(sheet) = self.with_bars(all, lines, room) {
                return Some(sheet);
            }
            let sheet = self.sheet(all, lines, false, Some(room));
            // Beside figures, words are names, and two names that are cut look the same.
            let uncut = || self.sheet(all, lines, false, None);
            let least = if figures {
                uncut().least(&table.columns, |_| SUBJECT)
            } else if all.iter().any(|place| self.gives_way(*place) > 0) {
                let keeps = |column: &Column| if column.name == SUBJECTS { SUBJECT } else { NAME };
                uncut().least(&table.columns, keeps)
            } else {
                sheet.width()
            };
            if least <= room || rows == 0 {
                return Some(sheet);
            }
        }
        None
    }

    /// These columns with names of so many lines; words are cut where they do not fit the room.
    fn sheet(&self, chosen: &[usize], lines: usize, bars: bool, room: Option<usize>) -> Sheet {
        let columns: Vec<(usize, &Column, usize)> = chosen
            .iter()
            .filter_map(|place| Some((*place, self.columns.get(*place)?, *self.cells.get(*place)?)))
            .collect();
        let names: Vec<Vec<&'static str>> = columns
            .iter()
            .map(|(_, column, cells)| match (self.no_header, self.on_screen) {
                (true, _) => vec![],
                (false, true) => broken(column.heading(), lines, *cells),
                (false, false) => broken(column.name, lines, *cells),
            })
            .collect();
        let natural = columns.iter().zip(&names).map(|((.., cells), name)| {
            name.iter().map(|line| line.width()).max().unwrap_or_default().max(*cells)
        });
        let widths = fit(columns.iter().map(|(_, column, _)| *column).collect(), natural.collect(), room);
        let lines = names.iter().map(Vec::len).max().unwrap_or_default();
        let mut places = Vec::new();
        for (((column, ..), name), width) in columns.into_iter().zip(names).zip(widths) {
            let has_bar = bars && self.bars.contains(&column);
            places.push(Place { column, bar: false, width, gap: if has_bar { 1 } else { GAP }, name });
            if has_bar {
                places.push(Place { column, bar: true, width: shape::BAR, gap: GAP, name: Vec::new() });
            }
        }
        Sheet { places, lines }
    }

    /// The same with bars, where they are drawn and all has room without a cut.
    fn with_bars(&self, chosen: &[usize], lines: usize, room: usize) -> Option<Sheet> {
        Some(self.sheet(chosen, lines, true, None))
            .filter(|sheet| !self.bars.is_empty() && sheet.width() <= room)
    }

    /// All columns, in as few sheets as have room beside the first column: as many as fit, then the next.
    fn blocks(&self, room: usize) -> Vec<Sheet> {
        let key = self.key(room);
        let mut blocks = Vec::new();
        let mut block: Vec<usize> = (0..key).collect();
        for column in key..self.columns.len() {
            block.push(column);
            if block.len() > key + 1
                && self.sheet(&block, TALLEST, false, None).least(self.columns, |_| SUBJECT) > room
            {
                block.pop();
                blocks.push(std::mem::replace(&mut block, (0..key).chain([column]).collect()));
            }
        }
        blocks.push(block);
        let fitting = |block: Vec<usize>| {
            let uncut =
                |lines| Some(self.sheet(&block, lines, false, None)).filter(|sheet| sheet.width() <= room);
            let lowest =
                (1..=TALLEST).find_map(|lines| self.with_bars(&block, lines, room).or_else(|| uncut(lines)));
            lowest.unwrap_or_else(|| self.sheet(&block, TALLEST, false, Some(room)))
        };
        blocks.into_iter().map(fitting).collect()
    }

    /// How many columns say what a row is about: the first; the second too where both are words, as in reports that
    /// have several rows for each group.
    fn key(&self, room: usize) -> usize {
        let words = self.columns.iter().take_while(|column| column.holds == Holds::Text).take(2).count();
        let two = words == 2 && self.cells.iter().take(2).sum::<usize>() <= room / 2;
        if two { 2 } else { 1 }
    }
}

impl Sheet {
    /// How wide it has to be if words are cut to what these columns keep.
    fn least(&self, columns: &[Column], keeps: impl Fn(&Column) -> usize) -> usize {
        let over = |place: &Place| match columns.get(place.column) {
            Some(column) if soft(column) => place.width.saturating_sub(keeps(column)),
            _ => 0,
        };
        self.width() - self.places.iter().map(over).sum::<usize>()
    }
}

/// Whether what it holds may be cut.
fn soft(column: &Column) -> bool {
    matches!(column.holds, Holds::Text | Holds::List | Holds::Series)
}

/// The width that each column gets: the subject gives way first, then all columns of words, the widest most.
fn fit(columns: Vec<&Column>, mut widths: Vec<usize>, room: Option<usize>) -> Vec<usize> {
    let Some(room) = room else { return widths };
    let room = room.saturating_sub(GAP * columns.len().saturating_sub(1));
    let total = |widths: &[usize]| widths.iter().sum::<usize>();

    if let Some(subject) = columns.iter().position(|column| column.name == SUBJECTS) {
        let over = total(&widths).saturating_sub(room);
        widths[subject] = widths[subject].saturating_sub(over).max(widths[subject].min(SUBJECT));
    }
    while total(&widths) > room {
        let over = total(&widths) - room;
        let soft = |(i, _): &(usize, &usize)| soft(columns[*i]);
        let Some((widest, width)) =
            widths.iter().enumerate().filter(soft).max_by_key(|(i, width)| (**width, usize::MAX - i))
        else {
            break;
        };
        if *width <= LEAST {
            break;
        }
        // Down to the next widest, then in turns, so that nobody is cut alone.
        let next =
            widths.iter().enumerate().filter(soft).filter(|(i, _)| *i != widest).map(|(_, w)| *w).max();
        let step = (*width - next.unwrap_or(LEAST).min(*width)).max(1).min(over).min(*width - LEAST);
        widths[widest] -= step;
    }
    widths
}

/// The name in at most so many lines, broken where it has a `_`: as narrow as that allows, but for the room that the
/// cells below it take anyway.
fn broken(name: &'static str, lines: usize, least: usize) -> Vec<&'static str> {
    let narrowest =
        (least..name.len()).find_map(|width| packed(name, width).filter(|all| all.len() <= lines));
    narrowest.unwrap_or_else(|| vec![name])
}

/// The name with as many of its parts in a line as this width takes; `None` where one of them is wider.
fn packed(name: &'static str, width: usize) -> Option<Vec<&'static str>> {
    let mut lines = Vec::new();
    let mut rest = name;
    while rest.len() > width {
        let end = rest.match_indices('_').map(|(at, _)| at).take_while(|end| *end <= width).last()?;
        let (line, after) = rest.split_at_checked(end)?;
        lines.push(line);
        rest = after.trim_start_matches('_');
    }
    lines.push(rest);
    Some(lines)
}

#[cfg(test)]
mod tests;
