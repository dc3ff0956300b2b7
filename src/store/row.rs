//! The row of a ticket with its tags and clocks, as the fold makes it. It is written down from here, and held against what is written
//! by `desk verify`.

use rusqlite::types::{ToSql, ToSqlOutput, Value, ValueRef};

use crate::desk::fold::Folded;
use crate::desk::id::{AddressId, TagId};
use crate::desk::settings::Settings;
use crate::desk::sla::{ClockState, ClockStatus, Judged};
use crate::desk::terms::Names as _;
use crate::desk::ticket::Target;
use crate::desk::time::Moment;
use crate::store::names::Names;

/// The columns of `ticket` that a fold fills, in the order of [`Row::values`].
pub(super) const COLUMNS: [&str; 32] = [
    "subject",
    "status",
    "priority",
    "channel",
    "address",
    "assignee",
    "topic",
    "messages",
    "created_at",
    "updated_at",
    "first_response_at",
    "solved_at",
    "solves_at",
    "closes_at",
    "waiting_since",
    "due_at",
    "due_target",
    "at_risk_at",
    "sla_status",
    "policy",
    "settings",
    "reopened",
    "worked",
    "backfill",
    "doubted",
    "snoozed_until",
    "woken_at",
    "snoozed_by",
    "department",
    "tier",
    "put_away",
    "folded_at",
];

/// What a fold writes down of a ticket.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Row {
    /// As [`COLUMNS`] names them.
    pub(super) values: Vec<Value>,
    /// In the order in which they were put on.
    pub(super) tags: Vec<TagId>,
    /// One for each clock that is not done.
    pub(super) clocks: Vec<KeptClock>,
}

/// The columns of `clock` but for the ticket: target, state, elapsed, run_since, due_at, at_risk_at.
pub(super) type KeptClock = [Value; 6];

impl Row {
    /// The row of a ticket that was folded up to `folded_at`.
    pub(super) fn of(
        folded: &Folded,
        subject: &str,
        address: Option<AddressId>,
        settings: &Settings,
        names: &Names,
        folded_at: Moment,
    ) -> Row {
        let tags: Vec<String> = folded.tags.iter().map(|tag| names.tag(*tag)).collect();
        let known = tags.iter().map(String::as_str).filter(|tag| !tag.is_empty());
        let judged = folded.judge(folded_at);
        let due = Due::of(judged.as_ref());
        let department = folded.department.and_then(|department| names.departments.get(&department));
        let values = vec![
            text(subject),
            value(&folded.status),
            value(&folded.priority),
            value(&folded.channel),
            value(&address),
            value(&folded.assignee),
            settings.topic(known).map_or(Value::Null, text),
            Value::Integer(i64::try_from(folded.messages.len()).unwrap_or(i64::MAX)),
            value(&folded.created_at),
            value(&folded.updated_at),
            value(&folded.first_response_at),
            value(&folded.solved_at),
            value(&folded.solves_at),
            value(&folded.closes_at),
            value(&folded.waiting.map(|waiting| waiting.since)),
            value(&due.at),
            value(&due.target),
            value(&due.at_risk_at),
            text(due.status.word()),
            folded.promise.as_ref().map_or(Value::Null, |promise| text(&promise.policy.name)),
            value(&folded.settings),
            value(&folded.reopened),
            value(&folded.worked),
            value(&folded.backfill),
            value(&folded.doubted),
            value(&folded.snoozed_until),
            value(&folded.woken_at),
            value(&folded.snoozed_by),
            department.map_or(Value::Null, text),
            folded.tier.map_or(Value::Null, |tier| Value::Text(tier.to_string())),
            folded.put_away.map_or(Value::Null, |away| text(away.word())),
            value(&folded_at),
        ];
        let clocks = judged.iter().flat_map(|judged| judged.open.iter().flatten()).map(|clock| {
            [
                value(&clock.target),
                text(clock.state.word()),
                Value::Integer(clock.elapsed.0),
                value(&clock.run_since),
                value(&clock.due_at),
                value(&clock.at_risk_at),
            ]
        });
        Row { values, tags: folded.tags.clone(), clocks: clocks.collect() }
    }
}

fn text(text: impl Into<String>) -> Value {
    Value::Text(text.into())
}

/// What a type of the house is in the database.
fn value(of: &impl ToSql) -> Value {
    match of.to_sql() {
        Ok(ToSqlOutput::Owned(value)) => value,
        Ok(ToSqlOutput::Borrowed(borrowed)) => owned(borrowed),
        // None of the house's types fails, or is anything else.
        _ => Value::Null,
    }
}

/// A value that lives on its own.
pub(super) fn owned(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(integer) => Value::Integer(integer),
        ValueRef::Real(real) => Value::Real(real),
        ValueRef::Text(bytes) => Value::Text(String::from_utf8_lossy(bytes).into_owned()),
        ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
    }
}

/// The clock of a ticket that is due first; where none runs, how its promises ended.
struct Due {
    at: Option<Moment>,
    target: Option<Target>,
    at_risk_at: Option<Moment>,
    status: ClockStatus,
}

impl Due {
    /// The status of a running clock is `active` here: whether it is at risk or missed is a matter of the instant at
    /// which one looks.
    fn of(judged: Option<&Judged>) -> Due {
        let nothing = |status| Due { at: None, target: None, at_risk_at: None, status };
        let Some(judged) = judged else { return nothing(ClockStatus::None) };
        let running = judged.open.iter().flatten().filter(|clock| clock.state == ClockState::Running);
        if let Some(clock) = running.filter(|clock| clock.due_at.is_some()).min_by_key(|clock| clock.due_at) {
            return Due {
                at: clock.due_at,
                target: Some(clock.target),
                at_risk_at: clock.at_risk_at,
                status: ClockStatus::Active,
            };
        }
        const WORST_FIRST: [ClockStatus; 7] = [
            ClockStatus::Missed,
            ClockStatus::Paused,
            ClockStatus::Met,
            ClockStatus::Cancelled,
            ClockStatus::NotApplicable,
            ClockStatus::None,
            ClockStatus::NotStarted,
        ];
        let has = |status: &ClockStatus| judged.latest.iter().any(|verdict| verdict.status == *status);
        nothing(WORST_FIRST.into_iter().find(has).unwrap_or(ClockStatus::None))
    }
}
