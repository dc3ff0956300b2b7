//! Tickets made by hand: a call, a form, a note on paper, or a mail of ours that is the first.

use crate::desk::event::{Event, Voice, What};
use crate::desk::id::{AddressId, MessageId, TicketId};
use crate::desk::message::Direction;
use crate::desk::ticket::{Channel, Mode, Priority};
use crate::error::Result;
use crate::store::ticket::TicketRow;
use crate::store::typed::Typed;
use crate::store::{Store, Writer};
use crate::work::hand::Hand;
use crate::work::people::refuse_ours;
use crate::work::posting::{self, Queued, Words};
use crate::work::remark::Remark;
use crate::work::rule;
use crate::work::thread;
use crate::work::typed::Person;

/// What is to be made.
#[derive(Clone, Debug)]
pub struct NewTicket {
    /// How it begins.
    pub mode: Mode,
    /// By which way they came, or we wrote.
    pub channel: Channel,
    /// The customer.
    pub customer: Person,
    /// One line.
    pub subject: String,
    /// What was said or written.
    pub text: String,
    /// How much it matters, if not as usual.
    pub priority: Option<Priority>,
    /// As they are kept.
    pub tags: Vec<String>,
    /// What we wrote left by another way, and is only written down.
    pub noted: bool,
    /// The ticket where this one goes on.
    pub follows: Option<TicketId>,
}

/// What was made.
#[derive(Debug)]
pub struct Opened {
    /// The ticket.
    pub row: Option<TicketRow>,
    /// What else is to be told.
    pub remarks: Vec<Remark>,
}

/// Makes the ticket; where we write first by mail, that mail is queued as an answer is.
///
/// # Errors
/// Refused where the customer would be one of us, and where there is no address to send from.
pub fn open(store: &mut Store, hand: &Hand, new: &NewTicket) -> Result<Opened> {
    let Person { name, email } = &new.customer;
    let flag = if new.mode == Mode::Outbound { "--to" } else { "--from" };
    rule::write(store, hand, format!("new {flag} {email}"), |writer| {
        refuse_ours(
            writer.store(),
            email,
            "desk new --from CUSTOMER, or with --outbound --to CUSTOMER where we write first",
        )?;
        let (now, me) = (writer.now(), hand.me());
        let ticket = writer.open_ticket(new.mode, new.channel, now, false)?;
        let address = writer.address(email, name)?;
        // Priority, tags and the customer's standing are there from the start: the first promise is made by them.
        if let Some(priority) = new.priority {
            writer.append(ticket, &Event::typed(What::Priority(priority), now, me))?;
        }
        for tag in &new.tags {
            let tag = writer.tag(tag)?;
            writer.append(ticket, &Event::typed(What::Tagged(tag), now, me))?;
        }
        if writer.store().is_vip(address)? {
            writer.append(ticket, &Event::typed(What::Vip(true), now, me))?;
        }
        if let Some(followed) = new.follows {
            let followed = writer.store().existing(followed)?;
            writer.append(ticket, &Event::typed(What::FollowUp(followed), now, me))?;
        }
        let mails = new.mode == Mode::Outbound && new.channel == Channel::Email && !new.noted;
        let mut remarks = Vec::new();
        match mails {
            true if new.text.trim().is_empty() => {
                remarks.push(Remark::NothingToSend);
                write_down(writer, hand, new, ticket, address)?;
            }
            true => remarks.push(mail(writer, hand, new, ticket)?.remark()),
            false => write_down(writer, hand, new, ticket, address)?,
        }
        rule::settle(writer)?;
        Ok(Opened { row: writer.store().ticket(ticket, now)?, remarks })
    })
}

/// Queues the mail with which we begin.
fn mail(writer: &mut Writer<'_>, hand: &Hand, new: &NewTicket, ticket: TicketId) -> Result<Queued> {
    let settings = writer.store().settings_in_force()?.1;
    let from = thread::sender(&settings, None)
        .map_err(|error| error.hint("--noted, where it left by another way and is only written down"))?;
    let words = Words {
        ticket,
        from,
        to: vec![new.customer.mailbox()],
        cc: Vec::new(),
        subject: new.subject.clone(),
        is_reply: false,
        is_first: true,
        in_reply_to: None,
        references: Vec::new(),
        body: format!("{}\n", new.text.trim_matches(['\r', '\n']).trim_end()),
        attachments: Vec::new(),
        automatic: false,
    };
    posting::post(writer, &settings, words, false, |writer, message| {
        begun_by_us(writer, hand, ticket, message)
    })
}

fn begun_by_us(writer: &mut Writer<'_>, hand: &Hand, ticket: TicketId, message: MessageId) -> Result<()> {
    let replied = Event::typed(What::Replied(message, Voice::Person), writer.now(), hand.me());
    writer.append(ticket, &replied)
}

/// Writes down what was said, or what we wrote and left by another way.
fn write_down(
    writer: &mut Writer<'_>,
    hand: &Hand,
    new: &NewTicket,
    ticket: TicketId,
    address: AddressId,
) -> Result<()> {
    let outbound = new.mode == Mode::Outbound;
    let (direction, from) = match outbound {
        true => {
            let agent = hand.person()?;
            (Direction::Out, (agent.full_name.clone(), agent.email.clone()))
        }
        false => (Direction::In, (new.customer.name.clone(), new.customer.email.clone())),
    };
    let message = writer.typed(&Typed {
        ticket,
        direction,
        channel: new.channel,
        from,
        address: Some(address),
        subject: new.subject.clone(),
        text: new.text.clone(),
    })?;
    if outbound {
        return begun_by_us(writer, hand, ticket, message);
    }
    let received = Event::typed(What::Received(message, true), writer.now(), None);
    writer.append(ticket, &received)
}
