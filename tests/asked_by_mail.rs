//! Questions that the desk sends, and what comes back: links that were clicked, numbers in replies, and what only looks like them.

use mail_parser::MessageParser;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::harness::Desk;
use crate::mail::{Mail, mboxrd};

/// Eva's ticket of 08:00, answered and solved by Ana at 09:00; it is ten.
fn solved() -> Desk {
    let desk = Desk::new();
    desk.at("2026-07-01T08:00:00Z");
    desk.command("deliver").stdin(Mail::new("1@x.example", "08:00").bytes()).ok();
    desk.at("2026-07-01T09:00:00Z").ok("reply 1 --body hello --status solved");
    desk.at("2026-07-01T10:00:00Z");
    desk
}

/// A question that was sent: the subjects of its links, the best answer first, and the Message-ID of the mail.
struct Question {
    subjects: Vec<String>,
    never: String,
    id: String,
    text: String,
}

impl Question {
    fn of(desk: &Desk, mail: &str) -> Question {
        let raw = desk.ok(&format!("outbox show {mail} --mail"));
        let parsed = MessageParser::default().parse(raw.as_bytes()).unwrap();
        let text = parsed.body_text(0).unwrap().replace("\r\n", "\n");
        let mut subjects: Vec<String> = text.lines().filter_map(link).collect();
        let never = subjects.pop().unwrap();
        assert_eq!(parsed.header_raw("Auto-Submitted").map(str::trim), Some("auto-replied"));
        Question { subjects, never, id: parsed.message_id().unwrap().to_owned(), text }
    }

    /// Asks about a ticket and gives the question.
    fn ask(desk: &Desk, words: &str) -> Question {
        desk.ok(&format!("survey ask {words}"));
        let newest = desk
            .json("outbox list")
            .as_array()
            .unwrap()
            .iter()
            .map(|row| row["id"].as_str().unwrap().to_owned())
            .next_back();
        Question::of(desk, &newest.unwrap())
    }

    /// The subject of the link for a score.
    fn subject(&self, score: &str) -> &str {
        self.subjects.iter().find(|subject| subject.starts_with(&format!("{score}/"))).unwrap()
    }

    /// Eva clicks that link.
    fn click(&self, id: &str, score: &str) -> Mail {
        Mail::new(id, "11:00").subject(self.subject(score)).body("")
    }

    /// Eva answers the mail.
    fn reply(&self, id: &str, body: &str) -> Mail {
        Mail::new(id, "11:00").subject("Re: It does not work [Acme #1]").answers(&self.id).body(body)
    }
}

/// The subject of a `mailto:` link in a line.
fn link(line: &str) -> Option<String> {
    let (address, subject) = line.strip_prefix("<mailto:")?.strip_suffix('>')?.split_once("?subject=")?;
    assert_eq!(address, "support@acme.example");
    let mut bytes = Vec::new();
    let mut rest = subject.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                u8::from_str_radix(&format!("{}{}", char::from(rest.next()?), char::from(rest.next()?)), 16)
                    .ok()?
            }
            byte => byte,
        });
    }
    Some(String::from_utf8(bytes).unwrap())
}

fn deliver(desk: &Desk, mail: &Mail) -> Value {
    crate::harness::strict(&desk.command("deliver -f json").stdin(mail.bytes()).ok())
}

/// Score and comment of each question of the desk.
fn answers(desk: &Desk) -> Vec<(String, Value, Value)> {
    let rows = desk.json("survey list");
    let short = |row: &Value| {
        (row["question"].as_str().unwrap().to_owned(), row["score"].clone(), row["comment"].clone())
    };
    rows.as_array().unwrap().iter().map(short).collect()
}

fn one(question: &str, score: i64, comment: Option<&str>) -> Vec<(String, Value, Value)> {
    vec![(question.to_owned(), json!(score), json!(comment))]
}

