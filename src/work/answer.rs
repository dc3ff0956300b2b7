//! Answering a ticket: what is in the way, before a text is written and again once the lock is had; the finished mail; its
//! place in the outbox.

use std::sync::Arc;

use crate::desk::address::base;
use crate::desk::id::{MessageId, TicketId};
use crate::desk::letter::signed;
use crate::desk::message::{Delivery, Direction, Kind, Trust};
use crate::desk::no_reply::is_no_reply;
use crate::desk::settings::Settings;
use crate::desk::time::Moment;
use crate::desk::unfinished::{placeholder_of_ours, same_words, says_attached};
use crate::error::{Error, Result};
use crate::post::compose::{Mailbox, compose};
use crate::store::Store;
use crate::store::agent::Agent;
use crate::store::message::MessageRow;
use crate::store::ticket::TicketRow;
use crate::work::hand::Hand;
use crate::work::obstacle::{self, Obstacle};
use crate::work::posting::{self, Words};
use crate::work::remark::Remark;
use crate::work::thread::{self, Thread};
use crate::work::typed::Person;

pub use crate::work::asked::{Asked, Beside, File, Text, Whom};

#[cfg(test)]
mod tests;

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
    /// To whom.
    pub to: Vec<Mailbox>,
    /// Who else gets it.
    pub cc: Vec<Mailbox>,
    /// Whether any of them is a customer of the ticket; else it answers nobody, whatever it says.
    pub is_theirs: bool,
    /// What speaks against writing to them.
    pub obstacles: Vec<Obstacle>,
    /// Our answers that have left or wait to, oldest first.
    pub answers: Vec<MessageId>,
    /// The internal notes of the ticket.
    pub notes: Vec<(MessageId, String)>,
    /// What is to be told before a text is written.
    pub remarks: Vec<Remark>,
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
    let messages = store.thread(ticket.id)?;
    let thread = thread::thread_of(&messages, store, &settings, &ticket)?;
    let from = thread::sender(&settings, thread.came_to.as_deref())?;
    if let Some(state) = store.ticket_state(id, now)? {
        state.decide(&asked.change(MessageId(0)), now, None)?;
    }
    let all = match asked.whom {
        Whom::All => true,
        Whom::Only => false,
        Whom::Usual => settings.outgoing.as_ref().is_some_and(|outgoing| outgoing.reply_all),
    };
    let (to, cc) = recipients(asked, &thread, all);
    if to.is_empty() && cc.is_empty() {
        return Err(Error::refused(format!("ticket {id} has no customer with an address to write to"))
            .hint(format!("desk reply {id} --to MAIL")));
    }
    let obstacles = obstacles(store, asked, &thread, to.iter().chain(&cc))?;
    if asked.automatic {
        if let Some(Obstacle::Elsewhere(told)) =
            obstacles.iter().find(|obstacle| matches!(obstacle, Obstacle::Elsewhere(_)))
        {
            return Err(Error::refused(format!("{told}: nothing is sent there automatically"))
                .hint(format!("desk reply {id} without --auto, if a person answers")));
        }
        if !asked.force {
            obstacle::refuse(&obstacles, &[], "reply", id)?;
            refuse_talk_of_machines(store, &settings, &thread, &to, id, now)?;
        }
    }
    let mut remarks = Vec::new();
    if asked.force {
        remarks.extend(obstacles.iter().cloned().map(Remark::AllTheSame));
    }
    let others: Vec<String> = thread.others.iter().map(|mailbox| mailbox.email.clone()).collect();
    let left_out = others.into_iter().filter(|email| !is_among(email, to.iter().chain(&cc)));
    remarks.extend(Some(left_out.collect::<Vec<_>>()).filter(|left| !left.is_empty()).map(Remark::NotToo));
    if all && !thread.others.is_empty() {
        remarks.push(Remark::ToAll(cc.iter().map(|mailbox| mailbox.email.clone()).collect()));
    }
    let other = thread.other.clone().filter(|other| !is_among(&other.email, to.iter().chain(&cc)));
    remarks.extend(other.map(|other| Remark::OtherWrote { email: other.email, handed: other.handed }));
    let customers = thread::customers(store, &ticket, &messages)?;
    let mut reached = to.iter().chain(&cc).map(|mailbox| base(&mailbox.email));
    let is_theirs = customers.is_empty()
        || reached.any(|email| customers.contains(email.as_ref()) || thread.lists.contains(email.as_ref()));
    remarks.extend((!is_theirs).then_some(Remark::AnswersNobody(id)));
    let notes = messages.iter().filter(|message| message.direction == Direction::Note);
    let notes = notes.map(|note| (note.id, note.text.clone())).collect();
    let is_answer = |message: &&MessageRow| {
        message.direction == Direction::Out
            && message.kind == Kind::Human
            && message.variant_of.is_none()
            && !message.delivery.is_some_and(Delivery::never_left)
    };
    let answers = messages.iter().filter(is_answer).map(|message| message.id).collect();
    Ok(Begun { settings, agent, ticket, thread, from, to, cc, is_theirs, obstacles, answers, notes, remarks })
}

