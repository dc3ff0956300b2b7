//! Whom a mail of ours answers (contract, `role`): worked out of all messages of a ticket together, each after the one that it
//! answers, so that the order of arrival leaves no trace. Pure.
//!
//! What is addressed to none of the ticket's customers is `other`: it answers nobody. So is what somebody answers whom we
//! asked so, and who is no customer. Where in doubt, whoever writes is a customer: nobody's words are to be overlooked.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::desk::id::MessageId;
use crate::desk::message::Role;
use crate::desk::time::Moment;

/// Who wrote a message, as far as it is believed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Written {
    /// One of us, proved.
    ByUs,
    /// A person who is believed.
    ByPerson,
    /// A machine, a stranger, or somebody who only claims to be us: shown, and nobody is a customer by it.
    ByNobody,
}

/// A message of a ticket, as far as it matters whom it answers.
#[derive(Clone, Debug)]
pub struct Letter {
    /// The message.
    pub message: MessageId,
    /// Its own id, as ids are compared.
    pub id: String,
    /// The ids that it names, in the order of the ladder: the first that is here is the one of the mail that it answers.
    pub answers: Vec<String>,
    /// It is ours, and the ticket's name in it brought it here: the ticket was there before it, whatever its date says.
    pub hung: bool,
    /// When it counts, and what orders mails of one second by their content.
    pub at: (Moment, i64),
    /// Who wrote it.
    pub written: Written,
    /// Its role, where that is settled: it was typed here, came by a merge, or lay here before this was asked.
    pub held: Option<Role>,
    /// The mailboxes of its writer, all that are known of that person, where answers are wanted, and the list by which it came;
    /// without ours.
    pub writers: Vec<String>,
    /// Those of everybody to whom it was sent, without ours.
    pub to: Vec<String>,
}

/// The role of each message that has none yet.
pub fn roles(letters: &[Letter]) -> BTreeMap<MessageId, Role> {
    let mut ticket = Ticket::default();
    let mut roles = BTreeMap::new();
    for (place, parent) in in_order(letters) {
        let Some(letter) = letters.get(place) else { continue };
        let parent = parent.and_then(|parent| letters.get(parent));
        let role = letter.held.unwrap_or_else(|| ticket.role(letter, parent));
        ticket.learns(letter, role);
        if letter.held.is_none() {
            roles.insert(letter.message, role);
        }
    }
    roles
}

/// Who is who in a ticket, as far as it was read.
#[derive(Default)]
struct Ticket<'l> {
    /// Those who wrote to us as customers, and those to whom we wrote first.
    customers: HashSet<&'l str>,
    /// Whom customers name: they brought them in, and not we.
    named: HashSet<&'l str>,
    /// To whom we wrote instead of a customer.
    asked: HashSet<&'l str>,
    roles: HashMap<MessageId, Role>,
}

impl<'l> Ticket<'l> {
    fn role(&self, letter: &Letter, parent: Option<&Letter>) -> Role {
        let knows = |known: &HashSet<&str>, mailboxes: &[String]| {
            mailboxes.iter().any(|mailbox| known.contains(mailbox.as_str()))
        };
        if letter.written == Written::ByUs {
            // Where nobody has written yet, whoever gets our mail is the customer.
            let answers = self.customers.is_empty() || knows(&self.customers, &letter.to);
            return if answers { Role::Agent } else { Role::Other };
        }
        if knows(&self.customers, &letter.writers) {
            return Role::Customer;
        }
        let asked = knows(&self.asked, &letter.writers) && !knows(&self.named, &letter.writers);
        match parent.and_then(|parent| self.roles.get(&parent.message)) {
            Some(Role::Other) => Role::Other,
            Some(Role::Agent) => Role::Customer,
            Some(Role::Customer) | None if asked => Role::Other,
            Some(Role::Customer) | None => Role::Customer,
        }
    }

    fn learns(&mut self, letter: &'l Letter, role: Role) {
        let mailboxes = |list: &'l [String]| list.iter().map(String::as_str).filter(|name| !name.is_empty());
        match (letter.written, role) {
            (Written::ByPerson, Role::Customer) => {
                self.customers.extend(mailboxes(&letter.writers));
                self.named.extend(mailboxes(&letter.to));
            }
            (Written::ByUs, Role::Agent) if self.customers.is_empty() => {
                self.customers.extend(mailboxes(&letter.to));
            }
            (Written::ByUs, Role::Other) => self.asked.extend(mailboxes(&letter.to)),
            _ => {}
        }
        self.roles.insert(letter.message, role);
    }
}

/// The places of all letters, each behind the one that it answers, whatever their dates say; else by when they count. Beside
/// each stands the place of that one. Circles are broken at their earliest.
fn in_order(letters: &[Letter]) -> Vec<(usize, Option<usize>)> {
    // What the name of a ticket brought into it did not begin the ticket: it stands behind the first mail of a person.
    let people = letters.iter().filter(|letter| letter.written == Written::ByPerson);
    let began = people.map(|letter| letter.at).min();
    let at = |letter: &Letter| match letter.hung {
        true => (began.max(Some(letter.at)), true),
        false => (Some(letter.at), false),
    };
    let key = |place: usize| letters.get(place).map(|letter| (at(letter), letter.id.as_str(), place));
    let mut by_id: HashMap<&str, usize> = HashMap::new();
    for (place, letter) in letters.iter().enumerate() {
        let first = by_id.entry(letter.id.as_str()).or_insert(place);
        if key(place) < key(*first) {
            *first = place;
        }
    }
    let parent = |place: usize| {
        let letter = letters.get(place)?;
        let here = letter.answers.iter().find_map(|name| by_id.get(name.as_str()).copied());
        here.filter(|parent| *parent != place)
    };
    let parents: Vec<Option<usize>> = (0..letters.len()).map(parent).collect();
    let mut answered_by: HashMap<usize, Vec<usize>> = HashMap::new();
    let (mut ready, mut waiting) = (BTreeSet::new(), BTreeSet::new());
    for (place, parent) in parents.iter().enumerate() {
        match parent {
            Some(parent) => {
                answered_by.entry(*parent).or_default().push(place);
                waiting.insert((key(place), place));
            }
            None => {
                ready.insert((key(place), place));
            }
        }
    }
    let mut order = Vec::with_capacity(letters.len());
    while let Some((_, place)) = ready.pop_first().or_else(|| waiting.pop_first()) {
        order.push((place, parents.get(place).copied().flatten()));
        for answer in answered_by.remove(&place).into_iter().flatten() {
            // Where a circle was broken it has had its turn.
            if waiting.remove(&(key(answer), answer)) {
                ready.insert((key(answer), answer));
            }
        }
    }
    order
}

#[cfg(test)]
mod tests;
