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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::event::{Event, Voice};
    use crate::desk::id::{AgentId, OperationId, TicketId};
    use crate::desk::time::Moment;

    const MAIL: MessageId = MessageId(7);

    /// A fact of the operation of that number, learned when it was recorded.
    fn fact(id: i64, operation: i64, what: What) -> Recorded {
        let event = Event { at: Moment(1), what, agent: None, backfill: false, tie: Some(1) };
        let learned = Moment(operation * 10);
        Recorded { id, operation: OperationId(operation), ticket: TicketId(1), learned, rule: None, event }
    }

    /// The numbers of those that are left, with the operations under which they count.
    fn left(facts: &[Recorded]) -> Vec<(i64, i64)> {
        in_force(facts.to_vec()).iter().map(|fact| (fact.id, fact.operation.0)).collect()
    }

    #[test]
    fn a_judgement_replaces_what_was_said_and_counts_as_if_it_had_been_said_then() {
        let other = What::Received(MessageId(8), true);
        let facts = [
            fact(1, 1, What::Received(MAIL, true)),
            fact(2, 1, other),
            fact(3, 2, What::Doubted(MAIL)),
            fact(4, 3, What::Judged(MAIL)),
            fact(5, 3, What::Replied(MAIL, Voice::Person)),
        ];
        assert_eq!(left(&facts), [(2, 1), (4, 3), (5, 1)]);
        assert_eq!(in_force(facts.to_vec())[2].learned, Moment(10));
        // In whatever order they are read.
        let mut turned = facts.to_vec();
        turned.reverse();
        assert_eq!(left(&turned), [(5, 1), (4, 3), (2, 1)]);
        assert_eq!(left(&facts[..3]), [(1, 1), (2, 1), (3, 2)], "undone, all is as before");
    }

    #[test]
    fn the_last_judgement_holds_and_what_is_learned_after_it_stands() {
        let facts = [
            fact(1, 1, What::Received(MAIL, true)),
            fact(2, 2, What::Judged(MAIL)),
            fact(3, 2, What::Replied(MAIL, Voice::Person)),
            fact(4, 3, What::Judged(MAIL)),
            fact(5, 3, What::Received(MAIL, false)),
            fact(6, 4, What::Replied(MAIL, Voice::Person)),
        ];
        assert_eq!(left(&facts), [(2, 2), (4, 3), (5, 1), (6, 4)]);
    }

    #[test]
    fn what_an_agent_said_is_not_replaced() {
        let mut accepted = fact(2, 2, What::Believed(MAIL));
        accepted.event.agent = Some(AgentId(1));
        let facts = [
            fact(1, 1, What::Received(MAIL, true)),
            accepted,
            fact(3, 2, What::Dismissed(MAIL)),
            fact(4, 3, What::Judged(MAIL)),
            fact(5, 3, What::Received(MAIL, true)),
        ];
        assert_eq!(left(&facts), [(2, 2), (3, 2), (4, 3), (5, 1)]);
    }
}
