//! `desk rule log`

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::cli::keep::rule::named::unknown;
use crate::cli::keep::rule::told;
use crate::cli::keep::undo::since_when;
use crate::error::Result;
use crate::store::rule::fired::Wanted;
use crate::table::{Cell, Column, Holds, Table};

/// What rules did, newest first.
///
/// Each row is a rule that fired: on which ticket, what set it off, and what became of each action. What was held (nothing was sent),
/// refused or failed says why. What was undone since is told, and stays here.
#[derive(Args, Debug)]
pub struct Options {
    /// Only on this ticket
    #[arg(value_name = "ID")]
    ticket: Option<String>,
    /// Only by this rule
    #[arg(long, value_name = "RULE")]
    rule: Option<String>,
    /// Since then: 1h, 30d, 2026-07-01, monday
    #[arg(long, value_name = "TIME")]
    since: Option<String>,
}

/// Columns of `rule log`.
pub const COLUMNS: &[Column] = &[
    Column::shown("at", Holds::At, "when it acted"),
    Column::shown("rule", Holds::Text, "the rule"),
    Column::shown("ticket", Holds::Ticket, "on which ticket"),
    Column::shown("cause", Holds::Text, "what set it off: message, ticket, tick, solved, assigned or missed"),
    Column::shown(
        "actions",
        Holds::List,
        "its actions, each with what became of it where it was not simply done",
    ),
    Column::shown("undone", Holds::Bool, "whether that was undone since"),
    Column::more("operation", Holds::Int, "in which operation, as desk log names it"),
    Column::more("message", Holds::Message, "the message that set it off"),
    Column::more("counts_at", Holds::At, "when what set it off counts"),
    Column::more("settings", Holds::Int, "the version of the settings whose rule it was"),
    Column::more("acts", Holds::Table, "each action by itself"),
];

/// What `acts` holds.
const ACTS: &[Column] = &[
    Column::shown("action", Holds::Text, "as the settings write it"),
    Column::shown(
        "outcome",
        Holds::Text,
        "done, nothing (it was so already), held (not sent), refused or failed",
    ),
    Column::shown("reason", Holds::Text, "why it was held or refused, or failed"),
];

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    context.check(COLUMNS)?;
    let store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let ticket = options.ticket.as_deref().map(|id| context.ticket(&store, id)).transpose()?;
    if let Some(rule) = &options.rule {
        // One that the settings do not have any more has acted all the same.
        let names = store.rule_names()?;
        let settings = context.settings(&store)?.1;
        if !names.contains(rule) && settings.rules.iter().all(|known| known.name != *rule) {
            let known = settings.rules.iter().map(|rule| rule.name.as_str());
            return Err(unknown(rule, known.chain(names.iter().map(String::as_str))));
        }
    }
    let since = options.since.as_deref().map(|since| since_when(since, context.now, zone)).transpose()?;
    let wanted = Wanted { ticket, rule: options.rule.as_deref(), since, limit: context.query_limit() };
    let mut table = Table::new(COLUMNS);
    for fired in store.fired_lately(&wanted)? {
        let failed = store.notices_failed(fired.id)?;
        let mut acts = Table::new(ACTS);
        for (place, acted) in fired.acts.iter().enumerate() {
            let broken = failed.iter().find(|(at, _)| *at == place);
            acts.push(vec![
                acted.action.as_str().into(),
                Cell::Word(broken.map_or(acted.outcome.word(), |_| "failed")),
                broken.map(|(_, error)| error.clone()).or_else(|| acted.reason.clone()).into(),
            ]);
        }
        let actions: Vec<String> =
            told::sentences(&fired, &failed).into_iter().map(|(told, _)| told).collect();
        table.push(vec![
            fired.recorded_at.into(),
            fired.rule.as_str().into(),
            fired.ticket.into(),
            fired.cause.as_str().into(),
            actions.into(),
            fired.undone.into(),
            Cell::Int(fired.operation.0),
            fired.message.into(),
            fired.at.into(),
            Cell::Int(fired.settings.0),
            acts.into(),
        ]);
    }
    if table.rows.is_empty() {
        context.ui.note("no rule has fired");
    }
    context.show(table, zone)?;
    Ok(Done::Well)
}
