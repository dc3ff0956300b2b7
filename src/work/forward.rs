//! Asking somebody else about a ticket: mail of its thread goes to them with a word of ours. It answers no customer and stops no clock;
//! what they answer comes back into the ticket.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::desk::address::base;
use crate::desk::change::Change;
use crate::desk::clean::{Breaks, clean};
use crate::desk::id::{MessageId, TicketId};
use crate::desk::letter::signed;
use crate::desk::message::{Direction, Role};
use crate::desk::no_reply::is_no_reply;
use crate::desk::settings::Settings;
use crate::desk::time::Moment;
use crate::desk::unfinished::placeholder;
use crate::error::{Error, Result};
use crate::post::compose::{Attachment, MAIL, Mailbox, compose, travels_whole};
use crate::store::agent::Agent;
use crate::store::message::MessageRow;
use crate::store::ticket::TicketRow;
use crate::store::{Door, Store, Writer};
use crate::work::answer::Text;
use crate::work::hand::Hand;
use crate::work::message::part;
use crate::work::obstacle::{self, Obstacle};
use crate::work::people::refuse_ours;
use crate::work::posting::{self, Queued, Words};
use crate::work::thread;
use crate::work::typed::Person;

/// What is asked of whom.
#[derive(Clone, Debug)]
pub struct Asked {
    /// About which ticket.
    pub ticket: TicketId,
    /// Who is asked; at least one.
    pub to: Vec<Person>,
    /// Who else gets it.
    pub cc: Vec<Person>,
    /// What is forwarded; nothing named: what the customer wrote last.
    pub messages: Vec<MessageId>,
    /// Whatever speaks against it.
    pub force: bool,
    /// What speaks against it, and somebody has said yes to.
    pub despite: Vec<Obstacle>,
}

/// A forward for which nothing is in the way but that it has no words yet.
#[derive(Debug)]
pub struct Begun {
    /// The settings in force.
    pub settings: Arc<Settings>,
    /// Who writes; nobody where a rule does.
    pub agent: Option<Agent>,
    /// The ticket.
    pub ticket: TicketRow,
    /// Who sends.
    pub from: Mailbox,
    /// What is forwarded, oldest first.
    pub messages: Vec<MessageRow>,
    /// What speaks against writing to them.
    pub obstacles: Vec<Obstacle>,
    /// What went to and from those people in this ticket before, by Message-ID.
    earlier: Vec<String>,
}

/// Begins one at an instant.
///
/// # Errors
/// Whatever is in its way, so that no text is written for nothing: above all that it would go to the customer, or to one of us.
pub fn begin(store: &Store, hand: &Hand, asked: &Asked, now: Moment) -> Result<Begun> {
    let id = store.existing(asked.ticket)?;
    let Some(ticket) = store.ticket(id, now)? else {
        return Err(Error::refused(format!("there is no ticket {id}")).hint("desk list"));
    };
    let settings = store.settings_in_force()?.1;
    let agent = match hand.door {
        Door::Rule => None,
        _ => Some(hand.person()?.clone()),
    };
    let all = store.thread(id)?;
    let customers = thread::customers(store, &ticket, &all)?;
    for person in asked.to.iter().chain(&asked.cc) {
        refuse_ours(store, &person.email, &format!("desk assign AGENT {id}, or desk note {id} TEXT"))?;
        if customers.contains(base(&person.email).as_ref()) {
            let told = format!("{} is a customer of ticket {id}: that would be an answer", person.email);
            return Err(Error::refused(told).hint(format!("desk reply {id} --to {}", person.email)));
        }
    }
    if let Some(state) = store.ticket_state(id, now)? {
        state.decide(&Change::Forward(MessageId(0)), now, None)?;
    }
    let thread = thread::thread_of(&all, store, &settings, &ticket)?;
    let messages = chosen(asked, id, &all, thread.last.as_ref())?;
    let mut obstacles = Vec::new();
    for email in asked.to.iter().chain(&asked.cc).map(|person| person.email.as_str()) {
        if let Some(flag) = store.undeliverable(email)? {
            let (email, report) = (email.to_owned(), flag.message);
            obstacles.push(Obstacle::CameBack { email, status: flag.status, report });
        }
        if is_no_reply(email) {
            obstacles.push(Obstacle::NobodyReads(email.to_owned()));
        }
        if thread.is_list(email) {
            obstacles.push(Obstacle::List { email: email.to_owned(), writer: None });
        }
    }
    let asked_of: BTreeSet<String> =
        asked.to.iter().chain(&asked.cc).map(|person| base(&person.email).into_owned()).collect();
    let never_left = store.never_left(id)?;
    let theirs = |message: &&MessageRow| {
        let mut people = message.recipients.everybody().chain([&message.from]);
        message.role == Role::Other
            && message.variant_of.is_none()
            && !never_left.contains(&message.id)
            && people.any(|mailbox| asked_of.contains(base(&mailbox.email).as_ref()))
    };
    let earlier = all.iter().filter(theirs).map(|message| message.message_id.clone()).collect();
    let from = thread::sender(&settings, thread.came_to.as_deref())?;
    Ok(Begun { settings, agent, ticket, from, messages, obstacles, earlier })
}

