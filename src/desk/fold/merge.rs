//! What a ticket hands over when it is merged into another one (metrics §2.8).

use std::collections::{BTreeMap, BTreeSet};

use crate::desk::event::{Event, Recorded, What};
use crate::desk::fold::fold;
use crate::desk::fold::folded::Folded;
use crate::desk::fold::rules::{Rules, Taken};
use crate::desk::fold::standing::{Messages, first_message};
use crate::desk::id::{MessageId, TicketId};
use crate::desk::sla::judge;
use crate::desk::ticket::Target;
use crate::desk::time::Moment;

/// What a ticket with these facts hands over, as it is known at `as_of`. `None` where it is not merged.
pub fn taken(facts: &[Recorded], rules: &dyn Rules, as_of: Moment) -> Option<Taken> {
    let now = Messages::of(facts.iter().filter(|fact| fact.event.at <= as_of));
    let end = facts.iter().find(|fact| Some(fact.id) == now.merged)?;
    let apart = |fact: &&Recorded| !matches!(fact.event.what, What::MergedInto(_) | What::Unmerged(_));
    let before: Vec<Recorded> = facts
        .iter()
        .filter(apart)
        .filter_map(|fact| match fact.event.what {
            // An answer that never left, or came back, was none then either.
            What::Withdrawn(_) | What::Bounced(..) if fact.event.at <= as_of => {
                let event = Event { at: fact.event.at.min(end.event.at), ..fact.event.clone() };
                Some(Recorded { event, ..fact.clone() })
            }
            _ => (fact.order() < end.order()).then(|| fact.clone()),
        })
        .collect();
    let then = fold(&before, rules, end.event.at)?;
    let stands = |message: &MessageId| !now.left.contains(message);
    let waits_since = then.waits_since(end.event.at);
    Some(Taken {
        at: end.event.at,
        waits_since,
        latest: then.waiting.map(|waiting| waiting.latest).filter(|_| waits_since.is_some()),
        messages: then.messages.into_iter().filter(stands).collect(),
    })
}

/// The tickets that were merged into one with these facts, and into those: each once, and after those that were merged into it,
/// so that what it hands over can be worked out of what they did. Merges that go round, which no desk writes, end where they
/// come back.
pub fn merged_into<'f>(
    facts: &'f [Recorded],
    facts_of: impl Fn(TicketId) -> Option<&'f [Recorded]>,
) -> Vec<(TicketId, &'f [Recorded])> {
    let (mut order, mut seen) = (Vec::new(), BTreeSet::new());
    let parts = |facts: &'f [Recorded]| Messages::of(facts.iter()).taken.into_keys();
    let mut ahead: Vec<(TicketId, Option<&[Recorded]>)> = parts(facts).map(|part| (part, None)).collect();
    while let Some((ticket, done)) = ahead.pop() {
        if let Some(facts) = done {
            order.push((ticket, facts));
        } else if seen.insert(ticket)
            && let Some(facts) = facts_of(ticket)
        {
            ahead.push((ticket, Some(facts)));
            ahead.extend(parts(facts).map(|part| (part, None)));
        }
    }
    order
}

/// Takes out of `all` what the tickets hand over that were merged into one with these facts.
pub fn handed_to(facts: &[Recorded], all: &mut BTreeMap<TicketId, Taken>) -> BTreeMap<TicketId, Taken> {
    let parts = Messages::of(facts.iter()).taken.into_keys();
    parts.filter_map(|part| all.remove_entry(&part)).collect()
}

/// The message that gives a ticket its subject and customer: the first of its own, else the first that came by a merge.
pub fn first_shown(facts: &[Recorded], taken: &BTreeMap<TicketId, Taken>) -> Option<MessageId> {
    let earliest = || taken.values().min_by_key(|taken| taken.at).and_then(|taken| taken.messages.first());
    first_message(facts).or_else(|| earliest().copied())
}

impl Folded {
    /// Since when its first or next response clock runs at that instant, whether or not anything is promised.
    fn waits_since(&self, at: Moment) -> Option<Moment> {
        let judged = judge(&self.begins_anyway(), &self.ticks, at);
        [Target::FirstResponse, Target::NextResponse].into_iter().find_map(|target| {
            let verdict = judged.verdict(target);
            verdict.started_at.filter(|_| verdict.stopped_at.is_none())
        })
    }
}
