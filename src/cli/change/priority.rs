//! `desk priority PRIORITY ID...`

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::cli::change::bulk;
use crate::cli::context::{Context, Done};
use crate::cli::select::Selection;
use crate::desk::ticket::Priority;
use crate::error::{Error, Result};
use crate::work::act::Act;

/// Set the priority of tickets.
#[derive(Args, Debug)]
pub struct Options {
    /// How much they matter
    #[arg(value_parser = PossibleValuesParser::new(Priority::WORDS))]
    priority: String,
    #[command(flatten)]
    selection: Selection,
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let priority = Priority::from_word(&options.priority)
        .ok_or_else(|| Error::usage(format!("{:?} is no priority", options.priority)))?;
    let mut store = context.store()?;
    bulk::apply(context, &mut store, &options.selection, &Act::Priority(priority))
}
