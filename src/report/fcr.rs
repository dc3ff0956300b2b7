//! `fcr`: what was resolved at the first contact (metrics §1.1).
//!
//! A ticket belongs to the period of its first solve. It is resolved at first contact when the customer had to write
//! once, nothing came back within the window (`fcr_days`) and no other ticket of the same customer on the same topic
//! began in it. A share counts only tickets whose window is over (`matured`), so a published figure does not sink.

use std::collections::{BTreeMap, HashMap};

use crate::desk::facts::{Fact, Facts};
use crate::desk::history::Solve;
use crate::desk::id::TicketId;
use crate::desk::settings::{Abandoned, RepeatMatch};
use crate::desk::ticket::{Mode, words};
use crate::desk::time::{DAY, Moment};
use crate::report::group::{Counted, Credit, Group, topic};
use crate::report::{Options, Report, tickets};
use crate::table::{Cell, Column, Holds, Table};

/// See the head of this file.
pub const FCR: Report = Report {
    name: "fcr",
    about: "First contact resolution: of the tickets solved in the period, how many needed one contact only",
    columns: COLUMNS,
    headline: "fcr_pct",
    cells: CELLS,
    list_columns: LIST,
    needs_clocks: false,
    needs_customers: true,
    build,
    list,
    notes,
};

const COLUMNS: &[Column] = &[
    Column::shown("group", Holds::Text, "what the row is about; total: all of it"),
    Column::shown("solved", Holds::Int, "tickets first solved in the period"),
    Column::shown(
        "eligible",
        Holds::Int,
        "of those, begun by the customer, not given up, on a topic that can be resolved at once",
    ),
    Column::shown("matured", Holds::Int, "of the eligible, those whose window is over"),
    Column::shown("resolved_first", Holds::Int, "of the matured, resolved at first contact"),
    Column::shown("fcr_pct", Holds::Percent, "resolved_first of matured (net)"),
    Column::shown("gross_resolved", Holds::Int, "of gross_matured, resolved at first contact"),
    Column::shown("gross_matured", Holds::Int, "as matured, on any topic"),
    Column::shown("gross_pct", Holds::Percent, "gross_resolved of gross_matured"),
    Column::shown("one_touch", Holds::Int, "of one_touch_of, with exactly one answer and never reopened"),
    Column::shown("one_touch_of", Holds::Int, "the tickets of gross_matured"),
    Column::shown("one_touch_pct", Holds::Percent, "one_touch of one_touch_of"),
    Column::shown("provisional", Holds::Int, "of the eligible, those whose window is not over"),
    Column::shown(
        "abandoned",
        Holds::Int,
        "of the solved, solved by the desk after the customer fell silent",
    ),
    Column::shown(
        "backfill",
        Holds::Int,
        "tickets from before the desk: left out, or counted with --backfill",
    ),
];

const CELLS: &[(&str, &str)] = &[
    ("solved", "tickets first solved in the period"),
    ("eligible", "those that could be resolved at first contact"),
    ("matured", "the eligible ones whose window is over"),
    ("resolved_first", "resolved at first contact"),
    ("failed", "matured, and not resolved at first contact"),
    ("gross_resolved", "resolved at first contact, on any topic"),
    ("gross_matured", "matured, on any topic"),
    ("one_touch", "one answer, never reopened"),
    ("one_touch_of", "those that one_touch is a part of"),
    ("provisional", "the eligible ones whose window is not over"),
    ("abandoned", "solved by the desk after the customer fell silent"),
    ("backfill", "tickets from before the desk"),
];

const LIST: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown(
        "outcome",
        Holds::Text,
        "resolved_first, failed, provisional, abandoned, not_inbound or backfill",
    ),
    Column::shown("reason", Holds::Text, "why it is not resolved at first contact; the first that holds"),
    Column::shown("repeat", Holds::Ticket, "the later ticket that is the reason"),
    Column::shown("group", Holds::Text, "the row in which it is counted"),
    Column::shown("eligible", Holds::Bool, "whether its topic can be resolved at first contact"),
    Column::shown("topic", Holds::Text, "its topic"),
    Column::shown("agent", Holds::Text, "who solved it first"),
    Column::shown("solved_at", Holds::At, "when it was first solved"),
    Column::more("window_ends_at", Holds::At, "until when nothing may come back"),
    Column::more("episodes", Holds::Int, "how often the customer had to write up to the first solve"),
    Column::more("replies", Holds::Int, "how many answers were given"),
    Column::more("reopens", Holds::Int, "how often it was brought back"),
    Column::shown("subject", Holds::Text, "the subject of the ticket"),
];

words!(
    /** Why a ticket was not resolved at first contact; each failure has one, the first that holds. */
    Reason {
        Again = "customer had to write again",
        Reopened = "reopened within the window",
        Repeat = "new ticket on the same topic",
        /** With `repeat_match = "requester"`. */ AnyRepeat = "new ticket of the same customer",
        /** With `abandoned = "fail"`. */ Silent = "the customer fell silent",
    }
);

