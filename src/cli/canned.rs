//! `desk canned`

use clap::Args;

use crate::cli::{Context, Done};
use crate::error::Result;

/// To be written.
#[derive(Args, Debug)]
pub struct Options {}

/// Runs the command.
pub fn run(_: &Options, _: &mut Context) -> Result<Done> {
    Ok(Done::Well)
}
