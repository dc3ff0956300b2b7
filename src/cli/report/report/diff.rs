//! `desk report diff A B`: which tickets changed a figure between two looks at a report, and why.

use std::path::Path;

use clap::Parser;

use super::asked::{Asked, cell};
use super::options::Options;
use super::{file, meta};
use crate::cli::context::{Context, Done};
use crate::desk::clean::Breaks;
use crate::error::{Error, Kind, Result};
use crate::report::Report;
use crate::report::diff::{COLUMNS, Change, diff, totals};
use crate::report::summary::SUMMARY;
use crate::store::Store;
use crate::store::facts::Apart;
use crate::store::story::Told;
use crate::table::plain::plain;
use crate::table::{Cell, Format, Table};

/// The word after `report`.
pub(super) const NAME: &str = "diff";

/// So many causes are told of one ticket.
const CAUSES: usize = 6;

/// The words of a report, as they stand in a sidecar or in one quoted argument.
#[derive(Parser)]
#[command(no_binary_name = true, disable_help_flag = true)]
struct Words {
    #[command(flatten)]
    options: Options,
    #[arg(long)]
    tz: Option<String>,
    #[arg(long = "as")]
    me: Option<String>,
}

/// One side.
struct Side {
    report: &'static Report,
    asked: Asked,
    /// What its sidecar says of its rows.
    sha256: Option<String>,
    options: Options,
}

/// Runs the command.
pub(super) fn run(options: &Options, format: &Format, context: &mut Context) -> Result<Done> {
    format.arrange(Table::new(COLUMNS), &context.choice())?;
    let [before, after] = options.query.as_slice() else {
        return Err(Error::usage("diff takes two looks at a report")
            .hint("desk report diff march.csv april.csv, written with --meta")
            .hint("desk report diff 'fcr --as-of 2026-04-01' 'fcr --as-of 2026-04-15'"));
    };
    let store = context.store()?;
    let (mut before, mut after) = (side(before, &store, context)?, side(after, &store, context)?);
    let report = before.report;
    if report.name != after.report.name {
        let told = format!("`{}` and `{}` are two different reports", report.name, after.report.name);
        return Err(Error::usage(told).hint("desk report diff compares two looks at the same one"));
    }
    if report.name == SUMMARY.name {
        return Err(Error::usage(
            "`summary` is made of other reports: ask for the difference of one of those",
        )
        .hint("desk report diff 'fcr --as-of 2026-04-01' fcr"));
    }
    let (old, new) = (&mut before.asked, &mut after.asked);
    old.settle(&store)?;
    new.settle(&store)?;
    let facts = (old.facts_with(&store, true)?, new.facts_with(&store, true)?);
    for (side, facts) in [(&before, &facts.0), (&after, &facts.1)] {
        check(side, facts, context)?;
    }
    let (old, new) = (&before.asked, &after.asked);
    let changes = diff(report, (&facts.0, &old.options), (&facts.1, &new.options));
    let tickets: Vec<_> = changes.iter().map(|change| change.ticket).collect();
    let eyes = |asked: &Asked| (asked.options.as_of, asked.known);
    let apart = store.apart(&tickets, eyes(old), eyes(new))?;
    let version = |asked: &Asked| asked.known.map(|known| store.settings_number_known(known)).transpose();
    let same_settings = version(old)? == version(new)?;
    let mut table = Table::new(COLUMNS);
    for (change, apart) in changes.into_iter().zip(apart) {
        let because = because(&change, &apart, same_settings, old, new);
        let part = Some(change.part).filter(|part| !part.is_empty());
        table.push(vec![
            change.ticket.into(),
            part.into(),
            change.left.into(),
            change.entered.into(),
            change.changed.into(),
            because.into(),
        ]);
    }
    let (zone, as_of) = (context.zone(Some(&store))?, new.options.as_of);
    file::put(table, format, zone, as_of, options.output.as_deref(), Some(&store), context)?;
    if options.output.is_none() || context.world.stderr_is_terminal {
        told(report, (old, &facts.0), (new, &facts.1), context);
    }
    Ok(Done::Well)
}

