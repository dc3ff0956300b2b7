//! What rules must not do: write twice because something was undone, act on history, take back what others did.

use serde_json::json;

use crate::harness::Desk;
use crate::mail::Mail;

const WAY_OUT: &str = "[outgoing]\nfrom = \"support@acme.example\"\ntransport = \"maildir\"\npath = \"out\"\nhold_seconds = 0\n";

/// A desk from which mail leaves, with a canned reply `plain`, whose settings end with these rules.
fn desk(rules: &str) -> Desk {
    let desk = Desk::new();
    desk.ok("canned add plain --body 'Hello #{{ ticket.id }}'");
    apply(&desk, rules);
    desk
}

fn apply(desk: &Desk, rules: &str) {
    let document = desk.ok("settings show");
    let before = document.split("[outgoing]\nfrom").next().unwrap();
    let way_out = WAY_OUT.replace("\"out\"", &format!("\"{}\"", desk.path("out").display()));
    desk.file("settings.toml", format!("{before}\n{way_out}\n{rules}\n"));
    desk.ok("settings apply settings.toml");
}

fn rule(on: &str, when: &str, then: &[&str], more: &str) -> String {
    let when = if when.is_empty() { String::new() } else { format!("when = \"{when}\"\n") };
    format!("[[rule]]\nname = \"r-{on}\"\non = \"{on}\"\n{when}then = {}\n{more}\n", json!(then))
}

fn sent(desk: &Desk) -> usize {
    std::fs::read_dir(desk.path("out/new")).map_or(0, Iterator::count)
}

/// The sixth mail would be one too many for any customer and day, the second for this rule; and no undo makes a mail unsent.
#[test]
fn what_has_left_counts_though_its_operation_is_undone() {
    for (more, most) in [("max = \"1 per customer per day\"", 1), ("", 5)] {
        let desk = desk(&rule("message", "", &["reply --canned plain"], more));
        for round in 0..6 {
            desk.at(&format!("2026-07-01T10:{round}0:00Z"));
            desk.command("deliver").stdin(Mail::new("1@x", "09:00").bytes()).ok();
            desk.at(&format!("2026-07-01T10:{round}5:00Z")).ok("run");
            let log = desk.json("log");
            let came = log.as_array().unwrap().iter().find(|row| row["command"] == "deliver").unwrap();
            desk.ok(&format!("undo {}", came["operation"]));
        }
        assert_eq!(sent(&desk), most, "{more}");
        assert_eq!(desk.ok("verify -f tsv --no-header"), "");
    }
}

#[test]
fn an_undo_or_redo_sets_off_no_rule_when_run_looks_next() {
    let tick = rule("tick", "tag:go", &["reply --canned plain"], "");
    let desk = desk(&tick);
    desk.ok("new --from eva@x.example --subject one --body b");
    desk.ok("tag add go 1");
    desk.ok("run");
    desk.ok("run");
    assert_eq!(sent(&desk), 1);
    desk.ok("tag rm go 1");
    desk.ok("run");
    desk.ok("undo");
    desk.ok("run");
    desk.ok("run");
    assert_eq!(sent(&desk), 1, "what was so is so again, and nothing happened");
    // Settings that come back come into force.
    apply(&desk, "");
    apply(&desk, &tick);
    desk.ok("undo");
    desk.ok("new --from ben@y.example --subject two --body b");
    desk.ok("tag add go 2");
    desk.ok("run");
    desk.ok("redo");
    desk.ok("run");
    desk.ok("run");
    assert_eq!(sent(&desk), 1);
    // By hand it happens.
    desk.ok("tag rm go 2");
    desk.ok("run");
    desk.ok("tag add go 2");
    desk.ok("run");
    desk.ok("run");
    assert_eq!(sent(&desk), 2);
}

#[test]
fn history_sets_off_none_until_somebody_works_on_it() {
    let rules = [
        rule("assigned", "", &["tag add given", "reply --canned plain"], ""),
        rule("tick", "is:unsolved", &["tag add seen"], ""),
        rule("solved", "", &["tag add done"], ""),
    ];
    let desk = desk(&rules.concat());
    let old = "From: Eva <eva@x.example>\nTo: support@acme.example\nSubject: old\nMessage-ID: <1@x>\n\
        Date: Sat, 20 Jun 2026 10:00:00 +0000\n\nIt leaks.\n";
    desk.file("old.eml", old);
    desk.ok("import old.eml --assign ana");
    desk.ok("run");
    assert_eq!(desk.json("list id:1")[0]["tags"], json!([]), "{}", desk.ok("rule log"));
    desk.ok("priority high 1");
    desk.ok("run");
    assert_eq!(desk.json("list id:1")[0]["tags"], json!(["seen"]), "ana works on it");
    desk.ok("status solved 1");
    assert_eq!(desk.json("list id:1")[0]["tags"], json!(["seen", "done"]));
}

#[test]
fn a_dropped_automatic_answer_takes_nothing_else_with_it() {
    let desk = desk(
        &(rule("message", "", &["reply --canned plain"], "") + &rule("ticket", "", &["status hold"], "")),
    );
    desk.command("deliver").stdin(Mail::new("1@x", "08:30").bytes()).ok();
    assert_eq!(desk.ticket(1)["status"], "hold");
    desk.ok("outbox drop 1");
    assert_eq!(desk.ticket(1)["status"], "hold");
    assert_eq!(desk.ok("verify -f tsv --no-header"), "");
}

#[test]
fn run_that_is_only_tried_says_what_rules_would_do() {
    let desk = desk(&rule("tick", "tag:go", &["tag add seen", "priority high"], ""));
    desk.ok("new --from eva@x.example --subject one --body b");
    desk.ok("tag add go 1");
    let told = desk.json("run --dry-run");
    assert_eq!((&told[0]["ticket"], &told[0]["event"]), (&json!(1), &json!("due")), "{told}");
    assert_eq!(told[0]["reason"], "rule r-tick: tag add seen; priority high");
    assert_eq!(desk.ticket(1)["tags"], json!(["go"]));
    desk.ok("run");
    assert_eq!(desk.ticket(1)["tags"], json!(["go", "seen"]));
}

#[test]
fn a_note_of_a_rule_names_it() {
    let desk = desk(&rule("message", "", &["note looked at"], ""));
    desk.command("deliver").stdin(Mail::new("1@x", "08:30").bytes()).ok();
    assert_eq!(desk.json("messages --columns from_name,text")[1]["from_name"], "rule:r-message");
}
