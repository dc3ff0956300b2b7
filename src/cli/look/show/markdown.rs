//! A ticket as a Markdown document, for a wiki, an issue or a note. What strangers wrote stays words: it makes no headings, links
//! or pictures.

use super::shown::Shown;
use super::written::{Value, facts};
use crate::cli::look::page::{Page, size};
use crate::desk::clean::{Breaks, clean};
use crate::desk::message::Delivery;
use crate::store::message::MessageRow;
use crate::table::markdown::escape;

/// See the head of this file. The page has neither colours nor a width.
pub(super) fn write(page: &Page, shown: &Shown) -> String {
    let row = &shown.row;
    let mut text = format!("# #{} {}\n\n", row.id, words(&row.subject));
    for (label, value) in facts(page, shown) {
        let (Value::Ours(value, _) | Value::Any(value)) = value;
        text.push_str(&format!("- **{label}:** {}\n", words(&value)));
    }
    let (others, all) = &shown.beside;
    for other in others {
        let subject = words(&other.subject);
        text.push_str(&format!("- **also here:** #{} {}: {subject}\n", other.id, other.status));
    }
    if let more @ 1.. = all.saturating_sub(others.len()) {
        text.push_str(&format!("- **also here:** {more} more\n"));
    }
    text.extend(shown.remarks.iter().map(|remark| format!("- **warning:** {}\n", words(remark))));
    if let earlier @ 1.. = shown.earlier {
        text.push_str(&format!("\n*{earlier} earlier, not shown*\n"));
    }
    let never_left = |message: &&MessageRow| message.delivery.is_some_and(Delivery::never_left);
    for message in shown.thread.iter().filter(|message| page.full || !never_left(message)) {
        text.push_str(&format!("\n## {}\n\n", words(&page.head(message))));
        for (label, recipients) in page.recipients(message, row.customer_email.as_deref()) {
            text.push_str(&format!("{label}: {}\n\n", words(&recipients)));
        }
        let (body, hidden) = page.folded(message);
        text.push_str(&paragraphs(body.trim_end()));
        if hidden > 0 {
            text.push_str(&format!("\n*{hidden} lines of quotation folded away*\n"));
        }
        for attachment in &message.attachments {
            let (name, kind) = (words(&attachment.name), words(&attachment.content_type));
            let part = format!("{}.{}", message.id, attachment.part);
            text.push_str(&format!("\n- {part} {name} ({kind}, {})\n", size(attachment.bytes)));
        }
    }
    for draft in &shown.drafts {
        let (at, to) = (draft.queued_at.local(page.zone), words(&draft.to.join(", ")));
        text.push_str(&format!("\n*draft o{} of {at} to {to}*\n", draft.id));
    }
    if let Some(events) = &shown.events {
        text.push_str("\n## history\n\n");
        for told in events {
            let (at, kind) = (told.at.local(page.zone), told.kind.replace('_', " "));
            let value = words(told.value.as_deref().unwrap_or_default());
            let by = told.by.as_deref().map_or(String::new(), |by| format!(", by {}", words(by)));
            text.push_str(&format!("- {at} {kind} {value}{by}\n"));
        }
    }
    text
}

fn words(text: &str) -> String {
    escape(&clean(text, Breaks::Space))
}

/// What somebody wrote, line by line: each ends where it ended, and none begins a list, a heading or code (CommonMark §4, §5).
fn paragraphs(text: &str) -> String {
    let cleaned = clean(text, Breaks::Page);
    let lines: Vec<String> = cleaned.lines().map(line).collect();
    let mut all = String::new();
    for (at, line) in lines.iter().enumerate() {
        let goes_on = !line.is_empty() && lines.get(at + 1).is_some_and(|next| !next.is_empty());
        all.push_str(line);
        // A line break that stays one; at the end of a paragraph it would be a backslash.
        all.push_str(if goes_on { "\\\n" } else { "\n" });
    }
    all
}

fn line(line: &str) -> String {
    let bare = line.trim();
    let indent = "\u{a0}".repeat(line.len() - line.trim_start_matches(' ').len());
    let digits = bare.bytes().take_while(u8::is_ascii_digit).count();
    let escaped = match bare.as_bytes().get(digits) {
        Some(b'.' | b')') if digits > 0 => {
            let (number, rest) = bare.split_at(digits);
            format!("{number}\\{}", escape(rest))
        }
        Some(b'-' | b'+' | b'=' | b':') if digits == 0 => format!("\\{}", escape(bare)),
        _ => escape(bare),
    };
    if escaped.is_empty() { escaped } else { format!("{indent}{escaped}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_strangers_wrote_stays_words() {
        let text = "# head\n- list\n1. one\n2) two\n    code\n---\n===\n> quote\n<b>x</b> [a](b) ![c](d)\n\n+ plus\n12 apples\n```\n&lt;";
        insta::assert_snapshot!(paragraphs(text), @r"
        \# head\
        \- list\
        1\. one\
        2\) two\
            code\
        \---\
        \===\
        \> quote\
        \<b\>x\</b\> \[a\](b) \!\[c\](d)

        \+ plus\
        12 apples\
        \`\`\`\
        &amp;lt;
        ");
        assert_eq!(paragraphs("a\tb"), "a       b\n");
        assert_eq!(paragraphs(""), "");
    }
}
