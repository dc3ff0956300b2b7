//! A text from the user's editor, for every command that opens one. What was typed is never lost: the file lies in a folder
//! beside the desk, stays on any refusal or fault, and its path is told; the next editor for the same thing offers it again.

use std::path::{Path, PathBuf};

use crate::cli::context::Context;
use crate::error::{Error, Kind, Result};
use crate::ui::editor::Ended;
use crate::ui::kept::Kept;
use crate::work::written;

/// What is written.
pub struct Purpose {
    /// What the file is called, as `note-12`; letters, digits and `-`.
    pub name: String,
    /// What it is in a sentence, as `the note`.
    pub noun: &'static str,
    /// The option that brings the text without an editor.
    pub flag: &'static str,
    /// The command that takes up a text that was kept, from its path as a shell takes it.
    pub again: Box<dyn Fn(&str) -> String>,
}

/// A text that was written, and the file in which it is until somebody else has it.
#[derive(Debug)]
pub struct Edited {
    /// What was saved.
    pub text: String,
    /// Where.
    pub kept: Kept,
    /// Whether it had been kept before, and nothing was changed in it.
    pub as_it_was: bool,
}

impl Purpose {
    /// An error, with where the text is and how it is taken up again.
    pub fn told(&self, error: Error, kept: &Kept) -> Error {
        let path = self.path(kept);
        error.hint(format!("what was written is kept in {path}")).hint((self.again)(&path))
    }

    /// Where a text is, as a shell takes it.
    pub fn path(&self, kept: &Kept) -> String {
        in_a_shell(kept.path())
    }

    /// What a file holds.
    ///
    /// # Errors
    /// Where it is not there, or no text.
    pub fn read(&self, kept: &Kept) -> Result<String> {
        let bytes = kept
            .read()
            .map_err(|error| Error::io(format!("cannot read {}", kept.path().display()), &error))?;
        let read = written::text(&bytes);
        read.map_err(|why| Error::new(Kind::Data, "what was written cannot be read").because(why))
    }
}

impl Context {
    /// The folder in which texts are kept that are being written for this desk.
    pub fn kept(&self) -> Result<PathBuf> {
        let database = self.database()?;
        let name = database.file_name().unwrap_or_default().to_owned();
        Ok(database.with_file_name("kept").join(name))
    }

    /// Lets a person write, beginning with `initial`, and gives what was saved; nothing where the text was left as it stood. A text
    /// that was kept before is offered first, where somebody can be asked.
    ///
    /// # Errors
    /// Refused where the editor gave up; whatever was written until then is kept, and where is told.
    pub fn edit(&mut self, purpose: &Purpose, initial: &str) -> Result<Option<Edited>> {
        let kept = match self.offered(purpose)? {
            Some(kept) => kept,
            None => self.file(purpose, initial)?,
        };
        self.edit_file(purpose, kept)
    }

    /// The newest text that was kept for this, if there is one and the person at the terminal wants to go on with it.
    pub fn offered(&mut self, purpose: &Purpose) -> Result<Option<Kept>> {
        let mut left = Kept::left(&self.kept()?, &purpose.name).into_iter().map(|(kept, _)| kept);
        let Some(newest) = left.next() else { return Ok(None) };
        let path = in_a_shell(newest.path());
        if !self.ui.is_interactive() {
            self.ui.note(format!("{} that was written before is kept in {path}", purpose.noun));
            self.ui.hint((purpose.again)(&path));
            return Ok(None);
        }
        let question = format!("{} that was written before is kept in {path}. Go on with it?", purpose.noun);
        Ok(self.ui.confirm(&question, purpose.flag)?.then_some(newest))
    }

