//! From bytes to text, whatever they claim to be: it never fails, at worst it is lossy and says so.
//!
//! The order: a byte order mark; the declared charset, read as the web reads it (WHATWG: `iso-8859-1` is `windows-1252`,
//! `gb2312` is its superset); where nothing usable is declared, or where it does not fit: UTF-8 if valid, else what is known of
//! the rest of the mail, else what a detector says. Bodies, subjects, names of people and of files all go this way.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    BIG5, EUC_KR, Encoding, GBK, ISO_2022_JP, ISO_8859_2, ISO_8859_15, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE,
    WINDOWS_1250, WINDOWS_1252, WINDOWS_1254, WINDOWS_1257,
};
use mail_parser::decoders::charsets::map::charset_decoder;

use super::older;

/// Text, and whether some of it could not be read.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Decoded {
    pub text: String,
    pub lossy: bool,
}

/// What a name of a charset means.
enum Charset {
    /// UTF-8, and ASCII that claims nothing beyond itself: over 8-bit text it is a lie in every charset.
    Unicode,
    Web(&'static Encoding),
    Hz,
    /// Which letters the shifts lead to.
    Shifted(&'static Encoding),
    Utf7 {
        in_names: bool,
    },
    /// What the web does not know but mail does: cp850.
    Mail(fn(&[u8]) -> String),
    /// Nothing, or a name that nobody knows.
    Unknown,
}

/// Reads bytes that a header says to be in `declared`.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    decode_in(bytes, declared, None)
}

/// The same; what does not fit `declared` may be in the charset of the `mail`.
pub(super) fn decode_in(bytes: &[u8], declared: Option<&str>, mail: Option<&str>) -> Decoded {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, bytes.get(mark..).unwrap_or_default());
    }
    let shifted = |bytes: Vec<u8>, encoding| {
        let decoded = with(encoding, &bytes);
        (!decoded.lossy).then_some(decoded)
    };
    let read = match charset(declared) {
        Charset::Web(encoding) => {
            if let Some(text) = unicode_under(encoding, bytes) {
                return Decoded { text, lossy: false };
            }
            let decoded = with(encoding, bytes);
            return if decoded.lossy { better(decoded, bytes, mail) } else { decoded };
        }
        Charset::Hz if bytes.is_ascii() => shifted(older::hz(bytes), GBK),
        Charset::Shifted(encoding) if bytes.is_ascii() => shifted(older::iso_2022(bytes), encoding),
        Charset::Utf7 { in_names } if bytes.is_ascii() => {
            Some(Decoded { text: older::utf_7(bytes, in_names), lossy: false })
        }
        Charset::Mail(decoder) => Some(Decoded { text: decoder(bytes), lossy: false }),
        _ => None,
    };
    read.unwrap_or_else(|| undeclared(bytes, mail))
}

/// A text as its writer saw it, from bytes in a charset that nobody has named: what an editor has saved. `None` where some of it
/// can only be guessed.
pub fn readable(bytes: &[u8]) -> Option<String> {
    let Decoded { text, lossy } = decode(bytes, None);
    (!lossy).then_some(text)
}

/// Reads bytes of which nothing is known.
pub(super) fn guess(bytes: &[u8]) -> Decoded {
    if let Some(text) = certain(bytes) {
        return Decoded { text, lossy: false };
    }
    // One broken byte in long UTF-8 text must not turn all of it into another alphabet; nor must a cut in its last letter.
    let (valid, broken) = utf8_quality(bytes);
    if valid > broken * 4 || valid > 0 && broken == 1 && is_cut(bytes) {
        return Decoded { text: String::from_utf8_lossy(bytes).into_owned(), lossy: true };
    }
    if is_western(bytes) {
        return with(WINDOWS_1252, bytes);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(telling(bytes), true);
    with(detector.guess(None, Utf8Detection::Allow), bytes)
}

/// The name of the charset in which undeclared bytes seem to be; `None` where they tell nothing.
pub(super) fn detected(bytes: &[u8]) -> Option<&'static str> {
    if certain(bytes).is_some() || is_western(bytes) {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(telling(bytes), true);
    Some(detector.guess(None, Utf8Detection::Allow).name())
}

/// The value of a header as UTF-8: raw 8-bit bytes are read by the same rules as a body (RFC 6532 or an old habit), of which `mail`
/// is the charset.
pub(super) fn header<'v>(value: &'v [u8], mail: Option<&str>) -> Cow<'v, [u8]> {
    if memchr::memchr(0x1b, value).is_none() && std::str::from_utf8(value).is_ok() {
        return Cow::Borrowed(value);
    }
    Cow::Owned(undeclared(value, mail).text.into_bytes())
}

