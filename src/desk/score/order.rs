//! The order in which tickets are worked on: by score, and where that is the same by facts, so that two runs at the same
//! instant give the same order whatever order the tickets came in.

use std::cmp::{Ordering, Reverse};

use crate::desk::id::TicketId;
use crate::desk::time::Moment;

/// A ticket's place among others: the lesser comes first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Place {
    /// The sum of its score. None: nobody expects work on it; such tickets come last.
    pub points: Option<i64>,
    /// When its earliest running clock is due.
    pub due_at: Option<Moment>,
    /// Since when its customer waits.
    pub waiting_since: Option<Moment>,
    /// Its number, which no other has.
    pub id: TicketId,
}

impl Place {
    /// More points first; then what is due earlier, then who has waited longer, then the lower number.
    fn key(&self) -> impl Ord {
        let earlier = |at: Option<Moment>| (at.is_none(), at);
        (Reverse(self.points), earlier(self.due_at), earlier(self.waiting_since), self.id)
    }
}

impl Ord for Place {
    fn cmp(&self, other: &Place) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Place {
    fn partial_cmp(&self, other: &Place) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The first `limit` of these in order, or all of them. What is not wanted is not sorted.
pub fn first<T>(mut all: Vec<T>, limit: Option<usize>, place: impl Fn(&T) -> Place) -> Vec<T> {
    match limit {
        Some(0) => all.clear(),
        Some(limit) if limit < all.len() => {
            all.select_nth_unstable_by_key(limit - 1, &place);
            all.truncate(limit);
        }
        _ => {}
    }
    all.sort_unstable_by_key(&place);
    all
}
