//! Triage: tickets are given away, tagged, noted and made, by id, by query and through pipes.

use serde_json::json;

use crate::harness::{Desk, ids, strict};
use crate::mail::{Mail, mboxrd};

/// A desk with five tickets, numbered 1 to 5.
fn five() -> Desk {
    let desk = Desk::new();
    let mails: Vec<Mail> = (1..=5)
        .map(|at| {
            let name = if at <= 3 { "refund" } else { "printer" };
            Mail::new(&format!("{at}@x.example"), &format!("07:{at:02}"))
                .subject(&format!("A {name}, the {at}."))
        })
        .collect();
    desk.file("inbox.mbox", mboxrd(&mails));
    desk.ok("import -q inbox.mbox");
    desk
}

#[test]
fn ids_are_typed_as_people_say_them() {
    let desk = five();
    assert_eq!(ids(&desk.json("tag add a 1")), [1]);
    assert_eq!(ids(&desk.json("tag add b '#2'")), [2]);
    assert_eq!(ids(&desk.json("tag add c 2-4")), [2, 3, 4]);
    assert_eq!(ids(&desk.json("tag add d 5 1-2 2 '#1'")), [5, 1, 2]);
    for wrong in ["x", "0x1", "1..3", "4-2", "1-", "refund", "m1", "1,2"] {
        desk.refused(&format!("tag add e {wrong}")).says(2, "", "");
    }
}

#[test]
fn ids_come_through_pipes_in_every_format() {
    let desk = five();
    for format in ["ids", "tsv", "csv", "json", "jsonl"] {
        let list = desk.ok(&format!("list subject:refund -f {format}"));
        let tag = format!("from-{format}");
        let rows = strict(&desk.command(&format!("tag add {tag} - -f json")).stdin(list.clone()).ok());
        assert_eq!(ids(&rows), [1, 2, 3], "{format}");
        assert_eq!(ids(&desk.json(&format!("list tag:{tag}"))), [1, 2, 3]);
    }
    // Rows of messages name their ticket; the id of the message is not taken for one.
    for format in ["tsv", "csv", "json", "jsonl"] {
        let list = desk.ok(&format!("messages subject:printer -f {format}"));
        let rows = strict(&desk.command(&format!("tag add m-{format} - -f json")).stdin(list).ok());
        assert_eq!(ids(&rows), [4, 5], "{format}");
    }
    // The default into a pipe is TSV, and what changed goes on down the pipe.
    let list = desk.ok("list subject:printer");
    let changed = desk.command("tag add one -").stdin(list).ok();
    let changed = desk.command("assign me -").stdin(changed).ok();
    assert_eq!(ids(&strict(&desk.command("priority high - -f json").stdin(changed).ok())), [4, 5]);
    assert_eq!(ids(&strict(&desk.command("tag add none - -f json").stdin("").ok())), [0i64; 0]);
    desk.command("tag add none -").stdin("a refund\n").refused().says(65, "standard input", "desk list");
    desk.command("tag add none -")
        .stdin("[{\"x\": 1}]")
        .refused()
        .says_without_hint(65, "number of a ticket");
}

#[test]
fn a_query_chooses_behind_where_and_only_there() {
    let desk = five();
    assert_eq!(ids(&desk.json("tag add money --where subject:refund")), [1, 2, 3]);
    assert_eq!(ids(&desk.json("assign me --where 'tag:money id:1-2'")), [1, 2]);
    assert_eq!(ids(&desk.json("tag add none --where subject:nothing")), [0i64; 0]);
    desk.refused("tag add x subject:refund").says(2, "is not the number of a ticket", "--where");
    desk.refused("tag add x is:unsolved").says(2, "is not the number of a ticket", "--where");
    desk.refused("tag add x 1 --where subject:refund").says(2, "", "");
    desk.refused("tag add x").says(2, "", "");
    desk.refused("tag add x --where subjct:refund").says(
        2,
        "is no key of a query",
        "did you mean `subject:`?",
    );
}

