//! What an operation brought that sets rules off.

use std::collections::BTreeSet;

use crate::desk::id::{MessageId, TicketId};
use crate::desk::settings::Trigger;
use crate::desk::ticket::{Status, Target};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Writer;
use crate::store::rule::brought::Brought;
use crate::store::rule::episode::Condition;
use crate::store::rule::stood::{After, Before};
use crate::work::rule::book::Book;

/// One event.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Occurred {
    /// What it is for rules. A mail with which a ticket begins is two things at once, and rules on either are asked in one pass.
    pub triggers: Vec<Trigger>,
    /// Of which ticket.
    pub ticket: TicketId,
    /// The message that came, where one did.
    pub message: Option<MessageId>,
    /// When it counts.
    pub at: Moment,
    /// Whether a machine wrote that message: only rules that say `kind:` are asked then.
    pub by_machine: bool,
}

/// What this operation brought since it was asked last, in the order in which rules are asked about it: the messages as they count, then
/// what became of tickets.
pub fn occurred(writer: &mut Writer<'_>, book: &Book) -> Result<Vec<Occurred>> {
    let mut all = Vec::new();
    if book.has(&[Trigger::Message, Trigger::Ticket]) {
        for brought in writer.brought(book.has(&[Trigger::Ticket]))? {
            all.push(came(&brought));
        }
    }
    let mut became = Vec::new();
    let mut seen = BTreeSet::new();
    for (ticket, before) in writer.changed() {
        // What was a part of another ticket by now is told of that one.
        let root = writer.store().root_of(ticket)?;
        let Some(after) = writer.store().stands(root)?.filter(|_| root == ticket && seen.insert(root)) else {
            continue;
        };
        if writer.brought_history(ticket)? {
            continue;
        }
        let one =
            |trigger, at| Occurred { triggers: vec![trigger], ticket, message: None, at, by_machine: false };
        became.extend(solved(&before, &after).map(|at| one(Trigger::Solved, at)));
        if book.has(&[Trigger::Missed]) {
            let now = writer.store().missed(ticket, writer.now())?;
            for (target, at) in before.missed.iter().chain(&now) {
                became.extend(broken(writer, ticket, *target, *at)?);
            }
        }
        let other = after.assignee.filter(|_| after.assignee != before.assignee);
        became.extend(other.map(|_| one(Trigger::Assigned, writer.now())));
    }
    became.sort_by_key(|one| (one.at, one.ticket));
    all.append(&mut became);
    Ok(all)
}

/// That a message came.
pub fn came(brought: &Brought) -> Occurred {
    let mut triggers = vec![Trigger::Message];
    triggers.extend(brought.begins.then_some(Trigger::Ticket));
    Occurred {
        triggers,
        ticket: brought.ticket,
        message: Some(brought.message),
        at: brought.at,
        by_machine: !brought.kind.is_contact(),
    }
}

/// The promises that were broken and of which no rule was told, in the order in which they were.
pub fn missed(writer: &mut Writer<'_>) -> Result<Vec<Occurred>> {
    let untold = writer.store().missed_untold(writer.now())?;
    let mut all = Vec::new();
    for (ticket, target, at) in untold {
        all.extend(broken(writer, ticket, target, at)?);
    }
    Ok(all)
}

/// That a promise was broken then, unless rules were told of it.
fn broken(writer: &mut Writer<'_>, ticket: TicketId, target: Target, at: Moment) -> Result<Option<Occurred>> {
    let Some(looked) = writer.store().looked(Condition::missed(target))? else { return Ok(None) };
    let news = writer.is_news(looked.id, ticket, at)?;
    Ok(news.then(|| Occurred {
        triggers: vec![Trigger::Missed],
        ticket,
        message: None,
        at,
        by_machine: false,
    }))
}

/// When it was solved, if it was not before.
fn solved(before: &Before, after: &After) -> Option<Moment> {
    let now = matches!(after.status, Status::Solved | Status::Closed) && !after.put_away;
    after.solved_at.filter(|_| now && !before.status.is_done())
}
