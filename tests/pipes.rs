//! What one command prints and another reads: ids with their letters, what a line may hold, and how many are changed.

use serde_json::Value;

use crate::harness::{Desk, ids};
use crate::mail::Mail;

/// Four tickets of three customers, an answer that waits, a survey, and two mails in quarantine.
fn desk() -> Desk {
    let desk = Desk::new();
    for (id, from) in [(1, "cy"), (2, "cy"), (3, "dee"), (4, "eve")] {
        let mail = Mail::new(&format!("{id}@customer.example"), &format!("08:0{id}"));
        let mail = mail.from(&format!("{from}@k.example")).subject(&format!("{id} of {from}"));
        desk.command("deliver").stdin(mail.bytes()).ok();
    }
    desk.ok("reply 1 --body soon");
    desk.ok("survey record 2 --score 9");
    for junk in ["junk\n", "rubbish\n"] {
        desk.command("deliver").stdin(junk).ok();
    }
    desk
}

/// Lists of other things than tickets, each with the first id in it.
const OTHERS: &[(&str, &str)] = &[
    ("customer list --sort id", "c1"),
    ("quarantine list", "q1"),
    ("key list", "k1"),
    ("outbox list", "o1"),
    ("survey list", "s1"),
];

#[test]
fn ids_of_other_things_have_their_letter_in_every_format() {
    let desk = desk();
    for (list, id) in OTHERS {
        assert_eq!(desk.json(list)[0]["id"], *id, "{list}");
        for format in ["tsv", "csv", "table", "md", "jsonl"] {
            let printed = desk.ok(&format!("{list} --columns id -f {format}"));
            assert!(printed.contains(id), "{list} -f {format}: {printed}");
        }
        let command = list.split(" --").next().unwrap();
        let command = if command == "key list" { "key" } else { command };
        let command = if command == "quarantine list" { "quarantine" } else { command };
        let schema = desk.json(&format!("schema {command}"));
        assert_eq!(
            schema["items"]["properties"]["id"]["type"],
            serde_json::json!(["string", "null"]),
            "{list}"
        );
    }
    for (list, id) in
        [("customer list --sort id", "c1\nc2\nc3\n"), ("quarantine list", "q1\nq2\n"), ("key list", "k1\n")]
    {
        assert_eq!(desk.ok(&format!("{list} -f ids")), id);
    }
    assert_eq!(desk.ok("outbox list -f ids"), "1\n", "where a ticket stands beside, it is meant");
    assert!(desk.json("list")[0]["id"].is_i64());
    let message = &desk.json("messages")[0];
    assert!(message["id"].is_i64() && message["ticket"].is_i64());
    assert!(desk.ok("messages -f tsv --columns id --no-header").starts_with("m1\n"));
}

#[test]
fn what_sends_says_which_mail_it_was() {
    let desk = desk();
    let settings = desk.ok("settings show");
    desk.file(
        "s.toml",
        format!(
            "{settings}\n[outgoing]\ntransport = \"maildir\"\npath = \"{}\"\n",
            desk.path("sent").display()
        ),
    );
    desk.ok("settings apply s.toml");
    assert_eq!(desk.wait(120).json("run -v")[0]["mail"], "o1");
}

#[test]
fn an_id_that_was_printed_can_be_typed() {
    let desk = desk();
    assert_eq!(desk.json("customer show c2"), desk.json("customer show dee@k.example"));
    assert_eq!(desk.json("customer vip c2")["vip"], true);
    desk.refused("customer show c99").says(1, "there is no customer c99", "desk customer list");
    assert_eq!(desk.json("quarantine show q2")["id"], "q2");
    assert_eq!(desk.json("quarantine drop q2")[0]["state"], "dropped");
    assert_eq!(
        desk.json("quarantine drop 1")[0]["id"],
        "q1",
        "where one kind is meant, its letter may be left out"
    );
    assert_eq!(desk.json("outbox show o1")["id"], "o1");
    assert_eq!(desk.json("outbox drop o1")[0]["state"], "dropped");
    for (line, message) in [
        ("outbox drop q1", "that is a mail in quarantine, and here a mail in the outbox is wanted: o1"),
        ("quarantine drop o1", "that is a mail in the outbox"),
        ("outbox show m1", "that is a message"),
        ("tag add x c1", "c1 is a customer, and tickets are wanted"),
    ] {
        let refusal = desk.refused(line);
        assert!(refusal.code == 2 && refusal.message.contains(message), "{refusal:?}");
    }
    desk.refused("note c1 x").says(2, "c1 is a customer, and a ticket is wanted", "desk list");
}

