//! `desk list [QUERY]`

use clap::Args;

use crate::cli::{Context, Done, columns};
use crate::error::Result;
use crate::store::query;

/// List tickets, most urgent first; without a query those that want work (is:unsolved or is:waiting).
#[derive(Args, Debug)]
pub struct Options {
    /// Which tickets: status:open tag:vip -assignee:me "a phrase" … or a saved view, @mine
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
}

/// What is listed without a query.
const WANTS_WORK: &str = "is:unsolved or is:waiting";

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let store = context.store()?;
    let zone = context.zone(Some(&store))?;
    context.format()?.arrange(columns::tickets([]), &context.choice())?;
    let query = match options.query.as_slice() {
        [] => context.query(&store, &[WANTS_WORK.to_owned()])?,
        words => context.query(&store, words)?,
    };
    if context.globals.columns.is_empty()
        && let [word] = options.query.as_slice()
        && let Some(view) = word.strip_prefix('@')
        && let Some(view) = context.settings(&store)?.1.views.get(view)
    {
        context.globals.columns = view.columns.clone();
    }
    let chosen = query::tickets(&query, &context.scope(&store)?);
    let rows = store.tickets(&chosen, context.now, context.query_limit())?;
    if rows.is_empty() {
        context.ui.note(if options.query.is_empty() { "nothing wants work" } else { "no such tickets" });
    }
    context.show(columns::tickets(rows), zone)?;
    Ok(Done::Well)
}
