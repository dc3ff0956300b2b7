//! `status` in the subject of an answer to a mail of ours: who is told what, and that nothing else happens.

use mail_parser::MessageParser;
use serde_json::{Value, json};

use crate::harness::Desk;
use crate::mail::{Mail, mboxrd};

/// Two tickets of Eva, of which the first is answered and the other one closed, one of Ben; customers may ask.
fn desk() -> Desk {
    let desk = Desk::new();
    let settings = desk.ok("settings show");
    desk.file("settings.toml", format!("{settings}\n[intake]\nself_service = true\n"));
    desk.ok("settings apply settings.toml");
    desk.at("2026-07-01T08:10:00Z");
    let hostile =
        Mail::new("2@x.example", "08:05").subject("Second =?utf-8?q?=1b[2J=0d=0aBcc:_x@evil.example?= one");
    for mail in [
        Mail::new("1@x.example", "08:00"),
        hostile,
        Mail::new("3@y.example", "08:06").from("Ben <ben@y.example>").subject("Secret of Ben"),
    ] {
        desk.command("deliver").stdin(mail.bytes()).ok();
    }
    desk.at("2026-07-01T09:00:00Z").ok("reply 1 --body hello");
    desk.at("2026-07-01T10:00:00Z");
    desk
}

/// The Message-ID of our first answer.
fn ours(desk: &Desk) -> String {
    desk.json("outbox list")[0]["message_id"].as_str().unwrap().to_owned()
}

fn asks(desk: &Desk, id: &str) -> Mail {
    Mail::new(id, "10:00").subject("Re: status [Acme #1]").answers(&ours(desk)).body("\n")
}

fn deliver(desk: &Desk, mail: &Mail) -> Value {
    crate::harness::strict(&desk.command("deliver -f json").stdin(mail.bytes()).ok())
}

fn queued(desk: &Desk) -> usize {
    desk.json("outbox list").as_array().unwrap().len()
}

/// The newest mail of the outbox: to whom, and what it says.
fn newest(desk: &Desk) -> (String, String) {
    let id = desk.json("outbox list").as_array().unwrap().last().unwrap()["id"].as_str().unwrap().to_owned();
    let raw = desk.ok(&format!("outbox show {id} --mail"));
    let parsed = MessageParser::default().parse(raw.as_bytes()).unwrap();
    assert!(raw.contains("Auto-Submitted: auto-replied"), "{raw}");
    let to = parsed.to().unwrap().first().unwrap().address().unwrap().to_owned();
    (to, parsed.body_text(0).unwrap().replace("\r\n", "\n"))
}

#[test]
fn a_customer_is_told_how_their_own_tickets_stand() {
    let desk = desk();
    let before = desk.json("list id:1-9");
    let row = deliver(&desk, &asks(&desk, "s1@x.example"));
    assert_eq!((&row["kind"], &row["ticket"]), (&json!("status"), &json!(1)));
    assert_eq!(queued(&desk), 2);
    let (to, text) = newest(&desk);
    assert_eq!(to, "eva@customer.example");
    assert!(text.contains("#1  It does not work\n     we are waiting for your answer"), "{text}");
    assert!(text.contains("#2  Second") && !text.contains("Ben") && !text.contains("#3"), "{text}");
    assert!(!text.contains('\u{1b}') && !text.lines().any(|line| line.starts_with("Bcc")), "{text}");
    // Nothing was opened, moved or started.
    let after = desk.json("list id:1-9");
    for column in ["id", "status", "waiting_since", "due_at", "sla_status", "assignee", "first_response_at"] {
        let of =
            |rows: &Value| rows.as_array().unwrap().iter().map(|row| row[column].clone()).collect::<Vec<_>>();
        assert_eq!(of(&before), of(&after), "{column}");
    }
    desk.ok("verify");
    let digest = desk.ok("verify --digest --at 2026-07-02T00:00:00Z");
    desk.undo_newest();
    assert_eq!(queued(&desk), 1);
    desk.ok("redo");
    assert_eq!(desk.ok("verify --digest --at 2026-07-02T00:00:00Z"), digest);
}

#[test]
fn it_is_the_subject_as_programs_write_it() {
    for subject in ["status", "STATUS", "AW: Status", "Re: [Acme #1] status", "RE: Re: status"] {
        let desk = desk();
        deliver(&desk, &asks(&desk, "s@x.example").subject(subject));
        assert_eq!(queued(&desk), 2, "{subject}");
    }
    for subject in ["status?", "order status", "Fwd: status", "Re: It does not work [Acme #1]"] {
        let desk = desk();
        let row = deliver(&desk, &asks(&desk, "s@x.example").subject(subject));
        assert_eq!((queued(&desk), &row["kind"]), (1, &json!("human")), "{subject}");
        assert_eq!(desk.field(1, "status"), "open", "{subject}");
    }
}

