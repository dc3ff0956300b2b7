//! The names of rules, as they are typed.

use crate::desk::nearest::nearest;
use crate::desk::settings::Settings;
use crate::error::{Error, Result};

/// Refuses the name of a rule that the settings do not have.
pub(super) fn known<'s>(settings: &'s Settings, name: &str) -> Result<&'s str> {
    let names = || settings.rules.iter().map(|rule| rule.name.as_str());
    names().find(|known| *known == name).ok_or_else(|| unknown(name, names()))
}

/// What is said where no rule has this name.
pub(super) fn unknown<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Error {
    let error = Error::refused(format!("there is no rule {name:?}"));
    match nearest(name, names) {
        Some(near) => error.hint(format!("did you mean {near:?}?")),
        None => error.hint("desk rule list"),
    }
}
