//! `examples/rules` and the canned replies that they need: each is accepted by itself and behind other settings, and acts on mail as it
//! says. And what becomes of automatic mail where machines answer: it ends, and all mail is kept.

use std::collections::BTreeSet;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::harness::Desk;
use crate::mail::Mail;

/// Behind this line stands what belongs into other settings.
const FROM_HERE: &str = "# For your own settings, from here on:\n";

fn examples(folder: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("examples").join(folder)
}

fn rule_files() -> Vec<PathBuf> {
    let files = std::fs::read_dir(examples("rules")).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|end| end == "toml")).collect();
    files.sort();
    files
}

/// A desk with the canned replies of the examples, and behind its own settings these files of rules.
fn ruled(names: &[&str]) -> Desk {
    let desk = Desk::new();
    desk.words(["canned".into(), "import".into(), examples("canned").into_os_string()]).ok();
    let rules = names.iter().map(|name| {
        let text = std::fs::read_to_string(examples("rules").join(format!("{name}.toml"))).unwrap();
        text.split_once(FROM_HERE).unwrap().1.to_owned()
    });
    apply(&desk, &rules.collect::<String>());
    desk
}

fn apply(desk: &Desk, rules: &str) {
    let document = desk.ok("settings show");
    let out = desk.path("out").display().to_string();
    let way = format!("[outgoing]\ntransport = \"maildir\"\npath = {out:?}\nhold_seconds = 0\n");
    desk.file("s.toml", format!("{document}\n{way}\n{rules}"));
    desk.ok("settings apply s.toml");
}

fn deliver(desk: &Desk, mail: Mail) -> Value {
    serde_json::from_str(&desk.command("deliver -f json").stdin(mail.bytes()).ok()).unwrap()
}

fn mail(number: u32, minute: u32) -> Mail {
    Mail::new(&format!("{number}@customer.example"), &format!("08:{minute:02}"))
}

fn outbox(desk: &Desk) -> Vec<Value> {
    desk.json("outbox list --all").as_array().unwrap().clone()
}

/// The mail that is queued for a ticket last, as it leaves.
fn last_sent(desk: &Desk, ticket: i64) -> String {
    let messages = desk.ticket(ticket)["messages"].as_array().unwrap().clone();
    let ours = messages.iter().rfind(|message| message["direction"] == "out").expect("nothing was sent");
    desk.ok(&format!("show --raw m{}", ours["id"]))
}

/// Lets time pass and what it brings come.
fn run(desk: &Desk, instant: &str) {
    desk.at(instant);
    desk.ok("run");
}

#[test]
fn each_file_is_accepted_by_itself_and_behind_other_settings_and_says_when_to_use_it() {
    let names: Vec<String> =
        rule_files().iter().map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    assert!(names.len() >= 12, "{names:?}");
    let desk = ruled(&names.iter().map(String::as_str).collect::<Vec<_>>());
    for path in rule_files() {
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("# ") && text.contains("[[rule]]"), "{}", path.display());
        let checked = desk.words(["settings".into(), "check".into(), path.clone().into_os_string()]).run();
        assert_eq!(checked.code, 0, "{}: {checked}", path.display());
        assert!(!checked.stderr.contains("unknown"), "{checked}");
    }
    // One document may hold all of them.
    desk.ok("settings check s.toml");
    // Each file is spoken of in the list of examples.
    let readme = std::fs::read_to_string(examples("README.md")).unwrap();
    for name in names {
        assert!(readme.contains(&format!("(rules/{name}.toml)")), "examples/README.md does not name {name}");
    }
}

