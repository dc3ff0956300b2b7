//! `desk merge INTO ID...` and `desk unmerge ID`

use clap::Args;

use crate::cli::change::bulk;
use crate::cli::context::{Context, Done};
use crate::cli::select::Selection;
use crate::desk::change::Change;
use crate::desk::id::TicketId;
use crate::error::{Error, Result};

/// Merge tickets into one.
///
/// Their messages go on there, and late answers to any of them find it. The clocks of a merged ticket end; what was missed stays missed. If its customer was waiting for an answer, they wait
/// in the other ticket from then on, and no shorter. `desk undo` takes the merge back; so does `desk unmerge ID`, later
/// and for one ticket.
#[derive(Args, Debug)]
pub struct Options {
    /// The ticket that goes on
    #[arg(value_name = "INTO")]
    into: String,
    #[command(flatten)]
    selection: Selection,
}

/// Take a merged ticket out again: it counts as if it had never been merged.
///
/// Messages that came into the other ticket since then stay there; `desk split` moves them.
#[derive(Args, Debug)]
pub struct Unmerge {
    #[command(flatten)]
    selection: Selection,
}

/// So many tickets of other customers are named.
const NAMED: usize = 3;

/// Runs `merge`.
pub fn run(options: &Options, context: &mut Context) -> Result<Done> {
    let mut store = context.store()?;
    let into = context.ticket(&store, &options.into)?;
    let (now, mut others) = (context.now, Vec::new());
    // Where this one refuses, no other need be asked.
    if let Some(state) = store.ticket_state(into, now)? {
        state.decide(&Change::TakeIn(TicketId(0)), now, None)?;
    }
    let customer = |row: Option<crate::store::ticket::TicketRow>| row.and_then(|row| row.customer_email);
    let ours = customer(store.ticket(into, now)?);
    let done =
        bulk::apply(context, &mut store, &options.selection, &format!("merge {into}"), |writer, ticket| {
            if ticket == into {
                return Err(Error::refused(format!("ticket {into} cannot be merged into itself"))
                    .hint(format!("desk merge {into} ID...")));
            }
            let theirs = customer(writer.store().ticket(ticket, now)?);
            writer.merge(ticket, into)?;
            if theirs != ours {
                others.push(format!("ticket {ticket} is of {}", theirs.as_deref().unwrap_or("nobody")));
            }
            Ok(true)
        })?;
    if !others.is_empty() {
        let ours = ours.as_deref().unwrap_or("nobody");
        let more = match others.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        others.truncate(NAMED);
        context
            .ui
            .warn(format!("the customers differ: ticket {into} is of {ours}, {}{more}", others.join(", ")));
    }
    Ok(done)
}

/// Runs `unmerge`.
pub fn unmerge(options: &Unmerge, context: &mut Context) -> Result<Done> {
    let mut store = context.store()?;
    bulk::apply(context, &mut store, &options.selection, "unmerge", |writer, ticket| {
        writer.unmerge(ticket)?;
        Ok(true)
    })
}
