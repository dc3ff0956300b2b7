//! The operations that stand, as far as was known.

use crate::desk::id::OperationId;
use crate::desk::time::Moment;
use crate::error::Result;
use crate::store::Store;

/// When each operation was recorded that stands; numbers of operations have few gaps, so this is a plain row of instants.
pub(in crate::store) struct Standing(Vec<i64>);

/// In the place of one that does not stand.
const NONE: i64 = i64::MIN;

impl Standing {
    /// When the desk learned what the operation wrote; nothing where it does not stand.
    pub(in crate::store) fn learned(&self, operation: OperationId) -> Option<Moment> {
        let at = usize::try_from(operation.0).ok().and_then(|place| self.0.get(place));
        at.copied().filter(|at| *at != NONE).map(Moment)
    }

    /// Whether it stands.
    pub(in crate::store) fn holds(&self, operation: OperationId) -> bool {
        self.learned(operation).is_some()
    }

    fn put(&mut self, operation: OperationId, at: i64) {
        let Ok(place) = usize::try_from(operation.0) else { return };
        if place >= self.0.len() {
            self.0.resize(place + 1, NONE);
        }
        // It is at least that long now.
        self.0[place] = at;
    }
}

impl Store {
    /// The operations that stand as far as was known. An undo that came later had not happened yet; one that was itself
    /// undone never did.
    pub(in crate::store) fn standing(&self, known: Option<OperationId>) -> Result<Standing> {
        const ALL: &str = "SELECT id, recorded_at FROM operation WHERE id <= ? ORDER BY id";
        let known = known.map_or(i64::MAX, |known| known.0);
        let mut standing = Standing(Vec::new());
        self.each(ALL, [known], |row| {
            let id: OperationId = row.get(0)?;
            standing.put(id, row.get(1)?);
            Ok(())
        })?;
        const UNDOS: &str =
            "SELECT operation, target FROM undoing WHERE operation <= ? ORDER BY operation, target";
        let undos: Vec<(OperationId, OperationId)> =
            self.rows(UNDOS, [known], |row| Ok((row.get(0)?, row.get(1)?)))?;
        // From the newest on: an undo that does not stand itself undoes nothing.
        for (undo, undone) in undos.into_iter().rev() {
            if standing.holds(undo) && standing.holds(undone) {
                standing.put(undone, NONE);
            }
        }
        Ok(standing)
    }
}
