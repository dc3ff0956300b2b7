//! Message-IDs and the headers that name them. Ids are opaque and case-sensitive; they are never repaired, so that
//! a broken id and a reference to it still meet.

use super::words;

/// More references than that are an attack or a loop; the first and the last ones are kept.
const MOST: usize = 500;

/// The id of a mail without its brackets; `None` where there is none at all.
pub(super) fn message_id(value: &[u8]) -> Option<String> {
    bracketed(value).into_iter().next().or_else(|| {
        let bare = words::plain(value);
        let bare = clean(bare.trim_matches(['<', '>', ' ']).as_bytes());
        (!bare.is_empty()).then_some(bare)
    })
}

/// The ids of a `References` header in order: what stands in brackets, else every word with an `@`.
pub(super) fn references(value: &[u8]) -> Vec<String> {
    let mut ids = bracketed(value);
    if ids.is_empty() {
        ids = value
            .split(|b| b.is_ascii_whitespace() || *b == b',')
            .filter(|w| w.contains(&b'@'))
            .map(clean)
            .collect();
    }
    unique(ids)
}

/// The ids of an `In-Reply-To` header. Old programs write prose there (`Your message of "Mon, …" <id>`, `message from
/// Ana <ana@acme.example> of Monday`; RFC 822 §4.6.2 allowed it), so bare words count only where there is nothing else. By
/// its form an address in brackets cannot be told from an id; what weight it has is decided where the ladder is made.
pub(super) fn in_reply_to(value: &[u8]) -> Vec<String> {
    let mut ids = bracketed(value);
    if ids.is_empty() {
        let words: Vec<&[u8]> =
            value.split(|b| b.is_ascii_whitespace() || *b == b',').filter(|w| !w.is_empty()).collect();
        if words.iter().all(|w| w.contains(&b'@')) {
            ids = words.into_iter().map(clean).collect();
        }
    }
    unique(ids)
}

/// Everything in angle brackets. A fold within them is taken out: it was made by a relay; a blank is kept: it was written.
fn bracketed(value: &[u8]) -> Vec<String> {
    let mut ids = Vec::new();
    let mut rest = value;
    while let Some(open) = memchr::memchr(b'<', rest) {
        rest = rest.get(open + 1..).unwrap_or_default();
        let Some(close) = memchr::memchr2(b'>', b'<', rest) else { break };
        let (inside, after) = rest.split_at(close);
        if after.first() == Some(&b'>') {
            let id = clean(inside);
            if !id.is_empty() {
                ids.push(id);
            }
        }
        rest = after;
    }
    ids
}

fn clean(id: &[u8]) -> String {
    let mut kept = Vec::with_capacity(id.len());
    let mut bytes = id.iter().copied().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'\r' => {}
            b'\n' => while bytes.next_if(|b| matches!(b, b' ' | b'\t')).is_some() {},
            _ => kept.push(byte),
        }
    }
    words::one_line(&String::from_utf8_lossy(&kept))
}

fn unique(ids: Vec<String>) -> Vec<String> {
    let mut seen = std::collections::HashSet::new();
    let mut ids: Vec<String> = ids.into_iter().filter(|id| seen.insert(id.clone())).collect();
    if ids.len() > MOST {
        ids.drain(1..=ids.len() - MOST);
    }
    ids
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_lose_their_brackets_and_nothing_else() {
        for (value, id) in [
            (" <Ab.1@Host.Example>\r\n", "Ab.1@Host.Example"),
            ("<a b@c>", "a b@c"),
            ("no-at-sign", "no-at-sign"),
            ("<unclosed@x", "unclosed@x"),
            ("a@b (comment)", "a@b (comment)"),
            ("\n <folded@x>", "folded@x"),
            ("< blank@x >", "blank@x"),
        ] {
            assert_eq!(message_id(value.as_bytes()).as_deref(), Some(id), "{value}");
        }
        assert_eq!(message_id(b" <> "), None);
        assert_eq!(message_id(b""), None);
        assert_eq!(message_id(b" \x0b "), None);
    }

    #[test]
    fn references_are_read_in_order_once() {
        assert_eq!(references(b" <a@x> <b@x>\r\n\t<a@x><c\r\n @x>"), ["a@x", "b@x", "c@x"]);
        assert_eq!(references(b"a@x, b@x nonsense"), ["a@x", "b@x"]);
        let many: String = (0..2000).map(|i| format!("<{i}@x> ")).collect();
        let kept = references(many.as_bytes());
        assert_eq!((kept.len(), kept[0].as_str(), kept[499].as_str()), (500, "0@x", "1999@x"));
    }

    #[test]
    fn prose_in_in_reply_to_is_no_id() {
        let read = |value: &str| in_reply_to(value.as_bytes());
        assert_eq!(read("Your message of \"Mon, 1 Jan\" <1@host>"), ["1@host"]);
        assert_eq!(read("Message from Ana <ANA@acme.example> of \"Mon\""), ["ANA@acme.example"]);
        assert_eq!(read("Message from Ana <ana@x.example> of Monday <2@host>"), ["ana@x.example", "2@host"]);
        assert_eq!(read("3@host"), ["3@host"]);
        assert_eq!(read("your mail to bob@acme.example"), Vec::<String>::new());
    }
}
