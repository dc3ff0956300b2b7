//! An answer before it is a mail: from whom, to whom, and in which thread.

use std::collections::HashSet;

use crate::desk::address::base;
use crate::desk::id::MessageId;
use crate::desk::message::{Direction, Trust};
use crate::desk::no_reply::is_no_reply;
use crate::desk::settings::{Outgoing, Settings};
use crate::desk::time::{HOUR, Moment};
use crate::error::{Error, Result};
use crate::post::compose::Mailbox;
use crate::store::Store;
use crate::store::message::MessageRow;
use crate::store::ticket::TicketRow;

/// Message-IDs that were made here, for what came without one or not by mail; no mail program knows them.
const MADE_HERE: [&str; 2] = ["@desk.invalid", "@digest.invalid"];

/// To whom an answer goes, and what it answers.
#[derive(Debug)]
pub struct Thread {
    /// The customer, by the address to which they want answers.
    pub to: Vec<Mailbox>,
    /// The Message-ID of their last mail.
    pub in_reply_to: Option<String>,
    /// Those of the whole thread, oldest first.
    pub references: Vec<String>,
    /// Whether anything came before.
    pub is_reply: bool,
    /// The customer's last message.
    pub last: Option<MessageRow>,
    /// What came in last, whoever or whatever wrote it.
    pub newest: Option<MessageRow>,
    /// Everything that came in, other versions of the same mail aside, oldest first.
    pub incoming: Vec<MessageId>,
    /// Who wrote after them, if that was somebody else.
    pub other: Option<String>,
    /// Those of `to` from which the customer has never written: whoever wrote the mail wants its answer there, and that may have
    /// been anybody.
    pub elsewhere: Vec<Mailbox>,
}

impl Thread {
    /// That the answer would go to an address at which nobody knows the customer; `None` where it does not.
    pub fn leads_elsewhere(&self) -> Option<String> {
        let (last, first) = (self.last.as_ref()?, self.elsewhere.first()?);
        let more = match self.elsewhere.len() {
            1 => String::new(),
            many => format!(" and {} more", many - 1),
        };
        let (to, from) = (&first.email, &last.from.email);
        Some(format!("{} asks for its answer at {to}{more} (Reply-To), and is from {from}", last.id))
    }
}

/// Who sends: what `[outgoing]` says, else the desk under its first address.
pub fn sender(settings: &Settings) -> Result<Mailbox> {
    if let Some(from) = settings.outgoing.as_ref().and_then(|outgoing| outgoing.from.as_ref()) {
        let name = from.name.clone().unwrap_or_else(|| settings.desk.name.clone());
        return Ok(Mailbox { name, email: from.address.clone() });
    }
    match settings.desk.addresses.first() {
        Some(address) => Ok(Mailbox { name: settings.desk.name.clone(), email: address.clone() }),
        None => Err(Error::refused("the desk has no address to send from")
            .hint("desk settings edit: addresses = [\"support@example.com\"] in [desk]")),
    }
}

/// The thread of a ticket as its answer sees it.
pub fn thread(store: &Store, settings: &Settings, ticket: &TicketRow) -> Result<Thread> {
    thread_of(&store.thread(ticket.id)?, store, settings, ticket)
}

/// The same from the messages of the ticket, where they are read already.
pub fn thread_of(
    messages: &[MessageRow],
    store: &Store,
    settings: &Settings,
    ticket: &TicketRow,
) -> Result<Thread> {
    let own = store.own_mailboxes()?;
    let never_left = store.never_left(ticket.id)?;
    let emails = match &ticket.customer_email {
        Some(email) => store.customer(email)?.map_or_else(|| vec![email.clone()], |customer| customer.emails),
        None => Vec::new(),
    };
    let incoming = || messages.iter().filter(|m| m.direction == Direction::In && m.variant_of.is_none());
    // Who only answered what we signed was handed it by somebody, and is asked for by name.
    let newcomers = store.newcomers(ticket.id)?;
    let contacts =
        || incoming().filter(|m| m.trust == Trust::Full && m.kind.is_contact() && !newcomers.contains(&m.id));
    let customers = || contacts().filter(|m| emails.contains(&m.from.email));
    let last = customers().next_back().or_else(|| contacts().next_back()).or_else(|| incoming().next_back());
    let mut people = incoming().filter(|m| m.trust != Trust::Unproved && m.kind.is_contact());
    let other = people.next_back().filter(|newest| Some(newest.id) != last.map(|last| last.id));

    let was_mail = |m: &&MessageRow| is_mail(m, &never_left);
    let to = recipients(last, ticket, &own);
    let elsewhere = match last {
        Some(last) => unknown(&to, last, emails.clone(), store, settings)?,
        None => Vec::new(),
    };
    let answered = customers().rfind(was_mail).or_else(|| contacts().rfind(was_mail));
    let answered = answered.or_else(|| messages.iter().rfind(was_mail));
    Ok(Thread {
        to,
        elsewhere,
        in_reply_to: answered.map(|m| m.message_id.clone()),
        references: messages.iter().filter(was_mail).map(|m| m.message_id.clone()).collect(),
        is_reply: answered.is_some() || last.is_some(),
        newest: incoming().next_back().cloned(),
        incoming: incoming().map(|m| m.id).collect(),
        other: other.map(|m| m.from.email.clone()),
        last: last.cloned(),
    })
}

