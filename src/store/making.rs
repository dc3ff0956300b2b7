//! A desk in the making: built beside its place, and there at once when it is whole. Whoever is killed while they make one,
//! or loses a race, leaves a desk or nothing.

use std::cell::RefCell;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use rusqlite::OpenFlags;

use crate::desk::time::Clock;
use crate::error::{Error, Kind, Result};
use crate::store::{
    Operation, PATIENCE, SIDECARS, Store, Writer, cannot_create, connect, explain, key, schema, standing,
};

/// The pause between two looks at whether another desk has ended its making.
const PAUSE: Duration = Duration::from_millis(5);

impl Store {
    /// Makes a new desk with mode 0600, with what `fill` writes into it as its first operation. `false`: a file of this name
    /// is there, perhaps since a moment ago.
    pub fn create(
        path: &Path,
        clock: &Clock,
        operation: &Operation,
        fill: impl FnOnce(&mut Writer<'_>) -> Result<()>,
    ) -> Result<bool> {
        standing::check_link(path)?;
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(|error| cannot_create(folder, &error))?;
        }
        let site = Site::beside(path)?;
        if path.exists() {
            return Ok(false);
        }
        site.lay_out(path, clock, operation, fill)?;
        site.settle(path).map_err(|error| cannot_create(path, &error))
    }

    /// Takes away what somebody has left who was killed just when their desk had its name.
    pub fn clear_site(path: &Path) {
        let left = [beside(path, "unfinished"), beside(path, "making")];
        if left.iter().any(|file| file.exists()) {
            // What cannot be taken away is in nobody's way.
            let _ = Site::beside(path);
        }
    }
}

/// Where a desk is built. Only one process at a time has it.
struct Site {
    /// The unfinished desk.
    draft: PathBuf,
    /// Whose lock says that somebody builds here; a lock ends with its process.
    sign: PathBuf,
    /// Held until the site is cleared.
    _lock: File,
}

impl Site {
    /// Waits until nobody builds here any more.
    fn beside(path: &Path) -> Result<Site> {
        let (draft, sign) = (beside(path, "unfinished"), beside(path, "making"));
        let begun = Instant::now();
        loop {
            let mut options = OpenOptions::new();
            options.write(true).create(true).truncate(false);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let lock = options.open(&sign).map_err(|error| cannot_create(path, &error))?;
            match lock.try_lock() {
                // Who had it before may have taken its name away; then another one stands there, or none.
                Ok(()) if !is_named(&lock, &sign) => continue,
                Ok(()) => return Ok(Site { draft, sign, _lock: lock }),
                Err(TryLockError::WouldBlock) if begun.elapsed() < PATIENCE => std::thread::sleep(PAUSE),
                Err(TryLockError::WouldBlock) => {
                    return Err(Error::new(
                        Kind::TryAgain,
                        format!(
                            "another desk has been making {} for {} s",
                            path.display(),
                            PATIENCE.as_secs()
                        ),
                    )
                    .hint("wait for it to end, then type the same again"));
                }
                // Where nothing can be locked, the name that a desk gets in the end still decides.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {
                    return Ok(Site { draft, sign, _lock: lock });
                }
                Err(TryLockError::Error(error)) => return Err(cannot_create(path, &error)),
            }
        }
    }

    /// Builds the desk. It will be at `path`, and what goes wrong is told of that one.
    fn lay_out(
        &self,
        path: &Path,
        clock: &Clock,
        operation: &Operation,
        fill: impl FnOnce(&mut Writer<'_>) -> Result<()>,
    ) -> Result<()> {
        remove(&self.draft);
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&self.draft).map_err(|error| cannot_create(path, &error))?;
        let at = |error| explain(path, error);
        let mut connection = connect(&self.draft, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let set = |name: &str, value: &str| connection.pragma_update(None, name, value).map_err(at);
        // What is thrown away when it is not finished needs no journal, and is forced to the disk once.
        set("synchronous", "OFF")?;
        set("journal_mode", "MEMORY")?;
        // A mail seldom fits into a page of the usual 4 kB; with larger ones there are fewer to look up and to sync.
        set("page_size", "8192")?;
        connection.pragma_update(None, "application_id", schema::APPLICATION_ID).map_err(at)?;
        schema::migrate(&mut connection)
            .map_err(|error| Error::new(Kind::Fault, "cannot lay out the database").because(error))?;
        let now = clock.now();
        connection
            .execute("INSERT INTO desk (id, made_at, identity) VALUES (1, ?, randomblob(16))", [now])
            .and_then(|_| connection.execute(key::NEW, rusqlite::params![None::<i64>, now]))
            .map_err(at)?;
        let mut store = Store {
            connection,
            path: path.to_owned(),
            older: None,
            clock: clock.clone(),
            committed: Arc::default(),
            noticed: Default::default(),
            written: None,
            read_settings: RefCell::default(),
            read_names: RefCell::default(),
        };
        store.write(operation, fill)?;
        store.connection.pragma_update(None, "journal_mode", "WAL").map_err(at)?;
        // With the last connection the log goes into the file: from here on it is one.
        store.connection.close().map_err(|(_, error)| at(error))
    }

    /// Gives the desk its name, unless something has that by now.
    fn settle(&self, path: &Path) -> io::Result<bool> {
        File::open(&self.draft)?.sync_all()?;
        match fs::hard_link(&self.draft, path) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.exists() => return Ok(false),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(error),
            // Not every file system knows two names of one file.
            Err(_) if path.exists() => return Ok(false),
            Err(_) => fs::rename(&self.draft, path)?,
        }
        // The name is on the disk only when the folder is; some systems cannot open a folder, and lose nothing then.
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        if let Ok(folder) = File::open(folder.unwrap_or(Path::new("."))) {
            folder.sync_all()?;
        }
        Ok(true)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        remove(&self.draft);
        let _ = fs::remove_file(&self.sign);
    }
}

