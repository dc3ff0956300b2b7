//! `html`: a page with one `<table>`, to be opened as it is or put into another page. Every word is escaped, line breaks
//! stay, instants are local with the exact one in `datetime`.
//!
//! The tags that HTML lets one leave out are left out, so that within another page the table is what remains; all of the
//! style is about `.desk` alone. Numbers stand to the right without it too, as mail programs drop styles.

use std::io::{self, Write};

use super::clean::{Breaks, clean};
use super::plain::plain;
use super::{Cell, Column, Format, Style, Table};

/// See the head of this file.
pub(super) const HTML: Format =
    Format { name: "html", about: "a page with an HTML table", write, machine: false };

/// What makes the table a page: without it, umlauts would be read by the customs of the reader's country.
const HEAD: &str = r#"<!doctype html>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>desk</title>
<style>
.desk { margin: 1em; border-collapse: collapse; font: 15px/1.4 system-ui, sans-serif; font-variant-numeric: tabular-nums }
.desk th, .desk td { padding: .3em .8em; border-bottom: 1px solid #8884; text-align: left; vertical-align: top }
.desk th { position: sticky; top: 0; background: Canvas; vertical-align: bottom }
.desk tbody tr:hover { background: #8882 }
@media print { .desk { margin: 0; font-size: 9pt } .desk th { position: static } }
</style>
"#;

fn write(table: &Table, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(HEAD.as_bytes())?;
    fragment(table, style, out)
}

/// The `<table>` alone.
pub fn fragment(table: &Table, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<table class=\"desk\">\n")?;
    if !style.no_header {
        out.write_all(b"<thead>\n<tr>")?;
        for column in &table.columns {
            let name = escape(column.name).replace('_', "_<wbr>");
            write!(out, "<th scope=\"col\"{}>{name}</th>", align(column))?;
        }
        out.write_all(b"</tr>\n</thead>\n")?;
    }
    out.write_all(b"<tbody>\n")?;
    for row in &table.rows {
        out.write_all(b"<tr>")?;
        for (column, cell) in table.columns.iter().zip(row) {
            write!(out, "<td{}>{}</td>", align(column), words(cell, style))?;
        }
        out.write_all(b"</tr>\n")?;
    }
    out.write_all(b"</tbody>\n</table>\n")
}

fn align(column: &Column) -> &'static str {
    if column.holds.is_number() { " style=\"text-align: right\"" } else { "" }
}

fn words(cell: &Cell, style: &Style) -> String {
    match cell {
        Cell::Text(text) if !text.is_empty() => {
            let lines = text.lines().map(|line| escape(&clean(line, Breaks::Space)));
            lines.collect::<Vec<_>>().join("<br>")
        }
        Cell::At(moment) => {
            let local = moment.format(style.zone, "%Y-%m-%d %H:%M");
            format!("<time datetime=\"{}\">{local}</time>", moment.rfc3339())
        }
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
