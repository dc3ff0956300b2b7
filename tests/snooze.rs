//! Tickets that are put aside.

use crate::harness::{Desk, ids};
use crate::mail::Mail;

fn one() -> Desk {
    let desk = Desk::new();
    desk.at("2026-07-01T08:00:00Z");
    desk.command("deliver").stdin(Mail::new("1@x.example", "08:00").bytes()).ok();
    desk
}

#[test]
fn a_ticket_is_put_aside_until_its_time_comes() {
    let desk = one();
    desk.at("2026-07-01T08:00:00Z");
    let row = desk.json("snooze 1 2d");
    assert_eq!(row[0]["snoozed_until"], "2026-07-03T08:00:00Z");
    assert_eq!(ids(&desk.json("list is:snoozed")), [1]);
    desk.at("2026-07-03T07:59:59Z");
    assert_eq!(desk.ok("run"), "");
    desk.at("2026-07-03T08:00:00Z");
    assert_eq!(ids(&desk.json("list is:snoozed")), [0_i64; 0]);
    assert_eq!(desk.json("run")[0]["event"], "woken");
    assert_eq!(desk.ok("run"), "");
}

#[test]
fn a_person_wakes_it_and_a_machine_does_not() {
    let desk = one();
    desk.ok("snooze 1 2d");
    let machine =
        Mail::new("2@x.example", "09:00").answers("1@x.example").header("Auto-Submitted", "auto-replied");
    desk.command("deliver").stdin(machine.bytes()).ok();
    assert_eq!(ids(&desk.json("list is:snoozed")), [1]);
    desk.command("deliver").stdin(Mail::new("3@x.example", "09:00").answers("1@x.example").bytes()).ok();
    assert_eq!(ids(&desk.json("list is:snoozed")), [0_i64; 0]);
}

#[test]
fn it_is_taken_up_again_by_hand_and_by_undo() {
    let desk = one();
    desk.ok("snooze 1 2026-07-09");
    assert_eq!(desk.field(1, "snoozed_until"), "2026-07-09T00:00:00Z");
    desk.ok("snooze 1 off");
    assert_eq!(desk.field(1, "snoozed_until"), "");
    desk.ok("undo");
    assert_eq!(desk.field(1, "snoozed_until"), "2026-07-09T00:00:00Z");
    desk.ok("undo");
    assert_eq!(desk.field(1, "snoozed_until"), "");
    desk.ok("snooze --where is:unsolved tomorrow");
    assert_eq!(ids(&desk.json("list is:snoozed")), [1]);
    // Its clocks go on.
    assert_ne!(desk.field(1, "due_at"), "");
}

#[test]
fn slips_are_told() {
    let desk = one();
    desk.refused("snooze 1").says(
        2,
        "until when? 4h, 2d, 17:00, tomorrow, monday, `monday 9:00`, `in 3 days`, next-week, 2026-12-01, `2026-12-01 09:30`",
        "desk snooze 42 tomorrow",
    );
    desk.refused("snooze 1 yesterday").says(
        2,
        "`yesterday` does not lie ahead",
        "write 4h, 2d, 17:00, tomorrow, monday, `monday 9:00`, `in 3 days`, next-week, 2026-12-01, `2026-12-01 09:30`",
    );
    desk.ok("status solved 1");
    desk.refused("snooze 1 2d").says(
        1,
        "ticket 1 is solved: there is nothing to put aside",
        "desk status open 1",
    );
}

/// A ticket that waits for its customer, and one of another customer that is new.
fn waiting() -> Desk {
    let desk = one();
    desk.ok("reply 1 --body 'It is on its way.'");
    desk.at("2026-07-01T08:10:00Z");
    desk.command("deliver")
        .stdin(Mail::new("9@x.example", "08:09").from("bo@y.example").subject("Other").bytes())
        .ok();
    desk.ok("priority urgent 2");
    desk
}

