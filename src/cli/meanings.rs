//! `desk COMMAND --columns help`: the columns of what a command prints, with their meaning. It is answered before anything else,
//! so that a command need not be typed whole and no desk need be there.

use std::ffi::OsString;

use crate::cli::schemas;
use crate::desk::time::{Moment, Zone};
use crate::error::{Error, Result};
use crate::table::{Cell, Column, Format, Holds, Table};
use crate::ui::Ui;

/// Columns of the answer.
const COLUMNS: &[Column] = &[
    Column::more("command", Holds::Text, "what prints it"),
    Column::shown("column", Holds::Text, "its name, for --columns and --sort"),
    Column::shown("shown", Holds::Bool, "whether text formats show it without being asked"),
    Column::shown("about", Holds::Text, "what it means"),
];

/// The words typed, where they ask for this.
pub fn asked(arguments: &[OsString]) -> Option<Vec<&str>> {
    let mut words: Vec<&str> = arguments.iter().skip(1).map_while(|word| word.to_str()).collect();
    let end = words.iter().position(|word| *word == "--").unwrap_or(words.len());
    words.truncate(end);
    let apart = words.windows(2).any(|two| two == ["--columns", "help"]);
    // A mail server that calls us wrongly must be told so in its own way.
    let asks = (apart || words.contains(&"--columns=help")) && !words.contains(&"deliver");
    asks.then_some(words)
}

/// Writes the columns of the command that these words name.
///
/// # Errors
/// A usage error where they name none that prints a table, or a format that nobody knows.
pub fn tell(words: &[&str], ui: &mut Ui) -> Result<()> {
    let names = named(words);
    if names.is_empty() {
        return Err(Error::usage("of which command? This one prints no table")
            .hint("desk list --columns help")
            .hint("desk schema lists all"));
    }
    let mut table = Table::new(COLUMNS);
    if let Some(command) = table.columns.first_mut() {
        command.default = names.len() > 1;
    }
    for name in &names {
        for column in schemas::columns(name).unwrap_or_default() {
            table.push(vec![
                name.clone().into(),
                Cell::Word(column.name),
                column.default.into(),
                column.about.into(),
            ]);
        }
    }
    let format = match wanted(words) {
        Some(name) => Format::named(name)?,
        None => Format::usual(ui.output_is_terminal()),
    };
    ui.can_show(format)?;
    let table = format.arrange(table, &Default::default())?;
    let style = ui.style(Zone::UTC, Moment(0));
    ui.table(&table, format, &style)?;
    ui.finish()
}

/// The commands that these words name: that whose words all stand there, the most of them; else all that begin so.
fn named(words: &[&str]) -> Vec<String> {
    let stands =
        |part: &str| words.iter().any(|word| word.trim_start_matches('-') == part.trim_start_matches('-'));
    let all = schemas::names();
    let whole = all.iter().filter(|name| name.split(' ').all(stands));
    let longest = whole.max_by_key(|name| name.split(' ').count());
    let begins = |name: &&String| name.split(' ').next().is_some_and(stands);
    match longest {
        Some(name) => vec![name.clone()],
        None => {
            let group: Vec<String> = all.iter().filter(begins).cloned().collect();
            // A bare word lists.
            let list = group.iter().find(|name| name.ends_with(" list") && name.split(' ').count() == 2);
            list.map_or(group.clone(), |list| vec![list.clone()])
        }
    }
}

/// The format that is asked for.
fn wanted<'w>(words: &[&'w str]) -> Option<&'w str> {
    let apart = words.windows(2).find_map(|two| match two {
        ["-f" | "--format", name] => Some(*name),
        _ => None,
    });
    apart
        .or_else(|| words.iter().find_map(|word| word.strip_prefix("--format=").or(word.strip_prefix("-f="))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_name_a_command() {
        assert_eq!(named(&["list", "--columns", "help"]), ["list"]);
        assert_eq!(named(&["report", "sla", "--columns=help"]), ["report sla"]);
        assert_eq!(named(&["report", "sla", "--list", "--columns=help"]), ["report sla list"]);
        assert_eq!(named(&["outbox", "--columns", "help"]), ["outbox list"]);
        assert_eq!(named(&["tag", "add", "--columns", "help"]), ["tag add"]);
        assert_eq!(named(&["log", "--op", "3", "--columns", "help"]), ["log --op"]);
        assert_eq!(named(&["why", "--columns", "help"]), ["why message", "why ticket"]);
        assert_eq!(named(&["man", "--columns", "help"]), [""; 0]);
    }

    #[test]
    fn only_the_word_behind_columns_asks() {
        let asks = |words: &[&str]| {
            let words: Vec<OsString> = words.iter().map(OsString::from).collect();
            asked(&words).is_some()
        };
        assert!(asks(&["desk", "list", "--columns", "help"]) && asks(&["desk", "--columns=help", "list"]));
        assert!(
            !asks(&["desk", "list", "--columns", "id,help"])
                && !asks(&["desk", "note", "1", "--", "--columns", "help"])
        );
        assert!(!asks(&["desk", "list", "help"]));
    }
}
