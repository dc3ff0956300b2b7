//! Somebody as they are typed.

use crate::post::compose::Mailbox;

/// Somebody by name and address; the name may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// What they are called.
    pub name: String,
    /// Their address.
    pub email: String,
}

impl Person {
    pub(super) fn mailbox(&self) -> Mailbox {
        Mailbox { name: self.name.clone(), email: self.email.clone() }
    }
}
