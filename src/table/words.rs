//! What people read in a cell of a terminal, and in which ink; and how words are cut.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use super::cell::Cell;
use super::color::Ink;
use super::column::{Column, Holds};
use super::format::Style;
use super::plain::plain;
use super::shape;
use crate::desk::clean::{Breaks, clean};
use crate::desk::time::{DAY, HOUR, Moment};

/// What people read in this cell.
pub(super) fn words<'a>(cell: &'a Cell, column: &Column, style: &Style) -> Cow<'a, str> {
    let words = match cell {
        Cell::At(moment) => Cow::Owned(ago(*moment, style)),
        Cell::For(span) => Cow::Owned(span.words()),
        Cell::Bool(yes) => Cow::Borrowed(if *yes { "yes" } else { "no" }),
        Cell::List(list) => {
            Cow::Owned(list.iter().map(|word| clean(word, Breaks::Space)).collect::<Vec<_>>().join(", "))
        }
        Cell::Series(numbers) if draws(style) => Cow::Owned(shape::series(numbers, shape::SERIES)),
        cell => plain(cell, Breaks::Space),
    };
    if words.trim().is_empty() {
        return Cow::Borrowed("-");
    }
    let grew = column.holds == Holds::Change
        && !words.starts_with('-')
        && words.contains(|c| matches!(c, '1'..='9'));
    if grew { Cow::Owned(format!("+{words}")) } else { words }
}

/// The same in at most so many places: words are cut, series drawn again.
pub(super) fn words_within<'a>(
    cell: &'a Cell,
    column: &Column,
    style: &Style,
    places: usize,
) -> Cow<'a, str> {
    match cell {
        Cell::Series(numbers) if draws(style) && !numbers.is_empty() => {
            Cow::Owned(shape::series(numbers, places))
        }
        cell => match words(cell, column, style) {
            Cow::Borrowed(said) => shorten(said, places),
            Cow::Owned(said) => Cow::Owned(shorten(&said, places).into_owned()),
        },
    }
}

/// Whether figures are drawn: for a person at a terminal that has colours.
pub(super) fn draws(style: &Style) -> bool {
    style.color && style.width.is_some()
}

/// The bar beside a share; empty where there is none.
pub(super) fn bar(cell: &Cell) -> String {
    match cell {
        Cell::Percent(numerator, denominator) => {
            super::figure::tenths(*numerator, *denominator).map(shape::bar).unwrap_or_default()
        }
        _ => String::new(),
    }
}

/// The words, cut to this width with `…` where they are too long.
pub(super) fn shorten(words: &str, width: usize) -> Cow<'_, str> {
    if words.width() <= width {
        return Cow::Borrowed(words);
    }
    let ends: Vec<usize> = words.char_indices().map(|(at, _)| at).collect();
    // Prefixes grow wider from character to character, so the place of the cut is found by halving.
    let fits = ends.partition_point(|end| words[..*end].width() < width);
    let end = ends.get(fits.saturating_sub(1)).copied().unwrap_or(0);
    let kept = words[..end].trim_end_matches([' ', '\u{200d}']);
    Cow::Owned(format!("{kept}…"))
}

/// `3 h ago`, `in 2 d`; the local date from a week on.
fn ago(moment: Moment, style: &Style) -> String {
    let seconds = (style.now - moment).0;
    let size = seconds.saturating_abs();
    let span = match size {
        0..60 => return "now".to_owned(),
        60..HOUR => format!("{} min", size / 60),
        HOUR..DAY => format!("{} h", size / HOUR),
        _ if size < 7 * DAY => format!("{} d", size / DAY),
        _ => return moment.format(style.zone, "%Y-%m-%d"),
    };
    if seconds > 0 { format!("{span} ago") } else { format!("in {span}") }
}

/// The ink of this cell; most have none.
pub(super) fn ink(cell: &Cell, column: &Column, now: Moment) -> Option<Ink> {
    match cell {
        Cell::Empty => Some(Ink::Dim),
        Cell::Series(_) => Some(Ink::Cyan),
        Cell::Word(word) => Ink::of_word(word),
        Cell::At(due) if column.name == "due_at" && *due < now => Some(Ink::Alarm),
        Cell::At(_) if column.name != "due_at" => Some(Ink::Dim),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::time::Zone;

    const NOW: Moment = Moment(1_782_898_200);

    #[test]
    fn words_are_cut_between_characters_that_belong_together() {
        assert_eq!(shorten("abcdef", 6), "abcdef");
        assert_eq!(shorten("abcdef", 5), "abcd…");
        assert_eq!(shorten("ab cdef", 4), "ab…");
        assert_eq!(shorten("注文した", 6), "注文…", "two places each");
        assert_eq!(shorten("注文した", 4), "注…");
        assert_eq!(shorten("e\u{301}e\u{301}e\u{301}", 2), "e\u{301}…");
        assert_eq!(shorten("👩\u{200d}👧abc", 4), "👩\u{200d}👧a…");
        assert_eq!(shorten("abc", 1), "…");
    }

    #[test]
    fn a_crowd_of_marks_is_no_slow_path() {
        let crowd = format!("a{}b{}", "\u{301}".repeat(200_000), "c".repeat(100));
        assert!(shorten(&crowd, 20).ends_with("c…"));
    }

    #[test]
    fn what_grew_has_a_plus_for_people() {
        let zone = Zone::UTC;
        let style =
            Style { color: false, width: None, zone, now: NOW, no_header: false, raw: false, single: false };
        let column = Column::shown("change", Holds::Change, ".");
        let say = |cell: Cell| words(&cell, &column, &style).into_owned();
        assert_eq!([say(Cell::Int(3)), say(Cell::Int(-3)), say(Cell::Int(0))], ["+3", "-3", "0"]);
        assert_eq!([say(Cell::Percent(35, 1000)), say(Cell::Percent(0, 1000))], ["+3.5", "0.0"]);
        assert_eq!(
            [say(Cell::Minutes(0.5)), say(Cell::Ratio(-1, 10)), say(Cell::Empty)],
            ["+0.5", "-0.10", "-"]
        );
        let now = Column::shown("now", Holds::Number, ".");
        assert_eq!(words(&Cell::Int(3), &now, &style), "3");
    }

    #[test]
    fn a_series_is_drawn_for_people_with_colours_and_told_to_others() {
        let column = Column::shown("series", Holds::Series, ".");
        let say = |color, width| {
            let zone = Zone::UTC;
            let style = Style { color, width, zone, now: NOW, no_header: false, raw: false, single: false };
            words_within(&Cell::Series(vec![0, 7, 14, 7]), &column, &style, 2).into_owned()
        };
        assert_eq!(say(true, Some(80)), "▃█", "drawn again where there is less room");
        assert_eq!([say(false, Some(80)), say(true, None)], ["0…", "0…"]);
    }

    #[test]
    fn near_times_are_relative_and_far_ones_local_dates() {
        let zone = Zone::named("Europe/Zagreb").unwrap();
        let style =
            Style { color: false, width: None, zone, now: NOW, no_header: false, raw: false, single: false };
        let say = |seconds| ago(NOW.plus(seconds), &style);
        let all = [
            say(-5),
            say(-60),
            say(-3 * HOUR),
            say(2 * HOUR + 59),
            say(-6 * DAY),
            say(7 * DAY),
            say(-400 * DAY),
        ];
        assert_eq!(all, ["now", "1 min ago", "3 h ago", "in 2 h", "6 d ago", "2026-07-08", "2025-05-27"]);
    }
}
