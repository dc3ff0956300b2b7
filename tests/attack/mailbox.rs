//! Generated mailboxes: what stands in them, and the ways in which they are handed over.

use std::collections::BTreeMap;

use proptest::prelude::*;
use serde_json::Value;

use crate::harness::{Desk, strict};

/// One mail of a generated mailbox.
#[derive(Clone, Debug)]
pub struct Sketch {
    id: Id,
    /// Numbers of mails in `References`; those beyond the mailbox are never seen, its own makes a loop.
    references: Vec<usize>,
    /// Numbers in `In-Reply-To`: more than one are several parents.
    replies: Vec<usize>,
    writer: &'static str,
    subject: &'static str,
    body: &'static str,
    date: Option<&'static str>,
    automatic: bool,
}

#[derive(Clone, Copy, Debug)]
enum Id {
    Own,
    None,
    /// The id, parents and writer of that mail, with other words: a list's copy with a footer.
    Variant(usize),
    /// That mail once more, with the traces of another relay.
    Copy(usize),
}

/// More numbers than mails: the rest are parents that nobody has.
const UNSEEN: usize = 2;
const WRITERS: [&str; 4] = ["Eva <eva@customer.example>", "ben@other.example", "DORA@third.example", ""];
const SUBJECTS: [&str; 5] = ["Kettle", "Re: Kettle", "=?utf-8?Q?Gr=C3=BC=C3=9Fe?=", "", "Fwd: [other #1] x"];
/// What containers get wrong: lines that look like envelopes, empty lines at the end, no line end at all, dots.
const BODIES: [&str; 8] = [
    "it leaks\n",
    "From here it looks broken\n\nFrom there too\n",
    ">From quoted\n>>From twice\n\n>From\n",
    "From eva@customer.example Wed Jul  1\n",
    "many empty lines\n\n\n\n",
    "no end",
    "",
    ".\n..\n\t.\n",
];
const DATES: [Option<&str>; 4] =
    [Some("Wed, 01 Jul 2026 07:00:00 +0000"), Some("Wed, 01 Jul 2026 09:30:00 +0200"), Some("someday"), None];

/// Mailboxes of two to nine mails, copies and variants among them.
pub fn mailboxes() -> impl Strategy<Value = Vec<Sketch>> {
    (2usize..10).prop_flat_map(|count| {
        let some = move || prop::collection::vec(0..count + UNSEEN, 0..4);
        let id = prop_oneof![
            6 => Just(Id::Own),
            1 => Just(Id::None),
            1 => (0..count).prop_map(Id::Variant),
            1 => (0..count).prop_map(Id::Copy),
        ];
        let words = (
            prop::sample::select(&WRITERS[..]),
            prop::sample::select(&SUBJECTS[..]),
            prop::sample::select(&BODIES[..]),
            prop::sample::select(&DATES[..]),
        );
        let sketch = (id, some(), some(), words, prop::bool::weighted(0.15));
        let sketch =
            sketch.prop_map(|(id, references, replies, (writer, subject, body, date), automatic)| Sketch {
                id,
                references,
                replies,
                writer,
                subject,
                body,
                date,
                automatic,
            });
        prop::collection::vec(sketch, count)
    })
}

/// The bytes of each mail, with LF.
pub fn written(sketches: &[Sketch]) -> Vec<Vec<u8>> {
    (0..sketches.len()).map(|at| mail(sketches, at).into_bytes()).collect()
}

fn mail(sketches: &[Sketch], at: usize) -> String {
    let whose = |other: usize| if matches!(sketches[other].id, Id::Own | Id::None) { other } else { at };
    match sketches[at].id {
        // A copy of a copy would need its own original: those stand for themselves.
        Id::Copy(other) if whose(other) == other && other != at => {
            format!(
                "Received: from relay.example; Wed, 01 Jul 2026 07:0{at}:00 +0000\n{}\n\n",
                mail(sketches, other)
            )
        }
        Id::Variant(other) if matches!(sketches[other].id, Id::Own) && other != at => {
            format!("{}\nfooter {at}\n", mail(sketches, other))
        }
        Id::None => body(sketches, at, ""),
        _ => body(sketches, at, &format!("Message-ID: <{at}@x.example>\n")),
    }
}

