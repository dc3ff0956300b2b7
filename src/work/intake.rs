//! From a mail that was read to one that the desk can take: is it ours, when does it count, is it from before the desk.

mod ours;
mod seen;
mod status;
mod vote;

use std::collections::HashSet;
use std::sync::Arc;

use seen::SeenThrough;

use crate::desk::address::base;
use crate::desk::id::{AgentId, TicketId};
use crate::desk::intake::{Clue, Decision, Proof, Rung, Spot, subject_tokens, token_name};
use crate::desk::message::{Direction, Kind, Trust};
use crate::desk::settings::Settings;
use crate::desk::ticket::Channel;
use crate::desk::time::{DAY, Moment};
use crate::error::{Error, Kind as ErrorKind, Result};
use crate::post::token;
use crate::source::{self, Folder, Incoming, Refused, original};
use crate::store::agent::Agent;
use crate::store::bounce::Unreached;
use crate::store::intake::{Known as Seen, Letter, Taken};
use crate::store::message::{Attachment, Mailbox, NewMessage, Recipients};
use crate::store::quarantine::Quarantined;
use crate::store::{Store, Writer};

/// What a mail that is not ours claims, or what is claimed of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Claim {
    /// It is from an address of ours, or under an id that we signed.
    Own,
    /// It lay with what we sent, from this address, which is not one of ours.
    Unlisted(String),
}

/// By which way mail comes in, and what the desk knows of itself.
#[derive(Clone)]
pub struct Way {
    /// The settings in force.
    pub settings: Arc<Settings>,
    agents: Vec<Agent>,
    /// The mailboxes of the desk and of its agents.
    own: HashSet<String>,
    keys: Vec<token::Key>,
    now: Moment,
    /// Messages before this instant are from before the desk.
    live_from: Moment,
    /// All of it is ours (`--as-sent`).
    as_sent: bool,
    /// It comes as it is delivered: it counts now, whatever its headers say.
    delivered: bool,
    /// A mail that hangs on one of these is the customer's (`--forwarded`).
    forwarded: bool,
}

impl Way {
    /// The way of an import.
    pub fn import(store: &Store, now: Moment, live_from: Option<Moment>, as_sent: bool) -> Result<Way> {
        let (settings, agents) = (store.settings_in_force()?.1, store.agents()?);
        Ok(Way {
            own: store.own_mailboxes()?,
            settings,
            agents,
            keys: store.signing_keys()?.into_iter().map(token::Key::new).collect(),
            now,
            live_from: live_from.unwrap_or(store.made_at()?.plus(-DAY)),
            as_sent,
            delivered: false,
            forwarded: false,
        })
    }

    /// The way of a delivery.
    pub fn delivery(store: &Store, now: Moment) -> Result<Way> {
        Ok(Way { delivered: true, ..Way::import(store, now, None, false)? })
    }

    /// The same way, for mail that I forward: what hangs on it is the customer's.
    pub fn forwarded(self, forwarded: bool) -> Way {
        Way { forwarded, ..self }
    }

    /// Whether an address is the desk's or an agent's.
    fn is_own(&self, email: &str) -> bool {
        !email.is_empty() && self.own.contains(base(email).as_ref())
    }

    /// Takes one mail in. A forward of ours to the desk, with the customer's mail hanging on it, opens the ticket for that
    /// customer; never is one guessed from prose (intake §5).
    pub fn take_in(
        &self,
        SeenThrough(mail): SeenThrough,
        writer: &mut Writer<'_>,
        known: &mut Seen,
    ) -> Result<Taken> {
        let Some(inner) = self.within(&mail)? else {
            let mut letter = self.letter(mail);
            self.understand_answer(&mut letter, writer.store())?;
            self.understand_request(&mut letter, writer.store())?;
            return writer.take_in(letter, known);
        };
        let by = mail.from.email.clone();
        let mut customers = Way { delivered: false, ..self.clone() }.letter(Incoming {
            source: Arc::clone(&mail.source),
            position: mail.position,
            delivered_to: mail.delivered_to.clone(),
            // What stands in it says nothing of the host that took our forward in.
            authenticated_by: Vec::new(),
            folder: Folder::Inbox,
            ..inner
        });
        customers.message.decision.forwarded_by = Some(by);
        let mut note = self.letter(mail);
        note.message.direction = Direction::Note;
        writer.take_in_forward(customers, note, known)
    }

