//! The one door of `toml`: a document as sections and fields that know where they stand and complain by themselves.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::fault::{Findings, Place, nearest};
use crate::desk::time::Zone;

/// A document that is TOML, whatever else may be wrong with it.
pub(super) struct Document<'t>(Spanned<DeTable<'t>>);

impl<'t> Document<'t> {
    /// Reads the text; what is not TOML at all is noted, one fault a line.
    pub(super) fn read(text: &'t str, findings: &mut Findings) -> Option<Document<'t>> {
        let (root, errors) = DeTable::parse_recoverable(text);
        let mut last_line = 0;
        for error in errors.iter().take(1000) {
            let place = Place::from(error.span().unwrap_or(0..0));
            let line = findings.at(place, String::new()).line;
            // One slip makes the parser stumble several times in its line: the first time tells it.
            if line != last_line {
                findings.wrong(place, format!("this is not TOML: {}", error.message().replace('\n', ", ")));
            }
            last_line = line;
        }
        errors.is_empty().then_some(Document(root))
    }

    /// The document as a section: its keys are the names of the tables.
    pub(super) fn root(&self) -> Section<'_> {
        Section { title: "the document".into(), place: Place { start: 0, end: 0 }, entries: self.0.get_ref() }
    }
}

/// A table: `[desk]`, `[calendar.office]`, or one in braces.
pub(super) struct Section<'d> {
    /// How it is named in a fault.
    pub(super) title: String,
    /// Its header.
    pub(super) place: Place,
    entries: &'d DeTable<'d>,
}

impl<'d> Section<'d> {
    /// Notes each key that is not one of these.
    pub(super) fn only(&self, known: &[&'static str], findings: &mut Findings) {
        for key in self.entries.keys().filter(|key| !known.contains(&key.get_ref().as_ref())) {
            let written = key.get_ref().as_ref();
            let note =
                findings.wrong(key.span().into(), format!("unknown key `{written}` in {}", self.title));
            match nearest(written, known.iter().copied()) {
                Some(near) => note.perhaps(Some(near)),
                None => note.expected(list_of(known)),
            };
        }
    }

    /// What stands under this key.
    pub(super) fn field(&self, key: &str) -> Option<Field<'d>> {
        let value = self.entries.get(key)?;
        Some(Field { name: format!("`{key}`"), place: value.span().into(), value: value.get_ref() })
    }

    /// All keys with what stands under them, in the order of the alphabet.
    pub(super) fn fields(&self) -> impl Iterator<Item = (&'d str, Place, Field<'d>)> {
        self.entries.iter().map(|(key, value)| {
            let name = key.get_ref().as_ref();
            let field =
                Field { name: format!("`{name}`"), place: value.span().into(), value: value.get_ref() };
            (name, key.span().into(), field)
        })
    }
}

/// A value and where it stands.
#[derive(Clone)]
pub(super) struct Field<'d> {
    /// How it is named in a fault.
    pub(super) name: String,
    pub(super) place: Place,
    value: &'d DeValue<'d>,
}

impl<'d> Field<'d> {
    /// Notes that this is another kind of value than was expected.
    pub(super) fn not(&self, expected: impl Into<String>, findings: &mut Findings) {
        let found = match self.value {
            DeValue::String(_) => "text",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a number with a fraction",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date or time without quotes",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        findings.wrong(self.place, format!("{} is {found}", self.name)).expected(expected);
    }

    /// The text, if it is one.
    pub(super) fn as_text(&self) -> Option<&'d str> {
        self.value.as_str()
    }

    /// The date that stands here without quotes, as it is written: TOML knows dates of its own.
    pub(super) fn as_date(&self) -> Option<String> {
        let bare = self.value.as_datetime()?;
        (bare.time.is_none() && bare.offset.is_none()).then(|| bare.to_string())
    }

