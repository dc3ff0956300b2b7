//! Who is new in a ticket: they answered a mail of ours that somebody handed to them.

use crate::desk::id::TicketId;
use crate::error::Result;
use crate::store::Store;
use crate::store::message::MessageRow;

/// A remark for each of their messages.
pub(super) fn remarks(ticket: TicketId, thread: &[MessageRow], store: &Store) -> Result<Vec<String>> {
    let newcomers = store.newcomers(ticket)?;
    let new = thread.iter().filter(|message| newcomers.contains(&message.id));
    let told = |message: &MessageRow| {
        let (id, from) = (message.id, &message.from.email);
        format!("{id} is from {from}, who is new here: they answered a mail of ours that was handed to them")
    };
    Ok(new.map(told).collect())
}
