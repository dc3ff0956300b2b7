//! An answer before it is a mail: from whom, to whom, and in which thread.

use std::collections::{BTreeSet, HashSet};

use crate::desk::address::base;
use crate::desk::id::MessageId;
use crate::desk::message::{Direction, Kind, Role, Trust};
use crate::desk::no_reply::is_no_reply;
use crate::desk::settings::{Outgoing, Settings};
use crate::desk::time::{HOUR, Moment};
use crate::error::{Error, Result};
use crate::post::compose::Mailbox;
use crate::source::mail;
use crate::store::Store;
use crate::store::message::MessageRow;
use crate::store::ticket::TicketRow;

/// Message-IDs that were made here, for what came without one or not by mail; no mail program knows them.
const MADE_HERE: [&str; 2] = ["@desk.invalid", "@digest.invalid"];

/// To whom an answer goes, and what it answers.
#[derive(Debug)]
pub struct Thread {
    /// Who wrote last on the customer's side, by the address to which they want answers.
    pub to: Vec<Mailbox>,
    /// Who else was in that mail, or has answered since what we signed: whom an answer to all reaches too. None of us, no list, and
    /// nobody who says that nobody reads there.
    pub others: Vec<Mailbox>,
    /// The Message-ID of that mail.
    pub in_reply_to: Option<String>,
    /// Those of the whole thread, oldest first.
    pub references: Vec<String>,
    /// Whether anything came before.
    pub is_reply: bool,
    /// What they wrote last.
    pub last: Option<MessageRow>,
    /// What came in last, whoever or whatever wrote it; not what only answers a question of ours, or asks for the state of tickets.
    pub newest: Option<MessageRow>,
    /// Everything that came in, other versions of the same mail aside, oldest first.
    pub incoming: Vec<MessageId>,
    /// Who wrote after them, if that was somebody else.
    pub other: Option<Other>,
    /// Those of `to` from which the customer has never written: whoever wrote the mail wants its answer there, and that may have
    /// been anybody.
    pub elsewhere: Vec<Mailbox>,
    /// The mailboxes of this thread behind which a mailing list is.
    pub lists: HashSet<String>,
    /// Those of people who take no part in the ticket, with what they wrote.
    pub doubted: Vec<(MessageId, String)>,
    /// The address of this desk to which the customer's mail came, as the settings write it.
    pub came_to: Option<String>,
}

/// Somebody who wrote last, and to whom the answer does not go.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Other {
    /// Their address.
    pub email: String,
    /// Whether they are believed only because they answered what this desk has signed.
    pub handed: bool,
}

impl Thread {
    /// That the answer would go to an address at which nobody knows the customer; `None` where it does not.
    pub fn leads_elsewhere(&self) -> Option<String> {
        let (last, first) = (self.last.as_ref()?, self.elsewhere.first()?);
        let more = match self.elsewhere.len() {
            1 => String::new(),
            many => format!(" and {} more", many - 1),
        };
        let (to, from) = (&first.email, &last.from.email);
        Some(format!("{} asks for its answer at {to}{more} (Reply-To), and is from {from}", last.id))
    }

    /// Whether a mailing list is behind this address, as far as the thread tells.
    pub fn is_list(&self, email: &str) -> bool {
        self.lists.contains(base(email).as_ref())
    }
}

/// Who sends: what `[outgoing]` says, else the desk under the address of its own to which the customer wrote, else under its first.
pub fn sender(settings: &Settings, came_to: Option<&str>) -> Result<Mailbox> {
    if let Some(from) = settings.outgoing.as_ref().and_then(|outgoing| outgoing.from.as_ref()) {
        let name = from.name.clone().unwrap_or_else(|| settings.desk.name.clone());
        return Ok(Mailbox { name, email: from.address.clone() });
    }
    match came_to.or(settings.desk.addresses.first().map(String::as_str)) {
        Some(address) => Ok(Mailbox { name: settings.desk.name.clone(), email: address.to_owned() }),
        None => Err(Error::refused("the desk has no address to send from")
            .hint("desk settings edit: addresses = [\"support@example.com\"] in [desk]")),
    }
}

