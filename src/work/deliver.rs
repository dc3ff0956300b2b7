//! Taking in one mail that a mail server hands over.

use std::io::Read;

use crate::error::{Error, Result};
use crate::source;
use crate::store::intake::{Known, Taken};
use crate::store::{Store, Writer};
use crate::work::hand::Hand;
use crate::work::intake::{Way, quarantined};
use crate::work::outcome::{Mail, Outcome};
use crate::work::rule;
use crate::work::self_service;

/// Takes it in; gives what became of it. It counts when it is written down. `forwarded`: a mail that hangs on it is the
/// customer's.
pub fn deliver(store: &mut Store, hand: &Hand, input: &mut dyn Read, forwarded: bool) -> Result<Mail> {
    let reading = source::delivered(input)
        .map_err(|error| Error::io("cannot read the mail from standard input", &error))?;
    rule::write(store, hand, "deliver", |writer| take_in(writer, reading, forwarded))
}

/// Takes in what was read, within an operation; the rules have acted on it then.
pub fn take_in(writer: &mut Writer<'_>, reading: source::mail::Reading, forwarded: bool) -> Result<Mail> {
    let row = |message_id| Mail {
        source: "-".into(),
        position: 1,
        message_id,
        outcome: Outcome::Imported,
        message: None,
        ticket: None,
        kind: None,
        reason: None,
        doubted: false,
    };
    match reading {
        Ok(mail) => {
            let way = Way::delivery(writer.store(), writer.now())?.forwarded(forwarded);
            let mail = way.seen_through(*mail);
            let (row, kind) = (row(Some(mail.message_id.clone())), Some(way.kind(&mail)));
            let sha256 = mail.sha256;
            let (outcome, ticket) = match way.take_in(mail, writer, &mut Known::default())? {
                Taken::Imported(ticket, _) => (Outcome::Imported, Some(ticket)),
                Taken::Duplicate(ticket, _) => (Outcome::Duplicate, Some(ticket)),
            };
            // Where it belongs is settled with all that it hangs together with.
            rule::settle(writer)?;
            self_service::answer_all(writer, &way.settings)?;
            let found = writer.store().by_original(&sha256)?;
            let message = found.as_ref().map(|found| found.message);
            let kind = found.as_ref().map(|found| found.kind).or(kind);
            let doubted = writer.store().is_doubted(message)?;
            let message = message.filter(|_| outcome == Outcome::Imported);
            let ticket = found.map(|found| found.ticket).or(ticket);
            Ok(Mail { outcome, message, ticket, kind, doubted, ..row })
        }
        Err(refused) => {
            let (row, reason) = (row(refused.message_id.clone()), Some(refused.reason.clone()));
            let kept = writer.quarantine(&quarantined(*refused))?;
            let outcome = if kept { Outcome::Quarantined } else { Outcome::Duplicate };
            Ok(Mail { outcome, reason, ..row })
        }
    }
}
