//! A finished mail of ours: made once the lock is had, kept just as it would have been read if it had come in, so that it is
//! known again when a copy of it comes back, and queued.

use crate::desk::id::{MessageId, TicketId};
use crate::desk::intake::{Decision, Rung};
use crate::desk::message::{Delivery, Direction, Kind, Trust};
use crate::desk::settings::Settings;
use crate::desk::time::Moment;
use crate::error::{Error, Kind as ErrorKind, Result};
use crate::post::compose::{Attachment, Draft, Mailbox, compose};
use crate::post::{host, token};
use crate::source::mail::{Origin, read, sha256};
use crate::source::original::Press;
use crate::source::{Folder, Incoming};
use crate::store::intake::Letter;
use crate::store::{Store, Writer};
use crate::work::intake::Way;
use crate::work::remark::Remark;

/// What a mail says, and to whom; all but what the desk adds to each mail.
#[derive(Clone, Debug)]
pub struct Words {
    /// The ticket to which answers belong.
    pub ticket: TicketId,
    /// Who sends.
    pub from: Mailbox,
    /// To whom.
    pub to: Vec<Mailbox>,
    /// Who else gets it.
    pub cc: Vec<Mailbox>,
    /// One line.
    pub subject: String,
    /// Whether the subject is that of something before.
    pub is_reply: bool,
    /// Whether it is the first in its ticket, which is called as it is: kept without what leads answers to the ticket.
    pub is_first: bool,
    /// The Message-ID of what it answers.
    pub in_reply_to: Option<String>,
    /// Those of the whole thread, oldest first.
    pub references: Vec<String>,
    /// The text.
    pub body: String,
    /// What goes with it.
    pub attachments: Vec<Attachment>,
    /// Whether a machine writes it.
    pub automatic: bool,
}

/// A mail that was queued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queued {
    /// Its number in the outbox.
    pub mail: i64,
    /// When it is handed over.
    pub not_before: Moment,
    /// Whether the settings say how mail leaves this desk.
    pub has_way_out: bool,
}

impl Queued {
    /// What is to be told of it, unless it is handed over at once.
    pub fn remark(&self) -> Remark {
        match self.has_way_out {
            true => Remark::Leaves { mail: self.mail, at: self.not_before },
            false => Remark::NoWayOut(self.mail),
        }
    }
}

/// The draft of a mail that is dated `now`.
///
/// # Errors
/// Refused where it cannot be sent from that address.
pub fn draft(store: &Store, settings: &Settings, words: Words, now: Moment) -> Result<Draft> {
    let key = store.signing_keys()?.into_iter().next().map(token::Key::new).ok_or_else(|| {
        Error::new(ErrorKind::Data, "this desk has lost its key").hint("put back the last `desk backup`")
    })?;
    let host = host(&words.from.email).ok_or_else(|| {
        Error::refused(format!("mail cannot be sent from {:?}", words.from.email))
            .hint("desk settings edit: from = \"Name <mail>\" in [outgoing]")
    })?;
    // Where answers go, if the settings want them at an address of the ticket's own.
    let plus = settings.outgoing.as_ref().is_some_and(|outgoing| outgoing.plus_addresses);
    let reply_to = token::issue_address(&key, words.ticket, &words.from.email).filter(|_| plus);
    Ok(Draft {
        reply_to: reply_to.map(|email| Mailbox { name: words.from.name.clone(), email }),
        from: words.from,
        to: words.to,
        cc: words.cc,
        subject: words.subject,
        is_reply: words.is_reply,
        ticket: words.ticket,
        desk_name: settings.desk.name.clone(),
        message_id: token::issue(&key, words.ticket, store.random()?, &host),
        in_reply_to: words.in_reply_to,
        references: words.references,
        date: now,
        zone: settings.desk.zone,
        body: words.body,
        attachments: words.attachments,
        automatic: words.automatic,
    })
}

/// Makes the mail, writes it down, lets `happened` say what that means for its ticket, and queues it. It is held back as the
/// settings say, unless it is to leave `at_once`.
pub fn post(
    writer: &mut Writer<'_>,
    settings: &Settings,
    words: Words,
    at_once: bool,
    happened: impl FnOnce(&mut Writer<'_>, MessageId) -> Result<()>,
) -> Result<Queued> {
    post_as(None, writer, settings, words, at_once, happened)
}

/// The same of a draft, which has its place in the outbox already.
pub fn post_as(
    entry: Option<i64>,
    writer: &mut Writer<'_>,
    settings: &Settings,
    words: Words,
    at_once: bool,
    happened: impl FnOnce(&mut Writer<'_>, MessageId) -> Result<()>,
) -> Result<Queued> {
    let (now, is_first) = (writer.now(), words.is_first);
    let draft = draft(writer.store(), settings, words, now)?;
    let mut letter = letter(writer.store(), &compose(&draft)?, &draft, now)?;
    if is_first {
        letter.message.subject = draft.subject;
    }
    let message = keep(writer, letter)?;
    happened(writer, message)?;
    let outgoing = settings.outgoing.as_ref();
    let hold = outgoing.filter(|_| !at_once).map_or(0, |outgoing| outgoing.hold_seconds);
    let not_before = now.plus(hold);
    let mail = match entry {
        Some(id) => writer.release(id, message, not_before).map(|()| id)?,
        None => writer.queue(message, not_before)?,
    };
    Ok(Queued { mail, not_before, has_way_out: outgoing.is_some() })
}

/// The finished mail as the desk keeps it.
fn letter(store: &Store, mail: &[u8], draft: &Draft, now: Moment) -> Result<Letter> {
    let mut letter = Way::import(store, now, None, false)?.letter(understood(mail)?);
    let message = &mut letter.message;
    message.ticket = draft.ticket;
    message.direction = Direction::Out;
    message.trust = Trust::Full;
    message.kind = if draft.automatic { Kind::AutoReply } else { Kind::Human };
    message.received_at = now;
    message.rung = Rung::Typed;
    message.decision = Decision::default();
    message.source = None;
    message.delivery = Some(Delivery::Queued);
    Ok(letter)
}

fn understood(mail: &[u8]) -> Result<Incoming> {
    let broken = |what: &str| Error::new(ErrorKind::Fault, format!("the answer cannot be kept: {what}"));
    let origin = Origin { source: "outbox".into(), position: 1, filed: None, folder: Folder::Sent };
    let read = Press::new().and_then(|mut press| read(origin, mail, sha256(mail), &mut press));
    match read {
        Ok(Ok(incoming)) => Ok(*incoming),
        Ok(Err(refused)) => Err(broken(&refused.reason)),
        Err(error) => Err(broken(&error.to_string())),
    }
}

/// Writes it down.
fn keep(writer: &mut Writer<'_>, letter: Letter) -> Result<MessageId> {
    let Letter { mut message, attachments, original: (sha256, size, bytes), .. } = letter;
    message.original = Some(writer.keep_original(&sha256, size, &bytes)?);
    let customer = message.recipients.to.first().or(message.recipients.cc.first()).cloned();
    if let Some(customer) = customer {
        message.address = Some(writer.address(&customer.email, &customer.name)?);
    }
    let id = writer.add_message(&message)?;
    for attachment in &attachments {
        writer.add_attachment(id, attachment)?;
    }
    Ok(id)
}
