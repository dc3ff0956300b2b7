//! What comes back by itself: bounces on what we sent, complaints, and machines that must never move a ticket.

use serde_json::{Value, json};

use crate::harness::Desk;
use crate::mail::Mail;

/// Eva asked, and we answered. Gives the Message-ID of our answer.
fn answered(desk: &Desk) -> String {
    desk.at("2026-07-01T08:30:00Z");
    deliver(desk, Mail::new("1@customer.example", "08:30").bytes());
    desk.ok("reply 1 --body 'Try again.'");
    desk.ticket(1)["messages"][1]["message_id"].as_str().unwrap().to_owned()
}

fn deliver(desk: &Desk, mail: impl Into<Vec<u8>>) -> Value {
    serde_json::from_str(&desk.command("deliver -f json").stdin(mail).ok()).unwrap()
}

/// A report of the mail system on the mail of this id (RFC 3464).
fn report(id: &str, returned: &str, status: &str, action: &str) -> String {
    format!(
        "Return-Path: <>\nFrom: Mail Delivery System <mailer-daemon@mx.customer.example>\nTo: support@acme.example\n\
         Subject: Undelivered Mail Returned to Sender\nDate: Wed, 01 Jul 2026 09:00:00 +0000\nMessage-ID: <{id}>\n\
         Auto-Submitted: auto-replied\nMIME-Version: 1.0\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n\
         --b\nContent-Type: text/plain\n\nI could not hand your mail over.\n\
         --b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.customer.example\n\n\
         Final-Recipient: rfc822; eva@customer.example\nAction: {action}\nStatus: {status}\n\
         --b\nContent-Type: text/rfc822-headers\n\nFrom: support@acme.example\nMessage-ID: <{returned}>\nSubject: Re: x\n\
         --b--\n"
    )
}

#[test]
fn a_bounce_lies_with_what_it_returns_and_the_next_answer_warns() {
    let desk = Desk::new();
    let ours = answered(&desk);
    let before = desk.ticket(1);
    desk.ok("undo");
    let asked = desk.ticket(1);
    desk.ok("redo");
    let row = deliver(&desk, report("b1@mx.customer.example", &ours, "5.1.1", "failed"));
    assert_eq!((&row["ticket"], &row["kind"]), (&json!(1), &json!("bounce")));
    let after = desk.ticket(1);
    let bounce = &after["messages"][2];
    assert_eq!(
        (&bounce["kind"], &bounce["unreached"]),
        (&json!("bounce"), &json!([{"email": "eva@customer.example", "status": "5.1.1", "lasting": true}]))
    );
    // The answer is taken back, with the status that came with it.
    for field in ["status", "waiting_since", "due_at", "sla_status", "first_response_at", "assignee"] {
        assert_eq!(asked[field], after[field], "{field}");
    }
    assert_eq!((&before["status"], &after["status"]), (&json!("pending"), &json!("new")));
    assert_eq!(desk.json("why m3")["rung"], "token");
    let page = desk.command("show 1").terminal(200).ok();
    assert!(page.contains("eva@customer.example was not reached, 5.1.1, for good"), "{page}");
    assert!(page.contains("mail to eva@customer.example came back for good (5.1.1): m3"), "{page}");
    let again = desk.run("reply 1 --body Hello");
    assert_eq!(again.code, 1, "{again}");
    let again = desk.run("reply 1 --body Hello --force");
    assert!(
        again.stderr.contains("warning: mail to eva@customer.example came back for good (5.1.1): m3"),
        "{again}"
    );
    assert_eq!(
        desk.json("customer show eva@customer.example")["unreachable"],
        json!(["eva@customer.example"])
    );
    // Once they write again, the address works.
    desk.at("2026-07-01T11:00:00Z");
    deliver(&desk, Mail::new("4@customer.example", "11:00").answers(&ours).bytes());
    assert_eq!(desk.run("reply 1 --body Hello").stderr.matches("came back").count(), 0);
    assert_eq!(desk.json("customer show eva@customer.example")["unreachable"], json!([]));
}

#[test]
fn a_delay_flags_nobody_and_a_bounce_of_nothing_of_ours_stands_alone() {
    let desk = Desk::new();
    let ours = answered(&desk);
    deliver(&desk, report("b1@mx.customer.example", &ours, "4.4.1", "delayed"));
    assert_eq!(desk.ticket(1)["messages"][2]["unreached"][0]["lasting"], false);
    assert!(!desk.run("reply 1 --body Hello").stderr.contains("came back"));
    let row = deliver(&desk, report("b2@mx.customer.example", "never@sent.example", "5.1.1", "failed"));
    assert_eq!(row["ticket"], 2);
    let alone = desk.ticket(2);
    assert_eq!(
        (&alone["due_at"], &alone["waiting_since"], &alone["sla_status"]),
        (&Value::Null, &Value::Null, &json!("none"))
    );
}

