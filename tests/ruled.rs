//! Rules of the settings, as they act: each event once, in one pass, in the operation that brought it.

use serde_json::{Value, json};

use crate::harness::Desk;
use crate::mail::Mail;

/// A desk whose settings end with these rules.
fn desk(rules: &str) -> Desk {
    let desk = Desk::new();
    apply(&desk, rules);
    desk
}

/// Puts these rules at the end of the settings, in force.
fn apply(desk: &Desk, rules: &str) {
    let document = desk.ok("settings show");
    let before = document.split("[[rule]]").next().unwrap();
    desk.file("settings.toml", format!("{before}\n{rules}\n"));
    desk.ok("settings apply settings.toml");
}

/// A rule with the name of its tag, which it puts on.
fn tags(on: &str, when: &str, tag: &str) -> String {
    format!("[[rule]]\nname = \"{tag}\"\non = \"{on}\"\nwhen = \"{when}\"\nthen = [\"tag add {tag}\"]\n")
}

fn deliver(desk: &Desk, mail: Mail) {
    desk.command("deliver").stdin(mail.bytes()).ok();
}

fn tags_of(desk: &Desk, ticket: i64) -> Value {
    desk.ticket(ticket)["tags"].clone()
}

/// How many firings the record holds.
fn firings(desk: &Desk) -> usize {
    desk.dump().lines().filter(|line| line.starts_with("firing: ")).count()
}

#[test]
fn a_customers_mail_sets_off_rules_on_messages_and_the_first_one_those_on_tickets() {
    let desk = desk(&[tags("message", "", "heard"), tags("ticket", "", "begun")].concat());
    deliver(&desk, Mail::new("1@x", "08:30"));
    assert_eq!(tags_of(&desk, 1), json!(["heard", "begun"]));
    desk.ok("tag rm heard,begun 1");
    deliver(&desk, Mail::new("2@x", "08:31").answers("1@x"));
    assert_eq!(tags_of(&desk, 1), json!(["heard"]));
    // It is undone with the mail.
    desk.undo_newest();
    assert_eq!(tags_of(&desk, 1), json!([]));
    assert_eq!(desk.ok("verify -f tsv --no-header"), "");
}

#[test]
fn what_just_became_so_sets_rules_off_and_what_rules_do_sets_off_none() {
    let rules = [
        tags("solved", "", "asked"),
        tags("assigned", "", "given"),
        "[[rule]]\nname = \"take\"\non = \"message\"\nthen = [\"assign ana\", \"status solved\"]\n"
            .to_owned(),
    ];
    let desk = desk(&rules.concat());
    deliver(&desk, Mail::new("1@x", "08:30"));
    let ticket = desk.ticket(1);
    assert_eq!((&ticket["assignee"], &ticket["status"]), (&json!("ana"), &json!("solved")));
    assert_eq!(ticket["tags"], json!([]), "no rule sets off another: {ticket}");
    apply(&desk, &rules[..2].concat());
    desk.ok("assign none 1");
    assert_eq!(tags_of(&desk, 1), json!([]), "nobody is no agent");
    desk.ok("status open 1");
    let row = desk.json("assign ana 1");
    assert_eq!(row[0]["tags"], json!(["given"]), "the row tells what rules did");
    desk.ok("tag rm given 1");
    desk.ok("assign ana 1");
    assert_eq!(tags_of(&desk, 1), json!([]), "she had it");
    desk.ok("status solved 1");
    assert_eq!(tags_of(&desk, 1), json!(["asked"]));
    desk.ok("tag rm asked 1");
    desk.ok("undo");
    desk.ok("undo");
    desk.ok("redo");
    assert_eq!(tags_of(&desk, 1), json!(["asked"]), "undo and redo set off none: {:?}", desk.ok("log"));
    assert_eq!(desk.ok("verify -f tsv --no-header"), "");
}

#[test]
fn a_rule_is_no_agent_and_new_stays_new() {
    let desk = desk(
        "[[rule]]\nname = \"sort\"\non = \"ticket\"\nthen = [\"assign ana\", \"note seen\", \"priority high\"]\n",
    );
    deliver(&desk, Mail::new("1@x", "08:30"));
    let ticket = desk.ticket(1);
    assert_eq!((&ticket["status"], &ticket["priority"]), (&json!("new"), &json!("high")));
    desk.ok("note 1 hm");
    assert_eq!(desk.field(1, "status"), "open");
}

