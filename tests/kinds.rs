//! Who wants work: what machines mark as their own and a person wrote all the same, and what no person wrote.

use serde_json::{Value, json};

use crate::harness::Desk;
use crate::mail::Mail;

fn deliver(desk: &Desk, mail: impl Into<Vec<u8>>) -> Value {
    serde_json::from_str(&desk.command("deliver -f json").stdin(mail).ok()).unwrap()
}

/// A desk whose settings name these contact forms.
fn with_forms(forms: &str) -> Desk {
    let desk = Desk::new();
    let document =
        desk.ok("settings show").replace("close_days", &format!("contact_forms = [{forms}]\nclose_days"));
    desk.file("settings.toml", document);
    desk.ok("settings apply settings.toml");
    desk
}

/// The kind of a mail, and whether its ticket waits for us.
fn taken(desk: &Desk, mail: &Mail) -> (String, bool) {
    let row = deliver(desk, mail.bytes());
    let waits = desk.ok(&format!("list is:waiting id:{} -f ids", row["ticket"]));
    (row["kind"].as_str().unwrap().to_owned(), !waits.is_empty())
}

/// What forms write above and below the words of a customer, and what their words may look like.
const FORMS: [(&str, &str, &str, &str); 10] = [
    ("Auto-Submitted", "auto-generated", "Contact form: kettle", "My kettle leaks."),
    ("Auto-Submitted", "auto-replied", "Kontaktformular", "Mein Kessel leckt."),
    (
        "Auto-Submitted",
        "auto-notified; owner-email=\"web@acme.example\"",
        "Formulaire de contact",
        "Elle fuit.",
    ),
    ("Precedence", "bulk", "New submission from the web", "My kettle leaks."),
    ("Precedence", "auto_reply", "Wiadomość ze strony", "Czajnik cieknie."),
    ("X-Autoreply", "yes", "Out of office", "How do I set this in the app?"),
    ("X-Auto-Response-Suppress", "All", "Automatic reply: why", "I only get automatic replies."),
    ("Return-Path", "<>", "Delivery failed", "My mail to <shop@acme.example> came back: 550 5.1.1 unknown."),
    ("List-Unsubscribe", "<https://forms.example/u>", "お問い合わせ", "やかんが漏れます。"),
    (
        "Return-Path",
        "<MAILER-DAEMON@web.acme.example>",
        "Undeliverable parcel",
        "It could not be delivered to me.",
    ),
];

#[test]
fn the_mail_of_a_contact_form_is_its_customers_whatever_the_form_calls_it() {
    for from in ["Acme web <web@acme.example>", "WEB+kettles@Acme.example", "support@acme.example"] {
        let desk = with_forms("\"web@acme.example\", \"support@acme.example\"");
        for (number, (name, value, subject, body)) in FORMS.into_iter().enumerate() {
            let form = Mail::new(&format!("f{number}@web.example"), "08:30").from(from);
            let form = form.subject(subject).header(name, value).body(body);
            let form = form.header("Reply-To", &format!("Eva <eva{number}@customer.example>"));
            assert_eq!(taken(&desk, &form), ("human".into(), true), "{from} {name}: {value}");
            let ticket = i64::try_from(number).unwrap() + 1;
            assert_eq!(desk.field(ticket, "customer_email"), format!("eva{number}@customer.example"));
            assert_ne!(desk.field(ticket, "due_at"), "");
        }
        // What the customer quotes is no report: nobody is flagged.
        assert_eq!(desk.ticket(8)["messages"][0]["unreached"].as_array().map(Vec::len), Some(0));
    }
}

#[test]
fn a_form_without_a_reply_to_wants_work_and_one_that_names_itself_names_nobody() {
    let desk = with_forms("\"web@acme.example\"");
    let form =
        |id: &str| Mail::new(id, "08:30").from("web@acme.example").header("Auto-Submitted", "auto-generated");
    assert_eq!(taken(&desk, &form("1@web.example")), ("human".into(), true));
    assert_eq!(desk.field(1, "customer_email"), "web@acme.example");
    for (ticket, reply_to) in [
        (2, "web@acme.example"),
        (3, "support@acme.example"),
        (4, "Eva"),
        (5, "web@acme.example, eva@customer.example"),
    ] {
        let form = form(&format!("{ticket}@web.example")).header("Reply-To", reply_to);
        assert_eq!(taken(&desk, &form), ("human".into(), true), "{reply_to}");
    }
    assert_eq!(desk.field(5, "customer_email"), "eva@customer.example");
}

#[test]
fn a_form_may_write_in_its_customers_name() {
    let desk = with_forms("\"web@acme.example\"");
    for (number, (name, value)) in
        [("Sender", "Acme web <Web@acme.example>"), ("Return-Path", "<web+form@acme.example>")]
            .into_iter()
            .enumerate()
    {
        let form =
            Mail::new(&format!("{number}@web.example"), "08:30").header("Auto-Submitted", "auto-generated");
        assert_eq!(taken(&desk, &form.header(name, value)), ("human".into(), true), "{name}");
        assert_eq!(desk.field(1, "customer_email"), "eva@customer.example");
    }
    let other = Mail::new("9@web.example", "08:30").header("Auto-Submitted", "auto-generated");
    assert_eq!(taken(&desk, &other.header("Sender", "cron@acme.example")), ("auto_reply".into(), false));
}

