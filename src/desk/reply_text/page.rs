//! A text as lines, with what has been recognised in it.

use std::borrow::Cow;
use std::ops::Range;

use super::attribution::{self, Attribution};
use super::thread::Answered;
use super::{marks, words};

/// A text as lines, with what has been recognised in it.
pub(super) struct Page<'t> {
    /// What was known before.
    pub(super) answered: &'t Answered,
    /// As they came.
    pub(super) raw: Vec<&'t str>,
    /// As they are compared.
    pub(super) plain: Vec<Cow<'t, str>>,
    /// In order, and apart from each other.
    pub(super) attributions: Vec<Attribution>,
    /// For each line, whether it is marked as quoted.
    quotes: Vec<bool>,
    /// For each line, the first one from it on that is not empty.
    words: Vec<usize>,
}

impl<'t> Page<'t> {
    pub(super) fn new(text: &'t str, answered: &'t Answered) -> Page<'t> {
        let raw: Vec<&str> = text.lines().collect();
        let plain: Vec<Cow<str>> = raw.iter().map(|line| words::plain(line)).collect();
        let attributions = attribution::find(&plain, answered);
        let mut quotes: Vec<bool> = plain.iter().map(|line| marks::is_quote(line)).collect();
        for (found, after) in
            attributions.iter().zip(attributions.iter().skip(1).map(|a| a.start).chain([raw.len()]))
        {
            set(&mut quotes, found.start, found.end, false);
            mark_other_quotes(&plain, found.end..after, &mut quotes);
        }
        let mut next = raw.len();
        let mut words = vec![raw.len(); raw.len()];
        for (number, word) in words.iter_mut().enumerate().rev() {
            if plain.get(number).is_some_and(|l| !l.is_empty()) {
                next = number;
            }
            *word = next;
        }
        Page { answered, raw, plain, attributions, quotes, words }
    }

    pub(super) fn line(&self, number: usize) -> &str {
        self.plain.get(number).map_or("", AsRef::as_ref)
    }

    pub(super) fn is_blank(&self, number: usize) -> bool {
        self.line(number).is_empty()
    }

    pub(super) fn is_quote(&self, number: usize) -> bool {
        self.quotes.get(number).copied().unwrap_or(false)
    }

    /// The first line from `from` on that is not empty; the number of lines where there is none.
    pub(super) fn next_words(&self, from: usize) -> usize {
        self.words.get(from).copied().unwrap_or(self.raw.len())
    }

    /// The last line above `number` that is not empty.
    pub(super) fn words_above(&self, number: usize) -> Option<usize> {
        (0..number).rev().find(|n| !self.is_blank(*n))
    }

    /// The last attribution that ends at or above line `end`.
    pub(super) fn attribution_above(&self, end: usize) -> Option<&Attribution> {
        let after = self.attributions.partition_point(|a| a.end <= end);
        self.attributions.get(after.checked_sub(1)?)
    }

    /// Whether what stands below an attribution is marked as quoted.
    pub(super) fn is_quoted_below(&self, attribution: &Attribution) -> bool {
        self.is_quote(self.next_words(attribution.end))
    }

    /// `Here is what I got:` right above makes everything below a part of what the writer wants to say.
    pub(super) fn is_announced(&self, number: usize) -> bool {
        self.words_above(number).is_some_and(|n| {
            self.line(n).ends_with([':', '：'])
                && self.attribution_above(n + 1).is_none_or(|a| a.end != n + 1)
        })
    }
}

/// Says the same of several lines.
pub(super) fn set(lines: &mut [bool], from: usize, to: usize, value: bool) {
    lines.iter_mut().take(to).skip(from).for_each(|line| *line = value);
}

/// What stands right below an introduction may be marked in another way, line for line with the same mark.
fn mark_other_quotes(plain: &[Cow<str>], below: Range<usize>, quotes: &mut [bool]) {
    let line = |number: usize| plain.get(number).map_or("", AsRef::as_ref);
    let Some(mark) = below.clone().map(line).find(|l| !l.is_empty()).and_then(marks::other_mark) else {
        return;
    };
    let marked: Vec<usize> = below
        .take_while(|n| line(*n).is_empty() || line(*n).starts_with(mark))
        .filter(|n| !line(*n).is_empty())
        .collect();
    // A single line may be anything.
    if mark == "|" || marked.len() > 1 {
        marked.iter().for_each(|n| set(quotes, *n, *n + 1, true));
    }
}
