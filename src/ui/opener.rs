//! A file that came by mail, opened with a program of this machine once somebody has said so.

use std::path::Path;
use std::process::{Command, Stdio};

use super::Ui;
use crate::error::{Error, Result};

/// What a shell says when there is no such command, or none that may be run.
const NO_COMMAND: [i32; 2] = [126, 127];

impl Ui {
    /// Opens a file with a command, which may have options of its own, and waits until that has ended.
    ///
    /// # Errors
    /// Refused where there is no such command, or where it says that it could not.
    pub fn open_with(&mut self, command: &str, file: &Path) -> Result<()> {
        let line = format!("{command} \"$1\"");
        let mut shell = Command::new("sh");
        // What it has to tell is not for our data.
        shell.arg("-c").arg(line).arg("desk").arg(file).stdout(Stdio::null());
        let status =
            shell.status().map_err(|error| Error::io(format!("cannot start `{command}`"), &error))?;
        if status.success() {
            return Ok(());
        }
        let hint = "opener = \"okular\" in config.toml names another program";
        Err(match status.code() {
            Some(code) if NO_COMMAND.contains(&code) => {
                Error::refused(format!("there is no program `{command}`")).hint(hint)
            }
            _ => {
                Error::refused(format!("`{command}` could not open {} ({status})", file.display())).hint(hint)
            }
        })
    }
}
