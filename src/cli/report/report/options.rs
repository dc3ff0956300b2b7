//! What can be asked of `desk report`, as it is typed.

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::report::By;

/// Print a report; without a name, the list of them.
///
/// Without --from, --to and --period it is about all time. What was decided in the period counts; what is open, as of
/// --as-of. Days are those of the desk's report zone (or of --tz); `--to 2026-03-31` means to the end of that day.
/// With --as-of and --known the same words give the same bytes for ever, whatever is learned later. Relative periods
/// and queries are then read as of --as-of.
///
/// `desk report page -o FILE.html` makes one page of the reports of a period (last month, unless told otherwise), with
/// pictures and the tables behind them. `desk report diff A B` names the tickets that changed a figure between two looks
/// at a report, and why; each is a file written with --meta, or the words of a report in quotes: 'fcr --period 2026-03'.
#[derive(Args, Clone, Debug)]
pub struct Options {
    /// Which report
    #[arg(value_name = "NAME")]
    pub(super) name: Option<String>,
    /// Only these tickets, as they stood: tag:vip -channel:phone … or a saved view, @mine
    #[arg(value_name = "QUERY", requires = "name")]
    pub(super) query: Vec<String>,
    /// From this day or instant on
    #[arg(long, value_name = "D", requires = "name", conflicts_with = "period")]
    pub(super) from: Option<String>,
    /// To the end of this day, or to this instant
    #[arg(long, value_name = "D", requires = "name", conflicts_with = "period")]
    pub(super) to: Option<String>,
    /// A stretch of time: last-week, this-month, 2026-Q3, 2026-07 …
    #[arg(long, value_name = "PERIOD", requires = "name")]
    pub(super) period: Option<String>,
    /// Cut it into rows, which sum to the total, by one dimension or two: --by agent,month; a ticket with several tags
    /// stands in the row of the first
    #[arg(long, value_parser = PossibleValuesParser::new(By::WORDS), value_delimiter = ',', requires = "name")]
    pub(super) by: Vec<String>,
    /// Look with the eyes of this instant: what counts later does not exist; `midnight` is when today began
    #[arg(long, value_name = "T", requires = "name")]
    pub(super) as_of: Option<String>,
    /// Look with what the desk had learned by this operation of `desk log`
    #[arg(long, value_name = "OP", requires = "name")]
    pub(super) known: Option<i64>,
    /// Count tickets from before the desk too, as if its policies had held
    #[arg(long, requires = "name")]
    pub(super) backfill: bool,
    /// List the tickets behind a figure, such as missed; behind all of them without one
    #[arg(long, value_name = "CELL", num_args = 0..=1, default_missing_value = "", requires = "name")]
    pub(super) list: Option<String>,
    /// Of --list only what is counted in this row of the report; twice for two dimensions, or a group and a target
    #[arg(long, value_name = "LABEL", requires = "list")]
    pub(super) row: Vec<String>,
    /// Print each figure with that of another period and the change: `previous`, the stretch before; or a period
    #[arg(long, value_name = "PERIOD", requires = "name", conflicts_with = "list")]
    pub(super) compare: Option<String>,
    /// Exit 4 where the share in the row `total` is below --target; where nothing was decided, all is well
    #[arg(long, requires_all = ["target", "name"])]
    pub(super) check: bool,
    /// The share that --check asks for, in percent
    #[arg(long, value_name = "PCT", requires = "check")]
    pub(super) target: Option<String>,
    /// Write to this file instead, all of it or nothing; its ending names the format: .csv .tsv .json .jsonl .md .html .xlsx .txt
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    /// Write beside the output what it was made of: bounds, zone, settings, time zone data, last event, SHA-256 of the
    /// rows; with -o the name may be left out
    #[arg(long, value_name = "FILE", num_args = 0..=1, require_equals = true, default_missing_value = "", requires = "name")]
    pub(super) meta: Option<String>,
}
