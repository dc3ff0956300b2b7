//! The way of a mail alone: an mbox is taken apart, a mail is read.

use std::io::Read;

use solodesk::desk::reply_text::{Answered, reply_text};
use solodesk::desk::time::Moment;
use solodesk::source::mail::{self, Origin};
use solodesk::source::mbox::Splitter;
use solodesk::source::original::{Press, expand};
use solodesk::source::{Folder, harmless};

use super::random::Random;
use super::seeds;
use super::target::Target;
use crate::attack::{mboxrd, with_crlf};

/// What means something in a mail.
pub const OF_MAIL: &[&str] = &[
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
        let large = letter.large.map(|large| (large.size, large.sha256));
        letters.push((letter.bytes.to_vec(), letter.filed, large));
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
            // Ids are opaque, brackets in them too, but they stand on one line.
            assert!(!incoming.message_id.is_empty() && !incoming.message_id.contains(['\n', '\r']));
            assert!(!incoming.subject.contains(['\n', '\r']), "{:?}", incoming.subject);
            assert!(incoming.from.email == incoming.from.email.to_lowercase());
            for attachment in &incoming.attachments {
                assert_eq!(harmless(&attachment.name).as_ref(), Some(&attachment.name));
                assert!(!attachment.name.contains(['/', '\\', '\0']) && !attachment.name.is_empty());
                let (same, content) =
                    mail::part(bytes, attachment.part).expect("an attachment that is there");
                assert_eq!((same, content.len() as u64), (attachment.clone(), attachment.bytes));
            }
            let view = reply_text(&incoming.text, Some(&Answered::default()));
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
