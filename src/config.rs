//! What belongs to this machine and not to the desk: where the database lies, who I am, which editor.
//!
//! Defaults < `$XDG_CONFIG_HOME/solodesk/config.toml` < environment < flags.

use std::path::{Path, PathBuf};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::desk::nearest::nearest;
use crate::desk::time::Zone;
use crate::error::{Error, Kind, Result};
use crate::world::World;

/// This machine's choices.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// The database; `~/` is understood.
    pub db: Option<PathBuf>,
    /// Who I am at the desk.
    pub agent: Option<String>,
    /// The zone in which terminals show time.
    pub tz: Option<String>,
    /// The editor for `--edit`; see [`Config::editor`].
    pub editor: Option<String>,
    /// What long output goes through, where no variable names it.
    pub pager: Option<String>,
    /// What opens an attachment.
    pub opener: Option<String>,
}

/// A key of `config.toml`.
pub struct Key {
    /// As it is written.
    pub name: &'static str,
    /// What it says, for `desk help variables`.
    pub about: &'static str,
    /// A line with it.
    pub example: &'static str,
    /// What people write for it elsewhere.
    also: &'static [&'static str],
    put: fn(&mut Config, &str),
}

/// The keys of `config.toml`, each a text.
pub const KEYS: &[Key] = &[
    Key {
        name: "db",
        about: "the database file; `~/` is understood",
        example: "db = \"~/desk.db\"",
        also: &["database", "path"],
        put: |config, value| config.db = Some(value.into()),
    },
    Key {
        name: "agent",
        about: "who acts",
        example: "agent = \"ana\"",
        also: &["as", "user", "me"],
        put: |config, value| config.agent = Some(value.into()),
    },
    Key {
        name: "tz",
        about: "the time zone in which people see times",
        example: "tz = \"Europe/Zagreb\"",
        also: &["timezone", "time_zone", "zone"],
        put: |config, value| config.tz = Some(value.into()),
    },
    Key {
        name: "editor",
        about: "the editor, where neither VISUAL nor EDITOR names one",
        example: "editor = \"nvim\"",
        also: &["visual"],
        put: |config, value| config.editor = Some(value.into()),
    },
    Key {
        name: "pager",
        about: "what long output goes through, where neither DESK_PAGER nor PAGER names it",
        example: "pager = \"less -FRX\"",
        also: &["less"],
        put: |config, value| config.pager = Some(value.into()),
    },
    Key {
        name: "opener",
        about: "what opens an attachment",
        example: "opener = \"xdg-open\"",
        also: &["open", "browser", "viewer"],
        put: |config, value| config.opener = Some(value.into()),
    },
];

impl Config {
    /// Reads the file where there is one, then lets the environment overrule it.
    ///
    /// # Errors
    /// Where the file cannot be read or something in it is wrong (exit 78), and where a name is not UTF-8 (exit 2).
    pub fn read(world: &World) -> Result<Config> {
        let mut config = match Config::path(world) {
            Some(path) => Config::from_file(&path)?,
            None => Config::default(),
        };
        if let Some(path) = world.variable_os("DESK_DB") {
            config.db = Some(path.into());
        }
        if let Some(agent) = world.variable("DESK_AGENT")? {
            config.agent = Some(agent.to_owned());
        }
        Ok(config)
    }

    /// Where the file is looked for; nowhere without a home.
    pub fn path(world: &World) -> Option<PathBuf> {
        folder(world, "XDG_CONFIG_HOME", ".config").map(|folder| folder.join("config.toml"))
    }

