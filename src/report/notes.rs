//! What a reader is told beside the figures.

use crate::desk::facts::{Fact, Facts};
use crate::report::options::Options;

/// A number of things in words: `1 ticket`, `2 tickets`.
pub(super) fn tickets(count: usize) -> String {
    if count == 1 { "1 ticket".into() } else { format!("{count} tickets") }
}

/// How many tickets of the period are left out because they are from before the desk, as a note.
pub fn left_out(facts: &Facts, options: &Options) -> Option<String> {
    let before = |fact: &&Fact| {
        fact.chosen && fact.is_real() && fact.backfill && options.range.contains(fact.created_at)
    };
    let count = facts.tickets.iter().filter(before).count();
    (count > 0 && !options.backfill)
        .then(|| format!("{} from before the desk left out; --backfill counts them", tickets(count)))
}
