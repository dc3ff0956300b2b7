//! `sla`: the promises of the desk, and which were kept (metrics §1.12).
//!
//! The unit is one instance of a promise. It belongs to the period in which it was decided: when it was fulfilled in
//! time, or broken. Cancelled ones belong to the period in which they ended; active, at risk and paused ones are those
//! that began before the end of the period and are open as of the report. What is open and past due is missed.

use std::collections::BTreeMap;

use crate::desk::facts::{Fact, Facts, Kept};
use crate::desk::sla::ClockStatus;
use crate::desk::ticket::Target;
use crate::desk::time::Moment;
use crate::report::group::{Counted, Credit, Group};
use crate::report::statistics::{median, percentile};
use crate::report::{By, Options, Report, tickets};
use crate::table::{Cell, Column, Holds, Table};

/// See the head of this file.
pub const SLA: Report = Report {
    name: "sla",
    about: "Promises kept: of those decided in the period, how many were met",
    columns: COLUMNS,
    headline: "met_pct",
    cells: CELLS,
    list_columns: LIST,
    needs_clocks: true,
    needs_customers: false,
    build,
    list,
    notes,
};

const COLUMNS: &[Column] = &[
    Column::shown("group", Holds::Text, "what the row is about; total: all of it"),
    Column::shown("target", Holds::Text, "first_response, next_response, resolution, or all of them"),
    Column::shown("decided", Holds::Int, "promises that were met or missed in the period"),
    Column::shown("met", Holds::Int, "of those, fulfilled in time"),
    Column::shown("missed", Holds::Int, "of those, broken: late, or open and past due"),
    Column::shown("met_pct", Holds::Percent, "met of decided"),
    Column::shown("active", Holds::Int, "running and in time, as of the report"),
    Column::shown("at_risk", Holds::Int, "running with most of the time used, as of the report"),
    Column::shown("paused", Holds::Int, "standing while it is not our turn, as of the report"),
    Column::shown("cancelled", Holds::Int, "ended in the period without a result"),
    Column::shown(
        "median_minutes",
        Holds::Minutes,
        "counted minutes of the decided ones that have ended, the middle one",
    ),
    Column::shown("p90_minutes", Holds::Minutes, "the same, nine tenths of them took no longer"),
];

const CELLS: &[(&str, &str)] = &[
    ("decided", "promises met or missed"),
    ("met", "promises fulfilled in time"),
    ("missed", "promises broken"),
    ("active", "promises running and in time"),
    ("at_risk", "promises with most of the time used"),
    ("paused", "promises that stand"),
    ("cancelled", "promises ended without a result"),
    ("no_policy", "tickets begun in the period to which nothing was promised"),
];

const LIST: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown("target", Holds::Text, "first_response, next_response or resolution"),
    Column::shown("status", Holds::Text, "met, missed, active, at_risk, paused, cancelled or none"),
    Column::shown("cause", Holds::Text, "why it was missed: time, retarget or merge"),
    Column::shown("group", Holds::Text, "the row in which it is counted"),
    Column::shown("due_at", Holds::At, "when it is, or was, due"),
    Column::shown("decided_at", Holds::At, "when it was met or missed"),
    Column::shown("elapsed_minutes", Holds::Minutes, "the minutes counted"),
    Column::shown("goal_minutes", Holds::Minutes, "the minutes promised"),
    Column::shown("agent", Holds::Text, "who is credited"),
    Column::more("policy", Holds::Text, "the policy that promised it"),
    Column::more("instance", Holds::Int, "which promise of this kind on the ticket, from 1"),
    Column::more("started_at", Holds::At, "when the customer began to wait"),
    Column::more("stopped_at", Holds::At, "when it ended"),
    Column::shown("subject", Holds::Text, "the subject of the ticket"),
];

/// The figures of one row.
#[derive(Clone, Default)]
struct Tally {
    met: i64,
    missed: i64,
    active: i64,
    at_risk: i64,
    paused: i64,
    cancelled: i64,
    /// Of those decided that have ended.
    minutes: Vec<i64>,
}

