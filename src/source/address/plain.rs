//! Address headers that need no care, which nearly all are: read in one pass, with what the careful reader would make of them.

use super::super::incoming::Mailbox;

/// The people of a header that holds nothing but plain names and addresses, parted by commas; `None` where anything in it asks for
/// the careful reader.
pub(super) fn read(value: &[u8]) -> Option<Vec<Mailbox>> {
    let is_plain = |b: &u8| b.is_ascii_alphanumeric() || b.is_ascii_whitespace() || b"@<>,.-_+\"".contains(b);
    let value = std::str::from_utf8(value).ok().filter(|value| value.as_bytes().iter().all(is_plain))?;
    value.split(',').map(|piece| person(piece.trim_ascii())).collect()
}

fn person(piece: &str) -> Option<Mailbox> {
    let (name, email) = match piece.strip_suffix('>') {
        Some(open) => open.split_once('<')?,
        None => ("", piece),
    };
    let email = address(email)?;
    let name = name.trim_ascii_end();
    // A name in quotes is one word; its blanks are its own.
    let name = match name.strip_prefix('"').map(|rest| rest.strip_suffix('"')) {
        Some(quoted) => quoted.filter(|inside| !inside.is_empty() && single_blanks(inside))?,
        None => name,
    };
    if name.contains(['@', '<', '>', '"']) {
        return None;
    }
    Some(Mailbox { name: name.split_ascii_whitespace().collect::<Vec<_>>().join(" "), email })
}

fn single_blanks(text: &str) -> bool {
    !text.contains("  ")
        && text.trim_ascii() == text
        && !text.bytes().any(|b| b != b' ' && b.is_ascii_whitespace())
}

/// An address from which nothing has to be taken, in lower case.
pub(super) fn address(text: &str) -> Option<String> {
    let (local, domain) = text.split_once('@')?;
    let is_plain = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'+'))
    };
    let plain = is_plain(local) && is_plain(domain) && !domain.starts_with('.') && !domain.ends_with('.');
    plain.then(|| text.to_ascii_lowercase())
}
