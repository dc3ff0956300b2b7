//! The Maildir: a file for each mail in `cur` and `new`; `tmp` holds what is not delivered yet. Subfolders lie beside
//! them, either as `.Name` (Maildir++) or as plain directories.

use std::ops::ControlFlow;
use std::path::Path;

use super::Source;
use super::folder;
use super::reading::Reading;
use super::tree;
use crate::desk::time::Moment;

/// The Maildir in the list of sources.
pub const SOURCE: Source =
    Source { name: "maildir", about: "a folder with `cur` or `new`, and the folders in it", claims, open };

fn claims(path: &Path) -> bool {
    path.is_dir() && (path.join("cur").is_dir() || path.join("new").is_dir())
}

fn open(path: &Path, reading: &mut Reading<'_>) -> ControlFlow<()> {
    tree::walk(path, folder::of_path(path), reading)
}

/// When a mail was delivered, by the seconds at the beginning of its file name; programs that do not write them do not
/// look like it. More certain than the time of the file, which a copy changes.
pub(super) fn delivered(file_name: &str) -> Option<Moment> {
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
