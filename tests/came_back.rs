//! Answers that came back (contract, `delivery`): a permanent bounce that returns a mail of ours takes it back, in any order.

use serde_json::{Value, json};

use crate::harness::Desk;
use crate::mail::Mail;

/// A report on the mail of this id: what became of each of these addresses.
pub fn report(id: &str, returned: &str, minute: &str, of: &[(&str, &str, &str)]) -> Vec<u8> {
    let each: String = of
        .iter()
        .map(|(email, action, status)| {
            format!("\nFinal-Recipient: rfc822; {email}\nAction: {action}\nStatus: {status}\n")
        })
        .collect();
    format!(
        "Return-Path: <>\nFrom: Mail Delivery System <mailer-daemon@mx.example>\nTo: support@acme.example\n\
         Subject: Undelivered Mail Returned to Sender\nDate: Wed, 01 Jul 2026 {minute}:00 +0000\nMessage-ID: <{id}>\n\
         Auto-Submitted: auto-replied\nMIME-Version: 1.0\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n\
         --b\nContent-Type: text/plain\n\nI could not hand your mail over.\n\
         --b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n{each}\
         --b\nContent-Type: text/rfc822-headers\n\nFrom: support@acme.example\nMessage-ID: <{returned}>\nSubject: Re: x\n--b--\n"
    )
    .into_bytes()
}

const FAILED: (&str, &str, &str) = ("eva@customer.example", "failed", "5.1.1");

fn eva() -> Vec<u8> {
    Mail::new("e1@customer.example", "07:00").header("Cc", "ben@customer.example").bytes()
}

fn sent(to: &str) -> Vec<u8> {
    Mail::new("s1@acme.example", "07:30").ours().header("To", to).answers("e1@customer.example").bytes()
}

fn import(desk: &Desk, name: &str, bytes: &[u8]) {
    desk.file(&format!("{name}.eml"), bytes);
    let own = if name.starts_with('s') { "--as-sent" } else { "" };
    desk.ok(&format!("import -q {own} {name}.eml"));
}

fn start() -> Desk {
    let desk = Desk::new();
    desk.at("2026-07-01T09:30:00Z").tick(0);
    desk
}

/// The ticket in which Eva's mail is, without the numbers that depend on what came first.
fn told(desk: &Desk) -> Value {
    let messages = desk.json("messages");
    let eva = messages.as_array().unwrap().iter().find(|row| row["message_id"] == "e1@customer.example");
    let row = desk.ticket(eva.unwrap()["ticket"].as_i64().unwrap());
    let fields = ["status", "first_response_at", "waiting_since", "due_at", "sla_status", "solved_at"];
    let ours = row["messages"].as_array().unwrap().iter().find(|row| row["direction"] == "out");
    let delivery = ours.map_or(Value::Null, |row| json!([row["delivery"], row["role"]]));
    fields.iter().map(|field| row[field].clone()).chain([delivery]).collect()
}

const ORDERS: [[usize; 3]; 6] = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

/// What the ticket is after these mails, in whatever order.
fn in_any_order(to: &str, bounce: &[u8]) -> Value {
    let mails = [("e1", eva()), ("s1", sent(to)), ("b1", bounce.to_vec())];
    let mut all = Vec::new();
    for order in ORDERS {
        let desk = start();
        for at in order {
            import(&desk, mails[at].0, &mails[at].1);
            desk.ok("verify");
        }
        all.push(told(&desk));
    }
    assert!(all.windows(2).all(|pair| pair[0] == pair[1]), "{all:#?}");
    all[0].clone()
}

/// As if we had not answered.
fn unanswered() -> Value {
    let desk = start();
    import(&desk, "e1", &eva());
    told(&desk)
}

#[test]
fn an_answer_that_came_back_from_every_customer_is_taken_back() {
    for (to, bounce) in [
        ("eva@customer.example", vec![FAILED]),
        ("Eva <EVA+x@Customer.example>", vec![("eva+x@customer.example", "failed", "5.2.1")]),
        // Whoever else got it is no customer.
        ("eva@customer.example, boss@acme-partner.example", vec![FAILED]),
        (
            "eva@customer.example, boss@acme-partner.example",
            vec![FAILED, ("boss@acme-partner.example", "failed", "5.1.1")],
        ),
    ] {
        let found = in_any_order(to, &report("b1@mx.example", "s1@acme.example", "08:00", &bounce));
        let mut expected = unanswered();
        expected[6] = json!(["bounced", "agent"]);
        assert_eq!(found, expected, "{to}");
    }
}

