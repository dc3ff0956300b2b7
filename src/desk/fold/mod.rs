//! What the facts of a ticket add up to. Pure: the same facts give the same ticket, in whatever order they came.
//!
//! Facts are sorted by when they count (see [`Recorded::order`]), then walked once. Closing, giving up a ticket that
//! waits too long for its customer, reopening and the choice of a policy are not facts: they are worked out here.

mod folded;
mod judged;
mod merge;
mod pass;
mod rules;
mod standing;
#[cfg(test)]
mod tests;

use crate::desk::event::{Recorded, What};
use crate::desk::id::SettingsId;
use crate::desk::ticket::Mode;
use crate::desk::time::Moment;

pub use folded::{Folded, Promise};
pub use judged::in_force;
pub use merge::{first_shown, handed_to, merged_into, taken};
pub use rules::{Rules, Taken, Traits};
pub use standing::{Messages, first_message, message_of};

/// The versions of the settings that a ticket's facts name: the one under which it began, and those to which it was
/// moved. None where none of its facts stands.
pub fn settings_of(facts: &[Recorded]) -> Vec<SettingsId> {
    let began = opening(facts).map(|(_, settings)| settings);
    let moved = facts.iter().filter_map(|fact| match fact.event.what {
        What::Applied(settings) if began.is_some() => Some(settings),
        _ => None,
    });
    began.into_iter().chain(moved).collect()
}

fn opening(facts: &[Recorded]) -> Option<(Mode, SettingsId)> {
    let opened = facts.iter().filter_map(|fact| match fact.event.what {
        What::Opened(mode, settings) => Some((fact.event.at, fact.id, mode, settings)),
        _ => None,
    });
    opened.min_by_key(|(at, id, _, _)| (*at, *id)).map(|(_, _, mode, settings)| (mode, settings))
}

/// The instant up to which these facts reach: the latest at which one of them counts or was learned, and no earlier than
/// `now`. Folded up to there, none of them is left out, however the clock went.
pub fn reach<'f>(facts: impl IntoIterator<Item = &'f Recorded>, now: Moment) -> Moment {
    facts.into_iter().fold(now, |reach, fact| reach.max(fact.event.at).max(fact.learned))
}

/// Folds the facts of one ticket (with those of the tickets that it took in) as they stand at `as_of`.
///
/// Only facts of operations that are not undone may be given. `None` where nothing of the ticket stands, or has yet
/// begun at that instant.
pub fn fold(facts: &[Recorded], rules: &dyn Rules, as_of: Moment) -> Option<Folded> {
    fold_up_to(facts, rules, as_of, as_of)
}

/// The same as somebody finds it who acts at that instant: what they do comes before what time does at that very second.
pub fn fold_for_act(facts: &[Recorded], rules: &dyn Rules, as_of: Moment) -> Option<Folded> {
    fold_up_to(facts, rules, as_of, as_of.plus(-1))
}

/// Folds what counts by `as_of`; time has done what it does by `settled`.
fn fold_up_to(facts: &[Recorded], rules: &dyn Rules, as_of: Moment, settled: Moment) -> Option<Folded> {
    let (mode, settings) = opening(facts)?;
    let standing::Standing { line, first, doubted, others, muted } = standing::standing(facts, as_of);
    // Where nothing of its own is left, what was merged into it is.
    let taken = || line.iter().find(|fact| matches!(fact.event.what, What::TookIn(_))).cloned();
    let first = first.or_else(taken)?;
    // Who wrote first is a matter of when mails count, not of which of them came in first.
    let mode = match (mode, first.event.what) {
        (Mode::Live, _) => Mode::Live,
        (_, What::Replied(..)) => Mode::Outbound,
        _ => Mode::Inbound,
    };
    let mut known = pass::Known::default();
    loop {
        let mut pass = pass::Pass::new(rules, mode, settings, message_of(&first.event), (&others, muted));
        match pass.walk(&line, &known, settled) {
            // What is void is so from the first: walk again without it.
            Some(pass::Never::Reopened(dismissed, broken)) => {
                known.void.insert(dismissed, broken);
            }
            Some(pass::Never::PutAway(time)) => {
                known.restored.insert(time);
            }
            Some(pass::Never::Shut(said)) => known.opened.extend(said),
            None => return Some(Folded { doubted, ..pass.finish(as_of) }),
        }
    }
}
