//! Words in a wrong order, and options that are words of a query: said before anything is read, with the line to type.
//!
//! Every command has one order; who comes from another tool has another one in the fingers. Nothing is guessed here: only what
//! cannot be right is told.

use super::select::names_tickets;
use super::words::Plain;
use crate::desk::period;
use crate::desk::query::{KEYS, State};
use crate::desk::ticket::Status;
use crate::desk::time::{Moment, Zone};
use crate::error::Error;

/// Options of other tools, and the words of a query that mean the same; what follows is their value.
const ELSEWHERE: &[(&str, &str)] = &[
    ("since", "created:>="),
    ("after", "created:>="),
    ("until", "created:<"),
    ("before", "created:<"),
    ("author", "from:"),
    ("label", "tag:"),
    ("state", "status:"),
    ("search", ""),
    ("query", ""),
    ("filter", ""),
];

/// What is wrong with the words of a command line, if anything that can be said better here than by clap.
pub(super) fn fault(plain: &Plain<'_>) -> Option<Error> {
    let path: Vec<&str> = plain.path.iter().map(String::as_str).collect();
    let words = plain.words.as_slice();
    option(plain).or_else(|| forgotten(plain)).or_else(|| match path.as_slice() {
        [] => {
            let number = words.first().filter(|word| names_tickets(word) && **word != "-")?;
            let message = format!("what is to be done with ticket {number}?");
            Some(Error::usage(message).hint(format!("desk show {number}")))
        }
        ["assign"] => value_first(&path, words, "agent", "me"),
        ["status"] => value_first(&path, words, "status", "solved"),
        ["priority"] => value_first(&path, words, "priority", "high"),
        ["tag", "add" | "rm"] => value_first(&path, words, "tag", "TAG"),
        ["tag"] => tag(words),
        ["snooze"] => value_last(&path, words, "until when"),
        ["move"] => value_last(&path, words, "the department"),
        ["note"] => value_last(&path, words, "the text"),
        ["time"] => value_last(&path, words, "how long"),
        ["reply"] => match words {
            [number, text @ ..] if names_tickets(number) && text.iter().any(|word| !names_tickets(word)) => {
                let line = format!("desk reply {number} --body {}", shell(&text.join(" ")));
                Some(Error::usage("the text of an answer goes after --body").hint(line))
            }
            _ => None,
        },
        _ => None,
    })
}

/// `desk assign 52 me`: the tickets came first.
fn value_first(path: &[&str], words: &[&str], what: &str, example: &str) -> Option<Error> {
    let (first, rest) = words.split_first()?;
    let (tickets, values): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| names_tickets(word));
    if !names_tickets(first) || (values.is_empty() && !rest.is_empty()) {
        return None;
    }
    // A tag may be a number.
    if values.is_empty() && what == "tag" {
        return None;
    }
    let value = if values.is_empty() { example.to_owned() } else { shell(&values.join(",")) };
    let line = format!("desk {} {value} {}", path.join(" "), tickets.join(" "));
    Some(Error::usage(format!("the {what} comes first, then the tickets")).hint(line))
}

/// `desk snooze friday 5`: the tickets came last.
fn value_last(path: &[&str], words: &[&str], what: &str) -> Option<Error> {
    let tickets = words.iter().rev().take_while(|word| names_tickets(word)).count();
    let (values, ids) = words.split_at(words.len() - tickets);
    // `desk note - text` is none of it, and a text may end in a number.
    let wrong = !ids.is_empty() && values.first().is_some_and(|word| !names_tickets(word));
    if !wrong || ids.contains(&"-") {
        return None;
    }
    let value =
        if path == ["note"] { shell(&values.join(" ")) } else { values.join(" ").escape_debug().to_string() };
    let line = format!("desk {} {} {value}", path.join(" "), ids.join(" "));
    Some(Error::usage(format!("the tickets come first, then {what}")).hint(line))
}

/// `desk tag 5 add x`, `desk tag x 5`: what is to be done with tags stands before them.
fn tag(words: &[&str]) -> Option<Error> {
    if words.is_empty() {
        return None;
    }
    let verb = words.iter().find(|word| matches!(**word, "add" | "rm" | "remove" | "del" | "list" | "ls"));
    let verb = match verb.copied() {
        Some("rm" | "remove" | "del") => "rm",
        Some("list" | "ls") => {
            return Some(Error::usage("tags are listed without other words").hint("desk tag list"));
        }
        _ => "add",
    };
    let rest = words.iter().filter(|word| !matches!(**word, "add" | "rm" | "remove" | "del"));
    let (tickets, tags): (Vec<&str>, Vec<&str>) = rest.partition(|word| names_tickets(word));
    let tags = if tags.is_empty() { "TAG".to_owned() } else { shell(&tags.join(",")) };
    let tickets = if tickets.is_empty() { "ID".to_owned() } else { tickets.join(" ") };
    Some(
        Error::usage("what is to be done comes first, then the tag, then the tickets")
            .hint(format!("desk tag {verb} {tags} {tickets}")),
    )
}

