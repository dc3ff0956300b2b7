//! Keys pressed one by one, and a window that is drawn, for commands with a screen of their own. What is drawn goes to stderr, as every
//! question does.

use std::io::Write;

use dialoguer::console::Term;

use super::Ui;
use super::key::{Fingers, Key};

impl Ui {
    /// Waits for a key. What was written before is shown first.
    pub fn press(&mut self) -> Key {
        let _ = self.out.flush();
        self.fingers.press()
    }

    /// Draws where questions stand: our own words, or what was cleaned, without a line end of its own.
    pub fn draw(&mut self, text: &str) {
        let _ = self.out.flush();
        // Nobody is left to be told that it failed.
        drop(self.err.write_all(text.as_bytes()).and_then(|()| self.err.flush()));
    }

    /// Looks at how large the window is by now; who has made it wider or narrower sees that from the next drawing on.
    pub fn measure(&mut self) {
        let real = matches!(self.fingers, Fingers::Person) && self.stdout_is_terminal;
        let size = Term::stdout().size_checked().filter(|_| real && !self.fixed_size);
        if let Some((lines, columns)) = size.filter(|(lines, columns)| *lines > 0 && *columns > 0) {
            (self.width, self.height) = (Some(usize::from(columns)), Some(usize::from(lines)));
        }
    }

    /// Columns and lines of the window, as far as they are known.
    pub fn size(&self) -> (Option<usize>, Option<usize>) {
        (self.width, self.height)
    }

    /// Whether somebody wants to be asked in words and to answer in lines: `ACCESSIBLE` is set, or the terminal is a dumb one.
    pub fn wants_lines(&self) -> bool {
        self.accessible || self.dumb
    }

    /// Whether that was asked for, and not only concluded from the terminal.
    pub fn is_accessible(&self) -> bool {
        self.accessible
    }
}
