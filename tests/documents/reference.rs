//! `docs/reference.md`: every variable, key and column, made from what the program itself goes by: the registries of variables, the
//! check of the settings (which names the keys that it knows when it meets one that it does not), and `desk schema`.
//! What a key of the settings means is read from the comments of `examples/settings.toml`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde_json::Value;
use solodesk::config::KEYS;
use solodesk::desk::canned::KNOWN;
use solodesk::desk::settings::Settings;
use solodesk::world::VARIABLES;

use super::{kept, root};
use crate::harness::Desk;

/// A key, or a table, that no section knows.
const UNKNOWN: &str = "q9q9q9q9q9";

/// The keys that the check names where it meets an unknown one, in this document.
fn known_in(document: &str) -> Vec<String> {
    let faults = Settings::parse(document).err().unwrap_or_default();
    let fault =
        faults.iter().find(|fault| fault.what.contains(UNKNOWN) && fault.what.starts_with("unknown key"));
    let Some(expected) = fault.and_then(|fault| fault.expected.as_ref()) else { return Vec::new() };
    expected.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Every section by its head, with its keys.
fn sections() -> Vec<(String, Vec<String>)> {
    let mut sections = Vec::new();
    for table in known_in(&format!("{UNKNOWN} = 1\n")) {
        let heads = [format!("[{table}]"), format!("[{table}.NAME]"), format!("[[{table}]]")];
        let found = heads.into_iter().find_map(|head| {
            let keys = known_in(&format!("{head}\n{UNKNOWN} = 1\n"));
            (!keys.is_empty()).then_some((head, keys))
        });
        sections.push(found.unwrap_or_else(|| panic!("no head was found for the table {table}")));
    }
    sections
}

/// What `examples/settings.toml` says of each key: by section and key, the value shown and the words behind it. A line that is
/// commented out explains a key as well.
fn explained() -> BTreeMap<(String, String), (String, String)> {
    let example = std::fs::read_to_string(root().join("examples/settings.toml")).unwrap();
    let (mut explained, mut section) = (BTreeMap::new(), String::new());
    for line in example.lines() {
        let line = line.strip_prefix("# ").unwrap_or(line);
        if line.starts_with('[') {
            section = line.split('#').next().unwrap().trim().to_owned();
            if let Some((table, _)) = section.strip_prefix('[').and_then(|head| head.split_once('.')) {
                section = format!("[{table}.NAME]");
            }
        } else if let Some((key, rest)) = line.split_once(" = ")
            && key.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '.')
        {
            let (value, words) = split(rest);
            let key = key.split('.').next().unwrap().to_owned();
            explained.entry((section.clone(), key)).or_insert((value, words));
        }
    }
    explained
}

/// A value, and the comment behind it.
fn split(rest: &str) -> (String, String) {
    let mut quoted = false;
    for (at, c) in rest.char_indices() {
        match c {
            '"' => quoted = !quoted,
            '#' if !quoted => return (rest[..at].trim().to_owned(), rest[at + 1..].trim().to_owned()),
            _ => {}
        }
    }
    (rest.trim().to_owned(), String::new())
}

/// Text in a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ").replace('<', "&lt;")
}

fn code(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("`{}`", text.replace('|', "\\|")) }
}

fn made() -> String {
    let mut page = String::from(
        "# Reference\n\n\
         Made from the program itself by `DESK_DOCS=write cargo test --test main documents`; a test keeps it true.\n\n\
         [Commands](#commands) · [Environment](#environment) · [This machine](#this-machine) · [Variables of canned replies](#variables-of-canned-replies) · [Settings](#settings) · [Columns](#columns)\n",
    );
    commands(&mut page);
    environment(&mut page);
    machine(&mut page);
    canned(&mut page);
    settings(&mut page);
    columns(&mut page);
    page
}

fn commands(page: &mut String) {
    page.push_str("\n## Commands\n\n`desk COMMAND --help` tells all of each.\n\n| command | what it is for |\n|---|---|\n");
    for command in solodesk::cli::command().get_subcommands().filter(|command| !command.is_hide_set()) {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        assert!(!about.is_empty(), "desk {} says nothing of what it is for", command.get_name());
        writeln!(page, "| {} | {} |", code(command.get_name()), cell(&about)).unwrap();
    }
}

fn environment(page: &mut String) {
    page.push_str(
        "\n## Environment\n\nOptions overrule it, and it overrules `config.toml`. An empty variable is none.\n\n| variable | what it says |\n|---|---|\n",
    );
    for (name, about) in VARIABLES {
        writeln!(page, "| {} | {} |", code(name), cell(about)).unwrap();
    }
}

fn machine(page: &mut String) {
    page.push_str(
        "\n## This machine\n\n`~/.config/solodesk/config.toml` says what belongs to this machine and not to the desk.\n\n| key | for instance | what it says |\n|---|---|---|\n",
    );
    for key in KEYS {
        writeln!(page, "| {} | {} | {} |", code(key.name), code(key.example), cell(key.about)).unwrap();
    }
}

fn canned(page: &mut String) {
    page.push_str(
        "\n## Variables of canned replies\n\n\
         Written `{{ customer.first_name }}`. `--set order=A-17` adds others. One that has no value for a ticket is refused.\n\n\
         | variable | what it holds | always there |\n|---|---|---|\n",
    );
    for known in KNOWN {
        let always = if known.may_be_unset { "" } else { "yes" };
        writeln!(page, "| {} | {} | {always} |", code(known.name), cell(known.about)).unwrap();
    }
}

