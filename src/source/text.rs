//! The words of a mail: which of its parts are meant to be read, and what they say.

use std::borrow::Cow;

use super::encoding::Encoding;
use super::mime::{Form, Part, Tree};
use super::shown::{is_file, is_shown};
use super::versions::{Versions, compare};
use super::{charset, flowed, html, invitation};
use crate::desk::message::Seal;

/// More text than that no person writes and no database should be asked to search.
pub(super) const LARGEST: usize = 8 << 20;

/// More than that of a version that is not shown is not searched.
const LARGEST_BESIDE: usize = 1 << 20;

/// What a mail says.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub text: String,
    /// Whether some bytes fitted no charset.
    pub lossy: bool,
    /// Whether it was cut at [`LARGEST`].
    pub cut: bool,
    /// How many bytes of it are the mail's own, not those of mails that hang on it.
    pub own: usize,
    /// How the mail was closed.
    pub seal: Option<Seal>,
    /// What versions of the text say that are not shown and say something else.
    pub beside: String,
    /// The numbers of these versions.
    pub unshown: Vec<usize>,
}

impl Text {
    fn keep_beside(&mut self, number: usize, words: &str) {
        part_from(&mut self.beside);
        push_clean(&mut self.beside, words.trim());
        self.unshown.push(number);
    }
}

/// The text of a mail without the mails that hang on it.
pub(super) fn own(tree: &Tree<'_>) -> Text {
    let mut text = Text::default();
    read(tree, 0, &mut text);
    if is_blank(&text.text) {
        packed(tree, &mut text);
    }
    let invitations = invitation::all(tree);
    if is_blank(&text.text) && invitations.is_empty() {
        let words = |(number, p): &(usize, &Part<'_>)| {
            !p.is_container()
                && (p.media.starts_with("text/") || p.media.starts_with("multipart/"))
                && !is_file(tree, *number)
        };
        for (_, part) in tree.parts.iter().enumerate().filter(words) {
            text.text.clear();
            add(part, &mut text);
            if !is_blank(&text.text) {
                break;
            }
        }
    }
    for invitation in invitations {
        part_from(&mut text.text);
        text.text.push_str(&invitation);
    }
    text.text.truncate(text.text.trim_end().len());
    text
}

/// Adds what Outlook has packed: mostly the same words again, so only where there are no others.
fn packed(tree: &Tree<'_>, text: &mut Text) {
    let bundles = tree.parts.iter().filter_map(|p| p.packed.as_ref());
    for bundle in bundles.filter(|p| matches!(p.form, Form::Outlook { .. })) {
        text.text.clear();
        read(&bundle.tree, 0, text);
        if !is_blank(&text.text) {
            return;
        }
    }
}

/// Parts what follows from what stands there by an empty line.
pub(super) fn part_from(text: &mut String) {
    text.truncate(text.trim_end().len());
    if !text.is_empty() {
        text.push_str("\n\n");
    }
}

/// Adds what part `number` says.
fn read(tree: &Tree<'_>, number: usize, text: &mut Text) {
    let Some(part) = tree.parts.get(number) else { return };
    if text.cut {
        return;
    }
    if !part.is_container() {
        if is_shown(tree, number) {
            add(part, text);
        } else if let Some(signed) = part.packed.as_ref().filter(|p| p.form == Form::Signed) {
            // Its numbers are others.
            let unshown = text.unshown.len();
            read(&signed.tree, 0, text);
            text.unshown.truncate(unshown);
        }
        return;
    }
    match part.media.as_str() {
        "multipart/alternative" => alternative(tree, part, text),
        "multipart/related" => {
            first_with_words(tree, part.children.iter(), text);
        }
        // What follows is the signature, or the report for machines.
        "multipart/signed" | "multipart/report" => {
            first_with_words(tree, part.children.iter().take(1), text);
        }
        _ => part.children.iter().for_each(|child| read(tree, *child, text)),
    }
}

/// Adds the version that is meant to be read: the plain one first, then the richest, for they stand in rising order (RFC 2046
/// §5.1.4). What another one says for itself is kept beside.
fn alternative(tree: &Tree<'_>, part: &Part<'_>, text: &mut Text) {
    let is_plain = |n: &&usize| tree.parts.get(**n).is_some_and(|p| p.media == "text/plain");
    let others = || part.children.iter().rev().filter(|n| !is_plain(n));
    let start = text.text.len();
    let Some(plain) = first_with_words(tree, part.children.iter().filter(is_plain), text) else {
        first_with_words(tree, others(), text);
        return;
    };
    let Some((rich, words)) = others().find_map(|n| page(tree, *n)) else { return };
    let shown = text.text.get(start..).unwrap_or_default();
    match compare(shown, &words) {
        Versions::Same => {}
        Versions::Different => text.keep_beside(rich, &words),
        Versions::Stub => {
            let stub = text.text.split_off(start);
            if first_with_words(tree, others(), text).is_some() {
                text.keep_beside(plain, &stub);
            } else {
                text.text.push_str(&stub);
            }
        }
    }
}