/// What is forwarded, oldest first.
fn chosen(
    asked: &Asked,
    ticket: TicketId,
    all: &[MessageRow],
    last: Option<&MessageRow>,
) -> Result<Vec<MessageRow>> {
    if asked.messages.is_empty() {
        return match last {
            Some(last) => Ok(vec![last.clone()]),
            None => Err(Error::refused(format!("nobody has written in ticket {ticket} yet"))
                .hint(format!("desk forward {ticket} m12 --to MAIL"))),
        };
    }
    for id in &asked.messages {
        let Some(message) = all.iter().find(|message| message.id == *id) else {
            return Err(Error::refused(format!("message {id} is not in ticket {ticket}"))
                .hint(format!("desk messages id:{ticket}")));
        };
        if message.direction == Direction::Note {
            return Err(Error::refused(format!(
                "{id} is an internal note, which leaves this desk for nobody"
            ))
            .hint(format!("desk forward {ticket} --to MAIL --body TEXT, in words for them")));
        }
    }
    Ok(all.iter().filter(|message| asked.messages.contains(&message.id)).cloned().collect())
}

/// What speaks against its words.
pub fn obstacles_of(text: &Text) -> Vec<Obstacle> {
    placeholder(&text.body).map(Obstacle::ToFillIn).into_iter().collect()
}

/// Its words over what is forwarded.
pub fn body(begun: &Begun, text: &Text) -> String {
    let of_agent = begun.agent.as_ref().and_then(|agent| begun.settings.of_agents.get(&agent.name));
    let signature = of_agent.and_then(|of| of.signature.as_deref());
    let words = match text.body.trim() {
        "" => String::new(),
        _ => signed(&text.body, signature.filter(|_| text.sign)),
    };
    let quoted = begun.messages.iter().map(|message| quoted(message, &begun.settings));
    let parts = std::iter::once(words.trim_end().to_owned()).filter(|words| !words.is_empty()).chain(quoted);
    parts.collect::<Vec<_>>().join("\n\n") + "\n"
}

