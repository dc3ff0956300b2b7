//! `summary`: the key figures of the other reports, one below the other. They are taken out of the tables of those reports,
//! so that they cannot differ from them; `--list` looks behind each of them.

use std::collections::{BTreeSet, HashMap};

use crate::desk::facts::Facts;
use crate::report::figure::Figure;
use crate::report::group::{Group, TOTAL};
use crate::report::item::{Item, Marks};
use crate::report::notes::left_out;
use crate::report::options::Options;
use crate::report::shape::{Needs, Parts, Report};
use crate::report::tally;
use crate::report::{
    backlog, fcr, next_response, reopen, repeat, replies, resolution, response, sla, time, transfers, volume,
};
use crate::table::{Cell, Column, Holds, Table};

/// See the head of this file.
pub const SUMMARY: Report = Report {
    name: "summary",
    about: "The key figures of the other reports, one below the other",
    rule: "each figure by the rule of its own report",
    parts: Parts::Seen(Column::shown("metric", Holds::Text, "the name of the figure")),
    figures: FIGURES,
    headline: None,
    by: None,
    cells: &CELLS,
    list_columns: LIST,
    needs: Needs { clocks: true, customers: true },
    items,
    notes: |facts, options| left_out(facts, options).into_iter().collect(),
    build,
};

const FIGURES: &[Figure] = &[
    Figure::own("value", Holds::Number, "what it is"),
    Figure::own("unit", Holds::Text, "count, percent, minutes (by the clock) or ratio"),
    Figure::own("part", Holds::Int, "of a share or ratio, how many of those in n"),
    Figure::own("n", Holds::Int, "how many it is worked out of; nothing for a count"),
    Figure::own("report", Holds::Text, "the report that tells more"),
    Figure::own("about", Holds::Text, "what it means").aside(),
];

const LIST: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown("report", Holds::Text, "the report that counts it"),
    Column::shown("group", Holds::Text, "the row in which it is counted"),
    Column::shown("at", Holds::At, "when it was decided"),
    Column::shown("agent", Holds::Text, "who is credited"),
    Column::shown("subject", Holds::Text, "the subject of the ticket"),
];

/// A key figure: its name here, and where it is taken from.
struct Metric {
    name: &'static str,
    report: &'static Report,
    figure: &'static str,
    /// Which part of that report; nothing: all of it together.
    part: Option<&'static str>,
    /// The figure that says out of how many a time is worked out.
    measured: Option<&'static str>,
}

const fn metric(name: &'static str, report: &'static Report, figure: &'static str) -> Metric {
    Metric { name, report, figure, part: None, measured: None }
}

impl Metric {
    const fn of(self, measured: &'static str) -> Metric {
        Metric { measured: Some(measured), ..self }
    }

    const fn part(self, part: &'static str) -> Metric {
        Metric { part: Some(part), ..self }
    }
}

const METRICS: [Metric; 24] = [
    metric("created", &volume::VOLUME, "created"),
    metric("solved", &volume::VOLUME, "solved"),
    metric("reopened", &volume::VOLUME, "reopened"),
    metric("clearance", &volume::VOLUME, "clearance"),
    metric("resolution_rate", &volume::VOLUME, "resolution_rate"),
    metric("backlog", &backlog::BACKLOG, "backlog"),
    metric("waiting", &backlog::BACKLOG, "waiting"),
    metric("unassigned", &backlog::BACKLOG, "unassigned"),
    metric("overdue", &backlog::BACKLOG, "overdue"),
    metric("median_age", &backlog::BACKLOG, "median_age_minutes").of("backlog"),
    metric("oldest", &backlog::BACKLOG, "oldest_minutes").of("backlog"),
    metric("response_median", &response::RESPONSE, "median_minutes").of("answered"),
    metric("response_p90", &response::RESPONSE, "p90_minutes").of("answered"),
    metric("next_response_median", &next_response::NEXT_RESPONSE, "median_minutes").of("answered"),
    metric("resolution_median", &resolution::RESOLUTION, "median_minutes")
        .of("tickets")
        .part("full_resolution"),
    metric("met_pct", &sla::SLA, "met_pct"),
    metric("fcr_pct", &fcr::FCR, "fcr_pct"),
    metric("gross_pct", &fcr::FCR, "gross_pct"),
    metric("reopen_pct", &reopen::REOPEN, "reopen_pct"),
    metric("replies_per_ticket", &replies::REPLIES, "per_ticket"),
    metric("repeat_pct", &repeat::REPEAT, "repeat_pct"),
    metric("transfer_pct", &transfers::TRANSFERS, "transfer_pct"),
    metric("first_level_pct", &transfers::TRANSFERS, "first_level_pct"),
    metric("minutes_worked", &time::TIME, "minutes"),
];

/// What `--list` can look behind: each of them bears the mark of its place.
const CELLS: [(&str, Marks, &str); METRICS.len()] = {
    let mut cells =
        [("", Marks::NONE, "what stands behind it; of a share, all that it is a share of"); METRICS.len()];
    let mut place = 0;
    while place < METRICS.len() {
        cells[place].0 = METRICS[place].name;
        cells[place].1 = Marks::nth(place as u32);
        place += 1;
    }
    cells
};

