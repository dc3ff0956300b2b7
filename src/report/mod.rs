//! The report room: facts in, a [`Table`](crate::table::Table) out, and nothing else. A report is a file and its entry in [`ALL`].
//!
//! What holds for all of them: a period is half-open and made of local days in the report's zone; what a report counts
//! belongs to it by the instant at which it was decided. Spam counts nowhere. Tickets from before the desk count only
//! with `--backfill`. Each thing counted stands in one row, so the rows sum to the row `total`, the last one. Nothing
//! is said of nothing: a share of none is empty, never 0 % and never 100 %.

pub mod audit;
pub mod backlog;
mod by;
pub mod compare;
mod cut;
pub mod diff;
pub mod fcr;
pub mod figure;
pub mod group;
pub mod item;
pub mod next_response;
mod notes;
mod options;
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
mod shape;
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

use crate::desk::nearest::nearest;
use crate::error::{Error, Result};

pub use by::By;
pub use notes::left_out;
pub use options::Options;
pub use shape::{Items, Needs, Parts, Report};

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
}
