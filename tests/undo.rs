//! Whatever was done can be undone, and brought back.

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::differences::differences;
use crate::harness::{Desk, ids};
use crate::import::partition;
use crate::mail::{Mail, few, mboxrd};

fn with_mail() -> Desk {
    let desk = Desk::new();
    desk.file("inbox.mbox", mboxrd(&few()));
    desk.ok("import -q inbox.mbox");
    desk
}

/// Everything that a user sees of the desk, from one instant.
fn sight(desk: &Desk) -> Vec<Value> {
    let now = desk.now().rfc3339();
    desk.at("2026-07-03T12:00:00Z");
    let list = desk.json("list id:1-99 --sort id");
    let mut sight: Vec<Value> =
        ids(&list).into_iter().map(|id| desk.json(&format!("show {id} --events"))).collect();
    sight.push(list);
    sight.extend(
        [
            "tag list",
            "customer list",
            "messages",
            "agent list",
            "quarantine list",
            "canned list",
            "outbox list",
            "survey list",
            "time --where id:1-99",
            "report sla --by customer",
            "report fcr --by tag",
        ]
        .map(|line| desk.json(line)),
    );
    sight.push(desk.ok("settings show").into());
    sight.push(desk.json("search teapot"));
    desk.at(&now);
    sight
}

/// Record and rows must agree.
#[track_caller]
pub fn verified(desk: &Desk) {
    let now = desk.now().rfc3339();
    let found = desk.run("verify");
    desk.at(&now);
    assert_eq!(found.code, 0, "{found}");
}

#[track_caller]
fn same(before: &[Value], after: &[Value], what: &str) {
    let (before, after) = (Value::from(before.to_vec()), Value::from(after.to_vec()));
    let found = differences("", &before, &after);
    assert!(found.is_empty() && before == after, "{what}: {}", found.join("\n"));
}

