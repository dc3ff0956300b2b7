//! Mail into the `new` folder of a Maildir: for those who let another program send it, and for tests.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::body;
use super::transport::{Failure, Outgoing, Transport};

/// See [`super::ALL`].
pub const TRANSPORT: Transport = Transport {
    name: "maildir",
    about: "Puts mail into the new/ of a Maildir, for another program to send.",
    send,
};

/// Writes into `tmp`, forces it to the disk, and moves it to `new`; makes the
/// Maildir where it is missing, in a folder that exists. The name comes
/// from the contents and the time of queueing, so a second try after a crash does not make a second mail.
///
/// # Errors
/// Every failure is temporary: the disk may be full, the folder not mounted.
pub fn send(outgoing: &Outgoing, message: &[u8]) -> Result<(), Failure> {
    write(&outgoing.folder, &file_name(outgoing, message), &body::with_lf(message)).map_err(|error| {
        Failure::temporary(format!("cannot write into {}: {error}", outgoing.folder.display()))
    })
}

fn file_name(outgoing: &Outgoing, message: &[u8]) -> String {
    let digest = Sha256::digest(message);
    let hex: String = digest.iter().take(12).map(|byte| format!("{byte:02x}")).collect();
    format!("{}.{hex}.desk", outgoing.queued_at.0)
}

fn write(folder: &Path, name: &str, message: &[u8]) -> io::Result<()> {
    if folder.as_os_str().is_empty() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "no folder is given"));
    }
    // Only the Maildir itself is made: a mistyped or unmounted path must not become a new tree that nobody reads.
    for folder in [folder.to_path_buf(), folder.join("tmp"), folder.join("new"), folder.join("cur")] {
        match fs::create_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            made => made?,
        }
    }
    let (draft, done) = (folder.join("tmp").join(name), folder.join("new").join(name));
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&draft)?;
    file.write_all(message)?;
    file.sync_all()?;
    fs::rename(&draft, &done)?;
    // The name is on the disk only when the folder is; some systems cannot open a folder, and lose nothing then.
    if let Ok(new) = File::open(folder.join("new")) {
        new.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::time::Moment;

    fn into(folder: &Path) -> Outgoing {
        Outgoing {
            command: Vec::new(),
            folder: folder.into(),
            scratch: std::path::PathBuf::new(),
            time_limit: std::time::Duration::from_secs(1),
            bcc: Vec::new(),
            queued_at: Moment(1_800_000_000),
        }
    }

    #[test]
    fn a_mail_lands_once_in_new_however_often_it_is_tried() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("Out");
        for _ in 0..2 {
            send(&into(&folder), b"Subject: x\r\n\r\nhello\r\n").unwrap();
        }
        send(&into(&folder), b"Subject: y\r\n\r\nhello\r\n").unwrap();
        let mut mails: Vec<_> = fs::read_dir(folder.join("new"))
            .unwrap()
            .map(|entry| fs::read(entry.unwrap().path()).unwrap())
            .collect();
        mails.sort();
        assert_eq!(mails, [b"Subject: x\n\nhello\n", b"Subject: y\n\nhello\n"]);
        assert_eq!(fs::read_dir(folder.join("tmp")).unwrap().count(), 0);
    }

    #[test]
    fn a_folder_that_cannot_be_made_is_a_temporary_failure() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("file");
        fs::write(&file, "").unwrap();
        let failure = send(&into(&file), b"x").unwrap_err();
        assert!(failure.temporary && failure.reason.contains("cannot write into"), "{failure}");
        assert!(send(&into(Path::new("")), b"x").unwrap_err().reason.contains("no folder"));
    }
}