/// The address of this desk to which a mail was sent: as its writer named it, else as the mail servers noted it.
fn came_to(mail: &MessageRow, settings: &Settings) -> Option<String> {
    let named = mail.recipients.to.iter().chain(&mail.recipients.cc).map(|mailbox| mailbox.email.as_str());
    let noted = mail.recipients.delivered_to.iter().map(String::as_str);
    let ours = |email: &str| settings.desk.addresses.iter().find(|own| base(own) == base(email)).cloned();
    named.chain(noted).find_map(ours)
}

/// The thread of a ticket as its answer sees it.
pub fn thread(store: &Store, settings: &Settings, ticket: &TicketRow) -> Result<Thread> {
    thread_of(&store.thread(ticket.id)?, store, settings, ticket)
}

/// The same from the messages of the ticket, where they are read already.
pub fn thread_of(
    messages: &[MessageRow],
    store: &Store,
    settings: &Settings,
    ticket: &TicketRow,
) -> Result<Thread> {
    let own = store.own_mailboxes()?;
    let never_left = store.never_left(ticket.id)?;
    let emails = match &ticket.customer_email {
        Some(email) => store.customer(email)?.map_or_else(|| vec![email.clone()], |customer| customer.emails),
        None => Vec::new(),
    };
    let incoming = || messages.iter().filter(|m| m.direction == Direction::In && m.variant_of.is_none());
    // Who only answered what we signed was handed it by somebody, and is asked for by name.
    let newcomers = store.newcomers(ticket.id)?;
    let theirs = |m: &&MessageRow| m.role == Role::Customer && !newcomers.contains(&m.id);
    let contacts = || incoming().filter(|m| m.trust == Trust::Full && m.kind.is_contact()).filter(theirs);
    let last = contacts().next_back().or_else(|| incoming().rfind(theirs));
    let mut people = incoming().filter(|m| m.trust != Trust::Unproved && m.kind.is_contact());
    let other = people.next_back().filter(|newest| Some(newest.id) != last.map(|last| last.id));

    let was_mail = |m: &&MessageRow| is_mail(m, &never_left) && m.role != Role::Other;
    let to = recipients(last, ticket, &own);
    let lists = lists(messages, last, &emails, store)?;
    let mut elsewhere = match last {
        Some(last) => unknown(&to, last, emails.clone(), store, settings)?,
        None => Vec::new(),
    };
    // Of a list it is said that it is one.
    elsewhere.retain(|mailbox| !lists.contains(base(&mailbox.email).as_ref()));
    let answered = contacts().rfind(was_mail);
    let answered =
        answered.or_else(|| messages.iter().filter(|m| !newcomers.contains(&m.id)).rfind(was_mail));
    let position = |id: MessageId| messages.iter().position(|message| message.id == id);
    let after = last.and_then(|last| position(last.id)).map_or(0, |place| place + 1);
    let handed = messages.iter().skip(after).filter(|m| newcomers.contains(&m.id) && m.trust == Trust::Full);
    let others = others(last, handed, &to, &own, &lists);
    Ok(Thread {
        elsewhere,
        others,
        in_reply_to: answered.map(|m| m.message_id.clone()),
        references: messages.iter().filter(was_mail).map(|m| m.message_id.clone()).collect(),
        is_reply: answered.is_some() || last.is_some(),
        newest: incoming().rfind(|m| !matches!(m.kind, Kind::Survey | Kind::Status)).cloned(),
        incoming: incoming().map(|m| m.id).collect(),
        other: other.map(|m| Other { email: m.from.email.clone(), handed: newcomers.contains(&m.id) }),
        doubted: doubted(messages),
        came_to: last.and_then(|last| came_to(last, settings)),
        last: last.cloned(),
        to,
        lists,
    })
}

