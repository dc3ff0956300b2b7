//! Whom a mail of ours answers (contract, `role`): in any order in which the mails of a ticket come.

use serde_json::{Value, json};

use crate::harness::Desk;
use crate::mail::Mail;

/// Eva asked at 07:00.
fn eva() -> Mail {
    Mail::new("e1@customer.example", "07:00")
}

/// Ours at that hour, to somebody, on that mail.
fn ours(id: &str, hour: &str, to: &str, on: &str) -> Mail {
    Mail::new(id, hour).ours().header("To", to).answers(on)
}

/// Theirs.
fn theirs(id: &str, hour: &str, from: &str, on: &str) -> Mail {
    Mail::new(id, hour).from(from).answers(on)
}

/// What the desk says of the messages after these came one by one in this order; `true`: it is ours.
fn take_in(mails: &[(Mail, bool)]) -> Desk {
    let desk = Desk::new();
    desk.at("2026-07-01T09:30:00Z").tick(0);
    for (at, (mail, own)) in mails.iter().enumerate() {
        desk.file(&format!("{at}.eml"), mail.bytes());
        desk.ok(&format!("import -q {} {at}.eml", if *own { "--as-sent" } else { "" }));
    }
    desk
}

/// Each message's role by its id, and how the ticket of Eva's stands.
fn told(desk: &Desk) -> (Value, Value) {
    let messages = desk.json("messages");
    let roles = messages
        .as_array()
        .unwrap()
        .iter()
        .map(|message| (message["message_id"].as_str().unwrap().to_owned(), message["role"].clone()));
    let roles: serde_json::Map<String, Value> = roles.collect();
    let first =
        messages.as_array().unwrap().iter().find(|message| message["message_id"] == "e1@customer.example");
    let row = desk.ticket(first.unwrap()["ticket"].as_i64().unwrap());
    let fields = ["status", "customer_email", "due_at", "first_response_at", "waiting_since", "sla_status"];
    (Value::from(roles), fields.iter().map(|field| row[field].clone()).collect())
}

/// All orders of so many things.
fn orders(count: usize) -> Vec<Vec<usize>> {
    let Some(last) = count.checked_sub(1) else { return vec![Vec::new()] };
    let shorter = orders(last);
    let put = |order: &Vec<usize>, at: usize| {
        let mut order = order.clone();
        order.insert(at, last);
        order
    };
    shorter.iter().flat_map(|order| (0..=order.len()).map(|at| put(order, at)).collect::<Vec<_>>()).collect()
}

/// Takes the mails in in every order: the roles are these, each time, and the ticket stands the same.
fn in_any_order(mails: &[(Mail, bool)], roles: Value) -> Value {
    let mut all = Vec::new();
    for order in orders(mails.len()) {
        let desk = take_in(&order.iter().map(|at| mails[*at].clone()).collect::<Vec<_>>());
        let (found, row) = told(&desk);
        assert_eq!(found, roles, "{order:?}");
        desk.ok("verify");
        all.push(row);
    }
    assert!(all.windows(2).all(|pair| pair[0] == pair[1]), "{all:#?}");
    all[0].clone()
}

const WAITS: [&str; 2] = ["new", "2026-07-01T07:00:00Z"];

fn waits(row: &Value) -> [&str; 2] {
    assert_eq!((&row[1], &row[3]), (&json!("eva@customer.example"), &Value::Null), "{row}");
    [row[0].as_str().unwrap(), row[4].as_str().unwrap_or("nobody waits")]
}

#[test]
fn what_went_to_a_supplier_answers_nobody_and_nor_does_the_supplier() {
    let mails = [
        (eva(), false),
        (ours("f1@acme.example", "07:10", "parts@supplier.example", "e1@customer.example"), true),
        (theirs("p1@supplier.example", "07:20", "parts@supplier.example", "f1@acme.example"), false),
        (ours("f2@acme.example", "07:30", "parts@supplier.example", "p1@supplier.example"), true),
    ];
    let row = in_any_order(
        &mails,
        json!({"e1@customer.example": "customer", "f1@acme.example": "other", "p1@supplier.example": "other",
            "f2@acme.example": "other"}),
    );
    assert_eq!(waits(&row), WAITS);
}