/// A message with its head, each line behind a `>`.
fn quoted(message: &MessageRow, settings: &Settings) -> String {
    let at = message.date.unwrap_or(message.received_at).local(settings.desk.zone);
    let person = |mailbox: &crate::store::message::Mailbox| match mailbox.name.as_str() {
        "" => mailbox.email.clone(),
        name => format!("{name} <{}>", mailbox.email),
    };
    let to: Vec<String> = message.recipients.to.iter().map(person).collect();
    let mut head = vec![("From", person(&message.from)), ("Date", at)];
    head.extend(Some(to.join(", ")).filter(|to| !to.is_empty()).map(|to| ("To", to)));
    head.push(("Subject", message.subject.clone()));
    let head = head.iter().map(|(name, value)| format!("{name}: {}", clean(value, Breaks::Space)));
    let text = clean(message.text.trim_end(), Breaks::Page).into_owned();
    let lines = head.chain(std::iter::once(String::new())).chain(text.lines().map(str::to_owned));
    lines.map(|line| format!("> {line}").trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// The forwarded mails as they came, and what hangs on those that cannot travel as mails.
fn attachments(store: &Store, begun: &Begun) -> Result<Vec<Attachment>> {
    let mut attachments = Vec::new();
    for message in &begun.messages {
        // What was not mail has none.
        let Ok(original) = store.original(message.id) else { continue };
        let name = match message.subject.trim() {
            "" => format!("{}.eml", message.id),
            subject => format!("{}.eml", clean(subject, Breaks::Space).replace(['/', '\\'], "-")),
        };
        if !travels_whole(&original) {
            for file in &message.attachments {
                let (found, bytes) = part(store, message.id, file.part)?;
                attachments.push(Attachment { name: found.name, content_type: found.content_type, bytes });
            }
        }
        attachments.push(Attachment { name, content_type: MAIL.to_owned(), bytes: original });
    }
    Ok(attachments)
}

fn words(store: &Store, begun: &Begun, asked: &Asked, text: &Text) -> Result<Words> {
    let mut files: Vec<Attachment> = text.files.iter().map(|file| file.attachment()).collect();
    files.extend(attachments(store, begun)?);
    let subject = begun.messages.first().map(|message| message.subject.as_str()).unwrap_or_default();
    let subject = if subject.trim().is_empty() { &begun.ticket.subject } else { subject };
    let forwarded = format!("Fwd: {}", subject.trim());
    Ok(Words {
        ticket: begun.ticket.id,
        from: begun.from.clone(),
        to: asked.to.iter().map(Person::mailbox).collect(),
        cc: asked.cc.iter().map(Person::mailbox).collect(),
        subject: text.subject.clone().unwrap_or(forwarded),
        is_reply: false,
        is_first: false,
        in_reply_to: begun.earlier.last().cloned(),
        references: begun.earlier.clone(),
        body: body(begun, text),
        attachments: files,
        automatic: begun.agent.is_none(),
    })
}

/// The finished mail as it would leave if it were queued now.
pub fn finished(store: &Store, begun: &Begun, asked: &Asked, text: &Text, now: Moment) -> Result<Vec<u8>> {
    compose(&posting::draft(store, &begun.settings, words(store, begun, asked, text)?, now)?)
}

/// Queues it, and sets the ticket on hold; gives the mail and the ticket as it stands then. `logged` stands behind the ticket in
/// `desk log`.
pub fn queue(
    store: &mut Store,
    hand: &Hand,
    asked: &Asked,
    text: &Text,
    (at_once, logged): (bool, &str),
) -> Result<(Queued, Option<TicketRow>)> {
    let to: Vec<&str> = asked.to.iter().map(|person| person.email.as_str()).collect();
    let command = format!("forward {} --to {}{logged}", asked.ticket, to.join(" --to "));
    store.write(&hand.operation(command), |writer| {
        let begun = begin(writer.store(), hand, asked, writer.now())?;
        let ticket = begun.ticket.id;
        if !asked.force {
            let obstacles: Vec<Obstacle> =
                begun.obstacles.iter().cloned().chain(obstacles_of(text)).collect();
            obstacle::refuse(&obstacles, &asked.despite, "forward", ticket)?;
        }
        let queued = put(writer, &begun, asked, text, at_once)?;
        writer.fold()?;
        Ok((queued, writer.store().ticket(ticket, writer.now())?))
    })
}

/// Queues one within an operation, with all that it does to its ticket.
pub(super) fn put(
    writer: &mut Writer<'_>,
    begun: &Begun,
    asked: &Asked,
    text: &Text,
    at_once: bool,
) -> Result<Queued> {
    let words = words(writer.store(), begun, asked, text)?;
    posting::post(writer, &begun.settings, words, at_once, |writer, message| {
        writer.change(begun.ticket.id, &Change::Forward(message)).map(|_| ())
    })
}
