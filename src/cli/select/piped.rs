//! Which tickets another command has printed: plain ids, TSV or CSV with a header, JSON lines, or a JSON array. A CSV that
//! a spreadsheet saved is taken too, with its byte order mark, CRLF and semicolons.
//!
//! Where there are names, `ticket` is taken if it is there, else `id`. Rows of other things have ids with letters, and are
//! refused: here nobody sees what a number was meant for.

use serde_json::Value;

use super::argument;
use crate::desk::id::TicketId;
use crate::error::{Error, Kind, Result};

/// What parts the fields of a row; blanks do it only where nothing else does.
const SEPARATORS: [char; 3] = ['\t', ',', ';'];

/// The tickets of a text, in its order.
///
/// # Errors
/// Data that names no tickets, or other things than tickets.
pub fn tickets(text: &str) -> Result<Vec<TicketId>> {
    let text = text.trim_start_matches('\u{feff}').trim();
    match text.chars().next() {
        None => Ok(Vec::new()),
        Some('[' | '{') => from_json(text),
        Some(_) => from_lines(text),
    }
}

fn from_json(text: &str) -> Result<Vec<TicketId>> {
    let mut tickets = Vec::new();
    for value in serde_json::Deserializer::from_str(text).into_iter() {
        let value: Value = value
            .map_err(|error| Error::new(Kind::Data, "standard input is not JSON after all").because(error))?;
        let rows = match value {
            Value::Array(rows) => rows,
            row => vec![row],
        };
        for row in rows {
            let id = row.get("ticket").or_else(|| row.get("id")).unwrap_or(&row);
            match (id.as_i64(), id.as_str()) {
                (Some(id), _) => tickets.push(TicketId(id)),
                (None, Some(word)) => {
                    tickets.extend(argument::tickets(word).map_err(|why| unread(tickets.len(), why))?)
                }
                (None, None) => {
                    return Err(Error::new(
                        Kind::Data,
                        "standard input has a row without the number of a ticket",
                    )
                    .because(&row));
                }
            }
        }
    }
    Ok(tickets)
}

/// What was wrong in a row, counted from none.
fn unread(row: usize, why: Error) -> Error {
    let error = Error::new(Kind::Data, format!("row {} of standard input: {}", row + 1, why.message));
    error.hint("desk list -f ids | desk …")
}

fn from_lines(text: &str) -> Result<Vec<TicketId>> {
    let first = text.lines().next().unwrap_or_default();
    match argument::tickets(first_field(first)) {
        Ok(_) => plain(text),
        Err(why) => below_header(first, text).unwrap_or_else(|| Err(unread(0, why))),
    }
}

/// A line holds several ids only where it is nothing but ids, parted by single blanks; else its first field counts.
fn plain(text: &str) -> Result<Vec<TicketId>> {
    let mut tickets = Vec::new();
    for (row, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let each = line.trim().split(' ').map(argument::tickets);
        match each.collect::<Result<Vec<_>>>() {
            Ok(ids) => tickets.extend(ids.into_iter().flatten()),
            Err(_) => tickets.extend(argument::tickets(first_field(line)).map_err(|why| unread(row, why))?),
        }
    }
    Ok(tickets)
}

fn first_field(line: &str) -> &str {
    let line = line.trim_start_matches(' ');
    match line.find(SEPARATORS) {
        Some(end) => line[..end].trim_end(),
        None => line.split(' ').next().unwrap_or_default().trim_end(),
    }
}

/// The tickets of a table with a header; `None` where the first line is none.
fn below_header(first: &str, text: &str) -> Option<Result<Vec<TicketId>>> {
    let delimiter = SEPARATORS.into_iter().find(|sign| first.contains(*sign)).unwrap_or(',');
    let header: Vec<&str> = first.split(delimiter).map(|name| name.trim().trim_matches('"')).collect();
    let named = |wanted: &str| header.iter().position(|name| *name == wanted);
    let place = named("ticket").or_else(|| named("id"))?;
    let cells = match delimiter {
        '\t' => text.lines().skip(1).map(|line| line.split('\t').nth(place).map(str::to_owned)).collect(),
        ';' => crate::table::csv::column(text, b';', place),
        _ => crate::table::csv::column(text, b',', place),
    };
    let mut tickets = Vec::new();
    for (row, cell) in cells.into_iter().enumerate() {
        let cell = cell.unwrap_or_default();
        match argument::tickets(cell.trim()) {
            Ok(found) => tickets.extend(found),
            Err(why) => return Some(Err(unread(row, why))),
        }
    }
    Some(Ok(tickets))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<i64> {
        tickets(text).unwrap().into_iter().map(|ticket| ticket.0).collect()
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
        assert_eq!(ids("3,x\n4,y\n"), [3, 4]);
        assert_eq!(ids("[{\"id\":3},{\"id\":9,\"ticket\":4}]"), [3, 4]);
        assert_eq!(ids("{\"id\":3}\n{\"id\":4}\n"), [3, 4]);
        assert_eq!(ids("{\n  \"id\": 3\n}\n{\n  \"id\": 4\n}\n"), [3, 4], "as jq writes them");
        assert_eq!(ids("[3, 4]"), [3, 4]);
        assert_eq!(ids("\n"), [0; 0]);
        assert_eq!(ids("1-3"), [1, 2, 3]);
    }

    #[test]
    fn several_ids_on_a_line_are_nothing_else() {
        assert_eq!(ids("1 2 #3\n5-6 8\n"), [1, 2, 3, 5, 6, 8]);
        assert_eq!(ids("  7 8 \n"), [7, 8]);
        for line in ["1\t2\t3", "1,2,3", "1;2;3", "1  2  3", "1 2 blue cups", "1 2\t3"] {
            let read = tickets(line).map(|found| found.len());
            assert!(matches!(read, Ok(1) | Err(_)), "{line}: {read:?}");
        }
        assert_eq!(ids("1\t2\n"), [1]);
        assert_eq!(ids("1,2\n"), [1]);
        assert_eq!(ids("1  2  3\n"), [1], "columns of a terminal");
        assert_eq!(ids("42 2 blue cups\n"), [42], "a number and a subject");
    }

    #[test]
    fn what_is_no_id_is_refused() {
        for text in ["refund", "a,b\n1,2\n", "{\"x\":1}", "1\nzwei\n", "id\n\nx\n", "[[1]]", "{\"id\":3} x"] {
            assert_eq!(tickets(text).unwrap_err().kind, Kind::Data, "{text}");
        }
    }

    #[test]
    fn other_things_are_refused_by_name_unless_their_ticket_stands_beside() {
        for (id, noun) in [
            ("c7", "a customer"),
            ("q3", "a mail in quarantine"),
            ("k1", "a key"),
            ("o5", "a mail in the outbox"),
            ("s2", "a survey"),
            ("m42", "a message"),
        ] {
            for text in [
                format!("{id}\n"),
                format!("1\n{id}\n"),
                format!("{id}\tx\n"),
                format!("id\tname\n{id}\tx\n"),
                format!("name,id\nx,{id}\n"),
                format!("[{{\"id\":\"{id}\"}}]"),
                format!("{{\"id\":1}}\n{{\"id\":\"{id}\"}}\n"),
            ] {
                let error = tickets(&text).unwrap_err();
                assert!(error.kind == Kind::Data && error.message.contains(noun), "{text}: {error:?}");
            }
            assert_eq!(ids(&format!("id\tticket\n{id}\t4\n")), [4]);
            assert_eq!(ids(&format!("{{\"id\":\"{id}\",\"ticket\":4}}")), [4]);
        }
    }
}
