//! A copy of the desk, taken while it is in use, and proved whole.

use std::cell::RefCell;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::{Connection, OpenFlags, params};

use crate::desk::time::Moment;
use crate::error::{Error, Kind, Result};
use crate::store::chore::{Chore, NOTE};
use crate::store::failure::explain;
use crate::store::medium::sidecar;
use crate::store::opening::connect;
use crate::store::{Door, Operation, SIDECARS, Store};

/// What a backup holds, as counted in the copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BackedUp {
    /// Its size.
    pub bytes: u64,
    /// Tickets in it.
    pub tickets: i64,
    /// Messages in it.
    pub messages: i64,
}

/// Pages copied at a time; a writer may come in between.
const PAGES: i32 = 4096;

/// Why a mail in a copy is not sent by itself.
const COPIED: &str = "this is a copy: the desk of which it was made may have sent this mail";
/// Why what its rules wanted run is not run by a copy.
const COPIED_TOO: &str = "this is a copy: the desk of which it was made may have run it";

impl Store {
    /// Copies the desk into a file with SQLite's online backup, checks the copy, and only then gives it its name. What waits in the
    /// outbox is in doubt in the copy, so that two desks never send one mail. `replace`: an older copy of this desk may stand there.
    ///
    /// # Errors
    /// Where another file stands there, and where none can be made.
    pub fn backup(&self, destination: &Path, replace: bool) -> Result<BackedUp> {
        // Where a link stands, what it points to is replaced and not the link.
        let place = fs::canonicalize(destination).unwrap_or_else(|_| destination.to_owned());
        if self.is_part_of_it(&place) {
            return Err(Error::refused(format!("{} is the desk itself", destination.display()))
                .hint("desk backup copy.db makes a copy beside it"));
        }
        self.refuse_to_replace(&place, destination, replace)?;
        let mut unfinished = place.as_os_str().to_owned();
        unfinished.push(".unfinished");
        let unfinished = PathBuf::from(unfinished);
        // Whose lock says that somebody copies there; a lock ends with its process.
        let lock = claim(&unfinished, destination)?;
        let copied = self.copy_into(&unfinished, destination).and_then(|backed_up| {
            // Once more: somebody may have put something there in the meantime.
            self.refuse_to_replace(&place, destination, replace)?;
            let named = match fs::metadata(&place) {
                Ok(old) => fs::set_permissions(&unfinished, old.permissions()),
                Err(_) => Ok(()),
            };
            named
                .and_then(|()| fs::rename(&unfinished, &place))
                .map_err(|error| Error::io(format!("cannot name {}", destination.display()), &error))?;
            Ok(backed_up)
        });
        if copied.is_err() {
            // What went wrong is told; that an unfinished file may stay is the lesser news.
            let _ = fs::remove_file(&unfinished);
        }
        drop(lock);
        // The name is on the disk only when the folder is; some systems cannot open a folder, and lose nothing then.
        if let Some(Ok(folder)) = place.parent().map(File::open) {
            let _ = folder.sync_all();
        }
        if copied.is_ok() {
            self.note_chore(Chore::Backup, Some(&place));
        }
        copied
    }

    /// Copies that `backup` has made of this desk and that nobody has worked with, of those files; the newest first.
    pub fn copies_among(&self, files: Vec<PathBuf>) -> Vec<PathBuf> {
        let mut copies: Vec<(Moment, i64, PathBuf)> = files
            .into_iter()
            .filter(|file| !fs::canonicalize(file).is_ok_and(|place| self.is_part_of_it(&place)))
            .filter_map(|file| {
                let (at, operation) = self.copy_at(&file).ok()?.made?;
                Some((at, operation, file))
            })
            .collect();
        copies.sort_by(|a, b| b.cmp(a));
        copies.into_iter().map(|(.., file)| file).collect()
    }

