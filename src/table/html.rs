//! `html`: one complete `<table>`, to be put into a page or a mail. Every word is escaped, line breaks stay.

use std::io::{self, Write};

use super::clean::{Breaks, clean};
use super::plain::plain;
use super::{Cell, Column, Format, Style, Table};

/// See the head of this file.
pub(super) const HTML: Format = Format { name: "html", about: "an HTML table", write, machine: false };

fn write(table: &Table, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<table>\n")?;
    if !style.no_header {
        out.write_all(b"<thead>\n<tr>")?;
        for column in &table.columns {
            write!(out, "<th scope=\"col\"{}>{}</th>", align(column), escape(column.name))?;
        }
        out.write_all(b"</tr>\n</thead>\n")?;
    }
    out.write_all(b"<tbody>\n")?;
    for row in &table.rows {
        out.write_all(b"<tr>")?;
        for (column, cell) in table.columns.iter().zip(row) {
            write!(out, "<td{}>{}</td>", align(column), words(cell))?;
        }
        out.write_all(b"</tr>\n")?;
    }
    out.write_all(b"</tbody>\n</table>\n")
}

fn align(column: &Column) -> &'static str {
    if column.holds.is_number() { " style=\"text-align: right\"" } else { "" }
}

fn words(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) if !text.is_empty() => {
            let lines = text.lines().map(|line| escape(&clean(line, Breaks::Space)));
            lines.collect::<Vec<_>>().join("<br>")
        }
        Cell::At(moment) => format!("<time>{}</time>", moment.rfc3339()),
        cell => {
            let text = plain(cell, Breaks::Space);
            if text.is_empty() { "-".to_owned() } else { escape(&text) }
        }
    }
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}
