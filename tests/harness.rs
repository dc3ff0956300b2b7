//! A desk of its own for each test: a temporary folder, a clock that ticks, no home, no terminal unless one is claimed.
//!
//! Commands run in this process through the same door as `main`; [`Desk::process`] starts the real binary, for what
//! only a process has: pipes, signals, an exit code.

use std::cell::Cell;
use std::collections::HashMap;
use std::ffi::OsString;
use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process;
use std::sync::{Arc, Mutex};

use serde_json::Value;
use solodesk::desk::time::Moment;
use solodesk::world::World;
use tempfile::TempDir;

/// When the first command of every desk is typed: a Wednesday.
pub const BEGIN: &str = "2026-07-01T08:00:00Z";

/// See the head of this file.
pub struct Desk {
    folder: Folder,
    now: Cell<i64>,
    step: Cell<i64>,
}

/// Where a desk is: in a folder that goes with it, or in one of another.
enum Folder {
    Own(TempDir),
    Lent(PathBuf),
}

impl Desk {
    /// An empty folder: there is no database yet.
    pub fn nowhere() -> Desk {
        let folder = tempfile::Builder::new().prefix("desk-test-").tempdir().unwrap();
        let folder = Folder::Own(folder);
        Desk { folder, now: Cell::new(Moment::parse(BEGIN).unwrap().0), step: Cell::new(60) }
    }

    /// Another hand at the desk of this folder.
    pub fn beside(folder: &Path) -> Desk {
        let folder = Folder::Lent(folder.to_owned());
        Desk { folder, now: Cell::new(Moment::parse(BEGIN).unwrap().0), step: Cell::new(60) }
    }

    /// A desk called Acme, of Ana. The clock stands at 08:01 afterwards.
    pub fn new() -> Desk {
        let desk = Desk::nowhere();
        desk.ok("init --name Acme --address support@acme.example --me 'Ana Horvat <ana@acme.example>'");
        desk
    }

    /// The folder in which commands run.
    pub fn folder(&self) -> &Path {
        match &self.folder {
            Folder::Own(folder) => folder.path(),
            Folder::Lent(folder) => folder,
        }
    }

    /// A path in the folder.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }

    /// The database file.
    pub fn db(&self) -> PathBuf {
        self.path("desk.db")
    }

    /// Writes a file, and the folders that it needs.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        path
    }

    /// The next command is typed at this instant.
    pub fn at(&self, instant: &str) -> &Desk {
        self.now.set(Moment::parse(instant).expect("an RFC 3339 instant").0);
        self
    }

    /// So many seconds pass.
    pub fn wait(&self, seconds: i64) -> &Desk {
        self.now.set(self.now.get() + seconds);
        self
    }

    /// So many seconds pass with each command.
    pub fn tick(&self, seconds: i64) -> &Desk {
        self.step.set(seconds);
        self
    }

    /// What the clock says, without moving it.
    pub fn now(&self) -> Moment {
        Moment(self.now.get())
    }

    /// A command, to be dressed and run.
    pub fn command(&self, line: &str) -> Typed<'_> {
        self.words(split(line))
    }

    /// The same from words as they are.
    pub fn words(&self, words: impl IntoIterator<Item = impl Into<OsString>>) -> Typed<'_> {
        Typed {
            desk: self,
            words: words.into_iter().map(Into::into).collect(),
            stdin: Vec::new(),
            variables: HashMap::new(),
            width: None,
            unwritable: None,
            machine: None,
            keys: None,
        }
    }

    /// Types a line.
    pub fn run(&self, line: &str) -> Output {
        self.command(line).run()
    }

    /// Types a line that must work; what it printed.
    pub fn ok(&self, line: &str) -> String {
        self.command(line).ok()
    }

    /// Types a line with `-f json` that must work.
    pub fn json(&self, line: &str) -> Value {
        strict(&self.ok(&format!("{line} -f json")))
    }

    /// Types a line that must be refused; gives the code, the message and the hints. The database must be as it was.
    pub fn refused(&self, line: &str) -> Refusal {
        self.command(line).refused()
    }

    /// Takes back what was done last, by its number: a bare `undo` is for what was typed, and passes over what came in.
    pub fn undo_newest(&self) {
        let newest = self.json("log --limit 1")[0]["operation"].clone();
        self.ok(&format!("undo {newest}"));
    }

    /// One ticket as JSON.
    pub fn ticket(&self, id: i64) -> Value {
        self.json(&format!("show {id}"))
    }

    /// One field of one ticket, as it would stand in TSV.
    pub fn field(&self, id: i64, column: &str) -> String {
        // Asking must not make time pass.
        let now = self.now.get();
        let cell = self.ok(&format!("list id:{id} -f tsv --no-header --columns {column}"));
        self.now.set(now);
        cell.trim_end_matches('\n').to_owned()
    }

    /// The real binary in the same surroundings, words not yet given.
    pub fn process(&self) -> process::Command {
        let mut command = process::Command::new(env!("CARGO_BIN_EXE_desk"));
        command.env_clear().current_dir(self.folder());
        command.env("DESK_NOW", self.now().rfc3339()).env("TZ", "UTC").env("DESK_DB", self.db());
        command.env("XDG_STATE_HOME", self.path(".state"));
        command
    }

    /// Every row of every table, in order: what the database says, whatever its pages look like.
    pub fn dump(&self) -> String {
        let connection = rusqlite::Connection::open(self.db()).unwrap();
        let mut tables = connection
            .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'message_words%' AND name NOT LIKE 'message_grams%' ORDER BY name")
            .unwrap();
        let names: Vec<String> =
            tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        let mut dump = String::new();
        for name in names {
            let mut statement = connection.prepare(&format!("SELECT * FROM \"{name}\"")).unwrap();
            let columns = statement.column_count();
            let mut rows = statement.query([]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                let cells: Vec<String> =
                    (0..columns).map(|at| format!("{:?}", row.get_ref(at).unwrap())).collect();
                dump.push_str(&format!("{name}: {}\n", cells.join(" | ")));
            }
        }
        dump
    }

    /// The bytes of the database; none where there is no such file.
    pub fn bytes(&self) -> Option<Vec<u8>> {
        std::fs::read(self.db()).ok()
    }
}

