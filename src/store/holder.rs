//! Which addresses are one person's: written down, taken apart, and what that means for who takes part where.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::rc::Rc;

use rusqlite::params;

use crate::desk::address::base;
use crate::desk::holder::{Moved, back, lines};
use crate::desk::id::{AddressId, MessageId, OperationId, TicketId};
use crate::error::{Error, Result};
use crate::store::persons::Persons;
use crate::store::{Store, Writer};

/// A mail of a merged person that counts nowhere, because its ticket takes nothing any more.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shut {
    /// The mail.
    pub message: MessageId,
    /// Where it lies.
    pub ticket: TicketId,
}

impl Store {
    /// Each time that an address went to another customer, in the order in which that was said.
    pub(super) fn moved(&self) -> Result<Vec<Moved>> {
        const MOVED: &str = "SELECT h.operation, o.undone = 0, o.recorded_at, h.address, h.customer, h.was
            FROM address_holder h JOIN operation o ON o.id = h.operation ORDER BY h.id";
        self.rows(MOVED, [], |row| {
            Ok(Moved {
                operation: row.get(0)?,
                stands: row.get(1)?,
                at: row.get(2)?,
                address: row.get(3)?,
                customer: row.get(4)?,
                was: row.get(5)?,
            })
        })
    }

    /// Whose each address should be that is, or whose mailbox is, among those that were ever moved.
    pub(super) fn held(&self, moved: &[Moved]) -> Result<BTreeMap<AddressId, i64>> {
        let lines = lines(moved);
        let mut held: BTreeMap<AddressId, i64> =
            lines.iter().filter_map(|(address, line)| Some((*address, line.last()?.0))).collect();
        if held.is_empty() {
            return Ok(held);
        }
        // A label goes where its mailbox goes.
        let all = self.rows("SELECT id, email FROM address ORDER BY id", [], |row| {
            Ok((row.get::<_, AddressId>(0)?, row.get::<_, String>(1)?))
        })?;
        let mailboxes: HashMap<&str, i64> =
            all.iter().filter_map(|(address, email)| Some((email.as_str(), *held.get(address)?))).collect();
        let labels: Vec<(AddressId, i64)> = all
            .iter()
            .filter(|(address, _)| !held.contains_key(address))
            .filter_map(|(address, email)| Some((*address, *mailboxes.get(base(email).as_ref())?)))
            .collect();
        held.extend(labels);
        Ok(held)
    }

    /// The customers who were merged into one, and that one.
    pub(super) fn kin_of(&self, customer: i64, moved: &[Moved]) -> BTreeSet<i64> {
        let lines = lines(moved);
        let theirs = lines.values().filter(|line| line.last().is_some_and(|(holder, _)| *holder == customer));
        theirs.flatten().map(|(customer, _)| *customer).chain([customer]).collect()
    }

    /// The customer into whom one was merged: themselves, as a rule.
    pub fn goes_by(&self, customer: i64) -> Result<i64> {
        const HAS: &str = "SELECT 1 FROM address WHERE customer = ? LIMIT 1";
        if self.one(HAS, [customer], |_| Ok(()))?.is_some() {
            return Ok(customer);
        }
        let lines = lines(&self.moved()?);
        let line = lines.values().find(|line| line.first().is_some_and(|(born, _)| *born == customer));
        Ok(line.and_then(|line| line.last()).map_or(customer, |(holder, _)| *holder))
    }

