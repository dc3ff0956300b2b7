//! A report as it was asked for, with every relative word settled: the period in instants, the instant of looking.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::options::Options;
use crate::cli::context::Context;
use crate::cli::context::zone;
use crate::desk::clean::Breaks;
use crate::desk::facts::Facts;
use crate::desk::id::OperationId;
use crate::desk::nearest::nearest;
use crate::desk::period::{self, Edge, Range};
use crate::desk::query::Query;
use crate::desk::settings::Settings;
use crate::desk::time::{Moment, Zone};
use crate::error::{Error, Result};
use crate::report::group::TOTAL;
use crate::report::{self, By, Needs, Parts, Report, tally};
use crate::store::Store;
use crate::store::facts::View;
use crate::table::plain::plain;
use crate::table::{Cell, Table};
use crate::work::chosen::query_under;

/// See the head of this file.
pub(super) struct Asked {
    needs: Needs,
    pub(super) options: report::Options,
    pub(super) known: Option<OperationId>,
    pub(super) settings: Arc<Settings>,
    words: Vec<String>,
    /// The rows that `--list` is confined to.
    rows: Vec<String>,
    query: Query,
    me: Option<String>,
    /// Whether facts ahead of the clock are told: unless an instant was asked for, or the same must come out for ever.
    ahead: bool,
}

impl Asked {
    /// Settles what was typed for a report that is usually cut like this and needs that.
    pub(super) fn read(
        (usual, needs): (Option<By>, Needs),
        options: &Options,
        (tz, me): (Option<&str>, Option<&str>),
        store: &Store,
        context: &Context,
    ) -> Result<Asked> {
        let known = options.known.map(OperationId);
        let settings = store.settings_known(known)?;
        let zone = tz.map(zone).transpose()?.unwrap_or(settings.desk.report_zone);
        let ahead = options.as_of.is_none();
        let as_of = match &options.as_of {
            Some(text) => as_of(text, context.now, zone)?,
            None => context.now,
        };
        let query = query_under(&settings, store, &options.query, as_of, zone)?;
        let me = match me {
            _ if !query.uses_me() => None,
            Some(name) => Some(name.to_owned()),
            None => Some(context.agent(store)?.name),
        };
        let (words, rows) = (options.query.clone(), options.row.clone());
        let options = report::Options {
            range: range([&options.period, &options.from, &options.to], as_of, zone)?,
            as_of,
            zone,
            by: by(&options.by, usual)?,
            backfill: options.backfill,
            lists: options.list.is_some(),
        };
        Ok(Asked { needs, options, known, settings, words, rows, query, me, ahead })
    }

    /// Takes the last operation for what was known, so that what is learned meanwhile, and later, changes nothing.
    pub(super) fn settle(&mut self, store: &Store) -> Result<()> {
        if self.known.is_none() {
            self.known = Some(store.newest_operation()?);
        }
        self.ahead = false;
        Ok(())
    }

    /// Every ticket as it stood.
    pub(super) fn facts(&self, store: &Store) -> Result<Facts> {
        self.facts_with(store, self.options.lists)
    }

    /// The same, with or without what only lists tell.
    pub(super) fn facts_with(&self, store: &Store, lists: bool) -> Result<Facts> {
        let view = View {
            as_of: self.options.as_of,
            ahead: self.ahead,
            known: self.known,
            backfill: self.options.backfill,
            clocks: self.needs.clocks,
            subjects: lists,
            customers: self.needs.customers || self.options.by.contains(&Some(By::Customer)),
            under: None,
            query: &self.query,
            me: self.me.as_deref(),
        };
        store.facts(&view, self.settings.clone())
    }

    /// Words of the command that give the same rows for ever.
    pub(super) fn words(&self, report: &Report, cell: Option<Option<&'static str>>) -> Vec<String> {
        let report::Options { range, as_of, zone, by, backfill, .. } = self.options;
        let mut words = vec![report.name.to_owned()];
        // What begins with a dash would be an option anywhere but at the end.
        let last = self.words.iter().any(|word| word.starts_with('-'));
        if !last {
            words.extend(self.words.iter().cloned());
        }
        let mut option = |name: &str, value: String| words.extend([name.to_owned(), value]);
        for (name, edge) in [("--from", range.from), ("--to", range.to)] {
            if edge.0 != i64::MIN && edge.0 != i64::MAX {
                option(name, edge.rfc3339());
            }
        }
        option("--as-of", as_of.rfc3339());
        if let Some(known) = self.known {
            option("--known", known.to_string());
        }
        option("--tz", zone.name().to_owned());
        if let Some(me) = &self.me {
            option("--as", me.clone());
        }
        let by: Vec<&str> = by.iter().flatten().map(|by| by.word()).collect();
        if !by.is_empty() {
            option("--by", by.join(","));
        }
        match cell {
            Some(Some(cell)) => option("--list", cell.to_owned()),
            Some(None) => words.push("--list".into()),
            None => {}
        }
        for row in &self.rows {
            words.extend(["--row".into(), row.clone()]);
        }
        if backfill {
            words.push("--backfill".into());
        }
        if last {
            words.push("--".into());
            words.extend(self.words.iter().cloned());
        }
        words
    }

    /// What stands behind a cell, in the rows that are asked for; `table` is the report itself.
    pub(super) fn listed(
        &self,
        report: &Report,
        facts: &Facts,
        cell: Option<&str>,
        table: &Table,
    ) -> Result<Table> {
        let mut listed = tally::list(report, facts, &self.options, cell);
        only(&mut listed, table, report, &self.rows)?;
        Ok(listed)
    }

