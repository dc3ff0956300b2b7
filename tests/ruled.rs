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

/// A rule on messages that does this.
fn does(name: &str, actions: &[&str]) -> String {
    let actions: Vec<String> = actions.iter().map(|action| format!("{action:?}")).collect();
    format!("[[rule]]\nname = \"{name}\"\non = \"message\"\nthen = [{}]\n", actions.join(", "))
}

/// What became of the actions of the newest firing, in their order: outcome and reason.
fn outcomes(desk: &Desk) -> Vec<(String, Option<String>)> {
    let connection = rusqlite::Connection::open(desk.db()).unwrap();
    let mut acts = connection
        .prepare("SELECT outcome, reason FROM firing_act WHERE firing = (SELECT max(id) FROM firing) ORDER BY place")
        .unwrap();
    acts.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect()
}

fn words(desk: &Desk) -> Vec<String> {
    outcomes(desk).into_iter().map(|(outcome, _)| outcome).collect()
}

#[test]
fn each_action_does_what_its_command_does() {
    let all = [
        "tag add a,b",
        "tag rm b",
        "assign ana",
        "priority urgent",
        "move sales",
        "escalate",
        "note look at this",
        "snooze 2d --note again",
        "status hold",
    ];
    let desk = desk(&does("all", &all));
    deliver(&desk, Mail::new("1@x", "08:30"));
    assert_eq!(words(&desk), ["done"; 9]);
    let ticket = desk.json("show 1 --events");
    for (field, value) in [
        ("tags", json!(["a"])),
        ("assignee", json!("ana")),
        ("priority", json!("urgent")),
        ("department", json!("sales")),
        ("tier", json!(2)),
        ("status", json!("hold")),
    ] {
        assert_eq!(ticket[field], value, "{field}");
    }
    assert_eq!(ticket["messages"][1]["text"], "look at this");
    assert_eq!(desk.ok("list is:snoozed -f ids").trim(), "1");
    let by: Vec<&Value> = ticket["events"].as_array().unwrap().iter().map(|event| &event["by"]).collect();
    assert_eq!(by.iter().filter(|by| **by == "rule:all").count(), 10, "{by:?}");
    assert!(ticket["events"].as_array().unwrap().iter().all(|event| event["agent"].is_null()));
    assert_eq!(desk.json("log --op 3")["rules"], json!(["all"]));
    assert!(desk.ok("why 1").contains("rule all acted on message: tag add a,b; "), "{}", desk.ok("why 1"));
    deliver(&desk, Mail::new("2@x", "08:31").answers("1@x"));
    let again = ["nothing", "done", "nothing", "nothing", "nothing", "done", "done", "done", "done"];
    // The tag was taken off since, so both are done anew.
    assert_eq!(words(&desk)[0..1], ["done"]);
    assert_eq!(words(&desk)[2..], again[2..]);
    assert_eq!(desk.ok("verify -f tsv --no-header"), "");
}

#[test]
fn what_is_put_away_muted_or_spam_is_so_by_a_rule_too() {
    let desk = desk(&does("away", &["dismiss"]));
    deliver(&desk, Mail::new("1@x", "08:30"));
    assert_eq!((desk.field(1, "status"), words(&desk)), ("closed".into(), vec!["done".to_owned()]));
    assert_eq!(desk.ok("list is:dismissed -f ids").trim(), "1");
    apply(&desk, &does("mute", &["mute"]));
    deliver(&desk, Mail::new("2@x", "08:31").from("News <news@shop.example>"));
    assert_eq!(desk.ok("mute list --columns muted --no-header").trim(), "news@shop.example");
    assert_eq!(desk.ok("list is:muted -f ids").trim(), "2");
    // Muted mail is no contact, and the rules that stand after it are carried out as before.
    deliver(&desk, Mail::new("3@x", "08:32").from("News <news@shop.example>"));
    assert_eq!(firings(&desk), 2);
    deliver(&desk, Mail::new("4@x", "08:33").from("Ivo <ivo@y.example>"));
    assert_eq!(firings(&desk), 3);
    apply(&desk, &does("spam", &["status spam", "tag add junk", "priority high", "escalate"]));
    deliver(&desk, Mail::new("5@x", "08:34").from("Ada <ada@z.example>"));
    assert_eq!(desk.field(5, "status"), "spam");
    assert_eq!(words(&desk), ["done", "done", "done", "refused"]);
    assert!(outcomes(&desk)[3].1.as_ref().unwrap().contains("cannot be escalated"));
    assert_eq!(desk.ok("verify -f tsv --no-header"), "");
}