#[test]
fn a_promise_comes_back_with_its_words_until_somebody_acts() {
    for act in [
        "note 1 called",
        "reply 1 --body again",
        "status pending 1",
        "status open 1",
        "assign me 1",
        "move 1 billing",
        "escalate 1",
        "snooze 1 2d",
        "snooze 1 off",
        "status solved 1",
        "merge 2 1",
    ] {
        let desk = waiting();
        desk.tick(0).at("2026-07-01T08:20:00Z");
        let before = desk.json("verify --digest")["digest"].clone();
        let row = desk
            .words(["snooze", "1", "friday", "9:00", "--note", "ask whether it arrived", "-f", "jsonl"])
            .ok();
        assert!(
            row.contains("\"snoozed_until\":\"2026-07-03T09:00:00Z\"") && row.contains("ask whether"),
            "{row}"
        );
        assert!(!desk.ok("log").contains("arrived"), "texts stay out of the record");
        assert!(desk.command("show 1").terminal(80).ok().contains("ask whether it arrived"));
        assert_eq!(ids(&desk.json("list is:woken")), [0_i64; 0]);
        assert_eq!(desk.json("next")["id"], 2);
        desk.at("2026-07-03T09:00:00Z");
        assert_eq!(ids(&desk.json("list is:snoozed")), [0_i64; 0]);
        assert_eq!(ids(&desk.json("list is:woken")), [1]);
        assert_eq!(
            desk.field(1, "status,snoozed_until,woken_at,reminder"),
            "pending\t\t2026-07-03T09:00:00Z\task whether it arrived"
        );
        for ran in [false, true] {
            let next = desk.json("next id:1");
            assert_eq!((&next["id"], &next["status"]), (&1.into(), &"pending".into()), "{ran}");
            assert_eq!((&next["why"][6]["term"], &next["why"][6]["points"]), (&"woken".into(), &80.into()));
            assert!(desk.run("next id:1 --why").text().contains("ask whether it arrived"), "{ran}");
            assert!(desk.command("show 1").terminal(80).ok().contains("ask whether it arrived"), "{ran}");
            if !ran {
                let told = desk.json("run");
                assert_eq!(
                    (&told[0]["event"], &told[0]["reason"]),
                    (&"woken".into(), &"ask whether it arrived".into())
                );
                assert_eq!(desk.ok("run"), "", "once");
            }
            desk.ok("verify");
        }
        // What sorts a ticket is no act on it; what a machine writes is none either.
        desk.ok("tag add parcel 1");
        desk.ok("priority high 1");
        assert_eq!(ids(&desk.json("list is:woken")), [1]);
        desk.ok(act);
        assert_eq!(ids(&desk.json("list is:woken")), [0_i64; 0], "{act}");
        desk.ok("verify");
        desk.ok("undo");
        assert_eq!(ids(&desk.json("list is:woken")), [1], "{act}");
        for _ in 0..3 {
            desk.ok("undo");
        }
        desk.ok("verify");
        desk.at("2026-07-01T08:20:00Z");
        assert_eq!(desk.json("verify --digest")["digest"], before, "{act}");
    }
}

#[test]
fn whoever_writes_ends_it_and_a_later_snooze_has_its_own_words() {
    let desk = waiting();
    desk.ok("snooze 1 1d --note first");
    desk.at("2026-07-03T09:00:00Z");
    desk.command("deliver").stdin(Mail::new("3@x.example", "09:00").answers("1@x.example").bytes()).ok();
    assert_eq!(ids(&desk.json("list is:woken")), [0_i64; 0]);
    assert_eq!(desk.field(1, "reminder"), "");
    desk.ok("snooze 1 1d");
    assert_eq!(desk.field(1, "reminder"), "", "words belong to the snooze with which they were written");
    desk.words(["snooze", "1", "1d", "--note", "- second"]).ok();
    assert_eq!(desk.field(1, "reminder"), "- second");
    desk.ok("undo");
    assert_eq!(desk.field(1, "reminder"), "");
    // The same instant with other words is something new.
    desk.ok("snooze 1 2026-07-20 --note third");
    desk.ok("snooze 1 2026-07-20 --note fourth");
    assert_eq!(desk.field(1, "reminder"), "fourth");
    assert_eq!(desk.ok("snooze 1 2026-07-20 --no-header"), "", "it is so already");
    desk.ok("verify");
}

#[test]
fn what_time_has_solved_does_not_come_back() {
    let desk = waiting();
    let document = desk.ok("settings show").replace("pending_days = 0", "pending_days = 3");
    desk.file("s.toml", document);
    desk.ok("settings apply s.toml");
    desk.ok("sla apply 1");
    desk.ok("snooze 1 2026-07-10");
    desk.at("2026-07-11T08:00:00Z");
    assert_eq!(ids(&desk.json("list is:woken")), [0_i64; 0]);
    assert_eq!(desk.field(1, "status,woken_at"), "solved\t");
}

#[test]
fn words_after_the_time_and_tickets_behind_it_are_explained() {
    let desk = waiting();
    desk.refused("snooze 1 friday ask him").says(
        2,
        "words to be reminded of go after --note",
        "desk snooze 1 friday --note 'ask him'",
    );
    desk.refused("snooze 1 tomorrow 9:00 ask").says(
        2,
        "go after --note",
        "desk snooze 1 tomorrow 9:00 --note 'ask'",
    );
    desk.refused("snooze friday 1 2").says(
        2,
        "the tickets come first, then until when",
        "desk snooze 1 2 friday",
    );
    desk.refused("snooze 1 off --note x").says(2, "reminds of nothing", "desk note 1");
    desk.ok("snooze 1 2 in 3 days");
    assert_eq!(desk.field(1, "snoozed_until"), "2026-07-04T00:00:00Z");
}
