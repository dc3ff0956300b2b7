//! `desk agent [list|add|rm]`

use clap::{Args, Subcommand};

use crate::cli::context::{Context, Done};
use crate::cli::mail::intake;
use crate::desk::settings::{is_address, is_word};
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::agent::Agent;
use crate::table::{Column, Holds, Table};
use crate::work::people;

/// The people who answer at this desk.
#[derive(Args, Debug)]
pub struct Options {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// List them
    List,
    /// Add one
    Add {
        /// As typed: `ana`
        name: String,
        /// Their address
        #[arg(long, value_name = "MAIL")]
        email: String,
        /// As signed: `Ana Horvat` (default: the name as typed)
        #[arg(long, value_name = "NAME")]
        full_name: Option<String>,
    },
    /// Take one off the list; what they did keeps their name
    Rm {
        /// As typed
        name: String,
    },
}

/// Columns of `agent`.
pub const COLUMNS: &[Column] = &[
    Column::shown("name", Holds::Text, "as typed"),
    Column::shown("full_name", Holds::Text, "as signed"),
    Column::shown("email", Holds::Text, "their address"),
    Column::shown("tickets", Holds::Int, "how many of their tickets want work"),
];

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    match &options.command {
        None | Some(Command::List) => context.check(COLUMNS)?,
        Some(_) => context.check_change(COLUMNS)?,
    }
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    match &options.command {
        None | Some(Command::List) => context.show(table(&store, store.agents()?)?, zone)?,
        Some(Command::Add { name, email, full_name }) => {
            let email = email.trim().to_lowercase();
            if !is_word(name) || ["me", "none"].iter().any(|word| word.eq_ignore_ascii_case(name)) {
                return Err(Error::usage(format!("{name:?} cannot be the name of an agent"))
                    .hint("letters, digits, - and _; neither me nor none"));
            }
            if !is_address(&email) {
                return Err(
                    Error::usage(format!("{email:?} is no mail address")).hint("--email ana@example.com")
                );
            }
            let full_name = full_name.as_deref().unwrap_or(name);
            let hand = context.hand(&store, false)?;
            let added = people::add_agent(&mut store, &hand, name, full_name, &email)?;
            context.show(table(&store, [added])?, zone)?;
            intake::offer(&mut store, context)?;
        }
        Some(Command::Rm { name }) => {
            let hand = context.hand(&store, false)?;
            let agent = people::remove_agent(&mut store, &hand, name)?;
            context.show(table(&store, [agent])?, zone)?;
            intake::offer(&mut store, context)?;
        }
    }
    Ok(Done::Well)
}

fn table(store: &Store, rows: impl IntoIterator<Item = Agent>) -> Result<Table> {
    let mut table = Table::new(COLUMNS);
    for agent in rows {
        let tickets = store.workload(agent.id)?;
        table.push(vec![agent.name.into(), agent.full_name.into(), agent.email.into(), tickets.into()]);
    }
    Ok(table)
}
