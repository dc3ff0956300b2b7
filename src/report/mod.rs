//! The report room: facts in, a [`Table`] out, and nothing else. A report is a file and its entry in [`ALL`].
//!
//! What holds for all of them: a period is half-open and made of local days in the report's zone; what a report counts
//! belongs to it by the instant at which it was decided. Spam counts nowhere. Tickets from before the desk count only
//! with `--backfill`. Each thing counted stands in one row, so the rows sum to the row `total`, the last one. Nothing
//! is said of nothing: a share of none is empty, never 0 % and never 100 %.

pub mod audit;
pub mod backlog;
pub mod compare;
pub mod diff;
pub mod fcr;
pub mod figure;
pub mod group;
pub mod item;
pub mod next_response;
pub mod page;
pub mod reopen;
pub mod repeat;
pub mod replies;
pub mod resolution;
pub mod response;
mod returns;
mod row;
pub mod satisfaction;
pub mod scorecard;
pub mod simulate;
pub mod sla;
pub mod statistics;
pub mod stock;
pub mod summary;
pub mod tally;
pub mod time;
mod took;
pub mod transfers;
mod trend;
pub mod volume;

#[cfg(test)]
mod tests;

use crate::desk::facts::{Fact, Facts};
use crate::desk::nearest::nearest;
use crate::desk::period::Range;
use crate::desk::time::{Moment, Zone};
use crate::error::{Error, Result};
use crate::table::{Cell, Column, Table};

use figure::{Figure, How};
use item::{Item, Marks};

pub use group::By;

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
    /// Makes the table; [`tally::build`], unless the report has figures of its own.
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

/// Every report, in the order in which they are listed.
pub const ALL: &[Report] = &[
    sla::SLA,
    fcr::FCR,
    response::RESPONSE,
    next_response::NEXT_RESPONSE,
    resolution::RESOLUTION,
    reopen::REOPEN,
    replies::REPLIES,
    volume::VOLUME,
    backlog::BACKLOG,
    transfers::TRANSFERS,
    repeat::REPEAT,
    satisfaction::SATISFACTION,
    time::TIME,
    scorecard::AGENTS,
    scorecard::CUSTOMERS,
    scorecard::TAGS,
    scorecard::CHANNELS,
    summary::SUMMARY,
    audit::AUDIT,
];

/// What is asked of a report.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The period.
    pub range: Range,
    /// The instant of which the facts are.
    pub as_of: Moment,
    /// Whose midnights separate days.
    pub zone: Zone,
    /// By what it is cut, the second within the first; by nothing, there is only the total.
    pub by: [Option<By>; 2],
    /// Whether tickets from before the desk count too.
    pub backfill: bool,
    /// Whether the rows of `--list` are wanted, so that items must tell them.
    pub lists: bool,
}

impl Options {
    /// The end of the period, as far as it lies in the past of the report: the instant of which stocks are.
    pub fn end(&self) -> Moment {
        self.range.to.min(self.as_of.plus(1))
    }

    /// Whether the period has not begun.
    pub fn is_ahead(&self) -> bool {
        self.range.from > self.as_of
    }

    /// Whether the period goes on beyond the instant of which the facts are.
    pub fn is_cut_short(&self) -> bool {
        self.end() < self.range.to
    }

    /// Whether a ticket counts: those from before the desk only when they are asked for.
    pub fn takes(&self, fact: &Fact) -> bool {
        fact.chosen && (self.backfill || !fact.backfill)
    }
}

impl Report {
    /// The report of this name. An unknown name is a usage error that tells the nearest one.
    pub fn named(name: &str) -> Result<&'static Report> {
        ALL.iter().find(|report| report.name == name).ok_or_else(|| {
            let error = Error::usage(format!("there is no report `{name}`"));
            match nearest(name, ALL.iter().map(|report| report.name).chain(["page", "diff"])) {
                Some(near) => error.hint(format!("desk report {near}")),
                None => error.hint("desk report lists them"),
            }
        })
    }

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

/// A number of things in words: `1 ticket`, `2 tickets`.
fn tickets(count: usize) -> String {
    if count == 1 { "1 ticket".into() } else { format!("{count} tickets") }
}

/// How many tickets of the period are left out because they are from before the desk, as a note.
pub fn left_out(facts: &Facts, options: &Options) -> Option<String> {
    let before = |fact: &&Fact| {
        fact.chosen && fact.is_real() && fact.backfill && options.range.contains(fact.created_at)
    };
    let count = facts.tickets.iter().filter(before).count();
    (count > 0 && !options.backfill)
        .then(|| format!("{} from before the desk left out; --backfill counts them", tickets(count)))
}
