//! The world as one run of `desk` finds it: words, variables, a directory, the clock, three streams. [`World::real`] is
//! the only place that reads them; everybody else is handed what they need, and a test hands over what it likes.

use std::collections::HashMap;
use std::ffi::{OsStr, OsString};
use std::io::{IsTerminal, Read, Write};
use std::path::PathBuf;
use std::sync::Arc;

use crate::desk::time::{Clock, Moment, Zone};
use crate::error::{Error, Kind, Result};

/// No screen has more columns or lines.
const WIDEST: usize = 10_000;

/// Every variable of the environment that is read, and what it says. A test finds those that are read and not named here.
pub const VARIABLES: &[(&str, &str)] = &[
    ("DESK_DB", "the database file; --db overrules it"),
    ("DESK_AGENT", "who acts; --as overrules it"),
    (
        "DESK_NOW",
        "the instant at which a run takes place, 2026-07-01T09:30:00Z: for demonstrations, tests and replays",
    ),
    ("VISUAL", "the editor; asked before EDITOR"),
    ("EDITOR", "the editor"),
    ("ACCESSIBLE", "not empty: desk triage asks in words and reads lines, and the cursor never moves up"),
    ("DESK_PAGER", "what shows output that is longer than the screen; set to nothing or cat, nothing does"),
    ("PAGER", "the same, where DESK_PAGER is not set; else it is less -FRX"),
    ("LESS", "what less is told; where it is not set, FRX, so that colours work and short output stays"),
    ("COLUMNS", "how wide tables and texts are, into a pipe too, instead of the width of the terminal"),
    ("LINES", "how many lines the terminal has, for the pager"),
    ("NO_COLOR", "no colours, whatever it holds (https://no-color.org); --color always overrules it"),
    ("TERM", "a terminal called dumb gets no colours"),
    ("TZ", "the time zone of this machine, for a desk that is made; a desk has its own"),
    ("TMPDIR", "where temporary files lie: texts in an editor, desk demo"),
    ("HOME", "below it lie the desk and config.toml, unless the next two say otherwise"),
    ("XDG_DATA_HOME", "the desk is solodesk/desk.db in it (~/.local/share)"),
    ("XDG_CONFIG_HOME", "config.toml of this machine is in solodesk/ in it (~/.config)"),
    ("XDG_STATE_HOME", "what this machine trusts is in solodesk/ in it (~/.local/state)"),
    ("PATH", "where the way out and what opens attachments are looked for"),
    ("USER", "who you are, where desk init is not told"),
    ("LOGNAME", "the same, where USER is not set"),
];

/// What surrounds one run.
pub struct World {
    /// The words typed, the name of the program first.
    pub arguments: Vec<OsString>,
    /// The environment. Names that are not Unicode are left out: none of ours is.
    pub variables: HashMap<String, OsString>,
    /// Where relative paths begin.
    pub directory: PathBuf,
    /// Reads the clock of the machine; [`World::clock`] is what counts.
    pub machine: Arc<dyn Fn() -> Moment + Send + Sync>,
    /// The name of the machine's time zone, where it can be known.
    pub system_zone: Option<String>,
    /// Data comes in here.
    pub stdin: Box<dyn Read + Send>,
    /// Data goes out here.
    pub stdout: Box<dyn Write + Send>,
    /// Talk goes out here.
    pub stderr: Box<dyn Write + Send>,
    /// Whether a person types into `stdin`.
    pub stdin_is_terminal: bool,
    /// Whether a person reads `stdout`.
    pub stdout_is_terminal: bool,
    /// Whether a person reads `stderr`.
    pub stderr_is_terminal: bool,
    /// Columns of the terminal behind `stdout`; `None` where there is none. [`World::columns`] is what counts.
    pub width: Option<usize>,
    /// Its lines.
    pub height: Option<usize>,
    /// The keys that somebody presses who is only claimed to sit at a terminal; `None`: they are read from the real one.
    pub keys: Option<Box<dyn Iterator<Item = char> + Send>>,
}

