//! `xlsx`: a workbook of one sheet (ISO/IEC 29500), for whoever opens a table by a double click.
//!
//! No CSV can be right there. A spreadsheet reads it by the customs of its country: measured in LibreOffice, `25.5` is a
//! number in English, a text in German and the 25th of May in Croatian; `T…Z` is an instant nowhere; Excel takes a file
//! without a byte order mark for the local code page and, where decimals have commas, splits at semicolons. A workbook
//! has typed cells instead: numbers are numbers, instants are dates (local time, as no spreadsheet knows zones), and
//! what strangers wrote is text that is never computed, not even after somebody has edited it (`quotePrefix`).
//!
//! The crate rust_xlsxwriter writes it, and this file is its only door. The same table gives the same bytes.

use std::io::{self, ErrorKind, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format as Look, Workbook, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use super::cell::{Cell, Table};
use super::csv::looks_like_formula;
use super::figure::{half_minutes, hundredths, tenths};
use super::format::{Format, Style};
use super::plain::plain;
use crate::desk::clean::Breaks;
use crate::desk::time::{Moment, Zone};

/// See the head of this file.
pub(super) const XLSX: Format =
    Format { name: "xlsx", about: "a workbook for Excel and LibreOffice", write, machine: false };

/// Rows that a sheet has room for, its header among them.
const ROWS: usize = 1_048_576;
/// Characters that a cell has room for, as UTF-16 counts them.
const CHARACTERS: usize = 32_767;
/// Columns are as wide as their words, within these bounds.
const NARROWEST: usize = 6;
const WIDEST: usize = 60;
/// So many rows say how wide a column is.
const LOOKED_AT: usize = 1000;

fn write(table: &Table, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let above = usize::from(!style.no_header);
    if table.rows.len() + above > ROWS {
        let why = format!("a sheet has room for {ROWS} rows; csv has no end");
        return Err(io::Error::new(ErrorKind::InvalidInput, why));
    }
    out.write_all(&workbook(table, style, above).map_err(io::Error::other)?)
}

fn workbook(table: &Table, style: &Style, above: usize) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    if let Some(now) = local(style.now, Zone::UTC) {
        book.set_properties(&DocProperties::new().set_creation_datetime(&now));
    }
    let sheet = book.add_worksheet();
    if above > 0 {
        let bold = Look::new().set_bold();
        for (column, place) in table.columns.iter().zip(0..) {
            sheet.write_string_with_format(0, place, column.name, &bold)?;
        }
        sheet.set_freeze_panes(1, 0)?;
        if let (Ok(last), Some(right)) = (u32::try_from(table.rows.len()), right(table)) {
            sheet.autofilter(0, 0, last, right)?;
        }
    }
    let looks = Looks::new();
    for (row, down) in table.rows.iter().zip(u32::from(above > 0)..) {
        for (cell, place) in row.iter().zip(0..) {
            put(sheet, (down, place), cell, style.zone, &looks)?;
        }
    }
    for (place, width) in (0..).zip(widths(table, above)) {
        sheet.set_column_width(place, width)?;
    }
    book.save_to_buffer()
}

fn right(table: &Table) -> Option<u16> {
    u16::try_from(table.columns.len().checked_sub(1)?).ok()
}

/// How cells look; the patterns are those of ISO/IEC 29500-1 §18.8.31.
struct Looks {
    at: Look,
    one_place: Look,
    two_places: Look,
    /// What begins like a formula stays a text when somebody edits the cell.
    text: Look,
}

impl Looks {
    fn new() -> Looks {
        Looks {
            at: Look::new().set_num_format("yyyy-mm-dd hh:mm:ss"),
            one_place: Look::new().set_num_format("0.0"),
            two_places: Look::new().set_num_format("0.00"),
            text: Look::new().set_quote_prefix(),
        }
    }
}

