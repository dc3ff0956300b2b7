//! `desk escalate ID...`

use clap::Args;

use crate::cli::change::bulk;
use crate::cli::context::{Context, Done};
use crate::cli::select::Selection;
use crate::error::Result;
use crate::work::act::Act;

/// Hand tickets one tier up.
///
/// Every ticket begins on the first tier, where its field `tier` is empty; escalated once it is 2, then 3. Nothing else
/// changes: `desk assign` and `desk move` say who has it now. Policies may ask for `tier:` and are asked again.
#[derive(Args, Debug)]
pub struct Options {
    #[command(flatten)]
    selection: Selection,
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let mut store = context.store()?;
    bulk::apply(context, &mut store, &options.selection, &Act::Escalate)
}
