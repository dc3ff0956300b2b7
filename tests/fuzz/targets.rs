//! What is attacked, and what must hold whatever the bytes are.

use std::ffi::OsString;
use std::io::Read;
use std::os::unix::ffi::OsStringExt;
use std::sync::Arc;

use solodesk::desk::calendar::Calendar;
use solodesk::desk::event::{Event, Recorded, Voice, What};
use solodesk::desk::fold::{Promise, Rules, Traits};
use solodesk::desk::id::{AgentId, MessageId, OperationId, SettingsId, TagId, TicketId};
use solodesk::desk::policy::{Goal, Hours, Override, Policy, Reopen, ReopenOn, Retarget};
use solodesk::desk::query::{Context, Query};
use solodesk::desk::reply_text::reply_text;
use solodesk::desk::settings::Settings;
use solodesk::desk::ticket::{Mode, Priority, Status};
use solodesk::desk::time::{DAY, Moment, Span, Zone};
use solodesk::source::mail::{self, Origin};
use solodesk::source::mbox::Splitter;
use solodesk::source::original::{Press, expand};
use solodesk::source::{Folder, harmless};

use super::random::Random;
use super::seeds;
use crate::attack::{counted, mboxrd, with_crlf};
use crate::harness::{BEGIN, Desk, strict};

/// One thing that takes bytes of strangers.
pub struct Target {
    /// One word.
    pub name: &'static str,
    /// How many cases run where nobody asks for more.
    pub cases: usize,
    /// What is mutated.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Words that mean something to it.
    pub words: &'static [&'static str],
    /// Panics where a law is broken.
    pub run: fn(&[u8]),
}

const OF_MAIL: &[&str] = &[
    "\nContent-Type: multipart/mixed; boundary=b\n",
    "\n--b\n",
    "\n--b--\n",
    "\nContent-Transfer-Encoding: base64\n",
    "\nContent-Transfer-Encoding: quoted-printable\n",
    "charset=",
    "utf-16",
    "utf-7",
    "iso-2022-jp",
    "gb18030",
    "hz-gb-2312",
    "=?utf-8?B?",
    "=?x?Q?=",
    "?=",
    "\nFrom a@b.example Wed Jul  1 08:00:00 2026\n",
    "\n\nFrom ",
    "\n>From ",
    "\r\n",
    "\n\n",
    "\n ",
    "\nMessage-ID: <",
    "\nReferences: ",
    "\nDate: ",
    "\nReceived: ; ",
    "99999999999999999999",
    "-1",
    "<div>",
    "</",
    "&#x",
    "&#0;",
    "<!--",
    "\u{202e}",
    "\u{200b}",
    "\u{feff}",
    "\x1b[31m",
    "\0",
    "(",
    "\"",
    "filename*0*=utf-8''%",
    "../",
    "message/rfc822",
    "multipart/report",
    "message/delivery-status",
    "\nStatus: 5.1.1\n",
    "text/html",
    "text/calendar",
    "application/ms-tnef",
    "<@a:b@c>",
    "@",
    ";",
    ",",
    "=\n",
    "=3D",
    "> ",
    "-- \n",
    " wrote:\n",
    "[acme #1]",
    "begin 644 x\n",
];

/// A reader that gives little at a time, and now and then nothing for once.
struct Trickle<'b>(&'b [u8], Random);

impl Read for Trickle<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.1.below(7) == 0 {
            return Err(std::io::ErrorKind::Interrupted.into());
        }
        let most = (1 + self.1.below(64)).min(into.len());
        self.0.read(&mut into[..most])
    }
}

/// Each mail of an mbox: its bytes, its instant, and its whole size where it was cut.
type Letters = Vec<(Vec<u8>, Option<Moment>, Option<(u64, [u8; 32])>)>;

fn letters(input: impl Read, limit: usize) -> Letters {
    let mut splitter = Splitter::new(input, limit);
    let mut letters = Vec::new();
    while let Some(letter) = splitter.next_letter().unwrap() {
        letters.push((letter.bytes.to_vec(), letter.filed, letter.cut));
    }
    letters
}

