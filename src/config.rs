//! What belongs to this machine and not to the desk: where the database lies, who I am, which editor.
//!
//! Defaults < `$XDG_CONFIG_HOME/solodesk/config.toml` < environment < flags.

use std::path::{Path, PathBuf};

use crate::error::{Error, Result};
use crate::world::World;

mod file;

pub use file::{KEYS, Key};

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

impl Config {
    /// Reads the file where there is one, then lets the environment overrule it.
    ///
    /// # Errors
    /// Where the file cannot be read or something in it is wrong (exit 78), and where a name is not UTF-8 (exit 2).
    pub fn read(world: &World) -> Result<Config> {
        let mut config = Config::of_machine(world)?;
        if let Some(path) = world.variable_os("DESK_DB") {
            config.db = Some(path.into());
        }
        if let Some(agent) = world.variable("DESK_AGENT")? {
            config.agent = Some(agent.to_owned());
        }
        Ok(config)
    }

    /// What the file says, where there is one.
    fn of_machine(world: &World) -> Result<Config> {
        let mut config = Config::default();
        for (key, value) in Config::path(world).map(|path| file::read(&path)).transpose()?.unwrap_or_default()
        {
            match key {
                "db" => config.db = Some(value.into()),
                "agent" => config.agent = Some(value),
                "tz" => config.tz = Some(value),
                "editor" => config.editor = Some(value),
                "pager" => config.pager = Some(value),
                _ => config.opener = Some(value),
            }
        }
        Ok(config)
    }

    /// Where the file is looked for; nowhere without a home.
    pub fn path(world: &World) -> Option<PathBuf> {
        folder(world, "XDG_CONFIG_HOME", ".config").map(|folder| folder.join("config.toml"))
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

    /// What shows output that is longer than the screen: `DESK_PAGER`, `PAGER`, what the file says, else `less -FRX`. One that
    /// is set to nothing, or to `cat`, wants none.
    ///
    /// # Errors
    /// A usage error where the variable is not UTF-8.
    pub fn pager(&self, world: &World) -> Result<Option<String>> {
        let mut pager = self.pager.clone().unwrap_or_else(|| "less -FRX".to_owned());
        for name in ["DESK_PAGER", "PAGER"] {
            if world.variables.contains_key(name) {
                pager = world.variable(name)?.unwrap_or_default().to_owned();
                break;
            }
        }
        Ok(Some(pager).filter(|pager| !["", "cat"].contains(&pager.trim())))
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
        usual_database(world).ok_or_else(|| {
            Error::usage("there is no home directory to keep the desk in").hint("desk --db FILE …")
        })
    }
}

/// Where the database lies unless anything says otherwise.
fn usual_database(world: &World) -> Option<PathBuf> {
    folder(world, "XDG_DATA_HOME", ".local/share").map(|folder| folder.join("desk.db"))
}

/// The databases that are this machine's own: the usual one, and the one that its file names.
///
/// # Errors
/// As [`Config::read`].
pub fn own_databases(world: &World) -> Result<Vec<PathBuf>> {
    let named = Config::of_machine(world)?.db.map(|db| world.directory.join(at_home(&db, world)));
    Ok(usual_database(world).into_iter().chain(named).collect())
}

/// Where this machine keeps what it remembers of desks, apart from them: `$XDG_STATE_HOME/solodesk`.
pub fn state_folder(world: &World) -> Option<PathBuf> {
    folder(world, "XDG_STATE_HOME", ".local/state")
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
    use crate::error::Kind;

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

    #[test]
    fn the_pager_is_asked_for_in_order_and_nothing_means_none() {
        let of = |file: Option<&str>, variables: &[(&str, &str)]| {
            let config = Config { pager: file.map(str::to_owned), ..Config::default() };
            config.pager(&world(variables)).unwrap()
        };
        assert_eq!(of(None, &[]).as_deref(), Some("less -FRX"));
        assert_eq!(of(Some("most"), &[]).as_deref(), Some("most"));
        assert_eq!(of(Some("most"), &[("PAGER", "more")]).as_deref(), Some("more"));
        assert_eq!(of(None, &[("PAGER", "more"), ("DESK_PAGER", "less -S")]).as_deref(), Some("less -S"));
        for none in ["", "cat", " "] {
            assert_eq!(of(None, &[("PAGER", "more"), ("DESK_PAGER", none)]), None, "{none:?}");
        }
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

    #[test]
    fn every_key_of_the_file_is_a_choice() {
        let folder = tempfile::tempdir().unwrap();
        let all: String = KEYS.iter().map(|key| format!("{}\n", key.example)).collect();
        std::fs::create_dir(folder.path().join("solodesk")).unwrap();
        std::fs::write(folder.path().join("solodesk/config.toml"), format!("\u{feff}{all}")).unwrap();
        let some = |text: &str| Some(text.to_owned());
        let read = Config {
            db: Some("~/desk.db".into()),
            agent: some("ana"),
            tz: some("Europe/Zagreb"),
            editor: some("nvim"),
            pager: some("less -FRX"),
            opener: some("xdg-open"),
        };
        let here = world(&[("XDG_CONFIG_HOME", folder.path().to_str().unwrap())]);
        assert_eq!(Config::read(&here).unwrap(), read);
    }
}