/// A colleague of whom we asked, a person of ours, several at once, a blind copy of the desk's own.
#[test]
fn siblings_of_a_mail_to_a_supplier() {
    for to in [
        "ben@acme-partner.example",
        "parts@supplier.example, \"Lid, Shop\" <shop@lids.example>",
        "Ana Horvat <ana@acme.example>",
        "support@acme.example",
        "undisclosed-recipients:;",
        "eva@other-customer.example",
    ] {
        let mails = [(eva(), false), (ours("f1@acme.example", "07:10", to, "e1@customer.example"), true)];
        let row =
            in_any_order(&mails, json!({"e1@customer.example": "customer", "f1@acme.example": "other"}));
        assert_eq!(waits(&row), WAITS, "{to}");
    }
    // Who answers what we asked is none of the customer's, though we had not written to them.
    let mails = [
        (eva(), false),
        (ours("f1@acme.example", "07:10", "parts@supplier.example", "e1@customer.example"), true),
        (theirs("c1@supplier.example", "07:20", "colleague@supplier.example", "f1@acme.example"), false),
    ];
    let roles = json!({"e1@customer.example": "customer", "f1@acme.example": "other", "c1@supplier.example": "other"});
    assert_eq!(waits(&in_any_order(&mails, roles)), WAITS);
}

#[test]
fn what_went_to_the_customer_too_is_an_answer() {
    let other = "parts@supplier.example";
    let answers = [
        ("To", "eva@customer.example"),
        ("To", "EVA+tea@Customer.Example"),
        ("To", "parts@supplier.example, Eva <eva@customer.example>"),
        ("Cc", "eva@customer.example"),
    ];
    for (header, to) in answers {
        let answer = ours("a1@acme.example", "07:10", other, "e1@customer.example").header(header, to);
        let row = in_any_order(
            &[(eva(), false), (answer, true)],
            json!({"e1@customer.example": "customer", "a1@acme.example": "agent"}),
        );
        assert_eq!((&row[0], &row[3]), (&json!("pending"), &json!("2026-07-01T07:10:00Z")), "{header} {to}");
    }
    // Where the customer asked to be answered, and the list by which it came.
    let elsewhere = eva().header("Reply-To", "home@private.example");
    let by_list = eva().header("To", "users@lists.example").header("List-Id", "Users <users.lists.example>");
    for (mail, to) in [(elsewhere, "home@private.example"), (by_list, "users@lists.example")] {
        let row = in_any_order(
            &[(mail, false), (ours("a1@acme.example", "07:10", to, "e1@customer.example"), true)],
            json!({"e1@customer.example": "customer", "a1@acme.example": "agent"}),
        );
        assert_eq!((&row[0], &row[3]), (&json!("pending"), &json!("2026-07-01T07:10:00Z")), "{to}");
    }
}

#[test]
fn the_customer_may_answer_what_went_to_others_and_others_may_be_customers() {
    // The supplier handed our question on to her.
    let mails = [
        (eva(), false),
        (ours("f1@acme.example", "07:10", "parts@supplier.example", "e1@customer.example"), true),
        (theirs("e2@customer.example", "07:20", "eva@customer.example", "f1@acme.example"), false),
    ];
    let roles = json!({"e1@customer.example": "customer", "f1@acme.example": "other", "e2@customer.example": "customer"});
    assert_eq!(waits(&in_any_order(&mails, roles)), WAITS);
    // Whom she named and who wrote is a customer, and is answered.
    let mails = [
        (eva().header("Cc", "ben@customer.example"), false),
        (theirs("b1@customer.example", "07:10", "ben@customer.example", "e1@customer.example"), false),
        (ours("a1@acme.example", "07:20", "ben@customer.example", "b1@customer.example"), true),
    ];
    let row = in_any_order(
        &mails,
        json!({"e1@customer.example": "customer", "b1@customer.example": "customer", "a1@acme.example": "agent"}),
    );
    assert_eq!(row[3], "2026-07-01T07:20:00Z");
}

#[test]
fn where_we_wrote_first_whoever_got_it_is_the_customer() {
    let mails = [
        (Mail::new("o1@acme.example", "07:00").ours().subject("Your parcel"), true),
        (ours("f1@acme.example", "07:10", "parcels@carrier.example", "o1@acme.example"), true),
        (theirs("e1@customer.example", "07:20", "eva@customer.example", "o1@acme.example"), false),
    ];
    let row = in_any_order(
        &mails,
        json!({"o1@acme.example": "agent", "f1@acme.example": "other", "e1@customer.example": "customer"}),
    );
    assert_eq!((&row[0], &row[4]), (&json!("open"), &json!("2026-07-01T07:20:00Z")));
}

