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
        "until when? 4h, 2d, tomorrow, monday, `monday 09:00`, 2026-12-01, `2026-12-01 09:30`",
        "desk snooze 42 tomorrow",
    );
    desk.refused("snooze 1 yesterday").says(
        2,
        "`yesterday` does not lie ahead",
        "write 4h, 2d, tomorrow, monday, `monday 09:00`, 2026-12-01, `2026-12-01 09:30`",
    );
    desk.ok("status solved 1");
    desk.refused("snooze 1 2d").says(
        1,
        "ticket 1 is solved: there is nothing to put aside",
        "desk status open 1",
    );
}
