//! Tickets that are merged, and taken apart again.

use serde_json::Value;

use crate::harness::{Desk, ids};
use crate::mail::Mail;

/// Eva's ticket 1 of 08:00, answered at 09:00, and Bo's ticket 2 of 10:00.
fn two() -> Desk {
    let desk = Desk::new();
    desk.at("2026-07-01T08:00:00Z");
    deliver(&desk, Mail::new("1@x.example", "08:00"));
    desk.at("2026-07-01T09:00:00Z").ok("reply 1 --body hello");
    desk.at("2026-07-01T10:00:00Z");
    deliver(&desk, Mail::new("2@x.example", "10:00").from("Bo <bo@y.example>"));
    desk.at("2026-07-01T11:00:00Z");
    desk
}

fn deliver(desk: &Desk, mail: Mail) -> Value {
    let row = desk.command("deliver -f json").stdin(mail.bytes()).ok();
    crate::harness::strict(&row)
}

fn messages(desk: &Desk, id: i64) -> Vec<String> {
    let ticket = desk.ticket(id);
    let all = ticket["messages"].as_array().unwrap().iter();
    all.map(|message| message["message_id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_is_merged_goes_on_in_the_other_ticket() {
    let desk = two();
    let merged = desk.json("merge 1 2");
    assert_eq!((ids(&merged), merged[0]["status"].as_str()), (vec![2], Some("merged")));
    assert_eq!(desk.field(1, "status"), "open");
    assert_eq!(desk.field(1, "messages"), "3");
    assert_eq!(messages(&desk, 1).last().map(String::as_str), Some("2@x.example"));
    assert!(messages(&desk, 2).is_empty());
    assert_eq!(desk.ticket(2)["links"][0]["kind"], "merged_into");
    assert_eq!(desk.ticket(1)["links"][0]["kind"], "merged");
    assert_eq!(ids(&desk.json("list")), [1]);
    // Bo had waited since 10:00, and does so here.
    assert_eq!(desk.field(1, "waiting_since"), "2026-07-01T10:00:00Z");
}

#[test]
fn late_answers_to_either_mail_find_the_ticket_that_goes_on() {
    let desk = two();
    desk.ok("merge 1 2");
    desk.at("2026-07-01T12:00:00Z").ok("reply 1 --body both");
    assert_eq!(desk.field(1, "status"), "pending");
    let late = deliver(&desk, Mail::new("3@y.example", "12:30").from("bo@y.example").answers("2@x.example"));
    assert_eq!((late["ticket"].as_i64(), late["outcome"].as_str()), (Some(1), Some("imported")));
    assert_eq!(desk.field(1, "status"), "open");
    // Who came with a merged ticket takes part.
    assert_eq!(desk.ticket(1)["messages"].as_array().unwrap().last().unwrap()["trust"], "full");
    let again = deliver(&desk, Mail::new("4@x.example", "12:40").answers("1@x.example"));
    assert_eq!(again["ticket"], 1);
}

#[test]
fn undo_and_unmerge_take_a_merge_apart() {
    let desk = two();
    let before = (desk.ticket(1), desk.ticket(2), desk.json("report sla"));
    desk.ok("merge 1 2");
    desk.ok("undo");
    assert_eq!((desk.ticket(1), desk.ticket(2), desk.json("report sla")), before);
    desk.ok("redo");
    assert_eq!(desk.field(2, "status"), "merged");
    let apart = desk.json("unmerge 2");
    assert_eq!((ids(&apart), apart[0]["status"].as_str()), (vec![2], Some("new")));
    let mut after = (desk.ticket(1), desk.ticket(2), desk.json("report sla"));
    for ticket in [&mut after.0, &mut after.1] {
        ticket["updated_at"] = Value::Null;
    }
    let mut before = before;
    for ticket in [&mut before.0, &mut before.1] {
        ticket["updated_at"] = Value::Null;
    }
    // Only what an agent did is left: neither is new to the desk any more, nor melts with others by mail.
    assert_eq!(after, before);
    desk.ok("undo");
    assert_eq!(desk.field(2, "status"), "merged");
}

#[test]
fn a_line_of_merges_ends_in_the_last_ticket() {
    let desk = two();
    deliver(&desk, Mail::new("3@z.example", "11:00").from("cy@z.example"));
    desk.ok("merge 2 3");
    desk.ok("merge 1 2");
    assert_eq!(messages(&desk, 1).len(), 4);
    let late = deliver(&desk, Mail::new("4@z.example", "11:30").from("cy@z.example").answers("3@z.example"));
    assert_eq!(late["ticket"], 1);
    desk.ok("unmerge 2");
    // Ticket 3 had been merged into 2, and goes along, as does the answer to its mail.
    assert_eq!(messages(&desk, 2), ["2@x.example", "3@z.example", "4@z.example"]);
    assert_eq!(messages(&desk, 1).len(), 2);
}

#[test]
fn what_cannot_be_merged_is_refused() {
    let desk = two();
    desk.refused("merge 1 1").says(1, "ticket 1 cannot be merged into itself", "desk merge 1 ID...");
    desk.refused("merge 1 7").says(1, "there is no ticket 7", "desk list");
    desk.ok("merge 1 2");
    desk.refused("merge 1 2").says(
        1,
        "ticket 2 was merged into 1 and cannot be merged into another one",
        "desk show 1; desk unmerge 2 takes it out again",
    );
    desk.refused("merge 2 1").says(
        1,
        "ticket 2 was merged into 1 and takes no further ticket",
        "desk show 1; desk unmerge 2 takes it out again",
    );
    desk.refused("reply 2 --body x").says(
        1,
        "ticket 2 was merged into 1 and takes no further answer",
        "desk show 1; desk unmerge 2 takes it out again",
    );
    desk.refused("unmerge 1").says(1, "ticket 1 is not merged into another one", "desk show 1");
    assert_eq!(desk.field(1, "status"), "open");
}

#[test]
fn merges_that_would_go_round_cannot_be_brought_back() {
    let desk = two();
    desk.ok("merge 1 2");
    desk.ok("undo");
    let undone = desk.json("log")[0]["operation"].as_i64().unwrap();
    desk.ok("merge 2 1");
    let refusal = desk.refused(&format!("undo {undone}"));
    assert!(refusal.message.contains("would merge ticket"), "{}", refusal.message);
    assert_eq!((desk.field(1, "status"), desk.field(2, "status")), ("merged".into(), "new".into()));
}

#[test]
fn a_dry_run_shows_what_would_be_merged() {
    let desk = two();
    let before = desk.dump();
    assert_eq!(ids(&desk.json("merge 1 2 --dry-run")), [2]);
    assert_eq!(desk.dump(), before);
}

#[test]
fn a_dropped_answer_of_a_merged_ticket_is_taken_back() {
    let desk = two();
    desk.ok("reply 2 --body soon");
    desk.ok("merge 1 2");
    assert_eq!(desk.field(1, "waiting_since"), "");
    let mail =
        desk.json("outbox list").as_array().unwrap().last().unwrap()["id"].as_str().unwrap().to_owned();
    desk.ok(&format!("outbox drop {mail}"));
    // The answer never left: Bo waits, as he had in the ticket that was merged.
    assert_eq!(desk.field(1, "waiting_since"), "2026-07-01T10:00:00Z");
}

#[test]
fn customers_that_differ_are_told_and_nothing_more() {
    let desk = two();
    let told = desk.run("merge 1 2");
    assert!(told.stderr.contains("the customers differ"), "{}", told.stderr);
}

#[test]
fn an_outbound_ticket_hears_of_its_first_customer_by_a_merge() {
    let desk = Desk::new();
    desk.at("2026-07-01T08:00:00Z")
        .ok("new --from bo@y.example --subject Offer --outbound --body 'An offer'");
    desk.ok("new --from bo@y.example --subject Question");
    desk.ok("merge 1 2");
    desk.ok("reply 1 --body Yes");
    assert_ne!(desk.field(1, "first_response_at"), "");
    desk.ok("receive 1 --body thanks");
    desk.ok("dismiss 1");
    assert_eq!(desk.field(1, "waiting_since"), "");
}

#[test]
fn an_answer_of_before_a_merge_that_is_learned_after_it_counts_where_it_answered() {
    let desk = two();
    desk.at("2026-07-02T06:00:00Z").ok("merge 1 2");
    let met = |desk: &Desk| {
        desk.json("sla explain 2 --as-of 2026-07-02T07:00:00Z")["targets"]["first_response"]["status"].clone()
    };
    assert_eq!(met(&desk), "cancelled");
    let answer = Mail::new("a@acme.example", "10:30").ours().answers("2@x.example");
    desk.file("sent.eml", answer.bytes());
    desk.ok("import -q --as-sent sent.eml");
    assert_eq!(met(&desk), "met");
    assert_eq!(messages(&desk, 1).len(), 4, "it is shown where the rest is");
    assert_eq!(desk.field(1, "waiting_since"), "", "nobody had been waiting any more");
    desk.undo_newest();
    assert_eq!(
        (met(&desk), desk.field(1, "waiting_since")),
        ("cancelled".into(), "2026-07-01T10:00:00Z".into())
    );
}

#[test]
fn a_note_on_a_merged_ticket_stays_there() {
    let desk = two();
    desk.ok("merge 1 2");
    desk.ok("note 2 'for the record'");
    let there = |desk: &Desk| (messages(desk, 1).len(), messages(desk, 2).len());
    assert_eq!(there(&desk), (3, 1));
    desk.ok("unmerge 2");
    assert_eq!(there(&desk), (2, 2));
    desk.ok("undo");
    assert_eq!(there(&desk), (3, 1));
}

#[test]
fn a_stranger_who_is_the_customer_of_the_other_ticket_takes_part_at_once() {
    let desk = two();
    deliver(&desk, Mail::new("s@y.example", "10:30").from("bo@y.example").answers("1@x.example"));
    assert_eq!(ids(&desk.json("list is:doubted")), [1]);
    desk.ok("merge 2 1");
    assert_eq!(ids(&desk.json("list is:doubted")), [0_i64; 0]);
    let before = desk.json("messages");
    assert!(before.as_array().unwrap().iter().all(|message| message["trust"] == "full"), "{before}");
    desk.ok("undo");
    desk.ok("redo");
    assert_eq!(desk.json("messages"), before);
}

#[test]
fn a_proof_that_came_after_two_merges_is_taken_back_by_undo() {
    let desk = two();
    deliver(&desk, Mail::new("3@z.example", "11:00").from("cy@z.example"));
    // It claims to be ours; only the Sent folder proves it.
    let answer = Mail::new("a@acme.example", "11:30").ours().answers("3@z.example");
    deliver(&desk, Mail::new("a@acme.example", "11:30").ours().answers("3@z.example"));
    desk.ok("merge 2 3");
    desk.ok("merge 1 2");
    let before = (desk.json("messages"), desk.json("list id:1-9 --columns id,status,due_at,waiting_since"));
    desk.file("sent.eml", answer.bytes());
    desk.ok("import -q --as-sent sent.eml");
    assert_ne!(desk.json("messages"), before.0);
    desk.undo_newest();
    assert_eq!(
        (desk.json("messages"), desk.json("list id:1-9 --columns id,status,due_at,waiting_since")),
        before
    );
}

#[test]
fn what_was_split_comes_back_by_redo_with_its_customer() {
    let desk = Desk::new();
    desk.ok("new --from bo@y.example --subject Offer --outbound --body 'An offer'");
    desk.ok("receive 1 --body yes");
    desk.ok("split 1 m1");
    let before = desk.json("list id:1-9");
    desk.ok("undo");
    desk.ok("redo");
    assert_eq!(desk.json("list id:1-9"), before);
}

#[test]
fn only_what_was_merged_is_warned_about() {
    let desk = two();
    desk.ok("status spam 2");
    let told = desk.run("merge 1 2 --keep-going");
    assert!(!told.stderr.contains("differ"), "{}", told.stderr);
}

#[test]
fn a_ticket_of_which_only_what_was_merged_is_left_is_not_lost() {
    let desk = Desk::new();
    desk.at("2026-07-01T08:00:00Z").ok("new --from a@x.example --subject First");
    desk.ok("new --from b@y.example --subject Second");
    desk.ok("merge 1 2");
    assert_eq!(desk.json("split 1 m1")[0]["subject"], "First");
    assert_eq!(
        (desk.field(1, "subject"), desk.field(1, "customer_email")),
        ("Second".into(), "b@y.example".into())
    );
    assert_eq!(desk.field(1, "messages"), "1");
    assert_eq!(ids(&desk.json("list --sort id")), [1, 3]);
    desk.ok("unmerge 2");
    assert_eq!(ids(&desk.json("list --sort id")), [2, 3]);
    // A mail of ours that never left was all that there was.
    desk.ok("new --from c@z.example --subject Offer --outbound --body Offer");
    desk.ok("reply 4 --body Offer");
    desk.ok("merge 4 2");
    desk.ok("outbox drop 1");
    let shown: Vec<_> =
        desk.json("messages").as_array().unwrap().iter().map(|m| m["ticket"].as_i64().unwrap()).collect();
    let listed = ids(&desk.json("list id:1-9"));
    assert!(shown.iter().all(|ticket| listed.contains(ticket)), "{shown:?} {listed:?}");
}

#[test]
fn a_refused_merge_leaves_both_tickets_as_they_were() {
    let desk = two();
    desk.ok("new --from cy@z.example --subject Third");
    desk.ok("status solved 3");
    desk.ok("merge 1 2");
    let before = (desk.ticket(3), desk.json("log"));
    assert_eq!(desk.run("merge 3 2 --keep-going").code, 3);
    assert_eq!((desk.ticket(3), desk.json("log")), before);
}

#[test]
fn a_clock_that_a_merge_starts_says_so() {
    let desk = Desk::new();
    desk.at("2026-07-01T08:00:00Z").ok("new --from a@x.example --subject First");
    desk.ok("new --from b@y.example --subject Second");
    desk.ok("merge 1 2");
    desk.ok("split 1 m1");
    let told = desk.json("sla explain 1 --target first_response")["targets"]["first_response"]["timeline"][0]
        .clone();
    assert!(
        told["because"].as_str().unwrap().starts_with("ticket 2 was merged in, whose customer waits"),
        "{told}"
    );
}

#[test]
fn a_ticket_that_takes_nothing_in_says_so_once() {
    let desk = two();
    desk.ok("new --from cy@z.example --subject Third");
    desk.ok("status spam 1");
    desk.refused("merge 1 2 3 --keep-going").says(
        1,
        "ticket 1 is spam and takes no further ticket",
        "desk status open 1",
    );
}

/// What an agent merged stays where it is when the merge comes back, though its mails name the same mail that is not here.
#[test]
fn a_merge_that_comes_back_keeps_its_mails() {
    let desk = Desk::new();
    for (who, minute) in [("fay", 1), ("gus", 2)] {
        let mail = Mail::new(&format!("{who}@{who}.example"), &format!("08:0{minute}"));
        let mail = mail.from(&format!("{who}@{who}.example")).answers("news@mailer.example");
        desk.command("deliver").stdin(mail.bytes()).ok();
    }
    desk.ok("merge 2 1");
    let merged = desk.json("verify --digest")["digest"].clone();
    desk.ok("undo");
    desk.ok("redo");
    assert_eq!(desk.json("verify --digest")["digest"], merged);
    desk.ok("verify");
}
