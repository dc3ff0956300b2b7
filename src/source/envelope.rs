//! The `From ` line that stands before each mail of an mbox.

use super::date;
use crate::desk::time::Moment;

/// No writer makes a longer one; a longer line is prose.
pub(super) const LONGEST: usize = 1024;

/// Whether bytes begin like an mbox: with `From ` that is not an oddly spaced `From :` header.
pub(super) fn begins(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"From ").is_some_and(|rest| {
        let line = rest.split(|b| *b == b'\n').next().unwrap_or_default();
        !line.trim_ascii().starts_with(b":")
    })
}

/// Whether a line within a file parts two mails. A body line may well begin with `From ` after an empty line, so it
/// must have the shape that programs write: one word for the sender (or `name at host`, as list archives have it, or an
/// address and two words), a weekday, then within a few words a month, a clock and a year, and nothing behind them but a zone or
/// `remote from host`.
pub(super) fn parts(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ").filter(|r| r.len() <= LONGEST) else { return false };
    let words: Vec<&[u8]> =
        rest.split(|b| b.is_ascii_whitespace()).filter(|w| !w.is_empty()).take(20).collect();
    let Some(weekday) = words.iter().position(|w| date::is_weekday(w)) else { return false };
    let (sender, rest) = words.split_at(weekday);
    let quoted = sender.first().is_some_and(|w| w.starts_with(b"\""));
    match sender {
        [_] | [_, b"at", _] => {}
        // Forged addresses bring blanks with them.
        [first, ..] if quoted || sender.len() <= 3 && first.contains(&b'@') => {}
        _ => return false,
    }
    let rest = rest.get(1..).unwrap_or_default();
    let end = rest.iter().position(|w| *w == b"remote").unwrap_or(rest.len());
    let when = rest.get(..end).unwrap_or_default();
    (4..=6).contains(&when.len())
        && when.iter().any(|w| date::is_month(w))
        && when.iter().any(|w| w.contains(&b':') && w.first().is_some_and(u8::is_ascii_digit))
        && when.iter().any(|w| w.len() == 4 && w.iter().all(u8::is_ascii_digit))
}

/// Whether a line may be what a careless program wrote in the place of an envelope, as it parts mails where a whole head follows it:
/// nothing, one word, an address and something with figures, or anything before a weekday, a month, a clock and a year. Prose
/// (`From here on all is well`) is none of it.
pub(super) fn is_bare(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ").filter(|r| r.len() <= LONGEST) else { return false };
    let words: Vec<&[u8]> =
        rest.split(|b| b.is_ascii_whitespace()).filter(|w| !w.is_empty()).take(20).collect();
    let figures = |words: &[&[u8]]| words.iter().any(|w| w.iter().any(u8::is_ascii_digit));
    match words.as_slice() {
        [] => true,
        [word] => !word.ends_with(b":"),
        [first, rest @ ..] if first.contains(&b'@') || *first == b"-" => rest.len() <= 8 && figures(rest),
        _ => {
            // A name with blanks in the place of an address.
            let weekday = words.iter().rposition(|w| date::is_weekday(w)).unwrap_or(words.len());
            let when = words.get(weekday + 1..).unwrap_or_default();
            weekday <= 4
                && (4..=5).contains(&when.len())
                && when.first().is_some_and(|w| date::is_month(w))
                && when.iter().any(|w| w.contains(&b':'))
        }
    }
}

/// The instant in such a line, where it has one.
pub(super) fn moment(line: &[u8]) -> Option<Moment> {
    let rest = line.strip_prefix(b"From ")?;
    let words: Vec<&[u8]> = rest.split(|b| *b == b' ').collect();
    let weekday = words.iter().position(|w| date::is_weekday(w))?;
    let skipped: usize = words.iter().take(weekday).map(|w| w.len() + 1).sum();
    let when = rest.get(skipped..)?;
    date::parse(when.get(..memchr::memmem::find(when, b" remote ").unwrap_or(when.len()))?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_envelope_lines_part_mails() {
        for line in [
            "From ana@acme.example Thu Aug 22 12:36:23 2002",
            "From ana@acme.example  Thu Aug  2 12:36:23 2002",
            "From - Tue Jan 02 10:20:30 2024",
            "From ana at acme.example  Tue Jan  2 10:20:30 2024",
            "From 1787@xxx Tue Jan 02 10:20:30 +0000 2024",
            "From MAILER-DAEMON Fri Jan  5 10:20 EST 2024",
            "From bob Thu Aug 22 12:36:23 2002 remote from beta",
            "From \"Ana B\"@acme.example Thu Aug 22 12:36:23 2002",
            "From ana@acme.example Thu, 22 Aug 2002 12:36:23 +0100",
            "From ana@[10866] [x]  Thu Aug 22 12:36:23 2002",
        ] {
            assert!(parts(line.as_bytes()), "{line}");
            assert!(moment(line.as_bytes()).is_some(), "{line}");
        }
    }

    #[test]
    fn prose_does_not() {
        for line in [
            "From what I saw on Thu Aug 22 12:36:23 2002 it was broken",
            "From here it is Thu and then Aug 22, at 12:36 in 2002 or so, we go on",
            "From ana@acme.example",
            "From Thu Aug 22 12:36:23 2002",
            "From: ana@acme.example Thu Aug 22 12:36:23 2002",
            "From me Thu",
            "From ",
        ] {
            assert!(!parts(line.as_bytes()), "{line}");
        }
    }

    #[test]
    fn careless_envelope_lines_are_told_from_prose() {
        for line in [
            "From ",
            "From -",
            "From \r",
            "From nobody",
            "From ana@acme.example",
            "From ana@acme.example 2026-07-01 09:00:00",
            "From - 1782896400",
            "From ana@acme.example Mi Jul 1 09:00:00 2026",
            "From Ana Maria Horvat Wed Jul  1 09:00:00 2026",
        ] {
            assert!(is_bare(line.as_bytes()), "{line}");
        }
        for line in [
            "From here on all is well",
            "From my colleague:",
            "From:",
            "From what I saw on Thu Aug 22 12:36:23 2002 it was broken",
            "From ana@acme.example I heard that",
            "From Ana to Bob",
            "From yesterday:",
        ] {
            assert!(!is_bare(line.as_bytes()), "{line}");
        }
    }

    #[test]
    fn the_beginning_of_a_file_is_taken_with_less() {
        assert!(begins(b"From ana\nSubject: x\n"));
        assert!(!begins(b"From : ana@acme.example\n"));
        assert!(!begins(b"From: ana@acme.example\n"));
        assert_eq!(
            moment(b"From a@b Thu Aug 22 12:36:23 2002").map(Moment::rfc3339).as_deref(),
            Some("2002-08-22T12:36:23Z")
        );
    }
}