#[test]
fn nobody_learns_of_tickets_by_a_forged_name() {
    let desk = desk();
    let mails = [
        // No mail of ours is answered.
        Mail::new("f1@x.example", "10:00").subject("status").body("\n"),
        Mail::new("f2@x.example", "10:00").subject("status").answers("1@x.example").body("\n"),
        Mail::new("f3@x.example", "10:00")
            .subject("status")
            .answers("desk.1.aaaaaaaaaaaac.uk2evepyrfiqoyhz5xzsofya@acme.example")
            .body("\n"),
        // Somebody else than the one to whom it went.
        asks(&desk, "f4@y.example").from("Ben <ben@y.example>"),
        // Answers are wanted elsewhere.
        asks(&desk, "f5@x.example").header("Reply-To", "mallory@evil.example"),
        // Machines.
        asks(&desk, "f6@x.example").header("Auto-Submitted", "auto-replied"),
        asks(&desk, "f7@x.example").header("Precedence", "bulk").header("List-Id", "<all.y.example>"),
    ];
    for mail in mails {
        deliver(&desk, &mail);
        assert_eq!(queued(&desk), 1, "{}", String::from_utf8(mail.bytes()).unwrap());
    }
}

#[test]
fn it_is_off_until_the_settings_say_so_and_history_is_left_alone() {
    let desk = desk();
    desk.file(
        "old.mbox",
        mboxrd(&[asks(&desk, "old@x.example").header("Date", "Mon, 01 Jun 2026 10:00:00 +0000")]),
    );
    desk.ok("import old.mbox");
    assert_eq!(queued(&desk), 1);
    desk.file("new.mbox", mboxrd(&[asks(&desk, "new@x.example")]));
    desk.ok("import new.mbox");
    assert_eq!(queued(&desk), 2, "an import answers as a delivery does");
    let settings = desk.ok("settings show");
    desk.file("settings.toml", settings.replace("self_service = true", "self_service = false"));
    desk.ok("settings apply settings.toml");
    let row = deliver(&desk, &asks(&desk, "off@x.example"));
    assert_eq!((queued(&desk), &row["kind"]), (2, &json!("human")));
    desk.file("settings.toml", settings.replace("self_service = true", "self_service = 1"));
    desk.refused("settings apply settings.toml").says(78, "self_service", "");
}

/// A mail program writes the subject of what it answers: where that is ours, its writer has asked nothing.
#[test]
fn an_answer_in_a_ticket_that_is_called_so_is_an_answer() {
    let desk = desk();
    deliver(&desk, &Mail::new("s@x.example", "10:00").subject("Status"));
    let ticket = desk.json("list subject:status")[0]["id"].clone();
    desk.ok(&format!("reply {ticket} --body 'It left.' --status solved"));
    let outbox = desk.json("outbox list");
    let id = outbox.as_array().unwrap().last().unwrap()["message_id"].as_str().unwrap().to_owned();
    let again = Mail::new("t@x.example", "10:00")
        .subject("Re: Status [Acme #4]")
        .answers(&id)
        .body("It never came!\n");
    assert_eq!(deliver(&desk, &again)["kind"], "human");
    assert_eq!(desk.json(&format!("list id:{ticket}"))[0]["status"], "open");
}

#[test]
fn it_is_answered_five_times_a_day_and_no_more() {
    let desk = desk();
    let settings = desk.ok("settings show");
    desk.file("settings.toml", format!("{settings}\n[outgoing]\ntransport = \"maildir\"\npath = \"/nowhere/out\"\nautomatic_budget = 50\n"));
    desk.ok("settings apply settings.toml --yes");
    for number in 0..8 {
        deliver(&desk, &asks(&desk, &format!("s{number}@x.example")));
    }
    assert_eq!(queued(&desk), 1 + 5);
    assert_eq!(
        desk.json("list id:1-99").as_array().unwrap().len(),
        3,
        "what is not answered opens nothing either"
    );
    desk.at("2026-07-02T11:00:00Z");
    deliver(&desk, &asks(&desk, "next@x.example"));
    assert_eq!(queued(&desk), 1 + 6);
    // And within the budget of all automatic mail.
    desk.file(
        "settings.toml",
        format!(
            "{settings}\n[outgoing]\ntransport = \"maildir\"\npath = \"/nowhere/out\"\nautomatic_budget = 1\n"
        ),
    );
    desk.ok("settings apply settings.toml --yes");
    deliver(&desk, &asks(&desk, "spent@x.example"));
    assert_eq!(queued(&desk), 1 + 6);
}

#[test]
fn it_is_answered_in_the_language_of_the_customer_and_where_nothing_is_open() {
    let desk = desk();
    let settings = desk.ok("settings show");
    desk.file("settings.toml", settings.replace("[desk]", "[desk]\nlocale = \"hr\""));
    desk.ok("settings apply settings.toml");
    desk.ok("status closed 1 2");
    deliver(&desk, &asks(&desk, "s@x.example"));
    let (_, text) = newest(&desk);
    assert!(text.contains("nemate otvorenih upita"), "{text}");
    assert_eq!(
        (desk.field(1, "status"), desk.json("list id:1-9").as_array().unwrap().len()),
        ("closed".into(), 3)
    );
    desk.ok("verify");
}
