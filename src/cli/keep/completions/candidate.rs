//! What can be offered: words with what they mean, or the files of the machine, which the shell knows better.

use crate::desk::clean::{Breaks, clean};

/// What can stand where the cursor is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Offer {
    /// These words; each is the whole word under the cursor.
    Words(Vec<Candidate>),
    /// A file; before it stands this part of the word (`--attach=`).
    Files(String),
    /// A folder.
    Folders(String),
}

impl Offer {
    /// Only what begins so.
    pub(super) fn beginning(self, typed: &str) -> Offer {
        match self {
            Offer::Words(mut words) => {
                words.retain(|word| word.value.starts_with(typed));
                Offer::Words(words)
            }
            files => files,
        }
    }
}

/// One word that fits.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Candidate {
    pub(super) value: String,
    /// What it means, in one line without control characters; may be empty.
    pub(super) about: String,
}

/// Longer descriptions are cut, in characters.
const LONGEST: usize = 60;

impl Candidate {
    /// Nothing where the value could not be typed, or could steer a terminal. Subjects and names are a stranger's words: they
    /// only ever become descriptions, or are passed over here.
    pub(super) fn new(value: impl Into<String>, about: &str) -> Option<Candidate> {
        let value = value.into();
        if value.is_empty() || value.chars().any(char::is_control) || clean(&value, Breaks::Space) != value {
            return None;
        }
        let line: String = about.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let words: Vec<&str> = line.split_whitespace().collect();
        let mut about: String = clean(&words.join(" "), Breaks::Space).chars().take(LONGEST).collect();
        if about.chars().count() == LONGEST {
            about.push('…');
        }
        Some(Candidate { value, about })
    }
}
