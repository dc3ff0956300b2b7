//! Which mails are one ticket (intake §2): newsletters, mails of ours to many, ids that several mails have, tickets that are taken apart.

use serde_json::{Value, json};

use crate::harness::Desk;
use crate::import::partition;
use crate::ladder::{deliver, why};
use crate::mail::Mail;

/// One of the three mails of a case in the order 1 2 3, 2 3 1 and so on, each by an import of its own.
const ORDERS: [[usize; 3]; 6] = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

/// Takes mails in one by one; ours are those that are said to be.
fn desk_with(mails: &[(Mail, bool)], order: impl IntoIterator<Item = usize>) -> Desk {
    let desk = Desk::new();
    desk.at("2026-07-01T09:30:00Z");
    for at in order {
        let (mail, ours) = &mails[at];
        desk.file("one.eml", mail.bytes());
        desk.ok(if *ours { "import -q --as-sent one.eml" } else { "import -q one.eml" });
    }
    desk.ok("verify");
    desk
}

/// How many mails each ticket has, in the order of the mails' times, and how many mails are doubted.
fn shape(desk: &Desk) -> (Vec<usize>, usize) {
    let rows = desk.json("messages");
    let rows = rows.as_array().unwrap();
    let mut tickets: Vec<&Value> = Vec::new();
    for row in rows {
        if !tickets.contains(&&row["ticket"]) {
            tickets.push(&row["ticket"]);
        }
    }
    let count = |ticket: &&Value| rows.iter().filter(|row| row["ticket"] == **ticket).count();
    (tickets.iter().map(count).collect(), rows.iter().filter(|row| row["trust"] != "full").count())
}

/// The figure over all that stands.
fn digest(desk: &Desk) -> String {
    desk.json("verify --digest")["digest"].as_str().unwrap().to_owned()
}

/// A mail of somebody at this minute.
fn from(who: &str, minute: u32) -> Mail {
    Mail::new(&format!("{who}{minute}@customer.example"), &format!("09:{minute:02}"))
        .from(&format!("{who}@{who}.example"))
        .subject("Re: Summer news")
        .body(&format!("{who} says {minute}\n"))
}

#[test]
fn who_names_two_customers_joins_nothing_without_recipients_either() {
    let desk = Desk::new();
    let left_out = |who: &str, minute| from(who, minute).header("To", "");
    for mail in [
        left_out("eva", 1),
        left_out("bob", 2),
        left_out("mal", 3).header("References", "<eva1@customer.example> <bob2@customer.example>"),
    ] {
        desk.command("import -").stdin(mail.bytes()).ok();
    }
    let waiting: Vec<_> =
        desk.json("list is:waiting").as_array().unwrap().iter().map(|t| t["id"].clone()).collect();
    assert_eq!(waiting.len(), 2, "{waiting:?}");
    assert_eq!(desk.json("list is:doubted").as_array().unwrap().len(), 1);
}

