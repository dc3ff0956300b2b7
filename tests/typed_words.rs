//! Words as they are typed: texts that begin with a dash, negated queries beside them, names that nobody has.

use crate::harness::{Desk, ids};
use crate::mail::Mail;

/// Two tickets of Eva; the first one is Ana's.
fn desk() -> Desk {
    let desk = Desk::new();
    for id in [1, 2] {
        let mail = Mail::new(&format!("{id}@customer.example"), &format!("08:0{id}"));
        desk.command("deliver").stdin(mail.bytes()).ok();
    }
    desk.ok("assign ana 1");
    desk
}

/// The text of the newest message of a ticket.
fn last_text(desk: &Desk, ticket: i64) -> String {
    let messages = &desk.ticket(ticket)["messages"];
    messages.as_array().unwrap().last().unwrap()["text"].as_str().unwrap().trim_end().to_owned()
}

#[test]
fn a_word_after_an_option_that_takes_text_is_its_value() {
    let desk = desk();
    for text in [
        "- first point",
        "-1 for that",
        "--",
        "--dry-run",
        "-is:open",
        "-tag:x and more",
        "-q",
        "-f=json",
        "-",
    ] {
        let written = if text == "-" { "from standard input" } else { text };
        desk.words(["receive", "1", "--body", text]).stdin("from standard input").ok();
        assert_eq!(last_text(&desk, 1), written, "{text}");
        desk.words(["reply", "1", "--body", text]).stdin("from standard input").ok();
        assert_eq!(last_text(&desk, 1), written, "{text}");
    }
    desk.words(["new", "--from", "x@k.example", "--subject", "-50% promised, not given", "--body", "--"])
        .ok();
    assert_eq!(
        (desk.field(3, "subject").as_str(), last_text(&desk, 3).as_str()),
        ("-50% promised, not given", "--")
    );
    desk.words(["survey", "record", "1", "--score", "9", "--comment", "-tag:vip is what they said"]).ok();
    assert_eq!(desk.json("survey list")[0]["comment"], "-tag:vip is what they said");
    desk.words(["canned", "add", "dash", "--subject", "--x", "--body", "-{{ order }}"]).ok();
    desk.words(["canned", "edit", "dash", "--body", "-is:open {{ order }}"]).ok();
    assert_eq!(
        desk.words(["canned", "render", "dash", "--ticket", "1", "--set", "order=-tag:x"]).ok().trim(),
        "-is:open -tag:x"
    );
    desk.words(["reply", "1", "--canned", "dash", "--set", "order=-1"]).ok();
    assert_eq!(last_text(&desk, 1), "-is:open -1");
    desk.words(["time", "1", "-10m", "- took", "-tag:x", "less"]).ok();
    assert_eq!(desk.json("time 1")[0]["text"], "- took -tag:x less");
    // What is no text keeps its options.
    assert_eq!(desk.words(["reply", "1", "--attach", "--body", "x"]).refused().code, 2);
    assert_eq!(desk.words(["reply", "1", "--body"]).refused().code, 2);
}

#[test]
fn the_words_of_a_note_are_joined_and_its_options_stay_options() {
    let desk = desk();
    for (words, text) in [
        (vec!["- called back"], "- called back"),
        (vec!["called", "back", "at", "-5", "degrees"], "called back at -5 degrees"),
        (vec!["-is:x", "holds", "-tag:vip"], "-is:x holds -tag:vip"),
        (vec!["--dry-run is what it does"], "--dry-run is what it does"),
        (vec!["-q looks quiet"], "-q looks quiet"),
        (vec!["-quick", "-5"], "-quick -5"),
        (vec!["--", "--dry-run"], "--dry-run"),
        (vec!["--", "-is:x", "-q"], "-is:x -q"),
        (vec!["a", "-f", "json", "b"], "a b"),
        (vec!["a", "-f=json", "b"], "a b"),
        (vec!["--columns", "id,status", "x"], "x"),
        (vec!["-", "x"], "- x"),
    ] {
        desk.words(["note", "1"].iter().chain(&words)).ok();
        assert_eq!(last_text(&desk, 1), text, "{words:?}");
    }
    desk.words(["note", "1", "-"]).stdin("from standard input").ok();
    assert_eq!(last_text(&desk, 1), "from standard input");
    let before = desk.bytes();
    desk.words(["note", "1", "not", "now", "--dry-run"]).ok();
    assert!(before == desk.bytes(), "a known option keeps its meaning wherever it stands");
    desk.refused("note 1 not now --dryrun").says(2, "unexpected argument '--dryrun'", "-- --dryrun");
    desk.refused("note 1 not now -f nosuch").says(2, "there is no format", "");
}

