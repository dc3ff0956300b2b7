//! What is looked at more closely: the whole thread, and what hangs on it.

use std::io::Write;
use std::path::{Path, PathBuf};

use crate::cli::context::Context;
use crate::cli::look::show;
use crate::cli::screen::triage::asker::Said;
use crate::cli::screen::triage::page::size;
use crate::cli::screen::triage::sitting::{Sitting, Then};
use crate::cli::screen::triage::view::View;
use crate::desk::clean::{Breaks, clean};
use crate::desk::id::MessageId;
use crate::error::{Error, Kind, Result};
use crate::ui::key::Key;
use crate::work::message;

/// So many folders of one ticket are told apart by a number.
const MOST: u32 = 10_000;

/// What a desktop may run when it is asked to open it, by the ends of their names. These are saved and never opened.
const RUNS: [&str; 33] = [
    "app",
    "appimage",
    "application",
    "bat",
    "bin",
    "cmd",
    "com",
    "command",
    "cpl",
    "desktop",
    "exe",
    "hta",
    "jar",
    "js",
    "jse",
    "lnk",
    "msi",
    "pif",
    "pl",
    "ps1",
    "py",
    "rb",
    "reg",
    "run",
    "scr",
    "sh",
    "svg",
    "url",
    "vb",
    "vbe",
    "vbs",
    "workflow",
    "wsf",
];

/// What hangs on a message: where, its number there, its name, its bytes.
type Hanging = (MessageId, i64, String, i64);

impl Sitting<'_> {
    /// The whole thread, in the pager.
    ///
    /// # Errors
    /// Where it cannot be shown.
    pub(super) fn whole_thread(&mut self, view: &View) -> Result<Then> {
        let Context { ui, world, config, .. } = &mut *self.asker.context;
        // A voice reads lines, and no screen that scrolls under it.
        let pager = if self.asker.lines { None } else { config.pager(world)? };
        ui.page_with(pager, world);
        let shown = self.typed(view, false, &[view.row.id.to_string()], show::run);
        self.asker.context.ui.finish()?;
        shown
    }

    /// Saves what hangs on the ticket into a new folder, and opens it where somebody says so.
    ///
    /// # Errors
    /// Refused where nothing does; where it cannot be written.
    pub(super) fn open(&mut self, view: &View) -> Result<Then> {
        let all = view.attachments();
        let Some(first) = all.first() else {
            return Err(Error::refused(format!("nothing hangs on ticket {}", view.row.id)));
        };
        let mut list = String::new();
        for (at, (message, _, name, bytes)) in all.iter().enumerate() {
            list.push_str(&format!(
                "  {}  {} ({}, {message})\n",
                at + 1,
                clean(name, Breaks::Space),
                size(*bytes)
            ));
        }
        self.asker.context.ui.print(&list)?;
        let wanted = match all.len() {
            1 => vec![first.clone()],
            many => {
                let question = format!("which? (1-{many}, all): ");
                match self.asker.line(&question, "", &["all".to_owned()], &mut |_| {})? {
                    Said::Text(typed) if !typed.trim().is_empty() => chosen(typed.trim(), &all)?,
                    _ => return Ok(Then::Stay),
                }
            }
        };
        let folder = self.folder(view)?;
        let mut saved = Vec::new();
        for (message, part, name, _) in &wanted {
            let (_, bytes) = message::part(&self.store, *message, *part)?;
            saved.push(write(&folder, name, &bytes)?);
        }
        for path in &saved {
            self.asker.context.ui.note(format!("saved: {}", path.display()));
        }
        let [file] = saved.as_slice() else { return Ok(Then::Stay) };
        if may_run(file) {
            self.asker
                .context
                .ui
                .note("it is of a kind that is run when it is opened; look at it by other means");
            return Ok(Then::Stay);
        }
        if !self.asker.context.ui.is_interactive() {
            return Ok(Then::Stay);
        }
        let opener = self.asker.context.config.opener.clone().unwrap_or_else(|| OPENER.to_owned());
        let about = format!("opens it with {opener}");
        if self.asker.choose(&[(Key::Char('o'), "open", about.as_str())])?.is_some() {
            self.asker.context.ui.open_with(&opener, file)?;
        }
        Ok(Then::Stay)
    }

    /// A new folder of this ticket, which nobody else may look into.
    fn folder(&self, view: &View) -> Result<PathBuf> {
        let context = &*self.asker.context;
        let downloads = context.home().map(|home| home.join("Downloads")).filter(|folder| folder.is_dir());
        let temporary =
            || context.world.variable_os("TMPDIR").map_or_else(|| PathBuf::from("/tmp"), PathBuf::from);
        let below = downloads.unwrap_or_else(temporary);
        for number in 1..MOST {
            let end = if number == 1 { String::new() } else { format!("-{number}") };
            let folder = below.join(format!("desk-{}{end}", view.row.id));
            let mut builder = std::fs::DirBuilder::new();
            #[cfg(unix)]
            std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
            match builder.create(&folder) {
                Ok(()) => return Ok(folder),
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
                Err(error) => {
                    return Err(Error::new(
                        Kind::CannotCreate,
                        format!("cannot make the folder {}", folder.display()),
                    )
                    .because(error)
                    .hint(format!("desk show {} --save all DIR", view.row.id)));
                }
            }
        }
        Err(Error::refused(format!("there are too many folders desk-{} in {}", view.row.id, below.display())))
    }
}

