//! What `desk run` does for rules: the commands that they want run, and that they are not carried out.

use std::collections::BTreeSet;

use crate::cli::context::Context;
use crate::cli::notices;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::notice::Notice;
use crate::table::{Cell, Table};
use crate::work::notify::{self, Which};

/// Runs the commands that are due, and tells of all that failed and of which nobody has heard. Gives why this machine has some not run.
pub fn run_commands(store: &Store, table: &mut Table, context: &mut Context) -> Result<Option<Error>> {
    let (round, refusal) = notices::round(store, &Which::All, context)?;
    for ended in round.ended.iter().filter(|ended| ended.error.is_none()) {
        notices::tell(ended, context);
        if context.globals.verbose {
            table.push(line(&ended.notice, "notified", None));
        }
    }
    for notice in notify::untold(store)? {
        let why = notice.error.clone();
        table.push(line(&notice, "notify_failed", why));
    }
    // What was set off in this very run was run with the rest.
    context.noticed.take();
    Ok(refusal)
}

/// The commands that would be run now.
pub fn would_run(store: &Store, table: &mut Table) -> Result<()> {
    table.rows.extend(notify::due(store)?.iter().map(|notice| line(notice, "due", None)));
    Ok(())
}

/// Tells once that rules which the settings name are not carried out, where nobody has said that they are not to be.
pub fn tell_off(store: &Store, table: &mut Table, context: &mut Context) -> Result<()> {
    let (version, settings) = store.settings_in_force()?;
    let off = !settings.rules.is_empty() && store.rules_said(version)?.is_none();
    let name = version.to_string();
    let new = store.ring("rules", &off.then_some(name).into_iter().collect::<BTreeSet<_>>())?;
    if !new.is_empty() {
        let count = settings.rules.len();
        let why = format!(
            "{count} of the settings: they stood there before this desk carried rules out; desk rule on puts them in force"
        );
        table.push(vec![Cell::Empty, Cell::Word("rules_off"), Cell::Empty, Cell::Empty, why.into()]);
        context.ui.hint("desk rule list shows them; desk rule on");
    }
    Ok(())
}

fn line(notice: &Notice, event: &'static str, why: Option<String>) -> Vec<Cell> {
    let why = why.map(|why| format!(": {why}")).unwrap_or_default();
    let reason = format!("rule {}{why}", notice.rule);
    vec![notice.ticket.into(), Cell::Word(event), Cell::Empty, Cell::Empty, reason.into()]
}
