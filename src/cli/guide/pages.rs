//! The pages of `desk help` about what several commands share.

use clap::{Arg, Command};

use crate::config;
use crate::desk::period;
use crate::desk::query::KEYS;
use crate::table;
use crate::world::VARIABLES;

/// Each page and what it is about.
pub const NAMES: &[(&str, &str)] = &[
    ("options", "what every command takes"),
    ("queries", "keys, values and dates, as in desk list status:open"),
    ("formats", "tables, CSV, JSON, spreadsheets; columns and pipes"),
    ("exit-codes", "what a script is told"),
    ("variables", "the environment, and config.toml"),
];

/// The page of this name; `root` is the command line, built.
pub fn page(name: &str, root: &Command) -> Option<String> {
    match name {
        "options" => Some(options(root)),
        "queries" => Some(queries()),
        "formats" => Some(formats()),
        "exit-codes" => Some(EXIT_CODES.to_owned()),
        "variables" => Some(variables()),
        _ => None,
    }
}

/// What is asked for by another name.
pub fn called(name: &str) -> &str {
    match name {
        "option" | "globals" | "global" | "everywhere" => "options",
        "query" | "search-language" | "dates" | "periods" => "queries",
        "format" | "columns" | "output" | "pipes" => "formats",
        "exit" | "codes" | "exitcodes" | "errors" => "exit-codes",
        "variable" | "environment" | "env" | "config" | "config.toml" => "variables",
        other => other,
    }
}

fn options(root: &Command) -> String {
    let mut text = String::from("Options of every command. They may stand before or after it.\n\n");
    for arg in root.get_arguments().filter(|arg| arg.is_global_set()) {
        entry(&mut text, &named(arg), &arg.get_help().map(ToString::to_string).unwrap_or_default(), 24);
    }
    text.push_str("\nSee desk help formats, desk help variables.\n");
    text
}

/// An option as it is typed.
fn named(arg: &Arg) -> String {
    let short = arg.get_short().map_or("    ".to_owned(), |letter| format!("-{letter}, "));
    let value = arg.get_action().takes_values().then(|| arg.get_value_names()).flatten().unwrap_or_default();
    let value: String = value.iter().map(|name| format!(" {name}")).collect();
    format!("{short}--{}{value}", arg.get_long().unwrap_or_default())
}

fn queries() -> String {
    let mut text = String::from(
        "A query chooses tickets: for list, next, report, export, rules and saved views,
and for each command that changes several (--where QUERY).

Words joined by blanks mean and; then there are or, not WORD, -WORD, parentheses.
A word without a key is looked for in the text; \"several words\" in that order;
the beginning of a word is written refund*. Several values: status:open,pending.
Put what has blanks, parentheses, < or > in quotes for the shell.

",
    );
    for key in KEYS {
        entry(&mut text, &format!("{}:", key.name), &format!("{}; {}", key.about, key.example), 14);
        if !key.values.is_empty() && key.values != ["none"] {
            entry(&mut text, "", &key.values.join(" "), 14);
        }
    }
    text.push_str(&format!(
        "
Dates
  A day, a month, a year or a name: created:2026-07 solved:last-week
  From it on, or before it:         created:>=2026-07-01 created:<2026
  Less or more than so long ago:    updated:<3d waiting:>2d
  Within so long:                   due:<4h
  Periods: {}

Saved views stand in the settings and are typed with an at sign: desk list @mine
  [view.mine]
  query = \"assignee:me is:unsolved\"
",
        wrapped(period::FORMS, 68, "           ")
    ));
    text
}

fn formats() -> String {
    let mut text = String::from(
        "On a terminal rows are a table, in a pipe TSV with a line of names. What shows
one thing to read (show, next, sla explain …) is text in both. -f FORMAT chooses:

",
    );
    for format in table::ALL {
        entry(&mut text, format.name, format.about, 10);
    }
    text.push_str(
        "
  --columns A,B,C   which columns, in which order; desk schema list names them
  --sort KEY,-KEY   by which to sort; - turns the order round
  --limit N         at most so many; of a command that changes: how many
  --no-header       without the line of names

JSON has all fields; times are RFC 3339 in UTC, spans are seconds. Text formats
have the usual columns, and write what could steer a terminal as visible escapes.

A list goes into a command that changes by a -, which reads ids, rows or JSON:
  desk list subject:refund | desk tag add refund -
42, #42 and 1-5 are tickets, m42 is a message, c7 a customer, o5 a mail in the
outbox, q3 one in quarantine.
",
    );
    text
}

const EXIT_CODES: &str = "What a command ends with:

   0  done; also when nothing was found
   1  refused: the desk understood, and says no
   2  words that are no command, option, id or query
   3  partly done (--keep-going, outbox send)
   4  a check did not hold (--check, sla check, doctor, canned lint)
  65  data that cannot be read: damaged, or not what it claims to be
  66  an input is not there
  70  a fault of desk itself: please report it
  73  an output cannot be made
  74  reading or writing failed midway
  75  try again: the database is busy, the disk is full
  77  the system does not allow it
  78  settings are wrong, or made by a newer desk; config.toml too

Errors go to standard error: error: what happened, hint: what to type next.
Standard output has data, and nothing else.
";

fn variables() -> String {
    let mut text = String::from("Variables of the environment:\n\n");
    for (name, about) in VARIABLES {
        entry(&mut text, name, about, 22);
    }
    text.push_str("\nKeys of solodesk/config.toml, which belongs to this machine and not to the desk.\nA variable goes before it, and an option before that; what is wrong in it is told\nwith line and column (exit 78):\n\n");
    for key in config::KEYS {
        entry(&mut text, key.name, &format!("{}: {}", key.about, key.example), 22);
    }
    text
}

/// A name and what it means, in lines of 80 characters at most.
fn entry(text: &mut String, name: &str, about: &str, width: usize) {
    let indent = " ".repeat(width + 2);
    let about = wrapped(about, 78 - width, &indent);
    if name.chars().count() < width {
        text.push_str(&format!("  {name:<width$}{about}\n"));
    } else {
        text.push_str(&format!("  {name}\n{indent}{about}\n"));
    }
}

pub(super) fn wrapped(text: &str, width: usize, indent: &str) -> String {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let fits = lines.last().is_some_and(|line| line.chars().count() + word.chars().count() < width);
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if fits => line.push_str(&format!(" {word}")),
            _ => lines.push(word.to_owned()),
        }
    }
    lines.join(&format!("\n{indent}"))
}

/// The beginning of a sentence, in so many characters.
pub(super) fn first(text: &str, most: usize) -> String {
    let line = text.lines().next().unwrap_or_default();
    wrapped(line, most, "").lines().next().unwrap_or_default().trim_end_matches([',', ':', ';']).to_owned()
}
