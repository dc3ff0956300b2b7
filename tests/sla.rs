//! The clocks, as commands show them: what is due when, and how it ended (metrics §2). The engine itself is proved by
//! its 60 cases beside the code.

use crate::harness::Desk;
use crate::mail::Mail;

/// Calendar office is Monday to Friday, 09:00 to 17:00 UTC; a response within 2 h, urgent 30 min, a solution within 8 h;
/// people called VIP get an answer within 30 minutes of the clock.
const PROMISES: &str = r#"
[desk]
name = "Acme"
addresses = ["support@acme.example"]
timezone = "UTC"
topics = ["free"]

[calendar.office]
timezone = "UTC"
mon = ["09:00-17:00"]
tue = ["09:00-17:00"]
wed = ["09:00-17:00"]
thu = ["09:00-17:00"]
fri = ["09:00-17:00"]
holidays = ["2026-07-02"]

[[policy]]
name = "nothing"
when = "tag:free"

[[policy]]
name = "vip"
when = "is:vip"
first_response = "30m"
resolution = { target = "24h", hours = "calendar" }

[[policy]]
name = "standard"
calendar = "office"
first_response = "2h"
next_response = "1h"
resolution = "8h"
pause_on = ["pending"]
at_risk = 50
priority.urgent = { first_response = "30m" }
priority.low = { first_response = "none", next_response = "none" }
"#;

/// A desk with those promises, at a Wednesday's ten o'clock.
fn promising() -> Desk {
    let desk = Desk::new();
    desk.file("settings.toml", PROMISES);
    desk.ok("settings apply settings.toml");
    desk.tick(0).at("2026-07-01T10:00:00Z");
    desk
}

/// What is due, when, and how it stands, at that instant.
fn clock(desk: &Desk, at: &str) -> String {
    desk.at(at);
    desk.field(1, "due_target,due_at,sla_status").replace('\t', " ")
}

fn deliver(desk: &Desk, mail: Mail) {
    desk.command("deliver").stdin(mail.bytes()).ok();
}

/// A mail of ours to Eva, found in the Sent folder.
fn we_answer(desk: &Desk, id: &str, hour: &str, to: &str) {
    desk.file("box/Sent", crate::mail::mboxrd(&[Mail::new(id, hour).ours().answers(to)]));
    desk.ok("import -q box");
}

#[test]
fn a_first_response_is_due_in_open_hours() {
    let desk = promising();
    desk.ok("new --from eva@x.example --subject Help");
    assert_eq!(clock(&desk, "2026-07-01T10:00:00Z"), "first_response 2026-07-01T12:00:00Z active");
    assert_eq!(clock(&desk, "2026-07-01T10:59:59Z"), "first_response 2026-07-01T12:00:00Z active");
    assert_eq!(clock(&desk, "2026-07-01T11:00:00Z"), "first_response 2026-07-01T12:00:00Z at_risk");
    assert_eq!(clock(&desk, "2026-07-01T12:00:00Z"), "first_response 2026-07-01T12:00:00Z at_risk");
    assert_eq!(clock(&desk, "2026-07-01T12:00:01Z"), "first_response 2026-07-01T12:00:00Z missed");
    for (at, query, count) in [
        ("2026-07-01T10:30:00Z", "is:at-risk", 0),
        ("2026-07-01T11:30:00Z", "is:at-risk", 1),
        ("2026-07-01T11:30:00Z", "is:overdue", 0),
        ("2026-07-01T12:00:01Z", "is:overdue", 1),
        ("2026-07-01T11:30:00Z", "'due:<1h'", 1),
        ("2026-07-01T10:30:00Z", "'due:<1h'", 0),
    ] {
        desk.at(at);
        assert_eq!(desk.json(&format!("list {query}")).as_array().unwrap().len(), count, "{query} at {at}");
    }
}

#[test]
fn nights_weekends_and_holidays_do_not_count() {
    let desk = promising();
    desk.at("2026-07-01T16:30:00Z");
    desk.ok("new --from eva@x.example --subject Help");
    // Half an hour on Wednesday, Thursday is a holiday, the rest on Friday morning.
    assert_eq!(clock(&desk, "2026-07-01T16:30:00Z"), "first_response 2026-07-03T10:30:00Z active");
}

#[test]
fn an_answer_in_time_is_met_and_the_solution_waits_while_the_customer_has_the_ball() {
    let desk = promising();
    deliver(&desk, Mail::new("1@x.example", "10:00"));
    desk.at("2026-07-01T12:00:00Z");
    we_answer(&desk, "2@acme.example", "11:00", "1@x.example");
    assert_eq!(desk.field(1, "status"), "pending");
    // One of eight hours had passed when the clock for the solution was paused.
    assert_eq!(clock(&desk, "2026-07-01T12:00:00Z"), "  paused");
    desk.at("2026-07-01T13:00:00Z");
    deliver(&desk, Mail::new("3@x.example", "13:00").answers("1@x.example"));
    assert_eq!(clock(&desk, "2026-07-01T13:00:00Z"), "next_response 2026-07-01T14:00:00Z active");
    desk.at("2026-07-01T13:10:00Z");
    we_answer(&desk, "4@acme.example", "13:10", "3@x.example");
    desk.at("2026-07-01T13:20:00Z");
    desk.ok("status open 1");
    assert_eq!(clock(&desk, "2026-07-01T13:20:00Z"), "resolution 2026-07-03T12:10:00Z active");
    desk.ok("status solved 1");
    assert_eq!(clock(&desk, "2026-07-01T13:20:00Z"), "  met");
}

