//! Who may say that they are us, and what strangers can move: nothing (contract, "Our own mail").

use serde_json::{Value, json};

use crate::harness::Desk;
use crate::mail::{Mail, mboxrd};

/// A desk with Eva's question in it.
fn asked() -> Desk {
    let desk = Desk::new();
    desk.file("eva.eml", Mail::new("1@customer.example", "07:10").bytes());
    desk.ok("import eva.eml");
    desk
}

fn deliver(desk: &Desk, mail: &Mail) -> Value {
    serde_json::from_str(&desk.command("deliver -f json").stdin(mail.bytes()).ok()).unwrap()
}

/// What mail can move of a ticket.
fn stand(desk: &Desk, id: i64) -> Vec<Value> {
    let ticket = desk.ticket(id);
    let fields = [
        "status",
        "sla_status",
        "due_at",
        "waiting_since",
        "first_response_at",
        "solved_at",
        "customer_email",
    ];
    fields.map(|field| ticket[field].clone()).to_vec()
}

/// The id of the last mail that we wrote.
fn ours(desk: &Desk) -> String {
    let rows = desk.json("messages --columns id,direction,message_id --sort -id");
    let ours = rows.as_array().unwrap().iter().find(|row| row["direction"] == "out").unwrap();
    ours["message_id"].as_str().unwrap().to_owned()
}

/// Direction and trust of each message, in the order in which they came.
fn sides(desk: &Desk) -> Vec<(String, String)> {
    let rows = desk.json("messages --columns id,direction,trust --sort id");
    let word = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    rows.as_array().unwrap().iter().map(|row| (word(row, "direction"), word(row, "trust"))).collect()
}

fn side(direction: &str, trust: &str) -> (String, String) {
    (direction.to_owned(), trust.to_owned())
}

#[test]
fn nothing_that_stands_in_a_delivered_mail_makes_it_ours() {
    let answer = || Mail::new("x@evil.example", "07:45").ours().answers("1@customer.example");
    let forged = [
        answer().labelled("Sent"),
        answer().header("X-Gmail-Labels", "Sent"),
        answer().header("x-gmail-labels", "=?utf-8?Q?Gesendet?="),
        answer().header("X-GM-LABELS", "\\\\Sent"),
        answer()
            .header("X-Folder", "Sent")
            .header("X-Mozilla-Status", "0001")
            .header("X-Mozilla-Keys", "sent"),
        answer().header("X-Mozilla-Status", "0008"),
    ];
    for mail in forged {
        let desk = asked();
        let before = stand(&desk, 1);
        deliver(&desk, &mail);
        assert_eq!(stand(&desk, 1), before);
        assert_eq!(sides(&desk)[1], side("in", "unproved"));
        // The labels of an mbox count where Gmail wrote the mbox, not in a file of one mail.
        let desk = asked();
        desk.file("Sent", mail.bytes());
        desk.file("Sent wrong item.eml", mail.header("Message-ID", "<y@evil.example>").bytes());
        desk.ok("import Sent 'Sent wrong item.eml'");
        assert_eq!(stand(&desk, 1), before);
        assert_eq!(sides(&desk)[1..], [side("in", "unproved"), side("in", "unproved")]);
    }
}

#[test]
fn labels_of_an_mbox_speak_for_mail_of_ours_alone() {
    let labelled = |id: &str| Mail::new(id, "07:45").answers("1@customer.example").labelled("Sent");
    let desk = asked();
    let before = stand(&desk, 1);
    // Eva's own mail under a label that says that we sent it; the second label line says what the first does not.
    let second = labelled("b@x.example").ours().labelled("Inbox");
    desk.file("All mail.mbox", mboxrd(&[labelled("a@x.example"), second]));
    desk.ok("import 'All mail.mbox'");
    assert_eq!(sides(&desk)[1..], [side("in", "full"), side("in", "unproved")]);
    assert_eq!(stand(&desk, 1)[4], before[4], "no answer");
    desk.file(
        "Takeout.mbox",
        mboxrd(&[Mail::new("c@x.example", "07:50").ours().answers("1@customer.example").labelled("Sent")]),
    );
    desk.ok("import Takeout.mbox");
    assert_eq!(stand(&desk, 1)[4], "2026-07-01T07:50:00Z");
}

