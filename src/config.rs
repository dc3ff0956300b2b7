//! What belongs to this machine and not to the desk: where the database lies, who I am, which editor.
//!
//! Defaults < `$XDG_CONFIG_HOME/solodesk/config.toml` < environment < flags.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::error::{Error, Kind, Result};
use crate::world::World;

/// This machine's choices.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// The database; `~/` is understood.
    pub db: Option<String>,
    /// Who I am at the desk.
    pub agent: Option<String>,
    /// The zone in which terminals show time.
    pub tz: Option<String>,
    /// The editor for `--edit`.
    pub editor: Option<String>,
}

impl Config {
    /// Reads the file where there is one, then lets the environment overrule it.
    ///
    /// # Errors
    /// Where the file cannot be read or has a key that means nothing (exit 78).
    pub fn read(world: &World) -> Result<Config> {
        let mut config = match folder(world, "XDG_CONFIG_HOME", ".config") {
            Some(folder) => Config::from_file(&folder.join("config.toml"))?,
            None => Config::default(),
        };
        let overrule = |field: &mut Option<String>, name: &str| {
            if let Some(value) = world.variable(name) {
                *field = Some(value.to_owned());
            }
        };
        overrule(&mut config.db, "DESK_DB");
        overrule(&mut config.agent, "DESK_AGENT");
        overrule(&mut config.editor, "EDITOR");
        overrule(&mut config.editor, "VISUAL");
        Ok(config)
    }

    fn from_file(path: &Path) -> Result<Config> {
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Config::default()),
            Err(error) => return Err(Error::io(format!("cannot read {}", path.display()), &error)),
        };
        toml::from_str(&text).map_err(|error| {
            Error::new(Kind::Settings, format!("{} cannot be understood", path.display()))
                .because(error.to_string().trim_end())
                .hint("its keys are db, agent, tz and editor")
        })
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

fn at_home(path: &str, world: &World) -> PathBuf {
    match (path.strip_prefix("~/"), world.variable_os("HOME")) {
        (Some(rest), Some(home)) => Path::new(home).join(rest),
        _ => PathBuf::from(path),
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

    #[test]
    fn a_key_that_means_nothing_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("config.toml"), "editr = 'vi'\n").unwrap();
        assert_eq!(Config::from_file(&folder.path().join("config.toml")).unwrap_err().kind, Kind::Settings);
    }
}