    /// Copies the desk, whatever its layout, into a new file, and checks the copy.
    pub(super) fn copy_to(&self, file: &Path) -> Result<()> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(file).map_err(|error| super::cannot_create(file, &error))?;
        self.copy(file).map(|_| ())
    }

    /// Whether this is the file of the desk, or one of those that SQLite keeps beside it.
    fn is_part_of_it(&self, place: &Path) -> bool {
        let desk = fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
        SIDECARS.iter().any(|suffix| sidecar(&desk, suffix) == place)
    }

    fn refuse_to_replace(&self, place: &Path, shown: &Path, replace: bool) -> Result<()> {
        let Ok(there) = fs::symlink_metadata(place) else { return Ok(()) };
        let shown = shown.display();
        if !replace {
            let error = Error::new(Kind::CannotCreate, format!("{shown} is there already"));
            return Err(match there.is_file() {
                true => error.hint(format!("desk backup {shown} --replace")),
                false => error.hint(format!("desk backup {shown}-2")),
            });
        }
        if !there.is_file() {
            return Err(Error::new(Kind::CannotCreate, format!("{shown} is no file that could be replaced"))
                .hint(format!("desk backup {shown}-2")));
        }
        // What somebody has made as a place for it.
        if there.len() == 0 { Ok(()) } else { self.copy_at(place).map(|_| ()) }
    }

    fn copy_into(&self, file: &Path, named: &Path) -> Result<BackedUp> {
        drop(self.copy(file)?);
        let at = |error| explain(file, error);
        let mut copy = Store {
            connection: connect(file, OpenFlags::SQLITE_OPEN_READ_WRITE)?,
            path: file.to_owned(),
            older: None,
            written: None,
            clock: self.clock.clone(),
            committed: Arc::default(),
            noticed: Default::default(),
            read_settings: RefCell::default(),
            read_names: RefCell::default(),
        };
        copy.doubt_queue(COPIED, "backup")?;
        copy.forget_notices(COPIED_TOO)?;
        let note = |chore: Chore, place: Option<String>| {
            copy.connection.execute(NOTE, params![chore.word(), self.clock.now(), place]).map_err(at)
        };
        note(Chore::Copied, None)?;
        note(Chore::Backup, Some(named.display().to_string()))?;
        let count = |sql: &str| copy.connection.query_row(sql, [], |row| row.get::<_, i64>(0)).map_err(at);
        let (tickets, messages) =
            (count("SELECT count(*) FROM ticket WHERE hidden = 0")?, count("SELECT count(*) FROM message")?);
        copy.connection.close().map_err(|(_, error)| at(error))?;
        let synced = File::open(file).and_then(|opened| opened.sync_all().and_then(|()| opened.metadata()));
        let bytes =
            synced.map_err(|error| Error::io(format!("cannot write {}", file.display()), &error))?.len();
        Ok(BackedUp { bytes, tickets, messages })
    }

    /// Puts what waits in the outbox in doubt: it may have left another way, and is not sent by itself any more.
    pub(super) fn doubt_queue(&mut self, reason: &str, command: &str) -> Result<usize> {
        let operation =
            Operation { agent: None, door: Door::Run, command: command.into(), dry_run: false, seen: None };
        self.write(&operation, |writer| writer.doubt_queue(reason))
    }

    fn copy(&self, file: &Path) -> Result<Connection> {
        let at = |error| explain(file, error);
        let mut copy = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(at)?;
        let backup = rusqlite::backup::Backup::new(&self.connection, &mut copy).map_err(at)?;
        backup.run_to_completion(PAGES, std::time::Duration::ZERO, None).map_err(at)?;
        drop(backup);
        // One file, not three: the copy must be whole by itself.
        copy.pragma_update(None, "journal_mode", "DELETE").map_err(at)?;
        let verdict: String =
            copy.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0)).map_err(at)?;
        if verdict != "ok" {
            return Err(Error::new(Kind::Data, "the copy is damaged, so it was thrown away")
                .because(verdict)
                .hint("put back the last `desk backup`"));
        }
        Ok(copy)
    }
}

/// Takes a place for an unfinished copy, empty; what a killed one has left is used again.
fn claim(unfinished: &Path, destination: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let cannot = |error: &std::io::Error| super::cannot_create(destination, error);
    let file = options.open(unfinished).map_err(|error| cannot(&error))?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => {
            return Err(Error::new(
                Kind::TryAgain,
                format!("another desk is making {}", destination.display()),
            )
            .hint("wait for it to end, then type the same again"));
        }
        // Where nothing can be locked, two at once are not told apart.
        Ok(()) | Err(TryLockError::Error(_)) => {}
    }
    for suffix in ["-journal", "-wal", "-shm"] {
        let _ = fs::remove_file(sidecar(unfinished, suffix));
    }
    file.set_len(0).map_err(|error| cannot(&error))?;
    Ok(file)
}
