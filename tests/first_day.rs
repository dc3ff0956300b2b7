//! The first day: a desk is made, mail is taken in, the list and one ticket are looked at.

use crate::harness::{Desk, ids};
use crate::mail::{Mail, few, mboxrd};

#[test]
fn a_desk_is_made_with_what_was_said() {
    let desk = Desk::nowhere();
    let made = desk.json("init --name Acme --address Support@Acme.example --me 'Ana Horvat <ana@acme.example>' --tz Europe/Zagreb");
    assert_eq!(made["name"], "Acme");
    assert_eq!(made["addresses"], serde_json::json!(["support@acme.example"]));
    assert_eq!((&made["agent"], &made["timezone"]), (&"ana".into(), &"Europe/Zagreb".into()));
    assert_eq!(made["db"], desk.db().display().to_string());
    let agents = desk.json("agent list");
    assert_eq!((&agents[0]["name"], &agents[0]["full_name"]), (&"ana".into(), &"Ana Horvat".into()));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(desk.db()).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_desk_is_never_made_over_another() {
    let desk = Desk::new();
    desk.refused("init --name Other").says(1, "there is a desk at", "desk --db FILE init");
}

#[test]
fn import_makes_the_desk_that_is_missing() {
    let desk = Desk::nowhere();
    desk.file("inbox.mbox", mboxrd(&few()));
    let output = desk.run("import inbox.mbox");
    assert_eq!(output.code, 0, "{output}");
    assert!(output.stderr.contains("made a desk at"), "{output}");
    assert_eq!(ids(&desk.json("list")).len(), 3);
}

#[test]
fn from_a_mailbox_to_a_list() {
    let desk = Desk::new();
    desk.file("inbox.mbox", mboxrd(&few()));
    insta::assert_snapshot!(desk.run("import inbox.mbox"), @"
    --- stdout
    source	seen	imported	duplicates	quarantined	skipped	tickets_created	tickets_updated
    inbox.mbox	5	5	0	0	0	3	0
    --- exit 0
    ");
    insta::assert_snapshot!(desk.run("list"), @"
    --- stdout
    id	status	priority	due_at	assignee	customer_email	subject	updated_at
    1	new	normal	2026-07-01T17:00:00Z		eva@customer.example	Teapot arrived broken	2026-07-01T07:30:00Z
    2	new	normal	2026-07-01T17:00:00Z		ben@other.example	Cannot log in	2026-07-01T07:40:00Z
    3	new	normal	2026-07-01T17:00:00Z		dora@third.example	Grüße und eine Frage	2026-07-01T07:50:00Z
    --- exit 0
    ");
}

#[test]
fn a_person_sees_a_table_and_local_time() {
    let desk = Desk::new();
    desk.file("inbox.mbox", mboxrd(&few()));
    desk.ok("import inbox.mbox");
    let table = desk.command("list --tz Asia/Tokyo --color never").terminal(100).ok();
    assert!(table.contains("Teapot arrived broken") && !table.contains('\t'), "{table}");
    assert!(table.lines().all(|line| line.chars().count() <= 100), "{table}");
    assert!(!table.contains("2026-07-01T"), "people read local time: {table}");
    assert!(!table.contains('\u{1b}'), "{table}");
    let painted = desk.command("list").terminal(100).ok();
    assert!(painted.contains("\u{1b}["), "a terminal gets colours: {painted:?}");
    let plain = desk.command("list").terminal(100).variable("NO_COLOR", "1").ok();
    assert!(!plain.contains('\u{1b}'), "NO_COLOR is honoured: {plain:?}");
}

#[test]
fn a_ticket_is_shown_with_its_thread() {
    let desk = Desk::new();
    desk.file("inbox.mbox", mboxrd(&few()));
    desk.ok("import inbox.mbox");
    desk.ok("tag add hardware 1");
    let page = desk.command("show 1 --color never").terminal(100).ok();
    for words in [
        "#1  Teapot arrived broken",
        "Eva Novak <eva@customer.example>",
        "hardware",
        "m1",
        "m3",
        "the lid too",
    ] {
        assert!(page.contains(words), "no {words:?} in\n{page}");
    }
    let whole = desk.ticket(2);
    let messages = whole["messages"].as_array().unwrap();
    assert_eq!(messages.len(), 2);
    assert_eq!((&messages[0]["direction"], &messages[0]["kind"]), (&"in".into(), &"human".into()));
    assert_eq!(messages[1]["kind"], "auto_reply");
    assert_eq!(messages[0]["message_id"], "l1@other.example");
    assert_eq!(
        messages[0]["text"].as_str().unwrap().trim_end(),
        "From here it looks\nas if my password\n>From was lost.\n\nFrom Ben"
    );
    let told = desk.json("show 1 --events");
    let kinds: Vec<&str> =
        told["events"].as_array().unwrap().iter().map(|event| event["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds.len(), 4);
    assert!(kinds[..2].contains(&"opened"), "{kinds:?}");
    assert_eq!(kinds[2..], ["received", "tagged"]);
}

#[test]
fn words_are_found_without_their_marks() {
    let desk = Desk::new();
    desk.file("inbox.mbox", mboxrd(&few()));
    desk.ok("import inbox.mbox");
    for words in ["offnet", "ÖFFNET", "gru*"] {
        let hits = desk.json(&format!("search {words}"));
        assert_eq!(hits.as_array().unwrap().len(), 1, "{words}");
        assert_eq!(hits[0]["ticket"], 3, "{words}");
    }
    assert_eq!(desk.json("search nowhere"), serde_json::json!([]));
    assert_eq!(ids(&desk.json("list '\"one more thing\"'")), [1]);
}

#[test]
fn a_mail_is_delivered_without_a_word() {
    let desk = Desk::new();
    desk.tick(0);
    let mail = Mail::new("d1@customer.example", "07:00").bytes();
    let output = desk.command("deliver").stdin(mail.clone()).run();
    assert_eq!((output.code, output.text().as_str(), output.stderr.as_str()), (0, "", ""));
    // Whatever the mail says of itself, a delivery counts when it comes.
    assert_eq!(desk.field(1, "created_at"), desk.now().rfc3339());
    let row = desk.command("deliver -f json").stdin(mail).ok();
    let row = crate::harness::strict(&row);
    assert_eq!(
        (&row["outcome"], &row["ticket"], &row["kind"]),
        (&"duplicate".into(), &1.into(), &"human".into())
    );
    let mut envelope = b"From eva@customer.example Wed Jul  1 08:00:00 2026\n".to_vec();
    envelope.extend(Mail::new("d2@customer.example", "07:00").bytes());
    desk.command("deliver").stdin(envelope).ok();
    assert_eq!(desk.json("messages --columns message_id")[1]["message_id"], "d2@customer.example");
}

#[test]
fn a_backup_is_a_whole_desk() {
    let desk = Desk::new();
    desk.file("inbox.mbox", mboxrd(&few()));
    desk.ok("import inbox.mbox");
    let made = desk.json("backup copy.db");
    assert_eq!((&made["tickets"], &made["messages"]), (&3.into(), &5.into()));
    assert_eq!(desk.ok("list --db copy.db"), desk.ok("list"));
    assert!(!desk.path("copy.db.unfinished").exists());
    desk.ok("tag add later 1");
    assert_ne!(desk.ok("list --db copy.db -f json"), desk.ok("list -f json"));
}
