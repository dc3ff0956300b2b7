//! Record and rows agree, and where somebody has broken that, `desk verify` finds it and mends it.

use rusqlite::Connection;

use crate::harness::Desk;
use crate::mail::{Mail, few, mboxrd};

/// A desk in which there is something of everything.
fn full() -> Desk {
    let desk = Desk::new();
    desk.file("inbox.mbox", mboxrd(&few()));
    desk.ok("import -q inbox.mbox");
    let variant =
        Mail::new("t1@customer.example", "07:10").from("eva@customer.example").body("Another text\n");
    desk.command("deliver").stdin(variant.bytes()).ok();
    let stranger =
        Mail::new("s1@evil.example", "07:50").from("mal@evil.example").answers("t1@customer.example");
    desk.command("deliver").stdin(stranger.bytes()).ok();
    desk.command("deliver").stdin("no mail\n").ok();
    desk.ok("tag add a,b 1-3");
    desk.ok("assign me 1");
    desk.ok("move 1 billing");
    desk.ok("customer vip eva@customer.example");
    desk.ok("reply 2 --body 'It is on its way.'");
    desk.ok("reply 3 --body 'No.'");
    desk.ok("outbox drop 2");
    desk.ok("merge 1 3");
    desk.ok("survey record 2 --score 9");
    desk.ok("time 2 25m");
    desk.ok("tag add c 2");
    desk.ok("undo");
    assert_eq!(desk.run("verify --deep").code, 0);
    desk
}

/// What is planted, and what `verify` has to call it. One in each table or column that is derived.
const PLANTED: &[(&str, &str)] = &[
    ("UPDATE ticket SET status = 'hold' WHERE id = 2", "ticket.status"),
    ("UPDATE ticket SET subject = 'another' WHERE id = 1", "ticket.subject"),
    ("UPDATE ticket SET priority = 'low' WHERE id = 2", "ticket.priority"),
    ("UPDATE ticket SET assignee = NULL WHERE id = 1", "ticket.assignee"),
    ("UPDATE ticket SET waiting_since = 5 WHERE id = 2", "ticket.waiting_since"),
    ("UPDATE ticket SET due_at = 5 WHERE id = 1", "ticket.due_at"),
    ("UPDATE ticket SET messages = messages + 1 WHERE id = 1", "ticket.messages"),
    ("UPDATE ticket SET department = NULL WHERE id = 1", "ticket.department"),
    ("UPDATE ticket SET hidden = 1 WHERE id = 2", "ticket.hidden"),
    ("UPDATE ticket SET merged_into = NULL WHERE id = 3", "ticket.merged_into"),
    ("UPDATE ticket SET joined = 2 WHERE id = 1", "ticket.joined"),
    ("DELETE FROM ticket_tag WHERE ticket = 1 AND place = 0", "ticket_tag"),
    ("UPDATE clock SET due_at = due_at + 1", "clock"),
    ("DELETE FROM clock", "clock"),
    ("UPDATE message SET ticket = 2 WHERE id = 1", "message.ticket"),
    ("UPDATE message SET direction = 'out' WHERE id = 1", "message.direction"),
    ("UPDATE message SET role = 'other' WHERE id = 1", "message.role"),
    ("UPDATE message SET received_at = 7 WHERE id = 1", "message.received_at"),
    ("UPDATE message SET trust = 'full' WHERE trust = 'low'", "message.trust"),
    ("UPDATE message SET variant_of = NULL", "message.variant_of"),
    ("UPDATE message SET delivery = 'sent' WHERE delivery = 'queued'", "message.delivery"),
    ("DELETE FROM reference WHERE message = 1", "reference"),
    ("UPDATE operation SET undone = 1 WHERE command LIKE 'assign%'", "operation.undone"),
    ("UPDATE operation SET undone = 0", "operation.undone"),
    ("UPDATE outbox SET state = 'sent' WHERE id = 1", "outbox.state"),
    ("UPDATE outbox SET attempts = 3 WHERE id = 1", "outbox.attempts"),
    ("UPDATE outbox SET last_error = 'none of it' WHERE id = 2", "outbox.last_error"),
    ("UPDATE quarantine SET state = 'dropped'", "quarantine.state"),
    ("UPDATE customer SET vip = 1 - vip", "customer.vip"),
    ("UPDATE customer SET name = 'Mallory'", "customer.name"),
    ("UPDATE address SET name = 'Mallory'", "address.name"),
    ("INSERT INTO message_words (message_words) VALUES ('delete-all')", "message_words"),
    (
        "INSERT INTO message_words (rowid, subject, sender, body) VALUES (999, 'a word of nobody', '', '')",
        "message_words",
    ),
    (
        "INSERT INTO message_grams (rowid, subject, sender, body) VALUES (999, 'parts of words of nobody', '', '')",
        "message_grams",
    ),
];