#[test]
fn a_sent_folder_proves_mail_from_us_and_no_other() {
    let folders = ["import Maildir", "import --as-sent Maildir/cur", "import --as-sent pile.mbox"];
    for line in folders {
        let desk = asked();
        let to_us = Mail::new("2@customer.example", "07:40").answers("1@customer.example");
        let away = |mail: Mail| mail.header("To", "Bob <bob@supplier.example>");
        let elsewhere = away(Mail::new("3@private.example", "07:41").from("ana@private.example"));
        let plus = Mail::new("4@acme.example", "07:42").ours().from("Ana <ANA+desk@acme.example>");
        let pile = [to_us, elsewhere, plus.answers("1@customer.example")];
        for (at, mail) in pile.iter().enumerate() {
            desk.file(&format!("Maildir/cur/{at}.host:2,S"), "");
            std::fs::remove_file(desk.path(&format!("Maildir/cur/{at}.host:2,S"))).unwrap();
            let folder = if line.contains("cur") { "Maildir/cur" } else { "Maildir/.Sent/cur" };
            desk.file(&format!("{folder}/178289000{at}.{at}.host:2,S"), mail.bytes());
        }
        desk.file("pile.mbox", mboxrd(&pile));
        let told = desk.run(line);
        assert!(told.stderr.contains("so shown and answering nobody: ana@private.example (1)"), "{told}");
        let listed = "addresses = [\"support@acme.example\", \"ana@private.example\"]";
        assert!(told.stderr.contains(listed), "{told}");
        assert_eq!(
            sides(&desk)[1..],
            [side("in", "full"), side("in", "unproved"), side("out", "full")],
            "{line}"
        );
        assert_eq!(desk.field(1, "first_response_at"), "2026-07-01T07:42:00Z");
        assert_eq!(
            stand(&desk, 2)[..4],
            [json!("new"), json!("none"), Value::Null, Value::Null],
            "it moves nothing"
        );
    }
}

/// A report of the mail system of whoever writes it, that nothing reaches `to` any more.
fn report(id: &str, to: &str, returned: &str, head: &str) -> String {
    let returned = match returned {
        "" => String::new(),
        id => format!("--b\nContent-Type: message/rfc822\n\nMessage-ID: <{id}>\nSubject: x\n\nx\n"),
    };
    format!(
        "From: MAILER-DAEMON@mx.evil.example\nTo: support@acme.example\nSubject: Undelivered\nMessage-ID: <{id}>\n{head}\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n\
         --b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n\
         Final-Recipient: rfc822; {to}\nAction: failed\nStatus: 5.1.1\n\n{returned}--b--\n"
    )
}

