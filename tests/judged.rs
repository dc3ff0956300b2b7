//! Judging mail afresh (contract, "Our own mail"): a desk that learns late whose mail is whose comes to what one would have
//! come to that knew it from the first, and can go back.

use serde_json::{Value, json};

use crate::harness::Desk;
use crate::mail::{Mail, mboxrd};

/// What is listed: own addresses beside the desk's, contact forms, the host whose word counts.
pub type Listed = (&'static [&'static str], &'static [&'static str], &'static str);

const NOTHING: Listed = (&[], &[], "");

pub fn settle(desk: &Desk, (addresses, forms, host): Listed) -> String {
    let quoted = |list: &[&str]| list.iter().map(|one| format!("\"{one}\"")).collect::<Vec<_>>().join(", ");
    let own: Vec<&str> = ["support@acme.example"].iter().chain(addresses).copied().collect();
    let mut document: Vec<String> = desk.ok("settings show").lines().map(str::to_owned).collect();
    document.retain(|line| {
        !["addresses", "contact_forms", "authserv_id"].iter().any(|key| line.starts_with(key))
    });
    let at = document.iter().position(|line| line == "[desk]").unwrap() + 1;
    document.insert(at, format!("addresses = [{}]\ncontact_forms = [{}]", quoted(&own), quoted(forms)));
    if !host.is_empty() {
        document.insert(at, format!("authserv_id = \"{host}\""));
    }
    desk.file("settings.toml", document.join("\n") + "\n");
    desk.run("settings apply settings.toml").stderr
}

/// What everybody sees of a desk but for how its mails are called.
fn seen(desk: &Desk) -> (Value, Value) {
    let messages = "messages --columns ticket,message_id,direction,kind,trust,received_at --sort message_id";
    let tickets = "list status:new,open,pending,hold,solved,closed --sort id --columns id,status,customer_email,due_at,first_response_at,waiting_since,sla_status";
    (desk.json(messages), desk.json(tickets))
}

fn digest(desk: &Desk) -> String {
    desk.json("verify --digest")["digest"].as_str().unwrap().to_owned()
}

/// How mails come in.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Way {
    Inbox,
    AsSent,
    Sent,
    Delivered,
}

fn take_in(desk: &Desk, mails: &[(Way, Mail)]) {
    for (at, (way, mail)) in mails.iter().enumerate() {
        desk.at(&format!("2026-07-01T08:{}0:00Z", at + 1));
        desk.file(&format!("{at}/box/Sent"), mboxrd(std::slice::from_ref(mail)));
        match way {
            Way::Inbox => drop(desk.ok(&format!("import {at}/box/Sent"))),
            Way::AsSent => drop(desk.ok(&format!("import --as-sent {at}/box/Sent"))),
            Way::Sent => drop(desk.ok(&format!("import {at}/box"))),
            Way::Delivered => drop(desk.command("deliver").stdin(mail.bytes()).ok()),
        }
    }
}

const ANA: &str = "Ana Horvat <ana@private.example>";

fn eva(id: &str) -> Mail {
    Mail::new(id, "07:10")
}

/// An answer from an address of ours that is not listed at first.
fn answer(id: &str) -> Mail {
    Mail::new(id, "07:45").ours().from(ANA).answers("1@customer.example")
}

