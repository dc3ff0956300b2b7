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
    desk.dump()
        .lines()
        .filter(|line| line.starts_with("INSERT INTO firing ") || line.starts_with("INSERT INTO \"firing\" "))
        .count()
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
