//! A file with what somebody writes in an editor. It lies beside the desk, only its owner reads it, and it stays until it is
//! said to be needed no more: whatever ends this program in between, the text is there.

use std::fs::{DirBuilder, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// A text on disk, and what it began with.
#[derive(Debug)]
pub struct Kept {
    path: PathBuf,
}

/// More files of one name than these are not looked for a free number.
const MOST: u32 = 1000;

impl Kept {
    /// Writes a text into a new file of the folder, which is made where it is missing. `name` says what it is for (`reply-12`).
    /// The name of the file holds a sum over the text, by which one that was never touched is known.
    ///
    /// # Errors
    /// Where no file can be made there, or not written whole; then none is left.
    pub fn new(folder: &Path, name: &str, text: &str) -> io::Result<Kept> {
        Kept::make(folder, name, text, sum(text.as_bytes()))
    }

    /// Keeps a text that somebody has written already.
    ///
    /// # Errors
    /// As [`Kept::new`].
    pub fn written(folder: &Path, name: &str, text: &str) -> io::Result<Kept> {
        Kept::make(folder, name, text, sum(b""))
    }

    fn make(folder: &Path, name: &str, text: &str, sum: u32) -> io::Result<Kept> {
        make(folder)?;
        let mut options = OpenOptions::new();
        // Never an existing file: it could be somebody's text, or a link to somewhere else.
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut number = 1_u32;
        loop {
            let path = folder.join(format!("{name}-{number}.{sum:08x}.txt"));
            match options.open(&path) {
                Ok(mut file) => {
                    let written = file.write_all(text.as_bytes());
                    if written.is_err() {
                        let _ = std::fs::remove_file(&path);
                    }
                    return written.map(|()| Kept { path });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < MOST => number += 1,
                Err(error) => return Err(error),
            }
        }
    }

    /// A file that an earlier run has left.
    pub fn at(path: PathBuf) -> Kept {
        Kept { path }
    }

    /// The texts that were left in a folder under a name, the newest first. What was never touched is none.
    pub fn left(folder: &Path, name: &str) -> Vec<(Kept, SystemTime)> {
        let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
        let mut found: Vec<(Kept, SystemTime)> = entries
            .flatten()
            .filter(|entry| is_named(&entry.file_name().to_string_lossy(), name))
            .filter_map(|entry| Some((Kept::at(entry.path()), entry.metadata().ok()?.modified().ok()?)))
            .filter(|(kept, _)| !kept.is_untouched())
            .collect();
        found.sort_by(|(one, at), (other, then)| then.cmp(at).then_with(|| other.path.cmp(&one.path)));
        found
    }

    /// Takes away what was left in a folder and never touched: an editor that was closed at once.
    pub fn tidy(folder: &Path) {
        let Ok(entries) = std::fs::read_dir(folder) else { return };
        for entry in entries.flatten() {
            let old = entry.metadata().and_then(|data| data.modified()).ok().and_then(|at| at.elapsed().ok());
            // Another desk may have opened an editor on it just now.
            let is_old = old.is_some_and(|old| old.as_secs() > 24 * 3600);
            let kept = Kept::at(entry.path());
            if is_old && kept.is_untouched() && !kept.has_company() {
                kept.remove();
            }
        }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it holds what it began with.
    pub fn is_untouched(&self) -> bool {
        let name = self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let wanted =
            name.strip_suffix(".txt").and_then(|name| name.rsplit_once('.')).map(|(_, sum)| sum.to_owned());
        match (wanted, std::fs::read(&self.path)) {
            (Some(wanted), Ok(bytes)) => wanted == format!("{:08x}", sum(&bytes)),
            _ => false,
        }
    }

    /// Whether an editor that was killed has left something beside it (`.NAME.swp`, `NAME~`), in which there may be more.
    pub fn has_company(&self) -> bool {
        let (Some(folder), Some(name)) = (self.path.parent(), self.path.file_name()) else { return false };
        let name = name.to_string_lossy();
        let Ok(entries) = std::fs::read_dir(folder) else { return false };
        entries.flatten().any(|entry| {
            let other = entry.file_name().to_string_lossy().into_owned();
            other != name && other.contains(name.as_ref())
        })
    }

    /// What it holds now; editors that write a new file in its place may have let others read it.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        let bytes = std::fs::read(&self.path)?;
        close(&self.path, 0o600);
        Ok(bytes)
    }

    /// It is needed no more.
    pub fn remove(self) {
        let _ = std::fs::remove_file(&self.path);
        // The folder goes with the last of them; where another is there, this does nothing.
        if let Some(folder) = self.path.parent() {
            let _ = std::fs::remove_dir(folder);
        }
    }
}

/// `reply-12-1.0a1b2c3d.txt` is of `reply-12`, and `reply-123-…` is not.
fn is_named(file: &str, name: &str) -> bool {
    let rest = file.strip_prefix(name).and_then(|rest| rest.strip_prefix('-'));
    let number = rest.and_then(|rest| rest.strip_suffix(".txt")).and_then(|rest| rest.split_once('.'));
    number.is_some_and(|(number, sum)| {
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) && sum.len() == 8
    })
}

/// Makes the folder, which nobody else may look into.
fn make(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(unix)]
fn close(path: &Path, mode: u32) {
    let _ = std::fs::set_permissions(path, std::os::unix::fs::PermissionsExt::from_mode(mode));
}

#[cfg(not(unix))]
fn close(_: &Path, _: u32) {}

/// A sum over a text (FNV-1a, folded to 32 bits): it tells a touched file from an untouched one, and guards nothing.
fn sum(bytes: &[u8]) -> u32 {
    let sum = bytes
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    u32::try_from((sum >> 32) ^ (sum & 0xffff_ffff)).unwrap_or(0)
}
