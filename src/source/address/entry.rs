//! One person in an address header, as it is written: where each begins and ends, and what of it is the address.

use super::super::words;
use super::plain;

/// The signs that stand around addresses in careless headers.
const DIRT: [char; 11] = ['<', '>', '\'', '`', ',', ';', ':', ' ', '\u{ab}', '\u{bb}', '\u{feff}'];

/// What stands between two separators.
#[derive(Debug, Default)]
pub(super) struct Entry {
    /// Words and quoted strings outside of brackets, raw.
    words: Vec<String>,
    comment: String,
    /// What stands in each pair of angle brackets.
    brackets: Vec<String>,
    /// Whether a group ends with it.
    pub ends_group: bool,
    /// The address in the last brackets that have one; known when the entry is whole, as all else asks for it.
    bracketed: Option<String>,
    /// The address, wherever it stands.
    address: Option<String>,
}

impl Entry {
    /// The address in lower case: in the last brackets that have one, else the last word that is one.
    pub(super) fn address(&self) -> Option<&str> {
        self.address.as_deref()
    }

    /// Whether its address stands in brackets.
    pub(super) fn is_bracketed(&self) -> bool {
        self.bracketed.is_some()
    }

    /// Whether there are words beside the address.
    pub(super) fn has_phrase(&self) -> bool {
        self.words.len() > usize::from(!self.is_bracketed())
    }

    /// The entry when all of it is read.
    fn whole(mut self) -> Entry {
        self.bracketed = self.brackets.iter().rev().find_map(|inside| address(inside));
        let bare = match self.bracketed {
            Some(_) => None,
            None if self.brackets.is_empty() => self.close_gaps(),
            None => self.bare(),
        };
        let spelled = || match self.words.as_slice() {
            // As list archives hide it.
            [local, at, domain] if at == "at" && domain.contains('.') => {
                address(&format!("{local}@{domain}"))
            }
            _ => None,
        };
        let local = || {
            let only = self.brackets.last().filter(|b| !b.is_empty() && !b.contains(' '))?;
            Some(only.trim_matches(DIRT).to_lowercase()).filter(|local| !local.is_empty())
        };
        self.address = self.bracketed.clone().or(bare).or_else(spelled).or_else(local);
        self
    }

    /// The address in the last word that is one.
    fn bare(&self) -> Option<String> {
        self.words.iter().rev().find_map(|word| address(word))
    }

    /// The words that are not the address, else the comment, else what stands in brackets without being an address; still encoded.
    pub(super) fn name(&self) -> String {
        let bare =
            if self.is_bracketed() { None } else { self.words.iter().rposition(|w| address(w).is_some()) };
        let spelled =
            bare.is_none() && !self.is_bracketed() && self.words.get(1).is_some_and(|at| at == "at");
        // Asked once, not for each word: a header may have a hundred thousand.
        let spelled = spelled && self.address().is_some();
        let of_words = self.words.iter().enumerate().filter(|(at, _)| Some(*at) != bare && !spelled);
        let name = of_words.map(|(_, word)| unquoted(word)).collect::<Vec<_>>().join(" ");
        if !name.trim().is_empty() {
            return name;
        }
        match self.brackets.last() {
            _ if !self.comment.trim().is_empty() => self.comment.trim().to_owned(),
            // `<Ana Anić>` is a name in the wrong place.
            Some(inside) if self.address().is_none() => inside.clone(),
            _ => String::new(),
        }
    }

    fn is_empty(&self) -> bool {
        self.words.is_empty() && self.brackets.is_empty() && self.comment.is_empty()
    }

    /// Joins `ana @ acme.example`, which is one word, where no other is an address; gives the address that there is then.
    fn close_gaps(&mut self) -> Option<String> {
        let bare = self.bare();
        if bare.is_some() || !self.words.iter().any(|word| word.contains('@')) {
            return bare;
        }
        let mut closed: Vec<String> = Vec::with_capacity(self.words.len());
        for word in std::mem::take(&mut self.words) {
            match closed.last_mut() {
                Some(before) if before.ends_with('@') || word.starts_with('@') && !before.contains('@') => {
                    before.push_str(&word)
                }
                _ => closed.push(word),
            }
        }
        self.words = closed;
        self.bare()
    }
}