/// Splitting: the same whatever pieces the bytes come in, bounded, and true to what was put in.
pub fn mbox() -> Target {
    Target {
        name: "mbox",
        cases: 1_500,
        seeds: || seeds(""),
        words: OF_MAIL,
        run: |bytes| {
            let whole = letters(bytes, 1 << 20);
            let trickle = || Trickle(bytes, Random::new(bytes.len() as u64));
            assert!(letters(trickle(), 1 << 20) == whole, "in small pieces it is split in another way");
            assert!(whole.iter().map(|(bytes, _, _)| bytes.len()).sum::<usize>() <= bytes.len());
            for limit in [0, 1, 100] {
                let cut = letters(trickle(), limit);
                assert_eq!(cut.len(), whole.len(), "a limit of {limit} makes other mails");
                assert!(cut.iter().all(|(bytes, _, _)| bytes.len() <= limit), "more than {limit} bytes");
                for ((cut, _, told), (whole, _, _)) in cut.iter().zip(&whole) {
                    // What is cut is told by its size in the file, where it may still be quoted.
                    assert!(told.is_none_or(|(size, _)| size >= whole.len() as u64));
                    assert!(told.is_some() || cut == whole);
                }
            }
            let (one, other) = (bytes.to_vec(), b"Subject: second\n\nx\n".to_vec());
            let back = letters(&*mboxrd(&[one.clone(), other.clone()], false), 1 << 20);
            let ended =
                |mail: &[u8]| if mail.ends_with(b"\n") { mail.to_vec() } else { [mail, b"\n"].concat() };
            assert_eq!(back.len(), 2, "what is quoted parts no mails");
            assert!(back[0].0 == ended(&one) && back[1].0 == other, "what was quoted does not come back");
        },
    }
}

fn read(bytes: &[u8]) -> mail::Reading {
    let origin = Origin { source: "-".into(), position: 1, filed: None, folder: Folder::Inbox };
    mail::read(origin, bytes, mail::sha256(bytes), &mut Press::new().unwrap()).unwrap()
}

/// Reading one mail: understood or refused with a reason, the same each time, and nothing harmful in what is shown.
pub fn mail() -> Target {
    Target {
        name: "mail",
        cases: 3_000,
        seeds: || seeds(""),
        words: OF_MAIL,
        run: |bytes| {
            let reading = read(bytes);
            assert_eq!(reading, read(bytes), "not the same twice");
            let incoming = match reading {
                Ok(incoming) => incoming,
                Err(refused) => {
                    assert!(!refused.reason.contains("fault of desk"), "{}", refused.reason);
                    assert!(expand(&refused.original, refused.size).unwrap() == bytes);
                    return;
                }
            };
            assert!(expand(&incoming.original, incoming.size).unwrap() == bytes);
            // Ids are opaque, brackets in them too, but they stand on one line. That none is empty, `attack/bytes.rs` asks.
            assert!(!incoming.message_id.contains(['\n', '\r']));
            assert!(!incoming.subject.contains(['\n', '\r']), "{:?}", incoming.subject);
            assert!(incoming.from.email == incoming.from.email.to_lowercase());
            for attachment in &incoming.attachments {
                assert_eq!(harmless(&attachment.name).as_ref(), Some(&attachment.name));
                assert!(!attachment.name.contains(['/', '\\', '\0']) && !attachment.name.is_empty());
                let (same, content) =
                    mail::part(bytes, attachment.part).expect("an attachment that is there");
                assert_eq!((same, content.len() as u64), (attachment.clone(), attachment.bytes));
            }
            let view = reply_text(&incoming.text, true);
            assert!(view.text.trim().is_empty() == incoming.text.trim().is_empty(), "an answer hidden whole");
            // CRs of other kinds than line ends belong to the content.
            if !bytes.contains(&b'\r')
                && let Ok(other) = read(&with_crlf(bytes))
            {
                assert_eq!(other.digest, incoming.digest, "line ends make another mail");
                assert_eq!((other.message_id, other.references), (incoming.message_id, incoming.references));
            }
        },
    }
}

/// What must not reach an eye or a terminal raw, whatever the format; apart from the line ends of the formats.
fn assert_harmless(text: &str, what: &str) {
    let bad = |c: char| {
        (c.is_control() && !matches!(c, '\n' | '\t'))
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{2028}' | '\u{2029}' | '\u{feff}')
            || ('\u{202a}'..='\u{202e}').contains(&c)
            || ('\u{2066}'..='\u{2069}').contains(&c)
    };
    if let Some(found) = text.chars().find(|c| bad(*c)) {
        panic!("{what} shows {:?}", found.escape_unicode().to_string());
    }
}

