//! Where one stream of an export goes: to stdout, into a file that is replaced as a whole, or into a pipe or device.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::cli::beside::{Beside, settle};
use crate::cli::context::Context;
use crate::error::{Error, Kind, Result};
use crate::store::Store;
use crate::ui::Ui;

/// See the head of this file. Counts what it is given.
pub(super) struct Target {
    place: Place,
    shown: String,
    /// So many bytes were written.
    pub(super) bytes: u64,
}

enum Place {
    Stdout,
    File(Beside, PathBuf),
    Device(BufWriter<File>),
}

impl Target {
    /// Opens what `dest` names; `-` is stdout.
    ///
    /// # Errors
    /// Where it is a folder or cannot be made, and where it is the desk itself.
    pub(super) fn open(dest: &Path, store: &Store, context: &Context) -> Result<Target> {
        let shown = dest.display().to_string();
        let place = match shown.as_str() {
            "-" => Place::Stdout,
            _ => {
                let path = context.world.directory.join(dest);
                // Where a link stands, what it points to is replaced and not the link.
                let path = fs::canonicalize(&path).unwrap_or(path);
                if is_desk(&path, store) {
                    return Err(Error::refused(format!("{shown} is the desk itself"))
                        .hint("desk export --mbox mail.mbox writes beside it"));
                }
                place(path).map_err(|error| cannot_write(&shown, &error))?
            }
        };
        Ok(Target { place, shown, bytes: 0 })
    }

    /// Whether this is the file of the desk, or one of those that SQLite keeps beside it.
    pub(super) fn is_desk(path: &Path, store: &Store) -> bool {
        is_desk(&fs::canonicalize(path).unwrap_or_else(|_| path.to_owned()), store)
    }

    /// Whether this is stdout, where nothing but the export may stand.
    pub(super) fn is_stdout(&self) -> bool {
        matches!(self.place, Place::Stdout)
    }

    /// Whether nobody reads on.
    pub(super) fn is_given_up(&self, ui: &Ui) -> bool {
        self.is_stdout() && ui.is_closed()
    }

    /// Lets somebody write to it.
    pub(super) fn write(
        &mut self,
        ui: &mut Ui,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<()> {
        let to: &mut dyn Write = match &mut self.place {
            Place::Stdout => ui.data(),
            Place::File(beside, _) => beside,
            Place::Device(device) => device,
        };
        let mut counted = Counted { to, bytes: 0 };
        let written = write(&mut counted);
        self.bytes += counted.bytes;
        written.map_err(|error| cannot_write(&self.shown, &error))
    }

    /// All is written; gives the number of bytes.
    pub(super) fn finish(self) -> Result<u64> {
        let finished = match self.place {
            Place::Stdout => Ok(()),
            Place::Device(mut device) => device.flush(),
            Place::File(beside, path) => beside.finish().map(|()| path.parent().map_or((), settle)),
        };
        finished.map(|()| self.bytes).map_err(|error| cannot_write(&self.shown, &error))
    }
}

fn place(path: PathBuf) -> io::Result<Place> {
    match fs::metadata(&path) {
        Ok(there) if there.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        // A pipe or a device cannot be replaced, only written to.
        Ok(there) if !there.is_file() => {
            Ok(Place::Device(BufWriter::new(OpenOptions::new().write(true).open(&path)?)))
        }
        _ => Ok(Place::File(Beside::begin(&path, true)?, path)),
    }
}

/// Whether this is the file of the desk, or one of those that SQLite keeps beside it.
fn is_desk(path: &Path, store: &Store) -> bool {
    let Ok(desk) = fs::canonicalize(store.path()) else { return false };
    ["", "-wal", "-shm", "-journal"].iter().any(|suffix| {
        let mut file = desk.clone().into_os_string();
        file.push(suffix);
        path.as_os_str() == file
    })
}

/// What went wrong with the output: what cannot be made is told apart from what failed midway.
pub(super) fn cannot_write(shown: &str, error: &io::Error) -> Error {
    let what = format!("cannot write {shown}");
    match error.kind() {
        io::ErrorKind::IsADirectory => Error::new(Kind::CannotCreate, what)
            .because(error)
            .hint(format!("desk export --eml {shown} writes a file for each mail into a folder")),
        io::ErrorKind::NotFound
        | io::ErrorKind::NotADirectory
        | io::ErrorKind::AlreadyExists
        | io::ErrorKind::InvalidFilename => Error::new(Kind::CannotCreate, what).because(error),
        _ => Error::io(what, error),
    }
}

/// Counts the bytes on their way.
struct Counted<'w> {
    to: &'w mut dyn Write,
    bytes: u64,
}

impl Write for Counted<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.to.write(bytes)?;
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.to.flush()
    }
}
