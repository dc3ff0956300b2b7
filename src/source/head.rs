//! The header section of a mail or of a part: its fields as raw bytes, found without judging them.

use std::borrow::Cow;

/// No honest mail has more; RFC 5322 sets no limit.
pub(super) const LARGEST: usize = 1 << 20;

/// Fields of which at least one stands in every mail.
const KNOWN: [&str; 14] = [
    "from",
    "to",
    "subject",
    "date",
    "message-id",
    "received",
    "return-path",
    "mime-version",
    "content-type",
    "cc",
    "reply-to",
    "sender",
    "delivered-to",
    "in-reply-to",
];

/// Fields that nobody sees who does not look for them.
const HIDDEN: [&str; 9] = [
    "message-id",
    "received",
    "return-path",
    "mime-version",
    "content-type",
    "delivered-to",
    "in-reply-to",
    "references",
    "status",
];

/// One field.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field<'x> {
    /// As written, without blanks at its end.
    pub name: &'x [u8],
    /// As written: with folds, with the line end.
    pub value: &'x [u8],
}

/// The fields of a header section, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Head<'x> {
    pub fields: Vec<Field<'x>>,
    /// Whether the section was larger than [`LARGEST`] and was given up there.
    pub too_large: bool,
}

impl<'x> Head<'x> {
    /// Reads the section at the beginning of `bytes` and gives the body behind it. A line that is neither a field
    /// nor the continuation of one is skipped when a field that we know follows it (a folded line that has lost its blank),
    /// else the body begins there (an empty line that was lost).
    pub(super) fn parse(bytes: &'x [u8]) -> (Head<'x>, &'x [u8]) {
        let mut head = Head { fields: Vec::with_capacity(24), too_large: false };
        let (mut at, mut value_at) = (0, 0);
        // Up to here it is known already that a field follows.
        let mut goes_on_to = 0;
        while let Some(rest) = bytes.get(at..).filter(|r| !r.is_empty()) {
            if at > LARGEST {
                head.too_large = true;
                return (head, rest);
            }
            let line = line(rest);
            if matches!(line, b"\n" | b"\r\n") {
                return (head, rest.get(line.len()..).unwrap_or_default());
            }
            if matches!(line.first(), Some(b' ' | b'\t')) && !head.fields.is_empty() {
                // The continuation of the field before, which therefore ends where this line does.
                if let Some(field) = head.fields.last_mut() {
                    field.value = bytes.get(value_at..at + line.len()).unwrap_or_default();
                }
            } else if let Some(field) = field(line) {
                value_at = at + line.len() - field.value.len();
                head.fields.push(field);
            } else if !envelope(line) && at >= goes_on_to {
                match goes_on(rest.get(line.len()..).unwrap_or_default()) {
                    Some(length) => goes_on_to = at + line.len() + length,
                    None => return (head, rest),
                }
            }
            at += line.len();
        }
        (head, b"")
    }

    /// The first field of this name (lower case), as written.
    pub(super) fn get(&self, name: &str) -> Option<&'x [u8]> {
        self.all(name).next()
    }

    /// All fields of this name (lower case), in order.
    pub(super) fn all(&self, name: &str) -> impl Iterator<Item = &'x [u8]> {
        self.fields.iter().filter(move |f| f.name.eq_ignore_ascii_case(name.as_bytes())).map(|f| f.value)
    }

    /// Whether there is such a field.
    pub(super) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The first field of this name, unfolded and in lower case: for fields whose value is a word of a protocol.
    pub(super) fn word(&self, name: &str) -> Option<String> {
        self.get(name).map(|v| String::from_utf8_lossy(&unfold(v)).to_ascii_lowercase())
    }

    /// Whether this is the head of a mail at all, not of a shopping list with colons.
    pub(super) fn is_of_a_mail(&self) -> bool {
        self.fields.iter().any(is_known)
    }
}

fn is_known(field: &Field<'_>) -> bool {
    KNOWN.iter().any(|known| field.name.eq_ignore_ascii_case(known.as_bytes()))
}

/// What the head of a mail that begins here holds, as far as that tells it from a head that a person has pasted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Outline {
    /// How many fields it has that we know.
    pub known: usize,
    /// Says who wrote it, or how it came.
    pub origin: bool,
    /// Has a field that mail programs write and do not show.
    pub hidden: bool,
}

/// The outline of the head at the beginning of `bytes`, which may end within it; `None` where anything but fields stands before the
/// empty line.
pub(super) fn outline(bytes: &[u8]) -> Option<Outline> {
    let mut seen = Outline::default();
    let mut rest = bytes;
    let mut first = true;
    while !rest.is_empty() {
        let line = line(rest);
        if matches!(line, b"\n" | b"\r\n") {
            break;
        }
        rest = rest.get(line.len()..).unwrap_or_default();
        let continued = !first && matches!(line.first(), Some(b' ' | b'\t'));
        let quoted = first && line.starts_with(b">From ");
        first = false;
        match field(line) {
            _ if continued || quoted => {}
            Some(field) if !envelope(line) => {
                let is = |names: &[&str]| names.iter().any(|n| field.name.eq_ignore_ascii_case(n.as_bytes()));
                seen.known += usize::from(is_known(&field));
                seen.origin |= is(&["from", "sender", "return-path", "received", "delivered-to"]);
                seen.hidden |=
                    is(&HIDDEN) || field.name.get(..2).is_some_and(|x| x.eq_ignore_ascii_case(b"x-"));
            }
            // The last line may be cut.
            _ if rest.is_empty() && !line.ends_with(b"\n") => {}
            _ => return None,
        }
    }
    Some(seen)
}

