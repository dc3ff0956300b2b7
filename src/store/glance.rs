//! A glance at a desk, for completing what somebody types: it writes nothing, makes no file, brings nothing up to date, waits
//! for nobody and keeps nobody waiting. Where it sees nothing there is nothing to tell.

use std::cell::RefCell;
use std::ffi::OsString;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, params};

use crate::desk::id::{MessageId, TicketId};
use crate::desk::time::Clock;
use crate::error::Result;
use crate::store::{Store, functions, schema};

/// The longest number that is looked for, in digits.
const DIGITS: u32 = 12;

/// Only those that want work, or any.
const TICKETS: &str = "SELECT id, subject FROM ticket WHERE id BETWEEN ?1 AND ?2 AND hidden = 0
    AND (status IN ('new', 'open', 'pending', 'hold') OR ?3) ORDER BY id DESC LIMIT ?4";

/// What stands behind this decides by which index they are found.
const MESSAGES: &str =
    "SELECT m.id, coalesce(nullif(m.from_name, ''), m.from_email) || ': ' || m.subject FROM message m
    JOIN operation o ON o.id = m.operation AND o.undone = 0 WHERE";

const ADDRESSES: &str =
    "SELECT email FROM address WHERE email >= ?1 AND email < ?1 || char(1114111) ORDER BY email LIMIT ?2";

const TAGS: &str =
    "SELECT g.name FROM tag g WHERE EXISTS (SELECT 1 FROM ticket_tag tt JOIN ticket t ON t.id = tt.ticket
    AND t.hidden = 0 WHERE tt.tag = g.id) ORDER BY g.name";

const OPERATIONS: &str = "SELECT id, command FROM operation WHERE undone = 0 ORDER BY id DESC LIMIT ?";

impl Store {
    /// The desk of this layout at this path, if there is one that can be read at once.
    pub fn glance(path: &Path, clock: &Clock) -> Option<Store> {
        let connection = open(path)?;
        let number = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0)).ok();
        if number("application_id") != Some(schema::APPLICATION_ID)
            || number("user_version") != Some(schema::VERSION)
        {
            return None;
        }
        Some(Store {
            connection,
            path: path.to_owned(),
            clock: clock.clone(),
            committed: Arc::default(),
            noticed: Default::default(),
            older: None,
            written: None,
            read_settings: RefCell::default(),
            read_names: RefCell::default(),
        })
    }

    /// Tickets whose numbers begin with these digits, with their subjects, newest first: those that want work; where there is
    /// none of them, any.
    pub fn tickets_beginning(&self, digits: &str, limit: u32) -> Result<Vec<(TicketId, String)>> {
        for any in [false, true] {
            let mut found: Vec<(TicketId, String)> = Vec::new();
            for (first, last) in ranges(digits).into_iter().rev() {
                let left = limit.saturating_sub(u32::try_from(found.len()).unwrap_or(limit));
                found.extend(
                    self.rows(TICKETS, params![first, last, any, left], |row| {
                        Ok((row.get(0)?, row.get(1)?))
                    })?,
                );
            }
            if !found.is_empty() {
                return Ok(found);
            }
        }
        Ok(Vec::new())
    }

    /// Messages whose numbers begin with these digits, of one ticket or of any, newest first: who wrote them, and the subject.
    pub fn messages_beginning(
        &self,
        ticket: Option<TicketId>,
        digits: &str,
        limit: u32,
    ) -> Result<Vec<(MessageId, String)>> {
        let mut found: Vec<(MessageId, String)> = Vec::new();
        let which = if ticket.is_some() { "m.ticket = ?1 AND" } else { "?1 IS NULL AND" };
        let sql = format!("{MESSAGES} {which} m.id BETWEEN ?2 AND ?3 ORDER BY m.id DESC LIMIT ?4");
        for (first, last) in ranges(digits).into_iter().rev() {
            let left = limit.saturating_sub(u32::try_from(found.len()).unwrap_or(limit));
            found.extend(
                self.rows(&sql, params![ticket, first, last, left], |row| Ok((row.get(0)?, row.get(1)?)))?,
            );
        }
        Ok(found)
    }

    /// The tags in use, by name. To count their tickets would take longer than somebody waits who has pressed a key.
    pub fn tags_in_use(&self) -> Result<Vec<String>> {
        self.rows(TAGS, [], |row| row.get(0))
    }

    /// The newest operations that stand, with their words.
    pub fn newest_operations(&self, limit: u32) -> Result<Vec<(i64, String)>> {
        self.rows(OPERATIONS, [limit], |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// Addresses that begin so.
    pub fn addresses_beginning(&self, begin: &str, limit: u32) -> Result<Vec<String>> {
        self.rows(ADDRESSES, params![begin, limit], |row| row.get(0))
    }
}

/// The numbers that begin with these digits, as ranges in ascending order; all numbers where there is none.
fn ranges(digits: &str) -> Vec<(i64, i64)> {
    if digits.is_empty() {
        return vec![(0, i64::MAX)];
    }
    let begins = digits.bytes().all(|digit| digit.is_ascii_digit()) && !digits.starts_with('0');
    let Some(begin) = Some(digits).filter(|_| begins).and_then(|digits| digits.parse::<i64>().ok()) else {
        return Vec::new();
    };
    let all = (0..DIGITS).map(|more| 10_i64.pow(more));
    all.map_while(|ten| {
        let first = begin.checked_mul(ten)?;
        Some((first, first.checked_add(ten - 1)?))
    })
    .collect()
}

fn open(path: &Path) -> Option<Connection> {
    if !std::fs::metadata(path).ok()?.is_file() {
        return None;
    }
    let beside = |end: &str| {
        let mut name = OsString::from(path);
        name.push(end);
        std::fs::metadata(name).map_or(0, |file| file.len())
    };
    // Where nobody has the desk open, the file is all of it, and SQLite is told not to make its two companions for us. The
    // log of a desk that was killed is read by whoever opens the desk next.
    let live = beside("-wal") > 0 && beside("-shm") > 0;
    let mut name = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => {
                name.push(char::from(*byte))
            }
            byte => name.push_str(&format!("%{byte:02x}")),
        }
    }
    name.push_str(if live { "?mode=ro" } else { "?immutable=1" });
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(name, flags).ok()?;
    connection.busy_timeout(Duration::ZERO).ok()?;
    functions::teach(&connection).ok()?;
    connection.execute_batch("PRAGMA query_only = ON; PRAGMA trusted_schema = OFF;").ok()?;
    Some(connection)
}

#[cfg(test)]
mod tests {
    use super::ranges;

    #[test]
    fn digits_are_the_beginning_of_numbers() {
        assert_eq!(ranges("4")[..3], [(4, 4), (40, 49), (400, 499)]);
        assert_eq!(ranges(""), [(0, i64::MAX)]);
        for none in ["0", "4x", "-4", "٣", "99999999999999999999"] {
            assert_eq!(ranges(none), [], "{none}");
        }
        assert_eq!(ranges("9223372036854775807"), [(i64::MAX, i64::MAX)]);
    }
}
