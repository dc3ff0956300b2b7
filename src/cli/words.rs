//! The words of the command line before clap reads them: which of them are texts, which are queries and which are options.
//!
//! A word that follows an option which takes a value is left as it is. What of the rest looks like an option may be the
//! negated word of a query (`-tag:vip`) or, where a command takes a text, a part of that (`-5 degrees`).

use std::ffi::OsString;

use clap::error::ErrorKind;
use clap::{Arg, ArgAction, Command};

use crate::desk::query::is_query_word;

/// Values of these names may begin with `-`: texts, and queries, which negate with it.
const TEXTS: &[&str] = &["TEXT", "TEXT|-", "NAME=VALUE", "QUERY"];

/// The same command with options that take any text, in it and below it.
pub(super) fn with_texts(command: Command) -> Command {
    let text = |arg: Arg| {
        if named(&arg, TEXTS) && !arg.is_positional() { arg.allow_hyphen_values(true) } else { arg }
    };
    command.mut_args(text).mut_subcommands(with_texts)
}

/// The words as clap is to read them. Where a command takes a text, all words but the known options stand at the end,
/// behind `--`.
///
/// # Errors
/// An option that nobody knows among the words of a text.
pub(super) fn read(words: &[OsString], root: &mut Command) -> Result<Vec<OsString>, clap::Error> {
    let mut read: Vec<OsString> = words.iter().take(1).cloned().collect();
    let (mut level, mut value) = (&*root, false);
    let (mut texts, mut unknown) = (None::<Vec<OsString>>, None);
    for (at, word) in words.iter().enumerate().skip(1) {
        let text = word.to_str().unwrap_or_default();
        let named = option(text).filter(|_| !(texts.is_some() && text.contains(char::is_whitespace)));
        let arg = named.and_then(|option| find(level, option).or_else(|| find(root, option)));
        if value {
            value = false;
            read.push(word.clone());
        } else if text == "--" {
            let rest = words.get(at + usize::from(texts.is_some())..).unwrap_or_default();
            texts.as_mut().unwrap_or(&mut read).extend_from_slice(rest);
            break;
        } else if is_query_word(text) && positional(level, &["QUERY", "WORDS"]) {
            read.push(format!("not {}", &text[1..]).into());
        } else if let Some(arg) = arg.filter(|arg| texts.is_none() || whole(text, arg, level, root)) {
            value = takes_value(arg) && !text.contains('=') && (text.starts_with("--") || text.len() == 2);
            read.push(word.clone());
        } else if let Some(texts) = &mut texts {
            if matches!(named, Some(Named::Long(name)) if name != "help") {
                unknown = unknown.or(Some(text));
            }
            let help = ["-h", "--help"].contains(&text);
            if help { &mut read } else { texts }.push(word.clone());
        } else {
            read.push(word.clone());
            if let Some(command) = level.find_subcommand(text) {
                level = command;
                texts = positional(level, &["TEXT", "TEXT|-"]).then(Vec::new);
            }
        }
    }
    if let Some(word) = unknown {
        let shown = word.escape_debug();
        let message =
            format!("unexpected argument '{shown}' found\n\n  tip: to write it as a text, use '-- {shown}'");
        return Err(root.error(ErrorKind::UnknownArgument, message));
    }
    if let Some(texts) = texts {
        read.push("--".into());
        read.extend(texts);
    }
    Ok(read)
}

/// The words of a command line that are neither options nor their values, and the command that they are for.
pub(super) struct Plain<'w> {
    level: &'w Command,
    /// The names of that command, below `desk`.
    pub(super) path: Vec<String>,
    /// What follows it.
    pub(super) words: Vec<&'w str>,
    /// The first long option that nobody knows, and the word that may be its value.
    pub(super) unknown: Option<(&'w str, Option<&'w str>)>,
}

impl<'w> Plain<'w> {
    /// Sorts out words that [`read`] has made ready.
    pub(super) fn of(words: &'w [OsString], root: &'w Command) -> Plain<'w> {
        let mut plain = Plain { level: root, path: Vec::new(), words: Vec::new(), unknown: None };
        let mut words = words.iter().skip(1).map(|word| word.to_str().unwrap_or_default()).peekable();
        while let Some(word) = words.next() {
            if word == "--" {
                plain.words.extend(words);
                break;
            }
            let Some(named) = option(word).filter(|_| word != "-") else {
                match plain.level.find_subcommand(word).filter(|_| plain.words.is_empty()) {
                    Some(command) => {
                        plain.level = command;
                        plain.path.push(command.get_name().to_owned());
                    }
                    None => plain.words.push(word),
                }
                continue;
            };
            let arg = find(plain.level, named).or_else(|| find(root, named));
            match (arg, named) {
                (Some(arg), _) => {
                    let apart = !word.contains('=') && (word.starts_with("--") || word.len() == 2);
                    // One that may have a value (`--kept FILE`) takes the next word that is no option, as clap does.
                    let next = words.peek().is_some_and(|next| !next.starts_with('-'));
                    if apart && (takes_value(arg) || may_take_value(arg) && next) {
                        words.next();
                    }
                }
                (None, Named::Long(name)) if plain.unknown.is_none() && name != "help" => {
                    let value = match word.split_once('=') {
                        Some((_, value)) => Some(value),
                        None => words.peek().copied().filter(|next| !next.starts_with('-')),
                    };
                    plain.unknown = Some((name, value));
                }
                (None, _) => {}
            }
        }
        plain
    }

    /// Whether the command takes words that are called so.
    pub(super) fn takes(&self, names: &[&str]) -> bool {
        positional(self.level, names)
    }

    /// Whether it has this long option.
    pub(super) fn has(&self, name: &str) -> bool {
        find(self.level, Named::Long(name)).is_some()
    }
}

