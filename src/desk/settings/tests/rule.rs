//! What is wrong in `[[rule]]`.

use super::refusal;
use crate::desk::settings::{Action, Settings};

#[test]
fn keys_of_a_rule() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"

[[rule]]
nmae = "r"
[[rule]]
name = "s"
on = "messages"
when = "assignee:me"
then = "tag add x"
[[rule]]
name = "s"
on = "tick"
then = []
"#),
        @r#"
        settings.toml:4:1: a rule has no `name`; expected name = "…"
         4 | [[rule]]
           | ^^^^^^^^
        settings.toml:4:1: a rule has no `on`; expected on = `message`, `ticket`, `tick`, `solved`, `assigned` or `missed`
         4 | [[rule]]
           | ^^^^^^^^
        settings.toml:4:1: a rule has no `then`; expected then = ["tag add refund"]
         4 | [[rule]]
           | ^^^^^^^^
        settings.toml:5:1: unknown key `nmae` in [[rule]]
         5 | nmae = "r"
           | ^^^^
           = did you mean `name`?
        settings.toml:8:6: `on` cannot be "messages"; expected `message`, `ticket`, `tick`, `solved`, `assigned` or `missed`
         8 | on = "messages"
           |      ^^^^^^^^^^
           = did you mean `message`?
        settings.toml:9:8: a rule is run by nobody in person, so `me` is nobody; expected the name of an agent
         9 | when = "assignee:me"
           |        ^^^^^^^^^^^^^
        settings.toml:10:8: `then` is text; expected a list of texts, ["…", "…"]
         10 | then = "tag add x"
            |        ^^^^^^^^^^^
        settings.toml:11:1: a rule on `tick` without `when` would act on every ticket at each run; expected when = "…"
         11 | [[rule]]
            | ^^^^^^^^
        settings.toml:12:8: another rule is named "s" already; expected a name of its own
         12 | name = "s"
            |        ^^^
        settings.toml:14:8: `then` is empty; expected at least one action
         14 | then = []
            |        ^^
        "#
    );
}

#[test]
fn actions_are_commands() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"

[[rule]]
name = "r"
on = "message"
then = [
  "tag ad x",
  "tag add x,,y",
  "assign me",
  "assign ana bob",
  "priority hihg",
  "priority",
  "status closed",
  "status",
  "note",
  "reply ack",
  "reply --canned=",
  "  taag add x",
  "frobnicate",
  "",
  5,
]
"#),
        @r#"
        settings.toml:8:3: "tag ad x" cannot be done; expected `tag add TAG[,TAG]` or `tag rm TAG[,TAG]`
         8 |   "tag ad x",
           |   ^^^^^^^^^^
        settings.toml:9:12: "" cannot be a tag; expected tags joined by commas, without blanks
         9 |   "tag add x,,y",
           |            ^^^^
        settings.toml:10:11: a rule is run by nobody in person, so `me` is nobody; expected the name of an agent
         10 |   "assign me",
            |           ^^
        settings.toml:11:3: "assign ana bob" cannot be done; expected `assign AGENT` or `assign none`
         11 |   "assign ana bob",
            |   ^^^^^^^^^^^^^^^^
        settings.toml:12:13: a rule cannot set "hihg"; expected `low`, `normal`, `high` or `urgent`
         12 |   "priority hihg",
            |             ^^^^
            = did you mean `high`?
        settings.toml:13:3: "priority" cannot be done; expected `priority low`, `normal`, `high` or `urgent`
         13 |   "priority",
            |   ^^^^^^^^^^
        settings.toml:14:11: a rule cannot set "closed"; expected `open`, `pending`, `hold`, `solved` or `spam`
         14 |   "status closed",
            |           ^^^^^^
        settings.toml:15:3: "status" cannot be done; expected `status open`, `pending`, `hold`, `solved` or `spam`
         15 |   "status",
            |   ^^^^^^^^
        settings.toml:16:3: "note" cannot be done; expected `note TEXT`
         16 |   "note",
            |   ^^^^^^
        settings.toml:17:3: "reply ack" cannot be done; expected `reply --canned NAME [--draft]`
         17 |   "reply ack",
            |   ^^^^^^^^^^^
        settings.toml:18:3: "reply --canned=" cannot be done; expected `reply --canned NAME [--draft]`
         18 |   "reply --canned=",
            |   ^^^^^^^^^^^^^^^^^
        settings.toml:19:6: a rule cannot "taag"; expected `tag`, `assign`, `priority`, `status`, `move`, `escalate`, `snooze`, `note`, `dismiss`, `mute`, `reply`, `ask`, `forward` or `notify`
         19 |   "  taag add x",
            |      ^^^^
            = did you mean `tag`?
        settings.toml:20:4: a rule cannot "frobnicate"; expected `tag`, `assign`, `priority`, `status`, `move`, `escalate`, `snooze`, `note`, `dismiss`, `mute`, `reply`, `ask`, `forward` or `notify`
         20 |   "frobnicate",
            |    ^^^^^^^^^^
        settings.toml:21:3: an entry of `then` is empty; expected text in quotes
         21 |   "",
            |   ^^
        settings.toml:22:3: an entry of `then` is a whole number; expected text in quotes
         22 |   5,
            |   ^
        "#
    );
}

