//! Two addresses of one person: made one, taken apart again, and what that means for whose mail is believed (contract §11).

use serde_json::{Value, json};

use crate::harness::{Desk, ids};
use crate::ladder::why;
use crate::mail::{Mail, mboxrd};

fn deliver(desk: &Desk, mail: &Mail) -> Value {
    serde_json::from_str(&desk.command("deliver -f json").stdin(mail.bytes()).ok()).unwrap()
}

fn digest(desk: &Desk) -> Value {
    desk.json("verify --digest")["digest"].clone()
}

fn eva(id: u32, minute: u32) -> Mail {
    Mail::new(&format!("{id}@customer.example"), &format!("08:{minute:02}"))
}

fn eva_at_home(id: u32, minute: u32) -> Mail {
    eva(id, minute).from("Eva at home <eva@home.example>")
}

/// Eva asks from work, and goes on from home: nobody knows her there.
fn doubted() -> Desk {
    let desk = Desk::new();
    deliver(&desk, &eva(1, 1));
    deliver(&desk, &eva_at_home(2, 2).answers("1@customer.example"));
    deliver(&desk, &eva_at_home(3, 3).subject("Another thing"));
    desk
}

#[test]
fn two_addresses_become_one_person_and_two_again() {
    let desk = doubted();
    assert_eq!(why(&desk, "m2")["trust"], "low");
    let before = digest(&desk);
    desk.at("2026-07-01T10:00:00Z");
    let rows = desk.json("customer merge eva@customer.example eva@home.example");
    assert_eq!(
        (&rows[0]["emails"], &rows[0]["name"], &rows[0]["tickets"]),
        (&json!(["eva@customer.example", "eva@home.example"]), &json!("Eva Novak"), &json!(2))
    );
    assert_eq!(why(&desk, "m2")["trust"], "full");
    assert_eq!(ids(&desk.json("list is:doubted")).len(), 0);
    for query in ["customer:eva@home.example", "customer:eva@customer.example", "customer:home.example"] {
        assert_eq!(ids(&desk.json(&format!("list {query}"))).len(), 2, "{query}");
    }
    assert_eq!(ids(&desk.json("list from:eva@customer.example")), [1, 2], "whoever writes is the person");
    assert_eq!(desk.json("report volume 'customer:eva@home.example'")[0]["created"], 2);
    assert_eq!(desk.json("customer list").as_array().unwrap().len(), 1);
    assert_eq!(desk.json("customer show c2")["id"], "c1", "the old number leads to the person");
    let by = desk.json("report volume --by customer");
    assert_eq!(by.as_array().unwrap().len(), 2, "{by}");
    assert_eq!(desk.json("report volume from:eva@home.example --list created").as_array().unwrap().len(), 2);
    let then = desk.json("report volume --by customer --as-of 2026-07-01T09:00:00Z");
    assert_eq!(then.as_array().unwrap().len(), 3, "{then}");
    desk.ok("verify");
    desk.ok("undo");
    assert_eq!(digest(&desk), before);
    assert_eq!(why(&desk, "m2")["trust"], "low");
    desk.ok("verify");
    desk.ok("redo");
    let rows = desk.json("customer unmerge eva@home.example");
    assert_eq!((&rows[0]["id"], &rows[1]["id"]), (&json!("c2"), &json!("c1")));
    assert_eq!(rows[0]["emails"], json!(["eva@home.example"]));
    assert_eq!(why(&desk, "m2")["trust"], "low", "as if they had never been one");
    desk.ok("verify");
    desk.ok("undo");
    assert_eq!(why(&desk, "m2")["trust"], "full");
    desk.ok("verify");
}

#[test]
fn what_was_doubted_counts_from_the_merge_on() {
    let desk = doubted();
    desk.ok("reply 1 --body yes");
    assert_eq!(desk.field(1, "status,waiting_since"), "pending\t");
    desk.at("2026-07-01T10:00:00Z");
    desk.ok("customer merge eva@customer.example eva@home.example");
    assert_eq!(desk.field(1, "status,waiting_since"), "open\t2026-07-01T10:00:00Z");
    // What comes then counts when it comes; whom Eva at home names takes part.
    desk.at("2026-07-01T11:00:00Z");
    desk.ok("reply 1 --body yes");
    deliver(&desk, &eva_at_home(4, 30).answers("1@customer.example").header("Cc", "ben@home.example"));
    deliver(&desk, &eva(5, 40).from("ben@home.example").answers("4@customer.example"));
    let waits = desk.field(1, "waiting_since");
    assert!(waits.starts_with("2026-07-01T11:"), "{waits}");
    assert_eq!(why(&desk, "m7")["trust"], "full");
    let then = desk.json("report volume --as-of 2026-07-01T09:30:00Z");
    assert_eq!(then.as_array().unwrap().last().unwrap()["reopened"], 0);
    desk.ok("verify");
}

