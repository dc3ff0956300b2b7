//! `desk customer [list|show|vip]`

use clap::{Args, Subcommand};

use crate::cli::context::{Context, Done};
use crate::desk::id::CustomerId;
use crate::desk::no_reply::is_no_reply;
use crate::error::Result;
use crate::store::person::Customer;
use crate::table::{Column, Holds, Table};
use crate::work::people;

/// The people who write to us.
#[derive(Args, Debug)]
pub struct Options {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// List them, those heard of last first
    List,
    /// Show one
    Show {
        /// Any of their addresses, or their number: c7
        email: String,
    },
    /// Let them come first, or no longer
    Vip {
        /// Any of their addresses, or their number: c7
        email: String,
        /// They come first no longer
        #[arg(long)]
        off: bool,
        /// Show what would change, and change nothing
        #[arg(long)]
        dry_run: bool,
    },
}

/// Columns of `customer`.
pub const COLUMNS: &[Column] = &[
    Column::more("id", Holds::Lettered, "the number of the customer, typed as c7"),
    Column::shown("name", Holds::Text, "what they call themselves"),
    Column::shown("emails", Holds::List, "their addresses"),
    Column::shown("vip", Holds::Bool, "whether they come first"),
    Column::more("language", Holds::Text, "their language, where known"),
    Column::shown("tickets", Holds::Int, "tickets in all"),
    Column::shown("unsolved", Holds::Int, "tickets that want work"),
    Column::more("unreachable", Holds::List, "addresses from which mail came back for good"),
    Column::more("no_reply", Holds::List, "addresses that say of themselves that nobody reads them"),
    Column::shown("last_at", Holds::At, "when one of their tickets last changed"),
];

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    match &options.command {
        Some(Command::Vip { .. }) => context.check_change(COLUMNS)?,
        _ => context.check(COLUMNS)?,
    }
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    match &options.command {
        None | Some(Command::List) => context.show(table(store.customers()?), zone)?,
        Some(Command::Show { email }) => context.show_one(table([people::customer(&store, email)?]), zone)?,
        Some(Command::Vip { email, off, dry_run }) => {
            let hand = context.hand(&store, *dry_run)?;
            let row = people::set_vip(&mut store, &hand, email, !off)?;
            context.show_one(table([row]), zone)?;
        }
    }
    Ok(Done::Well)
}

fn table(rows: impl IntoIterator<Item = Customer>) -> Table {
    let mut table = Table::new(COLUMNS);
    for customer in rows {
        table.push(vec![
            CustomerId(customer.id).into(),
            Some(customer.name).filter(|name| !name.is_empty()).into(),
            customer.emails.clone().into(),
            customer.vip.into(),
            customer.language.into(),
            customer.tickets.into(),
            customer.unsolved.into(),
            customer.unreachable.into(),
            customer.emails.into_iter().filter(|email| is_no_reply(email)).collect::<Vec<_>>().into(),
            customer.last_at.into(),
        ]);
    }
    table
}