/// Reads bytes of which only the charset of their mail is known, if that.
fn undeclared(bytes: &[u8], mail: Option<&str>) -> Decoded {
    let other = || match charset(mail) {
        Charset::Web(encoding) if encoding != UTF_16LE && encoding != UTF_16BE => {
            Some(with(encoding, bytes)).filter(|decoded| !decoded.lossy)
        }
        _ => None,
    };
    match certain(bytes) {
        Some(text) => Decoded { text, lossy: false },
        None => other().unwrap_or_else(|| guess(bytes)),
    }
}

/// The text of bytes that can be only one thing: ASCII, UTF-8, or ASCII with the escapes of an Asian charset.
fn certain(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    if text.is_ascii() && memchr::memchr(0x1b, bytes).is_some() {
        let has = |escape: &[u8]| memchr::memmem::find(bytes, escape).is_some();
        let decoded = if has(b"\x1b$)C") {
            Some(with(EUC_KR, &older::iso_2022(bytes)))
        } else if has(b"\x1b$)A") {
            Some(with(GBK, &older::iso_2022(bytes)))
        } else if has(b"\x1b$") || has(b"\x1b(I") {
            Some(with(ISO_2022_JP, bytes))
        } else {
            None
        };
        if let Some(decoded) = decoded.filter(|d| !d.lossy) {
            return Some(decoded.text);
        }
    }
    Some(text.to_owned())
}

/// UTF-8 that is declared as something else. A charset of two bytes fits other text seldom and says so; one of Latin letters fits
/// anything, but its own text is never valid UTF-8. UTF-16 of letters is full of zeros.
fn unicode_under(encoding: &'static Encoding, bytes: &[u8]) -> Option<String> {
    const LATIN: [&Encoding; 6] =
        [WINDOWS_1252, ISO_8859_15, WINDOWS_1250, ISO_8859_2, WINDOWS_1254, WINDOWS_1257];
    let wide = encoding == UTF_16LE || encoding == UTF_16BE;
    let is_latin = LATIN.contains(&encoding) && !bytes.is_ascii();
    (is_latin || wide && memchr::memchr(0, bytes).is_none())
        .then(|| std::str::from_utf8(bytes).ok().map(str::to_owned))
        .flatten()
}

/// Whether the bytes beyond ASCII stand alone, as in western text: one of them, or signs (`£`, `’`, `°`) and no letters. What few
/// letters look like is a detector's guess, and `£7,000` would be `Ł7,000`.
fn is_western(bytes: &[u8]) -> bool {
    let (mut count, mut letters, mut before) = (0usize, false, false);
    for byte in bytes {
        if byte.is_ascii() {
            before = false;
            continue;
        }
        // A letter of two bytes.
        if before {
            return false;
        }
        before = true;
        count += 1;
        letters |= matches!(byte, 0x8a | 0x8c | 0x8e | 0x9a | 0x9c | 0x9e | 0x9f | 0xaa | 0xba | 0xc0..);
        if letters && count > 1 {
            return false;
        }
    }
    count > 0
}

/// Whether UTF-8 is broken only in that its last letter is cut.
fn is_cut(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none())
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

