//! From text to tokens. Keys are read here together with their values, since `:`, `,` and `|` mean something only
//! there; so is the minus sign, which binds only to what touches it.

use super::expr::Words;
use super::fault::Complaint;
use super::keys::{self, Key};
use super::text::is_searchable;
use super::time::Compare;
use super::value::Value;
use crate::desk::nearest::nearest;

/// A token and the bytes between which it stands.
#[derive(Debug)]
pub(super) struct Token {
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) lexeme: Lexeme,
}

/// What a token is.
#[derive(Debug)]
pub(super) enum Lexeme {
    Open,
    Close,
    And,
    Or,
    Not,
    Words(Words),
    View(String),
    Key(&'static Key, Vec<Value>),
}

/// Reads one token after the other.
pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

/// Whether this ends an unquoted word.
fn is_edge(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')')
}

/// What a word that begins so would be a key, known or not: letters before a colon. `10:30` and `:)` are words.
pub(super) fn key_like(word: &str) -> Option<&str> {
    let (name, _) = word.split_once(':')?;
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    is_name.then_some(name)
}

/// Refuses `status:!new`: the sign stands before the key.
fn negated(key: &Key, value: &Value) -> Result<(), Complaint> {
    let Some(rest) = value.text.strip_prefix(['!', '-']).filter(|_| !value.quoted && value.compare.is_none())
    else {
        return Ok(());
    };
    // Any text may begin with a dash; a fixed word does not.
    let fixed = key.values.contains(&rest) && !matches!(rest, "none" | "me");
    if rest.is_empty() || (value.text.starts_with('-') && !fixed) {
        return Ok(());
    }
    Err(value.complain(format!("`{}` is not known here", value.text)).hint(format!(
        "a minus before the key leaves out what follows: `-{}:{rest}`; in quotes the sign is part of the word",
        key.name
    )))
}

