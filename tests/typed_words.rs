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

#[test]
fn words_in_a_wrong_order_say_the_line_to_type() {
    let desk = desk();
    desk.ok("tag add vip 1");
    for (line, says, hint) in [
        ("assign 2 me", "the agent comes first", "desk assign me 2"),
        ("assign 1 2 ana", "the agent comes first", "desk assign ana 1 2"),
        ("assign 1-2 none --dry-run", "the agent comes first", "desk assign none 1-2"),
        ("assign 2", "the agent comes first", "desk assign me 2"),
        ("status 1 solved", "the status comes first", "desk status solved 1"),
        ("status 1", "the status comes first", "desk status solved 1"),
        ("priority 1 high", "the priority comes first", "desk priority high 1"),
        ("tag add 1 late", "the tag comes first", "desk tag add late 1"),
        ("tag rm 1 vip", "the tag comes first", "desk tag rm vip 1"),
        ("tag 1 add late", "what is to be done comes first", "desk tag add late 1"),
        ("tag 1 rm vip", "what is to be done comes first", "desk tag rm vip 1"),
        ("tag 1 late", "what is to be done comes first", "desk tag add late 1"),
        ("tag late 1", "what is to be done comes first", "desk tag add late 1"),
        ("tag 1", "what is to be done comes first", "desk tag add TAG 1"),
        ("snooze friday 1", "the tickets come first", "desk snooze 1 friday"),
        ("snooze tomorrow 9:00 1 2", "the tickets come first", "desk snooze 1 2 tomorrow 9:00"),
        ("move billing 1", "the tickets come first", "desk move 1 billing"),
        ("note 'called back' 1", "the tickets come first", "desk note 1 'called back'"),
        ("time 25m 1", "the tickets come first", "desk time 1 25m"),
        ("reply 1 'Hello there'", "goes after --body", "desk reply 1 --body 'Hello there'"),
        ("1", "what is to be done with ticket 1?", "desk show 1"),
    ] {
        desk.refused(line).says(2, says, hint);
    }
    // Nothing of that takes away what is right.
    for line in [
        "assign none 1 2",
        "tag add 2026 1 2",
        "tag rm 2026 1",
        "move 1 second-line",
        "snooze 1 2 4h",
        "note 1 called 5",
        "note 1 2",
        "time 1 25m took 3",
        "priority high 1",
    ] {
        desk.ok(line);
    }
    desk.command("status open -").stdin("1\n").ok();
}

#[test]
fn an_option_that_is_a_word_of_a_query_says_so() {
    let desk = desk();
    for (line, hint) in [
        ("list --status open", "desk list status:open"),
        ("list --status=open", "desk list status:open"),
        ("list --tag vip is:unsolved", "desk list is:unsolved tag:vip"),
        ("list --assignee me --limit 5", "desk list assignee:me"),
        ("list --from eva@customer.example", "desk list from:eva@customer.example"),
        ("list --subject 'late refund'", "desk list 'subject:\"late refund\"'"),
        ("list --overdue", "desk list is:overdue"),
        ("list --open", "desk list status:open"),
        ("list --mine", "desk list assignee:me"),
        ("list --since yesterday", "desk list 'created:>=yesterday'"),
        ("list --search refund", "desk list refund"),
        ("next --priority high", "desk next priority:high"),
        ("messages --kind auto_reply", "desk messages kind:auto_reply"),
        ("report sla --tag vip", "desk report sla tag:vip"),
        ("assign me --status open", "desk assign me --where status:open"),
        ("tag add x --from eva@customer.example", "desk tag add x --where from:eva@customer.example"),
    ] {
        desk.refused(line).says(2, "there is no option", hint);
    }
    assert_eq!(ids(&desk.json("list --limit 1")).len(), 1);
    desk.refused("list --colums id").says(2, "--colums", "--columns");
    desk.refused("list status:!new").says(2, "`!new` is not known here", "`-status:new`");
    desk.refused("list '!status:new'").says(2, "no word of a query", "`-status:new`");
    desk.refused("list tag:!vip,x").says(2, "`!vip` is not known here", "`-tag:vip`");
    assert_eq!(ids(&desk.json("list -status:new")), [1]);
}

