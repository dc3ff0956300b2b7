//! `desk rule`: what it says beforehand is what happens, why not is told as the settings write it, and what happened is told afterwards.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value, json};

use crate::harness::{Desk, strict};
use crate::mail::Mail;

/// A desk with a canned reply, whose settings end with these rules.
fn desk(rules: &str) -> Desk {
    let desk = Desk::new();
    desk.ok("canned add received --body 'We have it as {{ ticket.id }}.'");
    apply(&desk, rules);
    // What is said and what is done are of the same instant.
    desk.tick(0);
    desk
}

fn apply(desk: &Desk, rules: &str) {
    let document = desk.ok("settings show");
    let before = document.split("[[rule]]").next().unwrap();
    desk.file("settings.toml", format!("{before}\n{rules}\n"));
    desk.ok("settings apply settings.toml");
}

fn rule(name: &str, on: &str, when: &str, rest: &str) -> String {
    let then = if rest.contains("then") { "" } else { "then = [\"priority high\"]\n" };
    format!("[[rule]]\nname = \"{name}\"\non = \"{on}\"\nwhen = '''{when}'''\n{then}{rest}\n")
}

/// What `rule test` says of each rule.
fn tested(desk: &Desk, what: &str) -> Vec<Value> {
    desk.json(&format!("rule test {what}")).as_array().unwrap().clone()
}

fn because(desk: &Desk, what: &str) -> BTreeMap<String, Value> {
    let rows = tested(desk, what);
    rows.iter().map(|row| (row["rule"].as_str().unwrap().to_owned(), row["because"].clone())).collect()
}

/// A mail with a bit of everything that keys of queries ask for.
fn letter() -> Mail {
    Mail::new("1@customer.example", "08:30")
        .from("Eva <eva@customer.example>")
        .subject("Refund please")
        .header("List-Id", "Customers <list.customer.example>")
        .body("My teapot is broken.")
}

/// Each key of the language, once so and once not.
#[test]
fn each_key_is_asked_of_the_mail_that_came() {
    let keys = [
        ("status:new", "status:open,hold"),
        ("is:unassigned", "is:vip"),
        ("is:unsolved", "is:overdue|at-risk"),
        ("is:waiting", "is:snoozed"),
        ("-is:reopened", "is:reopened"),
        ("tag:none", "tag:vip"),
        ("assignee:none", "assignee:ana"),
        ("priority:<=normal", "priority:>=high"),
        ("channel:email", "channel:phone"),
        ("customer:customer.example", "customer:other.example"),
        ("from:eva@customer.example", "from:max@customer.example"),
        ("subject:refund", "subject:invoice"),
        ("id:1-50", "id:2"),
        ("created:today", "created:<2020-01-01"),
        ("updated:<1d", "updated:>3d"),
        ("solved:none", "solved:today"),
        ("-due:none", "due:none"),
        ("waiting:<1h", "waiting:>2d"),
        ("-has:attachment", "has:attachment"),
        ("header:List-Id=list.customer.example", "header:X-Spam-Flag"),
        ("kind:human,list", "kind:bounce"),
        ("department:none", "department:sales"),
        ("tier:none", "tier:2"),
        ("topic:none", "topic:billing"),
        ("teapot", "\"teapot broken\""),
        ("teap*", "-teapot"),
        ("subject:invoice or teapot", "(subject:invoice or channel:phone)"),
    ];
    let rules: String = keys
        .iter()
        .enumerate()
        .map(|(place, (holds, not))| {
            rule(&format!("so {place}"), "message", holds, "then = [\"note x\"]")
                + &rule(
                    &format!("not {place}"),
                    "message",
                    &format!("subject:please {not}"),
                    "then = [\"note x\"]",
                )
        })
        .collect();
    let desk = desk(&rules);
    desk.file("m.eml", letter().bytes());
    let said = because(&desk, "m.eml");
    for (place, (holds, not)) in keys.iter().enumerate() {
        assert_eq!(said[&format!("so {place}")], Value::Null, "{holds}");
        assert_eq!(said[&format!("not {place}")], json!(not), "{not}");
    }
}

