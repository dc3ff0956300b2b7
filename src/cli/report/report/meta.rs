//! `--meta`: beside a report a file that says what it was made of, so that it can be made again and checked.

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::asked::Asked;
use super::file;
use super::options::Options;
use crate::cli::context::Context;
use crate::desk::time::{Moment, TZDATA, Zone};
use crate::error::{Error, Result};
use crate::report::Report;
use crate::store::Store;
use crate::table::{Cell, Column, Format, Holds, Style, Table};

/// What a sidecar tells.
pub const COLUMNS: &[Column] = &[
    Column::shown("report", Holds::Text, "the name of the report"),
    Column::shown("rule", Holds::Text, "to which period something belongs"),
    Column::shown("words", Holds::List, "words after `desk report` that give the same rows for ever"),
    Column::shown("from", Holds::At, "the first instant of the period; nothing: no beginning"),
    Column::shown("to", Holds::At, "the first instant after it; nothing: no end"),
    Column::shown("as_of", Holds::At, "the instant of looking: what counts later does not exist"),
    Column::shown("zone", Holds::Text, "whose midnights separate days"),
    Column::shown("tzdata", Holds::Text, "the version of the time zone data"),
    Column::shown("settings", Holds::Int, "the version of the settings in force"),
    Column::shown("operation", Holds::Int, "the newest operation that is known: what --known cuts by"),
    Column::shown("event", Holds::Int, "the newest event that is known"),
    Column::shown("rows", Holds::Int, "how many rows there are"),
    Column::shown(
        "sha256",
        Holds::Text,
        "of the rows as `desk -f jsonl report WORDS` prints them, with all columns",
    ),
    Column::shown("notes", Holds::List, "what is said beside the figures"),
    Column::shown("desk", Holds::Text, "the version of the program"),
];

/// The file beside the output.
pub(super) struct Sidecar(PathBuf);

impl Sidecar {
    /// Where it goes, if one is wanted.
    pub(super) fn of(options: &Options) -> Result<Option<Sidecar>> {
        let Some(name) = &options.meta else { return Ok(None) };
        if options.compare.is_some() {
            return Err(Error::usage("a comparison has no sidecar of its own")
                .hint("write each period with --meta, then: desk report diff A B"));
        }
        if options.output.as_deref() == Some(Path::new(name)) {
            return Err(Error::usage("the report and what is told of it cannot be one file")
                .hint("--meta without a name writes beside it"));
        }
        if !name.is_empty() {
            return Ok(Some(Sidecar(name.into())));
        }
        match options.output.as_deref().filter(|output| *output != Path::new("-")) {
            Some(output) => Ok(Some(Sidecar(beside(output)))),
            None => {
                Err(Error::usage("--meta without -o needs the name of a file")
                    .hint("--meta=report.meta.json"))
            }
        }
    }

    /// Writes it, all of it or nothing.
    pub(super) fn write(
        self,
        (report, cell): (&Report, Option<Option<&'static str>>),
        asked: &Asked,
        rows: Table,
        notes: &[String],
        store: &Store,
        context: &mut Context,
    ) -> Result<()> {
        let options = &asked.options;
        let known = match asked.known {
            Some(known) => known,
            None => store.newest_operation()?,
        };
        let edge = |at: Moment| Some(at).filter(|at| at.0 != i64::MIN && at.0 != i64::MAX);
        let mut table = Table::new(COLUMNS);
        table.push(vec![
            report.name.into(),
            report.rule.into(),
            asked.words(report, cell).into(),
            edge(options.range.from).into(),
            edge(options.range.to).into(),
            options.as_of.into(),
            options.zone.name().into(),
            TZDATA.into(),
            store.settings_number_known(known)?.into(),
            known.0.into(),
            store.newest_event(known)?.into(),
            rows.rows.len().into(),
            sha256(&rows)?.into(),
            Cell::List(notes.to_vec()),
            env!("CARGO_PKG_VERSION").into(),
        ]);
        file::write_beside(&self.0, &table, Format::named("json")?, Some(store), context)
    }
}

/// The name of the sidecar of a file.
pub(super) fn beside(output: &Path) -> PathBuf {
    let mut name = output.as_os_str().to_owned();
    name.push(".meta.json");
    name.into()
}

/// The SHA-256 of the rows as JSON lines with all columns, in hexadecimal digits.
pub(super) fn sha256(rows: &Table) -> Result<String> {
    let style = Style {
        color: false,
        width: None,
        zone: Zone::UTC,
        now: Moment(0),
        no_header: false,
        raw: false,
        single: false,
    };
    let mut bytes = Vec::new();
    (Format::named("jsonl")?.write)(rows, &style, &mut bytes)
        .map_err(|error| Error::io("cannot write the rows", &error))?;
    Ok(Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect())
}
