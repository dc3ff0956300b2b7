//! A line that is typed key by key. Nothing here draws or asks.

use unicode_width::UnicodeWidthChar;

use crate::desk::clean::{Breaks, clean};
use crate::ui::key::Key;

/// What is typed so far, and where the cursor is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    letters: Vec<char>,
    at: usize,
}

/// What a key has made of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    /// It goes on.
    More,
    /// It goes on, and these words may stand there.
    Offers(Vec<String>),
    /// It is finished.
    Done,
    /// It is given up.
    Back,
    /// Nobody types any more.
    Gone,
}

impl Line {
    /// One that begins with a text.
    pub(super) fn new(text: &str) -> Line {
        let letters: Vec<char> = text.chars().collect();
        Line { at: letters.len(), letters }
    }

    /// What stands there.
    pub(super) fn text(&self) -> String {
        self.letters.iter().collect()
    }

    /// One key more. `offers` are the words that Tab knows.
    pub(super) fn press(&mut self, key: Key, offers: &[String]) -> Typed {
        match key {
            Key::Enter => return Typed::Done,
            Key::Escape | Key::Interrupt => return Typed::Back,
            Key::Gone => return Typed::Gone,
            Key::Char('\u{4}') if self.letters.is_empty() => return Typed::Back,
            Key::Tab => return self.complete(offers),
            Key::Left => self.at = self.at.saturating_sub(1),
            Key::Right => self.at = (self.at + 1).min(self.letters.len()),
            Key::Home => self.at = 0,
            Key::End => self.at = self.letters.len(),
            Key::Backspace if self.at > 0 => {
                self.at -= 1;
                self.letters.remove(self.at);
            }
            Key::Delete if self.at < self.letters.len() => {
                self.letters.remove(self.at);
            }
            // As every shell has them: all before the cursor, a word before it, all behind it.
            Key::Char('\u{15}') => drop(self.letters.drain(..std::mem::take(&mut self.at))),
            Key::Char('\u{17}') => {
                let from = self.word(true);
                drop(self.letters.drain(from..self.at));
                self.at = from;
            }
            Key::Char('\u{b}') => self.letters.truncate(self.at),
            Key::Char(c) if !c.is_control() => {
                self.letters.insert(self.at, c);
                self.at += 1;
            }
            _ => {}
        }
        Typed::More
    }

    /// Where the word before the cursor begins; `whole`: blanks behind it belong to it.
    fn word(&self, whole: bool) -> usize {
        let before = self.letters.get(..self.at).unwrap_or_default();
        let ends = |c: &char| c.is_whitespace() || matches!(c, ',');
        let end = if whole { before.iter().rposition(|c| !ends(c)).map_or(0, |at| at + 1) } else { self.at };
        let word = before.get(..end).unwrap_or_default();
        word.iter().rposition(ends).map_or(0, |at| at + 1)
    }

    /// Finishes the word before the cursor as far as the offers agree.
    fn complete(&mut self, offers: &[String]) -> Typed {
        let from = self.word(false);
        let mut begun: String = self.letters.get(from..self.at).unwrap_or_default().iter().collect();
        let sign = if begun.starts_with('-') { 1 } else { 0 };
        begun = begun.chars().skip(sign).collect::<String>().to_lowercase();
        let fitting: Vec<&String> =
            offers.iter().filter(|offer| offer.to_lowercase().starts_with(&begun)).collect();
        let Some(first) = fitting.first() else { return Typed::More };
        let same = |other: &String| first.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
        let agreed = fitting.iter().map(|offer| same(offer)).min().unwrap_or_default();
        let typed = begun.chars().count();
        if agreed > typed || fitting.len() == 1 {
            drop(self.letters.drain(from + sign..self.at));
            let letters: Vec<char> = first.chars().take(agreed).collect();
            self.at = from + sign + letters.len();
            drop(self.letters.splice(from + sign..from + sign, letters));
            return Typed::More;
        }
        Typed::Offers(fitting.into_iter().cloned().collect())
    }