#[test]
fn a_report_on_delivery_is_one_though_a_form_has_the_address() {
    let desk = with_forms("\"support@acme.example\"");
    let report = Mail::new("b@mx.example", "08:30")
        .from("support@acme.example")
        .header("Content-Type", "multipart/report; report-type=delivery-status; boundary=b")
        .body("--b\n\nno\n--b\nContent-Type: message/delivery-status\n\nFinal-Recipient: rfc822; x@y.example\nAction: failed\nStatus: 5.1.1\n--b--\n");
    assert_eq!(taken(&desk, &report), ("bounce".into(), false));
}

#[test]
fn what_is_no_form_is_what_it_says() {
    let desk = with_forms("\"web@acme.example\"");
    let other = Mail::new("1@web.example", "08:30").from("cron@acme-web.example");
    assert_eq!(taken(&desk, &other.header("Auto-Submitted", "auto-generated")), ("auto_reply".into(), false));
}

/// What mail systems put on the mail of people that they hand on.
const HANDED_ON: [&[(&str, &str)]; 10] = [
    &[
        ("Auto-Submitted", "auto-generated"),
        ("X-MS-Exchange-Generated-Message-Source", "Mailbox Rules Agent"),
    ],
    &[
        ("Auto-Submitted", "Auto-Generated"),
        ("x-ms-exchange-generated-message-source", "mailbox rules agent"),
        ("Return-Path", "<>"),
    ],
    &[
        ("Auto-Submitted", "auto-generated"),
        ("X-MS-Exchange-Generated-Message-Source", "Mailbox Rules Agent"),
        ("X-Auto-Response-Suppress", "DR, OOF, AutoReply"),
    ],
    &[("Auto-Submitted", "auto-generated"), ("X-MS-Exchange-Inbox-Rules-Loop", "info@acme.example")],
    &[("Auto-Submitted", "auto-generated"), ("X-MS-Exchange-ForwardingLoop", "info@acme.example;6d2c")],
    &[("Auto-Submitted", "auto-generated"), ("X-MS-Exchange-Organization-AutoForwarded", "true")],
    &[("Auto-Submitted", "auto-forwarded")],
    &[("Auto-Submitted", "auto-forwarded (rule 7)"), ("X-Sieve-Redirected-From", "info@acme.example")],
    &[("X-Autogenerated", "Forward"), ("X-Auto-Response-Suppress", "All")],
    &[("Auto-Submitted", "no"), ("Precedence", "bulk")],
];

#[test]
fn what_a_mail_system_hands_on_is_a_persons_and_her_answer_reopens() {
    for marks in HANDED_ON {
        let desk = Desk::new();
        deliver(&desk, Mail::new("1@customer.example", "08:30").bytes());
        desk.ok("reply 1 --body Which?");
        let mut answer = Mail::new("2@customer.example", "09:00").answers("1@customer.example").body("Blue.");
        for (name, value) in marks {
            answer = answer.header(name, value);
        }
        let row = deliver(&desk, answer.bytes());
        assert!(matches!(row["kind"].as_str(), Some("human" | "list")), "{marks:?} {row}");
        assert_eq!((&row["ticket"], desk.field(1, "status")), (&json!(1), "open".to_owned()), "{marks:?}");
    }
}

#[test]
fn an_absence_that_a_rule_sends_or_hands_on_moves_nothing() {
    for (subject, marks) in [
        ("Automatic reply: It does not work", HANDED_ON[0]),
        ("Abwesenheitsnotiz: It does not work", HANDED_ON[1]),
        ("Réponse automatique : It does not work", HANDED_ON[2]),
        ("Automatic reply: It does not work", HANDED_ON[3]),
        (
            "Re: It does not work",
            &[("Auto-Submitted", "auto-replied (vacation)"), ("X-Forwarded-For", "a@b.example")],
        ),
        (
            "Re: It does not work",
            &[
                ("Auto-Submitted", "auto-replied"),
                ("X-MS-Exchange-Generated-Message-Source", "Mailbox Rules Agent"),
            ],
        ),
        ("Re: It does not work", &[("X-Autogenerated", "Reply")]),
    ] {
        let desk = Desk::new();
        deliver(&desk, Mail::new("1@customer.example", "08:30").bytes());
        desk.ok("reply 1 --body Which?");
        let mut answer =
            Mail::new("2@customer.example", "09:00").answers("1@customer.example").subject(subject);
        for (name, value) in marks {
            answer = answer.header(name, value);
        }
        let row = deliver(&desk, answer.bytes());
        assert_eq!(
            (&row["kind"], desk.field(1, "status")),
            (&json!("auto_reply"), "pending".to_owned()),
            "{subject}"
        );
    }
}

