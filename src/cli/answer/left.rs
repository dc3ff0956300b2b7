//! What did not leave, told to a person.

use crate::cli::context::{Context, Done};
use crate::store::outbox::{OutboxRow, Outgoing};
use crate::work::sending::{next_try, state};

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
