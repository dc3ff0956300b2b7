//! Drafts: in the outbox and nowhere else, until they are released.

use serde_json::{Value, json};

use crate::harness::Desk;
use crate::mail::Mail;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.command("deliver").stdin(Mail::new("1@x.example", "08:00").body("It leaks.\n").bytes()).ok();
    desk
}

/// Record and rows agree.
fn agrees(desk: &Desk) {
    let output = desk.run("verify --deep");
    assert_eq!(output.code, 0, "{output}");
}

/// What everybody sees of a desk but in its outbox.
fn seen(desk: &Desk) -> Vec<String> {
    let now = desk.now();
    let seen = [
        "list id:1-9 -f json",
        "list id:1 -f json",
        "messages -f json",
        "search potdraft -f json",
        "show 1 -f json",
        "report volume -f json",
        "report replies -f json",
        "sla explain 1 -f json",
        "list potdraft -f json",
    ]
    .map(|line| desk.run(line).text());
    desk.at(&now.rfc3339());
    // To take an answer back is something that happened.
    let without = |text: &String| {
        let lines = text.split("\"updated_at\":\"");
        lines
            .map(|part| part.strip_prefix("2026-07-01T08:0").map_or(part, |rest| &rest[3..]))
            .collect::<String>()
    };
    seen.iter().map(without).collect()
}

fn digest(desk: &Desk) -> String {
    desk.ok("verify --digest --at 2026-07-03T00:00:00Z")
}

fn state(desk: &Desk, id: i64) -> Value {
    desk.json(&format!("outbox show o{id}"))["state"].clone()
}

fn row(desk: &Desk) -> Value {
    desk.json("list id:1")[0].clone()
}

const DRAFT: &str = "reply 1 --draft --body 'A potdraft, with a list.' --cc 'Bo <bo@x.example>' --subject 'Your pot' --status solved --attach list.txt";

fn drafted() -> Desk {
    let desk = desk();
    desk.file("list.txt", "one\ntwo\n");
    desk.ok(DRAFT);
    desk
}

#[test]
fn a_draft_is_seen_in_the_outbox_alone() {
    let desk = desk();
    desk.tick(0).file("list.txt", "one\ntwo\n");
    let (before, was) = (seen(&desk), digest(&desk));
    let made = desk.json(DRAFT)[0].clone();
    assert_eq!(
        (&made["id"], &made["state"], &made["message"]),
        (&json!("o1"), &json!("draft"), &Value::Null)
    );
    assert_eq!(seen(&desk), before);
    assert_ne!(digest(&desk), was, "and it is part of the desk");
    assert_eq!(made["to"], json!(["eva@customer.example", "bo@x.example"]));
    assert_eq!((&made["subject"], &made["message_id"]), (&json!("Your pot"), &Value::Null));
    assert_eq!(desk.json("outbox")[0]["state"], "draft");
    let page = desk.ok("outbox show 1");
    for part in
        ["o1  Your pot", "state  draft", "ticket  #1", "A potdraft, with a list.", "list.txt (8 bytes)"]
    {
        assert!(page.contains(part), "no {part:?}: {page}");
    }
    for page in [desk.ok("show 1"), desk.command("show 1").terminal(80).ok()] {
        assert!(page.contains("draft o1: desk outbox edit 1"), "named below the thread: {page}");
    }
    let mail = desk.ok("outbox show 1 --mail");
    assert!(mail.contains("Subject: Your pot [Acme #1]\r\n") && mail.contains("A potdraft"), "{mail}");
    // Nobody sends it by accident.
    assert_eq!(desk.json("outbox send --dry-run"), json!([]));
    desk.refused("outbox send 1").says(1, "is a draft", "desk outbox release 1");
    agrees(&desk);
    desk.ok("undo");
    assert_eq!((digest(&desk), desk.json("outbox list --all")), (was, json!([])));
    desk.ok("redo");
    assert_eq!(state(&desk, 1), "draft");
    agrees(&desk);
}

