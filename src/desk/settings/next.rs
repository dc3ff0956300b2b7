//! `[next]`: how much each thing counts in the order of work.

use super::document::Section;
use super::fault::Findings;

/// The most points that each term of a score gives (see [`crate::desk::score`]); `due` gives up to twice its weight once
/// a ticket is overdue. From 0, which takes the term out, to 1000.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Weights {
    /// How soon the earliest running clock is due.
    pub due: i64,
    /// The priority of the ticket.
    pub priority: i64,
    /// A very important customer.
    pub vip: i64,
    /// How long the customer has waited.
    pub waiting: i64,
    /// That it came back after it was solved.
    pub reopened: i64,
    /// That nobody has it.
    pub unassigned: i64,
    /// That it is back from being put aside.
    pub woken: i64,
}

impl Default for Weights {
    /// What is due counts most: an urgent ticket with nothing due outranks a normal one until that is due in about five
    /// working hours.
    fn default() -> Weights {
        Weights { due: 100, priority: 60, vip: 40, waiting: 40, reopened: 20, unassigned: 10, woken: 80 }
    }
}

/// All keys of `[next]`.
const KEYS: &[&str] = &["due", "priority", "vip", "waiting", "reopened", "unassigned", "woken"];

/// The greatest weight.
const MOST: i64 = 1000;

/// Reads the section; what is missing keeps its default.
pub(super) fn read(section: &Section, findings: &mut Findings) -> Weights {
    section.only(KEYS, findings);
    let mut weights = Weights::default();
    for (key, weight) in [
        ("due", &mut weights.due),
        ("priority", &mut weights.priority),
        ("vip", &mut weights.vip),
        ("waiting", &mut weights.waiting),
        ("reopened", &mut weights.reopened),
        ("unassigned", &mut weights.unassigned),
        ("woken", &mut weights.woken),
    ] {
        let number = section.field(key).and_then(|field| field.whole(0..=MOST, "points", findings));
        *weight = number.unwrap_or(*weight);
    }
    let Weights { due, priority, vip, waiting, reopened, unassigned, woken } = weights;
    if [due, priority, vip, waiting, reopened, unassigned, woken] == [0; 7] {
        findings.odd(section.place, "every weight is 0, so all tickets have the same score");
    }
    weights
}
