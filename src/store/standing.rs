//! What stands where a desk is looked for, when it is no file that could be one. Told before anything is opened: a hint to
//! remove a file must never be about a device, and reading a pipe would wait for ever.

use std::fs;
use std::io;
use std::path::Path;

use crate::error::{Error, Kind, Result};

const OTHER: &str = "desk --db FILE … names the right one";

/// Refuses all but a file with something in it, each for what it is.
pub(super) fn check(path: &Path) -> Result<()> {
    let shown = path.display();
    let data = |what: &str| Err(Error::new(Kind::Data, format!("{shown} is {what}")));
    let file = match fs::metadata(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            check_link(path)?;
            return Err(Error::new(Kind::NoInput, format!("no desk at {shown}"))
                .hint("desk init")
                .hint("desk import MAILBOX makes one too"));
        }
        Err(error) => return Err(unseen(path, &error)),
    };
    let refused = if file.is_dir() {
        data("a folder, not a desk")
    } else if !file.is_file() {
        data("no regular file: a desk is none of sockets, pipes and devices")
    } else if file.len() == 0 {
        let told = data("an empty file, no desk");
        return told.map_err(|error: Error| error.hint(format!("rm {shown}, then desk init")).hint(OTHER));
    } else {
        Ok(())
    };
    refused.map_err(|error| error.hint(OTHER))
}

/// Refuses a link that leads nowhere: a desk made there would lie at the other end, or not at all.
pub(super) fn check_link(path: &Path) -> Result<()> {
    let Ok(end) = fs::read_link(path) else { return Ok(()) };
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(error) => return Err(unseen(path, &error)),
        Ok(_) => return Ok(()),
    }
    let (shown, end) = (path.display(), end.display());
    Err(Error::new(Kind::NoInput, format!("{shown} is a link to {end}, and that is not there"))
        .hint(format!("bring back {end}, or rm {shown}"))
        .hint(OTHER))
}

/// What the system said when it was asked what stands there.
fn unseen(path: &Path, error: &io::Error) -> Error {
    let mut told = Error::io(format!("cannot look at {}", path.display()), error);
    if told.kind == Kind::Io {
        told.kind = Kind::Data;
    }
    told.hint(format!("ls -l {}", path.display())).hint(OTHER)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn each_thing_that_is_no_file_is_told_for_what_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let link = |to: &str, name: &str| std::os::unix::fs::symlink(to, at(name)).unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(at("socket")).unwrap();
        fs::create_dir(at("folder")).unwrap();
        fs::write(at("empty"), "").unwrap();
        fs::write(at("full"), "something").unwrap();
        link("gone", "dangling");
        link("round", "round");
        link("folder", "to-folder");
        link("full", "to-full");
        link("/dev/null", "null");
        let said = |name: &str| {
            let told = check(&at(name)).err();
            told.map(|error| {
                let message = error.message.replace(&format!("{}/", folder.path().display()), "");
                let removes = error.hints.iter().any(|hint| hint.starts_with("rm "));
                (error.kind, message, removes)
            })
        };
        let is = |kind: Kind, what: &str, removes| Some((kind, what.to_owned(), removes));
        assert_eq!(said("full"), None);
        assert_eq!(said("to-full"), None);
        assert_eq!(said("gone"), is(Kind::NoInput, "no desk at gone", false));
        assert_eq!(said("folder"), is(Kind::Data, "folder is a folder, not a desk", false));
        assert_eq!(said("to-folder"), is(Kind::Data, "to-folder is a folder, not a desk", false));
        assert_eq!(said("empty"), is(Kind::Data, "empty is an empty file, no desk", true));
        let no_file = "is no regular file: a desk is none of sockets, pipes and devices";
        assert_eq!(said("socket"), is(Kind::Data, &format!("socket {no_file}"), false));
        assert_eq!(said("null"), is(Kind::Data, &format!("null {no_file}"), false));
        let lost = "dangling is a link to gone, and that is not there";
        assert_eq!(said("dangling"), is(Kind::NoInput, lost, false));
        assert_eq!(said("round"), is(Kind::Data, "cannot look at round", false));
        assert_eq!(said("full/desk.db"), is(Kind::Data, "cannot look at full/desk.db", false));
        assert!(check_link(&at("dangling")).is_err() && check_link(&at("gone")).is_ok());
    }
}
