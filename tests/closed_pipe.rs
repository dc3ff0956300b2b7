//! What only a process has: a reader that goes away, and a hand that pulls the plug.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::Stdio;

use crate::harness::{Desk, strict};
use crate::import::partition;
use crate::mail::{Mail, mboxrd};

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let desk = Desk::new();
    let mails: Vec<Mail> = (0..600)
        .map(|at| Mail::new(&format!("{at}@x.example"), "07:00").body(&"words, words, words\n".repeat(99)))
        .collect();
    desk.file("inbox.mbox", mboxrd(&mails));
    desk.ok("import -q inbox.mbox");
    for words in [
        &["messages", "-f", "json"][..],
        &["messages", "-f", "csv", "--columns", "id,text"],
        &["messages", "-f", "html", "--columns", "id,text"],
        &["messages", "-f", "table", "--columns", "id,text"],
        &["list", "-f", "jsonl"],
        &["completions", "bash"],
    ] {
        let mut child =
            desk.process().args(words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::with_capacity(16, child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        let status = child.wait().unwrap();
        assert_eq!((status.code(), said.as_str()), (Some(0), ""), "{words:?}");
        assert!(!line.is_empty());
    }
}

/// As many mails of about a kilobyte; each third begins a conversation, the others answer one.
fn many(count: usize) -> Vec<Mail> {
    let text = "words ".repeat(160);
    let mail = |at: usize| {
        let mail = Mail::new(&format!("{at}@x.example"), "07:00").body(&format!("Text {at}\n{text}\n"));
        if at.is_multiple_of(3) { mail } else { mail.answers(&format!("{}@x.example", (at * 7) % count)) }
    };
    (0..count).map(mail).collect()
}

#[test]
fn an_import_that_is_killed_is_finished_by_the_next() {
    let mbox = mboxrd(&many(12_000));
    let undisturbed = Desk::new();
    undisturbed.file("inbox.mbox", &mbox);
    undisturbed.ok("import -q inbox.mbox");
    let desk = Desk::new();
    let mut child =
        desk.process().args(["import", "-"]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    // What a pipe, a buffer and a queue can hold apart, this much has been taken in when it has all been handed over.
    child.stdin.as_mut().unwrap().write_all(&mbox[..mbox.len() * 4 / 5]).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    let kept = desk.json("messages").as_array().unwrap().len();
    assert!((1_000..12_000).contains(&kept), "{kept} mails were made to last before the end");
    desk.file("inbox.mbox", &mbox);
    let row = &desk.json("import inbox.mbox")[0];
    assert_eq!(
        (&row["seen"], row["imported"].as_u64().unwrap()),
        (&12_000.into(), 12_000 - kept as u64),
        "{row}"
    );
    assert_eq!(partition(&desk), partition(&undisturbed));
    let check = rusqlite::Connection::open(desk.db()).unwrap();
    let verdict: String = check.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok");
}

#[test]
fn two_imports_at_once_take_each_mail_in_once() {
    let mails = many(2_500);
    let desk = Desk::new();
    desk.file("one.mbox", mboxrd(&mails));
    desk.file("other.mbox", mboxrd(&mails.iter().rev().cloned().collect::<Vec<_>>()));
    let import = |name: &str| {
        desk.process().args(["import", "-f", "json", name]).stdout(Stdio::piped()).spawn().unwrap()
    };
    let (one, other) = (import("one.mbox"), import("other.mbox"));
    let imported = [one, other].map(|child| {
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(0));
        strict(&String::from_utf8(output.stdout).unwrap())[0]["imported"].as_u64().unwrap()
    });
    assert_eq!(imported.iter().sum::<u64>(), 2_500, "{imported:?}");
    let alone = Desk::new();
    alone.file("one.mbox", mboxrd(&mails));
    alone.ok("import -q one.mbox");
    assert_eq!(partition(&desk), partition(&alone));
}
