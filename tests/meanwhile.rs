//! What happens while somebody writes: mail that comes, and time that passes.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Output;

use serde_json::{Value, json};

use crate::harness::{Desk, strict};
use crate::mail::Mail;

/// A desk on the real clock with a mail of Eva's, and an editor that writes an answer while `meanwhile` is done by a shell, in
/// which `desk` is the real binary.
fn desk(meanwhile: &str) -> Desk {
    let desk = Desk::nowhere();
    typed(&desk, "init --name Acme --address support@acme.example --me Ana<ana@acme.example>");
    desk.file("first.eml", Mail::new("1@x.example", "08:00").bytes());
    desk.file(
        "second.eml",
        Mail::new("2@x.example", "09:00").answers("1@x.example").body("It burns!\n").bytes(),
    );
    shell(&desk, "desk deliver < first.eml");
    desk.file("meanwhile.sh", format!("#!/bin/sh\nset -e\necho 'Press the button.' > \"$1\"\n{meanwhile}\n"));
    fs::set_permissions(desk.path("meanwhile.sh"), fs::Permissions::from_mode(0o700)).unwrap();
    desk
}

/// Runs a command of words without blanks on the real clock, without a terminal.
fn run(desk: &Desk, words: &str) -> Output {
    let mut command = desk.process();
    let editor = desk.path("meanwhile.sh");
    command.env_remove("DESK_NOW").env("TMPDIR", desk.folder()).env("EDITOR", editor);
    command.env("PATH", path()).args(words.split(' ')).output().unwrap()
}

fn path() -> String {
    let bin = std::path::Path::new(env!("CARGO_BIN_EXE_desk")).parent().unwrap().display().to_string();
    format!("{bin}:/usr/bin:/bin")
}

fn typed(desk: &Desk, words: &str) -> String {
    let output = run(desk, words);
    assert!(output.status.success(), "{words}: {}", told(&output));
    String::from_utf8(output.stdout).unwrap()
}

fn shell(desk: &Desk, line: &str) {
    let mut command = std::process::Command::new("sh");
    command.env_clear().current_dir(desk.folder()).env("DESK_DB", desk.db()).env("PATH", path());
    assert!(command.args(["-c", line]).status().unwrap().success(), "{line}");
}

fn told(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn json(desk: &Desk, words: &str) -> Value {
    strict(&typed(desk, &format!("{words} -f json")))
}

/// Record and rows agree.
fn agrees(desk: &Desk) {
    typed(desk, "verify --deep");
}

#[test]
fn a_mail_that_comes_while_one_writes_is_told_and_the_text_is_kept() {
    let desk = desk("desk deliver < second.eml");
    let refused = run(&desk, "reply 1 --edit");
    let said = told(&refused);
    assert_eq!(refused.status.code(), Some(1), "{said}");
    for part in [
        "eva@customer.example (m2)",
        "ticket 1",
        "desk show 1",
        "--force",
        "desk reply 1 --edit offers it again",
    ] {
        assert!(said.contains(part), "no {part:?} in {said}");
    }
    assert_eq!(json(&desk, "outbox list --all"), json!([]));
    assert_eq!(json(&desk, "list id:1")[0]["status"], "new");
    assert!(json(&desk, "list id:1")[0]["waiting_since"].is_string());
    // What was written is sent by what the hint says.
    let kept = said.split("is kept in ").nth(1).unwrap().lines().next().unwrap();
    assert_eq!(fs::read_to_string(kept).unwrap(), "Press the button.\n");
    assert_eq!(fs::metadata(kept).unwrap().permissions().mode() & 0o777, 0o600);
    shell(&desk, "desk -q reply 1 --kept > rows");
    assert!(!std::path::Path::new(kept).exists(), "it is in the outbox");
    assert_eq!(json(&desk, "list id:1")[0]["status"], "pending");
    agrees(&desk);
}

#[test]
fn who_insists_sends_all_the_same_and_has_answered_both() {
    for insisting in ["reply 1 --edit --force", "reply 1 --edit --yes"] {
        let desk = desk("desk deliver < second.eml");
        typed(&desk, insisting);
        let row = json(&desk, "list id:1")[0].clone();
        assert_eq!((&row["status"], &row["waiting_since"]), (&json!("pending"), &Value::Null), "{insisting}");
        let messages = json(&desk, "messages id:1");
        let directions: Vec<&Value> =
            messages.as_array().unwrap().iter().map(|message| &message["direction"]).collect();
        assert_eq!(directions, ["in", "in", "out"]);
        agrees(&desk);
    }
}

#[test]
fn what_is_no_message_of_somebody_else_is_in_nobodys_way() {
    // A note of ours, a tag, a mail in another ticket, and the same mail once more.
    let desk = desk(
        "{ desk note 1 seen; desk tag add odd 1; desk new --from bo@y.example --subject x; } > rows\ndesk deliver < first.eml",
    );
    typed(&desk, "reply 1 --edit");
    assert_eq!(json(&desk, "list id:1")[0]["status"], "pending");
    agrees(&desk);
}

#[test]
fn whatever_refuses_a_text_that_was_written_keeps_it() {
    let desk = desk("desk status spam 1 > rows");
    let refused = run(&desk, "reply 1 --edit");
    let said = told(&refused);
    assert_eq!(refused.status.code(), Some(1), "{said}");
    let kept = said.split("is kept in ").nth(1).unwrap().lines().next().unwrap();
    assert_eq!(fs::read_to_string(kept).unwrap(), "Press the button.\n");
    assert_eq!(json(&desk, "outbox list --all"), json!([]));
}

#[test]
fn each_door_is_known() {
    let desk = desk("true");
    shell(&desk, "desk import second.eml > rows && desk run");
    typed(&desk, "reply 1 --body x --status keep");
    // A day that has passed wakes what was put aside; the clock of that run is set.
    typed(&desk, "snooze 1 1d");
    let late = solodesk::desk::time::Moment::parse("2099-01-01T00:00:00Z").unwrap().rfc3339();
    shell(&desk, &format!("DESK_NOW={late} desk run > rows"));
    let connection = rusqlite::Connection::open(desk.db()).unwrap();
    let mut statement = connection
        .prepare("SELECT substr(command, 1, instr(command || ' ', ' ') - 1), door, agent IS NULL, clock_set FROM operation")
        .unwrap();
    let rows: Vec<(String, String, bool, bool)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    let told = |command: &str| {
        let (_, door, nobody, set) = rows.iter().find(|(first, ..)| first == command).unwrap();
        (door.as_str(), *nobody, *set)
    };
    assert_eq!(told("deliver"), ("deliver", false, false));
    assert_eq!(told("import"), ("import", false, false));
    assert_eq!(told("reply"), ("typed", false, false));
    assert_eq!(told("run"), ("run", true, true));
}
