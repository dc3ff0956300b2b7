//! Words of strangers on their way into the page: what could fool an eye is written out, what HTML would read is escaped.

use crate::table::clean::{Breaks, clean};
use crate::table::html::escape;

/// One line of words for HTML text or for an attribute in double quotes.
pub(super) fn escaped(text: &str) -> String {
    escape(&clean(text, Breaks::Space))
}

/// One line of words that is escaped later (by the drawing crate), at most so many half-pixels wide at this size of type.
///
/// What is cut ends in an ellipsis. Marks that take no room of their own are bounded too: a tower of them is cut.
pub(super) fn fitted(text: &str, width: i32, size: i32) -> String {
    let text = clean(text, Breaks::Space);
    if wide(&text, size) <= width && text.chars().count() <= MOST {
        return text.into_owned();
    }
    let room = width - wide("\u{2026}", size);
    let mut kept = String::new();
    for c in text.chars().take(MOST) {
        kept.push(c);
        if wide(&kept, size) > room {
            kept.pop();
            break;
        }
    }
    format!("{}\u{2026}", kept.trim_end())
}

/// No label has more characters than this, whatever their width.
const MOST: usize = 80;

/// How wide these words are at most, at a size of type, in the unit of that size.
///
/// The reader's machine chooses the font, so this is a guess; it leans on DejaVu Sans, the widest of those that browsers
/// fall back to, and errs to the wide side.
pub(super) fn wide(text: &str, size: i32) -> i32 {
    use unicode_width::UnicodeWidthChar;
    let hundredths: i32 = text
        .chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' => 36,
            'f' | 't' | 'r' | '(' | ')' | '-' => 44,
            'm' | 'w' | 'M' | 'W' | '@' | '%' | '\u{2026}' => 102,
            'A'..='Z' => 80,
            _ if c.is_ascii() => 65,
            _ => match c.width() {
                Some(0) => 0,
                Some(2) => 110,
                _ => 80,
            },
        })
        .sum();
    hundredths * size / 100
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
        assert!(fitted(&tower, 400, 20).chars().count() <= MOST + 1);
    }
}
