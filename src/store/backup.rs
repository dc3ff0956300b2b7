//! A copy of the desk, taken while it is in use, and proved whole.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::error::{Error, Kind, Result};
use crate::store::Store;
use crate::store::failure::explain;

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

impl Store {
    /// Copies the desk into a new file with SQLite's online backup, checks the copy, and only then gives it its name.
    pub fn backup(&self, destination: &Path) -> Result<BackedUp> {
        if destination.exists() {
            return Err(Error::new(
                Kind::CannotCreate,
                format!("{} is there already", destination.display()),
            )
            .hint(format!("desk backup {}-2", destination.display())));
        }
        let mut unfinished = destination.as_os_str().to_owned();
        unfinished.push(".unfinished");
        let unfinished = Path::new(&unfinished);
        let copied = self.copy_into(unfinished).and_then(|backed_up| {
            std::fs::rename(unfinished, destination)
                .map_err(|error| Error::io(format!("cannot name {}", destination.display()), &error))?;
            Ok(backed_up)
        });
        if copied.is_err() {
            // What went wrong is told; that an unfinished file may stay is the lesser news.
            let _ = std::fs::remove_file(unfinished);
        }
        copied
    }

    /// Copies the desk, whatever its layout, into a new file, and checks the copy.
    pub(super) fn copy_to(&self, file: &Path) -> Result<()> {
        self.copy(file).map(|_| ())
    }

    fn copy_into(&self, file: &Path) -> Result<BackedUp> {
        let copy = self.copy(file)?;
        let at = |error| explain(file, error);
        let count = |sql: &str| copy.query_row(sql, [], |row| row.get::<_, i64>(0)).map_err(at);
        let (tickets, messages) =
            (count("SELECT count(*) FROM ticket WHERE hidden = 0")?, count("SELECT count(*) FROM message")?);
        drop(copy);
        let synced =
            std::fs::File::open(file).and_then(|opened| opened.sync_all().and_then(|()| opened.metadata()));
        let bytes =
            synced.map_err(|error| Error::io(format!("cannot write {}", file.display()), &error))?.len();
        Ok(BackedUp { bytes, tickets, messages })
    }

    fn copy(&self, file: &Path) -> Result<Connection> {
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(file).map_err(|error| super::cannot_create(file, &error))?;
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