fn body(sketches: &[Sketch], at: usize, id: &str) -> String {
    let Sketch { references, replies, writer, subject, body, date, automatic, .. } = &sketches[at];
    let names = |numbers: &[usize]| {
        numbers.iter().map(|number| format!("<{number}@x.example>")).collect::<Vec<_>>().join(" ")
    };
    let mut mail = format!("To: support@acme.example\n{id}");
    if !writer.is_empty() {
        mail.push_str(&format!("From: {writer}\n"));
    }
    if let Some(date) = date {
        mail.push_str(&format!("Date: {date}\n"));
    }
    for (name, numbers) in [("References", references), ("In-Reply-To", replies)] {
        if !numbers.is_empty() {
            mail.push_str(&format!("{name}: {}\n", names(numbers)));
        }
    }
    if *automatic {
        mail.push_str("Auto-Submitted: auto-replied\n");
    }
    format!("{mail}Subject: {subject}\nX-Number: {at}\n\nNumber {at}\n{body}")
}

/// What a container cannot change: how many different mails there are, whatever their line ends and trailing lines.
pub fn different(mails: &[Vec<u8>]) -> usize {
    let same = |mail: &Vec<u8>| {
        let text = String::from_utf8(mail.clone()).unwrap();
        let text = text
            .strip_prefix("Received: ")
            .and_then(|rest| rest.split_once('\n'))
            .map_or(&*text, |(_, rest)| rest);
        text.trim_end_matches('\n').to_owned()
    };
    mails.iter().map(same).collect::<std::collections::BTreeSet<_>>().len()
}

/// A container.
#[derive(Clone, Copy, Debug)]
pub enum Way {
    Mbox,
    Maildir,
    Folder,
    Stdin,
    Deliver,
    /// Three containers in one command.
    Mixed,
}

/// Containers, with LF or CRLF.
pub fn ways() -> impl Strategy<Value = (Way, bool)> {
    let ways = [Way::Mbox, Way::Maildir, Way::Folder, Way::Stdin, Way::Deliver, Way::Mixed];
    (prop::sample::select(ways.to_vec()), any::<bool>())
}

/// Hands mails over; gives how many were seen and imported. The counts of each row must add up.
pub fn hand_over(desk: &Desk, mails: &[Vec<u8>], (way, crlf): (Way, bool), name: &str) -> (u64, u64) {
    let mails: Vec<Vec<u8>> =
        mails.iter().map(|mail| if crlf { with_crlf(mail) } else { mail.clone() }).collect();
    let tell = |line: String| counted(&strict(&desk.ok(&format!("import -f json {line}"))));
    match way {
        _ if mails.is_empty() => (0, 0),
        Way::Mbox => tell(mbox(desk, &mails, name, crlf)),
        Way::Maildir => tell(maildir(desk, &mails, name)),
        Way::Folder => tell(folder(desk, &mails, name)),
        Way::Stdin => {
            let bytes = mboxrd(&mails, crlf);
            counted(&strict(&desk.command("import -f json -").stdin(bytes).ok()))
        }
        Way::Deliver => mails.iter().fold((0, 0), |(seen, imported), mail| {
            let row = strict(&desk.command("deliver -f json").stdin(mail.clone()).ok());
            (seen + 1, imported + u64::from(row["outcome"] == "imported"))
        }),
        Way::Mixed => {
            let third = mails.len().div_ceil(3);
            let (first, rest) = mails.split_at(third);
            let (second, last) = rest.split_at(third.min(rest.len()));
            let name = |part: &str| format!("{name}-{part}");
            tell(format!(
                "{} {} {}",
                mbox(desk, first, &name("a"), crlf),
                maildir(desk, second, &name("b")),
                folder(desk, last, &name("c"))
            ))
        }
    }
}

