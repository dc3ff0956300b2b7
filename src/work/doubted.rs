//! Who is doubted, told wherever a person looks for work: such mail starts no clock, so that nothing else would tell of it.

use crate::desk::id::TicketId;
use crate::error::Result;
use crate::store::Store;
use crate::work::remark::Remark;

/// How many tickets hold mail that waits for somebody to decide about it; nothing where there are none.
pub fn all(store: &Store) -> Result<Vec<Remark>> {
    let tickets = store.doubted_tickets()?;
    Ok((tickets > 0).then_some(Remark::AllDoubted(tickets)).into_iter().collect())
}

/// The one to decide about first: that of this ticket, else the oldest.
pub fn one(store: &Store, ticket: Option<TicketId>) -> Result<Vec<Remark>> {
    let first = store.doubted_first(ticket)?;
    Ok(first.map(|(first, more)| Remark::Doubted(first, more)).into_iter().collect())
}