#[test]
fn a_refused_action_leaves_nothing_and_stops_nothing() {
    let desk = desk("");
    desk.ok("agent add ivo --email ivo@acme.example");
    desk.ok("canned add gone --body Gone");
    apply(&desk, &does("r", &["assign ivo", "move Sales2", "reply --canned gone", "tag add after"]));
    desk.ok("agent rm ivo");
    desk.ok("canned rm gone");
    deliver(&desk, Mail::new("1@x", "08:30"));
    let ticket = desk.ticket(1);
    assert_eq!((&ticket["assignee"], &ticket["tags"]), (&Value::Null, &json!(["after"])));
    let outcomes = outcomes(&desk);
    assert_eq!(words(&desk), ["refused", "done", "held", "done"], "{outcomes:?}");
    assert!(outcomes.iter().all(|(outcome, reason)| (outcome == "done") == reason.is_none()), "{outcomes:?}");
}

#[test]
fn mail_of_a_rule_leaves_by_the_acts_of_commands() {
    let desk = desk("");
    desk.ok("canned add received --body 'We have it, {{ ticket.id }}.'");
    let actions = [
        "reply --canned received",
        "reply --canned received --draft",
        "forward --to parts@supplier.example --body 'Can you help?'",
    ];
    apply(&desk, &does("mail", &actions));
    deliver(&desk, Mail::new("1@x", "08:30"));
    assert_eq!(words(&desk), ["done"; 3], "{:?}", outcomes(&desk));
    let shown = desk.json("show 1");
    assert_eq!(shown["status"], "hold");
    assert_eq!(shown["first_response_at"], Value::Null, "nobody has answered");
    let waiting = desk.json("outbox list");
    let states: Vec<&Value> = waiting.as_array().unwrap().iter().map(|mail| &mail["state"]).collect();
    assert_eq!(json!(states), json!(["queued", "draft", "queued"]));
    assert_eq!(shown["messages"][1]["kind"], "auto_reply");
    assert_eq!(
        (&shown["messages"][2]["kind"], &shown["messages"][2]["role"]),
        (&json!("auto_reply"), &json!("other"))
    );
    let digest = desk.ok("verify --digest --columns digest");
    deliver(&desk, Mail::new("2@x", "08:31").answers("1@x"));
    desk.undo_newest();
    assert_eq!(desk.ok("verify --digest --columns digest"), digest);
    assert_eq!(desk.ok("verify -f tsv --no-header"), "");
}

#[test]
fn what_is_older_than_a_day_sends_nothing_and_all_else_is_done() {
    let desk = desk("");
    desk.ok("canned add received --body 'We have it.'");
    apply(
        &desk,
        &does("ack", &["tag add heard", "reply --canned received", "reply --canned received --draft"]),
    );
    let mail = |id: &str, date: &str| {
        let mail = Mail::new(id, "08:00").from(&format!("{id}@x.example")).header("Date", date);
        desk.file("old.mbox", crate::mail::mboxrd(&[mail]));
        desk.ok("import old.mbox --live-from 2026-06-01");
    };
    desk.at("2026-07-01T12:00:00Z").tick(0);
    mail("1", "Tue, 30 Jun 2026 11:59:59 +0000");
    assert_eq!(words(&desk), ["done", "held", "done"]);
    assert_eq!(
        outcomes(&desk)[1].1.as_deref(),
        Some("what set it off counts at 2026-06-30T11:59:59Z, more than 24 hours ago")
    );
    mail("2", "Tue, 30 Jun 2026 12:00:00 +0000");
    assert_eq!(words(&desk), ["done", "done", "done"]);
}

