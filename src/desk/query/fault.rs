//! A query that cannot be read: where, why, and what would be right.

use std::fmt;

use unicode_width::UnicodeWidthChar;

use crate::error::Error;

/// Why a query was refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QueryFault {
    /// The saved view in whose text the fault lies; nothing where it lies in what was typed.
    pub view: Option<String>,
    /// The whole text that was read.
    pub text: String,
    /// In which column of `text` the fault begins: characters, from 1.
    pub column: usize,
    /// How many characters are at fault, at least 1.
    pub width: usize,
    /// What is wrong; no full stop at the end.
    pub message: String,
    /// What would be right.
    pub hint: Option<String>,
}

/// A fault between two byte offsets of the text, before the text is attached to it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Complaint {
    pub(super) at: usize,
    pub(super) end: usize,
    pub(super) message: String,
    pub(super) hint: Option<String>,
}

impl Complaint {
    pub(super) fn new(at: usize, end: usize, message: impl Into<String>) -> Complaint {
        Complaint { at, end, message: message.into(), hint: None }
    }

    pub(super) fn hint(mut self, hint: impl Into<String>) -> Complaint {
        self.hint = Some(hint.into());
        self
    }

    pub(super) fn within(self, text: &str) -> QueryFault {
        let chars = |range: std::ops::Range<usize>| text.get(range).map_or(0, |part| part.chars().count());
        QueryFault {
            view: None,
            text: text.to_string(),
            column: chars(0..self.at) + 1,
            width: chars(self.at..self.end).max(1),
            message: short(&self.message),
            hint: self.hint.map(|hint| short(&hint)),
        }
    }
}

/// What was typed may be long and is said back: the middle goes.
fn short(said: &str) -> String {
    const KEPT: usize = 150;
    let chars: Vec<char> = said.chars().map(shown).collect();
    match (chars.get(..KEPT), chars.get(chars.len().saturating_sub(KEPT)..)) {
        (Some(start), Some(end)) if chars.len() > 2 * KEPT => start.iter().chain(&['…']).chain(end).collect(),
        _ => chars.into_iter().collect(),
    }
}

/// How much of the text is shown on each side of the fault.
const AROUND: usize = 36;

impl QueryFault {
    /// What is wrong and where, with the place marked below the text; all but the hint.
    pub fn marked(&self) -> String {
        let place = match &self.view {
            Some(view) => format!("column {} of the view `{view}`", self.column),
            None => format!("column {}", self.column),
        };
        let chars: Vec<char> = self.text.chars().map(shown).collect();
        let start = self.column.saturating_sub(1).min(chars.len());
        let end = (start + self.width).min(chars.len());
        let (first, last) =
            (start.saturating_sub(AROUND), end.min(start + AROUND).saturating_add(AROUND).min(chars.len()));
        let cut = |from: usize, to: usize| chars.get(from..to).unwrap_or_default();
        let before = if first > 0 { "…" } else { "" };
        let after = if last < chars.len() { "…" } else { "" };
        let line: String = cut(first, last).iter().collect();
        let indent: usize = before.chars().count() + width(cut(first, start));
        let marks = width(cut(start, end.min(last))).max(1);
        let (indent, marks) = (" ".repeat(indent), "^".repeat(marks));
        format!("{}, at {place}\n  {before}{line}{after}\n  {indent}{marks}", self.message)
    }
}

/// A terminal must not be steered by what it shows.
fn shown(c: char) -> char {
    match c {
        '\t' | '\n' | '\r' => ' ',
        c if c.is_control() => '\u{fffd}',
        '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
            '\u{fffd}'
        }
        c => c,
    }
}

/// How many columns of a terminal these take.
fn width(chars: &[char]) -> usize {
    chars.iter().map(|c| c.width().unwrap_or(0)).sum()
}

impl fmt::Display for QueryFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.marked())?;
        match &self.hint {
            Some(hint) => write!(f, "\n{hint}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for QueryFault {}

impl From<QueryFault> for Error {
    fn from(fault: QueryFault) -> Error {
        let error = Error::usage(fault.marked());
        match fault.hint {
            Some(hint) => error.hint(hint),
            None => error,
        }
    }
}
