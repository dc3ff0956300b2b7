//! `fcr`: what was resolved at the first contact (metrics §1.1).
//!
//! A ticket belongs to the period of its first solve. It is resolved at first contact when the customer had to write
//! once, nothing came back within the window (`fcr_days`) and no other ticket of the same customer on the same topic
//! began in it. A share counts only tickets whose window is over (`matured`), so a published figure does not sink.

use crate::desk::facts::{Fact, Facts};
use crate::desk::history::Solve;
use crate::desk::id::TicketId;
use crate::desk::settings::{Abandoned, RepeatMatch};
use crate::desk::ticket::words;
use crate::desk::time::{HOUR, Moment};
use crate::report::figure::Figure;
use crate::report::group::{Credit, topic};
use crate::report::item::{Item, Marks};
use crate::report::notes::tickets;
use crate::report::options::Options;
use crate::report::returns::{Returns, is_contact, window};
use crate::report::shape::{Needs, Parts, Report};
use crate::report::tally;
use crate::table::{Cell, Column, Holds};

/// See the head of this file.
pub const FCR: Report = Report {
    name: "fcr",
    about: "First contact resolution: of the tickets solved in the period, how many needed one contact only",
    rule: "a ticket belongs to the period of its first solve",
    parts: Parts::None,
    figures: FIGURES,
    headline: Some("fcr_pct"),
    by: None,
    cells: &[
        ("failed", FAILED, "matured, and not resolved at first contact"),
        ("gross_failed", GROSS_FAILED, "the same on any topic"),
    ],
    list_columns: LIST,
    needs: Needs { clocks: false, customers: true },
    items,
    notes,
    build: tally::build,
};

pub(super) const SOLVED: Marks = Marks::nth(0);
const ELIGIBLE: Marks = Marks::nth(1);
/// Of the eligible, those whose window is over.
pub(super) const MATURED: Marks = Marks::nth(2);
pub(super) const RESOLVED: Marks = Marks::nth(3);
const FAILED: Marks = Marks::nth(4);
const GROSS_RESOLVED: Marks = Marks::nth(5);
const GROSS_FAILED: Marks = Marks::nth(6);
const GROSS: Marks = Marks::nth(7);
const ONE_TOUCH: Marks = Marks::nth(8);
const PROVISIONAL: Marks = Marks::nth(9);
const ABANDONED: Marks = Marks::nth(10);
const BACKFILL: Marks = Marks::nth(11);
const NO_REOPEN: Marks = Marks::nth(12);
const ONE_HOUR: Marks = Marks::nth(13);
const NO_REPLY: Marks = Marks::nth(14);
const PROVISIONAL_RESOLVED: Marks = Marks::nth(15);

const FIGURES: &[Figure] = &[
    Figure::count("solved", SOLVED, "tickets first solved in the period"),
    Figure::count(
        "eligible",
        ELIGIBLE,
        "of those, begun by the customer, not given up, on a topic that can be resolved at once",
    ),
    Figure::count("matured", MATURED, "of the eligible, those whose window is over"),
    Figure::count("resolved_first", RESOLVED, "of the matured, resolved at first contact"),
    Figure::share("fcr_pct", RESOLVED, MATURED, "resolved_first of matured (net)"),
    Figure::count("gross_resolved", GROSS_RESOLVED, "of gross_matured, resolved at first contact"),
    Figure::count("gross_matured", GROSS, "as matured, on any topic"),
    Figure::share("gross_pct", GROSS_RESOLVED, GROSS, "gross_resolved of gross_matured"),
    Figure::count(
        "one_touch",
        ONE_TOUCH,
        "of one_touch_of, with exactly one answer up to the end of the window and not reopened in it",
    ),
    Figure::count("one_touch_of", GROSS, "the tickets of gross_matured"),
    Figure::share("one_touch_pct", ONE_TOUCH, GROSS, "one_touch of one_touch_of"),
    Figure::count("provisional", PROVISIONAL, "of the eligible, those whose window is not over"),
    Figure::count("abandoned", ABANDONED, "of the solved, solved by the desk after the customer fell silent"),
    Figure::count("backfill", BACKFILL, "tickets from before the desk: left out, or counted with --backfill"),
    Figure::count("no_reopen", NO_REOPEN, "of gross_matured, not reopened within the window"),
    Figure::share("no_reopen_pct", NO_REOPEN, GROSS, "no_reopen of gross_matured"),
    Figure::count(
        "one_hour",
        ONE_HOUR,
        "of gross_matured, solved within 60 working minutes of the first contact",
    ),
    Figure::share("one_hour_pct", ONE_HOUR, GROSS, "one_hour of gross_matured"),
    Figure::count("no_reply", NO_REPLY, "of gross_matured, solved without any answer: no touch at all"),
    Figure::count(
        "provisional_resolved",
        PROVISIONAL_RESOLVED,
        "of the provisional, those that nothing has come back on yet",
    )
    .aside(),
    Figure::few("low_n", MATURED, "whether fewer than ten are matured, so that the share says little")
        .aside(),
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
    /// Whether it was reopened, or followed up, within the window.
    came_back: bool,
    /// Until when nothing may come back.
    window_ends: Option<Moment>,
}

impl<'a> Seen<'a> {
    fn is_abandoned(&self) -> bool {
        self.solve.is_some_and(|solve| solve.abandoned) && !self.left_out
    }

