//! Mail of people who take no part in a ticket: shown, but no contact until somebody names or accepts them (intake §2).

use crate::harness::{Desk, ids};
use crate::ladder::{answered, deliver, why};
use crate::mail::Mail;
use serde_json::{Value, json};

#[test]
fn a_strangers_reference_stops_no_clock_and_reopens_nothing() {
    let desk = Desk::new();
    answered(&desk);
    desk.ok("status solved 1");
    let before = desk.ticket(1);
    let mail =
        Mail::new("3@evil.example", "09:00").from("mallory@evil.example").answers("1@customer.example");
    assert_eq!(deliver(&desk, &mail)["ticket"], 1, "it is kept, and shown where it points");
    let message = why(&desk, "m3");
    assert_eq!((&message["trust"], &message["direction"]), (&json!("low"), &json!("in")));
    assert_eq!(message["trust_reason"], "nobody in the ticket names mallory@evil.example");
    let after = desk.ticket(1);
    for field in ["status", "solved_at", "waiting_since", "due_at", "sla_status", "first_response_at"] {
        assert_eq!(before[field], after[field], "{field}");
    }
    assert_eq!(after["status"], "solved");
    assert_eq!(ids(&desk.json("list is:doubted")), [1]);
    let page = desk.command("show 1").terminal(200).ok();
    assert!(page.contains("desk accept m3 or desk split 1 m3"), "{page}");
    // Nothing is answered automatically to them.
    assert!(desk.run("list").stderr.contains("mail of people who take no part in their tickets: 1"));
}

#[test]
fn what_is_accepted_counts_from_then_on_and_undo_doubts_again() {
    let desk = Desk::new();
    answered(&desk);
    desk.ok("status solved 1");
    deliver(
        &desk,
        &Mail::new("3@new.example", "09:00").from("eva@new.example").answers("1@customer.example"),
    );
    let doubted = desk.ticket(1);
    desk.at("2026-07-01T10:00:00Z");
    let rows = desk.json("accept m3");
    assert_eq!((&rows[0]["id"], &rows[0]["trust"]), (&json!(3), &json!("full")));
    let accepted = desk.ticket(1);
    assert_eq!(
        (&accepted["status"], &accepted["waiting_since"]),
        (&json!("open"), &json!("2026-07-01T10:00:00Z"))
    );
    // Whom a person has accepted takes part from then on.
    deliver(&desk, &Mail::new("4@new.example", "10:05").from("eva@new.example").answers("3@new.example"));
    assert_eq!(why(&desk, "m4")["trust"], "full");
    desk.refused("accept m4").says(1, "needs no accepting", "desk why m4");
    desk.refused("accept m99").says(1, "there is no message m99", "desk messages");
    desk.ok("undo");
    let again = desk.ticket(1);
    assert_eq!((&again["status"], &again["messages"][2]["trust"]), (&doubted["status"], &json!("low")));
}

#[test]
fn one_whom_we_write_to_or_who_is_named_takes_part() {
    let desk = Desk::new();
    desk.command("deliver")
        .stdin(Mail::new("1@customer.example", "08:30").header("Cc", "Bob <bob@customer.example>").bytes())
        .ok();
    deliver(
        &desk,
        &Mail::new("2@customer.example", "08:40")
            .from("BOB+work@customer.example")
            .answers("1@customer.example"),
    );
    deliver(&desk, &Mail::new("3@x.example", "08:45").from("carl@x.example").answers("1@customer.example"));
    let trust = |message: &str| why(&desk, message)["trust"].clone();
    assert_eq!((trust("m2"), trust("m3")), (json!("full"), json!("low")));
    // Our answer to all of them names the third as well.
    desk.ok("reply 1 --body Hello --cc carl@x.example");
    assert_eq!(trust("m3"), "full");
    let story = why(&desk, "1");
    let what: Vec<&str> =
        story["story"].as_array().unwrap().iter().map(|row| row["what"].as_str().unwrap()).collect();
    assert_eq!(what, ["message", "message", "message", "doubted", "message", "believed"]);
    desk.ok("undo");
    assert_eq!(trust("m3"), "low");
}