/// The first page in a version, and its words without layout, which is costly; `None` where it has none.
fn page(tree: &Tree<'_>, number: usize) -> Option<(usize, String)> {
    let part = tree.parts.get(number)?;
    if part.is_container() {
        return part.children.iter().find_map(|child| page(tree, *child));
    }
    if part.media != "text/html" || !is_shown(tree, number) {
        return None;
    }
    let mut words = html::words(&decoded(part).text);
    words.truncate(words.floor_char_boundary(LARGEST_BESIDE));
    (!is_blank(&words)).then_some((number, words))
}

/// Adds the first of these parts that says something; gives its number.
fn first_with_words<'n>(
    tree: &Tree<'_>,
    numbers: impl Iterator<Item = &'n usize>,
    text: &mut Text,
) -> Option<usize> {
    for number in numbers {
        let before = text.text.len();
        read(tree, *number, text);
        if text.text.get(before..).is_some_and(|added| !is_blank(added)) {
            return Some(*number);
        }
        text.text.truncate(before);
    }
    None
}

/// The letters of one leaf.
#[derive(Default)]
struct Decoded {
    text: String,
    lossy: bool,
    /// Whether there were more bytes than are looked at.
    cut: bool,
}

fn decoded(part: &Part<'_>) -> Decoded {
    // What certainly is too much needs no room in memory. A page may be mostly pictures, so all of it is looked at.
    let most = if part.media == "text/html" { part.body.len() } else { 4 * LARGEST };
    // Files that stood in the text count no longer.
    let (words, encoding) = match part.packed.as_ref().and_then(|p| p.rest.as_deref()) {
        Some(rest) => (rest, Encoding::Plain),
        None => (&*part.body, part.encoding),
    };
    let mut letters = pieces(part, &encoding.texts(words.get(..most).unwrap_or(words)));
    letters.cut = words.len() > most;
    letters
}

/// The pieces of a text, each in a line of its own: what was coded, in the charset of the part, and words that hang on it.
fn pieces(part: &Part<'_>, pieces: &[Cow<'_, [u8]>]) -> Decoded {
    let mut all = Decoded::default();
    for bytes in pieces {
        let piece = charset::decode(bytes, declared(part, bytes).as_deref());
        if !all.text.is_empty() && !all.text.ends_with('\n') {
            all.text.push('\n');
        }
        all.text.push_str(&piece.text);
        all.lossy |= piece.lossy;
    }
    all
}

/// Adds the text of one leaf, parted from what stands there by an empty line.
fn add(part: &Part<'_>, text: &mut Text) {
    let decoded = decoded(part);
    text.cut |= decoded.cut;
    let is_html = part.media == "text/html" || looks_like_html(&decoded.text);
    let words = match part.parameter("format") {
        _ if is_html => page_text(&decoded.text),
        Some(format) if format.eq_ignore_ascii_case("flowed") => {
            let delsp = part.parameter("delsp").is_some_and(|d| d.eq_ignore_ascii_case("yes"));
            flowed::unfold(&decoded.text, delsp)
        }
        _ => decoded.text,
    };
    if is_blank(&words) {
        return;
    }
    if !text.text.is_empty() {
        text.text.push_str(if text.text.ends_with('\n') { "\n" } else { "\n\n" });
    }
    push_clean(&mut text.text, &words);
    text.lossy |= decoded.lossy;
    if text.text.len() > LARGEST {
        text.text.truncate(text.text.floor_char_boundary(LARGEST));
        text.cut = true;
    }
}

/// A page as text; where elements swallow all its words, they are read without any.
fn page_text(page: &str) -> String {
    let text = html::to_text(page);
    if is_blank(&text) { html::all_words(page) } else { text }
}

/// The charset in which the first text seems to be, where it is undeclared.
pub(super) fn detected(tree: &Tree<'_>) -> Option<String> {
    let part =
        tree.parts.iter().enumerate().find(|(number, p)| !p.is_container() && is_shown(tree, *number))?.1;
    let bytes = part.encoding.decode(part.body.get(..4 * LARGEST).unwrap_or(&part.body));
    declared(part, &bytes).or_else(|| charset::detected(&bytes).map(str::to_owned))
}