#[test]
fn a_query_that_says_nothing_changes_nothing() {
    let desk = five();
    for empty in ["''", "' '"] {
        let refusal = desk.refused(&format!("status spam --where {empty}"));
        assert_eq!(refusal.code, 2, "{refusal:?}");
    }
}

#[test]
fn an_unknown_ticket_means_that_nothing_is_changed() {
    let desk = five();
    desk.refused("tag add x 1 99 2").says(1, "there is no ticket 99", "desk list");
    desk.refused("assign me 99").says(1, "there is no ticket 99", "desk list");
    desk.refused("status solved 1-6").says(1, "there is no ticket 6", "desk list");
    desk.refused("note 99 text").says(1, "there is no ticket 99", "desk list");
    desk.refused("receive 99 --body x").says(1, "there is no ticket 99", "desk list");
    desk.refused("show 99").says(1, "there is no ticket 99", "desk list");
}

#[test]
fn what_can_be_done_is_done_with_keep_going() {
    let desk = five();
    let output = desk.run("tag add x 1 99 2 --keep-going -f json");
    assert_eq!(output.code, 3, "{output}");
    assert_eq!(ids(&strict(&output.text())), [1, 2]);
    assert!(output.stderr.contains("there is no ticket 99"), "{output}");
    assert_eq!(ids(&desk.json("list tag:x")), [1, 2]);
    desk.ok("merge 1 3");
    let output = desk.run("status open 3 4 --keep-going -f ids");
    assert_eq!((output.code, output.text().as_str()), (3, "4\n"), "{output}");
}

#[test]
fn a_rehearsal_shows_all_and_changes_nothing() {
    let desk = five();
    desk.ok("tag add old 2");
    let before = desk.dump();
    for line in [
        "tag add new 1-3",
        "tag rm old 2",
        "assign me 1-5",
        "status solved --where subject:refund",
        "priority urgent 4",
        "note 1 hello",
        "receive 1 --body hello",
        "new --from x@y.example --subject Hello --tag brandnew",
        "undo",
    ] {
        let output = desk.run(&format!("{line} --dry-run -f json"));
        assert_eq!(output.code, 0, "{line}: {output}");
        assert_ne!(strict(&output.text()), json!([]), "{line} shows what would be");
        assert_eq!(desk.dump(), before, "{line} has changed something");
    }
    let rows = strict(&desk.run("status solved 1 --dry-run -f json").text());
    assert_eq!(rows[0]["status"], "solved");
    assert_eq!(desk.field(1, "status"), "new");
}

#[test]
fn what_is_so_already_is_no_operation() {
    let desk = five();
    desk.ok("tag add a 1");
    let before = desk.dump();
    assert_eq!(desk.json("tag add a 1"), json!([]));
    assert_eq!(desk.json("priority normal 1-5"), json!([]));
    assert_eq!(desk.json("assign none 1-5"), json!([]));
    assert_eq!(desk.json("tag rm nothing 1-5"), json!([]));
    assert_eq!(desk.dump(), before);
}

#[test]
fn one_command_is_one_operation() {
    let desk = five();
    let count = || desk.json("log").as_array().unwrap().len();
    let before = count();
    desk.ok("tag add a,b 1-5");
    desk.ok("status solved --where tag:a");
    assert_eq!(count(), before + 2);
    let log = desk.json("log");
    assert_eq!(
        (&log[0]["agent"], &log[0]["tickets"], &log[0]["undone"]),
        (&"ana".into(), &5.into(), &false.into())
    );
    assert_eq!(log[0]["command"], "status solved --where \"tag:a\"");
    assert_eq!(log[1]["command"], "tag add a,b 1 2 3 4 5");
}

