//! What a canned reply does beside its text, where this machine and this desk are asked: files and agents.

use std::path::{Path, PathBuf};

use crate::cli::context::Context;
use crate::desk::canned::{Finding, Macros, Weight};
use crate::error::Result;
use crate::store::Store;

/// Where the files are that go with it: absolute, from the home on (`~/`), or beside the database.
pub fn files(macros: &Macros, home: Option<&Path>, database: &Path) -> Vec<PathBuf> {
    let beside = database.parent().unwrap_or(Path::new("."));
    let place = |file: &String| match (file.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => beside.join(file),
    };
    macros.attach.iter().map(place).collect()
}

/// What would refuse an answer: a file that is not there, an agent whom there is not.
pub(super) fn faults(macros: &Macros, context: &Context, store: &Store) -> Result<Vec<Finding>> {
    let mut faults = Vec::new();
    let mut fault = |what: &str, message: String, hint: Option<String>| {
        let variable = Some(what.to_owned());
        faults.push(Finding { weight: Weight::Error, line: None, variable, message, hint });
    };
    for (file, named) in files(macros, context.home().as_deref(), store.path()).iter().zip(&macros.attach) {
        if !file.is_file() {
            let hint = format!("looked for at {}", file.display());
            fault("attach", format!("there is no file {named:?}"), Some(hint));
        }
    }
    if let Some(name) = macros.assign.as_deref().filter(|name| !matches!(*name, "me" | "none"))
        && let Err(error) = store.agent(name)
    {
        fault("assign", error.message.clone(), error.hints.first().cloned());
    }
    Ok(faults)
}
