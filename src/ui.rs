//! The only mouth and ear of `desk`. stdout is data, stderr is talk (contract §1): a pipe never receives a status
//! line, a hint or a progress bar, and a question is asked only where a person can answer it.
//!
//! Whatever is said here is cleaned first, because subjects and addresses of strangers stand in our sentences.

use std::fmt::Display;
use std::io::{self, BufWriter, Write};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use dialoguer::console::Term;
use indicatif::{ProgressBar, ProgressStyle};

use crate::desk::clean::{Breaks, clean};
use crate::desk::time::{Moment, Zone};
use crate::error::{Error, Result};
use crate::table::color::Ink;
use crate::table::{Format, Style, Table};
use crate::world::World;

use key::Fingers;
use out::Out;
use pager::Pager;

pub use live::Live;

mod command;
pub mod editor;
pub mod kept;
pub mod key;
mod keys;
mod live;
mod opener;
mod out;
mod pager;
mod paging;
mod question;

#[cfg(test)]
mod tests;

/// So much output is gathered before it is written.
const BUFFER: usize = 128 * 1024;

/// Whether colours are used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set or the terminal is a dumb one.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// The manner in which the user wants to be spoken to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Manner {
    /// `--color`.
    pub color: Color,
    /// `-q`: no status lines, no hints and no progress; warnings and errors stay.
    pub quiet: bool,
    /// `-v`: details too.
    pub verbose: bool,
    /// `--yes`: every question that asks for leave is answered with yes.
    pub yes: bool,
}

/// See the head of this file.
pub struct Ui {
    out: BufWriter<Out>,
    err: Box<dyn Write + Send>,
    manner: Manner,
    stdin_is_terminal: bool,
    stdout_is_terminal: bool,
    stderr_is_terminal: bool,
    no_color: bool,
    dumb: bool,
    width: Option<usize>,
    height: Option<usize>,
    pager: Option<Pager>,
    /// Whether somebody has said how large the window is, so that it is not asked.
    fixed_size: bool,
    accessible: bool,
    fingers: Fingers,
    bar: Option<ProgressBar>,
}

impl Ui {
    /// Takes stdout and stderr out of the world (it keeps stdin) and speaks in the default manner, until
    /// [`Ui::configure`] tells a better one: even "there is no such option" needs a mouth.
    pub fn new(world: &mut World) -> Ui {
        let stdout = std::mem::replace(&mut world.stdout, Box::new(io::sink()));
        let out = Out { to: stdout, closed: false, changed: Arc::default(), untold: None, held: None };
        Ui {
            out: BufWriter::with_capacity(BUFFER, out),
            err: std::mem::replace(&mut world.stderr, Box::new(io::sink())),
            manner: Manner::default(),
            stdin_is_terminal: world.stdin_is_terminal,
            stdout_is_terminal: world.stdout_is_terminal,
            stderr_is_terminal: world.stderr_is_terminal,
            // https://no-color.org: any value that is not empty.
            no_color: world.variable_os("NO_COLOR").is_some(),
            dumb: world.variable_os("TERM").is_some_and(|term| term == "dumb"),
            width: world.columns(),
            height: world.lines(),
            pager: None,
            fixed_size: world.variable_os("COLUMNS").is_some(),
            // Who switches a thing off says 0 or false, and means it.
            accessible: world.variable_os("ACCESSIBLE").is_some_and(|value| value != "0" && value != "false"),
            fingers: world.keys.take().map_or(Fingers::Person, Fingers::Claimed),
            bar: None,
        }
    }

    /// From now on in this manner.
    pub fn configure(&mut self, manner: Manner) {
        self.manner = manner;
    }

    /// Whether a person reads what [`Ui::data`] takes.
    pub fn output_is_terminal(&self) -> bool {
        self.stdout_is_terminal
    }

    /// Whether questions can be asked: a person types and a person reads.
    pub fn is_interactive(&self) -> bool {
        self.stdin_is_terminal && self.stderr_is_terminal
    }

    /// Whether data may be coloured.
    pub fn output_color(&self) -> bool {
        self.color_on(self.stdout_is_terminal)
    }

    /// How tables are written to stdout, seen from this zone at this instant.
    pub fn style(&self, zone: Zone, now: Moment) -> Style {
        let width = self.width;
        Style { color: self.output_color(), width, zone, now, no_header: false, raw: false, single: false }
    }

    fn color_on(&self, terminal: bool) -> bool {
        match self.manner.color {
            Color::Auto => terminal && !self.no_color && !self.dumb,
            Color::Always => true,
            Color::Never => false,
        }
    }
}

/// Data.
impl Ui {
    /// Where data goes: buffered, written out by [`Ui::finish`].
    ///
    /// When the reader goes away (`desk list | head -1`) the rest is swallowed without an error, so that no caller
    /// can turn a closed pipe into a failure: it is exit 0 (contract §1). A long stream asks [`Ui::is_closed`].
    pub fn data(&mut self) -> &mut dyn Write {
        &mut self.out
    }

    /// Writes our own words (help, a document, a script) to `stdout` as they are.
    pub fn print(&mut self, text: &str) -> Result<()> {
        self.out.write_all(text.as_bytes()).map_err(|error| cannot_write(&error))
    }

