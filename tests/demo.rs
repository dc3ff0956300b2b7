//! `desk demo`: a desk to look around in, whenever it is made, which leaves nothing but its folder.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::harness::{Desk, strict};

/// Makes a demonstration at this instant; its desk, at the same instant.
fn demo(instant: &str) -> (Desk, PathBuf) {
    let desk = Desk::nowhere();
    desk.at(instant).tick(0);
    let made = desk.command("demo -f json").ok();
    let db = PathBuf::from(strict(&made)["db"].as_str().unwrap());
    (desk, db)
}

/// What a command prints about the demonstration.
fn told(desk: &Desk, db: &Path, line: &str) -> Value {
    strict(&desk.command(&format!("{line} -f json")).variable("DESK_DB", db).ok())
}

fn texts(rows: &Value, column: &str) -> BTreeSet<String> {
    rows.as_array().unwrap().iter().filter_map(|row| row[column].as_str()).map(str::to_owned).collect()
}

/// By day and by night, at the weekend, at the turn of a year, on a leap day, when clocks are changed.
const INSTANTS: &[&str] = &[
    "2026-07-01T08:00:00Z",
    "2026-07-05T02:30:00Z",
    "2027-01-01T00:00:00Z",
    "2028-02-29T21:59:59Z",
    "2026-10-25T01:30:00Z",
];

#[test]
fn it_looks_alive_whenever_it_is_made() {
    for instant in INSTANTS {
        let (desk, db) = demo(instant);
        let tickets = told(&desk, &db, "list id:1-99");
        for status in ["new", "open", "pending", "hold", "solved", "closed", "spam", "merged"] {
            assert!(texts(&tickets, "status").contains(status), "{instant}: no ticket is {status}");
        }
        for query in [
            "is:overdue",
            "is:at-risk",
            "is:vip",
            "is:snoozed",
            "is:doubted",
            "is:dismissed",
            "is:muted",
            "is:waiting is:unassigned",
            "has:attachment",
            "kind:bounce",
            "kind:auto_reply",
            "channel:phone",
        ] {
            let found = told(&desk, &db, &format!("list id:1-99 {query}"));
            assert!(!found.as_array().unwrap().is_empty(), "{instant}: nothing {query}");
        }
        let messages = told(&desk, &db, "messages");
        let mails = messages.as_array().unwrap().iter().filter(|row| row["direction"] == "in").count();
        assert!((30..=45).contains(&mails), "{instant}: {mails} mails");
        let late = texts(&messages, "received_at").into_iter().next_back().unwrap();
        assert!(late.as_str() <= *instant, "{instant}: nothing comes from the future, as {late}");
        let waiting = told(&desk, &db, "outbox list");
        assert!(texts(&waiting, "state").contains("queued"), "{instant}: an answer waits: {waiting}");
        let sla = told(&desk, &db, "report sla --from 2020-01-01");
        let total = sla.as_array().unwrap().iter().find(|row| row["target"] == "all").unwrap().clone();
        assert!(total["met"].as_i64() > Some(5) && total["missed"].as_i64() > Some(0), "{instant}: {total}");
        assert_eq!(desk.command("verify --deep").variable("DESK_DB", &db).run().code, 0, "{instant}");
        assert!(told(&desk, &db, "quarantine list").as_array().unwrap().is_empty(), "{instant}");
    }
}

#[test]
fn it_leaves_its_folder_and_nothing_else() {
    let (desk, db) = demo("2026-07-01T08:00:00Z");
    let names = |folder: &Path| -> BTreeSet<String> {
        std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect()
    };
    assert_eq!(names(desk.folder()), BTreeSet::from(["desk-demo-1".to_owned()]));
    let inside = names(db.parent().unwrap());
    let known = ["desk.db", "desk.db-wal", "desk.db-shm", "sent"];
    assert!(
        inside.contains("desk.db") && inside.iter().all(|name| known.contains(&name.as_str())),
        "{inside:?}"
    );
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(db.parent().unwrap()).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700, "customers' mail is nobody else's, invented mail too");
    }
    assert!(!desk.db().exists(), "the desk of this user is not made");
    desk.ok("demo");
    assert!(names(desk.folder()).contains("desk-demo-2"), "another one stands beside it");
}

#[test]
fn at_the_same_instant_it_is_the_same() {
    let ((one, first), (two, second)) = (demo(INSTANTS[0]), demo(INSTANTS[0]));
    for line in [
        "list id:1-99",
        "messages --columns id,ticket,received_at,from_email,subject,kind,text",
        "outbox list --columns id,ticket,to,state,queued_at",
    ] {
        assert_eq!(told(&one, &first, line), told(&two, &second, line), "{line}");
    }
}

#[test]
fn what_it_says_can_be_typed() {
    let desk = Desk::nowhere();
    let output = desk.run("demo --at 'a shop'");
    assert_eq!(output.code, 0, "{output}");
    let folder = desk.path("a shop");
    assert!(
        output.stderr.contains(&format!("export DESK_DB='{}'", folder.join("desk.db").display())),
        "{output}"
    );
    assert!(output.stderr.contains("rm -r '"), "{output}");
    let lines: Vec<&str> = output.stderr.lines().filter_map(|line| line.strip_prefix("  desk ")).collect();
    assert!(lines.len() >= 5, "{output}");
    for line in lines {
        let words = line.split("  ").next().unwrap();
        if words == "triage" {
            // It asks a person.
            continue;
        }
        let run = desk.command(words).variable("DESK_DB", folder.join("desk.db")).run();
        assert_eq!(run.code, 0, "desk {words}\n{run}");
        assert!(!run.stdout.is_empty(), "desk {words} shows nothing");
    }
    assert_eq!(desk.run("-q demo").stderr, "", "quiet is quiet");
}

#[test]
fn what_is_there_is_not_touched() {
    let desk = Desk::new();
    let before = desk.bytes();
    desk.file("full/letter.txt", "mine");
    desk.refused("demo --at full").says(73, "is not empty", "desk demo --at");
    desk.refused("demo --at full/letter.txt").says(73, "cannot make", "desk demo --at");
    desk.refused("demo --at no/such/place").says(73, "cannot make", "desk demo --at");
    desk.refused("--db mine.db demo").says(2, "a desk of its own", "desk demo --at");
    desk.refused("demo --columns nonsense").says(2, "nonsense", "");
    assert_eq!(desk.bytes(), before);
    assert_eq!(std::fs::read_dir(desk.path("full")).unwrap().count(), 1);
    std::fs::create_dir(desk.path("empty")).unwrap();
    desk.ok("demo --at empty");
    assert!(desk.path("empty/desk.db").exists());
}