    /// The mail that hangs on a forward of ours to the desk.
    fn within(&self, mail: &Incoming) -> Result<Option<Incoming>> {
        let hangs = mail.attachments.iter().any(|part| part.content_type == "message/rfc822");
        if !hangs || mail.kind != Kind::Human {
            return Ok(None);
        }
        let mut to = mail.to.iter().chain(&mail.cc).map(|mailbox| &mailbox.email).chain(&mail.delivered_to);
        let desk = |email: &String| self.settings.desk.addresses.iter().any(|own| base(own) == base(email));
        let by_us = matches!(self.proof(mail), Some(Proof::Host)) && to.any(desk);
        if !by_us && !self.forwarded {
            return Ok(None);
        }
        let original = original::expand(&mail.original, mail.size).map_err(|error| {
            Error::new(ErrorKind::Fault, "a mail cannot be unpacked again").because(error)
        })?;
        // Of nobody, or of ourselves, no ticket can be made.
        let inner = source::mail::forwarded(&original).map(|inner| *inner);
        Ok(inner.filter(|inner| !inner.from.email.is_empty() && !self.is_own(&inner.from.email)))
    }

    /// By what a mail is known to be ours, and not by its word alone (contract, "Our own mail"). Its id proves nothing: whoever
    /// got a mail of ours knows that.
    fn proof(&self, mail: &Incoming) -> Option<Proof> {
        if !self.is_own(&mail.from.email) || mail.folder == Folder::Draft {
            return None;
        }
        let hosts = &self.settings.desk.authserv_ids;
        let vouched =
            mail.authenticated_by.iter().any(|host| hosts.iter().any(|own| own.eq_ignore_ascii_case(host)));
        self.voucher(mail.folder).or_else(|| (vouched && !mail.folder.is_nowhere()).then_some(Proof::Host))
    }

    /// What the place in which a mail lay proves of one that is from an address of ours. A draft was never sent.
    fn voucher(&self, folder: Folder) -> Option<Proof> {
        match folder {
            Folder::Draft => None,
            _ if self.as_sent => Some(Proof::AsSent),
            Folder::Sent => Some(Proof::Folder),
            _ => None,
        }
    }

