//! `desk sla check`

use clap::Args;

use crate::cli::{Context, Done};
use crate::error::{Error, Result};

/// Exit 4 when something is overdue, or a target is missed.
#[derive(Args, Debug)]
pub struct Options {}

/// Runs the command.
pub fn run(_: &Options, _: &mut Context) -> Result<Done> {
    Err(Error::refused("not there yet"))
}
