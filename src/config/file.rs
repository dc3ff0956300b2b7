//! `config.toml`: its keys, and what is said of one that is wrong, with its place.

use std::path::Path;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::desk::nearest::nearest;
use crate::desk::time::Zone;
use crate::error::{Error, Kind, Result};

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
}

/// The keys of `config.toml`, each a text.
pub const KEYS: &[Key] = &[
    Key {
        name: "db",
        about: "the database file; `~/` is understood",
        example: "db = \"~/desk.db\"",
        also: &["database", "path"],
    },
    Key { name: "agent", about: "who acts", example: "agent = \"ana\"", also: &["as", "user", "me"] },
    Key {
        name: "tz",
        about: "the time zone in which people see times",
        example: "tz = \"Europe/Zagreb\"",
        also: &["timezone", "time_zone", "zone"],
    },
    Key {
        name: "editor",
        about: "the editor, where neither VISUAL nor EDITOR names one",
        example: "editor = \"nvim\"",
        also: &["visual"],
    },
    Key {
        name: "pager",
        about: "what long output goes through, where neither DESK_PAGER nor PAGER names it",
        example: "pager = \"less -FRX\"",
        also: &["less"],
    },
    Key {
        name: "opener",
        about: "what opens an attachment",
        example: "opener = \"xdg-open\"",
        also: &["open", "browser", "viewer"],
    },
];

/// A key of the file and what it says.
pub(super) type Choice = (&'static str, String);

/// What the file says; nothing where there is none.
///
/// # Errors
/// Where it cannot be read or something in it is wrong (exit 78).
pub(super) fn read(path: &Path) -> Result<Vec<Choice>> {
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
            if matches!(error.kind(), std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory) =>
        {
            return Ok(Vec::new());
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
    choices(text).map_err(|fault| fault.told(path, text))
}

fn choices(text: &str) -> std::result::Result<Vec<Choice>, Fault> {
    let table = DeTable::parse(text).map_err(|error| {
        let what = format!("this is not TOML: {}", error.message().replace('\n', ", "));
        Fault { at: error.span().map_or(0, |span| span.start), what, hint: None }
    })?;
    let mut choices = Vec::new();
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
        choices.push((key.name, text.to_string()));
    }
    Ok(choices)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of a file with this content, its folder left out.
    fn said(content: impl AsRef<[u8]>) -> String {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        std::fs::write(&path, content).unwrap();
        let error = read(&path).unwrap_err();
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
    fn every_key_has_an_example_that_is_right() {
        for key in KEYS {
            assert_eq!(choices(key.example).ok().unwrap()[0].0, key.name);
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_told_for_what_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        assert_eq!(read(&path).unwrap(), []);
        assert_eq!(read(&path.join("config.toml")).unwrap(), []);
        std::os::unix::fs::symlink("gone", &path).unwrap();
        let lost = read(&path).unwrap_err();
        assert!(lost.message.ends_with("is a link to something that is not there"), "{lost}");
        std::fs::remove_file(&path).unwrap();
        std::fs::create_dir(&path).unwrap();
        let misled = read(&path).unwrap_err();
        assert!(misled.message.ends_with("is a folder, and a file is wanted"), "{misled}");
        assert_eq!((lost.kind, misled.kind), (Kind::Settings, Kind::Settings));
    }
}
