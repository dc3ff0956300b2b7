//! What is taken off at the end of an answer: signatures, disclaimers, and quotes below it.

use super::page::Page;
use super::{attribution, closing, disclaimer, marks};

impl Page<'_> {
    /// The end of what is left when quotes and signatures at the end of `..end` are taken off, layer by layer.
    pub(super) fn fold_tail(&self, end: usize) -> usize {
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
            None if self.is_mail_inside(first, end) => Some(first),
            // Words that the writer shows on purpose, or lines of a shell, of a program, of a layout: nobody said them before.
            None if self.is_announced(first) || !self.is_known(first, end) => None,
            None => Some(first),
        }
    }

    /// Whether marked lines without an introduction repeat what was said in the thread. A single one right below other words may
    /// be what somebody typed as they were told.
    fn is_known(&self, first: usize, end: usize) -> bool {
        let is_part = first + 1 == end && first > 0 && !self.is_blank(first - 1);
        !is_part && self.answered.was_said((first..end).map(|n| self.line(n)))
    }

    /// Whether the marked lines say of themselves that they are a mail: iPhones quote the introduction too.
    fn is_mail_inside(&self, first: usize, end: usize) -> bool {
        let inside: Vec<&str> = (first..end).take(6).map(|n| marks::unquoted(self.line(n))).collect();
        let copied = |line: &&str| marks::is_original_separator(line);
        attribution::find(&inside, self.answered).iter().any(|a| a.certain)
            || inside.iter().any(copied)
            || marks::is_head(&inside)
    }
}