/// Every command that shows mail, in every format.
fn assert_shown_well(desk: &Desk) {
    let ids = desk.json("list id:1-999").as_array().unwrap().len();
    let mut lines = vec![
        "messages --columns id,from_email,subject,text,reply_text,message_id".to_owned(),
        "list id:1-999".to_owned(),
        "customer list".to_owned(),
        "quarantine list".to_owned(),
    ];
    lines.extend((1..=ids.min(2)).map(|id| format!("show {id}")));
    for line in lines {
        for format in solodesk::table::ALL {
            if format.name == "ids" {
                continue;
            }
            let text = desk.ok(&format!("{line} -f {}", format.name));
            // CSV ends its lines with CRLF (RFC 4180).
            let text = if format.name == "csv" { text.replace("\r\n", "\n") } else { text };
            assert_harmless(&text, &format!("{line} -f {}", format.name));
            match format.name {
                "json" => drop(strict(&text)),
                "jsonl" => text.lines().for_each(|line| drop(strict(line))),
                _ => {}
            }
        }
        assert_harmless(&desk.command(&line).terminal(60).variable("NO_COLOR", "1").ok(), &line);
    }
}

/// A whole import into a desk, twice, and then every format of every list.
pub fn import() -> Target {
    Target {
        name: "import",
        cases: 40,
        seeds: || seeds(""),
        words: OF_MAIL,
        run: |bytes| {
            let desk = Desk::new();
            desk.file(
                "first.eml",
                b"From: eva@customer.example\nMessage-ID: <plain@customer.example>\nSubject: a\n\nx\n",
            );
            desk.ok("import -q first.eml");
            let (seen, _) = counted(&strict(&desk.command("import - -f json").stdin(bytes).ok()));
            let again = counted(&strict(&desk.command("import - -f json").stdin(bytes).ok()));
            assert_eq!(again, (seen, 0), "a second import adds something");
            assert_shown_well(&desk);
        },
    }
}

/// A delivery: stored as it came, and a delivery of the same a duplicate.
pub fn deliver() -> Target {
    Target {
        name: "deliver",
        cases: 60,
        seeds: || seeds(".eml"),
        words: OF_MAIL,
        run: |bytes| {
            let desk = Desk::new();
            let deliver = || strict(&desk.command("deliver -f json").stdin(bytes).ok());
            let (first, again) = (deliver(), deliver());
            assert_eq!(again["outcome"], "duplicate", "{first} {again}");
            if first["outcome"] == "imported" {
                let mail = if bytes.starts_with(b"From ") {
                    bytes.splitn(2, |byte| *byte == b'\n').nth(1).unwrap_or_default()
                } else {
                    bytes
                };
                assert!(desk.run("show --raw m1").stdout == mail, "other bytes come back");
            } else {
                assert_eq!(first["outcome"], "quarantined");
                assert_eq!(desk.json("quarantine list").as_array().unwrap().len(), 1);
            }
        },
    }
}

struct Promises;

impl Rules for Promises {
    fn close_after(&self) -> Span {
        Span(14 * DAY)
    }
    fn give_up_after(&self) -> Option<Span> {
        Some(Span(3 * DAY))
    }
    fn choose(&self, traits: &Traits<'_>) -> Option<Promise> {
        let goal = Some(Goal { seconds: if traits.vip { 3_600 } else { 8 * 3_600 }, hours: Hours::Calendar });
        let policy = Policy {
            name: "usual".into(),
            goals: [goal; 3],
            overrides: [[Override::Inherit; 3]; 4],
            pause_on: vec![Status::Pending],
            reopen: Reopen::Restart,
            reopen_on: ReopenOn::Message,
            retarget: Retarget::Keep,
            at_risk_percent: 80,
        };
        Some(Promise { policy: Arc::new(policy), calendar: Arc::new(Calendar::always()) })
    }
    fn depends_on_traits(&self) -> bool {
        true
    }
}

