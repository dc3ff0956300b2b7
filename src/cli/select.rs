//! Which tickets a command is about: ids as arguments, `-` for standard input, or `--where QUERY`.

use clap::Args;

use crate::cli::context::Context;
use crate::desk::id::TicketId;
use crate::error::{Error, Kind, Result};
use crate::store::Store;
use crate::work::chosen::Chosen;

/// The tickets of a command that changes many.
#[derive(Args, Clone, Debug, Default)]
pub struct Selection {
    /// Tickets: 42, #42, 1-5, or `-` for ids, rows or JSON on standard input
    #[arg(value_name = "ID", required_unless_present = "chosen")]
    pub ids: Vec<String>,
    /// Tickets that a query chooses
    #[arg(long = "where", value_name = "QUERY", id = "chosen", conflicts_with = "ids")]
    pub chosen: Option<String>,
    /// Do what can be done, and say which tickets were refused (exit 3)
    #[arg(long)]
    pub keep_going: bool,
    /// Show what would change, and change nothing
    #[arg(long)]
    pub dry_run: bool,
}

/// More ids than this on standard input are a mistake, in bytes.
const LONGEST_LIST: u64 = 64 * 1024 * 1024;

/// More tickets than this in one range are a slip of the finger.
const LONGEST_RANGE: i64 = 1_000_000;

impl Selection {
    /// The tickets as typed, each once, in that order; whether they exist is not known yet. What a query chooses is looked
    /// up when the lock is had; whether it can be read is said before. `--limit` cuts here, since it is about what is changed.
    pub fn chosen(&self, context: &mut Context, store: &Store) -> Result<Chosen> {
        let limit = context.globals.limit;
        if let Some(text) = &self.chosen {
            context.query(store, std::slice::from_ref(text))?;
            return Ok(Chosen::Where { query: text.clone(), limit });
        }
        let mut tickets = Vec::new();
        for argument in &self.ids {
            if argument == "-" {
                let bytes = context.world.read_stdin(LONGEST_LIST)?;
                tickets.extend(from_text(&String::from_utf8_lossy(&bytes))?);
            } else {
                tickets.extend(from_argument(argument)?);
            }
        }
        let mut seen = std::collections::HashSet::new();
        tickets.retain(|ticket| seen.insert(*ticket));
        tickets.truncate(limit.unwrap_or(usize::MAX));
        Ok(Chosen::These(tickets))
    }
}

/// `42`, `#42`, `1-5`.
fn from_argument(argument: &str) -> Result<Vec<TicketId>> {
    let number = |text: &str| text.trim().trim_start_matches('#').parse::<i64>().ok().filter(|id| *id >= 0);
    if let Some(id) = number(argument) {
        return Ok(vec![TicketId(id)]);
    }
    if let Some((from, to)) = argument.split_once('-')
        && let (Some(from), Some(to)) = (number(from), number(to))
    {
        if from > to || to - from > LONGEST_RANGE {
            return Err(Error::usage(format!("{argument} is no range of tickets")).hint("write it as 1-5"));
        }
        return Ok((from..=to).map(TicketId).collect());
    }
    Err(Error::usage(format!("{argument:?} is not the number of a ticket"))
        .hint("ids look like 42, #42 or 1-5; a query goes after --where"))
}

/// What another command printed: plain ids, TSV or CSV with a header, JSON lines, or a JSON array. A CSV that a
/// spreadsheet saved is taken too, with its byte order mark, CRLF and semicolons.
pub fn from_text(text: &str) -> Result<Vec<TicketId>> {
    let text = text.trim_start_matches('\u{feff}').trim();
    match text.chars().next() {
        None => Ok(Vec::new()),
        Some('[') => from_json(std::iter::once(Ok(text))),
        Some('{') => from_json(text.lines().filter(|line| !line.trim().is_empty()).map(Ok)),
        Some(_) => from_lines(text),
    }
}

