//! Whose a mail is, and whether it belongs to this desk's days: our own mail and history (contract §3).

use crate::harness::{Desk, ids};
use crate::mail::{Mail, few, mboxrd};

#[test]
fn our_sent_mail_is_our_answer() {
    let answer = Mail::new("s1@acme.example", "07:45")
        .ours()
        .subject("Re: Teapot arrived broken")
        .answers("t2@customer.example");
    for (name, line) in [("Mail/Sent", "import Mail"), ("mine.mbox", "import --as-sent mine.mbox")] {
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
        "Mail/Sent",
        mboxrd(&[on("answered@acme.example", "Tue, 23 Jun 2026 11:00:00 +0000")
            .ours()
            .answers("asked@x.example")]),
    );
    desk.ok("import inbox.mbox Mail");
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

/// The rows of `import -v`, as outcome and reason.
fn outcomes(desk: &Desk, line: &str) -> Vec<(String, String)> {
    let rows = desk.json(&format!("{line} -v"));
    let word = |row: &serde_json::Value, name: &str| row[name].as_str().unwrap_or_default().to_owned();
    rows.as_array().unwrap().iter().map(|row| (word(row, "outcome"), word(row, "reason"))).collect()
}

#[test]
fn the_name_of_a_file_that_was_named_proves_nothing() {
    let answer = Mail::new("s1@acme.example", "07:45").ours().answers("t1@customer.example");
    let mbox = mboxrd(std::slice::from_ref(&answer));
    for name in ["Sent", "Sent Items", "Sent.mbox", "Gesendet", "sent-mail", "INBOX.sbd/Sent"] {
        let desk = Desk::new();
        desk.file("inbox.mbox", mboxrd(&few()));
        desk.ok("import inbox.mbox");
        desk.file(name, mbox.clone());
        let told = desk.run(&format!("import {name:?}"));
        assert!(told.stderr.contains("without a proof, so shown and answering nobody: 1 mail"), "{told}");
        assert!(told.stderr.contains("--as-sent SOURCE") && told.stderr.contains("authserv_id"), "{told}");
        assert_eq!(desk.field(1, "first_response_at"), "", "{name}");
        // As a folder of a mailbox, or by the user's word, it does; the copy that came first makes no difference.
        desk.ok(&format!("import --as-sent {name:?}"));
        assert_eq!(desk.field(1, "first_response_at"), "2026-07-01T07:45:00Z", "{name}");
    }
}

#[test]
fn a_folder_of_a_mailbox_proves_mail_of_ours() {
    let answer = Mail::new("s1@acme.example", "07:45").ours().answers("t1@customer.example");
    let mbox = mboxrd(std::slice::from_ref(&answer));
    for (file, is_mbox, source) in [
        ("Profile/Mail/Local Folders/Sent", true, "Profile"),
        ("Profile/Mail/Local Folders/INBOX.sbd/Sent", true, "Profile"),
        ("Profile/Sent.sbd/2024", true, "Profile"),
        ("Apple/Sent Messages.mbox/mbox", true, "Apple"),
        ("Maildir/.Sent/cur/1782891900.1.h:2,S", false, "Maildir"),
        ("Maildir/.INBOX.Gesendet/cur/1782891900.1.h:2,S", false, "Maildir/.INBOX.Gesendet/cur"),
        ("Offline/INBOX.Sent/cur/1782891900.1.h:2,S", false, "Offline"),
        ("Sent/1.eml", false, "Sent"),
        ("Mail/Отправленные/1.eml", false, "Mail"),
        ("Mail/Envoy&AOk-s/1.eml", false, "Mail"),
    ] {
        let desk = Desk::new();
        desk.file("inbox.mbox", mboxrd(&few()));
        desk.ok("import inbox.mbox");
        desk.file(file, if is_mbox { mbox.clone() } else { answer.bytes() });
        desk.ok(&format!("import {source:?}"));
        assert_eq!(desk.field(1, "first_response_at"), "2026-07-01T07:45:00Z", "{file}");
    }
}

#[test]
fn junk_trash_and_drafts_within_a_source_are_left_out_and_counted() {
    let desk = Desk::new();
    let mail = |id: &str| Mail::new(id, "07:20").from(&format!("{id}.example"));
    let deleted = |id: &str| {
        let mut bytes = b"X-Mozilla-Status: 0009\nX-Mozilla-Status2: 00000000\n".to_vec();
        bytes.extend(mail(id).bytes());
        bytes
    };
    desk.file("Maildir/cur/1782891900.1.h:2,S", mail("kept@a").bytes());
    desk.file("Maildir/cur/1782891900.2.h:2,ST", mail("gone@b").bytes());
    desk.file("Maildir/cur/1782891900.3.h:2,D", mail("draft@c").bytes());
    desk.file("Maildir/cur/1782891900.4.h:2,S", deleted("expunged@d"));
    desk.file("Maildir/.Junk/cur/1782891900.5.h:2,S", mail("junk@e").bytes());
    desk.file("Maildir/.Papierkorb.Alt/cur/1782891900.6.h:2,S", mail("trash@f").bytes());
    desk.file("Maildir/.Entw&APw-rfe/cur/1782891900.7.h:2,S", mail("entwurf@g").bytes());
    desk.file("Maildir/Templates", mboxrd(&[mail("template@h")]));
    desk.file("Maildir/Outbox", mboxrd(&[mail("outbox@i")]));
    desk.file(
        "Maildir/All.mbox",
        mboxrd(&[mail("spam@j").labelled("Spam"), mail("label@k").labelled("Inbox")]),
    );
    let row = &desk.json("import Maildir --dry-run")[0];
    let counts =
        ["seen", "imported", "duplicates", "quarantined", "skipped"].map(|name| row[name].as_i64().unwrap());
    assert_eq!(counts, [11, 2, 0, 0, 9]);
    let reasons: Vec<String> =
        outcomes(&desk, "import Maildir --dry-run").into_iter().map(|(_, reason)| reason).collect();
    let of = |part: &str| reasons.iter().filter(|reason| reason.contains(part)).count();
    assert_eq!((of("in the trash"), of("in the junk"), of("among drafts"), of("")), (3, 2, 4, 11));
    let told = desk.run("import Maildir").stderr;
    assert!(
        told.contains(
            "left out: 4 among drafts, templates or what was not sent, 2 in the junk, 3 in the trash"
        )
    );
    assert!(told.contains("--all-folders takes them in"), "{told}");
    assert_eq!(desk.json("messages").as_array().unwrap().len(), 2);
    // Who asks for them, or names them, gets them.
    assert_eq!(desk.json("import Maildir/.Junk")[0]["imported"], 1);
    assert_eq!(desk.json("import Maildir/Outbox")[0]["imported"], 1);
    assert_eq!(desk.json("import 'Maildir/cur/1782891900.2.h:2,ST'")[0]["imported"], 1);
    let row = &desk.json("import --all-folders Maildir")[0];
    assert_eq!((row["imported"].as_i64(), row["skipped"].as_i64()), (Some(6), Some(0)));
    assert_eq!(desk.json("import --all-folders Maildir")[0]["duplicates"], 11);
}

#[test]
fn a_customer_cannot_have_their_mail_left_out_nor_ours() {
    let desk = Desk::new();
    let marked = |id: &str| Mail::new(id, "07:20").header("X-Mozilla-Status", "0008").header("X-Status", "D");
    let labelled = marked("c@x.example").header("X-Gmail-Labels", "Trash");
    desk.file("inbox.mbox", mboxrd(&[marked("a@x.example"), labelled]));
    desk.file("Trash.eml", marked("b@x.example").bytes());
    assert_eq!(desk.json("import inbox.mbox Trash.eml")[0]["skipped"], 0);
    assert_eq!(desk.json("messages").as_array().unwrap().len(), 3);
}

/// A mail of a group that is our own address.
fn through_group(id: &str, from: &str, fields: &[(&str, &str)]) -> Mail {
    let mail = Mail::new(id, "07:20").from(from).header("List-Id", "<support.acme.example>");
    fields.iter().fold(mail, |mail, (name, value)| mail.header(name, value))
}

#[test]
fn a_group_that_writes_in_our_name_is_seen_through() {
    let ours = "'Eva Berg' via Support <support@acme.example>";
    let eva = ("Eva Berg", "eva@customer.example");
    // What it is about, the fields of its head, and the customer and name that come of it.
    type Case = (&'static str, &'static [(&'static str, &'static str)], (&'static str, &'static str));
    let cases: [Case; 9] = [
        (ours, &[("X-Original-From", "Eva Berg <eva@customer.example>"), ("Reply-To", "x@y.example")], eva),
        (ours, &[("Reply-To", "Eva Berg <eva@customer.example>")], eva),
        (ours, &[("Reply-To", "support@acme.example, eva@customer.example")], eva),
        (ours, &[("X-Original-Sender", "eva@customer.example"), ("Reply-To", "support@acme.example")], eva),
        ("Eva Berg via Support <Support+list@ACME.example>", &[("Reply-To", "EVA@customer.example")], eva),
        ("ana@acme.example", &[("X-Original-From", "=?utf-8?Q?Eva_Berg?= <eva@customer.example>")], eva),
        // Without one of ours in `From` nothing is seen through.
        ("Bob <bob@x.example>", &[("Reply-To", "eva@customer.example")], ("Bob", "bob@x.example")),
        // Nor is a mail of ours to our own list.
        ("Ana <ana@acme.example>", &[("Reply-To", "support@acme.example")], ("Ana", "ana@acme.example")),
        (
            "Ana <ana@acme.example>",
            &[("List-Id", ""), ("Reply-To", "e@x.example")],
            ("Ana", "ana@acme.example"),
        ),
    ];
    for (at, (from, fields, (name, email))) in cases.into_iter().enumerate() {
        let mail = through_group(&format!("{at}@x.example"), from, fields);
        for way in ["deliver", "import -", "import --as-sent -"] {
            let desk = Desk::new();
            desk.command(way).stdin(mail.bytes()).ok();
            let is_ours = email == "ana@acme.example";
            let row = &desk.json("messages --columns from_name,from_email,trust,direction")[0];
            let proved = is_ours && way.contains("as-sent");
            let side = if proved { "out" } else { "in" };
            let trust = if is_ours && !proved { "unproved" } else { "full" };
            assert_eq!(
                [&row["from_name"], &row["from_email"], &row["trust"], &row["direction"]],
                [name, email, trust, side],
                "{at} {way}"
            );
            assert_eq!(desk.field(1, "due_at").is_empty(), is_ours, "{at} {way}");
        }
    }
}

#[test]
fn customers_of_a_group_stay_apart_and_answers_go_to_them() {
    let desk = Desk::new();
    let of = |id: &str, who: &str| {
        let from = format!("'{who}' via Support <support@acme.example>");
        let writer = format!("{who} <{who}@customer.example>");
        through_group(
            id,
            &from,
            &[("X-Original-From", &writer), ("Reply-To", &writer), ("Precedence", "list")],
        )
    };
    for mail in [of("1@x", "eva"), of("2@x", "bob"), of("3@x", "eva").answers("1@x")] {
        desk.command("deliver").stdin(mail.bytes()).ok();
    }
    let rows = desk.json("list --columns id,customer_email,messages --sort id");
    let told: Vec<_> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["customer_email"].clone(), row["messages"].clone()))
        .collect();
    assert_eq!(told, [("eva@customer.example".into(), 2.into()), ("bob@customer.example".into(), 1.into())]);
    desk.ok("reply 2 --body Hello");
    assert_eq!(desk.json("outbox")[0]["to"], serde_json::json!(["bob@customer.example"]));
}

