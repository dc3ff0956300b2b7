//! The user's editor, on a file that is kept (`ui/kept.rs`). How it ended is told as a value: what comes of it is for the caller to say.

use std::ffi::OsString;
use std::io;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use signal_hook::consts::{SIGINT, SIGQUIT};
use signal_hook::flag::register_conditional_default;

use super::Ui;
use crate::error::{Error, Result};

/// How an editor ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Ended {
    /// As one does that has done its work. `at_once`: so soon that nobody can have written anything.
    Well {
        /// See above.
        at_once: bool,
    },
    /// With a failure (`:cq`), which is how its user says no.
    GaveUp,
    /// By a signal; in words.
    Killed(String),
    /// It is not there, or cannot be run.
    Missing,
}

/// Nobody opens an editor, reads, and closes it faster than this.
const AT_ONCE: Duration = Duration::from_millis(1500);

/// What a shell says when there is no such command, or none that may be run.
const NO_COMMAND: [i32; 2] = [126, 127];

/// Whether keys that end a program end this one: not while an editor has the terminal.
static MORTAL: OnceLock<Option<Arc<AtomicBool>>> = OnceLock::new();

impl Ui {
    /// Opens the user's editor on a file and waits until it has ended. `command` is what `$VISUAL` or `$EDITOR` says; without
    /// one, a person at a terminal gets `vi`. While it runs, the keys that end a program are the editor's.
    ///
    /// # Errors
    /// A usage error that names the `flag` where there is neither an editor nor a terminal; where no process can be started.
    pub fn open_editor(&mut self, command: Option<&str>, file: &Path, flag: &str) -> Result<Ended> {
        let command = self.editor(command, flag)?;
        self.let_go();
        let began = Instant::now();
        let status = match &self.bar {
            Some(bar) => bar.suspend(|| run(command, file)),
            None => run(command, file),
        };
        let status =
            status.map_err(|error| Error::io(format!("cannot start the editor `{command}`"), &error))?;
        Ok(match status.code() {
            Some(0) => Ended::Well { at_once: began.elapsed() < AT_ONCE },
            Some(code) if NO_COMMAND.contains(&code) => Ended::Missing,
            // A shell in between tells a signal so.
            Some(code) if code > 128 => Ended::Killed(format!("signal {}", code - 128)),
            Some(_) => Ended::GaveUp,
            None => Ended::Killed(status.to_string()),
        })
    }

    /// The editor that would be opened.
    ///
    /// # Errors
    /// As [`Ui::open_editor`].
    pub fn editor<'c>(&self, command: Option<&'c str>, flag: &str) -> Result<&'c str> {
        match command.filter(|command| !command.trim().is_empty()) {
            Some(command) => Ok(command),
            None if self.is_interactive() => Ok("vi"),
            None => Err(Error::usage("there is no editor: neither VISUAL nor EDITOR is set")
                .hint(format!("answer with {flag}"))),
        }
    }
}

/// Through the shell, because `$EDITOR` may hold options and quotes; what the editor prints is talk.
#[allow(
    clippy::disallowed_methods,
    reason = "the editor draws on our stderr, or a pipe would get its screen"
)]
fn run(command: &str, file: &Path) -> io::Result<ExitStatus> {
    let line: OsString = format!("{command} \"$1\"").into();
    let mut editor = Command::new("sh");
    editor.arg("-c").arg(line).arg("desk").arg(file).stdout(Stdio::from(io::stderr()));
    let mortal = MORTAL.get_or_init(guarded);
    let mut child = editor.spawn()?;
    if let Some(mortal) = mortal {
        mortal.store(false, Ordering::SeqCst);
    }
    let status = child.wait();
    if let Some(mortal) = mortal {
        mortal.store(true, Ordering::SeqCst);
    }
    status
}

/// Has the keys that end a program ask first whether they may. A closed window is none of them: it ends us, and the file stays.
fn guarded() -> Option<Arc<AtomicBool>> {
    let mortal = Arc::new(AtomicBool::new(true));
    for key in [SIGINT, SIGQUIT] {
        register_conditional_default(key, Arc::clone(&mortal)).ok()?;
    }
    Some(mortal)
}
