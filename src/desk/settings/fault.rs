//! What is wrong with a settings document, where it stands, and how that is shown.

use std::fmt;
use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use crate::desk::nearest::nearest as closest;

/// How many faults are told; who has more reads the document anew anyway.
const MOST: usize = 100;

/// How many characters of a source line are shown around a fault.
const SHOWN: usize = 100;

/// One thing that is wrong with a document; from [`Settings::warnings`](super::Settings::warnings), one that is
/// accepted but odd.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SettingsFault {
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// How many characters of that line it covers, at least 1.
    pub width: usize,
    /// What is wrong, without a full stop.
    pub what: String,
    /// What would have been right.
    pub expected: Option<String>,
    /// The known name that looks most like what was written.
    pub nearest: Option<String>,
    /// What to do about it.
    pub hint: Option<String>,
    /// The line as it stands in the document.
    pub source: String,
}

impl SettingsFault {
    /// The fault as a person reads it: `settings.toml:12:5: …`, the line, a mark under the place, and the nearest name.
    pub fn render(&self, origin: &str) -> String {
        let number = self.line.to_string();
        let margin = " ".repeat(number.len());
        let skipped = (self.column - 1).saturating_sub(SHOWN / 2);
        let mut shown: Vec<char> = self.source.chars().skip(skipped).take(SHOWN).map(visible).collect();
        if let Some(first) = shown.first_mut().filter(|_| skipped > 0) {
            *first = '…';
        }
        if self.source.chars().nth(skipped + SHOWN).is_some() {
            shown.push('…');
        }
        let (before, rest) = shown.split_at((self.column - 1 - skipped).min(shown.len()));
        let marked = rest.get(..self.width).unwrap_or(rest);
        let (indent, mark) = (" ".repeat(columns(before)), "^".repeat(columns(marked).max(1)));
        let line: String = shown.iter().collect();
        let mut text = format!("{origin}:{}:{}: {}", self.line, self.column, self.sentence());
        text.push_str(&format!("\n {number} | {line}\n {margin} | {indent}{mark}"));
        let nearest = self.nearest.as_ref().map(|nearest| format!("did you mean `{nearest}`?"));
        for help in nearest.iter().chain(&self.hint) {
            text.push_str(&format!("\n {margin} = {}", clean(help)));
        }
        text
    }

    /// What is wrong and what was expected, in one line.
    pub fn sentence(&self) -> String {
        match &self.expected {
            Some(expected) => clean(&format!("{}; expected {expected}", self.what)),
            None => clean(&self.what),
        }
    }
}

impl fmt::Display for SettingsFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.sentence())
    }
}

/// Words of the document may stand in a sentence; a terminal must not be steered by them.
fn clean(text: &str) -> String {
    text.chars().map(visible).collect()
}

/// A character as it can be shown.
fn visible(c: char) -> char {
    match c {
        '\t' | '\n' => ' ',
        c if is_hidden(c) => '\u{fffd}',
        c => c,
    }
}

/// Whether a character shows nothing itself but changes what others show: controls, and marks of direction or width.
pub(super) fn is_hidden(c: char) -> bool {
    let marks = ['\u{200b}'..='\u{200f}', '\u{2028}'..='\u{202e}', '\u{2060}'..='\u{206f}'];
    c.is_control() || "\u{ad}\u{61c}\u{feff}".contains(c) || marks.iter().any(|range| range.contains(&c))
}

/// How many columns of a terminal these take.
fn columns(chars: &[char]) -> usize {
    chars.iter().map(|c| c.width().unwrap_or(0)).sum()
}

/// A stretch of the document, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Place {
    pub(super) start: usize,
    pub(super) end: usize,
}

impl From<Range<usize>> for Place {
    fn from(range: Range<usize>) -> Place {
        Place { start: range.start, end: range.end }
    }
}

/// What has been found so far in one document.
pub(super) struct Findings<'t> {
    text: &'t str,
    faults: Vec<(usize, SettingsFault)>,
    warnings: Vec<(usize, SettingsFault)>,
    agents: Vec<(Place, String)>,
    canned: Vec<(Place, String)>,
    futile: Vec<SettingsFault>,
}