#[test]
fn the_place_within_a_query_is_shown_where_no_escape_shifts_it() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"

[[rule]]
name = "r"
on = "message"
when = "tag:žut prioritty:high"
then = ["tag add x"]
[[rule]]
name = "s"
on = "message"
when = "subject:\"late\" prioritty:high"
then = ["tag add x"]
"#),
        @r#"
        settings.toml:7:17: "tag:žut prioritty:high" is no query: `prioritty:` is no key of a query
         7 | when = "tag:žut prioritty:high"
           |                 ^^^^^^^^^
           = did you mean `priority:`? To search for the text, write "prioritty:high" in quotes
        settings.toml:12:8: "subject:\"late\" prioritty:high" is no query: `prioritty:` is no key of a query
         12 | when = "subject:\"late\" prioritty:high"
            |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
            = did you mean `priority:`? To search for the text, write "prioritty:high" in quotes
    "#
    );
}

/// What can do nothing, as it is shown. Each rule is the words after `on`: an event, a condition, more lines.
fn futile(rules: &[(&str, &str, &str)]) -> String {
    let mut text = "[desk]\nname = \"Acme\"\n[view.mine]\nquery = \"assignee:me\"\n".to_owned();
    for (place, (on, when, rest)) in rules.iter().enumerate() {
        let then = if rest.contains("then") { "" } else { "then = [\"priority high\"]\n" };
        text += &format!("[[rule]]\nname = \"r{place}\"\non = \"{on}\"\nwhen = '{when}'\n{then}{rest}\n");
    }
    match Settings::parse(&text) {
        Ok(settings) => settings.futile().iter().map(|fault| format!("{fault}\n")).collect(),
        Err(faults) => panic!("{faults:?}"),
    }
}

