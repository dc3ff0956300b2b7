//! `sla`: the promises of the desk, and which were kept (metrics §1.12).
//!
//! The unit is one instance of a promise. It belongs to the period in which it was decided: when it was fulfilled in
//! time, or broken. Cancelled ones belong to the period in which they ended; active, at risk and paused ones are those
//! that began before the end of the period and are open as of the report. What is open and past due is missed.

use crate::desk::facts::{Fact, Facts, Kept};
use crate::desk::sla::{Cause, ClockStatus};
use crate::desk::ticket::{Status, Target};
use crate::desk::time::{Moment, Span};
use crate::report::figure::Figure;
use crate::report::group::Credit;
use crate::report::item::{Amount, Item, Marks};
use crate::report::notes::{left_out, tickets};
use crate::report::options::Options;
use crate::report::shape::{Needs, Parts, Report};
use crate::report::tally;
use crate::table::{Cell, Column, Holds};

/// See the head of this file.
pub const SLA: Report = Report {
    name: "sla",
    about: "Promises kept: of those decided in the period, how many were met",
    rule: "a promise belongs to the period in which it was met or broken",
    parts: Parts::Fixed {
        column: Column::shown(
            "target",
            Holds::Text,
            "first_response, next_response, resolution, update, or all of them",
        ),
        words: Target::WORDS,
        together: Some("all"),
        idle: is_unpromised,
    },
    figures: FIGURES,
    headline: Some("met_pct"),
    by: None,
    cells: &[("no_policy", NO_POLICY, "tickets begun in the period to which nothing was promised")],
    list_columns: LIST,
    needs: Needs { clocks: true, customers: false },
    items,
    notes,
    build: tally::build,
};

pub(super) const DECIDED: Marks = Marks::nth(0);
pub(super) const MET: Marks = Marks::nth(1);
pub(super) const MISSED: Marks = Marks::nth(2);
const ACTIVE: Marks = Marks::nth(3);
const AT_RISK: Marks = Marks::nth(4);
const PAUSED: Marks = Marks::nth(5);
const CANCELLED: Marks = Marks::nth(6);
/// Decided, and ended.
const TIMED: Marks = Marks::nth(7);
const BY_TIME: Marks = Marks::nth(8);
const BY_RETARGET: Marks = Marks::nth(9);
const BY_MERGE: Marks = Marks::nth(10);
const MERGED: Marks = Marks::nth(11);
const FLIPPED: Marks = Marks::nth(12);
const NO_POLICY: Marks = Marks::nth(13);

const MINUTES: Amount = Amount(0);

const FIGURES: &[Figure] = &[
    Figure::count("decided", DECIDED, "promises that were met or missed in the period"),
    Figure::count("met", MET, "of those, fulfilled in time"),
    Figure::count("missed", MISSED, "of those, broken: late, or open and past due"),
    Figure::share("met_pct", MET, DECIDED, "met of decided"),
    Figure::count("active", ACTIVE, "running and in time, as of the report"),
    Figure::count("at_risk", AT_RISK, "running with most of the time used, as of the report"),
    Figure::count("paused", PAUSED, "standing while it is not our turn, as of the report"),
    Figure::count("cancelled", CANCELLED, "ended in the period without a result"),
    Figure::median(
        "median_minutes",
        TIMED,
        MINUTES,
        "counted minutes of the decided ones that have ended, the middle one",
    ),
    Figure::percentile("p90_minutes", TIMED, (MINUTES, 90), "the same, nine tenths of them took no longer"),
    Figure::count("missed_time", BY_TIME, "of the missed, because the time ran out").aside(),
    Figure::count(
        "missed_retarget",
        BY_RETARGET,
        "of the missed, because a shorter goal was already used up",
    )
    .aside(),
    Figure::count("missed_merge", BY_MERGE, "of the missed, because a merge brought a longer wait").aside(),
    Figure::count("merged", MERGED, "of the missed, on tickets that were merged into others later").aside(),
    Figure::count("flipped", FLIPPED, "of the missed, those that had been met before a reopening").aside(),
    Figure::tickets("tickets", DECIDED, "tickets with a promise decided in the period").aside(),
    Figure::tickets("tickets_missed", MISSED, "of those, tickets with one that was missed").aside(),
    Figure::few("low_n", DECIDED, "whether fewer than ten were decided, so that the share says little")
        .aside(),
];

const LIST: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown("target", Holds::Text, "first_response, next_response, resolution or update"),
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
    Column::more(
        "started_at",
        Holds::At,
        "when the customer began to wait; of an update, when they had heard from us",
    ),
    Column::more("stopped_at", Holds::At, "when it ended"),
    Column::more("goal_seconds", Holds::Seconds, "what was promised, in seconds"),
    Column::shown("subject", Holds::Text, "the subject of the ticket"),
];

/// Whether this is the word of a promise that few desks give, and nobody gave here.
fn is_unpromised(facts: &Facts, target: &str) -> bool {
    let gave = |fact: &Fact| fact.promises.iter().any(|kept| kept.target == Target::Update);
    target == Target::Update.word()
        && !facts.settings.promises(Target::Update)
        && !facts.tickets.iter().any(gave)
}

pub(super) fn items<'a>(facts: &'a Facts, options: &Options, take: &mut dyn FnMut(Item<'a>)) {
    for fact in reported(facts) {
        for kept in fact.promises.iter().filter(|kept| counts(fact, kept, options)) {
            let mut item = item(fact, kept);
            if options.lists {
                item.details = listed(&item, kept, facts);
            }
            take(item);
        }
        if is_without_policy(fact, options) {
            let mut item = Item { marks: NO_POLICY, policy: None, ..Item::of(fact, Some(fact.created_at)) };
            if options.lists {
                item.details = unpromised(fact);
            }
            take(item);
        }
    }
}