#[test]
fn what_is_in_the_way_is_told_as_it_is_written() {
    let rules = [
        rule("first", "message", "subject:refund -tag:vip", "stop = true"),
        rule("second", "message", "", ""),
        rule("night", "ticket", "", "hours = \"closed:office\""),
        rule("later", "tick", "waiting:>2h", ""),
        rule("given", "assigned", "", ""),
        rule("done", "solved", "", ""),
        rule("late", "missed", "", ""),
    ]
    .concat();
    let desk = desk(&rules);
    desk.file("m.eml", letter().bytes());
    desk.at("2026-07-01T10:00:00Z");
    let before = desk.dump();
    let rows = tested(&desk, "m.eml");
    let first = &rows[0];
    assert_eq!(
        (&first["rule"], &first["fires"], &first["because"]),
        (&json!("first"), &json!(true), &Value::Null)
    );
    assert_eq!((&first["ticket"], &first["actions"]), (&json!(1), &json!(["priority high"])));
    let said: Vec<&str> = rows[1..].iter().map(|row| row["because"].as_str().unwrap()).collect();
    assert_eq!(
        said,
        [
            "stop = true of \"first\"",
            "hours = \"closed:office\"",
            "on = \"tick\"",
            "on = \"assigned\"",
            "on = \"solved\"",
            "on = \"missed\"",
        ]
    );
    assert!(rows[1..].iter().all(|row| row["fires"] == json!(false) && row["actions"] == json!([])));
    assert_eq!(desk.dump(), before, "nothing is written");
    // The same from standard input, and in words for people.
    assert_eq!(strict(&desk.command("rule test - -f json").stdin(letter().bytes()).ok()), json!(rows));
    let read = desk.command("rule test m.eml").terminal(100).ok();
    assert!(
        read.starts_with("first: fires on #1 (message)\n  priority high: done\nsecond: does not fire: stop"),
        "{read}"
    );
    // The mail is here by then.
    desk.command("deliver").stdin(letter().bytes()).ok();
    assert_eq!(because(&desk, "m.eml")["first"], json!("the mail is here already"));
    let now = because(&desk, "1");
    assert_eq!((&now["first"], &now["later"]), (&Value::Null, &json!("waiting:>2h")));
    desk.wait(3 * 3600);
    assert_eq!(because(&desk, "1")["later"], Value::Null);
    desk.ok("run");
    assert!(because(&desk, "1")["later"].as_str().unwrap().contains("true since before"));
}

#[test]
fn what_is_asked_for_and_is_not_there_is_refused() {
    let desk = desk(&rule("refunds", "message", "", ""));
    assert_eq!(desk.run("rule test nowhere.eml").code, 66);
    assert_eq!(desk.run("rule test 99").code, 1);
    let unknown = desk.run("rule log --rule refund");
    assert!(unknown.code == 1 && unknown.stderr.contains("did you mean \"refunds\""), "{unknown}");
    assert_eq!(desk.run("rule replay --since 30d --rule refund").code, 1);
    assert_eq!(desk.run("rule test").code, 2);
    desk.file("wrong.toml", "[desk]\n[[rule]]\nname = \"a\"\non = \"messages\"\nthen = []\n");
    desk.file("m.eml", letter().bytes());
    assert_eq!(desk.run("rule test m.eml --settings wrong.toml").code, 78);
    desk.file("shut.toml", format!("[desk]\nname = \"A\"\n{}", rule("never", "solved", "status:new", "")));
    let never = desk.run("settings apply shut.toml");
    assert!(never.code == 78 && never.stderr.contains("shut.toml:6:8"), "{never}");
    desk.file(
        "none.toml",
        format!("[desk]\nname = \"A\"\n{}", rule("a", "message", "", "then = [\"reply --canned recieved\"]")),
    );
    let unknown = desk.run("settings apply none.toml");
    assert!(unknown.code == 78 && unknown.stderr.contains("did you mean `received`"), "{unknown}");
}

#[test]
fn a_document_is_tried_before_it_is_in_force() {
    let desk = desk(&rule("old", "message", "", ""));
    desk.file("m.eml", letter().bytes());
    let document = desk.ok("settings show");
    desk.file(
        "new.toml",
        document.split("[[rule]]").next().unwrap().to_owned() + &rule("new", "message", "", ""),
    );
    let rows = desk.json("rule test m.eml --settings new.toml");
    assert_eq!((&rows[0]["rule"], &rows[0]["fires"]), (&json!("new"), &json!(true)));
    assert_eq!(desk.json("rule list")[0]["name"], json!("old"));
}

