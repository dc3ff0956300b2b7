//! `desk rule replay`

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::cli::keep::rule::named::known;
use crate::cli::keep::undo::since_when;
use crate::error::Result;
use crate::table::{Cell, Column, Holds, Table};
use crate::work::replay;

/// Say what the rules would have done to what happened since then.
///
/// Each event is judged by its ticket as it stood then, whether or not rules were carried out; budgets (`max`, automatic mail, the 24
/// hours) are left out, and a later rule does not see what an earlier one would have done. Nothing is written, nothing leaves. A rule
/// on `tick` fires where its condition became true.
#[derive(Args, Debug)]
pub struct Options {
    /// Since then: 30d, 2026-07-01, monday
    #[arg(long, value_name = "TIME", default_value = "30d")]
    since: String,
    /// Only this rule
    #[arg(long, value_name = "RULE")]
    rule: Option<String>,
    /// Only where it would have fired
    #[arg(long)]
    fires: bool,
}

/// Columns of `rule replay`.
pub const COLUMNS: &[Column] = &[
    Column::shown("at", Holds::At, "when the event counts"),
    Column::shown("rule", Holds::Text, "the rule"),
    Column::shown("ticket", Holds::Ticket, "on which ticket"),
    Column::shown("fires", Holds::Bool, "whether it would have fired"),
    Column::shown(
        "because",
        Holds::Text,
        "the first thing that was not so, as it is written; empty where it fires",
    ),
    Column::shown(
        "actions",
        Holds::List,
        "what it would have done, as it is written; empty where it does not fire",
    ),
    Column::more("on", Holds::Text, "what would have set it off"),
    Column::more("message", Holds::Message, "the message that came"),
];

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    context.check(COLUMNS)?;
    let store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let settings = context.settings(&store)?.1;
    let name = options.rule.as_deref().map(|name| known(&settings, name)).transpose()?;
    let since = since_when(&options.since, context.now, zone)?;
    let wanted = |rule: &crate::desk::settings::Rule| name.is_none_or(|name| rule.name == name);
    let mut table = Table::new(COLUMNS);
    for one in replay::replay(&store, &settings, wanted, since, context.now)? {
        let verdict = one.verdict;
        let fires = verdict.because.is_none();
        if options.fires && !fires {
            continue;
        }
        let rule = settings.rules.iter().find(|rule| rule.name == verdict.rule).filter(|_| fires);
        table.push(vec![
            one.at.into(),
            verdict.rule.as_str().into(),
            verdict.ticket.into(),
            fires.into(),
            verdict.because.into(),
            rule.map(|rule| rule.written.clone()).unwrap_or_default().into(),
            Cell::Word(verdict.on.word()),
            verdict.message.into(),
        ]);
    }
    if settings.rules.is_empty() {
        context.ui.note("the settings have no rule");
    }
    context.show(table, zone)?;
    Ok(Done::Well)
}
