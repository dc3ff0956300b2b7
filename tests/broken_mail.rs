//! Mail as it really comes, from the door to the eye: read by `import` and by `deliver` alike, threaded, shown and answerable.

use crate::harness::Desk;
use crate::mail::Mail;

/// What `import` and `deliver` both make of it: sender, subject, text and the names of files.
#[track_caller]
fn read(mail: &[u8]) -> [String; 4] {
    let seen = |desk: &Desk| {
        let ticket = desk.ticket(1);
        let message = &ticket["messages"][0];
        let word = |name: &str| message[name].as_str().unwrap_or_default().trim_end().to_owned();
        let files = message["attachments"].as_array().unwrap().iter();
        let files = files.map(|file| file["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
        [word("from_email"), word("subject"), word("text"), files.join(",")]
    };
    let (imported, delivered) = (Desk::new(), Desk::new());
    imported.file("one.eml", mail);
    imported.ok("import one.eml");
    delivered.command("deliver").stdin(mail.to_vec()).ok();
    assert_eq!(seen(&imported), seen(&delivered));
    // What stands in front of a mail makes no other mail of it.
    assert_eq!(imported.json("import one.eml")[0]["duplicates"], 1);
    seen(&imported)
}

#[test]
fn a_mail_begins_at_its_first_field() {
    let mail = String::from_utf8(Mail::new("1@customer.example", "08:00").body("It leaks.").bytes()).unwrap();
    for front in ["", "\u{feff}", "\n", "\r\n\r\n", "\u{feff}\n", "From eva Wed Jul  1 08:00:00 2026\n"] {
        let is = ["eva@customer.example", "It does not work", "It leaks.", ""];
        assert_eq!(read(format!("{front}{mail}").as_bytes()), is, "{front:?}");
    }
    let wide: Vec<u8> = format!("\u{feff}{mail}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read(&wide)[2], "It leaks.");
}

#[test]
fn a_mark_in_front_makes_no_second_copy() {
    let desk = Desk::new();
    let mail = Mail::new("1@customer.example", "08:00").bytes();
    desk.file("one.eml", &mail);
    desk.file("two.eml", [&b"\xef\xbb\xbf\r\n"[..], &mail].concat());
    desk.ok("import one.eml");
    assert_eq!(desk.json("import two.eml")[0]["duplicates"], 1);
}

#[test]
fn parts_are_found_and_decoded_however_they_are_named() {
    let parts = "--bnd1\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: \"base64\"\n\nR3LDvMOfZQ==\n\
                 --bnd1\nContent-Type: application/pdf\nContent-Disposition: attachment;\n filename=\"__.pdf\"; filename*=utf-8''%C3%BC.pdf\n\nx\n\
                 --bnd1\nContent-Type: image/png\nContent-Disposition: attachment\n\nx\n--bnd1--\n";
    for kind in [
        "multipart/mixed; boundary=other",
        "multipart/mixed boundary=bnd1",
        "multipart/mixed",
        "MULTIPART/MIXED; BOUNDARY='bnd1'",
    ] {
        let mail = Mail::new("1@customer.example", "08:00").header("Content-Type", kind).body(parts);
        let [_, _, text, files] = read(&mail.bytes());
        assert_eq!((text.as_str(), files.as_str()), ("Grüße", "ü.pdf,part-3.png"), "{kind}");
    }
    let coded = Mail::new("1@customer.example", "08:00")
        .header("Content-Type", "text/plain; charset=utf-8")
        .header("Content-Transfer-Encoding", "base64 (by the gateway)");
    let [_, _, text, _] = read(&coded.clone().body("R3LDvMOfZSBhdXMgS8O2bG4=\n____\nlist footer\n").bytes());
    assert_eq!(text, "Grüße aus Köln\n____\nlist footer");
    assert_eq!(read(&coded.body("No, it is plain.\n").bytes())[2], "No, it is plain.");
}

#[test]
fn whoever_writes_is_answered() {
    for (from, to) in [
        ("Doe, Jane <jane@x.example>", "\"Doe, Jane\" <jane@x.example>"),
        ("Jane Doe jane@x.example", "\"Jane Doe\" <jane@x.example>"),
        ("=?utf-8?B?SmFuZSA8amFuZUB4LmV4YW1wbGU+?=", "\"Jane\" <jane@x.example>"),
        ("Jane <jane@x.example", "\"Jane\" <jane@x.example>"),
        ("\"a@b.example\"@list.example", "<\"a@b.example\"@list.example>"),
    ] {
        let desk = Desk::new();
        desk.command("deliver").stdin(Mail::new("1@x.example", "08:00").from(from).bytes()).ok();
        let answer = desk.ok("reply 1 --body Hi --print");
        assert!(answer.contains(&format!("To: {to}")), "{from}: {answer}");
    }
}

#[test]
fn a_mail_of_nobody_wants_work_and_says_so() {
    let desk = Desk::new();
    let nameless = |id: &str, from: &str| Mail::new(id, "08:00").from(from).bytes();
    desk.file("one.eml", nameless("1@x.example", "Jane Doe"));
    desk.file("two.eml", nameless("2@x.example", "Bob Roe"));
    desk.file("three.eml", nameless("3@x.example", ""));
    let told = desk.command("import one.eml two.eml three.eml").run();
    assert!(
        told.stderr.contains("without an address of the sender that could be made out: 3 mails"),
        "{}",
        told.stderr
    );
    let rows = desk.json("list is:waiting");
    assert_eq!(rows.as_array().unwrap().len(), 3, "{rows}");
    // They are not one customer.
    assert!(rows.as_array().unwrap().iter().all(|row| row["customer_email"].is_null()), "{rows}");
    assert_eq!(desk.json("customer list").as_array().unwrap().len(), 0);
    let message = &desk.ticket(1)["messages"][0];
    assert_eq!((&message["kind"], &message["from_name"]), (&"human".into(), &"Jane Doe".into()));
    assert!(desk.ok("show 1 -f table").contains("Jane Doe (no address)"));
    desk.ok("verify");
    desk.ok("reply 1 --cc jane@x.example --body Hi");
}

#[test]
fn an_answer_finds_its_thread_by_ids_in_any_dress() {
    for named in [
        "=?utf-8?q?=3Clong-long-long?=\n =?utf-8?q?-id=40x=2Eexample=3E?=",
        "long-long-long-id@x.example",
        "<long-long-long-id@x.example> (Eva's message)",
        "<long-long-long-id@\n x.example>",
    ] {
        let desk = Desk::new();
        desk.command("deliver").stdin(Mail::new("long-long-long-id@x.example", "08:00").bytes()).ok();
        let answer = Mail::new("2@x.example", "08:10").header("In-Reply-To", named).subject("Other");
        desk.command("deliver").stdin(answer.bytes()).ok();
        assert_eq!(desk.ticket(1)["messages"].as_array().unwrap().len(), 2, "{named}");
    }
}

#[test]
fn a_date_that_cannot_be_is_no_clue() {
    for (date, received, is) in [
        ("Wed, 1 Jul 2026 07.00.00 +0200", "", "2026-07-01T05:00:00Z"),
        ("Thu, 1 Jan 1970 00:00:00 +0000", "", "2026-07-01T06:30:00Z"),
        ("Thu, 1 Jan 1970 00:00:00 +0000", "by x; Wed, 1 Jul 2026 06:00:00 +0000", "2026-07-01T06:00:00Z"),
        ("Wed, 1 Jul 2026 07:00:00 +0000", "by x; Thu, 1 Jan 1970 00:00:00 +0000", "2026-07-01T07:00:00Z"),
    ] {
        let desk = Desk::new();
        let mail = Mail::new("1@x.example", "08:00").header("Date", date).header("Received", received);
        desk.file("in.mbox", [&b"From eva@x.example Wed Jul  1 06:30:00 2026\n"[..], &mail.bytes()].concat());
        desk.ok("import in.mbox --live-from 2026-01-01");
        assert_eq!(desk.ticket(1)["messages"][0]["received_at"], is, "{date} {received}");
    }
}

#[test]
fn no_mail_of_an_mbox_swallows_the_next() {
    let one =
        String::from_utf8(Mail::new("1@x.example", "08:00").body("One.\nFrom here on\nSubject: x\n").bytes())
            .unwrap();
    let two =
        String::from_utf8(Mail::new("2@y.example", "08:01").from("Bob <bob@y.example>").bytes()).unwrap();
    for border in ["From ", "From -", "From bob@y.example", "From bob@y.example Wed Jul  1 09:00:00 2026"] {
        for between in ["", "\n"] {
            let desk = Desk::new();
            desk.file("in.mbox", format!("{border}\n{one}{between}{border}\n{two}"));
            assert_eq!(desk.json("import in.mbox")[0]["imported"], 2, "{border:?} {between:?}");
            assert!(desk.ticket(1)["messages"][0]["text"].as_str().unwrap().contains("Subject: x"));
        }
    }
}
