//! The ladder of intake: by what a mail finds its ticket, whose mail moves nothing, and what `desk why` says of it.

use serde_json::{Value, json};

use crate::harness::{Desk, ids};
use crate::mail::Mail;

/// Eva asked, and we answered; the answer was handed over. Gives its Message-ID.
pub fn answered(desk: &Desk) -> String {
    desk.at("2026-07-01T08:30:00Z");
    desk.command("deliver").stdin(Mail::new("1@customer.example", "08:30").bytes()).ok();
    desk.ok("reply 1 --body 'Try again.'");
    id_of(desk, 1)
}

/// The Message-ID of the message in this place of ticket 1.
pub fn id_of(desk: &Desk, place: usize) -> String {
    desk.ticket(1)["messages"][place]["message_id"].as_str().unwrap().to_owned()
}

pub fn deliver(desk: &Desk, mail: &Mail) -> Value {
    serde_json::from_str(&desk.command("deliver -f json").stdin(mail.bytes()).ok()).unwrap()
}

pub fn why(desk: &Desk, what: &str) -> Value {
    desk.json(&format!("why {what}"))
}

/// The rungs that were tried, with what came of them.
pub fn tried(why: &Value) -> Vec<(String, String)> {
    let word = |rung: &Value, key: &str| rung[key].as_str().unwrap().to_owned();
    why["rungs"].as_array().unwrap().iter().map(|rung| (word(rung, "rung"), word(rung, "outcome"))).collect()
}

#[test]
fn a_signed_id_leads_home_though_the_answer_is_lost() {
    let desk = Desk::new();
    let ours = answered(&desk);
    // The desk forgets that it answered; the customer has the mail all the same.
    desk.ok("outbox drop 1");
    let row = deliver(&desk, &Mail::new("2@customer.example", "09:00").subject("thanks").answers(&ours));
    assert_eq!(row["ticket"], 1);
    let why = why(&desk, "m3");
    assert_eq!((&why["rung"], &why["trust"]), (&json!("token"), &json!("full")));
    assert_eq!(why["reason"], "it answers a mail that this desk has signed for ticket 1");
    assert_eq!(
        tried(&why)[..2],
        [("token".to_owned(), "found".to_owned()), ("address".to_owned(), "absent".to_owned())]
    );
}

#[test]
fn a_signature_of_another_desk_leads_nowhere() {
    let (desk, other) = (Desk::new(), Desk::new());
    answered(&desk);
    let theirs = answered(&other);
    let row = deliver(&desk, &Mail::new("2@x.example", "09:00").from("max@x.example").answers(&theirs));
    assert_eq!(row["ticket"], 2);
    let why = why(&desk, "m3");
    assert_eq!((&why["rung"], &why["reason"]), (&json!("new"), &json!("nothing in it leads to a ticket")));
    assert_eq!(tried(&why)[0], ("token".to_owned(), "not_ours".to_owned()));
    assert_eq!(why["rungs"].as_array().unwrap().last().unwrap()["verdict"], true);
    // Nor does one with a letter changed make mail ours.
    let forged = Mail::new("desk.1.aaaaaaaaaaaac.aaaaaaaaaaaaaaaaaaaaaaaa@acme.example", "09:01")
        .from("ana@acme.example");
    deliver(&desk, &forged);
    assert_eq!(desk.json("messages from:ana@acme.example")[0]["trust"], "unproved");
}

#[test]
fn what_an_older_key_has_signed_stays_known() {
    let desk = Desk::new();
    let old = answered(&desk);
    let keys = desk.json("key rotate");
    assert_eq!(
        (&keys[0]["id"], &keys[0]["signs"], &keys[1]["signs"]),
        (&json!("k2"), &json!(true), &json!(false))
    );
    desk.ok("reply 1 --body 'Once more.'");
    let new = id_of(&desk, 2);
    desk.ok("outbox drop 1");
    desk.ok("outbox drop 2");
    for (number, id) in [(4, old), (5, new)] {
        deliver(&desk, &Mail::new(&format!("{number}@customer.example"), "09:00").subject("x").answers(&id));
        assert_eq!(why(&desk, &format!("m{number}"))["rung"], "token");
    }
    // Keys are no secret of the log, and never shown.
    assert!(!desk.ok("key list -f json").contains("secret") && desk.ok("log").contains("key rotate"));
}