/// A command line and what surrounds it.
pub struct Typed<'d> {
    desk: &'d Desk,
    words: Vec<OsString>,
    stdin: Vec<u8>,
    variables: HashMap<String, OsString>,
    width: Option<usize>,
    unwritable: Option<io::ErrorKind>,
    machine: Option<Machine>,
    keys: Option<Keys>,
}

/// Keys that somebody presses, one after the other.
pub type Keys = Box<dyn Iterator<Item = char> + Send>;

/// The clock of the machine, as a command reads it.
pub type Machine = Arc<dyn Fn() -> Moment + Send + Sync>;

impl Typed<'_> {
    /// With this on standard input.
    pub fn stdin(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.stdin = bytes.into();
        self
    }

    /// With this variable set; an empty value unsets it.
    pub fn variable(mut self, name: &str, value: impl Into<OsString>) -> Self {
        self.variables.insert(name.to_owned(), value.into());
        self
    }

    /// With a stdout on which every write fails so.
    pub fn unwritable(mut self, kind: io::ErrorKind) -> Self {
        self.unwritable = Some(kind);
        self
    }

    /// By the clock of the machine, with `DESK_NOW` unset. It is read when the command is typed, and again by whoever writes.
    pub fn machine(mut self, clock: impl Fn() -> Moment + Send + Sync + 'static) -> Self {
        self.machine = Some(Arc::new(clock));
        self.variable("DESK_NOW", "")
    }

    /// On a terminal so many columns wide, with colours. Nobody types there.
    pub fn terminal(mut self, width: usize) -> Self {
        self.width = Some(width);
        self
    }

    /// By a person at a terminal so many columns wide, without colours, who presses these keys and then closes the window. What
    /// is drawn and said comes as one, on stdout.
    pub fn keys(self, width: usize, keys: &str) -> Self {
        self.pressed(width, Box::new(keys.chars().collect::<Vec<_>>().into_iter()))
    }

    /// The same with whatever happens between two keys.
    pub fn pressed(mut self, width: usize, keys: Keys) -> Self {
        self.keys = Some(keys);
        self.variable("NO_COLOR", "1").terminal(width)
    }

    /// Runs it; afterwards the clock has ticked.
    pub fn run(self) -> Output {
        let desk = self.desk;
        let (stdout, stderr) = (Captured::default(), Captured::default());
        let mut world = World::silent(std::iter::once(OsString::from("desk")).chain(self.words), Moment(0));
        world.variables = HashMap::from([
            ("DESK_NOW".to_owned(), desk.now().rfc3339().into()),
            ("DESK_DB".to_owned(), desk.db().into()),
            ("TZ".to_owned(), "UTC".into()),
            ("XDG_STATE_HOME".to_owned(), desk.path(".state").into()),
            ("TMPDIR".to_owned(), desk.folder().into()),
            ("PATH".to_owned(), "/usr/bin:/bin".into()),
        ]);
        world.variables.extend(self.variables);
        if let Some(machine) = self.machine {
            world.machine = machine;
        }
        world.directory = desk.folder().to_owned();
        world.stdin = Box::new(io::Cursor::new(self.stdin));
        world.stdout = match self.unwritable {
            Some(kind) => Box::new(Unwritable(kind)),
            None => Box::new(stdout.clone()),
        };
        world.stderr = Box::new(stderr.clone());
        if let Some(keys) = self.keys {
            (world.stdin_is_terminal, world.stderr_is_terminal) = (true, true);
            world.keys = Some(keys);
            world.stderr = Box::new(stdout.clone());
        }
        world.stdout_is_terminal = self.width.is_some();
        world.width = self.width;
        let code = solodesk::cli::run(world);
        desk.wait(desk.step.get());
        let folder = desk.folder().display().to_string();
        Output { stdout: stdout.take(), stderr: stderr.text(), code, folder }
    }

    /// Runs it; it must work.
    pub fn ok(self) -> String {
        let words = format!("{:?}", self.words);
        let output = self.run();
        assert_eq!(output.code, 0, "{words}\n{output}");
        output.text()
    }

    /// Runs it; it must be refused and leave every row and byte of the database as it was.
    pub fn refused(self) -> Refusal {
        let (desk, words) = (self.desk, format!("{:?}", self.words));
        let before = desk.bytes();
        let output = self.run();
        assert!(before == desk.bytes(), "{words} has changed the database\n{output}");
        assert_ne!(output.code, 0, "{words} should have been refused\n{output}");
        assert_ne!(output.code, 70, "{words} is no fault of the desk\n{output}");
        let said = output.stderr.replace(&output.folder, "$DESK");
        let mut refusal =
            Refusal { code: output.code, message: String::new(), hints: Vec::new(), stdout: output.text() };
        for line in said.lines() {
            match (line.strip_prefix("error: "), line.strip_prefix("hint: ")) {
                (Some(message), _) => refusal.message.push_str(message),
                (_, Some(hint)) => refusal.hints.push(hint.to_owned()),
                _ => refusal.message.push_str(&format!("\n{line}")),
            }
        }
        assert!(!refusal.message.is_empty(), "{words} says no word of why\n{output}");
        refusal
    }
}

