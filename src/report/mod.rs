//! The report room: facts in, a [`Table`] out, and nothing else. A report is a file and its entry in [`ALL`].
//!
//! What holds for all of them: a period is half-open and made of local days in the report's zone; what a report counts
//! belongs to it by the instant at which it was decided. Spam counts nowhere. Tickets from before the desk count only
//! with `--backfill`. Each thing counted stands in one row, so the rows sum to the row `total`, the last one. Nothing
//! is said of nothing: a share of none is empty, never 0 % and never 100 %.

pub mod fcr;
pub mod group;
pub mod simulate;
pub mod sla;
pub mod statistics;

#[cfg(test)]
mod fixture;
#[cfg(test)]
mod laws;

use crate::desk::facts::Facts;
use crate::desk::nearest::nearest;
use crate::desk::period::Range;
use crate::desk::time::{Moment, Zone};
use crate::error::{Error, Result};
use crate::table::{Cell, Column, Table};

pub use group::By;

/// One report.
#[derive(Clone, Copy, Debug)]
pub struct Report {
    /// The word after `report`.
    pub name: &'static str,
    /// One sentence, for the list of reports.
    pub about: &'static str,
    /// Its columns.
    pub columns: &'static [Column],
    /// The column of shares that `--check` compares with `--target`, in the row `total`.
    pub headline: &'static str,
    /// The figures behind which `--list` can look, each with what stands in it.
    pub cells: &'static [(&'static str, &'static str)],
    /// The columns of `--list`.
    pub list_columns: &'static [Column],
    /// Whether the clocks must have been judged.
    pub needs_clocks: bool,
    /// Whether the customers must be known.
    pub needs_customers: bool,
    /// Makes the table.
    pub build: fn(&Facts, &Options) -> Table,
    /// Lists the tickets behind a cell, one of `cells`; behind all of the report for none.
    pub list: fn(&Facts, &Options, Option<&str>) -> Table,
    /// What a reader should be told beside the figures.
    pub notes: fn(&Facts, &Options) -> Vec<String>,
}

/// Every report, in the order in which they are listed.
pub const ALL: &[Report] = &[sla::SLA, fcr::FCR];

/// What is asked of a report.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The period.
    pub range: Range,
    /// The instant of which the facts are.
    pub as_of: Moment,
    /// Whose midnights separate days.
    pub zone: Zone,
    /// By what it is cut; by nothing, there is only the total.
    pub by: Option<By>,
    /// Whether tickets from before the desk count too.
    pub backfill: bool,
}

impl Report {
    /// The report of this name. An unknown name is a usage error that tells the nearest one.
    pub fn named(name: &str) -> Result<&'static Report> {
        ALL.iter().find(|report| report.name == name).ok_or_else(|| {
            let error = Error::usage(format!("there is no report `{name}`"));
            match nearest(name, ALL.iter().map(|report| report.name)) {
                Some(near) => error.hint(format!("desk report {near}")),
                None => error.hint("desk report lists them"),
            }
        })
    }

    /// The cell of this name. An unknown name is a usage error that tells the nearest one.
    pub fn cell(&self, name: &str) -> Result<&'static str> {
        self.cells.iter().map(|(cell, _)| *cell).find(|cell| *cell == name).ok_or_else(|| {
            let error = Error::usage(format!("`{}` has no cell `{name}` to list", self.name));
            let names = || self.cells.iter().map(|(cell, _)| *cell);
            let error = match nearest(name, names()) {
                Some(near) => error.hint(format!("did you mean `{near}`?")),
                None => error,
            };
            error.hint(format!("the cells are: {}", names().collect::<Vec<_>>().join(", ")))
        })
    }

    /// Numerator and denominator of the share by which a report is judged; `None` where nothing was decided.
    pub fn headline(&self, table: &Table) -> Option<(i64, i64)> {
        let place = table.position(self.headline)?;
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