impl Tally {
    fn count(&mut self, kept: &Kept) {
        match kept.status {
            ClockStatus::Met => self.met += 1,
            ClockStatus::Missed => self.missed += 1,
            ClockStatus::Active => self.active += 1,
            ClockStatus::AtRisk => self.at_risk += 1,
            ClockStatus::Paused => self.paused += 1,
            ClockStatus::Cancelled => self.cancelled += 1,
            ClockStatus::NotStarted | ClockStatus::NotApplicable | ClockStatus::None => {}
        }
        if let (Some(_), Some(_), Some(elapsed)) = (kept.decided_at, kept.stopped_at, kept.elapsed) {
            self.minutes.push(elapsed.0.div_euclid(60));
        }
    }

    fn add(&mut self, other: &Tally) {
        self.met += other.met;
        self.missed += other.missed;
        self.active += other.active;
        self.at_risk += other.at_risk;
        self.paused += other.paused;
        self.cancelled += other.cancelled;
    }

    fn row(mut self, group: &str, target: &'static str) -> Vec<Cell> {
        self.minutes.sort_unstable();
        let minutes = |minutes: Option<f64>| minutes.map_or(Cell::Empty, Cell::Minutes);
        let decided = self.met + self.missed;
        vec![
            group.into(),
            Cell::Word(target),
            decided.into(),
            self.met.into(),
            self.missed.into(),
            Cell::Percent(self.met, decided),
            self.active.into(),
            self.at_risk.into(),
            self.paused.into(),
            self.cancelled.into(),
            minutes(median(&self.minutes)),
            minutes(percentile(&self.minutes, 90).map(|minutes| minutes as f64)),
        ]
    }
}

/// Three rows for each group, one for each target; then the same of everything, `total`; last the sum of those over
/// the targets, without minutes: a first response and a resolution have no common middle.
fn build(facts: &Facts, options: &Options) -> Table {
    let mut groups: BTreeMap<Group, [Tally; 3]> = BTreeMap::new();
    let mut total: [Tally; 3] = Default::default();
    for fact in reported(facts) {
        for kept in fact.promises.iter().filter(|kept| counts(kept, options)) {
            total[kept.target as usize].count(kept);
            if let Some(by) = options.by {
                let group = by.group(&counted(fact, kept), facts, options);
                groups.entry(group).or_default()[kept.target as usize].count(kept);
            }
        }
        if options.by == Some(By::Policy) && is_without_policy(fact, options) {
            groups.entry(Group::no_policy()).or_default();
        }
    }
    let mut table = Table::new(COLUMNS);
    let mut all = Tally::default();
    for tally in &total {
        all.add(tally);
    }
    let groups = groups.into_iter().map(|(group, tallies)| (group.label, tallies));
    for (label, tallies) in groups.chain([("total".to_owned(), total)]) {
        for (target, tally) in Target::ALL.iter().zip(tallies) {
            table.push(tally.row(&label, target.word()));
        }
    }
    table.push(all.row("total", "all"));
    table
}

fn list(facts: &Facts, options: &Options, cell: Option<&str>) -> Table {
    let mut table = Table::new(LIST);
    for fact in reported(facts) {
        let asked = |status: ClockStatus| match cell {
            None => true,
            Some("decided") => matches!(status, ClockStatus::Met | ClockStatus::Missed),
            Some(cell) => cell == status.word(),
        };
        for kept in fact.promises.iter().filter(|kept| counts(kept, options) && asked(kept.status)) {
            table.push(listed(fact, kept, facts, options));
        }
        if cell == Some("no_policy") && is_without_policy(fact, options) {
            let mut row = vec![Cell::Empty; LIST.len()];
            let known = [("ticket", fact.ticket.into()), ("subject", fact.subject.as_str().into())];
            for (name, cell) in known.into_iter().chain([("status", Cell::Word("none"))]) {
                if let Some(place) = table.position(name).and_then(|place| row.get_mut(place)) {
                    *place = cell;
                }
            }
            table.push(row);
        }
    }
    table
}