    /// The table, if it is one.
    pub(super) fn as_section(&self, title: impl Into<String>) -> Option<Section<'d>> {
        let entries = self.value.as_table()?;
        Some(Section { title: title.into(), place: self.place, entries })
    }

    /// The list, if it is one.
    pub(super) fn as_list(&self) -> Option<Vec<Field<'d>>> {
        let list = self.value.as_array()?;
        let item = |value: &'d Spanned<DeValue<'d>>| Field {
            name: format!("an entry of {}", self.name),
            place: value.span().into(),
            value: value.get_ref(),
        };
        Some(list.iter().map(item).collect())
    }

    /// A text of one line that says something, with the blanks around it taken off.
    pub(super) fn line(&self, findings: &mut Findings) -> Option<&'d str> {
        let Some(text) = self.as_text() else {
            self.not("text in quotes", findings);
            return None;
        };
        if text.trim().is_empty() {
            findings.wrong(self.place, format!("{} is empty", self.name)).expected("text in quotes");
            return None;
        }
        if text.trim().contains(char::is_control) {
            findings.wrong(self.place, format!("{} holds a line break or another control", self.name));
            return None;
        }
        Some(text.trim())
    }

    /// A list of such texts; those that are wrong are noted and left out.
    pub(super) fn lines(&self, findings: &mut Findings) -> Vec<(&'d str, Field<'d>)> {
        let Some(list) = self.as_list() else {
            self.not("a list of texts, [\"…\", \"…\"]", findings);
            return Vec::new();
        };
        list.into_iter().filter_map(|item| item.line(findings).map(|text| (text, item))).collect()
    }

    /// A yes or no.
    pub(super) fn truth(&self, findings: &mut Findings) -> Option<bool> {
        let truth = self.value.as_bool();
        if truth.is_none() {
            self.not("true or false, without quotes", findings);
        }
        truth
    }

    /// A whole number within these bounds.
    pub(super) fn whole(
        &self,
        bounds: RangeInclusive<i64>,
        unit: &str,
        findings: &mut Findings,
    ) -> Option<i64> {
        let expected = format!("a whole number of {unit} from {} to {}", bounds.start(), bounds.end());
        let Some(integer) = self.value.as_integer() else {
            self.not(expected, findings);
            return None;
        };
        let number = i64::from_str_radix(integer.as_str(), integer.radix()).ok();
        let number = number.filter(|number| bounds.contains(number));
        if number.is_none() {
            findings.wrong(self.place, format!("{} is out of range", self.name)).expected(expected);
        }
        number
    }

    /// One of a few words.
    pub(super) fn word<T>(
        &self,
        words: &[&'static str],
        from_word: impl Fn(&str) -> Option<T>,
        findings: &mut Findings,
    ) -> Option<T> {
        let Some(written) = self.as_text() else {
            self.not(list_of(words), findings);
            return None;
        };
        let member = from_word(written);
        if member.is_none() {
            findings
                .wrong(self.place, format!("{} cannot be {}", self.name, quoted(written)))
                .expected(list_of(words))
                .perhaps(nearest(written, words.iter().copied()));
        }
        member
    }

    /// The name of a time zone.
    pub(super) fn zone(&self, findings: &mut Findings) -> Option<Zone> {
        let name = self.line(findings)?;
        let zone = Zone::named(name);
        if zone.is_none() {
            findings
                .wrong(self.place, format!("there is no time zone {}", quoted(name)))
                .expected("an IANA name such as \"Europe/Zagreb\"")
                .perhaps(nearest(name, Zone::names()));
        }
        zone
    }

    /// The place of a stretch of this text, given in its bytes; of the whole where escapes shift the places.
    pub(super) fn within(&self, start: usize, end: usize, findings: &Findings) -> Place {
        let source = findings.source(self.place);
        let plain = source.get(1..source.len().saturating_sub(1));
        if self.as_text().is_none() || plain != self.as_text() {
            return self.place;
        }
        let first = self.place.start + 1;
        Place { start: (first + start).min(self.place.end), end: (first + end).min(self.place.end) }
    }
}

/// Somebody's words in quotes, short enough for a sentence.
pub(super) fn quoted(words: &str) -> String {
    let short: Cow<str> = match words.char_indices().nth(60) {
        Some((cut, _)) => format!("{}…", &words[..cut]).into(),
        None => words.into(),
    };
    format!("{short:?}")
}

/// `a`, `b` or `c`.
pub(super) fn list_of(words: &[&str]) -> String {
    match words {
        [] => "nothing".into(),
        [only] => format!("`{only}`"),
        [first @ .., last] => format!("`{}` or `{last}`", first.join("`, `")),
    }
}
