//! Message-IDs and the headers that name them. Ids are opaque and case-sensitive; they are never repaired, so that
//! a broken id and a reference to it still meet.

use std::borrow::Cow;

use super::words;

/// More references than that are an attack or a loop; the first and the last ones are kept.
const MOST: usize = 500;

/// The id of a mail without its brackets; `None` where there is none at all.
pub(super) fn message_id(value: &[u8]) -> Option<String> {
    let value = &opened(value);
    let bare = without_comments(value);
    bracketed(&bare).into_iter().chain(bracketed(value)).next().or_else(|| {
        let text =
            |value: &[u8]| clean(words::plain(value).trim_matches(['<', '>', ' ', ';', ',']).as_bytes());
        let bare = Some(text(&bare)).filter(|id| !id.is_empty()).unwrap_or_else(|| text(value));
        // Words beside it are none of it.
        let mut ids = bare.split(' ').filter(|word| word.contains('@'));
        match (ids.next(), ids.next()) {
            (Some(id), None) => Some(id.trim_matches(['<', '>']).to_owned()),
            _ => (!bare.is_empty()).then_some(bare),
        }
    })
}

/// The ids of the `References` headers in order: what stands in brackets, else every word with an `@`.
pub(super) fn references<'v>(values: impl Iterator<Item = &'v [u8]>) -> Vec<String> {
    let ids = |value| {
        let (ids, words) = named(value);
        if ids.is_empty() { words.into_iter().filter(|word| word.contains('@')).collect() } else { ids }
    };
    unique(values.flat_map(ids).collect())
}

/// The ids of the `In-Reply-To` headers. Old programs write prose there (`Your message of "Mon, …" <id>`, `message from
/// Ana <ana@acme.example> of Monday`; RFC 822 §4.6.2 allowed it), so bare words count only where there is nothing else. By
/// its form an address in brackets cannot be told from an id; what weight it has is decided where the ladder is made.
pub(super) fn in_reply_to<'v>(values: impl Iterator<Item = &'v [u8]>) -> Vec<String> {
    let ids = |value| {
        let (ids, words) = named(value);
        if ids.is_empty() && words.iter().all(|word| word.contains('@')) { words } else { ids }
    };
    unique(values.flat_map(ids).collect())
}

/// What a value names: the ids in brackets, and its words where there are none. Comments count only where nothing else is.
fn named(value: &[u8]) -> (Vec<String>, Vec<String>) {
    let value = opened(value);
    let bare = without_comments(&value);
    let mut ids = bracketed(&bare);
    if ids.is_empty() {
        ids = bracketed(&value);
    }
    let words = bare.split(|b| b.is_ascii_whitespace() || matches!(b, b',' | b';')).map(|word| {
        // Half a pair of brackets.
        clean(word.trim_ascii()).trim_matches(['<', '>']).to_owned()
    });
    (ids, words.filter(|word| !word.is_empty()).collect())
}

/// A value as it was meant where a program has folded it into encoded words, or written it as if for a page.
fn opened(value: &[u8]) -> Cow<'_, [u8]> {
    let has = |sign: &[u8]| memchr::memmem::find(value, sign).is_some();
    if has(b"=?") {
        return Cow::Owned(words::opened(value).into_bytes());
    }
    if memchr::memchr(b'<', value).is_none() && has(b"&lt;") {
        let text = String::from_utf8_lossy(value).replace("&lt;", "<").replace("&gt;", ">");
        return Cow::Owned(text.into_bytes());
    }
    Cow::Borrowed(value)
}

