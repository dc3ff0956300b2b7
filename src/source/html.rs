//! HTML to text: by a library where it can be trusted with the input, by hand where it is huge, absurdly nested or all but empty.
//! Links become footnotes; nothing is ever fetched.

use std::panic::{AssertUnwindSafe, catch_unwind};

use mail_parser::decoders::html::add_html_token;

use super::markup;

/// Beyond this many bytes of lean markup a mail is machine-made, and layout is not worth its time.
const LARGEST: usize = 512 << 10;
/// Layout engines recurse, and nested tables cost more with every level; mail that people write stays below 50.
const DEEPEST: usize = 100;
/// Each tag costs the library two kilobytes.
const MOST_TAGS: usize = 10_000;
/// Where paragraphs are wrapped.
const WIDTH: usize = 100;

/// The words of a page, quotations as `> `.
pub(super) fn to_text(html: &str) -> String {
    let lean = markup::lean(html);
    if lean.html.len() <= LARGEST && lean.depth <= DEEPEST && lean.tags <= MOST_TAGS {
        // A stranger's page must not end an import, should the library not bear it.
        let laid_out = catch_unwind(AssertUnwindSafe(|| {
            html2text::config::plain_no_decorate()
                .link_footnotes(true)
                .raw_mode(true)
                .no_link_wrapping()
                .allow_width_overflow()
                .string_from_read(lean.html.as_bytes(), WIDTH)
        }));
        if let Ok(Ok(text)) = laid_out {
            return text;
        }
    }
    strip(&lean.html)
}

/// The words of a page without its layout, quickly.
pub(super) fn words(html: &str) -> String {
    strip(&markup::lean(html).html)
}

/// All words of a page, also those within elements that are not read otherwise: where nothing else is left.
pub(super) fn all_words(html: &str) -> String {
    strip(&markup::unveiled(html).html)
}

/// Elements before and after which a line ends.
fn is_block(name: &[u8]) -> bool {
    const BLOCK: [&[u8]; 19] = [
        b"br",
        b"p",
        b"div",
        b"tr",
        b"li",
        b"ul",
        b"ol",
        b"table",
        b"h1",
        b"h2",
        b"h3",
        b"h4",
        b"h5",
        b"h6",
        b"hr",
        b"blockquote",
        b"pre",
        b"dt",
        b"dd",
    ];
    BLOCK.iter().any(|block| block.eq_ignore_ascii_case(name))
}

/// The words between the tags of lean markup, a line for each block; time and memory linear in the input.
fn strip(lean: &str) -> String {
    let mut out = String::with_capacity(lean.len());
    for piece in lean.as_bytes().split(|b| *b == b'<') {
        // Before the first tag there is no tag: its piece has no end of one, for `>` alone is a word.
        let (tag, text) = match memchr::memchr(b'>', piece) {
            Some(end) if !out.is_empty() || piece.as_ptr() != lean.as_ptr() => piece.split_at(end + 1),
            _ => (&b""[..], piece),
        };
        let name = tag.strip_prefix(b"/").unwrap_or(tag);
        let end = name.iter().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(name.len());
        if name.get(..end).is_some_and(is_block) && !out.ends_with("\n\n") {
            out.push('\n');
        }
        for word in text.split(u8::is_ascii_whitespace).filter(|w| !w.is_empty()) {
            let gap = !out.is_empty() && !out.ends_with('\n');
            add_html_token(&mut out, word, gap);
        }
    }
    out
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
    fn cells_of_a_layout_table_are_lines_and_pictures_are_their_words() {
        let text =
            to_text("<table><tr><td>Order</td><td>42 <img src=y alt=Logo><img src=z></td></tr></table>");
        assert_eq!(text.split_whitespace().collect::<Vec<_>>(), ["Order", "42", "[Logo]"]);
    }

    #[test]
    fn nests_beyond_reason_are_read_by_hand() {
        let html = format!("{}hello{}", "<div>".repeat(50_000), "</div>".repeat(50_000));
        assert_eq!(to_text(&html).trim(), "hello");
        let unclosed = "<div>x ".repeat(20_000);
        assert_eq!(to_text(&unclosed).split_whitespace().count(), 20_000);
    }

    #[test]
    fn stripping_leaves_words_lines_and_entities() {
        let html = "<html><head><title>t</title><style>p{}</style></head><!-- <p>no</p> --><p>A &amp; B</p><div>C &#228;</div><script>x()</script>D";
        let text = strip(&markup::lean(html).html);
        assert_eq!(text.split('\n').filter(|l| !l.is_empty()).collect::<Vec<_>>(), ["A & B", "C ä", "D"]);
        assert_eq!(strip("2 > 1 <s>x</s>"), "2 > 1 x");
        assert_eq!(strip(""), "");
    }
}
