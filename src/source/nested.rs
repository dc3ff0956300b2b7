//! Mails that hang on a mail (`message/rfc822`), as they are shown below its own words: each under a heading that tells it
//! apart, and indented by nothing, so that its words can be searched and copied.

use super::head::Head;
use super::mime::{Part, Tree};
use super::{start, text, words};

/// How deep mails within mails are shown.
const DEEPEST: usize = 5;
/// How much text of them is shown at most; the whole is in the attachment.
const LARGEST: usize = 1 << 20;

/// Whether a part is a mail.
pub(super) fn is_mail(part: &Part<'_>) -> bool {
    !part.is_container() && matches!(part.media.as_str(), "message/rfc822" | "message/global")
}

/// The first mail that hangs on this one, in a bundle too.
pub(super) fn first<'t, 'x: 't>(tree: &'t Tree<'x>) -> Option<&'t Part<'x>> {
    tree.parts.iter().find_map(|p| if is_mail(p) { Some(p) } else { first(&p.packed.as_ref()?.tree) })
}

/// Adds every mail that hangs on this one.
pub(super) fn add(tree: &Tree<'_>, text: &mut text::Text) {
    let most = text.text.len() + LARGEST;
    below(tree, 0, most, text);
}

fn below(tree: &Tree<'_>, depth: usize, most: usize, text: &mut text::Text) {
    // Of a report the first part is meant for people; the mail that came back is known to them.
    let is_report = tree.parts.first().is_some_and(|root| root.media == "multipart/report");
    if depth >= DEEPEST || is_report {
        return;
    }
    let signed = tree.parts.iter().filter_map(|p| p.packed.as_ref()).map(|p| &p.tree);
    for part in tree.parts.iter().filter(|p| is_mail(p)) {
        if text.text.len() >= most {
            return;
        }
        let bytes = part.encoding.decode(&part.body);
        let bytes = start::of(&bytes);
        let (head, body) = Head::parse(&bytes);
        let inner = Tree::new(&head, body);
        let own = text::own(&inner);
        text.lossy |= own.lossy;
        let heading = heading(&head, inner.charset());
        for piece in [heading.as_str(), own.text.as_str()].into_iter().filter(|p| !p.is_empty()) {
            text::part_from(&mut text.text);
            let room = most.saturating_sub(text.text.len());
            text.text.push_str(piece.get(..piece.floor_char_boundary(room)).unwrap_or_default());
        }
        below(&inner, depth + 1, most, text);
    }
    signed.for_each(|packed| below(packed, depth + 1, most, text));
}

/// What a part that is a mail is about; empty where it does not say.
pub(super) fn subject(part: &Part<'_>) -> String {
    let bytes = part.encoding.decode(&part.body);
    let bytes = start::of(&bytes);
    let (head, body) = Head::parse(&bytes);
    // Only a raw subject asks in which charset the mail is.
    let subject = head.get("subject").unwrap_or_default();
    let charset = if subject.is_ascii() { None } else { Tree::new(&head, body).charset().map(str::to_owned) };
    words::text_in(subject, charset.as_deref())
}

/// Who wrote the mail, when, about what.
fn heading(head: &Head<'_>, charset: Option<&str>) -> String {
    let mut lines = vec![String::from("[Attached mail]")];
    for (label, name) in [("From", "from"), ("Date", "date"), ("Subject", "subject")] {
        let value = head.get(name).map(|value| words::text_in(value, charset)).filter(|v| !v.is_empty());
        lines.extend(value.map(|v| format!("{label}: {v}")));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(mail: &str) -> text::Text {
        let (head, body) = Head::parse(mail.as_bytes());
        super::super::said::of(&Tree::new(&head, body))
    }

    const INNER: &str = "From: Eva <eva@customer.example>\nDate: Wed, 1 Jul 2026 10:00:00 +0200\nSubject: =?utf-8?Q?Gr=C3=BC=C3=9Fe?=\n\nIt broke.\n";

    fn mixed(words: &str, inner: &str) -> String {
        format!(
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n{words}\n--b\nContent-Type: message/rfc822\n\n{inner}\n--b\n\nmy footer\n--b--\n"
        )
    }

    #[test]
    fn an_attached_mail_stands_below_the_words_of_who_sent_it() {
        let text = shown(&mixed("Please read:", INNER));
        insta::assert_snapshot!(text.text, @r"
        Please read:

        my footer

        [Attached mail]
        From: Eva <eva@customer.example>
        Date: Wed, 1 Jul 2026 10:00:00 +0200
        Subject: Grüße

        It broke.
        ");
        assert_eq!(&text.text[..text.own], "Please read:\n\nmy footer");
    }

    #[test]
    fn mails_in_mails_are_shown_to_a_depth() {
        let (deep, _) = (0..8).fold((String::from("Subject: 0\n\nend\n"), 1), |(inner, n), _| {
            (format!("Subject: {n}\nContent-Type: message/rfc822\n\n{inner}"), n + 1)
        });
        let text = shown(&deep).text;
        assert_eq!(text.matches("[Attached mail]").count(), DEEPEST, "{text}");
    }

    #[test]
    fn a_flood_of_attached_words_does_not_refuse_the_mail() {
        let flood = format!("Subject: x\n\n{}", "words and more\n".repeat(LARGEST / 8));
        let text = shown(&mixed("see file", &flood));
        assert!(!text.cut && text.text.len() < LARGEST + 100 && text.text.starts_with("see file"));
    }

    #[test]
    fn of_a_report_only_its_own_words_are_shown() {
        let report = mixed("Sorry.", INNER).replace("multipart/mixed", "multipart/report");
        assert_eq!(shown(&report).text, "Sorry.");
    }
}
