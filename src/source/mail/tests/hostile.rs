//! Mails that were made to break a reader, or were broken on the way: each ends as a mail or as a refusal, and quickly.

use std::io::{self, Read};
use std::sync::mpsc;
use std::time::Duration;

use super::super::super::{Input, Item, Progress, queue};
use super::super::super::{address, markup, older, parameters};
use super::super::*;
use super::origin;

/// Reads, and proves that the reading has not failed in itself and that every listed part can be had.
fn account(bytes: &[u8], press: &mut Press) -> Reading {
    let reading = read(origin(), bytes, sha256(bytes), press).unwrap();
    match &reading {
        Ok(mail) => {
            for attachment in &mail.attachments {
                let (again, found) = part(bytes, attachment.part).unwrap();
                assert_eq!((&again, found.len() as u64), (attachment, attachment.bytes));
            }
        }
        Err(refused) => assert!(!refused.reason.contains("fault of desk"), "{}", refused.reason),
    }
    forwarded(bytes);
    reading
}

/// Ten mails of many kinds.
fn varied() -> Vec<Vec<u8>> {
    let tables = [
        include_str!("../../../../tests/data/mail/bounces.txt"),
        include_str!("../../../../tests/data/mail/machines.txt"),
        include_str!("../../../../tests/data/mail/people.txt"),
    ];
    let mails =
        tables.iter().flat_map(|t| t.split("=== ")).filter_map(|e| e.split_once('\n').map(|(_, mail)| mail));
    let mut mails: Vec<Vec<u8>> = mails.map(|m| m.as_bytes().to_vec()).collect();
    mails.sort_by_key(Vec::len);
    let mut mails = mails.split_off(mails.len() - 8);
    mails.extend(crate::source::packed::tests::samples());
    // Long ones, in which a cut falls everywhere.
    mails.into_iter().map(|m| [m.as_slice(), &b"\nmore words\n".repeat(100)].concat()).collect()
}

#[test]
fn the_smallest_files_are_refused() {
    let mut press = Press::new().unwrap();
    for bytes in [&b""[..], b"\0", b"\n", b"\r", b"abc", b"\xef\xbb\xbf", b":::", b"\r\n\r"] {
        assert!(account(bytes, &mut press).is_err(), "{bytes:?}");
    }
}

#[test]
fn a_head_without_an_end_is_a_mail_without_words() {
    let mut press = Press::new().unwrap();
    let mail = account(b"From: a@b.c\nSubject: x", &mut press).unwrap();
    assert_eq!((mail.subject.as_str(), mail.text.as_str()), ("x", ""));
}

#[test]
fn ten_thousand_nested_parts_are_refused() {
    let mut press = Press::new().unwrap();
    let nested: String =
        (0..10_000).map(|i| format!("Content-Type: multipart/mixed; boundary=b{i}\n\n--b{i}\n")).collect();
    let refused = account(format!("From: a@b.c\n{nested}\nwords").as_bytes(), &mut press).unwrap_err();
    assert!(refused.reason.contains("deep"), "{}", refused.reason);
    let same = "Content-Type: multipart/mixed; boundary=b\n\n--b\n".repeat(10_000);
    let _ = account(format!("From: a@b.c\n{same}").as_bytes(), &mut press);
    let mails = "Content-Type: message/rfc822\n\n".repeat(10_000);
    assert!(account(format!("From: a@b.c\n{mails}").as_bytes(), &mut press).is_ok());
}

#[test]
fn endless_lines_in_a_head_are_borne() {
    let mut press = Press::new().unwrap();
    for line in
        ["x".repeat(1 << 20), "=?utf-8?Q?=C3".repeat(80_000), "<".repeat(1 << 20), "a@b.c, ".repeat(150_000)]
    {
        for name in
            ["Subject", "From", "References", "Content-Type", "Received", "Authentication-Results", "X-Y"]
        {
            let mail = format!("Message-ID: <m@x>\n{name}: {line}\n\nwords\n");
            let _ = account(mail.as_bytes(), &mut press);
        }
    }
}

