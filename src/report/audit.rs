//! `audit`: what makes figures look better than the work was, and what they leave out (metrics §3.2 point 7, §1.0).
//!
//! A row for each check, also where there is nothing to tell. `events` of `of` were flagged; each belongs to the period
//! in which it happened. What is left out of other reports (spam, merged, put away, from before the desk), what lacks a topic or
//! a policy belongs to the period in which it was created. A flag is a question and not a verdict: much of this is done
//! for good reasons.

use crate::desk::facts::{Fact, Facts};
use crate::desk::id::{AgentId, TicketId};
use crate::desk::sla::ClockStatus;
use crate::desk::ticket::{Priority, Status, Target, words};
use crate::desk::time::Moment;
use crate::report::figure::{Figure, How, Measure};
use crate::report::group::{Credit, topic};
use crate::report::item::{Amount, Item, Marks};
use crate::report::notes::left_out;
use crate::report::options::Options;
use crate::report::resolution::{Turns, counted_to};
use crate::report::shape::{Needs, Parts, Report, never_idle};
use crate::report::sla::is_without_policy;
use crate::report::tally;
use crate::table::{Cell, Column, Holds};

/// See the head of this file.
pub const AUDIT: Report = Report {
    name: "audit",
    about: "What flatters the figures, and what they leave out: a row for each check",
    rule: "an event belongs to the period in which it happened, a ticket to the one in which it was created",
    parts: Parts::Fixed {
        column: Column::shown(
            "check",
            Holds::Text,
            "what was looked for; a note tells what it means, where anything was found",
        ),
        words: Check::WORDS,
        together: None,
        idle: never_idle,
    },
    figures: FIGURES,
    headline: None,
    by: None,
    cells: CELLS,
    list_columns: LIST,
    needs: Needs { clocks: true, customers: false },
    items,
    notes,
    build: tally::build,
};

words!(
    /** What is looked for. */
    Check {
        PendingUnanswered = "pending_unanswered",
        SolvedNoReply = "solved_no_reply",
        PriorityLowered = "priority_lowered",
        SpamAfterBreach = "spam_after_breach",
        MergedAfterBreach = "merged_after_breach",
        DismissedAfterBreach = "dismissed_after_breach",
        VoidedAfterBreach = "voided_after_breach",
        Voided = "voided",
        Abandoned = "abandoned",
        PausedMinutes = "paused_minutes",
        NoPolicy = "no_policy",
        NoTopic = "no_topic",
        Spam = "spam",
        Merged = "merged",
        Dismissed = "dismissed",
        Backfill = "backfill",
    }
);

const FLAGGED: Marks = Marks::nth(0);
const LOOKED_AT: Marks = Marks::nth(1);

impl Check {
    /// The mark of what it flags.
    const fn mark(self) -> Marks {
        Marks::nth(2 + self as u32)
    }

    const fn cell(self, about: &'static str) -> (&'static str, Marks, &'static str) {
        (self.word(), self.mark(), about)
    }
}

const CELLS: &[(&str, Marks, &str)] = &[
    Check::PendingUnanswered
        .cell("set to pending while the customer waited for an answer; of all set to pending"),
    Check::SolvedNoReply.cell("solved though nobody had ever answered; of all solves, without calls"),
    Check::PriorityLowered.cell("priority lowered while a promise was open; of all changes of priority"),
    Check::SpamAfterBreach.cell("called spam after a promise was broken; of all called spam"),
    Check::MergedAfterBreach.cell("merged into another after a promise was broken; of all merged"),
    Check::DismissedAfterBreach.cell("put away after a promise was broken; of all put away"),
    Check::VoidedAfterBreach.cell("returns taken out of the record that had broken a promise; of all voided"),
    Check::Voided.cell("returns that an agent said were for nothing (thanks); of all returns after a solve"),
    Check::Abandoned.cell("first solved by the desk because the customer fell silent; of all first solved"),
    Check::PausedMinutes.cell("minutes for which the resolution clock stood; of all until the last solve"),
    Check::NoPolicy.cell("created, and promised nothing; of all created by or with a customer"),
    Check::NoTopic.cell("created without a topic; of all created"),
    Check::Spam.cell("created in the period and left out as spam; of all created, left out or not"),
    Check::Merged.cell("created in the period and left out as merged; of all created, left out or not"),
    Check::Dismissed
        .cell("created in the period and left out as dismissed or muted; of all created, left out or not"),
    Check::Backfill.cell("from before the desk, left out unless --backfill; of all created, left out or not"),
];

const EVENTS: Amount = Amount(0);
const ALL: Amount = Amount(1);

const SHARE: How = How::Share(Measure::Sum(FLAGGED, EVENTS), Measure::Sum(LOOKED_AT, ALL));

