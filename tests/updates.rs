//! The promise to be heard from (`update`, metrics §2.11), as commands show it. Its arithmetic is proved by the worked cases
//! beside the engine.

use serde_json::{Value, json};

use crate::harness::Desk;
use crate::mail::Mail;

/// A first response within an hour, an update each day around the clock, for urgent tickets each two hours.
const PROMISES: &str = r#"
[desk]
name = "Acme"
addresses = ["support@acme.example"]
timezone = "UTC"

[[policy]]
name = "standard"
first_response = "1h"
resolution = "200h"
update = { target = "24h", hours = "calendar" }
priority.urgent = { update = "2h" }
priority.low = { update = "none" }
"#;

/// Such a desk with one ticket of Eva's, 1 July 2026, 08:30.
fn promising() -> Desk {
    let desk = Desk::new();
    desk.file("settings.toml", PROMISES);
    desk.ok("settings apply settings.toml");
    desk.tick(0).at("2026-07-01T08:30:00Z");
    deliver(&desk, Mail::new("1@customer.example", "08:30").bytes());
    desk
}

/// The same, answered at nine and still ours to act on.
fn answered() -> Desk {
    let desk = promising();
    desk.at("2026-07-01T09:00:00Z");
    desk.ok("reply 1 --body 'We look into it.' --status open");
    desk
}

fn deliver(desk: &Desk, mail: impl Into<Vec<u8>>) -> Value {
    serde_json::from_str(&desk.command("deliver -f json").stdin(mail).ok()).unwrap()
}

/// What is due, when, and how it stands, at that instant.
fn clock(desk: &Desk, at: &str) -> String {
    desk.at(at);
    desk.field(1, "due_target,due_at,sla_status").replace('\t', " ")
}

/// The instances of the update of a ticket, as `status elapsed due`, seen from that instant.
fn updates(desk: &Desk, ticket: i64, at: &str) -> Vec<String> {
    desk.at(at);
    let update = &desk.json(&format!("sla explain {ticket}"))["targets"]["update"];
    let said = |one: &Value| {
        let due = one["due_at"].as_str().unwrap_or("-");
        format!("{} {} {due}", one["status"].as_str().unwrap(), one["elapsed_minutes"])
    };
    update["instances"].as_array().unwrap().iter().map(said).collect()
}

const DUE: &str = "2026-07-02T09:00:00Z";

#[test]
fn after_an_answer_the_next_word_is_due() {
    let desk = promising();
    assert_eq!(clock(&desk, "2026-07-01T08:40:00Z"), "first_response 2026-07-01T09:30:00Z active");
    assert_eq!(desk.json("sla explain 1")["targets"]["update"]["status"], "not_started");
    assert_eq!(updates(&desk, 1, "2026-07-01T08:40:00Z"), Vec::<String>::new());
    let desk = answered();
    assert_eq!(clock(&desk, "2026-07-01T09:00:00Z"), format!("update {DUE} active"));
    // From 80 % on: 19 h 12 min.
    assert_eq!(clock(&desk, "2026-07-02T04:11:59Z"), format!("update {DUE} active"));
    assert_eq!(clock(&desk, "2026-07-02T04:12:00Z"), format!("update {DUE} at_risk"));
    assert_eq!(clock(&desk, "2026-07-02T09:00:00Z"), format!("update {DUE} at_risk"));
    desk.command("sla check").ok();
    assert_eq!(clock(&desk, "2026-07-02T09:00:01Z"), format!("update {DUE} missed"));
    assert_eq!(desk.run("sla check").code, 4);
    assert_eq!(desk.json("list is:overdue").as_array().unwrap().len(), 1);
    let row = &desk.json("sla at-risk")[0];
    assert_eq!(
        (&row["target"], &row["due"], &row["left_seconds"]),
        (&json!("update"), &json!("overdue"), &json!(-1))
    );
    assert!(desk.ok("next --why").contains("(update)"));
    desk.ok("verify");
}

#[test]
fn it_stands_while_the_customer_has_the_ball() {
    let desk = answered();
    desk.at("2026-07-01T13:00:00Z").ok("status pending 1");
    assert_eq!(clock(&desk, "2026-07-05T13:00:00Z"), "  paused");
    assert_eq!(desk.json("sla at-risk"), json!([]));
    let row = &desk.json("sla at-risk --if-customer-answers-now --within 24h")[0];
    assert_eq!(
        (&row["target"], &row["status"], &row["left_minutes"]),
        (&json!("update"), &json!("paused"), &json!(1200))
    );
    deliver(&desk, Mail::new("2@customer.example", "14:00").answers("1@customer.example").bytes());
    assert_eq!(updates(&desk, 1, "2026-07-05T14:00:00Z"), ["active 300 2026-07-06T09:00:00Z"]);
    desk.ok("verify");
}

