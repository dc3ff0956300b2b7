//! Whose mail makes no work: senders that the settings mute (`[intake] muted`).
//!
//! An entry is an address, a domain, or, in angle brackets as the header has it, a list by its `List-Id` (RFC 2919). A domain
//! is meant without those below it.

mod provider;

use crate::desk::address::{ascii_domain, base};
use crate::desk::ticket::words;

pub use provider::is_public;

words!(
    /** What an entry is. */
    Sort {
        /** One mailbox, with its plus-labels. */ Address = "address",
        /** Every mailbox at this domain, and none below it. */ Domain = "domain",
        /** What comes by this list. */ List = "list",
    }
);

/// Somebody who is muted.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Muted {
    /// What it is.
    pub sort: Sort,
    /// The mailbox, the domain in ASCII, or the id of the list without its brackets; in lower case.
    pub name: String,
}

/// From whom a mail is.
#[derive(Clone, Copy, Debug)]
pub struct Sender<'a> {
    /// The address of the customer, or of whoever wrote it.
    pub email: &'a str,
    /// The list by which it came, as its `List-Id` says it.
    pub list: Option<&'a str>,
}

impl Muted {
    /// An address.
    pub fn address(email: &str) -> Muted {
        Muted { sort: Sort::Address, name: base(email).into_owned() }
    }

    /// A list.
    pub fn list(id: &str) -> Muted {
        Muted { sort: Sort::List, name: list_name(id) }
    }

    /// An entry as it stands in the settings. `None` where it is none of the three.
    pub fn read(entry: &str) -> Option<Muted> {
        let entry = entry.trim();
        if let Some(id) = entry.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
            return Some(Muted::list(id)).filter(|muted| is_name(&muted.name));
        }
        if let Some((local, domain)) = entry.rsplit_once('@') {
            let whole = !local.is_empty() && !entry.contains(char::is_whitespace) && is_name(domain);
            return whole.then(|| Muted::address(entry));
        }
        let name = ascii_domain(&entry.to_lowercase())?;
        (name.contains('.') && is_name(&name)).then_some(Muted { sort: Sort::Domain, name })
    }

    /// As it stands in the settings.
    pub fn entry(&self) -> String {
        match self.sort {
            Sort::List => format!("<{}>", self.name),
            Sort::Address | Sort::Domain => self.name.clone(),
        }
    }

    /// Whether a mail is from there.
    pub fn covers(&self, sender: &Sender<'_>) -> bool {
        match self.sort {
            Sort::Address => base(sender.email) == self.name,
            Sort::Domain => {
                base(sender.email).rsplit_once('@').is_some_and(|(_, domain)| domain == self.name)
            }
            Sort::List => sender.list.is_some_and(|list| list_name(list) == self.name),
        }
    }
}

/// The id of a list as ids are compared: in lower case, and without what is said around it.
fn list_name(id: &str) -> String {
    let inner = match id.rsplit_once('<') {
        Some((_, rest)) => rest.split('>').next().unwrap_or(rest),
        None => id,
    };
    inner.trim().to_lowercase()
}

/// Whether this can be the name of a host or of a list: something between its dots, and nothing but one word.
fn is_name(name: &str) -> bool {
    let odd = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '@' | ',' | '"' | '*');
    !name.contains(odd) && name.split('.').all(|label| !label.is_empty())
}

#[cfg(test)]
mod tests;
