//! What can be quoted in a ticket: the texts of its messages and the addresses of all who wrote, ours among them.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use crate::desk::id::{MessageId, TicketId};
use crate::desk::reply_text::{Answered, Thread};
use crate::error::Result;
use crate::store::Store;

/// Of so many tickets the texts are kept: messages of one stand near each other, and all of a desk's would not fit into memory.
const KEPT: usize = 32;

/// Tickets as their messages may quote them: the last ones that were asked for, the very last in front.
#[derive(Default)]
pub(super) struct Quotable {
    known: VecDeque<(TicketId, Known)>,
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
        let (thread, place) = self.place(ticket, message, || store.said_in(ticket))?;
        Ok(Answered { thread, place, name: name.to_owned() })
    }

    /// The texts of a ticket, and where a message stands among them; `read` reads those of a ticket that is not kept.
    fn place(
        &mut self,
        ticket: TicketId,
        message: MessageId,
        read: impl FnOnce() -> Result<Known>,
    ) -> Result<(Arc<Thread>, usize)> {
        let found = self.known.iter().position(|(known, _)| *known == ticket);
        let known = match found.and_then(|found| self.known.remove(found)) {
            Some((_, known)) => known,
            None => read()?,
        };
        let place = known.places.get(&message).copied().unwrap_or_default();
        let thread = Arc::clone(&known.thread);
        self.known.push_front((ticket, known));
        self.known.truncate(KEPT);
        Ok((thread, place))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_few_tickets_are_kept() {
        let (mut quotable, mut read) = (Quotable::default(), Vec::new());
        let mut ask = |ticket| {
            let nothing = || {
                read.push(ticket);
                Ok(Known { thread: Arc::default(), places: HashMap::new() })
            };
            quotable.place(TicketId(ticket), MessageId(1), nothing).unwrap();
            quotable.known.len()
        };
        for ticket in 2..100 {
            // The one that is asked for again and again is read once.
            ask(1);
            assert!(ask(ticket) <= KEPT);
        }
        assert_eq!(read, (1..100).collect::<Vec<_>>());
    }
}
