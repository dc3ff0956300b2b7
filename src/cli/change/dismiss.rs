//! `desk dismiss ID...`

use clap::Args;

use crate::cli::change::bulk;
use crate::cli::context::{Context, Done};
use crate::cli::select::Selection;
use crate::error::Result;
use crate::work::act::Act;

/// Say that the customer's last message needs no answer ("thank you!").
///
/// If it had reopened a solved ticket, message and reopening count for no clock and no report, seen from now on.
/// Otherwise the wait for the next response ends. A ticket that holds exactly one message of a customer or a list, and no answer, is
/// put away as a whole: closed without a solve, in no report but as dismissed, and for a promise that was broken before. With a second
/// message an answer is owed. `desk status open ID` takes up again what was put away.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    selection: Selection,
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let mut store = context.store()?;
    bulk::apply(context, &mut store, &options.selection, &Act::Dismiss)
}
