//! Departments and tiers: where a ticket lies, and how high it was handed up.

use serde_json::{Value, json};

use crate::harness::{Desk, ids};
use crate::mail::Mail;
use crate::surveys::facts;

/// Tickets 1 and 2, new.
fn two() -> Desk {
    let desk = Desk::new();
    for number in 1..3 {
        desk.at("2026-07-01T08:00:00Z");
        desk.command("deliver").stdin(Mail::new(&format!("{number}@x.example"), "08:00").bytes()).ok();
    }
    desk
}

fn events(desk: &Desk, id: i64) -> Vec<Value> {
    let shown = desk.json(&format!("show {id} --events"));
    let told = |event: &Value| json!([event["kind"], event["value"], event["agent"]]);
    let kinds = ["moved", "escalated"];
    let all = shown["events"].as_array().unwrap().iter();
    all.filter(|event| kinds.iter().any(|kind| event["kind"] == *kind)).map(told).collect()
}

#[test]
fn a_ticket_lies_where_it_was_put_and_stays_new() {
    let desk = two();
    let rows = desk.json("move 1 2 Billing");
    assert_eq!(ids(&rows), [1, 2]);
    assert_eq!((&rows[0]["department"], &rows[0]["status"]), (&json!("billing"), &json!("new")));
    desk.ok("move 2 labs");
    assert_eq!(ids(&desk.json("list department:BILLING")), [1]);
    assert_eq!(ids(&desk.json("list -department:billing")), [2]);
    assert_eq!(desk.json("move 2 labs"), json!([]), "it lies there already");
    assert_eq!(ids(&desk.json("move --where department:labs None")), [2]);
    assert_eq!(ids(&desk.json("list department:none")), [2]);
    let piped = desk.ok("list department:none -f ids");
    assert_eq!(
        desk.command("move - labs --no-header --columns id,department").stdin(piped).ok(),
        "2\tlabs\n"
    );
    assert_eq!(
        events(&desk, 2),
        [
            json!(["moved", "billing", "ana"]),
            json!(["moved", "labs", "ana"]),
            json!(["moved", "none", "ana"]),
            json!(["moved", "labs", "ana"])
        ]
    );
    assert_eq!(desk.json("log --limit 1")[0]["command"], "move labs 2");
}

#[test]
fn a_move_is_undone_and_tried() {
    let desk = two();
    desk.ok("move 1 billing");
    let tried = desk.run("move 1 labs --dry-run");
    assert!(tried.stderr.contains("nothing was changed; 1 of 1 tickets would be"), "{tried}");
    assert_eq!(desk.field(1, "department"), "billing");
    desk.ok("move 1-2 labs");
    desk.ok("undo");
    assert_eq!((desk.field(1, "department"), desk.field(2, "department")), ("billing".into(), String::new()));
    desk.ok("undo");
    assert_eq!(desk.field(1, "department"), "");
    desk.ok("redo");
    assert_eq!(desk.field(1, "department"), "billing");
}

#[test]
fn a_new_department_is_told_and_a_slip_of_the_finger_too() {
    let desk = two();
    let first = desk.run("move 1 billing");
    assert_eq!((first.code, first.stderr.as_str()), (0, "billing is a new department\n"));
    assert_eq!(desk.run("move 2 billing").stderr, "");
    let slip = desk.run("move 2 biling");
    assert_eq!(
        slip.stderr,
        "biling is a new department\nhint: if billing was meant: desk undo, and move them there\n"
    );
}

#[test]
fn slips_are_told() {
    let desk = two();
    desk.refused("move 1").says(
        2,
        "to which department? \"1\" is not the name of one",
        "desk move 42 billing",
    );
    desk.refused("move 1 2").says(2, "to which department? \"2\"", "desk move 42 billing");
    desk.refused("move billing").says(2, "which tickets go to billing?", "desk move 42 billing");
    desk.refused("move 1 billing --where is:new").says(2, "ids and --where do not go", "desk move 42");
    desk.refused("move billing 1").says(
        2,
        "the tickets come first, then the department",
        "desk move 1 billing",
    );
    desk.refused("move 9 billing").says(1, "there is no ticket 9", "desk list");
    desk.refused("move x billing").says(2, "\"x\" is not the number of a ticket", "--where");
    for hostile in ["a b", "a,b", "a\u{1b}[2Jb", "a\u{202e}b", "a\nb", "=a+1", "a:b"] {
        let refusal = desk.words(["move", "1", hostile]).refused();
        refusal.says(2, "cannot be a department", "letters, digits");
        assert!(!refusal.message.chars().any(char::is_control), "{refusal:?}");
    }
    let long = desk.words(["move".to_owned(), "1".to_owned(), "x".repeat(100_000)]).refused();
    assert!(long.message.len() < 200, "{}", long.message.len());
    assert_eq!(desk.json("log --limit 1")[0]["command"], "deliver", "nothing was written");
}

