//! Everything a user sees is one value, a [`Table`]: columns with names, rows of typed cells.
//!
//! Cells stay typed until a format writes them, so cleaning for the terminal, the guard against spreadsheet formulas,
//! escaping and local time each live in one file. Only [`Cell::Text`] and [`Cell::List`] can hold a stranger's words.

use crate::error::Result;

mod cell;
pub mod choose;
pub mod color;
mod column;
pub mod csv;
pub mod figure;
mod format;
pub mod html;
mod human;
mod ids;
mod json;
mod layout;
pub mod markdown;
pub mod plain;
mod records;
mod shape;
mod tsv;
mod words;
pub mod wrap;
mod xlsx;

pub use cell::{Cell, Table};
pub use column::{Column, Holds};
pub use format::{Format, Style};

#[cfg(test)]
mod tests;

/// Every format, in the order in which `--help` lists them.
pub const ALL: &[Format] = &[
    human::TABLE,
    tsv::TSV,
    csv::CSV,
    json::JSON,
    json::JSONL,
    markdown::MD,
    html::HTML,
    xlsx::XLSX,
    ids::IDS,
];

impl Format {
    /// The format of this name. An unknown name is a usage error that tells the nearest one.
    pub fn named(name: &str) -> Result<&'static Format> {
        ALL.iter().find(|format| format.name == name).ok_or_else(|| {
            let names = || ALL.iter().map(|format| format.name);
            choose::unknown("format", name, "formats", names())
        })
    }

    /// Whether it is text, which a terminal can show.
    pub fn is_text(&self) -> bool {
        self.name != xlsx::XLSX.name
    }

    /// The format that is used unless another is asked for: `table` on a terminal, `tsv` elsewhere.
    pub fn usual(terminal: bool) -> &'static Format {
        if terminal { &human::TABLE } else { &tsv::TSV }
    }
}