#[test]
fn rules_that_are_off_do_nothing_and_that_is_said() {
    let desk = desk(&rule("refunds", "message", "subject:refund", ""));
    desk.file("m.eml", letter().bytes());
    assert_eq!(desk.json("rule off --dry-run")[0]["state"], json!("off"));
    assert_eq!(desk.json("rule list")[0]["state"], json!("on"));
    assert_eq!(desk.json("rule off")[0]["state"], json!("off"));
    assert!(because(&desk, "m.eml")["refunds"].as_str().unwrap().contains("are off"));
    desk.command("deliver").stdin(letter().bytes()).ok();
    assert_eq!(desk.json("rule log"), json!([]));
    // What they would have done is told all the same.
    desk.wait(60);
    let past = desk.json("rule replay --since 1d");
    assert_eq!((&past[0]["fires"], &past[0]["ticket"]), (&json!(true), &json!(1)));
    desk.ok("undo --force");
    assert_eq!(desk.json("rule list")[0]["state"], json!("on"));
}

#[test]
fn what_they_did_is_told_and_what_was_undone_since() {
    let rules = rule(
        "answer",
        "message",
        "",
        "then = [\"tag add a\", \"assign ana\", \"reply --canned received\"]\nmax = \"1 per customer per day\"",
    );
    let desk = desk(&rules);
    desk.command("deliver").stdin(letter().header("List-Id", "").bytes()).ok();
    desk.wait(60);
    let again = Mail::new("2@customer.example", "08:35")
        .from("Eva <eva@customer.example>")
        .answers("1@customer.example");
    desk.command("deliver").stdin(again.bytes()).ok();
    let log = desk.json("rule log");
    let acts = |row: &Value| -> Vec<String> {
        row["acts"]
            .as_array()
            .unwrap()
            .iter()
            .map(|act| act["outcome"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(acts(&log[1]), ["done", "done", "done"], "{log}");
    assert_eq!(acts(&log[0]), ["nothing", "nothing", "held"], "{log}");
    assert!(log[0]["actions"][2].as_str().unwrap().contains("max"), "{log}");
    let list = desk.json("rule list");
    assert_eq!(list[0]["fired"], json!(2));
    assert!(
        list[0]["last_failure"].as_str().unwrap().contains("reply --canned received (held: max"),
        "{list}"
    );
    desk.undo_newest();
    let log = desk.json("rule log 1 --rule answer --since 1h");
    assert_eq!((&log[0]["undone"], &log[1]["undone"]), (&json!(true), &json!(false)));
    assert_eq!(desk.json("rule log --limit 1").as_array().unwrap().len(), 1);
    assert_eq!(desk.json("rule list")[0]["fired"], json!(1));
}

#[test]
fn the_past_is_judged_as_it_stood() {
    let desk = desk("");
    desk.command("deliver").stdin(letter().bytes()).ok();
    desk.wait(3600);
    desk.ok("tag add vip 1");
    desk.wait(3600);
    let again = Mail::new("2@customer.example", "08:35")
        .from("Eva <eva@customer.example>")
        .answers("1@customer.example");
    desk.command("deliver").stdin(again.bytes()).ok();
    desk.ok("assign ana 1");
    desk.wait(60);
    desk.ok("status solved 1");
    desk.wait(60);
    let rules = [
        rule("plain", "message", "-tag:vip", ""),
        rule("begun", "ticket", "", ""),
        rule("given", "assigned", "tag:vip", ""),
        rule("done", "solved", "assignee:ana", ""),
        rule("waits", "tick", "waiting:>90m", ""),
    ]
    .concat();
    apply(&desk, &rules);
    let before = desk.dump();
    let rows = desk.json("rule replay --since 30d");
    let said: Vec<(&str, bool)> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["rule"].as_str().unwrap(), row["fires"].as_bool().unwrap()))
        .collect();
    let expected = [
        ("plain", true),
        ("begun", true),
        ("waits", true),
        ("plain", false),
        ("given", true),
        ("done", true),
    ];
    assert_eq!(said, expected, "{rows}");
    assert_eq!(rows[3]["because"], json!("-tag:vip"));
    assert_eq!(desk.json("rule replay --since 30d --rule done").as_array().unwrap().len(), 1);
    assert_eq!(desk.dump(), before);
}

/// Rules to choose from: each event that mail and time bring, with conditions that see what earlier rules did.
fn pool() -> Vec<String> {
    vec![
        rule("tagged", "message", "subject:refund", "then = [\"tag add refund\"]"),
        rule("seen", "message", "tag:refund", "then = [\"priority urgent\", \"tag rm refund\"]"),
        rule("stops", "message", "from:eva@customer.example", "stop = true"),
        rule("begun", "ticket", "-tag:refund", "then = [\"note begun\", \"move sales\"]"),
        rule("machines", "message", "kind:auto_reply", "then = [\"tag add machine\"]"),
        rule(
            "answers",
            "message",
            "",
            "then = [\"reply --canned received\"]\nmax = \"1 per customer per day\"",
        ),
        rule("closes", "message", "thanks", "then = [\"status solved\", \"dismiss\"]"),
        rule("night", "message", "", "then = [\"tag add night\"]\nhours = \"closed:office\""),
        rule("waits", "tick", "waiting:>1h -priority:urgent", "then = [\"priority urgent\"]"),
        rule("sales", "tick", "department:sales updated:>1h", "then = [\"assign ana\", \"tag add old\"]"),
        rule("solved", "solved", "", "then = [\"tag add solved\"]"),
        rule("assigned", "assigned", "", "then = [\"tag add given\"]"),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, max_shrink_iters: 20, ..ProptestConfig::default() })]

    /// What `test` says of a mail is what its delivery then does; what it says of a ticket is what the run of that minute does.
    #[test]
    fn what_is_said_beforehand_is_what_happens(
        rules in subsequence(pool(), 3..=12).prop_shuffle(),
        mails in prop::collection::vec(
            (select(vec!["eva", "max"]), select(vec!["Refund", "Hello"]), select(vec!["thanks", "please"]), any::<bool>(), any::<bool>()),
            1..5,
        ),
    ) {
        let desk = desk(&rules.concat());
        for (place, (who, subject, text, answers, machine)) in mails.iter().enumerate() {
            let mut mail = Mail::new(&format!("{place}@customer.example"), "08:30")
                .from(&format!("{who}@customer.example"))
                .subject(subject)
                .body(text);
            if *answers {
                mail = mail.answers("0@customer.example");
            }
            if *machine {
                mail = mail.header("Auto-Submitted", "auto-replied");
            }
            desk.file("m.eml", mail.bytes());
            let said = fired(&tested(&desk, "m.eml"));
            let before = log(&desk).len();
            desk.command("deliver").stdin(mail.bytes()).ok();
            let did = log(&desk);
            prop_assert_eq!(&said, &did[..did.len() - before].iter().rev().cloned().collect::<Vec<_>>());
            desk.wait(5000);
            let tickets = desk.json("list id:>=0").as_array().unwrap().len();
            let mut said: Vec<_> = (1..=tickets).flat_map(|id| {
                let rows = tested(&desk, &id.to_string());
                let of_time: Vec<Value> = rows.into_iter().filter(|row| row["on"] == json!("tick")).collect();
                fired(&of_time)
            }).collect();
            let before = log(&desk).len();
            desk.ok("run");
            let did = log(&desk);
            let mut did: Vec<_> = did[..did.len() - before].to_vec();
            said.sort();
            did.sort();
            prop_assert_eq!(said, did);
        }
        prop_assert_eq!(desk.ok("verify -f tsv --no-header"), "");
    }
}

/// Rule, ticket, and what becomes of each action.
type Deed = (String, i64, Vec<String>);

fn fired(rows: &[Value]) -> Vec<Deed> {
    let fires = rows.iter().filter(|row| row["fires"] == json!(true));
    fires.map(|row| deed(row, outcomes(&row["outcomes"]))).collect()
}

fn deed(row: &Value, outcomes: Vec<String>) -> Deed {
    (row["rule"].as_str().unwrap().to_owned(), row["ticket"].as_i64().unwrap(), outcomes)
}

/// Only the outcome, without its reason.
fn outcomes(list: &Value) -> Vec<String> {
    let word = |told: &Value| told.as_str().unwrap().split(':').next().unwrap().to_owned();
    list.as_array().unwrap().iter().map(word).collect()
}

/// What was done, newest first.
fn log(desk: &Desk) -> Vec<Deed> {
    let rows = desk.json("rule log");
    let acts = |row: &Value| {
        let words =
            row["acts"].as_array().unwrap().iter().map(|act| act["outcome"].as_str().unwrap().to_owned());
        deed(row, words.collect())
    };
    rows.as_array().unwrap().iter().map(acts).collect()
}
