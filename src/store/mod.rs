//! The only room that speaks SQL. One SQLite file holds the desk; every write goes through [`Store::write`].

pub mod agent;
pub mod backup;
pub mod bounce;
pub mod canned;
pub mod clock;
pub mod department;
pub mod event;
pub mod explain;
pub mod export;
pub mod facts;
mod home;
pub mod intake;
pub mod key;
mod merge;
pub mod message;
pub mod operation;
pub mod outbox;
pub mod person;
pub mod placed;
pub mod quarantine;
pub mod query;
pub mod refold;
mod row;
pub mod schema;
pub mod search;
pub mod settings;
pub mod split;
pub mod story;
pub mod survey;
pub mod tag;
pub mod ticket;
pub mod trust;
pub mod typed;
mod types;
pub mod undo;
pub mod urgency;
pub mod verify;
pub mod worked;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OpenFlags};

use crate::desk::id::{SettingsId, TicketId};
use crate::desk::settings::Settings;
use crate::desk::time::{Clock, Moment};
use crate::error::{Error, Kind, Result};

pub use operation::{Door, Operation, Writer};

/// How long a command waits for another one that writes.
const PATIENCE: Duration = Duration::from_secs(10);

/// An open desk.
pub struct Store {
    connection: Connection,
    path: PathBuf,
    clock: Clock,
    /// Settings versions that were already read in this run.
    read_settings: RefCell<BTreeMap<SettingsId, Arc<Settings>>>,
    /// Names of tags, agents and departments, read when first asked for.
    read_names: RefCell<Option<Rc<tag::Names>>>,
}

