//! The Maildir: a file for each mail in `cur` and `new`; `tmp` holds what is not delivered yet. Subfolders lie beside
//! them, either as `.Name` (Maildir++) or as plain directories.

use std::ops::ControlFlow;
use std::path::Path;

use super::folder;
use super::reading::Reading;
use super::shape::Source;
use super::tree;

/// The Maildir in the list of sources.
pub const SOURCE: Source =
    Source { name: "maildir", about: "a folder with `cur` or `new`, and the folders in it", claims, open };

fn claims(path: &Path) -> bool {
    path.is_dir() && (path.join("cur").is_dir() || path.join("new").is_dir())
}

fn open(path: &Path, reading: &mut Reading<'_>) -> ControlFlow<()> {
    tree::walk(path, folder::of_source(path), reading)
}
