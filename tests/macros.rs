//! Canned replies that do more than write, and what becomes of the Markdown in them.

use serde_json::json;

use crate::harness::Desk;
use crate::mail::Mail;

fn desk() -> Desk {
    let desk = Desk::new();
    let mail = Mail::new("1@x.example", "08:00")
        .from("Eva **N** <eva@customer.example>")
        .subject("snake_case *and* [x](y)");
    desk.command("deliver").stdin(mail.bytes()).ok();
    desk.at("2026-07-01T10:00:00Z");
    desk
}

const REFUND: &str = "---\nsubject: Your refund\nstatus: solved\ntags: Refund, money\npriority: high\nassign: me\nattach: terms.pdf\n---\n\n\
    Dear {{ customer.name }},\n\n**Done**: see [our terms](https://x.example/t), attached.\n";

#[test]
fn a_canned_reply_does_what_stands_above_its_text_in_one_operation() {
    let desk = desk();
    desk.file("refund.md", REFUND);
    desk.ok("canned add refund --file refund.md");
    let (before, digest) = (desk.ticket(1), desk.ok("verify --digest --columns digest"));
    // The file is missing: nothing is changed, and lint says so before.
    desk.refused("reply 1 --canned refund").says_without_hint(66, "terms.pdf");
    let lint = desk.run("canned lint refund");
    assert!(lint.code == 4 && lint.text().contains("terms.pdf"), "{lint}");
    assert_eq!(desk.ticket(1), before);
    std::fs::write(desk.db().parent().unwrap().join("terms.pdf"), "x").unwrap();
    assert_eq!(desk.run("canned lint refund").code, 0);

    desk.ok("reply 1 --canned refund");
    let after = desk.ticket(1);
    assert_eq!(
        [&after["status"], &after["tags"], &after["priority"], &after["assignee"]],
        [&json!("solved"), &json!(["refund", "money"]), &json!("high"), &json!("ana")]
    );
    let sent = &desk.json("messages --columns subject,text,attachments")[1];
    assert_eq!(
        sent["text"].as_str().unwrap().replace("\r\n", "\n").trim_end(),
        "Dear Eva **N**,\n\n*Done*: see our terms (https://x.example/t), attached."
    );
    assert_eq!(
        (&sent["attachments"][0]["name"], &sent["subject"]),
        (&json!("terms.pdf"), &json!("Your refund [Acme #1]"))
    );
    desk.ok("verify");
    desk.ok("undo");
    assert_eq!(desk.ticket(1), before);
    assert_eq!(desk.ok("verify --digest --columns digest"), digest);
    // What is typed wins.
    desk.ok("reply 1 --canned refund --status keep --subject Else");
    assert_eq!((desk.field(1, "status"), desk.field(1, "priority")), ("open".into(), "high".into()));
    assert!(desk.json("outbox list")[0]["subject"].as_str().unwrap().starts_with("Else"));
}

#[test]
fn what_stands_above_the_text_goes_out_and_comes_back() {
    let desk = desk();
    desk.file("in/refund.de.md", REFUND);
    desk.ok("canned import in");
    desk.ok("canned add plain --body 'Hi'");
    desk.ok("canned export out");
    assert_eq!(desk.json("canned import out"), json!([]));
    let shown = desk.ok("canned show refund");
    assert!(shown.starts_with("---\nsubject: Your refund\nstatus: solved\n"), "{shown}");
    let row = desk.json("canned show refund");
    assert_eq!((&row[0]["tags"], &row[0]["status"]), (&json!(["refund", "money"]), &json!("solved")));
    // A new text alone keeps it; lines above it replace it; undo brings it back.
    desk.ok("canned edit refund --lang de --body New");
    assert_eq!(desk.json("canned show refund")[0]["status"], "solved");
    desk.ok("canned edit refund --lang de --body '---\nstatus: hold\n---\nNew'");
    let row = &desk.json("canned show refund")[0];
    assert_eq!(
        (&row["status"], &row["tags"], &row["subject"]),
        (&json!("hold"), &json!([]), &json!("Your refund"))
    );
    desk.ok("undo");
    assert_eq!(desk.json("canned show refund")[0]["status"], "solved");
    for (head, told) in [
        ("status: done", "line 2"),
        ("stauts: open", "did you mean status?"),
        ("tags: [a b]", "cannot be a tag"),
    ] {
        let before = desk.json("canned list");
        let words =
            ["canned".into(), "add".into(), "bad".into(), "--body".into(), format!("---\n{head}\n---\nHi")];
        let refused = desk.words(words).run();
        assert!(refused.code == 1 && refused.stderr.contains(told), "{refused}");
        assert_eq!(desk.json("canned list"), before);
    }
}

