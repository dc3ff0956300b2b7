//! One mail of the outbox, or a draft, for people to read.

use crate::cli::look::page::{Page, size};
use crate::desk::id::OutboxId;
use crate::error::Result;
use crate::store::Store;
use crate::store::outbox::{Outgoing, Taken};
use crate::table::color::Ink;
use crate::work::draft;
use crate::work::sending::{next_try, state};

/// Where it stands, its text, what goes with it, and each step of its way.
pub(super) fn written(id: i64, page: &Page, store: &Store) -> Result<String> {
    let row = store.outgoing(id)?;
    let state = state(&row, page.now);
    let mut text = page.line(Some(Ink::Bold), &format!("{}  {}", OutboxId(row.id), row.subject), 4);
    let mut tell = |label, value: &str| text.push_str(&page.fact(9, label, value));
    tell("state", state);
    tell("ticket", &format!("#{}", row.ticket));
    tell("to", &row.to.join(", "));
    let (body, files) = match row.message {
        Some(message) => {
            let message = store.message(message)?;
            tell("message", &message.id.to_string());
            let files = message.attachments.into_iter().map(|file| (file.name, file.bytes));
            (message.text, files.collect::<Vec<_>>())
        }
        None => {
            let (_, text) = draft::asked_of(store, id)?;
            let files = text
                .files
                .into_iter()
                .map(|file| (file.name, i64::try_from(file.bytes.len()).unwrap_or(i64::MAX)));
            (text.body, files.collect())
        }
    };
    tell(
        if row.message.is_some() { "queued" } else { "written" },
        &row.queued_at.local(page.zone).to_string(),
    );
    if state == Outgoing::Queued.word() {
        tell("leaves", &format!("{}, or later", next_try(&row).local(page.zone)));
    }
    if let Some(error) = &row.last_error {
        tell("failed", error);
    }
    text.push_str(&format!("\n{}", page.indented(body.trim_end())));
    for (name, bytes) in files {
        text.push_str(&page.line(Some(Ink::Dim), &format!("  + {name} ({})", size(bytes)), 4));
    }
    for (at, Taken { at: when, step, reason }) in store.outbox_steps(id)?.into_iter().enumerate() {
        let reason = reason.map_or(String::new(), |reason| format!(": {reason}"));
        let gap = if at == 0 { "\n" } else { "" };
        let line = format!("  {}  {}{reason}", when.local(page.zone), step.word());
        text.push_str(&format!("{gap}{}", page.line(None, &line, 20)));
    }
    Ok(text)
}