#[test]
fn answers_to_a_newsletter_are_tickets_of_their_people() {
    let news = |who: &str, minute: u32| from(who, minute).answers("news@mailer.example");
    let cc = |mail: Mail, whom: &str| mail.header("Cc", whom);
    let list = |mail: Mail| mail.header("List-Id", "<talk.list.example>").header("To", "talk@list.example");
    let blank = |mail: Mail| {
        mail.header("In-Reply-To", "").header("References", "<old@mailer.example> <news@mailer.example>")
    };
    let left_out = |mail: Mail| mail.header("To", "");
    let archived = |mail: Mail| mail.header("To", "").subject("Re: [Talk] Summer news");
    let (eva, bob, cid) = (news("eva", 1), news("bob", 2), news("cid", 3));
    type Case = (&'static str, [Mail; 3], (Vec<usize>, usize));
    let cases: Vec<Case> = vec![
        ("three customers", [eva.clone(), bob.clone(), cid.clone()], (vec![1, 1, 1], 0)),
        (
            "who name it in References alone",
            [blank(eva.clone()), blank(bob.clone()), blank(cid.clone())],
            (vec![1, 1, 1], 0),
        ),
        (
            "our address and our agent in Cc",
            [
                cc(eva.clone(), "ana@acme.example"),
                cc(bob.clone(), "Support <SUPPORT+x@acme.example>"),
                cid.clone(),
            ],
            (vec![1, 1, 1], 0),
        ),
        ("one of them twice", [eva.clone(), bob.clone(), news("eva", 3)], (vec![2, 1], 0)),
        (
            "in another spelling",
            [eva.clone(), bob.clone(), news("eva", 3).from("EVA+news@Eva.example")],
            (vec![2, 1], 0),
        ),
        (
            "a colleague who names her",
            [eva.clone(), cc(news("dora", 2), "eva@eva.example"), cid.clone()],
            (vec![2, 1], 1),
        ),
        (
            "two who name each other",
            [cc(eva.clone(), "bob@bob.example"), cc(bob.clone(), "eva@eva.example"), cid.clone()],
            (vec![2, 1], 0),
        ),
        (
            "one who names both",
            [eva.clone(), bob.clone(), cc(news("mal", 3), "eva@eva.example, bob@bob.example")],
            (vec![1, 2], 1),
        ),
        ("a list", [list(eva.clone()), list(bob.clone()), cid.clone()], (vec![2, 1], 1)),
        (
            "without recipients",
            [left_out(eva.clone()), left_out(bob.clone()), cid.clone()],
            (vec![1, 1, 1], 0),
        ),
        (
            "without recipients, but with the name of a list",
            [archived(eva.clone()), archived(bob.clone()), left_out(cid.clone())],
            (vec![2, 1], 1),
        ),
        (
            "machines of two of them",
            [
                eva.clone(),
                news("eva", 2).header("Auto-Submitted", "auto-replied"),
                news("bob", 3).header("Auto-Submitted", "auto-replied"),
            ],
            (vec![2, 1], 0),
        ),
        (
            "two newsletters",
            [eva.clone(), bob.clone(), from("eva", 3).answers("other@mailer.example")],
            (vec![1, 1, 1], 0),
        ),
    ];
    for (what, mails, wanted) in cases {
        let mails = mails.map(|mail| (mail, false));
        for order in ORDERS {
            assert_eq!(shape(&desk_with(&mails, order)), wanted, "{what}: {order:?}");
        }
    }
}

#[test]
fn answers_to_what_we_sent_to_many_are_tickets_of_their_writers() {
    let ours = |to: &str, bcc: &str| {
        Mail::new("news@acme.example", "09:00").ours().header("To", to).header("Bcc", bcc)
    };
    let answer = |who: &str, minute: u32| from(who, minute).answers("news@acme.example");
    let cases = [
        (
            "Bcc alone",
            ours("undisclosed-recipients:;", "eva@eva.example, Bob <bob@bob.example>"),
            (vec![1, 1, 1], 0),
        ),
        ("no recipients", ours("", ""), (vec![1, 1, 1], 0)),
        (
            "to ourselves",
            ours("support@acme.example", "eva@eva.example, bob@bob.example"),
            (vec![1, 1, 1], 0),
        ),
        (
            "to one, and others blind",
            ours("eva@eva.example", "bob@bob.example, cid@cid.example"),
            (vec![2, 1], 0),
        ),
        ("to people who see each other", ours("eva@eva.example, bob@bob.example", ""), (vec![3], 0)),
        ("to one, who hands it on", ours("eva@eva.example", ""), (vec![3], 1)),
        ("to one alone in Bcc", ours("", "bob@bob.example"), (vec![3], 1)),
    ];
    for (what, ours, wanted) in cases {
        let mails = [(ours, true), (answer("eva", 1), false), (answer("bob", 2), false)];
        for order in ORDERS {
            let desk = desk_with(&mails, order);
            assert_eq!(shape(&desk), wanted, "{what}: {order:?}");
            if wanted.0.len() == 3 {
                // Each is linked to ours, and none to another one; both wait.
                let ours = desk.json("messages")[0]["ticket"].as_i64().unwrap();
                for answer in [1, 2] {
                    let ticket = desk.json("messages")[answer]["ticket"].as_i64().unwrap();
                    let links = desk.ticket(ticket)["links"].clone();
                    assert_eq!(
                        (links.as_array().unwrap().len(), &links[0]["ticket"]),
                        (1, &json!(ours)),
                        "{what}: {links}"
                    );
                    assert!(!desk.field(ticket, "due_at").is_empty(), "{what}");
                }
            }
        }
    }
}

#[test]
fn threads_with_those_who_got_it_go_on_by_themselves() {
    let ours = Mail::new("news@acme.example", "09:00")
        .ours()
        .header("To", "")
        .header("Bcc", "eva@eva.example, bob@bob.example");
    let back = |who: &str, minute: u32| {
        let first = format!("{who}{}@customer.example", minute - 10);
        Mail::new(&format!("to-{who}@acme.example"), &format!("09:{minute}"))
            .ours()
            .header("To", &format!("{who}@{who}.example"))
            .header("References", &format!("<news@acme.example> <{first}>"))
    };
    let thanks = |who: &str, minute: u32| {
        let names = format!("<news@acme.example> <{who}1@customer.example> <to-{who}@acme.example>");
        from(who, minute).header("References", &names)
    };
    let mails = [
        (ours, true),
        (from("eva", 1).answers("news@acme.example"), false),
        (from("bob", 1).answers("news@acme.example"), false),
        (back("eva", 11), true),
        (back("bob", 11), true),
        (thanks("eva", 21), false),
        (thanks("bob", 22), false),
    ];
    let straight = desk_with(&mails, 0..7);
    let wanted = partition(&straight);
    assert_eq!(wanted.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3, 1], "{wanted:?}");
    for order in [[6, 5, 4, 3, 2, 1, 0], [3, 4, 5, 6, 0, 1, 2], [5, 0, 3, 6, 2, 4, 1]] {
        assert_eq!(partition(&desk_with(&mails, order)), wanted, "{order:?}");
    }
}

