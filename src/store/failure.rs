//! What can go wrong with the file, in the words of the one who typed the command.

use std::path::Path;
use std::time::Duration;

use rusqlite::ErrorCode;

use crate::error::{Error, Kind};
use crate::store::medium::{is_full, may_write};

/// How long a command waits for another one that writes.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// Tells what SQLite's word means to the one who typed the command.
pub(super) fn explain(path: &Path, error: rusqlite::Error) -> Error {
    let shown = path.display();
    let damaged = |error| {
        Error::new(Kind::Data, format!("{shown} is damaged")).because(error).hint(format!(
            "put back the last `desk backup`, or save what can be read: sqlite3 {shown} .recover"
        ))
    };
    let code = match &error {
        // Where no room is left, even reading fails: SQLite keeps a small file beside each desk that is open.
        rusqlite::Error::SqliteFailure(failure, _)
            if matches!(failure.code, ErrorCode::SystemIoFailure | ErrorCode::CannotOpen)
                && is_full(path) =>
        {
            ErrorCode::DiskFull
        }
        rusqlite::Error::SqliteFailure(failure, _) => failure.code,
        // A value that no desk writes: another type, no UTF-8, a word or number that means nothing.
        rusqlite::Error::FromSqlConversionFailure(..)
        | rusqlite::Error::IntegralValueOutOfRange(..)
        | rusqlite::Error::InvalidColumnType(..)
        | rusqlite::Error::Utf8Error(..) => return damaged(error),
        _ => {
            return Error::new(Kind::Fault, format!("{shown} holds something that this desk cannot read"))
                .because(error)
                .hint(format!("sqlite3 {shown} 'PRAGMA integrity_check'"));
        }
    };
    match code {
        ErrorCode::NotADatabase => Error::new(Kind::Data, format!("{shown} is not a database"))
            .hint("desk --db FILE … names the right one"),
        // What is worked out of rows that contradict each other does not fit in beside them.
        ErrorCode::DatabaseCorrupt | ErrorCode::ConstraintViolation | ErrorCode::TypeMismatch => {
            damaged(error)
        }
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Error::new(
            Kind::TryAgain,
            format!("{shown} is locked: another desk has been writing for {} s", PATIENCE.as_secs()),
        )
        .hint("wait for it to end, then type the same again"),
        ErrorCode::DiskFull => disk_full(path),
        ErrorCode::ReadOnly => may_only_be_read(path),
        ErrorCode::PermissionDenied | ErrorCode::CannotOpen | ErrorCode::AuthorizationForStatementDenied => {
            Error::new(Kind::Permission, format!("cannot open {shown}"))
                .because(error)
                .hint(format!("ls -l {shown}"))
        }
        ErrorCode::SystemIoFailure | ErrorCode::NoLargeFileSupport | ErrorCode::FileLockingProtocolFailed => {
            Error::new(Kind::Io, format!("cannot read or write {shown}")).because(error)
        }
        _ => Error::new(Kind::Fault, format!("the desk did something with {shown} that SQLite refuses"))
            .because(error)
            .hint("please report this with the command that you typed"),
    }
}

fn disk_full(path: &Path) -> Error {
    let what = format!("the disk of {} is full; what was not finished was taken back", path.display());
    Error::new(Kind::TryAgain, what).hint("make room (df -h shows where), then type the same again")
}

/// Why nothing can be written to a desk that can be read, and what helps.
pub(super) fn may_only_be_read(path: &Path) -> Error {
    let shown = path.display();
    if is_full(path) {
        return disk_full(path);
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let error = Error::new(Kind::Permission, format!("{shown} may only be read"));
    match (may_write(path), may_write(folder)) {
        (true, false) => error
            .because(format!(
                "the folder {} may not be written, and a desk needs files beside it",
                folder.display()
            ))
            .hint(format!("chmod u+w {}", folder.display())),
        (false, false) if super::medium::mode(path).is_some_and(|mode| mode & 0o200 != 0) => error
            .because("it is somebody else's, or on a medium that is only read")
            .hint(format!("desk --db {shown} backup desk.db makes a copy of your own")),
        _ => error.hint(format!("chmod u+w {shown}")),
    }
}
