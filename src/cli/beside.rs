//! A file that is there whole or not at all: written under another name in the same folder, made safe, then renamed.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

/// An unfinished file; it goes away unless [`Beside::finish`] is called.
pub struct Beside {
    path: PathBuf,
    unfinished: PathBuf,
    out: Option<BufWriter<File>>,
}

/// So many files left behind by killed runs with the same number are borne.
const MOST_LEFT: u32 = 1000;

impl Beside {
    /// Begins the file that will stand at `path`. `private`: a new one can be read by its owner alone, since it holds
    /// customers' mail.
    pub fn begin(path: &Path, private: bool) -> io::Result<Beside> {
        let name = path.file_name().ok_or(io::ErrorKind::IsADirectory)?.to_string_lossy().into_owned();
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, if private { 0o600 } else { 0o666 });
        #[cfg(not(unix))]
        let _ = private;
        let mut number = 0;
        loop {
            let unfinished = path.with_file_name(format!(".{name}.{}-{number}.part", std::process::id()));
            match options.open(&unfinished) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < MOST_LEFT => {
                    number += 1
                }
                Err(error) => return Err(error),
                Ok(file) => {
                    return Ok(Beside { path: path.to_owned(), unfinished, out: Some(BufWriter::new(file)) });
                }
            }
        }
    }

    /// Writes it through to the disk and gives it its name; what stood there before is replaced and its mode kept.
    pub fn finish(mut self) -> io::Result<()> {
        let Some(out) = self.out.take() else { return Ok(()) };
        let named = out.into_inner().map_err(io::IntoInnerError::into_error).and_then(|file| {
            file.sync_all()?;
            if let Ok(old) = fs::metadata(&self.path) {
                file.set_permissions(old.permissions())?;
            }
            fs::rename(&self.unfinished, &self.path)
        });
        if named.is_err() {
            // The first error is the one to tell.
            let _ = fs::remove_file(&self.unfinished);
        }
        named
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        if self.out.take().is_some() {
            // Why it was given up is being told; that it may stay is the lesser news.
            let _ = fs::remove_file(&self.unfinished);
        }
    }
}

impl Write for Beside {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.as_mut().map_or(Err(io::ErrorKind::NotConnected.into()), |out| out.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.as_mut().map_or(Ok(()), Write::flush)
    }
}

/// Writes the names in a folder through to the disk. Some file systems cannot; the files are safe by then.
pub fn settle(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn it_is_there_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mail.mbox");
        let mut begun = Beside::begin(&path, true).unwrap();
        begun.write_all(b"one").unwrap();
        assert!(!path.exists(), "not before it is finished");
        drop(begun);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "given up, nothing is left");
        let (mut first, mut second) =
            (Beside::begin(&path, true).unwrap(), Beside::begin(&path, true).unwrap());
        first.write_all(b"two").unwrap();
        second.write_all(b"three").unwrap();
        first.finish().unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        second.finish().unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"three");
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }
}
