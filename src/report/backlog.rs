//! `backlog`: what was open when the period ended, or is as of the report; worked out from what happened, so that the
//! backlog of last March can be asked for today (metrics §1.7).
//!
//! A ticket is open while it is neither solved, closed, merged nor spam. How it stood (status, assignee, waiting, overdue)
//! is how it stood then; what it is (tags, priority, channel) is what it is as of the report. Its age is that of the first
//! contact of its customer, or, where only we wrote, its own.

use crate::desk::facts::{Fact, Facts, Kept};
use crate::desk::history::Wait;
use crate::desk::sla::ClockStatus;
use crate::desk::ticket::Status;
use crate::desk::time::{DAY, Moment};
use crate::report::figure::Figure;
use crate::report::group::Credit;
use crate::report::item::{Amount, Item, Marks};
use crate::report::notes::tickets;
use crate::report::options::Options;
use crate::report::shape::{Needs, Parts, Report};
use crate::report::{stock, tally};
use crate::table::{Cell, Column, Holds};

/// See the head of this file.
pub const BACKLOG: Report = Report {
    name: "backlog",
    about: "What was open at the end of the period: how old it was, and whose turn it was",
    rule: "a ticket belongs to the period at whose end it was open; rows along time are those in which it began",
    parts: Parts::None,
    figures: FIGURES,
    headline: None,
    by: None,
    cells: &[],
    list_columns: LIST,
    needs: Needs { clocks: true, customers: false },
    items,
    notes,
    build: tally::build,
};

pub(super) const OPEN: Marks = Marks::nth(0);
const NEW: Marks = Marks::nth(1);
const IN_WORK: Marks = Marks::nth(2);
const PENDING: Marks = Marks::nth(3);
const HOLD: Marks = Marks::nth(4);
const WAITING: Marks = Marks::nth(5);
const UNASSIGNED: Marks = Marks::nth(6);
const OVERDUE: Marks = Marks::nth(7);
const DISCARDED: Marks = Marks::nth(8);
const AGES: [(i64, Marks); 5] =
    [(0, Marks::nth(9)), (1, Marks::nth(10)), (3, Marks::nth(11)), (7, Marks::nth(12)), (30, Marks::nth(13))];

const AGE: Amount = Amount(0);

const FIGURES: &[Figure] = &[
    Figure::stock("backlog", OPEN, "tickets that were open"),
    Figure::stock("new", NEW, "of those, nobody had looked at"),
    Figure::stock("open", IN_WORK, "of those, in work"),
    Figure::stock("pending", PENDING, "of those, for the customer to go on"),
    Figure::stock("hold", HOLD, "of those, for somebody else to go on"),
    Figure::stock("waiting", WAITING, "of the backlog, whose customer waited for an answer of ours"),
    Figure::stock("unassigned", UNASSIGNED, "of the backlog, those that nobody had"),
    Figure::stock("overdue", OVERDUE, "of the backlog, with a promise that was past due and not fulfilled"),
    Figure::stock("under_1d", AGES[0].1, "of the backlog, less than a day old"),
    Figure::stock("from_1d", AGES[1].1, "a day old or more, and less than 3 days"),
    Figure::stock("from_3d", AGES[2].1, "3 days old or more, and less than 7"),
    Figure::stock("from_7d", AGES[3].1, "7 days old or more, and less than 30"),
    Figure::stock("from_30d", AGES[4].1, "30 days old or more"),
    Figure::median("median_age_minutes", OPEN, AGE, "the age of the backlog, the middle one"),
    Figure::percentile("p90_age_minutes", OPEN, (AGE, 90), "the same, nine tenths of it are no older"),
    Figure::largest("oldest_minutes", OPEN, AGE, "the age of the oldest"),
    Figure::stock("discarded", DISCARDED, "of the backlog, what is spam or merged as of the report").aside(),
];

const LIST: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown("status", Holds::Text, "where it stood then"),
    Column::shown("age_minutes", Holds::Minutes, "how old it was"),
    Column::shown("group", Holds::Text, "the row in which it is counted"),
    Column::shown("waiting_since", Holds::At, "since when its customer had been waiting for an answer"),
    Column::shown("overdue_since", Holds::At, "when the first of its promises that were past due was due"),
    Column::shown("assignee", Holds::Text, "who had it then"),
    Column::more("created_at", Holds::At, "when it began"),
    Column::shown("subject", Holds::Text, "the subject of the ticket"),
];

