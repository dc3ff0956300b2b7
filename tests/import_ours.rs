//! Whose a mail is, and whether it belongs to this desk's days: our own mail and history (contract §3).

use crate::harness::{Desk, ids};
use crate::mail::{Mail, few, mboxrd};

#[test]
fn our_sent_mail_is_our_answer() {
    let answer = Mail::new("s1@acme.example", "07:45")
        .ours()
        .subject("Re: Teapot arrived broken")
        .answers("t2@customer.example");
    for (name, line) in [("Sent", "import Sent"), ("mine.mbox", "import --as-sent mine.mbox")] {
        let desk = Desk::new();
        desk.file("inbox.mbox", mboxrd(&few()));
        desk.ok("import inbox.mbox");
        desk.file(name, mboxrd(std::slice::from_ref(&answer)));
        desk.ok(line);
        assert_eq!(desk.json("messages id:1 --columns direction")[2]["direction"], "out", "{name}");
        assert_eq!(desk.field(1, "first_response_at"), "2026-07-01T07:45:00Z", "{name}");
        assert_eq!(desk.field(1, "status"), "pending", "{name}");
        assert_eq!(desk.field(1, "waiting_since"), "", "{name}");
        assert_eq!(desk.field(1, "customer_email"), "eva@customer.example", "{name}");
    }
    let desk = Desk::new();
    std::fs::create_dir_all(desk.path("Maildir/cur")).unwrap();
    desk.file("Maildir/.Sent/cur/1782891900.1.host:2,S", answer.bytes());
    for (at, mail) in few().iter().enumerate() {
        desk.file(&format!("Maildir/cur/178289{at:04}.2.host:2,"), mail.bytes());
    }
    desk.ok("import Maildir");
    let answered = desk.json("list first");
    assert_eq!(answered, serde_json::json!([]));
    let pending = desk.json("list status:pending");
    assert_eq!(pending[0]["first_response_at"], "2026-07-01T07:45:00Z", "{pending}");
}

#[test]
fn labels_of_gmail_say_what_is_ours() {
    let desk = Desk::new();
    let answer = Mail::new("s1@acme.example", "07:45").ours().answers("t1@customer.example");
    let draft = Mail::new("s2@acme.example", "07:46").ours().answers("l1@other.example");
    desk.file(
        "All mail.mbox",
        mboxrd(&[few(), vec![answer.labelled("Sent,Opened"), draft.labelled("Sent,Drafts")]].concat()),
    );
    desk.ok("import 'All mail.mbox'");
    assert_eq!(desk.field(1, "first_response_at"), "2026-07-01T07:45:00Z");
    assert_eq!(desk.field(2, "first_response_at"), "", "a draft is no answer");
}

#[test]
fn whoever_only_claims_to_be_us_stops_no_clock() {
    let desk = Desk::new();
    desk.file("inbox.mbox", mboxrd(&few()));
    desk.ok("import inbox.mbox");
    let due = desk.field(1, "due_at");
    for (at, from) in ["support@acme.example", "ana@acme.example"].into_iter().enumerate() {
        let forged =
            Mail::new(&format!("f{at}@evil.example"), "07:50").from(from).answers("t1@customer.example");
        desk.file("forged.eml", forged.bytes());
        desk.ok("import forged.eml");
    }
    let messages = desk.json("messages id:1");
    for forged in &messages.as_array().unwrap()[2..] {
        assert_eq!((&forged["trust"], &forged["direction"]), (&"unproved".into(), &"in".into()));
    }
    assert_eq!((desk.field(1, "due_at"), desk.field(1, "first_response_at")), (due, String::new()));
    assert_eq!(desk.field(1, "status"), "new");
    assert!(desk.command("show 1").terminal(80).ok().contains("without a proof"));
}

#[test]
fn a_pass_of_the_host_that_we_named_proves_us() {
    let desk = Desk::new();
    let document =
        desk.ok("settings show").replace("close_days", "authserv_id = \"mx.acme.example\"\nclose_days");
    desk.file("settings.toml", document);
    desk.ok("settings apply settings.toml");
    let answer = |id: &str, host: &str| {
        Mail::new(id, "07:50").ours().answers("t1@customer.example").header(
            "Authentication-Results",
            &format!("{host}; dmarc=pass header.from=acme.example; dkim=pass header.d=acme.example"),
        )
    };
    desk.file("inbox.mbox", mboxrd(&[few(), vec![answer("a@evil.example", "mx.evil.example")]].concat()));
    desk.ok("import inbox.mbox");
    assert_eq!(desk.field(1, "first_response_at"), "");
    desk.file("proved.eml", answer("b@acme.example", "mx.acme.example").bytes());
    desk.ok("import proved.eml");
    assert_eq!(desk.field(1, "first_response_at"), "2026-07-01T07:50:00Z");
}

#[test]
fn what_is_older_than_the_desk_is_history() {
    let desk = Desk::new();
    let on = |id: &str, date: &str| Mail::new(id, "07:00").header("Date", date);
    let mails = [
        on("ancient@x.example", "Mon, 05 Jan 2015 10:00:00 +0000"),
        on("theirs@x.example", "Mon, 22 Jun 2026 10:00:00 +0000"),
        on("asked@x.example", "Tue, 23 Jun 2026 10:00:00 +0000"),
        on("live@x.example", "Tue, 30 Jun 2026 12:00:00 +0000"),
    ];
    desk.file("inbox.mbox", mboxrd(&mails));
    desk.file(
        "Sent",
        mboxrd(&[on("answered@acme.example", "Tue, 23 Jun 2026 11:00:00 +0000")
            .ours()
            .answers("asked@x.example")]),
    );
    desk.ok("import inbox.mbox Sent");
    let field = |id: i64, name: &str| desk.field(id, name);
    assert_eq!((field(1, "status"), field(1, "solved_at")), ("closed".into(), String::new()));
    assert_eq!(
        (field(2, "status"), field(2, "due_at"), field(2, "sla_status")),
        ("open".into(), String::new(), "none".into())
    );
    assert_eq!(
        (field(3, "status"), field(3, "first_response_at")),
        ("pending".into(), "2026-06-23T11:00:00Z".into())
    );
    assert_eq!((field(4, "status"), field(4, "due_at")), ("new".into(), "2026-07-01T12:00:00Z".into()));
    assert_eq!(ids(&desk.json("list")), [4, 2, 3]);
    // History ages by itself.
    desk.at("2026-07-10T08:00:00Z");
    assert_eq!((field(2, "status"), field(3, "status")), ("closed".into(), "closed".into()));
}

#[test]
fn where_history_ends_can_be_said() {
    let desk = Desk::new();
    desk.file(
        "inbox.mbox",
        mboxrd(&[
            Mail::new("a@x.example", "07:00").header("Date", "Mon, 22 Jun 2026 10:00:00 +0000"),
            Mail::new("b@x.example", "07:00").header("Date", "Wed, 24 Jun 2026 10:00:00 +0000"),
        ]),
    );
    desk.ok("import --live-from 2026-06-23 inbox.mbox");
    assert_eq!((desk.field(1, "sla_status"), desk.field(2, "sla_status")), ("none".into(), "missed".into()));
    desk.refused("import --live-from someday inbox.mbox").says(2, "--live-from", "");
}
