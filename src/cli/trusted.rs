//! Whether this machine has said yes to what the settings of a desk would have run here. No other file opens the way out.

use std::fs;
use std::path::{Path, PathBuf};

use crate::config;
use crate::error::{Error, Kind, Result};
use crate::store::Store;
use crate::trust::{Claim, How, Trust};
use crate::work::sending::{self, Way};
use crate::world::World;

/// From this layout on a desk is asked for; one of an older layout was not.
const ASKED_SINCE: i64 = 7;

/// Why the queue of a desk of an older layout is in doubt where it is not this machine's own.
const FOREIGN: &str = "this desk came from elsewhere: it may have sent this mail there";

/// The path of a database as this machine calls it.
pub fn path(db: &Path) -> String {
    let real = fs::canonicalize(db).unwrap_or_else(|_| db.to_owned());
    // Bytes that are no UTF-8 must not make two paths one.
    match real.to_str() {
        Some(text) => text.to_owned(),
        None => real.as_os_str().as_encoded_bytes().escape_ascii().to_string(),
    }
}

/// What a desk would have run here by the settings in force.
pub fn claim(store: &Store) -> Result<Claim> {
    let settings = store.settings_in_force()?.1;
    let identity = store.identity()?.iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(Claim { db: path(store.path()), identity, commands: settings.reaches_out() })
}

/// Where this machine keeps what it has said yes to.
pub fn kept(world: &World) -> Result<Trust> {
    let folder = config::state_folder(world).ok_or_else(|| {
        Error::new(Kind::Permission, "there is no home directory to keep in it what this machine trusts")
            .hint("XDG_STATE_HOME=FOLDER desk …")
    })?;
    Ok(Trust::in_folder(&folder))
}

/// Refuses (77) where the settings would have something run to which nobody has said yes here. Tells once what was agreed to without
/// being asked: gives that.
pub fn check(store: &Store, world: &World) -> Result<Option<Vec<String>>> {
    let claim = claim(store)?;
    if claim.commands.is_empty() {
        return Ok(None);
    }
    let trust = kept(world)?;
    match trust.answer(&claim)? {
        Some(yes) => Ok(yes.untold.then_some(claim.commands)),
        None => Err(refusal(store.path(), &claim)),
    }
}

fn refusal(db: &Path, claim: &Claim) -> Error {
    let what = format!(
        "this machine has not agreed to what {} would do here: {}",
        db.display(),
        claim.commands.join("; ")
    );
    Error::new(Kind::Permission, what).hint("desk trust shows what it would do, and asks")
}

/// The way by which mail leaves, where this machine has agreed to it.
pub fn way_out(store: &Store, world: &World, home: Option<&Path>) -> Result<Way> {
    let settings = store.settings_in_force()?.1;
    let way = sending::way(&settings, home)?;
    check(store, world).map(|_| way)
}

/// Somebody has put the settings in force here, and so agrees to them.
pub fn applied(store: &Store, world: &World) -> Result<()> {
    let claim = claim(store)?;
    if claim.commands.is_empty() {
        return Ok(());
    }
    kept(world)?.say_yes(&claim, &store.clock().now().rfc3339(), How::Applied)
}

/// Looks at a desk that was of an older layout until a moment ago: this machine's own stays trusted as it stands; the queue of any
/// other is in doubt, since that desk may be a copy.
pub fn settle(store: &mut Store, world: &World) -> Result<()> {
    if store.was_older().is_none_or(|layout| layout >= ASKED_SINCE) {
        return Ok(());
    }
    let ours: Vec<PathBuf> = config::own_databases(world)?;
    let here = path(store.path());
    if !ours.iter().any(|own| path(own) == here) {
        return sending::doubt_queue(store, FOREIGN).map(|_| ());
    }
    let claim = claim(store)?;
    match (claim.commands.is_empty(), kept(world)) {
        (false, Ok(trust)) => trust.say_yes(&claim, &store.clock().now().rfc3339(), How::Stood),
        // Without a place to keep it nothing is agreed to; `check` says so.
        _ => Ok(()),
    }
}