/// What reports but the one of the surveys say, to the letter.
fn figures(desk: &Desk) -> Vec<String> {
    let now = desk.now();
    let reports = [
        "fcr",
        "reopen",
        "response",
        "next-response",
        "resolution",
        "volume",
        "backlog",
        "repeat",
        "replies",
        "sla",
        "transfers",
    ];
    let said =
        reports.map(|name| desk.ok(&format!("report {name} --from 2026-06-01 --to 2026-12-01 -f tsv")));
    desk.at(&now.rfc3339());
    said.to_vec()
}

#[test]
fn a_question_has_a_link_for_each_answer() {
    let desk = solved();
    let row = desk.json("survey ask 1");
    assert_eq!(
        (&row[0]["id"], &row[0]["question"], &row[0]["scale"], &row[0]["score"]),
        (&json!("s1"), &json!("csat"), &json!(5), &json!(null))
    );
    assert_eq!(row[0]["agent"], "ana");
    let question = Question::of(&desk, "o2");
    assert_eq!(question.subjects.len(), 5);
    assert!(question.text.starts_with("Hello Eva,\n\nhow satisfied are you"), "{}", question.text);
    // Nobody has answered anybody by that, and nothing moved.
    assert_eq!((desk.field(1, "status"), desk.field(1, "sla_status")), ("solved".into(), "met".into()));
    let nps = Question::ask(&desk, "1 nps");
    assert_eq!(nps.subjects.len(), 11);
    assert!(nps.text.contains("how likely"), "{}", nps.text);
    let subjects: std::collections::BTreeSet<&String> =
        question.subjects.iter().chain(&nps.subjects).chain([&question.never, &nps.never]).collect();
    assert_eq!(subjects.len(), 5 + 11 + 2, "each has one of its own");
    assert!(!desk.ok("report satisfaction -f tsv").is_empty());
    desk.ok("verify");
}

#[test]
fn each_link_is_its_answer_and_nothing_else_moves() {
    let desk = solved();
    let (csat, nps) = (Question::ask(&desk, "1"), Question::ask(&desk, "1 nps"));
    let before = figures(&desk);
    desk.at("2026-07-01T11:00:00Z");
    for (number, subject) in csat.subjects.iter().chain(&nps.subjects).enumerate() {
        let row = deliver(
            &desk,
            &Mail::new(&format!("click{number}@x.example"), "11:00").subject(subject).body(""),
        );
        assert_eq!((&row["ticket"], &row["kind"]), (&json!(1), &json!("survey")), "{subject}");
        let (score, scale) = subject.split_once(' ').unwrap().0.split_once('/').unwrap();
        let question = if scale == "5" { "csat" } else { "nps" };
        let rows = desk.json("survey list");
        let row = rows.as_array().unwrap().iter().find(|row| row["question"] == question).unwrap().clone();
        assert_eq!((row["score"].to_string(), &row["counts"]), (score.to_owned(), &json!(true)), "{subject}");
    }
    assert_eq!(desk.field(1, "status"), "solved");
    assert_eq!(desk.json("list id:1-9 --columns id").as_array().unwrap().len(), 1, "it opens no ticket");
    desk.at("2026-07-01T10:00:00Z");
    assert_eq!(figures(&desk), before);
    desk.ok("verify");
}

#[test]
fn words_beside_the_number_are_the_comment_and_a_mail_like_any_other() {
    let desk = solved();
    let question = Question::ask(&desk, "1");
    desk.at("2026-07-01T11:00:00Z");
    let row = deliver(&desk, &question.click("c@x.example", "2").body("It is broken again.\n\nEva\n"));
    assert_eq!((&row["ticket"], &row["kind"]), (&json!(1), &json!("human")));
    assert_eq!(answers(&desk), one("csat", 2, Some("It is broken again.")));
    assert_eq!(desk.field(1, "status"), "open");
    assert_ne!(desk.field(1, "waiting_since"), "");
    assert_eq!(desk.json("report reopen")[0]["reopen_events"], json!(1));
    assert_eq!(desk.json("show 1")["messages"][3]["subject"], "Re: It does not work");
    desk.ok("verify");
}