/// Who else was in a mail, or has answered since what was handed to them: none of us, no list, nobody twice.
fn others<'m>(
    last: Option<&'m MessageRow>,
    handed: impl Iterator<Item = &'m MessageRow>,
    to: &[Mailbox],
    own: &HashSet<String>,
    lists: &HashSet<String>,
) -> Vec<Mailbox> {
    let mut seen: BTreeSet<String> = to.iter().map(|mailbox| base(&mailbox.email).into_owned()).collect();
    // Who wrote the mail is meant by its `Reply-To`, where it has one.
    seen.extend(last.map(|last| base(&last.from.email).into_owned()));
    let in_mail = last.into_iter().flat_map(|last| last.recipients.to.iter().chain(&last.recipients.cc));
    let everybody = in_mail.chain(handed.map(|message| &message.from));
    let mut others = Vec::new();
    for mailbox in everybody {
        let email = base(&mailbox.email);
        let wanted = !email.is_empty()
            && !own.contains(email.as_ref())
            && !lists.contains(email.as_ref())
            && !is_no_reply(&mailbox.email);
        if wanted && seen.insert(email.into_owned()) {
            others.push(Mailbox { name: mailbox.name.clone(), email: mailbox.email.clone() });
        }
    }
    others
}

/// The mailboxes behind which a mailing list is: those that bear the name of a list by which a mail of the thread came, those where the
/// last one says that its list is written to, and the `Reply-To` of a list's mail that is not its writer's own. Where the list has
/// none of these, those to whom that mail was sent.
fn lists(
    messages: &[MessageRow],
    last: Option<&MessageRow>,
    emails: &[String],
    store: &Store,
) -> Result<HashSet<String>> {
    let names: BTreeSet<String> =
        messages.iter().filter_map(|m| m.recipients.list.as_ref()).map(|list| list.to_lowercase()).collect();
    let everybody = messages.iter().flat_map(|m| m.recipients.named().chain([&m.from]));
    let mailboxes = everybody.map(|mailbox| base(&mailbox.email).into_owned());
    let mut lists: HashSet<String> =
        mailboxes.filter(|email| names.contains(&email.replace('@', "."))).collect();
    let Some(last) = last.filter(|last| last.kind == Kind::List || last.recipients.list.is_some()) else {
        return Ok(lists);
    };
    if let Ok(original) = store.original(last.id) {
        lists.extend(mail::posts_to(&original).iter().map(|email| base(email).into_owned()));
    }
    let from = base(&last.from.email);
    let is_theirs = |email: &str| email == from || emails.iter().any(|known| base(known) == email);
    let reply_to = last.recipients.reply_to.iter().map(|mailbox| base(&mailbox.email).into_owned());
    lists.extend(reply_to.filter(|email| !email.is_empty() && !is_theirs(email)));
    if lists.is_empty() {
        lists.extend(last.recipients.to.iter().map(|mailbox| base(&mailbox.email).into_owned()));
    }
    Ok(lists)
}

/// The people who take no part in the ticket, each by what they wrote last; not those who are believed by another mail.
fn doubted(messages: &[MessageRow]) -> Vec<(MessageId, String)> {
    let wrote = |trust: Trust| {
        messages
            .iter()
            .filter(move |m| m.direction == Direction::In && m.trust == trust && m.kind.is_contact())
    };
    let believed: HashSet<String> = wrote(Trust::Full).map(|m| base(&m.from.email).into_owned()).collect();
    let low = wrote(Trust::Low).map(|m| (m.id, base(&m.from.email).into_owned()));
    low.filter(|(_, email)| !email.is_empty() && !believed.contains(email)).collect()
}

/// Whether mail programs know this message: by mail it came, or left.
fn is_mail(message: &MessageRow, never_left: &[MessageId]) -> bool {
    message.direction != Direction::Note
        && message.variant_of.is_none()
        && !never_left.contains(&message.id)
        && !MADE_HERE.iter().any(|host| message.message_id.ends_with(host))
}