#[test]
fn a_ticket_goes_up_tier_by_tier_until_it_is_done() {
    let desk = two();
    assert_eq!(desk.json("list id:1")[0]["tier"], json!(null));
    assert_eq!(desk.json("escalate 1 2")[1]["tier"], 2);
    let row = desk.json("escalate 1");
    assert_eq!((&row[0]["tier"], &row[0]["status"]), (&json!(3), &json!("new")));
    assert_eq!(ids(&desk.json("list tier:3")), [1]);
    assert_eq!(ids(&desk.json("list tier:2|none")), [2]);
    assert_eq!(
        events(&desk, 1),
        [json!(["escalated", "tier 2", "ana"]), json!(["escalated", "tier 3", "ana"])]
    );
    desk.ok("undo");
    assert_eq!(desk.field(1, "tier"), "2");
    desk.ok("status solved 1");
    let solved = "ticket 1 is solved: there is nothing to escalate";
    desk.refused("escalate 1").says(1, solved, "desk status open 1");
    let both = desk.run("escalate 1 2 --keep-going -f ids");
    assert_eq!((both.code, both.text().as_str()), (3, "2\n"));
    desk.ok("status spam 2");
    desk.refused("escalate 2").says(1, "ticket 2 is spam and cannot be escalated", "desk status open 2");
}

#[test]
fn policies_ask_for_department_and_tier_and_say_so() {
    let desk = two();
    let document = desk.ok("settings show").replacen(
        "[[policy]]",
        "[[policy]]\nname = \"labs\"\nwhen = \"department:labs\"\nfirst_response = \"1h\"\n\n\
         [[policy]]\nname = \"high\"\nwhen = \"tier:2\"\nfirst_response = \"2h\"\n\n[[policy]]",
        1,
    );
    desk.file("new.toml", document);
    desk.ok("settings apply new.toml");
    desk.at("2026-07-01T09:00:00Z");
    desk.command("deliver").stdin(Mail::new("3@x.example", "09:00").bytes()).ok();
    let usual = desk.field(3, "due_at");
    desk.ok("move 3 labs");
    assert_eq!(desk.field(3, "due_at"), "2026-07-01T10:00:00Z");
    let told = desk.ok("sla explain 3");
    assert!(told.contains("moved to labs"), "{told}");
    desk.ok("escalate 3");
    assert_eq!(desk.field(3, "due_at"), "2026-07-01T10:00:00Z", "the first that matches");
    desk.ok("move 3 none");
    assert_eq!(desk.field(3, "due_at"), "2026-07-01T11:00:00Z");
    let told = desk.ok("sla explain 3");
    assert!(told.contains("moved out of its department"), "{told}");
    desk.ok("undo");
    desk.ok("undo");
    desk.ok("undo");
    assert_eq!(desk.field(3, "due_at"), usual);
}

#[test]
fn reports_choose_by_where_a_ticket_lay_then() {
    let desk = two();
    desk.at("2026-07-01T10:00:00Z").ok("reply 1 --body hello");
    desk.at("2026-07-01T10:00:00Z").ok("reply 2 --body hello");
    desk.at("2026-07-01T11:00:00Z").ok("move 1 billing");
    desk.at("2026-07-01T12:00:00Z").ok("move 1 labs");
    desk.at("2026-07-01T12:30:00Z").ok("escalate 1");
    desk.at("2026-07-02T12:00:00Z");
    let seen = facts(&desk, desk.now(), None);
    let ticket = &seen.tickets[0];
    let name = |department| seen.departments[&department].as_str();
    assert_eq!((ticket.department.map(name), ticket.tier), (Some("labs"), Some(2)));
    let transfers = ticket.history.transfers.iter();
    let transfers: Vec<_> = transfers.map(|one| (one.from.map(name), one.to.map(name), one.counts)).collect();
    // Ana had answered it, so that even the first move is a transfer (metrics §1.8).
    assert_eq!(transfers, [(None, Some("billing"), true), (Some("billing"), Some("labs"), true)]);
    let met = |words: &str| {
        let report = desk.json(&format!("report sla --period 2026-07 {words}"));
        let rows = report.as_array().unwrap().clone();
        rows.iter().find(|row| row["target"] == "first_response").unwrap()["met"].as_i64()
    };
    assert_eq!(met("department:labs"), Some(1));
    assert_eq!(met("tier:2"), Some(1));
    assert_eq!(met("department:none"), Some(1));
    assert_eq!(met("department:billing"), Some(0));
    assert_eq!(met("department:billing --as-of 2026-07-01T11:30:00Z"), Some(1));
    assert_eq!(met("tier:none --as-of 2026-07-01T12:10:00Z"), Some(2));
}

#[test]
fn merged_and_parted_tickets_keep_where_they_lie() {
    let desk = two();
    desk.ok("move 1 billing");
    desk.ok("move 2 labs");
    desk.ok("escalate 2");
    desk.ok("merge 1 2");
    assert_eq!(desk.field(1, "department"), "billing");
    assert_eq!((desk.field(2, "department"), desk.field(2, "tier")), ("labs".into(), "2".into()));
    desk.refused("escalate 2").says(1, "ticket 2 was merged into 1", "desk unmerge 2");
    desk.ok("unmerge 2");
    assert_eq!((desk.field(2, "department"), desk.field(2, "tier")), ("labs".into(), "2".into()));
    assert_eq!(desk.field(1, "tier"), "");
}
