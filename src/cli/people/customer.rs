//! `desk customer [list|show|vip]`

use clap::{Args, Subcommand};

use crate::cli::context::{Context, Done};
use crate::desk::id::{CustomerId, Letter, Lettered};
use crate::error::{Error, Result};
use crate::post::is_no_reply;
use crate::store::Store;
use crate::store::person::Customer;
use crate::table::{Column, Holds, Table};

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
    context.check(COLUMNS)?;
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    match &options.command {
        None | Some(Command::List) => context.show(table(store.customers()?), zone)?,
        Some(Command::Show { email }) => context.show_one(table([found(&store, email)?]), zone)?,
        Some(Command::Vip { email, off, dry_run }) => {
            let customer = found(&store, email)?;
            let row = if customer.vip == *off {
                let words = format!("customer vip {email}{}", if *off { " --off" } else { "" });
                let operation = context.operation(&store, words, *dry_run)?;
                store.write(&operation, |writer| {
                    writer.set_vip(customer.id, !off)?;
                    writer.fold()?;
                    found(writer.store(), email)
                })?
            } else {
                customer
            };
            context.show_one(table([row]), zone)?;
        }
    }
    Ok(Done::Well)
}

/// The customer whom a word names: an address, or a number with its letter.
fn found(store: &Store, named: &str) -> Result<Customer> {
    let email = match Lettered::read(named) {
        Some(Lettered { letter: Letter::Customer, number }) => {
            store.address_of(CustomerId(number))?.ok_or_else(|| {
                Error::refused(format!("there is no customer {named}")).hint("desk customer list")
            })?
        }
        _ => named.to_owned(),
    };
    let email = email.as_str();
    store
        .customer(email)?
        .ok_or_else(|| Error::refused(format!("nobody has written from {email}")).hint("desk customer list"))
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
