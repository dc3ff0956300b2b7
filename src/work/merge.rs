//! Merging tickets into one.

use crate::desk::change::Change;
use crate::desk::id::TicketId;
use crate::error::{Error, Result};
use crate::store::ticket::TicketRow;
use crate::store::{Store, Writer};
use crate::work::remark::Remark;

/// A merge that is going on.
pub struct Merging {
    into: TicketId,
    ours: Option<String>,
    others: Vec<(TicketId, Option<String>)>,
}

impl Merging {
    /// Begins one. Where the ticket that is to go on refuses, no other need be asked.
    pub fn begin(writer: &Writer<'_>, into: TicketId) -> Result<Merging> {
        let (store, now) = (writer.store(), writer.now());
        let into = store.existing(into)?;
        if let Some(state) = store.ticket_state(into, now)? {
            state.decide(&Change::TakeIn(TicketId(0)), now, None)?;
        }
        Ok(Merging { into, ours: customer(store, writer, into)?, others: Vec::new() })
    }

    /// Merges one more into it.
    pub fn take_in(&mut self, writer: &mut Writer<'_>, ticket: TicketId) -> Result<()> {
        let into = self.into;
        if ticket == into {
            return Err(Error::refused(format!("ticket {into} cannot be merged into itself"))
                .hint(format!("desk merge {into} ID...")));
        }
        let theirs = customer(writer.store(), writer, ticket)?;
        writer.merge(ticket, into)?;
        if theirs != self.ours {
            self.others.push((ticket, theirs));
        }
        Ok(())
    }

    /// What is to be told of it.
    pub fn remark(self) -> Option<Remark> {
        let Merging { into, ours, others } = self;
        (!others.is_empty()).then_some(Remark::CustomersDiffer { into, ours, others })
    }
}

fn customer(store: &Store, writer: &Writer<'_>, ticket: TicketId) -> Result<Option<String>> {
    Ok(store.ticket(ticket, writer.now())?.and_then(|row: TicketRow| row.customer_email))
}
