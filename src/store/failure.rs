//! What can go wrong with the file, in the words of the one who typed the command.

use std::path::Path;
use std::time::Duration;

use rusqlite::ErrorCode;

use crate::error::{Error, Kind};

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
        ErrorCode::DiskFull => Error::new(
            Kind::TryAgain,
            format!("the disk of {shown} is full; what was not finished was taken back"),
        )
        .hint("make room, then type the same again"),
        ErrorCode::ReadOnly => Error::new(Kind::Permission, format!("{shown} may only be read"))
            .hint(format!("chmod u+w {shown}")),
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