/// A refusal, taken apart. The folder of the test is written `$DESK`.
#[derive(Debug)]
pub struct Refusal {
    pub code: u8,
    pub message: String,
    pub hints: Vec<String>,
    pub stdout: String,
}

impl Refusal {
    /// It must be refused with this code, with these words somewhere in the message, and with a hint that has those.
    #[track_caller]
    pub fn says(&self, code: u8, message: &str, hint: &str) {
        assert_eq!(self.code, code, "{self:?}");
        assert!(self.message.contains(message), "no {message:?} in {self:?}");
        assert!(self.hints.iter().any(|line| line.contains(hint)), "no hint {hint:?} in {self:?}");
        assert_eq!(self.stdout, "", "talk on stdout: {self:?}");
    }

    /// The same where nothing can be typed to help.
    #[track_caller]
    pub fn says_without_hint(&self, code: u8, message: &str) {
        assert_eq!((self.code, self.hints.len()), (code, 0), "{self:?}");
        assert!(self.message.contains(message), "no {message:?} in {self:?}");
    }
}

/// What a command has left behind.
pub struct Output {
    pub stdout: Vec<u8>,
    pub stderr: String,
    pub code: u8,
    folder: String,
}

impl Output {
    /// stdout, which must be UTF-8.
    pub fn text(&self) -> String {
        String::from_utf8(self.stdout.clone()).expect("stdout is UTF-8")
    }
}

impl fmt::Display for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stdout = String::from_utf8_lossy(&self.stdout);
        for (name, text) in [("stdout", stdout.as_ref()), ("stderr", self.stderr.as_str())] {
            if !text.is_empty() {
                writeln!(f, "--- {name}\n{}", text.replace(&self.folder, "$DESK").trim_end_matches('\n'))?;
            }
        }
        write!(f, "--- exit {}", self.code)
    }
}

/// A stream that takes nothing.
struct Unwritable(io::ErrorKind);

impl Write for Unwritable {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A stream that somebody listens to.
#[derive(Clone, Default)]
struct Captured(Arc<Mutex<Vec<u8>>>);

impl Captured {
    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut self.0.lock().unwrap())
    }

    fn text(&self) -> String {
        String::from_utf8(self.take()).expect("talk is UTF-8")
    }
}

impl Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Says why a test did not look at what it should.
#[allow(clippy::disallowed_methods, reason = "a test that is passed over must not look like one that held")]
pub fn notice(text: &str) {
    io::stderr().write_all(format!("notice: {text}\n").as_bytes()).unwrap();
}

/// Reads JSON as strictly as the grammar is (serde_json takes nothing beyond RFC 8259), and takes no key twice.
pub fn strict(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("no JSON: {error}\n{text}"))
}

/// The ids in a list of rows.
pub fn ids(rows: &Value) -> Vec<i64> {
    rows.as_array().unwrap().iter().map(|row| row["id"].as_i64().unwrap()).collect()
}

/// Splits a line as a shell does that knows blanks and both quotes.
pub fn split(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quote) = (Vec::new(), None::<String>, None);
    for c in line.chars() {
        match (quote, c) {
            (None, ' ' | '\n') => words.extend(word.take()),
            (None, '\'' | '"') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (Some(open), _) if c == open => quote = None,
            _ => word.get_or_insert_default().push(c),
        }
    }
    assert!(quote.is_none(), "an open quote in {line}");
    words.extend(word);
    words
}
