//! Many bounces in the manner of many mail systems, and many mails of people who talk about such things, as compact tables that
//! are spelled out here.

use std::fmt::Write as _;

use super::fixtures::{said, taken};
use crate::desk::message::Kind;

/// The mail that came back.
const COPY: &str = "Return-Path: <ana@desk.example>\nReceived: from desk.example by mx.far.example; Wed, 1 Jul 2026 10:00:00 +0200\n\
    Message-ID: <m1@desk.example>\nFrom: ana@desk.example\nTo: gone@far.example\nSubject: Your order\n\nYour order is on its way.\n";

struct Bounce {
    name: &'static str,
    /// What it says, in the words of the other tables.
    expected: Vec<String>,
    mail: String,
}

/// An entry is `=== name | status id`: an enhanced status, `-` for a failure and `~` for a wait without one, nothing where nobody
/// is named, and `id` where the mail that came back is. In its mail stand for more: `@null` the null path, `@report` a
/// report's head, `@dsn action status` its second part, `@mail` and `@head` its third, `@copy` the mail that came back as text.
fn bounces(table: &'static str) -> Vec<Bounce> {
    table.split("=== ").skip(1).map(bounce).collect()
}

fn bounce(entry: &'static str) -> Bounce {
    let (title, rest) = entry.split_once('\n').unwrap();
    let (name, told) = title.split_once(" |").unwrap();
    let expected = told.split_whitespace().map(|word| match word {
        "id" => "id m1@desk.example".to_owned(),
        "-" => "gone@far.example - lasting".to_owned(),
        "~" => "gone@far.example - waiting".to_owned(),
        status if status.starts_with('4') => format!("gone@far.example {status} waiting"),
        status => format!("gone@far.example {status} lasting"),
    });
    let mut mail = String::from("To: ana@desk.example\n");
    let is_report = rest.contains("\n@report\n");
    for line in rest.lines() {
        match line.split(' ').collect::<Vec<_>>()[..] {
            ["@null"] => mail.push_str("Return-Path: <>\n"),
            ["@report"] => mail.push_str(
                "MIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"r\"\n\n--r\n\
                 Content-Type: text/plain; charset=utf-8\n",
            ),
            ["@dsn", action, status] => write!(
                mail,
                "\n--r\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.far.example\n\n\
                 Final-Recipient: rfc822; gone@far.example\nAction: {action}\nStatus: {status}\n"
            )
            .unwrap(),
            ["@mail"] => write!(mail, "\n--r\nContent-Type: message/rfc822\n\n{COPY}").unwrap(),
            ["@head"] => {
                write!(mail, "\n--r\nContent-Type: text/rfc822-headers\n\n{}", COPY.split("\n\n").next().unwrap())
                    .unwrap();
            }
            ["@copy"] => mail.push_str(COPY),
            _ => {
                mail.push_str(line);
                mail.push('\n');
            }
        }
    }
    if is_report {
        mail.push_str("\n--r--\n");
    }
    Bounce { name: name.trim(), expected: expected.collect(), mail }
}

/// How many of a table are found and understood, and what is wrong with the others.
fn counted(table: &'static str) -> (usize, usize, usize, String) {
    let (mut found, mut understood, mut wrong) = (0, 0, Vec::new());
    let all = bounces(table);
    for bounce in &all {
        let mail = taken(&bounce.mail);
        let said = said(&mail);
        found += usize::from(mail.kind.word() == "bounce");
        understood += usize::from(said == bounce.expected);
        if mail.kind.word() != "bounce" || said != bounce.expected {
            wrong.push(format!("{}: {} {said:?}, not {:?}", bounce.name, mail.kind, bounce.expected));
        }
    }
    let report = format!("found {found} of {}, understood {understood}\n{}", all.len(), wrong.join("\n"));
    (all.len(), found, understood, report)
}

#[test]
fn bounces_of_many_systems_are_found() {
    let (all, found, understood, report) =
        counted(include_str!("../../../../tests/data/mail/varied_bounces.txt"));
    assert!(all >= 120 && found * 100 >= all * 97 && understood * 100 >= all * 97, "{report}");
}

/// These were written last, and counted once before anything was mended after them: 41 of 44 were found.
#[test]
fn bounces_written_later_are_found_as_well() {
    let (all, found, understood, report) =
        counted(include_str!("../../../../tests/data/mail/later_bounces.txt"));
    assert!(all >= 40 && found * 100 >= all * 97 && understood * 100 >= all * 97, "{report}");
}

/// What mail programs and mail systems put above the words of a person.
const HEADS: &[&str] = &[
    "Return-Path: <eva@customer.example>\n",
    "",
    "Auto-Submitted: no\n",
    "In-Reply-To: <b1@mx.far.example>\nReferences: <m1@desk.example> <b1@mx.far.example>\n",
    "Return-Path: <support+srs0=x=customer.example=eva@desk.example>\nX-Forwarded-To: desk@desk.example\n",
    "Return-Path: <eva@customer.example>\nImportance: high\nX-Priority: 1\nX-Mailer: Mail for the phone\n",
    "List-Id: <help.desk.example>\nPrecedence: list\n",
    "X-Auto-Response-Suppress: DR, OOF, AutoReply\n",
    "Auto-Submitted: auto-forwarded\n",
    "Auto-Submitted: auto-generated\nX-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent\n",
    "X-Autogenerated: Redirect\nX-Envelope-From: <eva@customer.example>\n",
];

/// Heads that programs write more often than people: with them words of absence may be a program's, never those of a bounce or a
/// challenge.
const DOUBTFUL: &[&str] = &[
    "Return-Path: <>\n",
    "Return-Path: <MAILER-DAEMON@desk.example>\nX-Mailer: web form\n",
    "Precedence: bulk\n",
    "Auto-Submitted: auto-generated\n",
];

#[test]
fn people_who_talk_about_such_things_are_people() {
    let people = include_str!("../../../../tests/data/mail/people_about.txt");
    let (mut wrong, mut doubtful) = (Vec::new(), Vec::new());
    let mut all = 0;
    for line in people.lines() {
        let (subject, body) = line.split_once(" ¦ ").unwrap();
        all += 1;
        for head in HEADS.iter().chain(DOUBTFUL) {
            let body = body.replace("\\n", "\n");
            let mail = format!(
                "{head}From: Eva Novak <eva@customer.example>\nTo: support@desk.example\nSubject: {subject}\n\
                 Content-Type: text/plain; charset=utf-8\n\n{body}\n"
            );
            let kind = taken(&mail).kind;
            if HEADS.contains(head) && !kind.is_contact() {
                wrong.push(format!("{kind}: {head}{subject}"));
            } else if !kind.is_contact() && kind != Kind::AutoReply && !doubtful.contains(&subject) {
                doubtful.push(subject);
            }
        }
    }
    assert!(all >= 300 && wrong.is_empty(), "{} of {all}\n{}", wrong.len(), wrong.join("\n"));
    // Whose words are all those of a bounce, under its subject and without a path, cannot be told from one.
    assert!(doubtful.len() <= 3, "{doubtful:?}");
}
