//! `html`: a page with one `<table>`, to be opened as it is or put into another page. Every word is escaped, line breaks
//! stay, instants are local with the exact one in `datetime`.
//!
//! The tags that HTML lets one leave out are left out, so that within another page the table is what remains; all of the
//! style is about `.desk` alone. Numbers stand to the right without it too, as mail programs drop styles.

use std::io::{self, Write};

use super::cell::{Cell, Table};
use super::column::Column;
use super::format::{Format, Style};
use super::plain::plain;
use crate::desk::clean::{Breaks, clean};

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

/// What a table in a page has besides its figures. The first cell of a row names the row.
#[derive(Clone, Copy, Debug)]
pub struct InPage<'a> {
    /// What it is about, in plain words.
    pub caption: &'a str,
    /// What stands above a column.
    pub head: fn(&Column) -> String,
}

fn write(table: &Table, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(HEAD.as_bytes())?;
    write_in(table, None, style, out)
}

/// Writes the `<table>`, alone or in a page.
pub fn write_in(table: &Table, page: Option<InPage>, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(if page.is_some() { b"<table>\n" } else { b"<table class=\"desk\">\n" })?;
    if let Some(page) = page {
        writeln!(out, "<caption>{}</caption>", escape(&clean(page.caption, Breaks::Space)))?;
    }
    if !style.no_header {
        out.write_all(b"<thead>\n<tr>")?;
        let head = |column: &Column| page.map_or_else(|| column.name.to_owned(), |page| (page.head)(column));
        for column in &table.columns {
            let name = escape(&head(column)).replace('_', "_<wbr>");
            write!(out, "<th scope=\"col\"{}>{name}</th>", align(column, page.is_some()))?;
        }
        out.write_all(b"</tr>\n</thead>\n")?;
    }
    out.write_all(b"<tbody>\n")?;
    for row in &table.rows {
        out.write_all(b"<tr>")?;
        for (n, (column, cell)) in table.columns.iter().zip(row).enumerate() {
            let (open, close) =
                if n == 0 && page.is_some() { ("th scope=\"row\"", "th") } else { ("td", "td") };
            write!(out, "<{open}{}>{}</{close}>", align(column, page.is_some()), words(cell, style))?;
        }
        out.write_all(b"</tr>\n")?;
    }
    out.write_all(b"</tbody>\n</table>\n")
}

/// In a page the style sheet sets numbers to the right, and words (`w`) to the left; alone, each number says it.
fn align(column: &Column, in_page: bool) -> &'static str {
    match (column.holds.is_number(), in_page) {
        (true, false) => " style=\"text-align: right\"",
        (false, true) => " class=\"w\"",
        _ => "",
    }
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

/// The words so that HTML reads them as words, in text and in an attribute in quotes. What could fool an eye is another
/// matter: see [`crate::desk::clean`].
pub fn escape(text: &str) -> String {
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
