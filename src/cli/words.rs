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

fn named(arg: &Arg, names: &[&str]) -> bool {
    arg.get_value_names().is_some_and(|own| own.iter().any(|name| names.contains(&name.as_str())))
}
