//! From a finished mail to rows: the answer is kept just as it would have been read if it had come in, so that it is
//! known again when a copy of it comes back.

use crate::desk::change::Change;
use crate::desk::id::MessageId;
use crate::desk::intake::{Decision, Rung};
use crate::desk::message::{Direction, Kind, Trust};
use crate::desk::time::Moment;
use crate::error::{Error, Kind as ErrorKind, Result};
use crate::post::compose::Draft;
use crate::source::mail::{Origin, read, sha256};
use crate::source::original::Press;
use crate::source::{Folder, Incoming};
use crate::store::intake::Letter;
use crate::store::{Store, Writer};
use crate::work::intake::Way;

/// The finished mail as the desk keeps it.
pub fn letter(store: &Store, mail: &[u8], draft: &Draft, now: Moment) -> Result<Letter> {
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

/// Writes the answer down and queues it; its number in the outbox.
pub fn answer(
    writer: &mut Writer<'_>,
    letter: Letter,
    not_before: Moment,
    change: impl FnOnce(MessageId) -> Change,
) -> Result<i64> {
    let Letter { mut message, attachments, original: (sha256, size, bytes), .. } = letter;
    message.original = Some(writer.keep_original(&sha256, size, &bytes)?);
    let customer = message.recipients.to.first().or(message.recipients.cc.first()).cloned();
    if let Some(customer) = customer {
        message.address = Some(writer.address(&customer.email, &customer.name)?);
    }
    let ticket = message.ticket;
    let id = writer.add_message(&message)?;
    for attachment in &attachments {
        writer.add_attachment(id, attachment)?;
    }
    writer.change(ticket, &change(id))?;
    writer.queue(id, not_before)
}