#[test]
fn what_may_have_arrived_stays_an_answer() {
    let returned = "s1@acme.example";
    let eva = "eva@customer.example";
    for (what, to, bounce) in [
        ("later", eva, report("b1@mx.example", returned, "08:00", &[(eva, "delayed", "4.4.1")])),
        ("for now", eva, report("b1@mx.example", returned, "08:00", &[(eva, "delayed", "4.2.2")])),
        ("relayed", eva, report("b1@mx.example", returned, "08:00", &[(eva, "relayed", "2.0.0")])),
        (
            "to somebody else",
            eva,
            report("b1@mx.example", returned, "08:00", &[("mallory@evil.example", "failed", "5.1.1")]),
        ),
        (
            "the supplier beside her",
            "eva@customer.example, parts@supplier.example",
            report("b1@mx.example", returned, "08:00", &[("parts@supplier.example", "failed", "5.1.1")]),
        ),
        ("another mail", eva, report("b1@mx.example", "s2@acme.example", "08:00", &[FAILED])),
        ("hers", eva, report("b1@mx.example", "e1@customer.example", "08:00", &[FAILED])),
    ] {
        let found = in_any_order(to, &bounce);
        assert_eq!((&found[0], &found[1]), (&json!("pending"), &json!("2026-07-01T07:30:00Z")), "{what}");
        assert_eq!(found[6], json!([null, "agent"]), "{what}");
    }
}

#[test]
fn of_two_customers_both_must_have_been_missed() {
    let ben =
        Mail::new("e2@customer.example", "07:10").from("ben@customer.example").answers("e1@customer.example");
    let to = "eva@customer.example, ben@customer.example";
    let lost = |name: &str, email: &str, minute: &str| {
        (
            name.to_owned(),
            report(&format!("{name}@mx.example"), "s1@acme.example", minute, &[(email, "failed", "5.1.1")]),
        )
    };
    let (first, second) =
        (lost("b1", "eva@customer.example", "08:00"), lost("b2", "ben@customer.example", "08:10"));
    for bounces in [vec![first.clone(), second.clone()], vec![second, first]] {
        let desk = start();
        import(&desk, "e1", &eva());
        import(&desk, "e2", &ben.bytes());
        import(&desk, "s1", &sent(to));
        import(&desk, &bounces[0].0, &bounces[0].1);
        assert_eq!(told(&desk)[0], "pending", "one of them may have it");
        import(&desk, &bounces[1].0, &bounces[1].1);
        assert_eq!((&told(&desk)[0], &told(&desk)[6][0]), (&json!("new"), &json!("bounced")));
        // As it then was.
        let then = |at: &str| desk.json(&format!("report response --as-of {at}")).to_string();
        assert_ne!(then("2026-07-01T08:09:00Z"), then("2026-07-01T08:11:00Z"));
        desk.undo_newest();
        assert_eq!(told(&desk)[0], "pending");
        desk.ok("verify");
    }
}

#[test]
fn either_is_undone_and_done_again() {
    // Where something later builds on it, it is refused.
    let mut passed = Vec::new();
    let mails = [
        ("e1", eva()),
        ("s1", sent("eva@customer.example")),
        ("b1", report("b1@mx.example", "s1@acme.example", "08:00", &[FAILED])),
    ];
    for order in ORDERS {
        for undone in 0..3 {
            let desk = start();
            let mut operations = Vec::new();
            for at in order {
                import(&desk, mails[at].0, &mails[at].1);
                operations.push(desk.json("log --limit 1")[0]["operation"].as_i64().unwrap());
            }
            let all = desk.ok("verify --digest");
            // As if that one had not come.
            let without = start();
            for at in order.iter().enumerate().filter(|(place, _)| *place != undone).map(|(_, at)| *at) {
                import(&without, mails[at].0, &mails[at].1);
            }
            // What came later stands in the ticket of what came first.
            if desk.run(&format!("undo {}", operations[undone])).code == 0 {
                passed.push((order, undone));
                desk.ok("verify");
                if order[undone] != 0 {
                    assert_eq!(told(&desk), told(&without), "{order:?} without {undone}");
                }
                desk.ok("redo");
                desk.ok("verify");
                assert_eq!(desk.ok("verify --digest"), all, "{order:?} without {undone}");
            }
        }
    }
    assert_eq!(passed.len(), 11, "{passed:?}");
}

/// A desk that sends into a folder, and what it sent: Eva asked, and we answered so.
fn answered(words: &str) -> (Desk, String) {
    let desk = start();
    let out = desk.path("out").display().to_string();
    desk.file(
        "s.toml",
        desk.ok("settings show")
            + &format!("\n[outgoing]\ntransport = \"maildir\"\npath = \"{out}\"\nhold_seconds = 0\n"),
    );
    desk.ok("settings apply s.toml");
    import(&desk, "e1", &eva());
    desk.ok(&format!("reply 1 --body 'Try again.' --send {words}"));
    let id = desk.ticket(1)["messages"][1]["message_id"].as_str().unwrap().to_owned();
    (desk, id)
}

fn bounced(words: &str) -> Desk {
    let (desk, id) = answered(words);
    desk.at("2026-07-01T10:00:00Z");
    desk.command("deliver").stdin(report("b1@mx.example", &id, "10:00", &[FAILED])).ok();
    desk.ok("verify");
    desk
}

