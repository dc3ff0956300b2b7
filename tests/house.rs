//! Stands at the doors of `src/`: who may name which crate, which room may know of which, how large a file may grow.
//! What is asserted here is what the head of `src/lib.rs` promises.

mod circles;
mod map;
mod naming;
mod place;
mod source;
mod syntax;
mod unruled;

use std::collections::BTreeSet;

use source::{bare, below, children, files, fits, module, names, report, room, root};

/// Each foreign crate and the places that may name it. A place is a file, or a room with a slash at its end.
const DOORS: &[(&str, &[&str])] = &[
    ("rusqlite", &["store/"]),
    ("rusqlite_migration", &["store/schema.rs"]),
    ("clap", &["cli/"]),
    ("clap_complete", &["cli/keep/completions.rs", "cli/keep/completions/"]),
    ("clap_mangen", &["cli/keep/man.rs"]),
    ("comfy_table", &["table/human.rs"]),
    // `table::csv` is called `csv::` by its neighbours too: only the crate's own reader and writer are looked for.
    ("csv::ReaderBuilder", &["table/csv.rs"]),
    ("csv::WriterBuilder", &["table/csv.rs"]),
    ("csv::Writer", &["table/csv.rs"]),
    ("rust_xlsxwriter", &["table/xlsx.rs"]),
    ("mail_parser", &["source/"]),
    ("html2text", &["source/html.rs"]),
    ("chardetng", &["source/charset.rs"]),
    ("encoding_rs", &["source/charset.rs"]),
    ("mimalloc", &["main.rs"]),
    ("mail_builder", &["post/compose.rs"]),
    ("textwrap", &["table/wrap.rs"]),
    ("hmac", &["post/token.rs"]),
    ("whatlang", &["desk/language/detect.rs"]),
    ("minijinja", &["desk/canned.rs", "desk/canned/"]),
    ("dialoguer", &["ui.rs", "ui/"]),
    ("indicatif", &["ui.rs"]),
    ("signal_hook", &["ui/"]),
    ("plotters", &["page/draw/"]),
    ("iana_time_zone", &["world.rs"]),
    ("chrono", &["desk/time.rs", "desk/calendar.rs", "desk/calendar/", "desk/period.rs", "desk/period/"]),
    ("chrono_tz", &["desk/time.rs"]),
    ("toml", &["desk/settings/document.rs", "config/file.rs"]),
    ("toml_edit", &["desk/settings/amend.rs", "desk/settings/preset.rs", "desk/settings/preset/"]),
    // Mails are compressed where they are read and unpacked where they are kept.
    ("zstd", &["source/original.rs", "store/message.rs"]),
    ("std::env", &["world.rs"]),
    ("SystemTime::now", &["world.rs"]),
    ("io::stdout", &["world.rs"]),
    // An editor draws on our stderr; a fault of ours is told there when nothing else is left.
    ("io::stderr", &["world.rs", "ui/editor.rs", "main.rs"]),
    ("io::stdin", &["world.rs"]),
    ("rustix", &["store/medium.rs", "ui/live.rs", "post/notify.rs"]),
    // Whoever sends asks first whether this machine has agreed.
    ("sending::way", &["cli/trusted.rs"]),
    ("process::exit", &[]),
    ("println!", &[]),
    ("eprintln!", &[]),
    ("print!", &[]),
    ("eprint!", &[]),
    (
        "Command::new",
        &[
            "ui/command.rs",
            "ui/editor.rs",
            "ui/opener.rs",
            "ui/pager.rs",
            "post/sendmail.rs",
            "post/notify.rs",
        ],
    ),
];

/// Each room (or file above the rooms) and what it may name of this house, itself aside.
const ARROWS: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("desk", &["error"]),
    ("table", &["desk", "error"]),
    ("page", &["desk", "table"]),
    ("report", &["desk", "error", "page", "table"]),
    ("source", &["desk", "error"]),
    ("post", &["desk", "error"]),
    ("store", &["desk", "error"]),
    ("work", &["desk", "error", "post", "source", "store"]),
    ("world", &["desk", "error"]),
    ("config", &["desk", "error", "world"]),
    ("trust", &["error"]),
    ("ui", &["desk", "error", "table", "world"]),
    ("cli", &["config", "desk", "error", "page", "report", "store", "table", "trust", "ui", "work", "world"]),
    ("lib", &["cli", "world"]),
    ("main", &["error", "lib", "ui", "world"]),
];

/// Most files have 60 to 200 lines; these have more than 400, and why. Fixtures and tests are not counted.
const LARGE: &[(&str, &str)] = &[];

