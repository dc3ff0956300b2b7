//! A desk for tests: a database in a folder of its own, commands as they are typed, a clock that stands where it is put.

use std::io::{self, Cursor, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use serde_json::Value;
use tempfile::TempDir;

use crate::desk::time::Moment;
use crate::world::World;

/// What one command left behind.
#[derive(Debug)]
pub(crate) struct Ran {
    /// The exit code.
    pub code: u8,
    /// Data.
    pub stdout: Vec<u8>,
    /// Talk.
    pub stderr: String,
}

impl Ran {
    /// Data as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.stdout).unwrap()
    }

    /// Data as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.stdout).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

/// See the head of this file.
pub(crate) struct Trial {
    home: TempDir,
    now: Moment,
}

impl Trial {
    /// A desk `Acme` with the address `support@acme.example` and the agent `ana`, made on a Wednesday morning in UTC.
    pub fn new() -> Trial {
        let trial =
            Trial { home: tempfile::tempdir().unwrap(), now: Moment::parse("2026-07-01T09:00:00Z").unwrap() };
        trial.done(&[
            "init",
            "--name",
            "Acme",
            "--address",
            "support@acme.example",
            "--me",
            "Ana Horvat <ana@acme.example>",
        ]);
        trial
    }

    /// Lets time pass.
    pub fn pass(&mut self, seconds: i64) {
        self.now = self.now.plus(seconds);
    }

    /// A path beside the database.
    pub fn path(&self, name: &str) -> PathBuf {
        self.home.path().join(name)
    }

    /// A file beside the database.
    pub fn write(&self, name: &str, contents: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, contents).unwrap();
        path
    }

    /// Runs `desk WORDS…` with something on its standard input.
    pub fn fed(&self, input: impl Into<Vec<u8>>, words: &[&str]) -> Ran {
        self.run_in(self.home.path(), input.into(), words, &[])
    }

    /// Runs `desk WORDS…`.
    pub fn run(&self, words: &[&str]) -> Ran {
        self.fed("", words)
    }

    /// Runs `desk WORDS…` with these variables.
    pub fn with(&self, variables: &[(&str, &str)], words: &[&str]) -> Ran {
        self.run_in(self.home.path(), Vec::new(), words, variables)
    }

    /// Runs `desk WORDS…`, which must succeed.
    pub fn done(&self, words: &[&str]) -> Ran {
        let ran = self.run(words);
        assert_eq!(ran.code, 0, "desk {words:?}: {}", ran.stderr);
        ran
    }

    /// Runs `desk WORDS… -f json`, which must succeed; what it prints.
    pub fn json(&self, words: &[&str]) -> Value {
        self.done(&[words, &["-f", "json"]].concat()).json()
    }

    /// Takes a mail in.
    pub fn deliver(&self, mail: &str) {
        let ran = self.fed(mail.replace('\n', "\r\n"), &["deliver"]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
    }

    /// Takes in the first mail of most tests: ticket 1, from Eva.
    pub fn eva_writes(&self) {
        self.deliver(
            "From: Eva Novak <eva@x.example>\nTo: support@acme.example\nSubject: Teapot broken\n\
             Message-ID: <1@x.example>\nDate: Wed, 1 Jul 2026 08:59:00 +0000\n\nIt leaks.\n",
        );
    }

    /// Adds a section to the settings.
    pub fn set(&self, section: &str) {
        let document = self.done(&["settings", "show"]).text().to_owned();
        let file = self.write("settings.toml", format!("{document}\n{section}"));
        self.done(&["settings", "apply", file.to_str().unwrap()]);
    }

    fn run_in(&self, directory: &Path, input: Vec<u8>, words: &[&str], variables: &[(&str, &str)]) -> Ran {
        let (stdout, stderr) = (Kept::default(), Kept::default());
        let mut world = World::silent(["desk"].iter().chain(words).copied(), self.now);
        world.variables.insert("DESK_DB".into(), self.path("desk.db").into());
        world.variables.insert("HOME".into(), self.home.path().into());
        world.variables.extend(variables.iter().map(|(name, value)| ((*name).into(), (*value).into())));
        world.directory = directory.to_owned();
        world.stdin = Box::new(Cursor::new(input));
        world.stdout = Box::new(stdout.clone());
        world.stderr = Box::new(stderr.clone());
        let code = crate::cli::run(world);
        Ran { code, stdout: stdout.taken(), stderr: String::from_utf8(stderr.taken()).unwrap() }
    }
}

/// A listener that keeps what it hears.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Kept {
    fn taken(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap())
    }
}

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
