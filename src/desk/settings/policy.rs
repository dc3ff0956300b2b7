//! `[[policy]]`: what is promised to which tickets.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::document::{Field, Section, list_of, quoted};
use super::duration;
use super::fault::{Findings, nearest};
use super::when::{self, Reading};
use crate::desk::calendar::Calendar;
use crate::desk::policy::{Goal, Hours, Override, Policy, Reopen, ReopenOn, Retarget};
use crate::desk::query::Query;
use crate::desk::ticket::{Priority, Status, Target};

/// A policy, the hours in which it counts, and the tickets that it holds for.
#[derive(Clone, Debug)]
pub struct PolicyEntry {
    /// What it promises.
    pub policy: Arc<Policy>,
    /// In which hours; always open where the policy names none.
    pub calendar: Arc<Calendar>,
    /// The calendar's name; none: around the clock.
    pub calendar_name: Option<String>,
    /// The tickets that it holds for; none: all that come so far.
    pub when: Option<Query>,
    /// The same as it is written; empty for all.
    pub when_text: String,
    /// The line of the document on which it begins.
    pub line: usize,
}

/// All keys of a policy.
const KEYS: &[&str] = &[
    "name",
    "when",
    "calendar",
    "first_response",
    "next_response",
    "resolution",
    "update",
    "pause_on",
    "retarget",
    "reopen",
    "reopen_on",
    "at_risk",
    "priority",
];

/// From this share of the budget on a clock is at risk, unless the policy says otherwise; in percent.
const AT_RISK: i64 = 80;

/// The calendars that have been named, and those of them that could be read.
pub(super) struct Calendars<'c> {
    pub(super) named: &'c BTreeMap<String, Option<Arc<Calendar>>>,
    /// For policies without one.
    pub(super) always: &'c Arc<Calendar>,
}

/// Reads one policy; what is wrong is noted.
pub(super) fn read(
    section: &Section,
    calendars: &Calendars,
    reading: &Reading,
    findings: &mut Findings,
) -> PolicyEntry {
    section.only(KEYS, findings);
    let name = match section.field("name") {
        Some(field) => field.line(findings).unwrap_or_default().to_owned(),
        None => {
            findings.wrong(section.place, "a policy has no `name`").expected("name = \"…\"");
            String::new()
        }
    };
    let (when, when_text) = match section.field("when") {
        Some(field) => when::of_policy(&field, reading, findings),
        None => (None, String::new()),
    };
    let (calendar_name, calendar) = calendar(section, calendars, findings);
    let plain: [Option<(Goal, bool)>; Target::COUNT] = goals(section, findings).map(Option::flatten);
    let goals = plain.map(|goal| goal.map(|(goal, _)| goal));
    let overrides = overrides(section, &goals, findings);
    let word = |key| section.field(key);
    let policy = Policy {
        name,
        goals,
        overrides,
        pause_on: pause_on(section, findings),
        retarget: word("retarget")
            .and_then(|field| field.word(Retarget::WORDS, Retarget::from_word, findings))
            .unwrap_or(Retarget::Keep),
        reopen: word("reopen")
            .and_then(|field| field.word(Reopen::WORDS, Reopen::from_word, findings))
            .unwrap_or(Reopen::Resume),
        reopen_on: word("reopen_on")
            .and_then(|field| field.word(ReopenOn::WORDS, ReopenOn::from_word, findings))
            .unwrap_or(ReopenOn::Message),
        at_risk_percent: word("at_risk")
            .and_then(|field| field.whole(1..=100, "percent", findings))
            .unwrap_or(AT_RISK),
    };
    let line = findings.at(section.place, String::new()).line;
    PolicyEntry { policy: Arc::new(policy), calendar, calendar_name, when, when_text, line }
}

/// The calendar that the policy names; without one, or with `"none"`, the time around the clock.
fn calendar(
    section: &Section,
    calendars: &Calendars,
    findings: &mut Findings,
) -> (Option<String>, Arc<Calendar>) {
    let always = || (None, calendars.always.clone());
    let Some(field) = section.field("calendar") else { return always() };
    let Some(name) = field.line(findings).filter(|name| *name != "none") else { return always() };
    match calendars.named.get(name) {
        Some(Some(calendar)) => (Some(name.to_owned()), calendar.clone()),
        // What is wrong with it has been said where it stands.
        Some(None) => always(),
        None => {
            let known: Vec<&str> = calendars.named.keys().map(String::as_str).chain(["none"]).collect();
            findings
                .wrong(field.place, format!("there is no calendar {}", quoted(name)))
                .expected(list_of(&known))
                .perhaps(nearest(name, known.iter().copied()));
            always()
        }
    }
}

