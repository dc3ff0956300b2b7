//! What became of a mail that was queued, and what did not leave, told to a person.

use crate::cli::columns;
use crate::cli::context::{Context, Done};
use crate::cli::remark;
use crate::desk::id::TicketId;
use crate::desk::time::Zone;
use crate::error::Result;
use crate::store::Store;
use crate::store::outbox::{OutboxRow, Outgoing};
use crate::store::ticket::TicketRow;
use crate::work::posting::Queued;
use crate::work::sending::{self, Which, next_try, state};

/// Says what did not leave, and why.
pub fn tell(context: &mut Context, tried: &[OutboxRow]) -> Done {
    let mut done = Done::Well;
    for row in tried.iter().filter(|row| row.state != Outgoing::Sent) {
        let (id, ticket) = (row.id, row.ticket);
        let reason = row.last_error.as_deref().unwrap_or("nobody knows why");
        let to = row.to.join(", ");
        if row.state == Outgoing::Failed {
            context.ui.warn(format!(
                "mail {id} to {to} cannot be sent; the answer is taken back from ticket {ticket}: {reason}"
            ));
            context.ui.hint(format!("desk reply {ticket}"));
        } else if state(row, context.now) == "uncertain" {
            context.ui.warn(format!("mail {id} to {to}: {reason}"));
            context
                .ui
                .hint(format!("desk outbox send {id} sends it again, desk outbox drop {id} takes it back"));
        } else {
            let next = next_try(row).rfc3339();
            context
                .ui
                .warn(format!("mail {id} to {to} was not sent, it is tried again after {next}: {reason}"));
        }
        done = Done::Partly;
    }
    done
}

/// Shows what a mail that was queued for a ticket made of it; hands the mail over first, where that was asked for.
pub fn leaves(
    context: &mut Context,
    store: &mut Store,
    zone: Zone,
    (id, queued, mut row): (TicketId, &Queued, Option<TicketRow>),
    (dry_run, send): (bool, bool),
) -> Result<Done> {
    let mut done = Done::Well;
    if dry_run {
        context.ui.note("nothing was changed");
    } else if send {
        let way = match context.way_out(store) {
            Ok(way) => way,
            Err(refusal) => {
                // It is queued; only its sending is refused.
                context.show(columns::tickets(row), zone)?;
                return Err(refusal.hint(format!("mail {} waits in the outbox", queued.mail)));
            }
        };
        let now = context.clock.now();
        let tried = sending::send(store, &way, Which::These(vec![queued.mail]), now)?;
        done = tell(context, &tried);
        row = store.ticket(id, now)?;
    } else {
        remark::tell(&mut context.ui, zone, &[queued.remark()]);
    }
    context.show(columns::tickets(row), zone)?;
    Ok(done)
}
