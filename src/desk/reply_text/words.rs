//! Lines as they are compared: without what only steers their layout, and the words of all languages to look for.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::desk::unspaced::is_unspaced;

use super::languages::{ALL, Language};

/// The words of all languages together: a mail says in none of its headers in which one its writer's program speaks.
pub(super) struct Words {
    pub wrote: Vec<&'static str>,
    pub opens: Vec<&'static str>,
    pub told: Vec<&'static str>,
    /// From, sent, to, subject.
    pub fields: [Vec<&'static str>; 4],
    pub original: Vec<&'static str>,
    pub forwarded: Vec<&'static str>,
    pub sent_from: Vec<&'static str>,
    pub get: Vec<&'static str>,
    pub below: Vec<&'static str>,
    pub hello: Vec<&'static str>,
}

/// All words, each once.
pub(super) static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let all = |of: fn(&Language) -> &'static str| {
        let mut words: Vec<&'static str> =
            ALL.iter().flat_map(|language| of(language).split('|')).filter(|word| !word.is_empty()).collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    Words {
        wrote: all(|l| l.wrote),
        opens: all(|l| l.opens),
        told: all(|l| l.told),
        fields: [all(|l| l.from), all(|l| l.sent), all(|l| l.to), all(|l| l.subject)],
        original: all(|l| l.original),
        forwarded: all(|l| l.forwarded),
        sent_from: all(|l| l.sent_from),
        get: all(|l| l.get),
        below: all(|l| l.below),
        hello: all(|l| l.hello),
    }
});

/// A line without white space around it and without marks that cannot be seen. Mail programs put direction marks and
/// narrow or hard blanks into the lines that introduce a quote (Gmail in French, Hebrew and, before `AM`, in English).
pub(super) fn plain(line: &str) -> Cow<'_, str> {
    let steers = |c: char| matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    let is_blank = |c: char| c.is_whitespace() && c != ' ';
    let bare = line.trim_matches(|c: char| c.is_whitespace() || steers(c));
    if bare.is_ascii() || !bare.contains(|c| steers(c) || is_blank(c)) {
        return Cow::Borrowed(bare);
    }
    let letters = bare.chars().filter(|c| !steers(*c));
    Cow::Owned(letters.map(|c| if is_blank(c) { ' ' } else { c }).collect())
}

/// A text in lower case in which many phrases are looked for, nearly all of which are not there: a phrase with a byte that the text
/// has nowhere need not be looked for.
pub(super) struct Searched<'t> {
    text: &'t str,
    bytes: [bool; 256],
}

impl<'t> Searched<'t> {
    pub(super) fn new(text: &'t str) -> Searched<'t> {
        let mut bytes = [false; 256];
        for byte in text.bytes() {
            if let Some(there) = bytes.get_mut(usize::from(byte)) {
                *there = true;
            }
        }
        Searched { text, bytes }
    }

    /// Whether it contains these characters.
    pub(super) fn has(&self, characters: &str) -> bool {
        characters.bytes().all(|byte| self.bytes.get(usize::from(byte)).is_some_and(|there| *there))
            && self.text.contains(characters)
    }

    /// Whether a phrase, in lower case, stands in it, and not as a part of longer words.
    fn says(&self, phrase: &str) -> bool {
        if !self.has(phrase) {
            return false;
        }
        let is_letter = |c: char| c.is_alphabetic();
        // Chinese and Japanese do not part words.
        let is_joined = phrase.chars().all(|c| c as u32 > 0x2e80);
        self.text.match_indices(phrase).any(|(at, _)| {
            let (before, rest) = self.text.split_at(at);
            let after = rest.get(phrase.len()..).unwrap_or_default();
            let goes_on = before.ends_with(is_letter) && phrase.starts_with(is_letter)
                || after.starts_with(is_letter) && phrase.ends_with(is_letter);
            is_joined || !goes_on
        })
    }
}

/// Whether one of the phrases stands in a text, both in lower case, and not as a part of longer words.
pub(super) fn says_any(text: &str, phrases: &[&str]) -> bool {
    let text = Searched::new(text);
    phrases.iter().any(|phrase| text.says(phrase))
}

/// Whether a text, in lower case, begins with one of the phrases.
pub(super) fn begins(text: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| text.starts_with(phrase))
}

/// Whether a line is nothing but a name, or a part of it: `Eva` of `Eva Berg`.
pub(super) fn is_name(line: &str, name: &str) -> bool {
    let parts = |text: &str| -> Vec<String> {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= 2);
        words.map(str::to_lowercase).collect()
    };
    let (line, name) = (parts(line.get(..line.floor_char_boundary(100)).unwrap_or_default()), parts(name));
    !line.is_empty() && line.iter().all(|word| name.contains(word))
}

/// The same as `begins`, where the phrase is not the beginning of a longer word.
pub(super) fn begins_with_word(text: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| {
        let rest = text.strip_prefix(phrase);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic) || phrase.contains(is_unspaced))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_taken_off() {
        assert_eq!(
            plain("\u{202b}Le\u{a0}lun. 1 juin, \u{202a}Ana\u{202c}\u{200f} a écrit\u{202f}:\u{202c}\r"),
            "Le lun. 1 juin, Ana a écrit :"
        );
        assert_eq!(plain(" \t\u{feff}"), "");
        assert!(matches!(plain("  plain "), Cow::Borrowed("plain")));
    }

    #[test]
    fn phrases_are_whole_words() {
        let says = |text, phrase| says_any(text, &[phrase]);
        assert!(says("lori wrote:", "wrote"));
        assert!(!says("lori wrote:", "i wrote"));
        assert!(!says("rewrote", "wrote"));
        assert!(says("于2026年写道：", "写道"));
        assert!(says("ana napisał(a):", "napisał(a)"));
    }

    #[test]
    fn all_words_are_in_lower_case() {
        let words = &*WORDS;
        let lists = [
            &words.wrote,
            &words.opens,
            &words.told,
            &words.original,
            &words.forwarded,
            &words.sent_from,
            &words.get,
            &words.below,
            &words.hello,
        ];
        for word in lists.into_iter().chain(&words.fields).flatten() {
            assert_eq!(*word, word.to_lowercase());
        }
    }
}