#[test]
fn a_draft_counts_from_when_it_is_released() {
    let desk = drafted();
    let was = digest(&desk);
    desk.at("2026-07-01T12:00:00Z");
    let released = desk.json("outbox release o1")[0].clone();
    assert_eq!((&released["state"], &released["id"]), (&json!("queued"), &json!("o1")));
    assert!(released["message_id"].as_str().unwrap().ends_with("@acme.example"));
    let ticket = row(&desk);
    assert_eq!(
        (&ticket["status"], &ticket["first_response_at"]),
        (&json!("solved"), &json!("2026-07-01T12:00:00Z"))
    );
    let message = desk.json("messages id:1")[1].clone();
    assert_eq!(
        (&message["subject"], &message["date"]),
        (&json!("Your pot [Acme #1]"), &json!("2026-07-01T12:00:00Z"))
    );
    assert_eq!(
        (&message["cc"][0], &message["attachments"][0]["name"]),
        (&json!("bo@x.example"), &json!("list.txt"))
    );
    agrees(&desk);
    desk.refused("outbox release 1").says(1, "waits to leave already", "desk outbox send 1");
    desk.ok("undo");
    assert_eq!((state(&desk, 1), digest(&desk)), (json!("draft"), was));
    assert_eq!(desk.json("messages id:1").as_array().unwrap().len(), 1);
    agrees(&desk);
    desk.ok("redo");
    assert_eq!(state(&desk, 1), "queued");
    agrees(&desk);
    // Released anew it is another mail.
    desk.ok("undo");
    let again = desk.json("outbox release 1")[0]["message_id"].clone();
    assert_ne!(again, released["message_id"]);
    agrees(&desk);
}

#[test]
fn a_mail_that_is_held_stands_as_if_it_had_not_been_written() {
    let desk = desk();
    desk.tick(0).file("list.txt", "one\ntwo\n");
    let before = seen(&desk);
    desk.ok(&DRAFT.replace(" --draft", ""));
    let (queued, was) = (desk.json("outbox show 1"), digest(&desk));
    assert_eq!(desk.json("outbox hold 1")[0]["state"], "draft");
    assert_eq!(seen(&desk), before);
    assert_eq!(desk.json("search potdraft"), json!([]));
    agrees(&desk);
    let page = desk.ok("outbox show 1");
    for part in ["Your pot", "A potdraft, with a list.", "list.txt (8 bytes)", "bo@x.example"] {
        assert!(page.contains(part), "no {part:?}: {page}");
    }
    let held = digest(&desk);
    desk.ok("undo");
    assert_eq!(
        (digest(&desk), desk.json("outbox show 1")["message_id"].clone()),
        (was, queued["message_id"].clone())
    );
    desk.ok("redo");
    assert_eq!(digest(&desk), held);
    desk.ok("outbox release 1");
    let released = desk.json("outbox show 1");
    assert_ne!(released["message_id"], queued["message_id"]);
    assert_eq!((&released["subject"], &released["to"]), (&queued["subject"], &queued["to"]));
    assert_eq!(row(&desk)["status"], "solved");
    let ours = desk.json("messages id:1 --columns id,direction,text,attachments");
    assert_eq!(ours.as_array().unwrap().len(), 2, "the mail that was held is none any more: {ours}");
    assert_eq!(ours[1]["attachments"][0]["bytes"], 8);
    agrees(&desk);
    // And back, all the way.
    let log = desk.json("log");
    let reply =
        log.as_array().unwrap().iter().find(|row| row["command"].as_str().unwrap().starts_with("reply"));
    desk.ok(&format!("undo {} --force", reply.unwrap()["operation"]));
    assert_eq!(desk.json("outbox list --all"), json!([]));
    agrees(&desk);
}

