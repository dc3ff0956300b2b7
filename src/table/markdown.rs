//! `md`: a table in GitHub's flavour of Markdown, in which a stranger's words stay words: no links, no pictures, no
//! HTML, no emphasis, no formulas.

use std::io::{self, Write};

use super::cell::{Cell, Table};
use super::format::{Format, Style};
use super::plain::plain;
use crate::desk::clean::Breaks;

/// See the head of this file.
pub(super) const MD: Format = Format { name: "md", about: "a Markdown table", write, machine: false };

fn write(table: &Table, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    if table.columns.is_empty() {
        return Ok(());
    }
    // Markdown knows no table without a header; without one, the header is empty.
    let names = table.columns.iter().map(|column| if style.no_header { "" } else { column.name });
    line(out, names.map(escape))?;
    line(
        out,
        table.columns.iter().map(|column| if column.holds.is_number() { "---:" } else { "---" }.into()),
    )?;
    for row in &table.rows {
        line(out, row.iter().map(cell))?;
    }
    Ok(())
}

fn line(out: &mut dyn Write, fields: impl Iterator<Item = String>) -> io::Result<()> {
    for field in fields {
        write!(out, "| {field} ")?;
    }
    out.write_all(b"|\n")
}

fn cell(cell: &Cell) -> String {
    let text = plain(cell, Breaks::Space);
    match cell {
        _ if text.is_empty() => "-".to_owned(),
        Cell::Text(_) | Cell::List(_) | Cell::Word(_) => escape(&text),
        _ => text.into_owned(),
    }
}

/// A backslash before whatever could begin something (CommonMark §2.4), and a reference for `&`.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '!' | '#' => {
                out.extend(['\\', c])
            }
            '&' => out.push_str("&amp;"),
            _ => out.push(c),
        }
    }
    out
}
