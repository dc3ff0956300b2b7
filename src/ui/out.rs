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
        self.unless_closed(bytes.len(), |to| to.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.unless_closed((), |to| to.flush())
    }
}