#[test]
fn the_texts_that_rules_need_are_there_in_six_languages() {
    let desk = ruled(&[]);
    deliver(&desk, mail(1, 0));
    for path in rule_files() {
        let text = std::fs::read_to_string(&path).unwrap();
        let words: String = text.lines().filter(|line| !line.starts_with('#')).collect();
        let needed =
            words.split("--canned ").skip(1).map(|rest| rest.split(['"', ' ']).next().unwrap().to_owned());
        for name in needed {
            let rows = desk.json(&format!("canned show {name}"));
            let has: BTreeSet<String> = rows
                .as_array()
                .unwrap()
                .iter()
                .map(|row| row["language"].as_str().unwrap_or("en").to_owned())
                .collect();
            for language in ["de", "en", "es", "fr", "hr", "it"] {
                assert!(has.contains(language), "{name} in {language}: {has:?}");
                let option = if language == "en" { String::new() } else { format!("--lang {language}") };
                let text = desk.ok(&format!("canned render {name} --ticket 1 {option}"));
                assert!(text.ends_with("Acme\n") && !text.contains("\n\n\n"), "{text}");
            }
        }
    }
    let lint = desk.json("canned lint received received-night delayed no-answer known-issue");
    assert!(lint.as_array().unwrap().iter().all(|row| row["weight"] == "warning"), "{lint}");
}

#[test]
fn an_acknowledgement_leaves_at_once_in_their_language_and_says_when() {
    let desk = ruled(&["acknowledgement"]);
    let text = "Guten Tag, ich habe letzte Woche einen blauen Drachen bestellt, und er ist noch immer nicht angekommen. \
                Wo ist das Paket, und wann kann ich damit rechnen?\n";
    deliver(&desk, mail(1, 0).body(text));
    let sent = last_sent(&desk, 1);
    assert!(sent.contains("Auto-Submitted: auto-replied"), "{sent}");
    let ticket = desk.ticket(1);
    let said = ticket["messages"][1]["text"].as_str().unwrap().to_owned();
    assert!(said.starts_with("Guten Morgen Eva,\n\nvielen Dank"), "{said}");
    assert!(said.contains("bis Mittwoch, 1. Juli 2026, 17:00 Uhr (UTC)."), "{said}");
    assert_eq!((&ticket["status"], &ticket["first_response_at"]), (&json!("new"), &json!(null)));
    // It is undone with the mail; and what goes on in the same ticket is not acknowledged again.
    deliver(&desk, mail(2, 1).answers("1@customer.example").body("And?\n"));
    assert_eq!(outbox(&desk).len(), 1);
    desk.ok("verify");
}

#[test]
fn at_night_they_hear_that_nobody_is_there_and_by_day_nothing() {
    let desk = ruled(&["acknowledgement-at-night"]);
    desk.at("2026-07-01T10:00:00Z");
    deliver(&desk, mail(1, 0));
    assert_eq!(outbox(&desk).len(), 0);
    desk.at("2026-07-01T22:00:00Z");
    deliver(&desk, mail(2, 1));
    let said = desk.ticket(2)["messages"][1]["text"].as_str().unwrap().to_owned();
    assert!(
        said.contains("We are not at the desk") && said.contains("by Thursday, 2 July 2026, 17:00 (UTC)"),
        "{said}"
    );
    // Once a day is enough.
    deliver(&desk, mail(3, 2));
    assert_eq!(outbox(&desk).len(), 1);
}

#[test]
fn those_who_come_first_and_those_who_want_their_money_back_are_put_forward() {
    let desk = ruled(&["vip", "refunds"]);
    deliver(&desk, mail(1, 0));
    assert_eq!(desk.field(1, "priority,tags"), "normal\t");
    desk.ok("customer vip eva@customer.example");
    deliver(&desk, mail(2, 1).subject("Another thing"));
    assert_eq!(desk.field(2, "priority,tags"), "urgent\tvip");
    deliver(&desk, mail(3, 2).from("Bo <bo@b.example>").body("I want my money back.\n"));
    assert_eq!(desk.field(3, "priority,tags"), "high\trefund");
}

#[test]
fn an_outage_is_one_list_with_a_first_word_and_no_acknowledgement_besides() {
    let desk = ruled(&["outage", "acknowledgement"]);
    deliver(&desk, mail(1, 0).body("The page does not load.\n"));
    deliver(&desk, mail(2, 1).from("Bo <bo@b.example>").subject("Kite"));
    assert_eq!(desk.field(1, "priority,tags"), "high\toutage");
    assert!(desk.ticket(1)["messages"][1]["text"].as_str().unwrap().contains("You are not the only one"));
    assert!(desk.ticket(2)["messages"][1]["text"].as_str().unwrap().contains("Your message is here"));
    assert_eq!(outbox(&desk).len(), 2);
}