#[test]
fn a_late_answer_stays_missed() {
    let desk = promising();
    deliver(&desk, Mail::new("1@x.example", "10:00"));
    desk.at("2026-07-01T13:00:00Z");
    desk.ok("status solved 1");
    assert_eq!(clock(&desk, "2026-07-01T13:00:00Z"), "  missed");
}

#[test]
fn a_solve_without_an_answer_cancels_the_first_response() {
    let desk = promising();
    deliver(&desk, Mail::new("1@x.example", "10:00"));
    desk.at("2026-07-01T11:00:00Z");
    desk.ok("status spam 1");
    assert_eq!(clock(&desk, "2026-07-01T11:00:00Z"), "  cancelled");
}

#[test]
fn priorities_turn_the_promise() {
    let desk = promising();
    deliver(&desk, Mail::new("1@x.example", "10:00"));
    desk.at("2026-07-01T10:10:00Z");
    desk.ok("priority urgent 1");
    assert_eq!(clock(&desk, "2026-07-01T10:10:00Z"), "first_response 2026-07-01T10:30:00Z active");
    desk.ok("priority low 1");
    assert_eq!(clock(&desk, "2026-07-01T10:10:00Z"), "resolution 2026-07-03T10:00:00Z active");
    desk.ok("priority normal 1");
    assert_eq!(clock(&desk, "2026-07-01T10:10:00Z"), "first_response 2026-07-01T12:00:00Z active");
    desk.at("2026-07-01T11:00:00Z");
    desk.ok("priority urgent 1");
    // The time that has passed is more than what is promised now: it is due at once.
    assert_eq!(clock(&desk, "2026-07-01T11:00:00Z"), "first_response 2026-07-01T11:00:00Z at_risk");
    assert_eq!(clock(&desk, "2026-07-01T11:00:01Z"), "first_response 2026-07-01T11:00:00Z missed");
}

#[test]
fn the_first_policy_that_fits_holds() {
    let desk = promising();
    desk.ok("new --from eva@x.example --subject Help");
    desk.ok("customer vip eva@x.example");
    assert_eq!(clock(&desk, "2026-07-01T10:00:00Z"), "first_response 2026-07-01T10:30:00Z active");
    desk.ok("tag add free 1");
    assert_eq!(desk.field(1, "due_target,due_at"), "\t", "nothing is promised");
    desk.ok("tag rm free 1");
    desk.ok("customer vip eva@x.example --off");
    assert_eq!(clock(&desk, "2026-07-01T10:00:00Z"), "first_response 2026-07-01T12:00:00Z active");
    // A ticket of a VIP is promised more from its first second.
    desk.ok("customer vip eva@x.example");
    desk.at("2026-07-01T18:00:00Z");
    let row = &desk.json("new --from eva@x.example --subject 'At night'")[0];
    assert_eq!(row["due_at"], "2026-07-01T18:30:00Z");
}

#[test]
fn what_we_begin_owes_nothing_until_they_answer() {
    let desk = promising();
    desk.ok("new --from eva@x.example --subject 'Your order' --outbound");
    assert_eq!(clock(&desk, "2026-07-01T10:00:00Z"), "  not_started");
    desk.at("2026-07-01T11:00:00Z");
    desk.ok("receive 1 --body 'Where is it?'");
    assert_eq!(clock(&desk, "2026-07-01T11:00:00Z"), "first_response 2026-07-01T13:00:00Z active");
}

#[test]
fn a_call_that_is_answered_owes_only_the_solution() {
    let desk = promising();
    desk.ok("new --from eva@x.example --subject Call --live --channel phone");
    assert_eq!(clock(&desk, "2026-07-01T10:00:00Z"), "resolution 2026-07-03T10:00:00Z active");
}

#[test]
fn machines_move_no_clock() {
    let desk = promising();
    deliver(&desk, Mail::new("1@x.example", "10:00"));
    desk.at("2026-07-01T11:30:00Z");
    let machine = |id: &str| Mail::new(id, "11:00").header("Auto-Submitted", "auto-replied");
    deliver(&desk, machine("2@x.example").answers("1@x.example"));
    assert_eq!(clock(&desk, "2026-07-01T11:30:00Z"), "first_response 2026-07-01T12:00:00Z at_risk");
    desk.file("box/Sent", crate::mail::mboxrd(&[machine("3@acme.example").ours().answers("1@x.example")]));
    desk.ok("import -q box");
    assert_eq!(desk.field(1, "first_response_at"), "");
    assert_eq!(clock(&desk, "2026-07-01T11:30:00Z"), "first_response 2026-07-01T12:00:00Z at_risk");
    deliver(&desk, machine("4@x.example").subject("Away"));
    assert_eq!(desk.field(2, "due_at"), "", "a ticket of a machine alone owes nothing");
}

