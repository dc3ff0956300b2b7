//! HTML to text: by a library where it can be trusted with the input, by hand where it is huge or absurdly nested.
//! Links become footnotes; nothing is ever fetched.

use std::panic::{AssertUnwindSafe, catch_unwind};

use mail_parser::decoders::html::add_html_token;

/// Beyond this many bytes a mail is machine-made, and layout is not worth its time.
const LARGEST: usize = 512 << 10;
/// Layout engines recurse; hand-written mail stays below 40.
const DEEPEST: usize = 100;
/// Where paragraphs are wrapped.
const WIDTH: usize = 100;

/// The words of a page, quotations as `> `.
pub(super) fn to_text(html: &str) -> String {
    if html.len() <= LARGEST && depth(html) <= DEEPEST {
        // A stranger's page must not end an import, should the library not bear it.
        let laid_out = catch_unwind(AssertUnwindSafe(|| {
            html2text::config::plain_no_decorate()
                .link_footnotes(true)
                .raw_mode(true)
                .no_link_wrapping()
                .allow_width_overflow()
                .string_from_read(html.as_bytes(), WIDTH)
        }));
        if let Ok(Ok(text)) = laid_out {
            return text;
        }
    }
    strip(html)
}

/// Elements that are never closed, or that close each other.
fn is_flat(name: &[u8]) -> bool {
    const FLAT: [&[u8]; 24] = [
        b"br", b"p", b"img", b"hr", b"input", b"meta", b"link", b"li", b"td", b"th", b"tr", b"option", b"dt", b"dd",
        b"col", b"area", b"base", b"wbr", b"embed", b"param", b"source", b"html", b"head", b"body",
    ];
    FLAT.iter().any(|flat| flat.eq_ignore_ascii_case(name))
}

/// Elements before and after which a line ends.
fn is_block(name: &[u8]) -> bool {
    const BLOCK: [&[u8]; 19] = [
        b"br", b"p", b"div", b"tr", b"li", b"ul", b"ol", b"table", b"h1", b"h2", b"h3", b"h4", b"h5", b"h6", b"hr",
        b"blockquote", b"pre", b"dt", b"dd",
    ];
    BLOCK.iter().any(|block| block.eq_ignore_ascii_case(name))
}

/// How deep its elements are nested at most, roughly.
fn depth(html: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0);
    let mut rest = html.as_bytes();
    while let Some(at) = memchr::memchr(b'<', rest) {
        rest = rest.get(at + 1..).unwrap_or_default();
        let (name, closing) = tag(rest);
        if name.is_empty() || is_flat(name) {
            continue;
        }
        depth = if closing { depth.saturating_sub(1) } else { depth + 1 };
        deepest = deepest.max(depth);
    }
    deepest
}

/// The name of the tag whose `<` stands before these bytes, and whether it is a closing one.
fn tag(bytes: &[u8]) -> (&[u8], bool) {
    let (bytes, closing) = match bytes.strip_prefix(b"/") {
        Some(rest) => (rest, true),
        None => (bytes, false),
    };
    let end = bytes.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(bytes.len());
    (bytes.get(..end).unwrap_or_default(), closing)
}

/// The words between the tags, a line for each block; time and memory linear in the input.
fn strip(html: &str) -> String {
    let mut out = String::with_capacity(html.len() / 2);
    let mut rest = html.as_bytes();
    while !rest.is_empty() {
        let open = memchr::memchr(b'<', rest).unwrap_or(rest.len());
        let (text, markup) = rest.split_at(open);
        for word in text.split(u8::is_ascii_whitespace).filter(|w| !w.is_empty()) {
            let gap = !out.is_empty() && !out.ends_with('\n');
            add_html_token(&mut out, word, gap);
        }
        let Some(markup) = markup.get(1..).filter(|m| !m.is_empty()) else { break };
        let (name, _) = tag(markup);
        if is_block(name) && !out.ends_with("\n\n") {
            out.push('\n');
        }
        let end = if markup.starts_with(b"!--") {
            memchr::memmem::find(markup, b"-->").map(|at| at + 3)
        } else if [&b"style"[..], b"script", b"title"].iter().any(|n| n.eq_ignore_ascii_case(name)) {
            closing(markup, name)
        } else {
            memchr::memchr(b'>', markup).map(|at| at + 1)
        };
        rest = end.and_then(|end| markup.get(end..)).unwrap_or_default();
    }
    out
}

/// Where the element `name` ends; at the end of the page if it never does.
fn closing(markup: &[u8], name: &[u8]) -> Option<usize> {
    memchr::memmem::find_iter(markup, b"</").find_map(|at| {
        let found = markup.get(at + 2..at + 2 + name.len())?;
        let end = memchr::memchr(b'>', markup.get(at..)?)?;
        found.eq_ignore_ascii_case(name).then_some(at + end + 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_footnotes_and_quotations_are_marked() {
        insta::assert_snapshot!(
            to_text("<p>Hello <b>Ana</b>,<br>see <a href='https://acme.example/x'>this</a>.</p><blockquote>old words</blockquote>"),
            @r"
        Hello Ana,
        see [this][1].

        > old words

        [1]: https://acme.example/x
        "
        );
    }

    #[test]
    fn cells_of_a_layout_table_are_lines() {
        let text = to_text("<table><tr><td>Order</td><td>42</td></tr></table>");
        assert_eq!(text.split_whitespace().collect::<Vec<_>>(), ["Order", "42"]);
    }

    #[test]
    fn nests_beyond_reason_are_read_by_hand() {
        let html = format!("{}hello{}", "<div>".repeat(50_000), "</div>".repeat(50_000));
        assert_eq!(to_text(&html).trim(), "hello");
        let unclosed = "<font>x ".repeat(20_000);
        assert_eq!(to_text(&unclosed).split_whitespace().count(), 20_000);
    }

    #[test]
    fn stripping_leaves_words_lines_and_entities() {
        let html = "<html><head><title>t</title><style>p{}</style></head><!-- <p>no</p> --><p>A &amp; B</p><div>C &#228;</div><script>x()</script>D";
        assert_eq!(strip(html).split('\n').filter(|l| !l.is_empty()).collect::<Vec<_>>(), ["A & B", "C ä", "D"]);
        assert_eq!(strip("a <unclosed"), "a");
        assert_eq!(strip("<style>never closed"), "");
    }
}
