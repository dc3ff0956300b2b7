//! What somebody wrote in an answer, without what they quote and how they sign (intake §4).
//!
//! This is a view: the full text stays. It shows too much rather than too little: lines between quoted ones stay with
//! their quotes, forwarded mail stays (nobody here has seen it), and what would leave nothing hides nothing.

mod attribution;
mod marks;

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
    // No person writes that much by hand, and what programs write is not for folding.
    if page.lines.len() > MOST_LINES {
        return whole();
    }
    let mut shown = vec![true; page.lines.len()];
    let end = page.fold_tail(page.embedded_from());
    hide(&mut shown, end, page.lines.len());
    page.fold_head(end, &mut shown);
    page.fold_attributions(end, &mut shown);
    page.show_footnotes(end, &mut shown);
    let is_word = |line: &&str| !line.trim().is_empty();
    let lines: Vec<&str> = page.lines.iter().zip(&shown).filter(|(_, s)| **s).map(|(l, _)| *l).collect();
    let left = lines.iter().filter(|l| is_word(l)).count();
    if left == 0 {
        return whole();
    }
    let first = lines.iter().position(is_word).unwrap_or(0);
    Folded {
        text: lines.get(first..).unwrap_or_default().join("\n").trim_end().to_owned(),
        hidden_lines: page.lines.iter().filter(|l| is_word(l)).count() - left,
    }
}

const MOST_LINES: usize = 20_000;

fn hide(shown: &mut [bool], from: usize, to: usize) {
    shown.iter_mut().take(to).skip(from).for_each(|s| *s = false);
}

/// A text as lines, with what has been recognised in it.
struct Page<'t> {
    lines: Vec<&'t str>,
    attributions: Vec<Attribution>,
    /// For each line, whether it is marked as quoted.
    quotes: Vec<bool>,
    /// For each line, the first one from it on that is not empty.
    words: Vec<usize>,
}

impl<'t> Page<'t> {
    fn new(text: &'t str) -> Page<'t> {
        let lines: Vec<&str> = text.lines().collect();
        let attributions = attribution::find(&lines);
        let mut quotes: Vec<bool> = lines.iter().map(|l| marks::is_quote(l)).collect();
        for found in &attributions {
            hide(&mut quotes, found.start, found.end);
        }
        let mut next = lines.len();
        let mut words: Vec<usize> = (0..lines.len())
            .rev()
            .map(|n| {
                if lines.get(n).is_some_and(|l| !l.trim().is_empty()) {
                    next = n;
                }
                next
            })
            .collect();
        words.reverse();
        Page { lines, attributions, quotes, words }
    }

    fn line(&self, number: usize) -> &'t str {
        self.lines.get(number).copied().unwrap_or_default()
    }

    fn is_blank(&self, number: usize) -> bool {
        self.line(number).trim().is_empty()
    }

    fn is_quote(&self, number: usize) -> bool {
        self.quotes.get(number).copied().unwrap_or(false)
    }

    /// The first line from `from` on that is not empty; the number of lines where there is none.
    fn next_words(&self, from: usize) -> usize {
        self.words.get(from).copied().unwrap_or(self.lines.len())
    }

    /// Whether what stands below an attribution is marked as quoted.
    fn is_quoted_below(&self, attribution: &Attribution) -> bool {
        let next = self.next_words(attribution.end);
        self.is_quote(next) || self.line(next).starts_with('|')
    }

    /// Where a mail begins that is copied below the answer without marks; the number of lines where none is. Nothing
    /// at the very top counts: there it would hide everything.
    fn embedded_from(&self) -> usize {
        let top = self.next_words(0);
        let copied = |n: &usize| {
            marks::is_original_separator(self.line(*n))
                || marks::is_header_block(self.lines.get(*n..).unwrap_or_default())
        };
        let block = (top + 1..self.lines.len()).find(copied);
        let wrote = self
            .attributions
            .iter()
            .filter(|a| a.certain && a.start > top && !self.is_quoted_below(a))
            .map(|a| a.start)
            .min();
        let from = block.into_iter().chain(wrote).min().unwrap_or(self.lines.len());
        // A forward is news, whatever stands in its head.
        let forwarded =
            from < self.lines.len() && (0..from).any(|n| marks::is_forward_separator(self.line(n)));
        if forwarded { self.lines.len() } else { from }
    }

