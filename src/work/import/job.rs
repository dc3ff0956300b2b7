//! What is to be done with each mail of an import, once the lock is had.

use std::collections::HashSet;

use crate::desk::change::Change;
use crate::desk::id::{AgentId, TicketId};
use crate::error::Result;
use crate::source::Incoming;
use crate::store::Writer;
use crate::work::intake::Way;

/// See the head of this file.
pub(super) struct Job<'a> {
    /// By which way it comes.
    pub way: Way,
    /// Only what was sent to or from this address, in lower case.
    pub only: Option<&'a str>,
    /// Tags for each ticket that gets a message, as they are kept.
    pub tags: &'a [String],
    /// Who gets such a ticket; `Some(None)`: nobody.
    pub assignee: Option<Option<AgentId>>,
}

impl Job<'_> {
    /// Whether this mail is to be taken in.
    pub fn wants(&self, mail: &Incoming) -> bool {
        let Some(only) = self.only else { return true };
        let named = mail.to.iter().chain(&mail.cc).chain(&mail.bcc).chain([&mail.from]);
        named
            .map(|mailbox| &mailbox.email)
            .chain(&mail.delivered_to)
            .any(|email| email.to_lowercase() == *only)
    }

    /// Whether tickets that get a message are changed beside that.
    pub fn dresses(&self) -> bool {
        !self.tags.is_empty() || self.assignee.is_some()
    }

    /// Tags and assigns tickets that got a message.
    pub fn dress(&self, writer: &mut Writer<'_>, tickets: HashSet<TicketId>) -> Result<()> {
        if !self.dresses() {
            return Ok(());
        }
        let tags = self.tags.iter().map(|tag| writer.tag(tag)).collect::<Result<Vec<_>>>()?;
        for ticket in tickets {
            let ticket = writer.store().root_of(ticket)?;
            writer.change(ticket, &Change::Tag(tags.clone()))?;
            if let Some(agent) = self.assignee {
                writer.change(ticket, &Change::Assign(agent))?;
            }
        }
        Ok(())
    }
}
