//! `desk completions SHELL`

use clap::Args;
use clap_complete::Shell;

use crate::cli::{Context, Done, command};
use crate::error::Result;

/// Print completions for a shell, to be put where that shell looks for them.
#[derive(Args, Debug)]
pub struct Options {
    /// Which shell
    shell: Shell,
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut command(), "desk", &mut script);
    context.ui.print(&String::from_utf8_lossy(&script))?;
    Ok(Done::Well)
}
