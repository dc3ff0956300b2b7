//! Makes a stranger's words harmless to look at: what moves the cursor, turns the reading direction or cannot be seen
//! becomes a visible escape such as `\x1b` or `\u{202e}`.
//!
//! What is meant: the control characters (C0, DEL, C1), the bidirectional controls (UAX #9), line and paragraph
//! separators, and characters without a shape of their own that hide words from the eye (zero width space, byte order
//! mark, tag characters and the rest of `is_hidden`). What stays, because people write with it:
//!
//! * the joiners U+200C and U+200D between two visible characters beyond ASCII: Persian, the Indic scripts and
//!   families of emoji cannot be written without them, while between Latin letters they only fool;
//! * one variation selector behind the character that it changes; a second one in a row can only smuggle data;
//! * the soft hyphen: it marks where a long word may be broken, and HTML mail is full of it.
//!
//! The flags of England, Scotland and Wales are spelled with tag characters and are the price of this list.

use std::borrow::Cow;
use std::fmt::Write;

use unicode_width::UnicodeWidthStr;

/// What becomes of the breaks that honest text has: line feed, carriage return with line feed, tab.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breaks {
    /// Each becomes one space: a cell of a line.
    Space,
    /// Line ends stay, as a line feed; a tab becomes `\t`.
    Lines,
    /// A text that a person reads: line ends stay, and a tab reaches to the next of the stops that stand eight places apart.
    Page,
    /// Tab, line feed, carriage return and backslash become `\t \n \r \\` (contract §1, TSV). The backslash of other
    /// escapes is doubled too, so that a reader who knows these four and no others gets what the other formats show.
    Escaped,
}

/// Tabs stand so many places apart, as terminals have them.
const STOPS: usize = 8;
/// Beyond so many places nobody looks for columns, and a tab is one blank: lines do not grow without bounds.
const LONGEST_TABBED: usize = 1000;

/// The text with everything that could fool written visibly.
pub fn clean(text: &str, breaks: Breaks) -> Cow<'_, str> {
    let slash = if breaks == Breaks::Escaped { b'\\' } else { 0 };
    if text.bytes().all(|b| matches!(b, b' '..=b'~') && b != slash) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    let mut previous = None;
    // From where on the width of the line is not known yet, and what it is up to there.
    let (mut measured, mut place) = (0, 0);
    let mut letters = text.chars().peekable();
    while let Some(c) = letters.next() {
        let next = letters.peek().copied();
        match (breaks, c) {
            (Breaks::Space, '\n' | '\t') => out.push(' '),
            (Breaks::Lines | Breaks::Page, '\n') => {
                out.push('\n');
                (measured, place) = (out.len(), 0);
            }
            (Breaks::Page, '\t') => {
                place += out.get(measured..).unwrap_or_default().width();
                let blanks = if place < LONGEST_TABBED { STOPS - place % STOPS } else { 1 };
                out.extend(std::iter::repeat_n(' ', blanks));
                (measured, place) = (out.len(), place + blanks);
            }
            // The line feed that follows says it all.
            (Breaks::Space | Breaks::Lines | Breaks::Page, '\r') if next == Some('\n') => {}
            (_, '\t') => out.push_str("\\t"),
            (_, '\n') => out.push_str("\\n"),
            (_, '\r') => out.push_str("\\r"),
            (Breaks::Escaped, '\\') => out.push_str("\\\\"),
            _ if fools(previous, c, next) => {
                if breaks == Breaks::Escaped {
                    out.push('\\');
                }
                escape(&mut out, c);
                // What is written out is a neighbour to nobody.
                previous = None;
                continue;
            }
            _ => out.push(c),
        }
        previous = Some(c);
    }
    Cow::Owned(out)
}

/// Whether this character, between these neighbours, must not reach an eye or a terminal as it is.
pub fn fools(previous: Option<char>, c: char, next: Option<char>) -> bool {
    match c {
        ' '..='~' => false,
        '\u{200c}' | '\u{200d}' => !(joins(previous) && joins(next)),
        _ if is_variation_selector(c) => previous.is_none_or(|p| is_variation_selector(p) || p.is_control()),
        _ => c.is_control() || is_hidden(c),
    }
}

/// Whether a joiner may stand beside this character.
fn joins(neighbour: Option<char>) -> bool {
    neighbour.is_some_and(|c| {
        !c.is_ascii()
            && !c.is_whitespace()
            && !c.is_control()
            && !is_hidden(c)
            && !matches!(c, '\u{200c}' | '\u{200d}')
    })
}

fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Direction controls, separators and characters that take no room or look like nothing.
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{034f}'                      // combining grapheme joiner
        | '\u{061c}'                    // Arabic letter mark
        | '\u{115f}' | '\u{1160}'       // Hangul fillers: letters without ink
        | '\u{17b4}' | '\u{17b5}'       // Khmer inherent vowels, never to be written
        | '\u{180b}'..='\u{180f}'       // Mongolian selectors and vowel separator
        | '\u{200b}'                    // zero width space
        | '\u{200e}' | '\u{200f}'       // left-to-right and right-to-left marks
        | '\u{2028}'..='\u{202e}'       // line and paragraph separator, embeddings, overrides
        | '\u{2060}'..='\u{206f}'       // word joiner, invisible operators, isolates, deprecated controls
        | '\u{2800}'                    // the Braille pattern without dots
        | '\u{3164}' | '\u{ffa0}'       // more Hangul fillers
        | '\u{feff}'                    // byte order mark
        | '\u{fff9}'..='\u{fffb}'       // interlinear annotation
        | '\u{1bca0}'..='\u{1bca3}'     // shorthand controls
        | '\u{1d173}'..='\u{1d17a}'     // musical controls
        | '\u{e0000}'..='\u{e0fff}'     // tags; the selectors among them are asked for first
    )
}

/// `\x1b` below U+0100, `\u{202e}` above.
fn escape(out: &mut String, c: char) {
    let code = u32::from(c);
    // Writing to a String cannot fail.
    let _ = if code < 0x100 { write!(out, "\\x{code:02x}") } else { write!(out, "\\u{{{code:x}}}") };
}

/// A text that came from a file, a pipe or an option, without the byte order mark that Windows programs put before it.
pub fn unmarked(text: String) -> String {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => unmarked(rest.to_owned()),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_fool_becomes_visible() {
        assert_eq!(clean("a\u{1b}[31m\0\u{7f}\u{9b}b", Breaks::Space), r"a\x1b[31m\x00\x7f\x9bb");
        assert_eq!(clean("exe\u{202e}gpj.", Breaks::Space), r"exe\u{202e}gpj.");
        assert_eq!(
            clean("\u{feff}pay\u{200b}pal\u{2028}\u{e0041}", Breaks::Space),
            r"\u{feff}pay\u{200b}pal\u{2028}\u{e0041}"
        );
    }

    #[test]
    fn what_people_write_stays() {
        for text in ["می‌خواهم", "👩‍👩‍👧", "❤️‍🔥", "क्‍ष", "Žižek – ok?", "葛\u{e0100}城", "e\u{301}"]
        {
            assert!(matches!(clean(text, Breaks::Space), Cow::Owned(t) if t == text), "{text}");
        }
        assert_eq!(clean("pay\u{200d}pal", Breaks::Space), r"pay\u{200d}pal");
        assert_eq!(clean("☎\u{fe0f}\u{fe0f}", Breaks::Space), "☎\u{fe0f}\\u{fe0f}");
    }

    #[test]
    fn tabs_reach_to_the_next_stop_of_what_is_seen() {
        let page = |text| clean(text, Breaks::Page).into_owned();
        assert_eq!(page("\tx"), "        x");
        assert_eq!(page("date\tcode\n1 July\t42"), "date    code\n1 July  42");
        assert_eq!(page("1234567\tx"), "1234567 x");
        assert_eq!(page("12345678\tx"), "12345678        x");
        assert_eq!(page("注文\tx"), "注文    x", "wide letters take two places");
        assert_eq!(page("e\u{301}\tx"), "e\u{301}       x", "marks none");
        assert_eq!(page("\u{1b}\tx"), "\\x1b    x", "what is written out takes its room");
        assert_eq!(page("a\t\tb\r\n\tc"), "a               b\n        c");
        let long = page(&"\t".repeat(100_000));
        assert!(long.len() < 110_000 && long.bytes().all(|b| b == b' '), "{}", long.len());
    }

    #[test]
    fn breaks_become_what_the_format_wants() {
        let text = "a\r\nb\tc\\d\re\u{1b}";
        assert_eq!(clean(text, Breaks::Space), r"a b c\d\re\x1b");
        assert_eq!(clean(text, Breaks::Lines), "a\nb\\tc\\d\\re\\x1b");
        assert_eq!(clean(text, Breaks::Page), "a\nb       c\\d\\re\\x1b");
        assert_eq!(clean(text, Breaks::Escaped), r"a\r\nb\tc\\d\re\\x1b");
    }

    #[test]
    fn a_mark_before_a_text_is_none_of_it() {
        assert_eq!(unmarked("\u{feff}\u{feff}Hi\u{feff}!".into()), "Hi\u{feff}!");
        assert_eq!(unmarked("Hi".into()), "Hi");
    }
}