/// What does not fit its charset everywhere: read in another one where that is certain, or where this one hardly fits at all.
fn better(declared: Decoded, bytes: &[u8], mail: Option<&str>) -> Decoded {
    let holes = |d: &Decoded| d.text.matches('\u{fffd}').count();
    let letters = declared.text.chars().filter(|c| !c.is_ascii()).count();
    let other = undeclared(bytes, mail);
    let certain = std::str::from_utf8(bytes).is_ok();
    if holes(&other) < holes(&declared) && (certain || holes(&declared) * 3 > letters) {
        other
    } else {
        declared
    }
}

/// What a name in a header means, in quotes or not and with what careless programs hang on it (`utf-8;format=flowed`).
fn charset(name: Option<&str>) -> Charset {
    let Some(name) = name else { return Charset::Unknown };
    let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>'));
    let name = name.split([';', ',', ' ', '(']).next().unwrap_or_default().to_ascii_lowercase();
    let plain: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
    match plain.as_str() {
        "usascii" | "ascii" | "ansix341968" | "isoir6" | "iso646us" | "646" | "utf8" | "utf8mb4"
        | "utf8mb3" | "cp65001" | "65001" => Charset::Unicode,
        "hz" | "hzgb2312" | "hzgb" => Charset::Hz,
        "iso2022kr" | "csiso2022kr" => Charset::Shifted(EUC_KR),
        "iso2022cn" | "iso2022cnext" => Charset::Shifted(GBK),
        "utf7" | "unicode11utf7" | "csunicode11utf7" | "unicode20utf7" | "xunicode20utf7" | "cp65000"
        | "65000" => Charset::Utf7 { in_names: false },
        "utf7imap" | "ximap4modifiedutf7" | "imap4utf7" | "imaputf7" | "modifiedutf7" => {
            Charset::Utf7 { in_names: true }
        }
        "cp932" | "ms932" | "windows932" | "xms932" | "sjis" | "shiftjis" | "shiftjisms" | "mskanji"
        | "csshiftjis" => Charset::Web(SHIFT_JIS),
        "cp936" | "ms936" | "windows936" | "gb2312" | "gbk" | "euccn" | "eucgb2312cn" => Charset::Web(GBK),
        "cp949" | "ms949" | "windows949" | "uhc" | "ksc5601" | "euckr" => Charset::Web(EUC_KR),
        "cp950" | "ms950" | "windows950" | "big5" | "cnbig5" => Charset::Web(BIG5),
        "iso2022jp" | "iso2022jp1" | "iso2022jp2" | "iso2022jp3" | "iso2022jp2004" | "iso2022jpms"
        | "cp50220" | "cp50221" | "cp50222" | "jis" => Charset::Web(ISO_2022_JP),
        _ => by_label(&name, &plain),
    }
}

/// The rest of the names: those that the web knows, as they are or in another spelling (`win-1251`, `8859-2`, `latin-1`), and then
/// those of mail.
fn by_label(name: &str, plain: &str) -> Charset {
    let digits = plain.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let spelled = if plain.contains("8859") {
        digits.strip_prefix("8859").map(|part| format!("iso-8859-{part}"))
    } else if plain.starts_with("latin") {
        Some(plain.to_owned())
    } else {
        digits.strip_prefix("125").map(|page| format!("windows-125{page}"))
    };
    let known = |label: &str| Encoding::for_label(label.as_bytes());
    match known(name).or_else(|| known(&spelled?)) {
        Some(encoding) if encoding.name() == "replacement" || encoding.name() == "x-user-defined" => {
            Charset::Unknown
        }
        Some(encoding) if encoding == UTF_8 => Charset::Unicode,
        Some(encoding) => Charset::Web(encoding),
        None if name.len() > 2 => charset_decoder(name.as_bytes()).map_or(Charset::Unknown, Charset::Mail),
        None => Charset::Unknown,
    }
}

/// How many multi-byte characters of UTF-8 are whole, and how many places are broken.
fn utf8_quality(bytes: &[u8]) -> (usize, usize) {
    bytes.utf8_chunks().fold((0, 0), |(valid, broken), chunk| {
        let whole = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (valid + whole, broken + usize::from(!chunk.invalid().is_empty()))
    })
}

#[cfg(test)]
mod tests;