#[test]
fn only_a_persons_word_counts() {
    let desk = answered();
    desk.at("2026-07-01T20:00:00Z");
    desk.ok("reply 1 --auto --body 'We have your mail.'");
    desk.ok("note 1 'Ask the supplier.'");
    desk.ok("priority high 1");
    assert_eq!(updates(&desk, 1, "2026-07-01T21:00:00Z"), [format!("active 720 {DUE}")]);
    // Somebody else is asked: the customer hears nothing, and by the usual policy no clock stops.
    desk.ok("forward 1 --to supplier@s.example --body 'Do you know?'");
    assert_eq!(desk.field(1, "status"), "hold");
    assert_eq!(updates(&desk, 1, "2026-07-01T22:00:00Z"), [format!("active 780 {DUE}")]);
    desk.ok("reply 1 --body 'Still looking.' --status open");
    assert_eq!(
        updates(&desk, 1, "2026-07-01T23:00:00Z"),
        [format!("met 780 {DUE}"), "active 60 2026-07-02T22:00:00Z".into()]
    );
    desk.ok("verify");
}

#[test]
fn an_answer_that_never_came_through_was_none() {
    // Dropped before it left.
    let desk = answered();
    desk.at("2026-07-01T12:00:00Z").ok("reply 1 --body 'Still looking.' --status open");
    assert_eq!(updates(&desk, 1, "2026-07-01T13:00:00Z").len(), 2);
    desk.ok("outbox drop o2");
    assert_eq!(updates(&desk, 1, "2026-07-01T13:00:00Z"), [format!("active 240 {DUE}")]);
    desk.ok("undo");
    assert_eq!(updates(&desk, 1, "2026-07-01T13:00:00Z").len(), 2);
    // Come back for good: its clock ran through, and before that was known it had been met.
    let message = desk.ticket(1)["messages"][2]["message_id"].as_str().unwrap().to_owned();
    deliver(&desk, bounce(&message));
    assert_eq!(updates(&desk, 1, "2026-07-01T14:00:00Z"), [format!("active 300 {DUE}")]);
    let before = desk.json("sla explain 1 --as-of 2026-07-01T12:30:00Z");
    assert_eq!(before["targets"]["update"]["instances"].as_array().unwrap().len(), 2);
    desk.ok("verify");
}

/// What a mail system says of a mail that reached nobody (RFC 3464).
fn bounce(returned: &str) -> String {
    format!(
        "Return-Path: <>\nFrom: Mail Delivery System <mailer-daemon@mx.customer.example>\nTo: support@acme.example\n\
         Subject: Undelivered Mail Returned to Sender\nDate: Wed, 01 Jul 2026 13:00:00 +0000\nMessage-ID: <b1@mx.customer.example>\n\
         Auto-Submitted: auto-replied\nMIME-Version: 1.0\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n\
         --b\nContent-Type: text/plain\n\nI could not hand your mail over.\n\
         --b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.customer.example\n\n\
         Final-Recipient: rfc822; eva@customer.example\nAction: failed\nStatus: 5.1.1\n\
         --b\nContent-Type: text/rfc822-headers\n\nFrom: support@acme.example\nMessage-ID: <{returned}>\nSubject: Re: x\n--b--\n"
    )
}

#[test]
fn a_solve_ends_it_and_a_reopening_begins_another() {
    let desk = answered();
    desk.at("2026-07-01T11:00:00Z").ok("status solved 1");
    assert_eq!(updates(&desk, 1, "2026-07-03T09:00:00Z"), ["cancelled 120 -"]);
    desk.ok("status open 1");
    assert_eq!(
        updates(&desk, 1, "2026-07-03T10:00:00Z"),
        ["cancelled 120 -", "active 60 2026-07-04T09:00:00Z"]
    );
    desk.ok("undo");
    assert_eq!(updates(&desk, 1, "2026-07-03T10:00:00Z"), ["cancelled 120 -"]);
    // Closed by hand and opened again: that never counted, and its clock ran through.
    let desk = answered();
    desk.at("2026-07-01T11:00:00Z").ok("status closed 1");
    desk.at("2026-07-02T10:00:00Z").ok("status open 1");
    assert_eq!(updates(&desk, 1, "2026-07-02T10:00:00Z"), [format!("missed 1500 {DUE}")]);
    assert_eq!(
        desk.json("sla explain 1 --as-of 2026-07-02T09:30:00Z")["targets"]["update"]["status"],
        "cancelled"
    );
    desk.ok("verify");
}

