//! Questions that a rule asks: once, within all that holds for automatic mail, and without end nowhere.

use mail_parser::MessageParser;
use serde_json::{Value, json};

use crate::harness::Desk;
use crate::mail::Mail;

const ASKS: &str = "[[rule]]\nname = \"ask\"\non = \"solved\"\nthen = [\"ask csat\"]\n\n\
    [[rule]]\nname = \"heard\"\non = \"message\"\nthen = [\"tag add heard\"]\n";

/// Eva's ticket of 08:00, which nobody has answered; rules stand in the settings.
fn desk(rules: &str) -> Desk {
    let desk = Desk::new();
    let settings = desk.ok("settings show");
    desk.file("settings.toml", format!("{settings}\n{rules}"));
    desk.ok("settings apply settings.toml");
    desk.at("2026-07-01T08:30:00Z");
    desk.command("deliver").stdin(Mail::new("1@x.example", "08:00").bytes()).ok();
    desk.at("2026-07-01T09:00:00Z");
    desk
}

/// The mails of the outbox that a machine wrote, as it wrote them.
fn questions(desk: &Desk) -> Vec<String> {
    let rows = desk.json("outbox list");
    let ids = rows.as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned());
    let mails = ids.map(|id| desk.ok(&format!("outbox show {id} --mail")));
    mails.filter(|mail| mail.contains("Auto-Submitted: auto-replied")).collect()
}

/// The subject with which a mail is answered: the link that begins with that.
fn subject(mail: &str, score: &str) -> String {
    let parsed = MessageParser::default().parse(mail.as_bytes()).unwrap();
    let text = parsed.body_text(0).unwrap().into_owned();
    let link = text
        .lines()
        .find_map(|line| line.trim().strip_prefix("<mailto:")?.split_once("?subject="))
        .map(|(_, _)| ());
    assert!(link.is_some(), "{text}");
    let subjects = text.lines().filter_map(|line| line.trim().trim_end_matches('>').split_once("?subject="));
    let mut subjects = subjects.map(|(_, subject)| subject.replace("%2F", "/").replace("%20", " "));
    subjects
        .find(|subject| {
            subject.starts_with(&format!("{score} ")) || subject.starts_with(&format!("{score}/"))
        })
        .unwrap()
}

fn deliver(desk: &Desk, mail: &Mail) -> Value {
    crate::harness::strict(&desk.command("deliver -f json").stdin(mail.bytes()).ok())
}

#[test]
fn a_solved_ticket_is_asked_about_once_and_the_answer_sets_off_nothing() {
    let desk = desk(ASKS);
    desk.ok("tag rm heard 1");
    desk.ok("reply 1 --body hello --status solved");
    let asked = questions(&desk);
    assert_eq!(asked.len(), 1);
    assert_eq!(desk.json("survey list")[0]["agent"], "ana");
    assert_eq!(desk.field(1, "status"), "solved");
    desk.at("2026-07-01T10:00:00Z");
    let answer = Mail::new("a@x.example", "10:00").subject(&subject(&asked[0], "5")).body("");
    assert_eq!(deliver(&desk, &answer)["kind"], "survey");
    assert_eq!(desk.ticket(1)["tags"], json!([]), "no message of a customer came");
    assert_eq!(
        (desk.field(1, "status"), desk.json("survey list")[0]["score"].clone()),
        ("solved".into(), json!(5))
    );
    // With words it is a message, and the ticket is solved again: nobody is asked twice.
    let words = Mail::new("w@x.example", "10:30").subject(&subject(&asked[0], "2")).body("Broken again.\n");
    assert_eq!(deliver(&desk, &words)["kind"], "human");
    assert_eq!((desk.ticket(1)["tags"].clone(), desk.field(1, "status")), (json!(["heard"]), "open".into()));
    desk.ok("reply 1 --body sorry --status solved");
    assert_eq!(questions(&desk).len(), 1);
    assert_eq!(desk.json("survey list").as_array().unwrap().len(), 1);
    assert_eq!(desk.json("survey list")[0]["score"], 2);
    assert!(
        desk.ok("rule log -f json").contains("has an answer to csat already"),
        "{}",
        desk.ok("rule log -f json")
    );
    desk.ok("verify");
}