#[test]
fn a_negated_word_of_a_query_is_one_wherever_it_stands() {
    let desk = desk();
    assert_eq!(ids(&desk.json("list -assignee:ana")), [2]);
    assert_eq!(ids(&desk.json("-q list is:unsolved -assignee:none --limit 5")), [1]);
    assert_eq!(ids(&desk.json("list --sort -id -tag:vip")), [2, 1]);
    assert_eq!(desk.ok("list -f ids -- -assignee:ana"), "2\n");
    assert_eq!(ids(&desk.json("tag add x --where -assignee:ana")), [2]);
    assert_eq!(
        ids(&desk
            .words(["tag", "add", "y", "--where", "-assignee:ana is:unsolved", "-f", "json"])
            .ok()
            .parse()
            .unwrap()),
        [2]
    );
    assert_eq!(
        ids(&desk.words(["tag", "add", "z", "--where", "-kettle", "-f", "json"]).ok().parse().unwrap()),
        [1, 2]
    );
    assert!(desk.json("report volume -assignee:ana").is_array());
}

#[test]
fn who_was_never_here_is_asked_for_nowhere() {
    let desk = desk();
    desk.ok("agent add ben --email ben@acme.example");
    let settings = desk.ok("settings show");
    desk.file("s.toml", format!("{settings}\n[view.his]\nquery = \"assignee:ben\"\ncolumns = [\"id\"]\n"));
    desk.ok("settings apply s.toml");
    for line in [
        "list assignee:anna",
        "list -assignee:anna",
        "list 'tag:x or (not assignee:me,anna)'",
        "messages assignee:anna",
        "next assignee:anna",
        "export --jsonl out.jsonl assignee:anna",
        "status hold --where -assignee:anna --dry-run",
        "tag add x --where assignee:anna",
        "snooze --where assignee:anna 2d",
        "sla apply --where assignee:anna",
        "sla at-risk assignee:anna",
        "sla check assignee:anna",
        "sla simulate s.toml assignee:anna",
        "report sla assignee:anna",
        "report page assignee:anna -o page.html",
        "survey list assignee:anna",
        "time --where assignee:anna",
    ] {
        desk.refused(line).says(2, "there is no agent `anna`", "did you mean `ana`?");
    }
    desk.file(
        "wrong.toml",
        format!("{settings}\n[view.hers]\nquery = \"assignee:anna\"\ncolumns = [\"id\"]\n"),
    );
    assert_eq!(desk.refused("settings apply wrong.toml").code, 78);
    for line in
        ["list assignee:none", "list assignee:me", "list assignee:ANA", "list assignee:ben", "list @his"]
    {
        desk.ok(line);
    }
    // Who has gone stays known: their tickets are still here.
    desk.ok("agent rm ben");
    desk.ok("list assignee:ben");
    desk.ok("list @his");
}

#[test]
fn no_tag_is_called_none() {
    let desk = desk();
    desk.refused("tag add none 1").says(2, "\"none\" cannot be a tag", "desk tag rm");
    desk.refused("tag add x,None 1").says(2, "\"none\" cannot be a tag", "");
    desk.refused("new --from a@b.example --subject s --body b --tag none").says(
        2,
        "\"none\" cannot be a tag",
        "",
    );
    let settings = desk.ok("settings show");
    let rule = "\n[[rule]]\nname = \"r\"\non = \"message\"\nwhen = \"tag:x\"\nthen = [\"tag add none\"]\n";
    desk.file("s.toml", format!("{settings}{rule}"));
    assert_eq!(desk.refused("settings apply s.toml").code, 78);
    desk.ok("tag add x 1");
    assert_eq!(ids(&desk.json("list tag:none")), [2]);
    desk.ok("tag rm none 1");
    desk.refused("agent add None --email n@acme.example").says(
        2,
        "cannot be the name of an agent",
        "neither me nor none",
    );
}