impl<'t> Findings<'t> {
    pub(super) fn new(text: &'t str) -> Findings<'t> {
        Findings {
            text,
            faults: Vec::new(),
            warnings: Vec::new(),
            agents: Vec::new(),
            canned: Vec::new(),
            futile: Vec::new(),
        }
    }

    /// Notes a fault, as long as there are not too many; the answer takes what else is known about it.
    pub(super) fn wrong(&mut self, place: Place, what: impl Into<String>) -> Note<'_> {
        if self.faults.len() >= MOST {
            return Note(None);
        }
        let fault = self.at(place, what.into());
        self.faults.push((place.start, fault));
        Note(self.faults.last_mut().map(|(_, fault)| fault))
    }

    /// How many faults have been noted.
    pub(super) fn count(&self) -> usize {
        self.faults.len()
    }

    /// Notes what is accepted but odd.
    pub(super) fn odd(&mut self, place: Place, what: impl Into<String>) {
        if self.warnings.len() >= MOST {
            return;
        }
        let warning = self.at(place, what.into());
        self.warnings.push((place.start, warning));
    }

    /// Notes that an agent is named here: whether there is one is not known to the document.
    pub(super) fn names_agent(&mut self, place: Place, name: &str) {
        if self.agents.len() < MOST {
            self.agents.push((place, name.to_owned()));
        }
    }

    /// Every agent that is named, with what is said if there is none of that name; in the order of the document.
    pub(super) fn agents(&self) -> Vec<(String, SettingsFault)> {
        let mut agents = self.agents.clone();
        agents.sort_by_key(|(place, _)| place.start);
        let said = |(place, name): (Place, String)| {
            let fault = self.at(place, format!("there is no agent {name:?}"));
            (name, fault)
        };
        agents.into_iter().map(said).collect()
    }

    /// Notes that a canned reply is sent here, which the document does not know either.
    pub(super) fn names_canned(&mut self, place: Place, name: &str) {
        if self.canned.len() < MOST {
            self.canned.push((place, name.to_owned()));
        }
    }

    /// Every canned reply that is named, with what is said if there is none of that name; in the order of the document.
    pub(super) fn canned(&self) -> Vec<(String, SettingsFault)> {
        let mut canned = self.canned.clone();
        canned.sort_by_key(|(place, _)| place.start);
        let said = |(place, name): (Place, String)| {
            let fault = self.at(place, format!("there is no canned reply {name:?}"));
            (name, fault)
        };
        canned.into_iter().map(said).collect()
    }

    /// Notes what can do nothing: no document with it is put in force, while one that has been goes on to be read.
    pub(super) fn futile(&mut self, place: Place, what: impl Into<String>, expected: impl Into<String>) {
        if self.futile.len() < MOST {
            let fault = SettingsFault { expected: Some(expected.into()), ..self.at(place, what.into()) };
            self.futile.push(fault);
        }
    }

    /// All of that, in the order of the document.
    pub(super) fn all_futile(&self) -> Vec<SettingsFault> {
        let mut futile = self.futile.clone();
        futile.sort_by_key(|fault| (fault.line, fault.column));
        futile
    }

    /// A finding that is not noted yet, for what can be judged only later.
    pub(super) fn at(&self, place: Place, what: String) -> SettingsFault {
        let start = boundary(self.text, place.start);
        let end = boundary(self.text, place.end).max(start);
        let (before, after) = self.text.split_at(start);
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let line_end = after.find('\n').map_or(self.text.len(), |newline| start + newline);
        // Both ends of the place and of the line are boundaries of characters, so no slice below can fail.
        SettingsFault {
            line: before.matches('\n').count() + 1,
            column: self.text[line_start..start].chars().count() + 1,
            width: self.text[start..end.clamp(start, line_end)].chars().count().max(1),
            what,
            expected: None,
            nearest: None,
            hint: None,
            source: self.text[line_start..line_end].trim_end_matches('\r').to_owned(),
        }
    }