/// To whom it goes, and who else gets it; nobody twice.
fn recipients(asked: &Asked, thread: &Thread, all: bool) -> (Vec<Mailbox>, Vec<Mailbox>) {
    let to: Vec<Mailbox> = match asked.to.is_empty() {
        true => thread.to.clone(),
        false => asked.to.iter().map(Person::mailbox).collect(),
    };
    let mut cc: Vec<Mailbox> = Vec::new();
    let others = thread.others.iter().filter(|_| all).cloned();
    for mailbox in asked.cc.iter().map(Person::mailbox).chain(others) {
        if !is_among(&mailbox.email, to.iter().chain(&cc)) {
            cc.push(mailbox);
        }
    }
    (to, cc)
}

fn is_among<'m>(email: &str, mut mailboxes: impl Iterator<Item = &'m Mailbox>) -> bool {
    mailboxes.any(|mailbox| mailbox.email.eq_ignore_ascii_case(email))
}

/// What speaks against writing to these.
fn obstacles<'m>(
    store: &Store,
    asked: &Asked,
    thread: &Thread,
    recipients: impl Iterator<Item = &'m Mailbox>,
) -> Result<Vec<Obstacle>> {
    let mut obstacles = Vec::new();
    let writer = thread.last.as_ref().map(|last| last.from.email.clone());
    // Who is named by hand is brought in by that.
    let typed =
        |email: &str| asked.to.iter().chain(&asked.cc).any(|person| base(&person.email) == base(email));
    for email in recipients.map(|mailbox| mailbox.email.as_str()) {
        if let Some(flag) = store.undeliverable(email)? {
            let (email, report) = (email.to_owned(), flag.message);
            obstacles.push(Obstacle::CameBack { email, status: flag.status, report });
        }
        if is_no_reply(email) {
            obstacles.push(Obstacle::NobodyReads(email.to_owned()));
        }
        if thread.is_list(email) {
            let writer = writer.clone().filter(|writer| !thread.is_list(writer) && !writer.is_empty());
            obstacles.push(Obstacle::List { email: email.to_owned(), writer });
        }
        let doubted = thread.doubted.iter().rfind(|(_, doubted)| *doubted == base(email));
        let doubted = doubted.filter(|_| !typed(email));
        obstacles.extend(
            doubted.map(|(message, _)| Obstacle::Doubted { message: *message, email: email.to_owned() }),
        );
    }
    // Who typed the address knows where it leads.
    let elsewhere = thread.leads_elsewhere().filter(|_| asked.to.is_empty());
    obstacles.extend(elsewhere.map(Obstacle::Elsewhere));
    Ok(obstacles)
}

/// What speaks against a text.
pub fn obstacles_of(begun: &Begun, text: &Text) -> Vec<Obstacle> {
    let mut obstacles = Vec::new();
    let attached = says_attached(&text.body).filter(|_| text.files.is_empty());
    obstacles.extend(attached.map(Obstacle::NotAttached));
    let theirs = [begun.ticket.subject.as_str(), begun.ticket.customer_name.as_deref().unwrap_or_default()];
    let left = |text: &str| placeholder_of_ours(text, &theirs);
    let subject = text.subject.as_deref().and_then(left);
    obstacles.extend(left(&text.body).or(subject).map(Obstacle::ToFillIn));
    let like = begun.notes.iter().find(|(_, note)| same_words(note, &text.body));
    obstacles.extend(like.map(|(note, _)| Obstacle::LikeNote(*note)));
    obstacles
}

/// No machine answers a machine, and none without end (RFC 3834 §2).
fn refuse_talk_of_machines(
    store: &Store,
    settings: &Settings,
    thread: &Thread,
    to: &[Mailbox],
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
    let emails = to.iter().map(|mailbox| mailbox.email.as_str());
    match thread::spent_budget(store, settings, emails, now)? {
        Some(spent) => Err(Error::refused(spent.to_string()).hint(person)),
        None => Ok(()),
    }
}

impl Begun {
    /// What stands in the thread and its writer knows of: everything that came in, and our answers.
    pub fn known(&self) -> impl Iterator<Item = MessageId> {
        self.thread.incoming.iter().chain(&self.answers).copied()
    }

    /// What its writer has under their letters.
    pub fn signature(&self) -> Option<&str> {
        self.settings.of_agents.get(&self.agent.name)?.signature.as_deref()
    }
}

/// What the mail says.
pub(super) fn words(begun: &Begun, asked: &Asked, text: &Text) -> Words {
    let thread = &begun.thread;
    Words {
        ticket: begun.ticket.id,
        from: begun.from.clone(),
        to: begun.to.clone(),
        cc: begun.cc.clone(),
        subject: text.subject.clone().unwrap_or_else(|| begun.ticket.subject.clone()),
        is_reply: thread.is_reply && text.subject.is_none(),
        is_first: false,
        in_reply_to: thread.in_reply_to.clone(),
        references: thread.references.clone(),
        body: signed(&text.body, begun.signature().filter(|_| text.sign && !asked.automatic)),
        attachments: text.files.iter().map(File::attachment).collect(),
        automatic: asked.automatic,
    }
}

/// The finished mail as it would leave if it were queued now.
pub fn finished(store: &Store, begun: &Begun, asked: &Asked, text: &Text, now: Moment) -> Result<Vec<u8>> {
    compose(&posting::draft(store, &begun.settings, words(begun, asked, text), now)?)
}
