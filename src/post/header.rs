//! What may stand in a header: strangers' words made into one harmless line, addresses and ids checked.
//!
//! Words (names, subjects, file names) are cleaned, because a letter must leave even if the customer's name is odd.
//! Addresses and our own Message-ID are refused if they are not well formed, because a guess would go to somebody else.

use std::borrow::Cow;

use crate::desk::address::ascii_domain;

/// The longest address that SMTP carries (RFC 5321 §4.5.3.1.3, without the angle brackets).
const LONGEST_ADDRESS: usize = 254;
/// With its header's name and brackets such an id still fits into one line of 998 bytes (RFC 5322 §2.1.1).
const LONGEST_ID: usize = 900;
/// File names beyond this are cut; common file systems end at 255 bytes.
const LONGEST_FILE_NAME: usize = 200;

/// Whether a character could break a line, hide, or turn the direction of what follows.
fn is_unprintable(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{061C}' | '\u{200E}' | '\u{200F}')
        || matches!(character, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Words as one line: everything unprintable and every run of blanks is one blank.
pub(super) fn one_line(words: &str) -> String {
    let printable: String = words.chars().map(|c| if is_unprintable(c) { ' ' } else { c }).collect();
    let line = printable.split_whitespace().collect::<Vec<_>>().join(" ");
    // What looks like an encoded word (RFC 2047) would be read as one, and say something else than it shows here.
    if line.contains("=?") && line.contains("?=") { line.replace("=?", "= ?") } else { line }
}

/// A file name without folders and without anything that could break out of a header.
pub(super) fn file_name(name: &str) -> String {
    let line = one_line(name);
    let last = line.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    let end = last
        .char_indices()
        .map(|(at, c)| at + c.len_utf8())
        .take_while(|end| *end <= LONGEST_FILE_NAME)
        .last();
    match last.get(..end.unwrap_or(0)).map(str::trim) {
        None | Some("" | "." | "..") => "attachment".into(),
        Some(name) => name.into(),
    }
}

/// `type/subtype` in lower case. What is no such thing, and composite types (which must not be sent in base64, RFC 2046 §5.2.1),
/// is sent as plain bytes.
pub(super) fn content_type(given: &str) -> Cow<'_, str> {
    let is_token = |word: &str| {
        !word.is_empty()
            && word.len() <= 64
            && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&b))
    };
    match given.split_once('/') {
        Some((kind, sub)) if is_token(kind) && is_token(sub) => match given.to_ascii_lowercase() {
            composite if composite.starts_with("message/") || composite.starts_with("multipart/") => {
                "application/octet-stream".into()
            }
            simple => simple.into(),
        },
        _ => "application/octet-stream".into(),
    }
}

/// A Message-ID without its brackets, if it is one that can be written into a header as it is.
pub(super) fn message_id(id: &str) -> Option<&str> {
    let id = id.trim();
    let bare = id.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or(id);
    let printable = bare.bytes().all(|b| b.is_ascii_graphic() && b != b'<' && b != b'>');
    (printable && !bare.is_empty() && bare.len() <= LONGEST_ID).then_some(bare)
}

/// An address as SMTP without SMTPUTF8 carries it: a foreign domain in its `xn--` form (RFC 3492). The error says what is wrong.
pub(super) fn address(given: &str) -> Result<String, &'static str> {
    let (local, domain) = given.trim().rsplit_once('@').ok_or("it has no @")?;
    if !local.is_ascii() {
        return Err("the part before the @ is not ASCII, which most mail servers do not accept");
    }
    if !is_local_part(local) {
        return Err("the part before the @ is not well formed");
    }
    let domain = ascii_domain(domain).unwrap_or_default();
    if !is_domain(&domain) {
        return Err("the part after the @ is no domain");
    }
    let address = format!("{local}@{domain}");
    if address.len() > LONGEST_ADDRESS { Err("it is too long") } else { Ok(address) }
}

/// An atom with dots wherever (some providers hand out `a..b@`), or a plain quoted string.
fn is_local_part(local: &str) -> bool {
    let quoted = local.len() > 2
        && local.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).is_some_and(|inside| {
            inside.bytes().all(|b| (b.is_ascii_graphic() || b == b' ') && !b"\"\\<>".contains(&b))
        });
    let atom = !local.is_empty()
        && local.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~.".contains(&b));
    quoted || atom
}

/// Labels of letters, digits, `-` and `_`, or an address literal in brackets.
fn is_domain(domain: &str) -> bool {
    let literal = domain.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).is_some_and(|inside| {
        !inside.is_empty() && inside.bytes().all(|b| b.is_ascii_alphanumeric() || b".:".contains(&b))
    });
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
    };
    literal || domain.split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_one_line() {
        assert_eq!(one_line(" a\r\nBcc: x@y\0\u{2028} b\u{202E}c\u{85}"), "a Bcc: x@y b c");
        assert_eq!(one_line("=?utf-8?q?a=0D=0AB:?="), "= ?utf-8?q?a=0D=0AB:?=");
        assert_eq!(one_line("a =? b"), "a =? b");
    }

    #[test]
    fn file_names_lose_folders_and_surprises() {
        assert_eq!(file_name("/etc/passwd"), "passwd");
        assert_eq!(file_name("C:\\x\\Račun\r\nX: 1.pdf"), "Račun X: 1.pdf");
        for empty in ["", "/", "..", "a/", "\r\n", " . "] {
            assert_eq!(file_name(empty), "attachment", "{empty:?}");
        }
        assert_eq!(file_name(&"ž".repeat(300)).len(), 200);
    }

    #[test]
    fn content_types_are_plain_or_bytes() {
        assert_eq!(content_type("Image/PNG"), "image/png");
        for odd in [
            "",
            "text",
            "text/",
            "a/b/c",
            "text/plain\r\nX: 1",
            "message/rfc822",
            "multipart/mixed",
            "a/b; c=d",
        ] {
            assert_eq!(content_type(odd), "application/octet-stream", "{odd:?}");
        }
    }

    #[test]
    fn ids_are_bare_and_printable() {
        assert_eq!(message_id(" <a@b> "), Some("a@b"));
        for odd in ["", "<>", "a b@c", "a@b\r\nX: 1", "a@b> <c@d", "ä@b"] {
            assert_eq!(message_id(odd), None, "{odd:?}");
        }
    }

    #[test]
    fn addresses_are_well_formed_or_refused() {
        for good in ["ana@x.example", "a..b.@x.example", "\"a b\"@x", "o'neil+1@[192.0.2.1]", "a@localhost"] {
            assert_eq!(address(good).as_deref(), Ok(good));
        }
        assert_eq!(address("info@Müller.example").unwrap(), "info@xn--mller-kva.example");
        for bad in [
            "",
            "ana",
            "@x",
            "a@",
            "a b@x",
            "a@x y",
            "a@x\r\nBcc: b@c",
            "a\0@x",
            "a@x>,<b@c",
            "a,b@c",
            "ж@x",
            "a@x..y",
        ] {
            assert!(address(bad).is_err(), "{bad:?}");
        }
        assert!(address(&format!("a@{}example", "x.".repeat(130))).is_err());
        assert!(address("a@\u{202E}moc.example").is_err());
    }
}
