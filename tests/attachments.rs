//! What hangs on mails: listed, named harmlessly, and saved only where somebody says.

use serde_json::{Value, json};

use crate::harness::Desk;
use crate::mail::Mail;

/// A ticket of two mails: on the first hang two files, on the second one of the same name as the first.
fn with_files() -> Desk {
    let desk = Desk::new();
    let first = Mail::new("1@customer.example", "08:30")
        .header("MIME-Version", "1.0")
        .header("Content-Type", "multipart/mixed; boundary=b")
        .body(
            "--b\nContent-Type: text/plain\n\nTwo files.\n\
             --b\nContent-Type: text/csv; name=\"../../sales.csv\"\nContent-Disposition: attachment\n\na,b\n1,2\n\
             --b\nContent-Type: image/png; name=lid.png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n--b--\n",
        );
    let second = Mail::new("2@customer.example", "08:40")
        .answers("1@customer.example")
        .header("MIME-Version", "1.0")
        .header("Content-Type", "multipart/mixed; boundary=b")
        .body(
            "--b\nContent-Type: text/plain\n\nOne more.\n\
             --b\nContent-Type: text/csv; name=\"..\\..\\sales.csv\"\nContent-Disposition: attachment\n\nc,d\n--b--\n",
        );
    for mail in [first, second] {
        desk.command("deliver").stdin(mail.bytes()).ok();
    }
    desk
}

fn names(desk: &Desk, folder: &str) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(desk.path(folder))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_file_is_saved_under_a_name_that_stays_in_the_folder() {
    let desk = with_files();
    let rows = desk.json("show 1 --save lid.png out");
    assert_eq!(
        (&rows[0]["message"], &rows[0]["bytes"], &rows[0]["content_type"]),
        (&json!(1), &json!(8), &json!("image/png"))
    );
    assert_eq!(std::fs::read(desk.path("out/lid.png")).unwrap(), b"\x89PNG\r\n\x1a\n");
    let rows = desk.json("show 1 --save all out");
    assert_eq!(rows.as_array().unwrap().len(), 3);
    assert_eq!(
        names(&desk, "out"),
        ["_.._sales.csv", "lid-2.png", "lid.png", "sales.csv"],
        "nothing is written over"
    );
    assert_eq!(std::fs::read(desk.path("out/lid-2.png")).unwrap(), b"\x89PNG\r\n\x1a\n");
    assert!(!desk.path("sales.csv").exists() && !desk.path("../sales.csv").exists());
}

#[test]
fn a_part_is_named_by_message_and_number_or_refused_with_what_there_is() {
    let desk = with_files();
    let listed = desk.ticket(1)["messages"][1]["attachments"].clone();
    let part = listed[0]["part"].as_i64().unwrap();
    let rows = desk.json(&format!("show 1 --save m2.{part} out"));
    assert_eq!(rows[0]["message"], 2);
    assert_eq!(std::fs::read(desk.path("out/sales.csv")).unwrap(), b"c,d");
    assert_eq!(desk.json(&format!("show m2 --save {part} out"))[0]["part"], part);
    desk.refused(&format!("show 1 --save {part} out")).says(
        1,
        "names several parts",
        "there are: m1.2, m2.2",
    );
    desk.refused("show 1 --save nothing.pdf out").says(1, "has no part", "m1.3 lid.png");
    desk.command("deliver")
        .stdin(Mail::new("3@other.example", "09:00").from("ben@other.example").bytes())
        .ok();
    desk.refused("show 2 --save all2 out").says(1, "nothing hangs on ticket 2", "desk list has:attachment");
    desk.file("taken", "a file");
    desk.refused("show 1 --save lid.png taken").says(
        73,
        "cannot make the folder",
        "--save lid.png ~/Downloads",
    );
    let page = desk.command("show 1").terminal(200).ok();
    assert!(page.contains("lid.png (image/png, 8 bytes)  desk show 1 --save m1.3 ."), "{page}");
}

#[test]
fn mail_that_cannot_be_read_here_says_so_and_its_original_can_be_had() {
    let desk = Desk::new();
    let sealed = Mail::new("1@customer.example", "08:30")
        .header("MIME-Version", "1.0")
        .header("Content-Type", "multipart/encrypted; protocol=\"application/pgp-encrypted\"; boundary=b")
        .body("--b\nContent-Type: application/pgp-encrypted\n\nVersion: 1\n--b\nContent-Type: application/octet-stream\n\n-----BEGIN PGP MESSAGE-----\n\nhQ==\n-----END PGP MESSAGE-----\n--b--\n");
    desk.command("deliver").stdin(sealed.bytes()).ok();
    let message: Value = desk.ticket(1)["messages"][0].clone();
    assert_eq!((&message["seal"], &message["kind"]), (&json!("encrypted"), &json!("human")));
    assert!(
        desk.command("show 1")
            .terminal(200)
            .ok()
            .contains("encrypted: desk show --raw m1 gives the original")
    );
    assert_eq!(desk.command("show --raw m1").run().stdout, sealed.bytes());
}

#[test]
fn characters_that_could_not_be_read_are_told() {
    let desk = Desk::new();
    let head = Mail::new("1@customer.example", "08:30").header("Content-Type", "text/plain; charset=utf-8");
    let mut mail = head.body("Grüße aus München, schöne Tage für alle, ä ö ü ").bytes();
    mail.push(0xff);
    desk.command("deliver").stdin(mail).ok();
    let message = desk.ticket(1)["messages"][0].clone();
    assert_eq!(message["lossy"], true);
    assert!(message["text"].as_str().unwrap().starts_with("Grüße aus München"), "{message}");
    assert!(desk.command("show 1").terminal(200).ok().contains("some of its characters could not be read"));
    desk.command("deliver").stdin(Mail::new("2@customer.example", "08:40").bytes()).ok();
    assert_eq!(desk.ticket(2)["messages"][0]["lossy"], false);
}
