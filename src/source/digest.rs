//! What makes two copies of a mail the same mail (intake §1): the headers that identify it and its body, blind to
//! all that mailboxes change on the way.

use sha2::{Digest, Sha256};

use super::head::{Head, unfold};

/// The headers that identify a mail; what relays and mailboxes add is not among them.
const IDENTIFYING: [&str; 8] =
    ["from", "to", "cc", "subject", "date", "message-id", "in-reply-to", "references"];

/// SHA-256 over the identifying headers (unfolded, runs of blanks as one) and the body: line ends as LF, `From ` lines
/// without any quoting, empty lines at the end dropped.
pub(super) fn content(head: &Head<'_>, body: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    for name in IDENTIFYING {
        for value in head.all(name) {
            hash.update(name.as_bytes());
            hash.update(b":");
            hash.update(unfold(value));
            hash.update(b"\n");
        }
    }
    let mut empty = 1usize;
    // Lines that need no change are hashed in one piece with those before them.
    let mut run = body.get(..0).unwrap_or_default();
    let mut at = 0;
    while at < body.len() {
        let rest = body.get(at..).unwrap_or_default();
        let length = memchr::memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        let line = rest.get(..length).unwrap_or_default();
        let bare = bare(line);
        if line.len() == bare.len() + 1 && line.ends_with(b"\n") && !bare.is_empty() && empty == 0 {
            run = body.get(at - run.len()..at + length).unwrap_or_default();
        } else {
            hash.update(run);
            run = body.get(at + length..at + length).unwrap_or_default();
            if bare.is_empty() {
                empty += 1;
            } else {
                for _ in 0..std::mem::take(&mut empty) {
                    hash.update(b"\n");
                }
                hash.update(bare);
                hash.update(b"\n");
            }
        }
        at += length;
    }
    hash.update(run);
    hash.finalize().into()
}

/// A line without its end and without the quoting of a `From `.
fn bare(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    let line = line.strip_suffix(b"\r").unwrap_or(line);
    if line.first() != Some(&b'>') {
        return line;
    }
    let quotes = line.iter().take_while(|b| **b == b'>').count();
    line.get(quotes..).filter(|rest| rest.starts_with(b"From ")).unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(mail: &[u8]) -> [u8; 32] {
        let (head, body) = Head::parse(mail);
        content(&head, body)
    }

    #[test]
    fn copies_of_one_mail_agree() {
        let one = of(b"From: a\nTo: b\n c\n\nFrom here\n\nend\n");
        assert_eq!(one, of(b"Received: x\nFrom:  a\r\nTo: b c\r\n\r\n>From here\r\n\r\nend\r\n\r\n\r\n"));
        assert_eq!(one, of(b"From: a\nTo: b c\nStatus: RO\n\n>>From here\n\nend"));
    }

    #[test]
    fn other_words_make_another_mail() {
        let one = of(b"From: a\n\nhello\n");
        assert_ne!(one, of(b"From: b\n\nhello\n"));
        assert_ne!(one, of(b"From: a\n\nhello!\n"));
        assert_ne!(one, of(b"From: a\n\n\nhello\n"));
        assert_ne!(one, of(b"From: a\n\n> hello\n"));
        assert_ne!(of(b"From: a\n\nx\n\ny\n"), of(b"From: a\n\nx\ny\n"));
    }

    proptest! {
        #[test]
        fn line_ends_do_not_matter(lines in prop::collection::vec("[>a-c From]{0,8}", 0..12)) {
            let lf = format!("From: a\n\n{}\n", lines.join("\n"));
            let crlf = lf.replace('\n', "\r\n");
            prop_assert_eq!(of(lf.as_bytes()), of(crlf.as_bytes()));
        }
    }
}
