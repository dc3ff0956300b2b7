//! Messages of which it was judged afresh who wrote them: what was said of them before does not count.

use std::collections::BTreeMap;

use crate::desk::event::{Recorded, What};
use crate::desk::fold::standing::message_of;
use crate::desk::id::MessageId;

/// The facts of a ticket without those that a later judgement has replaced. What it says instead counts as if it had been said
/// when the message came: whoever solved the ticket since had seen that message.
pub fn in_force(mut facts: Vec<Recorded>) -> Vec<Recorded> {
    let mut judged: BTreeMap<MessageId, (i64, Recorded)> = BTreeMap::new();
    for fact in &facts {
        if let What::Judged(message) = fact.event.what {
            let last = judged.entry(message).or_insert_with(|| (fact.id, fact.clone()));
            if last.0 < fact.id {
                *last = (fact.id, fact.clone());
            }
        }
    }
    if judged.is_empty() {
        return facts;
    }
    let mut came: BTreeMap<MessageId, Recorded> = BTreeMap::new();
    for fact in &facts {
        if let Some(message) = message_of(&fact.event).filter(|message| judged.contains_key(message)) {
            let first = came.entry(message).or_insert_with(|| fact.clone());
            if fact.id < first.id {
                *first = fact.clone();
            }
        }
    }
    facts.retain(|fact| {
        is_of(fact).and_then(|message| judged.get(&message)).is_none_or(|(id, _)| fact.id > *id)
    });
    for fact in &mut facts {
        let Some(message) = message_of(&fact.event) else { continue };
        if let (Some((_, judgement)), Some(first)) = (judged.get(&message), came.get(&message))
            && judgement.operation == fact.operation
            && first.id < fact.id
        {
            (fact.operation, fact.learned) = (first.operation, first.learned);
        }
    }
    facts
}

/// The message of which a fact says whose it is, whether it is believed, or whether it counts; nothing where an agent says so.
fn is_of(fact: &Recorded) -> Option<MessageId> {
    match fact.event.what {
        What::Received(message, _)
        | What::Replied(message, _)
        | What::Variant(message)
        | What::Doubted(message) => Some(message),
        What::Believed(message) if fact.event.agent.is_none() => Some(message),
        _ => None,
    }
}