#[test]
fn nobody_takes_a_thread_over_by_an_earlier_date() {
    let stranger = Mail::new("e@evil.example", "06:00")
        .from("eve@evil.example")
        .subject("Pwned")
        .answers("1@customer.example");
    let eva = Mail::new("1@customer.example", "08:30");
    for order in [[&eva, &stranger], [&stranger, &eva]] {
        let desk = Desk::new();
        desk.at("2026-07-01T10:00:00Z");
        for (at, mail) in order.into_iter().enumerate() {
            desk.file(&format!("{at}.eml"), mail.bytes());
            desk.ok(&format!("import {at}.eml"));
        }
        let ticket = desk.ticket(1);
        assert_eq!(
            (&ticket["customer_email"], &ticket["subject"], &ticket["created_at"]),
            (&json!("eva@customer.example"), &json!("It does not work"), &json!("2026-07-01T08:30:00Z"))
        );
        let trust: Vec<&Value> = ticket["messages"].as_array().unwrap().iter().map(|m| &m["trust"]).collect();
        assert_eq!(trust, ["low", "full"]);
    }
}

#[test]
fn trust_does_not_work_backwards() {
    let desk = Desk::new();
    answered(&desk);
    deliver(
        &desk,
        &Mail::new("3@new.example", "09:00").from("eve@new.example").answers("1@customer.example"),
    );
    desk.at("2026-07-03T09:00:00Z");
    desk.ok("reply 1 --body 'To both of you' --cc eve@new.example");
    assert_eq!(why(&desk, "m3")["trust"], "full");
    let ticket = desk.ticket(1);
    assert_ne!(ticket["sla_status"], "missed", "a promise is not broken before it was made");
    // A closed ticket stays closed, and says what can be done instead.
    let desk = Desk::new();
    answered(&desk);
    desk.ok("status solved 1");
    deliver(
        &desk,
        &Mail::new("3@new.example", "09:00").from("eve@new.example").answers("1@customer.example"),
    );
    desk.at("2026-07-30T09:00:00Z");
    desk.refused("accept m3").says(1, "ticket 1 is closed and takes no further message", "desk split 1 m3");
    // A machine that names somebody lets nobody in.
    let desk = Desk::new();
    answered(&desk);
    desk.ok("status solved 1");
    deliver(
        &desk,
        &Mail::new("3@new.example", "09:00").from("eve@new.example").answers("1@customer.example"),
    );
    let away = Mail::new("4@customer.example", "09:05")
        .answers("1@customer.example")
        .header("Cc", "eve@new.example");
    deliver(&desk, &away.header("Auto-Submitted", "auto-replied"));
    assert_eq!((desk.field(1, "status"), why(&desk, "m3")["trust"].clone()), ("solved".into(), json!("low")));
}

/// Our id was given to whoever got our mail; a colleague who answers it is heard, but takes nobody in and gets no answer by default.
#[test]
fn who_answers_what_we_signed_is_heard_and_names_nobody_else() {
    let desk = Desk::new();
    let ours = answered(&desk);
    desk.ok("status solved 1");
    let dora = Mail::new("3@dora.example", "09:00").from("dora@dora.example").answers(&ours);
    deliver(&desk, &dora.header("Cc", "carl@x.example"));
    let message = why(&desk, "m3");
    assert_eq!(
        (&message["trust"], &message["ticket"], &message["rung"]),
        (&json!("full"), &json!(1), &json!("token"))
    );
    assert!(message["trust_reason"].as_str().unwrap().contains("handed to dora@dora.example"), "{message}");
    assert_eq!(desk.field(1, "status"), "open");
    // Whom she names is a stranger still, while she herself is none in her next mail.
    deliver(&desk, &Mail::new("4@x.example", "09:05").from("carl@x.example").answers("3@dora.example"));
    deliver(
        &desk,
        &Mail::new("5@dora.example", "09:06").from("dora@dora.example").answers("1@customer.example"),
    );
    assert_eq!(
        (why(&desk, "m4")["trust"].clone(), why(&desk, "m5")["trust"].clone()),
        (json!("low"), json!("full"))
    );
    let page = desk.command("show 1").terminal(200).ok();
    assert!(page.contains("m3 is from dora@dora.example, who is new here"), "{page}");
    // The answer goes to Eva, and says who has written since.
    let printed = desk.ok("reply 1 --body Hello --print");
    assert!(
        printed.contains("To: \"Eva Novak\" <eva@customer.example>") && !printed.contains("<dora@dora"),
        "{printed}"
    );
    // She joins nothing: her mail names another ticket as well, which stays one of its own.
    deliver(&desk, &Mail::new("6@y.example", "09:10").from("bob@y.example"));
    let both = format!("<6@y.example> <{ours}>");
    deliver(
        &desk,
        &Mail::new("7@dora.example", "09:20").from("dora@dora.example").header("References", &both),
    );
    assert_eq!(
        (why(&desk, "m7")["ticket"].clone(), desk.ticket(2)["messages"].as_array().unwrap().len()),
        (json!(1), 1)
    );
    // Once we write to her, she takes part like everybody.
    desk.ok("reply 1 --body Both --cc dora@dora.example --force");
    assert_eq!(why(&desk, "m4")["trust"], "full");
}

