//! `ids`: the tickets of a table, one id a line, each once, for `desk tag add … -` and its like; where rows have no ticket,
//! their own ids with their letters, which those commands refuse.

use std::collections::HashSet;
use std::io::{self, Write};

use super::cell::{Cell, Table};
use super::format::{Format, Style};
use super::plain::plain;
use crate::desk::clean::Breaks;

/// See the head of this file.
pub(super) const IDS: Format = Format {
    name: "ids",
    about: "ids, of tickets where there are any, one a line, for `-`",
    write,
    machine: true,
};

/// The column with the tickets: `ticket` where there is one, else `id` (contract §1, as `-` reads them).
pub(super) fn place(table: &Table) -> Option<usize> {
    table.position("ticket").or_else(|| table.position("id"))
}

fn write(table: &Table, _: &Style, out: &mut dyn Write) -> io::Result<()> {
    let Some(place) = place(table) else {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "this table has no column `ticket` or `id`"));
    };
    let mut seen = HashSet::new();
    for cell in table.rows.iter().filter_map(|row| row.get(place)) {
        let id = plain(cell, Breaks::Escaped);
        if !matches!(cell, Cell::Empty) && seen.insert(id.clone()) {
            writeln!(out, "{id}")?;
        }
    }
    Ok(())
}
