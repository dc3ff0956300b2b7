//! The line of a shell, read and answered: which words stand in it, and how what fits is written for that shell.
//!
//! An answer has a line for each word that fits, with a tab before what it means. A line that begins with a tab asks the
//! shell for its own files: the kind, what stands of the name, and what stands before that in the word.

use std::ffi::OsString;

use clap_complete::Shell;

use super::candidate::{Candidate, Offer};

/// The words of a line, without the name of the program.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Words {
    /// As the program would get them; the last one is under the cursor, and may be empty.
    pub(super) texts: Vec<String>,
    /// The quote in which the cursor stands.
    open: Option<char>,
}

impl Words {
    /// Whether the cursor stands in quotes.
    pub(super) fn in_quotes(&self) -> bool {
        self.open.is_some()
    }
}

/// Reads the words as the script of this shell hands them over; `None` where they cannot be words of ours.
pub(super) fn words(shell: Shell, given: &[OsString]) -> Option<Words> {
    let given: Vec<&str> = given.iter().skip(1).map(|word| word.to_str()).collect::<Option<_>>()?;
    let (last, before) = given.split_last()?;
    // bash hands all words over as they were typed, fish the last one, zsh none.
    let before = before.iter().map(|word| match shell {
        Shell::Bash => unquoted(word).0,
        _ => (*word).to_owned(),
    });
    let (last, open) = match shell {
        Shell::Bash | Shell::Fish => unquoted(last),
        _ => ((*last).to_owned(), None),
    };
    Some(Words { texts: before.chain([last]).collect(), open })
}

/// What a shell makes of a word, and the quote that is still open at its end.
fn unquoted(word: &str) -> (String, Option<char>) {
    let (mut text, mut open) = (String::with_capacity(word.len()), None);
    let mut letters = word.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, open) {
            ('\'' | '"', None) => open = Some(letter),
            (letter, Some(quote)) if letter == quote => open = None,
            ('\\', None) => text.extend(letters.next()),
            ('\\', Some('"')) => match letters.peek() {
                Some('"' | '\\' | '$' | '`') => text.extend(letters.next()),
                _ => text.push('\\'),
            },
            _ => text.push(letter),
        }
    }
    (text, open)
}

/// The answer for a script.
pub(super) fn write(shell: Shell, words: &Words, offer: Offer) -> String {
    let typed = words.texts.last().map_or("", String::as_str);
    let files = |kind: &str, before: &str| {
        format!("\t{kind}\t{}\t{before}\n", typed.strip_prefix(before).unwrap_or(typed))
    };
    match offer {
        // A name with a tab or a line feed cannot be handed over.
        Offer::Files(_) | Offer::Folders(_) if typed.contains(['\t', '\n', '\r']) => String::new(),
        Offer::Files(before) => files("files", &before),
        Offer::Folders(before) => files("folders", &before),
        Offer::Words(candidates) => candidates
            .into_iter()
            .filter_map(|Candidate { value, about }| {
                let value = if shell == Shell::Bash { for_bash(&value, words.open)? } else { value };
                Some(format!("{value}\t{about}\n"))
            })
            .collect(),
    }
}

/// A word as bash takes it back into its line, where it is neither quoted nor looked at by anybody.
fn for_bash(value: &str, open: Option<char>) -> Option<String> {
    match open {
        Some('\'') => (!value.contains('\'')).then(|| value.to_owned()),
        Some(_) => (!value.contains(['"', '$', '`', '\\', '!'])).then(|| value.to_owned()),
        None => {
            let plain = |c: char| c.is_alphanumeric() || "_-./+@:,=%".contains(c);
            let mut word = String::with_capacity(value.len());
            for letter in value.chars() {
                if !plain(letter) {
                    word.push('\\');
                }
                word.push(letter);
            }
            Some(word)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_the_shell_would() {
        for (typed, text, open) in [
            ("status:op", "status:op", None),
            (r"my\ bill", "my bill", None),
            ("\"my bi", "my bi", Some('"')),
            (r#""a\"b\n"c"#, r#"a"b\nc"#, None),
            (r"'it\", r"it\", Some('\'')),
            (r"end\", "end", None),
            ("\"it's", "it's", Some('"')),
        ] {
            assert_eq!(unquoted(typed), (text.to_owned(), open), "{typed}");
        }
    }

    #[test]
    fn nothing_that_bash_takes_back_can_do_anything() {
        assert_eq!(for_bash("$(rm -rf ~)`x`;&", None).unwrap(), r"\$\(rm\ -rf\ \~\)\`x\`\;\&");
        assert_eq!(for_bash("plain-tag_1.é", None).unwrap(), "plain-tag_1.é");
        assert_eq!(for_bash("$(x)", Some('"')), None);
        assert_eq!(for_bash("$(x)", Some('\'')).unwrap(), "$(x)");
        assert_eq!(for_bash("it's", Some('\'')), None);
    }
}
