//! `desk rule list`

use crate::cli::context::{Context, Done};
use crate::cli::keep::rule::told;
use crate::error::Result;
use crate::store::Store;
use crate::table::{Cell, Column, Holds, Table};

/// Columns of `rule list`, `rule on` and `rule off`.
pub const COLUMNS: &[Column] = &[
    Column::shown("name", Holds::Text, "what it is called"),
    Column::shown("on", Holds::Text, "what sets it off: message, ticket, tick, solved, assigned or missed"),
    Column::shown("when", Holds::Text, "the query that its ticket must match; empty for all"),
    Column::shown("then", Holds::List, "its actions, as they are written"),
    Column::more("stop", Holds::Bool, "whether no later rule is asked about an event on which it fired"),
    Column::more("hours", Holds::Text, "only while that calendar is open, or closed: closed:office"),
    Column::more("max", Holds::Text, "how often it sends at most"),
    Column::shown("state", Holds::Text, "on, or off: not carried out"),
    Column::shown("fired", Holds::Int, "how often it has fired, what was undone left out"),
    Column::shown("last_fired_at", Holds::At, "when it did last"),
    Column::shown("last_failure", Holds::Text, "what it did last that was held, refused or failed, and why"),
];

/// Runs the command.
pub fn run(context: &mut Context) -> Result<Done> {
    context.check(COLUMNS)?;
    let store = context.store()?;
    show(&store, None, context)?;
    Ok(Done::Well)
}

/// Shows the rules of the settings in force, in their order. `on`: what is said of all, where that is not what is written down.
pub(super) fn show(store: &Store, on: Option<bool>, context: &mut Context) -> Result<()> {
    let zone = context.zone(Some(store))?;
    let (version, settings) = context.settings(store)?;
    let on = match on {
        Some(on) => on,
        None => store.rules_are_on(version)?,
    };
    let mut table = Table::new(COLUMNS);
    for rule in &settings.rules {
        let (fired, last) = store.fired_often(&rule.name)?;
        table.push(vec![
            rule.name.as_str().into(),
            Cell::Word(rule.on.word()),
            Some(rule.when.as_str()).filter(|when| !when.is_empty()).into(),
            rule.written.clone().into(),
            rule.stop.into(),
            rule.hours.as_ref().map(ToString::to_string).into(),
            rule.max.map(|max| max.to_string()).into(),
            Cell::Word(if on { "on" } else { "off" }),
            fired.into(),
            last.into(),
            failure(store, &rule.name)?.into(),
        ]);
    }
    if settings.rules.is_empty() {
        context.ui.note("the settings have no rule");
        context.ui.hint("desk settings edit: [[rule]]");
    } else if !on {
        context.ui.note("no rule is carried out");
        context.ui.hint("desk rule test ID says what would happen, desk rule on has it happen");
    }
    context.show(table, zone)
}

/// What a rule did last that did not come about, in one line.
fn failure(store: &Store, rule: &str) -> Result<Option<String>> {
    let Some(fired) = store.failed_last(rule)? else { return Ok(None) };
    let failed = store.notices_failed(fired.id)?;
    let acts = told::sentences(&fired, &failed);
    Ok(acts
        .into_iter()
        .find(|(_, fails)| *fails)
        .map(|(sentence, _)| format!("#{} at {}: {sentence}", fired.ticket, fired.recorded_at.rfc3339())))
}