impl Metric {
    fn made(&self) -> Option<&'static Figure> {
        self.report.figures.iter().find(|figure| figure.column.name == self.figure)
    }

    /// Value, unit, part, n, report and meaning, out of the row of its report; that may have none for a group in which
    /// nothing happened.
    fn cells(&self, table: &Table, row: Option<&Vec<Cell>>) -> Vec<Cell> {
        let cell = |name: &str| row.and_then(|row| row.get(table.position(name)?)).cloned();
        let made = self.made();
        let counts = made.is_some_and(|figure| figure.adds_up([None, None]));
        let value = cell(self.figure).unwrap_or(if counts { Cell::Int(0) } else { Cell::Empty });
        let unit = match made.map(|figure| figure.column.holds) {
            Some(Holds::Percent) => "percent",
            Some(Holds::Ratio) => "ratio",
            Some(Holds::Minutes) => "minutes",
            _ if self.figure == "minutes" => "minutes",
            _ => "count",
        };
        let (part, n) = match (&value, self.measured) {
            (Cell::Percent(part, n) | Cell::Ratio(part, n), _) => (Cell::Int(*part), Cell::Int(*n)),
            (_, Some(measured)) => (Cell::Empty, cell(measured).unwrap_or(Cell::Empty)),
            _ => (Cell::Empty, Cell::Empty),
        };
        let about = made.map_or("", |figure| figure.column.about);
        vec![value, Cell::Word(unit), part, n, Cell::Word(self.report.name), Cell::Word(about)]
    }
}

/// The reports that figures are taken from, each once for each part that is asked of it.
fn sources() -> Vec<(&'static Report, Option<&'static str>)> {
    let mut sources: Vec<(&Report, Option<&str>)> = Vec::new();
    for metric in &METRICS {
        if !sources.iter().any(|(report, part)| (report.name, *part) == (metric.report.name, metric.part)) {
            sources.push((metric.report, metric.part));
        }
    }
    sources
}

fn items<'a>(facts: &'a Facts, options: &Options, take: &mut dyn FnMut(Item<'a>)) {
    let quiet = Options { lists: false, ..*options };
    for (report, part) in sources() {
        let metrics = METRICS.iter().zip(CELLS);
        let own = metrics.filter(|(metric, _)| (metric.report.name, metric.part) == (report.name, part));
        let marks: Vec<_> = own.map(|(metric, cell)| (report.marks_of(metric.figure), cell.1)).collect();
        (report.items)(facts, &quiet, &mut |mut item| {
            item.marks = item.marks.translate(&marks);
            if item.marks == Marks::NONE || part.is_some_and(|part| item.part != part) {
                return;
            }
            item.part = report.name.into();
            if options.lists {
                item.details = details(&item, report, facts);
            }
            take(item);
        });
    }
}

fn details(item: &Item<'_>, report: &Report, facts: &Facts) -> Vec<Cell> {
    vec![
        item.fact.ticket.into(),
        Cell::Word(report.name),
        Cell::Empty,
        item.at.into(),
        item.credit.name(facts).into(),
        item.fact.subject.as_str().into(),
    ]
}

/// A table of a report, its rows by what they are about, and the last of them: a tag may be called `total` too.
struct Source {
    table: Table,
    rows: HashMap<Vec<String>, usize>,
    total: Option<usize>,
}

impl Source {
    fn new(report: &Report, part: Option<&'static str>, facts: &Facts, options: &Options) -> Source {
        // A report whose rows are parts of it has one row for all of them where no part is asked for.
        let whole = Report { parts: Parts::None, ..*report };
        let report = if part.is_some() { report } else { &whole };
        let table = (report.build)(report, facts, options);
        let lead = 1 + usize::from(options.by[1].is_some());
        let word = |cell: &Cell| match cell {
            Cell::Text(text) => text.clone(),
            Cell::Word(word) => (*word).to_owned(),
            _ => String::new(),
        };
        let rows = table.rows.iter().enumerate();
        let rows = rows.filter(|(_, row)| part.is_none_or(|part| row.get(lead) == Some(&Cell::Word(part))));
        let mut rows: Vec<_> =
            rows.map(|(place, row)| (row.iter().take(lead).map(word).collect(), place)).collect();
        let total = rows.pop().map(|(_, place)| place);
        let rows = rows.into_iter().collect();
        Source { table, rows, total }
    }
}

fn build(report: &Report, facts: &Facts, options: &Options) -> Table {
    let sources: Vec<_> = sources()
        .into_iter()
        .map(|(report, part)| ((report.name, part), Source::new(report, part, facts, options)))
        .collect();
    let mut table = Table::new(tally::columns(report, options.by[1].is_some()));
    let mut groups: BTreeSet<(Group, Option<Group>)> = BTreeSet::new();
    if let Some(by) = options.by[0] {
        items(facts, &Options { lists: false, ..*options }, &mut |item| {
            let within = options.by[1].map(|by| by.group(&item, facts, options));
            groups.insert((by.group(&item, facts, options), within));
        });
    }
    let total = vec![TOTAL.to_owned(); 1 + usize::from(options.by[1].is_some())];
    let groups = groups.into_iter().map(|(group, within)| {
        [Some(group), within].into_iter().flatten().map(|group| group.label).collect::<Vec<_>>()
    });
    for (labels, is_total) in groups.map(|labels| (labels, false)).chain([(total, true)]) {
        for metric in &METRICS {
            let key = (metric.report.name, metric.part);
            let Some((_, source)) = sources.iter().find(|(name, _)| *name == key) else { continue };
            let place = if is_total { source.total } else { source.rows.get(&labels).copied() };
            let row = place.and_then(|place| source.table.rows.get(place));
            let lead = labels.iter().map(|label| Cell::Text(label.clone())).chain([metric.name.into()]);
            table.push(lead.chain(metric.cells(&source.table, row)).collect());
        }
    }
    table
}

#[cfg(test)]
mod tests;