#[test]
fn a_changed_subject_is_ordinary_mail() {
    let desk = solved();
    let other = Mail::new("other@y.example", "08:00").from("Ben <ben@y.example>").subject("Something else");
    desk.command("deliver").stdin(other.bytes()).ok();
    let question = Question::ask(&desk, "1");
    desk.at("2026-07-01T11:00:00Z");
    let subject = question.subject("5").to_owned();
    let last = subject.chars().last().unwrap();
    let flipped = format!("{}{}", &subject[..subject.len() - 1], if last == 'a' { 'b' } else { 'a' });
    for (number, changed) in [
        subject.replacen("desk.1.", "desk.2.", 1),
        subject.replacen("csat.5", "csat.1", 1).replacen("5/5", "1/5", 1),
        subject.replacen("5/5", "1/5", 1),
        format!("Re: {subject}"),
        flipped,
    ]
    .iter()
    .enumerate()
    {
        let mail = Mail::new(&format!("changed{number}@x.example"), "11:00").subject(changed).body("");
        assert_eq!(deliver(&desk, &mail)["kind"], "human", "{changed}");
    }
    assert_eq!(answers(&desk), [("csat".to_owned(), json!(null), json!(null))]);
    // Another desk's signature is worth nothing here.
    let elsewhere = solved();
    let theirs = Question::ask(&elsewhere, "1");
    assert_eq!(deliver(&desk, &theirs.click("their@x.example", "5"))["kind"], "human");
    assert_eq!(answers(&desk), [("csat".to_owned(), json!(null), json!(null))]);
}

/// How people's programs answer: the text that they write above what they quote.
fn programs(question: &Question) -> Vec<(&'static str, Mail)> {
    let quoted = |text: &str| text.lines().map(|line| format!("> {line}\n")).collect::<String>();
    let text = &question.text;
    vec![
        ("bare", question.reply("p1@x.example", "4\n")),
        ("gmail", question.reply("p2@x.example", &format!("4\n\nOn Wed, Jul 1, 2026 at 10:00 AM Acme <support@acme.example> wrote:\n\n{}", quoted(text)))),
        ("gmail in German", question.reply("p3@x.example", &format!("4\n\nAm Mi., 1. Juli 2026 um 10:00 Uhr schrieb Acme <support@acme.example>:\n\n{}", quoted(text)))),
        ("apple", question.reply("p4@x.example", &format!("4\n\nSent from my iPhone\n\n> On 1 Jul 2026, at 10:00, Acme <support@acme.example> wrote:\n> \n{}", quoted(text)))),
        (
            "outlook",
            question.reply(
                "p5@x.example",
                &format!("4\n\nBest regards,\nEva Novak\nHead of Teapots\n\n________________________________\nFrom: Acme <support@acme.example>\nSent: Wednesday, July 1, 2026 10:00 AM\nTo: Eva Novak <eva@customer.example>\nSubject: Re: It does not work [Acme #1]\n\n{text}"),
            ),
        ),
        (
            "outlook in German",
            question.reply(
                "p6@x.example",
                &format!("4\n\nMit freundlichen Grüßen\nEva Novak\n\nVon: Acme <support@acme.example>\nGesendet: Mittwoch, 1. Juli 2026 10:00\nAn: Eva Novak <eva@customer.example>\nBetreff: Re: It does not work [Acme #1]\n\n{text}"),
            )
            .header("Content-Type", "text/plain; charset=utf-8"),
        ),
        ("thunderbird", question.reply("p7@x.example", &format!("4/5\n\n-- \nEva Novak\nTeapots Ltd\n\nOn 01.07.26 10:00, Acme wrote:\n{}", quoted(text)))),
        ("k-9", question.reply("p8@x.example", &format!("4.\n\nVon meinem Android-Gerät mit K-9 Mail gesendet.\n\nAm 1. Juli 2026 10:00:00 MESZ schrieb Acme <support@acme.example>:\n{}", quoted(text))).header("Content-Type", "text/plain; charset=utf-8")),
        (
            "html alone",
            question
                .reply(
                    "p9@x.example",
                    "<html><body><div dir=\"ltr\">4</div><br><div class=\"gmail_quote\"><div class=\"gmail_attr\">On Wed, Jul 1, 2026 at 10:00 AM Acme &lt;<a href=\"mailto:support@acme.example\">support@acme.example</a>&gt; wrote:<br></div><blockquote class=\"gmail_quote\">Hello Eva,<br><br>how satisfied are you with the help that you got from us?</blockquote></div></body></html>",
                )
                .header("MIME-Version", "1.0")
                .header("Content-Type", "text/html; charset=utf-8"),
        ),
    ]
}