fn positional(command: &Command, names: &[&str]) -> bool {
    command.get_positionals().any(|arg| named(arg, names))
}

/// Whether all of a word is options: `-q`, `-qv`, `-f=json`, but not `-quick`.
fn whole(word: &str, first: &Arg, level: &Command, root: &Command) -> bool {
    let Some(letters) = word.strip_prefix('-').filter(|rest| !rest.starts_with('-')) else { return true };
    let known = |letter| find(level, Named::Short(letter)).or_else(|| find(root, Named::Short(letter)));
    match takes_value(first) {
        true => letters.len() == 1 || letters[1..].starts_with('='),
        false => letters.chars().all(|letter| known(letter).is_some_and(|arg| !takes_value(arg))),
    }
}

/// How an option is named.
#[derive(Clone, Copy)]
enum Named<'w> {
    Long(&'w str),
    Short(char),
}

/// The option that a word looks like; one of several letters is looked up by the first.
fn option(word: &str) -> Option<Named<'_>> {
    match word.strip_prefix("--") {
        Some(long) => Some(Named::Long(long.split('=').next().unwrap_or_default())),
        None => word.strip_prefix('-').and_then(|short| short.chars().next()).map(Named::Short),
    }
}

fn find<'c>(command: &'c Command, option: Named<'_>) -> Option<&'c Arg> {
    command.get_arguments().find(|arg| match option {
        Named::Long(name) => {
            arg.get_long() == Some(name) || arg.get_all_aliases().is_some_and(|all| all.contains(&name))
        }
        Named::Short(letter) => arg.get_short() == Some(letter),
    })
}

/// Whether a word must follow it.
fn takes_value(arg: &Arg) -> bool {
    matches!(arg.get_action(), ArgAction::Set | ArgAction::Append)
        && arg.get_num_args().is_none_or(|number| number.min_values() > 0)
}

/// Whether an option may stand with a value or without one.
fn may_take_value(arg: &Arg) -> bool {
    arg.get_num_args().is_some_and(|number| number.min_values() == 0 && number.max_values() > 0)
}

fn named(arg: &Arg, names: &[&str]) -> bool {
    arg.get_value_names().is_some_and(|own| own.iter().any(|name| names.contains(&name.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What an option takes that is no text of somebody; what stands in neither list must be put into one of them.
    const OTHERS: &[&str] = &[
        "PATH",
        "AGENT",
        "ZONE",
        "FORMAT",
        "A,B,C",
        "KEY,-KEY",
        "N",
        "WHEN",
        "MAIL",
        "ID",
        "TAG",
        "NAME",
        "FILE",
        "DATE",
        "D",
        "PERIOD",
        "T",
        "OP",
        "NAME <MAIL>",
        "TIME",
        "WHO",
        "OPERATION",
        "YEAR",
        "WEEK",
        "TARGET",
        "OTHER",
        "A",
        "B",
        "PART",
        "WORD",
        "SOURCE",
        "DEST",
        "INTO",
        "CELL",
        "LABEL",
        "PCT",
        "DIR",
        "HOURS",
        "LANG",
        "STATUS",
        "DURATION",
        "LENGTH",
        "SINCE",
        "ADDRESS",
        "MSG",
        "SECONDS",
        "COMMAND",
    ];

    fn each<'c>(path: &[String], command: &'c Command, tell: &mut dyn FnMut(&[String], &'c Arg)) {
        command
            .get_arguments()
            .filter(|arg| !arg.is_positional() && takes_value(arg))
            .for_each(|arg| tell(path, arg));
        for sub in command.get_subcommands() {
            each(&[path, &[sub.get_name().to_owned()]].concat(), sub, tell);
        }
    }

    #[test]
    fn every_option_that_takes_a_text_takes_one_that_begins_with_a_dash() {
        let root = super::super::command();
        let mut texts = Vec::new();
        each(&["desk".to_owned()], &root, &mut |path, arg| {
            let chosen = !arg.get_possible_values().is_empty();
            let long = arg.get_long().unwrap_or_default().to_owned();
            match named(arg, TEXTS) {
                true => texts.push((path.to_vec(), long)),
                false => {
                    let names = arg.get_value_names().unwrap_or_default();
                    let own = names.len() == 1 && names[0].as_str() == long.to_uppercase().replace('-', "_");
                    assert!(chosen || own || named(arg, OTHERS), "is --{long} of {path:?} a text? {names:?}");
                }
            }
        });
        assert!(texts.len() > 8, "{texts:?}");
        for (path, long) in texts {
            for text in ["-x", "- first", "--dry-run", "--", "-tag:vip", "-1"] {
                let words: Vec<OsString> = path
                    .iter()
                    .cloned()
                    .chain([format!("--{long}"), text.to_owned()])
                    .map(OsString::from)
                    .collect();
                let mut command = super::super::command();
                let read = super::read(&words, &mut command).unwrap();
                if let Err(error) = command.try_get_matches_from(read) {
                    let lacks = matches!(
                        error.kind(),
                        ErrorKind::MissingRequiredArgument
                            | ErrorKind::ValueValidation
                            | ErrorKind::ArgumentConflict
                            | ErrorKind::MissingSubcommand
                    );
                    assert!(lacks, "{path:?} --{long} {text}: {error}");
                }
            }
        }
    }
}
