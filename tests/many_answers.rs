//! One answer to many: who gets one and who does not, in whose words, agreed to, queued and taken back as one.

use std::path::Path;

use serde_json::{Value, json};

use crate::harness::{Desk, ids, strict};
use crate::mail::Mail;

/// A desk with a canned reply in two languages and a way out, and nothing else.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.tick(0);
    let out = format!(
        "\n[outgoing]\nfrom = \"Acme <support@acme.example>\"\ntransport = \"maildir\"\npath = {:?}\nhold_seconds = 60\n",
        desk.path("sent").display().to_string()
    );
    desk.file("s.toml", desk.ok("settings show") + &out);
    desk.ok("settings apply s.toml");
    desk.words([
        "canned",
        "add",
        "outage",
        "--body",
        "Hello {{ customer.first_name }},\n\nwe are back (#{{ ticket.id }}).",
    ])
    .ok();
    desk.words([
        "canned",
        "add",
        "outage",
        "--lang",
        "de",
        "--body",
        "Hallo {{ customer.first_name }},\n\nes geht wieder.",
    ])
    .ok();
    desk
}

fn deliver(desk: &Desk, mail: Mail) {
    desk.command("deliver").stdin(mail.bytes()).ok();
}

/// Mails of Eva, Ben and Dora about the outage, in that order, at 08:01 to 08:03.
fn outage() -> Desk {
    let desk = desk();
    for (number, from) in [
        (1, "Eva Novak <eva@customer.example>"),
        (2, "Ben Li <ben@other.example>"),
        (3, "Dora Kos <dora@third.example>"),
    ] {
        desk.at(&format!("2026-07-01T08:0{number}:00Z"));
        deliver(
            &desk,
            Mail::new(&format!("{number}@x.example"), "08:00").from(from).subject(&format!("Down {number}")),
        );
    }
    desk.ok("tag add outage 1-3");
    desk.at("2026-07-01T09:00:00Z");
    desk
}

/// The mails that wait, each as a JSON object of `outbox list`.
fn waiting(desk: &Desk) -> Vec<Value> {
    desk.json("outbox list").as_array().unwrap().clone()
}

fn sent(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder.join("sent/new")) else { return Vec::new() };
    let mut files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect()
}

#[test]
fn each_gets_their_own_in_their_thread_name_and_language_as_one_operation() {
    let desk = outage();
    let connection = rusqlite::Connection::open(desk.db()).unwrap();
    connection
        .execute("UPDATE customer SET language = 'de' WHERE id = (SELECT customer FROM address WHERE email = 'dora@third.example')", [])
        .unwrap();
    drop(connection);
    let before = desk.json("log --limit 1")[0]["operation"].as_i64().unwrap();
    let rows = strict(&desk.ok("reply --where tag:outage --canned outage --yes -f json"));
    assert_eq!(ids(&rows), [1, 2, 3]);
    assert!(rows.as_array().unwrap().iter().all(|row| row["status"] == "pending"), "{rows}");
    let log = desk.json("log --limit 1");
    assert_eq!(log[0]["operation"], before + 1, "one operation");
    assert_eq!(log[0]["command"], "reply --where \"tag:outage\" --canned outage");
    assert_eq!(waiting(&desk).len(), 3);
    desk.at("2026-07-01T09:02:00Z").ok("run");
    let mails = sent(desk.folder());
    assert_eq!(mails.len(), 3);
    for (to, name, says, answers) in [
        ("eva@customer.example", "Hello Eva,", "we are back (#1)", "<1@x.example>"),
        ("ben@other.example", "Hello Ben,", "we are back (#2)", "<2@x.example>"),
        ("dora@third.example", "Hallo Dora,", "es geht wieder", "<3@x.example>"),
    ] {
        let theirs: Vec<&String> = mails.iter().filter(|mail| mail.contains(name)).collect();
        assert_eq!(theirs.len(), 1, "{name}");
        let (mail, others) = (theirs[0], mails.iter().filter(|mail| mail.contains(to)).count());
        assert_eq!(others, 1, "nobody reads who else got it");
        assert!(mail.contains(says) && mail.contains(&format!("In-Reply-To: {answers}")), "{mail}");
    }
}