#[test]
fn every_foreign_crate_has_one_door() {
    let mut faults = Vec::new();
    for file in files().iter().filter(|file| !file.is_test) {
        for (what, places) in DOORS {
            if names(&file.code, what) && !fits(&file.name, places) {
                faults.push(format!("src/{} names {what}, whose door is {places:?}", file.name));
            }
        }
    }
    report(faults);
}

#[test]
fn no_door_leads_nowhere() {
    let files = files();
    let used = |what: &str, place: &str| {
        files.iter().any(|file| fits(&file.name, &[place]) && names(&file.code, what))
    };
    // A door that nobody uses any more is taken out of the table; the rooms of a crate are one door.
    let unused = DOORS
        .iter()
        .filter(|(what, places)| !places.is_empty() && !places.iter().any(|place| used(what, place)));
    let unused: Vec<String> =
        unused.map(|(what, _)| (*what).to_owned()).filter(|what| !what.starts_with("csv::")).collect();
    report(unused);
}

#[test]
fn arrows_point_downwards_only() {
    let rooms: Vec<&str> = ARROWS.iter().map(|(room, _)| *room).collect();
    let mut faults = Vec::new();
    for file in files().iter().filter(|file| !file.is_test) {
        let here = room(&file.name);
        let Some((_, allowed)) = ARROWS.iter().find(|(room, _)| *room == here) else {
            faults.push(format!("src/{} lies in no room that this test knows", file.name));
            continue;
        };
        for there in rooms.iter().filter(|there| **there != here && !allowed.contains(there)) {
            let named = names(&file.code, &format!("crate::{there}"))
                || names(&file.code, &format!("solodesk::{there}"));
            if named {
                faults.push(format!("src/{} names {there}, and {here} may know only {allowed:?}", file.name));
            }
        }
        let grouped = file.code.contains("use crate::{");
        if grouped && here != "cli" {
            faults.push(format!(
                "src/{}: write one `use` for each room, so that arrows can be read",
                file.name
            ));
        }
    }
    report(faults);
}

/// Whoever writes needs one of these words of the store.
const WRITES: &[&str] = &["Writer", "Operation"];

/// Whether the code names this word of the store, alone or among others of one `use`.
fn takes_from_the_store(code: &str, word: &str) -> bool {
    let says = |text: &str| text.split(|c: char| !c.is_alphanumeric() && c != '_').any(|part| part == word);
    let mut uses = code.split(';').filter(|piece| piece.trim_start().starts_with("use crate::store"));
    uses.any(says) || names(code, &format!("store::{word}"))
}

#[test]
fn only_the_middle_floor_writes() {
    let mut faults = Vec::new();
    for file in files().iter().filter(|file| !file.is_test && !["store", "work"].contains(&room(&file.name)))
    {
        for word in WRITES.iter().filter(|word| takes_from_the_store(&file.code, word)) {
            faults.push(format!("src/{} says {word}: only work/ writes, and the store", file.name));
        }
        if names(&file.code, "Store::create") {
            faults.push(format!("src/{} makes a desk: only work/ does", file.name));
        }
    }
    report(faults);
}

#[test]
fn every_file_says_what_lives_in_it() {
    let wordless =
        files().into_iter().filter(|file| !file.text.starts_with("//! ") && !file.text.trim().is_empty());
    report(wordless.map(|file| format!("src/{} does not begin with //!", file.name)).collect());
}

#[test]
fn no_file_is_empty() {
    let empty = files().into_iter().filter(|file| file.text.trim().is_empty());
    report(empty.map(|file| format!("src/{} is empty", file.name)).collect());
}

#[test]
fn no_file_is_larger_than_it_must_be() {
    let mut faults = Vec::new();
    for file in files().iter().filter(|file| !file.is_test) {
        let lines = file.text.lines().count();
        match (lines > 400, LARGE.iter().any(|(name, _)| *name == file.name)) {
            (true, false) => faults.push(format!("src/{} has {lines} lines: split it by noun", file.name)),
            (false, true) => {
                faults.push(format!("src/{} has only {lines} lines; take it off the list", file.name))
            }
            _ => {}
        }
    }
    report(faults);
}

#[test]
fn no_room_is_called_utils() {
    let vague = ["util", "utils", "common", "helper", "helpers", "service", "services", "misc"];
    let found =
        files().into_iter().filter(|file| file.name.split(['/', '.']).any(|part| vague.contains(&part)));
    report(found.map(|file| format!("src/{} says nothing of what it is", file.name)).collect());
}

#[test]
fn nothing_gives_up_with_a_panic() {
    let mut faults = Vec::new();
    for file in files().iter().filter(|file| !file.is_test) {
        for what in
            [".unwrap()", ".expect()", "panic!(", "unreachable!(", "todo!(", "unimplemented!(", "unsafe "]
        {
            if file.code.contains(what) {
                faults.push(format!("src/{} says {what}", file.name));
            }
        }
    }
    report(faults);
}

