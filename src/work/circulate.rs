//! The letters of one answer to many put into the outbox, all of them in one operation.

use crate::error::Result;
use crate::store::Store;
use crate::store::outbox::OutboxRow;
use crate::store::ticket::TicketRow;
use crate::work::circular::{Circular, Files, Left, Plan};
use crate::work::draft;
use crate::work::hand::Hand;
use crate::work::posting::Queued;
use crate::work::queue::{self, Leave};
use crate::work::rule;

/// How they go out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Manner {
    /// After the while that the settings hold mail back.
    Usual,
    /// At once.
    AtOnce,
    /// Not yet: they are kept as drafts.
    Drafts,
}

/// What became of them.
#[derive(Debug, Default)]
pub struct Circulated {
    /// The tickets that were answered, as they stand then.
    pub rows: Vec<TicketRow>,
    /// Their mails, in the same order.
    pub queued: Vec<Queued>,
    /// The drafts, where drafts were asked for.
    pub drafts: Vec<OutboxRow>,
    /// The tickets that got no letter.
    pub left: Vec<Left>,
    /// How many tickets the limit has cut off.
    pub beyond: usize,
}

/// Queues the letters. `shown`: those that somebody has seen and said yes to; no other one is queued then. `command` is what `desk log` says.
///
/// # Errors
/// As [`Circular::plan`].
pub fn circulate(
    store: &mut Store,
    hand: &Hand,
    circular: &Circular,
    shown: Option<&Plan>,
    files: Files<'_>,
    (manner, command): (Manner, &str),
) -> Result<Circulated> {
    // What was cut off by a limit is cut off as it was shown.
    let limit = if shown.is_some() { None } else { circular.limit };
    let circular = Circular { limit, ..circular.clone() };
    rule::write(store, hand, command, |writer| {
        let mut plan = circular.plan(writer.store(), hand, writer.now(), files)?;
        if let Some(shown) = shown {
            plan.keep_to(shown);
        }
        let mut done = Circulated { left: plan.left, beyond: plan.beyond, ..Circulated::default() };
        let leave = Leave { at_once: manner == Manner::AtOnce, ..Leave::default() };
        let mut numbers = Vec::new();
        for letter in &plan.letters {
            match manner {
                Manner::Drafts => numbers.push(draft::put(writer, &letter.asked, &letter.text)?),
                _ => {
                    done.queued.push(queue::put(writer, &letter.begun, &letter.asked, &letter.text, &leave)?)
                }
            }
        }
        rule::settle(writer)?;
        for letter in plan.letters.iter().filter(|_| manner != Manner::Drafts) {
            done.rows.extend(writer.store().ticket(letter.ticket(), writer.now())?);
        }
        for number in numbers {
            done.drafts.push(writer.store().outgoing(number)?);
        }
        Ok(done)
    })
}
