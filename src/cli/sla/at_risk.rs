//! `desk sla at-risk`

use clap::Args;

use crate::cli::{Context, Done};
use crate::error::{Error, Result};

/// Tickets whose promises will be missed if nothing happens.
#[derive(Args, Debug)]
pub struct Options {}

/// Runs the command.
pub fn run(_: &Options, _: &mut Context) -> Result<Done> {
    Err(Error::refused("not there yet"))
}
