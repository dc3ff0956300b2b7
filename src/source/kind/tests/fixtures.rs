//! Tables of mails in the style of many programs, written for these tests: what each is, and what it says. A table is a file of
//! entries; an entry is `=== name`, lines of expectations behind `> `, and a mail.

use crate::source::mail::{Origin, read, sha256};
use crate::source::original::Press;
use crate::source::{Folder, Incoming};

struct Entry {
    name: &'static str,
    expected: Vec<&'static str>,
    mail: String,
}

fn entries(table: &'static str) -> Vec<Entry> {
    let pieces = table.split("=== ").filter(|p| !p.trim().is_empty());
    pieces
        .map(|piece| {
            let (name, rest) = piece.split_once('\n').unwrap();
            let expected = rest.lines().map_while(|l| l.strip_prefix("> ")).collect::<Vec<_>>();
            let mail = rest.lines().skip(expected.len()).map(|l| format!("{l}\n")).collect();
            Entry { name, expected, mail }
        })
        .collect()
}

pub(super) fn taken(mail: &str) -> Incoming {
    let origin = Origin { source: "table".into(), position: 1, filed: None, folder: Folder::Inbox };
    let bytes = mail.as_bytes();
    *read(origin, bytes, sha256(bytes), &mut Press::new().unwrap()).unwrap().unwrap()
}

/// The mail with each kind of line end.
fn in_every_form(mail: &str) -> [(&'static str, Incoming); 3] {
    [("LF", "\n"), ("CRLF", "\r\n"), ("CR", "\r")].map(|(name, end)| (name, taken(&mail.replace('\n', end))))
}

/// What a bounce says, as the tables have it.
pub(super) fn said(mail: &Incoming) -> Vec<String> {
    let Some(returned) = &mail.returned else { return Vec::new() };
    let failures = returned.failures.iter().map(|f| {
        let lasting = if f.lasting { "lasting" } else { "waiting" };
        format!("{} {} {lasting}", f.recipient, f.status.as_deref().unwrap_or("-"))
    });
    failures.chain(returned.message_id.as_ref().map(|id| format!("id {id}"))).collect()
}

#[test]
fn bounces_are_found_and_understood() {
    let bounces = entries(include_str!("../../../../tests/data/mail/bounces.txt"));
    let (mut found, mut understood, mut wrong) = (0, 0, Vec::new());
    for bounce in &bounces {
        for (form, mail) in in_every_form(&bounce.mail) {
            let said = said(&mail);
            found += usize::from(mail.kind.word() == "bounce");
            understood += usize::from(said == bounce.expected);
            if mail.kind.word() != "bounce" || said != bounce.expected {
                wrong.push(format!(
                    "{}, {form}: {} {said:?}, not {:?}",
                    bounce.name, mail.kind, bounce.expected
                ));
            }
        }
    }
    let all = bounces.len() * 3;
    let report = format!("found {found} of {all}, understood {understood}\n{}", wrong.join("\n"));
    eprint(&report);
    assert!(bounces.len() >= 60, "{report}");
    assert!(found * 100 >= all * 97 && understood * 100 >= all * 97, "{report}");
}

#[test]
fn people_are_never_taken_for_machines() {
    let people = entries(include_str!("../../../../tests/data/mail/people.txt"));
    assert!(people.len() >= 40, "{}", people.len());
    for person in &people {
        for (form, mail) in in_every_form(&person.mail) {
            assert_eq!([mail.kind.word()], person.expected[..], "{}, {form}", person.name);
            let receipt = mail.returned.as_ref().is_none_or(|r| r.failures.is_empty());
            assert!(receipt, "{}, {form}", person.name);
        }
    }
}

#[test]
fn machines_are_told_apart() {
    let mut wrong = Vec::new();
    for machine in entries(include_str!("../../../../tests/data/mail/machines.txt")) {
        for (form, mail) in in_every_form(&machine.mail) {
            let mut said = said(&mail);
            said.insert(0, mail.kind.word().into());
            if said != machine.expected {
                wrong.push(format!("{}, {form}: {said:?}, not {:?}", machine.name, machine.expected));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Shown by `cargo test -- --nocapture`.
#[allow(clippy::print_stderr)]
fn eprint(report: &str) {
    eprintln!("{report}");
}
