//! Messages that are written at this desk, or taken down here, rather than received as mail.

use crate::desk::id::{AddressId, MessageId, TicketId};
use crate::desk::intake::{Decision, Rung};
use crate::desk::message::{Delivery, Direction, Kind, Trust};
use crate::desk::ticket::Channel;
use crate::error::Result;
use crate::store::message::{Mailbox, NewMessage, Recipients};
use crate::store::{Store, Writer};

/// A note, or what a customer said.
#[derive(Clone, Debug)]
pub struct Typed {
    /// Where it belongs.
    pub ticket: TicketId,
    /// Which way it went.
    pub direction: Direction,
    /// By which way it came.
    pub channel: Channel,
    /// The writer: name and address.
    pub from: (String, String),
    /// The customer's address.
    pub address: Option<AddressId>,
    /// One line.
    pub subject: String,
    /// The text.
    pub text: String,
}

impl Store {
    /// The number that the next message will have. Only good inside a write.
    pub fn next_message(&self) -> Result<i64> {
        Ok(self.one("SELECT coalesce(max(id), 0) + 1 FROM message", [], |row| row.get(0))?.unwrap_or(1))
    }
}

impl Writer<'_> {
    /// Writes down a message that is no mail. Its Message-ID is made here, so that nothing is without one.
    pub fn typed(&mut self, typed: &Typed) -> Result<MessageId> {
        let number = self.store().next_message()?;
        let message_id = format!("typed.{number}@desk.invalid");
        self.add_message(&NewMessage {
            ticket: typed.ticket,
            digest: digest(&message_id),
            message_id,
            claimed: None,
            direction: typed.direction,
            kind: Kind::Human,
            trust: Trust::Full,
            channel: typed.channel,
            received_at: self.now(),
            date: None,
            address: typed.address,
            from: Mailbox { name: typed.from.0.clone(), email: typed.from.1.clone() },
            recipients: Recipients::default(),
            subject: typed.subject.clone(),
            text: typed.text.clone(),
            rung: Rung::Typed,
            parent: None,
            variant_of: None,
            source: None,
            original: None,
            references: Vec::new(),
            seal: None,
            lossy: false,
            decision: Decision::default(),
            // What we said by another way is written down, and was never meant to leave from here.
            delivery: (typed.direction == Direction::Out).then_some(Delivery::Unsent),
        })
    }
}

/// What is written here is the same mail only as itself: its digest is made of its id.
pub fn digest(message_id: &str) -> [u8; 32] {
    use sha2::Digest;
    sha2::Sha256::digest(message_id.as_bytes()).into()
}