/// Takes a header apart. Commas and semicolons part people but in quotes, comments, brackets and encoded words; the names of groups go.
pub(super) fn entries(value: &str) -> Vec<Entry> {
    let mut found = Vec::new();
    let mut entry = Entry::default();
    let mut word = String::new();
    let mut rest = value;
    let (mut stray_quote, mut stray_bracket) = (false, false);
    // A colon names a group only where a semicolon ends it, or nobody is in it.
    let last_end = value.rfind(';').map_or(0, |at| value.len() - at);
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        if let Some(length) = words::length(rest) {
            word.push_str(rest.get(..length).unwrap_or_default());
            rest = rest.get(length..).unwrap_or_default();
            continue;
        }
        rest = after;
        match c {
            // One that is never closed is a stray sign, and so are all behind it.
            '"' => match if stray_quote { None } else { quoted(after) } {
                Some((inside, length)) => {
                    word.push('"');
                    word.push_str(inside);
                    word.push('"');
                    rest = after.get(length..).unwrap_or_default();
                }
                None => stray_quote = true,
            },
            '(' => match if stray_bracket { None } else { comment(after) } {
                Some(inside) => {
                    entry.comment.push_str(if entry.comment.is_empty() { "" } else { " " });
                    entry.comment.push_str(&inside.replace('\\', ""));
                    rest = after.get(inside.len() + 1..).unwrap_or_default();
                }
                None => {
                    stray_bracket = true;
                    word.push(c);
                }
            },
            '[' => {
                let end = after
                    .find(|c: char| matches!(c, ']' | ',' | '<') || c.is_whitespace())
                    .unwrap_or(after.len());
                word.push('[');
                word.push_str(after.get(..end).unwrap_or_default());
                rest = after.get(end..).unwrap_or_default();
            }
            '<' => {
                end_word(&mut word, &mut entry);
                let (inside, length) = bracketed(after);
                let inside = words::text(inside.as_bytes());
                // `<undisclosed-recipients:;>` is the name of a group without anybody.
                if !inside.is_empty() && !inside.ends_with([':', ';']) {
                    entry.brackets.push(inside);
                }
                rest = after.get(length..).unwrap_or_default();
            }
            '>' => end_word(&mut word, &mut entry),
            ':' if is_scheme(&word) => word.clear(),
            ':' if entry.brackets.is_empty()
                && (last_end > 0 && after.len() >= last_end || is_blank(after))
                && !word.contains('@') =>
            {
                word.clear();
                entry = Entry::default();
            }
            ',' | ';' => {
                end_word(&mut word, &mut entry);
                entry.ends_group = c == ';';
                found.push(std::mem::take(&mut entry).whole());
            }
            _ if c.is_whitespace() => end_word(&mut word, &mut entry),
            _ => word.push(c),
        }
    }
    end_word(&mut word, &mut entry);
    found.push(entry.whole());
    found.retain(|entry| !entry.is_empty());
    found
}

/// Whether nothing is said here. What ends a header may be long and blank, so it is looked at from the front only, up to the first sign.
fn is_blank(text: &str) -> bool {
    text.chars().all(char::is_whitespace)
}

fn end_word(word: &mut String, entry: &mut Entry) {
    if !word.is_empty() {
        entry.words.push(std::mem::take(word));
    }
}

/// What stands between here and the closing quote, and the length with it.
fn quoted(text: &str) -> Option<(&str, usize)> {
    let mut escaped = false;
    // More is no name, and the quote that opens it is a stray one.
    for (at, c) in text.char_indices().take(1 << 10) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some((text.get(..at)?, at + 1)),
            _ => {}
        }
    }
    None
}

