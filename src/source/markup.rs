//! A mail's HTML made lean: what says something stays, what only looks stays out. Layout is the costliest step of
//! reading a mail, and most of a page is style; besides, pictures written into the page would pass every limit.

/// A page without comments, styles, scripts and attributes; links keep their target, pictures their words.
pub(super) struct Lean {
    pub html: String,
    /// How deep its elements are nested at most, roughly.
    pub depth: usize,
    /// How many tags it has.
    pub tags: usize,
}

/// Elements of which neither tag nor content is read.
const UNREAD: [&str; 6] = ["style", "script", "title", "svg", "object", "template"];

/// Elements that only look; their content stays.
const LOOKS: [&str; 17] = [
    "font", "span", "b", "i", "u", "em", "strong", "small", "big", "tt", "nobr", "ins", "abbr", "label",
    "meta", "link", "o",
];

/// Elements that are never closed, or that close each other.
const FLAT: [&str; 22] = [
    "br", "p", "img", "hr", "input", "li", "td", "th", "tr", "option", "dt", "dd", "col", "area", "base",
    "wbr", "embed", "param", "source", "html", "head", "body",
];

/// Makes a page lean, in time linear in its length.
pub(super) fn lean(html: &str) -> Lean {
    let mut lean = String::with_capacity(html.len() / 2);
    let (mut depth, mut deepest, mut tags) = (0usize, 0, 0);
    let mut rest = html;
    while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
        let (text, markup) = rest.split_at(at);
        lean.push_str(text);
        let Some(tag) = Tag::read(markup) else {
            rest = match declaration(markup) {
                Some(after) => after,
                None => {
                    lean.push_str("&lt;");
                    markup.get(1..).unwrap_or_default()
                }
            };
            continue;
        };
        rest = tag.after;
        if let Some(name) = UNREAD.iter().find(|n| n.eq_ignore_ascii_case(tag.name)) {
            if !tag.closing {
                rest = behind(rest, name);
            }
            continue;
        }
        if LOOKS.iter().any(|n| n.eq_ignore_ascii_case(tag.name)) {
            continue;
        }
        if !FLAT.iter().any(|n| n.eq_ignore_ascii_case(tag.name)) {
            depth = if tag.closing { depth.saturating_sub(1) } else { depth + 1 };
            deepest = deepest.max(depth);
        }
        tags += 1;
        tag.write(&mut lean);
    }
    lean.push_str(rest);
    Lean { html: lean, depth: deepest, tags }
}

/// One tag, as far as it matters.
struct Tag<'h> {
    name: &'h str,
    closing: bool,
    /// The value of `href` on a link, of `alt` on a picture, of `start` on a list.
    value: Option<&'h str>,
    after: &'h str,
}

impl<'h> Tag<'h> {
    /// Reads the tag at the beginning of `markup`; `None` where it is none.
    fn read(markup: &'h str) -> Option<Tag<'h>> {
        let inner = markup.strip_prefix('<')?;
        let (inner, closing) = inner.strip_prefix('/').map_or((inner, false), |i| (i, true));
        let end = inner.bytes().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(inner.len());
        let (name, mut rest) = inner.split_at(end);
        if !name.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) {
            return None;
        }
        let telling = Tag::telling(name);
        let mut value = None;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if rest.is_empty() {
                return Some(Tag { name, closing, value, after: "" });
            }
            if let Some(after) = rest.strip_prefix('>') {
                return Some(Tag { name, closing, value, after });
            }
            let (attribute, found, after) = attribute(rest);
            if value.is_none() && telling.is_some_and(|t| t.eq_ignore_ascii_case(attribute)) {
                value = found;
            }
            rest = after;
        }
    }

    /// The attribute that says something on this element.
    fn telling(name: &str) -> Option<&'static str> {
        [("a", "href"), ("img", "alt"), ("ol", "start")]
            .into_iter()
            .find(|(element, _)| element.eq_ignore_ascii_case(name))
            .map(|(_, attribute)| attribute)
    }

    fn write(&self, out: &mut String) {
        let attribute = Tag::telling(self.name).filter(|_| !self.closing);
        let value = self.value.map(str::trim).filter(|v| !v.is_empty());
        out.push_str(if self.closing { "</" } else { "<" });
        out.push_str(self.name);
        if let (Some(attribute), Some(value)) = (attribute, value) {
            // A picture without a source is not drawn, and so are its words.
            out.push_str(if attribute == "alt" { " src=x " } else { " " });
            out.push_str(attribute);
            out.push_str("=\"");
            out.push_str(&value.replace('"', "&quot;"));
            out.push('"');
        }
        out.push('>');
    }
}

