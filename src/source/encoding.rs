//! Content-Transfer-Encoding (RFC 2045 §6), read without ever giving up: what does not belong is skipped or kept as it is.

use std::borrow::Cow;

use super::base64::{self, Piece};

/// How the bytes of a part are wrapped for the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// 7bit, 8bit, binary, or something unknown.
    Plain,
    Base64,
    QuotedPrintable,
}

impl Encoding {
    /// The one named by the header's value, in whatever quotes, case and company: `"base64"`, `quoted-printable; x=y`,
    /// `base64 (said the gateway)`.
    pub(super) fn named(value: &str) -> Encoding {
        let value = value.trim_start();
        let value = match value.strip_prefix('(') {
            Some(comment) => comment.split_once(')').map_or("", |(_, rest)| rest),
            None => value,
        };
        let word = value.split([';', '(', ',']).next().unwrap_or_default();
        known(word).or_else(|| known(word.split_whitespace().next()?)).unwrap_or(Encoding::Plain)
    }

    /// The bytes within. Of a body that is said to be base64 only what is coded; where nothing is, all of it as it stands there.
    pub(super) fn decode(self, bytes: &[u8]) -> Cow<'_, [u8]> {
        match self {
            Encoding::Plain => Cow::Borrowed(bytes),
            Encoding::Base64 => coded(bytes).map_or(Cow::Borrowed(bytes), |coded| {
                Cow::Owned(coded.into_iter().flat_map(base64::decode).collect())
            }),
            Encoding::QuotedPrintable => Cow::Owned(quoted_printable(bytes)),
        }
    }

    /// What is to be read, one after the other: as [`Encoding::decode`], and plain words around what is coded.
    pub(super) fn texts(self, bytes: &[u8]) -> Vec<Cow<'_, [u8]>> {
        if self != Encoding::Base64 {
            return vec![self.decode(bytes)];
        }
        let text = |piece| match piece {
            Piece::Coded(coded) => Cow::Owned(base64::decode(coded)),
            Piece::Words(words) => Cow::Borrowed(words),
        };
        base64::pieces(bytes, true).into_iter().map(text).collect()
    }

    /// How many bytes [`Encoding::decode`] gives, without making them.
    pub(super) fn decoded_len(self, bytes: &[u8]) -> u64 {
        let length = match self {
            Encoding::Plain => bytes.len(),
            Encoding::Base64 => coded(bytes)
                .map_or(bytes.len(), |coded| coded.into_iter().map(base64::decoded_len).sum::<usize>()),
            Encoding::QuotedPrintable => quoted_printable(bytes).len(),
        };
        length as u64
    }
}

/// The encoding of this name, as far as letters and figures make it.
fn known(name: &str) -> Option<Encoding> {
    let name: String =
        name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    match name.strip_prefix('x').unwrap_or(&name) {
        "base64" | "b64" => Some(Encoding::Base64),
        "quotedprintable" | "quotedprintible" | "qp" => Some(Encoding::QuotedPrintable),
        _ => None,
    }
}

/// What is coded in a body that is said to be base64; `None` where only words are.
fn coded(bytes: &[u8]) -> Option<Vec<&[u8]>> {
    let mut words = false;
    let mut coded = Vec::new();
    for piece in base64::pieces(bytes, false) {
        match piece {
            Piece::Coded(piece) => coded.push(piece),
            Piece::Words(_) => words = true,
        }
    }
    (!coded.is_empty() || !words).then_some(coded)
}

fn quoted_printable(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = memchr::memchr(b'=', rest) {
        let (plain, escape) = rest.split_at(at);
        out.extend_from_slice(plain);
        let after = escape.get(1..).unwrap_or_default();
        rest = match after {
            [a, b, rest @ ..] if let (Some(a), Some(b)) = (hex(*a), hex(*b)) => {
                out.push(a << 4 | b);
                rest
            }
            // A soft line break, perhaps with blanks that a relay has added.
            _ => {
                let blanks = after.iter().take_while(|b| matches!(b, b' ' | b'\t' | b'\r')).count();
                match after.get(blanks..) {
                    Some([b'\n', rest @ ..]) => rest,
                    Some([]) => &[],
                    _ => {
                        out.push(b'=');
                        after
                    }
                }
            }
        };
    }
    out.extend_from_slice(rest);
    out
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|d| u8::try_from(d).ok())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn quoted_printable_is_read_with_soft_breaks_and_stray_signs() {
        assert_eq!(quoted_printable(b"caf=C3=a9 =\r\nx=  \n1=1 =zz="), "café x1=1 =zz".as_bytes());
    }

    #[test]
    fn names_are_known_in_any_dress() {
        for name in [
            " BASE64 ",
            "\"base64\"",
            "'base64'",
            "base64;",
            "base64; charset=utf-8",
            "base64 (by x)",
            "(by x) base64",
            "base-64",
            "x-base64",
            "base64, 8bit",
            "base64 8bit",
        ] {
            assert_eq!(Encoding::named(name), Encoding::Base64, "{name}");
        }
        for name in [
            "Quoted-Printable",
            "\"quoted-printable\"",
            "quoted printable",
            "quoted_printable",
            "quotedprintable.",
            "quoted-printable;x=y",
            "quoted-printable\t(comment)",
        ] {
            assert_eq!(Encoding::named(name), Encoding::QuotedPrintable, "{name}");
        }
        for name in ["8bit", "7bit", "binary", "\"8bit\"", "", "x-unknown", "utf-8", "none (base64)", "("] {
            assert_eq!(Encoding::named(name), Encoding::Plain, "{name}");
        }
    }

    #[test]
    fn a_file_loses_the_words_that_hang_on_it_and_a_text_keeps_them() {
        let body = b"aGVsbG8=\n____\nlist\n";
        assert_eq!(&*Encoding::Base64.decode(body), b"hello");
        assert_eq!(Encoding::Base64.texts(body), [&b"hello"[..], b"____\nlist\n"]);
        assert_eq!(&*Encoding::Base64.decode(b"no code at all\n"), b"no code at all\n");
        assert_eq!(&*Encoding::Base64.decode(b"\n\n"), b"");
    }

    proptest! {
        #[test]
        fn the_length_is_the_length(bytes in prop::collection::vec(any::<u8>(), 0..80), text in "[A-Za-z0-9=!\n ]{0,90}") {
            for data in [bytes.as_slice(), text.as_bytes()] {
                for encoding in [Encoding::Plain, Encoding::Base64, Encoding::QuotedPrintable] {
                    prop_assert_eq!(encoding.decode(data).len() as u64, encoding.decoded_len(data));
                }
            }
        }
    }
}
