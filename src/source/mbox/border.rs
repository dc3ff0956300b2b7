//! Whether a `From ` line parts two mails. Neither may the next mail be swallowed, nor a mail be parted where somebody writes `From `
//! at the beginning of a line, quotes such a line, or pastes a mail into another one. So the worse the line looks, the more must
//! stand behind it.

use super::super::envelope;
use super::super::head::{Outline, outline};

/// What a `From ` line says by itself, and the line before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// It parts two mails: what writes such a line into a body without quoting it makes no mbox.
    Border,
    /// It has the shape of an envelope, and no empty line stands before it.
    Envelope,
    /// It may be what a careless program wrote.
    Bare { blank: bool },
    /// It is prose.
    Prose,
}

impl Line {
    /// `line`: without its end; `blank`: whether an empty line stands before it.
    pub(super) fn of(line: &[u8], blank: bool) -> Line {
        match (envelope::parts(line), blank) {
            (true, true) => Line::Border,
            (true, false) => Line::Envelope,
            _ if envelope::is_bare(line) => Line::Bare { blank },
            _ => Line::Prose,
        }
    }

    /// Whether what follows it tells more.
    pub(super) fn is_unsure(self) -> bool {
        matches!(self, Line::Envelope | Line::Bare { .. })
    }

    /// Whether it parts two mails, of which this is the beginning of the second.
    pub(super) fn parts(self, below: &[u8]) -> bool {
        let whole = || outline(below).filter(|head| head.origin && head.known >= 3);
        match self {
            Line::Border => true,
            Line::Envelope => whole().is_some(),
            // A head that a person pastes has no fields that mail programs hide.
            Line::Bare { blank } => whole().is_some_and(|Outline { hidden, .. }| hidden || blank),
            Line::Prose => false,
        }
    }
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
            let read = Line::of(line.as_bytes(), blank);
            assert_eq!(read.parts(below.as_bytes()), is, "{line:?} {below:?} {blank}");
            assert_eq!(read.parts(below.replace('\n', "\r\n").as_bytes()), is, "{line:?} {below:?} {blank}");
        }
    }
}