/// An invitation of Eva's, or her answer to one, with these words above.
fn invitation(id: &str, method: &str, words: &str) -> Mail {
    Mail::new(id, "09:00").header("Content-Type", "multipart/alternative; boundary=b").body(&format!(
        "--b\nContent-Type: text/plain; charset=utf-8\n\n{words}\n--b\nContent-Type: text/calendar; method={method}; charset=utf-8\n\n\
         BEGIN:VCALENDAR\nMETHOD:{method}\nBEGIN:VEVENT\nSUMMARY:Kettle\nDTSTART:20260703T080000Z\n\
         ORGANIZER:mailto:eva@customer.example\nEND:VEVENT\nEND:VCALENDAR\n--b--\n"
    ))
}

#[test]
fn an_invitation_with_words_of_its_own_is_worth_an_answer() {
    for (method, words, expected) in [
        ("REQUEST", "Could we talk about the leaking kettle on Friday?", ("human", true)),
        ("REQUEST", "Können wir am Freitag telefonieren?\nWann: Freitag", ("human", true)),
        ("REPLY", "I can only come at eleven, is that all right?", ("human", true)),
        ("REQUEST", "When: Friday\nWhere: Room 4", ("calendar", false)),
        ("REQUEST", "", ("calendar", false)),
        ("REPLY", "Eva Novak has accepted this invitation.", ("calendar", false)),
        ("CANCEL", "Cancelled: Kettle", ("calendar", false)),
    ] {
        let desk = Desk::new();
        let taken = taken(&desk, &invitation("i@customer.example", method, words));
        assert_eq!((taken.0.as_str(), taken.1), expected, "{method} {words}");
    }
    // An acceptance moves nothing, one with a question opens the ticket again.
    for (words, status) in [("Accepted: Kettle", "pending"), ("Yes, but which room do we take?", "open")] {
        let desk = Desk::new();
        deliver(&desk, Mail::new("1@customer.example", "08:30").bytes());
        desk.ok("reply 1 --body Friday?");
        deliver(
            &desk,
            invitation("2@customer.example", "REPLY", words).answers("1@customer.example").bytes(),
        );
        assert_eq!(desk.field(1, "status"), status, "{words}");
    }
}

#[test]
fn a_report_is_a_bounce_whoever_sends_it_and_a_persons_where_she_hands_it_on() {
    let report = |words: &str| {
        format!(
            "--b\nContent-Type: text/plain\n\n{words}\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\n\
             Final-Recipient: rfc822; gone@far.example\nAction: failed\nStatus: 5.1.1\n--b\nContent-Type: message/rfc822\n\n\
             Message-ID: <m1@customer.example>\n\nx\n--b--\n"
        )
    };
    let mixed = "multipart/mixed; boundary=b";
    let told = "Your message could not be delivered to the following:\ngone@far.example 550 5.1.1 unknown";
    for (from, subject, content_type, words, kind) in [
        (
            "IT Service <it@relay.example>",
            "Your mail",
            "multipart/report; report-type=delivery-status; boundary=b",
            "No.",
            "bounce",
        ),
        (
            "IT Service <it@relay.example>",
            "Your mail",
            "multipart/report; report-type=\"Delivery-Status\"; boundary=b",
            "Nein.",
            "bounce",
        ),
        ("IT Service <it@relay.example>", "Your mail", "multipart/report; boundary=b", "Nein.", "bounce"),
        ("IT Service <it@relay.example>", "Your mail", mixed, told, "bounce"),
        ("IT Service <it@relay.example>", "Your mail", mixed, "", "bounce"),
        ("No reply <no-reply@relay.example>", "Hello", mixed, "Please read.", "bounce"),
        ("<>", "Hello", mixed, "Please read.", "bounce"),
        ("Eva Novak <eva@customer.example>", "Undeliverable: order", mixed, "Why does this happen?", "human"),
        ("Eva Novak <eva@customer.example>", "Fwd: Undeliverable: order", mixed, told, "human"),
        ("Eva Novak <eva@customer.example>", "WG: Unzustellbar", mixed, "", "human"),
        (
            "Eva Novak <eva@customer.example>",
            "my order",
            mixed,
            "Was heißt das?\n\n> Your message could not be delivered",
            "human",
        ),
        (
            "Eva Novak <eva@customer.example>",
            "my order",
            mixed,
            "Can you help?\n\n-----Original Message-----\nFrom: MAILER-DAEMON\n550 5.1.1 orders@desk.example",
            "human",
        ),
    ] {
        let desk = Desk::new();
        let mail = Mail::new("b@relay.example", "08:30")
            .from(from)
            .subject(subject)
            .header("Content-Type", content_type);
        let row = deliver(&desk, mail.body(&report(words)).bytes());
        assert_eq!(row["kind"], kind, "{from} {subject} {content_type} {words}");
    }
}
