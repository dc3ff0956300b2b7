//! Whether a `From ` line parts two mails. Neither may the next mail be swallowed, nor a mail be parted where somebody writes `From `
//! at the beginning of a line, quotes such a line, or pastes a mail into another one. So the worse the line looks, the more must
//! stand behind it.

use super::super::envelope;
use super::super::head::{Outline, outline};

/// `line`: without its end; `below`: as much of what follows it as is looked at; `blank`: whether an empty line stands before it.
pub(super) fn parts(line: &[u8], below: &[u8], blank: bool) -> bool {
    let sure = envelope::parts(line);
    // What writes such a line into a body without quoting it makes no mbox.
    if sure && blank {
        return true;
    }
    if !sure && !envelope::is_bare(line) {
        return false;
    }
    let Some(Outline { known, origin, hidden }) = outline(below) else { return false };
    // A head that a person pastes has no fields that mail programs hide.
    origin && known >= 3 && (hidden || sure || blank)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SURE: &str = "From bob@two.example Wed Jul  1 09:00:00 2026";
    const HEAD: &str = "From: Bob <bob@two.example>\nTo: support@acme.example\nSubject: Second\nDate: Wed, 1 Jul 2026 09:00:00 +0000\nMessage-ID: <a2@c>\n\nx\n";
    const SHOWN: &str = "From: Bob <bob@two.example>\nTo: support@acme.example\nSubject: Second\nDate: Wed, 1 Jul 2026 09:00:00 +0000\n\nx\n";
    const PASTED: &str =
        "From: Bob <bob@two.example>\nSent: Monday\nTo: support@acme.example\nSubject: Second\n\nx\n";

    #[test]
    fn the_worse_the_line_the_more_must_follow() {
        for (line, below, blank, is) in [
            (SURE, HEAD, true, true),
            (SURE, HEAD, false, true),
            (SURE, SHOWN, false, true),
            (SURE, "Subject: x\n\n", true, true),
            (SURE, "Subject: x\n\n", false, false),
            (SURE, "", true, true),
            (SURE, "\nFrom ana", true, true),
            (SURE, "", false, false),
            (SURE, "is what stands there\n", false, false),
            ("From ", HEAD, true, true),
            ("From ", HEAD, false, true),
            ("From ", SHOWN, true, true),
            ("From ", SHOWN, false, false),
            ("From ", PASTED, false, false),
            ("From -", HEAD, true, true),
            ("From bob@two.example", HEAD, false, true),
            ("From bob@two.example", "Subject: x\n\n", true, false),
            ("From bob", "words\n\n", true, false),
            ("From here on all is well.", "Subject: x\n\n", true, false),
            ("From here on all is well.", HEAD, true, false),
            ("From my colleague:", PASTED, true, false),
            ("From my colleague:", HEAD, false, false),
        ] {
            assert_eq!(parts(line.as_bytes(), below.as_bytes(), blank), is, "{line:?} {below:?} {blank}");
            assert_eq!(
                parts(line.as_bytes(), below.replace('\n', "\r\n").as_bytes(), blank),
                is,
                "{line:?} {below:?} {blank}"
            );
        }
    }
}
