//! What the desk does by itself: whether its rules are carried out, and can do what they say.

use super::mail::found;
use super::said::Said;
use crate::cli::context::Context;
use crate::cli::keep::settings::known;
use crate::desk::settings::{Action, Settings};
use crate::error::Result;
use crate::store::Store;

pub(super) fn look(
    store: &Store,
    settings: &Settings,
    context: &Context,
    said: &mut Vec<Said>,
) -> Result<()> {
    if settings.rules.is_empty() {
        return Ok(());
    }
    let count = settings.rules.len();
    let on = store.rules_said(store.settings_in_force()?.0)?;
    said.push(match on {
        Some(true) => Said::ok("rules", format!("in force: {count}")),
        Some(false) => {
            Said::warn("rules", format!("{count} in the settings, and switched off")).hint("desk rule on")
        }
        None => Said::warn(
            "rules",
            format!("{count} in the settings, from before this desk carried rules out; they are off"),
        )
        .hint("desk rule list; desk rule on"),
    });
    let (faults, odd) = known::unknown(settings, store)?;
    said.extend(
        faults
            .iter()
            .map(|fault| Said::bad("rules", fault.sentence()).hint(fault.hint.clone().unwrap_or_else(edit))),
    );
    said.extend(
        odd.iter()
            .map(|fault| Said::warn("rules", fault.sentence()).hint(fault.hint.clone().unwrap_or_else(edit))),
    );
    if settings.outgoing.is_none()
        && let Some(rule) = settings.rules.iter().find(|rule| rule.sends())
    {
        let what =
            format!("rule {} sends mail, and the settings do not say how mail leaves this desk", rule.name);
        said.push(Said::bad("rules", what).hint("desk settings edit: transport and command in [outgoing]"));
    }
    for rule in &settings.rules {
        for action in &rule.then {
            let Action::Notify(command) = action else { continue };
            let program = command.first().map(String::as_str).unwrap_or_default();
            said.push(match found(program, context) {
                Some(path) => {
                    Said::ok("notify", format!("{} can be run (rule {})", path.display(), rule.name))
                }
                None => Said::bad(
                    "notify",
                    format!(
                        "rule {} runs {program}, and there is no such program here that could be run",
                        rule.name
                    ),
                )
                .hint(edit()),
            });
        }
    }
    Ok(())
}

fn edit() -> String {
    "desk settings edit".to_owned()
}
