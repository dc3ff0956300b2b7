//! Walking folders of mail: Maildirs, Thunderbird's mbox files with their `.sbd` folders, folders of mail files, and any
//! mixture. In the order of names, so that the same folder gives the same order everywhere.
//!
//! Links to directories are not followed, so that no walk is endless; links to files are.

use std::ffi::OsString;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use super::folder;
use super::incoming::Folder;
use super::reading::{Place, Reading};
use crate::desk::time::Moment;

/// Deeper is a loop of mounts, not a mailbox.
const DEEPEST: usize = 64;

/// Files that mail programs keep beside mail, by name.
const INDEXES: [&str; 14] = [
    "subscriptions",
    "maildirfolder",
    "maildirsize",
    "popstate.dat",
    "msgfilterrules.dat",
    "virtualfolders.dat",
    "filterlog.html",
    "feeds.json",
    "feeditems.json",
    "thumbs.db",
    "desktop.ini",
    "uidvalidity",
    "bulletintime",
    "mailboxlist",
];

/// Reads every mail below `path`, which lies in `inside`.
pub(super) fn walk(path: &Path, inside: Folder, reading: &mut Reading<'_>) -> ControlFlow<()> {
    // The mails of a Maildir, where `cur` itself was named.
    let name = path.file_name().unwrap_or_default();
    if (name == "cur" || name == "new") && path.parent().is_some_and(|folder| folder.join("tmp").is_dir()) {
        return mails(path, inside, reading);
    }
    directory(path, inside, 0, reading)
}

/// What a directory holds, sorted by name.
#[derive(Default)]
struct Listing {
    files: Vec<(OsString, u64)>,
    directories: Vec<OsString>,
}

fn directory(path: &Path, inside: Folder, depth: usize, reading: &mut Reading<'_>) -> ControlFlow<()> {
    let Some(listing) = list(path, reading)? else { return ControlFlow::Continue(()) };
    for (name, size) in &listing.files {
        let shown = name.to_string_lossy();
        let index =
            listing.files.binary_search_by(|(n, _)| n.as_os_str().cmp(&appended(name, ".msf"))).is_ok();
        // An empty mbox of Thunderbird, known by its index, is no mail.
        if is_no_mail(&shown) || *size == 0 && index {
            reading.ignore();
            continue;
        }
        reading.expect(*size);
        reading.file(&path.join(name), inside, Place::Among)?;
    }
    let is_maildir = listing.directories.iter().any(|d| d == "cur" || d == "new");
    for name in &listing.directories {
        let below = path.join(name);
        let shown = name.to_string_lossy();
        match shown.as_ref() {
            "cur" | "new" if is_maildir => mails(&below, inside, reading)?,
            "tmp" if is_maildir => {}
            _ if depth >= DEEPEST => reading.ignore(),
            // Hidden folders hold mail only where Maildir++ says so.
            name if name.starts_with('.') && !is_maildir && !below.join("cur").is_dir() => reading.ignore(),
            name => directory(&below, folder::named(name, inside), depth + 1, reading)?,
        }
    }
    ControlFlow::Continue(())
}

/// Reads `cur` or `new` of a Maildir, in which every file is exactly one mail.
fn mails(path: &Path, inside: Folder, reading: &mut Reading<'_>) -> ControlFlow<()> {
    let Some(listing) = list(path, reading)? else { return ControlFlow::Continue(()) };
    for (name, size) in &listing.files {
        let shown = name.to_string_lossy();
        if is_no_mail(&shown) {
            reading.ignore();
            continue;
        }
        reading.expect(*size);
        let place = Place::Maildir(delivered(&shown));
        reading.file(&path.join(name), folder::flagged(&shown, inside), place)?;
    }
    ControlFlow::Continue(())
}

/// Lists a directory; one that cannot be listed is reported, and the others go on.
fn list(path: &Path, reading: &mut Reading<'_>) -> ControlFlow<(), Option<Listing>> {
    let mut listing = Listing::default();
    let entries = match fs::read_dir(path) {
        Ok(entries) => entries,
        Err(error) => {
            reading.failed(path, &error)?;
            return ControlFlow::Continue(None);
        }
    };
    for entry in entries {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) => {
                reading.failed(path, &error)?;
                break;
            }
        };
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            listing.directories.push(entry.file_name());
            continue;
        }
        // `fs::metadata` looks through a link. A file that has vanished is reported when it is opened.
        match if kind.is_symlink() { fs::metadata(entry.path()) } else { entry.metadata() } {
            Ok(metadata) if metadata.is_file() => listing.files.push((entry.file_name(), metadata.len())),
            Ok(_) => reading.ignore(),
            Err(_) => listing.files.push((entry.file_name(), 0)),
        }
    }
    listing.files.sort_unstable();
    listing.directories.sort_unstable();
    ControlFlow::Continue(Some(listing))
}

/// Hidden files and the indexes of mail programs.
fn is_no_mail(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.starts_with('.')
        || name.ends_with(".msf")
        || name.starts_with("dovecot")
        || name.starts_with("courierimap")
        || INDEXES.contains(&name.as_str())
}

fn appended(name: &OsString, end: &str) -> OsString {
    let mut longer = name.clone();
    longer.push(end);
    longer
}

/// When a mail was delivered, by the seconds at the beginning of its file name; programs that do not write them do not
/// look like it. More certain than the time of the file, which a copy changes.
fn delivered(file_name: &str) -> Option<Moment> {
    let (seconds, rest) = file_name.split_once('.')?;
    let plausible =
        matches!(seconds.len(), 9 | 10) && !rest.is_empty() && seconds.bytes().all(|b| b.is_ascii_digit());
    if plausible { seconds.parse().ok().map(Moment) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_when_a_mail_was_delivered() {
        assert_eq!(delivered("1030003516.3516.host:2,S"), Some(Moment(1_030_003_516)));
        assert_eq!(delivered("1030003516"), None);
        assert_eq!(delivered("mail.eml"), None);
        assert_eq!(delivered("42.eml"), None);
    }
}
