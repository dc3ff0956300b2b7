//! A policy as one would write it by hand.

use toml_edit::{InlineTable, Value};

use crate::desk::policy::{Goal, Hours, Override, Policy, Reopen, ReopenOn, Retarget};
use crate::desk::ticket::{Priority, Status, Target};

/// `"2m40s"`, or `{ target = "24h", hours = "calendar" }`.
pub(super) fn goal(goal: Goal) -> Value {
    let length = length(goal.seconds);
    match goal.hours {
        Hours::Business => length.into(),
        Hours::Calendar => {
            let mut table = InlineTable::new();
            table.insert("target", length.into());
            table.insert("hours", goal.hours.word().into());
            Value::InlineTable(table)
        }
    }
}

/// Hours, minutes and seconds: `1h30m`.
fn length(seconds: i64) -> String {
    let parts = [(seconds / 3600, 'h'), (seconds / 60 % 60, 'm'), (seconds % 60, 's')];
    parts.iter().filter(|(count, _)| *count > 0).map(|(count, unit)| format!("{count}{unit}")).collect()
}

/// A name that no policy has, and takes it.
pub(super) fn unused(name: &str, taken: &mut Vec<String>) -> String {
    let is_free = |name: &String| !taken.iter().any(|other| other.eq_ignore_ascii_case(name));
    let free = (2..).map(|number| format!("{name}-{number}")).find(is_free);
    let free = if is_free(&name.to_owned()) { name.to_owned() } else { free.unwrap_or_default() };
    taken.push(free.clone());
    free
}

/// The text of a policy; of what may be left out only what is not as usual.
pub(super) fn policy_text(policy: &Policy, when: Option<&str>, calendar: Option<&str>) -> String {
    let mut text = String::from("\n[[policy]]\n");
    let mut line =
        |key: &str, value: Value| text.push_str(&format!("{key} = {}\n", value.to_string().trim()));
    line("name", policy.name.as_str().into());
    for (key, value) in [("when", when), ("calendar", calendar)] {
        value.into_iter().for_each(|value| line(key, value.into()));
    }
    for target in Target::ALL {
        policy.goals[*target as usize].into_iter().for_each(|own| line(target.word(), goal(own)));
    }
    if policy.pause_on != [Status::Pending] {
        line("pause_on", Value::Array(policy.pause_on.iter().map(|status| status.word()).collect()));
    }
    if policy.retarget != Retarget::Keep {
        line("retarget", policy.retarget.word().into());
    }
    if policy.reopen != Reopen::Resume {
        line("reopen", policy.reopen.word().into());
    }
    if policy.reopen_on != ReopenOn::Message {
        line("reopen_on", policy.reopen_on.word().into());
    }
    if policy.at_risk_percent != 80 {
        line("at_risk", policy.at_risk_percent.into());
    }
    for (priority, own) in Priority::ALL.iter().zip(&policy.overrides) {
        let mut table = InlineTable::new();
        for (target, own) in Target::ALL.iter().zip(own) {
            match own {
                Override::Inherit => {}
                Override::Nothing => drop(table.insert(target.word(), "none".into())),
                Override::Goal(own) => drop(table.insert(target.word(), goal(*own))),
            }
        }
        if !table.is_empty() {
            line(&format!("priority.{priority}"), Value::InlineTable(table));
        }
    }
    text
}
