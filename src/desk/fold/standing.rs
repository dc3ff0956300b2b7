//! Which facts of a ticket stand at an instant: what was taken back, moved away, doubted or proved since is sorted out
//! here, before the walk.

use std::collections::{BTreeMap, BTreeSet};

use crate::desk::event::{Recorded, What};
use crate::desk::fold::message_of;
use crate::desk::id::MessageId;
use crate::desk::ticket::Status;
use crate::desk::time::Moment;

/// What is known of the messages of a ticket, beyond the facts that brought them in. Read in the order in which it was
/// learned: of two opposite facts the later one holds.
#[derive(Default)]
struct Messages {
    /// Answers that were taken back.
    withdrawn: BTreeSet<MessageId>,
    /// Messages that turned out to be ours by a proof that came with a later copy.
    ours: BTreeSet<MessageId>,
    /// Messages in whose place another one of the same Message-ID counts.
    variants: BTreeSet<MessageId>,
    /// Messages that were moved to another ticket.
    left: BTreeSet<MessageId>,
    /// Messages of somebody whom nobody in the ticket has named.
    doubted: BTreeSet<MessageId>,
    /// Such messages that an agent accepted, and when that was learned.
    accepted: BTreeMap<MessageId, Moment>,
}

impl Messages {
    fn of<'a>(facts: impl Iterator<Item = &'a Recorded>) -> Messages {
        let mut learned: Vec<&Recorded> = facts.collect();
        learned.sort_by_key(|fact| fact.id);
        let mut messages = Messages::default();
        for fact in learned {
            match fact.event.what {
                What::Withdrawn(message) => {
                    messages.withdrawn.insert(message);
                }
                What::Doubted(message) => {
                    messages.doubted.insert(message);
                }
                What::Believed(message) => {
                    messages.doubted.remove(&message);
                    if fact.event.agent.is_some() {
                        messages.accepted.insert(message, fact.learned);
                    }
                }
                What::Variant(message) => {
                    messages.variants.insert(message);
                }
                What::Left(message) => {
                    messages.left.insert(message);
                }
                what => {
                    if let Some(message) = message_of(&fact.event) {
                        messages.left.remove(&message);
                        messages.variants.remove(&message);
                        if let What::Replied(..) = what {
                            messages.ours.insert(message);
                        }
                    }
                }
            }
        }
        let Messages { left, accepted, doubted, .. } = &mut messages;
        doubted.retain(|message| !accepted.contains_key(message) && !left.contains(message));
        messages
    }
}

/// The messages of a ticket that are doubted, and those that an agent has accepted, as all its facts say.
pub fn doubted(facts: &[Recorded]) -> (BTreeSet<MessageId>, BTreeSet<MessageId>) {
    let messages = Messages::of(facts.iter());
    (messages.doubted, messages.accepted.into_keys().collect())
}

/// The message with which a ticket begins: the earliest that counts and was not moved away.
pub fn first_message(facts: &[Recorded]) -> Option<MessageId> {
    let messages = Messages::of(facts.iter());
    let brought = |fact: &&Recorded| {
        message_of(&fact.event).is_some_and(|message| !messages.left.contains(&message))
            && !messages.is_overtaken(fact)
    };
    facts.iter().filter(brought).min_by_key(|fact| fact.order()).and_then(|fact| message_of(&fact.event))
}

impl Messages {
    /// Whether a fact says that a message came in which has since been proved to be ours.
    fn is_overtaken(&self, fact: &Recorded) -> bool {
        matches!(fact.event.what, What::Received(message, _) if self.ours.contains(&message))
    }
}

/// The facts that stand at that instant: each message once, answers that were taken back not at all, and a mail that
/// became known only after a solve which it predates once more, at the instant at which it became known. And whether any
/// message that stands is doubted.
pub(super) fn standing(facts: &[Recorded], as_of: Moment) -> (Vec<Recorded>, bool) {
    let known = || facts.iter().filter(|fact| fact.event.at <= as_of);
    let messages = Messages::of(known());
    // An answer that is taken back takes the status with it that was set along with it.
    let taken_back: BTreeSet<_> = known()
        .filter(|fact| matches!(fact.event.what, What::Replied(message, _) if messages.withdrawn.contains(&message)))
        .map(|fact| (fact.operation, fact.ticket))
        .collect();
    let solves: Vec<_> = known()
        .filter(|fact| matches!(fact.event.what, What::Status(Status::Solved | Status::Closed)))
        .map(|fact| (fact.event.at, fact.learned))
        .collect();
    let (mut seen, mut any_doubted) = (BTreeSet::new(), false);
    let mut line = Vec::with_capacity(facts.len());
    // A message may have been taken in twice, where an import was undone and done again: its first instant counts.
    let mut ordered: Vec<&Recorded> = known().collect();
    ordered.sort_by_key(|fact| fact.order());
    for fact in ordered {
        match fact.event.what {
            What::Replied(message, _) if messages.withdrawn.contains(&message) => continue,
            What::Status(_) if taken_back.contains(&(fact.operation, fact.ticket)) => continue,
            _ if messages.is_overtaken(fact) => continue,
            _ => {}
        }
        let message = message_of(&fact.event);
        if message.is_some_and(|message| messages.left.contains(&message) || !seen.insert(message)) {
            continue;
        }
        let mut fact = fact.clone();
        // Another version is shown, and no contact and no answer of its own.
        if let Some(message) = message.filter(|message| messages.variants.contains(message)) {
            fact.event.what = What::Received(message, false);
        }
        if let What::Received(message, true) = fact.event.what {
            if messages.doubted.contains(&message) {
                fact.event.what = What::Received(message, false);
                any_doubted = true;
            }
            // What was accepted late became known as a contact only then.
            let accepted = messages.accepted.get(&message).copied();
            fact.learned = accepted.map_or(fact.learned, |at| at.max(fact.learned));
        }
        let late = matches!(fact.event.what, What::Received(_, true))
            && !fact.event.backfill
            && fact.learned <= as_of
            && solves.iter().any(|(at, learned)| fact.event.at <= *at && *learned < fact.learned);
        let again = late.then(|| {
            let mut again = fact.clone();
            again.event.at = fact.learned;
            again
        });
        line.push(fact);
        line.extend(again);
    }
    (line, any_doubted)
}
