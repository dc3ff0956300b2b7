//! `desk verify`

use clap::Args;

use crate::cli::context::{Context, Done};
use crate::desk::period::{self, Edge};
use crate::error::{Error, Result};
use crate::store::verify::Fault;
use crate::table::{Column, Holds, Table};
use crate::work::hand::Hand;
use crate::work::verify::{Verified, verify};

/// Prove that what is kept for speed says what the record says.
///
/// Every ticket is folded anew from its facts and held against its row, its tags and its clocks; so are messages, names, the outbox, the
/// search and what names what. Prints a row for each fault and exits 4 where one is left, 0 where none is.
#[derive(Args, Debug)]
#[command(
    after_help = "Examples:\n  desk verify && desk backup desk-$(date +%F).db\n  desk verify --deep --repair"
)]
pub struct Options {
    /// Look at the bytes of every mail too, and let SQLite look at its file
    #[arg(long)]
    deep: bool,
    /// Write down anew what is derived; facts and mails are never touched
    #[arg(long, conflicts_with = "digest")]
    repair: bool,
    /// Print one figure (SHA-256) over all that stands: two desks with the same one hold the same
    #[arg(long, conflicts_with = "deep")]
    digest: bool,
    /// The figure of what stood at that instant
    #[arg(long, value_name = "TIME", requires = "digest")]
    at: Option<String>,
}

/// Columns of what `verify` prints.
pub const COLUMNS: &[Column] = &[
    Column::shown("what", Holds::Text, "the table and column, or what else is wrong"),
    Column::shown("ticket", Holds::Ticket, "the ticket that it is about"),
    Column::shown("found", Holds::Text, "what stands there"),
    Column::shown("expected", Holds::Text, "what the record makes of it"),
    Column::shown("repair", Holds::Text, "what --repair does"),
];

/// Columns of what `verify --digest` prints.
pub const DIGEST: &[Column] = &[
    Column::shown("digest", Holds::Text, "SHA-256 over all that stands, as hex"),
    Column::shown("at", Holds::At, "at this instant"),
];

/// Runs the command.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    if options.digest {
        return digest(options.at.as_deref(), context);
    }
    context.check(COLUMNS)?;
    let mut store = context.store()?;
    let zone = context.zone(Some(&store))?;
    // The desk itself mends, so that `desk undo` of a person passes it over.
    let Verified { found, left } = verify(&mut store, &Hand::of_desk(zone), options.deep, options.repair)?;
    let (count, mended) = (left.len(), found.len().saturating_sub(left.len()));
    context.show(table(found), zone)?;
    match (options.repair, count) {
        (_, 0) if mended == 0 => context.ui.note("record and rows agree"),
        (_, 0) => context.ui.note(format!("{mended} faults mended; record and rows agree")),
        (true, left) => context.ui.warn(format!("{left} faults are left; desk verify lists them")),
        (false, found) => {
            context.ui.warn(format!("{found} faults"));
            context.ui.hint("desk verify --repair writes down anew what is derived");
        }
    }
    Ok(if count == 0 { Done::Well } else { Done::CheckFailed })
}

fn digest(at: Option<&str>, context: &mut Context) -> Result<Done> {
    context.check(DIGEST)?;
    let store = context.store()?;
    let zone = context.zone(Some(&store))?;
    let at = match at {
        Some(text) => period::instant(text, Edge::Start, context.now, zone)
            .map_err(|fault| Error::usage(format!("--at {text:?}: {}", fault.message)).hint(fault.hint))?,
        None => context.now,
    };
    let mut table = Table::new(DIGEST);
    table.push(vec![store.digest(at)?.into(), at.into()]);
    context.show_one(table, zone)?;
    Ok(Done::Well)
}

fn table(faults: Vec<Fault>) -> Table {
    let mut table = Table::new(COLUMNS);
    for fault in faults {
        table.push(vec![
            fault.what.into(),
            fault.ticket.into(),
            fault.found.into(),
            fault.expected.into(),
            fault.mend.about().into(),
        ]);
    }
    table
}