    fn marks(&self) -> Marks {
        let history = &self.fact.history;
        let gross = self.counts && self.matured;
        let net = gross && self.eligible;
        let resolved = self.failure.is_none();
        // Answers after the window change nothing, so that a published figure does not sink.
        let touches = history.replies.iter().filter(|(at, _)| self.window_ends.is_some_and(|end| *at <= end));
        let touches = touches.count();
        let provisional = self.counts && self.eligible && !self.matured;
        let all = [
            SOLVED.when(self.solve.is_some() && !self.left_out),
            ELIGIBLE.when(self.counts && self.eligible),
            MATURED.when(net),
            RESOLVED.when(net && resolved),
            FAILED.when(net && !resolved),
            GROSS.when(gross),
            GROSS_RESOLVED.when(gross && resolved),
            GROSS_FAILED.when(gross && !resolved),
            ONE_TOUCH.when(gross && touches == 1 && !self.came_back),
            NO_REOPEN.when(gross && !self.came_back),
            ONE_HOUR.when(gross && self.is_within_an_hour()),
            NO_REPLY.when(gross && touches == 0),
            PROVISIONAL.when(provisional),
            PROVISIONAL_RESOLVED.when(provisional && resolved),
            ABANDONED.when(self.is_abandoned()),
            BACKFILL.when(self.fact.backfill),
        ];
        all.into_iter().fold(Marks::NONE, Marks::and)
    }

    /// Whether it was solved within 60 working minutes of the first contact.
    fn is_within_an_hour(&self) -> bool {
        let (Some(first), Some(solve)) = (self.fact.history.first_contact(), self.solve) else {
            return false;
        };
        self.fact.calendar.open_seconds(first, solve.at) <= HOUR
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

    fn item(&self) -> Item<'a> {
        Item {
            credit: match self.solve {
                Some(solve) => Credit::of_solver(solve.agent),
                None => Credit::of_assignee(self.fact.assignee),
            },
            marks: self.marks(),
            ..Item::of(self.fact, Some(self.solve.map_or(self.fact.created_at, |solve| solve.at)))
        }
    }
}

pub(super) fn items<'a>(facts: &'a Facts, options: &Options, take: &mut dyn FnMut(Item<'a>)) {
    for seen in seen(facts, options) {
        let mut item = seen.item();
        if options.lists {
            item.details = details(&seen, &item, facts);
        }
        take(item);
    }
}

fn details(seen: &Seen<'_>, item: &Item<'_>, facts: &Facts) -> Vec<Cell> {
    let (fact, history) = (seen.fact, &seen.fact.history);
    let failure = seen.failure.as_ref().filter(|_| seen.counts);
    vec![
        fact.ticket.into(),
        Cell::Word(seen.outcome()),
        failure.map_or(Cell::Empty, |(reason, _)| Cell::Word(reason.word())),
        failure.and_then(|(_, repeat)| *repeat).into(),
        Cell::Empty,
        seen.eligible.into(),
        topic(fact, facts).into(),
        item.credit.name(facts).into(),
        seen.solve.map(|solve| solve.at).into(),
        seen.window_ends.into(),
        history.episodes.into(),
        history.replies.len().into(),
        history.reopens.len().into(),
        fact.subject.as_str().into(),
    ]
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

/// Everything that the report is about, in the order of the tickets.
fn seen<'a>(facts: &'a Facts, options: &Options) -> Vec<Seen<'a>> {
    let returns = Returns::new(facts);
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
                came_back: false,
                window_ends: None,
            };
            return (solve.is_some() || unsolved_here).then_some(left_out);
        }
        let solve = solve?;
        let desk = &facts.settings.desk;
        // A customer who wrote only after the solve had not brought it: a machine had.
        let contacted = is_contact(fact) && fact.history.episodes > 0;
        let counts = contacted && (!solve.abandoned || desk.abandoned != Abandoned::Exclude);
        let failure = match desk.abandoned {
            Abandoned::Fail if solve.abandoned => Some((Reason::Silent, None)),
            Abandoned::Success if solve.abandoned => None,
            _ => failure(fact, solve.at, &returns, desk.repeat_match),
        };
        Some(Seen {
            fact,
            solve: Some(solve),
            left_out: false,
            counts,
            eligible: facts.settings.fcr_eligible(topic(fact, facts)),
            matured: options.as_of >= window(solve.at, facts),
            failure,
            came_back: returns.came_back(fact, solve.at).is_some(),
            window_ends: Some(window(solve.at, facts)),
        })
    };
    facts.tickets.iter().filter(|fact| fact.chosen && fact.is_real()).filter_map(judge).collect()
}

/// Why a ticket that was first solved then was not resolved at first contact, and the later ticket that is the reason.
fn failure(
    fact: &Fact,
    solved: Moment,
    returns: &Returns<'_>,
    matched: RepeatMatch,
) -> Option<(Reason, Option<TicketId>)> {
    if fact.history.episodes > 1 {
        return Some((Reason::Again, None));
    }
    if let Some(follow_up) = returns.came_back(fact, solved) {
        return Some((Reason::Reopened, follow_up));
    }
    let reason = match matched {
        RepeatMatch::Requester => Reason::AnyRepeat,
        RepeatMatch::Topic => Reason::Repeat,
    };
    returns.repeat(fact, solved).map(|repeat| (reason, Some(repeat)))
}

#[cfg(test)]
mod tests;