fn mbox(desk: &Desk, mails: &[Vec<u8>], name: &str, crlf: bool) -> String {
    desk.file(&format!("{name}.mbox"), mboxrd(mails, crlf));
    // A file without a mail is told as an empty one: there is none to tell of.
    if mails.is_empty() { String::new() } else { format!("{name}.mbox") }
}

fn maildir(desk: &Desk, mails: &[Vec<u8>], name: &str) -> String {
    for part in ["cur", "new", "tmp"] {
        std::fs::create_dir_all(desk.path(&format!("{name}/{part}"))).unwrap();
    }
    for (at, mail) in mails.iter().enumerate() {
        let place = if at % 2 == 0 { "new" } else { "cur" };
        let flags = if at % 2 == 0 { "" } else { ":2,S" };
        desk.file(&format!("{name}/{place}/17828{at:05}.M{at}.host{flags}"), mail);
    }
    name.to_owned()
}

fn folder(desk: &Desk, mails: &[Vec<u8>], name: &str) -> String {
    std::fs::create_dir_all(desk.path(name)).unwrap();
    for (at, mail) in mails.iter().enumerate() {
        desk.file(&format!("{name}/{at}.eml"), mail);
    }
    name.to_owned()
}

/// An mbox as `mboxrd` quotes it, of any bytes; written here apart from the reader under attack.
pub fn mboxrd(mails: &[Vec<u8>], crlf: bool) -> Vec<u8> {
    let end: &[u8] = if crlf { b"\r\n" } else { b"\n" };
    let mut out = Vec::new();
    for mail in mails {
        out.extend_from_slice(b"From eva@customer.example Wed Jul  1 08:00:00 2026");
        out.extend_from_slice(end);
        for line in mail.split_inclusive(|byte| *byte == b'\n') {
            let quotes = line.iter().take_while(|byte| **byte == b'>').count();
            if line[quotes..].starts_with(b"From ") {
                out.push(b'>');
            }
            out.extend_from_slice(line);
        }
        if !mail.ends_with(b"\n") {
            out.extend_from_slice(end);
        }
        out.extend_from_slice(end);
    }
    out
}

/// With CRLF at the end of each line that has LF alone.
pub fn with_crlf(mail: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(mail.len() + 64);
    for (at, byte) in mail.iter().enumerate() {
        if *byte == b'\n' && (at == 0 || mail[at - 1] != b'\r') {
            out.push(b'\r');
        }
        out.push(*byte);
    }
    out
}

/// What the rows of an import add up to; each must add up in itself, and nothing may be in quarantine.
#[track_caller]
pub fn counted(rows: &Value) -> (u64, u64) {
    let mut sum = (0, 0);
    for row in rows.as_array().unwrap() {
        let count = |name: &str| row[name].as_u64().unwrap();
        assert_eq!(
            count("seen"),
            count("imported") + count("duplicates") + count("quarantined") + count("skipped"),
            "{row}"
        );
        sum = (sum.0 + count("seen"), sum.1 + count("imported"));
    }
    sum
}

/// The tickets as sets of mails; a mail is known by its id and its words, since ids come twice here.
pub fn partition(desk: &Desk) -> Vec<Vec<String>> {
    let mut tickets: BTreeMap<i64, Vec<String>> = BTreeMap::new();
    let rows = desk.json("messages --columns ticket,message_id,text");
    for row in rows.as_array().unwrap() {
        let text = row["text"].as_str().unwrap().trim_end();
        let mail = format!("{} {text}", row["message_id"].as_str().unwrap());
        tickets.entry(row["ticket"].as_i64().unwrap()).or_default().push(mail);
    }
    let mut parts: Vec<Vec<String>> = tickets.into_values().collect();
    parts.iter_mut().for_each(|part| part.sort());
    parts.sort();
    parts
}