/// A command that changes something, with the mail that it may need.
fn commands() -> impl Strategy<Value = String> {
    let ticket = 1..4i64;
    let status = prop::sample::select(vec!["open", "pending", "hold", "solved", "closed", "spam"]);
    prop_oneof![
        (prop::sample::select(vec!["a", "b", "a,b"]), ticket.clone())
            .prop_map(|(tag, id)| format!("tag add {tag} {id}-3")),
        ticket.clone().prop_map(|id| format!("tag rm a {id}")),
        (prop::sample::select(vec!["me", "none", "bob"]), ticket.clone())
            .prop_map(|(who, id)| format!("assign {who} {id}")),
        (status, ticket.clone()).prop_map(|(status, id)| format!("status {status} {id}")),
        (prop::sample::select(vec!["low", "urgent"]), ticket.clone())
            .prop_map(|(priority, id)| format!("priority {priority} {id}")),
        ticket.clone().prop_map(|id| format!("note {id} teapot")),
        ticket.clone().prop_map(|id| format!("receive {id} --body 'once more, the teapot'")),
        ticket.clone().prop_map(|id| format!("dismiss {id}")),
        Just("new --from new@x.example --subject New --tag fresh".to_owned()),
        Just("customer vip eva@customer.example".to_owned()),
        Just("customer vip eva@customer.example --off".to_owned()),
        Just("import -q more.mbox".to_owned()),
        Just("import -q --as-sent sent.mbox".to_owned()),
        Just("settings apply other.toml".to_owned()),
        Just("run".to_owned()),
        ticket.clone().prop_map(|id| format!("reply {id} --body 'an answer about the teapot'")),
        ticket.clone().prop_map(|id| format!("reply {id} --canned hello --status solved")),
        ticket.clone().prop_map(|id| format!("reply {id} --body Received --auto")),
        (1..4i64).prop_map(|number| format!("outbox drop {number}")),
        (ticket.clone(), ticket.clone()).prop_map(|(into, id)| format!("merge {into} {id}")),
        (ticket.clone(), ticket.clone()).prop_map(|(into, id)| format!("merge {into} {id}")),
        ticket.clone().prop_map(|id| format!("unmerge {id}")),
        (ticket.clone(), 1..7i64).prop_map(|(id, message)| format!("split {id} m{message}")),
        ticket.clone().prop_map(|id| format!("snooze {id} 2d")),
        ticket.clone().prop_map(|id| format!("move {id} billing")),
        ticket.clone().prop_map(|id| format!("move {id}-3 none")),
        ticket.clone().prop_map(|id| format!("escalate {id}")),
        ticket.clone().prop_map(|id| format!("survey asked {id}")),
        (ticket.clone(), 1..11i64).prop_map(|(id, score)| format!("survey record {id} --score {score}")),
        ticket.clone().prop_map(|id| format!("time {id} 25m 'the teapot' --on today")),
        Just("sla apply --to-open".to_owned()),
        Just("canned edit hello --body 'Good day'".to_owned()),
        Just("canned rm hello".to_owned()),
        Just("undo".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20, max_shrink_iters: 80, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn undo_leads_back_and_redo_forth(lines in prop::collection::vec(commands(), 1..7)) {
        let desk = with_mail();
        desk.ok("agent add bob --email bob@acme.example");
        desk.ok("canned add hello --body Hello");
        desk.file("more.mbox", mboxrd(&[
            Mail::new("more1@customer.example", "07:55").answers("t2@customer.example"),
            Mail::new("more2@customer.example", "07:56").header("References", "<l1@other.example> <n1@third.example>"),
            Mail::new("more3@fourth.example", "07:57").from("fay@fourth.example"),
        ]));
        desk.file("sent.mbox", mboxrd(&[Mail::new("sent@acme.example", "07:58").ours().answers("t2@customer.example")]));
        desk.file("other.toml", desk.ok("settings show").replace("first_response = \"8h\"", "first_response = \"2h\""));
        let newest = |desk: &Desk| desk.json("log --limit 1")[0]["operation"].as_i64();
        for line in &lines {
            let before = sight(&desk);
            let last = newest(&desk);
            let output = desk.run(line);
            prop_assert!(output.code < 4 || line == "run", "{line}: {output}");
            if newest(&desk) == last || line == "undo" || desk.json("log --limit 1")[0]["agent"].is_null() {
                continue;
            }
            let after = sight(&desk);
            // A bare undo takes back what was typed; what came in is undone by its number.
            match line.starts_with("import") {
                true => desk.ok(&format!("undo {}", newest(&desk).unwrap())),
                false => desk.ok("undo"),
            };
            verified(&desk);
            same(&before, &sight(&desk), &format!("undo of {line} in {lines:?}"));
            desk.ok("redo");
            verified(&desk);
            same(&after, &sight(&desk), &format!("redo of {line} in {lines:?}"));
        }
    }
}

#[test]
fn an_import_is_undone_and_comes_again() {
    let desk = with_mail();
    let before = partition(&desk);
    let shown = desk.json("undo 2");
    assert_eq!((&shown[0]["operation"], &shown[0]["command"]), (&2.into(), &"import inbox.mbox".into()));
    assert_eq!(
        (desk.json("list"), desk.json("messages"), desk.json("customer list")),
        (json!([]), json!([]), json!([]))
    );
    assert_eq!(desk.json("search teapot"), json!([]));
    desk.refused("show 1").says(1, "there is no ticket 1", "desk list");
    // The very same file is taken in again, whole.
    assert_eq!(desk.json("import inbox.mbox")[0]["imported"], 5);
    assert_eq!(partition(&desk), before);
    assert_eq!(desk.json("import inbox.mbox")[0]["imported"], 0);
    // What has come again cannot be brought back as well.
    desk.refused("redo").says(1, "taken in again", "desk undo");
}

#[test]
fn an_undone_import_can_be_brought_back() {
    let desk = with_mail();
    let before = sight(&desk);
    desk.ok("undo 2");
    desk.ok("redo");
    same(&before, &sight(&desk), "redo of an import");
}

#[test]
fn an_older_operation_is_undone_by_its_number() {
    let desk = with_mail();
    desk.ok("tag add a 1-3");
    desk.ok("tag add b 1-3");
    desk.ok("undo 3");
    assert_eq!(desk.ticket(1)["tags"], json!(["b"]));
    let log = desk.json("log");
    assert_eq!((&log[0]["command"], &log[0]["undoes"]), (&"undo 3".into(), &3.into()));
    assert_eq!((&log[2]["operation"], &log[2]["undone"]), (&3.into(), &true.into()));
    assert_eq!(ids(&desk.json("list tag:a")), [0i64; 0]);
}

#[test]
fn several_undos_go_further_back() {
    let desk = with_mail();
    for tag in ["a", "b", "c"] {
        desk.ok(&format!("tag add {tag} 1"));
    }
    desk.ok("undo");
    desk.ok("undo");
    assert_eq!(desk.ticket(1)["tags"], json!(["a"]));
    desk.ok("redo");
    assert_eq!(desk.ticket(1)["tags"], json!(["a", "b"]));
    desk.ok("redo");
    assert_eq!(desk.ticket(1)["tags"], json!(["a", "b", "c"]));
    desk.refused("redo").says(1, "nothing to bring back", "desk log");
}

#[test]
fn what_cannot_be_undone_is_refused() {
    let desk = Desk::new();
    desk.refused("undo").says(1, "nothing to undo", "desk log");
    desk.refused("undo 1").says(1, "made this desk", "rm ");
    desk.refused("undo 99").says(1, "there is no operation 99", "desk log");
    desk.refused("redo").says(1, "nothing to bring back", "desk log");
    let desk = with_mail();
    desk.ok("tag add a 1");
    desk.refused("undo 2").says(1, "has since worked", "desk undo 3 first");
    desk.ok("undo");
    desk.refused("undo 3").says(1, "undone already", "desk redo");
    desk.ok("undo 2");
    assert_eq!(desk.json("list"), json!([]));
}

#[test]
fn what_was_said_by_hand_is_taken_back_by_hand_or_by_undo() {
    let desk = with_mail();
    for status in ["spam", "closed"] {
        desk.ok(&format!("status {status} 1"));
        desk.refused("status solved 1").says(1, status, "desk status open 1");
        desk.ok("status open 1");
        assert_eq!(desk.field(1, "status"), "open");
        desk.ok("undo");
        assert_eq!(desk.field(1, "status"), status);
        desk.ok("undo");
        assert_eq!(desk.field(1, "status"), "new");
    }
}

#[test]
fn numbers_are_never_used_twice() {
    let desk = with_mail();
    desk.ok("new --from a@b.example --subject One");
    desk.ok("undo");
    assert_eq!(ids(&desk.json("new --from a@b.example --subject Two")), [5]);
}

#[test]
fn settings_are_undone_too() {
    let desk = with_mail();
    let first = desk.ok("settings show");
    desk.file("other.toml", first.replace("\"Acme\"", "\"Other\""));
    desk.ok("settings apply other.toml");
    assert!(desk.ok("settings show").contains("\"Other\""));
    let states = || -> Vec<Value> {
        desk.json("settings history").as_array().unwrap().iter().map(|row| row["state"].clone()).collect()
    };
    assert_eq!(states(), ["in_force", "older"]);
    desk.ok("undo");
    assert_eq!(desk.ok("settings show"), first);
    assert_eq!(states(), ["undone", "in_force"]);
    assert!(desk.ok("settings show --version 2").contains("\"Other\""));
}

#[test]
fn undo_beside_a_merge_touches_nothing_of_it() {
    let desk = with_mail();
    desk.ok("merge 2 1");
    let before = sight(&desk);
    desk.ok("tag add b 2-3");
    desk.ok("undo");
    same(&before, &sight(&desk), "undo of a tag");
}
