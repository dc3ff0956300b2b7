//! The rows of a report: what they are called, and who is credited with what stands in them.

use crate::desk::facts::{Fact, Facts};
use crate::desk::id::AgentId;
use crate::desk::time::{Moment, Zone};

/// What stands in the column `group` of the last rows.
pub const TOTAL: &str = "total";

/// A row: in the order of the table, those in parentheses last.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Group {
    pub(super) special: bool,
    pub(super) rank: usize,
    /// What stands in the column `group`.
    pub label: String,
}

impl Group {
    /// A tag, a department or an agent may be called as the last row is; then it stands in quotes.
    pub(super) fn named(label: impl Into<String>) -> Group {
        let label: String = label.into();
        let label = if label == TOTAL { format!("\"{label}\"") } else { label };
        Group { special: false, rank: 0, label }
    }

    pub(super) fn special(label: &str) -> Group {
        Group { special: true, rank: 0, label: label.to_owned() }
    }

    /// The row for everything that has no policy.
    pub fn no_policy() -> Group {
        Group::special("(no policy)")
    }
}

/// Who gets the credit, or the blame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Credit {
    /// This agent.
    Agent(AgentId),
    /// The desk itself did it.
    Auto,
    /// Nobody had the ticket.
    Unassigned,
    /// Somebody of ours, but the record does not say who (imported mail).
    Unknown,
}

impl Credit {
    /// The one who did it.
    pub fn of_author(agent: Option<AgentId>) -> Credit {
        agent.map_or(Credit::Unknown, Credit::Agent)
    }

    /// The one who solved it.
    pub fn of_solver(agent: Option<AgentId>) -> Credit {
        agent.map_or(Credit::Auto, Credit::Agent)
    }

    /// The one who had it.
    pub fn of_assignee(agent: Option<AgentId>) -> Credit {
        agent.map_or(Credit::Unassigned, Credit::Agent)
    }

    /// What is shown.
    pub fn name(self, facts: &Facts) -> String {
        self.group(facts).label
    }

    pub(super) fn group(self, facts: &Facts) -> Group {
        match self {
            Credit::Agent(agent) => match facts.agents.get(&agent) {
                Some(name) => Group::named(name),
                None => Group::special("(unknown)"),
            },
            Credit::Auto => Group::special("(auto)"),
            Credit::Unassigned => Group::special("(unassigned)"),
            Credit::Unknown => Group::special("(unknown)"),
        }
    }
}

/// The days of the week, from Monday on.
pub const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// The place of a local day among [`WEEKDAYS`], and its name.
pub fn weekday(at: Moment, zone: Zone) -> (usize, &'static str) {
    // ISO 8601 counts the days of a week from 1, Monday.
    let rank = at.format(zone, "%u").parse::<usize>().unwrap_or(1).saturating_sub(1) % WEEKDAYS.len();
    (rank, WEEKDAYS.get(rank).copied().unwrap_or_default())
}

/// The topic of a ticket: the first of its tags that the settings list as one.
pub fn topic<'f>(fact: &Fact, facts: &'f Facts) -> Option<&'f str> {
    facts.settings.topic(fact.tags.iter().filter_map(|tag| facts.tags.get(tag)).map(String::as_str))
}
