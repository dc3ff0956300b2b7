//! The rows of a report: by what it is cut (`--by`), and to which row something belongs. Each thing that is counted
//! belongs to exactly one row, so that the rows sum to the total.

use std::collections::HashMap;

use crate::desk::facts::{Fact, Facts};
use crate::desk::id::{AgentId, DepartmentId};
use crate::desk::period::Step;
use crate::desk::ticket::words;
use crate::desk::time::{Moment, Zone};
use crate::report::Options;
use crate::report::item::Item;
use crate::report::tally::TOTAL;

words!(
    /** By what a report is cut. What a ticket is (tag, topic, priority …) is what it is as of the report. */
    By {
        /** Who is credited (metrics §1.13). */ Agent = "agent",
        /** The first of its tags. */ Tag = "tag",
        /** The first of its tags that is a topic. */ Topic = "topic",
        Channel = "channel",
        /** Of what was broken, where it lay then; of a transfer, where it went from. */ Department = "department",
        /** Of a transfer, where it went to. */ Destination = "destination",
        Priority = "priority",
        Customer = "customer",
        /** The local day on which it was decided. */ Day = "day",
        /** The week, from Monday on. */ Week = "week",
        Month = "month",
        Policy = "policy",
        /** The day of the week on which it was decided, from Monday on. */ Weekday = "weekday",
        /** The local hour in which it was decided. */ Hour = "hour",
        /** The month in which its ticket began. */ Created = "created",
    }
);

/// A row: in the order of the table, those in parentheses last.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct Group {
    special: bool,
    rank: usize,
    /// What stands in the column `group`.
    pub label: String,
}

impl Group {
    /// A tag, a department or an agent may be called as the last row is; then it stands in quotes.
    fn named(label: impl Into<String>) -> Group {
        let label: String = label.into();
        let label = if label == TOTAL { format!("\"{label}\"") } else { label };
        Group { special: false, rank: 0, label }
    }

    fn special(label: &str) -> Group {
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

    fn group(self, facts: &Facts) -> Group {
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

/// Rows that were worked out before.
pub type Known = HashMap<(By, i64), Group>;

impl By {
    /// The pieces of time of which each row is one, where it is.
    pub fn step(self) -> Option<Step> {
        match self {
            By::Day => Some(Step::Day),
            By::Week => Some(Step::Week),
            By::Month => Some(Step::Month),
            _ => None,
        }
    }

    /// Whether rows are told apart by when things were decided.
    pub fn is_time(self) -> bool {
        self.step().is_some() || matches!(self, By::Weekday | By::Hour)
    }

    /// The row that this belongs to, which is worked out once for each quarter of an hour where it depends on the time
    /// of day alone: since 1973 no zone is apart from UTC by anything but quarters of hours.
    pub fn group_known(self, item: &Item<'_>, facts: &Facts, options: &Options, known: &mut Known) -> Group {
        const QUARTER: i64 = 900;
        const SINCE: i64 = 3 * 366 * 86_400;
        let at = match self {
            By::Created => Some(item.fact.created_at),
            by if by.is_time() => item.at,
            _ => None,
        };
        match at.filter(|at| at.0 >= SINCE) {
            None => self.group(item, facts, options),
            Some(at) => {
                let place = (self, at.0.div_euclid(QUARTER));
                known.entry(place).or_insert_with(|| self.group(item, facts, options)).clone()
            }
        }
    }

    /// The row that this belongs to.
    pub fn group(self, item: &Item<'_>, facts: &Facts, options: &Options) -> Group {
        let fact = item.fact;
        let or = |label: Option<&str>, without: &str| match label {
            Some(label) => Group::named(label),
            None => Group::special(without),
        };
        let lies = |department: Option<DepartmentId>| {
            let name = department.and_then(|department| facts.departments.get(&department));
            or(name.map(String::as_str), "(no department)")
        };
        let cut = |label: &dyn Fn(Moment) -> Group| item.at.map_or_else(|| Group::special("(open)"), label);
        match self {
            By::Agent => item.credit.group(facts),
            By::Tag => {
                or(fact.tags.first().and_then(|tag| facts.tags.get(tag)).map(String::as_str), "(no tag)")
            }
            By::Topic => or(topic(fact, facts), "(no topic)"),
            By::Channel => Group::named(fact.channel.word()),
            By::Department => lies(item.department),
            By::Destination => item.moved_to.map_or_else(|| Group::special("(no transfer)"), lies),
            By::Priority => Group { rank: fact.priority as usize, ..Group::named(fact.priority.word()) },
            By::Customer => {
                let email = fact.customer.and_then(|customer| facts.customers.get(&customer));
                or(email.map(String::as_str), "(no customer)")
            }
            By::Day => cut(&|at| Group::named(Step::Day.label(at, options.zone))),
            By::Week => cut(&|at| Group::named(Step::Week.label(at, options.zone))),
            By::Month => cut(&|at| Group::named(Step::Month.label(at, options.zone))),
            By::Weekday => cut(&|at| {
                let (rank, label) = weekday(at, options.zone);
                Group { rank, ..Group::named(label) }
            }),
            By::Hour => cut(&|at| Group::named(at.format(options.zone, "%H"))),
            By::Created => Group::named(Step::Month.label(fact.created_at, options.zone)),
            By::Policy => item.policy.map_or_else(Group::no_policy, Group::named),
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
