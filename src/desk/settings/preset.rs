//! Ready-made promises (`desk settings preset`): changes to a settings document that one would otherwise write by hand. What
//! stands there keeps its place, its comments and its name; what is promised so already is left as it is written.

mod place;
mod written;

use toml_edit::{DocumentMut, Item, Table, TableLike, Value};

use super::amend::edited;
use super::{PolicyEntry, Settings};
use crate::desk::nearest::nearest;
use crate::desk::policy::{Goal, Hours, Override, Policy};
use crate::desk::ticket::{Priority, Status, Target};
use crate::desk::time::{DAY, HOUR};
use place::{add, policies, set};
use written::{goal, policy_text, unused};

/// A ready-made change.
pub struct Preset {
    /// As it is typed.
    pub name: &'static str,
    /// What it promises, in a sentence.
    pub about: &'static str,
    /// Changes the document, of which these are the settings; whether anything had to be changed. None where it cannot be.
    amend: fn(&Settings, &mut DocumentMut) -> Option<bool>,
}

/// All of them.
pub const PRESETS: &[Preset] = &[
    Preset {
        name: "channels",
        about: "a first response by channel: social and mail 1 h, phone 5 min, chat 2 min 40 s; before the policies that stand",
        amend: channels,
    },
    Preset {
        name: "daily-update",
        about: "the customer hears from us every 24 hours around the clock while it is ours to act, in every policy",
        amend: daily_update,
    },
    Preset {
        name: "solo",
        about: "one calendar for all policies, and for the rest: answers in 8 working hours, a solution in 40, a word each 24; sooner where urgent",
        amend: solo,
    },
];

impl Preset {
    /// The one of this name, or the nearest name.
    pub fn named(name: &str) -> Result<&'static Preset, Option<&'static str>> {
        let found = PRESETS.iter().find(|preset| preset.name == name);
        found.ok_or_else(|| nearest(name, PRESETS.iter().map(|preset| preset.name)))
    }

    /// The document with it; the same where it promises all of that already. None where the document is not one that could be
    /// put in force, before or after.
    pub fn amended(&self, document: &str) -> Option<String> {
        let settings = Settings::parse(document).ok()?;
        let mut changed = false;
        let amended = edited(document, |toml| {
            changed = (self.amend)(&settings, toml)?;
            Some(())
        })?;
        if !changed {
            return Some(document.to_owned());
        }
        Settings::parse(&amended).is_ok().then_some(amended)
    }
}

/// The channels with a promise of their own: its word in a query, the name of the policy, the goal of the first response in
/// seconds.
const CHANNELS: [(&str, &str, i64); 4] =
    [("social", "social", HOUR), ("chat", "chat", 160), ("phone", "phone", 300), ("email", "mail", HOUR)];

/// A policy for each channel, before all others. What else is promised there is what the policy for the rest promises.
fn channels(settings: &Settings, toml: &mut DocumentMut) -> Option<bool> {
    let rest = general(settings);
    let reach = rest.unwrap_or(settings.policies.len());
    let base = match rest.and_then(|place| settings.policies.get(place)) {
        Some(entry) => (Policy::clone(&entry.policy), entry.calendar_name.clone()),
        None => (nothing(), settings.calendars.keys().next().cloned()),
    };
    let (mut text, mut taken, mut changed) = (String::new(), names(settings), false);
    for (channel, name, seconds) in CHANNELS {
        let first = Goal { seconds, hours: Hours::Business };
        let when = format!("channel:{channel}");
        // Behind the policy for the rest none is ever chosen.
        let mut standing = settings.policies.iter().take(reach);
        if let Some(place) = standing.position(|entry| entry.when_text.trim() == when) {
            let entry = settings.policies.get(place)?;
            if entry.policy.goals[Target::FirstResponse as usize] != Some(first) {
                set(*policies(toml).get_mut(place)?, Target::FirstResponse.word(), goal(first));
                changed = true;
            }
            continue;
        }
        let (mut policy, calendar) = base.clone();
        policy.goals[Target::FirstResponse as usize] = Some(first);
        for overrides in &mut policy.overrides {
            let own = &mut overrides[Target::FirstResponse as usize];
            if matches!(own, Override::Goal(goal) if goal.seconds >= seconds || goal.hours != first.hours) {
                *own = Override::Inherit;
            }
        }
        policy.name = unused(name, &mut taken);
        text.push_str(&policy_text(&policy, Some(&when), calendar.as_deref()));
    }
    if !text.is_empty() {
        add(toml, &text, true)?;
        changed = true;
    }
    Some(changed)
}

/// Around the clock.
const DAILY: Goal = Goal { seconds: DAY, hours: Hours::Calendar };

/// The same in every policy that promises anything.
fn daily_update(settings: &Settings, toml: &mut DocumentMut) -> Option<bool> {
    let (mut changed, mut promised) = (false, false);
    let mut tables = policies(toml);
    for (place, entry) in settings.policies.iter().enumerate() {
        // Whoever promises nothing to some tickets means it.
        if entry.when.is_some() && !Target::ALL.iter().any(|target| entry.policy.promises(*target)) {
            continue;
        }
        promised = true;
        let stands = entry.policy.goals[Target::Update as usize];
        // What is promised sooner stays, in whatever hours.
        let sooner = |stands: Goal| {
            let most = DAILY.seconds - i64::from(stands.hours != DAILY.hours);
            stands.seconds <= most
        };
        if !stands.is_some_and(sooner) {
            set(*tables.get_mut(place)?, Target::Update.word(), goal(DAILY));
            changed = true;
        }
    }
    if !promised {
        let mut policy = nothing();
        policy.goals[Target::Update as usize] = Some(DAILY);
        policy.name = unused("standard", &mut names(settings));
        add(toml, &policy_text(&policy, None, settings.calendars.keys().next().map(String::as_str)), false)?;
    }
    Some(changed || !promised)
}

