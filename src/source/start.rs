//! Where a mail begins: what programs put in front of it is passed by, so that its first field is not lost and copies of one mail
//! agree. Nothing else is changed.

use std::borrow::Cow;

use super::charset;

/// The byte order mark of UTF-8; and what becomes of it where a program took it for Latin-1.
const MARKS: [&[u8]; 2] = [b"\xef\xbb\xbf", b"\xc3\xaf\xc2\xbb\xc2\xbf"];

/// The length of the longest of them.
pub(super) const LONGEST_MARK: usize = 6;

/// The bytes of a mail from its first field on: without byte order marks and empty lines, from UTF-16 to UTF-8, with LF for line ends
/// that are CR alone, as old Macintosh programs write them.
pub(super) fn of(bytes: &[u8]) -> Cow<'_, [u8]> {
    if is_wide(bytes) {
        let declared = if bytes.first() == Some(&0) { "utf-16be" } else { "utf-16le" };
        let text = charset::decode(bytes, Some(declared)).text.into_bytes();
        return Cow::Owned(lines(text.get(offset(&text)..).unwrap_or_default()).into_owned());
    }
    lines(bytes.get(offset(bytes)..).unwrap_or_default())
}

/// How many bytes of marks and empty lines stand in front.
pub(super) fn offset(bytes: &[u8]) -> usize {
    let mut at = 0;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        if let Some(mark) = MARKS.iter().find(|mark| rest.starts_with(mark)) {
            at += mark.len();
            continue;
        }
        // A field never begins with a blank, so a line of blanks alone is empty.
        let blank = rest.iter().take_while(|b| b.is_ascii_whitespace()).count();
        let line = rest.get(..blank).unwrap_or_default().iter().rposition(|b| matches!(b, b'\n' | b'\r'));
        let whole = if blank == rest.len() { Some(blank) } else { line.map(|end| end + 1) };
        match whole {
            Some(length) if length > 0 => at += length,
            _ => return at,
        }
    }
}

/// Whether it is UTF-16, as editors and shells of Windows save mail: by its mark, or by letters in every other byte.
fn is_wide(bytes: &[u8]) -> bool {
    let little = |b: &[u8]| matches!(b, [a, 0, c, 0, d, 0, ..] if a.is_ascii() && c.is_ascii() && d.is_ascii() && *a != 0 && *c != 0 && *d != 0);
    bytes.starts_with(b"\xff\xfe")
        || bytes.starts_with(b"\xfe\xff")
        || little(bytes)
        || bytes.first() == Some(&0) && little(bytes.get(1..).unwrap_or_default())
}

fn lines(bytes: &[u8]) -> Cow<'_, [u8]> {
    let start = bytes.get(..1 << 16).unwrap_or(bytes);
    if memchr::memchr(b'\n', start).is_some() || memchr::memchr(b'\r', start).is_none() {
        return Cow::Borrowed(bytes);
    }
    Cow::Owned(bytes.iter().map(|b| if *b == b'\r' { b'\n' } else { *b }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_front_is_passed_by() {
        let mail = "From: Ana <ana@acme.example>\n\n  words\n";
        let wide = |mark: &[u8], unit: fn(u16) -> [u8; 2]| {
            let units: Vec<u8> = mail.encode_utf16().flat_map(unit).collect();
            [mark, units.as_slice()].concat()
        };
        for front in [
            "",
            "\n",
            "\r\n",
            "\n\n\r\n",
            " \t\n",
            "\u{feff}",
            "\u{feff}\r\n",
            "\n\u{feff}",
            "\u{feff}\u{feff}",
            "\u{ef}\u{bb}\u{bf}",
        ] {
            assert_eq!(&*of(format!("{front}{mail}").as_bytes()), mail.as_bytes(), "{front:?}");
        }
        assert_eq!(&*of(&wide(b"\xff\xfe", u16::to_le_bytes)), mail.as_bytes());
        assert_eq!(&*of(&wide(b"\xfe\xff", u16::to_be_bytes)), mail.as_bytes());
        assert_eq!(&*of(&wide(b"", u16::to_le_bytes)), mail.as_bytes());
        assert_eq!(&*of(&wide(b"", u16::to_be_bytes)), mail.as_bytes());
    }

    #[test]
    fn nothing_but_that_is_passed_by() {
        for mail in ["", "x", " From: x", "\0", "Subject: x\n\n\n"] {
            assert_eq!(&*of(mail.as_bytes()), mail.as_bytes(), "{mail:?}");
        }
        assert_eq!(&*of(b"\xef\xbb\xbf"), b"");
        assert_eq!(&*of(b"\n \n"), b"");
        assert_eq!(&*of(b"a\rb\r"), b"a\nb\n");
    }
}