/// `.desk.db.WORD` beside `desk.db`.
fn beside(path: &Path, word: &str) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".");
    name.push(word);
    path.with_file_name(name)
}

/// Removes a database that nobody has open. What is not there, or cannot be removed, is told when it is made anew.
fn remove(database: &Path) {
    for suffix in SIDECARS {
        let mut file = database.as_os_str().to_owned();
        file.push(suffix);
        let _ = fs::remove_file(file);
    }
}

/// Whether an open file is the one of this name.
#[cfg(unix)]
fn is_named(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let of = |metadata: io::Result<fs::Metadata>| metadata.ok().map(|is| (is.dev(), is.ino()));
    of(file.metadata()) == of(fs::metadata(path))
}

/// Whether an open file is the one of this name: elsewhere than on Unix a file that is open keeps its name.
#[cfg(not(unix))]
fn is_named(_: &File, _: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use std::sync::Barrier;

    use super::*;
    use crate::desk::time::Moment;
    use crate::store::Door;

    fn create(path: &Path, document: &str) -> Result<bool> {
        let operation =
            Operation { agent: None, door: Door::Typed, command: "init".into(), dry_run: false, seen: None };
        Store::create(path, &Clock::set_to(Moment(0)), &operation, |writer| {
            writer.apply_settings(document).map(|_| ())
        })
    }

    fn names(folder: &Path) -> Vec<OsString> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    }

    #[test]
    fn of_several_who_make_one_desk_at_once_one_makes_it() {
        for _ in 0..4 {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("deep").join("desk.db");
            let barrier = Barrier::new(6);
            let made: Vec<bool> = std::thread::scope(|scope| {
                let threads: Vec<_> = (0..6)
                    .map(|at| {
                        let (path, barrier) = (&path, &barrier);
                        scope.spawn(move || {
                            barrier.wait();
                            create(path, &format!("# {at}")).unwrap()
                        })
                    })
                    .collect();
                threads.into_iter().map(|thread| thread.join().unwrap()).collect()
            });
            assert_eq!(made.iter().filter(|made| **made).count(), 1, "{made:?}");
            assert_eq!(names(path.parent().unwrap()), ["desk.db"]);
            let store = Store::open(&path, &Clock::set_to(Moment(0))).unwrap();
            let documents: Vec<String> =
                store.rows("SELECT document FROM settings", [], |row| row.get(0)).unwrap();
            assert_eq!(documents, [format!("# {}", made.iter().position(|made| *made).unwrap())]);
        }
    }

    #[test]
    fn what_killed_ones_left_is_in_nobodys_way() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.db");
        for left in [
            ".desk.db.making",
            ".desk.db.unfinished",
            ".desk.db.unfinished-wal",
            ".desk.db.unfinished-journal",
        ] {
            fs::write(folder.path().join(left), "half of a desk").unwrap();
        }
        assert!(create(&path, "").unwrap());
        assert_eq!(names(folder.path()), ["desk.db"]);
        // Killed between the two names of the file.
        fs::hard_link(&path, folder.path().join(".desk.db.unfinished")).unwrap();
        Store::clear_site(&path);
        assert_eq!(names(folder.path()), ["desk.db"]);
        assert!(!create(&path, "").unwrap());
        #[cfg(unix)]
        assert_eq!(std::os::unix::fs::MetadataExt::mode(&fs::metadata(&path).unwrap()) & 0o777, 0o600);
    }

    #[test]
    fn what_stands_there_is_never_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("desk.db");
        fs::write(&path, "mine").unwrap();
        assert!(!create(&path, "").unwrap());
        // Also what came while the desk was made.
        fs::remove_file(&path).unwrap();
        let operation =
            Operation { agent: None, door: Door::Typed, command: "init".into(), dry_run: false, seen: None };
        let made = Store::create(&path, &Clock::set_to(Moment(0)), &operation, |writer| {
            fs::write(&path, "yours").unwrap();
            writer.apply_settings("").map(|_| ())
        });
        assert!(!made.unwrap());
        assert_eq!(fs::read(&path).unwrap(), b"yours");
        // Who cannot fill it leaves nothing.
        fs::remove_file(&path).unwrap();
        let failed =
            Store::create(&path, &Clock::set_to(Moment(0)), &operation, |_| Err(Error::refused("no")));
        assert!(failed.is_err());
        assert_eq!(names(folder.path()), Vec::<OsString>::new());
    }
}
