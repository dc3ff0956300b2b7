//! `tsv`: one line a row, one tab between fields; tab, line feed, carriage return and backslash inside a field are
//! written `\t \n \r \\`, so that `cut`, `awk` and a split at tabs are always right.
//!
//! There is no guard against formulas here: pipes want the values unchanged, spreadsheets are given `xlsx`. A quotation
//! mark is a letter like any other; DuckDB sees that by itself, pandas has to be told (`quoting=3`), or takes `csv`.

use std::io::{self, Write};

use super::cell::Table;
use super::format::{Format, Style};
use super::plain::plain;
use crate::desk::clean::Breaks;

/// See the head of this file.
pub(super) const TSV: Format =
    Format { name: "tsv", about: "tab-separated values, for pipes", write, machine: false };

fn write(table: &Table, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    if !style.no_header {
        line(out, table.columns.iter().map(|column| column.name))?;
    }
    for row in &table.rows {
        line(out, row.iter().map(|cell| plain(cell, Breaks::Escaped)))?;
    }
    Ok(())
}

fn line(out: &mut dyn Write, fields: impl Iterator<Item = impl AsRef<str>>) -> io::Result<()> {
    for (i, field) in fields.enumerate() {
        if i > 0 {
            out.write_all(b"\t")?;
        }
        out.write_all(field.as_ref().as_bytes())?;
    }
    out.write_all(b"\n")
}
