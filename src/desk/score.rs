//! What to work on first: how many points a ticket has at an instant, and why.
//!
//! A score is a plain sum of seven terms. Each has a weight (`[next]` in the settings) that bounds it: no term can grow
//! without limit and drown the others in silence, and a weight of 0 takes a term out. All times are working time: the
//! open seconds of the calendar under whose policy the ticket stands, since nobody answers while the desk is closed.
//!
//! | term | points, of a weight `w` |
//! |---|---|
//! | `due` | 0 where nothing is due; `w` × 4 h / (4 h + time left): half of `w` four working hours before it is due, `w` when it is due; once overdue `w` more × time over / (4 h + time over): never twice `w` |
//! | `priority` | low 0, normal a quarter of `w`, high a half, urgent `w` |
//! | `vip` | `w` for a very important customer |
//! | `waiting` | `w` × time / (8 h + time) since the oldest message that has no answer: half of `w` after eight working hours |
//! | `reopened` | `w` where it came back after it was solved |
//! | `unassigned` | `w` while nobody has it |
//! | `woken` | `w` once it is back that somebody had put aside until then, until an agent acts |
//!
//! Points are whole numbers, rounded down term by term, so that what is shown adds up.

pub mod order;

use std::fmt;

use crate::desk::settings::Weights;
use crate::desk::ticket::Priority;
use crate::desk::time::{HOUR, Span};

/// So long before it is due a ticket has half of the points for it.
const DUE_HALF: i64 = 4 * HOUR;

/// After so long a customer who waits has half of the points for it.
const WAITING_HALF: i64 = 8 * HOUR;

/// What a ticket brings forward, at one instant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Claims {
    /// Working time until its earliest running clock is due; negative once it is overdue. None: nothing is due.
    pub due_in: Option<Span>,
    /// How much it matters.
    pub priority: Priority,
    /// Whether its customer is very important.
    pub vip: bool,
    /// Working time since the oldest message of the customer that has no answer. None: nobody waits.
    pub waited: Option<Span>,
    /// Whether it came back after it was solved.
    pub reopened: bool,
    /// Whether nobody has it.
    pub unassigned: bool,
    /// Whether it is back from being put aside, and nobody has acted since.
    pub woken: bool,
}

/// One summand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Term {
    /// Its name, which is the key of its weight in `[next]` too.
    pub name: &'static str,
    /// What it looked at.
    pub value: Value,
    /// What it adds, from 0 on.
    pub points: i64,
}

/// What a term looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Value {
    /// Working time left; negative once it is overdue.
    Due(Option<Span>),
    /// As it is spelled.
    Priority(Priority),
    /// Working time.
    Waited(Option<Span>),
    /// Something that holds or does not.
    Holds(bool),
}

/// The points of a ticket, by term.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Score {
    /// In the order of the table at the head of this file.
    pub terms: [Term; 7],
}

impl Score {
    /// Weighs what a ticket brings forward.
    pub fn of(claims: &Claims, weights: &Weights) -> Score {
        let term = |name, value, points| Term { name, value, points };
        let all_or_nothing = |holds, weight| if holds { weight } else { 0 };
        Score {
            terms: [
                term("due", Value::Due(claims.due_in), due(claims.due_in, weights.due)),
                term(
                    "priority",
                    Value::Priority(claims.priority),
                    match claims.priority {
                        Priority::Low => 0,
                        Priority::Normal => weights.priority / 4,
                        Priority::High => weights.priority / 2,
                        Priority::Urgent => weights.priority,
                    },
                ),
                term("vip", Value::Holds(claims.vip), all_or_nothing(claims.vip, weights.vip)),
                term("waiting", Value::Waited(claims.waited), waiting(claims.waited, weights.waiting)),
                term(
                    "reopened",
                    Value::Holds(claims.reopened),
                    all_or_nothing(claims.reopened, weights.reopened),
                ),
                term(
                    "unassigned",
                    Value::Holds(claims.unassigned),
                    all_or_nothing(claims.unassigned, weights.unassigned),
                ),
                term("woken", Value::Holds(claims.woken), all_or_nothing(claims.woken, weights.woken)),
            ],
        }
    }

    /// The sum.
    pub fn points(&self) -> i64 {
        self.terms.iter().map(|term| term.points).sum()
    }
}

/// See the head of this file.
fn due(left: Option<Span>, weight: i64) -> i64 {
    match left {
        None => 0,
        Some(Span(left)) if left >= 0 => part(weight, DUE_HALF, left),
        Some(Span(left)) => weight + weight - part_up(weight, DUE_HALF, left.saturating_neg()),
    }
}

/// See the head of this file.
fn waiting(waited: Option<Span>, weight: i64) -> i64 {
    waited.map_or(0, |Span(waited)| weight - part_up(weight, WAITING_HALF, waited.max(0)))
}

/// `weight` × `half` / (`half` + `time`), rounded down.
fn part(weight: i64, half: i64, time: i64) -> i64 {
    weight.saturating_mul(half) / half.saturating_add(time)
}

/// The same rounded up, for what is taken away.
fn part_up(weight: i64, half: i64, time: i64) -> i64 {
    let (whole, by) = (weight.saturating_mul(half), half.saturating_add(time));
    whole / by + i64::from(whole % by != 0)
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Due(None) => f.write_str("nothing is due"),
            // A begun minute counts in full while there is time, and not yet once there is none.
            Value::Due(Some(Span(left))) if *left >= 0 => {
                write!(f, "{} left", Working(left.saturating_add(59) / 60))
            }
            Value::Due(Some(Span(left))) => write!(f, "{} overdue", Working(left.saturating_neg() / 60)),
            Value::Priority(priority) => f.write_str(priority.word()),
            Value::Waited(None) => f.write_str("nobody waits"),
            Value::Waited(Some(Span(waited))) => write!(f, "{}", Working(waited / 60)),
            Value::Holds(yes) => f.write_str(if *yes { "yes" } else { "no" }),
        }
    }
}

/// Minutes of working time. Days would mislead: a working day is not 24 hours long.
struct Working(i64);

impl fmt::Display for Working {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.0 / 60, self.0 % 60) {
            (0, 1) => f.write_str("1 working minute"),
            (0 | 1, _) => write!(f, "{} working minutes", self.0),
            (hours, 0) => write!(f, "{hours} working hours"),
            (hours, minutes) => write!(f, "{hours} working hours {minutes} min"),
        }
    }
}

#[cfg(test)]
mod tests;
