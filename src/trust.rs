//! What this machine has said yes to: which desk may have which commands run here. A database that comes from elsewhere brings its
//! settings along, and with them commands; none of them is run before a person has agreed to it, for that file, that desk and these
//! very words (as `direnv allow` does). Kept outside the database, one JSON object a line, for its owner alone.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::{Error, Kind, Result};

/// A desk on this machine and all that its settings would have run here.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Claim {
    /// The file, as this machine calls it: an absolute path without links.
    pub db: String,
    /// What tells the desk from all others, in hex.
    pub identity: String,
    /// The commands, and places that are written to.
    pub commands: Vec<String>,
}

/// How a yes came about.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Somebody was asked, by `desk trust`.
    Asked,
    /// Somebody has put these settings in force here.
    Applied,
    /// It was this machine's own desk when desks began to be asked for.
    Stood,
}

impl How {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            How::Asked => "asked",
            How::Applied => "applied",
            How::Stood => "stood",
        }
    }
}

/// One yes.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Yes {
    /// As in [`Claim`].
    pub db: String,
    /// As in [`Claim`].
    pub identity: String,
    /// As in [`Claim`].
    pub commands: Vec<String>,
    /// When it was said, in RFC 3339.
    pub since: String,
    /// How it came about.
    pub how: How,
    /// Whether somebody still has to hear of it.
    #[serde(default)]
    pub untold: bool,
}

impl Yes {
    fn answers(&self, claim: &Claim) -> bool {
        self.db == claim.db && self.identity == claim.identity && self.commands == claim.commands
    }
}

/// What this machine has said yes to.
pub struct Trust {
    file: PathBuf,
}

impl Trust {
    /// Kept in this folder of ours.
    pub fn in_folder(folder: &Path) -> Trust {
        Trust { file: folder.join("trust") }
    }

    /// All that it has said yes to, oldest first.
    ///
    /// # Errors
    /// Where the file cannot be read, has a line that means nothing, or may be written by others.
    pub fn all(&self) -> Result<Vec<Yes>> {
        let shown = self.file.display();
        let mut text = String::new();
        match File::open(&self.file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(Error::io(format!("cannot read {shown}"), &error)),
            Ok(mut file) => {
                if others_may_write(&file) {
                    return Err(Error::new(Kind::Permission, format!("others may write {shown}"))
                        .hint(format!("look at it, then chmod 600 {shown}")));
                }
                file.read_to_string(&mut text)
                    .map_err(|error| Error::io(format!("cannot read {shown}"), &error))?;
            }
        }
        let read = |(number, line): (usize, &str)| {
            serde_json::from_str(line).map_err(|error| {
                Error::new(Kind::Settings, format!("line {} of {shown} cannot be understood", number + 1))
                    .because(error)
                    .hint(format!("rm {shown}, then desk trust"))
            })
        };
        text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).map(read).collect()
    }

    /// The yes to this claim, where there is one. A claim without commands needs none.
    pub fn answer(&self, claim: &Claim) -> Result<Option<Yes>> {
        Ok(self.all()?.into_iter().find(|yes| yes.answers(claim)))
    }

    /// Says yes.
    pub fn say_yes(&self, claim: &Claim, since: &str, how: How) -> Result<()> {
        let said = self.change(|all| {
            if all.iter().any(|yes| yes.answers(claim)) {
                return false;
            }
            let Claim { db, identity, commands } = claim.clone();
            let untold = how == How::Stood;
            all.push(Yes { db, identity, commands, since: since.to_owned(), how, untold });
            true
        });
        said.map(|_| ())
    }

    /// Somebody hears of this one; whether nobody had before.
    pub fn tell(&self, claim: &Claim) -> Result<bool> {
        self.change(|all| {
            let mut untold = all.iter_mut().filter(|yes| yes.answers(claim) && yes.untold).peekable();
            let any = untold.peek().is_some();
            untold.for_each(|yes| yes.untold = false);
            any
        })
    }

    /// Takes back all that was said of the desk in this file; gives that.
    pub fn forget(&self, db: &str) -> Result<Vec<Yes>> {
        let mut gone = Vec::new();
        self.change(|all| {
            gone = all.extract_if(.., |yes| yes.db == db).collect();
            !gone.is_empty()
        })?;
        Ok(gone)
    }

    /// Writes the file anew where `change` says that it has changed something, and says that too. One at a time.
    fn change(&self, change: impl FnOnce(&mut Vec<Yes>) -> bool) -> Result<bool> {
        let cannot = |error: io::Error| Error::io(format!("cannot write {}", self.file.display()), &error);
        if let Some(folder) = self.file.parent() {
            private_folder(folder).map_err(cannot)?;
        }
        // On a file of its own: the other one is replaced.
        let lock = private(&self.file.with_extension("lock")).map_err(cannot)?;
        // Where nothing can be locked, the last one wins.
        let _ = lock.lock();
        let mut all = self.all()?;
        if !change(&mut all) {
            return Ok(false);
        }
        let mut lines = String::new();
        for yes in &all {
            lines.push_str(&serde_json::to_string(yes).map_err(|error| {
                Error::new(Kind::Fault, "what is trusted cannot be written down").because(error)
            })?);
            lines.push('\n');
        }
        let unfinished = self.file.with_extension("unfinished");
        let written = private(&unfinished).and_then(|mut file| {
            file.set_len(0)?;
            file.write_all(lines.as_bytes())?;
            file.sync_all()?;
            fs::rename(&unfinished, &self.file)
        });
        written.map_err(cannot).map(|()| true)
    }
}