#[test]
fn words_of_customers_and_typed_texts_stay_as_they_are() {
    let desk = desk();
    desk.ok("canned add about --body '# {{ ticket.subject }}\n\nmy_own_name, 2*3*4\n* one\n* **two**'");
    let text = desk.ok("canned render about --ticket 1");
    assert_eq!(text, "snake_case *and* [x](y)\n\nmy_own_name, 2*3*4\n* one\n* *two*\n");
    desk.ok("reply 1 --body '**typed** [a](https://b.example)' --canned about");
    let sent = desk.json("messages --columns text")[1]["text"].as_str().unwrap().to_owned();
    assert!(sent.trim_end().ends_with("**typed** [a](https://b.example)"), "{sent}");
}

#[test]
fn variables_are_listed_with_their_values() {
    let desk = desk();
    let all = desk.json("canned variables");
    assert!(all.as_array().unwrap().len() >= 18);
    assert_eq!((&all[0]["name"], &all[0]["value"]), (&json!("ticket.id"), &json!(null)));
    let held = desk.json("canned variables --ticket 1 --set order=A-17");
    let value = |name: &str| {
        held.as_array().unwrap().iter().find(|row| row["name"] == name).unwrap()["value"].clone()
    };
    assert_eq!(value("ticket.id"), "1");
    assert_eq!(value("customer.email"), "eva@customer.example");
    assert_eq!((value("order"), value("today")), (json!("A-17"), json!("2026-07-01")));
    assert!(value("greeting").as_str().unwrap().starts_with("Good morning"));
    desk.refused("canned variables --ticket 9").says(1, "no ticket 9", "desk list");
    // What is listed can be used.
    for name in all.as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap().to_owned()) {
        desk.ok(&format!("canned add v --body '{{{{ {name} | default(\"-\") }}}}'"));
        desk.ok("canned render v --ticket 1");
        desk.ok("canned rm v");
    }
}

#[test]
fn a_mark_before_a_text_is_none_of_it() {
    let desk = desk();
    let marked = "\u{feff}Hello\n";
    desk.file("b.md", marked);
    desk.ok("canned add b --file b.md");
    desk.ok("canned add c --body '\u{feff}---\nstatus: hold\n---\nHello'");
    desk.command("canned add d --body -").stdin(marked).ok();
    desk.command("note 1 -").stdin(marked).ok();
    desk.words(["note", "1", "\u{feff}Hello"]).ok();
    desk.command("reply 1 --body - --force").stdin(marked).ok();
    desk.command("receive 1 --body -").stdin(marked).ok();
    desk.command("forward 1 --to max@supplier.example --body -").stdin(marked).ok();
    desk.command("new --from x@y.example --subject s --body -").stdin(marked).ok();
    desk.command("new --outbound --to x@y.example --subject s --body -").stdin(marked).ok();
    for line in ["canned list --columns body,status", "messages --columns text"] {
        let all = desk.ok(&format!("{line} -f json"));
        assert!(!all.contains('\u{feff}') && !all.contains("\\ufeff"), "{all}");
    }
    assert_eq!(desk.json("canned show c")[0]["status"], "hold");
}