/// A mail that a web form wrote, for this customer.
fn form(who: &str, minute: u32) -> Mail {
    from("web", minute)
        .header("Message-ID", "<form@web.example>")
        .header("Reply-To", &format!("{who}@{who}.example"))
        .body(&format!("I am {who}\n"))
}

#[test]
fn an_id_that_several_mails_have_makes_no_ticket_of_them() {
    let listed = |mail: Mail| {
        mail.header("List-Id", "<talk.list.example>").body("I am eva\n\n--\nfooter of the list\n")
    };
    let eva = from("eva", 1).header("Message-ID", "<form@web.example>");
    let cases: Vec<(&str, [Mail; 3], Vec<usize>)> = vec![
        ("a form", [form("eva", 1), form("bob", 2), form("cid", 3)], vec![1, 1, 1]),
        ("a form at one second", [form("eva", 1), form("bob", 1), form("cid", 1)], vec![1, 1, 1]),
        (
            "a printer, by its clock",
            [
                eva.clone(),
                eva.clone().header("Date", "Wed, 01 Jul 2026 09:07:00 +0000").body("paper\n"),
                eva.clone().header("Date", "Wed, 01 Jul 2026 09:08:00 +0000").body("toner\n"),
            ],
            vec![1, 1, 1],
        ),
        (
            "other writers",
            [eva.clone(), eva.clone().from("bob@bob.example"), eva.clone().from("cid@cid.example")],
            vec![1, 1, 1],
        ),
        ("a copy with a footer", [eva.clone(), listed(eva.clone()), from("bob", 3)], vec![2, 1]),
        (
            "a list that wants the answers",
            [
                eva.clone(),
                listed(eva.clone()).header("Reply-To", "talk@list.example").header("To", "talk@list.example"),
                from("bob", 3),
            ],
            vec![2, 1],
        ),
        (
            "a list that writes in its own name",
            [
                eva.clone(),
                listed(eva.clone())
                    .from("Eva via Talk <talk@list.example>")
                    .header("Reply-To", "eva@eva.example")
                    .header("To", "talk@list.example"),
                from("bob", 3),
            ],
            vec![2, 1],
        ),
        (
            "an answer to one of them",
            [form("eva", 1), form("bob", 2), from("bob", 3).answers("form@web.example")],
            vec![1, 2],
        ),
    ];
    for (what, mails, wanted) in cases {
        let mails = mails.map(|mail| (mail, false));
        let mut ids: Vec<Vec<Vec<String>>> = Vec::new();
        for order in ORDERS {
            let desk = Desk::new();
            desk.at("2026-07-01T09:30:00Z");
            let settings = desk.ok("settings show");
            desk.file(
                "s.toml",
                settings
                    .replace("[calendar.office]", "contact_forms = [\"web@web.example\"]\n[calendar.office]"),
            );
            desk.ok("settings apply s.toml");
            for at in order {
                desk.file("one.eml", mails[at].0.bytes());
                desk.ok("import -q one.eml");
            }
            desk.ok("verify");
            let mut sizes = shape(&desk).0;
            sizes.sort_unstable();
            let mut wanted = wanted.clone();
            wanted.sort_unstable();
            assert_eq!((sizes, shape(&desk).1), (wanted, 0), "{what}: {order:?}");
            ids.push(partition(&desk));
            // What is there is known again.
            desk.file("again.eml", mails[order[0]].0.bytes());
            assert_eq!(desk.json("import again.eml")[0]["imported"], 0, "{what}");
        }
        assert!(ids.iter().all(|one| *one == ids[0]), "{what}: {ids:?}");
    }
}

