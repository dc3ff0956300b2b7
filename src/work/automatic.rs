//! Mail that the desk writes by itself: to whom it may go at all, which is asked in one place, and how it leaves inside an operation
//! of whoever has set it off.
//!
//! No machine answers a machine, and none without end (RFC 3834 §2): an automatic mail answers a person who is believed, at an address
//! from which they have written, within the budget of that address. What may not leave is held, in words that say why.

use crate::desk::address::base;
use crate::desk::canned::Macros;
use crate::desk::change::{After, Change};
use crate::desk::id::{MessageId, TicketId};
use crate::desk::message::{Kind as Wrote, Trust};
use crate::desk::no_reply::is_no_reply;
use crate::desk::settings::Settings;
use crate::desk::ticket::Status;
use crate::desk::time::Moment;
use crate::desk::unfinished::{placeholder_of_ours, says_attached};
use crate::error::{Error, Kind, Result};
use crate::post::compose::Mailbox;
use crate::source::mail::wants_no_machine;
use crate::store::message::MessageRow;
use crate::store::ticket::TicketRow;
use crate::store::{Store, Writer};
use crate::work::asked::Beside;
use crate::work::posting::{self, Queued, Words};
use crate::work::template::{self, Circumstances};
use crate::work::thread::{self, Thread};

#[cfg(test)]
mod tests;

/// What became of an automatic mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Automatic {
    /// It waits in the outbox.
    Sent(Queued),
    /// Nothing was sent, for this reason.
    Held(String),
}

/// To whom an automatic mail goes, and what it answers.
#[derive(Debug)]
pub struct Addressed {
    /// The ticket, as it stands.
    pub ticket: TicketRow,
    /// The customer, at the address where they want answers.
    pub to: Vec<Mailbox>,
    /// Who sends.
    pub from: Mailbox,
    thread: Thread,
}

/// Whom an automatic mail of a ticket may reach now: whoever wrote `about`, else the customer's side last. The one check for all
/// automatic mail; else it says why nobody may be written to.
///
/// # Errors
/// Only where the desk cannot be read.
pub fn addressed(
    store: &Store,
    settings: &Settings,
    ticket: TicketId,
    about: Option<MessageId>,
    now: Moment,
) -> Result<std::result::Result<Addressed, String>> {
    let Some(row) = store.ticket(store.existing(ticket)?, now)? else {
        return Ok(Err(format!("there is no ticket {ticket}")));
    };
    if matches!(row.status, Status::Spam | Status::Closed | Status::Merged) {
        return Ok(Err(format!("ticket {} is {}", row.id, row.status)));
    }
    let mut messages = store.thread(row.id)?;
    if let Some(about) = about {
        // As it stood when that mail had come: what came with it and counts later is no reason to answer somebody else.
        let Some(place) = messages.iter().position(|message| message.id == about) else {
            return Ok(Err(format!("message {about} is not in ticket {}", row.id)));
        };
        messages.truncate(place + 1);
    }
    let from_here = thread::thread_of(&messages, store, settings, &row)?;
    let Some(last) = from_here.newest.as_ref() else {
        return Ok(Err(format!("nobody has written in ticket {}", row.id)));
    };
    if let Some(reason) = speaks_against(store, settings, &row, &from_here, last, about.is_some(), now)? {
        return Ok(Err(reason));
    }
    let from = match thread::sender(settings, from_here.came_to.as_deref()) {
        Ok(from) => from,
        Err(error) => return refusal(error).map(Err),
    };
    let to = from_here.to.clone();
    Ok(Ok(Addressed { ticket: row, to, from, thread: from_here }))
}

/// The first thing that speaks against an automatic answer to this thread, whose newest mail is `last`.
fn speaks_against(
    store: &Store,
    settings: &Settings,
    ticket: &TicketRow,
    thread: &Thread,
    last: &MessageRow,
    this_one: bool,
    now: Moment,
) -> Result<Option<String>> {
    match last.kind {
        Wrote::Human => {}
        Wrote::List => return Ok(Some(format!("{} came by a mailing list, or was sent to many", last.id))),
        kind => return Ok(Some(format!("{} is from a machine ({kind})", last.id))),
    }
    if last.recipients.list.is_some() {
        return Ok(Some(format!("{} came by a mailing list", last.id)));
    }
    if store.original(last.id).is_ok_and(|original| wants_no_machine(&original)) {
        return Ok(Some(format!("{} asks that no machine answers it (X-Auto-Response-Suppress)", last.id)));
    }
    match last.trust {
        Trust::Full => {}
        Trust::Low => return Ok(Some(format!("{} is doubted: its writer takes no part", last.id))),
        Trust::Unproved => return Ok(Some(format!("{} says that it is ours, without a proof", last.id))),
    }
    // Who is believed only because they answered what we signed was handed it by somebody; a mail of somebody else answers nothing of ours.
    let answered = thread.last.as_ref().filter(|answered| !this_one || answered.id == last.id);
    if answered.is_none() {
        return Ok(Some(format!("{} is from {}, whom this ticket does not know", last.id, last.from.email)));
    }
    if is_no_reply(&last.from.email) {
        return Ok(Some(format!("nobody reads what is sent to {}", last.from.email)));
    }
    if let Some(told) = thread.leads_elsewhere() {
        return Ok(Some(told));
    }
    if thread.to.is_empty() {
        return Ok(Some(format!("ticket {} has no customer with an address to write to", ticket.id)));
    }
    for email in thread.to.iter().map(|mailbox| mailbox.email.as_str()) {
        if let Some(flag) = store.undeliverable(email)? {
            return Ok(Some(format!("mail to {email} came back for good: {}", flag.message)));
        }
        if is_no_reply(email) {
            return Ok(Some(format!("nobody reads what is sent to {email}")));
        }
        if thread.is_list(email) {
            return Ok(Some(format!("{email} is a mailing list")));
        }
        if let Some((message, _)) = thread.doubted.iter().rfind(|(_, doubted)| *doubted == base(email)) {
            return Ok(Some(format!("{email} takes no part in ticket {} ({message})", ticket.id)));
        }
    }
    let emails = thread.to.iter().map(|mailbox| mailbox.email.as_str());
    Ok(thread::spent_budget(store, settings, emails, now)?.map(|spent| spent.to_string()))
}

