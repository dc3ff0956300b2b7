//! The scenes of the demonstration, played one after the other: each is a run of `desk` with a clock of its own.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use super::scene;
use crate::desk::time::{Moment, Zone};
use crate::error::{Error, Kind, Result};
use crate::world::World;

/// The shop, its month, and its mail.
const SHOP: &str = include_str!("shop.txt");

/// Where customers write to.
const ADDRESS: &str = "Harbour Kites <hello@harbour-kites.example>";

/// Where and when it is played.
pub(super) struct Stage<'f> {
    /// All that is written lies here.
    pub(super) folder: &'f Path,
    /// The zone of the shop.
    pub(super) zone: Zone,
    /// The end of its month.
    pub(super) now: Moment,
}

impl Stage<'_> {
    /// The file of the desk.
    pub(super) fn database(&self) -> PathBuf {
        self.folder.join("desk.db")
    }

    /// Takes away what lies in the folder.
    pub(super) fn clear(&self) -> io::Result<()> {
        for entry in std::fs::read_dir(self.folder)? {
            let path = entry?.path();
            if path.is_dir() { std::fs::remove_dir_all(path)? } else { std::fs::remove_file(path)? }
        }
        Ok(())
    }

    /// Plays all of it.
    ///
    /// # Errors
    /// Where a command fails, with what it said: the disk is full, or the fault is ours.
    pub(super) fn play(&self, desk: fn(World) -> u8) -> Result<()> {
        let scenes =
            scene::scenes(SHOP).ok_or_else(|| Error::new(Kind::Fault, "the demonstration cannot be read"))?;
        let state = self.folder.join(".state");
        for scene in scenes {
            let at = self.now.plus(-scene.age);
            let said = Said::default();
            let mut world =
                World::silent(std::iter::once("desk".to_owned()).chain(scene.words.iter().cloned()), at);
            world.variables = [
                ("DESK_NOW", at.rfc3339().into()),
                ("DESK_DB", self.database().into()),
                // What is agreed to while it is played holds for the play alone.
                ("XDG_STATE_HOME", state.clone().into()),
            ]
            .into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .collect();
            world.system_zone = Some(self.zone.name().to_owned());
            world.directory = self.folder.to_owned();
            world.stdin = Box::new(io::Cursor::new(self.input(&scene, at)));
            world.stderr = Box::new(said.clone());
            let code = desk(world);
            if code != 0 {
                return Err(failure(code, &scene.words, &said.words()));
            }
        }
        std::fs::remove_dir_all(&state)
            .map_err(|error| Error::io(format!("cannot remove {}", state.display()), &error))
    }

    /// What a command reads: a mail with what it lacks, else a text, with the names of this place put in.
    fn input(&self, scene: &scene::Scene, at: Moment) -> Vec<u8> {
        let text = match scene.words.first().map(String::as_str) {
            Some("deliver" | "import") => scene::whole(&scene.input, ADDRESS, at, self.zone),
            _ => scene.input.clone(),
        };
        // A JSON string is a basic string of TOML too.
        let sent = serde_json::Value::from(self.folder.join("sent").display().to_string());
        text.replace("{sent}", &sent.to_string()).replace("{zone}", self.zone.name()).into_bytes()
    }
}

/// What went wrong with a command, by its exit code.
fn failure(code: u8, words: &[String], said: &str) -> Error {
    let outside = [Kind::CannotCreate, Kind::Io, Kind::TryAgain, Kind::Permission];
    let kind = outside.into_iter().find(|kind| kind.exit_code() == code).unwrap_or(Kind::Fault);
    Error::new(kind, format!("the demonstration stopped at `desk {}`", words.join(" "))).because(said.trim())
}

/// What is said on stderr, kept.
#[derive(Clone, Default)]
struct Said(Arc<Mutex<Vec<u8>>>);

impl Said {
    fn words(&self) -> String {
        let bytes = self.0.lock().map(|bytes| bytes.clone()).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

impl Write for Said {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Ok(mut kept) = self.0.lock() {
            kept.extend_from_slice(bytes);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