/// Whom the settings name as the sender is one of us, whether or not the list of addresses has them too.
#[test]
fn the_sender_of_our_mail_is_one_of_us_everywhere() {
    let desk = Desk::new();
    let sender = "helpdesk@brand.example";
    desk.file("inbox.mbox", mboxrd(&few()));
    desk.ok("import inbox.mbox");
    let answer = Mail::new("s1@brand.example", "07:45").ours().from(sender).answers("t2@customer.example");
    desk.command("deliver").stdin(answer.clone().subject("Ours, before we said so").bytes()).ok();
    let settings = desk.ok("settings show")
        + &format!(
            "\n[outgoing]\nfrom = \"Brand <{sender}>\"\ntransport = \"maildir\"\npath = \"/nowhere\"\n"
        );
    desk.file("settings.toml", settings);
    desk.ok("settings apply settings.toml");
    let known = "is an address of this desk or of an agent";
    desk.refused(&format!("customer merge eva@customer.example {sender}")).says(1, known, "customer list");
    desk.refused(&format!("customer address add eva@customer.example {sender}")).says(
        1,
        known,
        "customer list",
    );
    desk.refused(&format!("new --subject x --body x --from {sender}")).says(1, known, "--outbound");
    desk.refused(&format!("mute {sender}")).says(1, "is ours", "");
    let sent = answer.header("Message-ID", "<s2@brand.example>");
    desk.file("mine.eml", sent.bytes());
    let run = desk.run("import --as-sent mine.eml");
    assert!(!run.stderr.contains("do not list") && !run.stderr.contains("proof"), "{run}");
    assert_eq!(desk.field(1, "first_response_at"), "2026-07-01T07:45:00Z");
}

