//! What a person reads of tickets, line by line: a fact with its label, a message with what hangs on it. The same words go to a
//! terminal, where they are wrapped and coloured, and into a pipe, where they are neither.

mod aside;

use crate::cli::context::Context;
use crate::desk::address::base;
use crate::desk::clean::{Breaks, clean};
use crate::desk::message::Direction;
use crate::desk::reply_text::reply_text;
use crate::desk::time::{Moment, Zone};
use crate::store::message::{Attachment, Mailbox, MessageRow};
use crate::store::ticket::TicketRow;
use crate::table::color::Ink;
use crate::table::wrap::wrapped;

/// How it is written.
#[derive(Clone, Copy, Debug)]
pub struct Page {
    /// In which times are told.
    pub zone: Zone,
    /// Against which "3 h ago" is said.
    pub now: Moment,
    /// Whether texts and lists of recipients are shown whole.
    pub full: bool,
    /// Whether there are colours.
    pub color: bool,
    /// Where lines are wrapped; nowhere without it.
    pub width: Option<usize>,
}

/// So many recipients are named; more only where all is asked for.
const NAMED: usize = 6;

impl Page {
    /// As this run writes it.
    pub fn of(context: &Context, zone: Zone) -> Page {
        let style = context.ui.style(zone, context.now);
        Page { zone, now: context.now, full: false, color: style.color, width: style.width }
    }

    /// The text in this ink, where there are colours.
    pub fn paint(&self, ink: Ink, text: &str) -> String {
        if self.color { ink.paint(text) } else { text.to_owned() }
    }

    /// One of our own words in the ink of its meaning.
    pub fn word(&self, word: &str) -> String {
        Ink::of_word(word).map_or(word.to_owned(), |ink| self.paint(ink, word))
    }

    /// A line in one ink, wrapped; what follows hangs under the places after `hanging`.
    pub fn line(&self, ink: Option<Ink>, line: &str, hanging: usize) -> String {
        let line = clean(line, Breaks::Space);
        let pieces = wrapped(&line, self.width, hanging).into_iter();
        pieces.map(|piece| ink.map_or(piece.clone(), |ink| self.paint(ink, &piece)) + "\n").collect()
    }

    /// A label at the right edge of so many places, and its value, which hangs beside it.
    pub fn fact(&self, places: usize, label: &str, value: &str) -> String {
        let room = self.width.map(|width| width.saturating_sub(places + 2));
        let pieces = wrapped(&clean(value, Breaks::Space), room, 0);
        pieces
            .iter()
            .enumerate()
            .map(|(at, piece)| self.own_fact(places, if at == 0 { label } else { "" }, piece))
            .collect()
    }

    /// Whether a line has room for so many places.
    pub fn has_room(&self, places: usize) -> bool {
        self.width.is_none_or(|width| places <= width)
    }

    /// The same with a value of our own words alone, which are short and may be coloured.
    pub fn own_fact(&self, places: usize, label: &str, value: &str) -> String {
        let label = format!("{label:>places$}");
        format!("{}  {value}\n", if label.trim().is_empty() { label } else { self.paint(Ink::Dim, &label) })
    }

    /// A message: its head, to whom it went beside the customer, its text, and what hangs on it.
    pub fn message(&self, message: &MessageRow, ticket: &TicketRow) -> String {
        let mut text = self.line(Some(Ink::Bold), &self.head(message), 4);
        for (label, recipients) in self.recipients(message, ticket.customer_email.as_deref()) {
            text.push_str(&self.line(Some(Ink::Dim), &format!("  {label} {recipients}"), 5));
        }
        if let Some(wanted) = wanted(message) {
            let line = format!("  wants its answer at {wanted}");
            text.push_str(&self.line(Some(Ink::Yellow), &line, 2));
        }
        let (body, hidden) = self.folded(message);
        text.push_str(&self.indented(body.trim_end()));
        if hidden > 0 {
            let lines = if hidden == 1 { "line" } else { "lines" };
            let more = format!("  … {hidden} {lines} folded away (--full)");
            text.push_str(&self.line(Some(Ink::Dim), &more, 4));
        }
        for one in &message.unreached {
            let status = one.status.as_deref().map_or(String::new(), |status| format!(", {status}"));
            let lasting = if one.lasting { ", for good" } else { " for now" };
            let line = format!("  ! {} was not reached{status}{lasting}", one.email);
            text.push_str(&self.line(Some(Ink::Yellow), &line, 4));
        }
        for attachment in &message.attachments {
            let Attachment { name, content_type, bytes, part } = attachment;
            let line = format!(
                "  + {name} ({content_type}, {})  desk show {} --save {}.{part} .",
                size(*bytes),
                ticket.id,
                message.id
            );
            text.push_str(&self.line(Some(Ink::Dim), &line, 4));
        }
        text
    }