impl World {
    /// The world of this process; `size` asks the terminal behind stdout for its columns and lines.
    #[allow(clippy::disallowed_methods, reason = "this is the one place where the world enters")]
    pub fn real(size: fn() -> Option<(usize, usize)>) -> World {
        let (stdin, stdout, stderr) = (std::io::stdin(), std::io::stdout(), std::io::stderr());
        let stdout_is_terminal = stdout.is_terminal();
        let size = stdout_is_terminal.then(size).flatten();
        World {
            arguments: std::env::args_os().collect(),
            variables: std::env::vars_os()
                .filter_map(|(name, value)| Some((name.into_string().ok()?, value)))
                .collect(),
            // A directory that has been deleted under our feet still works as far as `.` does.
            directory: std::env::current_dir().unwrap_or_else(|_| PathBuf::from(".")),
            machine: Arc::new(|| {
                let since_1970 =
                    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
                Moment(i64::try_from(since_1970.as_secs()).unwrap_or(i64::MAX))
            }),
            system_zone: iana_time_zone::get_timezone().ok(),
            stdin_is_terminal: stdin.is_terminal(),
            stdout_is_terminal,
            stderr_is_terminal: stderr.is_terminal(),
            width: size.map(|(columns, _)| columns),
            height: size.map(|(_, lines)| lines),
            keys: None,
            stdin: Box::new(stdin),
            stdout: Box::new(stdout),
            stderr: Box::new(stderr),
        }
    }

    /// A world without variables, input, terminal or listeners, whose clock stands at the given instant: where tests and
    /// tools begin.
    pub fn silent(arguments: impl IntoIterator<Item = impl Into<OsString>>, now: Moment) -> World {
        World {
            arguments: arguments.into_iter().map(Into::into).collect(),
            variables: HashMap::new(),
            directory: PathBuf::from("."),
            machine: Arc::new(move || now),
            system_zone: None,
            stdin: Box::new(std::io::empty()),
            stdout: Box::new(std::io::sink()),
            stderr: Box::new(std::io::sink()),
            stdin_is_terminal: false,
            stdout_is_terminal: false,
            stderr_is_terminal: false,
            width: None,
            height: None,
            keys: None,
        }
    }

    /// For how many columns people's tables and texts are written: what `COLUMNS` says, wherever they go; else the width of
    /// the terminal; none where there is neither, and nothing is cut or wrapped.
    pub fn columns(&self) -> Option<usize> {
        self.number("COLUMNS").or(self.width)
    }

    /// How many lines the terminal has: what `LINES` says, else it itself.
    pub fn lines(&self) -> Option<usize> {
        self.height.map(|height| self.number("LINES").unwrap_or(height))
    }

    /// What is no positive number is not meant for us: shells and terminals set these by themselves.
    fn number(&self, name: &str) -> Option<usize> {
        let value = self.variable_os(name)?.to_str()?.trim().parse::<usize>().ok()?;
        Some(value.min(WIDEST)).filter(|value| *value > 0)
    }

    /// The variable as it is; `None` where it is missing or empty.
    pub fn variable_os(&self, name: &str) -> Option<&OsStr> {
        self.variables.get(name).map(OsString::as_os_str).filter(|value| !value.is_empty())
    }

    /// The variable as text; `None` where it is missing or empty.
    ///
    /// # Errors
    /// A usage error where it is not UTF-8. To pass it over would do something else than was asked for.
    pub fn variable(&self, name: &str) -> Result<Option<&str>> {
        let Some(value) = self.variable_os(name) else { return Ok(None) };
        value.to_str().map(Some).ok_or_else(|| {
            Error::usage(format!("{name} is not UTF-8: {}", value.to_string_lossy()))
                .hint(format!("unset {name}"))
        })
    }

    /// The clock of this run: `DESK_NOW` where it is set, else the machine's.
    ///
    /// # Errors
    /// A usage error where `DESK_NOW` is set to something else than an RFC 3339 instant. To go on with the clock would
    /// write the wrong time into the desk.
    pub fn clock(&self) -> Result<Clock> {
        let Some(value) = self.variable_os("DESK_NOW") else {
            return Ok(Clock::of_machine(Arc::clone(&self.machine)));
        };
        value.to_str().and_then(Moment::parse).map(Clock::set_to).ok_or_else(|| {
            Error::new(Kind::Usage, format!("DESK_NOW is not an instant: {}", value.to_string_lossy()))
                .hint("DESK_NOW=2026-07-01T09:30:00Z")
        })
    }