#[test]
fn a_signed_address_leads_home() {
    let desk = Desk::new();
    let settings = desk.ok("settings show");
    desk.file(
        "settings.toml",
        format!(
            "{settings}\n[outgoing]\ntransport = \"maildir\"\npath = \"/nowhere\"\nplus_addresses = true\n"
        ),
    );
    desk.ok("settings apply settings.toml");
    desk.command("deliver").stdin(Mail::new("1@customer.example", "08:30").bytes()).ok();
    let mail = desk.ok("reply 1 --body Hello --print");
    let address = mail.lines().find_map(|line| line.strip_prefix("Reply-To: ")).unwrap();
    let address = address.split(['<', '>']).nth(1).unwrap().to_owned();
    assert!(address.starts_with("support+1."), "{address}");
    // Without any id: from a web mailer that keeps none.
    let answer =
        Mail::new("2@customer.example", "09:00").subject("hello").header("To", &address.to_uppercase());
    assert_eq!(deliver(&desk, &answer)["ticket"], 1);
    assert_eq!(why(&desk, "m2")["rung"], "address");
    let tampered = address.replace("+1.", "+2.");
    let stranger = Mail::new("3@x.example", "09:05").from("max@x.example").header("To", &tampered);
    assert_eq!(deliver(&desk, &stranger)["ticket"], 2);
    assert_eq!(tried(&why(&desk, "m3"))[1], ("address".to_owned(), "not_ours".to_owned()));
}

#[test]
fn a_subject_alone_is_never_enough_and_a_token_in_it_asks_who_writes() {
    let desk = Desk::new();
    answered(&desk);
    let same = Mail::new("2@x.example", "09:00").from("max@x.example");
    assert_eq!(deliver(&desk, &same)["ticket"], 2);
    let token = "It does not work [Acme #1]";
    let stranger = Mail::new("3@x.example", "09:01").from("max@x.example").subject(token);
    assert_eq!(deliver(&desk, &stranger)["ticket"], 3);
    assert_eq!(tried(&why(&desk, "m4")).last().unwrap().0, "new");
    assert!(tried(&why(&desk, "m4")).contains(&("subject".to_owned(), "stranger".to_owned())));
    let eva =
        Mail::new("4@customer.example", "09:02").from("Eva <EVA+phone@customer.example>").subject(token);
    assert_eq!(deliver(&desk, &eva)["ticket"], 1);
    assert_eq!(
        (why(&desk, "m5")["rung"].clone(), why(&desk, "m5")["trust"].clone()),
        (json!("subject"), json!("full"))
    );
    let nowhere = Mail::new("5@customer.example", "09:03").subject("[Acme #99]");
    assert_eq!(deliver(&desk, &nowhere)["ticket"], 4);
    assert!(tried(&why(&desk, "m6")).contains(&("subject".to_owned(), "gone".to_owned())));
}

#[test]
fn what_does_not_belong_is_split_off_and_stays_apart() {
    let desk = Desk::new();
    let ours = answered(&desk);
    deliver(
        &desk,
        &Mail::new("3@x.example", "09:00")
            .from("max@x.example")
            .subject("Other thing")
            .answers("1@customer.example"),
    );
    let before = desk.ticket(1);
    let rows = desk.json("split 1 m3");
    assert_eq!(ids(&rows), [2, 1]);
    let split = desk.ticket(2);
    assert_eq!((&split["status"], &split["customer_email"]), (&json!("new"), &json!("max@x.example")));
    assert_eq!(
        (&split["messages"][0]["trust"], &split["created_at"]),
        (&json!("full"), &json!(before["messages"][2]["received_at"]))
    );
    assert_eq!(split["links"], json!([{"kind": "split_from", "ticket": 1}]));
    assert_eq!(
        why(&desk, "m3")["reason"],
        "it names <1@customer.example>, as a mail of ticket 1 does; an agent has since moved it to ticket 2"
    );
    assert_eq!(desk.ticket(1)["messages"].as_array().unwrap().len(), 2);
    assert_eq!(desk.ticket(1)["links"], json!([{"kind": "split", "ticket": 2}]));
    // Answers go where the message is now, and nothing melts the two together again.
    assert_eq!(
        deliver(&desk, &Mail::new("4@x.example", "09:10").from("max@x.example").answers("3@x.example"))["ticket"],
        2
    );
    let both = Mail::new("5@customer.example", "09:20")
        .header("References", &format!("<3@x.example> <{ours}>"))
        .header("In-Reply-To", &format!("<{ours}>"));
    assert_eq!(deliver(&desk, &both)["ticket"], 1);
    desk.refused("split 1 m3").says(1, "message m3 is in ticket 2", "desk split 2 m3");
    desk.refused("split 2 m3 m4").says(1, "would leave nothing of ticket 2", "");
    desk.refused("split 1 x").says(2, "is not the number of a message", "desk messages");
}

