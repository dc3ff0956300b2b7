//! `desk sla simulate FILE`

use clap::Args;

use crate::cli::{Context, Done};
use crate::error::{Error, Result};

/// Replay history under other settings.
#[derive(Args, Debug)]
pub struct Options {}

/// Runs the command.
pub fn run(_: &Options, _: &mut Context) -> Result<Done> {
    Err(Error::refused("not there yet"))
}
