//! How long something took: by the clock, and in the hours in which the desk is open for the ticket. The two stand in
//! columns of their own and are never mixed (metrics §1.2).

use crate::desk::facts::Fact;
use crate::desk::time::Moment;
use crate::report::item::{AMOUNTS, Amount};
use crate::table::Cell;

/// Minutes by the clock.
pub const CALENDAR: Amount = Amount(0);
/// Open minutes of the ticket's calendar.
pub const BUSINESS: Amount = Amount(1);

/// Two lengths of the same time, in seconds.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Took {
    calendar: i64,
    business: i64,
}

impl Took {
    /// From one instant to another, which is not earlier.
    pub fn between(fact: &Fact, from: Moment, to: Moment) -> Took {
        let calendar = (to - from).0.max(0);
        Took { calendar, business: if calendar > 0 { fact.calendar.open_seconds(from, to) } else { 0 } }
    }

    /// Both together.
    pub fn and(self, other: Took) -> Took {
        Took { calendar: self.calendar + other.calendar, business: self.business + other.business }
    }

    /// What is left when a part of it is taken away.
    pub fn without(self, part: Took) -> Took {
        Took { calendar: self.calendar - part.calendar, business: self.business - part.business }
    }

    /// Whole minutes by the clock.
    pub fn minutes(self) -> i64 {
        self.calendar.div_euclid(60)
    }

    /// Whole minutes, as amounts of an item.
    pub fn amounts(self) -> [Option<i64>; AMOUNTS] {
        let mut amounts = [None; AMOUNTS];
        let minutes = [self.calendar, self.business].map(|seconds| seconds.div_euclid(60));
        for (amount, minutes) in amounts.iter_mut().zip(minutes) {
            *amount = Some(minutes);
        }
        amounts
    }

    /// The same as cells.
    pub fn cells(self) -> [Cell; 2] {
        [self.calendar, self.business].map(|seconds| Cell::Minutes(seconds.div_euclid(60) as f64))
    }
}
