//! The only room that speaks SQL. One SQLite file holds the desk; every write goes through [`Store::write`].

pub mod agent;
pub mod alarm;
mod apart;
pub mod backup;
pub mod beside;
pub mod bounce;
mod built;
pub mod canned;
pub mod chore;
pub mod clock;
mod copies;
pub mod department;
pub mod doubted;
pub mod draft;
pub mod event;
pub mod explain;
pub mod export;
pub mod facts;
mod failure;
mod file;
mod functions;
pub mod glance;
pub mod holder;
mod home;
pub mod intake;
pub mod key;
mod letters;
mod making;
pub mod medium;
mod merge;
pub mod message;
pub mod mute;
pub mod names;
pub mod notice;
mod opening;
pub mod operation;
pub mod outbox;
mod pattern;
pub mod person;
mod persons;
pub mod placed;
pub mod quarantine;
pub mod query;
mod quotable;
pub mod recipients;
pub mod refold;
pub mod request;
pub mod returned;
mod role;
mod row;
pub mod rule;
pub mod said;
pub mod schema;
pub mod search;
pub mod seen;
pub mod settings;
mod shape;
pub mod split;
mod standing;
pub mod story;
pub mod subject;
pub mod survey;
pub mod tag;
pub mod ticket;
mod told;
pub mod trust;
pub mod typed;
mod types;
pub mod undo;
pub mod urgency;
pub mod verify;
pub mod watch;
mod words;
pub mod worked;

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::desk::id::TicketId;
use crate::desk::time::Clock;
use crate::error::{Error, Kind, Result};

use failure::{PATIENCE, explain, may_only_be_read};
use opening::connect;

/// What a database may consist of: the ends of the names of its files.
const SIDECARS: [&str; 4] = ["", "-wal", "-shm", "-journal"];

pub use file::{Noticed, Store};
pub use operation::{Door, Operation, Writer};

impl Store {
    /// Opens a desk for reading and writing; where the file may only be read, for reading alone.
    pub fn open(path: &Path, clock: &Clock) -> Result<Store> {
        standing::check(path)?;
        let mut store = Store {
            connection: opening::open(path)?,
            path: path.to_owned(),
            older: None,
            clock: clock.clone(),
            committed: Arc::default(),
            noticed: Noticed::default(),
            written: None,
            read_settings: RefCell::default(),
            read_names: RefCell::default(),
        };
        let version = store.at_one_instant(|| {
            let version = store.check_kind()?;
            store.check_finished()?;
            if version < schema::VERSION { store.check_triggers() } else { store.check_shape() }
                .map(|()| version)
        })?;
        if version < schema::VERSION {
            store.bring_up_to_date(version)?;
            store.check_shape()?;
            store.older = Some(version);
        }
        Ok(store)
    }

