//! Who is doubted, told wherever a person looks for work: such mail starts no clock, so that nothing else would tell of it.

use std::collections::BTreeSet;

use crate::desk::id::TicketId;
use crate::error::Result;
use crate::store::Store;
use crate::work::remark::Remark;

/// How many tickets hold mail that waits for somebody to decide about it; nothing where there are none.
pub fn all(store: &Store) -> Result<Vec<Remark>> {
    let tickets: BTreeSet<TicketId> = store.doubted()?.into_iter().map(|one| one.ticket).collect();
    Ok((!tickets.is_empty()).then_some(Remark::AllDoubted(tickets.len())).into_iter().collect())
}

/// The one to decide about first: that of this ticket, else the oldest.
pub fn one(store: &Store, ticket: Option<TicketId>) -> Result<Vec<Remark>> {
    let mut all = store.doubted()?;
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let place = all.iter().position(|one| Some(one.ticket) == ticket).unwrap_or(0);
    let first = all.remove(place);
    Ok(vec![Remark::Doubted(first, all.len())])
}
