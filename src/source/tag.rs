//! One tag of a page, read as browsers read it (HTML standard, "tag open state" and on).

/// Old names of `pre`; what stands behind `plaintext` has no tags to the end of the page.
const AS_PRE: [&str; 3] = ["xmp", "listing", "plaintext"];

/// One tag, as far as it matters.
pub(super) struct Tag<'h> {
    pub name: &'h str,
    pub closing: bool,
    /// The value of `href` on a link, of `alt` on a picture, of `start` on a list.
    pub value: Option<&'h str>,
    /// The value of `style`.
    pub style: &'h str,
    /// Whether it is written as `<name/>`.
    pub is_empty: bool,
    pub after: &'h str,
}

impl<'h> Tag<'h> {
    /// Reads the tag at the beginning of `markup`; `None` where it is none.
    pub(super) fn read(markup: &'h str) -> Option<Tag<'h>> {
        let inner = markup.strip_prefix('<')?;
        let (inner, closing) = inner.strip_prefix('/').map_or((inner, false), |i| (i, true));
        let end = inner.bytes().position(|b| !b.is_ascii_alphanumeric()).unwrap_or(inner.len());
        let (name, mut rest) = inner.split_at(end);
        if !name.as_bytes().first().is_some_and(u8::is_ascii_alphabetic) {
            return None;
        }
        // `plaintext` and its like are read as what they look like.
        let name = if AS_PRE.iter().any(|n| n.eq_ignore_ascii_case(name)) { "pre" } else { name };
        let telling = Tag::telling(name);
        let (mut value, mut style) = (None, "");
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if let Some(after) = rest.strip_prefix('>').or_else(|| rest.is_empty().then_some("")) {
                let whole = markup.get(..markup.len() - after.len()).unwrap_or_default();
                let is_empty = whole.ends_with("/>");
                return Some(Tag { name, closing, value, style, is_empty, after });
            }
            let (attribute, found, after) = attribute(rest);
            if style.is_empty() && attribute.eq_ignore_ascii_case("style") {
                style = found.unwrap_or_default();
            }
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

    pub(super) fn write(&self, out: &mut String) {
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
            // One that is never closed ends with the tag, not with the page.
            if let Some((value, after)) = inner.split_once(quote) {
                return (name, Some(value), after);
            }
        }
    }
    let end = value.bytes().position(|b| b.is_ascii_whitespace() || b == b'>').unwrap_or(value.len());
    let (value, after) = value.split_at(end);
    (name, Some(value), after)
}
