//! Options that every command takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// Options that stand anywhere.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Everywhere")]
pub struct Globals {
    /// The database file (default: solodesk/desk.db in the data directory) [env: DESK_DB]
    #[arg(long, global = true, value_name = "PATH")]
    pub db: Option<PathBuf>,
    /// Who acts (default: who made the desk) [env: DESK_AGENT]
    #[arg(long = "as", id = "acting", global = true, value_name = "AGENT")]
    pub agent: Option<String>,
    /// The time zone in which people see times (default: the desk's)
    #[arg(long, global = true, value_name = "ZONE")]
    pub tz: Option<String>,
    /// How to write: table, tsv, csv, json, jsonl, md, html, xlsx or ids (default: table on a terminal, tsv elsewhere)
    #[arg(short, long, global = true, value_name = "FORMAT")]
    pub format: Option<String>,
    /// Which columns, in which order; `help` lists them with their meaning
    #[arg(long, global = true, value_name = "A,B,C", value_delimiter = ',')]
    pub columns: Vec<String>,
    /// Leave out the line with the names of the columns
    #[arg(long, global = true)]
    pub no_header: bool,
    /// By which columns to sort; `-` turns the order round
    #[arg(long, global = true, value_name = "KEY,-KEY", allow_hyphen_values = true)]
    pub sort: Option<String>,
    /// At most so many rows
    #[arg(long, global = true, value_name = "N")]
    pub limit: Option<usize>,
    /// Leave cells that a spreadsheet would take for formulas as they are; see [`crate::cli::command`].
    #[arg(skip)]
    pub raw: bool,
    /// Write straight to the terminal, however long it is (else: DESK_PAGER, PAGER or less -FRX)
    #[arg(long, global = true)]
    pub no_pager: bool,
    /// When to use colours: auto, always or never
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub color: ColorWhen,
    /// Say nothing but warnings and errors
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Say more
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// Answer yes to every question
    #[arg(long, global = true)]
    pub yes: bool,
}

/// `--color`.
#[derive(ValueEnum, Clone, Copy, Debug, Default)]
pub enum ColorWhen {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}
