//! Long lines on a narrow terminal: broken between words, so that the terminal does not break them within.

use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

/// A line as lines of at most so many columns. What it begins with (blanks, and the marks of quoted text) stands before each
/// of them; `hanging` more blanks stand before all but the first. A word that is longer than a line is left whole: it may be
/// an address that somebody wants to copy.
pub fn wrapped(line: &str, width: Option<usize>, hanging: usize) -> Vec<String> {
    let Some(width) = width.filter(|width| *width >= NARROWEST) else { return vec![line.to_owned()] };
    if line.len() <= width {
        return vec![line.to_owned()];
    }
    let begins = line.len() - line.trim_start_matches([' ', '\t', '>', '|']).len();
    let marks = line.get(..begins).filter(|marks| marks.len() * 2 < width).unwrap_or_default();
    let later = format!("{marks}{}", " ".repeat(hanging));
    let options = Options::new(width)
        .initial_indent(marks)
        .subsequent_indent(&later)
        .break_words(false)
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(WrapAlgorithm::FirstFit);
    let words = line.get(marks.len()..).unwrap_or(line);
    textwrap::wrap(words, options).into_iter().map(|line| line.into_owned()).collect()
}

/// Where there is less room than this, wrapping helps nobody.
const NARROWEST: usize = 20;

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn lines_break_between_words_and_keep_their_marks() {
        let line = "> one two three four five six";
        assert_eq!(wrapped(line, Some(20), 0), ["> one two three four", "> five six"]);
        assert_eq!(wrapped("a: one two three four five", Some(20), 3), ["a: one two three", "   four five"]);
        assert_eq!(wrapped(line, None, 0), [line]);
        assert_eq!(wrapped(line, Some(5), 0), [line]);
        let address = "see https://example.example/a/very/long/address for more";
        assert_eq!(
            wrapped(address, Some(20), 0),
            ["see", "https://example.example/a/very/long/address", "for more"]
        );
    }

    proptest! {
        #[test]
        fn no_word_is_lost(line in "[ >a-zäß日本語]{0,120}", width in 20_usize..60) {
            let words = |text: &str| text.split([' ', '>']).filter(|word| !word.is_empty()).map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(words(&line), words(&wrapped(&line, Some(width), 2).join(" ")));
        }
    }
}
