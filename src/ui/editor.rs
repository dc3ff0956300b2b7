//! The user's editor, on a file that nobody else can read; what was written there can be kept.

use std::ffi::OsString;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use super::Ui;
use crate::error::{Error, Kind, Result};

impl Ui {
    /// Lets the user edit a text and gives back what was saved. `command` is what `$VISUAL` or `$EDITOR` says; without
    /// one, a person at a terminal gets `vi`.
    ///
    /// # Errors
    /// A usage error where there is neither an editor nor a terminal; refused when the editor ended with a failure
    /// (`:cq`), which is how its user says no.
    pub fn edit(&mut self, command: Option<&str>, text: &str, flag: &str) -> Result<String> {
        let command = match command.filter(|command| !command.trim().is_empty()) {
            Some(command) => command,
            None if self.is_interactive() => "vi",
            None => {
                return Err(Error::usage("there is no editor: neither VISUAL nor EDITOR is set")
                    .hint(format!("answer with {flag}")));
            }
        };
        self.let_go();
        let file = self.scratch(text)?;
        let status = match &self.bar {
            Some(bar) => bar.suspend(|| file.open_in(command)),
            None => file.open_in(command),
        };
        let status =
            status.map_err(|error| Error::io(format!("cannot start the editor `{command}`"), &error))?;
        if !status.success() {
            return Err(Error::refused(format!("the editor `{command}` gave up, nothing was done")));
        }
        let bytes =
            std::fs::read(&file.0).map_err(|error| Error::io("cannot read what was edited", &error))?;
        String::from_utf8(bytes).map_err(|_| Error::new(Kind::Data, "what was edited is not UTF-8"))
    }

    /// Keeps a text that somebody wrote and that would be lost else, in a file that only they can read; its path.
    pub fn keep(&self, text: &str) -> Result<PathBuf> {
        self.scratch(text).map(Scratch::kept)
    }

    fn scratch(&self, text: &str) -> Result<Scratch> {
        Scratch::new(&self.scratch, text).map_err(|error| {
            Error::new(Kind::CannotCreate, format!("cannot make a file in {}", self.scratch.display()))
                .because(error)
        })
    }
}

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