#[test]
fn spam_merges_and_splits() {
    let desk = answered();
    let digest = || desk.json("verify --digest")["digest"].clone();
    let before = digest();
    desk.at("2026-07-01T11:00:00Z").ok("status spam 1");
    assert_eq!(updates(&desk, 1, "2026-07-01T12:00:00Z"), ["cancelled 120 -"]);
    desk.ok("undo");
    assert_eq!(digest(), before);
    // The survivor keeps its own, the other's ends.
    deliver(&desk, Mail::new("9@customer.example", "12:00").subject("Another").bytes());
    desk.ok("reply 2 --body 'And this.' --status open");
    desk.at("2026-07-01T14:00:00Z").ok("merge 1 2");
    assert_eq!(updates(&desk, 1, "2026-07-01T15:00:00Z"), [format!("active 360 {DUE}")]);
    assert_eq!(updates(&desk, 2, "2026-07-01T15:00:00Z"), ["cancelled 120 -"]);
    desk.ok("unmerge 2");
    assert_eq!(updates(&desk, 2, "2026-07-01T15:00:00Z"), ["active 180 2026-07-02T12:00:00Z"]);
    // An answer that is split off meets nothing here any more.
    desk.ok("reply 1 --body 'More.' --status open");
    assert_eq!(updates(&desk, 1, "2026-07-01T16:00:00Z").len(), 2);
    let last = desk.ticket(1)["messages"].as_array().unwrap().last().unwrap()["id"].clone();
    desk.ok(&format!("split 1 m{last}"));
    assert_eq!(updates(&desk, 1, "2026-07-01T16:00:00Z"), [format!("active 420 {DUE}")]);
    desk.ok("verify");
}

#[test]
fn a_call_is_a_word_and_a_priority_changes_the_goal() {
    let desk = promising();
    desk.at("2026-07-01T10:00:00Z").ok("new --from bo@customer.example --subject Call --live");
    assert_eq!(updates(&desk, 2, "2026-07-01T11:00:00Z"), ["active 60 2026-07-02T10:00:00Z"]);
    desk.ok("priority urgent 2");
    assert_eq!(updates(&desk, 2, "2026-07-01T11:00:00Z"), ["active 60 2026-07-01T12:00:00Z"]);
    desk.ok("priority low 2");
    assert_eq!(updates(&desk, 2, "2026-07-01T11:30:00Z"), Vec::<String>::new());
    let none = desk.json("sla explain 2")["targets"]["update"].clone();
    assert_eq!((&none["status"], &none["sentence"]), (&json!("none"), &json!("nothing is promised")));
    desk.ok("verify");
}

#[test]
fn reports_have_a_row_of_it_where_it_is_promised() {
    let desk = answered();
    desk.at("2026-07-02T10:00:00Z").ok("reply 1 --body 'Sorry.' --status open");
    desk.at("2026-07-02T20:00:00Z").ok("reply 1 --body 'Here.' --status solved");
    insta::assert_snapshot!(
        desk.ok("report sla --period this-month --columns target,decided,met,missed,met_pct,active,cancelled,median_minutes"),
        @"
    target	decided	met	missed	met_pct	active	cancelled	median_minutes
    first_response	1	1	0	100.0	0	0	30
    next_response	0	0	0		0	0	
    resolution	1	1	0	100.0	0	0	2130
    update	2	1	1	50.0	0	1	1050
    all	4	3	1	75.0	0	1	
    "
    );
    let rows = desk.json("report sla --period this-month");
    let sum = |column: &str| -> i64 {
        let own = rows.as_array().unwrap().iter().filter(|row| row["target"] != "all");
        own.map(|row| row[column].as_i64().unwrap()).sum()
    };
    for column in ["decided", "met", "missed", "active", "at_risk", "paused", "cancelled"] {
        assert_eq!(rows.as_array().unwrap().last().unwrap()[column], sum(column), "{column}");
    }
    let missed = desk.json("report sla --period this-month --list missed");
    assert_eq!(missed.as_array().unwrap().len(), 1);
    assert_eq!((&missed[0]["target"], &missed[0]["due_at"]), (&json!("update"), &json!(DUE)));
    assert_eq!((&missed[0]["elapsed_minutes"], &missed[0]["goal_minutes"]), (&json!(1500), &json!(1440)));
    assert_eq!(desk.run("report sla --period this-month --check --target 80").code, 4);
    // Groups have the row too, and a comparison knows which rows are the total's.
    let by = desk.ok("report sla --period this-month --by agent --columns group,target,decided");
    assert_eq!(by.matches("update").count(), by.matches("resolution").count());
    let compared = desk.json("report sla --period this-month --compare last-month");
    assert!(compared.as_array().unwrap().iter().any(|row| row["target"] == "update"));

    let without = Desk::new();
    without.ok("new --from eva@x.example --subject Help");
    without.ok("reply 1 --body Hello");
    assert!(!without.ok("report sla").contains("update"));
    assert!(!without.ok("sla explain 1").contains("update"));
    assert!(!without.ok("sla explain 1 -f tsv").contains("update"));
}

