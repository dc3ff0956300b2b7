//! One mail of the outbox, or a draft, for people to read.

use crate::cli::context::Context;
use crate::desk::clean::{Breaks, clean};
use crate::desk::id::OutboxId;
use crate::desk::time::Zone;
use crate::error::Result;
use crate::store::Store;
use crate::store::outbox::Taken;
use crate::work::draft;
use crate::work::sending::{next_try, state};

/// Its head, its text, and each step of its way.
pub(super) fn written(id: i64, zone: Zone, context: &Context, store: &Store) -> Result<String> {
    let row = store.outgoing(id)?;
    let mut page = format!("{}  {}  ticket #{}\n", OutboxId(id), state(&row, context.now), row.ticket);
    let mut line = |label: &str, value: &str| {
        page.push_str(&format!("{label:>9}  {}\n", clean(value, Breaks::Space)));
    };
    line("to", &row.to.join(", "));
    line("subject", &row.subject);
    let (body, files) = match row.message {
        Some(message) => {
            let message = store.message(message)?;
            line("message", &message.id.to_string());
            let files =
                message.attachments.iter().map(|file| format!("{} ({} bytes)", file.name, file.bytes));
            (message.text.clone(), files.collect::<Vec<_>>())
        }
        None => {
            let (_, text) = draft::asked_of(store, id)?;
            let files = text.files.iter().map(|file| format!("{} ({} bytes)", file.name, file.bytes.len()));
            (text.body.clone(), files.collect())
        }
    };
    files.iter().for_each(|file| line("file", file));
    line(if row.message.is_some() { "queued" } else { "written" }, &row.queued_at.local(zone).to_string());
    if state(&row, context.now) == "queued" {
        line("leaves", &format!("{} or later", next_try(&row).local(zone)));
    }
    page.push('\n');
    for text in clean(body.trim_end(), Breaks::Page).lines() {
        page.push_str(&if text.is_empty() { "\n".to_owned() } else { format!("  {text}\n") });
    }
    let steps = store.outbox_steps(id)?;
    if !steps.is_empty() {
        page.push('\n');
    }
    for Taken { at, step, reason } in steps {
        let reason = reason.map_or(String::new(), |reason| format!("  {}", clean(&reason, Breaks::Space)));
        page.push_str(&format!("{}  {step}{reason}\n", at.local(zone)));
    }
    Ok(page)
}
