//! `desk completions SHELL`

use clap::Args;
use clap_complete::Shell;

use crate::cli::context::{Context, Done};
use crate::error::Result;

/// Print completions for a shell, to be put where that shell looks for them.
#[derive(Args, Debug)]
pub struct Options {
    /// Which shell
    shell: Shell,
}

/// Runs the command; `line` is the whole command line as clap knows it.
pub fn run(options: &Options, mut line: clap::Command, context: &mut Context) -> Result<Done> {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut line, "desk", &mut script);
    context.ui.print(&String::from_utf8_lossy(&script))?;
    Ok(Done::Well)
}