/// What one person can promise to everybody, in working hours: by [`Target`].
const SOLO: [i64; Target::COUNT] = [8 * HOUR, 8 * HOUR, 40 * HOUR, 24 * HOUR];
/// And where it is urgent; none: as else.
const SOLO_URGENT: [Option<i64>; Target::COUNT] = [Some(2 * HOUR), Some(4 * HOUR), Some(16 * HOUR), None];

/// One calendar for all policies, and what the one for the rest promises.
fn solo(settings: &Settings, toml: &mut DocumentMut) -> Option<bool> {
    let rest = general(settings);
    let of_rest = rest.and_then(|place| settings.policies.get(place));
    let calendar = of_rest.and_then(|entry| entry.calendar_name.clone());
    let any = || settings.policies.iter().find_map(|entry| entry.calendar_name.clone());
    let mut changed = false;
    let calendar = match calendar.or_else(any).or_else(|| settings.calendars.keys().next().cloned()) {
        Some(calendar) => calendar,
        None => {
            add_office(toml)?;
            changed = true;
            OFFICE.to_owned()
        }
    };
    let mut tables = policies(toml);
    for (place, entry) in settings.policies.iter().enumerate() {
        let table = &mut **tables.get_mut(place)?;
        if entry.calendar_name.as_deref() != Some(calendar.as_str()) {
            set(table, "calendar", calendar.as_str().into());
            changed = true;
        }
        if rest == Some(place) {
            changed |= promise(entry, table)?;
        }
    }
    if rest.is_none() {
        let mut policy = nothing();
        policy.goals = SOLO.map(|seconds| Some(Goal { seconds, hours: Hours::Business }));
        let urgent = SOLO_URGENT.map(|seconds| match seconds {
            Some(seconds) => Override::Goal(Goal { seconds, hours: Hours::Business }),
            None => Override::Inherit,
        });
        policy.overrides[Priority::Urgent as usize] = urgent;
        policy.name = unused("solo", &mut names(settings));
        add(toml, &policy_text(&policy, None, Some(&calendar)), false)?;
        changed = true;
    }
    Some(changed)
}

/// Gives a policy the promises of [`SOLO`]; what it says of urgent tickets stays.
fn promise(entry: &PolicyEntry, table: &mut dyn TableLike) -> Option<bool> {
    let mut changed = false;
    for (target, seconds) in Target::ALL.iter().zip(SOLO) {
        let wanted = Goal { seconds, hours: Hours::Business };
        let stands = entry.policy.goals[*target as usize];
        // A word each day is no less.
        let is_kept = stands == Some(wanted) || (*target == Target::Update && stands.is_some());
        if !is_kept {
            set(table, target.word(), goal(wanted));
            changed = true;
        }
    }
    let urgent = &entry.policy.overrides[Priority::Urgent as usize];
    let missing = Target::ALL.iter().zip(SOLO_URGENT).filter_map(|(target, seconds)| {
        let open = urgent[*target as usize] == Override::Inherit;
        Some((*target, seconds.filter(|_| open)?))
    });
    let missing: Vec<(Target, i64)> = missing.collect();
    if missing.is_empty() {
        return Some(changed);
    }
    if !table.contains_key("priority") {
        let mut priority = Table::new();
        priority.set_dotted(true);
        table.insert("priority", Item::Table(priority));
    }
    let priority = table.get_mut("priority")?.as_table_like_mut()?;
    if !priority.contains_key(Priority::Urgent.word()) {
        priority.insert(Priority::Urgent.word(), Item::Value(Value::InlineTable(Default::default())));
    }
    let own = priority.get_mut(Priority::Urgent.word())?.as_table_like_mut()?;
    for (target, seconds) in missing {
        set(own, target.word(), goal(Goal { seconds, hours: Hours::Business }));
    }
    Some(true)
}

/// The name of the calendar that is made where there is none.
const OFFICE: &str = "office";

/// Monday to Friday from nine to five, in the zone of the desk.
fn add_office(toml: &mut DocumentMut) -> Option<()> {
    let mut office = Table::new();
    for day in ["mon", "tue", "wed", "thu", "fri"] {
        office.insert(day, Item::Value(Value::Array(["09:00-17:00"].into_iter().collect())));
    }
    if !toml.contains_key("calendar") {
        let mut calendars = Table::new();
        calendars.set_implicit(true);
        toml.insert("calendar", Item::Table(calendars));
    }
    toml.get_mut("calendar")?.as_table_like_mut()?.insert(OFFICE, Item::Table(office));
    Some(())
}

/// The place of the policy for the rest.
fn general(settings: &Settings) -> Option<usize> {
    settings.policies.iter().position(|entry| entry.when.is_none())
}

fn names(settings: &Settings) -> Vec<String> {
    settings.policies.iter().map(|entry| entry.policy.name.trim().to_owned()).collect()
}

/// A policy without a promise and otherwise as one that says nothing.
fn nothing() -> Policy {
    Policy {
        name: String::new(),
        goals: [None; Target::COUNT],
        overrides: [[Override::Inherit; Target::COUNT]; Priority::ALL.len()],
        pause_on: vec![Status::Pending],
        reopen: crate::desk::policy::Reopen::Resume,
        reopen_on: crate::desk::policy::ReopenOn::Message,
        retarget: crate::desk::policy::Retarget::Keep,
        at_risk_percent: 80,
    }
}