#[test]
fn a_number_in_a_reply_counts_whatever_program_wrote_it() {
    let desk = solved();
    let question = Question::ask(&desk, "1");
    for (program, mail) in programs(&question) {
        desk.at("2026-07-01T11:00:00Z");
        let row = deliver(&desk, &mail);
        assert_eq!(
            (&row["kind"], &row["ticket"]),
            (&json!("survey"), &json!(1)),
            "{program}: {}",
            desk.json("survey list")
        );
        assert_eq!(answers(&desk), one("csat", 4, None), "{program}");
        assert_eq!(desk.field(1, "status"), "solved", "{program}");
        desk.undo_newest();
        assert_eq!(answers(&desk), [("csat".to_owned(), json!(null), json!(null))], "{program}");
    }
    let with_words = question.reply(
        "w@x.example",
        "5 - quick and kind\n\nOn 1 Jul 2026, Acme <support@acme.example> wrote:\n> Hello Eva,\n",
    );
    deliver(&desk, &with_words);
    assert_eq!(answers(&desk), one("csat", 5, Some("quick and kind")));
    assert_eq!(desk.field(1, "status"), "open");
}

#[test]
fn what_is_no_answer_is_a_mail_like_any_other() {
    let desk = solved();
    let question = Question::ask(&desk, "1");
    let none = [("csat".to_owned(), json!(null), json!(null))];
    let mails = [
        ("no number", question.reply("n1@x.example", "thanks!\n")),
        ("another number", question.reply("n2@x.example", "3 days ago it broke again\n")),
        ("beyond the scale", question.reply("n3@x.example", "9\n")),
        ("of somebody else", question.reply("n4@x.example", "5\n").from("Ben <ben@y.example>")),
        ("a machine's", question.reply("n5@x.example", "5\n").header("Auto-Submitted", "auto-replied")),
        (
            "a machine's with our subject",
            question.click("n6@x.example", "5").header("Auto-Submitted", "auto-replied"),
        ),
        (
            "to another mail of ours",
            Mail::new("n7@x.example", "11:00")
                .subject("Re: It does not work")
                .answers("1@x.example")
                .body("5\n"),
        ),
        ("from our own address", question.click("n8@x.example", "5").from("Acme <support@acme.example>")),
    ];
    for (what, mail) in mails {
        desk.at("2026-07-01T11:00:00Z");
        let row = deliver(&desk, &mail);
        assert_ne!(row["kind"], "survey", "{what}");
        assert_eq!(answers(&desk), none, "{what}");
        desk.undo_newest();
    }
    // Whoever has the signed subject may use it from any address.
    let handed = question.click("h@x.example", "5").from("Eva at home <eva@home.example>");
    assert_eq!(deliver(&desk, &handed)["kind"], "survey");
    assert_eq!(answers(&desk), one("csat", 5, None));
}

#[test]
fn the_latest_answer_counts_in_whatever_order_they_come() {
    let (early, late) = (("a@x.example", "10:30", "2"), ("b@x.example", "10:45", "4"));
    let mut said = Vec::new();
    for order in [[early, late], [late, early]] {
        let desk = solved();
        let question = Question::ask(&desk, "1");
        desk.at("2026-07-01T12:00:00Z");
        for (id, hour, score) in order {
            let mail = Mail::new(id, hour).subject(question.subject(score)).body("");
            desk.file("one.eml", mail.bytes());
            desk.ok("import one.eml");
        }
        assert_eq!(answers(&desk), one("csat", 4, None));
        said.push(desk.json("survey list")[0]["answered_at"].clone());
        desk.ok("verify");
    }
    assert_eq!(said, [json!("2026-07-01T10:45:00Z"), json!("2026-07-01T10:45:00Z")]);
    // A date before the question does not put the answer before it.
    let desk = solved();
    let question = Question::ask(&desk, "1");
    desk.at("2026-07-01T12:00:00Z");
    desk.file("one.eml", Mail::new("c@x.example", "06:00").subject(question.subject("3")).body("").bytes());
    desk.ok("import one.eml");
    let rows = desk.json("survey list");
    assert_eq!(
        (rows.as_array().unwrap().len(), &rows[0]["score"], &rows[0]["counts"]),
        (1, &json!(3), &json!(true)),
        "{rows}"
    );
}

