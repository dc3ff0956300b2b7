//! What is asked of a report: its period, its cut, and what counts.

use crate::desk::facts::Fact;
use crate::desk::period::Range;
use crate::desk::time::{Moment, Zone};
use crate::report::by::By;

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
