//! `desk show ID`

use clap::Args;

use crate::cli::{Context, Done};
use crate::error::Result;

/// Show one ticket.
#[derive(Args, Debug)]
pub struct Options {
    /// The ticket
    #[arg(value_name = "ID")]
    ticket: String,
}

/// Runs the command.
pub fn run(_: &Options, _: &mut Context) -> Result<Done> {
    Ok(Done::Well)
}