fn private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

fn private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(unix)]
fn others_may_write(file: &File) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|file| file.permissions().mode() & 0o022 != 0)
}

#[cfg(not(unix))]
fn others_may_write(_: &File) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(db: &str, identity: &str, command: &str) -> Claim {
        Claim { db: db.into(), identity: identity.into(), commands: vec![command.into()] }
    }

    #[test]
    fn a_yes_is_for_one_file_one_desk_and_these_words() {
        let folder = tempfile::tempdir().unwrap();
        let trust = Trust::in_folder(&folder.path().join("not/there/yet"));
        let ours = claim("/a.db", "01", "msmtp -t");
        assert_eq!(trust.answer(&ours).unwrap(), None);
        trust.say_yes(&ours, "2026-07-01T08:00:00Z", How::Asked).unwrap();
        trust.say_yes(&ours, "2026-07-02T08:00:00Z", How::Applied).unwrap();
        assert_eq!(trust.answer(&ours).unwrap().unwrap().since, "2026-07-01T08:00:00Z", "said once");
        for other in [
            claim("/b.db", "01", "msmtp -t"),
            claim("/a.db", "02", "msmtp -t"),
            claim("/a.db", "01", "msmtp -t -X /tmp/log"),
            Claim { commands: Vec::new(), ..ours.clone() },
        ] {
            assert_eq!(trust.answer(&other).unwrap(), None, "{other:?}");
        }
        trust.say_yes(&claim("/b.db", "01", "x"), "2026-07-01T08:00:00Z", How::Asked).unwrap();
        assert_eq!(trust.forget("/a.db").unwrap().len(), 1);
        assert_eq!((trust.answer(&ours).unwrap(), trust.all().unwrap().len()), (None, 1));
    }

    #[test]
    fn what_stood_is_told_once() {
        let folder = tempfile::tempdir().unwrap();
        let trust = Trust::in_folder(folder.path());
        let ours = claim("/a.db", "01", "msmtp -t");
        trust.say_yes(&ours, "2026-07-01T08:00:00Z", How::Stood).unwrap();
        assert!(trust.answer(&ours).unwrap().unwrap().untold);
        trust.tell(&ours).unwrap();
        assert!(!trust.answer(&ours).unwrap().unwrap().untold);
    }

    #[cfg(unix)]
    #[test]
    fn it_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let trust = Trust::in_folder(&folder.path().join("solodesk"));
        let ours = claim("/a.db", "01", "msmtp -t");
        trust.say_yes(&ours, "2026-07-01T08:00:00Z", How::Asked).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&trust.file), mode(trust.file.parent().unwrap())), (0o600, 0o700));
        fs::set_permissions(&trust.file, fs::Permissions::from_mode(0o620)).unwrap();
        assert_eq!(trust.answer(&ours).unwrap_err().kind, Kind::Permission);
        fs::set_permissions(&trust.file, fs::Permissions::from_mode(0o600)).unwrap();
        fs::write(&trust.file, "{\"db\": 1}\n").unwrap();
        assert_eq!(trust.answer(&ours).unwrap_err().kind, Kind::Settings);
    }
}