#[test]
fn an_answer_is_undone_with_the_mail_and_never_counted_twice() {
    let desk = solved();
    let question = Question::ask(&desk, "1");
    let before = desk.ok("verify --digest --at 2026-07-02T00:00:00Z");
    desk.at("2026-07-01T11:00:00Z");
    let mail = question.click("c@x.example", "5");
    deliver(&desk, &mail);
    assert_eq!(deliver(&desk, &mail)["outcome"], "duplicate");
    assert_eq!(desk.json("report satisfaction")[0]["answers"], json!(1));
    desk.undo_newest();
    assert_eq!(desk.ok("verify --digest --at 2026-07-02T00:00:00Z"), before);
    assert_eq!(answers(&desk), [("csat".to_owned(), json!(null), json!(null))]);
    desk.ok("redo");
    assert_eq!(answers(&desk), one("csat", 5, None));
    desk.undo_newest();
    deliver(&desk, &mail);
    assert_eq!(answers(&desk), one("csat", 5, None), "delivered again, it is back");
    desk.ok("verify");
}

#[test]
fn closed_and_merged_tickets_take_answers_too() {
    let desk = solved();
    let other = Mail::new("other@x.example", "08:30").subject("And the teapot");
    desk.command("deliver").stdin(other.bytes()).ok();
    let question = Question::ask(&desk, "1");
    desk.ok("status closed 1");
    desk.at("2026-07-01T11:00:00Z");
    assert_eq!(deliver(&desk, &question.click("c1@x.example", "5"))["ticket"], json!(1), "no follow-up");
    assert_eq!(desk.field(1, "status"), "closed");
    let row = deliver(&desk, &question.click("c2@x.example", "3").body("Well, not really solved."));
    assert_eq!((&row["ticket"], desk.field(3, "subject")), (&json!(3), "Re: It does not work".to_owned()));
    assert_eq!(
        answers(&desk),
        one("csat", 3, Some("Well, not really solved.")),
        "the answer is about the first one"
    );
    assert_eq!(desk.json("survey list")[0]["ticket"], json!(1));
    desk.ok("verify");

    let desk = solved();
    let question = Question::ask(&desk, "1");
    let other = Mail::new("other@x.example", "08:30").subject("And the teapot");
    desk.command("deliver").stdin(other.bytes()).ok();
    desk.ok("status open 1");
    desk.ok("merge 2 1");
    desk.at("2026-07-01T11:00:00Z");
    assert_eq!(deliver(&desk, &question.click("c1@x.example", "4"))["ticket"], json!(2));
    let rows = desk.json("survey list");
    assert_eq!(
        (rows.as_array().unwrap().len(), &rows[0]["ticket"], &rows[0]["score"]),
        (1, &json!(1), &json!(4)),
        "{rows}"
    );
    assert!(
        desk.command("show 2").terminal(80).ok().contains("csat 4 of 5"),
        "it is shown where the ticket goes on"
    );
    assert_eq!(desk.json("report satisfaction")[0]["replied"], json!(1));
    desk.ok("unmerge 1");
    assert_eq!(desk.json("survey list")[0]["ticket"], json!(1), "it goes back with the ticket");
    desk.ok("verify");
}

