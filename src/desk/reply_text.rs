//! What somebody wrote in an answer, without what they quote and how they sign (intake §4).
//!
//! This is a view: the full text stays. It shows too much rather than too little: lines between quoted ones stay with
//! their quotes, forwarded and pasted mail stays (nobody here has seen it), and what would leave nothing hides nothing.
//! Each step looks at a line a bounded number of times, so that a hostile text costs no more than its length.

mod attribution;
mod closing;
mod disclaimer;
mod languages;
mod marks;
mod words;

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use attribution::Attribution;

/// The view of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    /// The lines that are shown.
    pub text: String,
    /// How many lines with words are not.
    pub hidden_lines: usize,
}

/// Folds the text of a mail; one that `answers` nothing is shown whole, for there is nothing that it could quote.
pub fn reply_text(text: &str, answers: bool) -> Folded {
    let whole = || Folded { text: text.trim_end().to_owned(), hidden_lines: 0 };
    if !answers {
        return whole();
    }
    let page = Page::new(text);
    let shown = page.fold();
    let has_words = |number: &usize| !page.is_blank(*number);
    let lines: Vec<usize> = (0..page.raw.len()).filter(|n| shown.get(*n).is_some_and(|s| *s)).collect();
    let left = lines.iter().filter(|n| has_words(n)).count();
    if left == 0 {
        return whole();
    }
    let first = lines.iter().position(has_words).unwrap_or(0);
    let lines: Vec<&str> = lines.iter().skip(first).filter_map(|n| page.raw.get(*n).copied()).collect();
    Folded {
        text: lines.join("\n").trim_end().to_owned(),
        hidden_lines: (0..page.raw.len()).filter(has_words).count() - left,
    }
}

fn set(lines: &mut [bool], from: usize, to: usize, value: bool) {
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

/// A text as lines, with what has been recognised in it.
struct Page<'t> {
    /// As they came.
    raw: Vec<&'t str>,
    /// As they are compared.
    plain: Vec<Cow<'t, str>>,
    /// In order, and apart from each other.
    attributions: Vec<Attribution>,
    /// For each line, whether it is marked as quoted.
    quotes: Vec<bool>,
    /// For each line, the first one from it on that is not empty.
    words: Vec<usize>,
}

