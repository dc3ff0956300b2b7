//! Making a desk: its file, its settings and its first agent, whole or not at all.

use std::path::Path;

use crate::desk::settings::{Settings, default_document, is_address, is_word};
use crate::desk::time::{Clock, Zone};
use crate::error::{Error, Kind, Result};
use crate::store::Store;
use crate::work::hand::Hand;
use crate::work::typed::Person;

/// A desk that is not there yet.
#[derive(Clone, Debug)]
pub struct NewDesk {
    /// What it is called.
    pub name: String,
    /// Its addresses, in lower case.
    pub addresses: Vec<String>,
    /// Its first agent; without a name called as they are typed.
    pub me: Person,
    /// Where it is.
    pub zone: Zone,
}

/// Makes it; gives the name of its first agent, as typed. `None`: somebody else has made one there in the meantime.
pub fn make(path: &Path, clock: &Clock, new: &NewDesk) -> Result<Option<String>> {
    if let Some(wrong) = new.addresses.iter().find(|address| !is_address(address)) {
        return Err(
            Error::usage(format!("{wrong:?} is no mail address")).hint("--address support@example.com")
        );
    }
    let Person { name, email } = &new.me;
    let local = email.split('@').next().unwrap_or_default();
    let agent: String = local.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
    let agent = if is_word(&agent) && !agent.eq_ignore_ascii_case("none") { agent } else { "me".to_owned() };
    let full_name = if name.is_empty() { &agent } else { name };
    let document = default_document(&new.name, &new.addresses, new.zone.name());
    if let Err(faults) = Settings::parse(&document) {
        let first = faults.first().map(|fault| fault.sentence()).unwrap_or_default();
        let what = format!("a desk cannot be called {:?}", new.name);
        return Err(Error::new(Kind::Usage, what).because(first));
    }
    let operation = Hand::of_nobody(new.zone).operation("init");
    let made = Store::create(path, clock, &operation, |writer| {
        writer.apply_settings(&document)?;
        writer.add_agent(&agent, full_name, email).map(|_| ())
    })?;
    Ok(made.then_some(agent))
}