#[test]
fn nobody_is_asked_who_must_not_be() {
    let desk = solved();
    desk.refused("survey ask 9").says(1, "there is no ticket 9", "desk list");
    desk.refused("survey ask 1 ces").says(2, "\"ces\" is no question", "csat or nps");
    desk.refused("survey ask csat").says(2, "about which tickets?", "desk survey ask 12 csat");
    desk.ok("survey ask 1 --dry-run");
    assert_eq!(
        (desk.json("survey list"), desk.json("outbox list").as_array().unwrap().len()),
        (json!([]), 1)
    );
    let machine = Mail::new("m@y.example", "08:30")
        .from("shop@y.example")
        .subject("Order")
        .header("Auto-Submitted", "auto-generated");
    desk.command("deliver").stdin(machine.bytes()).ok();
    let robot = Mail::new("r@y.example", "08:30").from("no-reply@y.example").subject("News");
    desk.command("deliver").stdin(robot.bytes()).ok();
    desk.refused("survey ask 2").says(1, "is from a machine", "desk show 2");
    desk.refused("survey ask 3").says(1, "nobody reads", "desk show 3");
    desk.refused("survey ask 1 2").says(1, "ticket 2", "desk show 2");
    assert_eq!(desk.json("survey list"), json!([]), "all or none");
    let kept = desk.run("survey ask 1 2 --keep-going -f json");
    assert_eq!((kept.code, crate::harness::strict(&kept.text()).as_array().unwrap().len()), (3, 1), "{kept}");
    // A query passes over those who cannot be asked; two at once want a yes.
    let ben = Mail::new("b@z.example", "08:30").from("Ben <ben@z.example>").subject("A pot");
    desk.command("deliver").stdin(ben.bytes()).ok();
    desk.refused("survey ask nps --where id:1-4").says(1, "would be sent to 2 customers", "--yes");
    let rows = desk.json("survey ask nps --where id:1-4 --yes");
    assert_eq!(
        rows.as_array().unwrap().iter().map(|row| row["ticket"].as_i64().unwrap()).collect::<Vec<_>>(),
        [1, 4]
    );
}

#[test]
fn who_wants_no_surveys_is_asked_no_more() {
    let desk = solved();
    let question = Question::ask(&desk, "1");
    desk.at("2026-07-01T11:00:00Z");
    let never = Mail::new("never@x.example", "11:00").subject(&question.never).body("");
    assert_eq!(deliver(&desk, &never)["kind"], "survey");
    assert_eq!(desk.json("customer show eva@customer.example")["survey"], json!(false));
    assert_eq!(
        (desk.field(1, "status"), answers(&desk)),
        ("solved".into(), vec![("csat".into(), json!(null), json!(null))])
    );
    desk.refused("survey ask 1 nps").says(1, "wants no surveys", "--force");
    desk.ok("verify");
    desk.undo_newest();
    assert_eq!(desk.json("customer show eva@customer.example")["survey"], json!(true));
    desk.ok("customer set eva@customer.example survey=no");
    desk.refused("survey ask 1 nps").says(1, "wants no surveys", "--force");
    desk.ok("survey ask 1 nps --force");
    // By hand somebody may be asked again, and an answer to either question mail counts.
    desk.ok("customer set eva@customer.example survey=yes language=de");
    let again = Question::ask(&desk, "1");
    assert!(again.text.contains("wie zufrieden sind Sie"), "{}", again.text);
    deliver(&desk, &question.reply("late@x.example", "2\n"));
    assert_eq!(answers(&desk)[0], ("csat".to_owned(), json!(2), json!(null)));
    desk.ok("verify");
}

#[test]
fn a_question_that_never_left_was_not_asked() {
    let desk = solved();
    Question::ask(&desk, "1");
    assert_eq!(desk.json("report satisfaction")[0]["asked"], json!(1));
    desk.ok("outbox drop o2");
    assert_eq!(desk.json("survey list"), json!([]));
    assert_eq!(desk.json("report satisfaction").as_array().map(Vec::len), Some(1), "the total alone");
    desk.ok("undo");
    assert_eq!(desk.json("survey list").as_array().unwrap().len(), 1);
    desk.ok("undo");
    assert_eq!(desk.json("survey list"), json!([]));
    desk.ok("verify");
}

