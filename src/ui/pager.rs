//! The program that shows long output, and whether a screen has room without it.

use std::io::{ErrorKind, Write};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::SIGINT;
use signal_hook::flag;
use unicode_width::UnicodeWidthStr;

/// What shows long output.
#[derive(Clone, Debug)]
pub(super) struct Pager {
    pub(super) command: String,
    /// Whether the user has left it to us which options `less` gets.
    pub(super) tells_less: bool,
}

/// How a pager ended.
pub(super) enum Ended {
    /// It was read to the end, or its reader had seen enough.
    Read,
    /// Nothing was shown, and why.
    Broken(String),
}

impl Pager {
    /// Feeds the pager and waits for it. What interrupts meanwhile is meant for it, and not for us: if we went away, it would
    /// quarrel with the shell about the keyboard.
    pub(super) fn show(&self, data: &[u8]) -> Ended {
        let broken = |why: String| Ended::Broken(format!("the pager `{}` {why}", self.command));
        let ours = Arc::new(AtomicBool::new(false));
        let seen = Arc::new(AtomicBool::new(false));
        let asked = flag::register_conditional_default(SIGINT, Arc::clone(&ours))
            .and_then(|_| flag::register(SIGINT, Arc::clone(&seen)));
        if let Err(error) = asked {
            return broken(format!("was not started: {error}"));
        }
        let mut command = Command::new("sh");
        command.arg("-c").arg(&self.command).stdin(Stdio::piped());
        if self.tells_less {
            command.env("LESS", "FRX");
        }
        let mut child = match command.spawn() {
            Ok(child) => child,
            Err(error) => return broken(format!("cannot be started: {error}")),
        };
        let fed = child.stdin.take().map_or(Ok(()), |mut stdin| stdin.write_all(data));
        let status = child.wait();
        // From now on an interrupt ends us again.
        ours.store(true, Ordering::Relaxed);
        match (status, fed) {
            (Err(error), _) => broken(format!("was lost: {error}")),
            (_, Err(error)) if error.kind() != ErrorKind::BrokenPipe => broken(format!("was lost: {error}")),
            (Ok(status), _) => match status.code() {
                Some(0) | None => Ended::Read,
                Some(_) if seen.load(Ordering::Relaxed) => Ended::Read,
                Some(126 | 127) => broken("cannot be started".into()),
                Some(code) => broken(format!("failed with {code}")),
            },
        }
    }
}

/// Whether the screen has room for this and the prompt below it.
pub(super) fn fits(data: &[u8], (width, height): (usize, usize)) -> bool {
    let text = String::from_utf8_lossy(data);
    let mut lines = 0;
    for line in text.lines() {
        lines += without_inks(line).width().div_ceil(width.max(1)).max(1);
        if lines >= height {
            return false;
        }
    }
    true
}

/// The line without our colours, which take no room.
fn without_inks(line: &str) -> String {
    let mut parts = line.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |all, part| all + part.split_once('m').map_or(part, |(_, after)| after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_screen_has_room_for_what_is_shorter_than_it() {
        assert!(fits(b"1\n2\n3\n", (80, 4)), "and a line for the prompt");
        assert!(!fits(b"1\n2\n3\n4\n", (80, 4)));
        assert!(!fits("x".repeat(81).repeat(4).as_bytes(), (80, 5)), "long lines take several");
        assert!(fits(format!("\u{1b}[1m{}\u{1b}[0m", "x".repeat(80)).as_bytes(), (80, 2)), "colours none");
        assert!(fits(b"", (80, 1)));
        assert!(!fits("\u{6ce8}".repeat(41).as_bytes(), (80, 2)), "wide letters two places");
    }
}
