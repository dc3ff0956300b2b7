//! The shape that all reports have, and what can be asked of one.

use crate::desk::facts::Facts;
use crate::desk::nearest::nearest;
use crate::error::{Error, Result};
use crate::report::by::By;
use crate::report::figure::{Figure, How};
use crate::report::item::{Item, Marks};
use crate::report::options::Options;
use crate::table::{Cell, Column, Table};

/// One report.
#[derive(Clone, Copy, Debug)]
pub struct Report {
    /// The word after `report`.
    pub name: &'static str,
    /// One sentence, for the list of reports.
    pub about: &'static str,
    /// To which period something belongs (metrics §1.14), in half a sentence.
    pub rule: &'static str,
    /// Whether each group has several rows.
    pub parts: Parts,
    /// Its figures, a column each.
    pub figures: &'static [Figure],
    /// The column of shares that `--check` compares with `--target`, in the last row; nothing where no share judges it.
    pub headline: Option<&'static str>,
    /// How it is cut unless `--by` says otherwise.
    pub by: Option<By>,
    /// What `--list` can look behind besides the figures: name, marks, what stands in it.
    pub cells: &'static [(&'static str, Marks, &'static str)],
    /// The columns of `--list`; `group` is filled in.
    pub list_columns: &'static [Column],
    /// What must have been read for it.
    pub needs: Needs,
    /// Gives every item of the period to the last argument.
    pub items: Items,
    /// What a reader should be told beside the figures.
    pub notes: fn(&Facts, &Options) -> Vec<String>,
    /// Makes the table; [`crate::report::tally::build`], unless the report has figures of its own.
    pub build: fn(&Report, &Facts, &Options) -> Table,
}

/// Gives every item to the last argument.
pub type Items = for<'a> fn(&'a Facts, &Options, &mut dyn FnMut(Item<'a>));

/// Whether each group has several rows.
#[derive(Clone, Copy, Debug)]
pub enum Parts {
    /// One row for each group.
    None,
    /// A row for each of these words; where there is a word for them `together`, a last row adds them up.
    Fixed {
        /// The column that names them.
        column: Column,
        /// In the order of the table.
        words: &'static [&'static str],
        /// What stands there in the row of all of them.
        together: Option<&'static str>,
        /// Which of them there is nothing to say of in a report of these tickets: they have no row.
        idle: fn(&Facts, &str) -> bool,
    },
    /// A row for each that occurs.
    Seen(Column),
}

/// What must have been read for a report.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Needs {
    /// Whether the clocks must have been judged.
    pub clocks: bool,
    /// Whether the customers must be known.
    pub customers: bool,
}

/// All parts have their row.
pub fn never_idle(_: &Facts, _: &str) -> bool {
    false
}

impl Report {
    /// The names behind which `--list` can look, with what stands there: the figures that count items, then the others.
    pub fn cell_names(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let figures = self.figures.iter().filter(|figure| figure.how.marks() != Marks::NONE);
        let figures = figures.map(|figure| (figure.column.name, figure.column.about));
        figures.chain(self.cells.iter().map(|(name, _, about)| (*name, *about)))
    }

    /// The cell of this name. An unknown name is a usage error that tells the nearest one.
    pub fn cell(&self, name: &str) -> Result<&'static str> {
        self.cell_names().map(|(cell, _)| cell).find(|cell| *cell == name).ok_or_else(|| {
            let error = Error::usage(format!("`{}` has no cell `{name}` to list", self.name));
            let names = || self.cell_names().map(|(cell, _)| cell);
            let error = match nearest(name, names()) {
                Some(near) => error.hint(format!("did you mean `{near}`?")),
                None => error,
            };
            error.hint(format!("the cells are: {}", names().collect::<Vec<_>>().join(", ")))
        })
    }

    /// The marks of the items behind a cell.
    pub fn marks_of(&self, cell: &str) -> Marks {
        let figure = self.figures.iter().find(|figure| figure.column.name == cell);
        let other = self.cells.iter().find(|(name, ..)| *name == cell);
        figure.map(|figure| figure.how.marks()).or(other.map(|(_, marks, _)| *marks)).unwrap_or_default()
    }

    /// The marks of the items that stand in any figure.
    pub fn all_marks(&self) -> Marks {
        // Where the figures are made otherwise, the cells tell what is behind them.
        let own = self.figures.iter().all(|figure| figure.how == How::Own);
        let cells = self.cells.iter().filter(|_| own).fold(Marks::NONE, |all, (_, marks, _)| all.and(*marks));
        self.figures.iter().fold(cells, |all, figure| all.and(figure.how.marks()).and(figure.how.numerator()))
    }

    /// Numerator and denominator of the share by which a report is judged; `None` where nothing was decided.
    pub fn headline(&self, table: &Table) -> Option<(i64, i64)> {
        let place = table.position(self.headline?)?;
        match table.rows.last()?.get(place)? {
            Cell::Percent(part, whole) if *whole != 0 => Some((*part, *whole)),
            _ => None,
        }
    }
}