#[test]
fn run_tells_once_of_an_answer_that_came_back_wherever_its_ticket_stands() {
    for words in ["", "--status solved", "--status keep"] {
        let desk = bounced(words);
        let told = desk.json("run");
        assert_eq!((&told[0]["event"], &told[0]["ticket"]), (&json!("bounced"), &json!(1)), "{words}");
        assert_eq!(desk.json("run"), json!([]), "{words}");
    }
}

#[test]
fn what_this_desk_sent_comes_back_with_its_status() {
    for words in ["", "--status solved", "--status keep"] {
        let desk = bounced(words);
        let row = told(&desk);
        assert_eq!((&row[0], &row[1], &row[5]), (&json!("new"), &Value::Null, &Value::Null), "{words}");
        assert_eq!(row[2], "2026-07-01T07:00:00Z", "she waits");
        assert_eq!(row[6], json!(["bounced", "agent"]));
        let mail = desk.json("outbox list --all")[0].clone();
        assert_eq!(mail["state"], "bounced");
        assert!(mail["last_error"].as_str().unwrap().contains("eva@customer.example (5.1.1): m3"), "{mail}");
        let steps = desk.json("outbox show 1")["steps"].clone();
        assert_eq!(steps.as_array().unwrap().last().unwrap()["step"], "bounced", "{steps}");
        assert!(desk.run("outbox send 1").code != 0, "it is not sent again by itself");
        assert_eq!(desk.json("run --dry-run")[0]["event"], "bounced");
        let page = desk.command("show 1").terminal(160).ok();
        assert!(page.contains("came back for good: nobody got it"), "{page}");
        assert!(desk.command("show 1 --events").terminal(160).ok().contains("bounced    m2"), "{words}");
        // What says that is undone, and it is an answer again.
        desk.undo_newest();
        desk.ok("verify");
        assert_eq!(desk.json("outbox list --all")[0]["state"], "sent");
        assert_ne!(told(&desk)[1], Value::Null);
        desk.ok("redo");
        assert_eq!(told(&desk), row);
        desk.ok("verify");
    }
}

#[test]
fn a_later_answer_that_arrives_is_the_answer() {
    let desk = bounced("");
    desk.at("2026-07-01T11:00:00Z");
    let again = desk.run("reply 1 --body 'Once more.' --send --force");
    assert!(again.stderr.contains("came back for good (5.1.1)"), "{again}");
    let row = told(&desk);
    assert_eq!((&row[0], &row[1]), (&json!("pending"), &json!("2026-07-01T11:00:00Z")));
    desk.ok("verify");
}

#[test]
fn a_ticket_that_is_solved_apart_from_it_stays_so_and_that_is_told_once() {
    let (desk, id) = answered("");
    desk.ok("status solved 1");
    desk.at("2026-07-01T10:00:00Z");
    assert!(!desk.run("next").stderr.contains("m2"));
    desk.command("deliver").stdin(report("b1@mx.example", &id, "10:00", &[FAILED])).ok();
    let row = told(&desk);
    assert_eq!((&row[0], &row[6][0]), (&json!("solved"), &json!("bounced")));
    let next = desk.run("next").stderr;
    assert!(
        next.contains("ticket 1 is solved, but m2 came back for good from eva@customer.example (5.1.1): m3"),
        "{next}"
    );
    let told_by_run = desk.json("run");
    assert_eq!(
        (&told_by_run[0]["event"], &told_by_run[0]["mail"]),
        (&json!("bounced"), &json!("o1")),
        "{told_by_run}"
    );
    assert_eq!(desk.json("run"), json!([]), "once");
    // Whoever has seen to it knows.
    desk.ok("note 1 'I rang her.'");
    assert!(!desk.run("next").stderr.contains("came back"));
    desk.ok("verify");
}

#[test]
fn what_never_left_is_hidden_and_not_found() {
    let desk = start();
    import(&desk, "e1", &eva());
    desk.ok("reply 1 --body 'A word about samovars.'");
    desk.ok("outbox drop 1");
    let page = desk.command("show 1").terminal(160).ok();
    assert!(!page.contains("samovars") && page.contains("1 answer that never left (--full)"), "{page}");
    let full = desk.command("show 1 --full").terminal(160).ok();
    assert!(full.contains("samovars") && full.contains("dropped: never sent"), "{full}");
    assert_eq!(desk.json("search samovars"), json!([]));
    assert_eq!(desk.json("list id:1 samovars"), json!([]));
    assert_eq!(desk.json("messages samovars")[0]["delivery"], "dropped");
    desk.ok("undo");
    assert_eq!(desk.json("search samovars")[0]["delivery"], "queued");
    assert!(desk.command("show 1").terminal(160).ok().contains("waits to be sent"));
}