impl Store {
    /// Makes a new database with mode 0600. The file must not be there yet.
    pub fn create(path: &Path, clock: &Clock) -> Result<Store> {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|error| cannot_create(folder, &error))?;
        }
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path).map_err(|error| cannot_create(path, &error))?;
        let made = Store::fill(path, clock);
        if made.is_err() {
            for suffix in ["", "-wal", "-shm"] {
                let mut file = path.as_os_str().to_owned();
                file.push(suffix);
                // The first error is the one to tell; a file that was never made needs no removing.
                let _ = std::fs::remove_file(file);
            }
        }
        made
    }

    fn fill(path: &Path, clock: &Clock) -> Result<Store> {
        let mut connection = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let (at, now) = (|error| explain(path, error), clock.now());
        // A mail seldom fits into a page of the usual 4 kB; with larger ones there are fewer to look up and to sync.
        connection.pragma_update(None, "page_size", 8192).map_err(at)?;
        connection.pragma_update(None, "journal_mode", "WAL").map_err(at)?;
        connection.pragma_update(None, "application_id", schema::APPLICATION_ID).map_err(at)?;
        schema::migrate(&mut connection)
            .map_err(|error| Error::new(Kind::Fault, "cannot lay out the database").because(error))?;
        connection
            .execute("INSERT INTO desk (id, made_at, identity) VALUES (1, ?, randomblob(16))", [now])
            .and_then(|_| connection.execute(key::NEW, rusqlite::params![None::<i64>, now]))
            .map_err(at)?;
        Ok(Store {
            connection,
            path: path.to_owned(),
            clock: clock.clone(),
            read_settings: RefCell::default(),
            read_names: RefCell::default(),
        })
    }

    /// Opens a desk for reading and writing; where the file may only be read, for reading alone.
    pub fn open(path: &Path, clock: &Clock) -> Result<Store> {
        if !path.exists() {
            return Err(Error::new(Kind::NoInput, format!("no desk at {}", path.display()))
                .hint("desk init")
                .hint("desk import MAILBOX makes one too"));
        }
        if path.is_dir() {
            return Err(Error::new(Kind::Data, format!("{} is a folder, not a desk", path.display()))
                .hint("desk --db FILE …"));
        }
        let connection = match connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE) {
            Err(error) if error.kind == Kind::Permission => connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?,
            other => other?,
        };
        let mut store = Store {
            connection,
            path: path.to_owned(),
            clock: clock.clone(),
            read_settings: RefCell::default(),
            read_names: RefCell::default(),
        };
        let version = store.check_kind()?;
        if version < schema::VERSION {
            store.bring_up_to_date(version)?;
        }
        Ok(store)
    }

    /// Makes a desk of an older layout one of today's, after a copy beside it.
    fn bring_up_to_date(&mut self, version: i64) -> Result<()> {
        let mut copy = self.path.as_os_str().to_owned();
        copy.push(format!(".layout-{version}"));
        let copy = PathBuf::from(copy);
        if self.connection.is_readonly("main").map_err(|error| self.explain(error))? {
            return Err(Error::new(
                Kind::Permission,
                format!("{} has an older layout and may only be read", self.path.display()),
            )
            .hint(format!("chmod u+w {}", self.path.display())));
        }
        if !copy.exists() {
            self.copy_to(&copy)?;
        }
        schema::migrate(&mut self.connection).map_err(|error| {
            Error::new(Kind::Data, format!("{} could not be brought up to date", self.path.display()))
                .because(error)
                .hint(format!("the desk as it was is in {}", copy.display()))
        })?;
        // What this desk works out of mails and the older one did not is worked out now, and not at some later change.
        const SEVERAL: &str = "SELECT coalesce(t.joined, t.id) FROM event e JOIN ticket t ON t.id = e.ticket
            WHERE e.kind = 'received' GROUP BY 1 HAVING count(*) > 1";
        let tickets: Vec<TicketId> = self.rows(SEVERAL, [], |row| row.get(0))?;
        let command = format!("layout {}", schema::VERSION);
        let operation = Operation { agent: None, door: Door::Run, command, dry_run: false };
        self.write(&operation, |writer| {
            tickets.iter().for_each(|ticket| writer.touch(*ticket));
            Ok(())
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
            let what = if application == 0 && version == 0 {
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

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where its instants come from.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    /// When this desk was made.
    pub fn made_at(&self) -> Result<Moment> {
        self.connection
            .query_row("SELECT made_at FROM desk WHERE id = 1", [], |row| row.get(0))
            .map_err(|error| self.explain(error))
    }

    fn explain(&self, error: rusqlite::Error) -> Error {
        explain(&self.path, error)
    }
}

fn connect(path: &Path, access: OpenFlags) -> Result<Connection> {
    let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let at = |error| explain(path, error);
    let connection = Connection::open_with_flags(path, flags).map_err(at)?;
    connection.busy_timeout(PATIENCE).map_err(at)?;
    connection.set_prepared_statement_cache_capacity(96);
    connection
        .execute_batch("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768;")
        .map_err(at)?;
    if access == OpenFlags::SQLITE_OPEN_READ_WRITE && connection.is_readonly("main").map_err(at)? {
        return Err(Error::new(Kind::Permission, format!("{} may only be read", path.display())));
    }
    // Reads the first page, so that a file which is no database is told here and not in the middle of something.
    connection.pragma_query_value(None, "schema_version", |row| row.get::<_, i64>(0)).map_err(at)?;
    Ok(connection)
}

fn cannot_create(path: &Path, error: &std::io::Error) -> Error {
    let kind = match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Kind::TryAgain,
        std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => Kind::Permission,
        _ => Kind::CannotCreate,
    };
    Error::new(kind, format!("cannot make {}", path.display())).because(error).hint("desk --db FILE init")
}

/// Tells what SQLite's word means to the one who typed the command.
pub(super) fn explain(path: &Path, error: rusqlite::Error) -> Error {
    let shown = path.display();
    let code = match &error {
        rusqlite::Error::SqliteFailure(failure, _) => failure.code,
        _ => {
            return Error::new(Kind::Fault, format!("{shown} holds something that this desk cannot read"))
                .because(error)
                .hint(format!("sqlite3 {shown} 'PRAGMA integrity_check'"));
        }
    };
    match code {
        ErrorCode::NotADatabase => Error::new(Kind::Data, format!("{shown} is not a database"))
            .hint("desk --db FILE … names the right one"),
        ErrorCode::DatabaseCorrupt => {
            Error::new(Kind::Data, format!("{shown} is damaged")).because(error).hint(format!(
                "put back the last `desk backup`, or save what can be read: sqlite3 {shown} .recover"
            ))
        }
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Error::new(
            Kind::TryAgain,
            format!("{shown} is locked: another desk has been writing for {} s", PATIENCE.as_secs()),
        )
        .hint("wait for it to end, then type the same again"),
        ErrorCode::DiskFull => Error::new(
            Kind::TryAgain,
            format!("the disk of {shown} is full; what was not finished was taken back"),
        )
        .hint("make room, then type the same again"),
        ErrorCode::ReadOnly => Error::new(Kind::Permission, format!("{shown} may only be read"))
            .hint(format!("chmod u+w {shown}")),
        ErrorCode::PermissionDenied | ErrorCode::CannotOpen | ErrorCode::AuthorizationForStatementDenied => {
            Error::new(Kind::Permission, format!("cannot open {shown}"))
                .because(error)
                .hint(format!("ls -l {shown}"))
        }
        ErrorCode::SystemIoFailure | ErrorCode::NoLargeFileSupport | ErrorCode::FileLockingProtocolFailed => {
            Error::new(Kind::Io, format!("cannot read or write {shown}")).because(error)
        }
        _ => Error::new(Kind::Fault, format!("the desk did something with {shown} that SQLite refuses"))
            .because(error)
            .hint("please report this with the command that you typed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_older_layout_is_brought_up_to_date_after_a_copy_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.db");
        let old = Connection::open(&path).unwrap();
        old.pragma_update(None, "application_id", schema::APPLICATION_ID).unwrap();
        old.execute_batch("PRAGMA user_version = 0").unwrap();
        drop(old);
        let store = Store::open(&path, &Clock::set_to(Moment(0))).unwrap();
        assert_eq!(store.last_ticket().unwrap().0, 0);
        let copy = Connection::open(folder.path().join("old.db.layout-0")).unwrap();
        let version: i64 = copy.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
        assert_eq!(version, 0);
        drop(store);
        assert!(Store::open(&path, &Clock::set_to(Moment(0))).is_ok());
    }
}
