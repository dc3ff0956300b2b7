//! `desk sla apply`

use clap::Args;

use crate::cli::{Context, Done};
use crate::error::{Error, Result};

/// Move tickets to the settings in force.
#[derive(Args, Debug)]
pub struct Options {}

/// Runs the command.
pub fn run(_: &Options, _: &mut Context) -> Result<Done> {
    Err(Error::refused("not there yet"))
}
