//! Words of strangers on their way into the page: what could fool an eye is written out, what HTML would read is escaped.

use unicode_width::UnicodeWidthChar;

use crate::desk::clean::{Breaks, clean};
use crate::table::html::escape;

/// One line of words for HTML text or for an attribute in double quotes.
pub(super) fn escaped(text: &str) -> String {
    escape(&clean(text, Breaks::Space))
}

/// One line of words that is escaped later (by the drawing crate), at most so many half-pixels wide at this size of type.
///
/// What is cut ends in an ellipsis. So does a tower of marks over one letter, which would stand over its neighbours.
pub(super) fn fitted(text: &str, width: i32, size: i32) -> String {
    let text = clean(text, Breaks::Space);
    let whole = wide(&text, size) <= width;
    let room = if whole { width } else { width - wide("\u{2026}", size) };
    let (mut kept, mut used, mut marks, mut cut) = (String::new(), 0, 0, false);
    for (at, c) in text.chars().enumerate() {
        let hundredths = hundredths(c);
        marks = if hundredths == 0 { marks + 1 } else { 0 };
        if marks > MARKS {
            cut = true;
            continue;
        }
        used += hundredths;
        if at >= MOST || used * size / 100 > room {
            cut = true;
            break;
        }
        kept.push(c);
    }
    if cut { format!("{}\u{2026}", kept.trim_end()) } else { kept }
}

/// No label has more characters than this, whatever their width.
const MOST: usize = 80;
/// So many marks may stand on one letter, as they do in Vietnamese and in the Indic scripts.
const MARKS: usize = 3;

/// How wide these words are at most, at a size of type, in the unit of that size.
///
/// The reader's machine chooses the font, so this is a guess; it leans on DejaVu Sans, the widest of those that browsers
/// fall back to, and errs to the wide side.
pub(super) fn wide(text: &str, size: i32) -> i32 {
    let all: i64 = text.chars().map(|c| i64::from(hundredths(c))).sum();
    i32::try_from(all * i64::from(size) / 100).unwrap_or(i32::MAX)
}

/// The width of a letter in hundredths of its size.
fn hundredths(c: char) -> i32 {
    match c {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' => 36,
        'f' | 't' | 'r' | '(' | ')' | '-' => 44,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '\u{2026}' => 102,
        '<' | '>' | '+' | '=' | '~' | '#' | '^' => 86,
        'A'..='Z' | '&' => 80,
        _ if c.is_ascii() => 65,
        _ => match c.width() {
            Some(0) => 0,
            Some(2) => 110,
            _ => 80,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strangers_words_stay_words() {
        assert_eq!(
            escaped("<b onclick='x'>\"&\u{202e}\u{0}"),
            "&lt;b onclick=&#39;x&#39;&gt;&quot;&amp;\\u{202e}\\x00"
        );
        assert_eq!(escaped("a\r\nb"), "a b");
    }

    #[test]
    fn labels_are_cut_where_the_room_ends() {
        assert_eq!(fitted("billing", 1000, 20), "billing");
        let cut = fitted(&"w".repeat(500), 400, 20);
        assert!(cut.ends_with('\u{2026}') && wide(&cut, 20) <= 400, "{cut}");
        let tower = format!("a{}", "\u{301}".repeat(5000));
        assert_eq!(fitted(&tower, 400, 20), "a\u{301}\u{301}\u{301}\u{2026}");
    }
}
