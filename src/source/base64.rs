//! Base64 (RFC 2045 §6.8) as it really comes: with dirt in it, and with plain words above and below it, which lists and scanners
//! add without looking at how the mail is coded, or instead of it, where the header lies.

/// A line of this many digits is no word of any language, whatever follows it.
const LONG: usize = 40;
/// A shorter line is coded where it is a whole number of groups of letters in both cases and figures.
const SURE: usize = 16;
/// Beyond plain words only lines that are as good as full count as coded again: a footer may hold a key.
const FULL: usize = 60;

const SKIP: u8 = 0xff;
const PAD: u8 = 0xfe;

/// The value of each digit.
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

/// A piece of a body that is said to be base64.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'x> {
    /// To be decoded.
    Coded(&'x [u8]),
    /// To be read as it stands there.
    Words(&'x [u8]),
}

/// Tells what is coded from what is not, line by line. Coding ends with the padding, or with the first line that is no base64.
/// `text`: it is to be read, so that a few letters which mean nothing when they are decoded are rather a word; a small file may be
/// just that.
pub(super) fn pieces(body: &[u8], text: bool) -> Vec<Piece<'_>> {
    // Where each piece begins, and whether it is coded.
    let mut found: Vec<(usize, bool)> = Vec::new();
    let (mut at, mut padded, mut was_coded) = (0, false, false);
    while at < body.len() {
        let rest = body.get(at..).unwrap_or_default();
        let length = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        let line = rest.get(..length).unwrap_or_default();
        // Nearly all of a long file: one more line of what is being decoded.
        let goes_on = !padded && matches!(found.last(), Some((_, true))) && is_all_digits(line);
        if goes_on {
            at += length;
            continue;
        }
        if let Some(line) = Line::of(line) {
            let coded = match found.last() {
                Some((_, true)) if padded => line.is_sure(),
                Some((_, true)) | None => line.coded,
                Some((_, false)) if was_coded => line.digits >= FULL && line.mixed,
                Some((_, false)) => line.digits >= LONG,
            };
            if found.last().is_none_or(|(_, before)| *before != coded) {
                found.push((at, coded));
            }
            if let Some(words) = line.words.filter(|_| coded) {
                found.push((at + words, false));
            }
            padded = line.padded;
            was_coded |= coded;
        }
        at += length;
    }
    let mut pieces: Vec<Piece<'_>> = Vec::with_capacity(found.len());
    for (index, (start, coded)) in found.iter().enumerate() {
        // What is blank at the front belongs to what follows it.
        let start = if index == 0 { 0 } else { *start };
        let end = found.get(index + 1).map_or(body.len(), |(next, _)| *next);
        let piece = body.get(start..end).unwrap_or_default();
        pieces.push(if *coded { Piece::Coded(piece) } else { Piece::Words(piece) });
    }
    match pieces.as_slice() {
        [Piece::Coded(first), rest @ ..] if is_doubtful(first, text || !rest.is_empty()) => {
            vec![Piece::Words(body)]
        }
        _ => pieces,
    }
}

/// Whether a line holds digits only, and at least one.
fn is_all_digits(line: &[u8]) -> bool {
    let line = line.trim_ascii_end();
    // Without a way out in between it is over sooner.
    !line.is_empty() && line.iter().fold(0, |most, byte| digit(*byte).max(most)) < PAD
}

/// Whether the coded piece at the front may just as well be a word or two: a few letters that make no sense when they are decoded.
fn is_doubtful(coded: &[u8], likely: bool) -> bool {
    if coded.len() > 2 * LONG {
        return false;
    }
    let Some(line) = Line::of(coded) else { return false };
    let whole = (line.digits + line.pads).is_multiple_of(4);
    if line.is_sure() || whole && (line.pads > 0 || line.mixed || !likely) {
        return false;
    }
    let decoded = decode(coded);
    let is_text = std::str::from_utf8(&decoded)
        .is_ok_and(|text| !text.chars().any(|c| c.is_control() && !c.is_whitespace()));
    !is_text || decoded.is_empty()
}

/// What a line that is not blank is made of.
#[derive(Debug, Default)]
struct Line {
    /// May be base64.
    coded: bool,
    digits: usize,
    pads: usize,
    /// Letters in both cases and something that is none, as in nearly all that is coded.
    mixed: bool,
    /// Coding ends with it.
    padded: bool,
    /// Where words begin that hang on what is coded without a line end.
    words: Option<usize>,
}

