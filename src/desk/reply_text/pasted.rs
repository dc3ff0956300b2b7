//! A mail of somebody else that the writer put into an answer, with their own words below it: that is news, and no quotation.

use super::page::Page;
use super::{marks, thread, words};

/// How many lines with words a copied head may have.
const HEAD: usize = 12;

impl Page<'_> {
    /// Whether the mail that is copied from a line on is one of somebody else, and the writer's own words stand below it: nothing
    /// but a greeting is above it, or below it a question, or the writer's name.
    pub(super) fn is_pasted(&self, from: usize) -> bool {
        const BEGINNING: usize = 6;
        const SHORTEST: usize = 12;
        let below = match self.attributions.iter().find(|a| a.start == from) {
            Some(attribution) => attribution.end,
            // A head ends with an empty line.
            None => {
                let first = self.next_words(from + 1);
                (first..self.raw.len()).find(|n| self.is_blank(*n)).unwrap_or(self.raw.len())
            }
        };
        // A name or a greeting alone was said by everybody.
        let is_said = |line: &str| {
            line.chars().filter(|c| c.is_alphanumeric()).count() >= SHORTEST
                && self.answered.was_said(std::iter::once(line))
        };
        if self.lines_from(below).take(BEGINNING).any(is_said) {
            return false;
        }
        let head = || self.lines_from(from).take(HEAD);
        let Some(writer) = head().find(|line| thread::addresses(line).next().is_some()) else {
            return self.only_greets_above(from);
        };
        !thread::addresses(writer).any(|address| self.answered.is_known(address))
            && (self.only_greets_above(from) || self.goes_on_below(below, writer))
    }

    /// The lines from a number on that are not empty.
    fn lines_from(&self, from: usize) -> impl Iterator<Item = &str> {
        (from..self.raw.len()).filter(|n| !self.is_blank(*n)).map(|n| self.line(n))
    }

    fn only_greets_above(&self, end: usize) -> bool {
        const LONGEST: usize = 60;
        let mut above = (0..end).filter(|n| !self.is_blank(*n)).map(|n| self.line(n));
        let greets = |line: &str| {
            line.len() <= LONGEST
                && line.split_whitespace().count() <= 5
                && !line.ends_with(['?', '？'])
                && words::begins_with_word(&line.to_lowercase(), &words::WORDS.hello)
        };
        above.next().is_some_and(greets) && above.next().is_none()
    }

    /// Whether the last words of a text are the writer's own, although a mail was copied above them, whose `author` did not sign
    /// below it.
    fn goes_on_below(&self, from: usize, author: &str) -> bool {
        const LAST: usize = 8;
        let is_copy = |n: usize| {
            marks::is_original_separator(self.line(n))
                || self.attributions.iter().any(|a| a.start == n)
                || marks::is_head(self.plain.get(n..).unwrap_or_default())
        };
        let end = self.fold_tail(self.raw.len());
        let last: Vec<usize> = (from..end).rev().filter(|n| !self.is_blank(*n)).take(LAST).collect();
        // The first paragraph is not the writer's, whatever it asks.
        let first = self.next_words(from);
        let second = (first..end).find(|n| self.is_blank(*n)).unwrap_or(end);
        // Below the last of several copies nobody can tell whose words they are.
        if last.is_empty() || (from..end).any(is_copy) {
            return false;
        }
        let signs = |name: &str| last.iter().take(3).any(|n| words::is_name(self.line(*n), name));
        let asks =
            |n: &usize| *n > second && (self.line(*n).ends_with(['?', '？']) || self.line(*n).contains("? "));
        signs(&self.answered.name) || last.iter().any(asks) && !signs(author)
    }
}