/// Facts by three bytes each: what, which, and how long after the one before.
fn facts(bytes: &[u8]) -> Vec<Recorded> {
    let mut at = 0;
    let opened = (0, What::Opened(Mode::Inbound, SettingsId(1)));
    let rest = bytes.as_chunks::<3>().0.iter().take(60).map(|[what, which, step]| {
        at += i64::from(*step) * if which % 5 == 0 { 7_200 } else { 60 } * i64::from(step % 3 > 0);
        let (number, message) = (i64::from(*which), MessageId(i64::from(*which) % 16 + 1));
        let status =
            [Status::Open, Status::Pending, Status::Hold, Status::Solved, Status::Closed, Status::Spam];
        let what = match what % 15 {
            0..=3 => What::Received(message, which % 4 != 0),
            4 => What::Replied(message, Voice::Person),
            5 => What::Replied(message, Voice::Machine),
            6 => What::Withdrawn(message),
            7 | 8 => What::Status(status[usize::from(*which) % 6]),
            9 => What::Dismissed(message),
            10 => What::Assigned((which % 2 == 0).then_some(AgentId(1))),
            11 => {
                if which % 2 == 0 {
                    What::Tagged(TagId(number % 3))
                } else {
                    What::Untagged(TagId(number % 3))
                }
            }
            12 => What::Vip(which % 2 == 0),
            13 => What::Priority(if which % 2 == 0 { Priority::Urgent } else { Priority::Low }),
            _ => {
                if which % 2 == 0 {
                    What::Confirmed
                } else {
                    What::Noted(message)
                }
            }
        };
        (at, what)
    });
    std::iter::once(opened)
        .chain(rest)
        .enumerate()
        .map(|(id, (at, what))| {
            let mailed =
                matches!(what, What::Received(..)) || matches!(what, What::Replied(_, Voice::Machine));
            let id = id as i64;
            // The content of a mail decides its tie; two of the same message are the same mail.
            let tie = mailed.then(|| Random::new(id as u64 ^ 0xfeed).next() as i64);
            let event = Event { at: Moment(at), what, agent: None, backfill: mailed && id % 11 == 3, tie };
            Recorded {
                id,
                operation: OperationId(id / 3),
                ticket: TicketId(1),
                learned: Moment(at.max(40_000)),
                event,
            }
        })
        .collect()
}

/// The fold: facts of mail that were written down in another order fold to the same ticket, at every instant.
pub fn fold() -> Target {
    Target {
        name: "fold",
        cases: 3_000,
        seeds: || {
            (0..20)
                .map(|seed| {
                    let mut random = Random::new(seed);
                    (0..90).map(|_| random.next() as u8).collect()
                })
                .collect()
        },
        words: &["\x00\x01\x02", "\x07\x03\x05", "\x09\x01\x00", "\x06\x04\x01", "\x0e\x00\x10"],
        run: |bytes| {
            let straight = facts(bytes);
            let mut random = Random::new(bytes.iter().map(|byte| u64::from(*byte)).sum());
            // Mails swap their numbers, as they do when they arrive in another order; what was typed keeps its own.
            let mut numbers: Vec<i64> =
                straight.iter().filter(|fact| fact.event.tie.is_some()).map(|fact| fact.id).collect();
            for at in (1..numbers.len()).rev() {
                numbers.swap(at, random.below(at + 1));
            }
            let mut other = straight.clone();
            other
                .iter_mut()
                .filter(|fact| fact.event.tie.is_some())
                .zip(numbers)
                .for_each(|(fact, id)| fact.id = id);
            for at in (1..other.len()).rev() {
                other.swap(at, random.below(at + 1));
            }
            let end = straight.iter().map(|fact| fact.event.at.0).max().unwrap_or(0);
            for as_of in [0, end / 2, end, end + 20 * DAY] {
                let said = |facts: &[Recorded]| {
                    let folded = solodesk::desk::fold::fold(facts, &Promises, Moment(as_of));
                    let judged = folded.as_ref().map(|folded| format!("{:?}", folded.judge(Moment(as_of))));
                    (format!("{folded:?}"), judged)
                };
                assert_eq!(said(&straight), said(&other), "as of {as_of}");
            }
        },
    }
}

