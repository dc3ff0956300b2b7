//! The file of the desk: where it lies, who may read it, whether there is room, when it was backed up, and by what clock.

use std::path::{Path, PathBuf};

use super::said::Said;
use crate::cli::context::Context;
use crate::desk::time::{DAY, HOUR};
use crate::error::Result;
use crate::store::Store;
use crate::store::chore::{Chore, Last};
use crate::store::medium;

/// A backup may be so many days old before that is said.
const BACKUP_DAYS: i64 = 8;
/// With less room than this, in bytes, or than a copy of the desk needs twice, somebody should make some.
const LITTLE_ROOM: u64 = 200 << 20;
/// With less than this the next mail may not fit.
const NO_ROOM: u64 = 5 << 20;

pub(super) fn look(store: &Store, context: &Context, said: &mut Vec<Said>) -> Result<()> {
    let path = store.path();
    said.push(match medium::may_write(path) && path.parent().is_none_or(medium::may_write) {
        true => Said::ok("database", format!("{}, {}", path.display(), size(file_size(path)))),
        false => Said::warn("database", format!("{} may only be read here", path.display())).hint(format!(
            "ls -ld {0} {1}",
            path.display(),
            path.parent().unwrap_or(path).display()
        )),
    });
    modes(path, context, said);
    said.push(disk(path));
    said.push(backup(store, context)?);
    said.push(clock(store, context)?);
    Ok(())
}

fn file_size(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |file| file.len())
}

/// Who may read customers' mail, and who could put another file in its place.
pub(super) fn modes(path: &Path, context: &Context, said: &mut Vec<Said>) {
    let beside = |suffix: &str| {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    };
    let files: Vec<PathBuf> = ["", "-wal", "-shm"].iter().map(|suffix| beside(suffix)).collect();
    let open: Vec<String> = files
        .iter()
        .filter(|file| medium::mode(file).is_some_and(|mode| mode & 0o077 != 0))
        .map(|file| file.display().to_string())
        .collect();
    if !open.is_empty() {
        said.push(
            Said::bad("modes", format!("others on this machine may read or write {}", open.join(" ")))
                .hint(format!("chmod 600 {}", open.join(" "))),
        );
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    const STICKY: u32 = 0o1000;
    match medium::mode(folder) {
        Some(mode) if mode & 0o022 != 0 && mode & STICKY == 0 => said.push(
            Said::bad(
                "modes",
                format!("others may put another file in the place of the desk in {}", folder.display()),
            )
            .hint(format!("chmod go-w {}", folder.display())),
        ),
        Some(mode) if mode & 0o022 != 0 => said.push(
            Said::warn("modes", format!("{} is a folder for everybody", folder.display()))
                .hint("mv the desk into a folder of your own, and name it with --db or DESK_DB"),
        ),
        _ if open.is_empty() && files.iter().any(|file| file.exists()) => {
            said.push(Said::ok("modes", "for its owner alone"));
        }
        _ => {}
    }
    if let Some(error) = crate::cli::trusted::kept(&context.world).and_then(|trust| trust.all()).err() {
        said.push(Said::refused("trust", &error));
    }
}

fn disk(path: &Path) -> Said {
    let Some(room) = medium::room(path) else {
        return Said::ok("disk", "the system does not say how much room there is");
    };
    let (what, hint) = (format!("{} of room", size(room)), format!("df -h {}", path.display()));
    match room {
        ..NO_ROOM => Said::bad("disk", what).hint(hint),
        _ if room < LITTLE_ROOM || room < 2 * file_size(path) => Said::warn("disk", what).hint(hint),
        _ => Said::ok("disk", what),
    }
}

fn backup(store: &Store, context: &Context) -> Result<Said> {
    const EACH_NIGHT: &str = "desk backup FOLDER --keep 7, each night by cron";
    let Some(Last { at, place, .. }) = store.last_chore(Chore::Backup)? else {
        return Ok(Said::warn("backup", "there is none that this desk knows of").hint(EACH_NIGHT));
    };
    let place = place.unwrap_or_default();
    let told = format!("the last one {}: {place}", ago(context.now.0 - at.0));
    Ok(match context.now.0 - at.0 {
        age if age > BACKUP_DAYS * DAY => Said::warn("backup", told).hint(EACH_NIGHT),
        _ if !place.is_empty() && !Path::new(&place).exists() => {
            Said::warn("backup", format!("{told}, which is not there any more")).hint(EACH_NIGHT)
        }
        _ => Said::ok("backup", told),
    })
}

/// Whether what was recorded lies ahead of the clock: what is written then counts later than it should, or not in order.
fn clock(store: &Store, context: &Context) -> Result<Said> {
    let now = context.clock.now();
    if let Some((operation, at)) = store.newest_by_clock()?.filter(|(_, at)| *at > now) {
        let what = format!(
            "operation {operation} counts at {}, which is ahead of the clock of this machine ({})",
            at.rfc3339(),
            now.rfc3339()
        );
        let said = if at.0 - now.0 > HOUR { Said::bad("clock", what) } else { Said::warn("clock", what) };
        return Ok(said.hint("date -u; desk log --limit 3"));
    }
    if now < store.made_at()? {
        let what = format!("it is {} here, and the desk was made later than that", now.rfc3339());
        return Ok(Said::bad("clock", what).hint("date -u"));
    }
    Ok(match context.clock.is_set() {
        true => Said::warn("clock", format!("DESK_NOW says {}", now.rfc3339())).hint("unset DESK_NOW"),
        false => Said::ok("clock", format!("{}, behind nothing that was recorded", now.rfc3339())),
    })
}

/// How long ago, in words.
pub(super) fn ago(seconds: i64) -> String {
    const MINUTE: i64 = 60;
    match seconds {
        ..0 => "in the future".to_owned(),
        ..MINUTE => "just now".to_owned(),
        ..HOUR => format!("{} min ago", seconds / MINUTE),
        _ if seconds < 2 * DAY => format!("{} h ago", seconds / HOUR),
        _ => format!("{} days ago", seconds / DAY),
    }
}

fn size(bytes: u64) -> String {
    match bytes {
        ..1_000_000 => format!("{} kB", bytes / 1000),
        ..1_000_000_000 => format!("{} MB", bytes / 1_000_000),
        _ => format!("{} GB", bytes / 1_000_000_000),
    }
}