#[test]
fn a_bounce_flags_only_where_it_returns_a_mail_of_ours_that_went_there() {
    let desk = asked();
    deliver(&desk, &Mail::new("w1@other.example", "07:20").from("Wanda <wanda@other.example>"));
    desk.ok("reply 1 --body Hello --cc bob@customer.example");
    let ours = ours(&desk);
    let flagged = |who: &str| {
        let seen = desk.json(&format!("customer show {who}"))["unreachable"] != json!([]);
        let warned =
            desk.run("reply 1 --body Hello --dry-run").stderr.contains(&format!("mail to {who} came back"));
        assert!(seen == warned || who != "eva@customer.example");
        seen
    };
    let (eva, wanda) = ("eva@customer.example", "wanda@other.example");
    let forged = [
        report("b1@evil.example", eva, "1@customer.example", ""),
        report("b2@evil.example", eva, "", "References: <1@customer.example>\n"),
        report("b3@evil.example", eva, "never@seen.example", &format!("References: <{ours}>\n")),
        report("b4@evil.example", eva, "", ""),
        report("b5@evil.example", wanda, &ours, ""),
        report("b6@evil.example", wanda, "w1@other.example", ""),
        report("b7@evil.example", eva, &ours.replace('@', "x@"), ""),
    ];
    for mail in &forged {
        desk.command("deliver").stdin(mail.as_bytes()).ok();
        assert!(!flagged(eva) && !flagged(wanda), "{mail}");
    }
    assert!(!desk.command("show 1").terminal(200).ok().contains("came back for good"));
    // The mail that we queued and took back went to nobody.
    desk.ok("reply 2 --body Hello");
    let dropped = self::ours(&desk);
    desk.ok("outbox drop 2");
    desk.command("deliver").stdin(report("b8@evil.example", wanda, &dropped, "")).ok();
    assert!(!flagged(wanda));
    // A true one, as old programs write it, flags whom the mail went to; and so does that of a copy.
    desk.command("deliver").stdin(report("b9@mx.example", eva, "", &format!("In-Reply-To: <{ours}>\n"))).ok();
    desk.command("deliver").stdin(report("b10@mx.example", "bob@customer.example", &ours, "")).ok();
    assert!(flagged(eva));
    assert!(
        desk.run("reply 1 --body Hello --dry-run --cc bob@customer.example")
            .stderr
            .contains("mail to bob@customer.example came back")
    );
}

#[test]
fn a_bounce_of_a_proved_copy_counts_whichever_comes_first() {
    let sent = Mail::new("s1@acme.example", "07:45").ours().answers("1@customer.example");
    for proved in [true, false] {
        let desk = asked();
        desk.command("deliver")
            .stdin(report("b1@mx.example", "eva@customer.example", "s1@acme.example", ""))
            .ok();
        desk.file("sent.eml", sent.bytes());
        desk.ok(if proved { "import --as-sent sent.eml" } else { "import sent.eml" });
        let seen = desk.json("customer show eva@customer.example")["unreachable"] != json!([]);
        assert_eq!(seen, proved);
    }
}

#[test]
fn an_answer_goes_to_another_reply_to_only_when_a_person_says_so() {
    let evil =
        |id: &str, to: &str| Mail::new(id, "07:30").answers("1@customer.example").header("Reply-To", to);
    for to in [
        "eve@evil.example",
        "eva@customer.example, Eve <eve@evil.example>",
        "support@acme.example, eve@evil.example",
    ] {
        let desk = asked();
        deliver(&desk, &evil("2@customer.example", to));
        let page = desk.command("show 1").terminal(200).ok();
        assert!(page.contains("m2 asks for its answer at eve@evil.example (Reply-To)"), "{page}");
        assert!(page.contains("wants its answer at"), "{page}");
        desk.refused("reply 1 --body 'your password'").says(1, "eve@evil.example", "desk reply 1 --force");
        desk.refused("reply 1 --body 'your password' --print").says(
            1,
            "eve@evil.example",
            "desk reply 1 --force",
        );
        desk.refused("reply 1 --body Received --auto --force").says(
            1,
            "nothing is sent there automatically",
            "without --auto",
        );
        assert_eq!(desk.json("outbox"), json!([]));
        assert!(desk.run("reply 1 --body Hello --force").stderr.contains("warning: m2 asks for its answer"));
        // Once they write without it, nothing is asked.
        deliver(&desk, &Mail::new("3@customer.example", "07:40").answers("1@customer.example"));
        desk.ok("reply 1 --body Hello");
        assert!(!desk.command("show 1").terminal(200).ok().contains("m2 asks for"));
    }
}

