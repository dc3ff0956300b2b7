//! The mbox that loses nothing, mboxrd (qmail's mbox(5); RFC 4155 for the `From ` line): every line that begins with
//! any number of `>` and `From ` gets one `>` more, which a reader takes away again.
//!
//! A mail comes back byte by byte, but for one line feed where its last line had none.

use std::io::{self, Write};

use memchr::memmem::Finder;

use crate::desk::time::{Moment, Zone};

/// Who is named where the writer's address cannot stand in a `From ` line.
const NOBODY: &str = "MAILER-DAEMON";
/// RFC 5321 §4.5.3.1: 64 octets before the `@`, 255 behind it.
const LONGEST_ADDRESS: usize = 320;

/// Writes mails one after the other.
pub(super) struct Mboxrd {
    from: Finder<'static>,
}

impl Mboxrd {
    pub(super) fn new() -> Mboxrd {
        Mboxrd { from: Finder::new(b"From ") }
    }

    /// One mail, with its `From ` line before it and an empty line behind it.
    pub(super) fn put(
        &self,
        sender: &str,
        received_at: Moment,
        mail: &[u8],
        out: &mut dyn Write,
    ) -> io::Result<()> {
        out.write_all(from_line(sender, received_at).as_bytes())?;
        let mut done = 0;
        for hit in self.from.find_iter(mail) {
            let before = mail.get(done..hit).unwrap_or_default();
            let first = hit - before.iter().rev().take_while(|byte| **byte == b'>').count();
            if first == 0 || mail.get(first - 1) == Some(&b'\n') {
                out.write_all(mail.get(done..first).unwrap_or_default())?;
                out.write_all(b">")?;
                done = first;
            }
        }
        out.write_all(mail.get(done..).unwrap_or_default())?;
        out.write_all(if mail.ends_with(b"\n") { b"\n" } else { b"\n\n" })
    }
}

/// `From eva@customer.example Wed Jul  1 08:00:00 2026`: one word, and the instant as asctime writes it, in UTC.
fn from_line(sender: &str, received_at: Moment) -> String {
    // A forged address may hold blanks, line breaks, or nothing: it must not become the shape of the file.
    let fits = sender.contains('@')
        && sender.len() <= LONGEST_ADDRESS
        && sender.bytes().all(|byte| byte.is_ascii_graphic());
    let sender = if fits { sender } else { NOBODY };
    format!("From {sender} {}\n", received_at.format(Zone::UTC, "%a %b %e %H:%M:%S %Y"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::source::mbox::Splitter;

    fn written(mails: &[&[u8]]) -> Vec<u8> {
        let (writer, mut out) = (Mboxrd::new(), Vec::new());
        for mail in mails {
            writer.put("eva@customer.example", Moment(1_782_892_800), mail, &mut out).unwrap();
        }
        out
    }

    fn read(mbox: &[u8]) -> Vec<(Vec<u8>, Option<Moment>)> {
        let (mut splitter, mut mails) = (Splitter::new(mbox, 1 << 20), Vec::new());
        while let Some(letter) = splitter.next_letter().unwrap() {
            mails.push((letter.bytes.to_vec(), letter.filed));
        }
        mails
    }

    #[test]
    fn every_kind_of_from_line_gets_one_more() {
        let mbox =
            written(&[b"From me\nx: y\n\n>From a\n>>From b\n> From c\nFrom\nsaid From d", b"\nFrom \r\n"]);
        let shown = String::from_utf8(mbox).unwrap();
        insta::assert_snapshot!(shown.replace('\r', "%"), @r"
        From eva@customer.example Wed Jul  1 08:00:00 2026
        >From me
        x: y

        >>From a
        >>>From b
        > From c
        From
        said From d

        From eva@customer.example Wed Jul  1 08:00:00 2026

        >From %
        ");
    }

    #[test]
    fn no_address_becomes_the_shape_of_the_file() {
        for odd in [
            "",
            "thu",
            "a b@x.example",
            "a@x.example\nFrom b@x.example",
            "ä@x.example",
            "a@\u{202e}x",
            "\0@x",
        ] {
            assert_eq!(from_line(odd, Moment(0)), "From MAILER-DAEMON Thu Jan  1 00:00:00 1970\n", "{odd:?}");
        }
        assert!(from_line(&format!("{}@x.example", "a".repeat(400)), Moment(0)).contains(NOBODY));
        // A year that no calendar shows must not break the line.
        for far in [i64::MIN, -62_135_596_800, 253_402_300_799, i64::MAX] {
            let mbox = from_line("a@x.example", Moment(far)) + "Subject: x\n\n";
            assert_eq!(read(mbox.as_bytes()).len(), 1, "{mbox}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(
            mails in prop::collection::vec("(>{0,2}From |>|\r?\n|a|\r|\0|From e@x Wed Jul  1 08:00:00 2026){0,12}", 1..5)
        ) {
            // A line feed behind a mail without one is all that may be new.
            let whole: Vec<Vec<u8>> = mails
                .iter()
                .map(|mail| format!("{mail}{}", if mail.ends_with('\n') { "" } else { "\n" }).into_bytes())
                .collect();
            let mbox = written(&mails.iter().map(|mail| mail.as_bytes()).collect::<Vec<_>>());
            let back = read(&mbox);
            prop_assert_eq!(back.iter().map(|(mail, _)| mail.clone()).collect::<Vec<_>>(), whole);
            prop_assert!(back.iter().all(|(_, filed)| *filed == Some(Moment(1_782_892_800))));
        }
    }
}