const FIGURES: &[Figure] = &[
    Figure::sum("events", FLAGGED, EVENTS, "how often it was found; of paused_minutes, minutes"),
    Figure::tickets("tickets", FLAGGED, "on so many tickets"),
    Figure::sum("of", LOOKED_AT, ALL, "how many were looked at; of paused_minutes, minutes"),
    Figure::made("share_pct", Holds::Percent, SHARE, "events of those looked at"),
];

const LIST: &[Column] = &[
    Column::shown("ticket", Holds::Ticket, "the number of the ticket"),
    Column::shown("check", Holds::Text, "what was looked for: the reason code"),
    Column::shown("flagged", Holds::Bool, "whether it was found"),
    Column::shown(
        "detail",
        Holds::Text,
        "the promise broken, the priorities, the ticket merged into, the minutes",
    ),
    Column::shown("group", Holds::Text, "the row in which it is counted"),
    Column::shown("agent", Holds::Text, "who did it; of tickets created, who has it"),
    Column::shown("at", Holds::At, "when it happened; of tickets created, when that was"),
    Column::shown("subject", Holds::Text, "the subject of the ticket"),
];

/// What a row of the list tells besides.
#[derive(Clone, Copy)]
enum Detail {
    Nothing,
    Priorities(Priority, Priority),
    Into(TicketId),
    Broke(Target),
    Minutes(i64, i64),
}

/// Something that was looked at.
struct Look {
    check: Check,
    at: Moment,
    credit: Credit,
    flagged: bool,
    detail: Detail,
}

impl Look {
    fn new(check: Check, at: Moment, credit: Credit, flagged: bool) -> Look {
        Look { check, at, credit, flagged, detail: Detail::Nothing }
    }
}

fn items<'a>(facts: &'a Facts, options: &Options, take: &mut dyn FnMut(Item<'a>)) {
    for fact in facts.tickets.iter().filter(|fact| fact.chosen) {
        let mut give = |look: Look| {
            if !options.range.contains(look.at) {
                return;
            }
            let (events, all) = match look.detail {
                Detail::Minutes(paused, all) => (paused, all),
                _ => (i64::from(look.flagged), 1),
            };
            let mut item = Item {
                part: look.check.word().into(),
                credit: look.credit,
                marks: LOOKED_AT.and(FLAGGED.and(look.check.mark()).when(look.flagged)),
                amounts: [Some(events), Some(all), None],
                ..Item::of(fact, Some(look.at))
            };
            if options.lists {
                item.details = details(&item, &look, facts);
            }
            take(item);
        };
        left_out_of_reports(fact, &mut give);
        if !options.takes(fact) {
            continue;
        }
        match fact.status {
            Status::Spam => removed(fact, Check::SpamAfterBreach, &mut give),
            Status::Merged => removed(fact, Check::MergedAfterBreach, &mut give),
            _ if fact.put_away.is_some() => removed(fact, Check::DismissedAfterBreach, &mut give),
            _ => {
                statuses(fact, &mut give);
                solves(fact, &mut give);
                changes(fact, &mut give);
                let created = |check, flagged| {
                    Look::new(check, fact.created_at, Credit::of_assignee(fact.assignee), flagged)
                };
                if !fact.history.contacts.is_empty() {
                    give(created(Check::NoPolicy, is_without_policy(fact, options)));
                }
                give(created(Check::NoTopic, topic(fact, facts).is_none()));
            }
        }
    }
}

/// Every ticket that was created, and why other reports do not know it.
fn left_out_of_reports(fact: &Fact, give: &mut impl FnMut(Look)) {
    let reason = match fact.status {
        Status::Spam => Some(Check::Spam),
        Status::Merged => Some(Check::Merged),
        _ if fact.put_away.is_some() => Some(Check::Dismissed),
        _ if fact.backfill => Some(Check::Backfill),
        _ => None,
    };
    for check in [Check::Spam, Check::Merged, Check::Dismissed, Check::Backfill] {
        let flagged = reason == Some(check);
        let did = ended(fact).filter(|_| flagged);
        let credit = did.map_or(Credit::of_assignee(fact.assignee), |(_, agent)| Credit::of_author(agent));
        give(Look { detail: into(fact, check), ..Look::new(check, fact.created_at, credit, flagged) });
    }
}

/// A ticket that was called spam, merged or put away: whether a promise had been broken before.
fn removed(fact: &Fact, check: Check, give: &mut impl FnMut(Look)) {
    let Some((at, agent)) = ended(fact) else { return };
    let mut missed = fact.promises.iter().filter(|kept| kept.status == ClockStatus::Missed);
    let before = missed.find(|kept| kept.decided_at.is_some_and(|broken| broken < at));
    let broke = before.map(|kept| kept.target);
    let detail = broke.map_or(Detail::Nothing, Detail::Broke);
    give(Look { detail, ..Look::new(check, at, Credit::of_author(agent), broke.is_some()) });
}