/// What stands under the keys of the targets, by target: nothing, no promise, or a goal and whether it names its hours.
fn goals(section: &Section, findings: &mut Findings) -> [Option<Option<(Goal, bool)>>; Target::COUNT] {
    Target::each(|target| section.field(target.word()).map(|field| goal(&field, findings)))
}

/// `"8h"`, `"none"`, or `{ target = "8h", hours = "calendar" }`.
fn goal(field: &Field, findings: &mut Findings) -> Option<(Goal, bool)> {
    let Some(section) = field.as_section(format!("the goal {}", field.name)) else {
        return budget(field, findings).map(|seconds| (Goal { seconds, hours: Hours::Business }, false));
    };
    section.only(&["target", "hours"], findings);
    let written = section.field("hours");
    let hours = written.as_ref().and_then(|hours| hours.word(Hours::WORDS, Hours::from_word, findings));
    let Some(target) = section.field("target") else {
        findings
            .wrong(field.place, format!("{} has no `target`", field.name))
            .expected("{ target = \"8h\", hours = \"calendar\" }");
        return None;
    };
    let seconds = budget(&target, findings)?;
    Some((Goal { seconds, hours: hours.unwrap_or(Hours::Business) }, written.is_some()))
}

/// Seconds, above zero; none also for `"none"`.
fn budget(field: &Field, findings: &mut Findings) -> Option<i64> {
    let Some(text) = field.as_text() else {
        field.not("a time in quotes such as \"8h\", or \"none\"", findings);
        return None;
    };
    if text == "none" {
        return None;
    }
    match duration::seconds(text) {
        Ok(seconds) => Some(seconds),
        Err(why) => {
            findings
                .wrong(field.place, format!("{} cannot be {}", field.name, quoted(text)))
                .expected(why.expected)
                .perhaps(why.nearest);
            None
        }
    }
}

/// `priority.urgent = { first_response = "30m" }`.
fn overrides(
    section: &Section,
    goals_of_policy: &[Option<Goal>; Target::COUNT],
    findings: &mut Findings,
) -> [[Override; Target::COUNT]; 4] {
    let mut overrides = [[Override::Inherit; Target::COUNT]; 4];
    let Some(field) = section.field("priority") else { return overrides };
    let Some(by_priority) = field.as_section("`priority`") else {
        field.not("lines such as priority.urgent = { first_response = \"30m\" }", findings);
        return overrides;
    };
    by_priority.only(Priority::WORDS, findings);
    for (row, priority) in overrides.iter_mut().zip(Priority::ALL) {
        let Some(field) = by_priority.field(priority.word()) else { continue };
        let Some(own) = field.as_section(format!("`priority.{priority}`")) else {
            field.not("goals in braces such as { first_response = \"30m\" }", findings);
            continue;
        };
        own.only(Target::WORDS, findings);
        let written = goals(&own, findings);
        for (((cell, goal), base), target) in
            row.iter_mut().zip(written).zip(goals_of_policy).zip(Target::ALL)
        {
            *cell = match goal {
                None => Override::Inherit,
                Some(None) => Override::Nothing,
                Some(Some((goal, _))) => Override::Goal(goal),
            };
            let around_the_clock = base.is_some_and(|base| base.hours == Hours::Calendar);
            if let (Some(Some((_, false))), true, Some(field)) =
                (goal, around_the_clock, own.field(target.word()))
            {
                findings.odd(
                    field.place,
                    format!(
                        "`{target}` counts business hours at priority {priority}, but around the clock at the \
                         others; {{ target = …, hours = \"calendar\" }} would make it alike"
                    ),
                );
            }
        }
    }
    overrides
}

/// The statuses in which the clocks of resolution and update stand still.
fn pause_on(section: &Section, findings: &mut Findings) -> Vec<Status> {
    const PAUSES: &[&str] = &["pending", "hold"];
    let Some(field) = section.field("pause_on") else { return vec![Status::Pending] };
    let Some(list) = field.as_list() else {
        field.not("a list such as [\"pending\", \"hold\"]", findings);
        return Vec::new();
    };
    let pausing = |word: &str| Status::from_word(word).filter(|_| PAUSES.contains(&word));
    let mut statuses: Vec<Status> =
        list.iter().filter_map(|item| item.word(PAUSES, pausing, findings)).collect();
    statuses.sort();
    statuses.dedup();
    statuses
}