/// `desk report sla last-week`: a period among the words of a query would be searched for in the mails, and never be missed.
fn forgotten(plain: &Plain<'_>) -> Option<Error> {
    if !plain.has("period") || !plain.takes(&["QUERY"]) {
        return None;
    }
    // One word of the shell may be a whole line, as of `report diff`.
    let asked = plain.words.iter().filter(|word| !word.contains("--"));
    let words: Vec<&str> = asked.flat_map(|word| unquoted(word)).collect();
    // `last 7 days` is one too.
    let windows = (1..=3).rev().flat_map(|length| words.windows(length));
    let found = windows.map(|window| window.join(" ")).find(|word| is_period(word))?;
    let word = found.replace(' ', "-");
    let own: Vec<String> = plain
        .words
        .iter()
        .filter(|own| !unquoted(own).any(|part| found.split(' ').any(|found| found == part)))
        .map(|own| shell(own))
        .collect();
    let line =
        [&["desk".to_owned()], plain.path.as_slice(), own.as_slice(), &[format!("--period {word}")]].concat();
    Some(
        Error::usage(format!("`{found}` is a period, and a period goes after --period"))
            .hint(format!("did you mean: {}", line.join(" ")))
            .hint(format!("to search for the text, put it in quotes: '\"{found}\"'")),
    )
}

/// The words of a text that stand in no quotes.
fn unquoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').step_by(2).flat_map(str::split_whitespace)
}

/// Whether a word names a stretch of time. Short names of weekdays are words of people, too.
fn is_period(word: &str) -> bool {
    // Seen from some day in summer.
    let now = Moment(1_782_900_000);
    let long = word.len() > 5 || word.contains(|c: char| c.is_ascii_digit()) || word == "today";
    long && period::parse(word, now, Zone::UTC).is_ok()
}

/// `desk list --status open`: what is asked for stands in the words of a query.
fn option(plain: &Plain<'_>) -> Option<Error> {
    let (name, value) = plain.unknown.as_ref()?;
    let takes = |names: &[&str]| plain.takes(names);
    let (query, by_option) = (takes(&["QUERY", "WORDS"]), plain.has("where"));
    if !query && !by_option {
        return None;
    }
    let term = term(name, *value)?;
    let used = |word: &&&str| Some(**word) != *value || term.ends_with(':');
    let mut line: Vec<String> =
        std::iter::once("desk".to_owned()).chain(plain.path.iter().cloned()).collect();
    line.extend(plain.words.iter().filter(used).map(|word| shell(word)));
    if !query {
        line.push("--where".to_owned());
    }
    line.push(shell(&term));
    let message =
        format!("there is no option --{}: which tickets are meant is said by a query", name.escape_debug());
    Some(Error::usage(message).hint(line.join(" ")))
}

/// The word of a query that an option stands for.
fn term(name: &str, value: Option<&str>) -> Option<String> {
    let name = name.to_lowercase();
    let quoted = |key: &str| {
        let value = value.unwrap_or_default();
        match value.contains(char::is_whitespace) && !key.is_empty() {
            true => format!("{key}\"{}\"", value.replace('"', "")),
            false => format!("{key}{value}"),
        }
    };
    if let Some(state) = State::WORDS.iter().find(|state| **state == name) {
        return Some(format!("is:{state}"));
    }
    if Status::from_word(&name).is_some() {
        return Some(format!("status:{name}"));
    }
    if name == "mine" {
        return Some("assignee:me".to_owned());
    }
    if let Some(key) = KEYS.iter().find(|key| key.name == name || key.aliases.contains(&name.as_str())) {
        return Some(quoted(&format!("{}:", key.name)));
    }
    let (_, meant) = ELSEWHERE.iter().find(|(other, _)| *other == name)?;
    Some(quoted(meant))
}

/// A word as a shell takes it; what steers a terminal is left out.
pub(super) fn shell(word: &str) -> String {
    let word: String = word.chars().filter(|c| !c.is_control()).collect();
    let plain = |c: char| c.is_alphanumeric() || "-_./,:@%+=#".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word;
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}
