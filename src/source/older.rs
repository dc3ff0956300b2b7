//! Charsets that the web has given up and mail has not: HZ (RFC 1843), ISO-2022-KR (RFC 1557), ISO-2022-CN (RFC 1922) and UTF-7
//! (RFC 2152), in mail and as IMAP writes folder names. All are made of ASCII; the first three are turned into the charset from which
//! their letters come.

use super::base64;

/// HZ as GBK: what stands between `~{` and `~}` loses its high bits on the way and gets them back.
pub(super) fn hz(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut chinese = false;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match (byte, bytes.get(at)) {
            (b'~', Some(b'{')) => chinese = true,
            (b'~', Some(b'}')) => chinese = false,
            (b'~', Some(b'~')) if !chinese => out.push(b'~'),
            (b'~', Some(b'\n')) if !chinese => {}
            // A line ends the Chinese even where its mark was lost.
            (b'\n', _) => {
                chinese = false;
                out.push(b'\n');
                continue;
            }
            (first @ 0x21..=0x7e, Some(second @ 0x21..=0x7e)) if chinese => {
                out.extend_from_slice(&[first | 0x80, second | 0x80]);
            }
            _ => {
                out.push(*byte);
                continue;
            }
        }
        at += 1;
    }
    out
}

/// ISO-2022-KR as EUC-KR, ISO-2022-CN (its letters of GB 2312) as GBK: `SO` and `SI` switch, escapes say to what.
pub(super) fn iso_2022(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut shifted = false;
    let mut rest = bytes;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match byte {
            0x1b if matches!(after, [b'$', b')' | b'*', _, ..]) => rest = after.get(3..).unwrap_or_default(),
            0x0e => shifted = true,
            0x0f => shifted = false,
            b'\n' => {
                shifted = false;
                out.push(b'\n');
            }
            0x21..=0x7e if shifted => out.push(byte | 0x80),
            _ => out.push(*byte),
        }
    }
    out
}

/// How often a run of digits is tried from another of its shifts on; more would be tried over and over, as a shift is a digit too.
const MOST_TRIES: usize = 8;

/// UTF-7; `in_names`: as IMAP writes names (RFC 3501 §5.1.3), with `&` for `+` and `,` for `/`. What is none stays as it is.
pub(super) fn utf_7(bytes: &[u8], in_names: bool) -> String {
    let shift = if in_names { b'&' } else { b'+' };
    let mut out = String::with_capacity(bytes.len());
    let mut rest = bytes;
    // What follows the run that is no UTF-16, and how often it was tried.
    let (mut behind, mut tries) = (usize::MAX, 0);
    while let Some(at) = memchr::memchr(shift, rest) {
        let (plain, shifted) = rest.split_at(at);
        out.push_str(&String::from_utf8_lossy(plain));
        let coded = shifted.get(1..).unwrap_or_default();
        let is_digit =
            |b: &u8| b.is_ascii_alphanumeric() || *b == b'+' || *b == if in_names { b',' } else { b'/' };
        let length = coded.iter().take_while(|b| is_digit(b)).count();
        let (digits, after) = coded.split_at(length);
        let closed = after.first() == Some(&b'-');
        rest = if closed { after.get(1..).unwrap_or_default() } else { after };
        match units(digits) {
            _ if digits.is_empty() && closed => out.push(char::from(shift)),
            Some(text) => out.push_str(&text),
            // `1+1=2`.
            None => {
                out.push(char::from(shift));
                tries = if behind == after.len() { tries + 1 } else { 1 };
                behind = after.len();
                rest = coded;
                if tries > MOST_TRIES {
                    out.push_str(&String::from_utf8_lossy(digits));
                    rest = after;
                }
            }
        }
    }
    out.push_str(&String::from_utf8_lossy(rest));
    out
}

/// The letters in a piece of base64 that is UTF-16; `None` where it is none.
fn units(digits: &[u8]) -> Option<String> {
    let bits = digits.len() * 6;
    if bits < 16 || bits % 16 >= 6 {
        return None;
    }
    let digits: Vec<u8> = digits.iter().map(|b| if *b == b',' { b'/' } else { *b }).collect();
    let bytes = base64::decode(&digits);
    let units = bytes.chunks_exact(2).map(|pair| match pair {
        [high, low] => u16::from_be_bytes([*high, *low]),
        _ => 0,
    });
    char::decode_utf16(units).collect::<Result<String, _>>().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_between_tildes() {
        assert_eq!(hz(b"a ~{<:Ky2;~} ~~ b"), b"a \xbc\xba\xcb\xf9\xb2\xbb ~ b");
        assert_eq!(hz(b"~{<:\nb~"), b"\xbc\xba\nb~");
        assert_eq!(hz(b"one ~\ntwo"), b"one two");
    }

    #[test]
    fn shifts_say_which_letters() {
        assert_eq!(iso_2022(b"\x1b$)C\x0e>H3g\x0f ok"), b"\xbe\xc8\xb3\xe7 ok");
        assert_eq!(iso_2022(b"\x1b$)A\x0eDc:C\nx"), b"\xc4\xe3\xba\xc3\nx");
        assert_eq!(iso_2022(b"\x1b"), b"\x1b");
    }

    #[test]
    fn utf_7_is_read_and_sums_are_left_alone() {
        for (bytes, text) in [
            ("+ZYeB9FH6ckh5Pg-", "文致出版社"),
            ("Gr+APwA3w-e an +2D3eAA-", "Grüße an 😀"),
            ("+AGEAYg", "ab"),
            ("1+1=2, a+-b, c++", "1+1=2, a+b, c++"),
            (
                "+2AD+2AD+2AD+2AD+2AD+2AD+2AD+2AD+2AD+2AD+2AD+2AD +AGEAYg-",
                "+2AD+2AD+2AD+2AD+2AD+2AD+2AD+2AD+2AD+2AD+2AD+2AD ab",
            ),
        ] {
            assert_eq!(utf_7(bytes.as_bytes(), false), text, "{bytes}");
        }
        assert_eq!(utf_7(b"Envoy&AOk-s &- R&ZeVnLIqe-", true), "Envoyés & R日本語");
    }
}
