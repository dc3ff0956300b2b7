//! The mbox file: mails one after the other, parted by `From ` lines (RFC 4155 and its elder cousins mboxo and
//! mboxrd). Read as a stream: memory holds one chunk and the mail at hand, never the file.
//!
//! What parts two mails is asked of a `From ` line and of what stands around it ([`border::Line`]): its shape, the empty line before it
//! and the head behind it. The empty line belongs to the format and is dropped, the rest is left as it is, but for one `>` taken
//! from lines of the form `>From ` (mboxrd; for mboxo it is the same).

mod border;
pub(super) mod source;

use std::io::{self, Read};

use memchr::memmem::Finder;

use super::original::{Gathering, Large};
use super::{envelope, start};
use crate::desk::time::Moment;
use border::Line;

/// How much is asked for at once.
const CHUNK: usize = 1 << 20;
/// How much of a mail that is being skipped stays in memory, so that the `From ` line behind it is found.
const TAIL: usize = 4 * envelope::LONGEST;
/// How much behind a `From ` line is looked at.
const AHEAD: usize = 1 << 12;

/// Whether the first bytes of a file are those of an mbox; a byte order mark and empty lines before it are borne.
pub(super) fn is_mbox(head: &[u8]) -> bool {
    envelope::begins(skip_blank(head))
}

fn skip_blank(head: &[u8]) -> &[u8] {
    head.get(start::offset(head)..).unwrap_or_default()
}

/// Takes an mbox apart.
pub struct Splitter<R> {
    input: R,
    buffer: Vec<u8>,
    /// Where the next `From ` line begins.
    start: usize,
    /// How much of the buffer is filled.
    end: usize,
    at_end: bool,
    begun: bool,
    limit: usize,
    unquoted: Vec<u8>,
    parting: Finder<'static>,
    quoted: Finder<'static>,
}

/// One mail of an mbox.
#[derive(Debug)]
pub struct Letter<'s> {
    /// Its bytes, without the `From ` line, unquoted; no more than the limit.
    pub bytes: &'s [u8],
    /// The instant in the `From ` line.
    pub filed: Option<Moment>,
    /// Where it was larger than the limit: all of it, as it stands in the file.
    pub large: Option<Large>,
}

impl<R: Read> Splitter<R> {
    /// Reads from `input`; mails larger than `limit` bytes are cut.
    pub fn new(input: R, limit: usize) -> Splitter<R> {
        Splitter {
            input,
            buffer: Vec::new(),
            start: 0,
            end: 0,
            at_end: false,
            begun: false,
            limit,
            unquoted: Vec::new(),
            parting: Finder::new(b"\nFrom "),
            quoted: Finder::new(b">From "),
        }
    }