fn listed(fact: &Fact, kept: &Kept, facts: &Facts, options: &Options) -> Vec<Cell> {
    let counted = counted(fact, kept);
    let group = options.by.map_or("total".to_owned(), |by| by.group(&counted, facts, options).label);
    let minutes =
        |seconds: Option<i64>| seconds.map_or(Cell::Empty, |s| Cell::Minutes(s.div_euclid(60) as f64));
    vec![
        fact.ticket.into(),
        Cell::Word(kept.target.word()),
        Cell::Word(kept.status.word()),
        kept.cause.map_or(Cell::Empty, |cause| Cell::Word(cause.word())),
        group.into(),
        kept.due_at.into(),
        kept.decided_at.into(),
        minutes(kept.elapsed.map(|span| span.0)),
        minutes(kept.goal),
        counted.credit.name(facts).into(),
        kept.policy.as_ref().map(|policy| policy.name.as_str()).into(),
        (kept.instance + 1).into(),
        kept.started_at.into(),
        kept.stopped_at.into(),
        fact.subject.as_str().into(),
    ]
}

fn notes(facts: &Facts, options: &Options) -> Vec<String> {
    let mut notes = Vec::new();
    let before =
        |fact: &&Fact| fact.backfill && fact.promises.is_empty() && options.range.contains(fact.created_at);
    let backfill = reported(facts).filter(before).count();
    if backfill > 0 && !options.backfill {
        notes.push(format!("{} from before the desk left out; --backfill counts them", tickets(backfill)));
    }
    let without = reported(facts).filter(|fact| is_without_policy(fact, options)).count();
    if without > 0 {
        notes.push(format!("{} had no policy, so nothing was promised; --list no_policy", tickets(without)));
    }
    notes
}

fn reported(facts: &Facts) -> impl Iterator<Item = &Fact> {
    facts.tickets.iter().filter(|fact| fact.chosen && fact.is_real())
}

/// Whether an instance belongs to the period.
fn counts(kept: &Kept, options: &Options) -> bool {
    let inside = |at: Option<Moment>| at.is_some_and(|at| options.range.contains(at));
    match kept.status {
        ClockStatus::Met | ClockStatus::Missed => inside(kept.decided_at),
        ClockStatus::Cancelled => inside(kept.stopped_at),
        _ => kept.is_open() && kept.started_at.is_none_or(|at| at < options.range.to),
    }
}

/// A ticket of the period that was promised nothing at any time. What is left out as backfill is not one.
fn is_without_policy(fact: &Fact, options: &Options) -> bool {
    let told = !fact.history.contacts.is_empty();
    told && fact.promises.is_empty() && options.range.contains(fact.created_at)
}

/// Credit by metrics §1.13: an answer goes to its author, a solve to the solver, a breach to whoever had the ticket
/// then; what ended without a result or is open, to whoever had or has it.
fn counted<'a>(fact: &'a Fact, kept: &'a Kept) -> Counted<'a> {
    let assignee_at = |at: Option<Moment>| {
        Credit::of_assignee(match at {
            Some(at) => fact.history.assignee_at(at),
            None => fact.assignee,
        })
    };
    let (at, credit) = match (kept.status, kept.target) {
        (ClockStatus::Met, Target::Resolution) => (kept.decided_at, Credit::of_solver(kept.actor)),
        (ClockStatus::Met, _) => (kept.decided_at, Credit::of_author(kept.actor)),
        (ClockStatus::Missed, _) => (kept.decided_at, assignee_at(kept.decided_at)),
        (ClockStatus::Cancelled, _) => (kept.stopped_at, assignee_at(kept.stopped_at)),
        _ => (None, assignee_at(None)),
    };
    Counted { fact, at, credit, policy: kept.policy.as_ref().map(|policy| policy.name.as_str()) }
}

#[cfg(test)]
mod tests;