    /// Whose a ticket is, and the address that says so.
    pub fn holder_of_ticket(&self, ticket: TicketId) -> Result<Option<(i64, String)>> {
        const OF: &str =
            "SELECT a.customer, a.email FROM ticket t JOIN address a ON a.id = t.address WHERE t.id = ?";
        self.one(OF, [ticket], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// Whose a message is, and the address that says so.
    pub fn holder_of_message(&self, message: MessageId) -> Result<Option<(i64, String)>> {
        const OF: &str =
            "SELECT a.customer, a.email FROM message m JOIN address a ON a.id = m.address WHERE m.id = ?";
        self.one(OF, [message], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// The number of an address, and whose it is.
    pub fn address_known(&self, email: &str) -> Result<Option<(AddressId, i64)>> {
        const FIND: &str = "SELECT id, customer FROM address WHERE email = ?";
        self.one(FIND, [email], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// Messages of these customers that are doubted now.
    fn doubted_of(&self, customers: &BTreeSet<i64>) -> Result<BTreeSet<(MessageId, TicketId)>> {
        // Reached by the few tickets that hold such mail.
        const LOW: &str =
            "SELECT m.id, m.ticket, a.customer FROM ticket t CROSS JOIN message m ON m.ticket = t.id
            JOIN address a ON a.id = m.address
            JOIN operation o ON o.id = m.operation AND o.undone = 0 WHERE t.doubted = 1 AND m.trust = 'low'";
        let all = self.rows(LOW, [], |row| Ok(((row.get(0)?, row.get(1)?), row.get::<_, i64>(2)?)))?;
        Ok(all.into_iter().filter(|(_, customer)| customers.contains(customer)).map(|(low, _)| low).collect())
    }
}

/// The addresses of a customer but for labels whose mailbox is theirs too.
fn without_labels(theirs: &[(AddressId, String)]) -> Vec<AddressId> {
    let all: HashSet<&str> = theirs.iter().map(|(_, email)| email.as_str()).collect();
    let own = theirs.iter().filter(|(_, email)| {
        let mailbox = base(email);
        mailbox == email.as_str() || !all.contains(mailbox.as_ref())
    });
    own.map(|(address, _)| *address).collect()
}

impl Writer<'_> {
    /// Makes all addresses of the others those of one customer. Gives the mails of theirs that count nowhere all the same.
    pub fn merge_customers(&mut self, into: i64, others: &BTreeSet<i64>) -> Result<Vec<Shut>> {
        let mut addresses = Vec::new();
        for other in others {
            addresses.extend(self.own_addresses(*other)?);
        }
        self.hold(into, &addresses)
    }

    /// Makes one address, with its labels, that of a customer; one that was never seen too.
    pub fn add_to_customer(&mut self, into: i64, email: &str) -> Result<Vec<Shut>> {
        let address = self.address(&base(email), "")?;
        self.hold(into, &[address])
    }

    /// Takes apart what was merged last with this address in it: those that came along go along. Gives whose they are then.
    ///
    /// # Errors
    /// Refused where the address was never merged.
    pub fn unmerge_customer(&mut self, address: AddressId, email: &str) -> Result<i64> {
        let Some((customer, addresses)) = back(&self.store.moved()?, address) else {
            return Err(Error::refused(format!("{email} was not merged into another customer"))
                .hint(format!("desk customer show {email}")));
        };
        self.hold(customer, &addresses)?;
        Ok(customer)
    }

    /// Takes one address, with its labels, out of whatever it was merged into. Gives whose it is then.
    ///
    /// # Errors
    /// Refused where it is the one with which its customer began.
    pub fn remove_from_customer(&mut self, address: AddressId, email: &str) -> Result<i64> {
        let lines = lines(&self.store.moved()?);
        let line = lines.get(&address).filter(|line| line.len() > 1);
        let Some((customer, _)) = line.and_then(|line| line.first()) else {
            return Err(Error::refused(format!("{email} was not added to its customer: they began with it"))
                .hint(format!("desk customer show {email}")));
        };
        self.hold(*customer, &[address])?;
        Ok(*customer)
    }

    /// The addresses of a customer but for labels, which go where their mailbox goes.
    fn own_addresses(&self, customer: i64) -> Result<Vec<AddressId>> {
        const THEIRS: &str = "SELECT id, email FROM address WHERE customer = ? ORDER BY id";
        let theirs = self
            .store
            .rows(THEIRS, [customer], |row| Ok((row.get::<_, AddressId>(0)?, row.get::<_, String>(1)?)))?;
        Ok(without_labels(&theirs))
    }

    /// The same as [`Store::persons`], worked out once for all that is folded.
    pub(super) fn persons(&mut self) -> Result<Rc<Persons>> {
        if let Some(persons) = &self.persons {
            return Ok(Rc::clone(persons));
        }
        let persons = Rc::new(self.store.persons()?);
        self.persons = Some(Rc::clone(&persons));
        Ok(persons)
    }

    /// Writes down whose these addresses are from now on, and works out what follows.
    fn hold(&mut self, customer: i64, addresses: &[AddressId]) -> Result<Vec<Shut>> {
        let operation = self.operation()?;
        let mut people = BTreeSet::from([customer]);
        for address in addresses {
            const OF: &str = "SELECT customer FROM address WHERE id = ?";
            let Some(was) = self.store.one(OF, [address], |row| row.get::<_, i64>(0))? else { continue };
            if was != customer {
                people.insert(was);
                const HOLD: &str =
                    "INSERT INTO address_holder (operation, address, customer, was) VALUES (?, ?, ?, ?)";
                self.execute(HOLD, params![operation, address, customer, was])?;
            }
        }
        let doubted = self.store.doubted_of(&people)?;
        self.rehold(&people)?;
        self.fold()?;
        self.heard_by_vips(&people)?;
        self.fold()?;
        let still = self.store.doubted_of(&people)?;
        let mut shut = Vec::new();
        for (message, ticket) in doubted.difference(&still) {
            let state = self.store.ticket_state(*ticket, self.now())?;
            if state.is_some_and(|state| state.status.is_final()) {
                shut.push(Shut { message: *message, ticket: *ticket });
            }
        }
        Ok(shut)
    }

    /// Says anew whose addresses are, after an operation that said so was undone or redone.
    pub(super) fn revise_holders(&mut self, operation: OperationId) -> Result<()> {
        const PEOPLE: &str = "SELECT customer FROM address_holder WHERE operation = ?1
            UNION SELECT was FROM address_holder WHERE operation = ?1";
        let people: BTreeSet<i64> =
            self.store.rows(PEOPLE, [operation], |row| row.get(0))?.into_iter().collect();
        if people.is_empty() { Ok(()) } else { self.rehold(&people) }
    }

    /// Writes down whose each address is that was ever moved; what these people are called, whether they come first, and where they
    /// take part is worked out anew.
    pub(super) fn rehold(&mut self, people: &BTreeSet<i64>) -> Result<()> {
        let mut touched = self.store.addresses_of(people)?;
        for (address, customer) in self.store.held(&self.store.moved()?)? {
            const SET: &str = "UPDATE address SET customer = ?1 WHERE id = ?2 AND customer != ?1";
            self.execute(SET, params![customer, address])?;
        }
        touched.extend(self.store.addresses_of(people)?);
        self.persons = None;
        // What an address is called does not change by whose it is; each of these people is named anew once, and not once for each
        // of their addresses.
        let mut named = people.clone();
        for address in &touched {
            const OF: &str = "SELECT customer FROM address WHERE id = ?";
            named.extend(self.store.one(OF, [address], |row| row.get::<_, i64>(0))?);
        }
        for customer in &named {
            self.revise_name_of_customer(*customer)?;
        }
        for customer in people {
            self.revise_vip(*customer)?;
            self.revise_said(*customer)?;
        }
        // Whoever takes part by one address does by the others: all tickets with mail of theirs are asked anew.
        self.unsettled = true;
        // No index leads there: one for this alone would cost every mail something.
        const TICKETS: &str = "SELECT ticket, address FROM message WHERE address IS NOT NULL";
        let mut tickets: BTreeSet<TicketId> = BTreeSet::new();
        self.store.each(TICKETS, [], |row| {
            if touched.contains(&row.get(1)?) {
                tickets.insert(row.get(0)?);
            }
            Ok(())
        })?;
        tickets.into_iter().for_each(|ticket| self.touch(ticket));
        Ok(())
    }

    /// Tells the unfinished tickets of these people whether they come first.
    fn heard_by_vips(&mut self, people: &BTreeSet<i64>) -> Result<()> {
        for customer in people {
            const VIP: &str = "SELECT vip FROM customer WHERE id = ?";
            let vip = self.store.one(VIP, [customer], |row| row.get(0))?.unwrap_or(false);
            self.teach_vip(*customer, vip)?;
        }
        Ok(())
    }
}

impl Store {
    fn addresses_of(&self, people: &BTreeSet<i64>) -> Result<BTreeSet<AddressId>> {
        let mut all = BTreeSet::new();
        for customer in people {
            let theirs =
                self.rows("SELECT id FROM address WHERE customer = ?", [customer], |row| row.get(0))?;
            all.extend(theirs.into_iter().map(AddressId));
        }
        Ok(all)
    }

    /// The tickets of a customer, by any of their addresses.
    pub(super) fn tickets_of(&self, customer: i64) -> Result<Vec<TicketId>> {
        const THEIRS: &str = "SELECT t.id FROM ticket t JOIN address a ON a.id = t.address
            WHERE a.customer = ? AND t.hidden = 0 ORDER BY t.id";
        self.rows(THEIRS, [customer], |row| row.get(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A mailbox that signs up everywhere with a label of its own has thousands of them.
    #[test]
    fn labels_go_where_their_mailbox_goes_however_many_they_are() {
        let labels = (2..40_000).map(|n| (AddressId(n), format!("eva+{n}@customer.example")));
        let mailbox = (AddressId(1), "eva@customer.example".to_owned());
        let lone = (AddressId(50_000), "bob+x@customer.example".to_owned());
        // The mailbox comes last: who asks for it label by label has looked at all of them each time.
        let all: Vec<_> = labels.chain([lone, mailbox]).collect();
        let begun = std::time::Instant::now();
        assert_eq!(without_labels(&all), [AddressId(50_000), AddressId(1)]);
        assert!(begun.elapsed().as_secs() < 5, "{:?}", begun.elapsed());
    }
}