#[test]
fn who_answers_what_we_asked_turns_hold_into_open_and_nothing_else() {
    for (status, after) in [
        ("hold", "open"),
        ("pending", "pending"),
        ("solved", "solved"),
        ("closed", "closed"),
        ("open", "open"),
    ] {
        let desk = take_in(&[
            (eva(), false),
            (ours("f1@acme.example", "07:10", "parts@supplier.example", "e1@customer.example"), true),
        ]);
        desk.ok(&format!("status {status} 1"));
        let before = desk.ticket(1);
        desk.at("2026-07-01T09:40:00Z");
        let answer = theirs("p1@supplier.example", "09:40", "parts@supplier.example", "f1@acme.example");
        let row: Value =
            serde_json::from_str(&desk.command("deliver -f json").stdin(answer.bytes()).ok()).unwrap();
        let row = desk.ticket(if status == "closed" { 1 } else { row["ticket"].as_i64().unwrap() });
        assert_eq!(row["status"], after, "{status}");
        for field in ["waiting_since", "first_response_at", "solved_at", "customer_email"] {
            assert_eq!(row[field], before[field], "{status}: {field}");
        }
        desk.ok("verify");
    }
}

#[test]
fn roles_are_undone_with_what_they_came_from() {
    let mails = [
        (eva(), false),
        (ours("f1@acme.example", "07:10", "parts@supplier.example", "e1@customer.example"), true),
        (theirs("p1@supplier.example", "07:20", "parts@supplier.example", "f1@acme.example"), false),
    ];
    let digest = |desk: &Desk| desk.ok("verify --digest");
    for order in orders(3) {
        let desk = Desk::new();
        desk.at("2026-07-01T09:30:00Z").tick(0);
        let mut before = vec![digest(&desk)];
        for at in &order {
            let (mail, own) = &mails[*at];
            desk.file(&format!("{at}.eml"), mail.bytes());
            desk.ok(&format!("import -q {} {at}.eml", if *own { "--as-sent" } else { "" }));
            before.push(digest(&desk));
        }
        while before.len() > 1 {
            let after = before.pop().unwrap();
            let newest = desk.json("log --limit 1")[0]["operation"].clone();
            let last = desk.json("log --limit 20");
            let import =
                last.as_array().unwrap().iter().find(|row| {
                    row["command"].as_str().unwrap().starts_with("import") && row["undone"] == false
                });
            let import = import.unwrap_or_else(|| panic!("{newest} {last}"))["operation"].clone();
            desk.ok(&format!("undo {import}"));
            assert_eq!(&digest(&desk), before.last().unwrap(), "{order:?}");
            desk.ok("verify");
            // There and back.
            desk.ok("redo");
            assert_eq!(digest(&desk), after, "{order:?}");
            desk.ok("verify");
            desk.ok(&format!("undo {import}"));
        }
    }
}

#[test]
fn a_role_is_shown_and_explained() {
    let desk = take_in(&[
        (eva(), false),
        (ours("f1@acme.example", "07:10", "parts@supplier.example", "e1@customer.example"), true),
        (theirs("p1@supplier.example", "07:20", "parts@supplier.example", "f1@acme.example"), false),
    ]);
    let page = desk.command("show 1").terminal(160).ok();
    assert!(page.contains("(to no customer of this ticket)"), "{page}");
    assert!(page.contains("(from no customer: whom we asked)"), "{page}");
    let why = desk.json("why 1");
    let told = why["story"].as_array().unwrap().iter().filter(|row| row["what"] == "role").count();
    assert_eq!(told, 2, "{why}");
    let events = desk.command("show 1 --events").terminal(160).ok();
    assert!(events.contains("role       m2, neither from nor to a customer of this ticket"), "{events}");
    let report = desk.json("report response");
    assert!(!report.to_string().contains("07:10"), "{report}");
    // The customer is answered by mail, and the supplier is not.
    let answer = desk.ok("reply 1 --body Hello --print");
    assert!(
        answer.contains("eva@customer.example") && !answer.contains("parts@supplier.example"),
        "{answer}"
    );
}

#[test]
fn a_customer_who_came_by_a_merge_is_answered_here() {
    let desk =
        take_in(&[(eva(), false), (Mail::new("b1@other.example", "07:05").from("ben@other.example"), false)]);
    desk.ok("merge 1 2");
    let answer = ours("a1@acme.example", "07:10", "ben@other.example", "b1@other.example");
    desk.file("a.eml", answer.bytes());
    desk.ok("import -q --as-sent a.eml");
    assert_eq!(desk.ticket(1)["messages"][2]["role"], "agent");
    desk.ok("verify");
    // Taken apart again, it is their answer still.
    desk.ok("unmerge 2");
    desk.ok("verify");
}
