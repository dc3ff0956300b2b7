//! Words as the full-text search sees them, so that facts in memory give the same answers as the database.
//!
//! SQLite's `unicode61 remove_diacritics 2` splits at everything but letters and digits, ignores case, and takes the
//! marks off Latin letters only: `é` is `e`, but `й` is not `и`.

use unicode_normalization::char::decompose_canonical;

/// The words of a text, folded.
pub fn tokens(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.chars() {
        if c.is_alphanumeric() {
            fold(c, &mut word);
        } else if !is_mark(c) && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// Whether these words stand next to each other, in this order, somewhere among `words`. With `prefix` the last one
/// may go on.
pub fn contains(words: &[String], phrase: &[String], prefix: bool) -> bool {
    let Some((last, head)) = phrase.split_last() else { return false };
    words.windows(phrase.len()).any(|window| match window.split_last() {
        Some((end, start)) => {
            start == head && if prefix { end.starts_with(last.as_str()) } else { end == last }
        }
        None => false,
    })
}

/// Whether there is anything to search for in this text.
pub fn is_searchable(text: &str) -> bool {
    text.chars().any(char::is_alphanumeric)
}

/// The combining diacritical marks, which fold away.
pub(super) fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

pub(super) fn fold(c: char, word: &mut String) {
    for lower in c.to_lowercase() {
        let mut base = None;
        decompose_canonical(lower, |part| {
            base.get_or_insert(part);
        });
        match base {
            // Lower case has two forms of sigma, upper case one.
            _ if lower == 'ς' => word.push('σ'),
            Some(base) if base.is_ascii_alphabetic() => word.push(base),
            _ if is_mark(lower) => {}
            _ => word.push(lower),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_folded_like_the_index_folds_them() {
        assert_eq!(
            tokens("Café NAÏVE, Đorđe-Šime's 10:30"),
            ["cafe", "naive", "đorđe", "sime", "s", "10", "30"]
        );
        assert_eq!(tokens("cafe\u{301}s"), ["cafes"]);
        assert_eq!(tokens("Мой ΛΟΓΟΣ λόγος"), ["мой", "λογοσ", "λόγοσ"]);
        assert_eq!(tokens("*** – !"), Vec::<String>::new());
    }

    #[test]
    fn a_phrase_is_found_in_order() {
        let words = tokens("Refund for the late order");
        assert!(contains(&words, &tokens("LATE order"), false));
        assert!(!contains(&words, &tokens("order late"), false));
        assert!(!contains(&words, &tokens("late ord"), false));
        assert!(contains(&words, &tokens("late ord"), true));
        assert!(!contains(&words, &tokens("!"), true));
    }
}
