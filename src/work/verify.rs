//! Proving that the rows say what the record says, and writing down anew what does not.

use crate::error::Result;
use crate::store::Store;
use crate::store::verify::Fault;
use crate::work::hand::Hand;

/// What was found, and what is left of it.
#[derive(Clone, Debug)]
pub struct Verified {
    /// Every fault that was found.
    pub found: Vec<Fault>,
    /// Those that are there still; all of them where nothing was to be mended.
    pub left: Vec<Fault>,
}

/// Looks for faults, and mends them where that is asked. `deep`: the bytes of every mail and SQLite's own check too.
///
/// # Errors
/// Where the file cannot be read at all, or written while it is mended.
pub fn verify(store: &mut Store, hand: &Hand, deep: bool, repair: bool) -> Result<Verified> {
    let found = store.verify(deep)?;
    if !repair || found.is_empty() {
        return Ok(Verified { left: found.clone(), found });
    }
    store.write(&hand.operation("verify --repair"), |writer| writer.mend(&found))?;
    Ok(Verified { found, left: store.verify(deep)? })
}
