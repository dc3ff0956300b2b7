//! Somebody else is asked about a ticket, and answers.

use serde_json::json;

use crate::harness::Desk;
use crate::mail::Mail;

/// A desk with Eva's ticket, with what hangs on her mail, at ten.
fn desk(mail: Mail) -> Desk {
    let desk = Desk::new();
    desk.command("deliver").stdin(mail.bytes()).ok();
    desk.at("2026-07-01T10:00:00Z");
    desk
}

fn with_file() -> Mail {
    let body = "--b\nContent-Type: text/plain; charset=us-ascii\n\nMy order A-17 is broken.\n\
        --b\nContent-Type: image/png\nContent-Transfer-Encoding: base64\n\
        Content-Disposition: attachment; filename=\"broken.png\"\n\nAAECAw==\n--b--\n";
    Mail::new("1@x.example", "08:00").header("Content-Type", "multipart/mixed; boundary=b").body(body)
}

fn sent(desk: &Desk, line: &str) -> String {
    desk.ok(&format!("{line} --print"))
}

#[test]
fn a_forward_asks_somebody_else_and_answers_nobody() {
    let desk = desk(with_file());
    let clocks = desk.json("sla explain 1");
    let row = desk.json("forward 1 --to 'Max <max@supplier.example>' --body 'Can you replace it?'");
    assert_eq!((&row[0]["status"], &row[0]["first_response_at"]), (&json!("hold"), &json!(null)));
    assert!(!row[0]["waiting_since"].is_null());
    let mail = &desk.json("outbox list")[0];
    assert_eq!(
        (&mail["to"], &mail["subject"]),
        (&json!(["max@supplier.example"]), &json!("Fwd: It does not work [Acme #1]"))
    );
    let message = &desk.json("messages")[1];
    assert_eq!(
        (&message["direction"], &message["role"], &message["delivery"]),
        (&json!("out"), &json!("other"), &json!("queued"))
    );
    assert_eq!(desk.json("sla explain 1")["clocks"][0]["due_at"], clocks["clocks"][0]["due_at"]);
    desk.ok("verify");

    // What they answer comes back, starts no clock, and turns hold into open.
    let id = mail["message_id"].as_str().unwrap();
    desk.wait(3600);
    let answer = Mail::new("s1@supplier.example", "10:59")
        .answers(id)
        .from("Max <max@supplier.example>")
        .body("Yes.\n");
    desk.command("deliver").stdin(answer.bytes()).ok();
    let answered = desk.ticket(1);
    assert_eq!((&answered["status"], &answered["waiting_since"]), (&json!("open"), &row[0]["waiting_since"]));
    let message = &desk.json("messages")[2];
    assert_eq!(
        (&message["direction"], &message["role"], &message["ticket"]),
        (&json!("in"), &json!("other"), &json!(1))
    );
    desk.ok("verify");
    // The customer's answer goes to the customer, and does not name what was said behind their back.
    let reply = sent(&desk, "reply 1 --body 'We replace it.'");
    assert!(reply.contains("eva@customer.example") && !reply.contains("supplier.example"), "{reply}");
    assert!(!reply.contains(id), "{reply}");
    // A second question goes on in their thread.
    let again = sent(&desk, "forward 1 --to max@supplier.example --body 'When?'");
    let parsed = mail_parser::MessageParser::default().parse(again.as_bytes()).unwrap();
    assert_eq!(parsed.in_reply_to().as_text(), Some("s1@supplier.example"));
    assert!(!again.split("\r\n\r\n").next().unwrap().contains("1@x.example"), "{again}");
}

#[test]
fn what_is_forwarded_is_quoted_and_attached_with_its_files() {
    let desk = desk(with_file());
    let mail = sent(&desk, "forward 1 --to max@supplier.example --body 'Please look.'");
    assert!(mail.is_ascii());
    let parsed = mail_parser::MessageParser::default().parse(mail.as_bytes()).unwrap();
    let text = parsed.body_text(0).unwrap().replace("\r\n", "\n");
    assert_eq!(
        text,
        "Please look.\n\n> From: Eva Novak <eva@customer.example>\n> Date: 2026-07-01 08:00\n> To: support@acme.example\n\
        > Subject: It does not work\n>\n> My order A-17 is broken.\n"
    );
    let inner = parsed.attachment(0).unwrap().message().expect("a message/rfc822 part");
    assert_eq!((inner.message_id(), inner.attachment_count()), (Some("1@x.example"), 1));
    // What no mail server leaves as it is travels in base64, and its files beside it.
    let long = with_file().subject("Žuti čajnik").header("X-Eight", "č");
    let desk = self::desk(long);
    let mail = sent(&desk, "forward 1 --to max@supplier.example");
    assert!(mail.is_ascii());
    let parsed = mail_parser::MessageParser::default().parse(mail.as_bytes()).unwrap();
    use mail_parser::MimeHeaders;
    let names: Vec<_> = parsed.attachments().filter_map(|part| part.attachment_name()).collect();
    assert_eq!(names, ["broken.png", "Žuti čajnik.eml"]);
}