#[test]
fn it_is_shown_counted_and_agreed_to() {
    let desk = outage();
    let line = "reply --where tag:outage --canned outage";
    // Without a terminal it is shown, and refused with the word that agrees.
    let refused = desk.refused(line);
    refused.says(1, "3 answers would be sent", "--yes");
    for shown in ["#1 Eva Novak <eva@customer.example>: Down 1", "Hello Eva,", "#3 Dora Kos", "3 answers"] {
        assert!(refused.message.contains(shown), "{shown}: {refused:?}");
    }
    // A person is asked; Enter is no.
    for keys in ["\n", "n", "q"] {
        let output = desk.command(line).keys(100, keys).run();
        assert_eq!(output.code, 1, "{output}");
        assert!(output.text().contains("Send 3 answers? [y/N] no"), "{output}");
        assert_eq!(waiting(&desk).len(), 0);
    }
    let output = desk.command(line).keys(100, "y").run();
    assert_eq!(output.code, 0, "{output}");
    assert_eq!(waiting(&desk).len(), 3);
    assert!(output.text().contains("3 answers leave at 2026-07-01 09:01"), "{output}");
}

#[test]
fn a_dry_run_shows_the_rows_and_changes_nothing() {
    let desk = outage();
    let before = desk.dump();
    let output = desk.run("reply --where tag:outage --canned outage --dry-run -f json");
    assert_eq!(output.code, 0, "{output}");
    let rows = strict(&output.text());
    assert_eq!((ids(&rows), &rows[0]["status"]), (vec![1, 2, 3], &json!("pending")));
    assert!(output.stderr.contains("nothing was changed") && output.stderr.contains("#2 Ben Li"), "{output}");
    assert_eq!(desk.dump(), before);
}

#[test]
fn nobody_gets_two_and_of_several_tickets_the_most_urgent_is_answered() {
    let desk = outage();
    deliver(
        &desk,
        Mail::new("4@x.example", "08:30").from("Eva Novak <EVA+news@customer.example>").subject("Still down"),
    );
    deliver(
        &desk,
        Mail::new("5@x.example", "08:31").from("Eva at home <eva@home.example>").subject("Down at home"),
    );
    desk.ok("customer merge eva@customer.example eva@home.example");
    desk.ok("tag add outage 4 5");
    desk.ok("priority urgent 5");
    let output = desk.run("reply --where tag:outage --canned outage --yes -f json");
    assert_eq!(output.code, 0, "that is as it should be, and no part left undone: {output}");
    assert_eq!(ids(&strict(&output.text())), [5, 2, 3]);
    for ticket in [1, 4] {
        assert!(
            output.stderr.contains(&format!("not #{ticket}: ")) && output.stderr.contains("in ticket 5"),
            "{output}"
        );
        assert_eq!(desk.field(ticket, "status"), "new", "untouched");
    }
    assert_eq!(waiting(&desk).len(), 3);
}

#[test]
fn a_limit_cuts_what_is_answered_and_the_most_urgent_come_first() {
    let desk = outage();
    desk.ok("priority urgent 3");
    let output = desk.run("reply --where tag:outage --canned outage --yes --limit 2 -f json");
    assert_eq!(ids(&strict(&output.text())), [3, 1], "{output}");
    assert!(output.stderr.contains("beyond --limit: 1 ticket"), "{output}");
    // Ids are cut as they were typed.
    let rows = strict(&desk.ok("reply 2 1 3 --body hello --yes --limit 1 -f json"));
    assert_eq!(ids(&rows), [2]);
}

#[test]
fn what_speaks_against_one_leaves_that_one_and_says_so() {
    let desk = outage();
    // Nobody reads there; a list; a Reply-To of nobody's; a writer who takes no part.
    deliver(&desk, Mail::new("4@x.example", "08:30").from("no-reply@shop.example").subject("Down 4"));
    let list = Mail::new("5@x.example", "08:31").from("Lin <lin@list.example>").subject("Down 5");
    deliver(
        &desk,
        list.header("List-Id", "<all.list.example>")
            .header("List-Post", "<mailto:all@list.example>")
            .header("Reply-To", "all@list.example"),
    );
    deliver(
        &desk,
        Mail::new("6@x.example", "08:32")
            .from("Kim <kim@six.example>")
            .subject("Down 6")
            .header("Reply-To", "other@evil.example"),
    );
    desk.ok("tag add outage 4-6");
    desk.ok("status closed 2");
    let output = desk.run("reply --where tag:outage --canned outage --yes -f json");
    assert_eq!(output.code, 3, "{output}");
    assert_eq!(ids(&strict(&output.text())), [1, 3]);
    for (ticket, why) in [(2, "closed"), (4, "nobody reads"), (5, "mailing list"), (6, "other@evil.example")]
    {
        let line = output.stderr.lines().find(|line| line.contains(&format!("not #{ticket}: ")));
        assert!(line.is_some_and(|line| line.contains(why)), "{ticket} {why}: {output}");
    }
    assert_eq!(waiting(&desk).len(), 2);
    // Forced, it goes all the same; what is closed stays closed.
    let output = desk
        .run("reply --where 'id:2,4-6' --canned outage --yes --force --set customer.first_name=you -f json");
    assert_eq!((output.code, ids(&strict(&output.text()))), (3, vec![4, 5, 6]), "{output}");
}