    /// Makes a desk of an older layout one of today's, after a copy beside it.
    fn bring_up_to_date(&mut self, version: i64) -> Result<()> {
        let mut copy = self.path.as_os_str().to_owned();
        copy.push(format!(".layout-{version}"));
        let copy = PathBuf::from(copy);
        if self.connection.is_readonly("main").map_err(|error| self.explain(error))? {
            let why = may_only_be_read(&self.path);
            let what =
                format!("{} has an older layout, and cannot be brought up to date", self.path.display());
            let mut error = Error::new(Kind::Settings, what).because(why.to_string());
            error.hints = why.hints;
            return Err(
                error.hint(format!("cp {} where you may write, then desk --db that", self.path.display()))
            );
        }
        if !copy.exists() {
            self.copy_to(&copy)?;
        }
        schema::migrate(&mut self.connection).map_err(|error| {
            Error::new(Kind::Data, format!("{} could not be brought up to date", self.path.display()))
                .because(error)
                .hint(format!("the desk as it was is in {}", copy.display()))
        })?;
        // What this desk works out of facts and the older one did not is worked out now, and not at some later change.
        const FOLDED: &str = "UPDATE ticket SET folded_at = max((SELECT max(recorded_at) FROM operation),
            coalesce((SELECT max(e.at) FROM event e WHERE e.ticket = ticket.id), 0))";
        self.connection.execute(FOLDED, []).map_err(|error| self.explain(error))?;
        let faults = self.verify(false)?;
        const SEVERAL: &str = "SELECT coalesce(t.joined, t.id) FROM event e JOIN ticket t ON t.id = e.ticket
            WHERE e.kind = 'received' GROUP BY 1 HAVING count(*) > 1";
        // Up to layout 1 nobody was doubted.
        let tickets: Vec<TicketId> =
            if version < 2 { self.rows(SEVERAL, [], |row| row.get(0))? } else { Vec::new() };
        let command = format!("layout {}", schema::VERSION);
        let operation = Operation { agent: None, door: Door::Run, command, dry_run: false, seen: None };
        self.write(&operation, |writer| {
            tickets.iter().for_each(|ticket| writer.touch(*ticket));
            writer.mend(&faults)
        })
    }

    /// Refuses what is not a desk of today, each case with its own words.
    fn check_kind(&self) -> Result<i64> {
        let number = |name: &str| -> Result<i64> {
            self.connection
                .pragma_query_value(None, name, |row| row.get(0))
                .map_err(|error| self.explain(error))
        };
        let shown = self.path.display();
        let (application, version) = (number("application_id")?, number("user_version")?);
        if application != schema::APPLICATION_ID {
            let objects = "SELECT count(*) FROM sqlite_schema";
            let what =
                if application == 0 && version == 0 && self.one(objects, [], |row| row.get(0))? == Some(0) {
                    return Err(self.unfinished());
                } else if application == 0 && version == 0 {
                    format!("{shown} is a SQLite database, but no desk")
                } else {
                    format!("{shown} is the database of another program")
                };
            return Err(Error::new(Kind::Data, what).hint("desk --db FILE … names the right one"));
        }
        if version > schema::VERSION {
            return Err(Error::new(
                Kind::Settings,
                format!(
                    "{shown} was made by a newer desk (its layout is {version}, this desk knows {})",
                    schema::VERSION
                ),
            )
            .hint("install the newer desk: cargo install --path ."));
        }
        Ok(version)
    }

    /// Refuses what a desk before this one had left when it was killed while it was made: there are settings from the first
    /// operation on.
    fn check_finished(&self) -> Result<()> {
        const TABLE: &str = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'settings'";
        const FINISHED: &str =
            "SELECT 1 WHERE EXISTS (SELECT 1 FROM desk) AND EXISTS (SELECT 1 FROM settings)";
        let finished =
            self.one(TABLE, [], |_| Ok(()))?.is_some() && self.one(FINISHED, [], |_| Ok(()))?.is_some();
        if finished { Ok(()) } else { Err(self.unfinished()) }
    }

    fn unfinished(&self) -> Error {
        let shown = self.path.display();
        Error::new(Kind::Data, format!("{shown} is a desk that was never finished; nothing is in it"))
            .hint(format!("rm -f {shown} {shown}-wal {shown}-shm, then desk init"))
            .hint("desk --db FILE … names the right one")
    }
}

fn cannot_create(path: &Path, error: &std::io::Error) -> Error {
    let kind = match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Kind::TryAgain,
        std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => Kind::Permission,
        _ => Kind::CannotCreate,
    };
    Error::new(kind, format!("cannot make {}", path.display())).because(error).hint("desk --db FILE init")
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::*;
    use crate::desk::time::Moment;

    #[test]
    fn an_older_layout_is_brought_up_to_date_after_a_copy_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.db");
        let mut old = Connection::open(&path).unwrap();
        old.pragma_update(None, "application_id", schema::APPLICATION_ID).unwrap();
        schema::tests::lay_out_older(&mut old, 1);
        old.execute_batch(
            "INSERT INTO operation (id, recorded_at, command) VALUES (1, 0, 'init');
             INSERT INTO settings (operation, document) VALUES (1, '');
             INSERT INTO desk (id, made_at, secret) VALUES (1, 0, randomblob(32));",
        )
        .unwrap();
        drop(old);
        let store = Store::open(&path, &Clock::set_to(Moment(0))).unwrap();
        assert_eq!(store.last_ticket().unwrap().0, 0);
        let copy = Connection::open(folder.path().join("old.db.layout-1")).unwrap();
        let version: i64 = copy.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        assert_eq!(version, 1);
        drop(store);
        assert!(Store::open(&path, &Clock::set_to(Moment(0))).is_ok());
    }
}
