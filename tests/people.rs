//! Whose a mail is: one mailbox has many spellings, forms write for others, and what I forward is the customer's.

use serde_json::{Value, json};

use crate::harness::Desk;
use crate::mail::{Mail, mboxrd};

fn deliver(desk: &Desk, mail: impl Into<Vec<u8>>) -> Value {
    serde_json::from_str(&desk.command("deliver -f json").stdin(mail).ok()).unwrap()
}

/// A desk whose settings have these lines in `[desk]`.
fn with(lines: &str) -> Desk {
    let desk = Desk::new();
    let document = desk.ok("settings show").replace("close_days", &format!("{lines}\nclose_days"));
    desk.file("settings.toml", document);
    desk.ok("settings apply settings.toml");
    desk
}

#[test]
fn labels_case_and_spelling_of_the_domain_are_one_customer() {
    let desk = Desk::new();
    for (number, from) in [
        "Ana+shop@B\u{fc}cher.example",
        "ana@xn--bcher-kva.example",
        "ANA@b\u{fc}cher.example",
        "ana+news@xn--bcher-kva.example",
    ]
    .into_iter()
    .enumerate()
    {
        deliver(&desk, Mail::new(&format!("{number}@x.example"), "08:30").from(from).bytes());
    }
    let customers = desk.json("customer list");
    assert_eq!(customers.as_array().unwrap().len(), 1, "{customers}");
    assert_eq!((&customers[0]["tickets"], &customers[0]["name"]), (&json!(4), &Value::Null));
    // The address that they used stays as they wrote it: the label is theirs.
    assert_eq!(desk.field(4, "customer_email"), "ana+news@xn--bcher-kva.example");
    desk.ok("customer vip ana@xn--bcher-kva.example");
    assert_eq!(desk.json("list is:vip").as_array().unwrap().len(), 4);
    assert_eq!(desk.json("customer show ANA+other@bücher.example")["tickets"], 4);
}

#[test]
fn a_form_writes_for_the_one_in_reply_to() {
    let desk = with("contact_forms = [\"web@acme.example\", \"support@acme.example\"]");
    let form = |id: &str, from: &str, who: &str| {
        Mail::new(id, "08:30").from(&format!("Acme web form <{from}>")).header("Reply-To", who)
    };
    deliver(&desk, form("1@web.example", "web@acme.example", "Eva <eva@customer.example>").bytes());
    // Even under our own name: it claims nothing, and takes part as a customer.
    deliver(&desk, form("2@web.example", "support@acme.example", "Bob <bob@customer.example>").bytes());
    assert_eq!(desk.field(1, "customer_email,customer_name"), "eva@customer.example\tEva");
    assert_eq!(desk.field(2, "customer_email"), "bob@customer.example");
    assert_eq!(desk.ticket(2)["messages"][0]["trust"], "full");
    assert_ne!(desk.field(2, "due_at"), "");
    assert!(desk.ok("reply 1 --body Hello --print").contains("To: \"Eva\" <eva@customer.example>"));
    // Without Reply-To the form is all that we have.
    deliver(&desk, form("3@web.example", "web@acme.example", "").bytes());
    assert_eq!(desk.field(3, "customer_email"), "web@acme.example");
    // Eva answers our answer: she takes part in it.
    let answer = Mail::new("4@customer.example", "09:00").answers("1@web.example");
    assert_eq!(deliver(&desk, answer.bytes())["ticket"], 1);
    assert_eq!(desk.json("why m4")["trust"], "full");
}

#[test]
fn an_address_that_nobody_reads_is_marked_and_answered_only_by_force() {
    let desk = Desk::new();
    deliver(&desk, Mail::new("1@shop.example", "08:30").from("no-reply@shop.example").bytes());
    assert_eq!(
        desk.json("customer show no-reply@shop.example")["no_reply"],
        json!(["no-reply@shop.example"])
    );
    assert!(
        desk.command("show 1")
            .terminal(200)
            .ok()
            .contains("nobody reads what is sent to no-reply@shop.example")
    );
    desk.refused("reply 1 --body x").says(1, "nobody reads", "--force");
    desk.ok("reply 1 --body x --force");
}

