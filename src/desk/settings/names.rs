//! Names that people type as one word: tags and topics, calendars, views, agents.

use super::document::{Field, quoted};
use super::fault::{Findings, is_hidden};

/// Whether this can be typed as one word, in a query (`tag:refund,vip`) and on the command line, without quotes.
pub fn is_word(name: &str) -> bool {
    let odd = |c: char| c.is_whitespace() || is_hidden(c) || ",:;()\"'`|\\".contains(c);
    !name.is_empty() && !name.contains(odd) && !name.starts_with(['-', '@', '#'])
}

/// A list of such words, none of them twice.
pub(super) fn words(field: &Field, what: &str, findings: &mut Findings) -> Vec<String> {
    let mut taken: Vec<String> = Vec::new();
    for (word, item) in field.lines(findings) {
        if !is_word(word) {
            findings
                .wrong(item.place, format!("{} cannot be {what}", quoted(word)))
                .expected("one word without blanks, commas or quotes");
        } else if taken.iter().any(|other| other.eq_ignore_ascii_case(word)) {
            findings.wrong(item.place, format!("{} stands twice in {}", quoted(word), field.name));
        } else {
            taken.push(word.to_owned());
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_can_be_typed_without_quotes() {
        assert!(["refund", "čišćenje", "a-b", "a.b/c", "1"].iter().all(|name| is_word(name)));
        assert!(
            ["", "a b", "a,b", "-a", "@a", "#4", "a\u{7}", "a\u{202e}", "\"a\"", "a:b"]
                .iter()
                .all(|name| !is_word(name))
        );
    }
}