    /// The agent who wrote a mail of ours, as far as that can be told.
    fn author(&self, email: &str) -> Option<AgentId> {
        let only = if let [agent] = self.agents.as_slice() { Some(agent) } else { None };
        self.agents.iter().find(|agent| agent.email == email).or(only).map(|agent| agent.id)
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

    /// Whether a mail is from before the desk.
    pub fn is_backfill(&self, mail: &Incoming) -> bool {
        self.counts_at(mail, self.proof(mail).is_some()) < self.live_from
    }

    /// Who or what wrote a mail: that of a contact form is its customer's, whatever the form calls it, and so is what a form hands
    /// in with the customer in `From`.
    pub fn kind(&self, mail: &Incoming) -> Kind {
        let form = self.is_form(&mail.from.email) || mail.sent_by.iter().any(|by| self.is_form(by));
        let form = form && self.proof(mail).is_none();
        // The report of a mail system is none of a form, though it may come from the same address.
        if form && !mail.holds_a_report() { Kind::Human } else { mail.kind }
    }

    /// The mail as the desk takes it.
    pub fn letter(&self, mut mail: Incoming) -> Letter {
        let proof = self.proof(&mail);
        let ours = proof.is_some();
        let received_at = self.counts_at(&mail, ours);
        let heard = mail.received.or(mail.date).filter(|_| !ours).map(|at| at.min(self.now));
        let heard = heard.map(|at| (at, at < self.live_from));
        // A form on a web site writes in its own name, often in ours, for the one in `Reply-To`.
        let form = !ours && self.is_form(&mail.from.email);
        let kind = self.kind(&mail);
        if kind != mail.kind {
            (mail.kind, mail.returned) = (kind, None);
        }
        let customer =
            mail.reply_to.iter().find(|to| form && self.is_customers(&to.email)).cloned().map(mailbox);
        let (claimed, voucher) = (self.claim(&mail).is_some(), self.voucher(mail.folder));
        let agent = if ours { self.author(&mail.from.email) } else { None };
        let clues = self.clues(&mail);
        let mut references: Vec<String> = Vec::new();
        for clue in clues.iter().filter(|clue| clue.rung.is_reference()) {
            references.push(clue.text.clone());
        }
        let unreached = mail.returned.map(|returned| returned.failures).unwrap_or_default();
        let mailboxes = |list: Vec<source::Mailbox>| list.into_iter().map(mailbox).collect::<Vec<_>>();
        Letter {
            message: NewMessage {
                ticket: TicketId(0),
                message_id: mail.message_id,
                claimed: None,
                digest: mail.digest,
                direction: if ours { Direction::Out } else { Direction::In },
                kind: mail.kind,
                trust: if claimed { Trust::Unproved } else { Trust::Full },
                channel: Channel::Email,
                received_at,
                date: mail.date,
                address: None,
                from: mailbox(mail.from),
                recipients: Recipients {
                    to: mailboxes(mail.to),
                    cc: mailboxes(mail.cc),
                    bcc: mailboxes(mail.bcc),
                    reply_to: mailboxes(mail.reply_to),
                    delivered_to: mail.delivered_to,
                    list: mail.list.filter(|list| !self.is_own_list(list)),
                },
                subject: mail.subject,
                text: mail.text,
                rung: Rung::New,
                parent: None,
                variant_of: None,
                source: Some(mail.source.to_string()),
                original: None,
                references,
                seal: mail.seal,
                lossy: mail.lossy,
                decision: Decision { proof, ..Decision::default() },
                delivery: None,
            },
            clues,
            customer,
            unreached: unreached.into_iter().map(unreached_one).collect(),
            beside: mail.beside,
            attachments: mail.attachments.into_iter().map(attachment).collect(),
            original: (mail.sha256, mail.size, mail.original),
            heard,
            voucher,
            backfill: received_at < self.live_from,
            agent,
            vote: None,
            home: None,
        }
    }

    /// Whether an address in the `Reply-To` of a form may be its customer's: some forms put their own there.
    fn is_customers(&self, email: &str) -> bool {
        email.contains('@') && !self.is_own(email) && !self.is_form(email)
    }

    /// Whether a list is one of our own addresses: it is how mail comes in, and nobody takes part by it.
    fn is_own_list(&self, list: &str) -> bool {
        self.own.iter().any(|own| own.replace('@', ".") == list)
    }

    /// Whether an address is one of a contact form.
    fn is_form(&self, email: &str) -> bool {
        self.settings.desk.contact_forms.iter().any(|form| base(form) == base(email))
    }

    /// What in a mail may lead to its ticket, in the order of the ladder (intake §2).
    fn clues(&self, mail: &Incoming) -> Vec<Clue> {
        let mut seen = HashSet::from([mail.message_id.as_str()]);
        let returned = mail.returned.as_ref().and_then(|returned| returned.message_id.as_deref());
        let mut ids: Vec<(Spot, &str)> = (returned.map(|id| (Spot::Returned, id)).into_iter())
            .chain(mail.in_reply_to.iter().map(|id| (Spot::InReplyTo, id.as_str())))
            .chain(mail.references.iter().rev().map(|id| (Spot::References, id.as_str())))
            // Our own address in the prose of an old `In-Reply-To` names every mail that we sent.
            .filter(|(_, id)| seen.insert(id) && !self.is_own(id))
            .collect();
        // Nor is the address of somebody else as good as an id: it comes last.
        let people = || mail.to.iter().chain(&mail.cc).chain(&mail.reply_to).chain([&mail.from]);
        ids.sort_by_key(|(_, id)| people().any(|mailbox| mailbox.email.eq_ignore_ascii_case(id)));
        let token = |(spot, id): (Spot, &str)| {
            token::is_of_our_form(id).then(|| Clue {
                rung: Rung::Token,
                spot,
                text: id.to_owned(),
                names: token::verify(&self.keys, id),
            })
        };
        let mut clues: Vec<Clue> =
            Some((Spot::Own, mail.message_id.as_str())).and_then(token).into_iter().collect();
        clues.extend(ids.iter().copied().filter_map(token));
        let named = mail.to.iter().chain(&mail.cc).chain(&mail.bcc).map(|mailbox| &mailbox.email);
        let mut addresses = HashSet::new();
        for address in
            named.chain(&mail.delivered_to).filter(|address| token::is_address_of_our_form(address))
        {
            if addresses.insert(address) {
                let names = token::verify_address(&self.keys, address);
                clues.push(Clue { rung: Rung::Address, spot: Spot::Recipient, text: address.clone(), names });
            }
        }
        clues.extend(ids.into_iter().map(|(spot, id)| Clue {
            rung: if spot == Spot::Returned { Rung::Returned } else { Rung::Reference },
            spot,
            text: id.to_owned(),
            names: None,
        }));
        let name = &self.settings.desk.name;
        clues.extend(subject_tokens(&mail.subject, Some(name)).into_iter().map(|ticket| Clue {
            rung: Rung::Subject,
            spot: Spot::Subject,
            text: format!("[{} #{ticket}]", token_name(name)),
            names: Some(ticket),
        }));
        clues
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

fn unreached_one(from: source::Failure) -> Unreached {
    Unreached { email: from.recipient, status: from.status, lasting: from.lasting }
}

fn mailbox(from: source::Mailbox) -> Mailbox {
    Mailbox { name: from.name, email: from.email }
}

fn attachment(from: source::Attachment) -> Attachment {
    Attachment {
        name: from.name,
        content_type: from.content_type,
        bytes: i64::try_from(from.bytes).unwrap_or(i64::MAX),
        part: i64::from(from.part),
    }
}