/// When it came to stand where it stands for good, and by whom.
fn ended(fact: &Fact) -> Option<(Moment, Option<AgentId>)> {
    let last = fact.history.statuses.last().filter(|stood| stood.status == fact.status)?;
    (!fact.is_real()).then_some((last.at, last.agent))
}

fn into(fact: &Fact, check: Check) -> Detail {
    fact.merged_into.filter(|_| check == Check::Merged).map_or(Detail::Nothing, Detail::Into)
}

/// Each time that it was set to pending. An answer that does so ends the wait in the same second.
fn statuses(fact: &Fact, give: &mut impl FnMut(Look)) {
    let history = &fact.history;
    for stood in history.statuses.iter().filter(|stood| stood.status == Status::Pending) {
        let answer = history.replies.binary_search_by_key(&stood.at, |(at, _)| *at).ok();
        let author = answer.and_then(|place| history.replies.get(place)).and_then(|(_, agent)| *agent);
        let credit = Credit::of_author(stood.agent.or(author));
        let waited = history.waiting_at(stood.at).is_some();
        give(Look::new(Check::PendingUnanswered, stood.at, credit, waited));
    }
}

/// Each solve: whether anybody had answered; of the first, whether the customer had fallen silent; of the last, how
/// long the clock had stood.
fn solves(fact: &Fact, give: &mut impl FnMut(Look)) {
    let history = &fact.history;
    if let Some(first) = history.first_solve() {
        give(Look::new(Check::Abandoned, first.at, Credit::of_solver(first.agent), first.abandoned));
    }
    let Some(contact) = history.first_contact() else { return };
    let after = || history.solves.iter().filter(|solve| solve.at >= contact);
    for solve in after().filter(|_| !history.live) {
        let silent = history.first_reply().is_none_or(|(at, _)| at > solve.at);
        give(Look::new(Check::SolvedNoReply, solve.at, Credit::of_solver(solve.agent), silent));
    }
    if let Some(last) = after().next_back() {
        let turns = Turns::of(fact, contact, counted_to(fact, last, contact));
        let (paused, all) = (turns.paused(fact).minutes(), turns.all().minutes());
        let look = Look::new(Check::PausedMinutes, last.at, Credit::of_solver(last.agent), paused > 0);
        give(Look { detail: Detail::Minutes(paused, all), ..look });
    }
}

/// Changes of the priority, and returns that were taken out of the record.
fn changes(fact: &Fact, give: &mut impl FnMut(Look)) {
    let history = &fact.history;
    for (at, from, to, agent) in &history.priorities {
        let lowered = to < from && !history.status_at(*at).is_done() && has_open_promise(fact, *at);
        let look = Look::new(Check::PriorityLowered, *at, Credit::of_author(*agent), lowered);
        give(Look { detail: Detail::Priorities(*from, *to), ..look });
    }
    for void in &history.voids {
        let credit = Credit::of_author(void.agent);
        give(Look::new(Check::Voided, void.at, credit, true));
        give(Look::new(Check::VoidedAfterBreach, void.at, credit, void.hides_breach));
    }
    for at in &history.reopens {
        give(Look::new(Check::Voided, *at, Credit::of_assignee(history.assignee_at(*at)), false));
    }
}

/// Whether any promise ran, or stood, at that instant.
fn has_open_promise(fact: &Fact, at: Moment) -> bool {
    let open = |since: Moment, until: Option<Moment>| since <= at && until.is_none_or(|until| until > at);
    fact.promises.iter().any(|kept| kept.started_at.is_some_and(|since| open(since, kept.stopped_at)))
}

/// What was found means what.
fn notes(facts: &Facts, options: &Options) -> Vec<String> {
    let mut found = Marks::NONE;
    items(facts, &Options { lists: false, ..*options }, &mut |item| found = found.and(item.marks));
    let found = CELLS.iter().filter(|(_, marks, _)| found.meets(*marks));
    let told = found.map(|(check, _, about)| format!("{check}: {about}; --list {check}"));
    left_out(facts, options).into_iter().chain(told).collect()
}

fn details(item: &Item<'_>, look: &Look, facts: &Facts) -> Vec<Cell> {
    let detail = match look.detail {
        Detail::Nothing => Cell::Empty,
        Detail::Priorities(from, to) => Cell::Text(format!("{from} to {to}")),
        Detail::Into(ticket) => Cell::Text(format!("into {ticket}")),
        Detail::Broke(target) => Cell::Word(target.word()),
        Detail::Minutes(paused, all) => Cell::Text(format!("{paused} of {all} minutes")),
    };
    vec![
        item.fact.ticket.into(),
        Cell::Word(look.check.word()),
        look.flagged.into(),
        detail,
        Cell::Empty,
        item.credit.name(facts).into(),
        look.at.into(),
        item.fact.subject.as_str().into(),
    ]
}

#[cfg(test)]
mod tests;
