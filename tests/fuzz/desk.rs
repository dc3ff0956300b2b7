//! The way of a mail into a desk, and out of it in every format.

use std::io::{Cursor, Read};

use super::mail::OF_MAIL;
use super::seeds;
use super::target::{Target, assert_harmless};
use crate::attack::counted;
use crate::harness::{Desk, strict};

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
            if !format.is_text() {
                assert_opens(&desk.run(&format!("{line} -f {}", format.name)).stdout, &line);
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

/// A workbook is a whole archive, whose files hold nothing that fools.
fn assert_opens(book: &[u8], line: &str) {
    let mut book = zip::ZipArchive::new(Cursor::new(book)).unwrap_or_else(|error| panic!("{line}: {error}"));
    for at in 0..book.len() {
        let mut text = String::new();
        book.by_index(at).unwrap().read_to_string(&mut text).unwrap();
        assert_harmless(&text.replace("\r\n", "\n"), line);
    }
}

/// A whole import into a desk, twice, and then every format of every list.
pub fn import() -> Target {
    Target {
        name: "import",
        cases: 24,
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

/// A mail as it is kept: without the `From ` line that stands in front of some, and what stands before that.
fn without_envelope(bytes: &[u8]) -> &[u8] {
    let mut rest = bytes;
    loop {
        let (line, below) = match rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')) {
            Some(end) => rest.split_at(end + 1),
            None => (rest, &[][..]),
        };
        let marks = ["\u{feff}", "\u{ef}\u{bb}\u{bf}"];
        if let Some(marked) = marks.iter().find_map(|mark| rest.strip_prefix(mark.as_bytes())) {
            rest = marked;
        } else if !rest.is_empty() && line.trim_ascii().is_empty() {
            rest = below;
        } else if rest.starts_with(b"From ") {
            return rest.splitn(2, |byte| *byte == b'\n').nth(1).unwrap_or_default();
        } else {
            return bytes;
        }
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
                assert!(desk.run("show --raw m1").stdout == without_envelope(bytes), "other bytes come back");
            } else {
                assert_eq!(first["outcome"], "quarantined");
                assert_eq!(desk.json("quarantine list").as_array().unwrap().len(), 1);
            }
        },
    }
}
