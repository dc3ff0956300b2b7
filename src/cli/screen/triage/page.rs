//! A ticket as it is drawn for somebody who is to decide: in the normal buffer, line by line, never above the cursor.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::cli::screen::triage::view::View;
use crate::desk::clean::{Breaks, clean};
use crate::desk::message::Direction;
use crate::desk::reply_text::reply_text;
use crate::desk::time::{Moment, Zone};
use crate::store::message::MessageRow;
use crate::store::ticket::TicketRow;
use crate::table::color::Ink;
use crate::table::wrap::wrapped;

/// How it is drawn.
#[derive(Clone, Copy)]
pub(super) struct Page {
    pub(super) width: usize,
    /// So many lines of a message are drawn.
    pub(super) room: usize,
    pub(super) color: bool,
    /// For a voice that reads it: no lines of signs.
    pub(super) plain: bool,
    pub(super) zone: Zone,
    pub(super) now: Moment,
}

/// Nobody reads lines of more columns with ease.
const WIDEST_TEXT: usize = 100;

impl Page {
    /// All of it.
    pub(super) fn whole(&self, view: &View) -> String {
        let mut page = String::new();
        if !self.plain {
            let rule = "─".repeat(self.width.min(WIDEST_TEXT));
            page.push_str(&format!("{}\n", self.paint(Ink::Dim, &rule)));
        }
        page.push_str(&self.head(&view.row));
        if !view.why.is_empty() {
            self.text(&mut page, Some(Ink::Dim), &format!("first because: {}", view.why.join("; ")), 2);
        }
        self.others(&mut page, view);
        for doubt in &view.doubts {
            self.text(&mut page, Some(Ink::Yellow), &format!("careful: {doubt}"), 2);
        }
        for id in &view.strangers {
            if let Some(message) = view.message(*id) {
                let told = format!(
                    "careful: {id} is from {}, who takes no part in this ticket: y takes it in, Y splits it off",
                    who(message)
                );
                self.text(&mut page, Some(Ink::Yellow), &told, 2);
            }
        }
        if view.unanswered > 0 {
            let earlier = if view.unanswered == 1 { "message" } else { "messages" };
            let told = format!("{} more {earlier} without an answer (v shows all)", view.unanswered);
            self.text(&mut page, Some(Ink::Dim), &told, 2);
        }
        let last = view.last.or_else(|| view.thread.last().map(|message| message.id));
        let first_stranger = view.strangers.first().copied().filter(|id| Some(*id) != last);
        for message in first_stranger.into_iter().chain(last).filter_map(|id| view.message(id)) {
            page.push('\n');
            self.message(&mut page, message);
        }
        page.push('\n');
        page
    }

    /// Number and subject; who, and how it stands.
    pub(super) fn head(&self, row: &TicketRow) -> String {
        let subject = cut(&format!("#{}  {}", row.id, clean(&row.subject, Breaks::Space)), self.width);
        let mut head = format!("{}\n", self.paint(Ink::Bold, &subject));
        let customer = match (&row.customer_name, &row.customer_email) {
            (Some(name), Some(email)) if !name.is_empty() => format!("{name} <{email}>"),
            (_, Some(email)) => email.clone(),
            _ => "nobody knows from whom".to_owned(),
        };
        self.text(&mut head, None, &customer, 2);
        let mut facts = vec![row.status.word().to_owned(), row.priority.word().to_owned()];
        facts.push(row.assignee.as_ref().map_or("nobody has it".to_owned(), |agent| format!("of {agent}")));
        if let Some(due) = row.due_at {
            let far = match due < self.now {
                true => format!("{} ago", (self.now - due).words()),
                false => format!("in {}", (due - self.now).words()),
            };
            facts.push(format!("due {} ({far})", due.local(self.zone)));
        }
        if let Some(until) = row.snoozed_until {
            facts.push(format!("put aside until {}", until.local(self.zone)));
        }
        if !row.tags.is_empty() {
            facts.push(format!("tags {}", row.tags.join(", ")));
        }
        self.text(&mut head, None, &facts.join(", "), 2);
        head
    }

    fn others(&self, page: &mut String, view: &View) {
        let (others, count) = &view.others;
        for other in others {
            let line =
                format!("also: #{} {} ({})", other.id, clean(&other.subject, Breaks::Space), other.status);
            // One line each, the status last.
            let end = format!(" ({})", other.status);
            let head = line.strip_suffix(&end).unwrap_or(&line);
            let line = format!("{}{end}", cut(head, self.width.saturating_sub(end.width())));
            page.push_str(&format!("{}\n", self.paint(Ink::Dim, &line)));
        }
        let more = count.saturating_sub(others.len());
        if more > 0 {
            let email = view.row.customer_email.as_deref().unwrap_or_default();
            self.text(page, Some(Ink::Dim), &format!("also: {more} more (desk list customer:{email})"), 2);
        }
    }

