//! The same mails give the same tickets, whatever order and mix of sources they come in (intake §1).

use proptest::prelude::*;

use crate::harness::Desk;
use crate::import::partition;
use crate::mail::{Mail, mboxrd};

/// One mail of a generated set.
#[derive(Clone, Debug)]
struct Sketch {
    /// Numbers of mails that it names; those beyond the set are never seen.
    names: Vec<usize>,
    ours: bool,
    /// It says that it is ours, and nothing proves it.
    claims: bool,
    writer: &'static str,
    /// Whom it names besides.
    cc: &'static str,
    automatic: bool,
    /// It came by a list, to which it was sent.
    list: bool,
    /// Ours went to a supplier; theirs is a report of a mail system that the first of these mails did not reach the writer.
    elsewhere: bool,
    /// Of which day: from before the desk and past all closing, from before it, or of today.
    day: &'static str,
}

/// More numbers than mails: the rest are parents that nobody has.
const UNSEEN: usize = 3;

fn sketches() -> impl Strategy<Value = Vec<Sketch>> {
    (2usize..9).prop_flat_map(|count| {
        let names = prop::collection::vec(0..count + UNSEEN, 0..3);
        let writer = prop::sample::select(vec!["eva@customer.example", "Ben <ben@other.example>", "dora@third.example", "parts@supplier.example"]);
        let day = prop_oneof![1 => Just("Mon, 05 Jan 2026"), 1 => Just("Wed, 24 Jun 2026"), 6 => Just("Wed, 01 Jul 2026")];
        let cc = prop_oneof![4 => Just(""), 1 => Just("dora@third.example"), 1 => Just("eva@customer.example")];
        let kind = (
            prop::bool::weighted(0.3),
            prop::bool::weighted(0.1),
            prop::bool::weighted(0.15),
            prop::bool::weighted(0.15),
            prop::bool::weighted(0.25),
        );
        let sketch = (names, kind, writer, cc, day);
        let sketch = sketch.prop_map(|(names, (ours, claims, automatic, list, elsewhere), writer, cc, day)| {
            Sketch { names, ours, claims: claims && !ours, writer, cc, automatic, list, elsewhere, day }
        });
        prop::collection::vec(sketch, count)
    })
}

fn mail(at: usize, sketch: &Sketch) -> Mail {
    let minute = format!("07:{:02}", at * 5);
    let mail = Mail::new(&format!("{at}@x.example"), &minute)
        .subject(&format!("Subject {at}"))
        .body(&format!("Text {at}\n"));
    let names: Vec<String> = sketch.names.iter().map(|name| format!("<{name}@x.example>")).collect();
    let mail = mail.header("Date", &format!("{} {minute}:00 +0000", sketch.day)).from(sketch.writer);
    let to = if sketch.elsewhere { "parts@supplier.example" } else { sketch.writer };
    let mail = if sketch.ours { mail.ours().header("To", to) } else { mail };
    let mail = if sketch.claims { mail.from("Ana Horvat <ana@acme.example>") } else { mail };
    let mail = mail.header("Auto-Submitted", if sketch.automatic { "auto-replied" } else { "" });
    let cc = if sketch.list { "talk@list.example" } else { sketch.cc };
    let mail = mail.header("Cc", cc).header("List-Id", if sketch.list { "<talk.list.example>" } else { "" });
    if let (true, false, Some(returned)) = (sketch.elsewhere, sketch.ours, names.first()) {
        return report(mail, sketch.writer.trim_start_matches("Ben <").trim_end_matches('>'), returned);
    }
    match names.split_last() {
        Some((last, _)) => mail.header("References", &names.join(" ")).header("In-Reply-To", last),
        None => mail,
    }
}

/// That a mail did not reach somebody, for good.
fn report(mail: Mail, email: &str, returned: &str) -> Mail {
    mail.from("Mail Delivery System <mailer-daemon@mx.example>")
        .header("Return-Path", "<>")
        .header("Cc", "")
        .header("List-Id", "")
        .header("MIME-Version", "1.0")
        .header("Content-Type", "multipart/report; report-type=delivery-status; boundary=b")
        .body(&format!(
            "--b\nContent-Type: text/plain\n\nIt could not be handed over.\n--b\nContent-Type: message/delivery-status\n\n\
             Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; {email}\nAction: failed\nStatus: 5.1.1\n\
             --b\nContent-Type: text/rfc822-headers\n\nFrom: ana@acme.example\nMessage-ID: {returned}\n--b--\n"
        ))
}

/// How a pile of mails is handed over.
#[derive(Clone, Copy, Debug)]
enum Way {
    Mbox,
    Files,
    Stdin,
}