/// Reads on a thread of its own and gives it a minute, of which it needs a second: what looks at the rest of its text again and
/// again needs hours.
fn soon(what: &'static str, text: String, reading: fn(&str)) {
    let (send, receive) = mpsc::channel();
    std::thread::spawn(move || {
        reading(&text);
        send.send(())
    });
    receive.recv_timeout(Duration::from_secs(60)).unwrap_or_else(|_| panic!("{what} takes too long"));
}

#[test]
fn no_text_is_looked_at_again_and_again() {
    let people: fn(&str) = |text| drop(address::mailboxes(text.as_bytes()));
    let parameters: fn(&str) = |text| drop(parameters::Parameters::parse(text.as_bytes(), None));
    for (what, piece, megabytes, behind, reading) in [
        ("an address that is spelled", "x at y ", 1, 0, people),
        ("colons before blanks", "y:", 1, 1 << 20, people),
        ("brackets that nothing closes", "( ", 8, 0, parameters),
        ("ends of elements that never end", "</style", 16, 0, |text| {
            drop(markup::lean(&format!("<style>{text}")))
        }),
        ("shifts to no letters", "+2AD", 1, 0, |text| drop(older::utf_7(text.as_bytes(), false))),
    ] {
        let text = piece.repeat((megabytes << 20) / piece.len()) + &" ".repeat(behind);
        soon(what, text, reading);
    }
}

#[test]
fn nuls_and_noise_are_borne() {
    let mut press = Press::new().unwrap();
    let nuls = [b"From: a@b.c\nSubject: \0x\0\n\nwo\0rds\n".as_slice(), &[0; 100_000]].concat();
    let mail = account(&nuls, &mut press).unwrap();
    assert_eq!((mail.subject.as_str(), mail.text.as_str()), ("x", "words"));
    let noise: Vec<u8> = (0..200_000u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let _ = account(&[b"From: a@b.c\n\n".as_slice(), &noise].concat(), &mut press);
}

#[test]
fn mails_that_were_cut_off_anywhere_are_accounted_for() {
    let mut press = Press::new().unwrap();
    let mails = varied();
    assert!(mails.len() >= 10);
    for mail in mails {
        for end in (0..mail.len()).step_by(512).chain((0..mail.len().min(2048)).step_by(41)) {
            let _ = account(&mail[..end], &mut press);
        }
    }
}

/// A mail of so many bytes that is nowhere in memory.
struct Huge {
    head: &'static [u8],
    left: usize,
}

impl Read for Huge {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if !self.head.is_empty() {
            return self.head.read(into);
        }
        let length = into.len().min(self.left);
        into[..length].fill(b'x');
        self.left -= length;
        Ok(length)
    }
}

#[test]
fn two_hundred_megabytes_are_refused_and_the_next_mail_is_read() {
    let head = b"From: a@b.c\nMessage-ID: <huge@x>\nSubject: huge\n\n";
    let huge = Huge { head, left: 200 << 20 };
    let next = io::Cursor::new(b"From: a@b.c\nSubject: next\n\nwords\n");
    let streams: [Box<dyn Read + Send>; 2] = [Box::new(huge), Box::new(next)];
    let inputs = streams.map(|reader| Input::Stream { name: "-".into(), reader }).into();
    let (send, receive) = queue::queue();
    std::thread::spawn(move || crate::source::read(inputs, false, &Progress::default(), &|_| false, &send));
    let items: Vec<Item> = receive.into_iter().collect();
    let Item::Refused(refused) = &items[0] else { panic!("taken") };
    assert_eq!((refused.size, refused.subject.as_deref()), ((200 << 20) + head.len() as u64, Some("huge")));
    assert!(refused.text.len() <= 1 << 20, "{}", refused.text.len());
    assert!(items.iter().any(|i| matches!(i, Item::Mail(m) if m.subject == "next")));
}
