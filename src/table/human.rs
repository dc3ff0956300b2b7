//! `table`: columns set in blanks, for people. In a terminal it has colours and fits the width; into a pipe it is the
//! whole text, but for cells wider than 60 000 places.
//!
//! The crate comfy-table sets the columns, and this file is its only door. Three things stay ours:
//!
//! * how wide a column may be, and the `…` where words are cut: a row is one line, and the subject gives way first;
//! * the inks: the crate would drop colours where `NO_COLOR` is set, even against `--color always`, but whether there
//!   are any is for [`Style::color`] alone to say. They are laid over the finished line;
//! * the terminal, which the crate is told not to ask.
//!
//! Widths are those of Unicode (UAX #11), so that East Asian words stand in line.

use std::borrow::Cow;
use std::io::{self, Write};

use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, Row, Width};
use unicode_width::UnicodeWidthStr;

use super::clean::{Breaks, clean};
use super::color::{Ink, RESET};
use super::plain::plain;
use super::{Cell, Column, Format, Holds, Style, Table, records};
use crate::desk::time::{DAY, HOUR, Moment};

/// See the head of this file.
pub(super) const TABLE: Format = Format { name: "table", about: "columns for people", write, machine: false };

/// Blanks between two columns.
const GAP: usize = 2;
/// A subject keeps so many places as long as other words can be cut instead.
const SUBJECT: usize = 24;
/// No column of words is cut below this; a terminal narrower than that breaks the lines itself.
const LEAST: usize = 6;
/// No column is wider than this, terminal or not: comfy-table counts in sixteen bits. Who wants the whole of a mail
/// that long takes a format for machines, as a pipe does unless told otherwise.
const WIDEST: usize = 60_000;
/// So many rows are laid out at a time. The widths are known before, so it only saves memory: the crate holds all its
/// cells several times, blanks included.
const PAGE: usize = 128;

fn write(table: &Table, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let columns = &table.columns;
    let widths = fit(columns, natural(table, style), style.width);
    let least = widths.iter().sum::<usize>() + GAP * columns.len().saturating_sub(1);
    if let Some(room) =
        style.width.filter(|room| least > *room && (1..=records::MOST).contains(&table.rows.len()))
    {
        return records::write(table, style, room, out);
    }
    let header = (!style.no_header)
        .then(|| columns.iter().map(|column| (Cow::Borrowed(column.name), Some(Ink::Bold))).collect());
    let rows = table.rows.iter().map(|row| {
        let cells = row.iter().zip(columns);
        cells.map(|(cell, column)| (words(cell, style), ink(cell, column, style.now))).collect()
    });
    let mut lines = header.into_iter().chain(rows).map(|line| cut(line, &widths));
    loop {
        let page: Vec<Line> = lines.by_ref().take(PAGE).collect();
        if page.is_empty() {
            return Ok(());
        }
        for (text, line) in laid_out(&page, columns, &widths).lines().zip(&page) {
            let text = text.trim_end_matches(' ');
            if style.color { writeln!(out, "{}", painted(text, line)) } else { writeln!(out, "{text}") }?;
        }
    }
}

/// What the cells of one row say, each in its ink.
type Line<'a> = Vec<(Cow<'a, str>, Option<Ink>)>;

/// The line with all words cut to the widths of their columns.
fn cut<'a>(mut line: Line<'a>, widths: &[usize]) -> Line<'a> {
    for ((words, _), width) in line.iter_mut().zip(widths) {
        if let Cow::Owned(short) = shorten(words, *width) {
            *words = Cow::Owned(short);
        }
    }
    line
}

