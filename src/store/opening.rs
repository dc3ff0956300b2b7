//! How the file of a desk is opened: for writing; else, on a medium, in a folder or on a full disk where nothing can be written, for
//! reading alone.

use std::fmt::Write;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::error::{Error, Kind, Result};
use crate::store::failure::{PATIENCE, explain, may_only_be_read};
use crate::store::functions;
use crate::store::medium::{has_log, is_full};

/// Opens it as well as it can be.
pub(super) fn open(path: &Path) -> Result<Connection> {
    let first = match connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE) {
        Ok(connection) => return Ok(connection),
        Err(error) => error,
    };
    let cannot_write = |error: &Error| error.kind == Kind::Permission || is_full(path);
    if !cannot_write(&first) {
        return Err(first);
    }
    match connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY) {
        Err(error) if cannot_write(&error) => {}
        other => return other,
    }
    // SQLite keeps files beside the desk even where it only reads. Where none can be made and none is there, nobody writes, and the
    // file is all there is.
    match connect_unchanging(path) {
        Err(error) if error.kind == Kind::Permission => Err(first),
        other => other,
    }
}

/// Opens it in this way, and reads its first page: that a file is no database is told here and not in the middle of something.
pub(super) fn connect(path: &Path, access: OpenFlags) -> Result<Connection> {
    let at = |error| explain(path, error);
    let connection =
        Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX).map_err(at)?;
    let connection = prepare(path, connection)?;
    if access == OpenFlags::SQLITE_OPEN_READ_WRITE && connection.is_readonly("main").map_err(at)? {
        return Err(may_only_be_read(path));
    }
    Ok(connection)
}

/// Opens a database that nobody writes to, without a trace: no file is made beside it.
pub(super) fn connect_unchanging(path: &Path) -> Result<Connection> {
    if has_log(path) {
        let shown = path.display();
        return Err(Error::new(
            Kind::Permission,
            format!("what was written last to {shown} is not in it yet"),
        )
        .because("it lies beside it, in a file that ends with -wal or -journal")
        .hint(format!("cp {shown}* to a folder that you may write, and open it there")));
    }
    let mut address = String::from("file:");
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'/' | b'-' | b'_' | b'.' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => {
                address.push(char::from(*byte));
            }
            _ => drop(write!(address, "%{byte:02x}")),
        }
    }
    address.push_str("?immutable=1");
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(address, flags).map_err(|error| explain(path, error))?;
    prepare(path, connection)
}

fn prepare(path: &Path, connection: Connection) -> Result<Connection> {
    let at = |error| explain(path, error);
    connection.busy_timeout(PATIENCE).map_err(at)?;
    connection.set_prepared_statement_cache_capacity(96);
    functions::teach(&connection).map_err(at)?;
    connection
        .execute_batch(
            "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cache_size = -32768; PRAGMA trusted_schema = OFF;",
        )
        .map_err(at)?;
    connection.pragma_query_value(None, "schema_version", |row| row.get::<_, i64>(0)).map_err(at)?;
    Ok(connection)
}
