//! Customers and agents.

use std::collections::BTreeSet;

use crate::desk::address::base;
use crate::desk::id::{AddressId, CustomerId, Letter, Lettered};
use crate::desk::settings::is_address;
use crate::error::{Error, Kind, Result};
use crate::store::agent::Agent;
use crate::store::holder::Shut;
use crate::store::person::Customer;
use crate::store::{Store, Writer};
use crate::work::hand::Hand;
use crate::work::remark::Remark;

/// The customer whom a word names: an address, or a number with its letter.
pub fn customer(store: &Store, named: &str) -> Result<Customer> {
    let address = match Lettered::read(named) {
        Some(Lettered { letter: Letter::Customer, number }) => {
            store.address_of(CustomerId(store.goes_by(number)?))?.ok_or_else(|| {
                Error::refused(format!("there is no customer {named}")).hint("desk customer list")
            })?
        }
        _ => named.to_owned(),
    };
    let email = address.as_str();
    store
        .customer(email)?
        .ok_or_else(|| Error::refused(format!("nobody has written from {email}")).hint("desk customer list"))
}

/// What a merge of customers came to.
#[derive(Debug)]
pub struct Merged {
    /// The customers who changed, as they stand then.
    pub customers: Vec<Customer>,
    /// What is to be told.
    pub remarks: Vec<Remark>,
}

/// Makes customers one: all addresses of the others are `into`'s from then on.
///
/// # Errors
/// Refused for people who have never written, and for one of us.
pub fn merge(store: &mut Store, hand: &Hand, into: &str, others: &[String]) -> Result<Merged> {
    store.write(&hand.operation(format!("customer merge {into} {}", others.join(" "))), |writer| {
        let ours = customer(writer.store(), into)?;
        let mut theirs = BTreeSet::new();
        for other in others {
            let other = customer(writer.store(), other).map_err(|error| {
                match error.kind == Kind::Refused && other.contains('@') {
                    true => error.hint(format!("desk customer address add {into} {other}")),
                    false => error,
                }
            })?;
            refuse_any_of_ours(writer.store(), &other.emails)?;
            theirs.insert(other.id);
        }
        refuse_any_of_ours(writer.store(), &ours.emails)?;
        theirs.remove(&ours.id);
        let shut = if theirs.is_empty() { Vec::new() } else { writer.merge_customers(ours.id, &theirs)? };
        let customers = if theirs.is_empty() { Vec::new() } else { vec![by_id(writer.store(), ours.id)?] };
        let already = customers.is_empty().then(|| Remark::OnePerson(into.to_owned()));
        Ok(Merged { customers, remarks: already.into_iter().chain(told(shut)).collect() })
    })
}

/// Takes apart what was merged last with this address; gives whose it is then, and whose it had been.
///
/// # Errors
/// Refused where it was never merged.
pub fn unmerge(store: &mut Store, hand: &Hand, email: &str) -> Result<Merged> {
    store.write(&hand.operation(format!("customer unmerge {email}")), |writer| {
        let (mailbox, address, held) = mailbox_of(writer.store(), email)?;
        let apart = writer.unmerge_customer(address, &mailbox)?;
        both(writer, apart, held)
    })
}

/// Makes an address, one that was never seen too, one of a customer's.
///
/// # Errors
/// Refused for what is no address, and for one of ours.
pub fn add_address(store: &mut Store, hand: &Hand, into: &str, email: &str) -> Result<Merged> {
    if !is_address(email.trim()) {
        return Err(Error::usage(format!("{email:?} is no mail address"))
            .hint(format!("desk customer address add {into} eva@example.com")));
    }
    let email = email.trim().to_lowercase();
    store.write(&hand.operation(format!("customer address add {into} {email}")), |writer| {
        let ours = customer(writer.store(), into)?;
        refuse_ours(writer.store(), &email, "desk customer list")?;
        let held = writer.store().address_known(&base(&email))?.map(|(_, customer)| customer);
        if held == Some(ours.id) {
            return Ok(Merged { customers: Vec::new(), remarks: vec![Remark::OnePerson(email.clone())] });
        }
        let shut = writer.add_to_customer(ours.id, &email)?;
        Ok(Merged { customers: vec![by_id(writer.store(), ours.id)?], remarks: told(shut) })
    })
}

