//! `desk report page -o FILE.html`: the reports of a period as one page to look at.

use std::path::Path;

use super::asked::{Asked, dates};
use super::file;
use super::options::Options;
use crate::cli::context::{Context, Done};
use crate::desk::facts::Facts;
use crate::desk::time::TZDATA;
use crate::error::{Error, Result};
use crate::page::{Fact, write};
use crate::report::page::{NEEDS, page};
use crate::table::Format;

/// The word after `report`.
pub(super) const NAME: &str = "page";

/// The period of a page unless one is named.
const USUAL: &str = "last-month";

/// Runs the command.
pub(super) fn run(options: &Options, format: &Format, context: &mut Context) -> Result<Done> {
    refuse(options, context)?;
    let named = options.output.as_deref().filter(|output| output.extension().is_some());
    if let (Some(output), None, true) = (named, &context.globals.format, format.name != "html") {
        return Err(Error::usage(format!("{}: a page is HTML", output.display()))
            .hint(format!("desk report page -o {}", output.with_extension("html").display())));
    }
    let mut options = options.clone();
    let chosen = options.period.is_none() && options.from.is_none() && options.to.is_none();
    if chosen {
        options.period = Some(USUAL.to_owned());
    }
    let output = options.output.clone().filter(|output| output != Path::new("-"));
    if output.is_none() && context.ui.output_is_terminal() {
        return Err(Error::usage("a page is for a browser and not for a terminal")
            .hint("desk report page -o page.html"));
    }
    let store = context.store()?;
    let mut asked =
        Asked::read((None, NEEDS), &options, (context.globals.tz.as_deref(), None), &store, context)?;
    asked.settle(&store)?;
    let mut facts = asked.facts(&store)?;
    if chosen && !crate::report::page::has_something(&facts, &asked.options) {
        if let Some(other) = other_period(&options, &facts, &asked) {
            context.ui.note(format!(
                "nothing is known of last month; this page is of {}{}",
                other.period.as_deref().unwrap_or_default(),
                if other.backfill { ", with the mail from before the desk (--backfill)" } else { "" }
            ));
            options = other;
            asked =
                Asked::read((None, NEEDS), &options, (context.globals.tz.as_deref(), None), &store, context)?;
            asked.settle(&store)?;
            facts = asked.facts(&store)?;
        }
    }
    let name = facts.settings.desk.name.clone();
    let zone = asked.options.zone;
    let fact = |label: &str, value: String| Fact { label: label.to_owned(), value };
    let mut known = vec![
        fact("As of", asked.options.as_of.format(zone, "%Y-%m-%d %H:%M:%S %:z")),
        fact("Time zone", format!("{} (data {TZDATA})", zone.name())),
    ];
    if let Some(operation) = asked.known {
        known.push(fact("Settings", format!("version {}", store.settings_number_known(operation)?)));
        known.push(fact(
            "Known by",
            format!("operation {operation}, event {}", store.newest_event(operation)?),
        ));
    }
    if !options.query.is_empty() {
        known.push(fact("Only tickets of", options.query.join(" ")));
    }
    let left_out = crate::report::left_out(&facts, &asked.options);
    known.extend(left_out.map(|left_out| fact("Left out", left_out)));
    known.push(fact("Made by", format!("desk {}", env!("CARGO_PKG_VERSION"))));
    let period = format!("{} ({})", dates(asked.options.range, zone), zone.name());
    let page = page(&facts, &asked.options, format!("{name}: reports"), period, known);
    file::page(
        output.as_deref(),
        |style, out| write(&page, style, out),
        (zone, asked.options.as_of),
        &store,
        context,
    )?;
    Ok(Done::Well)
}

/// The last month of which there is something, so that a first page is not empty: of the tickets that count, else of those from
/// before the desk. `None` where there is no ticket at all.
fn other_period(options: &Options, facts: &Facts, asked: &Asked) -> Option<Options> {
    let (month, backfill) = crate::report::page::latest(facts, &asked.options)?;
    let period = Some(month.format(asked.options.zone, "%Y-%m"));
    Some(Options { period, backfill, ..options.clone() })
}

/// What has no meaning for a page.
fn refuse(options: &Options, context: &Context) -> Result<()> {
    let given = [
        (!options.by.is_empty(), "--by"),
        (options.list.is_some(), "--list"),
        (options.compare.is_some(), "--compare"),
        (options.check, "--check"),
        (options.meta.is_some(), "--meta"),
        (context.globals.format.as_deref().is_some_and(|format| format != "html"), "--format"),
    ];
    match given.into_iter().find(|(given, _)| *given) {
        None => Ok(()),
        Some((_, option)) => Err(Error::usage(format!("a page takes no {option}: it shows several reports"))
            .hint("desk report page -o page.html --period last-month")),
    }
}
