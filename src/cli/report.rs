//! `desk report [NAME] [QUERY]`

mod file;
pub(super) mod target;

use std::path::PathBuf;

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::cli::{Context, Done};
use crate::desk::id::OperationId;
use crate::desk::period::{self, Edge, Range};
use crate::desk::query::{Context as QueryContext, Query};
use crate::desk::settings::Settings;
use crate::desk::time::{Moment, Zone};
use crate::error::{Error, Result};
use crate::report::{self, By, Report, tally};
use crate::store::facts::View;
use crate::table::{Column, Format, Holds, Table};

use target::Target;

/// Print a report; without a name, the list of them.
///
/// Without --from, --to and --period it is about all time. What was decided in the period counts; what is open, as of
/// --as-of. Days are those of the desk's report zone (or of --tz); `--to 2026-03-31` means to the end of that day.
/// With --as-of and --known the same words give the same bytes for ever, whatever is learned later. Relative periods
/// and queries are then read as of --as-of.
#[derive(Args, Debug)]
pub struct Options {
    /// Which report
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Only these tickets, as they stood: tag:vip -channel:phone … or a saved view, @mine
    #[arg(value_name = "QUERY", requires = "name")]
    query: Vec<String>,
    /// From this day or instant on
    #[arg(long, value_name = "D", requires = "name", conflicts_with = "period")]
    from: Option<String>,
    /// To the end of this day, or to this instant
    #[arg(long, value_name = "D", requires = "name", conflicts_with = "period")]
    to: Option<String>,
    /// A stretch of time: last-week, this-month, 2026-Q3, 2026-07 …
    #[arg(long, value_name = "PERIOD", requires = "name")]
    period: Option<String>,
    /// Cut it into rows, which sum to the total, by one dimension or two: --by agent,month; a ticket with several tags
    /// stands in the row of the first
    #[arg(long, value_parser = PossibleValuesParser::new(By::WORDS), value_delimiter = ',', requires = "name")]
    by: Vec<String>,
    /// Look with the eyes of this instant: what counts later does not exist
    #[arg(long, value_name = "T", requires = "name")]
    as_of: Option<String>,
    /// Look with what the desk had learned by this operation of `desk log`
    #[arg(long, value_name = "OP", requires = "name")]
    known: Option<i64>,
    /// Count tickets from before the desk too, as if its policies had held
    #[arg(long, requires = "name")]
    backfill: bool,
    /// List the tickets behind a figure, such as missed; behind all of them without one
    #[arg(long, value_name = "CELL", num_args = 0..=1, default_missing_value = "", requires = "name")]
    list: Option<String>,
    /// Exit 4 where the share in the row `total` is below --target; where nothing was decided, all is well
    #[arg(long, requires_all = ["target", "name"])]
    check: bool,
    /// The share that --check asks for, in percent
    #[arg(long, value_name = "PCT", requires = "check")]
    target: Option<String>,
    /// Write to this file instead, all of it or nothing; its ending may name the format
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Columns of the list of reports.
pub const COLUMNS: &[Column] = &[
    Column::shown("report", Holds::Text, "the name of the report"),
    Column::shown("about", Holds::Text, "what it tells"),
    Column::more("headline", Holds::Text, "the column that --check looks at"),
    Column::more("rule", Holds::Text, "to which period something belongs"),
    Column::more("cells", Holds::List, "the figures that --list can look behind"),
];

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let format = format(options, context)?;
    match &options.name {
        None => {
            let (zone, now) = (context.zone(None)?, context.now);
            file::put(reports(), format, zone, now, options.output.as_deref(), None, context)?;
            Ok(Done::Well)
        }
        Some(name) => report(Report::named(name)?, options, format, context),
    }
}

fn reports() -> Table {
    let mut table = Table::new(COLUMNS);
    for report in report::ALL {
        let cells: Vec<String> = report.cell_names().map(|(name, _)| name.to_owned()).collect();
        table.push(vec![
            report.name.into(),
            report.about.into(),
            report.headline.into(),
            report.rule.into(),
            cells.into(),
        ]);
    }
    table
}