#[test]
fn an_answer_goes_to_a_reply_to_that_is_known_without_a_question() {
    let desk = asked();
    for to in ["Eva <EVA@customer.example>", "eva+orders@customer.example", "support@acme.example"] {
        deliver(
            &desk,
            &Mail::new(&format!("{}@x.example", to.len()), "07:30")
                .answers("1@customer.example")
                .header("Reply-To", to),
        );
        desk.ok("reply 1 --body Hello --dry-run");
    }
    // Another person who has written here is no address of hers.
    deliver(&desk, &Mail::new("b@other.example", "07:50").from("ben@other.example"));
    deliver(
        &desk,
        &Mail::new("9@customer.example", "07:55")
            .answers("1@customer.example")
            .header("Reply-To", "ben@other.example"),
    );
    desk.refused("reply 1 --body Hello").says(1, "ben@other.example", "--force");
    // A contact form names its customer there.
    let settings =
        desk.ok("settings show").replace("close_days", "contact_forms = [\"web@acme.example\"]\nclose_days");
    desk.file("settings.toml", settings);
    desk.ok("settings apply settings.toml");
    deliver(
        &desk,
        &Mail::new("f@acme.example", "08:00")
            .from("web@acme.example")
            .header("Reply-To", "dora@third.example"),
    );
    desk.ok("reply 3 --body Hello");
    assert_eq!(desk.json("outbox")[0]["to"], json!(["dora@third.example"]));
}

#[test]
fn a_replayed_id_of_ours_makes_nobody_us_and_moves_nothing() {
    let replay = |id: &str, from: &str| {
        let mail = Mail::new(id, "07:50").from(from).header("In-Reply-To", "<1@customer.example>");
        mail.subject("Re: It does not work").body("We refund you 10000 EUR.\n")
    };
    for from in [
        "Acme <support@acme.example>",
        "ana@acme.example",
        "Eve <eve@evil.example>",
        "Eva Novak <eva@customer.example>",
    ] {
        for way in ["kept", "dropped", "undone", "printed", "solved"] {
            let desk = asked();
            let id = match way {
                "printed" => {
                    let mail = desk.ok("reply 1 --body Hello --print");
                    let id = mail.lines().find_map(|line| line.strip_prefix("Message-ID: <")).unwrap();
                    id.trim_end_matches('>').to_owned()
                }
                _ => {
                    desk.ok("reply 1 --body Hello");
                    ours(&desk)
                }
            };
            match way {
                "dropped" => drop(desk.ok("outbox drop 1")),
                "undone" => drop(desk.ok("undo")),
                "solved" => drop(desk.ok("status solved 1")),
                _ => {}
            }
            let before = stand(&desk, 1);
            let row = deliver(&desk, &replay(&id, from));
            assert_eq!((&row["outcome"], &row["ticket"]), (&json!("imported"), &json!(1)), "{from} {way}");
            assert_eq!(stand(&desk, 1), before, "{from} {way}");
            let last = desk.json("messages id:1 --columns id,direction,trust --sort id");
            let last = last.as_array().unwrap().last().unwrap().clone();
            assert_eq!(
                (&last["direction"], &last["trust"]),
                (&json!("in"), &json!("unproved")),
                "{from} {way}"
            );
            // The same once more is a copy, and what answers it answers nobody.
            assert_eq!(deliver(&desk, &replay(&id, from))["outcome"], "duplicate", "{from} {way}");
        }
    }
}

#[test]
fn a_copy_with_our_very_content_is_a_copy() {
    let desk = asked();
    desk.ok("reply 1 --body Hello");
    desk.ok("outbox show 1");
    let mail = desk.ok("show --raw m2");
    let before = stand(&desk, 1);
    let back = format!("Received: from relay.example; Wed, 01 Jul 2026 09:00:00 +0000\n{mail}");
    assert_eq!(desk.json("messages").as_array().unwrap().len(), 2);
    let row: Value = serde_json::from_str(&desk.command("deliver -f json").stdin(back).ok()).unwrap();
    assert_eq!((&row["outcome"], &row["ticket"]), (&json!("duplicate"), &json!(1)));
    assert_eq!((stand(&desk, 1), sides(&desk).len()), (before, 2));
}

/// The ids of the mails of each ticket.
fn tickets(desk: &Desk) -> Vec<Vec<String>> {
    crate::import::partition(desk)
}

/// Mail of two customers, and of somebody who names both.
fn two() -> Desk {
    let desk = asked();
    deliver(&desk, &Mail::new("w1@other.example", "07:20").from("Wanda <wanda@other.example>"));
    desk
}