#[test]
fn a_period_without_its_option_is_never_searched_for() {
    let desk = desk();
    for period in [
        "last-week",
        "today",
        "2026-06",
        "2026",
        "this-month",
        "2026-Q3",
        "2026-W30",
        "2026-07-01",
        "last-7-days",
        "yesterday",
        "monday",
        "LAST_WEEK",
    ] {
        for line in ["report sla", "report volume tag:vip", "sla check"] {
            let told = desk.refused(&format!("{line} {period}"));
            told.says(2, "goes after --period", &format!("{line} --period {period}"));
        }
    }
    desk.refused("report sla last week").says(
        2,
        "`last week` is a period",
        "desk report sla --period last-week",
    );
    desk.refused("report sla 'tag:vip last 7 days'").says(
        2,
        "`last 7 days` is a period",
        "--period last-7-days",
    );
    desk.refused("report sla last-week --check --target 90").says(2, "goes after --period", "");
    for line in [
        "report sla '\"last-week\"'",
        "report sla sun",
        "report sla created:last-week",
        "report sla subject:2026",
        "list last-week",
        "report sla --period 'last week'",
    ] {
        desk.ok(line);
    }
}

#[test]
fn quiet_is_quiet_but_for_warnings_and_errors() {
    let desk = desk();
    for line in [
        "-q reply 1 --body x",
        "-q next",
        "-q next status:solved",
        "-q list tag:nobody",
        "-q run",
        "-q tag add x 1 --dry-run",
        "-q search nobody",
        "-q undo",
        "-q verify",
        "-q import missing.mbox",
    ] {
        let run = desk.run(line);
        match run.code {
            0 => assert_eq!(run.stderr, "", "{line}"),
            _ => assert!(run.stderr.starts_with("error: "), "{line}: {}", run.stderr),
        }
    }
    desk.file(
        "two.mbox",
        crate::mail::mboxrd(&[Mail::new("8@customer.example", "08:08")
            .from("me@other.example")
            .answers("1@customer.example")]),
    );
    assert_eq!(desk.run("-q import two.mbox").stderr, "");
    assert!(
        !desk.run("import two.mbox").stderr.is_empty() || !desk.run("list").stderr.is_empty(),
        "it has something to say"
    );
    assert!(desk.run("-q list --nosuch").stderr.contains("error: "));
}

#[test]
fn weekdays_and_times_of_day_are_understood_wherever_dates_are() {
    let desk = desk();
    // A Friday.
    desk.at("2026-07-03T10:00:00Z").tick(0);
    for (query, found) in [
        ("created:wednesday", vec![1, 2]),
        ("created:>=monday", vec![1, 2]),
        ("created:thursday", vec![]),
        ("created:>=friday", vec![]),
        ("'created:\"last wednesday\"'", vec![1, 2]),
        ("'created:\"wednesday 8:01\"'", vec![1]),
        ("created:mon..wed", vec![1, 2]),
        ("created:<17:00", vec![1, 2]),
        ("created:2-days-ago", vec![1, 2]),
        ("due:thursday", vec![]),
        ("due:<17:00", vec![1, 2]),
        ("due:<=monday", vec![1, 2]),
    ] {
        let mut listed = ids(&desk.json(&format!("list {query}")));
        listed.sort();
        assert_eq!(listed, found, "{query}");
    }
    for (line, created) in [
        ("report volume --period wednesday", 2),
        ("report volume --period thursday", 0),
        ("report volume --from monday --to wednesday", 2),
        ("report volume --from 'monday 9:00' --to 'wednesday 8:02'", 1),
        ("report volume --as-of 'wednesday 8:01:30'", 1),
        ("report volume --as-of yesterday", 2),
    ] {
        assert_eq!(desk.json(line).as_array().unwrap().last().unwrap()["created"], created, "{line}");
    }
    desk.ok("undo --by ana --since wednesday --dry-run");
    desk.refused("list created:mondy").says(2, "`mondy` is no date", "did you mean `monday`?");
}