/// Whole numbers are exact up to 2^53, as in every spreadsheet.
fn put(
    sheet: &mut Worksheet,
    (row, place): (u32, u16),
    cell: &Cell,
    zone: Zone,
    looks: &Looks,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => {}
        Cell::Int(n) => sheet.write_number(row, place, *n as f64).map(drop)?,
        Cell::Ticket(id) => sheet.write_number(row, place, id.0 as f64).map(drop)?,
        Cell::For(span) => sheet.write_number(row, place, span.0 as f64).map(drop)?,
        Cell::Table(table) => sheet.write_number(row, place, table.rows.len() as f64).map(drop)?,
        Cell::Bool(yes) => sheet.write_boolean(row, place, *yes).map(drop)?,
        Cell::Percent(numerator, denominator) => {
            if let Some(tenths) = tenths(*numerator, *denominator) {
                sheet.write_number_with_format(row, place, tenths as f64 / 10.0, &looks.one_place)?;
            }
        }
        Cell::Ratio(numerator, denominator) => {
            if let Some(hundredths) = hundredths(*numerator, *denominator) {
                sheet.write_number_with_format(row, place, hundredths as f64 / 100.0, &looks.two_places)?;
            }
        }
        Cell::Minutes(minutes) => {
            if let Some(minutes) = half_minutes(*minutes) {
                sheet.write_number(row, place, minutes)?;
            }
        }
        Cell::At(moment) => match local(*moment, zone) {
            Some(at) => sheet.write_datetime_with_format(row, place, &at, &looks.at).map(drop)?,
            None => words(sheet, (row, place), &moment.rfc3339(), looks)?,
        },
        Cell::Text(_)
        | Cell::Word(_)
        | Cell::Message(_)
        | Cell::Lettered(_)
        | Cell::Tickets(_)
        | Cell::List(_)
        | Cell::Series(_)
        | Cell::Record(_) => words(sheet, (row, place), &plain(cell, Breaks::Lines), looks)?,
    }
    Ok(())
}

fn words(
    sheet: &mut Worksheet,
    (row, place): (u32, u16),
    text: &str,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let text = cut(text);
    if looks_like_formula(&text) {
        sheet.write_string_with_format(row, place, text, &looks.text)?;
    } else if !text.is_empty() {
        sheet.write_string(row, place, text)?;
    }
    Ok(())
}

/// As much of a text as a cell can hold, with `…` where it was cut.
fn cut(text: &str) -> String {
    if text.encode_utf16().count() <= CHARACTERS {
        return text.to_owned();
    }
    let mut room = CHARACTERS - 1;
    let fits = |c: &char| {
        let left = room.checked_sub(c.len_utf16());
        room = left.unwrap_or_default();
        left.is_some()
    };
    let mut kept: String = text.chars().take_while(fits).collect();
    kept.push('…');
    kept
}

/// The wall clock there; `None` before 1900, which spreadsheets do not know.
fn local(moment: Moment, zone: Zone) -> Option<ExcelDateTime> {
    let text = moment.format(zone, "%Y-%m-%dT%H:%M:%S");
    ExcelDateTime::parse_from_str(&text).ok().filter(|_| text.as_str() >= "1900-03-01")
}

