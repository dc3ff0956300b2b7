//! `json` and `jsonl`: every column, typed: numbers as numbers, instants as RFC 3339 in UTC, spans as whole seconds,
//! ids of tickets and messages as numbers and all others with their letter, what is absent as `null`.
//!
//! Nothing is lost: what could fool a reader's terminal is written as `\u202e`, which every JSON reader turns back
//! into the character (RFC 8259 §7).

use std::io::{self, Write};

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use super::cell::{Cell, Table};
use super::column::Column;
use super::figure::{half_minutes, hundredths, tenths};
use super::format::{Format, Style};
use crate::desk::clean::fools;

/// One array with an object for each row, or one object for a command about one thing.
pub(super) const JSON: Format = Format {
    name: "json",
    about: "one JSON array, or one object for one thing",
    write: write_json,
    machine: true,
};

/// One object a line.
pub(super) const JSONL: Format =
    Format { name: "jsonl", about: "one JSON object a line", write: write_jsonl, machine: true };

fn write_json(table: &Table, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    if let ([row], true) = (table.rows.as_slice(), style.single) {
        object(out, &table.columns, row)?;
        return out.write_all(b"\n");
    }
    out.write_all(b"[")?;
    for (i, row) in table.rows.iter().enumerate() {
        out.write_all(if i == 0 { b"\n" } else { b",\n" })?;
        object(out, &table.columns, row)?;
    }
    out.write_all(if table.rows.is_empty() { b"]\n" } else { b"\n]\n" })
}

fn write_jsonl(table: &Table, _: &Style, out: &mut dyn Write) -> io::Result<()> {
    for row in &table.rows {
        object(out, &table.columns, row)?;
        out.write_all(b"\n")?;
    }
    Ok(())
}

fn object(out: &mut dyn Write, columns: &[Column], row: &[Cell]) -> io::Result<()> {
    let mut serializer = serde_json::Serializer::with_formatter(out, Harmless);
    Object(columns, row).serialize(&mut serializer).map_err(io::Error::from)
}

/// A row under its columns.
struct Object<'a>(&'a [Column], &'a [Cell]);

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (i, column) in self.0.iter().enumerate() {
            map.serialize_entry(column.name, &Value(self.1.get(i).unwrap_or(&Cell::Empty)))?;
        }
        map.end()
    }
}

struct Value<'a>(&'a Cell);

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Cell::Empty => serializer.serialize_unit(),
            Cell::Text(text) => serializer.serialize_str(text),
            Cell::Word(word) => serializer.serialize_str(word),
            Cell::Int(n) => serializer.serialize_i64(*n),
            Cell::Bool(yes) => serializer.serialize_bool(*yes),
            // A whole number over ten has the shortest decimal that it was made from.
            Cell::Percent(numerator, denominator) => {
                tenths(*numerator, *denominator).map(|tenths| tenths as f64 / 10.0).serialize(serializer)
            }
            Cell::Ratio(numerator, denominator) => {
                let said = hundredths(*numerator, *denominator);
                said.map(|hundredths| hundredths as f64 / 100.0).serialize(serializer)
            }
            Cell::Series(numbers) => numbers.serialize(serializer),
            Cell::At(moment) => serializer.serialize_str(&moment.rfc3339()),
            Cell::For(span) => serializer.serialize_i64(span.0),
            Cell::Minutes(minutes) => match half_minutes(*minutes) {
                // Whole minutes are written without `.0`; minutes beyond 2^53 do not occur.
                Some(minutes) if minutes.fract() == 0.0 => serializer.serialize_i64(minutes as i64),
                minutes => minutes.serialize(serializer),
            },
            Cell::Ticket(id) => serializer.serialize_i64(id.0),
            Cell::Message(id) => serializer.serialize_i64(id.0),
            Cell::Lettered(id) => serializer.collect_str(id),
            Cell::Tickets(ids) => serializer.collect_seq(ids.iter().map(|id| id.0)),
            Cell::List(words) => words.serialize(serializer),
            Cell::Table(table) => {
                let mut rows = serializer.serialize_seq(Some(table.rows.len()))?;
                for row in &table.rows {
                    rows.serialize_element(&Object(&table.columns, row))?;
                }
                rows.end()
            }
            Cell::Record(table) => match table.rows.first() {
                Some(row) => Object(&table.columns, row).serialize(serializer),
                None => serializer.serialize_unit(),
            },
        }
    }
}

/// Compact JSON in which only harmless characters stand as they are.
struct Harmless;

impl serde_json::ser::Formatter for Harmless {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        if fragment.bytes().all(|b| matches!(b, b' '..=b'~')) {
            return out.write_all(fragment.as_bytes());
        }
        let (mut written, mut previous) = (0, None);
        let mut letters = fragment.char_indices().peekable();
        while let Some((at, c)) = letters.next() {
            if fools(previous, c, letters.peek().map(|(_, next)| *next)) {
                out.write_all(&fragment.as_bytes()[written..at])?;
                for unit in c.encode_utf16(&mut [0; 2]) {
                    write!(out, "\\u{unit:04x}")?;
                }
                written = at + c.len_utf8();
                // What is written out is a neighbour to nobody.
                previous = None;
                continue;
            }
            previous = Some(c);
        }
        out.write_all(&fragment.as_bytes()[written..])
    }
}