#[test]
fn the_document_is_the_order_and_stop_ends_it_for_that_event_alone() {
    let first =
        "[[rule]]\nname = \"a\"\non = \"message\"\nwhen = \"-tag:b\"\nthen = [\"tag add a\"]\nstop = true\n";
    let desk =
        desk(&[first.to_owned(), tags("message", "tag:a", "b"), tags("ticket", "tag:a", "c")].concat());
    deliver(&desk, Mail::new("1@x", "08:30"));
    assert_eq!(tags_of(&desk, 1), json!(["a", "c"]));
    apply(&desk, &[tags("message", "tag:a", "b"), first.to_owned()].concat());
    deliver(&desk, Mail::new("2@x", "08:31").answers("1@x"));
    assert_eq!(tags_of(&desk, 1), json!(["a", "c", "b"]));
}

#[test]
fn time_sets_a_rule_off_once_in_each_episode_and_not_in_those_that_were_there() {
    let desk = desk("");
    deliver(&desk, Mail::new("1@x", "08:30"));
    desk.at("2026-07-03T12:00:00Z");
    apply(&desk, &tags("tick", "waiting:>1d", "late"));
    desk.ok("run");
    assert_eq!(tags_of(&desk, 1), json!([]), "it waited before");
    deliver(&desk, Mail::new("2@x", "08:31"));
    desk.ok("run");
    desk.wait(90_000);
    assert_eq!((tags_of(&desk, 2), firings(&desk)), (json!([]), 0));
    desk.ok("run");
    assert_eq!((tags_of(&desk, 1), tags_of(&desk, 2)), (json!([]), json!(["late"])));
    // Neither again in the same episode, nor because it was undone.
    desk.undo_newest();
    assert_eq!(tags_of(&desk, 2), json!([]));
    desk.ok("run");
    desk.wait(90_000);
    desk.ok("run");
    assert_eq!(tags_of(&desk, 2), json!([]));
    assert_eq!(firings(&desk), 1);
    // Answered and written to again, it is another episode.
    desk.ok("reply 2 --body Hm");
    desk.ok("run");
    deliver(&desk, Mail::new("3@x", "08:31").answers("2@x"));
    desk.wait(90_000);
    desk.ok("run");
    assert_eq!(tags_of(&desk, 2), json!(["late"]));
    assert_eq!(desk.ok("verify -f tsv --no-header"), "");
}

#[test]
fn a_broken_promise_sets_a_rule_off_once() {
    let desk = desk(&tags("missed", "", "broken"));
    deliver(&desk, Mail::new("1@x", "08:30"));
    desk.ok("run");
    desk.at("2026-07-03T12:00:00Z");
    desk.ok("run");
    assert_eq!(tags_of(&desk, 1), json!(["broken"]));
    desk.ok("tag rm broken 1");
    desk.wait(7200);
    desk.ok("run");
    desk.ok("priority urgent 1");
    desk.ok("reply 1 --body Hm");
    assert_eq!((tags_of(&desk, 1), firings(&desk)), (json!([]), 1));
    deliver(&desk, Mail::new("2@x", "08:31").answers("1@x"));
    desk.wait(4 * 86_400);
    // Whoever comes first finds it.
    desk.ok("priority low 1");
    assert_eq!(tags_of(&desk, 1), json!(["broken"]));
}

#[test]
fn an_upgraded_desk_sets_nothing_off_and_neither_do_history_and_our_own_mail() {
    let desk = desk(&tags("message", "", "heard"));
    let off = "UPDATE rule_switch SET state = 'off'";
    rusqlite::Connection::open(desk.db()).unwrap().execute(off, []).unwrap();
    deliver(&desk, Mail::new("1@x", "08:30"));
    desk.ok("mute shop.example");
    deliver(&desk, Mail::new("2@x", "08:30"));
    assert_eq!(firings(&desk), 0);
    apply(&desk, &tags("message", "", "heard"));
    let old = Mail::new("3@x", "08:30").header("Date", "Mon, 01 Jun 2020 08:00:00 +0000");
    desk.file(
        "old.mbox",
        crate::mail::mboxrd(&[old.clone(), old.answers("3@x").ours().header("Message-ID", "<4@x>")]),
    );
    desk.ok("import old.mbox");
    desk.ok("new --outbound --to eva@x.example --subject Hello --body Hi");
    let machine = Mail::new("5@x", "08:30").header("Auto-Submitted", "auto-replied");
    deliver(&desk, machine);
    assert_eq!(firings(&desk), 0);
    desk.ok("receive 1 --channel phone --body Hello");
    assert_eq!((tags_of(&desk, 1), firings(&desk)), (json!(["heard"]), 1));
    apply(&desk, &tags("message", "kind:auto_reply", "machine"));
    deliver(&desk, Mail::new("6@x", "08:30").header("Auto-Submitted", "auto-replied"));
    assert_eq!(firings(&desk), 2);
}
