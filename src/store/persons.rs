//! Which mailboxes are one person's, as it is asked of mail: by their words, and not by their numbers.

use std::collections::{BTreeSet, HashMap};

use crate::desk::address::base;
use crate::desk::holder::{Line, lines};
use crate::desk::id::AddressId;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;

/// Which mailboxes are one person's, as far as any were ever made so.
#[derive(Default, Debug)]
pub(super) struct Persons {
    /// Each mailbox with the customers to whom it belongs, and since when.
    lines: HashMap<String, Line>,
    /// One mailbox for each customer who holds several.
    one: HashMap<i64, String>,
}

impl Persons {
    /// The mailbox that stands for the person behind this one: itself, as a rule.
    pub(super) fn stands_for<'a>(&'a self, mailbox: &'a str) -> &'a str {
        let holder = self.lines.get(mailbox).and_then(|line| line.last());
        holder.and_then(|(customer, _)| self.one.get(customer)).map_or(mailbox, String::as_str)
    }

    /// Whoever is named by the first is named by the second too, from that instant on. People are named by words that are no
    /// addresses.
    pub(super) fn ties<'a>(&self, mailboxes: impl Iterator<Item = &'a str>) -> Vec<(String, String, Moment)> {
        let mut ties = Vec::new();
        for (mailbox, line) in mailboxes.filter_map(|mailbox| self.lines.get_key_value(mailbox)) {
            for (customer, since) in line {
                let person = format!("person {customer}");
                ties.push((mailbox.clone(), person.clone(), *since));
                ties.push((person, mailbox.clone(), *since));
            }
        }
        ties
    }
}

impl Store {
    /// Which mailboxes are one person's.
    pub(super) fn persons(&self) -> Result<Persons> {
        let moved = self.moved()?;
        if moved.is_empty() {
            return Ok(Persons::default());
        }
        let lines = lines(&moved);
        let holders: BTreeSet<i64> = lines.values().flatten().map(|(customer, _)| *customer).collect();
        let mut persons = Persons::default();
        for customer in holders {
            const THEIRS: &str = "SELECT id, email FROM address WHERE customer = ? ORDER BY id";
            let theirs = self.rows(THEIRS, [customer], |row| {
                Ok((row.get::<_, AddressId>(0)?, row.get::<_, String>(1)?))
            })?;
            for (address, email) in theirs {
                let mailbox = base(&email).into_owned();
                persons.one.entry(customer).or_insert_with(|| mailbox.clone());
                let line = lines.get(&address).cloned();
                if line.is_some() || mailbox == email {
                    let born = || vec![(customer, Moment(i64::MIN))];
                    persons.lines.insert(mailbox, line.unwrap_or_else(born));
                }
            }
        }
        Ok(persons)
    }
}
