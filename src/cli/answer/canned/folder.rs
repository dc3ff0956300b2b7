//! Folders of canned replies: read whole or not at all, written file by file.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use super::template_file;
use crate::desk::clean::unmarked;
use crate::error::{Error, Kind, Result};
use crate::store::canned::Canned;
use crate::work::canned::Template;

/// More than this is no template, in bytes.
const LONGEST: u64 = 256 * 1024;

/// Every `*.md` in a folder, by name; other files are passed over. `shown` is the folder as typed.
pub(super) fn read(folder: &Path, shown: &Path) -> Result<Vec<Template>> {
    let broken = |error: io::Error| Error::io(format!("cannot read {}", shown.display()), &error);
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(broken)? {
        let name = entry.map_err(broken)?.file_name().to_string_lossy().into_owned();
        if let Some(stem) = name.strip_suffix(".md").filter(|stem| !stem.starts_with('.')) {
            names.push(stem.to_owned());
        }
    }
    names.sort_unstable();
    let parse = |stem: String| {
        let file = format!("{stem}.md");
        let shown = shown.join(&file);
        let parsed = template_file::parsed(&stem, &text(&folder.join(&file), &shown)?);
        parsed.map_err(|error| Error {
            kind: Kind::Refused,
            message: format!("{}: {}", shown.display(), error.message),
            ..error
        })
    };
    names.into_iter().map(parse).collect()
}

/// A file as text.
pub(super) fn text(file: &Path, shown: &Path) -> Result<String> {
    let mut bytes = Vec::new();
    let read = File::open(file).and_then(|file| file.take(LONGEST + 1).read_to_end(&mut bytes));
    let shown = shown.display();
    let length = read.map_err(|error| Error::io(format!("cannot read {shown}"), &error))?;
    if u64::try_from(length).is_ok_and(|length| length > LONGEST) {
        return Err(Error::new(Kind::Data, format!("{shown} is longer than {} KiB", LONGEST / 1024)));
    }
    String::from_utf8(bytes)
        .map(unmarked)
        .map_err(|_| Error::new(Kind::Data, format!("{shown} is not UTF-8")).hint("iconv -t UTF-8"))
}

/// Writes each canned reply into its file; files of other names stay as they are.
pub(super) fn write(folder: &Path, all: &[Canned]) -> Result<()> {
    let cannot = |path: &Path, error: &io::Error| {
        Error::new(Kind::CannotCreate, format!("cannot write {}", path.display())).because(error)
    };
    fs::create_dir_all(folder).map_err(|error| cannot(folder, &error))?;
    for canned in all {
        let path = folder.join(template_file::file_name(canned));
        fs::write(&path, template_file::text(canned)).map_err(|error| cannot(&path, &error))?;
    }
    Ok(())
}
