//! `resolution`: how long it took until tickets were solved, and whose turn it was meanwhile (metrics §1.4).
//!
//! Seven numbers, each under its own name. `first_resolution` goes by the first solve and belongs to its period; all others
//! go by the last solve as of the report, so that a reopened ticket counts once. Time begins with the first contact.
//! Where the desk itself solved a ticket because its customer had fallen silent, the time ends when that silence began:
//! the days until the desk gave up are not ours.

use crate::desk::facts::{Fact, Facts};
use crate::desk::history::Solve;
use crate::desk::ticket::{Status, words};
use crate::desk::time::Moment;
use crate::report::figure::Figure;
use crate::report::group::Credit;
use crate::report::item::{Item, Marks};
use crate::report::notes::left_out;
use crate::report::options::Options;
use crate::report::shape::{Needs, Parts, Report, never_idle};
use crate::report::tally;
use crate::report::took::{BUSINESS, CALENDAR, Took};
use crate::table::{Cell, Column, Holds};

/// See the head of this file.
pub const RESOLUTION: Report = Report {
    name: "resolution",
    about: "Resolution times: from first contact to first and last solve, and whose turn it was meanwhile",
    rule: "first_resolution belongs to the period of the first solve, all else to that of the last solve",
    parts: Parts::Fixed {
        column: Column::shown(
            "measure",
            Holds::Text,
            "first_resolution, full_resolution, handling, requester_wait, agent_work, hold or pending",
        ),
        words: Measure::WORDS,
        together: None,
        idle: never_idle,
    },
    figures: FIGURES,
    headline: None,
    by: None,
    cells: &[],
    list_columns: LIST,
    needs: Needs { clocks: false, customers: false },
    items,
    notes: |facts, options| left_out(facts, options).into_iter().collect(),
    build: tally::build,
};

words!(
    /** What is measured of a solved ticket. */
    Measure {
        /** From first contact to the first solve. */ First = "first_resolution",
        /** From first contact to the last solve, whatever lay between. */ Full = "full_resolution",
        /** What the resolution clock counts: neither pauses nor the time while it was solved. */ Handling = "handling",
        /** New, open or on hold. */ RequesterWait = "requester_wait",
        /** New or open. */ AgentWork = "agent_work",
        /** On hold. */ Hold = "hold",
        /** Pending. */ Pending = "pending",
    }
);

const SOLVED: Marks = Marks::nth(0);
const SILENT: Marks = Marks::nth(1);
const AGAIN: Marks = Marks::nth(2);

const FIGURES: &[Figure] = &[
    Figure::count("tickets", SOLVED, "tickets solved in the period, by the first or the last solve"),
    Figure::median("median_minutes", SOLVED, CALENDAR, "minutes by the clock, the middle one"),
    Figure::percentile("p90_minutes", SOLVED, (CALENDAR, 90), "nine tenths took no longer"),
    Figure::mean("mean_minutes", SOLVED, CALENDAR, "the mean: one forgotten ticket moves it"),
    Figure::median("median_business_minutes", SOLVED, BUSINESS, "minutes in opening hours, the middle one"),
    Figure::percentile("p90_business_minutes", SOLVED, (BUSINESS, 90), "nine tenths took no longer"),
    Figure::mean("mean_business_minutes", SOLVED, BUSINESS, "their mean"),
    Figure::percentile("p95_minutes", SOLVED, (CALENDAR, 95), "nineteen twentieths took no longer").aside(),
    Figure::percentile("p95_business_minutes", SOLVED, (BUSINESS, 95), "the same in opening hours").aside(),
    Figure::sum("sum_minutes", SOLVED, CALENDAR, "all minutes by the clock together").aside(),
    Figure::sum("sum_business_minutes", SOLVED, BUSINESS, "all minutes in opening hours together").aside(),
    Figure::count("auto_solved", SILENT, "of the tickets, solved by the desk when the customer fell silent")
        .aside(),
    Figure::count("solved_again", AGAIN, "of the tickets, solved before already").aside(),
    Figure::few("low_n", SOLVED, "whether there are fewer than ten, so that the times say little").aside(),
];

const LIST: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown("measure", Holds::Text, "what was measured"),
    Column::shown("group", Holds::Text, "the row in which it is counted"),
    Column::shown("minutes", Holds::Minutes, "minutes by the clock"),
    Column::shown("business_minutes", Holds::Minutes, "minutes in opening hours"),
    Column::shown("contact_at", Holds::At, "when the customer first came"),
    Column::shown("solved_at", Holds::At, "when it was solved"),
    Column::more(
        "counted_to",
        Holds::At,
        "until when time counts: where the customer fell silent, before the solve",
    ),
    Column::shown("agent", Holds::Text, "who solved it"),
    Column::shown("subject", Holds::Text, "the subject of the ticket"),
];

