//! Tickets that were closed or called spam by hand, and are opened again (contract §3; metrics §2.11).

use serde_json::{Value, json};

use crate::harness::{Desk, ids};
use crate::mail::Mail;

fn deliver(desk: &Desk, mail: &Mail) -> Value {
    serde_json::from_str(&desk.command("deliver -f json").stdin(mail.bytes()).ok()).unwrap()
}

/// One ticket, of eight in the morning.
fn one() -> Desk {
    let desk = Desk::new();
    deliver(&desk, &Mail::new("1@customer.example", "08:01"));
    desk
}

fn figure(desk: &Desk, report: &str, name: &str) -> Value {
    desk.json(&format!("report {report}")).as_array().unwrap().last().unwrap()[name].clone()
}

/// backlog(to) = backlog(from) + created + discarded + reopened + restored - solved - removed, day by day and over all.
fn adds_up(desk: &Desk) {
    for row in desk.json("report volume --by day").as_array().unwrap() {
        let n = |name: &str| row[name].as_i64().unwrap_or(0);
        let out = n("solved") + n("removed");
        let end = n("backlog_start") + n("created") + n("discarded") + n("reopened") + n("restored") - out;
        assert_eq!(end, n("backlog_end"), "{row}");
    }
}

#[test]
fn what_was_said_by_hand_is_void_and_the_clocks_ran_through() {
    // How it was ended; in which state it is told of by hand.
    for (ended, out) in [
        (&["status closed 1"][..], "solved"),
        (&["status spam 1"], "removed"),
        (&["status solved 1", "status closed 1"], "solved"),
        (&["status solved 1", "status spam 1"], "solved"),
        (&["reply 1 --body done --status solved", "status closed 1"], "solved"),
    ] {
        let (desk, never) = (one(), one());
        if ended[0].starts_with("reply") {
            for desk in [&desk, &never] {
                desk.at("2026-07-01T09:30:00Z");
            }
            never.ok("reply 1 --body done --status keep");
        }
        desk.at("2026-07-01T09:30:00Z");
        for line in ended {
            desk.ok(line);
        }
        let shut = desk.field(1, "status");
        desk.at("2026-07-02T10:00:00Z");
        let before = desk.json("verify --digest")["digest"].clone();
        let row = desk.json("status open 1")[0].clone();
        assert_eq!(
            (&row["status"], &row["solved_at"], &row["closed_at"]),
            (&json!("open"), &Value::Null, &Value::Null)
        );
        never.at("2026-07-02T10:00:00Z").ok("status open 1");
        for desk in [&desk, &never] {
            desk.at("2026-07-02T12:00:00Z");
        }
        for columns in ["due_at", "sla_status", "waiting_since", "first_response_at", "created_at"] {
            assert_eq!(desk.field(1, columns), never.field(1, columns), "{ended:?} {columns}");
        }
        for report in ["sla", "fcr", "response", "resolution", "reopen"] {
            assert_eq!(
                desk.json(&format!("report {report}")),
                never.json(&format!("report {report}")),
                "{ended:?} {report}"
            );
        }
        assert_eq!(ids(&desk.json("list is:reopened")), [0_i64; 0]);
        assert_eq!(
            [out, "restored", "reopened", "backlog_end"].map(|name| figure(&desk, "volume", name)),
            [json!(1), json!(1), json!(0), json!(1)],
            "{ended:?}"
        );
        adds_up(&desk);
        assert_eq!(figure(&desk, "volume --as-of 2026-07-02T09:00:00Z", "backlog_end"), 0, "it was out then");
        assert_eq!(figure(&desk, "volume --as-of 2026-07-02T09:00:00Z", "restored"), 0);
        desk.ok("verify");
        desk.at("2026-07-02T10:00:00Z").ok("undo");
        assert_eq!(desk.field(1, "status"), shut);
        assert_eq!(desk.at("2026-07-02T10:00:00Z").json("verify --digest")["digest"], before);
        desk.ok("redo");
        assert_eq!(desk.field(1, "status"), "open");
        // It can be ended for good afterwards, and that counts.
        desk.at("2026-07-02T13:00:00Z").ok("status solved 1");
        assert_eq!(figure(&desk, "fcr", "solved"), 1);
        adds_up(&desk);
        desk.ok("verify");
    }
}

#[test]
fn as_often_as_one_likes() {
    let desk = one();
    for (hour, line, status) in [
        (9, "status closed 1", "closed"),
        (10, "status open 1", "open"),
        (11, "status spam 1", "spam"),
        (12, "status open 1", "open"),
        (13, "status solved 1", "solved"),
        (14, "status closed 1", "closed"),
        (15, "status open 1", "open"),
    ] {
        desk.at(&format!("2026-07-01T{hour:02}:00:00Z"));
        assert_eq!(desk.json(line)[0]["status"], status);
        desk.ok("verify");
        adds_up(&desk);
    }
    assert_eq!(figure(&desk, "volume", "restored"), 3);
}

#[test]
fn what_time_has_closed_stays_closed_and_is_followed() {
    let desk = one();
    desk.at("2026-07-01T09:00:00Z").ok("status solved 1");
    desk.at("2026-07-20T09:00:00Z");
    assert_eq!(desk.field(1, "status"), "closed");
    let line = "desk new --follows 1 --from ADDRESS --subject TEXT";
    desk.refused("status open 1").says(1, "what time has closed stays closed", line);
    desk.ok("new --follows 1 --from eva@customer.example --subject Again --body b");
    assert_eq!(desk.ticket(2)["links"], json!([{"kind": "follow_up_of", "ticket": 1}]));
    desk.ok("verify");
    desk.ok("undo");
    desk.ok("verify");
    desk.refused("new --follows 99 --from a@b.example --subject s").says(1, "no ticket 99", "desk list");
    // What was given up by time and closed by hand is opened again, as it was before.
    let desk = one();
    let document = desk.ok("settings show").replace("pending_days = 0", "pending_days = 3");
    desk.file("s.toml", document);
    desk.ok("settings apply s.toml");
    desk.ok("sla apply 1");
    desk.at("2026-07-01T09:00:00Z").ok("reply 1 --body 'and?'");
    desk.at("2026-07-06T09:00:00Z");
    assert_eq!(desk.field(1, "status"), "solved");
    desk.ok("status closed 1");
    desk.at("2026-07-07T09:00:00Z").ok("status open 1");
    assert_eq!(figure(&desk, "fcr", "solved"), 0);
    assert_eq!(
        ["solved", "restored", "reopened"].map(|name| figure(&desk, "volume", name)),
        [json!(1), json!(1), json!(0)]
    );
    adds_up(&desk);
    desk.ok("verify");
}

#[test]
fn a_merge_is_taken_apart_and_a_word_of_the_customer_is_none_of_ours() {
    let desk = one();
    deliver(&desk, &Mail::new("2@customer.example", "08:02").subject("Other"));
    desk.ok("merge 1 2");
    desk.refused("status open 2").says(1, "was merged into 1", "desk unmerge 2");
    desk.ok("unmerge 2");
    desk.ok("status closed 2");
    desk.refused("status open 2 --confirmed").says(1, "taken back by hand", "desk status open 2");
    desk.refused("reply 2 --body x").says(1, "ticket 2 is closed", "desk status open 2");
}