#[test]
fn before_or_after_the_mails_it_is_the_same_but_for_the_instant() {
    let mails = [
        eva(1, 1),
        eva_at_home(2, 2).answers("1@customer.example"),
        eva_at_home(3, 3).subject("Another thing"),
        eva(4, 4).answers("3@customer.example"),
        eva(5, 5).from("max@x.example").answers("1@customer.example"),
    ];
    let told = |desk: &Desk| {
        let mut all: Vec<String> = desk
            .json("messages")
            .as_array()
            .unwrap()
            .iter()
            .map(|row| format!("{} {}", row["message_id"], row["trust"]))
            .collect();
        all.sort();
        let mut parts: Vec<i64> = desk
            .json("list id:1-9")
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["messages"].as_i64().unwrap())
            .collect();
        parts.sort_unstable();
        (all, parts)
    };
    let mut seen = Vec::new();
    for (order, merged_after) in
        [([0, 1, 2, 3, 4], 0), ([0, 1, 2, 3, 4], 5), ([4, 3, 2, 1, 0], 3), ([2, 0, 4, 1, 3], 2)]
    {
        let desk = Desk::new();
        desk.at("2026-07-01T12:00:00Z");
        for (place, at) in order.into_iter().enumerate() {
            if place == merged_after {
                merge(&desk);
            }
            desk.file(&format!("{place}.mbox"), mboxrd(&mails[at..=at]));
            desk.ok(&format!("import -q {place}.mbox"));
        }
        if merged_after == 5 {
            merge(&desk);
        }
        desk.ok("verify");
        seen.push(told(&desk));
    }
    assert!(seen.windows(2).all(|two| two[0] == two[1]), "{seen:#?}");
    fn merge(desk: &Desk) {
        if desk.json("customer list").as_array().unwrap().is_empty() {
            // Nobody has written yet: a ticket by hand makes the customer.
            desk.ok("new --from eva@customer.example --subject call --body x");
            desk.ok("undo");
        }
        let known = |email: &str| desk.run(&format!("customer show {email}")).code == 0;
        match known("eva@customer.example") {
            true => desk.ok("customer address add eva@customer.example eva@home.example"),
            false => desk.ok("customer address add eva@home.example eva@customer.example"),
        };
    }
}

#[test]
fn names_labels_and_vips_follow_the_person() {
    let desk = doubted();
    desk.ok("customer vip eva@home.example");
    let rows = desk.json("customer merge eva@customer.example eva@home.example");
    assert_eq!((&rows[0]["name"], &rows[0]["vip"]), (&json!("Eva Novak"), &json!(true)));
    assert_eq!(ids(&desk.json("list is:vip")).len(), 2);
    // A label of a mailbox is that mailbox.
    deliver(&desk, &eva_at_home(4, 4).from("eva+shop@home.example").subject("Third"));
    assert_eq!(desk.json("customer show eva@customer.example")["tickets"], 3);
    desk.ok("verify");
    desk.ok("customer vip eva@customer.example --off");
    assert_eq!(ids(&desk.json("list is:vip")).len(), 0);
    desk.ok("undo");
    desk.ok("customer unmerge eva@home.example");
    assert_eq!(desk.json("customer show eva@customer.example")["vip"], false);
    let home = desk.json("customer show eva+shop@home.example");
    assert_eq!(
        (&home["vip"], &home["tickets"], &home["name"]),
        (&json!(true), &json!(2), &json!("Eva at home"))
    );
    desk.ok("verify");
}

#[test]
fn a_name_that_is_learned_after_the_merge_is_the_persons() {
    let nameless = |mail: Mail, kind: &str| mail.from("eva@customer.example").header("Auto-Submitted", kind);
    for (way, kind) in [
        ("customer merge eva@customer.example eva@home.example", "no"),
        ("accept --always m2", "no"),
        ("customer merge eva@customer.example eva@home.example", "auto-replied"),
    ] {
        let desk = Desk::new();
        deliver(&desk, &nameless(eva(1, 1), "no"));
        deliver(&desk, &eva_at_home(2, 2).answers("1@customer.example"));
        desk.ok(way);
        let before = digest(&desk);
        deliver(&desk, &eva(3, 3).header("Auto-Submitted", kind));
        desk.ok("verify");
        assert_eq!(desk.json("customer list")[0]["name"], "Eva Novak", "{way} {kind}");
        desk.ok("undo 5");
        assert_eq!(digest(&desk), before, "{way} {kind}");
        desk.ok("verify");
    }
}

