//! The explanation as tables.

use super::explanation::Explanation;
use crate::desk::sla::{Told, Verdict};
use crate::desk::ticket::Target;
use crate::desk::time::Span;
use crate::table::{Cell, Column, Holds, Table};

/// Columns of `sla explain` in JSON.
pub const EXPLAINED: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown("as_of", Holds::At, "the instant as of which it is explained"),
    Column::shown("policy", Holds::Text, "the policy that holds for it"),
    Column::shown("settings", Holds::Int, "the version of the settings that it is judged by"),
    Column::shown("calendar", Holds::Text, "the calendar of that policy; none: around the clock"),
    Column::shown("why", Holds::Table, "why that policy: each one in order").of(WHY),
    Column::shown("targets", Holds::Record, "how each promise stands").of(TARGETS),
];

/// Columns of the policies that were tried.
pub const WHY: &[Column] = &[
    Column::shown("policy", Holds::Text, "its name"),
    Column::shown("when", Holds::Text, "the tickets that it holds for, as written; none: all"),
    Column::shown("matched", Holds::Bool, "whether it holds; none where it was not tried"),
    Column::shown(
        "because",
        Holds::Text,
        "the first condition that failed, or that it holds, or `not tried`",
    ),
];

/// The promises.
pub const TARGETS: &[Column] = &[
    Column::shown("first_response", Holds::Record, "the first answer to the customer").of(TARGET),
    Column::shown("next_response", Holds::Record, "the latest wait for an answer after the first").of(TARGET),
    Column::shown("resolution", Holds::Record, "the solution").of(TARGET),
    Column::shown("update", Holds::Record, "the latest promise to be heard from while it is ours to act")
        .of(TARGET),
];

/// Columns of one instance of a promise.
pub const INSTANCE: &[Column] = &[
    Column::shown(
        "status",
        Holds::Text,
        "active, at_risk, missed, paused, met, cancelled, not_started, not_applicable or none",
    ),
    Column::shown("due_at", Holds::At, "when it is or was due; none while it stands"),
    Column::shown("elapsed_minutes", Holds::Int, "the whole minutes counted"),
    Column::shown("remaining_minutes", Holds::Int, "the minutes left; negative: overdue"),
    Column::shown("breached_at", Holds::At, "when it was broken"),
    Column::shown("breach_cause", Holds::Text, "time, retarget or merge"),
    Column::shown("target_minutes", Holds::Minutes, "the minutes promised"),
    Column::shown("target_seconds", Holds::Seconds, "the same in seconds"),
    Column::shown("hours", Holds::Text, "which minutes count: business or calendar"),
    Column::shown(
        "started_at",
        Holds::At,
        "when the customer began to wait; of an update, when they had heard from us",
    ),
    Column::shown("stopped_at", Holds::At, "when it ended"),
    Column::shown("sentence", Holds::Text, "how it stands and why, in plain words and local time"),
];

/// Columns of a promise: those of its latest instance, all instances, and what happened.
pub const TARGET: &[Column] =
    &{
        let mut columns =
            [Column::shown("instances", Holds::Table, "each wait, solution or update, oldest first")
                .of(INSTANCE); INSTANCE.len() + 2];
        let mut at = 0;
        while at < INSTANCE.len() {
            columns[at] = INSTANCE[at];
            at += 1;
        }
        columns[INSTANCE.len() + 1] =
            Column::shown("timeline", Holds::Table, "what happened to its clock").of(TIMELINE);
        columns
    };

/// Columns of what happened to the clocks; the rows of the text formats.
pub const TIMELINE: &[Column] = &[
    Column::shown("target", Holds::Text, "first_response, next_response, resolution or update"),
    Column::shown("instance", Holds::Int, "which wait, solution or update, from one"),
    Column::shown("at", Holds::At, "when it happened, or began"),
    Column::shown("until", Holds::At, "when it ended, if it took time"),
    Column::shown(
        "act",
        Holds::Text,
        "start, restart, resume, pause, stop, suspend, cancel, retarget, policy, merge, breach, closed, openings or now",
    ),
    Column::shown("counted_minutes", Holds::Int, "the minutes counted since the row before"),
    Column::shown("elapsed_minutes", Holds::Int, "all minutes counted by then"),
    Column::shown("due_at", Holds::At, "when it is due after this"),
    Column::more("target_minutes", Holds::Minutes, "the minutes promised after this"),
    Column::more("target_seconds", Holds::Seconds, "the same in seconds"),
    Column::more("message", Holds::Message, "the message that did it"),
    Column::more("agent", Holds::Text, "the agent who did it"),
    Column::shown("because", Holds::Text, "what happened and the rule that applied"),
];