/// Splits the first attribute off: its name, its value, what follows.
fn attribute(text: &str) -> (&str, Option<&str>, &str) {
    // A sign of equality may begin a name, nowhere else (HTML standard, "before attribute name state").
    let end = text
        .bytes()
        .enumerate()
        .position(|(i, b)| b.is_ascii_whitespace() || b == b'>' || b == b'/' || b == b'=' && i > 0)
        .unwrap_or(text.len());
    let (name, rest) = text.split_at(end);
    let blank = |c: char| c.is_ascii_whitespace();
    let Some(value) = rest.trim_start_matches(blank).strip_prefix('=') else { return (name, None, rest) };
    let value = value.trim_start_matches(blank);
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote) {
            let (value, after) = inner.split_once(quote).unwrap_or((inner, ""));
            return (name, Some(value), after);
        }
    }
    let end = value.bytes().position(|b| b.is_ascii_whitespace() || b == b'>').unwrap_or(value.len());
    let (value, after) = value.split_at(end);
    (name, Some(value), after)
}

/// What follows a comment, a doctype or a processing instruction; `None` where this is none.
fn declaration(markup: &str) -> Option<&str> {
    let (end, length) = if markup.starts_with("<!--") {
        ("-->", 3)
    } else if markup.starts_with("<!") || markup.starts_with("<?") || markup.starts_with("</") {
        (">", 1)
    } else {
        return None;
    };
    // `<!-->` is a whole comment.
    let at = memchr::memmem::find(markup.as_bytes().get(2..)?, end.as_bytes());
    Some(at.and_then(|at| markup.get(2 + at + length..)).unwrap_or_default())
}

/// What follows the element `name`, whose beginning has been read; nothing if it never ends.
fn behind<'h>(text: &'h str, name: &str) -> &'h str {
    let bytes = text.as_bytes();
    memchr::memmem::find_iter(bytes, b"</")
        .find_map(|at| {
            let found = bytes.get(at + 2..at + 2 + name.len())?;
            found.eq_ignore_ascii_case(name.as_bytes()).then_some(())?;
            let end = memchr::memchr(b'>', bytes.get(at..)?)?;
            text.get(at + end + 1..)
        })
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn made(html: &str) -> String {
        lean(html).html
    }

    #[test]
    fn only_what_says_something_stays() {
        assert_eq!(made("<!doctype html><P class=x style='a>b'>A<br/>B</P>"), "<P>A<br>B</P>");
        assert_eq!(made("a<!-- <b> -->b<!-->c<?xml x?>d"), "abcd");
        assert_eq!(made("<style>p > a{}</style>x<SCRIPT>if (a<b) {}</script >y"), "xy");
        assert_eq!(made("<FONT size=7>big <b>w</b>ord</font><o:p>&nbsp;</o:p>"), "big word&nbsp;");
        assert_eq!(made("<a target=_blank href = 'x?\"y'>z</a>"), "<a href=\"x?&quot;y\">z</a>");
        assert_eq!(made("<a href=http://x/y/>z</a>"), "<a href=\"http://x/y/\">z</a>");
        assert_eq!(
            made("<img src=\"data:image/png;base64,AAAA\" alt=\"Logo\"><img src=y>"),
            "<img src=x alt=\"Logo\"><img>"
        );
        assert_eq!(made("1 < 2 <3 </> a"), "1 &lt; 2 &lt;3  a");
    }

    #[test]
    fn what_never_ends_ends_with_the_page() {
        for html in ["a<b", "a<b c", "a<b c='", "a<!-- x", "a<style>x", "a<", "a</"] {
            assert!(made(html).starts_with('a'), "{html}");
        }
    }

    #[test]
    fn depth_is_counted() {
        assert_eq!(lean("<div><div><p></p><br></div></div><div></div>").depth, 2);
        assert_eq!(lean(&"<div>".repeat(500)).depth, 500);
    }

    proptest! {
        #[test]
        fn no_page_is_too_wild(html in "[<>/!\\-a='\" \u{e9}]{0,60}") {
            let once = made(&html);
            prop_assert_eq!(made(&once), once);
        }
    }
}
