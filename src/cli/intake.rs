//! From a mail that was read to one that the desk can take: is it ours, when does it count, is it from before the desk.

use std::sync::Arc;

use crate::desk::id::TicketId;
use crate::desk::intake::Rung;
use crate::desk::message::{Direction, Trust};
use crate::desk::settings::Settings;
use crate::desk::ticket::Channel;
use crate::desk::time::{DAY, Moment};
use crate::error::Result;
use crate::post::token;
use crate::source::{Folder, Incoming, Refused};
use crate::store::Store;
use crate::store::agent::Agent;
use crate::store::intake::{Letter, Quarantined};
use crate::store::message::{Attachment, Mailbox, NewMessage, Recipients};

/// By which way mail comes in, and what the desk knows of itself.
pub struct Way {
    /// The settings in force.
    pub settings: Arc<Settings>,
    agents: Vec<Agent>,
    keys: Vec<token::Key>,
    now: Moment,
    /// Messages before this instant are from before the desk.
    live_from: Moment,
    /// All of it is ours (`--as-sent`).
    as_sent: bool,
    /// It comes as it is delivered: it counts now, whatever its headers say.
    delivered: bool,
}

impl Way {
    /// The way of an import.
    pub fn import(store: &Store, now: Moment, live_from: Option<Moment>, as_sent: bool) -> Result<Way> {
        let (made_at, secret) = store.identity()?;
        Ok(Way {
            settings: store.settings_in_force()?.1,
            agents: store.agents()?,
            keys: secret.try_into().map(token::Key::new).into_iter().collect(),
            now,
            live_from: live_from.unwrap_or(made_at.plus(-DAY)),
            as_sent,
            delivered: false,
        })
    }

    /// The way of a delivery.
    pub fn delivery(store: &Store, now: Moment) -> Result<Way> {
        Ok(Way { delivered: true, ..Way::import(store, now, None, false)? })
    }

    /// Whether an address is the desk's or an agent's.
    fn is_own(&self, email: &str) -> bool {
        !email.is_empty()
            && (self.settings.desk.addresses.iter().any(|own| own == email)
                || self.agents.iter().any(|agent| agent.email == email))
    }

    /// Whether a mail is ours by proof, and not by its word alone (contract, "Our own mail").
    fn is_ours(&self, mail: &Incoming) -> bool {
        let no_answer = matches!(mail.folder, Folder::Draft | Folder::Trash | Folder::Spam);
        let vouched = || {
            let hosts = &self.settings.desk.authserv_ids;
            self.is_own(&mail.from.email)
                && mail
                    .authenticated_by
                    .iter()
                    .any(|host| hosts.iter().any(|own| own.eq_ignore_ascii_case(host)))
        };
        !no_answer
            && (self.as_sent
                || mail.folder == Folder::Sent
                || token::verify(&self.keys, &mail.message_id).is_some()
                || vouched())
    }

    /// When a mail counts: never later than now.
    fn counts_at(&self, mail: &Incoming, ours: bool) -> Moment {
        let told = match (self.delivered, ours) {
            (true, false) => Some(self.now),
            (_, true) => mail.date.or(mail.received).or(mail.filed),
            (false, false) => mail.received.or(mail.date).or(mail.filed),
        };
        told.unwrap_or(self.now).min(self.now)
    }

    /// The mail as the desk takes it.
    pub fn letter(&self, mail: Incoming) -> Letter {
        let ours = self.is_ours(&mail);
        let received_at = self.counts_at(&mail, ours);
        let trust = if !ours && self.is_own(&mail.from.email) { Trust::Unproved } else { Trust::Full };
        let author = self.agents.iter().find(|agent| agent.email == mail.from.email);
        let only = if let [agent] = self.agents.as_slice() { Some(agent) } else { None };
        let agent = author.or(only).filter(|_| ours).map(|agent| agent.id);
        let mailboxes = |list: Vec<crate::source::Mailbox>| list.into_iter().map(mailbox).collect::<Vec<_>>();
        let mut ladder = mail.in_reply_to;
        ladder.extend(mail.references.into_iter().rev());
        let mut seen = std::collections::HashSet::new();
        ladder.retain(|name| *name != mail.message_id && seen.insert(name.clone()));
        Letter {
            message: NewMessage {
                ticket: TicketId(0),
                message_id: mail.message_id,
                digest: mail.digest,
                direction: if ours { Direction::Out } else { Direction::In },
                kind: mail.kind,
                trust,
                channel: Channel::Email,
                received_at,
                date: mail.date,
                address: None,
                from: mailbox(mail.from),
                recipients: Recipients {
                    to: mailboxes(mail.to),
                    cc: mailboxes(mail.cc),
                    reply_to: mailboxes(mail.reply_to),
                },
                subject: mail.subject,
                text: mail.text,
                rung: Rung::New,
                parent: None,
                variant_of: None,
                source: Some(mail.source.to_string()),
                original: None,
                references: ladder.clone(),
            },
            ladder,
            attachments: mail.attachments.into_iter().map(attachment).collect(),
            original: (mail.sha256, mail.size, mail.original),
            delivered_to: mail.delivered_to,
            backfill: received_at < self.live_from,
            agent,
        }
    }
}

/// The mail as the quarantine keeps it.
pub fn quarantined(mail: Refused) -> Quarantined {
    Quarantined {
        source: mail.source.to_string(),
        position: i64::try_from(mail.position).unwrap_or(i64::MAX),
        original: (mail.sha256, mail.size, mail.original),
        reason: mail.reason,
        message_id: mail.message_id,
        from: mail.from,
        subject: mail.subject,
        text: mail.text,
    }
}

fn mailbox(from: crate::source::Mailbox) -> Mailbox {
    Mailbox { name: from.name, email: from.email }
}

fn attachment(from: crate::source::Attachment) -> Attachment {
    Attachment {
        name: from.name,
        content_type: from.content_type,
        bytes: i64::try_from(from.bytes).unwrap_or(i64::MAX),
        part: i64::from(from.part),
    }
}