#[test]
fn no_pipe_takes_one_thing_for_another() {
    let desk = desk();
    for (list, _) in OTHERS {
        for format in
            ["tsv", "csv", "json", "jsonl", "ids", "tsv --no-header --columns id", "table --columns id"]
        {
            let rows = desk.ok(&format!("{list} -f {format}"));
            let beside = list.starts_with("outbox") || list.starts_with("survey");
            let tickets = beside && !format.contains("columns");
            for change in ["tag add x -", "status spam -", "merge 1 -", "sla apply -"] {
                let typed = desk.command(&format!("{change} --dry-run")).stdin(rows.clone());
                if tickets {
                    assert_ne!(typed.run().code, 65, "{list} -f {format} | {change}");
                } else {
                    let refusal = typed.refused();
                    assert_eq!(refusal.code, 65, "{list} -f {format} | {change}: {refusal:?}");
                }
            }
        }
    }
}

#[test]
fn the_ticket_beside_is_taken() {
    let desk = desk();
    for list in ["messages", "outbox list", "survey list"] {
        for format in ["tsv", "csv", "jsonl"] {
            let columns = if list == "messages" { "id,ticket" } else { "id,ticket,subject" };
            let columns = if list.starts_with("survey") { "id,ticket,score" } else { columns };
            let rows = desk.ok(&format!("{list} -f {format} --columns {columns}"));
            let tagged = desk.command("tag add beside - -f json").stdin(rows).ok();
            assert!(!ids(&crate::harness::strict(&tagged)).is_empty(), "{list} -f {format}");
            desk.ok("tag rm beside --where tag:beside");
        }
    }
}

#[test]
fn a_limit_cuts_what_is_changed() {
    let desk = desk();
    desk.ok("assign ana 1");
    desk.ok("priority urgent 3");
    let order = ids(&desk.json("list is:unassigned"));
    assert_eq!(order.len(), 3);
    assert_ne!(order, [2, 3, 4], "most urgent first, which is not the order of the numbers");
    let rows = desk.json("assign me --where is:unassigned --limit 2 --dry-run");
    assert_eq!(ids(&rows), order[..2]);
    assert_eq!(ids(&desk.json("assign me --where is:unassigned --limit 2")), order[..2]);
    assert_eq!(ids(&desk.json("list is:unassigned")), order[2..]);
    assert_eq!(ids(&desk.json("tag add x 4 1 4 2 3 --limit 2")), [4, 1], "of the ids as given, each once");
    assert_eq!(ids(&desk.json("list tag:x --sort id")), [1, 4]);
    assert_eq!(desk.command("status spam - --limit 1 -f ids").stdin("3\n2\n").ok(), "3\n");
    assert_eq!(desk.ok("tag add y 1-4 --limit 0 -f ids"), "");
    assert_eq!(desk.json("quarantine drop --all --limit 1")[0]["id"], "q1");
    assert_eq!(desk.ok("quarantine list -f ids"), "q2\n");
    desk.ok("reply 2 --body x");
    assert_eq!(desk.json("outbox drop o2 o1 --limit 1")[0]["id"], "o2");
    assert_eq!(desk.json("outbox list").as_array().unwrap().len(), 1);
    desk.ok("merge 1 2 4 --limit 1");
    assert_eq!(ids(&desk.json("list status:merged")), [2]);
}

#[test]
fn a_limit_of_what_is_sent() {
    let desk = desk();
    desk.ok("reply 2 --body x");
    let settings = desk.ok("settings show");
    desk.file(
        "s.toml",
        format!(
            "{settings}\n[outgoing]\ntransport = \"maildir\"\npath = \"{}\"\n",
            desk.path("sent").display()
        ),
    );
    desk.ok("settings apply s.toml");
    desk.wait(600);
    let states = |desk: &Desk| -> Vec<Value> {
        desk.json("outbox list --all").as_array().unwrap().iter().map(|row| row["state"].clone()).collect()
    };
    assert_eq!(desk.json("outbox send --limit 1 --dry-run").as_array().unwrap().len(), 1);
    desk.ok("outbox send --limit 1");
    assert_eq!(states(&desk), ["sent", "queued"]);
    desk.ok("outbox send --limit 1");
    assert_eq!(states(&desk), ["sent", "sent"]);
}
