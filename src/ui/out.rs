//! stdout as the house sees it (contract §1): a closed pipe is no failure, and once something was changed that stands, no
//! other trouble is one either. Whoever sees a failure tries again, and would change it twice.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// stdout, which swallows everything once its reader is gone.
pub(super) struct Out {
    pub(super) to: Box<dyn Write + Send>,
    pub(super) closed: bool,
    /// Whether something was changed that stands.
    pub(super) changed: Arc<AtomicBool>,
    /// Why nothing more could be told after that.
    pub(super) untold: Option<io::Error>,
    /// What is held back until it is known whether the screen has room for all of it.
    pub(super) held: Option<Held>,
}

/// What was written and said so far, while both are held back.
#[derive(Default)]
pub(super) struct Held {
    pub(super) data: Vec<u8>,
    /// What was said, and after how many bytes of data.
    pub(super) talk: Vec<(usize, String)>,
}

impl Out {
    /// Holds talk back that comes after data which is held back; gives it back where it may be said at once.
    pub(super) fn hold_talk(&mut self, line: String) -> Option<String> {
        match self.held.as_mut().filter(|held| !held.data.is_empty()) {
            Some(held) => {
                held.talk.push((held.data.len(), line));
                None
            }
            None => Some(line),
        }
    }
}

impl Out {
    fn unless_closed<T>(
        &mut self,
        instead: T,
        write: impl FnOnce(&mut dyn Write) -> io::Result<T>,
    ) -> io::Result<T> {
        if self.closed {
            return Ok(instead);
        }
        match write(&mut self.to) {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(instead)
            }
            // Interrupted writes are tried again by their callers.
            Err(error)
                if self.changed.load(Ordering::Relaxed) && error.kind() != io::ErrorKind::Interrupted =>
            {
                (self.closed, self.untold) = (true, Some(error));
                Ok(instead)
            }
            result => result,
        }
    }
}

impl Write for Out {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some(held) = &mut self.held {
            held.data.extend_from_slice(bytes);
            return Ok(bytes.len());
        }
        self.unless_closed(bytes.len(), |to| to.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.held.is_some() {
            return Ok(());
        }
        self.unless_closed((), |to| to.flush())
    }
}