impl<'t> Page<'t> {
    fn new(text: &'t str) -> Page<'t> {
        let raw: Vec<&str> = text.lines().collect();
        let plain: Vec<Cow<str>> = raw.iter().map(|line| words::plain(line)).collect();
        let attributions = attribution::find(&plain);
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
        Page { raw, plain, attributions, quotes, words }
    }

    fn line(&self, number: usize) -> &str {
        self.plain.get(number).map_or("", AsRef::as_ref)
    }

    fn is_blank(&self, number: usize) -> bool {
        self.line(number).is_empty()
    }

    fn is_quote(&self, number: usize) -> bool {
        self.quotes.get(number).copied().unwrap_or(false)
    }

    /// The first line from `from` on that is not empty; the number of lines where there is none.
    fn next_words(&self, from: usize) -> usize {
        self.words.get(from).copied().unwrap_or(self.raw.len())
    }

    /// The last line above `number` that is not empty.
    fn words_above(&self, number: usize) -> Option<usize> {
        (0..number).rev().find(|n| !self.is_blank(*n))
    }

    /// The last attribution that ends at or above line `end`.
    fn attribution_above(&self, end: usize) -> Option<&Attribution> {
        let after = self.attributions.partition_point(|a| a.end <= end);
        self.attributions.get(after.checked_sub(1)?)
    }

    /// Whether what stands below an attribution is marked as quoted.
    fn is_quoted_below(&self, attribution: &Attribution) -> bool {
        self.is_quote(self.next_words(attribution.end))
    }

    /// `Here is what I got:` right above makes everything below a part of what the writer wants to say.
    fn is_announced(&self, number: usize) -> bool {
        self.words_above(number).is_some_and(|n| {
            self.line(n).ends_with([':', '：'])
                && self.attribution_above(n + 1).is_none_or(|a| a.end != n + 1)
        })
    }

    /// For each line, whether it is shown.
    fn fold(&self) -> Vec<bool> {
        let mut shown = vec![true; self.raw.len()];
        let copied = self.copied_from();
        let end = self.fold_tail(copied);
        let hides_a_mail = copied < self.raw.len() || (end..copied).any(|n| self.is_quote(n));
        if hides_a_mail && self.points_below(end) {
            return shown;
        }
        set(&mut shown, end, self.raw.len(), false);
        self.fold_head(end, &mut shown);
        self.fold_attributions(end, &mut shown);
        self.show_footnotes(&mut shown);
        shown
    }

    /// Where a mail begins that is copied below the answer without marks; the number of lines where none is. Nothing
    /// at the very top counts: there it would hide everything.
    fn copied_from(&self) -> usize {
        let none = self.raw.len();
        let top = self.next_words(0);
        let is_copy = |n: &usize| {
            marks::is_original_separator(self.line(*n))
                || marks::is_head(self.plain.get(*n..).unwrap_or_default())
        };
        let copy = (top + 1..none).find(is_copy);
        let parted = |a: &&Attribution| {
            let above = self.line(a.start.saturating_sub(1));
            above.is_empty() || marks::is_rule(above) || closing::is_by_program(above, true)
        };
        let wrote = self
            .attributions
            .iter()
            .filter(|a| a.certain && a.start > top && !self.is_quoted_below(a))
            .find(parted)
            .map(|a| a.start);
        let from = copy.into_iter().chain(wrote).min().unwrap_or(none);
        // A forward is news, whatever stands in its head, and so is what somebody pastes and says so.
        let is_news = from < none
            && (self.is_announced(from) || (0..from).any(|n| marks::is_forward_separator(self.line(n))));
        if is_news { none } else { from }
    }

    /// The end of what is left when quotes and signatures at the end of `..end` are taken off, layer by layer.
    fn fold_tail(&self, end: usize) -> usize {
        let mut end = end;
        while let Some(last) = self.words_above(end) {
            let is_below = last + 1 < self.next_words(last + 1) || end < self.raw.len();
            end = last + 1;
            let line = self.line(last);
            let above = self.line(last.saturating_sub(1));
            let stands_alone = last == 0 || above.is_empty() || closing::is_by_program(above, true);
            let plain = self.plain.get(..end).unwrap_or_default();
            let raw = self.raw.get(..end).unwrap_or_default();
            if marks::is_rule(line)
                || marks::footnote(line).is_some()
                || closing::is_by_program(line, stands_alone)
            {
                end = last;
            } else if let Some(start) = closing::signature(raw, plain)
                .or_else(|| disclaimer::start(plain, is_below))
                .or_else(|| self.quote_at_end(end))
            {
                end = start;
            } else {
                break;
            }
        }
        end
    }

    /// Where the quote begins that ends at `end`, with the words that introduce it.
    fn quote_at_end(&self, end: usize) -> Option<usize> {
        // An introduction may be all that is left of a quote.
        let introduction = |end: usize| self.attribution_above(end).filter(|a| self.next_words(a.end) >= end);
        if let Some(alone) = introduction(end).filter(|a| a.certain) {
            return Some(alone.start);
        }
        if !self.is_quote(end.checked_sub(1)?) {
            return None;
        }
        let start = (0..end).rev().take_while(|n| self.is_quote(*n) || self.is_blank(*n)).last()?;
        let first = self.next_words(start);
        if marks::is_forward_separator(marks::unquoted(self.line(first))) {
            return None;
        }
        match introduction(first) {
            Some(above) => Some(above.start),
            // Lines of a shell, or words that the writer shows on purpose.
            None if self.is_announced(first) && !self.is_mail_inside(first, end) => None,
            None => Some(first),
        }
    }

    /// Whether the marked lines say of themselves that they are a mail: iPhones quote the introduction too.
    fn is_mail_inside(&self, first: usize, end: usize) -> bool {
        let inside: Vec<&str> = (first..end).take(6).map(|n| marks::unquoted(self.line(n))).collect();
        let copied = |line: &&str| marks::is_original_separator(line);
        attribution::find(&inside).iter().any(|a| a.certain)
            || inside.iter().any(copied)
            || marks::is_head(&inside)
    }

    /// Whether all that would be left says that the answer stands in the mail below, or is that mail. Where quoted lines
    /// are left, what was written between them is to be seen anyway.
    fn points_below(&self, end: usize) -> bool {
        const MOST: usize = 12;
        let mut own = (0..end).filter(|n| !self.is_blank(*n));
        let first: Vec<usize> = own.by_ref().take(MOST).collect();
        own.next().is_none()
            && !(0..end).any(|n| self.is_quote(n))
            && first.iter().any(|n| {
                let line = self.line(*n);
                line.len() <= 500 && words::says_any(&line.to_lowercase(), &words::WORDS.below)
            })
    }

    /// A quote at the top whose answer follows below is hidden, if it is the only one: with several, each answer needs
    /// its own.
    fn fold_head(&self, end: usize, shown: &mut [bool]) {
        let top = self.next_words(0);
        let Some(first) = self.attributions.first().filter(|a| a.start == top && a.end < end) else { return };
        if !self.is_quoted_below(first) {
            return;
        }
        let start = self.next_words(first.end);
        let below = (start..end).find(|n| !self.is_quote(*n) && !self.is_blank(*n)).unwrap_or(end);
        if below < end && !(below..end).any(|n| self.is_quote(n)) {
            set(shown, 0, below, false);
        }
    }

    /// `Ana wrote:` above a quote that stays says nothing, and nothing at the top of a mail.
    fn fold_attributions(&self, end: usize, shown: &mut [bool]) {
        let top = self.next_words(0);
        for found in self.attributions.iter().filter(|a| a.end <= end) {
            if self.is_quoted_below(found) || found.certain && found.start == top {
                set(shown, found.start, found.end, false);
            }
        }
    }

    /// The footnotes of links stand at the very end. Those that only hidden lines refer to are hidden with them.
    fn show_footnotes(&self, shown: &mut [bool]) {
        let (mut seen, mut unseen) = (HashSet::new(), HashSet::new());
        for (number, line) in self.plain.iter().enumerate() {
            if marks::footnote(line).is_none() {
                let marks = marks::references(line);
                if shown.get(number).is_some_and(|s| *s) { seen.extend(marks) } else { unseen.extend(marks) }
            }
        }
        for (number, line) in self.plain.iter().enumerate() {
            let Some(mark) = marks::footnote(line) else { continue };
            if seen.contains(mark) || !unseen.contains(mark) {
                let gap = usize::from(number > 0 && self.is_blank(number - 1));
                set(shown, number - gap, number + 1, true);
            }
        }
    }
}

#[cfg(test)]
mod tests;