#[test]
fn a_question_is_undone_with_what_it_was_asked_for() {
    let desk = desk(ASKS);
    let before = desk.ok("verify --digest --at 2026-07-02T00:00:00Z");
    desk.ok("reply 1 --body hello --status solved");
    assert_eq!((questions(&desk).len(), desk.json("survey list").as_array().unwrap().len()), (1, 1));
    desk.ok("undo");
    assert_eq!((questions(&desk).len(), desk.json("survey list")), (0, json!([])));
    assert_eq!(desk.ok("verify --digest --at 2026-07-02T00:00:00Z"), before);
    desk.ok("redo");
    assert_eq!((questions(&desk).len(), desk.json("survey list").as_array().unwrap().len()), (1, 1));
    desk.ok("verify");
}

#[test]
fn who_wants_no_surveys_is_held_and_the_log_says_why() {
    let desk = desk(ASKS);
    desk.ok("customer set eva@customer.example survey=no");
    desk.ok("reply 1 --body hello --status solved");
    assert_eq!(questions(&desk).len(), 0);
    let log = desk.ok("rule log -f json");
    assert!(log.contains("wants no surveys"), "{log}");
    assert_eq!(desk.field(1, "status"), "solved", "what was solved is");
}

#[test]
fn an_out_of_office_that_answers_everything_ends_it() {
    let desk = desk(ASKS);
    desk.ok("reply 1 --body hello --status solved");
    for round in 0..6 {
        desk.wait(600);
        let newest = questions(&desk).pop().unwrap();
        let id = MessageParser::default().parse(newest.as_bytes()).unwrap().message_id().unwrap().to_owned();
        let away = Mail::new(&format!("away{round}@x.example"), "10:00")
            .answers(&id)
            .subject("Automatic reply: It does not work");
        // With and without the header that says so: the second kind is a person's by all that can be seen.
        let away = if round % 2 == 0 {
            away.header("Auto-Submitted", "auto-replied")
        } else {
            away.subject("Re: It does not work")
        };
        deliver(&desk, &away.body("5 days of holidays, and no mail.\n"));
        desk.run("status solved 1");
    }
    assert_eq!(questions(&desk).len(), 1);
    assert_eq!(desk.json("survey list")[0]["score"], json!(null));
    assert_eq!(desk.ticket(1)["messages"].as_array().unwrap().len(), 3 + 6, "all of it is kept");
    desk.ok("verify");
}

#[test]
fn two_questions_and_their_answers_are_kept_apart() {
    let rules = ASKS.replace("ask csat\"]", "ask csat\", \"ask nps\"]");
    let desk = desk(&rules);
    desk.ok("reply 1 --body hello --status solved");
    let asked = questions(&desk);
    assert_eq!(asked.len(), 2);
    desk.at("2026-07-01T10:00:00Z");
    let ids: Vec<String> = asked
        .iter()
        .map(|mail| MessageParser::default().parse(mail.as_bytes()).unwrap().message_id().unwrap().to_owned())
        .collect();
    // The same number to both: which question it answers is said by what it answers.
    for (number, id) in ids.iter().enumerate() {
        let mail = Mail::new(&format!("b{number}@x.example"), "10:00")
            .answers(id)
            .subject("Re: It does not work [Acme #1]")
            .body("4\n");
        assert_eq!(deliver(&desk, &mail)["kind"], "survey");
    }
    let rows = desk.json("survey list");
    let said: Vec<_> =
        rows.as_array().unwrap().iter().map(|row| (row["question"].clone(), row["score"].clone())).collect();
    assert_eq!(said, [(json!("csat"), json!(4)), (json!("nps"), json!(4))]);
    // A later question of the same ticket is not held because a number came last.
    desk.ok("survey ask 1 nps");
    desk.ok("verify");
}

#[test]
fn an_answer_that_came_blocks_no_undo_of_what_has_left() {
    let desk = desk("");
    desk.ok("reply 1 --body hello --status solved");
    desk.ok("survey ask 1");
    let question = questions(&desk).pop().unwrap();
    desk.at("2026-07-01T10:00:00Z");
    deliver(&desk, &Mail::new("a@x.example", "10:00").subject(&subject(&question, "4")).body(""));
    let undone = desk.run("undo");
    // Whichever it is, nothing is lost: the answer stands, or the undo says what stands on it.
    assert!(undone.code == 0 || undone.stderr.contains("hint:"), "{undone}");
    assert_eq!(desk.json("survey list")[0]["score"], 4);
    desk.ok("verify");
}
