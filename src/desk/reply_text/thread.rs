//! What the readers of a thread have seen of it before a mail: the words that were said, and who wrote to whom. Only what they
//! know already can be folded away without a loss.

use std::collections::hash_map::{DefaultHasher, Entry};
use std::collections::{HashMap, HashSet};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use crate::desk::unspaced::is_unspaced;

/// How many words of a thread are remembered; what is quoted beyond is shown.
const MOST_WORDS: usize = 1 << 19;
/// How many words of a quotation are looked up.
const MOST_LOOKED_UP: usize = 4_000;
/// As many words in a row are remembered as one.
const ROW: usize = 3;

/// A thread as it can be quoted.
#[derive(Clone, Debug, Default)]
pub struct Thread {
    /// Three words in a row, or all words of a shorter line, and the earliest place at which they were said.
    said: HashMap<u64, usize>,
    /// In lower case.
    addresses: HashSet<String>,
    words: usize,
}

/// A mail that answers others: where in its thread it stands, and who wrote it.
#[derive(Clone, Debug, Default)]
pub struct Answered {
    /// All of the thread.
    pub thread: Arc<Thread>,
    /// Only what was said at lower places could be quoted.
    pub place: usize,
    /// The name of the writer.
    pub name: String,
}

impl Thread {
    /// Adds what was said at a place. Of a very long thread the rest is not remembered: the newest should come first.
    pub fn add(&mut self, place: usize, text: &str) {
        let room = MOST_WORDS.saturating_sub(self.words);
        let short = text.lines().flat_map(short_line);
        for row in rows(text.lines(), room).chain(short.take(room)) {
            self.words += 1;
            match self.said.entry(row) {
                Entry::Occupied(mut earlier) => {
                    let earliest = place.min(*earlier.get());
                    earlier.insert(earliest);
                }
                Entry::Vacant(none) => {
                    none.insert(place);
                }
            }
        }
    }

    /// Adds an address of ours, or of somebody who wrote in this thread.
    pub fn add_address(&mut self, email: &str) {
        if email.contains('@') {
            self.addresses.insert(email.to_lowercase());
        }
    }
}

impl Answered {
    /// Whether most of these lines, whatever marks stand before them, were said before.
    pub(super) fn was_said<'l>(&self, lines: impl Iterator<Item = &'l str>) -> bool {
        let lines: Vec<&str> = lines.take(MOST_LOOKED_UP).collect();
        let mut looked_up: Vec<u64> = rows(lines.iter().copied(), MOST_LOOKED_UP).collect();
        if looked_up.is_empty() {
            looked_up = lines.iter().flat_map(|line| short_line(line)).collect();
        }
        let is_known = |row: &&u64| self.thread.said.get(row).is_some_and(|place| *place < self.place);
        let known = looked_up.iter().filter(is_known).count();
        known > 0 && 2 * known >= looked_up.len()
    }

    /// Whether an address is ours or that of somebody who wrote here.
    pub(super) fn is_known(&self, address: &str) -> bool {
        self.thread.addresses.contains(&address.to_lowercase())
    }
}

/// The addresses in a line, without what stands around them.
pub(super) fn addresses(line: &str) -> impl Iterator<Item = &str> {
    let around = |c: char| c.is_whitespace() || "<>()[]\"',;:&*|".contains(c);
    line.split(around).filter(|word| word.len() <= 254).filter(|word| {
        word.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.contains('.'))
    })
}

/// Each row of words in these lines, as one number.
fn rows<'l>(lines: impl Iterator<Item = &'l str>, most: usize) -> impl Iterator<Item = u64> {
    let mut last: [u64; ROW] = [0; ROW];
    let rows = lines.flat_map(words).take(most).map(move |word| {
        last.rotate_left(1);
        if let Some(end) = last.last_mut() {
            *end = word;
        }
        hash(&last)
    });
    rows.skip(ROW - 1)
}

/// A line that has words, but too few for a row, as one number.
fn short_line(line: &str) -> Option<u64> {
    let words: Vec<u64> = words(line).take(ROW).collect();
    (1..ROW).contains(&words.len()).then(|| hash(&words))
}

/// The words of a line as numbers; letters of scripts that do not part words stand for themselves.
fn words(line: &str) -> impl Iterator<Item = u64> {
    let line = line.trim_start_matches(['>', '|', ' ', '\t']);
    line.split(|c: char| !c.is_alphanumeric() && !is_unspaced(c)).flat_map(|word| {
        let mut rest = word;
        std::iter::from_fn(move || {
            let first = rest.chars().next()?;
            let end = match is_unspaced(first) {
                true => first.len_utf8(),
                false => rest.find(is_unspaced).unwrap_or(rest.len()),
            };
            let (word, after) = rest.split_at(end);
            rest = after;
            let mut hasher = DefaultHasher::new();
            word.chars().flat_map(char::to_lowercase).for_each(|letter| letter.hash(&mut hasher));
            Some(hasher.finish())
        })
    })
}

fn hash(row: &[u64]) -> u64 {
    let mut hasher = DefaultHasher::new();
    row.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answered(texts: &[&str], place: usize) -> Answered {
        let mut thread = Thread::default();
        texts.iter().enumerate().for_each(|(place, text)| thread.add(place, text));
        thread.add_address("Support@Acme.example");
        Answered { thread: Arc::new(thread), place, name: String::new() }
    }

    #[test]
    fn words_are_known_however_they_are_wrapped_and_marked() {
        let two = answered(&["Hello", "Dear Eva,\n\nyour order left on Monday, with the parcel service."], 2);
        let said = |lines: &[&str]| two.was_said(lines.iter().copied());
        assert!(said(&["> Dear Eva,", ">", "> your order left", "> on Monday"]));
        assert!(said(&["> > YOUR ORDER", "left on Monday"]));
        assert!(said(&["> hello"]));
        assert!(!said(&["> reset all", "> failed 17"]));
        assert!(!said(&["> order"]));
        assert!(!said(&["", ">"]));
        let first = answered(&["Hello", "a later answer of ours"], 1);
        assert!(!first.was_said(["> a later answer of ours"].into_iter()));
    }

    #[test]
    fn scripts_without_blanks_are_known_too() {
        let one = answered(&["ご注文は月曜日に発送されました。"], 1);
        assert!(one.was_said(["> 月曜日に発", "> 送され"].into_iter()));
        assert!(!one.was_said(["> 別の商品です"].into_iter()));
    }

    #[test]
    fn addresses_are_found_whatever_stands_around_them() {
        let of = |line| addresses(line).collect::<Vec<_>>();
        assert_eq!(of("Ana <ana@acme.example> wrote:"), ["ana@acme.example"]);
        assert_eq!(
            of("\"A\" [mailto:a@b.example] &lt;c@d.example&gt; @me a@b"),
            ["a@b.example", "c@d.example"]
        );
        assert!(answered(&[], 0).is_known("SUPPORT@acme.example"));
    }
}