/// What Ana forwards: Eva's mail hangs on hers.
fn forward(id: &str, results: &str) -> Mail {
    let inner = String::from_utf8(
        Mail::new("original@customer.example", "07:15").subject("Teapot broken").body("It leaks.\n").bytes(),
    )
    .unwrap();
    Mail::new(id, "08:45")
        .from("Ana <ana@acme.example>")
        .subject("Fwd: Teapot broken")
        .header("Authentication-Results", results)
        .header("MIME-Version", "1.0")
        .header("Content-Type", "multipart/mixed; boundary=b")
        .body(&format!(
            "--b\nContent-Type: text/plain\n\nPlease answer her, she is important.\n--b\nContent-Type: message/rfc822\n\n{inner}--b--\n"
        ))
}

#[test]
fn what_i_forward_opens_a_ticket_of_the_customer_at_the_original_date() {
    const PASS: &str = "mx.acme.example; dmarc=pass header.from=acme.example";
    let desk = with("authserv_id = \"mx.acme.example\"");
    desk.at("2026-07-01T08:50:00Z");
    let row = deliver(&desk, forward("f1@acme.example", PASS).bytes());
    assert_eq!(row["outcome"], "imported");
    let ticket = desk.ticket(1);
    assert_eq!(
        (&ticket["customer_email"], &ticket["subject"], &ticket["created_at"], &ticket["status"]),
        (
            &json!("eva@customer.example"),
            &json!("Teapot broken"),
            &json!("2026-07-01T07:15:00Z"),
            &json!("new")
        )
    );
    let messages = ticket["messages"].as_array().unwrap();
    assert_eq!((&messages[0]["direction"], &messages[0]["text"]), (&json!("in"), &json!("It leaks.")));
    assert_eq!(messages[1]["direction"], "note");
    assert!(messages[1]["text"].as_str().unwrap().contains("she is important"));
    assert_eq!(desk.json("why m1")["forwarded_by"], "ana@acme.example");
    // Her own copy, and a second forward, are the same mail.
    deliver(
        &desk,
        Mail::new("original@customer.example", "07:15").subject("Teapot broken").body("It leaks.\n").bytes(),
    );
    deliver(&desk, forward("f1@acme.example", PASS).bytes());
    assert_eq!(desk.ticket(1)["messages"].as_array().unwrap().len(), 2);
    assert_eq!(desk.json("list").as_array().unwrap().len(), 1);
}

#[test]
fn a_forward_without_a_proof_is_mine_only_where_i_say_so() {
    let desk = Desk::new();
    let row = deliver(&desk, forward("f1@acme.example", "").bytes());
    assert_eq!(row["ticket"], 1);
    assert_eq!(
        (desk.field(1, "customer_email"), desk.json("why m1")["trust"].clone()),
        ("ana@acme.example".into(), json!("unproved"))
    );
    desk.file("forwards.mbox", mboxrd(&[forward("f2@acme.example", "")]));
    desk.ok("import --forwarded forwards.mbox");
    assert_eq!(desk.field(2, "customer_email"), "eva@customer.example");
    // Prose is never guessed from.
    let prose = Mail::new("f3@acme.example", "08:50")
        .from("ana@acme.example")
        .subject("Fwd: help")
        .body("---------- Forwarded message ----------\nFrom: Bob <bob@customer.example>\n\nHelp\n");
    desk.file("prose.mbox", mboxrd(&[prose]));
    desk.ok("import --forwarded prose.mbox");
    assert_eq!(desk.json("list from:bob@customer.example"), json!([]));
}

