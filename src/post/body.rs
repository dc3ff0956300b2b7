//! The text of a mail as lines that no mailer can damage: 7bit where it is safe, else quoted-printable (RFC 2045 §6.7), else base64.
//!
//! Encoded although ASCII would allow it as it is: `From ` at the start of a line (mbox files put `>` before it), a dot there (a
//! mailer without `-i` takes a lone dot for the end), blanks at the end of a line (some relays strip them), and anything that
//! looks like our own MIME boundary.

use std::borrow::Cow;

/// The longest line that is left as it is (RFC 5322 §2.1.1: should be no more than 78).
const LONGEST_PLAIN: usize = 78;
/// The longest line of quoted-printable, with its `=` (RFC 2045 §6.7 (5)).
const LONGEST_QUOTED: usize = 76;
const HEX: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'A', 'B', 'C', 'D', 'E', 'F'];

/// How a text travels.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Encoded {
    /// As it is.
    Plain(String),
    /// In quoted-printable.
    Quoted(String),
    /// So much of it is foreign that base64 is shorter; the lines are not encoded yet.
    Base64(String),
}

/// A text with CRLF line ends, the last line too. Line ends of any kind are taken as such.
pub(super) fn with_crlf(text: &str) -> String {
    let mut lines = text.replace("\r\n", "\n").replace('\r', "\n");
    if !lines.ends_with('\n') {
        lines.push('\n');
    }
    lines.replace('\n', "\r\n")
}

/// The same with the line ends of this system, which is what local programs want.
pub(super) fn with_lf(message: &[u8]) -> Cow<'_, [u8]> {
    if !message.windows(2).any(|pair| pair == b"\r\n") {
        return Cow::Borrowed(message);
    }
    let mut bytes = Vec::with_capacity(message.len());
    let mut rest = message.iter().copied().peekable();
    while let Some(byte) = rest.next() {
        if byte != b'\r' || rest.peek() != Some(&b'\n') {
            bytes.push(byte);
        }
    }
    Cow::Owned(bytes)
}

/// Chooses the lightest safe way for a text (see the head of this file).
pub(super) fn encode(text: &str) -> Encoded {
    let lines = with_crlf(text);
    if lines.split_terminator("\r\n").all(is_safe) {
        return Encoded::Plain(lines);
    }
    let quoted = quote(&lines);
    // Text in Latin script stays readable in the raw mail even where base64 would be a little shorter.
    if quoted.len() / 3 > lines.len() / 2 { Encoded::Base64(lines) } else { Encoded::Quoted(quoted) }
}

fn is_safe(line: &str) -> bool {
    line.len() <= LONGEST_PLAIN
        && line.bytes().all(|b| b.is_ascii_graphic() || b == b' ' || b == b'\t')
        && !line.ends_with([' ', '\t'])
        && !line.starts_with('.')
        && !line.starts_with("--=_")
        && !is_from_line(line)
}

/// `From ` or an already quoted `>From `, which mbox readers unquote.
fn is_from_line(line: &str) -> bool {
    line.trim_start_matches('>').starts_with("From ")
}

fn quote(lines: &str) -> String {
    let mut output = String::with_capacity(lines.len() * 2);
    for line in lines.split_terminator("\r\n") {
        let mut column = 0;
        let risky_start = line.starts_with('.') || is_from_line(line);
        for (at, byte) in line.bytes().enumerate() {
            let is_last = at + 1 == line.len();
            let literal = match byte {
                b'=' => false,
                b' ' | b'\t' => !is_last,
                _ => byte.is_ascii_graphic() && !(at == 0 && risky_start),
            };
            let width = if literal { 1 } else { 3 };
            // One place is kept for the `=` of a soft break, but on the last character of a line.
            if column + width > LONGEST_QUOTED - usize::from(!is_last) {
                output.push_str("=\r\n");
                column = 0;
            }
            // A soft break can bring a dot or a `From ` to the start of a line of the raw mail.
            let literal = literal && !(column == 0 && at > 0 && matches!(byte, b'.' | b'F' | b'>'));
            if literal {
                output.push(char::from(byte));
            } else {
                output.push('=');
                output.push(HEX[usize::from(byte >> 4)]); // four bits never pass the sixteen digits
                output.push(HEX[usize::from(byte & 15)]);
            }
            column += if literal { 1 } else { 3 };
        }
        output.push_str("\r\n");
    }
    output
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn plain_text_stays_as_it_is() {
        assert_eq!(encode("Hello\n\tAna\n\n"), Encoded::Plain("Hello\r\n\tAna\r\n\r\n".into()));
        assert_eq!(encode(""), Encoded::Plain("\r\n".into()));
    }

    #[test]
    fn what_mailers_damage_is_quoted() {
        let quoted = |text: &str| match encode(text) {
            Encoded::Quoted(text) => text,
            other => panic!("{other:?}"),
        };
        assert_eq!(quoted("From here\n>From there"), "=46rom here\r\n=3EFrom there\r\n");
        assert_eq!(quoted(".\n..x"), "=2E\r\n=2E.x\r\n");
        assert_eq!(quoted("-- \nAna"), "--=20\r\nAna\r\n");
        assert_eq!(quoted("Čekamo = ok"), "=C4=8Cekamo =3D ok\r\n");
        assert_eq!(quoted("a\0b\u{7f}"), "a=00b=7F\r\n");
        assert_eq!(quoted("--=_x"), "--=3D_x\r\n");
        assert_eq!(quoted(&"x".repeat(79)), format!("{}=\r\nxxxx\r\n", "x".repeat(75)));
        assert_eq!(
            quoted(&format!("{}.From", "x".repeat(75))),
            format!("{}=\r\n=2EFrom\r\n", "x".repeat(75))
        );
    }

    #[test]
    fn a_foreign_script_goes_as_base64() {
        assert!(matches!(encode("你好，我们已经收到您的来信。"), Encoded::Base64(_)));
    }

    #[test]
    fn line_ends_are_those_of_the_place() {
        assert_eq!(with_lf(b"a\r\nb\rc\r\r\n").as_ref(), b"a\nb\rc\r\n");
        assert_eq!(with_lf(b"a\nb").as_ref(), b"a\nb");
        assert_eq!(with_crlf("a\rb\nc\r\n"), "a\r\nb\r\nc\r\n");
    }

    proptest! {
        #[test]
        fn no_line_is_long_or_risky(text in "(From |[.>=\\-_ \t\r\nFéж]|\\PC){0,300}") {
            let (Encoded::Plain(lines) | Encoded::Quoted(lines)) = encode(&text) else { return Ok(()) };
            prop_assert!(lines.ends_with("\r\n") && lines.is_ascii());
            for line in lines.split_terminator("\r\n") {
                prop_assert!(line.len() <= 78 && !line.contains(['\r', '\n']), "{line:?}");
                prop_assert!(!line.ends_with([' ', '\t']), "{line:?}");
                prop_assert!(!line.starts_with('.') && !is_from_line(line) && !line.starts_with("--=_"), "{line:?}");
            }
        }
    }
}
