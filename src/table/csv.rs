//! `csv`: RFC 4180 quoting with plain line feeds, safe to open in a spreadsheet.
//!
//! A spreadsheet takes a cell that begins like a formula for one, and a formula can start programs or send the sheet
//! away (CWE-1236). So such a text gets a `'` in front, which stays to be seen there (`xlsx` needs none). Whether it begins so is asked
//! after leading blanks, which some of them drop, and of the full-width signs too, which some of them fold. Numbers
//! are typed cells and never touched: -5 stays -5. `--raw` leaves everything as it is.
//!
//! A line feed inside a text stays, between quotes; other control characters become visible, as everywhere.

use std::borrow::Cow;
use std::io::{self, Write};

use ::csv::{Terminator, WriterBuilder};

use super::cell::{Cell, Table};
use super::format::{Format, Style};
use super::plain::plain;
use crate::desk::clean::Breaks;

/// See the head of this file.
pub(super) const CSV: Format =
    Format { name: "csv", about: "comma-separated values, for programs", write, machine: false };

fn write(table: &Table, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let mut out = WriterBuilder::new().terminator(Terminator::Any(b'\n')).flexible(true).from_writer(out);
    if !style.no_header {
        out.write_record(table.columns.iter().map(|column| column.name)).map_err(cause)?;
    }
    for row in &table.rows {
        for cell in row {
            out.write_field(field(cell, style.raw).as_bytes()).map_err(cause)?;
        }
        out.write_record(None::<&[u8]>).map_err(cause)?;
    }
    out.flush()
}

/// The failure of the writer below, whose kind (a full disk, a closed pipe) the conversion of the crate forgets.
fn cause(error: ::csv::Error) -> io::Error {
    match error.into_kind() {
        ::csv::ErrorKind::Io(error) => error,
        other => io::Error::other(format!("{other:?}")),
    }
}

fn field(cell: &Cell, raw: bool) -> Cow<'_, str> {
    let text = plain(cell, Breaks::Lines);
    let strange = matches!(cell, Cell::Text(_) | Cell::List(_));
    if strange && !raw && looks_like_formula(&text) { Cow::Owned(format!("'{text}")) } else { text }
}

pub(super) fn looks_like_formula(text: &str) -> bool {
    text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

/// The cells of one column of a CSV text, below its header; `None` for a row that is too short or broken. The separator
/// is one byte: a spreadsheet writes semicolons where decimals have commas.
pub fn column(text: &str, separator: u8, place: usize) -> Vec<Option<String>> {
    let mut reader =
        csv::ReaderBuilder::new().delimiter(separator).flexible(true).from_reader(text.as_bytes());
    reader.records().map(|record| record.ok().and_then(|row| row.get(place).map(str::to_owned))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_defused_and_numbers_are_not() {
        let said = |cell: Cell| field(&cell, false).into_owned();
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\u{a0}=1", "\n=1", "＝1", "－1"] {
            assert_eq!(said(text.into()), format!("'{text}"));
            assert_eq!(field(&text.into(), true), text);
        }
        assert_eq!(said(vec!["=1".to_owned(), "b".to_owned()].into()), "'=1,b");
        assert_eq!(said(Cell::Int(-5)), "-5");
        assert_eq!(said("a=b".into()), "a=b");
        assert_eq!(said("\t=1".into()), r"\t=1", "a tab becomes visible, so no formula is left");
        assert_eq!(said("".into()), "");
    }

    #[test]
    fn the_kind_of_a_failure_survives() {
        let closed = io::Error::from(io::ErrorKind::BrokenPipe);
        assert_eq!(cause(closed.into()).kind(), io::ErrorKind::BrokenPipe);
    }
}
