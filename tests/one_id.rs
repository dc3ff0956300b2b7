//! One Message-ID for ever, as web forms and printers write it: which mail keeps it, in whatever order very many come, and that no order
//! is slow. And ids with blanks in them, which a mail program has folded.

use std::time::{Duration, Instant};

use crate::harness::Desk;
use crate::ladder::{deliver, why};
use crate::mail::{Mail, mboxrd};

/// What a form writes in the name of this visitor, each a minute after the other.
fn form(number: usize) -> Mail {
    let hour = format!("{:02}:{:02}", number / 60 % 9, number % 60);
    Mail::new("form@web.example", &hour)
        .from(&format!("Visitor <v{number}@web.example>"))
        .header("Date", &format!("{:02} Jun 2026 {hour}:00 +0000", 1 + number / 540))
        .body(&format!("I am visitor {number}\n"))
}

/// Every message: its writer, the id by which it is known, when it came, what it says, and whether it counts.
fn known_by(desk: &Desk) -> Vec<[String; 5]> {
    let rows = desk.json("messages");
    let mut all: Vec<[String; 5]> = Vec::new();
    for row in rows.as_array().unwrap() {
        let told = ["from_email", "message_id", "received_at", "text"].map(|key| row[key].to_string());
        let [from, id, at, text] = told;
        all.push([from, id, at, text, row["variant_of"].is_null().to_string()]);
    }
    all.sort();
    all
}

#[test]
fn the_earliest_of_very_many_keeps_the_id_in_every_order() {
    // Every third came by a list too, whose copy has a footer, and every fifth again by a way on which it was earlier.
    let mut mails = Vec::new();
    for number in 1..=120 {
        let mail = form(number);
        mails.push(mail.clone());
        if number % 3 == 0 {
            let body = format!("I am visitor {number}\n\n--\nfooter of the list\n");
            mails.push(mail.clone().header("List-Id", "<talk.list.example>").body(&body));
        }
        if number % 5 == 0 {
            let way = format!("from a by b with ESMTP; 31 May 2026 {:02}:00:00 +0000", 23 - number % 23);
            mails.push(mail.header("Received", &way));
        }
    }
    let count = mails.len();
    let orders: [Vec<usize>; 4] = [
        (0..count).collect(),
        (0..count).rev().collect(),
        (0..count).map(|at| at * 71 % count).collect(),
        (0..count).map(|at| at * 53 % count).collect(),
    ];
    let mut ends = Vec::new();
    for (number, order) in orders.iter().enumerate() {
        let desk = Desk::new();
        desk.at("2026-07-01T09:30:00Z");
        let mails: Vec<Mail> = order.iter().map(|at| mails[*at].clone()).collect();
        // At once, and in two runs, of which the second looks all up again.
        for part in mails.chunks(if number < 3 { count } else { 100 }) {
            desk.file("box.mbox", mboxrd(part));
            desk.ok("import -q box.mbox");
        }
        desk.ok("verify");
        ends.push(known_by(&desk));
        // To say it of all anew changes nothing.
        desk.ok("intake again --yes");
        assert_eq!(known_by(&desk), ends[number], "{number}");
    }
    for end in &ends {
        let other = end.iter().zip(&ends[0]).find(|(one, other)| one != other);
        assert_eq!(other, None);
    }
    let keeps: Vec<_> = ends[0].iter().filter(|row| row[1] == "\"form@web.example\"").collect();
    let count = ends[0].iter().filter(|row| row[0] == keeps[0][0]).count();
    assert_eq!((keeps.iter().all(|row| row[0] == keeps[0][0]), keeps.len()), (true, count));
}

#[test]
fn newest_first_takes_about_as_long_as_oldest_first() {
    let took = |mails: &[Mail]| {
        let desk = Desk::new();
        desk.at("2026-07-01T09:30:00Z");
        desk.file("box.mbox", mboxrd(mails));
        let begun = Instant::now();
        desk.ok("import -q box.mbox");
        begun.elapsed()
    };
    let mut mails: Vec<Mail> = (1..=700).map(form).collect();
    let oldest = took(&mails);
    mails.reverse();
    let newest = took(&mails);
    assert!(newest < oldest * 4 + Duration::from_secs(3), "{oldest:?} {newest:?}");
}

#[test]
fn an_id_that_is_folded_is_the_same_when_a_merge_is_taken_back() {
    let desk = Desk::new();
    desk.at("2026-07-01T09:10:00Z");
    let bob = |id: &str, minute: &str| Mail::new(id, minute).from("bob@c.example");
    deliver(&desk, &Mail::new("e1@c", "09:00"));
    deliver(&desk, &bob("f1@c", "09:01").subject("Second"));
    desk.ok("merge 1 2");
    desk.at("2026-07-01T09:20:00Z");
    deliver(&desk, &bob("m1@c", "09:20").header("In-Reply-To", "<f1@\n c>"));
    deliver(&desk, &bob("m2@\n c", "09:21").header("In-Reply-To", "<f1@c>"));
    deliver(&desk, &bob("m3@c", "09:22").header("In-Reply-To", "<m2@c>"));
    desk.ok("unmerge 2");
    let tickets: Vec<_> = (3..6).map(|number| why(&desk, &format!("m{number}"))["ticket"].clone()).collect();
    assert_eq!(tickets, [2, 2, 2]);
    desk.ok("verify");
}

#[test]
fn who_takes_part_does_not_depend_on_the_batch() {
    // Bob has two addresses; a mail of Eva's names the younger one, and Bob then writes the ticket's number.
    let mut mails: Vec<Mail> = (0..70)
        .map(|number| {
            let mail = Mail::new(&format!("e{number}@c"), &format!("08:{:02}", number % 60));
            if number == 0 { mail } else { mail.answers("e0@c") }
        })
        .collect();
    let token = |id: &str, minute: &str, who: &str| {
        Mail::new(id, minute).from(who).subject("Re: [acme #1]").body(&format!("{id} says hello\n"))
    };
    mails.push(token("t1@c", "09:01", "eva@customer.example"));
    mails.push(Mail::new("e99@c", "09:02").answers("e0@c").header("Cc", "bob@home.example"));
    mails.push(token("t2@c", "09:03", "bob@work.example"));
    mails.push(token("t3@c", "09:04", "bob@home.example"));
    let placed = |sizes: usize| {
        let desk = Desk::new();
        desk.at("2026-07-01T09:30:00Z");
        // The first ticket is Eva's.
        desk.file("box.mbox", mboxrd(&mails[..1]));
        desk.ok("import -q box.mbox");
        for (id, who) in [("w@c", "bob@work.example"), ("h@c", "bob@home.example")] {
            deliver(&desk, &Mail::new(id, "07:00").from(who).subject("Other"));
        }
        desk.ok("customer merge bob@work.example bob@home.example");
        for part in mails[1..].chunks(sizes) {
            desk.file("box.mbox", mboxrd(part));
            desk.ok("import -q box.mbox");
        }
        crate::import::partition(&desk)
    };
    let at_once = placed(100);
    assert!(
        at_once
            .iter()
            .any(|ticket| ["e0@c", "t1@c", "t2@c", "t3@c"].iter().all(|id| ticket.contains(&id.to_string())))
    );
    assert_eq!(at_once, placed(70));
}