/// One line with its end.
fn line(bytes: &[u8]) -> &[u8] {
    let end = memchr::memchr(b'\n', bytes).map_or(bytes.len(), |at| at + 1);
    bytes.get(..end).unwrap_or_default()
}

/// RFC 5322 §2.2: printable ASCII but for the colon, which blanks may precede (§4.5).
fn field(line: &[u8]) -> Option<Field<'_>> {
    let colon = memchr::memchr(b':', line)?;
    let (name, value) = (line.get(..colon)?.trim_ascii_end(), line.get(colon + 1..)?);
    (!name.is_empty() && name.iter().all(u8::is_ascii_graphic)).then_some(Field { name, value })
}

/// The `From ` line of an mbox, as it came or quoted.
fn envelope(line: &[u8]) -> bool {
    line.starts_with(b"From ") || line.starts_with(b">From ")
}

/// How far away a known field stands between here and the next empty line, if one does.
fn goes_on(below: &[u8]) -> Option<usize> {
    // A body of one endless paragraph must not be searched over and over.
    let below = below.get(..1 << 16).unwrap_or(below);
    let mut at = 0;
    for _ in 0..200 {
        let line = line(below.get(at..)?);
        if matches!(line, b"" | b"\n" | b"\r\n") {
            return None;
        }
        if field(line).as_ref().is_some_and(is_known) {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// The value in one line: folds and runs of blanks become one blank, the ends are trimmed.
pub(super) fn unfold(value: &[u8]) -> Cow<'_, [u8]> {
    let value = value.trim_ascii();
    let plain = value.windows(2).all(|w| !w.iter().all(u8::is_ascii_whitespace))
        && value.iter().all(|b| *b == b' ' || !b.is_ascii_whitespace());
    if plain {
        return Cow::Borrowed(value);
    }
    let mut line = Vec::with_capacity(value.len());
    for word in value.split(u8::is_ascii_whitespace).filter(|w| !w.is_empty()) {
        if !line.is_empty() {
            line.push(b' ');
        }
        line.extend_from_slice(word);
    }
    Cow::Owned(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Vec<(String, String)>, String) {
        let (head, body) = Head::parse(text.as_bytes());
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let fields = head.fields.iter().map(|f| (text(f.name), text(&unfold(f.value)))).collect();
        (fields, text(body))
    }

    fn pair(name: &str, value: &str) -> (String, String) {
        (name.into(), value.into())
    }

    #[test]
    fn fields_are_unfolded_and_the_body_follows_the_empty_line() {
        let (fields, body) = read("Subject: a\r\n\tb  c\r\nX-Empty:\r\nTo : x\r\n\r\nhello\r\n");
        assert_eq!(fields, [pair("Subject", "a b c"), pair("X-Empty", ""), pair("To", "x")]);
        assert_eq!(body, "hello\r\n");
    }

    #[test]
    fn a_line_that_is_no_field_is_skipped_before_fields_and_opens_the_body_behind_them() {
        let (fields, body) = read("Subject: a\nlost its blank\nFrom: x\nHello there\nbye\n");
        assert_eq!(fields, [pair("Subject", "a"), pair("From", "x")]);
        assert_eq!(body, "Hello there\nbye\n");
    }

    #[test]
    fn an_envelope_line_is_no_field() {
        assert_eq!(read("From a b c\nSubject: x\n\ny").0, [pair("Subject", "x")]);
    }

    #[test]
    fn a_list_with_colons_is_no_mail() {
        assert!(!Head::parse(b"milk: 2\nbread: 1\n").0.is_of_a_mail());
        assert!(Head::parse(b"milk: 2\nsubject: 1\n").0.is_of_a_mail());
    }

    #[test]
    fn a_head_is_told_from_one_that_was_pasted() {
        let whole = outline(b"From: a@b.example\nTo: c\n\td\nSubject: x\nMessage-ID: <1@b>\n\nbody");
        assert_eq!(whole, Some(Outline { known: 4, origin: true, hidden: true }));
        let pasted = outline(b"From: Ana\nSent: today\nTo: Bob\nSubject: x\n\nbody");
        assert_eq!(pasted, Some(Outline { known: 3, origin: true, hidden: false }));
        assert_eq!(outline(b"Subject: x\nand so on\n\n"), None);
        assert_eq!(outline(b"and so on\n\nFrom: x\n"), None);
        assert_eq!(outline(b"\nFrom: x\n"), Some(Outline::default()));
        assert_eq!(outline(b">From a b\nFrom: x\nSub").unwrap().known, 1);
    }

    #[test]
    fn an_endless_head_is_given_up() {
        let wild = "X: y\n".repeat(LARGEST / 4);
        assert!(Head::parse(wild.as_bytes()).0.too_large);
    }
}
