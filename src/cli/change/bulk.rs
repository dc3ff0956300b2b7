//! One change to many tickets, as one operation: all of them, or none (`--keep-going`: those that can).

use crate::cli::columns;
use crate::cli::context::{Context, Done};
use crate::cli::select::Selection;
use crate::desk::id::TicketId;
use crate::error::{Error, Kind, Result};
use crate::store::{Store, Writer};

/// Lets `change` loose on each chosen ticket and prints the rows of those that changed.
pub fn apply(
    context: &mut Context,
    store: &mut Store,
    selection: &Selection,
    verb: &str,
    mut change: impl FnMut(&mut Writer<'_>, TicketId) -> Result<bool>,
) -> Result<Done> {
    let zone = context.zone(Some(store))?;
    // A wrong --columns must not come after the change.
    context.check(columns::TICKET)?;
    let tickets = selection.tickets(context, store)?;
    let command = format!("{verb} {}", selection.words(&tickets));
    let operation = context.operation(store, command, selection.dry_run)?;
    let now = context.now;
    let mut refused: Vec<(TicketId, Error)> = Vec::new();
    let rows = store.write(&operation, |writer| {
        let mut changed = Vec::new();
        for asked in &tickets {
            let done =
                writer.store().existing(*asked).and_then(|ticket| Ok((ticket, change(writer, ticket)?)));
            match done {
                Ok((ticket, true)) => changed.push(ticket),
                Ok((_, false)) => {}
                Err(error) if selection.keep_going && error.kind == Kind::Refused => {
                    refused.push((*asked, error))
                }
                Err(error) => return Err(error),
            }
        }
        writer.fold()?;
        let mut rows = Vec::new();
        for ticket in changed {
            rows.extend(writer.store().ticket(ticket, now)?);
        }
        Ok(rows)
    })?;
    let count = rows.len();
    context.show(columns::tickets(rows), zone)?;
    for (_, error) in &refused {
        context.ui.error(error);
    }
    if selection.dry_run {
        context.ui.note(format!("nothing was changed; {count} of {} tickets would be", tickets.len()));
    }
    Ok(if refused.is_empty() { Done::Well } else { Done::Partly })
}