#[test]
fn tags_are_put_on_taken_off_and_counted() {
    let desk = five();
    desk.ok("tag add Late,vip 1-2");
    desk.ok("tag add late 3");
    desk.ok("status solved 1");
    assert_eq!(desk.ticket(1)["tags"], json!(["late", "vip"]));
    let list = desk.json("tag list");
    assert_eq!(list[0], json!({"tag": "late", "tickets": 3, "unsolved": 2}));
    assert_eq!(list[1], json!({"tag": "vip", "tickets": 2, "unsolved": 1}));
    desk.ok("tag rm LATE 1-3");
    assert_eq!(ids(&desk.json("list -tag:late -tag:vip id:1-3")), [3]);
    for wrong in ["'two words'", "''", "'a,,b'", "-x", "a:b", "'(x)'", &"x".repeat(65)] {
        let refusal = desk.words(crate::harness::split(&format!("tag add -- {wrong} 1"))).refused();
        assert_eq!(refusal.code, 2, "{wrong}: {refusal:?}");
    }
}

#[test]
fn tickets_are_given_and_taken() {
    let desk = five();
    desk.ok("agent add bob --email bob@acme.example --full-name 'Bob B'");
    assert_eq!(desk.json("assign bob 1-2")[0]["assignee"], "bob");
    assert_eq!(desk.field(1, "status"), "open", "to give a ticket away is work");
    desk.ok("assign me 3");
    assert_eq!(desk.field(3, "assignee"), "ana");
    desk.ok("assign me 4 --as bob");
    assert_eq!(ids(&desk.json("list assignee:bob --sort id")), [1, 2, 4], "me is who acts");
    assert_eq!(ids(&desk.json("list assignee:me --as bob --sort id")), [1, 2, 4]);
    assert_eq!(
        ids(&strict(&desk.command("list assignee:me -f json").variable("DESK_AGENT", "bob").ok())).len(),
        3
    );
    desk.ok("assign none 1");
    assert_eq!(ids(&desk.json("list assignee:none --sort id")), [1, 5]);
    desk.refused("assign bbo 1").says(1, "bbo", "bob");
    desk.refused("assign me 1 --as nobody").says(1, "nobody", "desk agent");
    desk.ok("agent rm bob");
    desk.refused("assign bob 1").says(1, "bob", "");
    desk.refused("agent rm ana").says(1, "only agent", "desk agent add");
    desk.refused("agent add me --email x@y.example").says(2, "cannot be the name", "");
}

#[test]
fn priorities_turn_the_list() {
    let desk = five();
    desk.ok("priority urgent 5");
    desk.ok("priority high 3");
    desk.ok("priority low 1");
    assert_eq!(ids(&desk.json("list")), [5, 3, 2, 4, 1]);
    assert_eq!(ids(&desk.json("list 'priority:>=high'")), [5, 3]);
    desk.refused("priority huge 1").says(2, "huge", "");
}

#[test]
fn a_note_is_seen_by_us_alone() {
    let desk = five();
    let row = desk.json("note 1 'called back'");
    assert_eq!(
        (&row[0]["id"], &row[0]["messages"], &row[0]["status"]),
        (&1.into(), &2.into(), &"open".into())
    );
    desk.command("note 1 -").stdin("from a pipe\n\n").ok();
    let messages = desk.json("messages id:1 --columns direction,text");
    assert_eq!((&messages[1]["direction"], &messages[1]["text"]), (&"note".into(), &"called back".into()));
    assert_eq!(messages[2]["text"], "from a pipe");
    assert_eq!(desk.field(1, "first_response_at"), "", "a note is no answer");
    assert!(!desk.field(1, "waiting_since").is_empty());
    desk.refused("note 1 '  '").says(1, "empty note", "desk note 1");
    desk.refused("note 1").says(2, "", "");
    desk.command("note 1 -").stdin([b'a', 0xff]).refused().says(65, "not UTF-8", "iconv");
}

