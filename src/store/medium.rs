//! What the file system says of a place: how much room is left, and what may be written or run there.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// With less room than this nothing can be written: SQLite keeps a file of 32 kB beside each desk that is open.
const NO_ROOM: u64 = 40 << 10;

/// Bytes that may still be written where this file or folder lies; `None` where the system does not say.
pub fn room(path: &Path) -> Option<u64> {
    system::room(path).or_else(|| system::room(path.parent()?))
}

/// Whether the disk of this file is full.
pub fn is_full(path: &Path) -> bool {
    room(path).is_some_and(|room| room < NO_ROOM)
}

/// Whether we may write this file or folder.
pub fn may_write(path: &Path) -> bool {
    system::may_write(path)
}

/// Whether we may run this file.
pub fn may_run(path: &Path) -> bool {
    path.is_file() && system::may_run(path)
}

/// Who may do what with a file, as `chmod` counts; `None` where there are no such rights.
pub fn mode(path: &Path) -> Option<u32> {
    system::mode(path)
}

/// A file of SQLite beside this one: `-wal`, `-shm`, `-journal`.
pub(super) fn sidecar(path: &Path, suffix: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(suffix);
    name.into()
}

/// Whether something lies beside this database that belongs into it: somebody has it open, or was killed.
pub(super) fn has_log(path: &Path) -> bool {
    ["-wal", "-journal"]
        .iter()
        .any(|suffix| std::fs::metadata(sidecar(path, suffix)).is_ok_and(|file| file.len() > 0))
}

#[cfg(unix)]
mod system {
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;

    use rustix::fs::{Access, access, statvfs};

    pub(super) fn room(path: &Path) -> Option<u64> {
        statvfs(path).ok().map(|said| said.f_bavail.saturating_mul(said.f_frsize))
    }

    pub(super) fn may_write(path: &Path) -> bool {
        access(path, Access::WRITE_OK).is_ok()
    }

    pub(super) fn may_run(path: &Path) -> bool {
        access(path, Access::EXEC_OK).is_ok()
    }

    pub(super) fn mode(path: &Path) -> Option<u32> {
        std::fs::metadata(path).ok().map(|file| file.permissions().mode() & 0o7777)
    }
}

#[cfg(not(unix))]
mod system {
    use std::path::Path;

    pub(super) fn room(_: &Path) -> Option<u64> {
        None
    }

    pub(super) fn may_write(path: &Path) -> bool {
        std::fs::metadata(path).is_ok_and(|file| !file.permissions().readonly())
    }

    pub(super) fn may_run(_: &Path) -> bool {
        true
    }

    pub(super) fn mode(_: &Path) -> Option<u32> {
        None
    }
}