/// All of it, as one object.
pub(super) fn whole(explanation: &Explanation) -> Table {
    let mut why = Table::new(WHY);
    for tried in &explanation.explained.tried {
        let when = Some(tried.when.clone()).filter(|when| !when.is_empty());
        why.push(vec![
            tried.policy.clone().into(),
            when.into(),
            tried.matched().into(),
            tried.because().into(),
        ]);
    }
    let mut targets = Table::new(TARGETS);
    let told = |target: &Target| explanation.targets().find(|(other, _)| other == target);
    let cells = Target::ALL.iter().map(|target| match told(target) {
        Some((_, told)) => target_of(explanation, told),
        None => Cell::Empty,
    });
    targets.push(cells.collect());
    let mut whole = Table::new(EXPLAINED);
    whole.push(vec![
        explanation.ticket.into(),
        explanation.as_of.into(),
        explanation.policy().into(),
        explanation.explained.folded.settings.0.into(),
        explanation.calendar().into(),
        why.into(),
        Cell::record(targets),
    ]);
    whole
}

/// A promise, as an object.
fn target_of(explanation: &Explanation, told: &[Told]) -> Cell {
    let Some(latest) = told.last() else { return Cell::Empty };
    let mut instances = Table::new(INSTANCE);
    // A wait that nobody began is none.
    for told in told.iter().filter(|told| told.exists()) {
        instances.push(instance(told));
    }
    let timeline = timeline(explanation, told);
    let mut target = Table::new(TARGET);
    let mut cells = instance(latest);
    cells.extend([instances.into(), timeline.into()]);
    target.push(cells);
    Cell::record(target)
}

/// The cells of an instance.
fn instance(told: &Told) -> Vec<Cell> {
    let Verdict { status, due_at, breached_at, cause, goal, started_at, stopped_at, .. } = told.verdict;
    vec![
        Cell::Word(status.word()),
        due_at.into(),
        told.verdict.elapsed_minutes().into(),
        told.verdict.remaining_minutes().into(),
        breached_at.into(),
        cause.map_or(Cell::Empty, |cause| Cell::Word(cause.word())),
        goal.map_or(Cell::Empty, |goal| Cell::goal_minutes(goal.seconds)),
        goal.map(|goal| Span(goal.seconds)).into(),
        goal.map_or(Cell::Empty, |goal| Cell::Word(goal.hours.word())),
        started_at.into(),
        stopped_at.into(),
        told.sentence.clone().into(),
    ]
}

/// What happened, a row for each step.
pub(super) fn timeline<'a>(explanation: &Explanation, told: impl IntoIterator<Item = &'a Told>) -> Table {
    let cast = &explanation.explained.cast;
    let mut table = Table::new(TIMELINE);
    for (row, because) in told.into_iter().flat_map(|told| &told.timeline) {
        let message = row.event.and_then(|place| cast.messages.get(place).copied().flatten());
        let agent = row.event.and_then(|place| cast.agents.get(place).cloned().flatten());
        table.push(vec![
            Cell::Word(row.target.word()),
            (row.instance + 1).into(),
            row.at.into(),
            row.until.into(),
            Cell::Word(row.happening.word()),
            row.counted_minutes.into(),
            row.elapsed.0.div_euclid(60).into(),
            row.due_at.into(),
            row.goal.map_or(Cell::Empty, |goal| Cell::goal_minutes(goal.seconds)),
            row.goal.map(|goal| Span(goal.seconds)).into(),
            message.into(),
            agent.into(),
            because.clone().into(),
        ]);
    }
    table
}
