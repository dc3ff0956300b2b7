//! Stored mails, as far as they tie others together (`desk::intake::strands`).

use std::collections::HashSet;

use crate::desk::address::base;
use crate::desk::id::{MessageId, TicketId};
use crate::desk::intake::likeness::{Head, likeness};
use crate::desk::intake::strands::{Says, Strand};
use crate::desk::intake::{Decision, Rung, Spot, name};
use crate::desk::message::{Direction, Kind, Trust};
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;
use crate::store::intake::decision;
use crate::store::intake::letter::{tie, told};
use crate::store::message::{Mailbox, NewMessage, Recipients};
use crate::store::persons::Persons;

/// A mail, and the ticket in which it is.
pub(super) struct Lying {
    pub(super) strand: Strand,
    pub(super) ticket: TicketId,
}

/// The mailboxes that are nobody's part in a thread: the desk's, its agents', and those of contact forms, which write for others.
pub(super) struct Ours {
    own: HashSet<String>,
    forms: HashSet<String>,
    persons: Persons,
}

impl Ours {
    fn is_somebody(&self, mailbox: &str) -> bool {
        !mailbox.is_empty() && !self.own.contains(mailbox) && !self.forms.contains(mailbox)
    }

    /// The mailbox that stands for the person behind this one: itself, as a rule.
    pub(super) fn stands_for(&self, email: &str) -> String {
        self.persons.stands_for(&base(email)).to_owned()
    }

    /// The mailbox that stands for whoever has this one; none, where that is nobody's part in a thread.
    fn somebody(&self, email: &str) -> Option<String> {
        let mailbox = base(email);
        self.is_somebody(&mailbox).then(|| self.persons.stands_for(&mailbox).to_owned())
    }

    /// The mailboxes of others in a list.
    fn others(&self, mailboxes: &[Mailbox]) -> Vec<String> {
        mailboxes.iter().filter_map(|mailbox| self.somebody(&mailbox.email)).collect()
    }

    /// Who speaks by a mail: whom a contact form writes for, else its writer; nobody, where that is one of us.
    fn writer(&self, from: &str, recipients: &Recipients) -> String {
        let writer = match self.forms.contains(base(from).as_ref()) {
            true => recipients.reply_to.first().map_or("", |mailbox| mailbox.email.as_str()),
            false => from,
        };
        self.somebody(writer).unwrap_or_default()
    }

    /// The people of a mail; the rest of the strand is empty.
    fn people_of(&self, from: &str, recipients: &Recipients, kind: Kind, subject: &str) -> Strand {
        let [to, cc, blind, reply_to] =
            [&recipients.to, &recipients.cc, &recipients.bcc, &recipients.reply_to]
                .map(|list| self.others(list));
        let seen_by_all: Vec<String> = to.into_iter().chain(cc).collect();
        let lists = match kind {
            Kind::List => seen_by_all.iter().chain(&recipients.list).cloned().collect(),
            _ => left_out(recipients, subject).into_iter().collect(),
        };
        Strand {
            message: MessageId(0),
            id: String::new(),
            likeness: String::new(),
            typed: false,
            answers: Vec::new(),
            pinned: None,
            says: Says::Nobody,
            at: (Moment(0), 0),
            writer: self.writer(from, recipients),
            named: [&seen_by_all, &blind, &reply_to].into_iter().flatten().cloned().collect(),
            seen_by_all,
            blind,
            lists,
        }
    }

    /// Everybody who has to do with a mail.
    pub(super) fn people(&self, from: &str, recipients: &Recipients, subject: &str) -> HashSet<String> {
        let named = recipients.named().filter_map(|mailbox| self.somebody(&mailbox.email));
        let mut people: HashSet<String> = named.collect();
        people.extend(Some(self.writer(from, recipients)).filter(|writer| !writer.is_empty()));
        people.extend(recipients.list.iter().cloned().chain(left_out(recipients, subject)));
        people
    }

    /// A mail that comes in, as far as its people tell where it belongs.
    pub(super) fn strand(&self, message: &NewMessage) -> Strand {
        let NewMessage { recipients, digest, from, .. } = message;
        let people = self.people_of(&from.email, recipients, message.kind, &message.subject);
        Strand {
            message: MessageId(0),
            id: name(&message.message_id).into_owned(),
            likeness: likeness_of(&from.email, recipients, message.date, digest),
            typed: false,
            answers: Vec::new(),
            pinned: None,
            says: Says::of(message.direction, message.kind, message.trust),
            at: (told(message.received_at, message.date), tie(digest)),
            ..people
        }
    }
}

