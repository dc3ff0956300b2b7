//! `desk snooze ID UNTIL`

use clap::Args;

use crate::cli::{Context, Done};
use crate::error::{Error, Result};

/// Put tickets aside until then, or until the customer writes.
#[derive(Args, Debug)]
pub struct Options {}

/// Runs the command.
pub fn run(_: &Options, _: &mut Context) -> Result<Done> {
    Err(Error::refused("not there yet"))
}