#[test]
fn mail_that_came_back_and_doubted_writers_are_left() {
    let desk = outage();
    desk.ok("reply 1 --body hello --send");
    let ours = sent(desk.folder()).remove(0);
    let id = ours.lines().find_map(|line| line.strip_prefix("Message-ID: ")).unwrap().trim().to_owned();
    let report = format!(
        "From: MAILER-DAEMON@mx.example\nTo: support@acme.example\nSubject: Undelivered Mail Returned to Sender\nMessage-ID: <b1@mx.example>\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: text/plain\n\nno such user\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; eva@customer.example\nAction: failed\nStatus: 5.1.1\n\n--b\nContent-Type: message/rfc822\n\nMessage-ID: {id}\nFrom: support@acme.example\nTo: eva@customer.example\nSubject: Re: Down 1\n\nhello\n--b--\n"
    );
    desk.command("deliver").stdin(report).ok();
    deliver(
        &desk,
        Mail::new("9@x.example", "08:50").from("Max <max@stranger.example>").answers("2@x.example"),
    );
    let output = desk.run("reply --where tag:outage --canned outage --yes -f json");
    assert_eq!(output.code, 3, "{output}");
    assert!(output.stderr.contains("not #1: mail to eva@customer.example came back"), "{output}");
    // Ben is answered, and not the stranger in his ticket.
    assert_eq!(ids(&strict(&output.text())), [2, 3]);
    assert!(waiting(&desk).iter().all(|mail| mail["to"] != json!(["max@stranger.example"])));
}

#[test]
fn a_text_that_cannot_be_filled_in_for_one_leaves_that_one() {
    let desk = outage();
    deliver(&desk, Mail::new("4@x.example", "08:30").from("x4711@bare.example").subject("Down 4"));
    desk.ok("tag add outage 4");
    let output = desk.run("reply --where tag:outage --canned outage --yes -f json");
    assert_eq!((output.code, ids(&strict(&output.text()))), (3, vec![1, 2, 3]), "{output}");
    assert!(output.stderr.contains("not #4: ") && output.stderr.contains("first_name"), "{output}");
    // No such canned reply at all is refused as a whole.
    desk.refused("reply --where tag:outage --canned nothing --yes").says(1, "nothing", "");
    desk.refused("reply --where tag:outage --yes").says(2, "needs a text", "--canned");
    desk.refused("reply --where tag:outage --yes --body ' '").says(1, "empty", "--body");
    desk.refused("reply --where '' --body x --yes").says(2, "every ticket", "--where");
    desk.refused("reply --where tag:outage --body x --yes --to a@b.example").says(
        2,
        "--to goes with",
        "--where",
    );
    desk.refused("reply 1 99 --body x --yes").says(1, "there is no ticket 99", "desk list");
}

#[test]
fn an_undo_takes_all_back_and_what_has_left_stays() {
    let desk = outage();
    let before = desk.ok("verify --digest");
    desk.ok("reply --where tag:outage --canned outage --status solved --yes");
    assert_eq!(desk.field(3, "status"), "solved");
    desk.ok("undo");
    assert_eq!(waiting(&desk).len(), 0);
    assert_eq!(desk.field(3, "status"), "new");
    assert_eq!(desk.ok("verify --digest"), before);
    desk.ok("redo");
    desk.at("2026-07-01T09:05:00Z").ok("run");
    assert_eq!(sent(desk.folder()).len(), 3);
    desk.refused("undo").says(1, "has left", "desk outbox show");
}

#[test]
fn where_some_have_left_the_rest_can_be_taken_back() {
    let desk = outage();
    desk.ok("reply --where tag:outage --canned outage --yes");
    desk.ok("outbox send o1");
    let refusal = desk.refused("undo");
    refusal.says(1, "has left", "desk outbox drop o2 o3");
    desk.ok("outbox drop o2 o3");
    assert_eq!((desk.field(1, "status"), desk.field(2, "status")), ("pending".into(), "new".into()));
}

