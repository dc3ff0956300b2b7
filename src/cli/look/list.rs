//! `desk list [QUERY]`

use clap::Args;

use crate::cli::columns;
use crate::cli::context::{Context, Done};
use crate::cli::remark;
use crate::desk::id::TicketId;
use crate::desk::score::order::{First, Place};
use crate::error::Result;
use crate::store::query;
use crate::table::{Column, Table};
use crate::work::doubted;

/// List tickets, most urgent first: by the score of `desk next`. Without a query those that want work (is:unsolved or
/// is:waiting).
#[derive(Args, Debug)]
#[command(after_help = "The keys of a query, their values and dates: desk help queries")]
pub struct Options {
    /// Which tickets: status:open tag:vip -assignee:me "a phrase" … or a saved view, @mine
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
}

/// What is listed without a query: the tickets that want work.
pub(super) const WANTS_WORK: &str = "is:unsolved or is:waiting";

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let store = context.store()?;
    let zone = context.zone(Some(&store))?;
    context.check(&columns::listed())?;
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
    let mut first = First::new(context.query_limit());
    store.wanting(&chosen, options.query.is_empty(), context.now, |wanting| first.push(wanting.place, ()))?;
    let places: Vec<Place> = first.sorted().into_iter().map(|(place, ())| place).collect();
    let ids: Vec<TicketId> = places.iter().map(|place| place.id).collect();
    let needs = context.format()?.needs(&columns::listed(), &context.choice())?;
    let listed = columns::listed();
    let kept: Vec<Column> = needs.iter().filter_map(|place| listed.get(*place).copied()).collect();
    let mut table = Table::new(kept);
    let mut places = places.into_iter();
    table.rows = store.tickets(&ids, context.now, |row| {
        // Another command may have taken some away since.
        let score = places.find(|place| place.id == row.id).and_then(|place| place.points);
        let mut cells = columns::ticket(row);
        cells.push(score.into());
        needs.iter().filter_map(|place| cells.get_mut(*place).map(std::mem::take)).collect()
    })?;
    if table.rows.is_empty() {
        context.ui.note(if options.query.is_empty() { "nothing wants work" } else { "no such tickets" });
    }
    context.show(table, zone)?;
    if options.query.is_empty() {
        remark::tell(&mut context.ui, zone, &doubted::all(&store)?);
    }
    Ok(Done::Well)
}
