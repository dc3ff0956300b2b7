//! `desk merge INTO ID...` and `desk unmerge ID`

use clap::Args;

use crate::cli::change::bulk;
use crate::cli::context::{Context, Done};
use crate::cli::select::Selection;
use crate::error::Result;
use crate::work::act::Act;

/// Merge tickets into one.
///
/// Their messages go on there, and late answers to any of them find it. The clocks of a merged ticket end; what was missed stays missed. If its customer was waiting for an answer, they wait
/// in the other ticket from then on, and no shorter. `desk undo` takes the merge back; so does `desk unmerge ID`, later
/// and for one ticket.
#[derive(Args, Debug)]
pub struct Options {
    /// The ticket that goes on
    #[arg(value_name = "INTO")]
    into: String,
    #[command(flatten)]
    selection: Selection,
}

/// Take a merged ticket out again: it counts as if it had never been merged.
///
/// An answer that came into the other ticket since then goes with the mail that it names; `desk split` moves the rest.
#[derive(Args, Debug)]
pub struct Unmerge {
    #[command(flatten)]
    selection: Selection,
}

/// Runs `merge`.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let mut store = context.store()?;
    let into = context.ticket(&store, &options.into)?;
    bulk::apply(context, &mut store, &options.selection, &Act::Merge(into))
}

/// Runs `unmerge`.
pub fn unmerge(options: &Unmerge, context: &mut Context) -> Result<Done> {
    let mut store = context.store()?;
    bulk::apply(context, &mut store, &options.selection, &Act::Unmerge)
}