/// Words of a query: read or refused with a place that lies in the text; twice the same.
pub fn query() -> Target {
    Target {
        name: "query",
        cases: 6_000,
        seeds: || {
            let words = [
                "is:unsolved tag:vip -channel:phone \"late refund\"",
                "status:open,pending or assignee:ana|none",
                "id:1-5,9 created:>2026-01-01",
                "(not subject:\"a \\\" b\\\\\" or @mine) -(kettle or from:eva@x.example)",
                "due:<2h age:>3d updated:last-week",
                "customer:eva is:vip text:*",
                "created:2026-06-01..2026-07-01 priority:>=high",
                "",
                "kettle*",
                "messages:>3 sla:missed",
                "ü 你好 🫖",
            ];
            words.map(|text| text.as_bytes().to_vec()).to_vec()
        },
        words: &[
            "(",
            ")",
            "((((((((",
            "\"",
            "\\",
            "-",
            "not ",
            " or ",
            ":",
            "@",
            ",",
            "|",
            "..",
            "<",
            ">",
            "=",
            "*",
            "id:",
            "is:",
            "tag:",
            "created:",
            "due:",
            "2026-02-30",
            "9999999999999d",
            "-1",
            "\u{202e}",
            "\0",
            "today",
            "\u{130}",
            "e\u{301}",
            "assignee:me",
            "status:",
            "limit:",
        ],
        run: |bytes| {
            let text = String::from_utf8_lossy(bytes);
            let context =
                Context { now: Moment::parse(BEGIN).unwrap(), zone: Zone::named("Europe/Zagreb").unwrap() };
            let read = Query::parse(&text, &context);
            assert_eq!(read, Query::parse(&text, &context));
            match read {
                Ok(query) => {
                    query.tests();
                    assert!(!query.is_empty() || !query.has_words());
                }
                Err(fault) => {
                    assert!(
                        fault.column >= 1 && fault.width >= 1 && fault.column <= text.chars().count() + 1,
                        "{fault:?}"
                    );
                    assert_harmless(&fault.marked(), "a fault");
                    assert_harmless(&fault.hint.unwrap_or_default(), "a hint");
                }
            }
        },
    }
}

/// The settings: accepted, or refused with faults that have their place; and the same through the command.
pub fn settings() -> Target {
    Target {
        name: "settings",
        cases: 600,
        seeds: || vec![include_bytes!("../../examples/settings.toml").to_vec(), solodesk_default()],
        words: &[
            "[",
            "[[",
            "]",
            "=",
            "\"",
            "\"\"\"",
            "'",
            "{",
            "}",
            "#",
            "\n",
            "1e999",
            "-0",
            "nan",
            "99999999999999999999",
            "0h",
            "25:00",
            "24:00-00:00",
            "2026-02-30",
            "[desk]\n",
            "[[rule]]\n",
            "[policy.x]\n",
            "calendar = ",
            "when = \"",
            "true",
            "\0",
            "\u{202e}",
            "a.b.c = 1\n",
            "[1,[2,[3]]]",
            "\"8h\"",
        ],
        run: |bytes| {
            let text = String::from_utf8_lossy(bytes);
            match Settings::parse(&text) {
                Ok(settings) => settings.warnings(Moment::parse(BEGIN).unwrap()).iter().for_each(|warning| {
                    assert!(!warning.what.is_empty());
                }),
                Err(faults) => {
                    let lines = text.split('\n').count() as u64;
                    assert!((1..=101).contains(&faults.len()), "{} faults", faults.len());
                    for fault in faults {
                        assert!(
                            !fault.what.is_empty() && (0..=lines + 1).contains(&(fault.line as u64)),
                            "{fault:?} in {lines}"
                        );
                        assert_harmless(&fault.to_string(), "a fault");
                    }
                }
            }
            if bytes.first().is_some_and(|byte| byte % 16 == 0) {
                let desk = Desk::nowhere();
                desk.file("x.toml", bytes);
                let checked = desk
                    .words([
                        OsString::from("settings"),
                        "check".into(),
                        OsString::from_vec(b"x.toml".to_vec()),
                    ])
                    .run();
                assert!([0, 65, 78].contains(&checked.code), "{checked}");
                assert_harmless(&checked.stderr, "settings check");
            }
        },
    }
}

fn solodesk_default() -> Vec<u8> {
    Desk::new().ok("settings show").into_bytes()
}