    /// The end of what is left when quotes and signatures at the end of `..end` are taken off, layer by layer.
    fn fold_tail(&self, end: usize) -> usize {
        let mut end = end;
        while let Some(last) = (0..end).rev().find(|n| !self.is_blank(*n)) {
            end = last + 1;
            let line = self.line(last);
            if marks::is_sent_from(line) || marks::is_rule(line) || marks::is_footnote(line) {
                end = last;
            } else if let Some(start) = marks::signature(self.lines.get(..end).unwrap_or_default()) {
                end = start;
            } else if let Some(start) = self.quote_at_end(end) {
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
        let introduction =
            |end: usize| self.attributions.iter().rfind(|a| a.end <= end && self.next_words(a.end) >= end);
        if let Some(alone) = introduction(end).filter(|a| a.certain) {
            return Some(alone.start);
        }
        let under = self.attributions.iter().rfind(|a| a.end < end);
        let barred =
            under.is_some_and(|a| (a.end..end).all(|n| self.is_blank(n) || self.line(n).starts_with('|')));
        let quoted = |n: usize| self.is_quote(n) || barred && self.line(n).starts_with('|');
        if !quoted(end - 1) {
            return None;
        }
        let start = (0..end).rev().take_while(|n| quoted(*n) || self.is_blank(*n)).last()?;
        let first = self.next_words(start);
        if marks::is_forward_separator(self.line(first).trim_start_matches(['>', ' '])) {
            return None;
        }
        Some(introduction(first).map_or(first, |a| a.start))
    }

    /// A quote at the top whose answer follows below is hidden, if it is the only one: with several, each answer needs its own.
    fn fold_head(&self, end: usize, shown: &mut [bool]) {
        let top = self.next_words(0);
        let Some(first) = self.attributions.iter().find(|a| a.start == top && a.end < end) else { return };
        if !self.is_quoted_below(first) {
            return;
        }
        let start = self.next_words(first.end);
        let below = (start..end).find(|n| !self.is_quote(*n) && !self.is_blank(*n)).unwrap_or(end);
        if below < end && !(below..end).any(|n| self.is_quote(n)) {
            hide(shown, 0, below);
        }
    }

    /// `Ana wrote:` above a quote that stays, or above nothing that was cut, says nothing.
    fn fold_attributions(&self, end: usize, shown: &mut [bool]) {
        for found in self.attributions.iter().filter(|a| a.end <= end) {
            if found.certain || self.is_quoted_below(found) {
                hide(shown, found.start, found.end);
            }
        }
    }

    /// The footnotes of links stand at the very end; those that are named in what is shown come back.
    fn show_footnotes(&self, end: usize, shown: &mut [bool]) {
        if !self.lines.iter().skip(end).any(|l| marks::is_footnote(l)) {
            return;
        }
        let visible: String =
            self.lines.iter().zip(shown.iter()).filter(|(_, s)| **s).map(|(l, _)| format!("{l}\n")).collect();
        for (number, line) in self.lines.iter().enumerate().skip(end) {
            let mark = line.split_once(": ").map_or("", |(mark, _)| mark);
            if marks::is_footnote(line) && visible.contains(&format!("]{mark}")) {
                let gap = usize::from(number > 0 && self.is_blank(number - 1));
                shown.iter_mut().skip(number - gap).take(1 + gap).for_each(|s| *s = true);
            }
        }
    }
}

#[cfg(test)]
mod tests;