fn bridge(from: &str) -> Mail {
    let names = "<1@customer.example> <w1@other.example>";
    Mail::new("e1@evil.example", "07:50").from(from).header("References", names)
}

#[test]
fn strangers_machines_and_claims_join_no_tickets() {
    let mails = [
        bridge("Eve <eve@evil.example>"),
        bridge("Eve <eve@evil.example>").header("Auto-Submitted", "auto-replied"),
        bridge("Eve <eve@evil.example>").header("List-Id", "<x.y>"),
        bridge("Eve <eve@evil.example>")
            .header("List-Id", "<x.y>")
            .header("Cc", "eva@customer.example, wanda@other.example"),
        bridge("Eve <eve@evil.example>").header("Cc", "eva@customer.example, wanda@other.example"),
        bridge("Acme <support@acme.example>"),
        // One of the two, who names the mail of the other.
        bridge("Eva Novak <eva@customer.example>"),
        bridge("Eva Novak <eva@customer.example>").header("In-Reply-To", "<1@customer.example>"),
        bridge("MAILER-DAEMON@evil.example")
            .header("Return-Path", "<>")
            .header("Auto-Submitted", "auto-generated"),
        bridge("Eve <eve@evil.example>").header("In-Reply-To", "<never@seen.example>"),
        bridge("Eve <eve@evil.example>").header("Reply-To", "wanda@other.example"),
    ];
    for mail in &mails {
        let desk = two();
        desk.ok("tag add seen 1 2");
        let before = [stand(&desk, 1), stand(&desk, 2)];
        let row = deliver(&desk, mail);
        let into = row["ticket"].as_i64().unwrap();
        assert!([1, 2].contains(&into), "{mail:?}");
        assert_eq!(desk.ticket(into)["messages"].as_array().unwrap().len(), 2, "{mail:?}");
        assert_eq!(stand(&desk, 3 - into), before[2 - into as usize], "{mail:?}");
        let writer = mail.bytes().starts_with(b"From: Eva") && into == 1;
        assert!(writer || stand(&desk, into) == before[into as usize - 1], "{mail:?}");
        let links = |id: i64| desk.ticket(id)["links"].clone();
        assert_eq!(links(1), json!([{"kind": "linked", "ticket": 2}]), "{mail:?}");
        assert_eq!(links(2), json!([{"kind": "linked", "ticket": 1}]), "{mail:?}");
        desk.ok("verify");
        // Nor does the same mail in another order.
        let first = Desk::new();
        for (name, mail) in [
            ("e", mail.clone()),
            ("w", Mail::new("w1@other.example", "07:20").from("wanda@other.example")),
            ("v", Mail::new("1@customer.example", "07:10")),
        ] {
            first.file(&format!("{name}.mbox"), mboxrd(&[mail]));
            first.ok(&format!("import -q {name}.mbox"));
        }
        assert_eq!(tickets(&first), tickets(&desk), "{mail:?}");
    }
}

#[test]
fn a_stranger_who_answers_all_first_joins_none_of_them() {
    let desk = two();
    let eve = |id: &str| Mail::new(id, "07:40").from("Eve <eve@evil.example>");
    deliver(&desk, &eve("e1@evil.example").answers("1@customer.example"));
    deliver(&desk, &eve("e2@evil.example").answers("w1@other.example"));
    deliver(
        &desk,
        &eve("e3@evil.example")
            .answers("e1@evil.example")
            .header("References", "<e2@evil.example> <e1@evil.example>"),
    );
    // Two mails of one id that answer different ones.
    deliver(&desk, &eve("e4@evil.example").answers("1@customer.example").body("one\n"));
    deliver(&desk, &eve("e4@evil.example").answers("w1@other.example").body("two\n"));
    assert_eq!(tickets(&desk).len(), 2);
    let waits = desk.json("list --columns id,waiting_since,customer_email");
    assert!(waits.as_array().unwrap().iter().all(|row| !row["waiting_since"].is_null()), "{waits}");
    assert_eq!(desk.json("list customer:wanda@other.example").as_array().unwrap().len(), 1);
}

