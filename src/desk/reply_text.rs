//! What somebody wrote in an answer, without what they quote and how they sign (intake §4).
//!
//! This is a view: the full text stays. It shows too much rather than too little: lines between quoted ones stay with
//! their quotes, forwarded and pasted mail stays (nobody here has seen it), marked lines stay that nobody said before, and what
//! would leave nothing hides nothing.
//! Each step looks at a line a bounded number of times, so that a hostile text costs no more than its length.

mod attribution;
mod closing;
mod disclaimer;
mod languages;
mod marks;
mod page;
mod pasted;
mod tail;
mod thread;
mod words;

use std::collections::HashSet;

use attribution::Attribution;
use page::{Page, set};

pub use thread::{Answered, Thread};

/// The view of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Folded {
    /// The lines that are shown.
    pub text: String,
    /// How many lines with words are not.
    pub hidden_lines: usize,
}

/// Folds the text of a mail; one that has `answered` nothing is shown whole, for there is nothing that it could quote.
pub fn reply_text(text: &str, answered: Option<&Answered>) -> Folded {
    let whole = || Folded { text: text.trim_end().to_owned(), hidden_lines: 0 };
    let Some(answered) = answered else {
        return whole();
    };
    let page = Page::new(text, answered);
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

/// What somebody has typed themselves in a text, answer or not: nothing that is marked as quoted, copied or forwarded, no
/// introduction of it, no signature. Empty where there is nothing else.
pub fn own_words(text: &str) -> String {
    let answered = Answered::default();
    let page = Page::new(text, &answered);
    let is_border = |n: &usize| {
        let line = page.line(*n);
        marks::is_forward_separator(line)
            || marks::is_original_separator(line)
            || marks::is_head(page.plain.get(*n..).unwrap_or_default())
            || line == "--"
    };
    let border = (0..page.raw.len()).find(is_border).unwrap_or(page.raw.len());
    let end = page.fold_tail(page.copied_from().min(border));
    let quoted = |n: &usize| {
        let introduces =
            |a: &Attribution| (a.start..a.end).contains(n) && (a.certain || page.is_quoted_below(a));
        page.is_quote(*n) || page.attributions.iter().any(introduces)
    };
    let own = (0..end).filter(|n| !quoted(n)).filter_map(|n| page.raw.get(n).copied());
    own.collect::<Vec<_>>().join("\n").trim().to_owned()
}

impl Page<'_> {
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
            && (self.is_announced(from)
                || (0..from).any(|n| marks::is_forward_separator(self.line(n)))
                || self.is_pasted(from));
        if is_news { none } else { from }
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
