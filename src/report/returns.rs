//! Who came back, and with what: which tickets share a customer and a topic, and which of them came after which
//! (metrics §1.1, §1.5, §1.9). What machines send is no contact, so a ticket with nothing else is nobody's return.

use std::collections::HashMap;

use crate::desk::facts::{Fact, Facts};
use crate::desk::id::TicketId;
use crate::desk::settings::RepeatMatch;
use crate::desk::ticket::{Mode, Status};
use crate::desk::time::{DAY, Moment};
use crate::report::group::topic;

/// Whether a customer began it, and it is neither spam nor put away.
pub fn is_contact(fact: &Fact) -> bool {
    // What a customer wrote before the desk is not in the history, but they wrote it.
    let wrote = fact.backfill || fact.history.first_contact().is_some();
    fact.mode != Mode::Outbound && fact.status != Status::Spam && fact.put_away.is_none() && wrote
}

/// What two tickets must share: the customer, and the topic where that is asked (`repeat_match`).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key<'f>(i64, Option<&'f str>);

impl<'f> Key<'f> {
    /// That of a ticket; nothing where it has no customer, or no topic though that is asked.
    pub fn of(fact: &Fact, facts: &'f Facts) -> Option<Key<'f>> {
        let customer = fact.customer?;
        match facts.settings.desk.repeat_match {
            RepeatMatch::Requester => Some(Key(customer, None)),
            RepeatMatch::Topic => topic(fact, facts).map(|topic| Key(customer, Some(topic))),
        }
    }
}

/// Until when nothing may come back on a ticket that was first solved then.
pub fn window(solved: Moment, facts: &Facts) -> Moment {
    solved.plus(facts.settings.desk.fcr_days * DAY)
}

/// Which tickets came after which.
pub struct Returns<'a> {
    facts: &'a Facts,
    /// When the tickets of a customer (and topic) began, in order: one customer may have most of the desk's tickets.
    began: HashMap<Key<'a>, Vec<(Moment, TicketId)>>,
    follow_ups: HashMap<TicketId, Vec<&'a Fact>>,
}

impl<'a> Returns<'a> {
    /// Of all tickets, those too that the query did not choose. A ticket that was merged since had come all the same.
    pub fn new(facts: &'a Facts) -> Returns<'a> {
        let mut returns = Returns { facts, began: HashMap::new(), follow_ups: HashMap::new() };
        for fact in facts.tickets.iter().filter(|fact| fact.status != Status::Spam && fact.put_away.is_none())
        {
            if let Some(followed) = fact.follows {
                returns.follow_ups.entry(followed).or_default().push(fact);
            }
            if let Some(key) = Key::of(fact, facts).filter(|_| is_contact(fact)) {
                returns.began.entry(key).or_default().push((fact.created_at, fact.ticket));
            }
        }
        returns.began.values_mut().for_each(|of_key| of_key.sort_unstable());
        returns
    }

    /// Whether a ticket that was first solved then was reopened within the window, or followed up: then by which ticket.
    pub fn came_back(&self, fact: &Fact, solved: Moment) -> Option<Option<TicketId>> {
        let until = window(solved, self.facts);
        if fact.history.reopens.iter().any(|at| solved < *at && *at <= until) {
            return Some(None);
        }
        self.follow_up(fact, solved).map(|other| Some(other.ticket))
    }

    /// The first ticket that follows a closed one and came within the window of its first solve.
    pub fn follow_up(&self, fact: &Fact, solved: Moment) -> Option<&'a Fact> {
        let until = window(solved, self.facts);
        let others = self.follow_ups.get(&fact.ticket)?;
        others.iter().copied().find(|other| solved < other.created_at && other.created_at <= until)
    }

    /// The first other ticket of the same customer (and topic) that began within the window of its first solve.
    pub fn repeat(&self, fact: &Fact, solved: Moment) -> Option<TicketId> {
        let of_key = self.began.get(&Key::of(fact, self.facts)?)?;
        let until = window(solved, self.facts);
        let after = of_key.get(of_key.partition_point(|(at, _)| *at <= solved)..)?;
        let mut inside = after.iter().take_while(|(at, _)| *at <= until);
        inside.find(|(_, other)| *other != fact.ticket).map(|(_, other)| *other)
    }
}
