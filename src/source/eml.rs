//! Single mail files, and folders of them: every regular file in a folder is a mail or an mbox by its first bytes.

use std::ops::ControlFlow;
use std::path::Path;

use super::folder;
use super::incoming::Folder;
use super::reading::{Place, Reading};
use super::shape::Source;
use super::tree;

/// A folder in the list of sources.
pub const FOLDER: Source = Source {
    name: "folder",
    about: "every file in it, and in the folders in it, is a mail or an mbox",
    claims: Path::is_dir,
    open: open_folder,
};

/// A mail file in the list of sources; claims what nobody else does.
pub const SOURCE: Source = Source { name: "eml", about: "one mail", claims: |_| true, open };

fn open_folder(path: &Path, reading: &mut Reading<'_>) -> ControlFlow<()> {
    tree::walk(path, folder::of_source(path), reading)
}

fn open(path: &Path, reading: &mut Reading<'_>) -> ControlFlow<()> {
    if let Ok(metadata) = path.metadata() {
        reading.expect(metadata.len());
    }
    reading.file(path, Folder::Inbox, Place::Named)
}
