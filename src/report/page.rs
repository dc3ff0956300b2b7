//! The page: the reports of one period as pictures, each with the table that it is drawn from. Every figure comes out of
//! a report, so that page and reports cannot differ.

mod figures;
mod flow;
mod keeping;
mod top;

use crate::desk::facts::{Fact, Facts};
use crate::desk::period::Range;
use crate::desk::time::Moment;
use crate::page::{Fact as Known, Page, Tile};
use crate::report::backlog::BACKLOG;
use crate::report::fcr::FCR;
use crate::report::options::Options;
use crate::report::response::RESPONSE;
use crate::report::shape::Needs;
use crate::report::sla::SLA;

use crate::report::volume::VOLUME;

use crate::table::Table;

use figures::{elapsed, last, of, share, text, whole};

/// What must have been read for it.
pub const NEEDS: Needs = Needs { clocks: true, customers: true };

/// The page of a period. `title` is the name of the desk, `period` says which days, `known` what the figures rest on.
pub fn page(facts: &Facts, options: &Options, title: String, period: String, known: Vec<Known>) -> Page {
    let options = &bounded(facts, options);
    let sections = vec![
        keeping::promises(facts, options),
        keeping::responses(facts, options),
        flow::backlog(facts, options),
        keeping::first_contacts(facts, options),
        flow::hours(facts, options),
        top::tags(facts, options),
        top::customers(facts, options),
    ];
    Page { title, subtitle: period, facts: known, tiles: tiles(facts, options), sections }
}

/// The same with a beginning and an end: where all time is asked for, from the first ticket to the instant of looking.
fn bounded(facts: &Facts, options: &Options) -> Options {
    let now = options.as_of.plus(1);
    let began = facts.tickets.iter().filter(|fact: &&Fact| options.takes(fact)).map(|fact| fact.created_at);
    let from = match options.range.from {
        Moment(i64::MIN) => began.min().unwrap_or(now).min(now),
        from => from,
    };
    let to = if options.range.to == Moment(i64::MAX) { now.max(from.plus(1)) } else { options.range.to };
    Options { range: Range { from, to }, by: [None, None], lists: false, ..*options }
}

/// Whether anything came in or was answered within the period.
pub fn has_something(facts: &Facts, options: &Options) -> bool {
    let Range { from, to } = options.range;
    let within = |at: Moment| from <= at && at < to;
    facts.tickets.iter().filter(|fact| options.takes(fact)).any(|fact| {
        let answers = fact.history.replies.iter().map(|(at, _)| *at);
        answers.chain(fact.history.contacts.iter().copied()).chain([fact.created_at]).any(within)
    })
}

/// When the last ticket began up to the instant of looking: of those that count, else of those from before the desk, which is said.
pub fn latest(facts: &Facts, options: &Options) -> Option<(Moment, bool)> {
    let began = |all: bool| {
        let counts =
            |fact: &&Fact| fact.chosen && (all || options.takes(fact)) && fact.created_at <= options.as_of;
        facts.tickets.iter().filter(counts).map(|fact| fact.created_at).max()
    };
    began(false).map(|at| (at, options.backfill)).or_else(|| began(true).map(|at| (at, true)))
}

fn tiles(facts: &Facts, options: &Options) -> Vec<Tile> {
    let (volume, sla) = (whole(&VOLUME, facts, options), whole(&SLA, facts, options));
    let (response, fcr) = (whole(&RESPONSE, facts, options), whole(&FCR, facts, options));
    let backlog = whole(&BACKLOG, facts, options);
    let tile = |label: &str, value: Option<String>, note: String| Tile { label: label.into(), value, note };
    let count = |table: &Table, name: &str| Some(text(last(table, name))).filter(|text| !text.is_empty());
    let met = last(&sla, "met_pct");
    let resolved = last(&fcr, "fcr_pct");
    let provisional = text(last(&fcr, "provisional"));
    let noted = |of: String, more: &str| if of.is_empty() { String::new() } else { format!("{of} {more}") };
    let p90 = elapsed(last(&response, "p90_minutes")).map(|p90| format!("nine in ten within {p90}"));
    vec![
        tile("New tickets", count(&volume, "created"), format!("{} solved", text(last(&volume, "solved")))),
        tile("Promises kept", share(met), noted(of(met), "promises")),
        tile("First response, median", elapsed(last(&response, "median_minutes")), p90.unwrap_or_default()),
        tile(
            "Resolved at first contact",
            share(resolved),
            match provisional.as_str() {
                "" | "0" => of(resolved),
                more => format!("{}{more} not known yet", noted(of(resolved), "· ").as_str()),
            },
        ),
        tile(
            "Open at the end",
            count(&backlog, "backlog"),
            format!("{} waiting for an answer", text(last(&backlog, "waiting"))),
        ),
    ]
}

#[cfg(test)]
mod tests;
