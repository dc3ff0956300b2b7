//! Where in a line of `desk` the cursor stands: below which command, and at the value of which argument.

use clap::{Arg, ArgAction, Command};

use crate::desk::query::is_query_word;

/// A place in a line.
pub(super) struct Cursor<'l> {
    /// The command as far as it is typed, and those above it.
    pub(super) level: &'l Command,
    /// Its name, word by word: `tag`, `add`.
    pub(super) path: Vec<&'l str>,
    /// Words that are neither options nor commands, of that command.
    pub(super) words: Vec<&'l str>,
    /// The word under the cursor, as far as it is typed.
    pub(super) typed: &'l str,
    /// The option whose value it is, with what stands before the value in the same word (`--tag=`).
    pub(super) option: Option<(&'l Arg, &'l str)>,
    /// Only words can follow: `--` stands before.
    pub(super) only_words: bool,
    given: Vec<(&'l Arg, &'l str)>,
}

impl<'l> Cursor<'l> {
    /// Reads the words before the cursor and the one under it.
    pub(super) fn find(root: &'l Command, before: &'l [String], typed: &'l str) -> Cursor<'l> {
        let mut cursor = Cursor {
            level: root,
            path: Vec::new(),
            words: Vec::new(),
            typed,
            option: None,
            only_words: false,
            given: Vec::new(),
        };
        for word in before {
            cursor.pass(word);
        }
        if cursor.option.is_none()
            && !cursor.only_words
            && typed.starts_with("--")
            && let Some((name, _)) = typed.split_once('=')
            && let Some(arg) = cursor.long(&name[2..]).filter(|arg| takes_value(arg))
        {
            cursor.option = Some((arg, &typed[..=name.len()]));
        }
        cursor
    }

    fn pass(&mut self, word: &'l str) {
        if let Some((arg, _)) = self.option.take() {
            self.given.push((arg, word));
        } else if self.only_words {
            self.words.push(word);
        } else if word == "--" {
            self.only_words = true;
        } else if let Some(long) = word.strip_prefix("--") {
            let (name, value) =
                long.split_once('=').map_or((long, None), |(name, value)| (name, Some(value)));
            match (self.long(name), value) {
                (Some(arg), Some(value)) => self.given.push((arg, value)),
                (Some(arg), None) if must_have_value(arg) => self.option = Some((arg, "")),
                (Some(arg), None) => self.given.push((arg, "")),
                (None, _) => {}
            }
        } else if word.len() > 1 && word.starts_with('-') && !is_query_word(word) {
            self.letters(&word[1..]);
        } else if self.words.is_empty()
            && let Some(below) = self.level.find_subcommand(word)
        {
            self.level = below;
            self.path.push(below.get_name());
        } else {
            self.words.push(word);
        }
    }

    /// `-qv`, `-fjson`, `-f`.
    fn letters(&mut self, letters: &'l str) {
        for (at, letter) in letters.char_indices() {
            let Some(arg) = self.level.get_arguments().find(|arg| arg.get_short() == Some(letter)) else {
                return;
            };
            let rest = &letters[at + letter.len_utf8()..];
            match (takes_value(arg), rest.is_empty()) {
                (true, true) => self.option = Some((arg, "")),
                (true, false) => self.given.push((arg, rest.trim_start_matches('='))),
                (false, _) => {
                    self.given.push((arg, ""));
                    continue;
                }
            }
            return;
        }
    }

    fn long(&self, name: &str) -> Option<&'l Arg> {
        let level: &'l Command = self.level;
        level.get_arguments().find(|arg| {
            arg.get_long() == Some(name) || arg.get_all_aliases().is_some_and(|all| all.contains(&name))
        })
    }

    /// The value that an option of this name was given.
    pub(super) fn value_of(&self, id: &str) -> Option<&'l str> {
        self.given.iter().rev().find(|(arg, _)| arg.get_id() == id).map(|(_, value)| *value)
    }

    /// Options that may still be given.
    pub(super) fn options(&self) -> impl Iterator<Item = &'l Arg> + '_ {
        let level: &'l Command = self.level;
        level.get_arguments().filter(|arg| {
            let again = matches!(arg.get_action(), ArgAction::Append | ArgAction::Count);
            !arg.is_positional()
                && (again || self.given.iter().all(|(given, _)| given.get_id() != arg.get_id()))
        })
    }

    /// The argument whose value the word under the cursor is, where it is no option.
    pub(super) fn positional(&self) -> Option<&'l Arg> {
        let level: &'l Command = self.level;
        let all: Vec<&Arg> = level.get_positionals().filter(|arg| !arg.is_hide_set()).collect();
        let last = all.last().filter(|arg| arg.get_num_args().is_some_and(|number| number.max_values() > 1));
        all.get(self.words.len()).or(last).copied()
    }
}

fn takes_value(arg: &Arg) -> bool {
    matches!(arg.get_action(), ArgAction::Set | ArgAction::Append)
}

fn must_have_value(arg: &Arg) -> bool {
    takes_value(arg) && arg.get_num_args().is_none_or(|number| number.min_values() > 0)
}
