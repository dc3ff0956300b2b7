//! Answering a ticket: what is in the way, before a text is written and again once the lock is had; the finished mail; its
//! place in the outbox.

use std::collections::HashSet;
use std::sync::Arc;

use crate::desk::change::{After, Change};
use crate::desk::id::{MessageId, TicketId};
use crate::desk::message::Trust;
use crate::desk::settings::Settings;
use crate::desk::time::Moment;
use crate::error::{Error, Result};
use crate::post::compose::{Attachment, Mailbox, compose};
use crate::store::Store;
use crate::store::agent::Agent;
use crate::store::message::MessageRow;
use crate::store::ticket::TicketRow;
use crate::work::hand::Hand;
use crate::work::posting::{self, Queued, Words};
use crate::work::remark::Remark;
use crate::work::thread::{self, Thread};
use crate::work::typed::Person;

#[cfg(test)]
mod tests;

/// What is known of an answer before its text is written.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The ticket.
    pub ticket: TicketId,
    /// Who else gets it.
    pub cc: Vec<Person>,
    /// Where the ticket stands after it.
    pub after: After,
    /// Whether a machine writes it.
    pub automatic: bool,
    /// Also to an address that nobody reads, once more automatically, and whoever has written in the meantime.
    pub force: bool,
    /// Also to a `Reply-To` from which the customer has never written: a person is asked about that.
    pub elsewhere: bool,
}

/// The text of an answer.
#[derive(Clone, Debug)]
pub struct Text {
    /// A subject of its own, in place of the ticket's.
    pub subject: Option<String>,
    /// The text.
    pub body: String,
    /// What goes with it.
    pub files: Vec<File>,
}

/// A file that goes with an answer.
#[derive(Clone, Debug)]
pub struct File {
    /// What it is called.
    pub name: String,
    /// `type/subtype`.
    pub content_type: String,
    /// Its contents.
    pub bytes: Vec<u8>,
}

/// An answer for which nothing is in the way but that it has no text yet.
#[derive(Debug)]
pub struct Begun {
    /// The settings in force.
    pub settings: Arc<Settings>,
    /// Who writes.
    pub agent: Agent,
    /// The ticket.
    pub ticket: TicketRow,
    /// Its thread.
    pub thread: Thread,
    /// Who sends.
    pub from: Mailbox,
    /// What is to be told before a text is written.
    pub remarks: Vec<Remark>,
}

/// What became of an answer.
#[derive(Debug)]
pub enum Answered {
    /// It waits in the outbox; the ticket as it stands then.
    Queued(Queued, Option<Box<TicketRow>>),
    /// Nothing was done: these came into the ticket in the meantime.
    Overtaken(Vec<MessageRow>),
}

impl File {
    fn attachment(&self) -> Attachment {
        let File { name, content_type, bytes } = self.clone();
        Attachment { name, content_type, bytes }
    }
}

impl Asked {
    fn change(&self, message: MessageId) -> Change {
        Change::Reply { message, after: self.after, automatic: self.automatic }
    }
}

/// Begins an answer at an instant.
///
/// # Errors
/// Whatever is in its way, so that no text is written for nothing.
pub fn begin(store: &Store, hand: &Hand, asked: &Asked, now: Moment) -> Result<Begun> {
    let id = store.existing(asked.ticket)?;
    let Some(ticket) = store.ticket(id, now)? else {
        return Err(Error::refused(format!("there is no ticket {id}")).hint("desk list"));
    };
    let settings = store.settings_in_force()?.1;
    let agent = hand.person()?.clone();
    let thread = thread::thread(store, &settings, &ticket)?;
    let from = thread::sender(&settings)?;
    if let Some(state) = store.ticket_state(id, now)? {
        state.decide(&asked.change(MessageId(0)), now, None)?;
    }
    if thread.to.is_empty() && asked.cc.is_empty() {
        return Err(Error::refused(format!("ticket {id} has no customer with an address to write to"))
            .hint(format!("desk reply {id} --cc MAIL")));
    }
    if let Some(elsewhere) = thread.leads_elsewhere() {
        if asked.automatic {
            return Err(Error::refused(format!("{elsewhere}: nothing is sent there automatically"))
                .hint(format!("desk reply {id} without --auto, if a person answers")));
        }
        if !asked.force && !asked.elsewhere {
            return Err(refuse_elsewhere(&elsewhere, id));
        }
    }
    if !asked.force {
        thread::refuse_no_reply(&thread.to, &ticket)?;
        if asked.automatic {
            refuse_talk_of_machines(store, &settings, &thread, id, now)?;
        }
    }
    let mut remarks = Vec::new();
    remarks.extend(thread.leads_elsewhere().filter(|_| asked.force).map(Remark::GoesElsewhere));
    let cc = asked.cc.iter().map(|person| &person.email);
    for email in thread.to.iter().map(|mailbox| &mailbox.email).chain(cc) {
        let flag = store.undeliverable(email)?;
        remarks.extend(flag.map(|flag| Remark::CameBack { email: email.clone(), flag }));
    }
    remarks.extend(thread.other.clone().map(Remark::OtherWrote));
    Ok(Begun { settings, agent, ticket, thread, from, remarks })
}