/// Whether mail programs know this message: by mail it came, or left.
fn is_mail(message: &MessageRow, never_left: &[MessageId]) -> bool {
    message.direction != Direction::Note
        && message.variant_of.is_none()
        && !never_left.contains(&message.id)
        && !MADE_HERE.iter().any(|host| message.message_id.ends_with(host))
}

/// Where the customer wants the answer: `Reply-To`, else who wrote; never ourselves.
fn recipients(last: Option<&MessageRow>, ticket: &TicketRow, own: &HashSet<String>) -> Vec<Mailbox> {
    let wanted = |mailbox: &crate::store::message::Mailbox| {
        let usable = !mailbox.email.is_empty() && !own.contains(base(&mailbox.email).as_ref());
        usable.then(|| Mailbox { name: mailbox.name.clone(), email: mailbox.email.clone() })
    };
    let reply_to: Vec<Mailbox> =
        last.iter().flat_map(|last| last.recipients.reply_to.iter().filter_map(wanted)).collect();
    if !reply_to.is_empty() {
        return reply_to;
    }
    let customer = crate::store::message::Mailbox {
        name: ticket.customer_name.clone().unwrap_or_default(),
        email: ticket.customer_email.clone().unwrap_or_default(),
    };
    last.and_then(|last| wanted(&last.from)).or_else(|| wanted(&customer)).into_iter().collect()
}

/// Those addresses at which the writer of a mail is not known: nobody has written from them who is the ticket's customer (whose are
/// `known`) or that writer, and it is no mail of a contact form, which names its customer there.
fn unknown(
    to: &[Mailbox],
    last: &MessageRow,
    mut known: Vec<String>,
    store: &Store,
    settings: &Settings,
) -> Result<Vec<Mailbox>> {
    let from = base(&last.from.email);
    if settings.desk.contact_forms.iter().any(|form| base(form) == from) {
        return Ok(Vec::new());
    }
    known.extend(store.customer(&last.from.email)?.into_iter().flat_map(|customer| customer.emails));
    known.push(last.from.email.clone());
    let is_known = |email: &str| known.iter().any(|known| base(known) == base(email));
    Ok(to.iter().filter(|mailbox| !is_known(&mailbox.email)).cloned().collect())
}

/// That an address has had all the automatic answers that it gets for now (intake §6).
pub struct Spent {
    /// The address.
    pub email: String,
    /// How many it got within the window.
    pub sent: i64,
}

impl std::fmt::Display for Spent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let hours = Outgoing::AUTOMATIC_HOURS;
        write!(
            f,
            "{} got {} automatic answers within {hours} h; no more leaves until some are older",
            self.email, self.sent
        )
    }
}

/// The first of these addresses whose budget of automatic mail is spent.
pub fn spent_budget<'e>(
    store: &Store,
    settings: &Settings,
    emails: impl Iterator<Item = &'e str>,
    now: Moment,
) -> Result<Option<Spent>> {
    let budget =
        settings.outgoing.as_ref().map_or(Outgoing::AUTOMATIC_BUDGET, |outgoing| outgoing.automatic_budget);
    let since = now.plus(-Outgoing::AUTOMATIC_HOURS * HOUR);
    for email in emails {
        let sent = store.automatic_answers(&email.to_lowercase(), since)?;
        if sent >= budget {
            return Ok(Some(Spent { email: email.to_owned(), sent }));
        }
    }
    Ok(None)
}

/// Refuses to write to an address that nobody reads.
pub fn refuse_no_reply(to: &[Mailbox], ticket: &TicketRow) -> Result<()> {
    match to.iter().find(|mailbox| is_no_reply(&mailbox.email)) {
        Some(nobody) => Err(Error::refused(format!("nobody reads what is sent to {}", nobody.email))
            .hint(format!("desk reply {} --force sends it all the same", ticket.id))),
        None => Ok(()),
    }
}