impl Line {
    fn of(line: &[u8]) -> Option<Line> {
        let line = line.trim_ascii_end();
        let front = line.iter().take_while(|b| b.is_ascii_whitespace()).count();
        let (mut seen, mut other) = (Line::default(), 0usize);
        let (mut lower, mut upper, mut figure) = (false, false, false);
        if front == line.len() {
            return None;
        }
        for byte in line {
            match digit(*byte) {
                SKIP => other += usize::from(!byte.is_ascii_whitespace()),
                PAD => seen.pads += 1,
                _ => {
                    seen.digits += 1;
                    lower |= byte.is_ascii_lowercase();
                    upper |= byte.is_ascii_uppercase();
                    figure |= !byte.is_ascii_alphabetic();
                }
            }
        }
        seen.mixed = lower && upper && figure;
        seen.padded = line.ends_with(b"=");
        // Blanks stand between long pieces only; a stray byte in a long line is dirt, many are prose.
        let mut tokens = line.split(u8::is_ascii_whitespace).filter(|t| !t.is_empty());
        tokens.next_back();
        let blanks = tokens.all(|t| t.len() >= LONG / 2);
        let dirt = seen.digits >= LONG && other * 16 <= seen.digits;
        if seen.digits > 0 && blanks && other == 0 {
            seen.coded = true;
        } else if let Some(words) = hanging(line.get(front..).unwrap_or_default()) {
            (seen.coded, seen.padded, seen.words) = (true, true, Some(front + words));
        } else {
            seen.coded = blanks && dirt;
        }
        Some(seen)
    }

    /// Whether it is coded beyond doubt, wherever it stands.
    fn is_sure(&self) -> bool {
        let whole = (self.digits + self.pads).is_multiple_of(4);
        self.coded && whole && (self.digits >= LONG || self.digits >= SURE && self.mixed)
    }
}

/// Where words hang on whole groups of digits: behind their padding, or behind many of them with a byte that is none.
fn hanging(line: &[u8]) -> Option<usize> {
    let digits = line.iter().take_while(|b| digit(**b) < PAD).count();
    let rest = line.get(digits..)?;
    let pads = rest.iter().take_while(|b| **b == b'=').count();
    let words = rest.get(pads..)?;
    let clear = digits >= SURE || words.first().is_some_and(|b| !b.is_ascii_alphanumeric());
    let ends = if pads == 0 { digits >= LONG && words.len() > digits / 16 } else { pads <= 2 && clear };
    (!words.is_empty() && digits > 0 && ends && (digits + pads).is_multiple_of(4)).then_some(digits + pads)
}