    fn from_file(path: &Path) -> Result<Config> {
        let shown = path.display();
        let told = |what: String| Error::new(Kind::Settings, what).hint(format!("ls -l {shown}"));
        let bytes = match std::fs::read(path) {
            Ok(bytes) => bytes,
            // A link that leads nowhere is a choice that got lost, and not none.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && path.is_symlink() => {
                return Err(told(format!("{shown} is a link to something that is not there")));
            }
            // Without the folder, or with a file in its place, nothing was chosen.
            Err(error)
                if matches!(
                    error.kind(),
                    std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory
                ) =>
            {
                return Ok(Config::default());
            }
            Err(_) if path.is_dir() => {
                return Err(told(format!("{shown} is a folder, and a file is wanted")));
            }
            Err(error) => return Err(told(format!("cannot read {shown}")).because(error)),
        };
        let text = std::str::from_utf8(&bytes).map_err(|error| {
            let (line, column) = place(&bytes, error.valid_up_to());
            Error::new(Kind::Settings, format!("{shown}:{line}:{column}: this is not UTF-8"))
                .hint(format!("iconv -f latin1 -t UTF-8 {shown}"))
        })?;
        // What some editors put before the first word.
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Config::from_text(text).map_err(|fault| fault.told(path, text))
    }

    fn from_text(text: &str) -> std::result::Result<Config, Fault> {
        let table = DeTable::parse(text).map_err(|error| {
            let what = format!("this is not TOML: {}", error.message().replace('\n', ", "));
            Fault { at: error.span().map_or(0, |span| span.start), what, hint: None }
        })?;
        let mut config = Config::default();
        // In the order of the file, so that the first fault is told first.
        let mut entries: Vec<(&Spanned<_>, &Spanned<DeValue<'_>>)> = table.get_ref().iter().collect();
        entries.sort_by_key(|(key, _)| key.span().start);
        for (written, value) in entries {
            let name = written.get_ref().as_ref();
            let Some(key) = KEYS.iter().find(|key| key.name == name) else {
                return Err(unknown(name, written.span().start));
            };
            let at = value.span().start;
            let hint = Some(key.example.to_owned());
            let text = match value.get_ref() {
                DeValue::String(text) if !text.trim().is_empty() => text,
                DeValue::String(_) => {
                    return Err(Fault { at, what: format!("`{name}` is empty"), hint });
                }
                other => {
                    let what = format!("`{name}` is {}; expected a text in quotes", kind(other));
                    return Err(Fault { at, what, hint });
                }
            };
            if name == "tz" && Zone::named(text).is_none() {
                let hint = match nearest(text, Zone::names()) {
                    Some(near) => format!("did you mean {near}?"),
                    None => key.example.to_owned(),
                };
                return Err(Fault {
                    at,
                    what: format!("there is no time zone {text:?}; expected a name such as Europe/Zagreb"),
                    hint: Some(hint),
                });
            }
            (key.put)(&mut config, text);
        }
        Ok(config)
    }

    /// The editor: `VISUAL`, `EDITOR`, else what the file says. Asked for when it is wanted: who only looks needs none.
    ///
    /// # Errors
    /// A usage error where the variable is not UTF-8.
    pub fn editor(&self, world: &World) -> Result<Option<String>> {
        let named = match world.variable("VISUAL")? {
            Some(editor) => Some(editor),
            None => world.variable("EDITOR")?,
        };
        Ok(named.map(str::to_owned).or_else(|| self.editor.clone()))
    }

    /// Where the database lies.
    ///
    /// # Errors
    /// Where nothing says so: no flag, no `DESK_DB`, no home.
    pub fn database(&self, flag: Option<&Path>, world: &World) -> Result<PathBuf> {
        let named = flag.map(Path::to_owned).or_else(|| self.db.as_deref().map(|db| at_home(db, world)));
        if let Some(path) = named {
            return Ok(world.directory.join(path));
        }
        folder(world, "XDG_DATA_HOME", ".local/share").map(|folder| folder.join("desk.db")).ok_or_else(|| {
            Error::usage("there is no home directory to keep the desk in").hint("desk --db FILE …")
        })
    }
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// What is wrong with the file, and at which byte.
struct Fault {
    at: usize,
    what: String,
    hint: Option<String>,
}

impl Fault {
    fn told(self, path: &Path, text: &str) -> Error {
        let (line, column) = place(text.as_bytes(), self.at);
        let told = Error::new(Kind::Settings, format!("{}:{line}:{column}: {}", path.display(), self.what));
        self.hint.into_iter().fold(told, Error::hint)
    }
}

fn unknown(name: &str, at: usize) -> Fault {
    let meant = KEYS.iter().find(|key| key.also.contains(&name.to_lowercase().as_str()));
    let near = meant.map(|key| key.name).or_else(|| nearest(name, KEYS.iter().map(|key| key.name)));
    let names: Vec<&str> = KEYS.iter().map(|key| key.name).collect();
    let what = format!("unknown key `{}`; expected one of {}", name.escape_debug(), names.join(", "));
    Fault { at, what, hint: near.map(|near| format!("did you mean `{near}`?")) }
}

/// Line and column of a byte, both from 1; the column counts characters.
fn place(text: &[u8], at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.split(|byte| *byte == b'\n');
    let last = line.clone().next_back().unwrap_or_default();
    (line.count(), String::from_utf8_lossy(last).chars().count() + 1)
}

fn at_home(path: &Path, world: &World) -> PathBuf {
    match (path.strip_prefix("~"), world.variable_os("HOME")) {
        (Ok(rest), Some(home)) => Path::new(home).join(rest),
        _ => path.to_owned(),
    }
}

/// Our folder below the one that a variable names, or below its usual place in the home directory.
fn folder(world: &World, variable: &str, usual: &str) -> Option<PathBuf> {
    let base = match world.variable_os(variable) {
        Some(folder) => PathBuf::from(folder),
        None => Path::new(world.variable_os("HOME")?).join(usual),
    };
    Some(base.join("solodesk"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::time::Moment;

    fn world(variables: &[(&str, &str)]) -> World {
        let mut world = World::silent(["desk"], Moment(0));
        world.variables = variables.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect();
        world
    }

    #[test]
    fn flags_overrule_the_environment_which_overrules_the_usual_place() {
        let at_home = world(&[("HOME", "/home/ana")]);
        let config = Config::read(&at_home).unwrap();
        let usual = config.database(None, &at_home).unwrap();
        assert_eq!(usual, Path::new("/home/ana/.local/share/solodesk/desk.db"));
        let set = world(&[("HOME", "/home/ana"), ("DESK_DB", "/var/desk.db"), ("DESK_AGENT", "ana")]);
        let config = Config::read(&set).unwrap();
        assert_eq!(config.database(None, &set).unwrap(), Path::new("/var/desk.db"));
        assert_eq!(config.agent.as_deref(), Some("ana"));
        assert_eq!(config.database(Some(Path::new("/x.db")), &set).unwrap(), Path::new("/x.db"));
    }

    #[test]
    fn without_a_home_the_flag_is_named() {
        let homeless = world(&[]);
        let error = Config::default().database(None, &homeless).unwrap_err();
        assert_eq!((error.kind, error.hints), (Kind::Usage, vec!["desk --db FILE …".to_owned()]));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_not_utf_8_is_used_as_a_path_and_refused_as_a_word() {
        use std::ffi::OsString;
        use std::os::unix::ffi::OsStringExt;

        let odd = || OsString::from_vec(b"/var/\xff.db".to_vec());
        let mut odd_path = world(&[("HOME", "/home/ana")]);
        odd_path.variables.extend([("DESK_DB".to_owned(), odd()), ("EDITOR".to_owned(), odd())]);
        let config = Config::read(&odd_path).unwrap();
        assert_eq!(config.database(None, &odd_path).unwrap(), Path::new(&odd()));
        assert_eq!(config.editor(&odd_path).unwrap_err().hints, ["unset EDITOR"]);
        for folder in ["XDG_DATA_HOME", "HOME"] {
            let mut odd_folder = world(&[]);
            odd_folder.variables.insert(folder.to_owned(), odd());
            assert!(Config::default().database(None, &odd_folder).unwrap().starts_with(odd()));
        }
        let mut odd_word = world(&[]);
        odd_word.variables.insert("DESK_AGENT".to_owned(), odd());
        let error = Config::read(&odd_word).unwrap_err();
        assert_eq!((error.kind, error.hints), (Kind::Usage, vec!["unset DESK_AGENT".to_owned()]));
    }

    /// What is said of a file with this content, its folder left out.
    fn said(content: impl AsRef<[u8]>) -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        std::fs::write(&path, content).unwrap();
        let error = Config::from_file(&path).unwrap_err();
        assert_eq!(error.kind, Kind::Settings, "{error}");
        format!("{error} ({})", error.hints.join("; ")).replace(&format!("{}/", folder.path().display()), "")
    }

    #[test]
    fn a_fault_is_told_with_its_place_and_what_was_expected() {
        let keys = "expected one of db, agent, tz, editor, pager, opener";
        for (content, told) in [
            ("editr = 'vi'", format!("config.toml:1:1: unknown key `editr`; {keys} (did you mean `editor`?)")),
            ("\n\n  database = 'x'", format!("config.toml:3:3: unknown key `database`; {keys} (did you mean `db`?)")),
            ("Timezone = 'UTC'", format!("config.toml:1:1: unknown key `Timezone`; {keys} (did you mean `tz`?)")),
            ("[desk]\nname = 'x'", format!("config.toml:1:2: unknown key `desk`; {keys} ()")),
            ("# mine\nagent = 5", "config.toml:2:9: `agent` is a number; expected a text in quotes (agent = \"ana\")".into()),
            ("db = ['a']", "config.toml:1:6: `db` is a list; expected a text in quotes (db = \"~/desk.db\")".into()),
            ("db = ''", "config.toml:1:6: `db` is empty (db = \"~/desk.db\")".into()),
            ("tz = 'Europe/Zagrev'", "config.toml:1:6: there is no time zone \"Europe/Zagrev\"; expected a name such as Europe/Zagreb (did you mean Europe/Zagreb?)".into()),
            ("tz = 'Nowhere/At/All/Really'", "config.toml:1:6: there is no time zone \"Nowhere/At/All/Really\"; expected a name such as Europe/Zagreb (tz = \"Europe/Zagreb\")".into()),
            // The first fault of the file, wherever its key stands in the alphabet; columns are characters.
            ("tz = 'X'\nagent = 1", "config.toml:1:6: there is no time zone \"X\"; expected a name such as Europe/Zagreb (tz = \"Europe/Zagreb\")".into()),
            ("agent = 'čćž', x = 1", "config.toml:1:14: this is not TOML".into()),
            ("agent = 'a'\nagent = 'b'", "config.toml:2:1: this is not TOML".into()),
            ("agent = 'a", "config.toml:1:".into()),
        ] {
            let said = said(content);
            assert!(said.starts_with(&told), "{content:?}\n{said}\n{told}");
        }
        assert_eq!(
            said(b"agent = 'a'\ntz = '\xff'"),
            "config.toml:2:7: this is not UTF-8 (iconv -f latin1 -t UTF-8 config.toml)"
        );
    }

    #[test]
    fn every_key_is_read_and_its_example_is_right() {
        let all: String = KEYS.iter().map(|key| format!("{}\n", key.example)).collect();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        std::fs::write(&path, format!("\u{feff}{all}")).unwrap();
        let some = |text: &str| Some(text.to_owned());
        let read = Config {
            db: Some("~/desk.db".into()),
            agent: some("ana"),
            tz: some("Europe/Zagreb"),
            editor: some("nvim"),
            pager: some("less -FRX"),
            opener: some("xdg-open"),
        };
        assert_eq!(Config::from_file(&path).unwrap(), read);
        for key in KEYS {
            assert!(key.example.starts_with(&format!("{} = ", key.name)), "{}", key.name);
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_told_for_what_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        assert_eq!(Config::from_file(&path).unwrap(), Config::default());
        assert_eq!(Config::from_file(&path.join("config.toml")).unwrap(), Config::default());
        std::os::unix::fs::symlink("gone", &path).unwrap();
        let lost = Config::from_file(&path).unwrap_err();
        assert!(lost.message.ends_with("is a link to something that is not there"), "{lost}");
        std::fs::remove_file(&path).unwrap();
        std::fs::create_dir(&path).unwrap();
        let misled = Config::from_file(&path).unwrap_err();
        assert!(misled.message.ends_with("is a folder, and a file is wanted"), "{misled}");
        assert_eq!((lost.kind, misled.kind), (Kind::Settings, Kind::Settings));
    }
}
