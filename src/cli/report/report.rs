//! `desk report [NAME] [QUERY]`

mod asked;
mod diff;
mod file;
mod meta;
mod options;
mod page;
pub(super) mod target;

use std::path::Path;

use crate::cli::context::{Context, Done};
use crate::error::{Error, Result};
use crate::report::{self, Report, compare, tally};
use crate::table::{Column, Format, Holds, Table};

pub use asked::as_of;
pub(super) use asked::range;
pub use meta::COLUMNS as META;
pub use options::Options;

use asked::Asked;
use target::Target;

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
        Some(name) if name == page::NAME => page::run(options, format, context),
        Some(name) if name == diff::NAME => diff::run(options, format, context),
        Some(name) => one(Report::named(name)?, options, format, context),
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

fn one(report: &'static Report, options: &Options, format: &Format, context: &mut Context) -> Result<Done> {
    let target = match &options.target {
        Some(_) if report.headline.is_none() => {
            return Err(Error::usage(format!("`{}` has no share to check", report.name))
                .hint("desk report --columns report,headline tells which have one"));
        }
        target => target.as_deref().map(Target::parse).transpose()?,
    };
    let (cell, by) = (asked::cell(options, report)?, asked::by(&options.by, report.by)?);
    let columns = match (cell, &options.compare) {
        (Some(_), _) => report.list_columns.to_vec(),
        (None, Some(_)) => compare::columns(report, by[1].is_some()),
        (None, None) => tally::columns(report, by[1].is_some()),
    };
    format.arrange(Table::new(columns), &context.choice())?;
    let store = context.store()?;
    let shown_in = context.zone(Some(&store))?;
    let mut asked = Asked::read(
        (report.by, report.needs),
        options,
        (context.globals.tz.as_deref(), None),
        &store,
        context,
    )?;
    let before = options.compare.as_deref().map(|words| asked.compared(words)).transpose()?;
    let sidecar = meta::Sidecar::of(options)?;
    if sidecar.is_some() {
        asked.settle(&store)?;
    }
    let facts = asked.facts(&store)?;
    let table = (report.build)(report, &facts, &asked.options);
    let headline = report.headline(&table);
    let mut notes = (report.notes)(&facts, &asked.options);
    if context.ui.output_is_terminal() && options.output.is_none() {
        notes.insert(0, asked.told(report));
    }
    let shown = match (cell, before) {
        (Some(cell), _) => asked.listed(report, &facts, cell, &table)?,
        (None, Some(before)) => {
            notes.extend(asked.periods(before));
            compare::compare(
                report,
                &facts,
                &asked.options,
                &report::Options { range: before, ..asked.options },
            )
        }
        (None, None) => table,
    };
    let meta = sidecar.is_some().then(|| shown.clone());
    file::put(
        shown,
        format,
        shown_in,
        asked.options.as_of,
        options.output.as_deref(),
        Some(&store),
        context,
    )?;
    if let (Some(sidecar), Some(rows)) = (sidecar, meta) {
        sidecar.write((report, cell), &asked, rows, &notes, &store, context)?;
    }
    // A file that is written by cron is talked about only where somebody is there to listen.
    if options.output.is_none() || context.world.stderr_is_terminal {
        notes.into_iter().for_each(|note| context.ui.note(note));
    }
    Ok(target.map_or(Done::Well, |target| target.check(report.name, headline, &mut context.ui)))
}

/// The format that was asked for; else the one that the ending of the file names; else the usual one.
fn format(options: &Options, context: &Context) -> Result<&'static Format> {
    let Some(output) = options.output.as_deref().filter(|_| context.globals.format.is_none()) else {
        return context.format();
    };
    // A device or a pipe is called as somebody else wants it.
    let place = context.world.directory.join(output);
    if output == Path::new("-") || place.metadata().is_ok_and(|there| !there.is_file()) {
        return context.format();
    }
    Ok(Format::of_file(output)?.unwrap_or_else(|| Format::usual(false)))
}

#[cfg(test)]
mod tests;
