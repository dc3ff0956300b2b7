//! `desk export --eml DIR`: a file for each mail. Nothing is ever written over.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::target::cannot_write;
use crate::cli::beside::{Beside, settle};
use crate::error::Result;
use crate::store::export::Chosen;

/// What became of one mail.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Put {
    /// It is there now.
    Written,
    /// It was there already, byte by byte.
    Unchanged,
    /// Something else stands under its name, and was left as it is.
    Taken,
}

/// The folder.
pub(super) struct Folder {
    path: PathBuf,
    shown: PathBuf,
}

/// What a mail is called: its ticket and its number. No word of a stranger, and a list of names is a list of tickets.
pub(super) fn name(chosen: &Chosen) -> String {
    format!("{:06}-{}.eml", chosen.ticket.0, chosen.message)
}

impl Folder {
    /// Makes the folder where there is none.
    ///
    /// # Errors
    /// Where it cannot be made, for example because a file has its name.
    pub(super) fn open(path: PathBuf, shown: &Path) -> Result<Folder> {
        let made = match fs::metadata(&path) {
            Ok(there) if !there.is_dir() => Err(io::ErrorKind::NotADirectory.into()),
            _ => fs::create_dir_all(&path),
        };
        made.map_err(|error| cannot_write(&shown.display().to_string(), &error))?;
        Ok(Folder { path, shown: shown.to_owned() })
    }

    /// Lays a mail into it.
    pub(super) fn put(&self, name: &str, bytes: &[u8]) -> Result<Put> {
        let failed = |error: io::Error| cannot_write(&self.shown(name), &error);
        let path = self.path.join(name);
        match fs::symlink_metadata(&path) {
            Ok(_) => return Ok(if holds(&path, bytes) { Put::Unchanged } else { Put::Taken }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Err(error) => return Err(failed(error)),
        }
        let mut file = Beside::begin(&path, true).map_err(failed)?;
        file.write_all(bytes).map_err(failed)?;
        file.finish().map_err(failed)?;
        Ok(Put::Written)
    }

    /// A file in it, as people see its path.
    pub(super) fn shown(&self, name: &str) -> String {
        self.shown.join(name).display().to_string()
    }

    /// All is written.
    pub(super) fn finish(self) {
        settle(&self.path);
    }
}

/// Whether a file holds just these bytes; one that cannot be read does not.
fn holds(path: &Path, bytes: &[u8]) -> bool {
    let alike = fs::metadata(path).is_ok_and(|there| there.is_file() && there.len() == bytes.len() as u64);
    alike && fs::read(path).is_ok_and(|there| there == bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::id::{MessageId, TicketId};

    #[test]
    fn names_sort_as_tickets_do() {
        let of = |ticket, message| {
            name(&Chosen { ticket: TicketId(ticket), message: MessageId(message), mail: None })
        };
        assert_eq!(of(12, 34), "000012-m34.eml");
        assert_eq!(of(1_234_567, 8), "1234567-m8.eml");
    }

    #[test]
    fn what_is_there_is_never_written_over() {
        let parent = tempfile::tempdir().unwrap();
        let folder = Folder::open(parent.path().join("a/b"), Path::new("b")).unwrap();
        let path = |name: &str| parent.path().join("a/b").join(name);
        assert_eq!(folder.put("1.eml", b"one").unwrap(), Put::Written);
        assert_eq!(folder.put("1.eml", b"one").unwrap(), Put::Unchanged);
        assert_eq!(folder.put("1.eml", b"two").unwrap(), Put::Taken);
        assert_eq!(fs::read(path("1.eml")).unwrap(), b"one");
        fs::create_dir(path("2.eml")).unwrap();
        assert_eq!(folder.put("2.eml", b"two").unwrap(), Put::Taken);
        // Not even what a link points to, or would.
        std::os::unix::fs::symlink(parent.path().join("elsewhere"), path("3.eml")).unwrap();
        assert_eq!(folder.put("3.eml", b"three").unwrap(), Put::Taken);
        assert!(!parent.path().join("elsewhere").exists());
        assert_eq!(fs::read_dir(parent.path().join("a/b")).unwrap().count(), 3, "nothing is left behind");
    }
}
