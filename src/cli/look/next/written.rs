//! `next` as a person reads it: the ticket, what is due, what the customer last said, and the terms of its score one below the
//! other.

use super::chosen::Next;
use crate::cli::look::page::{Page, customer};
use crate::desk::clean::{Breaks, clean};
use crate::desk::score::{Score, Value};
use crate::store::message::MessageRow;
use crate::store::ticket::TicketRow;
use crate::table::color::Ink;
use crate::table::wrap::wrapped;

/// Where labels end, and the least room of a subject.
const LABELS: usize = 10;
const LEAST: usize = 12;
/// So many messages since our last answer are shown; the others are counted.
const SHOWN: usize = 3;

/// See the head of this file. `said` is what the customer said, oldest first; who asks why is told of the score instead.
pub(super) fn write(page: &Page, next: &Next, said: &[MessageRow], why: bool) -> String {
    let mut text = head(page, &next.row, "");
    for (label, value) in facts(page, next, why) {
        text.push_str(&page.fact(LABELS, label, &value));
    }
    if !why {
        let more = said.len().saturating_sub(SHOWN);
        if more > 0 {
            let line = format!("  … {more} more since your last answer: desk show {}", next.row.id);
            text.push_str(&format!("\n{}", page.line(Some(Ink::Dim), &line, 4)));
        }
        for message in said.iter().skip(more) {
            text.push_str(&format!("\n{}", page.message(message, &next.row)));
        }
        return text;
    }
    text.push_str(&terms(page, &next.score, None));
    if let Some((row, score)) = &next.runner_up {
        let (points, behind) = (score.points(), next.score.points() - score.points());
        let words = match behind {
            0 => format!(": {points} too; the next in order"),
            _ => format!(": {points}, which is {behind} less"),
        };
        text.push('\n');
        text.push_str(&head(page, row, &words));
        text.push_str(&terms(page, score, Some(&next.score)));
    }
    text
}

/// Number and subject, with what else is said about it; the subject gives way.
fn head(page: &Page, row: &TicketRow, words: &str) -> String {
    let number = format!("#{}  ", row.id);
    let subject = clean(&row.subject, Breaks::Space);
    let taken = number.chars().count() + words.chars().count();
    let room = page.width.map(|width| width.saturating_sub(taken).max(LEAST));
    let subject = wrapped(&subject, room, 0);
    let more = if subject.len() > 1 { "…" } else { "" };
    let first = subject.first().map(String::as_str).unwrap_or_default();
    format!("{}\n", page.paint(Ink::Bold, &format!("{number}{first}{more}{words}")))
}

fn facts(page: &Page, next: &Next, why: bool) -> Vec<(&'static str, String)> {
    let row = &next.row;
    let mut facts = vec![
        ("status", format!("{}, {}", row.status, row.priority)),
        ("customer", customer(row)),
        ("assignee", row.assignee.clone().unwrap_or_else(|| "nobody".into())),
    ];
    let left = next.score.terms.iter().find(|term| matches!(term.value, Value::Due(_)));
    if let (Some(due), Some(target), Some(left)) = (row.due_at, row.due_target, left) {
        let promise = target.word().replace('_', " ");
        facts.push(("due", format!("{} ({promise}): {}", due.local(page.zone), left.value)));
    }
    if let Some(since) = row.waiting_since {
        let waited = (page.now - since).words();
        facts.push(("waiting", format!("since {} ({waited})", since.local(page.zone))));
    }
    if let Some(since) = row.woken_at {
        facts.push(("woken", format!("put aside until {}", since.local(page.zone))));
        facts.extend(row.reminder.clone().map(|words| ("reminder", words)));
    }
    let sum = if why { ", the sum of" } else { "" };
    facts.push(("score", format!("{}{sum}", next.score.points())));
    facts
}

/// The points of each term; beside those of another score, by how much they differ from it.
fn terms(page: &Page, score: &Score, ahead: Option<&Score>) -> String {
    let mut text = String::new();
    for (at, term) in score.terms.iter().enumerate() {
        let difference = match ahead.and_then(|ahead| ahead.terms.get(at)) {
            Some(other) => format!("  {:>+5}", term.points - other.points),
            None => String::new(),
        };
        let label = page.paint(Ink::Dim, &format!("{:>10}", term.name));
        text.push_str(&format!("{label}  {:>4}{difference}  {}\n", term.points, term.value));
    }
    text
}
