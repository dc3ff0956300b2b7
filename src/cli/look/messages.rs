//! `desk messages [QUERY]`

use clap::Args;

use crate::cli::columns;
use crate::cli::context::{Context, Done};
use crate::error::Result;
use crate::store::query;

/// List messages, oldest first; without a query all of them.
#[derive(Args, Debug)]
pub struct Options {
    /// Which messages: from:, kind:, subject:, created: and words are asked of the message, other keys of its ticket
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
}

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let texts = context
        .globals
        .columns
        .iter()
        .any(|name| matches!(name.as_str(), "text" | "reply_text" | "hidden_lines"));
    context.format()?.arrange(columns::messages([], texts), &context.choice())?;
    let query = context.query(&store, &options.query)?;
    let chosen = query::messages(&query, &context.scope(&store)?);
    let rows = store.messages(&chosen, texts, context.query_limit())?;
    context.show(columns::messages(rows, texts), zone)?;
    Ok(Done::Well)
}