    /// The zone of this machine: the variable `TZ` where it names one, else what the system says, else UTC.
    ///
    /// # Errors
    /// A usage error where `TZ` is not UTF-8.
    pub fn zone(&self) -> Result<Zone> {
        let variable = self.variable("TZ")?.map(|name| name.trim_start_matches(':'));
        let system = self.system_zone.as_deref();
        Ok([variable, system].into_iter().flatten().find_map(Zone::named).unwrap_or(Zone::UTC))
    }

    /// Reads one line of `stdin`, without its end and of at most `limit` bytes; `None` where there is none any more. Nothing is
    /// taken beyond it, since another program may read on.
    ///
    /// # Errors
    /// Where it cannot be read, and where it is no UTF-8.
    pub fn read_line(&mut self, limit: usize) -> Result<Option<String>> {
        let (mut line, mut byte) = (Vec::new(), [0_u8]);
        loop {
            match self.stdin.read(&mut byte) {
                Ok(0) if line.is_empty() => return Ok(None),
                Ok(0) => break,
                Ok(_) if byte == *b"\n" => break,
                Ok(_) if line.len() < limit => line.extend(byte),
                Ok(_) => {}
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Error::io("cannot read standard input", &error)),
            }
        }
        let line = String::from_utf8(line)
            .map_err(|_| Error::new(Kind::Data, "a line on standard input is not UTF-8"))?;
        Ok(Some(line.strip_suffix('\r').unwrap_or(&line).to_owned()))
    }

    /// Reads all of `stdin`, at most `limit` bytes.
    ///
    /// # Errors
    /// Where it cannot be read, and where there is more than `limit`.
    pub fn read_stdin(&mut self, limit: u64) -> Result<Vec<u8>> {
        let mut bytes = Vec::new();
        let read = self.stdin.by_ref().take(limit.saturating_add(1)).read_to_end(&mut bytes);
        let read = read.map_err(|error| Error::io("cannot read standard input", &error))?;
        if u64::try_from(read).is_ok_and(|read| read > limit) {
            return Err(Error::new(Kind::Data, format!("standard input is longer than {limit} bytes")));
        }
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn world(variables: &[(&str, &str)]) -> World {
        let mut world = World::silent(["desk"], Moment(7));
        world.variables = variables.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        world
    }

    #[test]
    fn the_clock_of_a_run_can_be_set() {
        assert_eq!(world(&[]).clock().unwrap().now(), Moment(7));
        assert!(!world(&[]).clock().unwrap().is_set());
        assert_eq!(world(&[("DESK_NOW", "")]).clock().unwrap().now(), Moment(7));
        let set = world(&[("DESK_NOW", "1970-01-01T00:01:00Z")]).clock().unwrap();
        assert_eq!((set.now(), set.is_set()), (Moment(60), true));
        assert_eq!(world(&[("DESK_NOW", "noon")]).clock().map(|_| ()).unwrap_err().kind, Kind::Usage);
    }

    #[test]
    fn the_zone_is_the_variable_then_the_system_then_utc() {
        let mut world = world(&[("TZ", ":Asia/Tokyo")]);
        world.system_zone = Some("Europe/Zagreb".into());
        assert_eq!(world.zone().unwrap().name(), "Asia/Tokyo");
        world.variables.insert("TZ".into(), "CET-1CEST".into());
        assert_eq!(world.zone().unwrap().name(), "Europe/Zagreb");
        world.system_zone = None;
        assert_eq!(world.zone().unwrap(), Zone::UTC);
    }

    #[test]
    fn standard_input_is_read_by_the_line() {
        let mut world = world(&[]);
        world.stdin = Box::new(&b"solve\r\n\ntoo long\n\xff\nlast"[..]);
        let mut line = || world.read_line(5);
        assert_eq!(line().unwrap().as_deref(), Some("solve"));
        assert_eq!(line().unwrap().as_deref(), Some(""));
        assert_eq!(line().unwrap().as_deref(), Some("too l"));
        assert_eq!(line().unwrap_err().kind, Kind::Data);
        assert_eq!(line().unwrap().as_deref(), Some("last"));
        assert_eq!(line().unwrap(), None);
    }

    #[test]
    fn standard_input_has_a_limit() {
        let mut world = world(&[]);
        world.stdin = Box::new(&b"four"[..]);
        assert_eq!(world.read_stdin(4).unwrap(), b"four");
        world.stdin = Box::new(&b"four!"[..]);
        assert_eq!(world.read_stdin(4).unwrap_err().kind, Kind::Data);
    }
}
