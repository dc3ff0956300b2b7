//! Header values as people read them: RFC 2047 encoded words, raw 8-bit bytes, folds.

use std::borrow::Cow;

use mail_parser::HeaderValue;
use mail_parser::parsers::MessageStream;
use memchr::memmem;

use super::{charset, head};

/// An unstructured value (`Subject`) in one line.
pub(super) fn text(value: &[u8]) -> String {
    let value = prepare(value);
    let decoded = if memmem::find(&value, b"=?").is_some() {
        match MessageStream::new(&value).parse_unstructured() {
            HeaderValue::Text(text) => text.into_owned(),
            _ => String::new(),
        }
    } else {
        String::from_utf8_lossy(&value).into_owned()
    };
    one_line(&decoded)
}

/// What every reader of the library needs: UTF-8, encoded words that belong together joined, a line end.
pub(super) fn prepare(value: &[u8]) -> Cow<'_, [u8]> {
    let value = match charset::header(value) {
        Cow::Borrowed(raw) => join(raw),
        Cow::Owned(text) => Cow::Owned(join(&text).into_owned()),
    };
    if value.ends_with(b"\n") {
        value
    } else {
        let mut owned = value.into_owned();
        owned.push(b'\n');
        Cow::Owned(owned)
    }
}

/// Joins neighbouring encoded words of the same charset and encoding: many programs cut them in the middle of a
/// character, against RFC 2047 §5, and only together they can be read.
fn join(value: &[u8]) -> Cow<'_, [u8]> {
    let mut joined: Option<Vec<u8>> = None;
    let mut done = 0;
    let mut at = 0;
    while let Some(hit) = memmem::find(value.get(at..).unwrap_or_default(), b"?=") {
        let end = at + hit;
        at = end + 2;
        let rest = value.get(at..).unwrap_or_default();
        let blanks = rest.iter().take_while(|b| b.is_ascii_whitespace()).count();
        let next = rest.get(blanks..).unwrap_or_default();
        let before = value.get(..end).unwrap_or_default();
        if blanks == 0 || !next.starts_with(b"=?") {
            continue;
        }
        let Some(prefix) = prefix(next) else { continue };
        let Some(start) = memmem::rfind(before, b"=?") else { continue };
        let word = before.get(start..).unwrap_or_default();
        // Base64 that ends in padding is whole by itself.
        let same = word.get(..prefix.len()).is_some_and(|w| w.eq_ignore_ascii_case(prefix));
        if same && !word.ends_with(b"=") {
            let out = joined.get_or_insert_with(|| Vec::with_capacity(value.len()));
            out.extend_from_slice(value.get(done..end).unwrap_or_default());
            done = at + blanks + prefix.len();
            at = done;
        }
    }
    match joined {
        None => Cow::Borrowed(value),
        Some(mut out) => {
            out.extend_from_slice(value.get(done..).unwrap_or_default());
            Cow::Owned(out)
        }
    }
}

/// `=?charset?Q?` of an encoded word.
///
/// Words in an ISO-2022 charset are left apart: each begins and ends in ASCII, and the doubled escape in between would
/// count as an error (WHATWG Encoding, ISO-2022-JP decoder).
fn prefix(word: &[u8]) -> Option<&[u8]> {
    if word.get(2..10).is_some_and(|charset| charset.eq_ignore_ascii_case(b"iso-2022")) {
        return None;
    }
    let charset = 2 + memchr::memchr(b'?', word.get(2..82).or(word.get(2..))?)?;
    matches!(word.get(charset + 1..charset + 3)?, [b'q' | b'Q' | b'b' | b'B', b'?'])
        .then(|| word.get(..charset + 3))
        .flatten()
}

/// Control characters and runs of blanks as one blank; NULs and the rest of the unprintable go.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// A value without its folds as plain text, for those that are matched rather than shown.
pub(super) fn plain(value: &[u8]) -> String {
    String::from_utf8_lossy(&head::unfold(value)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoded_words_and_folds_are_read() {
        assert_eq!(text(b" Re:\r\n =?iso-8859-1?Q?Gr=FC=DFe?= an\r\n\talle\r\n"), "Re: Grüße an alle");
        assert_eq!(text(b"plain  words"), "plain words");
        assert_eq!(text(b"a =?broken"), "a =?broken");
        assert_eq!(text(b""), "");
    }

    #[test]
    fn a_character_cut_in_two_is_made_whole() {
        assert_eq!(text(b"=?utf-8?Q?caf=C3?=\r\n =?UTF-8?q?=A9_noir?= x"), "café noir x");
        assert_eq!(text(b"=?utf-8?B?Y2Fm?= =?utf-8?B?w6k=?= =?utf-8?Q?!?="), "café!");
    }

    #[test]
    fn japanese_words_stand_on_their_own() {
        let subject = b"=?ISO-2022-JP?B?GyRCNV4/XBsoQg==?=\r\n =?ISO-2022-JP?B?GyRCJE5DbRsoQg==?=";
        assert_eq!(text(subject), "\u{6025}\u{9808}\u{306e}\u{6ce8}");
    }

    #[test]
    fn raw_eight_bit_words_are_read() {
        assert_eq!(text("Grüße".as_bytes()), "Grüße");
        assert_eq!(text(b"R\xe9ponse \xe0 votre question"), "Réponse à votre question");
    }

    #[test]
    fn no_control_character_survives() {
        assert_eq!(text(b"a\0b\x1b[31mc\x7f"), "a b [31mc");
    }
}