/// What opens a file on this kind of machine.
const OPENER: &str = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };

/// Those that are meant by a number or by `all`.
fn chosen(typed: &str, all: &[Hanging]) -> Result<Vec<Hanging>> {
    if typed == "all" {
        return Ok(all.to_vec());
    }
    let number = typed.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    number.and_then(|at| all.get(at)).map(|one| vec![one.clone()]).ok_or_else(|| {
        Error::usage(format!("{typed:?} is none of them")).hint(format!("1 to {}, or all", all.len()))
    })
}

/// Writes a file into a folder of ours; where one of its name is there, under another.
fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf> {
    // Names are harmless since they were read; nothing but the last part of one can count here.
    let name = Path::new(name).file_name().map_or_else(|| "attachment".into(), |name| name.to_string_lossy());
    for number in 1..MOST {
        let path = match number {
            1 => folder.join(name.as_ref()),
            _ => folder.join(format!("{number}-{name}")),
        };
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let failed = |error| Error::io(format!("cannot write {}", path.display()), &error);
        match options.open(&path) {
            Ok(mut file) => {
                file.write_all(bytes).map_err(failed)?;
                return Ok(path);
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(failed(error)),
        }
    }
    Err(Error::refused(format!("there are too many files called {name}")))
}

/// Whether opening it might run it.
fn may_run(file: &Path) -> bool {
    let end = file.extension().map(|end| end.to_string_lossy().to_lowercase()).unwrap_or_default();
    RUNS.contains(&end.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_runs_is_known_by_its_end() {
        for (name, runs) in
            [("a.pdf", false), ("a.PDF.exe", true), ("a.Desktop", true), ("a", false), ("x.png", false)]
        {
            assert_eq!(may_run(Path::new(name)), runs, "{name}");
        }
    }

    #[test]
    fn no_file_is_written_over_or_elsewhere() {
        let folder = tempfile::tempdir().unwrap();
        let one = write(folder.path(), "a.txt", b"1").unwrap();
        let two = write(folder.path(), "../../a.txt", b"2").unwrap();
        assert_eq!((one, two), (folder.path().join("a.txt"), folder.path().join("2-a.txt")));
        assert_eq!(write(folder.path(), "..", b"3").unwrap(), folder.path().join("attachment"));
    }

    #[test]
    fn one_is_named_by_its_number() {
        let all = vec![(MessageId(1), 1, "a".to_owned(), 1), (MessageId(1), 2, "b".to_owned(), 1)];
        assert_eq!(chosen("2", &all).unwrap(), [all[1].clone()]);
        assert_eq!(chosen("all", &all).unwrap(), all);
        for wrong in ["0", "3", "x", "-1"] {
            assert!(chosen(wrong, &all).is_err(), "{wrong}");
        }
    }
}