#[test]
fn a_copy_in_the_sent_folder_proves_what_the_inbox_had_first() {
    let eva = Mail::new("t1@customer.example", "07:10");
    let ours = Mail::new("s1@acme.example", "07:45").ours().answers("t1@customer.example");
    let sight = |order: [&str; 3]| {
        let desk = Desk::new();
        desk.tick(0);
        desk.file("eva.mbox", mboxrd(std::slice::from_ref(&eva)));
        desk.file("copy.mbox", mboxrd(std::slice::from_ref(&ours)));
        desk.file("box/Sent", mboxrd(std::slice::from_ref(&ours)));
        for name in order {
            desk.ok(&format!("import {name}"));
        }
        let mut ticket = desk.ticket(1);
        for message in ticket["messages"].as_array_mut().unwrap() {
            message["id"] = Value::Null;
        }
        ticket
    };
    let first = sight(["box", "eva.mbox", "copy.mbox"]);
    assert_eq!(
        (&first["first_response_at"], &first["status"]),
        (&json!("2026-07-01T07:45:00Z"), &json!("pending"))
    );
    for order in
        [["eva.mbox", "copy.mbox", "box"], ["copy.mbox", "box", "eva.mbox"], ["copy.mbox", "eva.mbox", "box"]]
    {
        assert_eq!(sight(order), first, "{order:?}");
    }
    // And undo takes the proof back.
    let desk = Desk::new();
    desk.file("both.mbox", mboxrd(&[eva, ours.clone()]));
    desk.file("box/Sent", mboxrd(&[ours]));
    desk.ok("import both.mbox");
    let before = desk.ticket(1);
    assert_eq!(before["messages"][1]["trust"], "unproved");
    desk.ok("import box");
    let after = desk.ticket(1);
    assert_eq!((&after["messages"][1]["direction"], &after["status"]), (&json!("out"), &json!("pending")));
    desk.undo_newest();
    assert_eq!(desk.ticket(1), before);
    desk.ok("redo");
    assert_eq!(desk.ticket(1), after);
}

/// The same id with other words, from somebody else and earlier: our answer counts as soon as it is proved, whatever came first.
#[test]
fn a_twin_of_our_answer_does_not_take_its_place() {
    let ours = Mail::new("s1@acme.example", "07:45").ours().answers("t1@customer.example");
    let twin = Mail::new("s1@acme.example", "07:40").answers("t1@customer.example").body("Something else.\n");
    let sight = |order: [&str; 3]| {
        let desk = Desk::new();
        desk.tick(0);
        desk.file("eva.mbox", mboxrd(&[Mail::new("t1@customer.example", "07:10")]));
        desk.file("copy.mbox", mboxrd(std::slice::from_ref(&ours)));
        desk.file("twin.mbox", mboxrd(std::slice::from_ref(&twin)));
        desk.file("box/Sent", mboxrd(std::slice::from_ref(&ours)));
        desk.ok("import eva.mbox");
        for name in order {
            desk.ok(&format!("import {name}"));
        }
        let ticket = desk.ticket(1);
        let of = |message: &Value| (message["direction"].clone(), message["variant_of"].is_null());
        let mut messages: Vec<String> = ticket["messages"]
            .as_array()
            .unwrap()
            .iter()
            .map(|message| format!("{:?}", of(message)))
            .collect();
        messages.sort();
        (ticket["status"].clone(), ticket["first_response_at"].clone(), messages)
    };
    let first = sight(["box", "copy.mbox", "twin.mbox"]);
    assert_eq!((&first.0, &first.1), (&json!("pending"), &json!("2026-07-01T07:45:00Z")));
    for order in [
        ["copy.mbox", "twin.mbox", "box"],
        ["twin.mbox", "copy.mbox", "box"],
        ["twin.mbox", "box", "copy.mbox"],
        ["copy.mbox", "box", "twin.mbox"],
    ] {
        assert_eq!(sight(order), first, "{order:?}");
    }
}