#[test]
fn an_answer_imported_after_its_bounce_finds_it() {
    let desk = Desk::new();
    desk.at("2026-07-01T12:00:00Z");
    let sent = Mail::new("sent@acme.example", "08:50").ours().answers("1@customer.example");
    let bounce = report("b1@mx.customer.example", "sent@acme.example", "5.2.2", "failed");
    let eva = Mail::new("1@customer.example", "08:30").bytes();
    let files: [(&str, Vec<u8>); 3] =
        [("1.eml", eva), ("Sent/2.eml", sent.bytes()), ("3.eml", bounce.into_bytes())];
    let mut seen = Vec::new();
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [2, 0, 1]] {
        let desk = Desk::new();
        desk.at("2026-07-01T12:00:00Z").tick(0);
        for at in order {
            let (name, bytes) = &files[at];
            let folder = format!("{}/{at}", if name.starts_with("Sent") { "Sent" } else { "in" });
            desk.file(&format!("{folder}/x.eml"), bytes);
            desk.ok(&format!("import {}", if name.starts_with("Sent") { "Sent" } else { folder.as_str() }));
        }
        let ids = crate::harness::ids(&desk.json("list status:new,open,pending,closed"));
        assert_eq!(ids.len(), 1, "{order:?}");
        let mut ticket = desk.ticket(ids[0]);
        for message in ticket["messages"].as_array_mut().unwrap() {
            message["id"] = Value::Null;
        }
        ticket["id"] = Value::Null;
        ticket["links"] = Value::Null;
        ticket["updated_at"] = Value::Null;
        for message in ticket["messages"].as_array_mut().unwrap() {
            message["ticket"] = Value::Null;
        }
        seen.push(ticket);
    }
    assert!(seen.windows(2).all(|pair| pair[0] == pair[1]), "{seen:#?}");
}

#[test]
fn a_complaint_a_receipt_and_a_challenge_move_nothing() {
    let desk = Desk::new();
    let ours = answered(&desk);
    desk.ok("status solved 1");
    let before = desk.ticket(1);
    let head = "Date: Wed, 01 Jul 2026 09:00:00 +0000\nTo: support@acme.example\nMIME-Version: 1.0\n";
    let complaint = format!(
        "From: abuse@isp.example\nSubject: Abuse report\nMessage-ID: <arf@isp.example>\n{head}\
         Content-Type: multipart/report; report-type=feedback-report; boundary=b\n\n\
         --b\n\nSpam.\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\nUser-Agent: x\nVersion: 1\n\
         --b\nContent-Type: message/rfc822\n\nMessage-ID: <{ours}>\nFrom: support@acme.example\n\nx\n--b--\n"
    );
    let receipt = format!(
        "From: eva@customer.example\nSubject: Read: x\nMessage-ID: <mdn@customer.example>\n{head}\
         Content-Type: multipart/report; report-type=disposition-notification; boundary=b\n\n\
         --b\n\nI have read it.\n--b\nContent-Type: message/disposition-notification\n\n\
         Final-Recipient: rfc822; eva@customer.example\nOriginal-Message-ID: <{ours}>\n\
         Disposition: manual-action/MDN-sent-manually; displayed\n--b--\n"
    );
    let kinds = [deliver(&desk, complaint), deliver(&desk, receipt)];
    assert_eq!(
        kinds.map(|row| (row["ticket"].clone(), row["kind"].clone())),
        [(json!(1), json!("feedback")), (json!(1), json!("auto_reply"))]
    );
    let after = desk.ticket(1);
    for field in ["status", "solved_at", "waiting_since", "due_at", "sla_status"] {
        assert_eq!(before[field], after[field], "{field}");
    }
    // No machine is answered by a machine.
    desk.refused("reply 1 --body x --auto").says(1, "from a machine", "without --auto");
}

#[test]
fn automatic_mail_has_a_budget_and_the_ticket_says_when_it_is_spent() {
    let desk = Desk::new();
    let settings = desk.ok("settings show");
    desk.file(
        "settings.toml",
        format!(
            "{settings}\n[outgoing]\ntransport = \"maildir\"\npath = \"/nowhere\"\nautomatic_budget = 2\n"
        ),
    );
    desk.ok("settings apply settings.toml");
    deliver(&desk, Mail::new("1@customer.example", "08:30").bytes());
    desk.ok("reply 1 --body Received --auto");
    desk.ok("reply 1 --body Received --auto");
    desk.refused("reply 1 --body Received --auto").says(
        1,
        "eva@customer.example got 2 automatic answers within 24 h",
        "",
    );
    let page = desk.command("show 1").terminal(120).ok();
    assert!(page.contains("no more leaves until some are older"), "{page}");
    // Mail is taken in all the same, and a person may answer.
    assert_eq!(
        deliver(&desk, Mail::new("2@customer.example", "08:40").answers("1@customer.example").bytes())["ticket"],
        1
    );
    desk.ok("reply 1 --body 'By hand'");
    desk.wait(25 * 3600);
    desk.ok("reply 1 --body Received --auto");
}
