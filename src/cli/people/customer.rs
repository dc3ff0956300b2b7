//! `desk customer [list|show|set|merge|unmerge|address|vip]`

use clap::{Args, Subcommand};

use crate::cli::context::{Context, Done};
use crate::cli::remark;
use crate::desk::id::CustomerId;
use crate::desk::no_reply::is_no_reply;
use crate::desk::time::Zone;
use crate::error::Result;
use crate::store::person::Customer;
use crate::table::{Column, Holds, Table};
use crate::work::people::{self, Merged};
use crate::work::said;
use crate::work::spoken::{self, Known, Spoken};

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
    /// Make several customers one person: all their addresses are the first one's from then on
    ///
    /// Neither is a stranger in the other's tickets any more: mail of theirs that was doubted counts from now on. `desk undo` takes it
    /// back, and so does `desk customer unmerge`, later and for one of them.
    Merge {
        /// The customer who goes on: any of their addresses, or c7
        into: String,
        /// Those who are the same person: addresses, or c7
        #[arg(required = true, value_name = "OTHER")]
        others: Vec<String>,
        /// Show what would change, and change nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Take apart again what was merged with this address
    Unmerge {
        /// The address that was another person's
        #[arg(value_name = "MAIL")]
        email: String,
        /// Show what would change, and change nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Add an address to a customer, or take one away again
    #[command(subcommand)]
    Address(Address),
    /// Say something of a customer that their mail does not: language, time zone, whether they may be asked how they found us
    ///
    /// `language=hr` (a tag such as hr or pt-BR): canned replies come in it, whatever they write in. `zone=Europe/Zagreb`: greetings and
    /// {{ expected_by }} are by their clocks. `survey=no`: they are never again asked how they found us. `vip=yes` lets them come first.
    /// `none` takes language or zone back. What was said of two addresses that are one person holds for both.
    Set {
        /// Any of their addresses, or their number: c7
        #[arg(value_name = "MAIL")]
        email: String,
        /// What is said: language, zone, survey, vip; several at once
        #[arg(required = true, value_name = "KEY=VALUE")]
        assignments: Vec<String>,
        /// Show what would change, and change nothing
        #[arg(long)]
        dry_run: bool,
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

#[derive(Subcommand, Debug)]
enum Address {
    /// Add one, also one from which nobody has written yet
    Add {
        /// The customer: any of their addresses, or c7
        into: String,
        /// The address that is theirs too
        #[arg(value_name = "MAIL")]
        email: String,
        /// Show what would change, and change nothing
        #[arg(long)]
        dry_run: bool,
    },
    /// Take one away again: it is a customer of its own then
    Rm {
        /// The address
        #[arg(value_name = "MAIL")]
        email: String,
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
    Column::more(
        "language",
        Holds::Text,
        "their language, where somebody has said it, or as they write (show)",
    ),
    Column::more("language_because", Holds::Text, "how their language is known (show)"),
    Column::more("zone", Holds::Text, "their time zone, where somebody has said it"),
    Column::more("survey", Holds::Bool, "whether they may be asked how they found us"),
    Column::shown("tickets", Holds::Int, "tickets in all"),
    Column::shown("unsolved", Holds::Int, "tickets that want work"),
    Column::more("unreachable", Holds::List, "addresses from which mail came back for good"),
    Column::more("no_reply", Holds::List, "addresses that say of themselves that nobody reads them"),
    Column::shown("last_at", Holds::At, "when one of their tickets last changed"),
];

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    match &options.command {
        None | Some(Command::List | Command::Show { .. }) => context.check(COLUMNS)?,
        Some(_) => context.check_change(COLUMNS)?,
    }
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    match &options.command {
        None | Some(Command::List) => context.show(table(store.customers()?), zone)?,
        Some(Command::Show { email }) => {
            let customer = people::customer(&store, email)?;
            let spoken = spoken::of(&store, &context.settings(&store)?.1, Some(&customer))?;
            context.show_one(one(customer, Some(spoken)), zone)?;
        }
        Some(Command::Vip { email, off, dry_run }) => {
            let hand = context.hand(&store, *dry_run)?;
            let row = people::set_vip(&mut store, &hand, email, !off)?;
            context.show_one(table([row]), zone)?;
        }
        Some(Command::Set { email, assignments, dry_run }) => {
            let hand = context.hand(&store, *dry_run)?;
            let row = said::set(&mut store, &hand, email, assignments)?;
            context.show_one(table([row]), zone)?;
            if *dry_run {
                context.ui.note("nothing was changed");
            }
        }
        Some(Command::Merge { into, others, dry_run }) => {
            let hand = context.hand(&store, *dry_run)?;
            let merged = people::merge(&mut store, &hand, into, others)?;
            tell(merged, *dry_run, zone, context)?;
        }
        Some(Command::Unmerge { email, dry_run }) => {
            let hand = context.hand(&store, *dry_run)?;
            let merged = people::unmerge(&mut store, &hand, email)?;
            tell(merged, *dry_run, zone, context)?;
        }
        Some(Command::Address(Address::Add { into, email, dry_run })) => {
            let hand = context.hand(&store, *dry_run)?;
            let merged = people::add_address(&mut store, &hand, into, email)?;
            tell(merged, *dry_run, zone, context)?;
        }
        Some(Command::Address(Address::Rm { email, dry_run })) => {
            let hand = context.hand(&store, *dry_run)?;
            let merged = people::remove_address(&mut store, &hand, email)?;
            tell(merged, *dry_run, zone, context)?;
        }
    }
    Ok(Done::Well)
}

/// Shows the customers that changed, and what else there is to say.
fn tell(merged: Merged, dry_run: bool, zone: Zone, context: &mut Context) -> Result<()> {
    context.show(table(merged.customers), zone)?;
    remark::tell(&mut context.ui, zone, &merged.remarks);
    if dry_run {
        context.ui.note("nothing was changed");
    }
    Ok(())
}

fn table(rows: impl IntoIterator<Item = Customer>) -> Table {
    let mut table = Table::new(COLUMNS);
    for customer in rows {
        push(&mut table, customer, None);
    }
    table
}

/// `spoken`: also which language they speak, and how that is known.
fn one(customer: Customer, spoken: Option<Spoken>) -> Table {
    let mut table = Table::new(COLUMNS);
    push(&mut table, customer, spoken);
    table
}

fn push(table: &mut Table, customer: Customer, spoken: Option<Spoken>) {
    let said = customer.language.is_some().then(|| Known::Said.to_string());
    let because = spoken.as_ref().map(|spoken| spoken.known.to_string()).or(said);
    table.push(vec![
        CustomerId(customer.id).into(),
        Some(customer.name).filter(|name| !name.is_empty()).into(),
        customer.emails.clone().into(),
        customer.vip.into(),
        spoken.and_then(|spoken| spoken.language).or(customer.language).into(),
        because.into(),
        customer.zone.map(|zone| zone.name().to_owned()).into(),
        customer.survey.into(),
        customer.tickets.into(),
        customer.unsolved.into(),
        customer.unreachable.into(),
        customer.emails.into_iter().filter(|email| is_no_reply(email)).collect::<Vec<_>>().into(),
        customer.last_at.into(),
    ]);
}