fn widths(table: &Table, above: usize) -> impl Iterator<Item = f64> {
    table.columns.iter().enumerate().map(move |(place, column)| {
        let cells = table.rows.iter().take(LOOKED_AT).filter_map(|row| row.get(place));
        let said = cells.map(|cell| match cell {
            Cell::At(_) => "yyyy-mm-dd hh:mm:ss".len(),
            Cell::Text(text) if text.len() > 4 * WIDEST => WIDEST,
            cell => plain(cell, Breaks::Space).width(),
        });
        // The name has the button of the filter beside it.
        let name = if above > 0 { column.name.len() + 3 } else { 0 };
        let places = said.chain([name]).max().unwrap_or_default().clamp(NARROWEST, WIDEST);
        // Never more than WIDEST.
        places as f64 + 1.0
    })
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use super::super::{Column, Holds};
    use super::*;
    use crate::desk::id::TicketId;

    fn style() -> Style {
        Style {
            color: false,
            width: None,
            zone: Zone::named("Europe/Zagreb").unwrap(),
            now: Moment(1_782_898_200),
            no_header: false,
            raw: false,
            single: false,
        }
    }

    fn written(table: &Table, style: &Style) -> Vec<u8> {
        let mut out = Vec::new();
        write(table, style, &mut out).unwrap();
        out
    }

    /// A file of the workbook.
    fn part(book: &[u8], name: &str) -> String {
        let mut book = zip::ZipArchive::new(Cursor::new(book)).unwrap();
        let mut text = String::new();
        book.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        text
    }

    fn row(cells: &[Cell]) -> String {
        let mut table = Table::new(vec![Column::shown("c", Holds::Text, "."); cells.len()]);
        table.push(cells.to_vec());
        let book = written(&table, &Style { no_header: true, ..style() });
        let sheet = part(&book, "xl/worksheets/sheet1.xml");
        sheet.split_once("<sheetData>").unwrap().1.split_once("</sheetData>").unwrap().0.to_owned()
    }

    #[test]
    fn cells_keep_their_types() {
        let at = Moment(1_782_898_200);
        let cells = [
            TicketId(7).into(),
            Cell::Int(-5),
            Cell::Percent(1, 3),
            Cell::Percent(0, 0),
            Cell::Ratio(13, 12),
            Cell::Minutes(25.5),
            at.into(),
            true.into(),
            Cell::Empty,
            Cell::For(crate::desk::time::Span(5400)),
        ];
        // 2026-07-01 11:30 in Zagreb is day 46 204 and 0.47917.
        insta::assert_snapshot!(row(&cells), @r#"<row r="1" spans="1:10"><c r="A1"><v>7</v></c><c r="B1"><v>-5</v></c><c r="C1" s="1"><v>33.3</v></c><c r="E1" s="2"><v>1.08</v></c><c r="F1"><v>25.5</v></c><c r="G1" s="3"><v>46204.479166666664</v></c><c r="H1" t="b"><v>1</v></c><c r="J1"><v>5400</v></c></row>"#);
    }

    #[test]
    fn what_strangers_wrote_is_text_and_nothing_is_computed() {
        let texts = ["=1+1", "@SUM(A1)", " =1", "007", "1/2", "2026-07-01", "a\u{1b}[31m\u{0}", "x\ny", ""];
        let cells: Vec<Cell> = texts.iter().map(|text| (*text).into()).collect();
        let mut table = Table::new(vec![Column::shown("c", Holds::Text, "."); cells.len()]);
        table.push(cells);
        let book = written(&table, &Style { no_header: true, ..style() });
        let sheet = part(&book, "xl/worksheets/sheet1.xml");
        assert_eq!(sheet.matches(" t=\"s\"").count(), 8, "a text each, and nothing for nothing: {sheet}");
        assert!(!sheet.contains("<f>"), "{sheet}");
        assert_eq!(sheet.matches("s=\"1\"").count(), 3, "those that look like formulas are marked: {sheet}");
        assert!(part(&book, "xl/styles.xml").contains("quotePrefix=\"1\""));
        let words = part(&book, "xl/sharedStrings.xml");
        for text in ["<t>=1+1</t>", "<t>007</t>", "a\\x1b[31m\\x00", "x\ny"] {
            assert!(words.contains(text), "{text}: {words}");
        }
    }

    #[test]
    fn the_same_table_gives_the_same_bytes() {
        let mut table =
            Table::new([Column::shown("a", Holds::Text, "."), Column::shown("at", Holds::At, ".")]);
        table.push(vec!["x".into(), Moment(0).into()]);
        let first = written(&table, &style());
        assert_eq!(first, written(&table, &style()));
        table.push(vec!["y".into(), Moment(0).into()]);
        assert_ne!(first, written(&table, &style()));
        let dated = part(&first, "docProps/core.xml");
        assert!(dated.contains("2026-07-01T09:30:00Z"), "by the clock of the run: {dated}");
        written(&Table::default(), &style());
    }

    #[test]
    fn what_a_sheet_cannot_hold_is_cut_or_refused() {
        assert_eq!(cut(&"x".repeat(CHARACTERS)), "x".repeat(CHARACTERS));
        let long = cut(&"👩".repeat(CHARACTERS));
        assert_eq!(long.encode_utf16().count(), CHARACTERS);
        assert!(long.ends_with("👩…"));
        assert!(row(&["x".repeat(100_000).into()]).contains("t=\"s\""));
        assert!(row(&[Moment(-10_000_000_000).into()]).contains("t=\"s\""), "the year 1653 is words");
        let mut table = Table::new([]);
        table.rows = vec![Vec::new(); ROWS];
        let error = write(&table, &style(), &mut Vec::new()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::InvalidInput);
    }
}
