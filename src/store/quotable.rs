//! What can be quoted in a ticket: the texts of its messages and the addresses of all who wrote, ours among them.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use crate::desk::id::{MessageId, TicketId};
use crate::desk::reply_text::{Answered, Thread};
use crate::error::Result;
use crate::store::Store;

/// Tickets as their messages may quote them, each read once.
#[derive(Default)]
pub(super) struct Quotable {
    known: HashMap<TicketId, Known>,
}

struct Known {
    thread: Arc<Thread>,
    /// Where each message stands in it.
    places: HashMap<MessageId, usize>,
}

impl Quotable {
    /// What could be quoted by a message of somebody with this name.
    pub(super) fn before(
        &mut self,
        store: &Store,
        ticket: TicketId,
        message: MessageId,
        name: &str,
    ) -> Result<Answered> {
        let known = match self.known.entry(ticket) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(none) => none.insert(store.said_in(ticket)?),
        };
        let place = known.places.get(&message).copied().unwrap_or_default();
        Ok(Answered { thread: Arc::clone(&known.thread), place, name: name.to_owned() })
    }
}

/// Whether there is anything in a text that marks or introduces a quotation: most first words of people have neither.
pub(super) fn may_quote(text: &str) -> bool {
    memchr::memchr2(b'>', b'@', text.as_bytes()).is_some()
}

impl Store {
    /// Reads what stands in a ticket.
    fn said_in(&self, ticket: TicketId) -> Result<Known> {
        const MESSAGES: &str =
            "SELECT m.id, m.from_email FROM message m JOIN operation o ON o.id = m.operation AND o.undone = 0
            WHERE m.ticket = ? ORDER BY m.received_at, m.id";
        let messages: Vec<(MessageId, String)> =
            self.rows(MESSAGES, [ticket], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let mut thread = Thread::default();
        let mut places = HashMap::new();
        // The newest first: they are quoted most.
        for (place, (message, email)) in messages.iter().enumerate().rev() {
            places.insert(*message, place);
            thread.add_address(email);
            let text: Option<String> =
                self.one("SELECT text FROM body WHERE message = ?", [message], |row| row.get(0))?;
            thread.add(place, &text.unwrap_or_default());
        }
        self.own_mailboxes()?.iter().for_each(|email| thread.add_address(email));
        Ok(Known { thread: Arc::new(thread), places })
    }
}
