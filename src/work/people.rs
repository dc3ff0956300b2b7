//! Customers and agents.

use crate::desk::id::{CustomerId, Letter, Lettered};
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::agent::Agent;
use crate::store::person::Customer;
use crate::work::hand::Hand;

/// The customer whom a word names: an address, or a number with its letter.
pub fn customer(store: &Store, named: &str) -> Result<Customer> {
    let address = match Lettered::read(named) {
        Some(Lettered { letter: Letter::Customer, number }) => {
            store.address_of(CustomerId(number))?.ok_or_else(|| {
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