/// Decodes, whatever stands between the digits. Padding ends a group and the next one begins, so that pieces put together by
/// careless programs are read whole.
pub(super) fn decode(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() / 4 * 3 + 3);
    let (mut group, mut digits) = (0u32, 0);
    let mut rest = bytes;
    while let Some((byte, after)) = rest.split_first() {
        // A whole group at once, as nearly all of them are.
        if let ([a, b, c, d, after @ ..], 0) = (rest, digits)
            && let [a, b, c, d] = [digit(*a), digit(*b), digit(*c), digit(*d)]
            && a.max(b).max(c).max(d) < PAD
        {
            let [a, b, c, d] = [a, b, c, d].map(u32::from);
            let [_, a, b, c] = (a << 18 | b << 12 | c << 6 | d).to_be_bytes();
            out.extend_from_slice(&[a, b, c]);
            rest = after;
            continue;
        }
        rest = after;
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

/// How many bytes [`decode`] gives, without making them.
pub(super) fn decoded_len(bytes: &[u8]) -> usize {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_read_with_line_ends_padding_and_dirt() {
        assert_eq!(decode(b"aGVs\r\nbG8="), b"hello");
        assert_eq!(decode(b"aGVsbG8"), b"hello");
        assert_eq!(decode(b"aGU=bGxv!"), b"hello");
        assert_eq!(decode(b"***"), b"");
    }

    /// The pieces as text: what is decoded, and in brackets what is words.
    fn read(body: &str) -> String {
        let mut out = String::new();
        for piece in pieces(body.as_bytes(), true) {
            match piece {
                Piece::Coded(coded) => out.push_str(&String::from_utf8_lossy(&decode(coded))),
                Piece::Words(words) => {
                    out.push_str(&format!("[{}]", String::from_utf8_lossy(words).trim()));
                }
            }
        }
        out
    }

    /// `Grüße, mein Kessel leckt seit gestern und niemand kommt.`, in one line without padding.
    const FULL_LINE: &str =
        "R3LDvMOfZSwgbWVpbiBLZXNzZWwgbGVja3Qgc2VpdCBnZXN0ZXJuIHVuZCBuaWVtYW5kIGtvbW10Li4u";
    const DECODED: &str = "Grüße, mein Kessel leckt seit gestern und niemand kommt...";

    #[test]
    fn words_below_what_is_coded_are_words() {
        for (body, is) in [
            ("R3LDvMOfZQ==\n____\nlist footer\n", "Grüße[____\nlist footer]"),
            ("R3LDvMOfZQ==\r\n\r\nsupport mailing list\r\n", "Grüße[support mailing list]"),
            ("R3LDvMOfZQ==\n\nSupport\n", "Grüße[Support]"),
            ("R3LDvMOfZQ\n-- \nlist footer\n", "Grüße[-- \nlist footer]"),
            ("R3LDvMOf\n\nhttps://lists.example/\n", "Grüß[https://lists.example/]"),
            ("R3LDvMOfZQ==____________\nlist\n", "Grüße[____________\nlist]"),
            ("R3LDvMOfZQ== scanned by x\n", "Grüße[scanned by x]"),
            ("aGVsbG8gd29ybGQsIGhvdyBhcmU=Scanned by x\n", "hello world, how are[Scanned by x]"),
        ] {
            assert_eq!(read(body), is, "{body}");
        }
        let long = format!("{FULL_LINE}\n{FULL_LINE}\n");
        assert_eq!(
            read(&format!("{long}This mail was scanned.\n")),
            format!("{DECODED}{DECODED}[This mail was scanned.]")
        );
        assert_eq!(
            read(&format!("{FULL_LINE}______________\nlist\n")),
            format!("{DECODED}[______________\nlist]")
        );
        let key = "d41d8cd98f00b204e9800998ecf8427ed41d8cd98f00b204e9800998ecf8427e";
        assert_eq!(read(&format!("{long}mail id:\n{key}\n")), format!("{DECODED}{DECODED}[mail id:\n{key}]"));
    }

    #[test]
    fn words_above_what_is_coded_are_words() {
        let body = format!("CAUTION: from outside.\n\n{FULL_LINE}\nISE=\n-- \nlist\n");
        assert_eq!(read(&body), format!("[CAUTION: from outside.]{DECODED}!![-- \nlist]"));
    }

    #[test]
    fn plain_words_may_stand_there_instead() {
        for body in [
            "Hello, it broke.\nBye\n",
            "Hello\n\nit broke\n",
            "Dear all,\n",
            "Thanks",
            "Dear",
            "***",
            "Hi\n--\nAna Be",
        ] {
            assert_eq!(read(body), format!("[{}]", body.trim()), "{body}");
        }
    }

    #[test]
    fn what_is_coded_is_decoded_to_its_end() {
        for (body, is) in [
            ("aGVsbG8=", "hello"),
            ("aGVsbG8", "hello"),
            ("R3LDvMOf", "Grüß"),
            ("aGVs\n\nbG8=\n\n", "hello"),
            ("\naGVs\nbG8=\n", "hello"),
            ("aGVsbG8gd29ybGQ=\naGVsbG8gd29ybGQsIGhvdyBhcmU=\n", "hello worldhello world, how are"),
        ] {
            assert_eq!(read(body), is, "{body}");
        }
        // In a charset of two bytes a letter, so that only the digits themselves can tell.
        assert_eq!(pieces(b"6Ua7+SDLrrr4", true), [Piece::Coded(b"6Ua7+SDLrrr4".as_slice())]);
        let dirty = FULL_LINE.replacen("bGVj", "bG!Vj", 1);
        assert_eq!(read(&format!("{dirty}\nISE=\n")), format!("{DECODED}!!"));
        assert_eq!(read(&format!("{FULL_LINE} {FULL_LINE} ISE=")), format!("{DECODED}{DECODED}!!"));
    }
}
