//! Which tickets a command is about: ids as arguments, `-` for standard input, or `--where QUERY`.

use clap::Args;

use crate::cli::context::Context;
use crate::desk::id::TicketId;
use crate::error::Result;
use crate::store::Store;
use crate::work::chosen::Chosen;

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

/// Whether a word can only be meant as tickets: `42`, `#42`, `1-5`, or `-` for those on standard input.
pub fn names_tickets(word: &str) -> bool {
    word == "-" || argument::tickets(word).is_ok()
}

/// Whether a word can mean more tickets than one: `1-5`, or `-`.
pub fn names_several(word: &str) -> bool {
    word == "-" || word.contains('-') && names_tickets(word)
}

impl Selection {
    /// The tickets as typed, each once, in that order; whether they exist is not known yet. What a query chooses is looked
    /// up when the lock is had; whether it can be read is said before. `--limit` cuts here, since it is about what is changed.
    pub fn chosen(&self, context: &mut Context, store: &Store) -> Result<Chosen> {
        let limit = context.globals.limit;
        if let Some(text) = &self.chosen {
            context.query(store, std::slice::from_ref(text))?;
            return Ok(Chosen::Where { query: text.clone(), limit });
        }
        let mut tickets = typed(&self.ids, context)?;
        context.cut(&mut tickets);
        Ok(Chosen::These(tickets))
    }
}

/// The tickets that these words name, each once, in that order; `-` reads them from standard input. Whether they exist is not
/// known yet.
pub fn typed(words: &[String], context: &mut Context) -> Result<Vec<TicketId>> {
    let mut tickets = Vec::new();
    for word in words {
        if word == "-" {
            let bytes = context.world.read_stdin(LONGEST_LIST)?;
            tickets.extend(piped::tickets(&String::from_utf8_lossy(&bytes))?);
        } else {
            tickets.extend(argument::tickets(word)?);
        }
    }
    let mut seen = std::collections::HashSet::new();
    tickets.retain(|ticket| seen.insert(*ticket));
    Ok(tickets)
}