/// These lines as a table of the crate: no frame, numbers to the right, widths as given.
fn laid_out(page: &[Line<'_>], columns: &[Column], widths: &[usize]) -> comfy_table::Table {
    // Never too large, see WIDEST.
    let sixteen_bits = |places: usize| u16::try_from(places).unwrap_or(u16::MAX);
    let mut sheet = comfy_table::Table::new();
    sheet.load_style(NOTHING).set_content_arrangement(ContentArrangement::Disabled).force_no_tty();
    for line in page {
        let mut row = Row::from(line.iter().map(|(words, _)| comfy_table::Cell::new(words)));
        // Words are cut already; should the crate find some too wide still, a row remains one line.
        row.max_height(1);
        sheet.add_row(row);
    }
    for ((place, column), width) in sheet.column_iter_mut().zip(columns).zip(widths) {
        place.set_padding((0, sixteen_bits(GAP)));
        place.set_constraint(ColumnConstraint::Absolute(Width::Fixed(sixteen_bits(width + GAP))));
        if column.holds.is_number() {
            place.set_cell_alignment(CellAlignment::Right);
        }
    }
    sheet
}

/// The text of this line in its inks. Only blanks stand between the words of two cells, so the next words are found at
/// the first place where they can be.
fn painted(text: &str, line: &Line<'_>) -> String {
    let mut all = String::with_capacity(text.len() + 12 * line.len());
    let mut rest = text;
    for (words, ink) in line {
        let words = words.trim_matches(' ');
        let Some((blanks, after)) = rest.split_once(words) else { continue };
        match ink {
            Some(ink) => all.extend([blanks, ink.start(), words, RESET]),
            None => all.extend([blanks, words]),
        }
        rest = after;
    }
    all.push_str(rest);
    all
}

/// The width that each column would like to have, up to [`WIDEST`].
fn natural(table: &Table, style: &Style) -> Vec<usize> {
    let header = |column: &Column| if style.no_header { 1 } else { column.name.width() };
    let mut widths: Vec<usize> = table.columns.iter().map(header).collect();
    for row in &table.rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(words(cell, style).width()).min(WIDEST);
        }
    }
    widths
}

/// The width that each column gets: the subject gives way first, then all columns of words, the widest most.
fn fit(columns: &[Column], mut widths: Vec<usize>, room: Option<usize>) -> Vec<usize> {
    let Some(room) = room else { return widths };
    let room = room.saturating_sub(GAP * columns.len().saturating_sub(1));
    let total = |widths: &[usize]| widths.iter().sum::<usize>();

    if let Some(subject) = columns.iter().position(|column| column.name == "subject") {
        let over = total(&widths).saturating_sub(room);
        widths[subject] = widths[subject].saturating_sub(over).max(widths[subject].min(SUBJECT));
    }
    while total(&widths) > room {
        let over = total(&widths) - room;
        let soft = |(i, _): &(usize, &usize)| matches!(columns[*i].holds, Holds::Text | Holds::List);
        let Some((widest, width)) =
            widths.iter().enumerate().filter(soft).max_by_key(|(i, width)| (**width, usize::MAX - i))
        else {
            break;
        };
        if *width <= LEAST {
            break;
        }
        // Down to the next widest, then in turns, so that nobody is cut alone.
        let next =
            widths.iter().enumerate().filter(soft).filter(|(i, _)| *i != widest).map(|(_, w)| *w).max();
        let step = (*width - next.unwrap_or(LEAST).min(*width)).max(1).min(over).min(*width - LEAST);
        widths[widest] -= step;
    }
    widths
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

/// What people read in this cell.
pub(super) fn words<'a>(cell: &'a Cell, style: &Style) -> Cow<'a, str> {
    let words = match cell {
        Cell::At(moment) => Cow::Owned(ago(*moment, style)),
        Cell::For(span) => Cow::Owned(span.words()),
        Cell::Bool(yes) => Cow::Borrowed(if *yes { "yes" } else { "no" }),
        Cell::List(list) => {
            Cow::Owned(list.iter().map(|word| clean(word, Breaks::Space)).collect::<Vec<_>>().join(", "))
        }
        cell => plain(cell, Breaks::Space),
    };
    if words.trim().is_empty() { Cow::Borrowed("-") } else { words }
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