#[test]
fn no_file_is_forgotten() {
    let source = root().join("src");
    let mut reached = BTreeSet::new();
    let mut ahead = vec![source.join("lib.rs"), source.join("main.rs")];
    while let Some(path) = ahead.pop() {
        let text = std::fs::read_to_string(&path).unwrap();
        for name in text.lines().filter_map(module) {
            let inner = children(&path);
            ahead.extend(
                [inner.join(format!("{name}.rs")), inner.join(name).join("mod.rs")]
                    .into_iter()
                    .filter(|path| path.exists()),
            );
        }
        reached.insert(path);
    }
    let all = files().into_iter().map(|file| file.name).filter(|name| !reached.contains(&source.join(name)));
    report(all.map(|name| format!("src/{name} is part of nothing")).collect());
}

#[test]
fn the_repository_names_no_machine() {
    // Written in two pieces, so that this file does not find itself.
    let words = [
        ["/ro", "ot/"],
        ["/ho", "me/runner"],
        ["/wo", "rk/"],
        ["/tm", "p/w/"],
        ["index.crates", ".io"],
        ["static.crates", ".io"],
    ];
    let root = root();
    let mut paths = Vec::new();
    for name in ["src", "tests", "docs", "examples", "benches", "completions", ".ci"] {
        if root.join(name).is_dir() {
            below(&root.join(name), &mut paths);
        }
    }
    for name in [
        "README.md",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "Cargo.toml",
        "Cargo.lock",
        "schema.sql",
        "clippy.toml",
    ] {
        paths.extend(Some(root.join(name)).filter(|path| path.is_file()));
    }
    let mut faults = Vec::new();
    for path in paths {
        let text = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
        for word in words.iter().map(|pieces| pieces.concat()) {
            // `src/` may hold a room of that name.
            let inside = |at: usize| text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '.');
            if text.match_indices(&word).any(|(at, _)| !inside(at)) {
                faults.push(format!("{} names {word}", path.strip_prefix(&root).unwrap().display()));
            }
        }
    }
    report(faults);
}

#[test]
fn the_page_of_the_database_is_the_one_that_is_tested() {
    let store = std::fs::read_to_string(root().join("src/store/schema.rs")).unwrap();
    assert!(
        store.contains("include_str!(\"../../schema.sql\")"),
        "the drift test must read schema.sql itself"
    );
    let mut migrations: Vec<String> = std::fs::read_dir(root().join("src/store/migrations"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    migrations.sort();
    assert!(!migrations.is_empty());
    for (at, name) in migrations.iter().enumerate() {
        assert!(
            name.starts_with(&format!("{:04}_", at + 1)) && name.ends_with(".sql"),
            "{name} is out of line"
        );
        assert!(store.contains(&format!("migrations/{name}")), "{name} is not on the road");
    }
}

#[test]
fn the_guards_see_what_they_guard() {
    assert!(names("let x = rusqlite::Connection::open();", "rusqlite"));
    assert!(!names("let x = my_rusqlite::open();", "rusqlite"));
    assert!(!names("use crate::table::csv::column;", "csv::Writer"));
    assert!(takes_from_the_store("use crate::store::{\n    Door, Operation, Store,\n};\n", "Operation"));
    assert!(takes_from_the_store("fn f(w: &mut crate::store::Writer<'_>) {}", "Writer"));
    assert!(!takes_from_the_store(
        "use crate::work::undo::Asked;\nlet x = Asked::Operation(1);",
        "Operation"
    ));
    assert!(names(&bare("fn f() { println!(1) } // rusqlite::x\n"), "println!"));
    assert!(!names(&bare("// rusqlite::x\nlet s = \"rusqlite::y\";\n"), "rusqlite"));
    assert!(!names(&bare("#[cfg(test)]\nmod tests {\n    use rusqlite::x;\n}\n"), "rusqlite"));
    assert!(names(&bare("#[cfg(test)]\nmod tests {\n}\nuse rusqlite::x;\n"), "rusqlite"));
    assert_eq!(module("pub(super) mod way;"), Some("way"));
    assert_eq!(module("pub mod r#move;"), Some("move"));
    assert_eq!(module("mod tests {"), None);
}

/// What two files say drifts apart.
#[test]
fn some_things_are_said_in_one_file() {
    for words in ["INTO told", "('failed', 'dropped', 'draft')", "fn is_nowhere", "Change::Vip("] {
        let all = files();
        let in_store = |file: &&source::File| !file.is_test && !file.name.starts_with("desk/");
        let said: Vec<&str> = all
            .iter()
            .filter(|file| in_store(file) && file.text.contains(words))
            .map(|file| file.name.as_str())
            .collect();
        assert_eq!(said.len(), 1, "{words}: {said:?}");
    }
}
