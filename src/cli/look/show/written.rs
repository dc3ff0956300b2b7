//! A ticket as a person reads it: what it is about, its thread, and below it its history.

use unicode_width::UnicodeWidthStr;

use super::shown::Shown;
use crate::cli::look::page::{Page, customer};
use crate::desk::message::Delivery;
use crate::store::message::MessageRow;
use crate::store::story::Told;
use crate::table::color::Ink;

/// Where labels end.
const LABELS: usize = 9;

/// See the head of this file.
pub(super) fn write(page: &Page, shown: &Shown) -> String {
    let row = &shown.row;
    let mut text = page.line(Some(Ink::Bold), &format!("#{}  {}", row.id, row.subject), 4);
    for (label, value) in facts(page, shown) {
        text.push_str(&match value {
            Value::Ours(plain, painted) if page.has_room(LABELS + 2 + plain.width()) => {
                page.own_fact(LABELS, label, &painted)
            }
            Value::Ours(plain, _) => page.fact(LABELS, label, &plain),
            Value::Any(value) => page.fact(LABELS, label, &value),
        });
    }
    text.push_str(&beside(page, shown));
    for remark in &shown.remarks {
        text.push_str(&page.line(Some(Ink::Yellow), &format!("  warning  {remark}"), LABELS + 2));
    }
    if shown.earlier > 0 {
        let what = if shown.earlier == 1 { "earlier message" } else { "earlier messages" };
        let line = format!("  … {} {what}: desk show {}", shown.earlier, row.id);
        text.push_str(&format!("\n{}", page.line(Some(Ink::Dim), &line, 4)));
    }
    let never_left = |message: &&MessageRow| message.delivery.is_some_and(Delivery::never_left);
    for message in shown.thread.iter().filter(|message| page.full || !never_left(message)) {
        text.push('\n');
        text.push_str(&page.message(message, row));
    }
    let hidden = shown.thread.iter().filter(never_left).count();
    if hidden > 0 && !page.full {
        let what = if hidden == 1 { "answer that never left" } else { "answers that never left" };
        let line = format!("  … {hidden} {what} (--full)");
        text.push_str(&format!("\n{}", page.line(Some(Ink::Dim), &line, 4)));
    }
    for draft in &shown.drafts {
        let (id, at) = (draft.id, draft.queued_at.local(page.zone));
        let line = format!("  draft o{id}: desk outbox edit {id}  ({at}, to {})", draft.to.join(", "));
        text.push_str(&format!("\n{}", page.line(Some(Ink::Yellow), &line, 4)));
    }
    if let Some(events) = &shown.events {
        text.push_str(&format!("\n{}", page.line(Some(Ink::Bold), "history", 0)));
        text.extend(events.iter().map(|told| history(page, told)));
    }
    text
}

/// One line of the history.
fn history(page: &Page, told: &Told) -> String {
    let value = told.value.as_deref().unwrap_or_default();
    let by = told.by.as_deref().map_or(String::new(), |by| format!("  by {by}"));
    let line = format!("{}  {:<10} {value}{by}", told.at.local(page.zone), told.kind);
    page.line(None, line.trim_end(), 18)
}

/// What else the customer has here.
fn beside(page: &Page, shown: &Shown) -> String {
    let (others, all) = &shown.beside;
    let mut text = String::new();
    for (at, other) in others.iter().enumerate() {
        let label = if at == 0 { "also here" } else { "" };
        let ago = (page.now - other.updated_at).words();
        let value = format!("#{} {}, {ago} ago: {}", other.id, other.status, other.subject);
        text.push_str(&page.fact(LABELS, label, &value));
    }
    let more = all.saturating_sub(others.len());
    if let (Some(email), 1..) = (&shown.row.customer_email, more) {
        text.push_str(&page.fact(LABELS, "", &format!("and {more} more: desk list customer:{email}")));
    }
    text
}

/// What is known of the ticket, with labels.
pub(super) fn facts(page: &Page, shown: &Shown) -> Vec<(&'static str, Value)> {
    let row = &shown.row;
    let (status, priority) = (row.status.word(), row.priority.word());
    let painted = format!("{}, {}", page.word(status), page.word(priority));
    let mut facts = vec![
        ("status", Value::Ours(format!("{status}, {priority}"), painted)),
        ("customer", Value::Any(customer(row))),
        ("assignee", Value::Any(row.assignee.clone().unwrap_or_else(|| "nobody".into()))),
    ];
    let mut tell = |label, value| facts.push((label, Value::Any(value)));
    if let Some(department) = &row.department {
        tell("lies in", department.clone());
    }
    if let Some(tier) = row.tier {
        tell("tier", tier.to_string());
    }
    if !row.tags.is_empty() {
        tell("tags", row.tags.join(", "));
    }
    if let (Some(due), Some(target)) = (row.due_at, row.due_target) {
        let promise = target.word().replace('_', " ");
        let far = if due < page.now {
            format!("{} ago", (page.now - due).words())
        } else {
            format!("in {}", (due - page.now).words())
        };
        let (state, begin) = (row.sla_status.word(), format!("{} ({far}): {promise}", due.local(page.zone)));
        let painted = format!("{begin}, {}", page.word(state));
        facts.push(("due", Value::Ours(format!("{begin}, {state}"), painted)));
    }
    let mut tell = |label, value| facts.push((label, Value::Any(value)));
    if let Some(since) = row.waiting_since {
        tell("waiting", format!("since {} ({})", since.local(page.zone), (page.now - since).words()));
    }
    if let Some(until) = row.snoozed_until {
        tell("snoozed", format!("until {}", until.local(page.zone)));
    }
    if let Some(since) = row.woken_at {
        tell("woken", format!("its snooze ended {}", since.local(page.zone)));
    }
    if let Some(words) = &row.reminder {
        tell("reminder", words.clone());
    }
    for (kind, ticket) in &shown.links {
        tell("link", format!("{} #{ticket}", kind.replace('_', " ")));
    }
    for (label, value) in shown.margin.facts() {
        tell(label, value);
    }
    facts
}

/// What stands behind a label.
pub(super) enum Value {
    /// Our own words, plain and as they are coloured.
    Ours(String, String),
    /// Perhaps a stranger's.
    Any(String),
}
