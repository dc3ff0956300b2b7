//! The settings document: one TOML text that says who the desk is, when it is open, what it promises and what it does
//! by itself (contract §6). Here it is read and checked; where its versions are kept is not known here.
//!
//! A document is accepted or refused as a whole. A refusal names every fault (at most a hundred), each with its
//! place.

mod action;
mod address;
mod agents;
mod amend;
mod calendar;
mod choose;
mod default;
mod desk;
mod document;
mod duration;
mod fault;
mod holiday;
mod hours;
mod intake;
mod most;
mod names;
mod never;
mod next;
mod outgoing;
mod policy;
mod preset;
mod read;
mod rule;
mod tried;
mod typed;
mod verb;
mod view;
mod when;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use action::Action;
pub use address::{Mailbox, is_address};
pub use agents::OfAgent;
pub use amend::{NewHoliday, with_holidays, with_muted};
pub use default::default_document;
pub use desk::{Abandoned, Desk, RepeatMatch};
pub use duration::promised;
pub use fault::SettingsFault;
pub use holiday::MissingHolidays;
pub use intake::Intake;
pub use most::{Each, Most};
pub use names::is_word;
pub use next::Weights;
pub use outgoing::{Outgoing, Transport};
pub use policy::PolicyEntry;
pub use preset::{PRESETS, Preset};
pub use rule::{During, Rule, Trigger};
pub use tried::{Outcome, Tried};
pub use view::{TICKET_FIELDS, View};

use crate::desk::calendar::Calendar;
use crate::desk::ticket::Target;
use crate::desk::time::Moment;

/// One version of the settings. Immutable: an edit makes another one.
#[derive(Clone, Default, Debug)]
pub struct Settings {
    /// What holds for the whole desk.
    pub desk: Desk,
    /// Opening hours by name.
    pub calendars: BTreeMap<String, Arc<Calendar>>,
    /// What is promised, in the order in which they are asked.
    pub policies: Vec<PolicyEntry>,
    /// What the desk does by itself, in the order of the document.
    pub rules: Vec<Rule>,
    /// Saved lists by name.
    pub views: BTreeMap<String, View>,
    /// How much each thing counts in the order of work.
    pub next: Weights,
    /// Which mail makes no work.
    pub intake: Intake,
    /// How mail leaves; none: nothing is said about it.
    pub outgoing: Option<Outgoing>,
    /// What holds for one of us, by the agent's name.
    pub of_agents: BTreeMap<String, OfAgent>,
    warnings: Vec<SettingsFault>,
    holidays: Vec<holiday::Cover>,
    /// Each place that names an agent, with what is said if there is none of that name.
    agents: Vec<(String, SettingsFault)>,
    /// Each place that names a canned reply, likewise.
    canned: Vec<(String, SettingsFault)>,
    /// What can do nothing.
    futile: Vec<SettingsFault>,
}

impl Settings {
    /// All that they would have run on the machine on which they are in force, and where to they would write there.
    pub fn reaches_out(&self) -> Vec<String> {
        let mut all: Vec<String> = self.outgoing.iter().map(Outgoing::reaches_out).collect();
        for action in self.notifies().map(ToString::to_string) {
            if !all.contains(&action) {
                all.push(action);
            }
        }
        all
    }

    /// The actions of rules that have something run on this machine, in the order of the document.
    pub fn notifies(&self) -> impl Iterator<Item = &Action> {
        self.rules.iter().flat_map(|rule| &rule.then).filter(|action| matches!(action, Action::Notify(_)))
    }

    /// Whether any policy promises this at any priority.
    pub fn promises(&self, target: Target) -> bool {
        self.policies.iter().any(|entry| entry.policy.promises(target))
    }

    /// What is accepted but odd, seen at this instant: overlapping hours, policies that can never be chosen, calendars
    /// without holidays. In the order of the document.
    pub fn warnings(&self, now: Moment) -> Vec<SettingsFault> {
        let holidays = self.holidays.iter().flat_map(|cover| cover.warnings(now, self.desk.zone));
        let mut warnings: Vec<_> = self.warnings.iter().cloned().chain(holidays).collect();
        warnings.sort_by_key(|warning| (warning.line, warning.column));
        warnings
    }

    /// The hours by which tickets without a promise are timed: those of the policy for all tickets, else of the first
    /// calendar, else all hours.
    pub fn usual_calendar(&self) -> Arc<Calendar> {
        let general = self.policies.iter().find(|entry| entry.when.is_none()).map(|entry| &entry.calendar);
        general.or(self.calendars.values().next()).cloned().unwrap_or_else(|| Arc::new(Calendar::always()))
    }

    /// The hours in which a ticket under this policy is worked on. One without a policy (it began before the desk, or
    /// none matches) has those of the last policy, which is the one for the rest; where there is none at all, all hours.
    pub fn working_hours(&self, policy: Option<&str>) -> Arc<Calendar> {
        let named = policy.and_then(|name| self.policies.iter().find(|entry| entry.policy.name == name));
        match named.or(self.policies.last()) {
            Some(entry) => entry.calendar.clone(),
            None => Arc::new(Calendar::always()),
        }
    }

    /// Calendars whose holidays are written with their years, but not for this year, or from November on for the next
    /// one, in the order of their names.
    pub fn missing_holidays(&self, now: Moment) -> Vec<MissingHolidays> {
        self.holidays.iter().filter_map(|cover| cover.missing(now, self.desk.zone)).collect()
    }
}

#[cfg(test)]
mod tests;
