//! Questions: asked only where a person can answer them, and named by the flag that answers them elsewhere.

use std::io;

use dialoguer::console::{self, Term};

use super::Ui;
use super::key::Key;
use crate::desk::clean::{Breaks, clean};
use crate::error::{Error, Result};

/// Questions. Each names the flag that answers it where nobody can be asked.
impl Ui {
    /// Asks for leave; Enter is no. `--yes` is yes.
    ///
    /// # Errors
    /// A usage error where there is no terminal.
    pub fn confirm(&mut self, question: &str, flag: &str) -> Result<bool> {
        if self.manner.yes {
            return Ok(true);
        }
        let question = self.before(question, flag)?;
        self.draw(&format!("{question} [y/N] "));
        let yes = loop {
            match self.press() {
                Key::Char('y' | 'Y') => break true,
                // Whoever wants to leave, or has closed the window, has not said yes.
                Key::Char('n' | 'N' | 'q') | Key::Enter | Key::Escape | Key::Interrupt | Key::Gone => {
                    break false;
                }
                _ => {}
            }
        };
        self.draw(if yes { "yes\n" } else { "no\n" });
        Ok(yes)
    }

    /// Asks for a line of text. Where a default is given, Enter and `--yes` take it.
    ///
    /// # Errors
    /// A usage error where there is no terminal.
    pub fn ask(&mut self, question: &str, default: Option<&str>, flag: &str) -> Result<String> {
        if let (true, Some(default)) = (self.manner.yes, default) {
            return Ok(default.to_owned());
        }
        let question = self.before(question, flag)?;
        let prompt = dialoguer::Input::<String>::new().with_prompt(question);
        let prompt = match default {
            Some(default) => prompt.default(default.to_owned()),
            None => prompt,
        };
        prompt.interact_text_on(&Term::stderr()).map_err(unanswered)
    }

    /// Asks for one of these and gives its place; `None` when the user wants none (Esc).
    ///
    /// # Errors
    /// A usage error where there is no terminal.
    pub fn choose(
        &mut self,
        question: &str,
        choices: &[impl AsRef<str>],
        flag: &str,
    ) -> Result<Option<usize>> {
        let question = self.before(question, flag)?;
        let choices = choices.iter().map(|choice| clean(choice.as_ref(), Breaks::Space));
        let prompt = dialoguer::Select::new().with_prompt(question).items(choices).default(0);
        prompt.interact_on_opt(&Term::stderr()).map_err(unanswered)
    }

    /// Waits for one of these keys (lower case; `\n` is Enter); `None` for Esc, Ctrl-C and Ctrl-D.
    ///
    /// # Errors
    /// A usage error where there is no terminal.
    pub fn key(&mut self, question: &str, keys: &str, flag: &str) -> Result<Option<char>> {
        let question = self.before(question, flag)?;
        let terminal = Term::stderr();
        let wait = || -> io::Result<Option<char>> {
            terminal.write_str(&format!("{question} "))?;
            let pressed = loop {
                let pressed = match terminal.read_key_raw()? {
                    console::Key::Char('\u{4}') | console::Key::Escape | console::Key::CtrlC => break None,
                    console::Key::Enter => '\n',
                    console::Key::Char(c) => c.to_ascii_lowercase(),
                    _ => continue,
                };
                if keys.contains(pressed) {
                    break Some(pressed);
                }
            };
            terminal.write_line("")?;
            Ok(pressed)
        };
        wait().map_err(|error| unanswered(error.into()))
    }

    /// The cleaned question, if it can be asked.
    fn before(&mut self, question: &str, flag: &str) -> Result<String> {
        if !self.is_interactive() {
            return Err(Error::usage(format!("there is no terminal to ask: {question}"))
                .hint(format!("answer with {flag}")));
        }
        self.let_go();
        Ok(clean(question, Breaks::Space).into_owned())
    }
}

fn unanswered(error: dialoguer::Error) -> Error {
    let dialoguer::Error::IO(error) = error;
    Error::io("the question was not answered", &error)
}
