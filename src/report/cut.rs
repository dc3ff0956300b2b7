//! To which row of a report something belongs, by what the report is cut. Each thing that is counted belongs to exactly
//! one row, so that the rows sum to the total.

use std::collections::HashMap;

use crate::desk::facts::Facts;
use crate::desk::id::DepartmentId;
use crate::desk::period::Step;
use crate::desk::time::Moment;
use crate::report::by::By;
use crate::report::group::{Group, topic, weekday};
use crate::report::item::Item;
use crate::report::options::Options;

/// Rows that were worked out before.
pub type Known = HashMap<(By, i64), Group>;

impl By {
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