#[test]
fn who_takes_part_in_both_joins_them_whenever_that_is_known() {
    // Carl is named by both customers; or by the second one only in a later mail.
    let carl = || bridge("Carl <carl@third.example>");
    let desk = asked();
    deliver(
        &desk,
        &Mail::new("2@customer.example", "07:15")
            .answers("1@customer.example")
            .header("Cc", "carl@third.example"),
    );
    deliver(&desk, &Mail::new("w1@other.example", "07:20").from("Wanda <wanda@other.example>"));
    assert_eq!(deliver(&desk, &carl())["ticket"], 2);
    assert_eq!(tickets(&desk).len(), 2);
    let later = Mail::new("w2@other.example", "07:55")
        .from("Wanda <wanda@other.example>")
        .answers("w1@other.example");
    deliver(&desk, &later.header("Cc", "carl@third.example"));
    assert_eq!(tickets(&desk).len(), 1);
    let whole = desk.ticket(1);
    assert_eq!(whole["messages"].as_array().unwrap().len(), 5);
    assert_eq!(whole["links"], json!([{"kind": "joined", "ticket": 2}]));
    desk.ok("undo 5");
    assert_eq!(tickets(&desk).len(), 2, "without that mail nobody says so any more");
    desk.ok("redo");
    assert_eq!(desk.ticket(1)["messages"], whole["messages"]);
    // What an agent has worked on stays apart.
    let desk = two();
    desk.ok("assign me 2");
    deliver(&desk, &bridge("Ana <ana@acme.example>"));
    desk.file(
        "sent.eml",
        bridge("Ana <ana@acme.example>")
            .header("To", "wanda@other.example")
            .header("Message-ID", "<s@acme.example>")
            .bytes(),
    );
    desk.ok("import --as-sent sent.eml");
    assert_eq!(tickets(&desk).len(), 2);
}

#[test]
fn mail_of_ours_that_names_both_joins_them() {
    let desk = two();
    let ours = bridge("Ana <ana@acme.example>").header("To", "wanda@other.example");
    desk.file("sent.eml", ours.bytes());
    desk.ok("import sent.eml");
    assert_eq!(tickets(&desk).len(), 2, "nothing proves it");
    desk.ok("import --as-sent sent.eml");
    assert_eq!(tickets(&desk).len(), 1);
    desk.ok("undo 5");
    assert_eq!(tickets(&desk).len(), 2);
}

#[test]
fn one_stranger_names_twenty_customers() {
    let desk = Desk::new();
    let ids: Vec<String> = (0..20).map(|at| format!("v{at}@good{at}.example")).collect();
    for (at, id) in ids.iter().enumerate() {
        deliver(&desk, &Mail::new(id, "07:10").from(&format!("c{at}@good{at}.example")));
    }
    let names: Vec<String> = ids.iter().map(|id| format!("<{id}>")).collect();
    let eve =
        Mail::new("e@evil.example", "07:50").from("eve@evil.example").header("References", &names.join(" "));
    assert_eq!(deliver(&desk, &eve)["ticket"], 20);
    assert_eq!(desk.json("list is:waiting").as_array().unwrap().len(), 20);
    assert_eq!(crate::harness::ids(&desk.json("list is:doubted")), [20]);
}

#[test]
fn none_of_us_is_a_customer_however_it_is_spelled() {
    let desk = asked();
    let before = desk.dump();
    for email in [
        "support@acme.example",
        "SUPPORT@Acme.Example",
        "support+web@acme.example",
        "Ana <ana@acme.example>",
        "ana+private@ACME.example",
    ] {
        let known = "is an address of this desk or of an agent";
        for line in ["new --subject x --body x --from", "new --outbound --subject x --body x --to"] {
            desk.refused(&format!("{line} '{email}'")).says(1, known, "--outbound --to CUSTOMER");
        }
        desk.refused(&format!("receive 1 --body x --from '{email}'")).says(1, known, "desk note 1");
    }
    assert_eq!(desk.dump(), before);
    desk.ok("receive 1 --body x --from dora@acme.example");
}
