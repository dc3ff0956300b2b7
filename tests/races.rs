//! What happens while a command waits: for the lock of another one, for an editor. It counts when it is written, and no reader or
//! writer, early or late, hides or forgets what came in between.

use std::sync::Mutex;

use solodesk::desk::time::Moment;

use crate::harness::Desk;
use crate::mail::Mail;
use crate::undo::verified;

/// When the commands of these tests are typed.
const TYPED: &str = "2026-07-01T09:00:00Z";

fn instant(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

/// A desk on the clock of the machine, with one ticket of Eva.
fn waiting() -> Desk {
    let desk = Desk::new();
    let mail = Mail::new("v1@customer.example", "08:00").from("eva@customer.example").bytes();
    assert_eq!(desk.command("deliver").stdin(mail).machine(|| instant("2026-07-01T08:10:00Z")).run().code, 0);
    desk
}

/// Types `late`, and has `early` write after `late` was typed and before it gets the lock. `late` reads `seconds` on its clock
/// when it has it, counted from when it was typed: less than none where the clock goes back meanwhile.
fn overtaken(desk: &Desk, late: (&str, Vec<u8>), early: (&str, Vec<u8>), seconds: i64) {
    let folder = desk.folder().to_owned();
    let early = (early.0.to_owned(), Mutex::new(Some(early.1)));
    let typed = instant(TYPED);
    let clock = move || match early.1.lock().unwrap().take() {
        // The first look at the clock is that of the command that was typed: the other one is quicker.
        Some(stdin) => {
            let other = Desk::beside(&folder);
            let done = other.command(&early.0).stdin(stdin).machine(move || typed.plus(2)).run();
            assert_eq!(done.code, 0, "{done}");
            typed
        }
        None => typed.plus(seconds),
    };
    let done = desk.command(late.0).stdin(late.1).machine(clock).run();
    assert_eq!(done.code, 0, "{done}");
    desk.at("2026-07-01T09:01:00Z");
}

fn again() -> Vec<u8> {
    Mail::new("v2@customer.example", "09:00")
        .from("eva@customer.example")
        .answers("v1@customer.example")
        .bytes()
}

/// How long after it was typed a command has the lock: later, in the same second, and with a clock that went back.
const WAITS: [i64; 5] = [3, 2, 0, -30, -3_000];

#[test]
fn a_mail_that_overtakes_a_note_is_not_forgotten() {
    for wait in WAITS {
        let desk = waiting();
        desk.command("status pending 1").machine(|| instant("2026-07-01T08:20:00Z")).ok();
        overtaken(&desk, ("note 1 remember", vec![]), ("deliver", again()), wait);
        verified(&desk);
        assert_eq!(desk.field(1, "status"), "open", "{wait}");
        assert_eq!(desk.field(1, "waiting_since"), "2026-07-01T08:10:00Z", "{wait}: nobody has answered yet");
        assert!(desk.field(1, "updated_at").as_str() >= "2026-07-01T09:00:02Z", "{wait}");
        assert_eq!(desk.field(1, "messages"), "3", "{wait}");
    }
}

#[test]
fn a_status_that_overtakes_a_mail_does_not_hide_it() {
    for wait in WAITS {
        let desk = waiting();
        overtaken(&desk, ("deliver", again()), ("status solved 1", vec![]), wait);
        verified(&desk);
        assert_eq!(desk.field(1, "status"), "open", "{wait}: the customer has written since");
        assert_ne!(desk.field(1, "waiting_since"), "", "{wait}");
    }
}

#[test]
fn of_two_who_change_a_ticket_neither_is_lost() {
    for wait in WAITS {
        let desk = waiting();
        overtaken(&desk, ("tag add a 1", vec![]), ("assign me 1", vec![]), wait);
        verified(&desk);
        let columns = (desk.field(1, "assignee"), desk.field(1, "status"), desk.field(1, "tags"));
        assert_eq!(columns, ("ana".into(), "open".into(), "a".into()), "{wait}");
        overtaken(&desk, ("undo", vec![]), ("note 1 meanwhile", vec![]), wait);
        verified(&desk);
        assert_eq!(
            desk.json("messages id:1").as_array().unwrap().len(),
            1,
            "{wait}: the note was typed last"
        );
    }
}

#[test]
fn an_answer_overtaken_by_a_mail_is_refused_and_its_text_kept() {
    let desk = waiting();
    let script = desk.file("edit.sh", "cp \"$1\" seen; printf 'A long answer.\\n' > \"$1\"\n");
    let mail = desk.file("v2.eml", again());
    // While the editor is open the real program takes a mail in.
    let editor = format!(
        "DESK_NOW=2026-07-01T09:00:30Z DESK_DB={} {} deliver < {}; sh {}",
        desk.db().display(),
        env!("CARGO_BIN_EXE_desk"),
        mail.display(),
        script.display()
    );
    let wrapper = desk.file("editor.sh", format!("{}\n", editor + " \"$1\""));
    let refused = desk
        .at(TYPED)
        .command("reply 1 --edit")
        .variable("EDITOR", format!("sh {}", wrapper.display()))
        .run();
    assert_eq!(refused.code, 1, "{refused}");
    assert!(refused.stderr.contains("--force"), "{refused}");
    assert_eq!(desk.json("outbox list").as_array().unwrap().len(), 0);
    let kept = refused.stderr.split("is kept in ").nth(1).unwrap().lines().next().unwrap().to_owned();
    assert!(kept.starts_with(desk.path("kept/desk.db").to_str().unwrap()), "{kept}");
    assert_eq!(std::fs::read_to_string(kept).unwrap(), "A long answer.\n");
    verified(&desk);
    assert_eq!(desk.field(1, "messages"), "2");
}

#[test]
fn a_clock_that_goes_back_hides_nothing() {
    let desk = waiting();
    let at = |text: &'static str| move || instant(text);
    desk.command("tag add late 1").machine(at("2026-07-01T08:30:00Z")).ok();
    // Within the hour the record goes on where it was.
    desk.command("note 1 'back by minutes'").machine(at("2026-07-01T08:00:00Z")).ok();
    assert_eq!(desk.json("log --limit 1")[0]["at"], "2026-07-01T08:30:00Z");
    // Beyond it the clock holds; what lies ahead of it is there all the same.
    for line in
        ["list id:1 -f ids", "show 1", "tag add x 1", "status solved 1", "note 1 more", "undo", "redo"]
    {
        let done = desk.command(line).machine(at("2026-06-30T01:00:00Z")).run();
        assert_eq!(done.code, 0, "{line}: {done}");
    }
    assert_eq!(desk.json("log --limit 1")[0]["at"], "2026-06-30T01:00:00Z");
    let back =
        Mail::new("v2@customer.example", "08:00").from("eva@customer.example").answers("v1@customer.example");
    assert_eq!(desk.command("deliver").stdin(back.bytes()).machine(at("2026-06-30T01:00:05Z")).run().code, 0);
    verified(&desk);
    desk.at("2026-07-01T10:00:00Z");
    assert_eq!(desk.json("messages id:1").as_array().unwrap().len(), 4);
    verified(&desk);
}

#[test]
fn what_anybody_does_at_the_very_second_of_a_closing_comes_first() {
    for line in ["status open 1", "reply 1 --body more", "note 1 more", "deliver"] {
        let desk = waiting();
        desk.tick(0).at("2026-07-01T12:00:00Z");
        desk.ok("status solved 1");
        desk.at("2026-07-15T12:00:00Z");
        desk.ok("run");
        let done = desk.command(line).stdin(if line == "deliver" { again() } else { vec![] }).run();
        assert_eq!(done.code, 0, "{line}: {done}");
        verified(&desk);
        let expected = match line {
            "status open 1" | "deliver" => "open",
            _ => "closed",
        };
        assert_eq!(desk.field(1, "status"), expected, "{line}");
        assert_eq!(desk.json("list status:new").as_array().unwrap().len(), 0, "{line}: no follow-up");
        // A second later it is closed for good.
        let desk = waiting();
        desk.tick(0).at("2026-07-01T12:00:00Z");
        desk.ok("status solved 1");
        desk.at("2026-07-15T12:00:01Z");
        if line == "status open 1" {
            desk.refused(line).says(1, "closed", "");
        }
    }
}