/// Where the customer wants the answer: `Reply-To`, else who wrote; never ourselves.
fn recipients(last: Option<&MessageRow>, ticket: &TicketRow, own: &HashSet<String>) -> Vec<Mailbox> {
    let wanted = |mailbox: &crate::store::message::Mailbox| {
        let usable = !mailbox.email.is_empty() && !own.contains(base(&mailbox.email).as_ref());
        usable.then(|| Mailbox { name: mailbox.name.clone(), email: mailbox.email.clone() })
    };
    let reply_to: Vec<Mailbox> =
        last.iter().flat_map(|last| last.recipients.reply_to.iter().filter_map(wanted)).collect();
    if !reply_to.is_empty() {
        return reply_to;
    }
    let customer = crate::store::message::Mailbox {
        name: ticket.customer_name.clone().unwrap_or_default(),
        email: ticket.customer_email.clone().unwrap_or_default(),
    };
    last.and_then(|last| wanted(&last.from)).or_else(|| wanted(&customer)).into_iter().collect()
}

/// Those addresses at which the writer of a mail is not known: nobody has written from them who is the ticket's customer (whose are
/// `known`) or that writer, and it is no mail of a contact form, which names its customer there.
fn unknown(
    to: &[Mailbox],
    last: &MessageRow,
    mut known: Vec<String>,
    store: &Store,
    settings: &Settings,
) -> Result<Vec<Mailbox>> {
    let from = base(&last.from.email);
    if settings.desk.contact_forms.iter().any(|form| base(form) == from) {
        return Ok(Vec::new());
    }
    known.extend(store.customer(&last.from.email)?.into_iter().flat_map(|customer| customer.emails));
    known.push(last.from.email.clone());
    let is_known = |email: &str| known.iter().any(|known| base(known) == base(email));
    Ok(to.iter().filter(|mailbox| !is_known(&mailbox.email)).cloned().collect())
}

/// The mailboxes of all who are customers of a ticket.
pub fn customers(store: &Store, ticket: &TicketRow, all: &[MessageRow]) -> Result<BTreeSet<String>> {
    let wrote = all.iter().filter(|message| {
        message.direction == Direction::In && message.role == Role::Customer && message.kind.is_contact()
    });
    let mut emails: BTreeSet<&str> = ticket.customer_email.as_deref().into_iter().collect();
    for message in wrote {
        emails.insert(&message.from.email);
        emails.extend(message.recipients.reply_to.iter().map(|mailbox| mailbox.email.as_str()));
    }
    let mut mailboxes = BTreeSet::new();
    for email in emails.into_iter().filter(|email| !email.is_empty()) {
        mailboxes.insert(base(email).into_owned());
        let known = store.customer(email)?.map(|customer| customer.emails).unwrap_or_default();
        mailboxes.extend(known.iter().map(|email| base(email).into_owned()));
    }
    Ok(mailboxes)
}

/// That an address has had all the automatic answers that it gets for now (intake §6).
pub struct Spent {
    /// The address.
    pub email: String,
    /// How many it got within the window.
    pub sent: i64,
}

impl std::fmt::Display for Spent {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let hours = Outgoing::AUTOMATIC_HOURS;
        write!(
            f,
            "{} got {} automatic answers within {hours} h; no more leaves until some are older",
            self.email, self.sent
        )
    }
}

/// The first of these addresses whose budget of automatic mail is spent.
pub fn spent_budget<'e>(
    store: &Store,
    settings: &Settings,
    emails: impl Iterator<Item = &'e str>,
    now: Moment,
) -> Result<Option<Spent>> {
    let budget =
        settings.outgoing.as_ref().map_or(Outgoing::AUTOMATIC_BUDGET, |outgoing| outgoing.automatic_budget);
    let since = now.plus(-Outgoing::AUTOMATIC_HOURS * HOUR);
    for email in emails {
        let sent = store.automatic_answers(&email.to_lowercase(), since)?;
        if sent >= budget {
            return Ok(Some(Spent { email: email.to_owned(), sent }));
        }
    }
    Ok(None)
}