    fn message(&self, page: &mut String, message: &MessageRow) {
        let arrow = match (self.plain, message.direction) {
            (true, Direction::In) => "from",
            (true, Direction::Out) => "our answer",
            (true, Direction::Note) => "note of",
            (false, Direction::In) => "←",
            (false, Direction::Out) => "→",
            (false, Direction::Note) => "·",
        };
        let at = message.received_at;
        let ago = match at <= self.now {
            true => format!(" ({} ago)", (self.now - at).words()),
            false => String::new(),
        };
        let head = format!("{arrow} {}  {}, {}{ago}", message.id, who(message), at.local(self.zone));
        self.text(page, Some(Ink::Bold), &head, 4);
        if message.recipients.cc.len() + message.recipients.to.len() > 1 {
            let all = message.recipients.to.iter().chain(&message.recipients.cc);
            let all: Vec<&str> = all.map(|mailbox| mailbox.email.as_str()).collect();
            let shown = cut(&clean(&format!("  to {}", all.join(", ")), Breaks::Space), self.width);
            page.push_str(&format!("{}\n", self.paint(Ink::Dim, &shown)));
        }
        let folded = reply_text(
            &message.text,
            message.answers.as_ref().filter(|_| message.direction != Direction::Note),
        );
        let text = clean(folded.text.trim(), Breaks::Page);
        let room = self.width.min(WIDEST_TEXT).saturating_sub(2);
        let mut lines: Vec<String> = Vec::new();
        for line in text.lines() {
            // A tab of the sender's is a blank here.
            let line = line.replace("\\t", " ");
            let mut broken = wrapped(&line, Some(room), 0)
                .into_iter()
                .map(|line| line.trim_end().to_owned())
                .collect::<Vec<_>>();
            if broken.is_empty() {
                broken.push(String::new());
            }
            lines.extend(broken);
        }
        if text.is_empty() {
            lines.push("(no text)".to_owned());
        }
        let hidden = lines.len().saturating_sub(self.room);
        // A single line that is left out saves nothing.
        let shown = if hidden > 1 { self.room } else { lines.len() };
        for line in lines.iter().take(shown) {
            page.push_str(if line.is_empty() { "" } else { "  " });
            page.push_str(line);
            page.push('\n');
        }
        let mut left = Vec::new();
        if hidden > 1 {
            left.push(format!("{hidden} more lines"));
        }
        if folded.hidden_lines > 0 {
            left.push(format!("{} lines folded away", folded.hidden_lines));
        }
        if !left.is_empty() {
            self.text(page, Some(Ink::Dim), &format!("  … {} (v shows all)", left.join(", ")), 2);
        }
        if !message.attachments.is_empty() {
            let names: Vec<String> =
                message.attachments.iter().map(|one| format!("{} ({})", one.name, size(one.bytes))).collect();
            self.text(page, None, &format!("  with it: {} (o opens)", names.join(", ")), 4);
        }
    }

    /// A line of our own with words of strangers in it, wrapped.
    fn text(&self, page: &mut String, ink: Option<Ink>, line: &str, hanging: usize) {
        for line in wrapped(&clean(line, Breaks::Space), Some(self.width), hanging) {
            let painted = ink.map_or_else(|| line.clone(), |ink| self.paint(ink, &line));
            page.push_str(&painted);
            page.push('\n');
        }
    }

    fn paint(&self, ink: Ink, text: &str) -> String {
        if self.color { ink.paint(text) } else { text.to_owned() }
    }
}

/// The writer of a message.
fn who(message: &MessageRow) -> String {
    match (message.from.name.as_str(), message.from.email.as_str()) {
        ("", "") => "somebody without an address".to_owned(),
        ("", email) => email.to_owned(),
        (name, "") => name.to_owned(),
        (name, email) => format!("{name} <{email}>"),
    }
}

/// As many columns of it as there are.
pub(super) fn cut(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let (mut kept, mut used) = (String::new(), 0);
    for c in text.chars() {
        used += c.width().unwrap_or(0);
        if used + 1 > columns {
            break;
        }
        kept.push(c);
    }
    kept.push('…');
    kept
}

/// A size as people say it.
pub(super) fn size(bytes: i64) -> String {
    match bytes {
        ..1_000 => format!("{bytes} bytes"),
        1_000..1_000_000 => format!("{} kB", (bytes + 500) / 1_000),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}
