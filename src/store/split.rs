//! Moving messages out of a ticket into one of their own, and where a message is at home after an undo.

use std::collections::BTreeSet;

use rusqlite::params;

use crate::desk::event::{Event, Recorded, What};
use crate::desk::fold::{Messages, message_of};
use crate::desk::id::{MessageId, OperationId, TicketId};
use crate::desk::message::Role;
use crate::desk::ticket::{Channel, Mode};
use crate::error::{Error, Result};
use crate::store::Writer;

impl Writer<'_> {
    /// Makes a ticket of its own of these messages. Each keeps the instant at which it counts; whether its writer takes part
    /// is asked anew. Gives the new ticket.
    pub fn split(&mut self, ticket: TicketId, messages: &[MessageId]) -> Result<TicketId> {
        let mut facts = self.store.facts_of(ticket)?;
        for part in self.store.taken_in(ticket)? {
            facts.extend(self.store.facts_of(part)?);
        }
        let Some(standing) = self.store.folded(ticket, self.now())? else {
            return Err(Error::refused(format!("there is no ticket {ticket}")).hint("desk list"));
        };
        for message in messages {
            if !standing.messages.contains(message) {
                return Err(Error::refused(format!("message {message} is not in ticket {ticket}"))
                    .hint(format!("desk messages id:{ticket}")));
            }
        }
        // What has the same Message-ID goes along: one of them counts for all.
        let messages = &self.with_versions(ticket, messages)?;
        if standing.messages.iter().all(|message| messages.contains(message)) {
            return Err(Error::refused(format!("that would leave nothing of ticket {ticket}"))
                .hint(format!("desk messages id:{ticket}")));
        }
        let known = Messages::of(facts.iter());
        let mut moved: Vec<&Recorded> = facts
            .iter()
            .filter(|fact| message_of(&fact.event).is_some_and(|message| messages.contains(&message)))
            .collect();
        moved.sort_by_key(|fact| fact.order());
        let Some(first) = moved.first().map(|fact| fact.event.clone()) else {
            return Err(Error::usage("which messages?").hint(format!("desk split {ticket} m12")));
        };
        let mode = if matches!(first.what, What::Replied(..)) { Mode::Outbound } else { Mode::Inbound };
        let whole = self.open_ticket(mode, Channel::Email, first.at, first.backfill)?;
        let (now, agent) = (self.now(), self.agent());
        self.append(whole, &Event::typed(What::SplitFrom(ticket), now, agent))?;
        for message in messages {
            // It leaves the ticket for which it was written down; that may since have become a part of this one.
            let brought = |fact: &&&Recorded| message_of(&fact.event) == Some(*message);
            let from: BTreeSet<TicketId> = moved.iter().filter(brought).map(|fact| fact.ticket).collect();
            for from in from {
                self.append(from, &Event::typed(What::Left(*message), now, agent))?;
            }
            self.execute("UPDATE message SET ticket = ? WHERE id = ?", params![whole, message])?;
        }
        for fact in moved {
            self.append(whole, &fact.event)?;
            if let Some(variant) = message_of(&fact.event).filter(|message| known.variants.contains(message))
            {
                self.append(whole, &Event { what: What::Variant(variant), ..fact.event.clone() })?;
            }
            // What was typed here stays what it was said to be; of mail it is asked anew.
            let typed = fact.event.tie.is_none().then(|| message_of(&fact.event)).flatten();
            if let Some(other) = typed.filter(|message| known.others.contains(message)) {
                self.append(whole, &Event { what: What::Role(other, Role::Other), ..fact.event.clone() })?;
            }
        }
        Ok(whole)
    }

    /// These messages of a ticket and all others of the same Message-IDs. Refused where none of them is more than a note.
    fn with_versions(&self, ticket: TicketId, messages: &[MessageId]) -> Result<Vec<MessageId>> {
        const VERSIONS: &str = "SELECT other.id, other.direction = 'note' FROM message m
            JOIN message other ON other.message_id = m.message_id AND other.ticket = m.ticket
            JOIN operation o ON o.id = other.operation AND o.undone = 0 WHERE m.id = ?";
        let (mut all, mut notes_only) = (Vec::new(), true);
        for message in messages {
            let versions = self
                .store
                .rows(VERSIONS, [message], |row| Ok((row.get::<_, MessageId>(0)?, row.get::<_, bool>(1)?)))?;
            for (other, note) in versions {
                notes_only &= note;
                if !all.contains(&other) {
                    all.push(other);
                }
            }
        }
        if notes_only {
            return Err(Error::refused("a note alone makes no ticket")
                .hint(format!("desk split {ticket} with the message that it belongs to")));
        }
        Ok(all)
    }

    /// Puts each message that an operation moved where its facts now say that it is, after that one was undone or redone.
    pub(super) fn revise_homes(&mut self, operation: OperationId) -> Result<()> {
        const MOVED: &str = "SELECT object, ticket FROM event WHERE operation = ? AND kind = 'left'";
        let moved = self
            .store
            .rows(MOVED, [operation], |row| Ok((row.get::<_, MessageId>(0)?, row.get::<_, TicketId>(1)?)))?;
        for (message, from) in moved {
            const AT_HOME: &str =
                "SELECT e.ticket FROM event e JOIN operation o ON o.id = e.operation AND o.undone = 0
                WHERE e.object = ?1 AND e.kind IN ('received', 'replied', 'noted') AND e.ticket IN (
                    SELECT ticket FROM event WHERE operation = ?2
                    UNION SELECT id FROM ticket WHERE joined = ?3 UNION SELECT ?3)
                ORDER BY e.id DESC LIMIT 1";
            let home: Option<TicketId> =
                self.store.one(AT_HOME, params![message, operation, from], |row| row.get(0))?;
            if let Some(home) = home {
                let home = self.store.survivor(home)?;
                self.execute("UPDATE message SET ticket = ? WHERE id = ?", params![home, message])?;
                self.forget_doubts(home)?;
                self.touch(home);
            }
            self.touch(from);
        }
        Ok(())
    }
}
