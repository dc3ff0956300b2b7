//! A mail's HTML made lean: what says something stays, what only looks stays out. Layout is the costliest step of
//! reading a mail, and most of a page is style; besides, pictures written into the page would pass every limit.

use super::styles::Styles;
use super::tag::Tag;

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

/// Of these nobody wants to read the content, whatever is left of a page.
const CODE: [&str; 2] = ["style", "script"];

/// Elements that only look; their content stays.
const LOOKS: [&str; 20] = [
    "font", "span", "b", "i", "u", "em", "strong", "small", "big", "tt", "nobr", "ins", "abbr", "label",
    "meta", "link", "o", "s", "del", "strike",
];

/// Elements whose content a reader of pages takes for something else than words, or for nothing.
const VEILS: [&str; 16] = [
    "noscript", "noembed", "noframes", "iframe", "frameset", "frame", "textarea", "select", "optgroup",
    "datalist", "applet", "audio", "video", "canvas", "math", "isindex",
];

/// Elements that are never closed, or that close each other.
const FLAT: [&str; 22] = [
    "br", "p", "img", "hr", "input", "li", "td", "th", "tr", "option", "dt", "dd", "col", "area", "base",
    "wbr", "embed", "param", "source", "html", "head", "body",
];

/// Before and behind words that are struck out.
const STRUCK: &str = "~~";

/// Makes a page lean, in time linear in its length.
pub(super) fn lean(html: &str) -> Lean {
    Thinning::default().over(html)
}

/// The same, but with the content of elements that are not read otherwise, except for code.
pub(super) fn unveiled(html: &str) -> Lean {
    Thinning { unveils: true, ..Thinning::default() }.over(html)
}

/// A page on its way to being lean.
#[derive(Default)]
struct Thinning<'h> {
    unveils: bool,
    lean: String,
    depth: usize,
    deepest: usize,
    tags: usize,
    styles: Styles<'h>,
    /// Ends that were looked for in vain once, and need not be looked for again.
    never: Vec<&'static str>,
}

impl<'h> Thinning<'h> {
    fn over(mut self, html: &'h str) -> Lean {
        self.lean.reserve(html.len() / 2);
        let mut rest = html;
        while let Some(at) = memchr::memchr(b'<', rest.as_bytes()) {
            let (text, markup) = rest.split_at(at);
            self.text(text);
            rest = match Tag::read(markup) {
                Some(tag) => self.tag(&tag),
                None => self.declaration(markup).unwrap_or_else(|| {
                    self.lean.push_str("&lt;");
                    markup.get(1..).unwrap_or_default()
                }),
            };
        }
        self.text(rest);
        Lean { html: self.lean, depth: self.deepest, tags: self.tags }
    }

    /// Adds words; where their style keeps lines, so do they here.
    fn text(&mut self, text: &str) {
        if !self.styles.keeps_lines() || !text.contains('\n') {
            self.lean.push_str(text);
            return;
        }
        for (number, line) in text.split('\n').enumerate() {
            if number > 0 {
                self.lean.push_str("<br>");
                self.tags += 1;
            }
            let words = line.trim_start_matches([' ', '\t']);
            // Blanks at the beginning of a line are layout that somebody made by hand.
            for blank in line.chars().take(line.len() - words.len()) {
                self.lean.push_str(if blank == '\t' { "&nbsp;&nbsp;&nbsp;&nbsp;" } else { "&nbsp;" });
            }
            self.lean.push_str(words);
        }
    }

    /// Adds a tag; gives what follows it, and follows its element where that is not read.
    fn tag(&mut self, tag: &Tag<'h>) -> &'h str {
        if let Some(name) = UNREAD.iter().find(|n| n.eq_ignore_ascii_case(tag.name)) {
            return if tag.closing { tag.after } else { self.unread(tag, name) };
        }
        if VEILS.iter().any(|n| n.eq_ignore_ascii_case(tag.name)) {
            self.lean.push(' ');
            return tag.after;
        }
        let struck = self.styles.meet(tag);
        if struck.ends {
            self.strike_end();
        }
        if !LOOKS.iter().any(|n| n.eq_ignore_ascii_case(tag.name)) {
            if !FLAT.iter().any(|n| n.eq_ignore_ascii_case(tag.name)) {
                self.depth = if tag.closing { self.depth.saturating_sub(1) } else { self.depth + 1 };
                self.deepest = self.deepest.max(self.depth);
            }
            self.tags += 1;
            tag.write(&mut self.lean);
        }
        if struck.begins {
            self.lean.push_str(STRUCK);
        }
        tag.after
    }

    /// What follows a comment, a doctype or a processing instruction; `None` where this is none. Of a comment that never ends the
    /// words are read.
    fn declaration(&mut self, markup: &'h str) -> Option<&'h str> {
        if let Some(comment) = markup.strip_prefix("<!--") {
            // `<!-->` and `<!--->` are whole comments (HTML standard, "comment start state").
            let whole = comment.strip_prefix('>').or_else(|| comment.strip_prefix("->"));
            return Some(whole.or_else(|| self.behind_comment(comment)).unwrap_or(comment));
        }
        let is_other = ["<!", "<?", "</"].iter().any(|start| markup.starts_with(start));
        is_other.then(|| {
            let end = memchr::memchr(b'>', markup.as_bytes());
            end.and_then(|end| markup.get(end + 1..)).unwrap_or_default()
        })
    }

    /// A comment ends with `-->`, and with `--!>` too ("comment end bang state").
    fn behind_comment(&mut self, comment: &'h str) -> Option<&'h str> {
        let mut end = None;
        for close in ["-->", "--!>"] {
            // What is looked for behind the end that was found already is looked for again and again.
            let within = end.map_or(comment, |(at, _)| comment.get(..at).unwrap_or_default());
            if self.never.contains(&close) {
                continue;
            }
            match memchr::memmem::find(within.as_bytes(), close.as_bytes()) {
                Some(at) => end = Some((at, at + close.len())),
                None if end.is_none() => self.never.push(close),
                None => {}
            }
        }
        comment.get(end?.1..)
    }

    /// Struck words stand between two marks; where there are none, neither are the marks.
    fn strike_end(&mut self) {
        match self.lean.strip_suffix(STRUCK).map(str::len) {
            Some(length) => self.lean.truncate(length),
            None => self.lean.push_str(STRUCK),
        }
    }

    /// What follows an element that is not read. One that is empty by its own words, or never ends, swallows nothing but its tag:
    /// what stands behind it are words of somebody who made a mistake. Code is left out up to the next tag all the same.
    fn unread(&mut self, tag: &Tag<'h>, name: &'static str) -> &'h str {
        let is_code = CODE.contains(&name);
        if tag.is_empty || self.unveils && !is_code {
            return tag.after;
        }
        if !self.never.contains(&name) {
            match behind(tag.after, name) {
                Some(after) => return after,
                None => self.never.push(name),
            }
        }
        match memchr::memchr(b'<', tag.after.as_bytes()) {
            Some(next) if is_code => tag.after.get(next..).unwrap_or_default(),
            _ => tag.after,
        }
    }
}

/// What follows the element `name`, whose beginning has been read; `None` if it never ends.
fn behind<'h>(text: &'h str, name: &str) -> Option<&'h str> {
    let bytes = text.as_bytes();
    let at = memchr::memmem::find_iter(bytes, b"</").find(|at| {
        let found = bytes.get(at + 2..at + 2 + name.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    })?;
    // Where this one is never closed, none behind it is.
    let end = memchr::memchr(b'>', bytes.get(at..)?)?;
    text.get(at + end + 1..)
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