#[test]
fn another_promise_is_replayed_and_applied() {
    let desk = promising();
    let plain = PROMISES
        .replace("update = { target = \"24h\", hours = \"calendar\" }\n", "")
        .replace("priority", "# priority");
    desk.file("plain.toml", &plain);
    desk.ok("settings apply plain.toml");
    desk.at("2026-07-01T09:00:00Z");
    deliver(&desk, Mail::new("2@customer.example", "09:00").subject("Other").bytes());
    desk.ok("reply 2 --body 'We look into it.' --status open");
    desk.at("2026-07-02T12:00:00Z").ok("reply 2 --body 'Still looking.' --status open");
    assert_eq!(clock(&desk, "2026-07-02T12:00:00Z").split(' ').next(), Some("first_response"));
    let row = |line: &str, target: &str| -> Value {
        let rows = desk.json(line);
        let found = rows.as_array().unwrap().iter().find(|row| row["target"] == target);
        found.cloned().unwrap_or(Value::Null)
    };
    let update = row("sla simulate settings.toml", "update");
    let figures = ["old_met", "old_missed", "new_met", "new_missed", "new_open", "promises", "minutes_90"];
    assert_eq!(figures.map(|figure| update[figure].to_string()), ["0", "0", "0", "1", "1", "2", "1620"]);
    assert_eq!(row("sla simulate plain.toml", "update"), Value::Null);
    assert_eq!(
        row("sla simulate settings.toml", "all")["new_missed"],
        update["new_missed"].as_i64().unwrap()
            + row("sla simulate settings.toml", "first_response")["new_missed"].as_i64().unwrap()
    );
    // Put in force, it holds for tickets to come; for open ones it counts from the instant at which it is applied to them.
    desk.ok("settings apply settings.toml");
    assert_eq!(updates(&desk, 2, "2026-07-02T13:00:00Z"), Vec::<String>::new());
    desk.ok("sla apply --to-open --yes");
    assert_eq!(updates(&desk, 2, "2026-07-02T15:00:00Z"), ["active 120 2026-07-03T13:00:00Z"]);
    desk.ok("undo");
    assert_eq!(updates(&desk, 2, "2026-07-02T15:00:00Z"), Vec::<String>::new());
    desk.ok("verify");
}

#[test]
fn who_watches_is_told() {
    let desk = answered();
    let output = desk.command("watch --every 0s --times 3").machine(ticking(&desk)).ok();
    let events: Vec<Value> = output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let said: Vec<String> =
        events.iter().map(|event| format!("{} {}", event["event"], event["at"])).collect();
    assert_eq!(said, ["\"at_risk\" \"2026-07-02T04:12:00Z\"", "\"missed\" \"2026-07-02T09:00:00Z\""]);
}

/// A clock that is at the answer, then at risk, then late.
fn ticking(desk: &Desk) -> impl Fn() -> solodesk::desk::time::Moment + Send + Sync + 'static {
    let (begun, looks) = (desk.now(), std::sync::atomic::AtomicUsize::new(0));
    move || {
        let look = looks.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        begun.plus([0, 0, 70_000, 90_000][look.min(3)])
    }
}

#[test]
fn seconds_are_shown_where_they_are_promised() {
    let desk = Desk::new();
    let quick = PROMISES.replace("\"1h\"", "\"2m40s\"");
    desk.file("settings.toml", &quick);
    desk.ok("settings apply settings.toml");
    desk.tick(0).at("2026-07-01T08:30:00Z");
    deliver(&desk, Mail::new("1@customer.example", "08:30").bytes());
    assert_eq!(clock(&desk, "2026-07-01T08:32:40Z"), "first_response 2026-07-01T08:32:40Z at_risk");
    assert_eq!(clock(&desk, "2026-07-01T08:32:41Z"), "first_response 2026-07-01T08:32:40Z missed");
    desk.at("2026-07-01T08:31:00Z");
    let told = desk.ok("sla explain 1 --target first_response");
    assert!(
        told.contains("target 2 min 40 s; due Wed 1 Jul 08:32:40") && told.contains("1 min 40 s left"),
        "{told}"
    );
    let first = desk.json("sla explain 1")["targets"]["first_response"].clone();
    assert_eq!((&first["target_minutes"], &first["target_seconds"]), (&json!(2.67), &json!(160)));
    desk.at("2026-07-01T08:32:00Z").ok("reply 1 --body Hello");
    let row = desk.json("report sla --period this-month --list met")[0].clone();
    assert_eq!((&row["goal_minutes"], &row["goal_seconds"]), (&json!(2.67), &json!(160)));
}