    /// As it is seen in so many columns, harmless, with how many columns the cursor is from its end: where it is longer, the
    /// part around the cursor.
    pub(super) fn shown(&self, width: usize) -> (String, usize) {
        let piece = |c: &char| {
            let shown = clean(c.encode_utf8(&mut [0; 4]), Breaks::Space).into_owned();
            let columns = shown.chars().map(|c| c.width().unwrap_or(0)).sum::<usize>();
            (shown, columns)
        };
        let pieces: Vec<(String, usize)> = self.letters.iter().map(piece).collect();
        let columns = |pieces: &[(String, usize)]| pieces.iter().map(|(_, columns)| columns).sum::<usize>();
        let mut from = 0;
        // One column stays free for the cursor.
        while from < self.at && columns(&pieces[from..self.at]) + 1 > width {
            from += 1;
        }
        let mut to = pieces.len();
        while to > self.at && columns(&pieces[from..to]) + 1 > width {
            to -= 1;
        }
        let text: String = pieces[from..to].iter().map(|(shown, _)| shown.as_str()).collect();
        (text, columns(&pieces[self.at.min(to)..to]))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn typed(text: &str, offers: &[&str]) -> (String, Typed) {
        let offers: Vec<String> = offers.iter().map(|offer| (*offer).to_owned()).collect();
        let (mut line, mut last) = (Line::default(), Typed::More);
        for c in text.chars() {
            last = match c {
                '←' => line.press(Key::Left, &offers),
                '→' => line.press(Key::Right, &offers),
                c => line.press(Key::of(c), &offers),
            };
        }
        (line.text(), last)
    }

    #[test]
    fn a_line_is_typed_as_in_a_shell() {
        for (keys, text) in [
            ("late", "late"),
            ("lade\u{7f}\u{7f}te", "late"),
            ("ate\u{1}l", "late"),
            ("late←←x\u{5}!", "laxte!"),
            ("one two \u{17}", "one "),
            ("one\u{15}two", "two"),
            ("late\u{1}→\u{b}", "l"),
            ("\u{7f}←\u{17}\u{15}", ""),
            ("größe 日本", "größe 日本"),
        ] {
            assert_eq!(typed(keys, &[]).0, text, "{keys:?}");
        }
        assert_eq!(typed("x\r", &[]).1, Typed::Done);
        assert_eq!(typed("x\u{1b}", &[]), ("x".into(), Typed::Back), "what was typed is not lost");
        assert_eq!(typed("\u{4}", &[]).1, Typed::Back);
        assert_eq!(typed("x\u{4}", &[]).1, Typed::More);
    }

    #[test]
    fn tab_finishes_words() {
        let tags = ["late", "later", "vip"];
        assert_eq!(typed("v\t", &tags).0, "vip");
        assert_eq!(typed("l\t", &tags).0, "late");
        assert_eq!(typed("late\t", &tags).1, Typed::Offers(vec!["late".into(), "later".into()]));
        assert_eq!(typed("vip,-L\t", &tags).0, "vip,-late");
        assert_eq!(typed("x\t", &tags), ("x".into(), Typed::More));
        assert_eq!(typed("\t", &[]), (String::new(), Typed::More));
    }

    proptest! {
        #[test]
        fn what_is_shown_fits(text in "\\PC{0,60}", back in 0_usize..60, width in 2_usize..40) {
            let mut line = Line::new(&text);
            (0..back).for_each(|_| drop(line.press(Key::Left, &[])));
            let (shown, behind) = line.shown(width);
            let columns: usize = shown.chars().map(|c| c.width().unwrap_or(0)).sum();
            // A single letter may be an escape that is wider than a narrow window.
            prop_assert!(columns <= width.max(10), "{shown:?}");
            prop_assert!(behind <= columns);
        }
    }
}