#[test]
fn a_text_of_ones_own_asks_in_its_place() {
    let desk = solved();
    desk.words([
        "canned",
        "add",
        "csat",
        "--body",
        "{{ greeting }}\n\nHow was it?\n\n{{ answers }}\n\nYours, {{ desk.name }}",
    ])
    .ok();
    let question = Question::ask(&desk, "1");
    assert!(
        question.text.contains(" Eva,\n\nHow was it?\n\n5  very satisfied\n<mailto:"),
        "{}",
        question.text
    );
    assert!(question.text.trim_end().ends_with("Yours, Acme"), "{}", question.text);
    desk.words(["canned", "edit", "csat", "--body", "How was it?"]).ok();
    let question = Question::ask(&desk, "1");
    assert!(question.text.starts_with("How was it?\n\n5  very satisfied\n<mailto:"), "{}", question.text);
    desk.words(["canned", "edit", "csat", "--body", "How was {{ thing }}?"]).ok();
    desk.refused("survey ask 1").says(1, "thing", "desk show 1");
}

#[test]
fn answers_that_were_imported_all_at_once_are_the_same() {
    let desk = solved();
    let (csat, nps) = (Question::ask(&desk, "1"), Question::ask(&desk, "1 nps"));
    desk.at("2026-07-01T12:00:00Z");
    let mails = [
        csat.click("i1@x.example", "5"),
        nps.click("i2@x.example", "9"),
        csat.reply("i3@x.example", "3\n").header("Date", "Wed, 01 Jul 2026 11:30:00 +0000"),
    ];
    desk.file("all.mbox", mboxrd(&mails));
    desk.ok("import all.mbox");
    assert_eq!(
        answers(&desk),
        [("csat".to_owned(), json!(3), json!(null)), ("nps".to_owned(), json!(9), json!(null))]
    );
    assert_eq!(desk.field(1, "status"), "solved");
    let rows = desk.json("report satisfaction");
    let nps = rows.as_array().unwrap().iter().find(|row| row["question"] == "nps 0-10").unwrap();
    assert_eq!((&nps["nps"], &nps["response_pct"]), (&json!(100), &json!(100.0)), "{nps}");
    desk.ok("verify");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// Answers without words are no contact: whatever else happened, every other report is the same with and without them.
    #[test]
    fn bare_answers_change_no_other_figure(acts in proptest::collection::vec(0..6_u8, 1..6), scores in proptest::collection::vec(1..6_i64, 1..5)) {
        let mut said = Vec::new();
        for answering in [false, true] {
            let desk = solved();
            let question = Question::ask(&desk, "1");
            for (number, act) in acts.iter().enumerate() {
                let hour = 11 + number;
                desk.at(&format!("2026-07-01T{hour}:00:00Z"));
                let id = format!("act{number}@x.example");
                let wrote = Mail::new(&id, &format!("{hour}:00")).answers("1@x.example").subject("Re: It does not work").body("Once more.\n");
                match act {
                    0 => { desk.command("deliver").stdin(wrote.bytes()).ok(); }
                    1 => { desk.run("reply 1 --body again --status solved"); }
                    2 => { desk.run("status closed 1"); }
                    3 => { desk.run("status open 1"); }
                    4 => { desk.run("reply 1 --body again"); }
                    _ => { desk.run("status pending 1"); }
                }
                desk.at(&format!("2026-07-01T{hour}:30:00Z"));
                if answering && let Some(score) = scores.get(number) {
                    let mail = question.click(&format!("click{number}@x.example"), &score.to_string());
                    prop_assert_eq!(&deliver(&desk, &mail)["ticket"], &json!(1));
                }
            }
            desk.at("2026-07-20T00:00:00Z");
            let row = desk.json("list id:1 --columns id,status,first_response_at,solved_at,closed_at,waiting_since,sla_status,assignee");
            said.push((figures(&desk), row));
            desk.ok("verify");
        }
        prop_assert_eq!(&said[0], &said[1]);
    }
}