    /// Its text as far as it is shown, and how many lines of it are folded away.
    pub fn folded(&self, message: &MessageRow) -> (String, usize) {
        let folds = message.direction != Direction::Note && !self.full;
        let folded = reply_text(&message.text, message.answers.as_ref().filter(|_| folds));
        (folded.text, folded.hidden_lines)
    }

    /// What somebody wrote, two places from the edge; tabs reach to their next stop.
    pub fn indented(&self, text: &str) -> String {
        let room = self.width.map(|width| width.saturating_sub(2));
        let mut lines = String::new();
        for line in clean(text, Breaks::Page).lines() {
            for piece in wrapped(line, room, 0) {
                let piece = piece.trim_end();
                lines.push_str(if piece.is_empty() { "" } else { "  " });
                lines.push_str(piece);
                lines.push('\n');
            }
        }
        lines
    }

    /// Which way it went, which it is, when it counts, who wrote it, and what else is to be known.
    pub fn head(&self, message: &MessageRow) -> String {
        let arrow = match message.direction {
            Direction::In => "←",
            Direction::Out => "→",
            Direction::Note => "·",
        };
        let remarks = aside::of(message);
        let remarks = if remarks.is_empty() { String::new() } else { format!("  ({})", remarks.join("; ")) };
        let (at, who) = (message.received_at.local(self.zone), who(&message.from));
        format!("{arrow} {}  {at}  {who}{remarks}", message.id)
    }

    /// Those to whom it went, where that says more than that it went to us or to the customer.
    pub fn recipients(&self, message: &MessageRow, customer: Option<&str>) -> Vec<(&'static str, String)> {
        let recipients = &message.recipients;
        let usual = match message.direction {
            Direction::In => recipients.to.len() < 2,
            Direction::Out => recipients.to.iter().all(|to| Some(base(&to.email)) == customer.map(base)),
            Direction::Note => true,
        };
        let to = recipients.to.as_slice();
        let all = [("to", if usual { &[] } else { to }), ("cc", &recipients.cc), ("bcc", &recipients.bcc)];
        let named = all.into_iter().filter(|(_, mailboxes)| !mailboxes.is_empty());
        named.map(|(label, mailboxes)| (label, self.listed(mailboxes))).collect()
    }

    fn listed(&self, mailboxes: &[Mailbox]) -> String {
        let most = if self.full { mailboxes.len() } else { NAMED };
        let shown: Vec<String> = mailboxes.iter().take(most).map(who).collect();
        match mailboxes.len().saturating_sub(most) {
            0 => shown.join(", "),
            more => format!("{} and {more} more (--full)", shown.join(", ")),
        }
    }
}

/// A person with their address, as far as either is known.
pub fn who(mailbox: &Mailbox) -> String {
    match (mailbox.name.as_str(), mailbox.email.as_str()) {
        ("", "") => "somebody (no address can be made out)".into(),
        (name, "") => format!("{name} (no address)"),
        ("", email) => email.to_owned(),
        (name, email) => format!("{name} <{email}>"),
    }
}

/// The customer of a ticket with their address.
pub fn customer(row: &TicketRow) -> String {
    match (&row.customer_name, &row.customer_email) {
        (Some(name), Some(email)) => format!("{name} <{email}>"),
        (_, Some(email)) => email.clone(),
        _ => "-".into(),
    }
}

/// Where its writer wants the answer, if elsewhere.
fn wanted(message: &MessageRow) -> Option<String> {
    let elsewhere = |mailbox: &&Mailbox| base(&mailbox.email) != base(&message.from.email);
    let wanted = message.recipients.reply_to.iter().filter(|_| message.direction == Direction::In);
    let wanted: Vec<&str> = wanted.filter(elsewhere).map(|mailbox| mailbox.email.as_str()).collect();
    if wanted.is_empty() { None } else { Some(wanted.join(", ")) }
}

/// `812 bytes`, `12 kB`, `3.4 MB`: decimal, as file managers tell it.
pub fn size(bytes: i64) -> String {
    match bytes {
        ..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", (bytes + 500) / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn sizes_are_told_as_people_know_them() {
        let all = [0, 999, 1_000, 12_499, 999_499, 3_450_000].map(super::size);
        assert_eq!(all, ["0 bytes", "999 bytes", "1 kB", "12 kB", "999 kB", "3.4 MB"]);
    }
}