#[test]
fn the_earliest_keeps_the_id_and_why_says_so() {
    let desk = Desk::new();
    desk.at("2026-07-01T09:30:00Z");
    for (name, mail) in [("late", form("bob", 20)), ("early", form("eva", 1))] {
        desk.file(name, mail.bytes());
    }
    assert_eq!(desk.run("import late").stderr, "");
    let before = digest(&desk);
    assert_eq!(why(&desk, "m1")["message_id"], "form@web.example");
    let said = desk.run("import early").stderr;
    assert!(
        said.contains(
            "with the Message-ID of another mail, so each known by one of its own: 1 (desk why mID)"
        ),
        "{said}"
    );
    let (late, early) = (why(&desk, "m1"), why(&desk, "m2"));
    assert_eq!((&early["message_id"], &early["sharing"]), (&json!("form@web.example"), &json!(["m1"])));
    assert_eq!(late["claimed_id"], "form@web.example");
    assert!(late["message_id"].as_str().unwrap().ends_with("@digest.invalid"));
    assert!(desk.command("why m1").terminal(200).ok().contains("it came with <form@web.example>"));
    assert_eq!(desk.run("import early").stderr, "", "said once");
    desk.undo_newest();
    assert_eq!(digest(&desk), before);
    assert_eq!(why(&desk, "m1")["message_id"], "form@web.example");
    desk.ok("redo");
    assert_eq!(why(&desk, "m1")["claimed_id"], "form@web.example");
    desk.ok("verify");
}

/// Eva's ticket 1 and Bob's ticket 2, merged into one.
fn merged() -> Desk {
    let desk = Desk::new();
    desk.at("2026-07-01T09:10:00Z");
    deliver(&desk, &Mail::new("e1@c", "09:00"));
    deliver(&desk, &Mail::new("f1@c", "09:01").from("bob@c.example").subject("Second"));
    desk.ok("merge 1 2");
    desk.at("2026-07-01T09:20:00Z");
    desk
}

#[test]
fn what_came_into_a_merged_ticket_goes_with_the_mail_that_it_names() {
    let bob = |id: &str, minute: &str| Mail::new(id, minute).from("bob@c.example");
    let came = [
        bob("m1@c", "09:20").answers("f1@c"),
        Mail::new("m2@c", "09:21").answers("e1@c"),
        bob("m3@c", "09:22").answers("m1@c"),
        bob("m4@c", "09:23").subject("More [acme #2]"),
        bob("m5@c", "09:24").header("In-Reply-To", "<gone@c>").header("References", "<f1@c> <gone@c>"),
        Mail::new("m6@c", "09:25").from("dora@c.example").answers("f1@c"),
    ];
    for apart in ["unmerge 2", "undo"] {
        let desk = merged();
        for mail in &came {
            assert_eq!(deliver(&desk, mail)["ticket"], 1);
        }
        let before = digest(&desk);
        desk.ok(apart);
        let tickets: Vec<Value> =
            (3..9).map(|number| why(&desk, &format!("m{number}"))["ticket"].clone()).collect();
        assert_eq!(tickets, [2, 1, 2, 2, 2, 2], "{apart}");
        // Bob takes part in his own, and Dora in neither.
        let trust: Vec<Value> =
            [3, 5, 6, 7, 8].map(|number| why(&desk, &format!("m{number}"))["trust"].clone()).into();
        assert_eq!(trust, ["full", "full", "full", "full", "low"], "{apart}");
        desk.ok("verify");
        let back = if apart == "undo" { "redo" } else { "undo" };
        desk.ok(back);
        assert_eq!(digest(&desk), before, "{back}");
        assert_eq!(why(&desk, "m3")["ticket"], 1);
    }
}

#[test]
fn each_token_of_a_subject_is_tried() {
    let desk = Desk::new();
    desk.at("2026-07-01T09:30:00Z");
    deliver(&desk, &Mail::new("1@x.example", "09:00"));
    deliver(&desk, &from("bob", 1));
    for (number, subject, ticket) in [
        (1, "Re: [acme #1] was: [acme #2] hello", 2),
        (2, "[acme #2] [acme #1]", 2),
        (3, "[other #2] [acme #99] Fwd: [Acme #2]", 2),
        (4, "[acme #1]", 3),
    ] {
        let mail =
            Mail::new(&format!("t{number}@x.example"), "09:20").from("bob@bob.example").subject(subject);
        assert_eq!(deliver(&desk, &mail)["ticket"], ticket, "{subject}");
    }
}
