//! Rows that are too wide for the terminal, one below the other: a line for each column.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::cell::Table;
use super::color::Ink;
use super::format::Style;
use super::words::{bar, draws, ink, words_within};

/// Places of the widest usual share, `100.0`, so that bars stand below each other.
const SHARE: usize = 5;

pub(super) fn write(table: &Table, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let names = table.columns.iter().map(|column| column.name.width()).max().unwrap_or_default();
    let room = style.width.unwrap_or(usize::MAX).saturating_sub(names + 2).max(1);
    for (number, row) in table.rows.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        for (column, cell) in table.columns.iter().zip(row) {
            let said = words_within(cell, column, style, room);
            let name = format!("{:>names$}", column.name);
            if !style.color {
                writeln!(out, "{name}  {said}")?;
                continue;
            }
            let bar =
                if draws(style) && SHARE + 1 + super::shape::BAR <= room { bar(cell) } else { String::new() };
            let said = match ink(cell, column, style.now) {
                None if !bar.is_empty() => format!("{said:<SHARE$} {}", Ink::Cyan.paint(&bar)),
                None => said.into_owned(),
                Some(ink) => ink.paint(&said),
            };
            writeln!(out, "{}  {said}", Ink::Dim.paint(&name))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::{Cell, Column, Format, Holds};
    use super::*;
    use crate::desk::time::{Moment, Zone};

    #[test]
    fn what_does_not_fit_side_by_side_stands_upright() {
        let columns = [
            Column::shown("source", Holds::Text, ""),
            Column::shown("tickets_created", Holds::Int, ""),
            Column::shown("tickets_updated", Holds::Int, ""),
        ];
        let mut table = Table::new(columns);
        table.push(vec!["a-long-name-of-a-mailbox.mbox".into(), Cell::Int(4), Cell::Int(-5)]);
        let style = Style {
            color: false,
            width: Some(30),
            zone: Zone::UTC,
            now: Moment(0),
            no_header: false,
            raw: false,
            single: false,
        };
        let mut out = Vec::new();
        (Format::named("table").unwrap().write)(&table, &style, &mut out).unwrap();
        let expected = "         source  a-long-name-…\ntickets_created  4\ntickets_updated  -5\n";
        assert_eq!(String::from_utf8(out).unwrap(), expected);
        // Where there is room, a table it is.
        let mut out = Vec::new();
        let wide = Style { width: Some(80), ..style };
        (Format::named("table").unwrap().write)(&table, &wide, &mut out).unwrap();
        assert_eq!(String::from_utf8(out).unwrap().lines().count(), 2);
    }
}
