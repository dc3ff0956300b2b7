//! The user's editor, on a file that nobody else can read.

use std::ffi::OsString;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

/// A file for the editor, readable by its owner only, gone when it is dropped.
pub(super) struct Scratch(pub(super) PathBuf);

impl Scratch {
    pub(super) fn new(directory: &Path, text: &str) -> io::Result<Scratch> {
        let mut options = OpenOptions::new();
        // Never an existing file: in a directory shared with others it could be a link to somewhere else.
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut number = 0_u32;
        loop {
            let path = directory.join(format!("desk-{}-{number}.txt", std::process::id()));
            match options.open(&path) {
                Ok(mut file) => {
                    let scratch = Scratch(path);
                    file.write_all(text.as_bytes())?;
                    return Ok(scratch);
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 1000 => number += 1,
                Err(error) => return Err(error),
            }
        }
    }

    /// The path of a file that is to stay.
    pub(super) fn kept(mut self) -> PathBuf {
        std::mem::take(&mut self.0)
    }

    /// Through the shell, because `$EDITOR` may hold options and quotes; what the editor prints is talk.
    #[allow(
        clippy::disallowed_methods,
        reason = "the editor draws on our stderr, or a pipe would get its screen"
    )]
    pub(super) fn open_in(&self, command: &str) -> io::Result<ExitStatus> {
        let line: OsString = format!("{command} \"$1\"").into();
        Command::new("sh")
            .arg("-c")
            .arg(line)
            .arg("desk")
            .arg(&self.0)
            .stdout(Stdio::from(io::stderr()))
            .status()
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // One that stays has given its path away.
        if !self.0.as_os_str().is_empty() {
            let _ = std::fs::remove_file(&self.0);
        }
    }
}
