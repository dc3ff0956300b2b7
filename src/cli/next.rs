//! `desk next [QUERY]`

use clap::Args;

use crate::cli::{Context, Done};
use crate::error::{Error, Result};

/// Show the one ticket to work on now.
#[derive(Args, Debug)]
pub struct Options {}

/// Runs the command.
pub fn run(_: &Options, _: &mut Context) -> Result<Done> {
    Err(Error::refused("not there yet"))
}