/// What is meant by one argument: a sidecar, a file that has one beside it, or words.
fn side(argument: &str, store: &Store, context: &Context) -> Result<Side> {
    let path = context.world.directory.join(argument);
    let beside = meta::beside(&path);
    let found = [beside.as_path(), path.as_path()].into_iter().find(|path| path.is_file());
    let (words, sha256) = match found {
        Some(path) => sidecar(argument, path)?,
        None if argument.contains(['/', '.']) && !argument.contains(' ') => {
            return Err(Error::new(Kind::NoInput, format!("there is no file {argument}"))
                .hint("desk report sla -o march.csv --meta"));
        }
        None => (argument.split_whitespace().map(str::to_owned).collect(), None),
    };
    let Words { options, tz, me } = Words::try_parse_from(&words).map_err(|error| {
        let first =
            error.to_string().lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned();
        Error::usage(format!("`{argument}`: {first}"))
            .hint("desk report diff 'fcr --period 2026-03' late.csv")
    })?;
    let name = options.name.as_deref().unwrap_or_default();
    let report = Report::named(name)?;
    let tz = tz.as_deref().or(context.globals.tz.as_deref());
    let asked = Asked::read((report.by, report.needs), &options, (tz, me.as_deref()), store, context)?;
    Ok(Side { report, asked, sha256, options })
}

/// The words and the checksum of a sidecar.
fn sidecar(argument: &str, path: &Path) -> Result<(Vec<String>, Option<String>)> {
    let text = std::fs::read_to_string(path)
        .map_err(|error| Error::io(format!("cannot read {argument}"), &error))?;
    let value: serde_json::Value = serde_json::from_str(&text).unwrap_or_default();
    let words = value.get("words").and_then(serde_json::Value::as_array);
    let words: Option<Vec<String>> =
        words.and_then(|words| words.iter().map(|word| word.as_str().map(str::to_owned)).collect());
    let Some(words) = words.filter(|words| !words.is_empty()) else {
        return Err(Error::new(Kind::Data, format!("{argument} does not say how the report was made"))
            .hint("write it with --meta: desk report sla -o march.csv --meta"));
    };
    Ok((words, value.get("sha256").and_then(serde_json::Value::as_str).map(str::to_owned)))
}

/// Whether the rows come out as they were written; a warning where they do not.
fn check(side: &Side, facts: &crate::desk::facts::Facts, context: &mut Context) -> Result<()> {
    let Some(expected) = &side.sha256 else { return Ok(()) };
    let (report, asked) = (side.report, &side.asked.options);
    let table = (report.build)(report, facts, asked);
    let rows = match cell(&side.options, report)? {
        Some(cell) => side.asked.listed(report, facts, cell, &table)?,
        None => table,
    };
    if meta::sha256(&rows)? != *expected {
        let words = side.asked.words(report, cell(&side.options, report)?).join(" ");
        context.ui.warn(format!("`desk report {words}` does not give the rows any more that were written"));
    }
    Ok(())
}

/// Why: the facts of the ticket that one side does not know; else another ticket, the settings, or time itself.
fn because(change: &Change, apart: &Apart, same_settings: bool, old: &Asked, new: &Asked) -> Vec<String> {
    let say = |told: &Told, sign: &str| {
        let words = [Some(told.kind.as_str()), told.value.as_deref()].into_iter().flatten();
        let by = told.agent.as_deref().map(|agent| format!(" by {agent}")).unwrap_or_default();
        let words: Vec<&str> = words.collect();
        format!("{sign}{} {}{by} (operation {})", told.at.rfc3339(), words.join(" "), told.operation)
    };
    let gone = apart.gone.iter().map(|told| say(told, "no longer: "));
    let mut all: Vec<String> = gone.chain(apart.come.iter().map(|told| say(told, ""))).collect();
    if all.len() > CAUSES {
        let more = all.len() - CAUSES;
        all.truncate(CAUSES);
        all.push(format!("and {more} more: desk show {} --events", change.ticket));
    }
    if all.is_empty() && !same_settings {
        all.push("other settings".into());
    }
    if all.is_empty() {
        all.extend(change.others.iter().map(|other| format!("ticket {other}")));
    }
    if all.is_empty() && old.options.range != new.options.range {
        all.push("another period".into());
    }
    if all.is_empty() && old.options.as_of != new.options.as_of {
        all.push("time has passed".into());
    }
    all
}

/// The totals that differ, as notes.
fn told(
    report: &Report,
    (old, before): (&Asked, &crate::desk::facts::Facts),
    (new, after): (&Asked, &crate::desk::facts::Facts),
    context: &mut Context,
) {
    let (old, new) = (totals(report, before, &old.options), totals(report, after, &new.options));
    let words = |cell: &Cell| {
        let words = plain(cell, Breaks::Space);
        if words.is_empty() { "-".to_owned() } else { words.into_owned() }
    };
    for ((name, old), (_, new)) in
        old.iter().zip(&new).filter(|((_, old), (_, new))| words(old) != words(new))
    {
        context.ui.note(format!("{name}: {} → {}", words(old), words(new)));
    }
}
