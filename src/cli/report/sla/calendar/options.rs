//! What can be asked of `desk sla calendar`, as it is typed.

use std::path::PathBuf;

use clap::Args;

/// Draw a week of a calendar, count in it, or give it the holidays of a calendar file.
///
/// Without NAME it is the only calendar; where there are several, they are listed.
///
/// Times that are typed without an offset are local times of the calendar's zone.
#[derive(Args, Debug)]
pub struct Options {
    /// The name of the calendar; without it the only one, or a list where there are several
    pub(super) name: Option<String>,
    /// The week to draw: 2026-W44, or any day in it (default: this week)
    #[arg(long, value_name = "WEEK", conflicts_with_all = ["test", "between", "import"])]
    pub(super) week: Option<String>,
    /// List the calendars, even if there is only one
    #[arg(long, conflicts_with_all = ["name", "week", "test", "between", "import"])]
    pub(super) list: bool,
    /// When a time that is promised at T would be due; T is a local time of the calendar's zone, unless it has an offset
    #[arg(long, value_name = "T", requires = "add", conflicts_with_all = ["between", "import"])]
    pub(super) test: Option<String>,
    /// The promised time: 8h, 30m, 1h30m
    #[arg(long, value_name = "TIME", requires = "test")]
    pub(super) add: Option<String>,
    /// How much open time lies between two times, which are read as T is
    #[arg(long, value_names = ["A", "B"], num_args = 2, conflicts_with = "import")]
    pub(super) between: Vec<String>,
    /// Add the whole days of a calendar file (.ics, RFC 5545) to the holidays; `-` reads standard input
    #[arg(long, value_name = "FILE")]
    pub(super) import: Option<PathBuf>,
    /// Show what an import would do, and change nothing
    #[arg(long, requires = "import")]
    pub(super) dry_run: bool,
    /// Import only the holidays of this year; may be given again
    #[arg(long, value_name = "YEAR", requires = "import", value_parser = clap::value_parser!(i32).range(1971..2200))]
    pub(super) only: Vec<i32>,
    /// Leave out a date (2026-12-24, 12-24), or holidays with these words in their name; may be given again
    #[arg(long, value_name = "DATE", requires = "import")]
    pub(super) except: Vec<String>,
}