#[test]
fn new_settings_hold_for_new_tickets() {
    let desk = promising();
    desk.ok("new --from eva@x.example --subject Old");
    desk.file("settings.toml", PROMISES.replace("first_response = \"2h\"", "first_response = \"1h\""));
    desk.ok("settings apply settings.toml");
    desk.ok("new --from eva@x.example --subject New");
    desk.ok("tag add looked-at 1-2");
    assert_eq!(clock(&desk, "2026-07-01T10:00:00Z"), "first_response 2026-07-01T12:00:00Z active");
    assert_eq!(desk.field(2, "due_at"), "2026-07-01T11:00:00Z");
}

#[test]
fn a_message_after_a_solve_starts_the_rest_of_the_clock() {
    let desk = promising();
    deliver(&desk, Mail::new("1@x.example", "10:00"));
    desk.at("2026-07-01T11:00:00Z");
    we_answer(&desk, "2@acme.example", "11:00", "1@x.example");
    desk.ok("status solved 1");
    assert_eq!(clock(&desk, "2026-07-01T12:00:00Z"), "  met");
    desk.at("2026-07-01T15:00:00Z");
    deliver(&desk, Mail::new("3@x.example", "15:00").answers("1@x.example"));
    assert_eq!(clock(&desk, "2026-07-01T15:00:00Z"), "next_response 2026-07-01T16:00:00Z active");
    desk.ok("dismiss 1");
    assert_eq!(clock(&desk, "2026-07-01T15:00:00Z"), "  met");
}

/// Settings under which everything is due within 30 minutes instead of 2 hours.
fn stricter(desk: &Desk) {
    desk.file("strict.toml", PROMISES.replace("first_response = \"2h\"", "first_response = \"30m\""));
    desk.ok("settings apply strict.toml");
}

#[test]
fn a_ticket_keeps_its_settings_until_it_is_moved() {
    let desk = promising();
    desk.ok("new --from a@x.example --subject One");
    desk.at("2026-07-01T10:10:00Z");
    stricter(&desk);
    assert_eq!(clock(&desk, "2026-07-01T10:20:00Z"), "first_response 2026-07-01T12:00:00Z active");
    desk.ok("new --from b@x.example --subject Two");
    let rows = desk.json("sla apply --to-open --dry-run");
    assert_eq!(rows.as_array().unwrap().len(), 1, "ticket 2 began under them: {rows}");
    assert_eq!(desk.field(1, "due_at"), "2026-07-01T12:00:00Z");
    let row = &desk.at("2026-07-01T10:20:00Z").json("sla apply --to-open")[0];
    for (column, expected) in [
        ("ticket", "1"),
        ("policy_before", "\"standard\""),
        ("policy", "\"standard\""),
        ("due_before", "\"2026-07-01T12:00:00Z\""),
        ("due_at", "\"2026-07-01T10:30:00Z\""),
        ("sla_status", "\"at_risk\""),
        ("settings_before", "2"),
        ("settings", "3"),
    ] {
        assert_eq!(row[column].to_string(), expected, "{column}");
    }
    assert_eq!(clock(&desk, "2026-07-01T10:31:00Z"), "first_response 2026-07-01T10:30:00Z missed");
    assert_eq!(desk.json("sla apply --to-open").as_array().unwrap().len(), 0);
    // Reports look back with the settings of then.
    let missed = |as_of: &str| desk.json(&format!("report sla --as-of {as_of}"))[0]["missed"].clone();
    assert_eq!((missed("2026-07-01T10:19:00Z"), missed("2026-07-01T10:31:00Z")), (0.into(), 1.into()));
}

#[test]
fn moving_to_other_settings_breaks_no_promise_before_it_was_made() {
    let desk = promising();
    desk.ok("new --from a@x.example --subject One");
    desk.at("2026-07-01T10:50:00Z");
    stricter(&desk);
    desk.at("2026-07-01T11:00:00Z").ok("sla apply 1");
    // An hour was counted, and half of one is promised: due at the change, not before.
    assert_eq!(clock(&desk, "2026-07-01T11:00:00Z"), "first_response 2026-07-01T11:00:00Z at_risk");
    assert_eq!(clock(&desk, "2026-07-01T11:00:01Z"), "first_response 2026-07-01T11:00:00Z missed");
    desk.ok("undo");
    assert_eq!(clock(&desk, "2026-07-01T11:00:01Z"), "first_response 2026-07-01T12:00:00Z at_risk");
    desk.refused("sla apply").says(2, "which tickets?", "desk sla apply --to-open");
}