#[test]
fn time_brings_up_what_lies_and_tells_who_waits() {
    let desk = ruled(&["nobody-took-it", "waiting-too-long", "customer-silent"]);
    deliver(&desk, mail(1, 0));
    run(&desk, "2026-07-01T11:00:00Z");
    assert_eq!(desk.field(1, "priority,tags"), "normal\t");
    run(&desk, "2026-07-01T13:00:00Z");
    assert_eq!(desk.field(1, "priority,tags"), "high\tunclaimed");
    desk.ok("assign ana 1");
    assert_eq!(outbox(&desk).len(), 0);
    run(&desk, "2026-07-03T09:00:00Z");
    assert!(desk.ticket(1)["messages"][1]["text"].as_str().unwrap().contains("it is not forgotten"));
    run(&desk, "2026-07-03T09:05:00Z");
    assert_eq!(outbox(&desk).len(), 1, "once for each time");
    desk.ok("reply 1 --body Done.");
    run(&desk, "2026-07-10T09:00:00Z");
    assert_eq!(desk.field(1, "status"), "pending");
    run(&desk, "2026-07-14T09:00:00Z");
    let ticket = desk.ticket(1);
    assert_eq!(ticket["status"], "solved");
    assert!(ticket["messages"][3]["text"].as_str().unwrap().contains("put it away"), "{ticket}");
    // Their answer opens it again.
    deliver(&desk, mail(2, 1).answers("1@customer.example"));
    assert_eq!(desk.field(1, "status"), "open");
    desk.ok("verify");
}

#[test]
fn thanks_for_what_is_solved_make_no_work() {
    let desk = ruled(&["thank-you"]);
    deliver(&desk, mail(1, 0));
    desk.ok("reply 1 --body 'Here it is.' --status solved");
    deliver(&desk, mail(2, 1).answers("1@customer.example").body("Many thanks, it works now!\n"));
    assert_eq!(desk.field(1, "status,tags,waiting_since"), "solved\tthanks\t");
    deliver(&desk, mail(3, 2).answers("1@customer.example").body("It has broken again.\n"));
    assert_eq!(desk.field(1, "status"), "open");
}

#[test]
fn a_call_goes_up_and_newsletters_go_away() {
    let desk = ruled(&["phone", "newsletters"]);
    desk.ok("new --from bo@b.example --subject Call --body 'Cannot print' --channel phone");
    assert_eq!(desk.field(1, "priority,tags,tier"), "high\tcalled\t2");
    let news = mail(2, 0).from("News <news@weekly.example>").header("List-Id", "<weekly.example>");
    deliver(&desk, news.header("List-Unsubscribe", "<mailto:off@weekly.example>"));
    assert_eq!(desk.field(2, "status,tags"), "closed\tnewsletter");
    assert_eq!(desk.json("messages").as_array().unwrap().len(), 2, "kept");
}

#[test]
fn after_the_first_solve_they_are_asked_unless_they_do_not_want_it() {
    let desk = ruled(&["survey-after-solve"]);
    deliver(&desk, mail(1, 0));
    desk.ok("reply 1 --body 'Here it is.' --status solved");
    assert_eq!(outbox(&desk).len(), 2, "the answer, and the question");
    assert!(last_sent(&desk, 1).contains("Auto-Submitted: auto-"), "the question is automatic mail");
    deliver(&desk, mail(2, 1).subject("Another").from("Bo <bo@b.example>"));
    desk.ok("customer set bo@b.example survey=no");
    desk.ok("reply 2 --body 'Here it is.' --status solved");
    assert_eq!(outbox(&desk).len(), 3, "the answer alone");
}

#[test]
fn a_broken_promise_is_heard() {
    let desk = ruled(&["promise-broken"]);
    deliver(&desk, mail(1, 0));
    run(&desk, "2026-07-01T16:59:00Z");
    assert_eq!(desk.field(1, "priority,tags"), "normal\t");
    run(&desk, "2026-07-01T17:01:00Z");
    assert_eq!(desk.field(1, "priority,tags"), "urgent\tlate");
}

/// What the other side sends for each mail of ours: a machine that answers everything.
fn machine_answers(sent: &str, number: u32, head: &[(&str, &str)]) -> Mail {
    let id = sent.lines().find_map(|line| line.strip_prefix("Message-ID: <")).unwrap();
    let id = id.trim_end().trim_end_matches('>').to_owned();
    let mail = mail(number, number % 60).subject("Re: It does not work").answers(&id);
    head.iter().fold(mail, |mail, (name, value)| mail.header(name, value))
}

