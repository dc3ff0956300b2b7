//! What time alone brings, written down; and what came meanwhile of which a person should hear once.

use crate::desk::id::TicketId;
use crate::desk::ticket::Status;
use crate::desk::time::DAY;
use crate::error::Result;
use crate::store::Store;
use crate::store::doubted::Doubted;
use crate::store::returned::Unheard;
use crate::work::hand::Hand;
use crate::work::rule;

/// What time has done to a ticket.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Happened {
    /// It stands there now: solved or closed.
    Became(Status),
    /// It was put aside until now, with these words.
    Woke(Option<String>),
    /// It holds mail of somebody who takes no part in it; told once.
    Doubted(Doubted),
    /// A rule would act on it, with these actions: told where it is only tried.
    Ruled(String, Vec<String>),
}

/// Writes down what time has closed, takes up what was put aside until now, has the rules act on what time has brought, and tells of
/// doubted mail once.
pub fn tick(store: &mut Store, hand: &Hand) -> Result<Vec<(TicketId, Happened)>> {
    // Looked up first: most minutes there is nothing to write, and nobody should wait for a lock.
    let now = store.clock().now();
    let nothing = store.closings_due(now)?.is_empty() && store.wakings_due(now)?.is_empty();
    if nothing && store.doubted_untold()?.is_empty() && !rule::due(store, hand)? {
        return Ok(Vec::new());
    }
    rule::write(store, hand, "run", |writer| {
        if hand.dry_run {
            writer.listen();
        }
        let (closed, woken) = (writer.record_closings()?, writer.wake()?);
        rule::settle(writer)?;
        rule::tick(writer)?;
        let mut happened = Vec::new();
        let rules = &writer.store().settings_in_force()?.1.rules;
        for verdict in writer.heard().into_iter().filter(|verdict| verdict.because.is_none()) {
            let rule = rules.iter().find(|rule| rule.name == verdict.rule);
            let actions = rule.map(|rule| rule.written.clone()).unwrap_or_default();
            happened.push((verdict.ticket, Happened::Ruled(verdict.rule, actions)));
        }
        for ticket in closed {
            let row = writer.store().ticket(ticket, writer.now())?;
            happened.extend(row.map(|row| (row.id, Happened::Became(row.status))));
        }
        for ticket in woken {
            if happened.iter().all(|(closed, _)| *closed != ticket) {
                let row = writer.store().ticket(ticket, writer.now())?;
                happened.push((ticket, Happened::Woke(row.and_then(|row| row.reminder))));
            }
        }
        let doubted = writer.store().doubted_untold()?;
        if !doubted.is_empty() {
            writer.tell(doubted.iter().map(|one| one.message))?;
        }
        happened.extend(doubted.into_iter().map(|one| (one.ticket, Happened::Doubted(one))));
        Ok(happened)
    })
}

/// The answers that came back within the last day, or in tickets that are solved all the same; each told once.
pub fn unheard(store: &mut Store, hand: &Hand) -> Result<Vec<Unheard>> {
    let untold = |store: &Store| -> Result<Vec<Unheard>> {
        let now = store.clock().now();
        let mut unheard = store.came_back_since(now.plus(-DAY), now)?;
        unheard.retain(|one| !one.told);
        Ok(unheard)
    };
    if untold(store)?.is_empty() {
        return Ok(Vec::new());
    }
    store.write(&hand.operation("run"), |writer| {
        let unheard = untold(writer.store())?;
        writer.tell(unheard.iter().map(|one| one.message))?;
        Ok(unheard)
    })
}