/// How a ticket stood at an instant.
struct Stood<'a> {
    fact: &'a Fact,
    status: Status,
    waiting: Option<&'a Wait>,
    due: Option<Moment>,
    credit: Credit,
    /// In seconds.
    age: i64,
}

impl<'a> Stood<'a> {
    /// As far as what happened before that instant tells.
    fn at(fact: &'a Fact, at: Moment) -> Stood<'a> {
        let history = &fact.history;
        let last = at.plus(-1);
        let lasts = |until: Option<Moment>| until.is_none_or(|until| until >= at);
        let overdue = |kept: &&Kept| {
            // At the due instant itself it is in time still.
            kept.status == ClockStatus::Missed
                && kept.decided_at.is_some_and(|due| due < last)
                && lasts(kept.stopped_at)
        };
        Stood {
            fact,
            status: history.status_at(last),
            waiting: history.waiting_at(last),
            due: fact.promises.iter().filter(overdue).filter_map(|kept| kept.due_at).min(),
            credit: Credit::of_assignee(history.assignee_at(last)),
            age: (at - history.first_contact().filter(|first| *first < at).unwrap_or(fact.created_at)).0,
        }
    }

    fn marks(&self) -> Marks {
        let status = match self.status {
            Status::New => NEW,
            Status::Pending => PENDING,
            Status::Hold => HOLD,
            _ => IN_WORK,
        };
        let days = self.age.div_euclid(DAY);
        let age = AGES.iter().rev().find(|(from, _)| days >= *from).map_or(AGES[0].1, |(_, marks)| *marks);
        let all = [
            OPEN,
            status,
            age,
            WAITING.when(self.waiting.is_some()),
            UNASSIGNED.when(self.credit == Credit::Unassigned),
            OVERDUE.when(self.due.is_some()),
            DISCARDED.when(!self.fact.is_real()),
        ];
        all.into_iter().fold(Marks::NONE, Marks::and)
    }

    fn details(&self, facts: &Facts) -> Vec<Cell> {
        let agent = Some(self.credit).filter(|credit| *credit != Credit::Unassigned);
        vec![
            self.fact.ticket.into(),
            Cell::Word(self.status.word()),
            Cell::Minutes(self.age.div_euclid(60) as f64),
            Cell::Empty,
            self.waiting.map(|wait| wait.since).into(),
            self.due.into(),
            agent.map(|credit| credit.name(facts)).into(),
            self.fact.created_at.into(),
            self.fact.subject.as_str().into(),
        ]
    }
}

pub(super) fn items<'a>(facts: &'a Facts, options: &Options, take: &mut dyn FnMut(Item<'a>)) {
    let Some(end) = stock::end(options) else { return };
    for fact in facts.tickets.iter().filter(|fact| options.takes(fact) && stock::is_open(fact, end)) {
        let stood = Stood::at(fact, end);
        take(Item {
            credit: stood.credit,
            marks: stood.marks(),
            amounts: [Some(stood.age.div_euclid(60)), None, None],
            details: if options.lists { stood.details(facts) } else { Vec::new() },
            ..Item::of(fact, Some(fact.created_at))
        });
    }
}

fn notes(facts: &Facts, options: &Options) -> Vec<String> {
    let Some(end) = stock::end(options) else {
        return vec!["the period has not begun: nothing is known of its backlog".to_owned()];
    };
    let as_of = match options.is_cut_short() {
        true => "as of the report",
        false => "when the period ended",
    };
    let mut notes =
        vec![format!("what was open {as_of}: {}", end.plus(-1).format(options.zone, "%Y-%m-%d %H:%M:%S"))];
    let before = |fact: &&Fact| fact.chosen && fact.backfill && fact.is_real() && stock::is_open(fact, end);
    let count = facts.tickets.iter().filter(before).count();
    if count > 0 && !options.backfill {
        notes.push(format!("{} from before the desk left out; --backfill counts them", tickets(count)));
    }
    notes
}

#[cfg(test)]
mod tests;