/// A value without the comments that stand outside of brackets; one that is never closed is none.
fn without_comments(value: &[u8]) -> Cow<'_, [u8]> {
    if memchr::memchr(b'(', value).is_none() {
        return Cow::Borrowed(value);
    }
    let mut out = Vec::with_capacity(value.len());
    let (mut depth, mut in_brackets, mut opened) = (0usize, false, 0);
    for byte in value {
        match byte {
            b'<' if depth == 0 => in_brackets = true,
            b'>' if depth == 0 => in_brackets = false,
            b'(' if !in_brackets => {
                if depth == 0 {
                    opened = out.len();
                }
                depth += 1;
            }
            b')' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    out.truncate(opened);
                    continue;
                }
            }
            _ => {}
        }
        out.push(*byte);
    }
    Cow::Owned(out)
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
            ("a@b (comment)", "a@b"),
            ("(comment) <a@b>", "a@b"),
            ("<a(b)@c> (x)", "a(b)@c"),
            ("a@b>", "a@b"),
            ("<<a@b>>", "a@b"),
            ("id a@b of today", "a@b"),
            ("=?utf-8?q?=3Ca=40b=3E?=", "a@b"),
            ("=?utf-8?q?=3Clong?=\r\n =?utf-8?q?er=40b=3E?=", "longer@b"),
            ("&lt;a@b&gt;", "a@b"),
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
        let references = |value: &[u8]| references(std::iter::once(value));
        assert_eq!(references(b" <a@x> <b@x>\r\n\t<a@x><c\r\n @x>"), ["a@x", "b@x", "c@x"]);
        assert_eq!(references(b"a@x, b@x nonsense"), ["a@x", "b@x"]);
        let many: String = (0..2000).map(|i| format!("<{i}@x> ")).collect();
        let kept = references(many.as_bytes());
        assert_eq!((kept.len(), kept[0].as_str(), kept[499].as_str()), (500, "0@x", "1999@x"));
    }

    #[test]
    fn prose_in_in_reply_to_is_no_id() {
        let read = |value: &str| in_reply_to(std::iter::once(value.as_bytes()));
        assert_eq!(read("Your message of \"Mon, 1 Jan\" <1@host>"), ["1@host"]);
        assert_eq!(read("Message from Ana <ANA@acme.example> of \"Mon\""), ["ANA@acme.example"]);
        assert_eq!(read("Message from Ana <ana@x.example> of Monday <2@host>"), ["ana@x.example", "2@host"]);
        assert_eq!(read("3@host"), ["3@host"]);
        assert_eq!(read("your mail to bob@acme.example"), Vec::<String>::new());
    }

    #[test]
    fn ids_are_read_wherever_programs_put_them() {
        for (value, ids) in [
            (
                "=?utf-8?q?=3CCAK+long?=\r\n =?utf-8?q?er=40mail=2Ea=2Eexample=3E?=",
                &["CAK+longer@mail.a.example"][..],
            ),
            ("=?us-ascii?Q?=3Ca=40x=3E?= <b@x>", &["a@x", "b@x"]),
            ("=?utf-8?q?=3Ca=40x=3E_=3Cb=40x=3E?=", &["a@x", "b@x"]),
            ("<a@x>\r\n =?utf-8?b?PGJAeD4=?=", &["a@x", "b@x"]),
            ("a@x", &["a@x"]),
            ("a@x b@x", &["a@x", "b@x"]),
            ("<a@x> (Ana's message of \"Mon\" <ana@acme.example>)", &["a@x"]),
            ("(Ana's mail) a@x", &["a@x"]),
            ("(see <a@x>)", &["a@x"]),
            ("<a@x>,<b@x>;<c@x>", &["a@x", "b@x", "c@x"]),
            ("<a@x><b@x>", &["a@x", "b@x"]),
            ("<a@\r\n x>", &["a@x"]),
            ("&lt;a@x&gt; &lt;b@x&gt;", &["a@x", "b@x"]),
            ("<a@x", &["a@x"]),
            ("\"<a@x>\"", &["a@x"]),
            ("<a(1)@x>", &["a(1)@x"]),
            ("<a@x> (never closed", &["a@x"]),
        ] {
            let once = || std::iter::once(value.as_bytes());
            assert_eq!(references(once()), ids, "{value}");
            assert_eq!(in_reply_to(once()), ids, "{value}");
        }
        let twice = [&b"<a@x>"[..], b"<b@x> <a@x>"];
        assert_eq!(references(twice.into_iter()), ["a@x", "b@x"], "a header may stand there twice");
    }
}