#[test]
fn several_drafts_stand_beside_each_other_and_can_be_dropped() {
    let desk = desk();
    for text in ["one", "two", "three"] {
        desk.ok(&format!("reply 1 --draft --body {text}"));
    }
    assert_eq!(desk.json("outbox").as_array().unwrap().len(), 3);
    assert_eq!(desk.json("outbox drop 2")[0]["state"], "dropped");
    assert_eq!(desk.json("outbox release 3 1").as_array().unwrap().len(), 2);
    let texts = desk.json("messages id:1 --columns direction,text");
    let texts: Vec<&str> =
        texts.as_array().unwrap().iter().skip(1).map(|row| row["text"].as_str().unwrap().trim()).collect();
    assert_eq!(texts, ["three", "one"]);
    for line in ["outbox release 2", "outbox hold 2"] {
        desk.refused(line).says(1, "dropped", "desk reply 1");
    }
    agrees(&desk);
    desk.ok("undo --by ana --since 2026-07-01T08:02:30Z");
    agrees(&desk);
}

#[test]
fn what_came_since_a_draft_was_written_is_told_before_it_is_released() {
    let desk = desk();
    desk.ok("reply 1 --draft --body soon");
    desk.ok("reply 1 --body sooner");
    desk.ok("outbox hold 2");
    desk.command("deliver").stdin(Mail::new("2@x.example", "09:00").answers("1@x.example").bytes()).ok();
    for id in [1, 2] {
        desk.refused(&format!("outbox release {id}")).says(
            1,
            "a message came into ticket 1 from eva@customer.example",
            "--force",
        );
        assert_eq!(state(&desk, id), "draft");
    }
    desk.ok("outbox release 1 --force");
    // Where the ticket takes no answer, that is said, and the draft stays.
    desk.ok("status spam 1");
    desk.refused("outbox release 2").says(1, "spam", "desk");
    assert_eq!(state(&desk, 2), "draft");
    agrees(&desk);
}

#[test]
fn what_has_left_is_no_draft_any_more() {
    let desk = drafted();
    let way = format!("\n[outgoing]\ntransport = \"maildir\"\npath = \"{}\"\n", desk.path("sent").display());
    desk.file("s.toml", desk.ok("settings show") + &way);
    desk.ok("settings apply s.toml");
    desk.ok("outbox release 1");
    let release = desk.json("log --limit 1")[0]["operation"].clone();
    desk.ok("outbox send 1");
    desk.refused("outbox hold 1").says(1, "has left", "desk reply 1");
    desk.refused("outbox edit 1").says(1, "has left", "desk reply 1");
    desk.refused(&format!("undo {release}")).says(1, "has left", "desk outbox show");
    desk.refused(&format!("undo {release} --force")).says(1, "has left", "desk outbox show");
    // Held, taken back, and sent: holding it does not come back.
    desk.ok("reply 1 --body more");
    desk.ok("outbox hold 2");
    desk.ok("undo");
    desk.ok("outbox send 2");
    desk.refused("redo").says(1, "has since gone on with mail 2", "desk outbox show 2");
    agrees(&desk);
}

#[test]
fn a_copy_of_the_desk_has_its_drafts() {
    let desk = drafted();
    desk.ok("backup copy.db");
    assert_eq!(digest(&desk), desk.ok("--db copy.db verify --digest --at 2026-07-03T00:00:00Z"));
    assert!(desk.ok("--db copy.db outbox show 1").contains("A potdraft, with a list."));
    desk.ok("--db copy.db outbox release 1");
    desk.ok("--db copy.db verify --deep");
}