fn report(report: &Report, options: &Options, format: &Format, context: &mut Context) -> Result<Done> {
    let cell = match options.list.as_deref() {
        None => None,
        Some("") => Some(None),
        Some(name) => Some(Some(report.cell(name)?)),
    };
    let by = by(&options.by, report)?;
    let target = options.target.as_deref().map(Target::parse).transpose()?;
    if target.is_some() && report.headline.is_none() {
        // All would be well for ever.
        return Err(Error::usage(format!("`{}` has no share to check", report.name))
            .hint("desk report --columns report,headline tells which have one"));
    }
    let columns = match cell {
        Some(_) => report.list_columns.to_vec(),
        None => tally::columns(report, by[1].is_some()),
    };
    format.arrange(Table::new(columns), &context.choice())?;
    let store = context.store()?;
    let shown_in = context.zone(Some(&store))?;
    let known = options.known.map(OperationId);
    let settings = store.settings_known(known)?;
    let zone = match &context.globals.tz {
        Some(_) => shown_in,
        None => settings.desk.report_zone,
    };
    let as_of = match &options.as_of {
        Some(text) => as_of(text, context.now, zone)?,
        None => context.now,
    };
    let asked = report::Options {
        range: range([&options.period, &options.from, &options.to], as_of, zone)?,
        as_of,
        zone,
        by,
        backfill: options.backfill,
        lists: cell.is_some(),
    };
    let query = query(&options.query, &settings, as_of, zone)?;
    let me = if query.uses_me() { Some(context.agent(&store)?.name) } else { None };
    let view = View {
        as_of,
        known,
        backfill: options.backfill,
        clocks: report.needs.clocks,
        subjects: cell.is_some(),
        customers: report.needs.customers || by.contains(&Some(By::Customer)),
        under: None,
        query: &query,
        me: me.as_deref(),
    };
    let facts = store.facts(&view, settings)?;
    let table = (report.build)(report, &facts, &asked);
    let headline = report.headline(&table);
    let shown = match cell {
        Some(cell) => tally::list(report, &facts, &asked, cell),
        None => table,
    };
    file::put(shown, format, shown_in, as_of, options.output.as_deref(), Some(&store), context)?;
    for note in (report.notes)(&facts, &asked) {
        context.ui.note(note);
    }
    Ok(target.map_or(Done::Well, |target| target.check(report.name, headline, &mut context.ui)))
}

/// By what it is cut: by one dimension or two, which are different ones.
fn by(words: &[String], report: &Report) -> Result<[Option<By>; 2]> {
    let wrong = || {
        Error::usage("--by takes one dimension, or two different ones")
            .hint(format!("desk report {} --by agent,month", report.name))
    };
    let named: Vec<By> = words.iter().filter_map(|word| By::from_word(word)).collect();
    match named.as_slice() {
        [] => Ok([report.by, None]),
        [one] => Ok([Some(*one), None]),
        [one, two] if one != two => Ok([Some(*one), Some(*two)]),
        _ => Err(wrong()),
    }
}

/// The format that was asked for; else the one that the ending of the file names; else the usual one.
fn format(options: &Options, context: &Context) -> Result<&'static Format> {
    let Some(output) = options.output.as_deref().filter(|_| context.globals.format.is_none()) else {
        return context.format();
    };
    let ending = output.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    Ok(Format::named(ending).unwrap_or_else(|_| Format::usual(false)))
}

/// What `--as-of` means: an instant; of a day, or another stretch, its last second.
pub fn as_of(text: &str, now: Moment, zone: Zone) -> Result<Moment> {
    if text.trim().eq_ignore_ascii_case("now") {
        return Ok(now);
    }
    let covered = period::covered(text, now, zone)?;
    // A time of day is meant as it is; it covers a minute at the most.
    let is_time = (covered.to - covered.from).0 <= 60;
    Ok(if is_time { covered.from } else { covered.to.plus(-1) })
}

/// The period; all time where none is given.
pub(super) fn range([period, from, to]: [&Option<String>; 3], now: Moment, zone: Zone) -> Result<Range> {
    if let Some(period) = period {
        return Ok(period::parse(period, now, zone)?);
    }
    let edge = |text: &Option<String>, edge: Edge, open: Moment| match text {
        Some(text) => period::instant(text, edge, now, zone),
        None => Ok(open),
    };
    let from = edge(from, Edge::Start, Moment(i64::MIN))?;
    let to = edge(to, Edge::End, Moment(i64::MAX))?;
    if from >= to {
        return Err(
            Error::usage("the period ends before it begins").hint("--from 2026-03-01 --to 2026-03-31")
        );
    }
    Ok(Range { from, to })
}

/// The query with saved views put in, read as of the report.
pub(super) fn query(words: &[String], settings: &Settings, now: Moment, zone: Zone) -> Result<Query> {
    let context = QueryContext { now, zone };
    let views: Vec<(&str, &str)> =
        settings.views.iter().map(|(name, view)| (name.as_str(), view.query.as_str())).collect();
    let query = Query::from_words(words, &context).and_then(|query| query.with_views(&views, &context));
    query.map_err(Error::from)
}

#[cfg(test)]
mod tests;
