//! `desk sla explain ID`

use clap::Args;

use crate::cli::{Context, Done};
use crate::error::{Error, Result};

/// Explain how the promises of a ticket stand, step by step.
#[derive(Args, Debug)]
pub struct Options {}

/// Runs the command.
pub fn run(_: &Options, _: &mut Context) -> Result<Done> {
    Err(Error::refused("not there yet"))
}
