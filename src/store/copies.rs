//! Other files, looked at without a trace: whether one is a copy of this desk, and whether anything in it would be lost with it.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use rusqlite::Connection;

use crate::desk::time::Moment;
use crate::error::{Error, Kind, Result};
use crate::store::medium::has_log;
use crate::store::opening::connect_unchanging;
use crate::store::{Store, schema};

/// A copy of this desk, all of whose record is in this desk too.
pub(super) struct Copy {
    /// When `desk backup` made it, where nothing was written to it since; and the newest operation in it.
    pub(super) made: Option<(Moment, i64)>,
}

/// A header of SQLite's: what it begins with, and where the mark of the program stands in it.
const BEGINS: &[u8] = b"SQLite format 3\0";
const MARK: std::ops::Range<usize> = 68..72;

/// Whether a file calls itself a desk.
fn is_desk(file: &Path) -> bool {
    let mut head = [0_u8; 100];
    let read = File::open(file).and_then(|mut opened| opened.read_exact(&mut head));
    let mark = schema::APPLICATION_ID.to_be_bytes();
    read.is_ok() && head.starts_with(BEGINS) && head.get(MARK) == mark.get(4..)
}

impl Store {
    /// Looks at a file.
    ///
    /// # Errors
    /// What else it is, in the words for somebody who wants to write there (73), and that somebody has it open (75).
    pub(super) fn copy_at(&self, file: &Path) -> Result<Copy> {
        let other = |what: &str| {
            Error::new(Kind::CannotCreate, format!("{} is {what}, and stays as it is", file.display()))
                .hint("desk backup with another name")
        };
        if !is_desk(file) {
            return Err(other("no copy of this desk"));
        }
        if has_log(file) {
            return Err(Error::new(Kind::TryAgain, format!("somebody has {} open", file.display()))
                .hint("wait for them to end, then type the same again"));
        }
        let copy = connect_unchanging(file)?;
        let (ours, theirs) = (self.who(&self.connection), self.who(&copy));
        if ours.is_none() || !is_same(ours.as_ref(), theirs.as_ref()) {
            return Err(other("another desk"));
        }
        if let Some(newest) = newest_typed(&copy) {
            const KNOWN: &str = "SELECT 1 FROM operation WHERE id = ? AND recorded_at = ?";
            if self.one(KNOWN, newest, |_| Ok(()))?.is_none() {
                return Err(other("a desk in which there is something that this one has not"));
            }
        }
        const MADE: &str = "SELECT at, operation FROM chore
            WHERE name = 'copied' AND operation = (SELECT coalesce(max(id), 0) FROM operation)";
        Ok(Copy { made: copy.query_row(MADE, [], |row| Ok((row.get(0)?, row.get(1)?))).ok() })
    }

    /// Who a desk is: when it was made, and its name for itself, which older layouts do not have.
    fn who(&self, desk: &Connection) -> Option<(Moment, Option<Vec<u8>>)> {
        let made = desk.query_row("SELECT made_at FROM desk WHERE id = 1", [], |row| row.get(0)).ok()?;
        Some((made, desk.query_row("SELECT identity FROM desk WHERE id = 1", [], |row| row.get(0)).ok()))
    }
}

fn is_same(a: Option<&(Moment, Option<Vec<u8>>)>, b: Option<&(Moment, Option<Vec<u8>>)>) -> bool {
    match (a, b) {
        (Some((_, Some(a))), Some((_, Some(b)))) => a == b,
        (Some((a, _)), Some((b, _))) => a == b,
        _ => false,
    }
}

/// The newest operation that is not the desk's own (a new layout, a queue that is in doubt): its number, and when it was recorded.
fn newest_typed(copy: &Connection) -> Option<(i64, Moment)> {
    const NEWEST: &str = "SELECT id, recorded_at FROM operation WHERE door <> 'run' ORDER BY id DESC LIMIT 1";
    const OLDER: &str = "SELECT id, recorded_at FROM operation ORDER BY id DESC LIMIT 1";
    let ask = |sql: &str| copy.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?))).ok();
    ask(NEWEST).or_else(|| ask(OLDER))
}
