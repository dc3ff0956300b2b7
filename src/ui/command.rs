//! A command of the user that gets a line on its standard input: one at a time.

use std::io::Write;
use std::process::{Command, Stdio};

use super::Ui;

impl Ui {
    /// Hands a line to a command: it is run through the shell, and waited for. What it prints is talk; that it failed is told and ends
    /// nothing.
    pub fn hand_to(&mut self, command: &str, line: &str) {
        let started = Command::new("sh")
            .args(["-c", command])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn();
        let ended = started.and_then(|mut child| {
            if let Some(mut input) = child.stdin.take() {
                // One that does not read its input does not want it.
                let _ = input.write_all(line.as_bytes());
            }
            child.wait_with_output()
        });
        match ended {
            Ok(output) => {
                let said = |bytes: &[u8]| String::from_utf8_lossy(bytes).trim().to_owned();
                let (printed, complained) = (said(&output.stdout), said(&output.stderr));
                if !printed.is_empty() {
                    self.note(printed);
                }
                match (output.status.success(), complained.is_empty()) {
                    (false, true) => self.warn(format!("the command of --exec failed: {}", output.status)),
                    (false, false) => {
                        self.warn(format!("the command of --exec failed: {}: {complained}", output.status))
                    }
                    (true, false) => self.note(complained),
                    (true, true) => {}
                }
            }
            Err(error) => self.warn(format!("the command of --exec cannot be started: {error}")),
        }
    }
}