#[test]
fn a_ticket_is_made_by_hand() {
    let desk = Desk::new();
    desk.at("2026-07-01T10:00:00Z");
    let rows = desk.json("new --from 'Iva I <Iva@x.example>' --subject ' No   light ' --body 'It is dark.' --channel phone --priority high --tag dark,night");
    let row = &rows[0];
    assert_eq!((&row["id"], &row["status"], &row["priority"]), (&1.into(), &"new".into(), &"high".into()));
    assert_eq!(
        (&row["subject"], &row["channel"], &row["tags"]),
        (&"No light".into(), &"phone".into(), &json!(["dark", "night"]))
    );
    assert_eq!((&row["customer_email"], &row["customer_name"]), (&"iva@x.example".into(), &"Iva I".into()));
    assert_eq!(
        (&row["due_at"], &row["due_target"]),
        (&"2026-07-02T10:00:00Z".into(), &"first_response".into())
    );
    desk.at("2026-07-01T10:00:00Z");
    let live = &desk.json("new --from iva@x.example --subject Call --live")[0];
    assert_eq!(live["due_target"], "resolution");
    let first = &desk.json("new --from iva@x.example --subject 'Your order' --outbound --body Hello")[0];
    assert_eq!(
        (&first["status"], &first["due_at"], &first["sla_status"]),
        (&"pending".into(), &json!(null), &"not_started".into())
    );
    assert_eq!(desk.json("messages id:3")[0]["direction"], "out");
    desk.command("new --from a@b.example --subject Pipe --body -").stdin("from a pipe\n").ok();
    desk.refused("new --from nobody --subject x").says(2, "no mail address", "--from");
    desk.refused("new --from a@b.example --subject ' '").says(2, "subject", "--subject");
    desk.refused("new --from a@b.example --subject x --live --outbound").says(2, "", "");
    desk.refused("new --subject x").says(2, "--from", "");
}

#[test]
fn what_a_customer_said_elsewhere_is_written_down() {
    let desk = five();
    desk.ok("new --from eva@x.example --subject 'Your order' --outbound");
    desk.tick(0).at("2026-07-01T11:00:00Z");
    let rows = desk.json("receive 6 --body 'She called' --channel chat");
    assert_eq!(
        (&rows[0]["status"], &rows[0]["waiting_since"]),
        (&"open".into(), &"2026-07-01T11:00:00Z".into())
    );
    assert_eq!(rows[0]["due_target"], "first_response");
    let messages = desk.json("messages id:6 --columns direction,from_email,text");
    assert_eq!(messages[1], json!({"direction": "in", "from_email": "eva@x.example", "text": "She called"}));
    desk.ok("status closed 1");
    desk.refused("receive 1 --body x").says(1, "closed", "desk status open 1");
}

#[test]
fn people_are_listed_and_some_come_first() {
    let desk = five();
    let all = desk.json("customer list");
    assert_eq!(
        (all[0]["emails"].clone(), all[0]["tickets"].clone()),
        (json!(["eva@customer.example"]), json!(5))
    );
    assert_eq!(desk.json("customer vip EVA@customer.example")["vip"], true);
    assert_eq!(ids(&desk.json("list is:vip")).len(), 5);
    desk.ok("customer vip eva@customer.example --off");
    assert_eq!(ids(&desk.json("list is:vip")).len(), 0);
    desk.refused("customer show nobody@x.example").says(1, "nobody@x.example", "desk customer list");
}

#[test]
fn saved_views_are_queries_with_columns() {
    let desk = five();
    let document = format!(
        "{}\n[view.money]\nquery = \"subject:refund\"\ncolumns = [\"id\", \"subject\"]\n",
        desk.ok("settings show")
    );
    desk.file("settings.toml", document);
    desk.ok("settings apply settings.toml");
    assert_eq!(desk.ok("list @money --sort id --limit 1"), "id\tsubject\n1\tA refund, the 1.\n");
    assert_eq!(ids(&desk.json("tag add m --where '@money id:2-9'")), [2, 3]);
    desk.refused("list @mony").says(2, "there is no view", "did you mean `@money`?");
}
