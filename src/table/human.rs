//! `table`: columns set in blanks, for people. In a terminal it has colours and fits the width ([`super::layout`]); into a pipe
//! it is the whole text, but for cells wider than 60 000 places.
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

use super::cell::{Cell, Table};
use super::color::{Ink, RESET};
use super::column::Column;
use super::format::{Format, Style};
use super::layout::{Layout, Place, Sheet, layout};
use super::records;
use super::words::{bar, ink, shorten, words_within};

/// See the head of this file.
pub(super) const TABLE: Format = Format { name: "table", about: "columns for people", write, machine: false };

/// So many rows are laid out at a time. The widths are known before, so it only saves memory: the crate holds all its
/// cells several times, blanks included.
const PAGE: usize = 128;

fn write(table: &Table, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let sheets = match layout(table, style) {
        Layout::Sheets(sheets) => sheets,
        Layout::Upright => return records::write(table, style, out),
    };
    for (number, (sheet, rows)) in sheets.into_iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        let rows = table.rows.get(rows).unwrap_or_default();
        let rows = rows.iter().map(|row| line(row, &sheet, &table.columns, style));
        let mut lines = header(&sheet).into_iter().chain(rows);
        loop {
            let page: Vec<Line> = lines.by_ref().take(PAGE).collect();
            if page.is_empty() {
                break;
            }
            for (text, line) in laid_out(&page, &sheet, &table.columns).lines().zip(&page) {
                let text = text.trim_end_matches(' ');
                if style.color { writeln!(out, "{}", painted(text, line)) } else { writeln!(out, "{text}") }?;
            }
        }
    }
    Ok(())
}

/// What the places of one line say, each in its ink.
type Line<'a> = Vec<(Cow<'a, str>, Option<Ink>)>;

/// The lines with the names of the columns; short names stand in the last.
fn header(sheet: &Sheet) -> Vec<Line<'static>> {
    let say = |place: &Place, number: usize| {
        let above = sheet.lines - place.name.len();
        let words =
            number.checked_sub(above).and_then(|line| place.name.get(line)).copied().unwrap_or_default();
        (shorten(words, place.width), Some(Ink::Bold))
    };
    (0..sheet.lines).map(|number| sheet.places.iter().map(|place| say(place, number)).collect()).collect()
}

/// One row, its words cut to the widths of the places.
fn line<'a>(row: &'a [Cell], sheet: &Sheet, columns: &[Column], style: &Style) -> Line<'a> {
    let say = |place: &Place| match (row.get(place.column), columns.get(place.column)) {
        (Some(cell), Some(_)) if place.bar => (Cow::Owned(bar(cell)), Some(Ink::Cyan)),
        (Some(cell), Some(column)) => {
            (words_within(cell, column, style, place.width), ink(cell, column, style.now))
        }
        _ => (Cow::Borrowed(""), None),
    };
    sheet.places.iter().map(say).collect()
}

/// These lines as a table of the crate: no frame, numbers to the right, widths as given.
fn laid_out(page: &[Line<'_>], of: &Sheet, columns: &[Column]) -> comfy_table::Table {
    // Never too large, see layout::WIDEST.
    let sixteen_bits = |places: usize| u16::try_from(places).unwrap_or(u16::MAX);
    let mut sheet = comfy_table::Table::new();
    sheet.load_style(NOTHING).set_content_arrangement(ContentArrangement::Disabled).force_no_tty();
    for line in page {
        let mut row = Row::from(line.iter().map(|(words, _)| comfy_table::Cell::new(words)));
        // Words are cut already; should the crate find some too wide still, a row remains one line.
        row.max_height(1);
        sheet.add_row(row);
    }
    for (column, place) in sheet.column_iter_mut().zip(&of.places) {
        column.set_padding((0, sixteen_bits(place.gap)));
        column
            .set_constraint(ColumnConstraint::Absolute(Width::Fixed(sixteen_bits(place.width + place.gap))));
        if !place.bar && columns.get(place.column).is_some_and(|column| column.holds.is_number()) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    sheet
}

/// The text of this line in its inks. Only blanks stand between the words of two places, so the next words are found at
/// the first place where they can be.
fn painted(text: &str, line: &Line<'_>) -> String {
    let mut all = String::with_capacity(text.len() + 12 * line.len());
    let mut rest = text;
    for (words, ink) in line {
        let words = words.trim_matches(' ');
        let Some((blanks, after)) = rest.split_once(words).filter(|_| !words.is_empty()) else { continue };
        match ink {
            Some(ink) => all.extend([blanks, ink.start(), words, RESET]),
            None => all.extend([blanks, words]),
        }
        rest = after;
    }
    all.push_str(rest);
    all
}

#[cfg(test)]
mod tests {
    use unicode_width::UnicodeWidthStr;

    use super::super::Holds;
    use super::super::layout::WIDEST;
    use super::*;
    use crate::desk::id::TicketId;
    use crate::desk::time::{DAY, Moment, Zone};

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
}
