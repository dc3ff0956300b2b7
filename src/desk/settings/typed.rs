//! A command as it is typed, taken apart as a shell would: at blanks, with quotes around what holds them.

/// A word, and the bytes at which it stands, its quotes included.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Splits at blanks; quotes of either kind hold words together, and nothing else is special.
///
/// # Errors
/// Where a quote stays open: the byte at which it opens.
pub(super) fn split(text: &str) -> Result<Vec<Word>, usize> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<Word>, None::<(char, usize)>);
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if quote.is_none() && c.is_whitespace() {
            words.extend(word.take());
            continue;
        }
        let word = word.get_or_insert_with(|| Word { text: String::new(), start: at, end });
        word.end = end;
        match (quote, c) {
            (Some((open, _)), c) if c == open => quote = None,
            (None, '"' | '\'') => quote = Some((c, at)),
            (_, c) => word.text.push(c),
        }
    }
    words.extend(word);
    match quote {
        Some((_, at)) => Err(at),
        None => Ok(words),
    }
}

/// A word as it is typed so that it stays one.
pub(super) fn shell_word(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-=+:,@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    // Within quotes of one kind only that kind ends them.
    word.split_inclusive('\'').fold(String::new(), |line, part| match part.strip_suffix('\'') {
        Some("") => line + "\"'\"",
        Some(before) => line + &format!("'{before}'\"'\""),
        None => line + &format!("'{part}'"),
    }) + if word.is_empty() { "''" } else { "" }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn texts(line: &str) -> Vec<String> {
        split(line).unwrap().into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn words_are_parted_at_blanks_outside_of_quotes() {
        assert_eq!(texts("  a 'b  c'\td\"'\"e '' "), ["a", "b  c", "d'e", ""]);
        let word = &split("é 'a b'c").unwrap()[1];
        assert_eq!((word.start, word.end), (3, 9));
        assert_eq!(split("a 'b").unwrap_err(), 2);
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back(words in prop::collection::vec("[a-zé' \"$\\\\;|-]{0,8}", 0..5)) {
            let line = words.iter().map(|word| shell_word(word)).collect::<Vec<_>>().join(" ");
            prop_assert_eq!(texts(&line), words);
        }
    }
}
