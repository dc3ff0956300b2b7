//! What `desk doctor` finds: each thing that could keep mail from coming, leaving or being kept, made and found.

use std::fs::{Permissions, set_permissions};
use std::os::unix::fs::PermissionsExt;

use serde_json::Value;

use crate::harness::{Desk, Output, strict};
use crate::mail::Mail;

/// A desk with which nothing is wrong.
fn healthy() -> Desk {
    let desk = Desk::new();
    desk.tick(0);
    set_permissions(desk.folder(), Permissions::from_mode(0o700)).unwrap();
    std::fs::create_dir(desk.path("sent")).unwrap();
    outgoing(&desk, &format!("transport = \"maildir\"\npath = \"{}\"\n", desk.path("sent").display()));
    desk.command("deliver").stdin(Mail::new("1@x.example", "08:00").bytes()).ok();
    desk.ok("run");
    desk.ok("backup copy.db");
    desk
}

fn outgoing(desk: &Desk, lines: &str) {
    let document = desk.ok("settings show");
    let document = document.split("\n[outgoing]").next().unwrap();
    // Holidays for the year, so that none are missing.
    let document = document.replace("holidays = []", "holidays = [\"01-01\"]");
    desk.file("s.toml", format!("{document}\n[outgoing]\n{lines}"));
    desk.ok("-q settings apply s.toml");
}

/// By the clock of the machine, as cron would see it.
fn doctor(desk: &Desk, words: &str) -> Output {
    let now = desk.now();
    desk.command(&format!("doctor {words}")).machine(move || now).run()
}

fn found(desk: &Desk) -> Vec<(String, String, String)> {
    let output = doctor(desk, "-f json");
    let rows = strict(&output.text());
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let rows: Vec<_> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            if row["state"] != "ok" {
                assert!(row["hint"].is_string(), "what can be done is not said: {row}");
            }
            (text(&row["check"]), text(&row["state"]), text(&row["what"]))
        })
        .collect();
    let bad = rows.iter().any(|(_, state, _)| state == "bad");
    assert_eq!(output.code, if bad { 4 } else { 0 }, "{output}");
    rows
}

#[track_caller]
fn finds(desk: &Desk, check: &str, state: &str, words: &str) {
    let rows = found(desk);
    let hit = rows.iter().any(|(name, is, what)| name == check && is == state && what.contains(words));
    assert!(hit, "no {check} {state} {words:?} in {rows:#?}");
}

#[test]
fn a_healthy_desk_has_nothing_wrong_and_is_not_changed() {
    let desk = healthy();
    let before = desk.dump();
    for (check, state, what) in found(&desk) {
        assert_eq!(state, "ok", "{check}: {what}");
    }
    doctor(&desk, "--deep");
    assert_eq!(desk.dump(), before);
    assert_eq!(doctor(&desk, "").text().lines().next(), Some("check\tstate\twhat\thint"));
    let terminal = desk.command("doctor").terminal(60).run().text();
    assert!(terminal.lines().all(|line| line.chars().filter(|c| *c != '\x1b').count() < 75), "{terminal}");
}

#[test]
fn the_file_and_its_place() {
    let desk = healthy();
    set_permissions(desk.db(), Permissions::from_mode(0o644)).unwrap();
    finds(&desk, "modes", "bad", "desk.db");
    set_permissions(desk.db(), Permissions::from_mode(0o600)).unwrap();
    set_permissions(desk.folder(), Permissions::from_mode(0o777)).unwrap();
    finds(&desk, "modes", "bad", "in the place of the desk");
    set_permissions(desk.folder(), Permissions::from_mode(0o1777)).unwrap();
    finds(&desk, "modes", "warn", "for everybody");
    set_permissions(desk.folder(), Permissions::from_mode(0o700)).unwrap();
    std::fs::remove_file(desk.path("copy.db")).unwrap();
    finds(&desk, "backup", "warn", "not there any more");
    desk.at("2026-07-20T08:00:00Z");
    finds(&desk, "backup", "warn", "days ago");
    finds(&desk, "run", "warn", "should each minute");
    finds(&desk, "intake", "warn", "days ago");
    let fresh = Desk::new();
    finds(&fresh, "backup", "warn", "there is none");
    finds(&fresh, "run", "warn", "never come by");
    finds(&fresh, "intake", "warn", "no mail");
    finds(&fresh, "way_out", "warn", "do not say");
}

#[test]
fn a_desk_that_is_not_there_or_cannot_be_read_is_found_too() {
    finds(&Desk::nowhere(), "database", "bad", "no desk at");
    let desk = Desk::nowhere();
    desk.file("desk.db", "no database at all, but longer than a header of one would have to be");
    finds(&desk, "database", "bad", "is not a database");
    let healthy = healthy();
    let connection = rusqlite::Connection::open(healthy.db()).unwrap();
    connection.execute("UPDATE settings SET document = 'x'", []).unwrap();
    finds(&healthy, "settings", "bad", "cannot be read");
}