fn hand_over(desk: &Desk, pile: &[(Mail, bool)], way: Way, number: usize) {
    for ours in [false, true] {
        let mails: Vec<Mail> =
            pile.iter().filter(|(_, own)| *own == ours).map(|(mail, _)| mail.clone()).collect();
        if mails.is_empty() {
            continue;
        }
        let sent = if ours { "--as-sent" } else { "" };
        match way {
            Way::Mbox => {
                desk.file(&format!("{number}.mbox"), mboxrd(&mails));
                desk.ok(&format!("import -q {sent} {number}.mbox"));
            }
            Way::Files => {
                let files: Vec<String> = (0..mails.len()).map(|at| format!("{number}-{at}.eml")).collect();
                for (name, mail) in files.iter().zip(&mails) {
                    desk.file(name, mail.bytes());
                }
                desk.ok(&format!("import -q {sent} {}", files.join(" ")));
            }
            Way::Stdin => drop(desk.command(&format!("import -q {sent} -")).stdin(mboxrd(&mails)).ok()),
        }
    }
}

/// What a ticket is, beyond which mails it has.
fn states(desk: &Desk) -> Vec<String> {
    desk.at("2026-07-01T12:00:00Z");
    let rows = desk.json("list id:1-999");
    let mut states: Vec<String> = rows
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            let names = [
                "created_at",
                "status",
                "subject",
                "customer_email",
                "due_at",
                "sla_status",
                "first_response_at",
                "waiting_since",
                "messages",
            ];
            names.map(|name| row[name].to_string()).join(" ")
        })
        .collect();
    let messages = desk.json("messages");
    let said = |row: &serde_json::Value| {
        ["message_id", "direction", "role", "delivery", "trust"].map(|name| row[name].to_string()).join(" ")
    };
    states.extend(messages.as_array().unwrap().iter().map(said));
    states.sort();
    states
}

fn run(piles: &[(Vec<(Mail, bool)>, Way)]) -> Desk {
    let desk = Desk::new();
    desk.tick(0);
    for (number, (pile, way)) in piles.iter().enumerate() {
        hand_over(&desk, pile, *way, number);
    }
    desk
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, max_shrink_iters: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn neither_order_nor_source_matters(
        sketches in sketches(),
        keys in prop::collection::vec(any::<u32>(), 9),
        cuts in prop::collection::vec(0usize..9, 0..3),
        ways in prop::collection::vec(prop_oneof![Just(Way::Mbox), Just(Way::Files), Just(Way::Stdin)], 4),
        twice in prop::option::of(0usize..9),
    ) {
        let mut mails: Vec<(Mail, bool)> = sketches.iter().enumerate().map(|(at, sketch)| (mail(at, sketch), sketch.ours)).collect();
        let straight = run(&[(mails.clone(), Way::Mbox)]);
        let mut order: Vec<usize> = (0..mails.len()).collect();
        order.sort_by_key(|at| keys[*at]);
        mails = order.iter().map(|at| mails[*at].clone()).collect();
        if let Some(again) = twice.filter(|at| *at < mails.len()) {
            mails.push(mails[again].clone());
        }
        let mut cuts: Vec<usize> = cuts.into_iter().map(|at| at.min(mails.len())).chain([0, mails.len()]).collect();
        cuts.sort_unstable();
        let piles: Vec<_> = cuts.windows(2).zip(ways).map(|(cut, way)| (mails[cut[0]..cut[1]].to_vec(), way)).collect();
        let shuffled = run(&piles);
        prop_assert_eq!(partition(&straight), partition(&shuffled));
        prop_assert_eq!(states(&straight), states(&shuffled));
    }
}

#[test]
fn siblings_of_a_parent_that_nobody_has_are_one_ticket_where_their_people_are() {
    let child = |id: &str, minute: &str| Mail::new(id, minute).answers("never-seen@x.example");
    let ben = child("b@x.example", "07:01").from("ben@other.example");
    let partition_of = |second: &Mail| {
        let desk = Desk::new();
        desk.file("a.eml", child("a@x.example", "07:00").bytes());
        desk.file("b.eml", second.bytes());
        desk.ok("import a.eml");
        desk.ok("import b.eml");
        let doubted = desk.json("messages").as_array().unwrap().iter().any(|row| row["trust"] != "full");
        (partition(&desk).len(), doubted)
    };
    assert_eq!(partition_of(&child("b@x.example", "07:01")), (1, false), "of one person");
    assert_eq!(partition_of(&ben), (2, false), "of two who have nothing to do with each other");
    assert_eq!(
        partition_of(&ben.header("Cc", "eva@customer.example")),
        (1, true),
        "of one who names the other"
    );
}