#[test]
fn several_at_once_and_one_into_the_other() {
    let desk = doubted();
    deliver(&desk, &eva(4, 4).from("e.novak@third.example").subject("Third"));
    let before = digest(&desk);
    let rows = desk.json("customer merge c1 eva@home.example c3");
    assert_eq!(rows[0]["emails"].as_array().unwrap().len(), 3);
    desk.ok("undo");
    assert_eq!(digest(&desk), before);
    desk.ok("customer merge eva@home.example e.novak@third.example");
    desk.ok("customer merge c1 eva@home.example");
    assert_eq!(desk.json("customer list")[0]["emails"].as_array().unwrap().len(), 3);
    let older = desk.json("log")[1]["operation"].clone();
    desk.refused(&format!("undo {older}")).says(1, "since worked", "desk undo");
    // Those who came together go together.
    let rows = desk.json("customer unmerge eva@home.example");
    assert_eq!(rows[0]["emails"], json!(["eva@home.example", "e.novak@third.example"]));
    desk.ok("verify");
    let rows = desk.json("customer unmerge e.novak@third.example");
    assert_eq!(rows[0]["emails"], json!(["e.novak@third.example"]));
    desk.ok("verify");
    desk.refused("customer unmerge eva@customer.example").says(1, "was not merged", "desk customer show");
    desk.refused("customer merge c1 nobody@x.example").says(1, "nobody has written", "desk customer");
    desk.refused("customer merge c1 c99").says(1, "there is no customer c99", "desk customer list");
    desk.refused("customer merge c1 ana@acme.example").says(1, "", "");
    let output = desk.run("customer merge c1 eva@customer.example");
    assert!(output.code == 0 && output.stderr.contains("already"), "{output}");
}

#[test]
fn an_address_is_added_before_anybody_wrote_from_it() {
    let desk = Desk::new();
    deliver(&desk, &eva(1, 1));
    let before = digest(&desk);
    let rows = desk.json("customer address add eva@customer.example Eva+x@Home.example");
    assert_eq!(rows[0]["emails"], json!(["eva@customer.example", "eva@home.example"]));
    desk.ok("verify");
    desk.ok("undo");
    assert_eq!(digest(&desk), before);
    desk.ok("redo");
    deliver(&desk, &eva_at_home(2, 2).answers("1@customer.example"));
    assert_eq!(why(&desk, "m2")["trust"], "full");
    desk.ok("customer address rm eva@home.example");
    assert_eq!(why(&desk, "m2")["trust"], "low");
    desk.ok("verify");
    desk.refused("customer address rm eva@customer.example").says(1, "began with it", "desk customer show");
    desk.refused("customer address rm nobody@x.example").says(1, "nobody has written", "desk customer list");
    desk.refused("customer address add c1 support@acme.example").says(1, "is an address of this desk", "");
    assert_eq!(desk.refused("customer address add c1 nonsense").code, 2);
    let dry = desk.run("customer address add c1 x@y.example --dry-run");
    assert!(dry.stderr.contains("nothing was changed"), "{dry}");
    assert_eq!(desk.json("customer show c1")["emails"], json!(["eva@customer.example"]));
}

#[test]
fn accepted_for_good_the_writer_is_the_customer() {
    let desk = doubted();
    let before = digest(&desk);
    desk.at("2026-07-01T10:00:00Z");
    let rows = desk.json("accept --always m2");
    assert_eq!(rows[0]["trust"], "full");
    assert_eq!(desk.json("customer show c1")["emails"].as_array().unwrap().len(), 2);
    desk.ok("verify");
    desk.ok("undo");
    assert_eq!(digest(&desk), before);
    desk.ok("redo");
    // She goes on elsewhere, and is no stranger there.
    deliver(&desk, &eva(4, 40).answers("3@customer.example"));
    assert_eq!(why(&desk, "m4")["trust"], "full");
    desk.refused("accept --always m2").says(1, "needs no accepting", "desk why m2");
    // Only accepted, she is one elsewhere.
    let desk = doubted();
    desk.ok("accept m2");
    deliver(&desk, &eva(4, 40).answers("3@customer.example"));
    assert_eq!(why(&desk, "m4")["trust"], "low");
}

#[test]
fn what_lies_in_a_closed_ticket_is_named() {
    let desk = doubted();
    desk.ok("status closed 1");
    let output = desk.run("customer merge c1 c2");
    assert!(output.stderr.contains("desk split 1 m2"), "{output}");
    assert_eq!(desk.field(1, "status"), "closed");
    desk.ok("split 1 m2");
    assert_eq!(desk.field(3, "status"), "new");
    desk.ok("verify");
}

#[test]
fn two_threads_of_one_person_that_name_each_other_are_one() {
    let answer = eva_at_home(3, 3)
        .header("In-Reply-To", "<2@customer.example>")
        .header("References", "<1@customer.example> <2@customer.example>");
    let together = |merge_first: bool| {
        let desk = Desk::new();
        deliver(&desk, &eva(1, 1));
        deliver(&desk, &eva_at_home(2, 2).subject("Other"));
        if merge_first {
            desk.ok("customer merge c1 c2");
        }
        deliver(&desk, &answer);
        if !merge_first {
            desk.ok("customer merge c1 c2");
        }
        desk.ok("verify");
        ids(&desk.json("list id:1-9")).len()
    };
    assert_eq!((together(true), together(false)), (1, 1));
}