/// The list by which a mail came whose recipients were left out, as archives do: the name that it puts in front of its subjects, in
/// brackets and lower case; behind marks of answers too. A ticket's token is none.
fn left_out(recipients: &Recipients, subject: &str) -> Option<String> {
    if recipients.everybody().next().is_some() || !recipients.delivered_to.is_empty() {
        return None;
    }
    let (before, rest) = subject.split_once('[')?;
    let (name, _) = rest.split_once(']')?;
    let only_marks = before.split_whitespace().all(|mark| mark.ends_with(':'));
    let is_name = !name.is_empty() && !name.contains(['#', '[']) && only_marks;
    is_name.then(|| format!("[{}]", name.to_lowercase()))
}

/// What versions of one mail have in common.
pub(super) fn likeness_of(
    from: &str,
    recipients: &Recipients,
    date: Option<Moment>,
    digest: &[u8; 32],
) -> String {
    let mailboxes = |list: &[Mailbox]| -> Vec<String> {
        list.iter().map(|mailbox| base(&mailbox.email).into_owned()).collect()
    };
    let to: Vec<Mailbox> = recipients.to.iter().chain(&recipients.cc).cloned().collect();
    likeness(Head {
        from: &base(from),
        to: &mailboxes(&to),
        reply_to: &mailboxes(&recipients.reply_to),
        date,
        digest,
    })
}

impl Store {
    /// Whose mailboxes tell nothing.
    pub(super) fn ours(&self) -> Result<Ours> {
        let settings = self.settings_in_force()?.1;
        Ok(Ours {
            own: self.own_mailboxes()?,
            forms: settings.desk.contact_forms.iter().map(|form| base(form).into_owned()).collect(),
            persons: self.persons()?,
        })
    }

    /// The mails of a ticket.
    pub(super) fn strands_of(&self, ticket: TicketId, ours: &Ours) -> Result<Vec<Lying>> {
        let mut placed = self.placed_where("m.ticket = ?", ticket.0, ours)?;
        // What was put there stays with what it was put to.
        if placed.iter().any(|one| one.strand.pinned.is_some())
            && let Some(first) = placed.iter_mut().min_by_key(|one| one.strand.message)
        {
            first.strand.pinned = Some(ticket);
        }
        Ok(placed)
    }

    /// The mails that a condition with one number chooses.
    pub(super) fn placed_where(&self, chosen: &str, number: i64, ours: &Ours) -> Result<Vec<Lying>> {
        let sql = format!(
            "SELECT m.id, coalesce(c.name, m.message_id), m.direction, m.kind, m.trust, m.rung, m.parent, m.received_at,
                m.digest, m.from_email, m.recipients, b.decision, m.date, m.ticket, m.subject
            FROM message m JOIN operation o ON o.id = m.operation AND o.undone = 0
            LEFT JOIN body b ON b.message = m.id LEFT JOIN claimed_id c ON c.message = m.id WHERE {chosen}"
        );
        self.rows(&sql, [number], |row| {
            let (direction, kind): (Direction, Kind) = (row.get(2)?, row.get(3)?);
            let (rung, parent): (Rung, Option<String>) = (row.get(5)?, row.get(6)?);
            let (at, digest): (Moment, [u8; 32]) = (row.get(7)?, row.get(8)?);
            let recipients: Recipients = serde_json::from_str(row.get_ref(10)?.as_str()?).unwrap_or_default();
            let (from, date): (&str, Option<Moment>) = (row.get_ref(9)?.as_str()?, row.get(12)?);
            let decision = row.get_ref(11)?.as_str_or_null()?.map(decision::read).unwrap_or_default();
            let (id, trust): (&str, Trust) = (row.get_ref(1)?.as_str()?, row.get(4)?);
            let answers = match direction {
                Direction::Note => parent.iter().map(|parent| name(parent).into_owned()).collect(),
                _ => answers(&decision, id),
            };
            let by_names = matches!(rung, Rung::Reference | Rung::Returned | Rung::New);
            let ticket: TicketId = row.get(13)?;
            Ok(Lying {
                ticket,
                strand: Strand {
                    message: row.get(0)?,
                    id: name(id).into_owned(),
                    likeness: likeness_of(from, &recipients, date, &digest),
                    typed: rung == Rung::Typed,
                    answers,
                    pinned: (!by_names).then_some(ticket),
                    says: Says::of(direction, kind, trust),
                    at: (told(at, date), tie(&digest)),
                    ..ours.people_of(from, &recipients, kind, row.get_ref(14)?.as_str()?)
                },
            })
        })
    }
}

/// The ids that a mail names, each once, in the order of the ladder.
pub(in crate::store) fn answers(decision: &Decision, own: &str) -> Vec<String> {
    let own = name(own);
    let mut answers: Vec<String> = Vec::new();
    for tried in decision.tried.iter().filter(|tried| tried.rung.is_reference() && tried.spot != Spot::Named)
    {
        let named = name(&tried.text);
        if named != own && !answers.iter().any(|known| *known == named) {
            answers.push(named.into_owned());
        }
    }
    answers
}