#[test]
fn an_out_of_office_that_answers_everything_ends_and_is_kept() {
    let desk = ruled(&["acknowledgement"]);
    apply_more(&desk, "[[rule]]\nname = \"each\"\non = \"message\"\nthen = [\"reply --canned received\"]\n");
    for head in [
        vec![("Auto-Submitted", "auto-replied")],
        // One that does not say so.
        vec![],
    ] {
        let before = desk.json("messages").as_array().unwrap().len();
        let taken = deliver(&desk, mail(u32::try_from(before).unwrap() + 100, 1).subject("New"));
        let ticket = taken["ticket"].as_i64().unwrap();
        let mut number = u32::try_from(before).unwrap() + 200;
        let (mut answers, mut seen) = (0, outbox(&desk).len());
        loop {
            let sent = last_sent(&desk, ticket);
            deliver(&desk, machine_answers(&sent, number, &head));
            (number, answers) = (number + 1, answers + 1);
            let now = outbox(&desk).len();
            if now == seen {
                break;
            }
            seen = now;
            assert!(answers < 20, "it does not end");
        }
        assert!(outbox(&desk).len() <= 5, "within the budget: {}", outbox(&desk).len());
        let messages = desk.ticket(ticket)["messages"].as_array().unwrap().clone();
        let came = messages.iter().filter(|message| message["direction"] == "in").count();
        assert_eq!(came, answers + 1, "all mail is kept");
        if !head.is_empty() {
            let machines = messages
                .iter()
                .filter(|message| message["kind"] == "auto_reply" && message["direction"] == "in");
            assert_eq!(machines.count(), answers);
            assert_eq!(
                desk.field(ticket, "status,first_response_at"),
                "new\t",
                "nothing counts as a person's"
            );
        }
    }
    desk.ok("verify");
}

/// More rules behind those in force.
fn apply_more(desk: &Desk, rules: &str) {
    let document = desk.ok("settings show");
    desk.file("s.toml", format!("{document}\n{rules}"));
    desk.ok("settings apply s.toml");
}

#[test]
fn a_bounce_of_an_acknowledgement_is_answered_by_nothing() {
    let desk = ruled(&["acknowledgement"]);
    deliver(&desk, mail(1, 0));
    let sent = last_sent(&desk, 1);
    let head: String = sent.split("\r\n\r\n").next().unwrap().split("\n\n").next().unwrap().replace('\r', "");
    let report = format!(
        "This is the mail system.\n\n--b\nContent-Type: text/plain\n\nNo such user.\n--b\nContent-Type: message/delivery-status\n\n\
         Reporting-MTA: dns; mx.customer.example\n\nFinal-Recipient: rfc822; eva@customer.example\nAction: failed\nStatus: 5.1.1\n\
         --b\nContent-Type: message/rfc822\n\n{head}\n\nx\n--b--\n"
    );
    let bounce = mail(2, 1)
        .from("MAILER-DAEMON@mx.customer.example")
        .subject("Undelivered Mail Returned to Sender")
        .header("Auto-Submitted", "auto-replied")
        .header("MIME-Version", "1.0")
        .header("Content-Type", "multipart/report; report-type=delivery-status; boundary=b")
        .body(&report);
    deliver(&desk, bounce);
    let messages = desk.json("messages --columns id,kind,ticket,direction");
    assert_eq!((&messages[2]["kind"], &messages[2]["ticket"]), (&json!("bounce"), &json!(1)), "{messages}");
    assert_eq!(outbox(&desk).len(), 1);
    // Who cannot be reached is not written to by the next rule either.
    desk.at("2026-07-01T09:30:00Z");
    let other =
        mail(3, 2).subject("Another").from("Bo <bo@b.example>").header("Reply-To", "eva@customer.example");
    deliver(&desk, other);
    assert_eq!(outbox(&desk).len(), 1);
    assert_eq!(desk.field(1, "status"), "new");
    desk.ok("verify");
}