fn from_json<'a>(texts: impl Iterator<Item = Result<&'a str>>) -> Result<Vec<TicketId>> {
    let mut tickets = Vec::new();
    for text in texts {
        let value: serde_json::Value = serde_json::from_str(text?)
            .map_err(|error| Error::new(Kind::Data, "standard input is not JSON after all").because(error))?;
        let rows = match value {
            serde_json::Value::Array(rows) => rows,
            row => vec![row],
        };
        for row in rows {
            let id = row.get("ticket").or_else(|| row.get("id")).unwrap_or(&row);
            let id = id.as_i64().ok_or_else(|| {
                Error::new(Kind::Data, "standard input has a row without the number of a ticket")
                    .because(&row)
            })?;
            tickets.push(TicketId(id));
        }
    }
    Ok(tickets)
}

fn from_lines(text: &str) -> Result<Vec<TicketId>> {
    let first = text.lines().next().unwrap_or_default();
    let plain = first.split([' ', '\t', ';']).next().is_some_and(|word| from_argument(word).is_ok());
    if plain {
        let mut tickets = Vec::new();
        for (at, line) in text.lines().enumerate() {
            let Some(word) = line.split(['\t', ' ', ',', ';']).find(|word| !word.is_empty()) else {
                continue;
            };
            let found = from_argument(word.trim()).map_err(|error| {
                Error::new(Kind::Data, format!("line {} of standard input: {}", at + 1, error.message))
            })?;
            tickets.extend(found);
        }
        return Ok(tickets);
    }
    let delimiter = ['\t', ',', ';'].into_iter().find(|sign| first.contains(*sign)).unwrap_or(',');
    let header: Vec<&str> = first.split(delimiter).map(|name| name.trim().trim_matches('"')).collect();
    let place = header
        .iter()
        .position(|name| *name == "ticket")
        .or_else(|| header.iter().position(|name| *name == "id"))
        .ok_or_else(|| {
            Error::new(Kind::Data, "standard input has neither ids nor a column named ticket or id")
                .hint("desk list -f ids | desk …")
        })?;
    let rows = match delimiter {
        '\t' => text.lines().skip(1).map(|line| line.split('\t').nth(place).map(str::to_owned)).collect(),
        ';' => crate::table::csv::column(text, b';', place),
        _ => crate::table::csv::column(text, b',', place),
    };
    let mut tickets = Vec::new();
    for (at, cell) in rows.into_iter().enumerate() {
        let cell = cell.filter(|cell| !cell.trim().is_empty());
        let id = cell.as_deref().map(|cell| from_argument(cell.trim()));
        match id {
            Some(Ok(found)) => tickets.extend(found),
            _ => {
                return Err(Error::new(
                    Kind::Data,
                    format!("row {} of standard input has no number of a ticket", at + 1),
                ));
            }
        }
    }
    Ok(tickets)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<i64> {
        from_text(text).unwrap().into_iter().map(|ticket| ticket.0).collect()
    }

    #[test]
    fn every_machine_format_is_understood() {
        assert_eq!(ids("3\n1\n"), [3, 1]);
        assert_eq!(ids("3\tnew\tsubject\n4\topen\tx\n"), [3, 4]);
        assert_eq!(ids("id\tstatus\n3\tnew\n4\topen\n"), [3, 4]);
        assert_eq!(ids("id\tticket\tx\n900\t3\t\n901\t4\t\n"), [3, 4]);
        assert_eq!(ids("subject,id\n\"a, b\nc\",3\nplain,4\n"), [3, 4]);
        assert_eq!(ids("\u{feff}id;subject\r\n3;\"a;\r\nb\"\r\n4;x,y\r\n"), [3, 4], "a spreadsheet saved it");
        assert_eq!(ids("\u{feff}subject,id\r\n\"a,b\",3\r\n"), [3]);
        assert_eq!(ids("3;x\r\n4;y\r\n"), [3, 4]);
        assert_eq!(ids("[{\"id\":3},{\"id\":9,\"ticket\":4}]"), [3, 4]);
        assert_eq!(ids("{\"id\":3}\n{\"id\":4}\n"), [3, 4]);
        assert_eq!(ids("[3, 4]"), [3, 4]);
        assert_eq!(ids("\n"), [0; 0]);
        assert_eq!(ids("1-3"), [1, 2, 3]);
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["refund", "a,b\n1,2\n", "{\"x\":1}", "1\nzwei\n", "id\n\nx\n"] {
            assert_eq!(from_text(text).unwrap_err().kind, Kind::Data, "{text}");
        }
        assert!(from_argument("5-1").is_err());
        assert!(from_argument("1-99999999").is_err());
    }
}
