//! From bytes to text, whatever they claim to be: it never fails, at worst it is lossy and says so.
//!
//! The order: a byte order mark; the declared charset, read as the web reads it (WHATWG: `iso-8859-1` is `windows-1252`,
//! `gb2312` is its superset); where nothing usable is declared, or where it does not fit: UTF-8 if valid, else what a detector says.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use mail_parser::decoders::charsets::map::charset_decoder;

/// Text, and whether some of it could not be read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Decoded {
    pub text: String,
    pub lossy: bool,
}

/// Reads bytes that a header says to be in `declared`.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, bytes.get(mark..).unwrap_or_default());
    }
    let declared = declared.map(|d| d.trim().trim_matches(['"', '\'']));
    let encoding = declared.and_then(|d| Encoding::for_label(d.as_bytes()));
    match (encoding, declared) {
        // Plain ASCII claims nothing beyond itself, and `us-ascii` over 8-bit text is a lie in every charset.
        (Some(e), Some(d)) if e != UTF_8 && !is_ascii_label(d) => {
            let decoded = with(e, bytes);
            // Real UTF-8 that is declared as a multi-byte charset does not fit; a single-byte one fits anything.
            if decoded.lossy { better(decoded, guess(bytes)) } else { decoded }
        }
        (None, Some(d)) if d.len() > 2 => match charset_decoder(d.as_bytes()) {
            // What the web does not know but mail does: utf-7, cp850.
            Some(decoder) => Decoded { text: decoder(bytes), lossy: false },
            None => guess(bytes),
        },
        _ => guess(bytes),
    }
}

/// Reads bytes of which nothing is known.
pub(super) fn guess(bytes: &[u8]) -> Decoded {
    if let Ok(text) = std::str::from_utf8(bytes) {
        // ISO-2022-JP is ASCII with escapes.
        if !bytes.contains(&0x1b) {
            return Decoded { text: text.to_owned(), lossy: false };
        }
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(telling(bytes), true);
    let encoding = detector.guess(None, Utf8Detection::Allow);
    // One broken byte in long UTF-8 text must not turn all of it into another alphabet.
    if encoding == WINDOWS_1252 || encoding == UTF_8 {
        let (valid, broken) = utf8_quality(bytes);
        if valid > broken * 4 {
            return Decoded { text: String::from_utf8_lossy(bytes).into_owned(), lossy: true };
        }
    }
    with(encoding, bytes)
}

/// The two kilobytes that tell a charset: from just before the first byte that is not ASCII (or an escape) on.
fn telling(bytes: &[u8]) -> &[u8] {
    let first = bytes.iter().position(|b| !b.is_ascii() || *b == 0x1b).unwrap_or(0);
    let rest = bytes.get(first.saturating_sub(32)..).unwrap_or(bytes);
    rest.get(..1 << 11).unwrap_or(rest)
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, lossy) = encoding.decode_without_bom_handling(bytes);
    Decoded { text: text.into_owned(), lossy }
}

/// The one with fewer replacement characters.
fn better(first: Decoded, second: Decoded) -> Decoded {
    let holes = |d: &Decoded| d.text.matches('\u{fffd}').count();
    if holes(&second) < holes(&first) { second } else { first }
}

fn is_ascii_label(label: &str) -> bool {
    ["us-ascii", "ascii", "ansi_x3.4-1968", "iso-ir-6"].iter().any(|a| a.eq_ignore_ascii_case(label))
}

/// How many multi-byte characters of UTF-8 are whole, and how many places are broken.
fn utf8_quality(bytes: &[u8]) -> (usize, usize) {
    bytes.utf8_chunks().fold((0, 0), |(valid, broken), chunk| {
        let whole = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (valid + whole, broken + usize::from(!chunk.invalid().is_empty()))
    })
}

/// The value of a header as UTF-8: raw 8-bit bytes are read by the same rules as a body (RFC 6532 or an old habit).
pub(super) fn header(value: &[u8]) -> Cow<'_, [u8]> {
    match std::str::from_utf8(value) {
        Ok(_) => Cow::Borrowed(value),
        Err(_) => Cow::Owned(guess(value).text.into_bytes()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8], declared: Option<&str>) -> String {
        decode(bytes, declared).text
    }

    #[test]
    fn declared_charsets_are_read_as_the_web_reads_them() {
        assert_eq!(text(b"\x80 caf\xe9", Some("iso-8859-1")), "€ café");
        assert_eq!(text(b"\xc4\xe3\xba\xc3", Some("gb2312")), "你好");
        assert_eq!(text(b"\x1b$B%O%m!<\x1b(B", Some("ISO-2022-JP")), "ハロー");
        assert_eq!(text(b"+ZYeB9FH6ckh5Pg-", Some("utf-7")), "文致出版社");
        assert_eq!(text("čćž".as_bytes(), Some("\"UTF-8\"")), "čćž");
    }

    #[test]
    fn a_missing_or_wrong_declaration_is_no_obstacle() {
        assert_eq!(text("čćž".as_bytes(), None), "čćž");
        assert_eq!(text("čćž".as_bytes(), Some("us-ascii")), "čćž");
        assert_eq!(text("čćž".as_bytes(), Some("x-unknown-9")), "čćž");
        assert_eq!(text(b"caf\xe9 au lait, tr\xe8s bon", Some("utf-8")), "café au lait, très bon");
        let russian = encoding_rs::WINDOWS_1251.encode("Здравствуйте, у меня не работает вход").0;
        assert_eq!(text(&russian, None), "Здравствуйте, у меня не работает вход");
    }

    #[test]
    fn byte_order_marks_win() {
        assert_eq!(text(b"\xef\xbb\xbfabc", Some("iso-8859-2")), "abc");
        assert_eq!(text(b"\xff\xfea\0b\0", None), "ab");
    }

    #[test]
    fn one_broken_byte_does_not_change_the_alphabet() {
        let mut bytes = "Grüße aus München, schöne Tage für alle, ä ö ü".as_bytes().to_vec();
        bytes.push(0xff);
        let decoded = decode(&bytes, None);
        assert!(decoded.lossy);
        assert!(decoded.text.starts_with("Grüße aus München"));
    }

    #[test]
    fn raw_headers_become_utf8() {
        assert_eq!(header(b"plain"), &b"plain"[..]);
        assert_eq!(&*header("Ré".as_bytes()), "Ré".as_bytes());
        assert_eq!(
            String::from_utf8(header(b"R\xe9ponse \xe0 votre question").into_owned()).unwrap(),
            "Réponse à votre question"
        );
    }
}