/// A ticket that was first solved in the period, or one from before the desk that is left out.
struct Seen<'a> {
    fact: &'a Fact,
    solve: Option<Solve>,
    /// Left out because it is from before the desk.
    left_out: bool,
    /// Whether it can count: begun by the customer, and not left out for having been given up.
    counts: bool,
    eligible: bool,
    matured: bool,
    failure: Option<(Reason, Option<TicketId>)>,
}

impl Seen<'_> {
    fn is_abandoned(&self) -> bool {
        self.solve.is_some_and(|solve| solve.abandoned) && !self.left_out
    }

    fn is_one_touch(&self) -> bool {
        self.fact.history.replies.len() == 1 && self.fact.history.reopens.is_empty()
    }

    /// Whether it stands in this cell.
    fn is_in(&self, cell: &str) -> bool {
        let gross = self.counts && self.matured;
        let net = gross && self.eligible;
        match cell {
            "solved" => self.solve.is_some() && !self.left_out,
            "eligible" => self.counts && self.eligible,
            "matured" => net,
            "resolved_first" => net && self.failure.is_none(),
            "failed" => net && self.failure.is_some(),
            "gross_resolved" => gross && self.failure.is_none(),
            "gross_matured" | "one_touch_of" => gross,
            "one_touch" => gross && self.is_one_touch(),
            "provisional" => self.counts && self.eligible && !self.matured,
            "abandoned" => self.is_abandoned(),
            "backfill" => self.fact.backfill,
            _ => false,
        }
    }

    fn outcome(&self) -> &'static str {
        match (&self.failure, self.solve) {
            _ if self.left_out => "backfill",
            _ if !self.counts && self.is_abandoned() => "abandoned",
            _ if !self.counts => "not_inbound",
            _ if !self.matured => "provisional",
            (Some(_), _) => "failed",
            (None, _) => "resolved_first",
        }
    }

    fn counted(&self) -> Counted<'_> {
        Counted {
            fact: self.fact,
            at: Some(self.solve.map_or(self.fact.created_at, |solve| solve.at)),
            credit: match self.solve {
                Some(solve) => Credit::of_solver(solve.agent),
                None => Credit::of_assignee(self.fact.assignee),
            },
            policy: self.fact.policy.as_ref().map(|policy| policy.name.as_str()),
        }
    }
}

fn build(facts: &Facts, options: &Options) -> Table {
    let mut groups: BTreeMap<Group, BTreeMap<&str, i64>> = BTreeMap::new();
    let mut total = BTreeMap::new();
    for seen in seen(facts, options) {
        let count = |figures: &mut BTreeMap<&str, i64>| {
            for (cell, _) in CELLS.iter().filter(|(cell, _)| seen.is_in(cell)) {
                *figures.entry(cell).or_default() += 1;
            }
        };
        count(&mut total);
        if let Some(by) = options.by {
            count(groups.entry(by.group(&seen.counted(), facts, options)).or_default());
        }
    }
    let mut table = Table::new(COLUMNS);
    for (label, figures) in
        groups.into_iter().map(|(group, figures)| (group.label, figures)).chain([("total".to_owned(), total)])
    {
        let of = |cell: &str| figures.get(cell).copied().unwrap_or(0);
        let row = COLUMNS.iter().map(|column| match column.name {
            "group" => Cell::Text(label.clone()),
            "fcr_pct" => Cell::Percent(of("resolved_first"), of("matured")),
            "gross_pct" => Cell::Percent(of("gross_resolved"), of("gross_matured")),
            "one_touch_pct" => Cell::Percent(of("one_touch"), of("one_touch_of")),
            cell => Cell::Int(of(cell)),
        });
        table.push(row.collect());
    }
    table
}

fn list(facts: &Facts, options: &Options, cell: Option<&str>) -> Table {
    let mut table = Table::new(LIST);
    for seen in seen(facts, options).iter().filter(|seen| cell.is_none_or(|cell| seen.is_in(cell))) {
        let (fact, history, counted) = (seen.fact, &seen.fact.history, seen.counted());
        let group = options.by.map_or("total".to_owned(), |by| by.group(&counted, facts, options).label);
        let failure = seen.failure.as_ref().filter(|_| seen.counts);
        table.push(vec![
            fact.ticket.into(),
            Cell::Word(seen.outcome()),
            failure.map_or(Cell::Empty, |(reason, _)| Cell::Word(reason.word())),
            failure.and_then(|(_, repeat)| *repeat).into(),
            group.into(),
            seen.eligible.into(),
            topic(fact, facts).into(),
            counted.credit.name(facts).into(),
            seen.solve.map(|solve| solve.at).into(),
            seen.solve.map(|solve| window(solve.at, facts)).into(),
            history.episodes.into(),
            history.replies.len().into(),
            history.reopens.len().into(),
            fact.subject.as_str().into(),
        ]);
    }
    table
}