#[test]
fn no_reply_and_list_senders_get_nothing_and_are_kept() {
    let desk = ruled(&["acknowledgement"]);
    for (number, head) in [
        vec![("From", "Shop <no-reply@shop.example>")],
        vec![("List-Id", "<people.example>"), ("List-Post", "<mailto:people@people.example>")],
        vec![("Precedence", "bulk")],
        vec![("Auto-Submitted", "auto-generated")],
        vec![("X-Auto-Response-Suppress", "All")],
        vec![("Reply-To", "victim@other.example")],
        vec![("From", "Acme <support@acme.example>")],
    ]
    .into_iter()
    .enumerate()
    {
        let number = u32::try_from(number).unwrap() + 1;
        let mail = mail(number, number).subject(&format!("Thing {number}"));
        let taken = deliver(&desk, head.iter().fold(mail, |mail, (name, value)| mail.header(name, value)));
        assert_eq!(outbox(&desk).len(), 0, "{head:?}: {taken}");
    }
    assert_eq!(desk.json("messages").as_array().unwrap().len(), 7);
}

/// Two desks, each with an acknowledgement of each message: what one sends the other takes in, by the real program.
#[test]
fn two_desks_that_answer_each_other_fall_silent() {
    let rule = "[[rule]]\nname = \"each\"\non = \"message\"\nthen = [\"reply --canned received\"]\n";
    let make = |name: &str, address: &str| {
        let desk = Desk::nowhere();
        desk.ok(&format!("init --name {name} --address {address} --me 'Ana <{name}@agents.example>'"));
        desk.words(["canned".into(), "import".into(), examples("canned").into_os_string()]).ok();
        let way = format!(
            "[outgoing]\ntransport = \"maildir\"\npath = {:?}\nhold_seconds = 0\n",
            desk.path("out").display().to_string()
        );
        let document = desk.ok("settings show");
        desk.file("s.toml", format!("{document}\n{way}\n{rule}"));
        desk.ok("settings apply s.toml");
        desk
    };
    let (one, other) = (make("one", "desk@one.example"), make("other", "desk@other.example"));
    // A person at one desk writes to the other.
    one.ok("new --outbound --to desk@other.example --subject Hello --body 'Are you there?'");
    let mut carried = 0;
    for round in 0.. {
        let moved = [(&one, &other), (&other, &one)].map(|(from, to)| {
            from.wait(60);
            assert!(from.process().arg("run").output().unwrap().status.success());
            let mut moved = 0;
            for folder in ["new", "cur"] {
                let Ok(mails) = std::fs::read_dir(from.path("out").join(folder)) else { continue };
                for path in mails.map(|entry| entry.unwrap().path()) {
                    let bytes = std::fs::read(&path).unwrap();
                    std::fs::remove_file(&path).unwrap();
                    let mut child = to.process();
                    child.arg("deliver").stdin(std::process::Stdio::piped());
                    let mut child = child.spawn().unwrap();
                    std::io::Write::write_all(child.stdin.as_mut().unwrap(), &bytes).unwrap();
                    drop(child.stdin.take());
                    assert!(child.wait().unwrap().success());
                    moved += 1;
                }
            }
            moved
        });
        carried += moved[0] + moved[1];
        if moved == [0, 0] {
            break;
        }
        assert!(round < 12, "they do not stop: {carried} mails");
    }
    // The question and its acknowledgement; that one is a machine's, and gets none.
    assert_eq!(carried, 2);
    let (ours, theirs) = (one.ticket(1), other.ticket(1));
    let kinds = |ticket: &Value| -> Vec<(String, String)> {
        let word = |value: &Value| value.as_str().unwrap().to_owned();
        ticket["messages"]
            .as_array()
            .unwrap()
            .iter()
            .map(|m| (word(&m["direction"]), word(&m["kind"])))
            .collect()
    };
    let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
    assert_eq!(kinds(&ours), [pair("out", "human"), pair("in", "auto_reply")]);
    assert_eq!(kinds(&theirs), [pair("in", "human"), pair("out", "auto_reply")]);
    assert_eq!(
        (&ours["status"], &theirs["status"]),
        (&json!("pending"), &json!("new")),
        "nothing counts as a person's"
    );
    for desk in [&one, &other] {
        desk.ok("verify");
    }
}