/// What stands between here and the bracket that closes a comment, with comments in it.
fn comment(text: &str) -> Option<&str> {
    let (mut depth, mut escaped) = (0u32, false);
    for (at, c) in text.char_indices().take(1 << 10) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '(' => depth += 1,
            ')' if depth == 0 => return text.get(..at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

/// What stands behind an opening bracket, and how long it is with what closes it. Two brackets are one; where none closes, the address ends with a
/// separator.
fn bracketed(text: &str) -> (&str, usize) {
    let opened = text.len() - text.trim_start_matches(['<', ' ']).len();
    let inside = text.get(opened..).unwrap_or_default();
    let (mut in_quotes, mut stray_quote) = (false, false);
    let mut end = inside.len();
    for (at, c) in inside.char_indices() {
        match c {
            '"' if in_quotes => in_quotes = false,
            '"' if !stray_quote => {
                in_quotes = quoted(inside.get(at + 1..).unwrap_or_default()).is_some();
                stray_quote = !in_quotes;
            }
            '>' if !in_quotes => {
                let close = inside.get(at..).unwrap_or_default();
                let closing = close.len() - close.trim_start_matches('>').len();
                return (inside.get(..at).unwrap_or_default(), opened + at + closing);
            }
            '<' if !in_quotes => {
                end = at;
                break;
            }
            _ => {}
        }
    }
    // A comma within closed brackets is part of a route.
    let end = inside.get(..end).and_then(|i| i.find([',', ';'])).unwrap_or(end);
    (inside.get(..end).unwrap_or_default(), opened + end)
}

/// Words before a colon that belong to an address.
fn is_scheme(word: &str) -> bool {
    ["mailto", "smtp", "[mailto", "[smtp", "e-mail", "email"].iter().any(|s| word.eq_ignore_ascii_case(s))
}

/// The address in a word, or in what stands in brackets; `None` where there is none.
fn address(text: &str) -> Option<String> {
    if !text.contains('@') {
        return None;
    }
    // Nearly all are plain, and nothing has to be taken off them.
    if let Some(address) = plain::address(text) {
        return Some(address);
    }
    if text.contains("=?") {
        return None;
    }
    let mut text = text.trim().trim_matches(DIRT);
    for scheme in ["mailto:", "smtp:", "[mailto:", "[smtp:"] {
        if text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)) {
            text = text.get(scheme.len()..).unwrap_or_default();
        }
    }
    // A route (RFC 5322 §4.4): what counts stands at its end.
    if text.starts_with('@') {
        text = text.rsplit_once(':').map_or("", |(_, address)| address);
    }
    let (local, domain) = match text.rsplit_once('@') {
        // `"ana@acme.example"`, quoted as a whole.
        Some((local, domain)) if local.starts_with('"') && domain.ends_with('"') => {
            (local.trim_start_matches('"').to_owned(), domain.trim_end_matches('"'))
        }
        Some((local, domain)) => (local_part(local), domain),
        None => return None,
    };
    let domain: String = domain.chars().filter(|c| !c.is_whitespace()).collect();
    let literal = domain.starts_with('[') && domain.ends_with(']');
    let domain = if literal {
        domain.as_str()
    } else {
        domain.trim_matches(['[', ']', '.', '(', ')', '{', '}', '"', '\\'])
    };
    let local = if local.contains([']', ')', '}']) {
        local.as_str()
    } else {
        local.trim_start_matches(['[', '(', '{'])
    };
    let usable = !local.is_empty()
        && !domain.is_empty()
        && (local.starts_with('"') || !local.contains(['<', '>', ',']))
        && !domain.contains(['<', '>', ',', '/', '?', '=']);
    usable.then(|| format!("{local}@{domain}").to_lowercase())
}

/// A local part, in quotes only where it needs them (RFC 5321 §4.1.2).
fn local_part(local: &str) -> String {
    let local: String = local.chars().filter(|c| !c.is_control()).collect();
    let quoted = local.trim().strip_prefix('"').and_then(|l| l.strip_suffix('"')).map(unescaped);
    let plain = quoted.clone().unwrap_or_else(|| local.chars().filter(|c| !c.is_whitespace()).collect());
    let atom = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    let atoms =
        !plain.is_empty() && plain.split('.').all(|piece| !piece.is_empty() && piece.chars().all(atom));
    // One that is only odd (`a..b`) is left as it came.
    if atoms || plain.is_empty() || quoted.is_none() && !plain.contains('@') {
        return plain;
    }
    format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
}

/// A word without quotes and escapes.
fn unquoted(word: &str) -> String {
    if word.contains('"') {
        unescaped(&word.replace("\\\"", "\u{1}")).replace('"', "").replace('\u{1}', "\"")
    } else {
        word.to_owned()
    }
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        out.extend(if c == '\\' { chars.next() } else { Some(c) });
    }
    out
}