#[test]
fn conditions_that_are_never_true() {
    for (on, when) in [
        ("solved", "status:new"),
        ("solved", "tag:a status:open,pending"),
        ("solved", "is:unsolved"),
        ("solved", "solved:none"),
        ("assigned", "assignee:none"),
        ("assigned", "is:unassigned tag:a"),
        ("tick", "status:closed"),
        ("tick", "status:spam,merged updated:>1d"),
        ("tick", "is:muted"),
        ("message", "tag:a -tag:a"),
        ("message", "status:open status:pending"),
        ("ticket", "priority:>=high priority:low"),
        ("missed", "channel:phone channel:email"),
        ("message", "is:unsolved status:solved"),
        ("tick", ""),
        ("message", "@mine"),
    ] {
        assert_ne!(futile(&[(on, when, "")]), "", "{on}: {when}");
    }
    insta::assert_snapshot!(futile(&[("solved", "tag:a status:new", "")]), @r#"line 8, column 8: "tag:a status:new" is never true: a ticket that was just solved is not `status:new`; expected a condition that can hold"#);
}

#[test]
fn conditions_that_may_be_true() {
    for (on, when) in [
        ("solved", "status:solved"),
        ("solved", "status:new or tag:a"),
        ("solved", "-status:new"),
        ("solved", "is:reopened"),
        ("assigned", "-assignee:none"),
        ("assigned", "assignee:ana"),
        ("tick", "status:pending updated:>3d"),
        ("tick", "status:solved,closed"),
        ("message", "tag:a or -tag:a"),
        ("message", "status:solved"),
        ("message", "is:doubted"),
        ("message", "status:open,pending status:pending,hold"),
        ("ticket", ""),
        ("missed", ""),
    ] {
        assert_eq!(futile(&[(on, when, "")]), "", "{on}: {when}");
    }
    // What an earlier rule makes of it counts.
    let opens = ("solved", "tag:a", "then = [\"status open\"]");
    assert_eq!(futile(&[opens, ("solved", "status:open", "")]), "");
    assert_ne!(futile(&[("solved", "status:open", ""), opens]), "");
    let gives_back = ("assigned", "tag:a", "then = [\"assign none\"]");
    assert_eq!(futile(&[gives_back, ("assigned", "is:unassigned", "")]), "");
}

#[test]
fn nothing_reaches_a_rule_behind_one_that_takes_all() {
    let wall = ("message", "", "stop = true");
    insta::assert_snapshot!(futile(&[wall, ("message", "tag:a", "")]), @r#"line 11, column 1: nothing reaches this rule: "r0" before it takes every event on `message` and stops; expected it to stand before that one, or a condition there"#);
    for reached in [
        vec![wall, ("ticket", "tag:a", "")],
        vec![wall, ("message", "kind:bounce", "")],
        vec![("message", "", ""), ("message", "tag:a", "")],
        vec![("message", "tag:b", "stop = true"), ("message", "tag:a", "")],
        vec![
            ("message", "", "stop = true\nthen = [\"ask csat\"]\nmax = \"1 per ticket\""),
            ("message", "tag:a", ""),
        ],
    ] {
        assert_eq!(futile(&reached), "", "{reached:?}");
    }
}

#[test]
fn when_and_how_often_a_rule_acts() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"
[calendar.office]
mon = ["09:00-17:00"]

[[rule]]
name = "r"
on = "asigned"
then = ["priority high"]
stop = "yes"
hours = "ofice"
max = "once a day"
[[rule]]
name = "s"
on = "message"
then = ["priority high"]
hours = "closed:ofice"
max = 3
"#),
        @r#"
        settings.toml:8:6: `on` cannot be "asigned"; expected `message`, `ticket`, `tick`, `solved`, `assigned` or `missed`
         8 | on = "asigned"
           |      ^^^^^^^^^
           = did you mean `assigned`?
        settings.toml:10:8: `stop` is text; expected true or false, without quotes
         10 | stop = "yes"
            |        ^^^^^
        settings.toml:11:9: there is no calendar "ofice"; expected `office`, or `closed:` before it
         11 | hours = "ofice"
            |         ^^^^^^^
            = did you mean `office`?
        settings.toml:12:7: `max` cannot be "once a day"; expected "1 per customer per day": a number, then `per customer` or `per ticket`, then `per hour`, `day`, `week`, `month`, `year` or a length such as 4h; one of the two may be left out
         12 | max = "once a day"
            |       ^^^^^^^^^^^^
            = did you mean `1 per day`?
        settings.toml:17:9: there is no calendar "ofice"; expected `office`, or `closed:` before it
         17 | hours = "closed:ofice"
            |         ^^^^^^^^^^^^^^
            = did you mean `closed:office`?
        settings.toml:18:7: `max` is a whole number; expected text in quotes
         18 | max = 3
            |       ^
        "#
    );
}

