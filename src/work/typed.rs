//! What is written down by hand: notes, and what customers said by another way than mail.

use crate::desk::change::Change;
use crate::desk::id::TicketId;
use crate::desk::message::Direction;
use crate::desk::ticket::Channel;
use crate::error::Result;
use crate::store::Store;
use crate::store::ticket::TicketRow;
use crate::store::typed::Typed;
pub use crate::work::person::Person;

use crate::work::hand::Hand;
use crate::work::note;
use crate::work::people::refuse_ours;
use crate::work::rule;

/// Writes an internal note; gives the ticket.
pub fn note(store: &mut Store, hand: &Hand, ticket: TicketId, text: &str) -> Result<Option<TicketRow>> {
    let agent = hand.person()?;
    store.write(&hand.operation(format!("note {ticket}")), |writer| {
        let ticket = writer.store().existing(ticket)?;
        note::write(writer, ticket, (agent.full_name.clone(), agent.email.clone()), text)?;
        writer.fold()?;
        writer.store().ticket(ticket, writer.now())
    })
}

/// Takes down what a customer said; gives the ticket. `from`: who said it, if not the ticket's customer.
///
/// # Errors
/// Refused where it is one of us who is to have said it.
pub fn receive(
    store: &mut Store,
    hand: &Hand,
    ticket: TicketId,
    channel: Channel,
    from: Option<&Person>,
    text: String,
) -> Result<Option<TicketRow>> {
    rule::write(store, hand, format!("receive {ticket} --channel {channel}"), |writer| {
        let ticket = writer.store().existing(ticket)?;
        if let Some(from) = from {
            let hint = format!("desk note {ticket} TEXT, for what one of us says");
            refuse_ours(writer.store(), &from.email, &hint)?;
        }
        let row = writer.store().ticket(ticket, writer.now())?;
        let known = row.as_ref().map(|row| Person {
            name: row.customer_name.clone().unwrap_or_default(),
            email: row.customer_email.clone().unwrap_or_default(),
        });
        let from = from.cloned().or(known).unwrap_or_default();
        let address = match from.email.as_str() {
            "" => None,
            email => Some(writer.address(email, &from.name)?),
        };
        let message = writer.typed(&Typed {
            ticket,
            direction: Direction::In,
            channel,
            from: (from.name, from.email),
            address,
            subject: row.map(|row| row.subject).unwrap_or_default(),
            text,
        })?;
        writer.change(ticket, &Change::Receive(message))?;
        rule::settle(writer)?;
        writer.store().ticket(ticket, writer.now())
    })
}
