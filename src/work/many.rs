//! One act on many tickets, as one operation: all of them, or none (`keep_going`: those that can).

use crate::error::{Error, Kind, Result};
use crate::store::Store;
use crate::store::ticket::TicketRow;
use crate::work::act::Act;
use crate::work::chosen::Chosen;
use crate::work::hand::Hand;
use crate::work::remark::Remark;
use crate::work::rule;

#[cfg(test)]
mod tests;

/// What became of it.
#[derive(Debug)]
pub struct Changed {
    /// The tickets that changed, as they stand then.
    pub rows: Vec<TicketRow>,
    /// How many were asked.
    pub asked: usize,
    /// Why others did not change, where that stopped nothing.
    pub refused: Vec<Error>,
    /// What else is to be told.
    pub remarks: Vec<Remark>,
}

/// Does it to each of the chosen tickets.
///
/// # Errors
/// A ticket that is not there or that refuses, unless `keep_going`; a query that cannot be read.
pub fn change(
    store: &mut Store,
    hand: &Hand,
    chosen: &Chosen,
    keep_going: bool,
    act: &Act,
) -> Result<Changed> {
    rule::write(store, hand, format!("{} {}", act.words(), chosen.words()), |writer| {
        let tickets = chosen.tickets(writer, hand)?;
        let (mut changed, mut refused) = (Vec::new(), Vec::new());
        if tickets.is_empty() {
            // Not even a tag is made, of which no ticket would know.
            return Ok(Changed { rows: Vec::new(), asked: 0, refused, remarks: Vec::new() });
        }
        let mut doing = act.begin(hand, writer)?;
        for asked in &tickets {
            let done = match writer.store().existing(*asked) {
                Ok(ticket) => doing.to(writer, ticket).map(|changes| changes.then_some(ticket)),
                Err(error) => Err(error),
            };
            match done {
                Ok(ticket) => changed.extend(ticket),
                Err(error) if keep_going && error.kind == Kind::Refused => refused.push(error),
                Err(error) => return Err(error),
            }
        }
        rule::settle(writer)?;
        let mut rows = Vec::new();
        for ticket in changed {
            rows.extend(writer.store().ticket(ticket, writer.now())?);
        }
        Ok(Changed { rows, asked: tickets.len(), refused, remarks: doing.remarks() })
    })
}