/// What we answered, in other words and under its id: kept, and no answer of ours.
#[test]
fn the_id_of_our_answer_makes_nobody_us() {
    let desk = Desk::new();
    let ours = answered(&desk);
    let eva = Mail::new(&ours, "09:00").body("Something quite different, about a kettle.\n");
    assert_eq!(deliver(&desk, &eva)["outcome"], "imported");
    let message = desk.json("messages id:1")[2].clone();
    assert!(message["direction"].is_null(), "it is another mail, in a ticket of its own");
    let message = desk.json("messages id:2")[0].clone();
    assert_eq!((&message["direction"], &message["variant_of"]), (&json!("in"), &Value::Null));
    assert_ne!(message["message_id"], ours, "and takes no id from ours");
    assert_eq!(why(&desk, "m2")["message_id"], ours);
    assert_eq!(desk.json("search kettle").as_array().unwrap().len(), 1);
    assert_eq!(desk.field(1, "status"), "pending");
}

/// A mail of a stranger's, and one of Eva's that names them.
fn named_later() -> (Mail, Mail) {
    let stranger = Mail::new("2@x.example", "08:40").from("bob@x.example").answers("1@customer.example");
    let names = Mail::new("3@customer.example", "08:50")
        .header("Cc", "Bob <bob@x.example>")
        .answers("1@customer.example");
    (stranger, names)
}

#[test]
fn doubted_mail_is_counted_by_the_source_that_brought_it_once_all_are_in() {
    let (stranger, names) = named_later();
    let first = Mail::new("1@customer.example", "08:30");
    let other = Mail::new("4@y.example", "08:55").from("mallory@y.example").answers("1@customer.example");
    let desk = Desk::new();
    desk.file("a.mbox", crate::mail::mboxrd(&[first, stranger]));
    desk.file("b.mbox", crate::mail::mboxrd(&[names, other]));
    let trial = desk.run("import --dry-run a.mbox b.mbox");
    assert!(!trial.stderr.contains("desk accept"), "nothing is there to accept: {trial}");
    let run = desk.run("import a.mbox b.mbox --columns doubted -f json");
    let rows: Value = serde_json::from_str(&run.text()).unwrap();
    assert_eq!((&rows[0]["doubted"], &rows[1]["doubted"]), (&json!(0), &json!(1)), "{run}");
    // The hint names a mail that is there.
    assert!(run.stderr.contains("desk accept m4 or desk split 1 m4"), "{run}");
    desk.ok("accept m4");
}

#[test]
fn of_mails_that_share_an_id_each_is_doubted_by_itself() {
    let (stranger, _) = named_later();
    let same = Mail::new("2@x.example", "08:45").answers("1@customer.example").body("Me again.\n");
    let desk = Desk::new();
    let mails = [Mail::new("1@customer.example", "08:30"), stranger, same];
    desk.file("a.mbox", crate::mail::mboxrd(&mails));
    let rows = desk.json("import -v a.mbox --columns doubted");
    let doubted: Vec<_> = rows.as_array().unwrap().iter().map(|row| row["doubted"].clone()).collect();
    assert_eq!(doubted, [false, true, false], "{rows}");
}

#[test]
fn next_names_the_oldest_of_all_that_are_doubted_and_how_many_more() {
    let desk = Desk::new();
    deliver(&desk, &Mail::new("1@customer.example", "08:30"));
    for id in ["2@x.example", "3@x.example", "4@x.example"] {
        let from = format!("{}@x.example", &id[..1]);
        deliver(&desk, &Mail::new(id, "08:40").from(&format!("x{from}")).answers("1@customer.example"));
    }
    let told = desk.run("next").stderr;
    assert!(told.contains("desk accept m2 or") && told.contains("2 more: desk list is:doubted"), "{told}");
    assert!(desk.run("list").stderr.contains("take no part in their tickets: 1"));
}
