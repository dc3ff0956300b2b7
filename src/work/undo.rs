//! Taking operations back, and bringing them back.

use crate::desk::id::OperationId;
use crate::error::{Error, Result};
use crate::store::Store;
use crate::store::operation::Logged;
use crate::work::hand::Hand;

/// Undoes an operation, by default the last one that can be; gives it as it stands then.
pub fn undo(store: &mut Store, hand: &Hand, target: Option<OperationId>) -> Result<Option<Logged>> {
    let target = match target {
        Some(target) => target,
        None => store
            .last_undoable()?
            .ok_or_else(|| Error::refused("there is nothing to undo").hint("desk log"))?,
    };
    take_back(store, hand, target, "undo")
}

/// Brings back what was undone last; gives it as it stands then.
pub fn redo(store: &mut Store, hand: &Hand) -> Result<Option<Logged>> {
    let target = store
        .last_undo()?
        .ok_or_else(|| Error::refused("there is nothing to bring back").hint("desk log"))?;
    take_back(store, hand, target, "redo")
}

fn take_back(store: &mut Store, hand: &Hand, target: OperationId, verb: &str) -> Result<Option<Logged>> {
    store.write(&hand.operation(format!("{verb} {target}")), |writer| {
        writer.undo(target)?;
        let logged = writer.store().log(None)?;
        // An undo of an undo brings back what that one took away.
        let named = logged.iter().find(|logged| logged.id == target);
        let shown = named.and_then(|logged| logged.undoes).unwrap_or(target);
        Ok(logged.into_iter().find(|logged| logged.id == shown))
    })
}