    /// The next mail; `None` at the end. An error of the system ends the reading: what came before it is whole.
    pub fn next_letter(&mut self) -> io::Result<Option<Letter<'_>>> {
        if self.unquoted.capacity() > 4 * CHUNK {
            self.unquoted = Vec::new();
        }
        if !self.begun {
            self.begun = true;
            self.pass_by_blank()?;
        }
        if self.start >= self.end && self.at_end {
            return Ok(None);
        }
        let line_end = self.line_end()?;
        let filed =
            envelope::moment(self.filled(self.start).get(..line_end - self.start).unwrap_or_default());
        // From here on offsets count from `start`, because filling the buffer moves it to the front.
        let body = (line_end + 1).min(self.end) - self.start;
        let mut scan = body;
        loop {
            match self.boundary(body, scan) {
                Boundary::At(stop, next) => {
                    let bytes = self.buffer.get(self.start + body..self.start + stop).unwrap_or_default();
                    self.start += next;
                    if let Some(kept) = bytes.get(..self.limit).filter(|kept| kept.len() < bytes.len()) {
                        let mut gathering = Gathering::new()?;
                        gathering.add(bytes)?;
                        return Ok(Some(Letter { bytes: kept, filed, large: Some(gathering.finish()?) }));
                    }
                    let bytes = unquote(&self.quoted, bytes, &mut self.unquoted);
                    return Ok(Some(Letter { bytes, filed, large: None }));
                }
                // It ends at `from` or behind it, at the earliest one byte before (the CR of an empty line).
                Boundary::Unknown(from) if from > body + self.limit + 1 => {
                    return self.overflow(body, from, filed).map(Some);
                }
                Boundary::Unknown(from) => {
                    scan = from;
                    self.fill()?;
                }
            }
        }
    }

    /// Passes by marks and empty lines in front of the first mail, however they come.
    fn pass_by_blank(&mut self) -> io::Result<()> {
        loop {
            let head = self.filled(self.start);
            let blank = head.len() - skip_blank(head).len();
            // With so much behind it nothing that follows makes it longer: no mark is.
            if self.at_end || head.len() - blank >= start::LONGEST_MARK {
                self.start += blank;
                return Ok(());
            }
            let lines = head.get(..blank).unwrap_or_default();
            // Of a file that begins with empty lines without end memory holds no more than this.
            if lines.len() > CHUNK {
                self.start += memchr::memrchr(b'\n', lines).map_or(0, |end| end + 1);
            }
            self.fill()?;
        }
    }

    /// Where the `From ` line at `start` ends; the line is taken to end with the buffer when it is absurdly long.
    fn line_end(&mut self) -> io::Result<usize> {
        loop {
            if let Some(at) = memchr::memchr(b'\n', self.filled(self.start)) {
                return Ok(self.start + at);
            }
            if self.at_end || self.end - self.start > CHUNK {
                return Ok(self.end);
            }
            self.fill()?;
        }
    }

    /// Looks for the end of the mail whose bytes begin at `body`, from `scan` on; offsets from `start`.
    fn boundary(&self, body: usize, scan: usize) -> Boundary {
        let data = self.filled(self.start);
        for hit in self.parting.find_iter(data.get(scan..).unwrap_or_default()) {
            let newline = scan + hit;
            let before = data.get(body..newline).unwrap_or_default();
            let (stop, blank) = match before {
                [] | [.., b'\n'] => (newline, true),
                [b'\r'] | [.., b'\n', b'\r'] => (newline - 1, true),
                _ => (newline + 1, false),
            };
            let line = data.get(newline + 1..).unwrap_or_default();
            let end = memchr::memchr(b'\n', line.get(..envelope::LONGEST).unwrap_or(line));
            if end.is_none() && line.len() >= envelope::LONGEST {
                continue;
            }
            let (line, below) = line.split_at(end.map_or(line.len(), |end| end + 1));
            if end.is_none() && !self.at_end {
                return Boundary::Unknown(newline);
            }
            let line = Line::of(bare(line), blank);
            if line.is_unsure() && below.len() < AHEAD && !self.at_end {
                return Boundary::Unknown(newline);
            }
            if line.parts(below.get(..AHEAD).unwrap_or(below)) {
                return Boundary::At(stop, newline + 1);
            }
        }
        if self.at_end {
            let bytes = data.get(body..).unwrap_or_default();
            return Boundary::At(body + without_blank_line(bytes), data.len());
        }
        // The pattern may be half here.
        Boundary::Unknown(data.len().saturating_sub(6).max(scan))
    }

    /// Passes by a mail that is larger than the limit, keeping its first bytes as they are and all of it compressed. It does not end
    /// before `scan`.
    fn overflow(&mut self, body: usize, scan: usize, filed: Option<Moment>) -> io::Result<Letter<'_>> {
        let begin = self.start + body;
        let undecided = self.start + scan;
        // With the end of the line before what is undecided: whether that is empty must still be seen.
        let cut = undecided.min(self.end.saturating_sub(TAIL)).saturating_sub(2).max(begin);
        let tail = self.buffer.get(cut..self.end).unwrap_or_default().to_vec();
        let mut gathering = Gathering::new()?;
        gathering.add(self.buffer.get(begin..self.end - tail.len()).unwrap_or_default())?;
        let mut kept = std::mem::replace(&mut self.buffer, tail);
        kept.truncate(begin + self.limit);
        (self.start, self.end) = (0, self.buffer.len());
        let mut scan = undecided - cut;
        loop {
            match self.boundary(0, scan) {
                Boundary::At(stop, next) => {
                    gathering.add(self.buffer.get(..stop).unwrap_or_default())?;
                    self.start = next;
                    self.unquoted = kept;
                    let bytes = self.unquoted.get(begin..).unwrap_or_default();
                    return Ok(Letter { bytes, filed, large: Some(gathering.finish()?) });
                }
                Boundary::Unknown(from) => {
                    // Let go of all that cannot matter any more.
                    let gone = from.min(self.end.saturating_sub(TAIL)).saturating_sub(2);
                    gathering.add(self.buffer.get(..gone).unwrap_or_default())?;
                    self.start = gone;
                    scan = from - gone;
                    self.fill()?;
                }
            }
        }
    }

    fn filled(&self, from: usize) -> &[u8] {
        self.buffer.get(from..self.end).unwrap_or_default()
    }

    /// Moves what is still needed to the front and reads once.
    fn fill(&mut self) -> io::Result<()> {
        if self.start > 0 {
            self.buffer.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
        }
        if self.buffer.len() < self.end + CHUNK / 2 {
            // Doubling would waste as much as the largest mail takes.
            let more = CHUNK.max(self.end / 4);
            self.buffer.reserve_exact(self.end + more - self.buffer.len());
            self.buffer.resize(self.end + more, 0);
        } else if self.buffer.len() > self.end + 8 * CHUNK {
            self.buffer.truncate(self.end + CHUNK);
            self.buffer.shrink_to_fit();
        }
        loop {
            match self.input.read(self.buffer.get_mut(self.end..).unwrap_or_default()) {
                Ok(0) => self.at_end = true,
                Ok(n) => self.end += n,
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                Err(e) => return Err(e),
            }
            return Ok(());
        }
    }
}

