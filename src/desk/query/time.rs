//! Times in a query: `created:2026-07`, `solved:last-week`, `updated:<3d`, `due:<4h`.

use crate::desk::period::Side;
use crate::desk::ticket::words;
use crate::desk::time::{Moment, Span};

words!(
    /** Which instant of a ticket is asked for. */
    Field {
        /** When it began; of a message, when it came. */ Created = "created",
        /** When it last changed. */ Updated = "updated",
        /** When it was last solved. */ Solved = "solved",
        /** When the earliest running clock is due. */ Due = "due",
        /** Since when the customer has waited. */ Waiting = "waiting",
    }
);

impl Field {
    /// Which way a weekday is meant: most of what is asked for is past.
    pub(super) fn side(self) -> Side {
        if self == Field::Due { Side::Ahead } else { Side::Past }
    }
}

/// How a value is compared.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Compare {
    /// `<`
    Below,
    /// `<=`
    AtMost,
    /// `>`
    Above,
    /// `>=`
    AtLeast,
}

impl Compare {
    /// Every sign with its meaning, the longer ones first.
    pub(super) const SIGNS: [(&'static str, Compare); 4] =
        [("<=", Compare::AtMost), (">=", Compare::AtLeast), ("<", Compare::Below), (">", Compare::Above)];

    /// As it is typed.
    pub fn sign(self) -> &'static str {
        match self {
            Compare::Below => "<",
            Compare::AtMost => "<=",
            Compare::Above => ">",
            Compare::AtLeast => ">=",
        }
    }
}

/// When something happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum When {
    /// `none`: it did not (yet).
    Never,
    /// At or after `from`, before `to`.
    Between {
        /// Without it, from the beginning of time.
        from: Option<Moment>,
        /// Without it, to the end of time.
        to: Option<Moment>,
    },
    /// Its distance from the instant at which the query is asked: how long ago, or for `due:` how far ahead (what is
    /// past is nearer than anything ahead, so `due:<4h` holds for what is overdue).
    Age(Compare, Span),
}

impl When {
    /// The instants for which it holds, asked at `now`: first and last second, both inside. `None` for [`When::Never`].
    pub fn seconds(&self, field: Field, now: Moment) -> Option<(i64, i64)> {
        let (from, to) = match self {
            When::Never => return None,
            When::Between { from, to } => (from.map(|m| m.0), to.map(|m| m.0.saturating_sub(1))),
            When::Age(compare, span) if field == Field::Due => {
                let edge = now.plus(span.0).0;
                match compare {
                    Compare::Below => (None, Some(edge.saturating_sub(1))),
                    Compare::AtMost => (None, Some(edge)),
                    Compare::Above => (Some(edge.saturating_add(1)), None),
                    Compare::AtLeast => (Some(edge), None),
                }
            }
            When::Age(compare, span) => {
                let edge = now.plus(span.0.saturating_neg()).0;
                match compare {
                    Compare::Below => (Some(edge.saturating_add(1)), None),
                    Compare::AtMost => (Some(edge), None),
                    Compare::Above => (None, Some(edge.saturating_sub(1))),
                    Compare::AtLeast => (None, Some(edge)),
                }
            }
        };
        Some((from.unwrap_or(i64::MIN), to.unwrap_or(i64::MAX)))
    }

    /// Whether it holds of this instant, or of its lack.
    pub fn holds(&self, field: Field, at: Option<Moment>, now: Moment) -> bool {
        match (self.seconds(field, now), at) {
            (Some((first, last)), Some(at)) => first <= at.0 && at.0 <= last,
            (None, None) => true,
            _ => false,
        }
    }
}
