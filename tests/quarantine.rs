//! Mail that cannot be taken in as it is: kept, shown, and worked on. And files that are hardly mail.

use serde_json::{Value, json};

use crate::harness::Desk;
use crate::mail::Mail;

/// A desk with two mails in quarantine: one without a head of a mail, one whose parts lie too deep.
fn with_two() -> Desk {
    let desk = Desk::new();
    desk.file("in/1.eml", "no header at all, but words about a kettle\n");
    let mut deep = String::from(
        "From: Eva <eva@customer.example>\nSubject: Deep\nMessage-ID: <deep@customer.example>\nMIME-Version: 1.0\n",
    );
    for depth in 0..200 {
        deep.push_str(&format!("Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n"));
    }
    deep.push_str("Content-Type: text/plain\n\nThe kettle leaks.\n");
    desk.file("in/2.eml", deep);
    let row = &desk.json("import in")[0];
    assert_eq!((&row["seen"], &row["imported"], &row["quarantined"]), (&json!(2), &json!(0), &json!(2)));
    desk
}

fn states(desk: &Desk) -> Vec<String> {
    let all = desk.json("quarantine list --all");
    all.as_array().unwrap().iter().map(|row| row["state"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_is_held_is_listed_shown_and_given_back_byte_by_byte() {
    let desk = with_two();
    let rows = desk.json("quarantine");
    assert_eq!(
        (&rows[1]["from_email"], &rows[1]["subject"]),
        (&json!("eva@customer.example"), &json!("Deep"))
    );
    assert!(rows[0]["reason"].as_str().unwrap().contains("header"), "{rows}");
    let bytes = desk.command("quarantine show 1 --bytes").run().stdout;
    assert_eq!(bytes, b"no header at all, but words about a kettle\n");
    assert_eq!(desk.json("quarantine show 2")["message_id"], "deep@customer.example");
    desk.refused("quarantine show 9").says(1, "there is no mail 9 in quarantine", "desk quarantine list");
    assert_eq!(desk.json("import in")[0]["duplicates"], 2, "it is kept once");
    let found = desk.run("search kettle");
    assert!(
        found.stderr.contains("in quarantine, these words stand in 1, 2 (desk quarantine show 1)"),
        "{found}"
    );
    assert!(!desk.run("search teapot").stderr.contains("quarantine"));
}

#[test]
fn what_still_cannot_be_read_stays_and_can_be_released() {
    let desk = with_two();
    let rows = desk.json("quarantine retry --all");
    assert!(rows.as_array().unwrap().iter().all(|row| row["state"] == "held"), "{rows}");
    assert_eq!(
        desk.json("log --limit 1")[0]["command"],
        "import in",
        "a retry that changes nothing is no operation"
    );
    let rows = desk.json("quarantine release 2");
    assert_eq!((&rows[0]["state"], &rows[0]["ticket"]), (&json!("released"), &json!(1)));
    let ticket = desk.ticket(1);
    assert_eq!(
        (&ticket["customer_email"], &ticket["subject"], &ticket["status"]),
        (&json!("eva@customer.example"), &json!("Deep"), &json!("new"))
    );
    assert_eq!(states(&desk), ["held", "released"]);
    desk.refused("quarantine release 2").says(1, "taken in already", "desk quarantine list --all");
    desk.ok("undo");
    assert_eq!((states(&desk), desk.json("list")), (vec!["held".to_owned(), "held".to_owned()], json!([])));
    desk.ok("redo");
    assert_eq!(desk.ticket(1), ticket);
    // A second import adds nothing, whatever was decided.
    assert_eq!(desk.json("import in")[0]["duplicates"], 2);
}

#[test]
fn what_is_dropped_is_kept_all_the_same() {
    let desk = with_two();
    assert_eq!(desk.json("quarantine drop --all --dry-run").as_array().unwrap().len(), 2);
    assert_eq!(states(&desk), ["held", "held"]);
    desk.ok("quarantine drop 1");
    assert_eq!(states(&desk), ["dropped", "held"]);
    assert_eq!(desk.json("quarantine").as_array().unwrap().len(), 1);
    assert!(!desk.command("quarantine show 1 --bytes").run().stdout.is_empty());
    assert_eq!(desk.json("import in")[0]["duplicates"], 2);
    desk.ok("quarantine release 1");
    assert_eq!(states(&desk), ["released", "held"], "who dropped it can still change their mind");
}

#[test]
fn files_that_are_hardly_mail_are_accounted_for() {
    let desk = Desk::new();
    let files: [(&str, &[u8]); 6] = [
        ("0", b""),
        ("1", b"x"),
        ("3", b"\xef\xbb\xbf"),
        ("nul", &[0; 700]),
        ("head", b"From: eva@customer.example\nSubject: cut in the he"),
        ("lf", b"\n\n\n"),
    ];
    for (name, bytes) in files {
        desk.file(&format!("in/{name}"), bytes);
    }
    let row = &desk.json("import in")[0];
    let count = |name: &str| row[name].as_i64().unwrap();
    assert_eq!(count("seen"), 6);
    assert_eq!(
        count("seen"),
        count("imported") + count("duplicates") + count("quarantined") + count("skipped")
    );
    assert_eq!(desk.json("messages subject:cut")[0]["from_email"], "eva@customer.example");
    for (name, bytes) in files {
        let output = desk.command("deliver").stdin(bytes).run();
        assert_eq!(output.code, 0, "{name}: {output}");
    }
}

#[test]
fn one_poison_mail_never_stops_the_rest() {
    let desk = Desk::new();
    let good = |id: &str| Mail::new(id, "08:30").bytes();
    desk.file("in/a.eml", good("a@customer.example"));
    let mut long = b"From: eva@customer.example\nX-Long: ".to_vec();
    long.extend(std::iter::repeat_n(b'x', 20 << 20));
    desk.file("in/b.eml", [long, b"\nSubject: long\n\nwords\n".to_vec()].concat());
    desk.file("in/c.eml", good("c@customer.example"));
    let rows = desk.json("import -v in");
    let outcomes: Vec<&Value> = rows.as_array().unwrap().iter().map(|row| &row["outcome"]).collect();
    assert_eq!(outcomes, [&json!("imported"), &json!("quarantined"), &json!("imported")]);
}

#[test]
fn what_is_released_keeps_its_thread_and_its_time() {
    let desk = Desk::new();
    desk.at("2026-07-01T12:00:00Z");
    desk.file("in/1.eml", Mail::new("1@customer.example", "07:10").bytes());
    let mut deep = String::from(
        "Received: from a by mx.acme.example; Wed, 01 Jul 2026 07:30:00 +0000\nFrom: Eva Novak <eva@customer.example>\n\
         To: support@acme.example\nSubject: Re: deep\nMessage-ID: <2@customer.example>\nIn-Reply-To: <1@customer.example>\n\
         MIME-Version: 1.0\n",
    );
    for depth in 0..200 {
        deep.push_str(&format!("Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n"));
    }
    desk.file("in/2.eml", format!("{deep}Content-Type: text/plain\n\nThe kettle leaks.\n"));
    desk.ok("import in");
    assert_eq!(desk.json("quarantine release 1")[0]["ticket"], 1);
    let message = desk.ticket(1)["messages"][1].clone();
    assert_eq!(
        (&message["received_at"], &message["from_name"], &message["trust"]),
        (&json!("2026-07-01T07:30:00Z"), &json!("Eva Novak"), &json!("full"))
    );
}
