//! A desk that an older program made.

use serde_json::json;

use crate::harness::Desk;
use crate::mail::Mail;

/// A desk of layout 1 with a thread of three mails, the last of a stranger, who was not doubted then.
pub fn of_layout_1() -> Desk {
    let today = Desk::new();
    let document = today.ok("settings show");
    let desk = Desk::nowhere();
    let old = rusqlite::Connection::open(desk.db()).unwrap();
    old.execute_batch(include_str!("../src/store/migrations/0001_first.sql")).unwrap();
    old.pragma_update(None, "application_id", 0x6465_736b).unwrap();
    old.pragma_update(None, "user_version", 1).unwrap();
    old.execute_batch(
        "INSERT INTO agent (id, name, full_name, email) VALUES (1, 'ana', 'Ana Horvat', 'ana@acme.example');
         INSERT INTO operation (id, recorded_at, agent, command) VALUES (1, 1782892800, NULL, 'init'),
             (2, 1782893000, 1, 'import x');
         INSERT INTO desk (id, made_at, secret) VALUES (1, 1782892800, zeroblob(32));
         INSERT INTO customer (id, name) VALUES (1, ''), (2, '');
         INSERT INTO address (id, email, name, customer) VALUES (1, 'eva@x.example', '', 1), (2, 'eve@y.example', '', 2);
         INSERT INTO ticket (id) VALUES (1);",
    )
    .unwrap();
    old.execute("INSERT INTO settings (id, operation, document) VALUES (1, 1, ?)", [document]).unwrap();
    old.execute_batch(
        "INSERT INTO event (operation, ticket, at, kind, object, word, tie) VALUES (2, 1, 1782892810, 'opened', 1, 'inbound', NULL);",
    )
    .unwrap();
    for (id, from, address) in [(1, "eva@x.example", 1), (2, "eva@x.example", 1), (3, "eve@y.example", 2)] {
        old.execute(
            "INSERT INTO message (id, operation, ticket, message_id, digest, direction, kind, received_at, address, from_name,
                 from_email, recipients, subject, rung)
             VALUES (?1, 2, 1, ?1 || '@x.example', zeroblob(32), 'in', 'human', 1782892810 + ?1, ?3, '', ?2, '{}', 's', 'reference')",
            rusqlite::params![id, from, address],
        )
        .unwrap();
        old.execute("INSERT INTO body (message, text) VALUES (?, 'words')", [id]).unwrap();
        old.execute("INSERT INTO reference (name, message) VALUES (? || '@x.example', ?)", [id, id]).unwrap();
        old.execute(
            "INSERT INTO event (operation, ticket, at, kind, object, word, tie) VALUES (2, 1, 1782892810 + ?1, 'received', ?1, 'contact', ?1)",
            [id],
        )
        .unwrap();
    }
    desk
}

#[test]
fn a_desk_of_layout_1_is_copied_and_brought_up_to_date() {
    let desk = of_layout_1();
    let ticket = desk.ticket(1);
    assert!(desk.path("desk.db.layout-1").exists());
    let trust: Vec<_> =
        ticket["messages"].as_array().unwrap().iter().map(|message| &message["trust"]).collect();
    assert_eq!(trust, ["full", "full", "low"], "who takes part is worked out at once");
    assert_eq!(desk.json("key list").as_array().unwrap().len(), 1);
    // All of today works in it, words that were unknown then too.
    desk.command("deliver")
        .stdin(Mail::new("4@x.example", "08:30").from("eva@x.example").answers("1@x.example").bytes())
        .ok();
    desk.ok("accept m3");
    desk.ok("split 1 m3");
    assert_eq!(desk.ticket(1)["messages"].as_array().unwrap().len(), 3);
    desk.ok("merge 1 2");
    assert_eq!(desk.ticket(1)["messages"].as_array().unwrap().len(), 4);
    desk.ok("snooze 1 2d");
    desk.ok("move 1 billing");
    desk.ok("escalate 1");
    desk.ok("survey record 1 --score 9");
    desk.ok("time 1 25m");
    assert_eq!(desk.ticket(1)["time"][0]["minutes"], 25);
    assert_eq!(desk.ticket(1)["department"], "billing");
    desk.ok("undo");
    desk.ok("undo");
    desk.ok("undo");
    desk.ok("undo");
    desk.ok("undo");
    desk.ok("undo");
    desk.ok("undo");
    desk.ok("undo");
    assert_eq!(desk.json("why m3")["trust"], "low");
    // The copy is a desk as it was.
    let copy = rusqlite::Connection::open(desk.path("desk.db.layout-1")).unwrap();
    let version: i64 = copy.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    assert_eq!(version, 1);
    assert_eq!(desk.json("list is:doubted")[0]["id"], json!(1));
}

#[test]
fn parts_of_words_are_found_in_an_older_desk_too() {
    let desk = of_layout_1();
    let old = rusqlite::Connection::open(desk.db()).unwrap();
    old.execute("UPDATE body SET text = '注文番号を教えてください' WHERE message = 2", []).unwrap();
    drop(old);
    let found = desk.json("search 番号");
    assert_eq!((&found[0]["ticket"], found.as_array().unwrap().len()), (&json!(1), 1));
}
