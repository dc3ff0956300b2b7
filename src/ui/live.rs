//! A picture on the terminal that is drawn again and again in the place where it stood, and the rest between two looks.
//!
//! It is drawn in the normal buffer, below what was there, in one piece; no cursor is hidden and no mode is set. So there is nothing
//! to put back, however the program ends.

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use signal_hook::consts::SIGTERM;
use signal_hook::flag;

use super::{Ui, cannot_write};
use crate::error::{Error, Result};

/// A picture that changes, and whether somebody wants it to end.
#[derive(Debug)]
pub struct Live {
    /// How many lines it had, and how wide the terminal was.
    drawn: usize,
    width: Option<usize>,
    ended: Arc<AtomicBool>,
}

impl Ui {
    /// Begins one; from now on the signal that asks a program to end is heard by [`Ui::rest`].
    pub fn live(&self) -> Result<Live> {
        let ended = Arc::new(AtomicBool::new(false));
        flag::register(SIGTERM, ended.clone())
            .map_err(|error| Error::io("cannot listen for signals", &error))?;
        Ok(Live { drawn: 0, width: self.width, ended })
    }

    /// Whether lines can be drawn over on this terminal.
    pub fn can_redraw(&self) -> bool {
        self.stdout_is_terminal && !self.wants_lines()
    }

    /// Draws these lines in the place of those before; none may be wider than the terminal.
    pub fn redraw(&mut self, live: &mut Live, lines: &[String]) -> Result<()> {
        let mut text = match live.drawn {
            0 => String::new(),
            // What was drawn on a terminal of another width has gone over into other lines: they cannot be counted.
            _ if live.width != self.width => "\x1b[2J\x1b[H".to_owned(),
            drawn => format!("\x1b[{drawn}A"),
        };
        for line in lines {
            text.push_str(&format!("\r\x1b[K{line}\n"));
        }
        text.push_str("\x1b[J");
        (live.drawn, live.width) = (lines.len(), self.width);
        self.out
            .write_all(text.as_bytes())
            .and_then(|()| self.out.flush())
            .map_err(|error| cannot_write(&error))
    }

    /// Rings.
    pub fn bell(&mut self) -> Result<()> {
        self.print("\x07")
    }

    /// Waits so long. `false`: not to the end, since somebody asked the program to end or nobody reads its output any more.
    pub fn rest(&mut self, live: &Live, span: Duration) -> bool {
        let until = Instant::now() + span;
        loop {
            if live.ended.load(Ordering::Relaxed) || self.is_closed() {
                return false;
            }
            let left = until.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return true;
            }
            if !wait(left) {
                return false;
            }
        }
    }
}

/// Waits, no longer than so long; a signal ends it. `false`: who read our output has gone.
#[cfg(unix)]
fn wait(span: Duration) -> bool {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let time = Timespec::try_from(span).ok();
    let stdout = rustix::stdio::stdout();
    !matches!(poll(&mut [PollFd::new(&stdout, PollFlags::empty())], time.as_ref()), Ok(1..))
}

#[cfg(not(unix))]
fn wait(span: Duration) -> bool {
    std::thread::sleep(span.min(Duration::from_millis(200)));
    true
}