/// What it is about, the mails and their ways, and what is listed then.
type Case = (&'static str, Vec<(Way, Mail)>, Listed);

fn cases() -> Vec<Case> {
    let (inbox, sent, as_sent) = (Way::Inbox, Way::Sent, Way::AsSent);
    let private: Listed = (&["ana@private.example"], &[], "");
    let form: Listed = (&[], &["form@web.example"], "");
    let of_form = || Mail::new("f@web.example", "07:20").from("Shop <form@web.example>");
    let passed = |host: &str| {
        let word = format!("{host}; dmarc=pass header.from=private.example");
        answer("s@private.example").header("Authentication-Results", &word)
    };
    let begun = Mail::new("s@private.example", "07:00").ours().from(ANA).header("To", "bob@other.example");
    let to_us = answer("s@private.example").header("Cc", "support@acme.example");
    vec![
        ("sent", vec![(inbox, eva("1@customer.example")), (sent, answer("s@private.example"))], private),
        (
            "as sent",
            vec![(inbox, eva("1@customer.example")), (as_sent, answer("s@private.example"))],
            private,
        ),
        (
            "sent first",
            vec![(sent, answer("s@private.example")), (inbox, eva("1@customer.example"))],
            private,
        ),
        ("to us too", vec![(inbox, eva("1@customer.example")), (sent, to_us.clone())], private),
        (
            "inbox, then sent",
            vec![(inbox, eva("1@customer.example")), (inbox, to_us.clone()), (sent, to_us.clone())],
            private,
        ),
        (
            "delivered, then sent",
            vec![(inbox, eva("1@customer.example")), (Way::Delivered, to_us.clone()), (as_sent, to_us)],
            private,
        ),
        (
            "without a voucher",
            vec![(inbox, eva("1@customer.example")), (inbox, answer("s@private.example"))],
            private,
        ),
        (
            "plus",
            vec![(inbox, eva("1@customer.example")), (sent, answer("s@p").from("ANA+x@Private.example"))],
            private,
        ),
        ("we began", vec![(sent, begun.clone())], private),
        (
            "we began and they answered",
            vec![
                (sent, begun),
                (
                    inbox,
                    Mail::new("b@other.example", "07:30")
                        .from("bob@other.example")
                        .answers("s@private.example"),
                ),
            ],
            private,
        ),
        (
            "a host",
            vec![(inbox, eva("1@customer.example")), (inbox, passed("mx.private.example"))],
            (&["ana@private.example"], &[], "mx.private.example"),
        ),
        ("a form", vec![(inbox, of_form().header("Reply-To", "Dora <dora@third.example>"))], form),
        ("a form without a customer", vec![(inbox, of_form())], form),
        (
            "two of a form",
            vec![
                (inbox, of_form().header("Reply-To", "dora@third.example")),
                (
                    Way::Delivered,
                    of_form()
                        .header("Message-ID", "<g@web.example>")
                        .header("Reply-To", "eva@customer.example"),
                ),
            ],
            form,
        ),
        (
            "a group",
            vec![(
                inbox,
                Mail::new("g@x.example", "07:20")
                    .from("'Dora' via Help <help@acme.example>")
                    .header("List-Id", "<help.acme.example>")
                    .header("Reply-To", "Dora <dora@third.example>"),
            )],
            (&["help@acme.example"], &[], ""),
        ),
        ("nothing", vec![(inbox, eva("1@customer.example"))], private),
    ]
}

#[test]
fn what_is_learned_late_comes_to_what_was_known_from_the_first() {
    for (name, mails, listed) in cases() {
        let knew = Desk::new();
        settle(&knew, listed);
        take_in(&knew, &mails);
        let desk = Desk::new();
        take_in(&desk, &mails);
        settle(&desk, listed);
        let before = (seen(&desk), digest(&desk));
        let tried = desk.json("intake again --dry-run");
        assert_eq!((seen(&desk), digest(&desk)), before, "{name}: a trial changes nothing");
        let changed = desk.json("intake again");
        assert_eq!(tried, changed, "{name}");
        assert_eq!(seen(&desk), seen(&knew), "{name}");
        desk.ok("verify");
        assert_eq!(desk.json("intake again"), json!([]), "{name}: once is enough");
        let after = (seen(&desk), digest(&desk));
        if changed != json!([]) {
            desk.ok("undo");
            assert_eq!((seen(&desk), digest(&desk)), before, "{name}: undone");
            desk.ok("verify");
            desk.ok("redo");
            assert_eq!((seen(&desk), digest(&desk)), after, "{name}: redone");
            desk.ok("verify");
        }
    }
}

#[test]
fn an_address_that_is_listed_no_longer_is_a_customers() {
    for (name, mails, listed) in cases() {
        let never = Desk::new();
        take_in(&never, &mails);
        let desk = Desk::new();
        settle(&desk, listed);
        take_in(&desk, &mails);
        let before = (seen(&desk), digest(&desk));
        settle(&desk, NOTHING);
        desk.ok("intake again");
        // Who is shown as the writer stays, and so does who takes part by that.
        if !["a group"].contains(&name) {
            assert_eq!(seen(&desk), seen(&never), "{name}");
        }
        desk.ok("verify");
        settle(&desk, listed);
        desk.ok("intake again");
        assert_eq!((seen(&desk), digest(&desk)), before, "{name}: there and back");
        desk.ok("verify");
    }
}

#[test]
fn settings_and_agents_offer_it_where_something_came_of_it() {
    let (_, mails, listed) = cases().remove(0);
    let desk = Desk::new();
    take_in(&desk, &mails);
    let offered = |told: &str| {
        told.contains("1 mail here would be judged otherwise now") && told.contains("desk intake again")
    };
    assert!(!offered(&settle(&desk, (&["other@acme.example"], &[], ""))));
    let told = settle(&desk, listed);
    assert!(offered(&told), "{told}");
    desk.ok("intake again");
    assert!(!offered(&settle(&desk, (&["ana@private.example", "z@acme.example"], &[], ""))));
    assert!(offered(&settle(&desk, NOTHING)));
    desk.ok("intake again");
    assert!(offered(&desk.run("agent add ben --email ana@private.example").stderr));
    desk.ok("intake again");
    assert_eq!(desk.field(1, "first_response_at"), "2026-07-01T07:45:00Z");
    assert!(offered(&desk.run("agent rm ben").stderr));
}

#[test]
fn reports_see_it_from_the_operation_on_that_judged() {
    let (_, mails, listed) = cases().remove(0);
    let desk = Desk::new();
    take_in(&desk, &mails);
    settle(&desk, listed);
    let newest = |desk: &Desk| desk.json("log")[0]["operation"].as_i64().unwrap();
    let before = newest(&desk);
    let answered = |words: &str| {
        desk.json(&format!("report response {words} --columns answered"))[0]["answered"].clone()
    };
    let old = answered("--as-of 2026-07-01T08:00:00Z");
    desk.ok("intake again");
    let known = |op: i64| answered(&format!("--as-of 2026-07-01T08:00:00Z --known {op}"));
    assert_eq!((known(before), known(newest(&desk))), (old, json!(1)));
    assert_eq!(answered("--as-of 2026-07-01T07:30:00Z"), json!(0), "before the answer there was none");
}

#[test]
fn whoever_solved_a_ticket_had_seen_its_mails() {
    let desk = Desk::new();
    let of_form =
        Mail::new("f@web.example", "07:20").from("form@web.example").header("Reply-To", "dora@third.example");
    take_in(&desk, &[(Way::Inbox, eva("1@customer.example")), (Way::Inbox, of_form)]);
    desk.ok("status solved 2");
    settle(&desk, (&[], &["form@web.example"], ""));
    desk.ok("intake again");
    assert_eq!(
        (desk.field(2, "status"), desk.field(2, "customer_email")),
        ("solved".into(), "dora@third.example".into())
    );
}

#[test]
fn a_limit_cuts_what_is_judged() {
    let desk = Desk::new();
    let mails: Vec<(Way, Mail)> =
        (0..3).map(|at| (Way::Sent, answer(&format!("{at}@private.example")))).collect();
    take_in(&desk, &mails);
    settle(&desk, (&["ana@private.example"], &[], ""));
    let cut = desk.run("intake again --limit 2 -f json");
    assert_eq!(serde_json::from_slice::<Value>(&cut.stdout).unwrap().as_array().unwrap().len(), 2);
    assert!(cut.stderr.contains("judged otherwise: 2 of 2 mails that were looked at"), "{cut}");
    assert!(cut.stderr.contains("--limit: not all was asked"), "{cut}");
    assert_eq!(desk.json("intake again").as_array().unwrap().len(), 1);
}