#[test]
fn a_split_is_undone_and_done_again() {
    let desk = Desk::new();
    answered(&desk);
    deliver(&desk, &Mail::new("3@x.example", "09:00").from("max@x.example").answers("1@customer.example"));
    let before = desk.ticket(1);
    desk.ok("split 1 m3");
    let after = (desk.ticket(1), desk.ticket(2));
    desk.ok("undo");
    assert_eq!(desk.ticket(1), before);
    desk.refused("show 2").says(1, "there is no ticket 2", "");
    desk.ok("redo");
    assert_eq!((desk.ticket(1), desk.ticket(2)), after);
    // What is only tried changes nothing.
    assert_eq!(ids(&desk.json("split 1 m1 --dry-run")), [3, 1]);
    assert_eq!(desk.ticket(1), after.0);
}

#[test]
fn why_reads_well_on_a_terminal() {
    let desk = Desk::new();
    answered(&desk);
    deliver(
        &desk,
        &Mail::new("3@evil.example", "09:00").from("mallory@evil.example").answers("1@customer.example"),
    );
    let page = desk.command("why m3 --color never").terminal(120).ok();
    insta::assert_snapshot!(page, @"
    m3  It does not work
       ticket  1: it names <1@customer.example>, as a mail of ticket 1 does
         kind  human
        trust  low: nobody in the ticket names mallory@evil.example
     language  not known: fewer than 100 characters, or not certain
        taken  2026-07-01 08:33, by operation 4 (deliver)
    rung       found_in     clue                ticket  outcome  verdict  reason
    token      -            -                        -  absent   no       it names no id that looks signed by a desk
    address    -            -                        -  absent   no       it was sent to no signed address
    returned   -            -                        -  absent   no       it is no report on a mail
    reference  in_reply_to  1@customer.example       1  found    yes      it leads to that ticket
    subject    -            -                        -  absent   no       its subject carries no token of this desk
    ");
    let story = desk.command("why 1 --color never").terminal(120).ok();
    insta::assert_snapshot!(story, @"
    learned_at  what     message  rung       reason
    5 min ago   message  m1       new        nothing in it leads to a ticket
    4 min ago   message  m2       typed      it was written at this desk
    2 min ago   message  m3       reference  it names <1@customer.example>, as a mail of ticket 1 does
    2 min ago   doubted  m3       -          nobody in the ticket names its writer
    ");
}

/// A stranger whose mail claims to be older than the thread that it answers.
/// Being named later, or accepted later, changes nothing of what was.
#[test]
fn an_answer_goes_where_the_mail_is_that_it_answers() {
    let desk = Desk::new();
    desk.command("deliver").stdin(Mail::new("1@customer.example", "08:30").bytes()).ok();
    deliver(&desk, &Mail::new("2@customer.example", "08:40").answers("1@customer.example"));
    desk.ok("split 1 m1");
    assert_eq!(
        deliver(&desk, &Mail::new("3@customer.example", "08:50").answers("1@customer.example"))["ticket"],
        2
    );
    assert_eq!(
        deliver(&desk, &Mail::new("4@customer.example", "08:50").answers("2@customer.example"))["ticket"],
        1
    );
}

#[test]
fn a_split_stays_split_when_the_tickets_come_apart() {
    let desk = Desk::new();
    for (id, parents) in [("1", ""), ("2", ""), ("3", "<1@x.example>"), ("j", "<1@x.example> <2@x.example>")]
    {
        let mail = Mail::new(&format!("{id}@x.example"), "08:30").header("References", parents);
        deliver(&desk, &mail);
    }
    desk.ok("split 1 m3");
    let joined = desk
        .json("log")
        .as_array()
        .unwrap()
        .iter()
        .find(|row| row["command"] == "split 1 m3")
        .unwrap()["operation"]
        .as_i64()
        .unwrap()
        - 1;
    let before = (desk.ticket(1), desk.ticket(3));
    desk.ok(&format!("undo {joined}"));
    assert_eq!(desk.ticket(3)["messages"][0]["id"], 3);
    assert_eq!(desk.ticket(1)["messages"].as_array().unwrap().len(), 1);
    desk.ok("redo");
    assert_eq!((desk.ticket(1), desk.ticket(3)), before);
}

#[test]
fn an_undo_of_a_redo_takes_away_again() {
    let desk = Desk::new();
    answered(&desk);
    desk.ok("priority high 1");
    let changed = desk.json("log --limit 1")[0]["operation"].as_i64().unwrap();
    desk.ok("undo");
    desk.ok("redo");
    assert_eq!(desk.field(1, "priority"), "high");
    desk.ok(&format!("undo {}", changed + 2));
    assert_eq!(desk.field(1, "priority"), "normal");
    desk.ok(&format!("undo {}", changed + 3));
    assert_eq!(desk.field(1, "priority"), "high");
    // After an undo the older key signs again.
    desk.ok("key rotate");
    desk.ok("undo");
    assert_eq!(desk.json("key list")[0]["id"], "k1");
}
