//! stdout as the house sees it: a closed pipe is no failure (contract §1).

use std::io::{self, Write};

/// stdout, which swallows everything once its reader is gone.
pub(super) struct Out {
    pub(super) to: Box<dyn Write + Send>,
    pub(super) closed: bool,
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
