//! `desk status STATUS ID...`

use clap::Args;
use clap::builder::PossibleValuesParser;

use crate::cli::change::bulk;
use crate::cli::context::{Context, Done};
use crate::cli::select::Selection;
use crate::desk::ticket::Status;
use crate::error::{Error, Result};
use crate::work::act::Act;

/// Set the status of tickets.
#[derive(Args, Debug)]
pub struct Options {
    /// Where they stand from now on
    #[arg(value_parser = PossibleValuesParser::new(Status::WORDS))]
    status: String,
    #[command(flatten)]
    selection: Selection,
    /// The customer has said that it is not solved
    #[arg(long)]
    confirmed: bool,
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let to = Status::from_word(&options.status)
        .ok_or_else(|| Error::usage(format!("{:?} is no status", options.status)))?;
    let mut store = context.store()?;
    let act = Act::Status { to, confirmed: options.confirmed };
    bulk::apply(context, &mut store, &options.selection, &act)
}
