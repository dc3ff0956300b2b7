//! One import as it is being read: every source hands its mails to a [`Reading`], which hashes, asks whether they are
//! known, reads and sends them on, in order.

use std::fs::File;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::folder::{self, Lies};
use super::incoming::Folder;
use super::item::{Item, Known, LeftOut};
use super::mail::{self, LARGEST, Origin};
use super::mbox::{self, Splitter};
use super::original::{Gathering, Large, Press};
use super::queue::Sender;
use super::start;
use crate::desk::time::Moment;
use crate::error::Error;

/// How far the reading is, for a progress bar on another thread.
#[derive(Debug, Default)]
pub struct Progress {
    /// Bytes read so far.
    pub bytes: AtomicU64,
    /// Bytes that are known to lie ahead or behind; grows while folders are listed, and is 0 for stdin.
    pub total: AtomicU64,
    /// Mails read so far.
    pub mails: AtomicU64,
}

/// How a file came to be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// It was named as a source: it is always taken, and its name says nothing.
    Named,
    /// It lies among others in a folder: a mail or an mbox.
    Among,
    /// It is one mail of a Maildir, filed then, if that is known.
    Maildir(Option<Moment>),
}

/// The state of a reading.
pub struct Reading<'a> {
    known: &'a dyn Fn(&[u8; 32]) -> bool,
    progress: &'a Progress,
    send: &'a Sender,
    press: Press,
    /// Junk, trash and drafts are read like all else.
    all_folders: bool,
    bytes: Vec<u8>,
    index: usize,
    messages: u64,
    ignored: u64,
}

impl Reading<'_> {
    /// One that has nothing behind it; `None` where there is no memory for a compressor, and so for nothing else either.
    pub(super) fn new<'r>(
        progress: &'r Progress,
        known: &'r dyn Fn(&[u8; 32]) -> bool,
        send: &'r Sender,
        all_folders: bool,
    ) -> Option<Reading<'r>> {
        let press = Press::new().ok()?;
        let (bytes, index, messages, ignored) = (Vec::new(), 0, 0, 0);
        Some(Reading { known, progress, send, press, all_folders, bytes, index, messages, ignored })
    }

    /// What follows belongs to this source argument.
    pub(super) fn begin(&mut self, index: usize) {
        (self.index, self.messages, self.ignored) = (index, 0, 0);
    }

    /// Tells that the source argument is done.
    pub(super) fn finish(&mut self, opened: bool) -> ControlFlow<()> {
        let Reading { index, messages, ignored, .. } = *self;
        self.pass(Item::Finished { index, opened, messages, ignored })
    }

    /// Reads a file that is one mail or an mbox, in this folder.
    pub(super) fn file(&mut self, path: &Path, folder: Folder, place: Place) -> ControlFlow<()> {
        let mut file = match File::open(path) {
            Ok(file) => file,
            Err(error) => return self.failed(path, &error),
        };
        let metadata = file.metadata().ok();
        let size = metadata.as_ref().map_or(0, |m| m.len());
        let modified = metadata.and_then(|m| m.modified().ok()).and_then(|t| {
            let since = t.duration_since(std::time::UNIX_EPOCH).ok()?;
            i64::try_from(since.as_secs()).ok().map(Moment)
        });
        let filed = if let Place::Maildir(filed) = place { filed } else { None }.or(modified);
        let origin = Origin { source: shown(path), position: 1, filed, folder };
        self.stream(&mut file, size, origin, place)
    }

    /// A system error about one file: reported, and the others go on.
    pub(super) fn failed(&mut self, path: &Path, error: &io::Error) -> ControlFlow<()> {
        self.report(&shown(path), error)
    }

    /// A file that is no mail by its name was passed over.
    pub(super) fn ignore(&mut self) {
        self.ignored += 1;
    }

    /// Tells how much lies ahead.
    pub(super) fn expect(&self, bytes: u64) {
        self.progress.total.fetch_add(bytes, Ordering::Relaxed);
    }

    fn report(&mut self, source: &Arc<str>, error: &io::Error) -> ControlFlow<()> {
        let mut error = Error::io(format!("cannot read {source}"), error);
        if error.kind == crate::error::Kind::NoInput {
            error = error.hint("check the path; `-` reads from stdin");
        }
        self.pass(Item::SourceFailed { index: self.index, source: Arc::clone(source), error })
    }

    /// Reads a stream of about `size` bytes: an mbox where its first bytes say so and it may be one, else one mail.
    pub(super) fn stream(
        &mut self,
        input: &mut dyn Read,
        size: u64,
        origin: Origin,
        place: Place,
    ) -> ControlFlow<()> {
        let mut head = Vec::with_capacity(256);
        if let Err(error) = input.take(256).read_to_end(&mut head) {
            return self.report(&origin.source, &error);
        }
        if !matches!(place, Place::Maildir(_)) && mbox::is_mbox(&head) {
            let name = Path::new(&*origin.source).file_name().unwrap_or_default().to_string_lossy();
            let folder = match place {
                Place::Among => folder::of_mbox(&name, origin.folder),
                _ => origin.folder,
            };
            return self.mbox(head.chain(input), &Origin { folder, ..origin.clone() });
        }
        let lies = if place == Place::Named { Lies::Alone } else { Lies::AmongFiles };
        self.one(&head, input, size, origin, lies)
    }

    fn mbox(&mut self, input: impl Read, origin: &Origin) -> ControlFlow<()> {
        let mut splitter = Splitter::new(Counted(input, self.progress), LARGEST);
        let mut position = 0;
        loop {
            let letter = match splitter.next_letter() {
                Ok(Some(letter)) => letter,
                Ok(None) => return ControlFlow::Continue(()),
                Err(error) => return self.report(&origin.source, &error),
            };
            position += 1;
            // Without an instant in its `From ` line nothing is known: the time of the file is that of its last mail.
            let origin = Origin { position, filed: letter.filed, ..origin.clone() };
            self.letter(origin, letter.bytes, letter.large, Lies::InMbox)?;
        }
    }

    /// One mail, of which the first bytes have been read.
    fn one(
        &mut self,
        head: &[u8],
        input: &mut dyn Read,
        size: u64,
        origin: Origin,
        lies: Lies,
    ) -> ControlFlow<()> {
        let mut bytes = std::mem::take(&mut self.bytes);
        bytes.clear();
        // A large mail gets the room that it needs, not the next power of two.
        bytes.reserve_exact(usize::try_from(size).unwrap_or(LARGEST).min(LARGEST) + 64);
        let mut input = Counted(head.chain(input), self.progress);
        let read = (&mut input).take(LARGEST as u64 + 1).read_to_end(&mut bytes);
        let flow = match read.and_then(|_| rest(&bytes, &mut input)) {
            Ok(large) => {
                bytes.truncate(LARGEST);
                self.letter(origin, &bytes, large, lies)
            }
            Err(error) => self.report(&origin.source, &error),
        };
        if bytes.capacity() <= 4 << 20 {
            self.bytes = bytes;
        }
        flow
    }

    fn letter(
        &mut self,
        mut origin: Origin,
        bytes: &[u8],
        large: Option<Large>,
        lies: Lies,
    ) -> ControlFlow<()> {
        self.messages += 1;
        self.progress.mails.fetch_add(1, Ordering::Relaxed);
        let sha256 = large.as_ref().map_or_else(|| mail::sha256(bytes), |large| large.sha256);
        let (message_id, folder) = mail::id_and_folder(bytes, origin.folder, lies);
        origin.folder = folder;
        if !self.all_folders && folder.is_nowhere() {
            let Origin { source, position, .. } = origin;
            return self.pass(Item::LeftOut(LeftOut { source, position, message_id, folder }));
        }
        if (self.known)(&sha256) {
            let Origin { source, position, folder, .. } = origin;
            return self.pass(Item::Known(Known { source, position, sha256, message_id, folder }));
        }
        let source = Arc::clone(&origin.source);
        let item = match large {
            Some(large) => Ok(Item::Refused(mail::too_large(&origin, bytes, large))),
            None => mail::read(origin, bytes, sha256, &mut self.press)
                .map(|mail| mail.map_or_else(Item::Refused, Item::Mail)),
        };
        match item {
            Ok(item) => self.pass(item),
            Err(error) => self.report(&source, &error),
        }
    }

    fn pass(&mut self, item: Item) -> ControlFlow<()> {
        if self.send.send(item).is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }
}

