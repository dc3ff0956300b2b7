//! Which tickets a command is about: ids as arguments, `-` for standard input, or `--where QUERY`.

use clap::Args;

use crate::cli::context::Context;
use crate::desk::id::TicketId;
use crate::desk::score::order::First;
use crate::error::{Error, Result};
use crate::store::{Store, query};

mod argument;
mod piped;

/// The tickets of a command that changes many.
#[derive(Args, Clone, Debug, Default)]
pub struct Selection {
    /// Tickets: 42, #42, 1-5, or `-` for ids, rows or JSON on standard input
    #[arg(value_name = "ID", required_unless_present = "chosen")]
    pub ids: Vec<String>,
    /// Tickets that a query chooses
    #[arg(long = "where", value_name = "QUERY", id = "chosen", conflicts_with = "ids")]
    pub chosen: Option<String>,
    /// Do what can be done, and say which tickets were refused (exit 3)
    #[arg(long)]
    pub keep_going: bool,
    /// Show what would change, and change nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// More ids than this on standard input are a mistake, in bytes.
const LONGEST_LIST: u64 = 64 * 1024 * 1024;

impl Selection {
    /// The tickets as typed, each once, in that order; whether they exist is not known yet. `--limit` cuts here, since it is
    /// about what is changed: of those that a query chooses it leaves the first in the order of `desk list`.
    pub fn tickets(&self, context: &mut Context, store: &Store) -> Result<Vec<TicketId>> {
        if let Some(text) = &self.chosen {
            let query = context.query(store, std::slice::from_ref(text))?;
            if query.is_empty() {
                return Err(Error::usage("--where says nothing, and so would choose every ticket")
                    .hint("--where is:unsolved"));
            }
            let chosen = query::tickets(&query, &context.scope(store)?);
            let Some(limit) = context.globals.limit else { return store.ticket_ids(&chosen) };
            let mut first = First::new(Some(limit));
            store.wanting(&chosen, false, context.now, |wanting| first.push(wanting.place, ()))?;
            return Ok(first.sorted().into_iter().map(|(place, ())| place.id).collect());
        }
        let mut tickets = Vec::new();
        for argument in &self.ids {
            if argument == "-" {
                let bytes = context.world.read_stdin(LONGEST_LIST)?;
                tickets.extend(piped::tickets(&String::from_utf8_lossy(&bytes))?);
            } else {
                tickets.extend(argument::tickets(argument)?);
            }
        }
        let mut seen = std::collections::HashSet::new();
        tickets.retain(|ticket| seen.insert(*ticket));
        context.cut(&mut tickets);
        Ok(tickets)
    }

    /// The same tickets in the words of `desk log`.
    pub fn words(&self, tickets: &[TicketId]) -> String {
        const SHOWN: usize = 12;
        match &self.chosen {
            Some(query) => format!("--where {query:?}"),
            None if tickets.len() > SHOWN => format!("… {} tickets", tickets.len()),
            None => tickets.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        }
    }
}
