//! What is done to single messages: accepted though nobody knows their writers, moved out into a ticket of their own, or taken
//! apart.

use crate::desk::change::Change;
use crate::desk::id::{MessageId, TicketId};
use crate::error::{Error, Kind, Result};
use crate::source::{Attachment, mail};
use crate::store::Store;
use crate::store::message::MessageRow;
use crate::store::ticket::TicketRow;
use crate::work::hand::Hand;
use crate::work::people;
use crate::work::remark::Remark;

/// Believes the writers of messages; gives the messages.
pub fn accept(store: &mut Store, hand: &Hand, messages: &[MessageId]) -> Result<Vec<MessageRow>> {
    store.write(&hand.operation(format!("accept{}", words(messages))), |writer| {
        for message in messages {
            let ticket = writer.store().message(*message)?.ticket;
            writer.change(ticket, &Change::Accept(*message))?;
        }
        writer.fold()?;
        messages.iter().map(|message| writer.store().message(*message)).collect()
    })
}

/// The same, and makes each writer's addresses those of the ticket's customer. Gives the messages with what is to be told.
pub fn accept_always(
    store: &mut Store,
    hand: &Hand,
    messages: &[MessageId],
) -> Result<(Vec<MessageRow>, Vec<Remark>)> {
    store.write(&hand.operation(format!("accept --always{}", words(messages))), |writer| {
        let mut shut = Vec::new();
        for message in messages {
            let row = writer.store().message(*message)?;
            writer.change(row.ticket, &Change::Accept(*message))?;
            writer.fold()?;
            let of_ticket = writer.store().holder_of_ticket(row.ticket)?;
            let (Some(into), Some(writes)) = (of_ticket, writer.store().holder_of_message(*message)?) else {
                return Err(Error::refused(format!("ticket {} has no customer", row.ticket))
                    .hint(format!("desk accept {message}")));
            };
            people::refuse_any_of_ours(writer.store(), &[into.1.clone(), writes.1.clone()])?;
            if into.0 != writes.0 {
                shut.extend(writer.merge_customers(into.0, &[writes.0].into())?);
            }
        }
        let rows = messages.iter().map(|message| writer.store().message(*message));
        Ok((rows.collect::<Result<_>>()?, people::told(shut)))
    })
}

/// Moves messages out of a ticket into a new one; gives that one and the old one.
pub fn split(
    store: &mut Store,
    hand: &Hand,
    ticket: TicketId,
    messages: &[MessageId],
) -> Result<Vec<TicketRow>> {
    store.write(&hand.operation(format!("split {ticket}{}", words(messages))), |writer| {
        let ticket = writer.store().existing(ticket)?;
        for message in messages {
            let there = writer.store().message(*message)?.ticket;
            if there != ticket {
                return Err(Error::refused(format!("message {message} is in ticket {there}"))
                    .hint(format!("desk split {there} {message}")));
            }
        }
        let whole = writer.split(ticket, messages)?;
        writer.fold()?;
        let mut rows = Vec::new();
        for id in [whole, ticket] {
            rows.extend(writer.store().ticket(id, writer.now())?);
        }
        Ok(rows)
    })
}

/// A part of a message with its decoded bytes.
pub fn part(store: &Store, message: MessageId, part: i64) -> Result<(Attachment, Vec<u8>)> {
    let number = u32::try_from(part).unwrap_or(u32::MAX);
    mail::part(&store.original(message)?, number).ok_or_else(|| {
        Error::new(Kind::Data, format!("part {part} of message {message} cannot be read"))
            .hint(format!("desk show --raw {message} > {message}.eml"))
    })
}

fn words(messages: &[MessageId]) -> String {
    messages.iter().map(|message| format!(" {message}")).collect()
}