    /// Writes a table that [`Format::arrange`] has made ready.
    ///
    /// # Errors
    /// Where stdout cannot be written, a full disk for example; and where it is a terminal and the format no text.
    pub fn table(&mut self, table: &Table, format: &Format, style: &Style) -> Result<()> {
        self.can_show(format)?;
        (format.write)(table, style, &mut self.out).map_err(|error| cannot_write(&error))
    }

    /// To be set when something was changed that stands: what cannot be written from then on is told by [`Ui::untold`], and
    /// is no failure.
    pub fn changed(&self) -> &Arc<AtomicBool> {
        &self.out.get_ref().changed
    }

    /// Why what came of a change could not be written, if so. To be asked after [`Ui::finish`].
    pub fn untold(&mut self) -> Option<Error> {
        self.out.get_mut().untold.take().map(|error| cannot_write(&error))
    }

    /// Refuses a format that the terminal cannot show.
    pub fn can_show(&self, format: &Format) -> Result<()> {
        if self.stdout_is_terminal && !format.is_text() {
            return Err(Error::usage(format!("{} is nothing for a terminal to show", format.name))
                .hint(format!("desk list -f {0} > list.{0}", format.name)));
        }
        Ok(())
    }

    /// Whether nobody reads stdout any more.
    pub fn is_closed(&self) -> bool {
        self.out.get_ref().closed
    }

    /// Writes out what is buffered. To be called once at the end, or a full disk goes unnoticed.
    ///
    /// # Errors
    /// As [`Ui::table`].
    pub fn finish(&mut self) -> Result<()> {
        self.show_held();
        self.out.flush().map_err(|error| cannot_write(&error))
    }
}

/// Talk.
impl Ui {
    /// A status line; silent with `-q`.
    pub fn note(&mut self, text: impl Display) {
        if !self.manner.quiet {
            self.say(None, "", &text);
        }
    }

    /// A status line that is said only with `-v`.
    pub fn detail(&mut self, text: impl Display) {
        if self.manner.verbose && !self.manner.quiet {
            self.say(None, "", &text);
        }
    }

    /// Something that the user should know although the command goes on.
    pub fn warn(&mut self, text: impl Display) {
        self.say(Some(Ink::Yellow), "warning: ", &text);
    }

    /// Something that can be typed next; silent with `-q`.
    pub fn hint(&mut self, text: impl Display) {
        if !self.manner.quiet {
            self.say(Some(Ink::Cyan), "hint: ", &text);
        }
    }

    /// A failure with its hints, which are a part of it. Lines of data that came before are written out first.
    pub fn error(&mut self, error: &Error) {
        self.say(Some(Ink::Alarm), "error: ", error);
        for hint in &error.hints {
            self.say(Some(Ink::Cyan), "hint: ", hint);
        }
    }

    /// Our own help, as it is.
    pub fn help(&mut self, text: &str) {
        let _ = self.out.flush();
        // Nobody is left to be told that it failed.
        let _ = writeln!(self.err, "{}", text.trim_end());
    }

    fn say(&mut self, ink: Option<Ink>, label: &str, text: &dyn Display) {
        // Where both go to one terminal, what was written first must stand first. A failure here is found by finish.
        let _ = self.out.flush();
        let text = text.to_string();
        // Indented, so that a line break in a stranger's words cannot begin a hint of ours.
        let text = clean(text.trim_end(), Breaks::Lines).replace('\n', "\n  ");
        let label = match ink.filter(|_| self.color_on(self.stderr_is_terminal)) {
            Some(ink) => ink.paint(label),
            None => label.to_owned(),
        };
        let line = format!("{label}{text}\n");
        let Some(line) = self.out.get_mut().hold_talk(line) else { return };
        let err = &mut self.err;
        // In one piece, because others may talk on the same terminal. Nobody is left to be told that it failed.
        let mut write = || drop(err.write_all(line.as_bytes()).and_then(|()| err.flush()));
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// A bar on stderr with rate and time left, for work on so many bytes; without a total it only counts. On
    /// anything but a terminal, and with `-q`, it shows nothing.
    pub fn progress(&mut self, what: &str, total: Option<u64>) -> Progress {
        if self.manner.quiet || self.dumb || !self.stderr_is_terminal {
            return Progress(ProgressBar::hidden());
        }
        let (bar, template) = match total {
            Some(total) => (
                ProgressBar::new(total),
                "{msg} [{wide_bar}] {bytes}/{total_bytes}, {binary_bytes_per_sec}, {eta} left",
            ),
            None => (ProgressBar::no_length(), "{msg} {bytes}, {binary_bytes_per_sec}"),
        };
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar =
            bar.with_style(style.progress_chars("=> ")).with_message(clean(what, Breaks::Space).into_owned());
        self.bar = Some(bar.clone());
        Progress(bar)
    }
}

/// Columns and lines of the terminal behind stdout.
pub fn terminal_size() -> Option<(usize, usize)> {
    let (lines, columns) = Term::stdout().size_checked()?;
    Some((usize::from(columns), usize::from(lines))).filter(|(columns, lines)| *columns > 0 && *lines > 0)
}

/// How far the work is; shared between threads.
#[derive(Clone)]
pub struct Progress(ProgressBar);

impl Progress {
    /// So many bytes more are done.
    pub fn advance(&self, bytes: u64) {
        self.0.inc(bytes);
    }

    /// Done: the bar goes away.
    pub fn finish(&self) {
        self.0.finish_and_clear();
    }
}

fn cannot_write(error: &io::Error) -> Error {
    Error::io("cannot write the output", error)
}