#[test]
fn it_is_a_draft_an_automatic_mail_or_sent_at_once_where_that_is_asked() {
    let desk = outage();
    let drafts = strict(&desk.ok("reply --where tag:outage --canned outage --draft -f json"));
    assert_eq!(drafts.as_array().unwrap().len(), 3);
    assert!(drafts.as_array().unwrap().iter().all(|draft| draft["state"] == "draft"), "{drafts}");
    assert_eq!(desk.field(1, "status"), "new", "a draft counts for nothing");
    desk.ok("undo");
    desk.ok("reply --where 'tag:outage id:1,2' --canned outage --auto --yes");
    assert_eq!(desk.field(1, "first_response_at"), "", "a machine has not answered");
    assert_eq!(desk.json("show 1")["messages"][1]["kind"], "auto_reply");
    let rows = strict(&desk.ok("reply --where tag:outage --canned outage --send --yes -f json"));
    assert_eq!((ids(&rows), sent(desk.folder()).len()), (vec![1, 2, 3], 3));
}

#[test]
fn tickets_come_from_a_pipe_and_a_range_too() {
    let desk = outage();
    let listed = desk.ok("list tag:outage -f ids");
    let rows = desk.command("reply - --canned outage --yes -f json").stdin(listed).ok();
    assert_eq!(ids(&strict(&rows)), [1, 2, 3]);
    desk.ok("undo");
    assert_eq!(ids(&strict(&desk.ok("reply 2-3 --canned outage --yes -f json"))), [2, 3]);
    // The text of one answer still goes after --body.
    desk.refused("reply 1 hello there").says(2, "--body", "--body 'hello there'");
}

/// Keys, and what happens before the first of them is read.
fn meanwhile(keys: &'static str, what: impl Fn() + Send + 'static) -> Box<dyn Iterator<Item = char> + Send> {
    Box::new(keys.chars().inspect(move |_| what()))
}

#[test]
fn what_has_changed_since_it_was_shown_is_left_and_named() {
    let desk = outage();
    let folder = desk.folder().to_owned();
    let line = "reply --where tag:outage --canned outage";
    let output = desk
        .command(line)
        .pressed(
            100,
            meanwhile("y", move || {
                let other = Desk::beside(&folder);
                other.at("2026-07-01T09:00:00Z").tick(0);
                let more = Mail::new("10@x.example", "09:00")
                    .from("Ben Li <ben@other.example>")
                    .answers("2@x.example");
                deliver(&other, more);
                deliver(&other, Mail::new("11@x.example", "09:00").from("Kim <kim@six.example>"));
                other.ok("tag add outage 4");
                other.ok("tag rm outage 3");
            }),
        )
        .run();
    assert_eq!(output.code, 3, "{output}");
    let mails = waiting(&desk);
    assert_eq!(mails.len(), 1, "{mails:?}");
    assert_eq!(mails[0]["to"], json!(["eva@customer.example"]));
    let text = output.text();
    for said in ["not #2: something has changed", "not #3: it was not meant", "not #4: it was not meant"] {
        assert!(text.contains(said), "{said}: {output}");
    }
}

#[test]
fn two_at_once_answer_each_person_once() {
    let desk = outage();
    let words = ["reply", "--where", "tag:outage status:new", "--canned", "outage", "--yes", "-f", "ids"];
    let running: Vec<_> = (0..4)
        .map(|_| {
            desk.process()
                .args(words)
                .stdout(std::process::Stdio::piped())
                .stderr(std::process::Stdio::null())
                .spawn()
        })
        .map(Result::unwrap)
        .collect();
    let printed: Vec<String> = running
        .into_iter()
        .map(|child| String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap())
        .collect();
    assert_eq!(printed.concat().lines().count(), 3, "{printed:?}");
    assert_eq!(waiting(&desk).len(), 3);
}

#[test]
fn what_strangers_wrote_steers_no_terminal() {
    let desk = outage();
    deliver(
        &desk,
        Mail::new("4@x.example", "08:30")
            .from("\"Evil \u{1b}[2J\" <evil@six.example>")
            .subject("Down \u{202e}\u{7}"),
    );
    desk.ok("tag add outage 4");
    let output = desk.run("reply --where tag:outage --body hello --yes");
    assert!(!output.stderr.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{output}");
}