/// Reads one mail from a stream, whatever its size, as a delivery agent gets it: some mail servers put an mbox `From ` line
/// before its head. What is too large to be read is refused, and kept whole.
///
/// # Errors
/// When the stream breaks off, memory is short, or the mail is so large that it cannot be kept: then nobody else may let
/// go of it.
pub fn delivered(input: &mut dyn Read) -> io::Result<mail::Reading> {
    let mut bytes = Vec::new();
    input.take(LARGEST as u64 + 1).read_to_end(&mut bytes)?;
    let front = start::offset(&bytes);
    let mail = bytes.get(front..).unwrap_or_default();
    if mail.starts_with(b"From ") {
        let line = memchr::memchr(b'\n', mail).map_or(mail.len(), |end| end + 1);
        bytes.drain(..front + line);
    }
    let large = rest(&bytes, input)?;
    bytes.truncate(LARGEST);
    let origin = Origin { source: "-".into(), position: 1, filed: None, folder: Folder::Inbox };
    match large {
        Some(large) if !large.whole => {
            Err(io::Error::other("the mail is too large to be kept; nothing of it was stored"))
        }
        Some(large) => Ok(Err(mail::too_large(&origin, &bytes, large))),
        None => mail::read(origin, &bytes, mail::sha256(&bytes), &mut Press::new()?),
    }
}

/// What lies beyond the limit is compressed as it passes by; `None` where nothing does.
fn rest(bytes: &[u8], input: &mut (impl Read + ?Sized)) -> io::Result<Option<Large>> {
    if bytes.len() <= LARGEST {
        return Ok(None);
    }
    let mut gathering = Gathering::new()?;
    gathering.add(bytes)?;
    let mut chunk = vec![0; 1 << 16];
    loop {
        match input.read(&mut chunk) {
            Ok(0) => return gathering.finish().map(Some),
            Ok(n) => gathering.add(chunk.get(..n).unwrap_or_default())?,
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(e) => return Err(e),
        }
    }
}

/// Counts what goes through.
struct Counted<'a, R>(R, &'a Progress);

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.0.read(into)?;
        self.1.bytes.fetch_add(n as u64, Ordering::Relaxed);
        Ok(n)
    }
}

/// A path as people see it.
fn shown(path: &Path) -> Arc<str> {
    path.to_string_lossy().into()
}

#[cfg(test)]
mod tests;