fn settings(page: &mut String) {
    page.push_str(
        "\n## Settings\n\n\
         One TOML document: `desk settings edit`. [`examples/settings.toml`](../examples/settings.toml) shows all of it in use.\n",
    );
    let explained = explained();
    for (head, keys) in sections() {
        write!(page, "\n### {head}\n\n| key | for instance | what it says |\n|---|---|---|\n").unwrap();
        for key in keys {
            let (value, words) = explained.get(&(head.clone(), key.clone())).cloned().unwrap_or_default();
            let value = if value.ends_with('[') { String::new() } else { value };
            writeln!(page, "| {} | {} | {} |", code(&key), code(&value), cell(&words)).unwrap();
        }
    }
}

fn columns(page: &mut String) {
    page.push_str(
        "\n## Columns\n\n\
         What each command prints, as `--columns` and JSON name it. `desk schema COMMAND` tells it to programs. Times are RFC 3339 in JSON, spans \
         whole seconds in names that end in `_seconds`.\n",
    );
    let schemas: Value = serde_json::from_str(&Desk::nowhere().ok("schema")).unwrap();
    let mut alike: Vec<(Vec<String>, &Value)> = Vec::new();
    for (name, schema) in schemas.as_object().unwrap() {
        let row = schema.get("items").unwrap_or(schema);
        let properties = &row["properties"];
        match alike.iter_mut().find(|(_, known)| *known == properties) {
            Some((names, _)) => names.push(name.clone()),
            None => alike.push((vec![name.clone()], properties)),
        }
    }
    for (names, properties) in alike {
        let names: Vec<String> = names.iter().map(|name| code(name)).collect();
        write!(page, "\n### {}\n\n| column | holds | what |\n|---|---|---|\n", names.join(", ")).unwrap();
        for (name, property) in properties.as_object().unwrap() {
            let about = property["description"].as_str().unwrap_or_default();
            writeln!(page, "| {} | {} | {} |", code(name), holds(property), cell(about)).unwrap();
        }
    }
}

/// The kind of a value in one word.
fn holds(property: &Value) -> &str {
    let kind = match &property["type"] {
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null"),
        kind => kind.as_str(),
    };
    match (kind, property["format"].as_str()) {
        (Some("string"), Some("date-time")) => "time",
        (Some("string"), _) => "text",
        (Some("integer" | "number"), _) => "number",
        (Some("boolean"), _) => "yes or no",
        (Some("array"), _) => "list",
        (Some("object"), _) => "record",
        _ => panic!("a property of no kind: {property}"),
    }
}

#[test]
fn the_reference_is_what_the_program_goes_by() {
    kept("docs/reference.md", &made());
}

/// A key that nobody has explained is a key that nobody will find.
#[test]
fn every_key_of_the_settings_is_shown_in_the_example() {
    let explained = explained();
    let sections = sections();
    assert!(sections.len() >= 8, "{sections:?}");
    let mut silent = Vec::new();
    for (head, keys) in &sections {
        assert!(!keys.is_empty(), "{head}");
        for key in keys.iter().filter(|key| !explained.contains_key(&(head.clone(), (*key).clone()))) {
            silent.push(format!("{head} {key}"));
        }
    }
    assert!(silent.is_empty(), "examples/settings.toml does not show {silent:?}");
}

#[test]
fn the_check_of_the_settings_names_its_keys() {
    let sections = sections();
    let of = |head: &str| sections.iter().find(|(known, _)| known == head).map(|(_, keys)| keys.clone());
    assert_eq!(of("[view.NAME]").unwrap(), ["query", "columns"]);
    assert!(of("[[policy]]").unwrap().contains(&"first_response".to_owned()));
    assert_eq!(split("\"a # b\" # c"), ("\"a # b\"".into(), "c".into()));
}

/// Names in quotes that look like variables, in the files that ask for some.
fn asked_for() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut ahead = vec![root().join("src")];
    while let Some(path) = ahead.pop() {
        if path.is_dir() {
            ahead.extend(std::fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
            continue;
        }
        let name = path.to_string_lossy().into_owned();
        if !name.ends_with(".rs") || name.contains("tests") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap();
        if !text.contains("variable(") && !text.contains("variable_os(") {
            continue;
        }
        // What stands between two quotes on one line.
        for line in text.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for word in line.split('"').skip(1).step_by(2) {
                let shape = |c: char| c.is_ascii_uppercase() || c == '_';
                if word.len() > 1 && word.chars().all(shape) && word != "MAIL" {
                    names.insert(word.to_owned());
                }
            }
        }
    }
    names
}

#[test]
fn every_variable_that_is_read_is_named() {
    let named: BTreeSet<String> = VARIABLES.iter().map(|(name, _)| (*name).to_owned()).collect();
    let read = asked_for();
    assert!(read.contains("DESK_DB") && read.contains("XDG_DATA_HOME"), "{read:?}");
    // Words of clap for what an option takes are written the same way.
    let words = ["DIR", "NAME", "PATH", "TEXT", "FILE", "ID", "QUERY", "LINES", "COMMAND"];
    let unnamed: Vec<&String> =
        read.difference(&named).filter(|name| !words.contains(&name.as_str())).collect();
    assert!(unnamed.is_empty(), "world::VARIABLES does not name {unnamed:?}");
    let unread: Vec<&String> = named.difference(&read).collect();
    assert!(unread.is_empty(), "nobody reads {unread:?}");
}