fn items<'a>(facts: &'a Facts, options: &Options, take: &mut dyn FnMut(Item<'a>)) {
    for fact in facts.tickets.iter().filter(|fact| options.takes(fact) && fact.is_real()) {
        let Some(contact) = fact.history.first_contact() else { continue };
        let mut solves = fact.history.solves.iter().filter(|solve| solve.at >= contact);
        let Some(first) = solves.next() else { continue };
        let last = solves.next_back().unwrap_or(first);
        let mut give = |measure: Measure, solve: &Solve, took: Took| {
            let again = AGAIN.when(solve.at != first.at);
            let silent = SILENT.when(fell_silent(fact, solve).is_some());
            let mut item = Item {
                part: measure.word().into(),
                credit: Credit::of_solver(solve.agent),
                marks: SOLVED.and(again).and(silent),
                amounts: took.amounts(),
                ..Item::of(fact, Some(solve.at))
            };
            if options.lists {
                item.details = details(&item, contact, took, solve, facts);
            }
            take(item);
        };
        let whole = |solve: &Solve| Took::between(fact, contact, counted_to(fact, solve, contact));
        if options.range.contains(first.at) {
            give(Measure::First, first, whole(first));
        }
        if options.range.contains(last.at) {
            give(Measure::Full, last, whole(last));
            let turns = Turns::of(fact, contact, counted_to(fact, last, contact));
            for measure in &Measure::ALL[2..] {
                give(*measure, last, turns.measure(*measure, fact));
            }
        }
    }
}

/// Since when the customer had been silent, if it was for that that the desk itself solved the ticket: the instant at
/// which it began to be pending.
pub(super) fn fell_silent(fact: &Fact, solve: &Solve) -> Option<Moment> {
    let before = fact.history.statuses.partition_point(|stood| stood.at < solve.at);
    let statuses = fact.history.statuses.get(..before).filter(|_| solve.agent.is_none())?;
    let pending = statuses.iter().rev().take_while(|stood| stood.status == Status::Pending);
    pending.last().map(|stood| stood.at)
}

/// The instant up to which the time of a ticket that was solved so counts (`effective_solve`).
pub(super) fn counted_to(fact: &Fact, solve: &Solve, contact: Moment) -> Moment {
    fell_silent(fact, solve).map_or(solve.at, |since| since.max(contact))
}

/// How long it was whose turn.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Turns {
    /// New or open.
    ours: Took,
    hold: Took,
    pending: Took,
}

impl Turns {
    /// Between two instants. The time while a ticket was solved is nobody's.
    pub(super) fn of(fact: &Fact, from: Moment, to: Moment) -> Turns {
        let mut turns = Turns::default();
        let mut spend = |status: Status, since: Moment, until: Moment| {
            let place = match status {
                Status::New | Status::Open => &mut turns.ours,
                Status::Hold => &mut turns.hold,
                Status::Pending => &mut turns.pending,
                Status::Solved | Status::Closed | Status::Spam | Status::Merged => return,
            };
            *place = place.and(Took::between(fact, since.max(from), until.min(to)));
        };
        let (mut status, mut since) = (Status::New, from);
        for stood in fact.history.statuses.iter().take_while(|stood| stood.at < to) {
            spend(status, since, stood.at);
            (status, since) = (stood.status, stood.at);
        }
        spend(status, since, to);
        turns
    }

    /// All of it.
    pub(super) fn all(self) -> Took {
        self.ours.and(self.hold).and(self.pending)
    }

    /// That in which the resolution clock stands; without a policy, while it is the customer's turn.
    pub(super) fn paused(self, fact: &Fact) -> Took {
        let pauses = |status: Status| match &fact.policy {
            Some(policy) => policy.pause_on.contains(&status),
            None => status == Status::Pending,
        };
        let when = |status: Status, took: Took| if pauses(status) { took } else { Took::default() };
        when(Status::Hold, self.hold).and(when(Status::Pending, self.pending))
    }

    fn measure(self, measure: Measure, fact: &Fact) -> Took {
        match measure {
            Measure::Handling => self.all().without(self.paused(fact)),
            Measure::RequesterWait => self.ours.and(self.hold),
            Measure::Hold => self.hold,
            Measure::Pending => self.pending,
            Measure::AgentWork | Measure::First | Measure::Full => self.ours,
        }
    }
}

fn details(item: &Item<'_>, contact: Moment, took: Took, solve: &Solve, facts: &Facts) -> Vec<Cell> {
    let [minutes, business] = took.cells();
    let measure = Measure::from_word(&item.part).map_or(Cell::Empty, |measure| Cell::Word(measure.word()));
    vec![
        item.fact.ticket.into(),
        measure,
        Cell::Empty,
        minutes,
        business,
        contact.into(),
        solve.at.into(),
        counted_to(item.fact, solve, contact).into(),
        item.credit.name(facts).into(),
        item.fact.subject.as_str().into(),
    ]
}

#[cfg(test)]
mod tests;
