//! What only a process has: a reader that goes away, and a hand that pulls the plug.

use std::io::{BufRead, BufReader, Read};
use std::process::Stdio;

use crate::harness::Desk;
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

#[test]
fn an_import_that_is_killed_is_finished_by_the_next() {
    // More than one batch, so that there is something to lose between two.
    let mails: Vec<Mail> = (0..5_000)
        .map(|at| {
            let mail = Mail::new(&format!("{at}@x.example"), "07:00").body(&format!("Text {at}\n"));
            if at % 3 == 0 { mail } else { mail.answers(&format!("{}@x.example", (at * 7) % 5_000)) }
        })
        .collect();
    let mbox = mboxrd(&mails);
    let undisturbed = Desk::new();
    undisturbed.file("inbox.mbox", &mbox);
    undisturbed.ok("import -q inbox.mbox");
    let desk = Desk::new();
    desk.file("inbox.mbox", &mbox);
    let mut kept = 0;
    for milliseconds in [150, 500] {
        let mut child =
            desk.process().args(["import", "-q", "inbox.mbox"]).stdout(Stdio::null()).spawn().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(milliseconds));
        child.kill().unwrap();
        child.wait().unwrap();
        let now = desk.json("messages").as_array().unwrap().len();
        assert!(now >= kept, "what was kept stays kept");
        kept = now;
    }
    let row = &desk.json("import inbox.mbox")[0];
    assert_eq!(
        (&row["seen"], row["imported"].as_u64().unwrap()),
        (&5_000.into(), 5_000 - kept as u64),
        "{row}"
    );
    assert_eq!(partition(&desk), partition(&undisturbed));
    let check = rusqlite::Connection::open(desk.db()).unwrap();
    let verdict: String = check.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(verdict, "ok");
}
