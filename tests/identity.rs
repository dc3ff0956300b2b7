//! Who may say that they are us, and what strangers can move: nothing (contract, "Our own mail").

use serde_json::{Value, json};

use crate::harness::Desk;
use crate::mail::{Mail, mboxrd};

/// A desk with Eva's question in it.
fn asked() -> Desk {
    let desk = Desk::new();
    deliver(&desk, &eva());
    desk
}

fn eva() -> Mail {
    Mail::new("1@customer.example", "07:10")
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
        assert!(
            told.stderr.contains("said to be ours without a proof, so shown and not counted: 1"),
            "{told}"
        );
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