#[test]
fn a_rule_sends_as_often_as_max_lets_it() {
    let desk = desk("");
    desk.ok("canned add received --body 'We have it.'");
    let ack = does("ack", &["tag add heard", "reply --canned received"]);
    apply(&desk, &format!("{ack}max = \"1 per customer per day\"\n"));
    deliver(&desk, Mail::new("1@x", "08:30"));
    assert_eq!(words(&desk), ["done", "done"]);
    deliver(&desk, Mail::new("2@x", "08:31"));
    assert_eq!(words(&desk), ["done", "held"]);
    assert_eq!(outcomes(&desk)[1].1.as_deref(), Some("max = \"1 per customer per day\" is reached"));
    deliver(&desk, Mail::new("3@x", "08:32").from("Ivo <ivo@y.example>"));
    assert_eq!(words(&desk), ["done", "done"]);
    desk.wait(86_400);
    deliver(&desk, Mail::new("4@x", "08:33"));
    assert_eq!(words(&desk), ["done", "done"]);
    apply(&desk, &format!("{ack}max = \"1 per ticket\"\n"));
    deliver(&desk, Mail::new("5@x", "08:34").answers("4@x"));
    assert_eq!(words(&desk), ["nothing", "held"], "whatever max was when it was sent");
}

#[test]
fn a_rule_has_its_hours() {
    let rule = |hours: &str| {
        format!("{}hours = \"{hours}\"\n", tags("message", "", hours.split(':').next().unwrap()))
    };
    let desk = desk(&[rule("office"), rule("closed:office")].concat());
    desk.at("2026-07-01T16:58:00Z");
    deliver(&desk, Mail::new("1@x", "08:30"));
    assert_eq!(tags_of(&desk, 1), json!(["office"]));
    deliver(&desk, Mail::new("2@x", "08:30").from("Ivo <ivo@y.example>"));
    assert_eq!(tags_of(&desk, 2), json!(["closed"]));
    // What became true while it was closed is acted on once it is open.
    apply(&desk, &format!("{}hours = \"office\"\n", tags("tick", "waiting:>1h", "late")));
    deliver(&desk, Mail::new("3@x", "08:30").from("Ada <ada@z.example>"));
    desk.at("2026-07-01T22:00:00Z");
    desk.ok("run");
    assert_eq!(tags_of(&desk, 3), json!([]));
    desk.at("2026-07-02T09:30:00Z");
    desk.ok("run");
    assert_eq!(tags_of(&desk, 3), json!(["late"]));
    desk.ok("tag rm late 3");
    desk.at("2026-07-03T09:30:00Z");
    desk.ok("run");
    assert_eq!(tags_of(&desk, 3), json!([]), "it is the same episode");
}

#[test]
fn a_rule_that_acts_with_time_sends_nothing_where_the_desk_slept() {
    let desk = desk("");
    desk.ok("canned add sorry --body 'It takes longer.'");
    apply(
        &desk,
        "[[rule]]\nname = \"sorry\"\non = \"tick\"\nwhen = \"waiting:>1h\"\nthen = [\"tag add late\", \"reply --canned sorry\"]\n",
    );
    deliver(&desk, Mail::new("1@x", "08:30"));
    desk.wait(2 * 3600);
    desk.ok("run");
    assert_eq!(words(&desk), ["done", "done"], "{:?}", outcomes(&desk));
    deliver(&desk, Mail::new("2@x", "08:30").from("Ivo <ivo@y.example>"));
    desk.wait(26 * 3600);
    desk.ok("run");
    assert_eq!(words(&desk), ["done", "held"], "{:?}", outcomes(&desk));
}

#[test]
fn what_rules_on_time_did_sets_none_off_and_they_do_not_go_round() {
    // In the order against which they run, each undoing another.
    let rule = |name: &str, when: &str, then: &str| {
        format!("[[rule]]\nname = \"{name}\"\non = \"tick\"\nwhen = \"{when}\"\nthen = [{then}]\n")
    };
    let rules = [
        rule("c", "tag:z", "\"tag rm z\", \"tag add x\""),
        rule("b", "tag:y", "\"tag rm y\", \"tag add z\""),
        rule("a", "tag:x", "\"tag rm x\", \"tag add y\""),
    ];
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
        let desk = desk(&order.map(|at| rules[at].clone()).concat());
        deliver(&desk, Mail::new("1@x", "08:30"));
        desk.ok("run");
        desk.ok("tag add x 1");
        for _ in 0..6 {
            desk.ok("run");
        }
        let fired = firings(&desk);
        assert!(fired <= 3, "{order:?}: {fired}");
        let still = desk.bytes();
        desk.ok("run");
        assert_eq!((firings(&desk), desk.bytes()), (fired, still), "{order:?}");
    }
}
