//! `desk mute [ADDRESS|DOMAIN|LIST-ID|ID]`, `desk mute list|rm`

use clap::{Args, Subcommand};

use crate::cli::context::{Context, Done};
use crate::cli::remark;
use crate::error::{Error, Result};
use crate::table::{Cell, Column, Holds, Table};
use crate::work::mute::{self, Named, Row};

/// Put new tickets away at once that begin with mail from somewhere: newsletters, notices, machines.
///
/// Such a ticket is closed without a solve and counts in no report but as dismissed; its mail is kept and found by `desk search` and
/// `desk list is:muted`. Mail into a ticket that is there counts as always, and a second message in one that was put away wants
/// work. A word with @ is an address; one by which mail here names its list is that list; else it is a domain, without those
/// below it. The number of a ticket mutes whoever began it, and puts that ticket away too. `desk status open ID` takes one up again.
#[derive(Args, Debug)]
#[command(args_conflicts_with_subcommands = true)]
pub struct Options {
    #[command(subcommand)]
    command: Option<Command>,
    /// An address, a domain, a List-Id, or the number of a ticket
    #[arg(value_name = "WHO")]
    who: Option<String>,
    /// Show what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
}

#[derive(Subcommand, Debug)]
enum Command {
    /// List who is muted
    List,
    /// Take one off the list: mail from there makes work again
    Rm {
        /// As `desk mute list` shows it
        #[arg(value_name = "WHO")]
        who: String,
        /// Show what would change, and change nothing
        #[arg(long)]
        dry_run: bool,
    },
}

/// Columns of `mute`.
pub const COLUMNS: &[Column] = &[
    Column::shown("muted", Holds::Text, "the address, the domain, or in brackets the List-Id"),
    Column::shown("kind", Holds::Text, "address, domain or list"),
    Column::shown("tickets", Holds::Int, "how many tickets of the last 90 days began with mail from there"),
    Column::shown("put_away", Holds::Ticket, "the ticket that was put away along with it"),
];

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    match (&options.command, &options.who) {
        (Some(Command::List), _) | (None, None) => context.check(COLUMNS)?,
        _ => context.check_change(COLUMNS)?,
    }
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let dry_run = match (&options.command, &options.who) {
        (Some(Command::Rm { who, dry_run }), _) => {
            let hand = context.hand(&store, *dry_run)?;
            let row = mute::unmute(&mut store, &hand, who.trim())?;
            context.show(table([row]), zone)?;
            *dry_run
        }
        (None, Some(who)) => {
            let hand = context.hand(&store, options.dry_run)?;
            let named = named(who.trim())?;
            let (row, remarks) = mute::mute(&mut store, &hand, &named, context.globals.yes)?;
            context.show(table([row]), zone)?;
            remark::tell(&mut context.ui, zone, &remarks);
            options.dry_run
        }
        (Some(Command::List), _) | (None, None) => {
            let rows = mute::all(&store, context.now)?;
            if rows.is_empty() {
                context.ui.note("nobody is muted");
            }
            context.show(table(rows), zone)?;
            false
        }
    };
    if dry_run {
        context.ui.note("nothing was changed");
    }
    Ok(Done::Well)
}

/// A number is a ticket; anything else is looked up.
fn named(who: &str) -> Result<Named> {
    if who.is_empty() {
        return Err(Error::usage("nobody is named").hint("desk mute news@shop.example"));
    }
    let ticket = who.strip_prefix('#').unwrap_or(who).parse::<i64>();
    Ok(ticket.map_or_else(|_| Named::Word(who.to_owned()), |id| Named::Ticket(crate::desk::id::TicketId(id))))
}

fn table(rows: impl IntoIterator<Item = Row>) -> Table {
    let mut table = Table::new(COLUMNS);
    for row in rows {
        table.push(vec![
            row.muted.entry().into(),
            Cell::Word(row.muted.sort.word()),
            row.tickets.into(),
            row.put_away.into(),
        ]);
    }
    table
}