    /// A file for the editor: beside the desk, and where that cannot be, among temporary ones.
    pub fn file(&self, purpose: &Purpose, initial: &str) -> Result<Kept> {
        let folder = self.kept()?;
        // Before anybody writes what cannot be opened.
        self.ui.editor(self.config.editor(&self.world)?.as_deref(), purpose.flag)?;
        Kept::tidy(&folder);
        let error = match Kept::new(&folder, &purpose.name, initial) {
            Ok(kept) => return Ok(kept),
            Err(error) => error,
        };
        let temporary = self.world.variable_os("TMPDIR").map_or_else(|| PathBuf::from("/tmp"), PathBuf::from);
        Kept::new(&temporary, &format!("desk-{}", purpose.name), initial).map_err(|_| {
            let kind = if Error::io("", &error).kind == Kind::TryAgain {
                Kind::TryAgain
            } else {
                Kind::CannotCreate
            };
            Error::new(kind, format!("cannot make a file in {}", folder.display())).because(error)
        })
    }

    /// Opens the editor on a file that is there.
    ///
    /// # Errors
    /// As [`Context::edit`].
    pub fn edit_file(&mut self, purpose: &Purpose, kept: Kept) -> Result<Option<Edited>> {
        let editor = self.config.editor(&self.world)?;
        let before = kept.read().ok();
        let ended = self.ui.open_editor(editor.as_deref(), kept.path(), purpose.flag);
        let bytes = kept.read().map_err(|error| {
            Error::io(format!("the editor has taken away {}", kept.path().display()), &error)
        })?;
        let (is_new, as_it_was) = (kept.is_untouched(), before.as_ref() == Some(&bytes));
        let name = editor.as_deref().unwrap_or("vi");
        let gave_up = match ended {
            Err(error) => error,
            Ok(Ended::Missing) => Error::refused(format!("there is no editor `{name}`; nothing was done"))
                .hint("EDITOR=vi desk …, or editor = \"vi\" in config.toml"),
            Ok(Ended::GaveUp) => Error::refused(format!("the editor `{name}` gave up; nothing was done")),
            Ok(Ended::Killed(how)) => {
                let error =
                    Error::refused(format!("the editor `{name}` was killed ({how}); nothing was done"));
                // What it had not saved yet it keeps beside the file, under a name that belongs to this one.
                return Err(purpose.told(error, &kept));
            }
            Ok(Ended::Well { at_once }) if is_new => {
                self.ui.note(format!("{} was left as it stood", purpose.noun));
                if at_once {
                    let path = in_a_shell(kept.path());
                    self.ui
                        .hint("an editor that comes back at once must be told to wait: EDITOR='code --wait'");
                    // Somebody may be writing into it now.
                    self.ui.hint(format!("what it saves later is in {path}"));
                } else {
                    kept.remove();
                }
                return Ok(None);
            }
            Ok(Ended::Well { .. }) => {
                return match purpose.read(&kept) {
                    Ok(text) => Ok(Some(Edited { text, kept, as_it_was })),
                    Err(error) => Err(purpose.told(error, &kept)),
                };
            }
        };
        if is_new && !kept.has_company() {
            kept.remove();
            return Err(gave_up);
        }
        Err(purpose.told(gave_up, &kept))
    }

    /// Keeps a text that was not written in an editor, and that nobody else has; where even that fails, it is in the error.
    pub fn keep(&self, purpose: &Purpose, text: &str, error: Error) -> Error {
        let kept = self.kept().and_then(|folder| {
            let temporary =
                self.world.variable_os("TMPDIR").map_or_else(|| PathBuf::from("/tmp"), PathBuf::from);
            Kept::written(&folder, &purpose.name, text)
                .or_else(|_| Kept::written(&temporary, &format!("desk-{}", purpose.name), text))
                .map_err(|error| Error::io("", &error))
        });
        match kept {
            Ok(kept) => purpose.told(error, &kept),
            Err(_) => error.hint(format!("the text was:\n{text}")),
        }
    }
}

/// A path as one word of a shell.
fn in_a_shell(path: &Path) -> String {
    let path = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-+,:@%".contains(c);
    if !path.is_empty() && path.chars().all(plain) {
        path
    } else {
        format!("'{}'", path.replace('\'', "'\\''"))
    }
}