#[test]
fn what_is_chosen_is_forwarded_and_notes_never_are() {
    let desk = desk(Mail::new("1@x.example", "08:00"));
    desk.command("deliver")
        .stdin(Mail::new("2@x.example", "09:00").answers("1@x.example").body("And it smokes.\n").bytes())
        .ok();
    desk.ok("note 1 'She is difficult.'");
    let last = sent(&desk, "forward 1 --to max@supplier.example");
    assert!(last.contains("And it smokes.") && !last.contains("it does not work."), "{last}");
    let both = sent(&desk, "forward 1 m2 m1 --to max@supplier.example");
    assert!(both.find("it does not work.") < both.find("And it smokes."), "{both}");
    desk.refused("forward 1 m3 --to max@supplier.example").says(1, "internal note", "desk forward 1");
    desk.refused("forward 1 m9 --to max@supplier.example").says(1, "m9", "desk messages");
}

#[test]
fn a_forward_to_the_customer_or_to_one_of_us_is_refused() {
    let desk = desk(Mail::new("1@x.example", "08:00").header("Reply-To", "Eva <home@eva.example>"));
    for who in ["eva@customer.example", "EVA+x@customer.example", "home@eva.example"] {
        desk.refused(&format!("forward 1 --to {who} --body x")).says(1, "customer", "desk reply 1");
    }
    desk.refused("forward 1 --to support@acme.example --body x").says(
        1,
        "address of this desk",
        "desk note 1",
    );
    desk.refused("forward 1 --to no-reply@supplier.example --body x").says(1, "nobody reads", "--force");
    desk.refused("forward 1 --to max@supplier.example --body 'Dear [NAME]'").says(1, "[NAME]", "--force");
    desk.refused("forward 1 --to nobody").says(2, "no mail address", "--to 'Eva");
    assert_eq!(desk.json("outbox list"), json!([]));
}

#[test]
fn a_forward_is_taken_back_by_undo_and_by_dropping_it() {
    let desk = desk(Mail::new("1@x.example", "08:00"));
    let (before, digest) = (desk.ticket(1), desk.ok("verify --digest --columns digest"));
    for back in ["undo", "drop"] {
        desk.ok("forward 1 --to max@supplier.example --body x");
        let mail = desk.json("outbox list")[0]["id"].as_str().unwrap().to_owned();
        desk.ok(&if back == "drop" { format!("outbox drop {mail}") } else { back.to_owned() });
        let after = desk.ticket(1);
        for field in ["status", "waiting_since", "due_at", "sla_status", "first_response_at"] {
            assert_eq!(before[field], after[field], "{back}: {field}");
        }
        desk.ok("verify");
        if back == "undo" {
            assert_eq!(desk.ok("verify --digest --columns digest"), digest);
            desk.ok("redo");
            assert_eq!(desk.field(1, "status"), "hold");
            desk.ok("undo");
            desk.ok("forward 1 --to max@supplier.example --body x");
            desk.ok("undo");
        }
    }
}

#[test]
fn an_answer_of_somebody_else_leaves_any_other_status_as_it_is() {
    for status in ["pending", "solved", "open"] {
        let desk = desk(Mail::new("1@x.example", "08:00"));
        desk.ok("forward 1 --to max@supplier.example --body x");
        desk.ok(&format!("status {status} 1"));
        let id = desk.json("outbox list")[0]["message_id"].as_str().unwrap().to_owned();
        desk.wait(60);
        let answer =
            Mail::new("s1@supplier.example", "10:01").answers(&id).from("Max <max@supplier.example>");
        desk.command("deliver").stdin(answer.bytes()).ok();
        assert_eq!(desk.field(1, "status"), status);
        desk.ok("verify");
    }
}