/// Takes an address away from whomever it was added to; gives whose it is then, and whose it had been.
///
/// # Errors
/// Refused for the address with which a customer began.
pub fn remove_address(store: &mut Store, hand: &Hand, email: &str) -> Result<Merged> {
    store.write(&hand.operation(format!("customer address rm {email}")), |writer| {
        let (mailbox, address, held) = mailbox_of(writer.store(), email)?;
        let apart = writer.remove_from_customer(address, &mailbox)?;
        both(writer, apart, held)
    })
}

/// What lies in tickets that take nothing any more.
pub(super) fn told(shut: Vec<Shut>) -> Vec<Remark> {
    shut.into_iter().map(|Shut { message, ticket }| Remark::LiesShut { message, ticket }).collect()
}

/// The mailbox of an address with its number and its customer's.
fn mailbox_of(store: &Store, email: &str) -> Result<(String, AddressId, i64)> {
    let mailbox = base(email).into_owned();
    match store.address_known(&mailbox)? {
        Some((address, customer)) => Ok((mailbox, address, customer)),
        None => Err(Error::refused(format!("nobody has written from {email}")).hint("desk customer list")),
    }
}

fn both(writer: &Writer<'_>, apart: i64, held: i64) -> Result<Merged> {
    let customers = vec![by_id(writer.store(), apart)?, by_id(writer.store(), held)?];
    Ok(Merged { customers, remarks: Vec::new() })
}

fn by_id(store: &Store, id: i64) -> Result<Customer> {
    customer(store, &CustomerId(id).to_string())
}

/// A customer is anyone who is not of this desk. `hint`: what to type instead.
pub(super) fn refuse_ours(store: &Store, email: &str, hint: &str) -> Result<()> {
    if !store.own_mailboxes()?.contains(base(email).as_ref()) {
        return Ok(());
    }
    Err(Error::refused(format!("{email} is an address of this desk or of an agent, and no customer's"))
        .hint(hint))
}

/// One of us can neither be merged with anybody, nor get an address of a customer's.
pub(super) fn refuse_any_of_ours(store: &Store, emails: &[String]) -> Result<()> {
    let own = store.own_mailboxes()?;
    let ours = emails.iter().find(|email| own.contains(base(email).as_ref()));
    ours.map_or(Ok(()), |email| refuse_ours(store, email, "desk customer list"))
}

/// Lets a customer come first, or no longer; gives them as they stand then.
pub fn set_vip(store: &mut Store, hand: &Hand, email: &str, vip: bool) -> Result<Customer> {
    let words = format!("customer vip {email}{}", if vip { "" } else { " --off" });
    store.write(&hand.operation(words), |writer| {
        let known = customer(writer.store(), email)?;
        if known.vip == vip {
            return Ok(known);
        }
        writer.set_vip(known.id, vip)?;
        writer.fold()?;
        customer(writer.store(), email)
    })
}

/// Adds somebody who answers at this desk.
pub fn add_agent(store: &mut Store, hand: &Hand, name: &str, full_name: &str, email: &str) -> Result<Agent> {
    store.write(&hand.operation(format!("agent add {name}")), |writer| {
        writer.add_agent(name, full_name, email)?;
        writer.store().agent(name)
    })
}

/// Takes somebody off the list of those who answer; what they did keeps their name.
pub fn remove_agent(store: &mut Store, hand: &Hand, name: &str) -> Result<Agent> {
    store.write(&hand.operation(format!("agent rm {name}")), |writer| {
        let agent = writer.store().agent(name)?;
        if writer.store().agents()?.len() == 1 {
            return Err(
                Error::refused(format!("{name} is the only agent")).hint("desk agent add NAME --email MAIL")
            );
        }
        writer.remove_agent(agent.id)?;
        Ok(agent)
    })
}
