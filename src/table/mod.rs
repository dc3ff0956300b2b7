//! Everything a user sees is one value, a [`Table`]: columns with names, rows of typed cells.
//!
//! Cells stay typed until a format writes them, so cleaning for the terminal, the guard against spreadsheet formulas,
//! escaping and local time each live in one file. Only [`Cell::Text`] and [`Cell::List`] can hold a stranger's words.

use std::path::Path;

use crate::error::{Error, Result};

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
pub mod narrow;
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

/// Endings of file names, and the formats for which they stand.
const ENDINGS: &[(&str, &str)] = &[
    ("csv", "csv"),
    ("tsv", "tsv"),
    ("tab", "tsv"),
    ("json", "json"),
    ("jsonl", "jsonl"),
    ("ndjson", "jsonl"),
    ("md", "md"),
    ("markdown", "md"),
    ("html", "html"),
    ("htm", "html"),
    ("xlsx", "xlsx"),
    ("txt", "table"),
    ("ids", "ids"),
];

impl Format {
    /// The format of this name. An unknown name is a usage error that tells the nearest one.
    pub fn named(name: &str) -> Result<&'static Format> {
        ALL.iter().find(|format| format.name == name).ok_or_else(|| {
            let names = || ALL.iter().map(|format| format.name);
            choose::unknown("format", name, "formats", names())
        })
    }

    /// The format that the ending of a file's name stands for, in capitals or not; `None` where the name has no ending.
    ///
    /// # Errors
    /// An ending that stands for none is a usage error that tells those which do: what is written under a foreign name is taken
    /// for something else by whoever opens it.
    pub fn of_file(file: &Path) -> Result<Option<&'static Format>> {
        let Some(ending) = file.extension() else { return Ok(None) };
        let ending = ending.to_string_lossy().to_lowercase();
        let name = ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, name)| *name);
        let Some(name) = name else {
            let known: Vec<String> = ENDINGS.iter().map(|(known, _)| format!(".{known}")).collect();
            let what = format!("{}: the ending .{ending} stands for no format", file.display());
            return Err(Error::usage(what)
                .hint(format!("known endings: {}", known.join(" ")))
                .hint("-f csv -o FILE writes under any name"));
        };
        Format::named(name).map(Some)
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
