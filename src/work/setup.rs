//! What the desk runs by: its settings and its keys.

use crate::desk::id::SettingsId;
use crate::desk::time::Moment;
use crate::error::{Error, Kind, Result};
use crate::store::Store;
use crate::store::settings::Version;
use crate::work::hand::Hand;
use crate::work::rule;

/// Puts a document in force that was checked; gives the version that it is. Where it was made out of a version, that one must
/// be in force still.
pub fn put_in_force(
    store: &mut Store,
    hand: &Hand,
    document: &str,
    out_of: Option<SettingsId>,
    words: &str,
) -> Result<Version> {
    store.write(&hand.operation(words), |writer| {
        let in_force = writer.store().settings_in_force()?.0;
        if out_of.is_some_and(|version| version != in_force) {
            return Err(Error::new(Kind::TryAgain, "somebody has changed the settings just now")
                .hint("type the same again"));
        }
        let id = writer.apply_settings(document)?;
        if out_of.is_none() {
            // Somebody has put these rules in force; what only amends a version leaves that as it was.
            rule::switch(writer, true)?;
        }
        let version = writer.store().settings_history()?.into_iter().find(|version| version.id == id);
        version.ok_or_else(|| Error::new(Kind::Fault, format!("version {id} of the settings is not there")))
    })
}

/// Makes a new key that signs from now on; gives all keys with when they were made, that one first.
pub fn rotate_key(store: &mut Store, hand: &Hand) -> Result<Vec<(i64, Moment)>> {
    store.write(&hand.operation("key rotate"), |writer| {
        writer.rotate_key()?;
        writer.store().key_dates()
    })
}
