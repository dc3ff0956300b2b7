//! `Content-Type` and `Content-Disposition` (RFC 2045 §5, RFC 2183), with names of files in all ways that are in use: RFC 2231
//! and RFC 6266, encoded words against RFC 2047 §5, raw 8-bit bytes. Missing and superfluous separators and quotes are borne.

use super::{charset, words};

/// Names of parameters that may follow a value from which no semicolon parts them.
const KNOWN: [&str; 16] = [
    "boundary",
    "charset",
    "name",
    "filename",
    "format",
    "delsp",
    "type",
    "start",
    "protocol",
    "micalg",
    "report-type",
    "size",
    "method",
    "smime-type",
    "creation-date",
    "modification-date",
];
/// More are no parameters of a mail program.
const MOST: usize = 200;

/// A value of that kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Parameters {
    /// `type/subtype` or `attachment`: what stands in front, in lower case; empty where nothing does.
    pub word: String,
    /// Names in lower case, without what RFC 2231 hangs on them, each once; values decoded.
    pub values: Vec<(String, String)>,
}

impl Parameters {
    /// Reads a value; raw bytes in it are in the charset of the `mail`.
    pub(super) fn parse(value: &[u8], mail: Option<&str>) -> Parameters {
        let mut cursor = Cursor { rest: value, stray_bracket: false };
        let word = cursor.word();
        let mut pieces = Vec::new();
        while pieces.len() < MOST {
            let Some(piece) = cursor.parameter() else { break };
            pieces.push(piece);
        }
        Parameters { word, values: assemble(&pieces, mail) }
    }

    /// The value of a parameter.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.values.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}

/// One parameter as it is written.
struct Piece {
    /// Without stars and numbers.
    name: String,
    /// Its place among several that belong together (RFC 2231 §3).
    number: Option<u32>,
    /// Whether its value is percent-encoded (§4).
    starred: bool,
    value: Vec<u8>,
}

struct Cursor<'x> {
    rest: &'x [u8],
    /// A bracket was opened that nothing closes, and so it is with all behind it.
    stray_bracket: bool,
}

impl<'x> Cursor<'x> {
    fn skip(&mut self, skipped: impl Fn(u8) -> bool) {
        let length = self.rest.iter().take_while(|b| skipped(**b)).count();
        self.rest = self.rest.get(length..).unwrap_or_default();
    }