#[test]
fn a_late_parent_makes_two_tickets_one_while_nobody_has_worked_on_them() {
    let (a, b) = (Mail::new("a@x.example", "07:00"), Mail::new("b@x.example", "07:01"));
    let bridge = Mail::new("c@x.example", "07:02").header("References", "<a@x.example> <b@x.example>");
    let desk = Desk::new();
    desk.file("ab.mbox", mboxrd(&[a.clone(), b.clone()]));
    desk.file("c.eml", bridge.bytes());
    desk.ok("import ab.mbox");
    assert_eq!(partition(&desk).len(), 2);
    desk.ok("import c.eml");
    assert_eq!(partition(&desk).len(), 1);
    assert_eq!(desk.ticket(2)["id"], 1, "the old number leads to the whole");
    // Undone, they stand apart again.
    desk.undo_newest();
    assert_eq!(partition(&desk).len(), 2);

    let worked = Desk::new();
    worked.file("ab.mbox", mboxrd(&[a, b]));
    worked.file("c.eml", bridge.bytes());
    worked.ok("import ab.mbox");
    worked.ok("assign me 1");
    worked.ok("import c.eml");
    assert_eq!(partition(&worked).len(), 2);
    let links = |id: i64| worked.ticket(id)["links"].to_string();
    assert!(links(1).contains("linked") && links(2).contains("linked"), "{} {}", links(1), links(2));
}

#[test]
fn an_equal_subject_joins_nothing_and_a_token_only_those_who_take_part() {
    let desk = Desk::new();
    desk.file("a.mbox", mboxrd(&[Mail::new("a@x.example", "07:00"), Mail::new("b@x.example", "07:01")]));
    desk.ok("import a.mbox");
    assert_eq!(partition(&desk).len(), 2);
    let token = |id: &str| Mail::new(id, "07:02").subject("Re: [acme #1] It does not work");
    desk.file("c.mbox", mboxrd(&[token("c@x.example"), token("d@x.example").from("stranger@y.example")]));
    desk.ok("import c.mbox");
    assert_eq!(
        partition(&desk),
        [vec!["a@x.example", "c@x.example"], vec!["b@x.example"], vec!["d@x.example"]]
    );
}

/// A list's copy and the direct one have come by different ways; the first arrival counts, whichever copy is read first.
#[test]
fn of_two_copies_the_earlier_arrival_counts_in_any_order() {
    let copy = |minute: &str| {
        Mail::new("t1@customer.example", "07:00")
            .header("Received", &format!("from a by mx.acme.example; Wed, 01 Jul 2026 07:{minute}:00 +0000"))
    };
    let seen = |order: [&str; 2]| {
        let desk = Desk::new();
        desk.tick(0);
        for minute in order {
            desk.file(&format!("{minute}.eml"), copy(minute).bytes());
            desk.ok(&format!("import {minute}.eml"));
        }
        ["created_at", "waiting_since", "due_at"].map(|name| desk.field(1, name))
    };
    assert_eq!(seen(["05", "40"]), seen(["40", "05"]));
    let desk = Desk::new();
    for minute in ["40", "05"] {
        desk.file(&format!("{minute}.eml"), copy(minute).bytes());
        desk.ok(&format!("import {minute}.eml"));
    }
    assert_eq!(desk.json("messages")[0]["received_at"], "2026-07-01T07:05:00Z");
    desk.undo_newest();
    assert_eq!(desk.json("messages")[0]["received_at"], "2026-07-01T07:40:00Z");
    assert_eq!(desk.field(1, "waiting_since"), "2026-07-01T07:40:00Z");
}

/// Two mails become known at the instant of ours that names their writers; one of them is history.
#[test]
fn what_becomes_known_together_counts_the_same_in_any_order() {
    let ours = Mail::new("2@x.example", "07:10").ours();
    let dora = Mail::new("0@x.example", "07:00").from("dora@third.example").answers("2@x.example");
    let eva = Mail::new("4@x.example", "07:20").answers("2@x.example").header("Cc", "dora@third.example");
    let mails = [(ours, true), (dora, false), (eva.header("Date", "Mon, 05 Jan 2026 07:20:00 +0000"), false)];
    let of = |order: [usize; 3]| {
        let piles: Vec<_> = order.iter().map(|at| (vec![mails[*at].clone()], Way::Files)).collect();
        states(&run(&piles))
    };
    let straight = of([0, 1, 2]);
    for order in [[1, 2, 0], [2, 1, 0], [2, 0, 1], [0, 2, 1], [1, 0, 2]] {
        assert_eq!(of(order), straight, "{order:?}");
    }
}