impl<'a> Lexer<'a> {
    pub(super) fn new(text: &'a str) -> Lexer<'a> {
        Lexer { text, at: 0 }
    }

    /// How far it has read.
    pub(super) fn end(&self) -> usize {
        self.at
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Takes the characters for which this holds.
    fn take(&mut self, holds: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let length = rest.find(|c| !holds(c)).unwrap_or(rest.len());
        self.at += length;
        rest.get(..length).unwrap_or_default()
    }

    /// Takes this character, if it comes next.
    fn eat(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        if found {
            self.at += c.len_utf8();
        }
        found
    }

    /// The next token; nothing at the end.
    pub(super) fn next(&mut self) -> Result<Option<Token>, Complaint> {
        self.take(char::is_whitespace);
        let at = self.at;
        let Some(first) = self.peek() else { return Ok(None) };
        let lexeme = match first {
            '(' => self.single(Lexeme::Open),
            ')' => self.single(Lexeme::Close),
            '-' => self.minus()?,
            '@' => self.view()?,
            '"' => {
                let text = self.quoted()?;
                self.searched(at, text, false)?
            }
            _ => self.word()?,
        };
        Ok(Some(Token { at, end: self.at, lexeme }))
    }

    fn single(&mut self, lexeme: Lexeme) -> Lexeme {
        self.at += 1;
        lexeme
    }

    fn minus(&mut self) -> Result<Lexeme, Complaint> {
        let at = self.at;
        self.at += 1;
        match self.peek() {
            Some('-') => {
                let option = self.take(|c| !is_edge(c));
                Err(Complaint::new(at, self.at, format!("`-{option}` looks like an option")).hint(
                    "options stand before the query; to search for these characters, put them in quotes",
                ))
            }
            Some(c) if !is_edge(c) || c == '(' => Ok(Lexeme::Not),
            _ => Err(Complaint::new(at, self.at, "nothing follows the `-`")
                .hint("write `-word` without a blank, or `\"-\"` in quotes to mean the character")),
        }
    }

    fn view(&mut self) -> Result<Lexeme, Complaint> {
        let at = self.at;
        self.at += 1;
        let name = self.take(|c| !is_edge(c) && c != '"');
        if name.is_empty() {
            return Err(Complaint::new(at, self.at, "the name of a view is missing after `@`"));
        }
        Ok(Lexeme::View(name.to_string()))
    }

    /// Text in quotes, at whose opening the lexer stands.
    fn quoted(&mut self) -> Result<String, Complaint> {
        let at = self.at;
        self.at += 1;
        let mut text = String::new();
        loop {
            text.push_str(self.take(|c| !matches!(c, '"' | '\\')));
            match self.peek() {
                Some('"') => break self.at += 1,
                Some(_) => {
                    self.at += 1;
                    // A backslash protects a quote or a backslash; before anything else it is itself.
                    match self.peek() {
                        Some(c @ ('"' | '\\')) => {
                            self.at += 1;
                            text.push(c);
                        }
                        _ => text.push('\\'),
                    }
                }
                None => {
                    return Err(Complaint::new(
                        at,
                        self.text.len(),
                        "the quote that opens here is never closed",
                    ));
                }
            }
        }
        if let Some(c) = self.peek().filter(|c| !is_edge(*c) && !matches!(c, ',' | '|')) {
            let end = self.at + c.len_utf8();
            return Err(Complaint::new(self.at, end, format!("`{c}` touches a closing quote"))
                .hint("put a blank between them; within quotes, write \\\" for a quote"));
        }
        Ok(text)
    }

    /// A word, or a key with its values.
    fn word(&mut self) -> Result<Lexeme, Complaint> {
        let at = self.at;
        let word = self.take(|c| !is_edge(c) && c != '"');
        if let Some(name) = key_like(word) {
            self.at = at + name.len() + 1;
            return match keys::find(name) {
                Some(key) => {
                    let values = self.values(at)?;
                    values.iter().try_for_each(|value| negated(key, value))?;
                    Ok(Lexeme::Key(key, values))
                }
                None => Err(self.unknown_key(at, name, word)),
            };
        }
        if let Some(rest) = word.strip_prefix('!')
            && key_like(rest).is_some_and(|name| keys::find(name).is_some())
        {
            return Err(Complaint::new(at, self.at, format!("`{word}` is no word of a query"))
                .hint(format!("a minus leaves out what follows: `-{rest}`")));
        }
        self.no_quote_inside()?;
        match word.to_ascii_lowercase().as_str() {
            "or" => Ok(Lexeme::Or),
            "and" => Ok(Lexeme::And),
            "not" => Ok(Lexeme::Not),
            _ => self.searched(at, word.to_string(), true),
        }
    }

    fn unknown_key(&self, at: usize, name: &str, word: &str) -> Complaint {
        let hint = match nearest(name, keys::names()) {
            Some(near) => {
                format!("did you mean `{near}:`? To search for the text, write \"{word}\" in quotes")
            }
            None => {
                let known: Vec<_> = keys::KEYS.iter().map(|key| key.name).collect();
                format!("to search for the text, write \"{word}\" in quotes; keys are {}", known.join(", "))
            }
        };
        Complaint::new(at, at + name.len(), format!("`{name}:` is no key of a query")).hint(hint)
    }

    fn no_quote_inside(&self) -> Result<(), Complaint> {
        match self.peek() {
            Some('"') => Err(Complaint::new(self.at, self.at + 1, "a quote stands inside a word")
                .hint("put the quotes around the whole, as in \"late refund\" or subject:\"late refund\"")),
            _ => Ok(()),
        }
    }

    /// The values of a key, after whose colon the lexer stands.
    fn values(&mut self, key_at: usize) -> Result<Vec<Value>, Complaint> {
        let mut values = Vec::new();
        loop {
            let at = self.at;
            let mut compare = None;
            for (sign, meaning) in Compare::SIGNS {
                if compare.is_none() && self.rest().starts_with(sign) {
                    self.at += sign.len();
                    compare = Some(meaning);
                }
            }
            let quoted = self.peek() == Some('"');
            let text = if quoted {
                self.quoted()?
            } else {
                let text = self.take(|c| !is_edge(c) && !matches!(c, '"' | ',' | '|'));
                self.no_quote_inside()?;
                text.to_string()
            };
            if text.trim().is_empty() {
                let before = self.text.get(key_at..at).unwrap_or_default();
                let sign = compare.map_or("", Compare::sign);
                return Err(Complaint::new(
                    key_at,
                    self.at,
                    format!("a value is missing after `{before}{sign}`"),
                ));
            }
            values.push(Value { at, end: self.at, compare, quoted, text });
            if !self.eat(',') && !self.eat('|') {
                return Ok(values);
            }
        }
    }

    /// Words of the text; `bare` ones may end in `*`.
    fn searched(&self, at: usize, text: String, bare: bool) -> Result<Lexeme, Complaint> {
        if !is_searchable(&text) {
            return Err(Complaint::new(at, self.at, format!("there is nothing to search for in `{text}`"))
                .hint("words are found by their letters and digits"));
        }
        let prefix = bare && text.ends_with('*');
        let text = if prefix { text.trim_end_matches('*').to_string() } else { text };
        Ok(Lexeme::Words(Words { text, prefix }))
    }
}