pub(super) fn ink(cell: &Cell, column: &Column, now: Moment) -> Option<Ink> {
    match cell {
        Cell::Empty => Some(Ink::Dim),
        Cell::Word(word) => Ink::of_word(word),
        Cell::At(due) if column.name == "due_at" && *due < now => Some(Ink::Alarm),
        Cell::At(_) if column.name != "due_at" => Some(Ink::Dim),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::id::TicketId;
    use crate::desk::time::Zone;

    const NOW: Moment = Moment(1_782_898_200);

    fn style(width: Option<usize>, color: bool) -> Style {
        let zone = Zone::named("Europe/Zagreb").unwrap();
        Style { color, width, zone, now: NOW, no_header: false, raw: false, single: false }
    }

    fn tickets() -> Table {
        let mut table = Table::new([
            Column::shown("id", Holds::Ticket, "."),
            Column::shown("status", Holds::Text, "."),
            Column::shown("due_at", Holds::At, "."),
            Column::shown("customer_email", Holds::Text, "."),
            Column::shown("subject", Holds::Text, "."),
        ]);
        let row = |id, status, due, mail: &str, subject: &str| {
            vec![TicketId(id).into(), Cell::Word(status), Cell::from(due), mail.into(), subject.into()]
        };
        table.push(row(
            7,
            "open",
            Some(NOW.plus(-7300)),
            "ivo@example.com",
            "The printer prints everything twice since Monday",
        ));
        table.push(row(
            142,
            "solved",
            None,
            "someone.with.a.long.name@x.example",
            "注文した商品が届きません",
        ));
        table.push(row(1500, "new", Some(NOW.plus(40 * DAY)), "a@b.example", ""));
        table
    }

    fn said(table: &Table, style: &Style) -> String {
        let mut out = Vec::new();
        write(table, style, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn into_a_pipe_goes_the_whole_text() {
        insta::assert_snapshot!(said(&tickets(), &style(None, false)), @"
      id  status  due_at      customer_email                      subject
       7  open    2 h ago     ivo@example.com                     The printer prints everything twice since Monday
     142  solved  -           someone.with.a.long.name@x.example  注文した商品が届きません
    1500  new     2026-08-10  a@b.example                         -
    ");
    }

    #[test]
    fn a_terminal_gets_what_fits() {
        for width in [80, 60] {
            for line in said(&tickets(), &style(Some(width), false)).lines() {
                assert!(line.width() <= width, "{width}: {line}");
            }
        }
        insta::assert_snapshot!(said(&tickets(), &style(Some(80), false)), @"
      id  status  due_at      customer_email                subject
       7  open    2 h ago     ivo@example.com               The printer prints ever…
     142  solved  -           someone.with.a.long.name@x.…  注文した商品が届きません
    1500  new     2026-08-10  a@b.example                   -
    ");
    }

    #[test]
    fn colours_follow_the_meaning() {
        let mut table = tickets();
        table.limit(1);
        insta::assert_snapshot!(said(&table, &style(Some(60), true)).replace('\x1b', "^"), @"
    ^[1mid^[0m  ^[1mstatus^[0m  ^[1mdue_at^[0m   ^[1mcustomer_email^[0m   ^[1msubject^[0m
     7  ^[33mopen^[0m    ^[1;31m2 h ago^[0m  ivo@example.com  The printer prints ev…
    ");
    }

    #[test]
    fn what_no_column_can_hold_is_cut_for_all_to_see() {
        let columns = [Column::shown("text", Holds::Text, "."), Column::shown("count", Holds::Int, ".")];
        for (long, shown) in
            [(WIDEST - 1, WIDEST - 1), (WIDEST, WIDEST), (WIDEST + 1, WIDEST - 1), (200_000, WIDEST - 1)]
        {
            let mut table = Table::new(columns);
            table.push(vec!["x".repeat(long).into(), Cell::Int(7)]);
            table.push(vec!["short".into(), Cell::Int(1234)]);
            let all = said(&table, &style(None, false));
            let lines: Vec<&str> = all.lines().collect();
            let mark = if shown < long { "…" } else { "" };
            assert_eq!(lines.len(), 3, "{long}");
            assert_eq!(lines[1], format!("{}{mark}      7", "x".repeat(shown)), "{long}");
            assert_eq!(lines[2].len(), lines[1].width(), "{long}: the columns stand in line");
        }
    }

    #[test]
    fn pages_leave_no_trace() {
        let mut table =
            Table::new([Column::shown("id", Holds::Ticket, "."), Column::shown("subject", Holds::Text, ".")]);
        for id in 1..=300 {
            table.push(vec![TicketId(id).into(), "-".repeat(usize::try_from(id).unwrap()).into()]);
        }
        let expected = (1..=300).map(|id| format!("{id:>3}  {}\n", "-".repeat(id)));
        let expected: String = std::iter::once(" id  subject\n".to_owned()).chain(expected).collect();
        assert_eq!(said(&table, &style(None, false)), expected);
    }

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
    fn near_times_are_relative_and_far_ones_local_dates() {
        let say = |seconds| ago(NOW.plus(seconds), &style(None, false));
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