    fn take(&mut self, length: usize) -> &'x [u8] {
        let (taken, rest) = self.rest.split_at(length.min(self.rest.len()));
        self.rest = rest;
        taken
    }

    /// Passes by blanks, separators and comments.
    fn separators(&mut self) {
        loop {
            self.skip(|b| b.is_ascii_whitespace() || matches!(b, b';' | b','));
            if self.stray_bracket || self.rest.first() != Some(&b'(') {
                return;
            }
            match memchr::memchr(b')', self.rest) {
                Some(end) => self.take(end + 1),
                None => return self.stray_bracket = true,
            };
        }
    }

    /// What stands in front, unless it is a parameter already: a type may be missing.
    fn word(&mut self) -> String {
        self.separators();
        let start = self.rest;
        let mut word = self.token();
        // `text / plain`.
        for _ in 0..2 {
            let after = self.rest.trim_ascii_start();
            if !word.is_empty() && (word.ends_with('/') || after.starts_with(b"/")) {
                self.rest = after;
                word.push_str(&self.token());
            }
        }
        if self.rest.trim_ascii_start().starts_with(b"=") {
            self.rest = start;
            return String::new();
        }
        word
    }

    /// One word, without quotes, in lower case.
    fn token(&mut self) -> String {
        self.skip(|b| matches!(b, b'"' | b'\''));
        let end = |b: &u8| b.is_ascii_whitespace() || matches!(b, b';' | b',' | b'(' | b'"' | b'\'' | b'=');
        let length = self.rest.iter().position(end).unwrap_or(self.rest.len());
        let token = String::from_utf8_lossy(self.take(length)).to_ascii_lowercase();
        self.skip(|b| matches!(b, b'"' | b'\''));
        token
    }

    fn parameter(&mut self) -> Option<Piece> {
        loop {
            self.separators();
            let end = |b: &u8| b.is_ascii_whitespace() || matches!(b, b'=' | b';');
            let length = self.rest.iter().position(end).unwrap_or(self.rest.len());
            if self.rest.is_empty() {
                return None;
            }
            let name = String::from_utf8_lossy(self.take(length)).to_ascii_lowercase();
            let after = self.rest.trim_ascii_start();
            let Some(value) = after.strip_prefix(b"=") else {
                // A stray word.
                if length == 0 {
                    self.take(1);
                }
                continue;
            };
            self.rest = value;
            self.skip(|b| b.is_ascii_whitespace());
            let value = if self.rest.first() == Some(&b'"') { self.quoted() } else { self.unquoted(&name) };
            let mut stars = name.split('*');
            let base = stars.next().unwrap_or_default().trim_matches(['"', '\'']).to_owned();
            let (first, second) = (stars.next(), stars.next());
            let number = first.and_then(|n| n.parse().ok());
            let starred = first == Some("") || number.is_some() && second == Some("");
            return Some(Piece { name: base, number, starred, value });
        }
    }

    /// A quoted value. A quote within it that was not escaped does not end it; where its end was lost, it goes to the next
    /// parameter.
    fn quoted(&mut self) -> Vec<u8> {
        self.take(1);
        let mut end = None;
        let mut at = 0;
        while let Some(byte) = self.rest.get(at) {
            match byte {
                b'\\' => at += 1,
                b'"' if closes(self.rest.get(at + 1..).unwrap_or_default()) => {
                    end = Some(at);
                    break;
                }
                b';' if is_known(self.rest.get(at + 1..).unwrap_or_default().trim_ascii_start()) => {
                    end = Some(at);
                    break;
                }
                _ => {}
            }
            at += 1;
        }
        let length = end.unwrap_or(self.rest.len());
        let quoted = self.take(length);
        self.skip(|b| b == b'"');
        let mut value = Vec::with_capacity(quoted.len());
        let mut bytes = quoted.iter().copied();
        while let Some(byte) = bytes.next() {
            match byte {
                b'\\' => value.extend(bytes.next()),
                b'\r' | b'\n' => {}
                _ => value.push(byte),
            }
        }
        value
    }

    /// A value without quotes. It may hold blanks; one before the name of another parameter parts them where the semicolon is
    /// missing.
    fn unquoted(&mut self, name: &str) -> Vec<u8> {
        let mut end = memchr::memchr(b';', self.rest).unwrap_or(self.rest.len());
        let value = self.rest.get(..end).unwrap_or_default();
        let mut at = 0;
        while let Some(blank) =
            value.get(at..).and_then(|rest| rest.iter().position(u8::is_ascii_whitespace)).map(|n| at + n)
        {
            let rest = value.get(blank..).unwrap_or_default().trim_ascii_start();
            if is_known(rest) {
                end = blank;
                break;
            }
            at = value.len() - rest.len();
        }
        let value = self.take(end).trim_ascii();
        // Brackets are common in names of files.
        let comment = memchr::memchr(b'(', value).filter(|_| value.ends_with(b")") && !is_name(name));
        let value = value.get(..comment.unwrap_or(value.len())).unwrap_or_default().trim_ascii_end();
        value.iter().copied().filter(|b| !matches!(b, b'\r' | b'\n')).collect()
    }
}

/// Whether a quote before this ends a quoted value.
fn closes(rest: &[u8]) -> bool {
    let after = rest.trim_ascii_start();
    matches!(after.first(), None | Some(b';' | b',' | b'(')) || is_known(after)
}

/// Whether a parameter begins here that mail programs write.
fn is_known(rest: &[u8]) -> bool {
    let length =
        rest.iter().take(40).take_while(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'*')).count();
    let (name, after) = rest.split_at(length);
    let name = name.split(|b| *b == b'*').next().unwrap_or_default();
    after.trim_ascii_start().first() == Some(&b'=')
        && KNOWN.iter().any(|known| name.eq_ignore_ascii_case(known.as_bytes()))
}

