//! What became of the actions of a rule, in words.

use crate::desk::rule::Outcome;
use crate::store::rule::fired::{Acted, Fired};

/// Each action in one line with what became of it, and whether it did not come about.
pub(super) fn sentences(fired: &Fired, failed: &[(usize, String)]) -> Vec<(String, bool)> {
    let told = |(place, acted): (usize, &Acted)| match failed.iter().find(|(at, _)| *at == place) {
        Some((_, error)) => (format!("{} (failed: {error})", acted.action), true),
        None => (acted.sentence(), matches!(acted.outcome, Outcome::Held | Outcome::Refused)),
    };
    fired.acts.iter().enumerate().map(told).collect()
}