/// Each import that saw a mail lie with what we sent says so, and an undo takes back what that one saw alone.
#[test]
fn what_a_later_import_has_seen_too_outlives_an_undo_of_the_first() {
    let desk = Desk::new();
    let answer = Mail::new("s1@private.example", "07:45").ours().from("ana@private.example");
    desk.file("mine.eml", answer.bytes());
    desk.ok("import mine.eml");
    for _ in 0..2 {
        desk.ok("import --as-sent mine.eml");
    }
    let log = desk.json("log");
    assert!(log[1]["command"].as_str().is_some_and(|command| command.starts_with("import")), "{log}");
    desk.ok(&format!("undo {}", log[1]["operation"]));
    let settings = desk.ok("settings show");
    let listed =
        settings.replace("\"support@acme.example\"", "\"support@acme.example\", \"ana@private.example\"");
    desk.file("settings.toml", listed);
    desk.ok("settings apply settings.toml");
    desk.ok("intake again");
    assert_eq!(desk.json("messages --columns direction")[0]["direction"], "out");
}

#[test]
fn what_deliver_says_of_a_mail_is_what_it_took_in() {
    let from = "'Form' via Support <support@acme.example>";
    let fields = [
        ("X-Original-From", "form@web.example"),
        ("Reply-To", "Eva <eva@customer.example>"),
        ("Auto-Submitted", "auto-generated"),
    ];
    let desk = Desk::new();
    let own = "addresses = [\"support@acme.example\"]";
    let settings = desk.ok("settings show");
    assert!(settings.contains(own), "{settings}");
    desk.file("s.toml", settings.replace(own, &format!("{own}\ncontact_forms = [\"form@web.example\"]")));
    desk.ok("settings apply s.toml");
    let said =
        desk.command("deliver -f json").stdin(through_group("f@x.example", from, &fields).bytes()).ok();
    let said: serde_json::Value = serde_json::from_str(&said).unwrap();
    assert_eq!(
        (&said["kind"], &desk.json("messages")[0]["kind"]),
        (&"human".into(), &"human".into()),
        "{said}"
    );
}