/// Answers a customer with a canned reply, in the operation of the writer: in their language, with what it does beside its text, and as
/// a mail that is no response for any clock and leaves the status alone.
///
/// # Errors
/// Only what is no refusal: a refusal holds it.
pub fn answer(
    writer: &mut Writer<'_>,
    settings: &Settings,
    ticket: TicketId,
    about: Option<MessageId>,
    canned: &str,
) -> Result<Automatic> {
    // What is promised, and whether it was answered, is read from the rows.
    writer.fold()?;
    let now = writer.now();
    let to = match addressed(writer.store(), settings, ticket, about, now)? {
        Ok(to) => to,
        Err(reason) => return Ok(Automatic::Held(reason)),
    };
    let asked = template::Asked { name: canned, language: None, set: &[] };
    let circumstances = Circumstances { ticket: &to.ticket, agent: None, settings, now };
    let rendered = match template::rendered(writer.store(), &asked, &circumstances) {
        Ok(rendered) => rendered,
        Err(error) => return refusal(error).map(Automatic::Held),
    };
    let macros = &rendered.canned.macros;
    if let Some(file) = macros.attach.first() {
        let told =
            format!("canned reply {canned:?} takes {file:?} along, and automatic mail carries no files");
        return Ok(Automatic::Held(told));
    }
    let theirs = [to.ticket.subject.as_str(), to.ticket.customer_name.as_deref().unwrap_or_default()];
    if let Some(place) = placeholder_of_ours(&rendered.text, &theirs) {
        return Ok(Automatic::Held(format!("{place} in canned reply {canned:?} is still to be filled in")));
    }
    if let Some(word) = says_attached(&rendered.text) {
        let told = format!("canned reply {canned:?} says {word:?}, and nothing is attached");
        return Ok(Automatic::Held(told));
    }
    let beside = match beside(writer.store(), macros) {
        Ok(beside) => beside,
        Err(error) => return refusal(error).map(Automatic::Held),
    };
    let after = macros.status.as_deref().and_then(Status::from_word).map_or(After::Keep, After::To);
    let text = format!("{}\n", rendered.text.trim_end());
    let sent = send(writer, settings, &to, rendered.subject, text, after)?;
    if matches!(sent, Automatic::Sent(_)) {
        beside.apply(writer, to.ticket.id)?;
        writer.fold()?;
    }
    Ok(sent)
}

/// Queues an automatic mail to those whom [`addressed`] has named. `subject` in place of the ticket's; `after`: where the ticket stands
/// then.
///
/// # Errors
/// Only what is no refusal: a refusal holds it.
pub fn send(
    writer: &mut Writer<'_>,
    settings: &Settings,
    to: &Addressed,
    subject: Option<String>,
    body: String,
    after: After,
) -> Result<Automatic> {
    let ticket = to.ticket.id;
    let change = |message| Change::Reply { message, after, automatic: true };
    if let Some(state) = writer.store().ticket_state(ticket, writer.now())?
        && let Err(error) = state.decide(&change(MessageId(0)), writer.now(), None)
    {
        return refusal(error.into()).map(Automatic::Held);
    }
    let words = Words {
        ticket,
        from: to.from.clone(),
        to: to.to.clone(),
        cc: Vec::new(),
        is_reply: to.thread.is_reply && subject.is_none(),
        subject: subject.unwrap_or_else(|| to.ticket.subject.clone()),
        is_first: false,
        in_reply_to: to.thread.in_reply_to.clone(),
        references: to.thread.references.clone(),
        body,
        attachments: Vec::new(),
        automatic: true,
    };
    // Refused before anything is written: an address from which no mail can be sent.
    if let Err(error) = posting::draft(writer.store(), settings, words.clone(), writer.now()) {
        return refusal(error).map(Automatic::Held);
    }
    let queued = posting::post(writer, settings, words, false, |writer, message| {
        writer.change(ticket, &change(message)).map(|_| ())
    })?;
    Ok(Automatic::Sent(queued))
}

/// What a canned reply does beside its text. `me` is nobody where the desk acts.
fn beside(store: &Store, macros: &Macros) -> Result<Beside> {
    let assignee = match macros.assign.as_deref() {
        None | Some("me") => None,
        Some("none") => Some(None),
        Some(name) => Some(Some(store.agent(name)?.id)),
    };
    Ok(Beside { tags: macros.tags.clone(), priority: macros.priority, assignee })
}

/// What was refused, in one line.
///
/// # Errors
/// What is no refusal.
fn refusal(error: Error) -> Result<String> {
    match error.kind {
        Kind::Refused | Kind::Usage => Ok(error.message),
        _ => Err(error),
    }
}
