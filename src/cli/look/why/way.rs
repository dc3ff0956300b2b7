//! A message and the way it came.

use crate::desk::id::{MessageId, TicketId};
use crate::desk::intake::{Decision, Outcome};
use crate::desk::message::Direction;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::message::MessageRow;
use crate::store::placed::Placed;
use crate::work::spoken::{self, Spoken};

/// A message and the way it came.
pub(super) struct Why {
    pub(super) row: MessageRow,
    pub(super) placed: Placed,
    pub(super) decision: Decision,
    /// Its writer is believed only because they answered what this desk has signed.
    pub(super) newcomer: bool,
    /// Which language its writer speaks, and how that is known.
    pub(super) spoken: Option<Spoken>,
    /// Where the ladder had put it; it may have been moved since.
    pub(super) landed: TicketId,
}

impl Why {
    pub(super) fn of(message: MessageId, store: &Store) -> Result<Why> {
        let row = store.message(message)?;
        let placed = store
            .placed(message)?
            .ok_or_else(|| Error::refused(format!("there is no message {message}")).hint("desk messages"))?;
        let decision = store.decision(message)?;
        let by = decision.tried.iter().find(|tried| {
            tried.outcome == Outcome::Found
                && tried.rung == placed.rung
                && Some(&tried.text) == placed.via.as_ref()
        });
        let landed = match by.and_then(|tried| tried.ticket) {
            Some(ticket) => store.root_of(ticket)?,
            None => row.ticket,
        };
        let writer = match row.direction {
            Direction::In => store.customer(&row.from.email)?,
            _ => None,
        };
        let settings = store.settings_in_force()?.1;
        let spoken = writer.map(|writer| spoken::of(store, &settings, Some(&writer))).transpose()?;
        let newcomer = store.newcomers(row.ticket)?.contains(&message);
        Ok(Why { row, placed, decision, newcomer, spoken, landed })
    }

    pub(super) fn reason(&self) -> String {
        if let Some(other) = self.row.variant_of {
            return format!("it has the Message-ID of {other} and other content");
        }
        let reason = self.decision.reason(self.placed.rung, self.placed.via.as_deref(), self.landed);
        match self.landed == self.row.ticket {
            true => reason,
            false => format!("{reason}; an agent has since moved it to ticket {}", self.row.ticket),
        }
    }
}
