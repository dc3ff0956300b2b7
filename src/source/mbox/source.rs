//! The mbox among the kinds of mailboxes.

use std::io::Read;
use std::ops::ControlFlow;
use std::path::Path;

use super::super::incoming::Folder;
use super::super::reading::{Place, Reading};
use super::super::shape::Source;
use super::is_mbox;

/// The mbox in the list of sources.
pub const SOURCE: Source =
    Source { name: "mbox", about: "a file of mails parted by `From ` lines", claims, open };

fn claims(path: &Path) -> bool {
    // Only a regular file can be looked at without losing what was read.
    let mut head = [0; 64];
    let Ok(mut file) = std::fs::File::open(path) else { return false };
    let regular = file.metadata().is_ok_and(|m| m.is_file());
    regular && file.read(&mut head).is_ok_and(|n| is_mbox(head.get(..n).unwrap_or_default()))
}

fn open(path: &Path, reading: &mut Reading<'_>) -> ControlFlow<()> {
    if let Ok(metadata) = path.metadata() {
        reading.expect(metadata.len());
    }
    reading.file(path, Folder::Inbox, Place::Named)
}
