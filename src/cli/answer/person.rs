//! People as they are typed: `Eva <eva@example.com>`, or a bare address.

use crate::desk::settings::Mailbox;
use crate::error::{Error, Result};
use crate::work::typed::Person;

/// The person behind the words of an option.
pub fn person(option: &str, text: &str) -> Result<Person> {
    let mailbox = Mailbox::parse(text).ok_or_else(|| {
        Error::usage(format!("{text:?} is no mail address")).hint(format!("{option} 'Eva <eva@example.com>'"))
    })?;
    Ok(Person { name: mailbox.name.unwrap_or_default(), email: mailbox.address })
}

/// All of them.
pub fn people(option: &str, texts: &[String]) -> Result<Vec<Person>> {
    texts.iter().map(|text| person(option, text)).collect()
}
