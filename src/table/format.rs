//! What a format is, and how it should write.

use std::io::{self, Write};

use super::cell::Table;
use crate::desk::time::{Moment, Zone};

/// One way to write a table.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// The word after `--format`.
    pub name: &'static str,
    /// One sentence, for `--help`.
    pub about: &'static str,
    /// Writes the table to the end. The table is already arranged (see [`Format::arrange`]).
    pub write: fn(&Table, &Style, &mut dyn Write) -> io::Result<()>,
    /// Whether it holds every column unless `--columns` chose some; the others show the default columns.
    pub machine: bool,
}

/// How a format should write.
#[derive(Clone, Debug)]
pub struct Style {
    /// Whether colours may be used.
    pub color: bool,
    /// Columns of the terminal; `None` where there is no terminal.
    pub width: Option<usize>,
    /// The zone for people; machines always get UTC.
    pub zone: Zone,
    /// The instant against which "3 h ago" is said.
    pub now: Moment,
    /// Whether the header line is left out.
    pub no_header: bool,
    /// Whether CSV leaves cells that look like formulas as they are (`--raw`).
    pub raw: bool,
    /// One object instead of a list (JSON formats; the table has exactly one row).
    pub single: bool,
}