fn notes(facts: &Facts, options: &Options) -> Vec<String> {
    let mut notes = Vec::new();
    let all = seen(facts, options);
    let left_out = all.iter().filter(|seen| seen.left_out).count();
    if left_out > 0 {
        notes.push(format!("{} from before the desk left out; --backfill counts them", tickets(left_out)));
    }
    let nameless = all.iter().filter(|seen| seen.counts && topic(seen.fact, facts).is_none()).count();
    if nameless > 0 && facts.settings.desk.repeat_match == RepeatMatch::Topic {
        notes.push(format!(
            "{} without a topic: a later ticket of the same customer is not held against them",
            tickets(nameless)
        ));
    }
    notes
}

fn window(solved: Moment, facts: &Facts) -> Moment {
    solved.plus(facts.settings.desk.fcr_days * DAY)
}

/// Everything that the report is about, in the order of the tickets.
fn seen<'a>(facts: &'a Facts, options: &Options) -> Vec<Seen<'a>> {
    let later = Later::new(facts);
    let judge = |fact: &'a Fact| {
        let solve = fact.history.first_solve().filter(|solve| options.range.contains(solve.at));
        if fact.backfill && !options.backfill {
            let unsolved_here = fact.history.solves.is_empty() && options.range.contains(fact.created_at);
            let left_out = Seen {
                fact,
                solve,
                left_out: true,
                counts: false,
                eligible: false,
                matured: false,
                failure: None,
            };
            return (solve.is_some() || unsolved_here).then_some(left_out);
        }
        let solve = solve?;
        let desk = &facts.settings.desk;
        let counts =
            fact.mode != Mode::Outbound && (!solve.abandoned || desk.abandoned != Abandoned::Exclude);
        let failure = match desk.abandoned {
            Abandoned::Fail if solve.abandoned => Some((Reason::Silent, None)),
            Abandoned::Success if solve.abandoned => None,
            _ => later.failure(fact, solve.at),
        };
        Some(Seen {
            fact,
            solve: Some(solve),
            left_out: false,
            counts,
            eligible: facts.settings.fcr_eligible(topic(fact, facts)),
            matured: options.as_of >= window(solve.at, facts),
            failure,
        })
    };
    facts.tickets.iter().filter(|fact| fact.chosen && fact.is_real()).filter_map(judge).collect()
}

/// Which tickets came after which.
struct Later<'a> {
    facts: &'a Facts,
    /// The tickets that customers began, by customer.
    of_customer: HashMap<i64, Vec<&'a Fact>>,
    follow_ups: HashMap<TicketId, Vec<&'a Fact>>,
}

impl<'a> Later<'a> {
    fn new(facts: &'a Facts) -> Later<'a> {
        let mut later = Later { facts, of_customer: HashMap::new(), follow_ups: HashMap::new() };
        for fact in facts.tickets.iter().filter(|fact| fact.is_real()) {
            if let Some(followed) = fact.follows {
                later.follow_ups.entry(followed).or_default().push(fact);
            }
            if let (Some(customer), true) = (fact.customer, fact.mode != Mode::Outbound) {
                later.of_customer.entry(customer).or_default().push(fact);
            }
        }
        later
    }

    /// Why a ticket that was first solved then was not resolved at first contact.
    fn failure(&self, fact: &Fact, solved: Moment) -> Option<(Reason, Option<TicketId>)> {
        let until = window(solved, self.facts);
        let inside = |at: Moment| solved < at && at <= until;
        if fact.history.episodes > 1 {
            return Some((Reason::Again, None));
        }
        if fact.history.reopens.iter().any(|at| inside(*at)) {
            return Some((Reason::Reopened, None));
        }
        let began = |others: Option<&Vec<&'a Fact>>, same: &dyn Fn(&Fact) -> bool| {
            let others = others.into_iter().flatten();
            let mut returns =
                others.filter(|other| other.ticket != fact.ticket && inside(other.created_at) && same(other));
            returns.next().map(|other| other.ticket)
        };
        if let Some(follow_up) = began(self.follow_ups.get(&fact.ticket), &|_| true) {
            return Some((Reason::Reopened, Some(follow_up)));
        }
        let others = fact.customer.and_then(|customer| self.of_customer.get(&customer));
        match self.facts.settings.desk.repeat_match {
            RepeatMatch::Requester => {
                began(others, &|_| true).map(|repeat| (Reason::AnyRepeat, Some(repeat)))
            }
            RepeatMatch::Topic => {
                let own = topic(fact, self.facts)?;
                let same = |other: &Fact| topic(other, self.facts) == Some(own);
                began(others, &same).map(|repeat| (Reason::Repeat, Some(repeat)))
            }
        }
    }
}

#[cfg(test)]
mod tests;
