//! The period of a command about promises, in the words of `desk report`.

use clap::Args;

use crate::cli::report::report;
use crate::desk::period::Range;
use crate::desk::time::{Moment, Zone};
use crate::error::Result;

/// `--period`, or `--from` and `--to`.
#[derive(Args, Debug)]
pub(super) struct Period {
    /// From this day or instant on
    #[arg(long, value_name = "D", conflicts_with = "period")]
    from: Option<String>,
    /// To the end of this day, or to this instant
    #[arg(long, value_name = "D", conflicts_with = "period")]
    to: Option<String>,
    /// A stretch of time: last-week, this-month, 2026-Q3, 2026-07 …
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
}

impl Period {
    /// Whether none was given.
    pub(super) fn is_open(&self) -> bool {
        self.from.is_none() && self.to.is_none() && self.period.is_none()
    }

    /// The stretch; where none was given the `usual` one, and all time where there is no usual one.
    pub(super) fn range(&self, usual: Option<&str>, now: Moment, zone: Zone) -> Result<Range> {
        let usual = usual.filter(|_| self.is_open()).map(str::to_owned);
        report::range([&self.period.clone().or(usual), &self.from, &self.to], now, zone)
    }
}