/// The row of a ticket without any promise.
fn unpromised(fact: &Fact) -> Vec<Cell> {
    let cell = |column: &Column| match column.name {
        "ticket" => fact.ticket.into(),
        "status" => Cell::Word("none"),
        "subject" => fact.subject.as_str().into(),
        _ => Cell::Empty,
    };
    LIST.iter().map(cell).collect()
}

fn listed(item: &Item<'_>, kept: &Kept, facts: &Facts) -> Vec<Cell> {
    let minutes =
        |seconds: Option<i64>| seconds.map_or(Cell::Empty, |s| Cell::Minutes(s.div_euclid(60) as f64));
    vec![
        item.fact.ticket.into(),
        Cell::Word(kept.target.word()),
        Cell::Word(kept.status.word()),
        kept.cause.map_or(Cell::Empty, |cause| Cell::Word(cause.word())),
        Cell::Empty,
        kept.due_at.into(),
        kept.decided_at.into(),
        minutes(kept.elapsed.map(|span| span.0)),
        kept.goal.map_or(Cell::Empty, Cell::goal_minutes),
        item.credit.name(facts).into(),
        item.policy.into(),
        (kept.instance + 1).into(),
        kept.started_at.into(),
        kept.stopped_at.into(),
        kept.goal.map(Span).into(),
        item.fact.subject.as_str().into(),
    ]
}

fn notes(facts: &Facts, options: &Options) -> Vec<String> {
    let mut notes: Vec<String> = left_out(facts, options).into_iter().collect();
    let without = reported(facts).filter(|fact| is_without_policy(fact, options)).count();
    if without > 0 {
        notes.push(format!("{} had no policy, so nothing was promised; --list no_policy", tickets(without)));
    }
    let flipped = reported(facts).flat_map(|fact| fact.promises.iter().map(move |kept| (fact, kept)));
    let flipped =
        flipped.filter(|(fact, kept)| counts(fact, kept, options) && has_flipped(fact, kept)).count();
    if flipped > 0 {
        let promises = if flipped == 1 { "promise" } else { "promises" };
        notes.push(format!(
            "{flipped} {promises} had been met and were broken after a reopening; --list flipped"
        ));
    }
    notes
}

/// Spam counts nowhere. A breach on a ticket that was merged or put away since stays (metrics §1.0, §2.11).
fn reported(facts: &Facts) -> impl Iterator<Item = &Fact> {
    facts.tickets.iter().filter(|fact| fact.chosen && fact.status != Status::Spam)
}

/// Whether an instance belongs to the period.
fn counts(fact: &Fact, kept: &Kept, options: &Options) -> bool {
    let inside = |at: Option<Moment>| at.is_some_and(|at| options.range.contains(at));
    match kept.status {
        ClockStatus::Missed => inside(kept.decided_at),
        _ if !fact.is_real() => false,
        ClockStatus::Met => inside(kept.decided_at),
        ClockStatus::Cancelled => inside(kept.stopped_at),
        _ => kept.is_open() && kept.started_at.is_none_or(|at| at < options.range.to),
    }
}

/// Whether it was met once, by a solve between its beginning and the instant at which it was broken. A solve before its
/// beginning had met another instance (`reopen = restart`), or was before any customer came.
fn has_flipped(fact: &Fact, kept: &Kept) -> bool {
    let (Some(began), Some(broken)) = (kept.started_at, kept.decided_at) else { return false };
    kept.status == ClockStatus::Missed
        && kept.target == Target::Resolution
        && fact.history.solves.iter().any(|solve| began <= solve.at && solve.at < broken)
}

/// A ticket of the period that was promised nothing at any time. What is left out as backfill is not one.
pub(super) fn is_without_policy(fact: &Fact, options: &Options) -> bool {
    let told = !fact.history.contacts.is_empty();
    told && fact.put_away.is_none() && fact.promises.is_empty() && options.range.contains(fact.created_at)
}

/// Credit by metrics §1.13: an answer goes to its author, a solve to the solver, a breach to whoever had the ticket
/// then; what ended without a result or is open, to whoever had or has it.
fn item<'a>(fact: &'a Fact, kept: &'a Kept) -> Item<'a> {
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
    let status = match kept.status {
        ClockStatus::Met => DECIDED.and(MET),
        ClockStatus::Missed => DECIDED.and(MISSED).and(MERGED.when(fact.status == Status::Merged)),
        ClockStatus::Active => ACTIVE,
        ClockStatus::AtRisk => AT_RISK,
        ClockStatus::Paused => PAUSED,
        ClockStatus::Cancelled => CANCELLED,
        ClockStatus::NotStarted | ClockStatus::NotApplicable | ClockStatus::None => Marks::NONE,
    };
    let cause = match kept.cause {
        Some(Cause::Time) => BY_TIME,
        Some(Cause::Retarget) => BY_RETARGET,
        Some(Cause::Merge) => BY_MERGE,
        None => Marks::NONE,
    };
    let timed = TIMED.when(kept.decided_at.is_some() && kept.stopped_at.is_some());
    let flipped = FLIPPED.when(has_flipped(fact, kept));
    // What was broken is not the doing of where the ticket went since.
    let broken_at = kept.decided_at.filter(|_| kept.status == ClockStatus::Missed);
    Item {
        credit,
        department: broken_at.map_or(fact.department, |at| fact.history.department_at(at)),
        policy: kept.policy.as_ref().map(|policy| policy.name.as_str()),
        part: kept.target.word().into(),
        marks: status.and(cause).and(timed).and(flipped),
        amounts: [kept.elapsed.map(|span| span.0.div_euclid(60)), None, None],
        ..Item::of(fact, at)
    }
}

#[cfg(test)]
mod tests;
