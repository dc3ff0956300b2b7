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

/// Gathers things and keeps the first of them in order: all, or no more memory than a limit needs.
pub struct First<T> {
    kept: Vec<(Place, T)>,
    limit: Option<usize>,
}

impl<T> First<T> {
    /// Keeps the first `limit`, or all.
    pub fn new(limit: Option<usize>) -> First<T> {
        First { kept: Vec::new(), limit }
    }

    /// One more.
    pub fn push(&mut self, place: Place, thing: T) {
        self.kept.push((place, thing));
        // Cut only now and then: each cut looks at all that are kept.
        if let Some(limit) = self.limit
            && self.kept.len() >= limit.saturating_mul(2).saturating_add(1024)
        {
            self.cut(limit);
        }
    }

    fn cut(&mut self, limit: usize) {
        if limit < self.kept.len() {
            if let Some(last) = limit.checked_sub(1) {
                self.kept.select_nth_unstable_by_key(last, |(place, _)| *place);
            }
            self.kept.truncate(limit);
        }
    }

    /// Those that were kept, in order.
    pub fn sorted(mut self) -> Vec<(Place, T)> {
        if let Some(limit) = self.limit {
            self.cut(limit);
        }
        self.kept.sort_unstable_by_key(|(place, _)| *place);
        self.kept
    }
}