#[test]
fn every_action_is_read_as_its_command_is() {
    insta::assert_snapshot!(
        refusal(r#"
[desk]
name = "Acme"

[[rule]]
name = "r"
on = "message"
then = [
  "move a b",
  "move '#!'",
  "move 42",
  "escalate 2",
  "snooze",
  "snooze soon",
  "snooze off --note x",
  "snooze 2d --nto x",
  "dismiss all",
  "mute spam@x.example",
  "reply --draft",
  "reply --canned a --darft",
  "reply --canned a b",
  "ask ces",
  "ask",
  "forward",
  "forward --to ana",
  "forward --to",
  "forward 5 --to ana@x.example",
  "forward --to a@x.example --body a --body b",
  "notify",
  "notify '/opt/my program",
  "notiffy x",
]
"#),
        @r##"
        settings.toml:8:3: "move a b" cannot be done; expected `move DEPARTMENT` or `move none`
         8 |   "move a b",
           |   ^^^^^^^^^^
        settings.toml:9:9: "#!" cannot be a department; expected letters, digits and - _ . / + @, at most 64 of them
         9 |   "move '#!'",
           |         ^^^^
        settings.toml:10:9: "42" cannot be a department; expected letters, digits and - _ . / + @, at most 64 of them
         10 |   "move 42",
            |         ^^
        settings.toml:11:3: "escalate 2" cannot be done; expected `escalate`
         11 |   "escalate 2",
            |   ^^^^^^^^^^^^
        settings.toml:12:3: "snooze" cannot be done; expected `snooze UNTIL [--note TEXT]`
         12 |   "snooze",
            |   ^^^^^^^^
        settings.toml:13:11: `soon` is no date and no period; expected 4h, 2d, 17:00, tomorrow, monday, `monday 9:00`, `in 3 days`, next-week, 2026-12-01, `2026-12-01 09:30`
         13 |   "snooze soon",
            |           ^^^^
        settings.toml:14:3: "snooze off --note x" cannot be done; expected `snooze off`
         14 |   "snooze off --note x",
            |   ^^^^^^^^^^^^^^^^^^^^^
        settings.toml:15:14: a rule knows no option "--nto"; expected `snooze UNTIL [--note TEXT]`
         15 |   "snooze 2d --nto x",
            |              ^^^^^
            = did you mean `--note`?
        settings.toml:16:3: "dismiss all" cannot be done; expected `dismiss`
         16 |   "dismiss all",
            |   ^^^^^^^^^^^^^
        settings.toml:17:3: "mute spam@x.example" cannot be done; expected `mute`
         17 |   "mute spam@x.example",
            |   ^^^^^^^^^^^^^^^^^^^^^
        settings.toml:18:3: "reply --draft" cannot be done; expected `reply --canned NAME [--draft]`
         18 |   "reply --draft",
            |   ^^^^^^^^^^^^^^^
        settings.toml:19:21: a rule knows no option "--darft"; expected `reply --canned NAME [--draft]`
         19 |   "reply --canned a --darft",
            |                     ^^^^^^^
            = did you mean `--draft`?
        settings.toml:20:3: "reply --canned a b" cannot be done; expected `reply --canned NAME [--draft]`
         20 |   "reply --canned a b",
            |   ^^^^^^^^^^^^^^^^^^^^
        settings.toml:21:8: a rule cannot ask "ces"; expected `csat` or `nps`
         21 |   "ask ces",
            |        ^^^
        settings.toml:22:3: "ask" cannot be done; expected `ask csat` or `ask nps`
         22 |   "ask",
            |   ^^^^^
        settings.toml:23:3: "forward" cannot be done; expected `forward --to MAIL [--cc MAIL] [--subject TEXT] [--body TEXT]`
         23 |   "forward",
            |   ^^^^^^^^^
        settings.toml:24:17: "ana" is no mail address; expected one such as "bookkeeper@x.example", without a name
         24 |   "forward --to ana",
            |                 ^^^
        settings.toml:25:3: "forward --to" cannot be done; expected `forward --to MAIL [--cc MAIL] [--subject TEXT] [--body TEXT]`
         25 |   "forward --to",
            |   ^^^^^^^^^^^^^^
        settings.toml:26:12: a rule forwards what the customer wrote last; expected `forward --to MAIL [--cc MAIL] [--subject TEXT] [--body TEXT]`
         26 |   "forward 5 --to ana@x.example",
            |            ^
        settings.toml:27:3: "forward --to a@x.example --body a --body b" cannot be done; expected `forward --to MAIL [--cc MAIL] [--subject TEXT] [--body TEXT]`
         27 |   "forward --to a@x.example --body a --body b",
            |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        settings.toml:28:3: "notify" cannot be done; expected `notify COMMAND`
         28 |   "notify",
            |   ^^^^^^^^
        settings.toml:29:11: a quote is opened here and not closed; expected one more quote
         29 |   "notify '/opt/my program",
            |           ^^^^^^^^^^^^^^^^
        settings.toml:30:4: a rule cannot "notiffy"; expected `tag`, `assign`, `priority`, `status`, `move`, `escalate`, `snooze`, `note`, `dismiss`, `mute`, `reply`, `ask`, `forward` or `notify`
         30 |   "notiffy x",
            |    ^^^^^^^
            = did you mean `notify`?
        "##
    );
}

fn read(then: &str) -> crate::desk::settings::Rule {
    let text = format!("[desk]\n[[rule]]\nname = \"r\"\non = \"message\"\nthen = ['''{then}''']\n");
    Settings::parse(&text).unwrap().rules[0].clone()
}

#[test]
fn quotes_hold_words_together() {
    let note = |text: &str| Action::Note(text.into());
    let snooze = |until: Option<&str>, note: Option<&str>| Action::Snooze {
        until: until.map(str::to_owned),
        note: note.map(str::to_owned),
    };
    let forward = Action::Forward {
        to: vec!["a@x.example".into()],
        cc: vec!["b@x.example".into()],
        subject: None,
        body: Some("Please pay".into()),
    };
    for (then, action) in [
        ("note \"a b\"", note("a b")),
        ("note it's 5 o'clock", note("it's 5 o'clock")),
        ("note \"Hello\" she said", note("\"Hello\" she said")),
        (
            "notify '/opt/my program' -v \"it's\"",
            Action::Notify(vec!["/opt/my program".into(), "-v".into(), "it's".into()]),
        ),
        ("snooze tomorrow 9:00 --note 'call her'", snooze(Some("tomorrow 9:00"), Some("call her"))),
        ("snooze off", snooze(None, None)),
        ("snooze 2030-01-01", snooze(Some("2030-01-01"), None)),
        ("reply --draft --canned=a", Action::Reply { canned: "a".into(), draft: true }),
        ("forward --to a@x.example --cc=b@x.example --body 'Please pay'", forward),
        ("tag add Late,late,b", Action::AddTags(vec!["late".into(), "b".into()])),
    ] {
        assert_eq!(read(then).then, [action], "{then}");
    }
}

#[test]
fn an_action_is_written_as_it_is_read() {
    for then in [
        "tag add a,b",
        "tag rm a",
        "assign ana",
        "assign none",
        "priority urgent",
        "status spam",
        "move billing",
        "move none",
        "escalate",
        "snooze tomorrow 9:00 --note 'call her'",
        "snooze off",
        "note it's \"late\", isn't it",
        "note 'quoted'",
        "note '\"quoted\"'",
        "dismiss",
        "mute",
        "reply --canned received",
        "reply --canned received --draft",
        "ask csat",
        "ask nps",
        "forward --to a@x.example --to c@x.example --cc b@x.example --subject 'An invoice' --body \"it's here\"",
        "notify '/opt/my program' \"it's\" ''",
    ] {
        let rule = read(then);
        assert_eq!(read(&rule.then[0].to_string()).then, rule.then, "{then}");
        assert_eq!(rule.written, [then]);
    }
}
