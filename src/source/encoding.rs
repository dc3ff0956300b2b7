//! Content-Transfer-Encoding (RFC 2045 §6), read without ever giving up: what does not belong is skipped or kept as it is.

use std::borrow::Cow;

/// How the bytes of a part are wrapped for the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Encoding {
    /// 7bit, 8bit, binary, or something unknown.
    Plain,
    Base64,
    QuotedPrintable,
}

impl Encoding {
    /// The one named by the header's value.
    pub(super) fn named(word: &str) -> Encoding {
        let word = word.trim().trim_end_matches(';');
        if word.eq_ignore_ascii_case("base64") {
            Encoding::Base64
        } else if word.eq_ignore_ascii_case("quoted-printable") {
            Encoding::QuotedPrintable
        } else {
            Encoding::Plain
        }
    }

    /// The bytes within.
    pub(super) fn decode(self, bytes: &[u8]) -> Cow<'_, [u8]> {
        match self {
            Encoding::Plain => Cow::Borrowed(bytes),
            Encoding::Base64 => Cow::Owned(base64(bytes)),
            Encoding::QuotedPrintable => Cow::Owned(quoted_printable(bytes)),
        }
    }

    /// How many bytes [`Encoding::decode`] gives, without making them.
    pub(super) fn decoded_len(self, bytes: &[u8]) -> u64 {
        let length = match self {
            Encoding::Plain => bytes.len(),
            Encoding::Base64 => base64_len(bytes),
            Encoding::QuotedPrintable => quoted_printable(bytes).len(),
        };
        length as u64
    }
}

const SKIP: u8 = 0xff;
const PAD: u8 = 0xfe;

/// The value of each base64 digit.
const DIGITS: [u8; 256] = {
    let mut table = [SKIP; 256];
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut i = 0;
    while i < 64 {
        table[alphabet[i] as usize] = i as u8;
        i += 1;
    }
    table[b'=' as usize] = PAD;
    table
};

fn digit(byte: u8) -> u8 {
    // A byte is always within a table of 256.
    DIGITS.get(usize::from(byte)).copied().unwrap_or(SKIP)
}

/// Padding ends a group and the next one begins, so that pieces put together by careless programs are read whole.
fn base64(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3 + 3);
    let (mut group, mut digits) = (0u32, 0);
    for byte in bytes {
        match digit(*byte) {
            SKIP => {}
            PAD => {
                flush(&mut out, group, digits);
                (group, digits) = (0, 0);
            }
            value => {
                group = group << 6 | u32::from(value);
                digits += 1;
                if digits == 4 {
                    let [_, a, b, c] = group.to_be_bytes();
                    out.extend_from_slice(&[a, b, c]);
                    (group, digits) = (0, 0);
                }
            }
        }
    }
    flush(&mut out, group, digits);
    out
}

fn flush(out: &mut Vec<u8>, group: u32, digits: u32) {
    let [_, a, b, _] = (group << (6 * (4 - digits.min(4)))).to_be_bytes();
    match digits {
        2 => out.push(a),
        3 => out.extend_from_slice(&[a, b]),
        _ => {}
    }
}

fn base64_len(bytes: &[u8]) -> usize {
    let (mut length, mut digits) = (0, 0usize);
    let tail = |digits: usize| digits / 4 * 3 + [0, 0, 1, 2].get(digits % 4).copied().unwrap_or(0);
    for byte in bytes {
        match digit(*byte) {
            SKIP => {}
            PAD => length += tail(std::mem::take(&mut digits)),
            _ => digits += 1,
        }
    }
    length + tail(digits)
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
    fn base64_is_read_with_line_ends_padding_and_dirt() {
        assert_eq!(base64(b"aGVs\r\nbG8="), b"hello");
        assert_eq!(base64(b"aGVsbG8"), b"hello");
        assert_eq!(base64(b"aGU=bGxv!"), b"hello");
        assert_eq!(base64(b"***"), b"");
    }

    #[test]
    fn quoted_printable_is_read_with_soft_breaks_and_stray_signs() {
        assert_eq!(quoted_printable(b"caf=C3=a9 =\r\nx=  \n1=1 =zz="), "café x1=1 =zz".as_bytes());
    }

    #[test]
    fn names_are_known_in_any_case() {
        assert_eq!(Encoding::named(" BASE64 "), Encoding::Base64);
        assert_eq!(Encoding::named("Quoted-Printable"), Encoding::QuotedPrintable);
        assert_eq!(Encoding::named("8bit"), Encoding::Plain);
    }

    proptest! {
        #[test]
        fn the_length_is_the_length(bytes in prop::collection::vec(any::<u8>(), 0..80), text in "[A-Z=\n ]{0,40}") {
            for data in [bytes.as_slice(), text.as_bytes()] {
                for encoding in [Encoding::Plain, Encoding::Base64, Encoding::QuotedPrintable] {
                    prop_assert_eq!(encoding.decode(data).len() as u64, encoding.decoded_len(data));
                }
            }
        }
    }
}
