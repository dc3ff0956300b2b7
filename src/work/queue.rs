//! An answer put into the outbox: looked at once more when the lock is had, and queued in one operation with all that comes of it.

use std::collections::HashSet;

use crate::desk::event::{Event, What};
use crate::desk::id::MessageId;
use crate::desk::message::Role;
use crate::error::{Error, Result};
use crate::store::message::MessageRow;
use crate::store::outbox::Outgoing;
use crate::store::ticket::TicketRow;
use crate::store::{Store, Writer};
use crate::work::answer::{Asked, Begun, Text, begin, obstacles_of, words};
use crate::work::hand::Hand;
use crate::work::obstacle::{self, Obstacle};
use crate::work::posting::{self, Queued};
use crate::work::rule;

/// What became of an answer.
#[derive(Debug)]
pub enum Answered {
    /// It waits in the outbox; the ticket as it stands then.
    Queued(Queued, Option<Box<TicketRow>>),
    /// Nothing was done: these came into the ticket in the meantime.
    Overtaken(Vec<MessageRow>),
}

/// How an answer is queued.
#[derive(Clone, Debug, Default)]
pub struct Leave {
    /// The words of `desk log`.
    pub command: String,
    /// Whether it is not held back.
    pub at_once: bool,
    /// The draft in the outbox that it was.
    pub entry: Option<i64>,
}

/// Queues an answer. It counts, is dated and is held back from the instant at which the lock was had. `known` are the messages
/// that stood in the ticket when the text was written ([`crate::work::answer::Begun::known`]): where others have come since, or somebody else has
/// answered, nothing is done, unless forced.
pub fn queue(
    store: &mut Store,
    hand: &Hand,
    asked: &Asked,
    text: &Text,
    known: &HashSet<MessageId>,
    leave: &Leave,
) -> Result<Answered> {
    rule::write(store, hand, leave.command.as_str(), |writer| {
        if let Some(id) = leave.entry
            && writer.store().outgoing(id)?.state != Outgoing::Draft
        {
            return Err(Error::refused(format!("mail {id} is a draft no more"))
                .hint(format!("desk outbox show {id}")));
        }
        let begun = begin(writer.store(), hand, asked, writer.now())?;
        let new = begun.known().filter(|message| !known.contains(message));
        let new: Vec<MessageId> = new.filter(|_| !asked.force).collect();
        if !new.is_empty() {
            let rows = new.into_iter().map(|message| writer.store().message(message));
            return Ok(Answered::Overtaken(rows.collect::<Result<_>>()?));
        }
        let ticket = begun.ticket.id;
        if !asked.force {
            let obstacles: Vec<Obstacle> =
                begun.obstacles.iter().cloned().chain(obstacles_of(&begun, text)).collect();
            obstacle::refuse(&obstacles, &asked.despite, "reply", ticket)?;
        }
        let queued = put(writer, &begun, asked, text, leave)?;
        rule::settle(writer)?;
        Ok(Answered::Queued(queued, writer.store().ticket(ticket, writer.now())?.map(Box::new)))
    })
}

/// Queues one answer within an operation, with all that it does to its ticket.
pub(super) fn put(
    writer: &mut Writer<'_>,
    begun: &Begun,
    asked: &Asked,
    text: &Text,
    leave: &Leave,
) -> Result<Queued> {
    let ticket = begun.ticket.id;
    asked.beside.apply(writer, ticket)?;
    let words = words(begun, asked, text);
    posting::post_as(leave.entry, writer, &begun.settings, words, leave.at_once, |writer, message| {
        writer.change(ticket, &asked.change(message))?;
        match begun.is_theirs {
            true => Ok(()),
            false => {
                writer.append(ticket, &Event::typed(What::Role(message, Role::Other), writer.now(), None))
            }
        }
    })
}
