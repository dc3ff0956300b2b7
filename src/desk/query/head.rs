//! Header lines of a mail as it came: what `header:` looks through. Lines that are folded are one (RFC 5322 §2.2.3); encoded words
//! (RFC 2047) stay as they are written.

/// The longest head that is looked at, in bytes: what is longer is no mail that anybody wrote.
pub const LONGEST: usize = 256 * 1024;

/// The head of a mail: all up to the first empty line.
pub fn of(mail: &[u8]) -> &[u8] {
    let mail = &mail[..mail.len().min(LONGEST)];
    let mut at = 0;
    while let Some(length) = mail[at..].iter().position(|byte| *byte == b'\n') {
        let line = &mail[at..at + length];
        if line.is_empty() || line == b"\r" {
            return &mail[..at];
        }
        at += length + 1;
    }
    mail
}

/// Whether a head has a line of this name in which that stands; with an empty text, whether it has one at all.
pub fn has(head: &[u8], name: &str, wanted: &str) -> bool {
    let wanted = wanted.to_ascii_lowercase();
    fields(head).any(|(of, text)| {
        of.eq_ignore_ascii_case(name.as_bytes())
            && (wanted.is_empty() || unfolded(text).to_ascii_lowercase().contains(&wanted))
    })
}

/// Each line with what stands behind its colon, folds and all.
fn fields(head: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut rest = head;
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            let mut end = 0;
            // A line goes on where the next one begins with a blank.
            loop {
                end =
                    rest[end..].iter().position(|byte| *byte == b'\n').map_or(rest.len(), |at| end + at + 1);
                if !matches!(rest.get(end), Some(b' ' | b'\t')) {
                    break;
                }
            }
            let (line, others) = rest.split_at(end);
            rest = others;
            if let Some(colon) = line.iter().position(|byte| *byte == b':') {
                return Some((line[..colon].trim_ascii_end(), &line[colon + 1..]));
            }
        }
        None
    })
}

/// The text of a line as one line, with single blanks.
fn unfolded(text: &[u8]) -> String {
    let text = String::from_utf8_lossy(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIL: &[u8] = b"List-Id: Example News\r\n <news.example>\r\nX-Spam-Flag : YES\r\nnonsense\r\nSubject:\r\n\r\nX-Body: 1\r\n";

    #[test]
    fn the_head_ends_at_the_first_empty_line() {
        assert!(!of(MAIL).ends_with(b"\r\n\r\n") && !has(of(MAIL), "X-Body", ""));
        assert_eq!(of(b"A: b"), b"A: b");
        assert_eq!(of(b"A: b\n\nc"), b"A: b\n");
        assert_eq!(of(b"\nA: b"), b"");
    }

    #[test]
    fn a_line_is_found_by_its_name_and_what_stands_in_it() {
        let has = |name, wanted| has(of(MAIL), name, wanted);
        assert!(has("list-id", "news.example") && has("LIST-ID", "NEWS <NEWS"));
        assert!(has("X-Spam-Flag", "yes") && has("Subject", ""));
        assert!(
            !has("List-Id", "other.example")
                && !has("List", "")
                && !has("nonsense", "")
                && !has("Subject", "x")
        );
    }

    proptest::proptest! {
        #[test]
        fn no_head_is_too_much(mail in proptest::collection::vec(0_u8..=255, 0..200), name in "[a-z:]{0,3}") {
            has(of(&mail), &name, "a");
        }
    }
}
