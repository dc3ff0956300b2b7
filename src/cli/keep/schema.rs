//! `desk schema [COMMAND]`

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::error::Result;

/// Print the JSON Schema of what a command prints.
#[derive(Args, Debug)]
pub struct Options {
    /// The command, `tag list` as two words; without it, all of them
    #[arg(value_name = "COMMAND")]
    command: Vec<String>,
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let schema = crate::cli::schemas::schema(&options.command.join(" "))?;
    let text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    context.ui.print(&format!("{text}\n"))?;
    Ok(Done::Well)
}