/// Whether it names a file.
fn is_name(name: &str) -> bool {
    matches!(name.split('*').next(), Some("name" | "filename"))
}

/// Puts together what belongs together. The encoded form of a value counts before the plain one, which is there for
/// programs that cannot read it (RFC 6266 §4.3), wherever they stand; one in pieces comes between them.
fn assemble(pieces: &[Piece], mail: Option<&str>) -> Vec<(String, String)> {
    let mut values: Vec<(String, String)> = Vec::new();
    for piece in pieces {
        if piece.name.is_empty() || values.iter().any(|(name, _)| *name == piece.name) {
            continue;
        }
        let same = || pieces.iter().filter(|p| p.name == piece.name);
        let mut numbered: Vec<&Piece> = same().filter(|p| p.number.is_some()).collect();
        numbered.sort_by_key(|p| p.number);
        numbered.dedup_by_key(|p| p.number);
        let starred = same().find(|p| p.starred && p.number.is_none()).map(|p| joined(&[p], mail));
        let value = starred
            .filter(|value| !value.trim().is_empty() && !value.contains('\u{fffd}'))
            .or_else(|| (!numbered.is_empty()).then(|| joined(&numbered, mail)))
            .or_else(|| same().find(|p| !p.starred && p.number.is_none()).map(|p| plain(&p.value, mail)))
            .unwrap_or_else(|| joined(&[piece], mail));
        values.push((piece.name.clone(), value));
    }
    values
}

/// The value of pieces in order: the first one names the charset of those that are percent-encoded.
fn joined(pieces: &[&Piece], mail: Option<&str>) -> String {
    let mut declared = None;
    let mut bytes = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        if !piece.starred {
            bytes.extend_from_slice(&piece.value);
            continue;
        }
        let mut value = piece.value.as_slice();
        if index == 0
            && let Some((charset, text)) = extended(value)
        {
            declared = Some(charset);
            value = text;
        }
        bytes.extend(percent_decoded(value));
    }
    match declared {
        Some(charset) => charset::decode_in(&bytes, Some(charset).filter(|c| !c.is_empty()), mail).text,
        None => plain(&bytes, mail),
    }
}

/// `charset'language'text`, the text perhaps in quotes.
fn extended(value: &[u8]) -> Option<(&str, &[u8])> {
    let charset = memchr::memchr(b'\'', value)?;
    let language = charset + 1 + memchr::memchr(b'\'', value.get(charset + 1..)?)?;
    let name = std::str::from_utf8(value.get(..charset)?).ok()?;
    let text = value.get(language + 1..)?;
    let text = text.strip_prefix(b"\"").map_or(text, |text| text.strip_suffix(b"\"").unwrap_or(text));
    let is_token = name.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_:.+".contains(&b));
    is_token.then_some((name, text))
}

fn percent_decoded(value: &[u8]) -> Vec<u8> {
    let hex = |byte: &u8| char::from(*byte).to_digit(16).and_then(|d| u8::try_from(d).ok());
    let mut out = Vec::with_capacity(value.len());
    let mut rest = value;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match (byte, after) {
            (b'%', [a, b, after @ ..]) if let (Some(a), Some(b)) = (hex(a), hex(b)) => {
                out.push(a << 4 | b);
                rest = after;
            }
            _ => out.push(*byte),
        }
    }
    out
}

/// A value that claims nothing: raw, or in encoded words, or in the form of a starred one without its star.
fn plain(value: &[u8], mail: Option<&str>) -> String {
    if memchr::memmem::find(value, b"=?").is_some() {
        return words::text_in(value, mail);
    }
    match extended(value) {
        Some((charset, text)) if !charset.is_empty() && value.contains(&b'%') => {
            charset::decode_in(&percent_decoded(text), Some(charset), mail).text
        }
        _ => String::from_utf8_lossy(&charset::header(value, mail)).into_owned(),
    }
}

#[cfg(test)]
mod tests;
