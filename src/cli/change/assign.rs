//! `desk assign AGENT ID...`

use clap::Args;

use crate::cli::change::bulk;
use crate::cli::context::{Context, Done};
use crate::cli::select::Selection;
use crate::error::Result;
use crate::work::act::Act;

/// Give tickets to an agent.
#[derive(Args, Debug)]
pub struct Options {
    /// Who: the name of an agent, `me`, or `none`
    agent: String,
    #[command(flatten)]
    selection: Selection,
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let mut store = context.store()?;
    let agent = match options.agent.as_str() {
        "none" => None,
        "me" => Some(context.agent(&store)?),
        name => Some(store.agent(name)?),
    };
    bulk::apply(context, &mut store, &options.selection, &Act::Assign(agent))
}