/// The charset of the header; for a page that has none there, the one that it names itself.
fn declared(part: &Part<'_>, bytes: &[u8]) -> Option<String> {
    if let Some(charset) = part.parameter("charset") {
        return Some(charset.to_owned());
    }
    if part.media != "text/html" {
        return None;
    }
    let head = String::from_utf8_lossy(bytes.get(..2048).unwrap_or(bytes)).to_ascii_lowercase();
    let (_, value) = head.split_once("charset=")?;
    let value = value.trim_start_matches(['"', '\'', ' ']);
    let end = value.find(['"', '\'', ' ', '>', ';', '/']).unwrap_or(value.len());
    value.get(..end).filter(|v| !v.is_empty()).map(str::to_owned)
}

/// A page that is declared as plain text.
fn looks_like_html(text: &str) -> bool {
    let start = text.trim_start();
    let begins = |tag: &str| start.get(..tag.len()).is_some_and(|s| s.eq_ignore_ascii_case(tag));
    begins("<html") || begins("<!doctype html")
}

/// Adds words with line ends as LF, without NULs.
fn push_clean(out: &mut String, words: &str) {
    let mut rest = words;
    while let Some(at) = memchr::memchr2(b'\r', b'\0', rest.as_bytes()) {
        let (clean, found) = rest.split_at(at);
        out.push_str(clean);
        if found.starts_with('\r') && !found.starts_with("\r\n") {
            out.push('\n');
        }
        rest = found.get(1..).unwrap_or_default();
    }
    out.push_str(rest);
}

/// Whether a text has no words.
pub(super) fn is_blank(text: &str) -> bool {
    // Bidi marks and the like are no words, and neither is a byte order mark.
    text.chars().all(|c| {
        c.is_whitespace()
            || c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{34f}')
    })
}

#[cfg(test)]
mod tests {
    use super::super::head::Head;
    use super::super::said::of;
    use super::*;

    fn text(mail: &str) -> String {
        let (head, body) = Head::parse(mail.as_bytes());
        of(&Tree::new(&head, body)).text
    }

    fn multipart(kind: &str, parts: &[(&str, &str)]) -> String {
        let parts: String = parts.iter().map(|(head, body)| format!("--b\n{head}\n\n{body}\n")).collect();
        format!("Content-Type: multipart/{kind}; boundary=b\n\n{parts}--b--\n")
    }

    const PLAIN: &str = "Content-Type: text/plain";
    const HTML: &str = "Content-Type: text/html";

    #[test]
    fn the_plain_version_is_preferred_unless_it_is_empty() {
        assert_eq!(text(&multipart("alternative", &[(PLAIN, "plain"), (HTML, "<p>rich")])), "plain");
        assert_eq!(text(&multipart("alternative", &[(PLAIN, " \n\u{200b}\n"), (HTML, "<p>rich")])), "rich");
        assert_eq!(text(&multipart("alternative", &[(HTML, ""), (PLAIN, "plain")])), "plain");
    }

    #[test]
    fn several_texts_follow_each_other_and_attached_ones_do_not() {
        let attached = "Content-Type: text/plain; name=log.txt";
        assert_eq!(
            text(&multipart("mixed", &[(PLAIN, "one"), (attached, "log"), (PLAIN, "two")])),
            "one\n\ntwo"
        );
        assert_eq!(text(&multipart("mixed", &[(attached, "only this")])), "only this");
        assert_eq!(
            text(&multipart("signed", &[(PLAIN, "words"), ("Content-Type: application/pgp-signature", "x")])),
            "words"
        );
    }

    #[test]
    fn an_invitation_alone_is_shown_as_it_is() {
        assert_eq!(text("Content-Type: text/calendar\n\nBEGIN:VCALENDAR\n"), "BEGIN:VCALENDAR");
    }

    #[test]
    fn a_page_is_read_wherever_it_stands() {
        assert_eq!(text("Content-Type: text/plain\n\n<HTML><p>x</p>"), "x");
        let mail = b"Content-Type: text/html\n\n<meta charset=iso-8859-2><p>\xe8aj".to_vec();
        let (head, body) = Head::parse(&mail);
        assert_eq!(of(&Tree::new(&head, body)).text, "čaj");
    }

    #[test]
    fn line_ends_are_those_of_unix_and_nuls_are_gone() {
        assert_eq!(text("Subject: x\r\n\r\na\r\nb\rc\0d\r\n\r\n"), "a\nb\ncd");
    }

    #[test]
    fn the_boundary_may_be_lost() {
        assert_eq!(text("Content-Type: multipart/mixed; boundary=x\n\nhello"), "hello");
    }

    #[test]
    fn a_flood_of_words_is_cut() {
        let mail = format!("Subject: x\n\n{}", "é".repeat(LARGEST / 2 + 10));
        let (head, body) = Head::parse(mail.as_bytes());
        let text = of(&Tree::new(&head, body));
        assert!(text.cut);
        assert_eq!(text.text.len(), LARGEST);
    }
}
