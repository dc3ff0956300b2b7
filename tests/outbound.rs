//! We write first: `new --outbound`.

use serde_json::{Value, json};

use crate::harness::Desk;
use crate::mail::Mail;

const WRITE: &str = "new --outbound --to 'Bo Lind <bo@y.example>' --subject 'Your parcel is late' --body 'It comes on Friday.'";

fn delivery(desk: &Desk) -> Value {
    desk.json("messages id:1")[0]["delivery"].clone()
}

#[test]
fn what_we_write_first_is_queued_as_an_answer_is() {
    let desk = Desk::new();
    desk.tick(0);
    let run = desk.run(WRITE);
    assert_eq!(run.code, 0, "{run}");
    assert!(run.stderr.contains("waits as mail 1 in the outbox"), "{run}");
    let row = desk.json("list id:1")[0].clone();
    assert_eq!((&row["status"], &row["subject"]), (&json!("pending"), &json!("Your parcel is late")));
    assert_eq!((&row["customer_email"], &row["due_at"]), (&json!("bo@y.example"), &Value::Null));
    let queued = desk.json("outbox")[0].clone();
    assert_eq!((&queued["to"], &queued["state"]), (&json!(["bo@y.example"]), &json!("queued")));
    assert_eq!(delivery(&desk), "queued");
    let mail = desk.ok("outbox show 1 --mail");
    let mail = mail_parser::MessageParser::default().parse(mail.as_bytes()).unwrap();
    assert_eq!(mail.subject(), Some("Your parcel is late [Acme #1]"));
    assert_eq!(mail.date().unwrap().to_timestamp(), desk.now().0);
    assert_eq!(mail.from().unwrap().first().unwrap().address(), Some("support@acme.example"));
    assert_eq!(mail.body_text(0).unwrap().trim_end(), "It comes on Friday.");
    // The customer's answer finds the ticket, and waits.
    let id = desk.json("messages id:1")[0]["message_id"].as_str().unwrap().to_owned();
    let answer = Mail::new("1@y.example", "08:30").from("bo@y.example").answers(&id);
    desk.wait(60).command("deliver").stdin(answer.bytes()).ok();
    assert_eq!(desk.field(1, "status"), "open");
    assert_eq!(desk.field(1, "messages"), "2");
    desk.ok("verify");
}

#[test]
fn what_becomes_of_it_stands_beside_the_message() {
    let desk = Desk::new();
    desk.ok(WRITE);
    desk.ok("outbox drop 1");
    assert_eq!(delivery(&desk), "dropped");
    // The ticket stays, with what was not said in it, and is answered like any other.
    let row = desk.json("list id:1")[0].clone();
    assert_eq!((&row["status"], &row["subject"]), (&json!("new"), &json!("Your parcel is late")));
    assert_eq!((&row["due_at"], &row["first_response_at"]), (&Value::Null, &Value::Null));
    desk.ok("verify");
    let again = desk.ok("reply 1 --body 'On Friday.' --print");
    assert!(again.contains("Subject: Your parcel is late [Acme #1]"), "{again}");
    desk.ok("undo");
    assert_eq!(delivery(&desk), "queued");
    let out = desk.path("sent").display().to_string();
    let section = format!("\n[outgoing]\ntransport = \"maildir\"\npath = \"{out}\"\n");
    desk.file("settings.toml", desk.ok("settings show") + &section);
    desk.ok("settings apply settings.toml");
    desk.ok("outbox send 1");
    assert_eq!(delivery(&desk), "sent");
    desk.ok("verify");
}

#[test]
fn what_left_by_another_way_is_only_written_down() {
    for (words, told) in [
        ("--noted --body 'As I said.'", None),
        ("--channel phone --body 'I rang.'", None),
        ("", Some("only written down")),
    ] {
        let desk = Desk::new();
        let run = desk.run(&format!("new --outbound --from bo@y.example --subject Offer {words}"));
        assert_eq!(run.code, 0, "{run}");
        assert!(told.is_none_or(|told| run.stderr.contains(told)), "{run}");
        assert_eq!(desk.json("outbox list --all"), json!([]), "{words}");
        assert_eq!(delivery(&desk), "unsent", "{words}");
        assert_eq!(desk.field(1, "status"), "pending");
    }
    let desk = Desk::new();
    desk.ok("new --from bo@y.example --subject Question");
    assert_eq!(delivery(&desk), Value::Null, "what came in was not ours to send");
}

#[test]
fn nobody_of_this_desk_is_its_customer() {
    let desk = Desk::new();
    for who in ["ana@acme.example", "Support@acme.example", "support+x@acme.example"] {
        for words in ["--from", "--live --from", "--outbound --to"] {
            desk.refused(&format!("new {words} {who} --subject x --body y")).says(
                1,
                "of this desk",
                "--outbound",
            );
        }
    }
    desk.refused("new --subject x").says(2, "--from", "");
    desk.refused("new --to bo@y.example --subject x").says(2, "--outbound", "");
    desk.refused("new --from a@y.example --to b@y.example --outbound --subject x").says(2, "--to", "");
}

#[test]
fn a_desk_without_an_address_cannot_write_first() {
    let desk = Desk::nowhere();
    desk.ok("init --name Acme --me 'Ana <ana@acme.example>'");
    desk.refused(WRITE).says(1, "no address to send from", "--noted");
    desk.ok(&format!("{WRITE} --noted"));
}