enum Boundary {
    /// The mail ends at the first offset, the next `From ` line begins at the second.
    At(usize, usize),
    /// Not within what has been read; look again from this offset.
    Unknown(usize),
}

/// A line without its end; the blank at the end of `From ` belongs to it.
fn bare(line: &[u8]) -> &[u8] {
    let line = line.strip_suffix(b"\n").unwrap_or(line);
    line.strip_suffix(b"\r").unwrap_or(line)
}

/// The length without the empty line that the format adds behind each mail.
fn without_blank_line(bytes: &[u8]) -> usize {
    match bytes {
        [b'\n'] | [b'\r', b'\n'] => 0,
        [.., b'\n', b'\r', b'\n'] => bytes.len() - 2,
        [.., b'\n', b'\n'] => bytes.len() - 1,
        _ => bytes.len(),
    }
}

/// Takes one `>` from each line of the form `>+From `; copies only where there is one.
fn unquote<'s>(quoted: &Finder<'_>, bytes: &'s [u8], copy: &'s mut Vec<u8>) -> &'s [u8] {
    let mut done = 0;
    copy.clear();
    for hit in quoted.find_iter(bytes) {
        let before = bytes.get(done..hit).unwrap_or_default();
        let run = before.iter().rev().take_while(|b| **b == b'>').count();
        let first = hit - run;
        if first == 0 || bytes.get(first - 1) == Some(&b'\n') {
            copy.extend_from_slice(bytes.get(done..first).unwrap_or_default());
            done = first + 1;
        }
    }
    if done == 0 {
        return bytes;
    }
    copy.extend_from_slice(bytes.get(done..).unwrap_or_default());
    copy
}

#[cfg(test)]
mod tests;
