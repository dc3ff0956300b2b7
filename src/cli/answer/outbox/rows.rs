//! The outbox as rows, and what is said of a draft.

use crate::cli::context::{Context, Done};
use crate::desk::id::OutboxId;
use crate::desk::time::Zone;
use crate::error::Result;
use crate::store::outbox::{OutboxRow, Outgoing};
use crate::table::{Cell, Column, Holds, Table};
use crate::work::sending;

/// Columns of `outbox`.
pub const COLUMNS: &[Column] = &[
    Column::shown("id", Holds::Lettered, "the number of the mail in the outbox, typed as o5"),
    Column::shown("ticket", Holds::Ticket, "the number of the ticket that it answers"),
    Column::shown("to", Holds::List, "the addresses that it goes to"),
    Column::shown("subject", Holds::Text, "its subject"),
    Column::shown(
        "state",
        Holds::Text,
        "draft, queued, sending, uncertain, sent, failed, dropped or bounced (came back for good)",
    ),
    Column::shown("not_before", Holds::At, "when it is handed over, or tried again, while it is queued"),
    Column::shown("attempts", Holds::Int, "how often it was tried"),
    Column::shown("last_error", Holds::Text, "why the last try failed"),
    Column::more("queued_at", Holds::At, "when it was queued; of a draft, when it was written"),
    Column::more("message_id", Holds::Text, "its Message-ID without angle brackets, the same at each try"),
    Column::more("message", Holds::Message, "the number of the answer, typed as m42"),
];

/// Makes a table of mails.
pub fn table(rows: impl IntoIterator<Item = OutboxRow>, context: &Context) -> Table {
    let mut table = Table::new(COLUMNS);
    for row in rows {
        let state = sending::state(&row, context.now);
        let not_before = (state == Outgoing::Queued.word()).then(|| sending::next_try(&row));
        table.push(vec![
            OutboxId(row.id).into(),
            row.ticket.into(),
            row.to.into(),
            row.subject.into(),
            Cell::Word(state),
            not_before.into(),
            row.attempts.into(),
            row.last_error.into(),
            row.queued_at.into(),
            row.message_id.into(),
            row.message.into(),
        ]);
    }
    table
}

/// Shows what became of mails that were changed.
pub fn show_changed(rows: Vec<OutboxRow>, dry_run: bool, context: &mut Context, zone: Zone) -> Result<Done> {
    let table = table(rows, context);
    context.show(table, zone)?;
    if dry_run {
        context.ui.note("nothing was changed");
    }
    Ok(Done::Well)
}

/// Says where a draft is, and what can be done with it.
pub fn tell_draft(id: i64, context: &mut Context) {
    context.ui.note(format!("the draft lies in the outbox as {}", OutboxId(id)));
    context.ui.hint(format!("desk outbox release {id} queues it, desk outbox edit {id} goes on with it"));
}