    /// The text of the document at this place.
    pub(super) fn source(&self, place: Place) -> &'t str {
        self.text.get(place.start..place.end).unwrap_or_default()
    }

    /// The warnings where nothing is wrong, else all faults; both in the order of the document.
    pub(super) fn verdict(self) -> Result<Vec<SettingsFault>, Vec<SettingsFault>> {
        let in_order = |mut found: Vec<(usize, SettingsFault)>| -> Vec<SettingsFault> {
            found.sort_by_key(|(start, _)| *start);
            found.into_iter().map(|(_, fault)| fault).collect()
        };
        if self.faults.is_empty() { Ok(in_order(self.warnings)) } else { Err(in_order(self.faults)) }
    }
}

/// The nearest character boundary at or before this byte.
fn boundary(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// A fault just noted, to which more can be said.
pub(super) struct Note<'f>(Option<&'f mut SettingsFault>);

impl Note<'_> {
    /// What would have been right.
    pub(super) fn expected(self, expected: impl Into<String>) -> Self {
        self.with(|fault| fault.expected = Some(expected.into()))
    }

    /// What was probably meant.
    pub(super) fn perhaps(self, nearest: Option<impl Into<String>>) -> Self {
        self.with(|fault| fault.nearest = nearest.map(Into::into))
    }

    /// What to do about it.
    pub(super) fn hint(self, hint: Option<impl Into<String>>) -> Self {
        self.with(|fault| fault.hint = hint.map(Into::into))
    }

    fn with(mut self, say: impl FnOnce(&mut SettingsFault)) -> Self {
        if let Some(fault) = self.0.as_deref_mut() {
            say(fault);
        }
        self
    }
}

/// The known name that looks most like this one, if one looks like it at all. `monday` is taken for `mon`, in any case.
pub(super) fn nearest<'n>(word: &str, known: impl IntoIterator<Item = &'n str>) -> Option<&'n str> {
    let word = word.to_lowercase();
    let known: Vec<(String, &str)> = known.into_iter().map(|name| (name.to_lowercase(), name)).collect();
    let begins =
        |name: &str| name.len().min(word.len()) >= 3 && (name.starts_with(&word) || word.starts_with(name));
    let near = known.iter().find(|(name, _)| begins(name)).or_else(|| {
        let near = closest(&word, known.iter().map(|(name, _)| name.as_str()))?;
        known.iter().find(|(name, _)| name == near)
    });
    near.map(|(_, name)| *name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_points_at_characters_not_bytes() {
        let text = "[desk]\nname = \"Čućko\" # žut\ntöpics = 1\n";
        let mut findings = Findings::new(text);
        let start = text.find("töpics").unwrap();
        let place = Place { start, end: start + "töpics".len() };
        findings.wrong(place, "unknown key").expected("another").perhaps(Some("topics"));
        let faults = findings.verdict().unwrap_err();
        insta::assert_snapshot!(faults[0].render("desk.toml"), @r"
        desk.toml:3:1: unknown key; expected another
         3 | töpics = 1
           | ^^^^^^
           = did you mean `topics`?
        ");
        assert_eq!(faults[0].to_string(), "line 3, column 1: unknown key; expected another");
    }

    #[test]
    fn long_and_hostile_lines_are_cut_and_made_visible() {
        let text = format!("{}\u{1b}[31m\u{202e}{}", "x".repeat(300), "y".repeat(300));
        let findings = Findings::new(&text);
        let shown = findings.at(Place { start: 300, end: 600 }, "odd".into()).render("-");
        assert!(shown.lines().all(|line| line.chars().count() <= SHOWN + 10), "{shown}");
        assert!(!shown.contains(['\u{1b}', '\u{202e}']), "{shown}");
        assert!(shown.contains("x\u{fffd}[31m\u{fffd}y"), "{shown}");
    }

    #[test]
    fn any_place_can_be_shown() {
        let findings = Findings::new("é\r\nb");
        for start in 0..8 {
            for end in 0..8 {
                findings.at(Place { start, end }, String::new()).render("x");
            }
        }
        assert_eq!(findings.at(Place { start: 2, end: 3 }, String::new()).source, "é");
    }

    #[test]
    fn only_what_looks_alike_is_suggested() {
        assert_eq!(nearest("pirority", ["policy", "priority"]), Some("priority"));
        assert_eq!(nearest("monday", ["mon", "tue"]), Some("mon"));
        assert_eq!(nearest("zzz", ["mon", "tue"]), None);
    }
}