#[test]
fn a_damaged_draft_is_found() {
    for (damage, what) in [
        ("UPDATE outbox SET state = 'queued' WHERE id = 1", "outbox.state"),
        ("DELETE FROM draft_file; DELETE FROM draft", "draft"),
        ("UPDATE outbox SET message = NULL WHERE id = 2", "outbox.message"),
        ("UPDATE outbox SET not_before = 7 WHERE id = 2", "outbox.not_before"),
        ("UPDATE message SET delivery = 'queued' WHERE delivery = 'draft'", "message.delivery"),
        ("DELETE FROM outbox_mail WHERE id = 2", "outbox_mail"),
    ] {
        let desk = drafted();
        desk.ok("reply 1 --body x");
        desk.ok("outbox hold 2");
        desk.ok("outbox release 2");
        agrees(&desk);
        let connection = rusqlite::Connection::open(desk.db()).unwrap();
        connection.execute_batch(&format!("PRAGMA foreign_keys = OFF; {damage}")).unwrap();
        let output = desk.run("verify");
        assert!(output.code == 4 && output.text().contains(what), "{damage}: {output}");
    }
}

#[cfg(unix)]
#[test]
fn drafts_and_waiting_mails_are_written_on_in_the_editor() {
    let desk = drafted();
    let edit = |line: &str, script: &str| {
        let file = desk.file("editor.sh", format!("{script}\n"));
        desk.command(line).variable("EDITOR", format!("sh {}", file.display())).run()
    };
    let change = "sed -i 's/A potdraft/Another pot/; s/^Subject:.*/Subject: New/' \"$1\"";
    let output = edit("outbox edit 1", change);
    assert_eq!((output.code, state(&desk, 1)), (0, json!("draft")), "{output}");
    let page = desk.ok("outbox show 1");
    assert!(
        page.contains("Another pot, with a list.")
            && page.contains("list.txt (8 bytes)")
            && page.contains("New"),
        "{page}"
    );
    desk.ok("undo");
    assert!(desk.ok("outbox show 1").contains("A potdraft, with a list."));
    desk.ok("redo");
    agrees(&desk);
    // Left as it stood, and given up.
    let was = digest(&desk);
    for (script, code) in [("sleep 1.7", 0), ("exit 1", 1), ("true", 0)] {
        assert_eq!(edit("outbox edit 1", script).code, code, "{script}");
        assert_eq!(digest(&desk), was, "{script}");
    }
    let output = edit("outbox edit 1 --release", "sed -i 's/Another/One/' \"$1\"");
    assert_eq!((output.code, state(&desk, 1)), (0, json!("queued")), "{output}");
    assert_eq!(row(&desk)["status"], "solved");
    // A mail that waits: while it is written on it cannot leave, and afterwards it waits anew.
    let bin = env!("CARGO_BIN_EXE_desk");
    let during = format!(
        "DESK_NOW=2026-07-01T09:00:00Z {bin} --db {} outbox list -f tsv > {}; ",
        desk.db().display(),
        desk.path("during").display()
    );
    let output = edit("outbox edit 1", &(during.clone() + "sed -i 's/One pot/Two pots/' \"$1\""));
    assert_eq!((output.code, state(&desk, 1)), (0, json!("queued")), "{output}");
    let seen = std::fs::read_to_string(desk.path("during")).unwrap();
    assert!(seen.contains("\tdraft\t"), "{seen}");
    let ours = desk.json("messages id:1 --columns direction,text");
    assert!(ours[1]["text"].as_str().unwrap().contains("Two pots") && ours[2].is_null(), "{ours}");
    let id = desk.json("outbox show 1")["message_id"].clone();
    for script in ["sleep 1.7", "exit 1", "sed -i 's/Two/typed/' \"$1\"; exit 1"] {
        edit("outbox edit 1", script);
        assert_eq!(
            (state(&desk, 1), desk.json("outbox show 1")["message_id"].clone()),
            (json!("queued"), id.clone()),
            "{script}"
        );
    }
    let output = edit("outbox edit 1 --draft", "sed -i 's/Two/Three/' \"$1\"");
    assert_eq!((output.code, state(&desk, 1)), (0, json!("draft")), "{output}");
    agrees(&desk);
}
