//! What somebody has written in an editor, from its bytes.

use crate::source::readable;

/// Why bytes are no text that anybody wrote.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unreadable {
    /// In no charset that fits all of it.
    Charset,
    /// A line, counted from 1, has a NUL byte.
    Nul(usize),
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Unreadable::Charset => f.write_str("it is in no charset that fits all of it"),
            Unreadable::Nul(line) => write!(f, "line {line} has a NUL byte"),
        }
    }
}

/// The text, with plain line ends and no byte order mark, whatever charset the editor saved it in.
///
/// # Errors
/// Where it cannot be read without guessing.
pub fn text(bytes: &[u8]) -> Result<String, Unreadable> {
    let text = readable(bytes).ok_or(Unreadable::Charset)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text).replace("\r\n", "\n").replace('\r', "\n");
    match text.split('\n').position(|line| line.contains('\0')) {
        Some(line) => Err(Unreadable::Nul(line + 1)),
        None => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_an_editor_saves_is_read() {
        let wanted = "Grüße,\nmy long answer – Ana\n";
        let utf_16: Vec<u8> =
            [0xfeff_u16].iter().copied().chain(wanted.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        for bytes in [
            wanted.as_bytes().to_vec(),
            [&b"\xef\xbb\xbf"[..], wanted.as_bytes()].concat(),
            wanted.replace('\n', "\r\n").into_bytes(),
            wanted.replace('\n', "\r").into_bytes(),
            utf_16,
            b"Gr\xfc\xdfe,\nmy long answer \x96 Ana\n".to_vec(),
        ] {
            assert_eq!(text(&bytes).as_deref(), Ok(wanted), "{bytes:?}");
        }
        assert_eq!(text(b""), Ok(String::new()));
        assert_eq!(text(b"one\ntwo\0\n"), Err(Unreadable::Nul(2)));
    }
}
