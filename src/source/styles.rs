//! What the style of elements says that changes their words: whether they are struck out, and whether their lines stay as they are
//! written. Everything else only looks.

use super::tag::Tag;

/// Elements that strike their words out.
const STRIKES: [&str; 3] = ["s", "del", "strike"];
/// Elements that need no end: the next of their kind ends them.
const ENDED_BY_NEXT: [&str; 8] = ["p", "li", "td", "th", "tr", "dt", "dd", "option"];
/// Elements without content.
const VOID: [&str; 12] =
    ["br", "img", "hr", "input", "col", "area", "base", "wbr", "embed", "param", "source", "meta"];
/// More elements with such styles within each other are no layout of a person.
const MOST: usize = 32;

/// The open elements whose style matters, from the outside in.
#[derive(Default)]
pub(super) struct Styles<'h> {
    open: Vec<Open<'h>>,
}

struct Open<'h> {
    name: &'h str,
    /// How many elements of the same name are open within it.
    within: usize,
    strikes: bool,
    /// Whether lines are kept; `None` where it does not say.
    keeps: Option<bool>,
}

/// What a tag does to struck words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Struck {
    pub begins: bool,
    pub ends: bool,
}

impl<'h> Styles<'h> {
    /// Whether lines are lines here.
    pub(super) fn keeps_lines(&self) -> bool {
        self.open.iter().rev().find_map(|open| open.keeps).unwrap_or(false)
    }

    /// Takes a tag in.
    pub(super) fn meet(&mut self, tag: &Tag<'h>) -> Struck {
        // Most tags of most pages.
        if self.open.is_empty() && tag.style.is_empty() && !is_one_of(&STRIKES, tag.name) {
            return Struck::default();
        }
        let same = self.open.iter().rposition(|open| open.name.eq_ignore_ascii_case(tag.name));
        let is = |names: &[&str]| is_one_of(names, tag.name);
        if tag.closing {
            return Struck { begins: false, ends: self.close(same) };
        }
        if tag.is_empty || is(&VOID) {
            return Struck::default();
        }
        let ends = is(&ENDED_BY_NEXT) && self.close(same);
        let (strikes, keeps) = (is(&STRIKES) || strikes_out(tag.style), keeps(tag.style));
        // What `pre` keeps is known to the library.
        let keeps = keeps.filter(|_| !is(&["pre"]));
        if (strikes || keeps.is_some()) && self.open.len() < MOST {
            self.open.push(Open { name: tag.name, within: 0, strikes, keeps });
            return Struck { begins: strikes, ends };
        }
        if let Some(open) = same.and_then(|at| self.open.get_mut(at)) {
            open.within += 1;
        }
        Struck { begins: false, ends }
    }

    /// Ends the innermost element of a name, and all that is open within it; gives whether struck words end with it.
    fn close(&mut self, same: Option<usize>) -> bool {
        let Some(open) = same.and_then(|at| self.open.get_mut(at)) else { return false };
        if open.within > 0 {
            open.within -= 1;
            return false;
        }
        self.open.drain(same.unwrap_or_default()..).any(|open| open.strikes)
    }
}

fn is_one_of(names: &[&str], name: &str) -> bool {
    names.iter().any(|n| n.eq_ignore_ascii_case(name))
}

/// The values of a property, in lower case. Cheap where it is not there.
fn values<'s>(style: &'s str, property: &'s str) -> impl Iterator<Item = String> {
    style.split(';').filter_map(move |declaration| {
        let (name, value) = declaration.split_once(':')?;
        let name = name.trim().get(..property.len())?;
        name.eq_ignore_ascii_case(property).then(|| value.trim().to_ascii_lowercase())
    })
}

fn strikes_out(style: &str) -> bool {
    values(style, "text-decoration").any(|value| value.contains("line-through"))
}

/// Whether lines are kept (CSS Text 3 §3), by `white-space` or `white-space-collapse`.
fn keeps(style: &str) -> Option<bool> {
    values(style, "white-space").last().map(|value| {
        ["pre", "break-spaces", "-moz-pre", "-pre", "-o-pre"].iter().any(|kept| value.starts_with(kept))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_are_read_whatever_stands_around_them() {
        for style in [
            "white-space: pre-wrap",
            "color:red;WHITE-SPACE:Pre-Wrap !important",
            "white-space: pre; white-space: pre-wrap",
            "white-space-collapse: preserve",
            "white-space:pre-line",
        ] {
            assert_eq!(keeps(style), Some(true), "{style}");
        }
        for style in ["white-space: nowrap", "white-space:normal", "white-space: pre; white-space: normal"] {
            assert_eq!(keeps(style), Some(false), "{style}");
        }
        for style in ["", "color: pre", "-webkit-nbsp-mode: space; line-break: after-white-space"] {
            assert_eq!(keeps(style), None, "{style}");
        }
        assert!(
            strikes_out("text-decoration-line: underline line-through")
                && strikes_out("Text-Decoration:Line-Through")
        );
        assert!(!strikes_out("text-decoration: underline"));
    }
}
