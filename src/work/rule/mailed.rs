//! The actions of rules that write mail: an answer, a draft of one, a forward.

use crate::desk::change::{After, Change};
use crate::desk::id::{MessageId, TicketId};
use crate::desk::survey::Poll;
use crate::error::{Error, Result};
use crate::store::Writer;
use crate::work::asked::{Asked, Text};
use crate::work::automatic::{self, Automatic};
use crate::work::forward;
use crate::work::hand::Hand;
use crate::work::person::Person;
use crate::work::rule::became::Became;
use crate::work::rule::book::Book;
use crate::work::template::{self, Circumstances};
use crate::work::{draft, obstacle, survey, thread};

/// An automatic answer.
pub fn answer(
    writer: &mut Writer<'_>,
    book: &Book,
    ticket: TicketId,
    about: Option<MessageId>,
    canned: &str,
) -> Result<Became> {
    automatic::answer(writer, &book.settings, ticket, about, canned).map(sent)
}

/// A question to the customer.
pub fn ask(writer: &mut Writer<'_>, book: &Book, ticket: TicketId, poll: Poll) -> Result<Became> {
    survey::ask(writer, &book.settings, ticket, poll, survey::By::Rule).map(sent)
}

fn sent(mail: Automatic) -> Became {
    match mail {
        Automatic::Sent(_) => Became::Done,
        Automatic::Held(why) => Became::Held(why),
    }
}

/// An answer that waits in the outbox for a person, who may send it as theirs.
pub fn draft(
    writer: &mut Writer<'_>,
    book: &Book,
    hand: &Hand,
    ticket: TicketId,
    canned: &str,
) -> Result<Became> {
    let (now, settings) = (writer.now(), &*book.settings);
    let Some(row) = writer.store().ticket(ticket, now)? else {
        return Err(Error::refused(format!("there is no ticket {ticket}")));
    };
    let circumstances = Circumstances { ticket: &row, agent: None, settings, now };
    let asked = template::Asked { name: canned, language: None, set: &[] };
    let rendered = template::rendered(writer.store(), &asked, &circumstances)?;
    let mut asked = Asked::of(ticket);
    asked.with(&rendered.canned.macros, writer.store(), hand)?;
    if let Some(state) = writer.store().ticket_state(ticket, now)? {
        let change = Change::Reply { message: MessageId(0), after: After::Keep, automatic: false };
        state.decide(&change, now, None)?;
    }
    let text = Text {
        subject: rendered.subject,
        body: format!("{}\n", rendered.text.trim_end()),
        files: Vec::new(),
        sign: true,
    };
    draft::put(writer, &asked, &text).map(|_| Became::Done)
}

/// Who is asked by a forward, and in which words.
#[derive(Clone, Copy, Debug)]
pub struct Forward<'f> {
    /// Who is asked.
    pub to: &'f [String],
    /// Who else gets it.
    pub cc: &'f [String],
    /// In place of that of the message.
    pub subject: Option<&'f str>,
    /// What is asked.
    pub body: Option<&'f str>,
}

/// What the customer wrote, to somebody else; within the budget of automatic mail.
pub fn forward(
    writer: &mut Writer<'_>,
    book: &Book,
    hand: &Hand,
    ticket: TicketId,
    about: Option<MessageId>,
    forward: &Forward<'_>,
) -> Result<Became> {
    let person = |email: &String| Person { name: String::new(), email: email.clone() };
    let asked = forward::Asked {
        ticket,
        to: forward.to.iter().map(person).collect(),
        cc: forward.cc.iter().map(person).collect(),
        messages: about.into_iter().collect(),
        force: false,
        despite: Vec::new(),
    };
    let text = Text {
        subject: forward.subject.map(str::to_owned),
        body: forward.body.unwrap_or_default().to_owned(),
        files: Vec::new(),
        sign: false,
    };
    let begun = forward::begin(writer.store(), hand, &asked, writer.now())?;
    obstacle::refuse(&begun.obstacles, &[], "forward", ticket)?;
    let emails = forward.to.iter().chain(forward.cc).map(String::as_str);
    if let Some(spent) = thread::spent_budget(writer.store(), &book.settings, emails, writer.now())? {
        return Ok(Became::Held(spent.to_string()));
    }
    forward::put(writer, &begun, &asked, &text, false).map(|_| Became::Done)
}