#[test]
fn every_fault_that_is_planted_is_found_and_mended() {
    for (statement, what) in PLANTED {
        let desk = full();
        let before = desk.dump();
        let changed = Connection::open(desk.db()).unwrap().execute(statement, []).unwrap();
        assert!(changed > 0, "{statement} plants nothing");
        let found = desk.run("verify -f json");
        assert_eq!(found.code, 4, "{statement}\n{found}");
        let rows: serde_json::Value = serde_json::from_str(&found.text()).unwrap();
        let named = rows.as_array().unwrap().iter().any(|row| row["what"] == *what);
        assert!(named, "{statement}: no {what} in {rows}");
        let mended = desk.run("verify --repair");
        assert_eq!(mended.code, 0, "{statement}\n{mended}");
        assert_eq!(desk.run("verify --deep").code, 0, "{statement}");
        // But for the operation that mended it, and the instants up to which tickets were folded, all is as it was.
        let bare = |dump: &str| -> Vec<String> {
            let lines = dump.lines().filter(|line| !line.starts_with("operation:"));
            lines
                .map(|line| line.split(" | ").filter(|cell| !folded(cell)).collect::<Vec<_>>().join(" | "))
                .collect()
        };
        assert_eq!(bare(&before), bare(&desk.dump()), "{statement}");
    }
}

/// An instant of these journeys: the clock went on between the two looks.
fn folded(cell: &str) -> bool {
    cell.strip_prefix("Integer(17828").is_some_and(|rest| rest.len() == 6)
}

#[test]
fn what_is_lost_for_good_is_told_and_not_mended() {
    let desk = full();
    Connection::open(desk.db())
        .unwrap()
        .execute("UPDATE original SET bytes = x'00' WHERE id = 1", [])
        .unwrap();
    assert_eq!(desk.run("verify").code, 0, "its bytes are only looked at when that is asked");
    let found = desk.run("verify --deep --repair");
    assert_eq!(found.code, 4, "{found}");
    assert!(
        found.text().contains("original.bytes") && found.text().contains("none: put back a backup"),
        "{found}"
    );
}

#[test]
fn a_fact_without_its_row_and_a_row_without_its_fact_are_told() {
    for (statement, what) in [
        ("DELETE FROM survey", "survey"),
        ("DELETE FROM time_entry", "time_entry"),
        ("UPDATE survey SET ticket = 1", "survey.ticket"),
        ("UPDATE message SET address = 999 WHERE id = 1", "foreign key"),
        ("DELETE FROM body WHERE message = 1", "body"),
    ] {
        let desk = full();
        let connection = Connection::open(desk.db()).unwrap();
        connection.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
        assert!(connection.execute(statement, []).unwrap() > 0, "{statement}");
        let found = desk.run("verify");
        assert_eq!(found.code, 4, "{statement}\n{found}");
        assert!(found.text().contains(what), "{statement}\n{found}");
    }
}

#[test]
fn a_sound_desk_is_proved_in_one_line() {
    let desk = full();
    let found = desk.run("verify -f json");
    assert_eq!((found.code, found.text().trim()), (0, "[]"));
    assert!(found.stderr.contains("record and rows agree"), "{found}");
}

#[test]
fn the_digest_knows_what_stands_and_nothing_of_how_it_came_there() {
    let digest = |desk: &Desk, words: &str| {
        let now = desk.now().rfc3339();
        let found = desk.json(&format!("verify --digest{words}"))["digest"].as_str().unwrap().to_owned();
        desk.at(&now);
        found
    };
    let desk = full();
    let then = " --at 2026-07-02T00:00:00Z";
    let before = digest(&desk, then);
    assert_eq!(before.len(), 64);
    // What is done and undone leaves no trace; what stands does, each of it.
    for line in [
        "tag add d 2",
        "note 2 'a word'",
        "priority high 2",
        "canned add k --body K",
        "agent add bob --email bob@acme.example",
        "customer vip ben@other.example",
        "survey record 1 --score 3",
        "time 1 5m",
    ] {
        desk.ok(line);
        assert_ne!(digest(&desk, then), before, "{line}");
        desk.ok("undo");
        assert_eq!(digest(&desk, then), before, "undo of {line}");
    }
    let earlier = digest(&desk, " --at 2026-07-01T08:00:30Z");
    assert_ne!(earlier, before);
    // A copy holds the same, and nothing of the desk's own name for itself is in it.
    desk.ok("backup copy.db");
    let copy =
        desk.command(&format!("verify --digest{then} -f json --db {}", desk.path("copy.db").display())).ok();
    assert!(copy.contains(&before), "{copy}");
    desk.refused("verify --digest --at someday").says(2, "--at", "");
}