    /// The period that is meant with `--compare`.
    pub(super) fn compared(&self, words: &str) -> Result<Range> {
        let options = &self.options;
        let along = |by: &By| matches!(by, By::Day | By::Week | By::Month | By::Created);
        if options.by.iter().flatten().any(along) {
            return Err(Error::usage("the days, weeks or months of two periods are not the same rows")
                .hint("--by weekday --compare previous"));
        }
        if words != "previous" {
            return Ok(period::parse(words, options.as_of, options.zone)?);
        }
        period::previous(options.range, options.zone).ok_or_else(|| {
            Error::usage("all time has no period before it").hint("--period last-month --compare previous")
        })
    }

    /// The period and what belongs to it, in words.
    pub(super) fn told(&self, report: &Report) -> String {
        let report::Options { range, zone, .. } = self.options;
        let days = if range.from == Moment(i64::MIN) && range.to == Moment(i64::MAX) {
            "all time".to_owned()
        } else {
            format!("{} ({})", dates(range, zone), zone.name())
        };
        format!("{days}; {}", report.rule)
    }

    /// What two periods are compared, in words.
    pub(super) fn periods(&self, before: Range) -> Vec<String> {
        let options = &self.options;
        let mut notes = vec![format!(
            "now: {}; before: {}",
            dates(options.range, options.zone),
            dates(before, options.zone)
        )];
        if options.range.to > options.as_of {
            notes.push("the period is not over yet".to_owned());
        }
        notes
    }
}

/// The cell of `--list`: not asked for, all of the report, or one.
pub(super) fn cell(options: &Options, report: &Report) -> Result<Option<Option<&'static str>>> {
    Ok(match options.list.as_deref() {
        None => None,
        Some("") => Some(None),
        Some(name) => Some(Some(report.cell(name)?)),
    })
}

/// By what it is cut: by one dimension or two, which are different ones.
pub(super) fn by(words: &[String], usual: Option<By>) -> Result<[Option<By>; 2]> {
    let wrong = || Error::usage("--by takes one dimension, or two different ones").hint("--by agent,month");
    let named: Vec<By> = words.iter().filter_map(|word| By::from_word(word)).collect();
    match named.as_slice() {
        [] => Ok([usual, None]),
        [one] => Ok([Some(*one), None]),
        [one, two] if one != two => Ok([Some(*one), Some(*two)]),
        _ => Err(wrong()),
    }
}

/// What `--as-of` means: an instant; of a day, or another stretch, its last second; `midnight`: the first instant of
/// today, so that what is run twice a day gives the same.
pub fn as_of(text: &str, now: Moment, zone: Zone) -> Result<Moment> {
    if text.trim().eq_ignore_ascii_case("now") {
        return Ok(now);
    }
    if text.trim().eq_ignore_ascii_case("midnight") {
        return Ok(zone.start_of(now.date(zone)));
    }
    let covered = period::covered(text, period::Side::Past, now, zone)?;
    // A time of day is meant as it is; it covers a minute at the most.
    let is_time = (covered.to - covered.from).0 <= 60;
    Ok(if is_time { covered.from } else { covered.to.plus(-1) })
}

/// The period; all time where none is given.
pub fn range([period, from, to]: [&Option<String>; 3], now: Moment, zone: Zone) -> Result<Range> {
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

/// Keeps what is counted in the rows of these labels. One that the report has no row of is refused: it may be a slip.
fn only(listed: &mut Table, table: &Table, report: &Report, labels: &[String]) -> Result<()> {
    let part = match report.parts {
        Parts::None => None,
        Parts::Fixed { column, .. } | Parts::Seen(column) => Some(column.name),
    };
    let named: Vec<&str> = ["group", "subgroup"].into_iter().chain(part).collect();
    let labels_of = |table: &Table, row: &[Cell]| -> Vec<String> {
        let places = named.iter().filter_map(|name| table.position(name));
        places
            .filter_map(|place| row.get(place))
            .map(|cell| plain(cell, Breaks::Space).into_owned())
            .collect()
    };
    let known: BTreeSet<String> = table.rows.iter().flat_map(|row| labels_of(table, row)).collect();
    for label in labels.iter().filter(|label| *label != TOTAL) {
        if !known.contains(label) {
            let error = Error::refused(format!("`{}` has no row `{label}`", report.name));
            return Err(match nearest(label, known.iter().map(String::as_str)) {
                Some(near) => error.hint(format!("did you mean `{near}`?")),
                None if known.iter().all(|label| label == TOTAL) => {
                    error.hint("--by agent cuts it into rows")
                }
                None => error.hint(format!("desk report {} shows its rows", report.name)),
            });
        }
        let rows = std::mem::take(&mut listed.rows);
        listed.rows = rows.into_iter().filter(|row| labels_of(listed, row).contains(label)).collect();
    }
    Ok(())
}

/// The first and the last day of a period, or its instants where it is not made of days.
pub(super) fn dates(range: Range, zone: Zone) -> String {
    let edge = |at: Moment, last: bool| match at {
        Moment(i64::MIN) => "the beginning".to_owned(),
        Moment(i64::MAX) => "now".to_owned(),
        at if zone.start_of(at.date(zone)) != at => at.format(zone, "%Y-%m-%d %H:%M:%S"),
        at if last => at.plus(-1).format(zone, "%Y-%m-%d"),
        at => at.format(zone, "%Y-%m-%d"),
    };
    let (first, last) = (edge(range.from, false), edge(range.to, true));
    if first == last { first } else { format!("{first} to {last}") }
}
