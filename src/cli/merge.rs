//! `desk merge INTO ID...`

use clap::Args;

use crate::cli::{Context, Done};
use crate::error::{Error, Result};

/// Merge tickets into one.
#[derive(Args, Debug)]
pub struct Options {}

/// Runs the command.
pub fn run(_: &Options, _: &mut Context) -> Result<Done> {
    Err(Error::refused("not there yet"))
}

/// Take a merged ticket out again.
#[derive(Args, Debug)]
pub struct Unmerge {}

/// Runs `unmerge`.
pub fn unmerge(_: &Unmerge, _: &mut Context) -> Result<Done> {
    Err(Error::refused("not there yet"))
}
