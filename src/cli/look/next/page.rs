//! `next` as a person reads it: the ticket, what is due, and the terms of its score one below the other.

use super::chosen::Next;
use crate::desk::clean::{Breaks, clean};
use crate::desk::score::{Score, Value};
use crate::desk::time::{Moment, Zone};
use crate::store::ticket::TicketRow;
use crate::table::color::Ink;
use crate::table::wrap::wrapped;

/// How it is written.
pub(super) struct Page {
    pub(super) zone: Zone,
    pub(super) now: Moment,
    pub(super) color: bool,
    pub(super) width: Option<usize>,
}

/// Where the words after a label begin.
const HANGING: usize = 12;

impl Page {
    pub(super) fn write(&self, next: &Next, why: bool) -> String {
        let mut page = self.head(&next.row, "");
        for (label, value) in self.facts(next, why) {
            page.push_str(&self.fact(label, &value));
        }
        if why {
            page.push_str(&self.terms(&next.score, None));
            if let Some((row, score)) = &next.runner_up {
                let (points, behind) = (score.points(), next.score.points() - score.points());
                let words = match behind {
                    0 => format!(": {points} too; the next in order"),
                    _ => format!(": {points}, which is {behind} less"),
                };
                page.push('\n');
                page.push_str(&self.head(row, &words));
                page.push_str(&self.terms(score, Some(&next.score)));
            }
        }
        page
    }

    /// Number and subject, with what else is said about it; the subject gives way.
    fn head(&self, row: &TicketRow, words: &str) -> String {
        let number = format!("#{}  ", row.id);
        let subject = clean(&row.subject, Breaks::Space);
        let taken = number.chars().count() + words.chars().count();
        let room = self.width.map(|width| width.saturating_sub(taken).max(HANGING));
        let subject = wrapped(&subject, room, 0);
        let more = if subject.len() > 1 { "…" } else { "" };
        let first = subject.first().map(String::as_str).unwrap_or_default();
        format!("{}\n", self.paint(Ink::Bold, &format!("{number}{first}{more}{words}")))
    }

    fn facts(&self, next: &Next, why: bool) -> Vec<(&'static str, String)> {
        let row = &next.row;
        let customer = match (&row.customer_name, &row.customer_email) {
            (Some(name), Some(email)) => format!("{name} <{email}>"),
            (_, Some(email)) => email.clone(),
            _ => "-".into(),
        };
        let mut facts = vec![
            ("status", format!("{}, {}", row.status, row.priority)),
            ("customer", customer),
            ("assignee", row.assignee.clone().unwrap_or_else(|| "nobody".into())),
        ];
        let left = next.score.terms.iter().find(|term| matches!(term.value, Value::Due(_)));
        if let (Some(due), Some(target), Some(left)) = (row.due_at, row.due_target, left) {
            let promise = target.word().replace('_', " ");
            facts.push(("due", format!("{} ({promise}): {}", due.local(self.zone), left.value)));
        }
        if let Some(since) = row.waiting_since {
            let waited = (self.now - since).words();
            facts.push(("waiting", format!("since {} ({waited})", since.local(self.zone))));
        }
        if let Some(since) = row.woken_at {
            facts.push(("woken", format!("put aside until {}", since.local(self.zone))));
            facts.extend(row.reminder.clone().map(|words| ("reminder", words)));
        }
        let sum = if why { ", the sum of" } else { "" };
        facts.push(("score", format!("{}{sum}", next.score.points())));
        facts
    }

    fn fact(&self, label: &str, value: &str) -> String {
        let line = format!("{label:>10}  {}", clean(value, Breaks::Space));
        let mut text = String::new();
        for (at, line) in wrapped(&line, self.width, HANGING).iter().enumerate() {
            let painted = match line.strip_prefix(&format!("{label:>10}")) {
                Some(rest) if at == 0 => format!("{}{rest}", self.paint(Ink::Dim, &format!("{label:>10}"))),
                _ => line.clone(),
            };
            text.push_str(&painted);
            text.push('\n');
        }
        text
    }

    /// The points of each term; beside those of another score, by how much they differ from it.
    fn terms(&self, score: &Score, ahead: Option<&Score>) -> String {
        let mut text = String::new();
        for (at, term) in score.terms.iter().enumerate() {
            let difference = match ahead.and_then(|ahead| ahead.terms.get(at)) {
                Some(other) => format!("  {:>+5}", term.points - other.points),
                None => String::new(),
            };
            let label = self.paint(Ink::Dim, &format!("{:>10}", term.name));
            text.push_str(&format!("{label}  {:>4}{difference}  {}\n", term.points, term.value));
        }
        text
    }

    fn paint(&self, ink: Ink, text: &str) -> String {
        if self.color { ink.paint(text) } else { text.to_owned() }
    }
}