#[test]
fn the_way_out_and_what_waits_for_it() {
    let desk = healthy();
    let late = |desk: &Desk| desk.at("2026-07-01T12:00:00Z").ok("reply 1 --body hello");
    late(&desk);
    desk.at("2026-07-01T12:05:00Z");
    finds(&desk, "outbox", "ok", "1");
    desk.at("2026-07-01T13:00:00Z");
    finds(&desk, "outbox", "bad", "mails that wait: 1");
    outgoing(&desk, "command = \"no-such-program-here -t\"\n");
    finds(&desk, "way_out", "bad", "no-such-program-here");
    finds(&desk, "outbox", "bad", "cannot leave");
    desk.file("mta", "#!/bin/sh\ncat >/dev/null\n");
    outgoing(&desk, &format!("command = \"{}\"\n", desk.path("mta").display()));
    finds(&desk, "way_out", "bad", "could be run");
    set_permissions(desk.path("mta"), Permissions::from_mode(0o700)).unwrap();
    finds(&desk, "way_out", "ok", "can be run");
    outgoing(&desk, &format!("transport = \"maildir\"\npath = \"{}/out\"\n", desk.path("s.toml").display()));
    finds(&desk, "way_out", "bad", "s.toml/out");
    outgoing(&desk, "from = \"elsewhere@example.org\"\ncommand = \"cat\"\n");
    finds(&desk, "settings", "warn", "elsewhere@example.org");
    std::fs::remove_file(desk.path(".state/solodesk/trust")).unwrap();
    finds(&desk, "trust", "bad", "has not agreed");
    desk.ok("backup copy.db --replace");
    let copy = desk.command("doctor -f json --db copy.db").run();
    let rows = strict(&copy.text());
    assert!(
        rows.as_array().unwrap().iter().any(|row| row["check"] == "outbox" && row["state"] == "warn"),
        "{copy}"
    );
}

#[test]
fn what_waits_for_a_person() {
    let desk = healthy();
    desk.command("deliver").stdin("junk\n").ok();
    finds(&desk, "quarantine", "warn", "1");
    let stranger = Mail::new("2@x.example", "08:05").from("max@stranger.example").answers("1@x.example");
    desk.command("deliver").stdin(stranger.bytes()).ok();
    finds(&desk, "doubted", "warn", "1");
}

#[test]
fn rules_that_promise_nothing_and_an_agent_nobody_knows() {
    let desk = healthy();
    let unknown = desk.command("doctor -f json").variable("DESK_AGENT", "nobody").run();
    assert_eq!(unknown.code, 4, "{unknown}");
    assert!(unknown.text().contains("\"agent\""), "{unknown}");
    let document = desk.ok("settings show");
    desk.file("none.toml", document.replace("addresses = [\"support@acme.example\"]", "addresses = []"));
    desk.ok("-q settings apply none.toml");
    finds(&desk, "settings", "bad", "no address is ours");
}

#[test]
fn what_was_recorded_ahead_of_the_clock_is_found() {
    let desk = healthy();
    let ahead = desk.now().plus(7200);
    desk.command("note 1 x").machine(move || ahead).ok();
    finds(&desk, "clock", "bad", "ahead of the clock");
    let near = desk.wait(5400);
    finds(near, "clock", "warn", "ahead of the clock");
    let set = desk.command("doctor -f json").run();
    assert!(set.text().contains("clock"), "{set}");
}

#[test]
fn a_mail_to_oneself_says_whether_the_way_is_open() {
    let desk = healthy();
    let before = desk.dump();
    let output = doctor(&desk, "--send-to me");
    assert!(
        output.text().contains("test_mail\tok\thanded over, from support@acme.example to ana@acme.example"),
        "{output}"
    );
    let file = std::fs::read_dir(desk.path("sent/new")).unwrap().next().unwrap().unwrap().path();
    assert!(std::fs::read_to_string(file).unwrap().contains("A test of the way out"));
    assert_eq!(desk.dump(), before, "it belongs to no ticket");
    outgoing(&desk, "command = \"sh -c 'cat >/dev/null; echo 550 5.7.1 go away >&2; exit 69'\"\n");
    let output = doctor(&desk, "--send-to boss@acme.example");
    assert_eq!(output.code, 4, "{output}");
    assert!(output.text().contains("test_mail\tbad") && output.text().contains("go away"), "{output}");
    assert!(doctor(&desk, "--send-to 'no address'").text().contains("cannot be written to"));
    std::fs::remove_file(desk.path(".state/solodesk/trust")).unwrap();
    let output = doctor(&desk, "--send-to me");
    assert!(output.text().contains("test_mail\tbad\tthis machine has not agreed"), "{output}");
}