/// That an answer would go to a `Reply-To` from which the customer has never written, as [`Thread::leads_elsewhere`] has it.
pub fn refuse_elsewhere(elsewhere: &str, ticket: TicketId) -> Error {
    Error::refused(elsewhere)
        .hint(format!("desk reply {ticket} --force sends it there all the same"))
        .hint(format!("desk show {ticket}"))
}

/// No machine answers a machine, and none without end (RFC 3834 §2).
fn refuse_talk_of_machines(
    store: &Store,
    settings: &Settings,
    thread: &Thread,
    id: TicketId,
    now: Moment,
) -> Result<()> {
    let person = format!("desk reply {id} without --auto, if a person answers");
    if let Some(last) = thread.newest.as_ref().filter(|newest| !newest.kind.is_contact()) {
        return Err(Error::refused(format!(
            "message {} of ticket {id} is from a machine ({})",
            last.id, last.kind
        ))
        .hint(person));
    }
    if let Some(low) = thread.newest.as_ref().filter(|newest| newest.trust != Trust::Full) {
        return Err(Error::refused(format!(
            "message {} of ticket {id} is from somebody who takes no part in it",
            low.id
        ))
        .hint(format!("desk accept {}", low.id)));
    }
    let emails = thread.to.iter().map(|mailbox| mailbox.email.as_str());
    match thread::spent_budget(store, settings, emails, now)? {
        Some(spent) => Err(Error::refused(spent.to_string()).hint(person)),
        None => Ok(()),
    }
}

/// What the mail says.
fn words(begun: &Begun, asked: &Asked, text: &Text) -> Words {
    let thread = &begun.thread;
    Words {
        ticket: begun.ticket.id,
        from: begun.from.clone(),
        to: thread.to.clone(),
        cc: asked.cc.iter().map(Person::mailbox).collect(),
        subject: text.subject.clone().unwrap_or_else(|| begun.ticket.subject.clone()),
        is_reply: thread.is_reply && text.subject.is_none(),
        is_first: false,
        in_reply_to: thread.in_reply_to.clone(),
        references: thread.references.clone(),
        body: text.body.clone(),
        attachments: text.files.iter().map(File::attachment).collect(),
        automatic: asked.automatic,
    }
}

/// The finished mail as it would leave if it were queued now.
pub fn finished(store: &Store, begun: &Begun, asked: &Asked, text: &Text, now: Moment) -> Result<Vec<u8>> {
    compose(&posting::draft(store, &begun.settings, words(begun, asked, text), now)?)
}

/// Queues an answer. It counts, is dated and is held back from the instant at which the lock was had. `known` are the messages
/// that stood in the ticket when the text was written: where others have come since, nothing is done, unless forced.
/// `logged` stands behind the ticket in `desk log`.
pub fn queue(
    store: &mut Store,
    hand: &Hand,
    asked: &Asked,
    text: &Text,
    known: &HashSet<MessageId>,
    (at_once, logged): (bool, &str),
) -> Result<Answered> {
    store.write(&hand.operation(format!("reply {}{logged}", asked.ticket)), |writer| {
        let begun = begin(writer.store(), hand, asked, writer.now())?;
        let new = begun.thread.incoming.iter().filter(|message| !known.contains(message));
        let new: Vec<MessageId> = new.filter(|_| !asked.force).copied().collect();
        if !new.is_empty() {
            let rows = new.into_iter().map(|message| writer.store().message(message));
            return Ok(Answered::Overtaken(rows.collect::<Result<_>>()?));
        }
        let ticket = begun.ticket.id;
        let queued = posting::post(
            writer,
            &begun.settings,
            words(&begun, asked, text),
            at_once,
            |writer, message| writer.change(ticket, &asked.change(message)).map(|_| ()),
        )?;
        writer.fold()?;
        Ok(Answered::Queued(queued, writer.store().ticket(ticket, writer.now())?.map(Box::new)))
    })
}
