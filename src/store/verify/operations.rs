//! Which operations stand, by the undos alone.

use super::{Fault, Mend, fault};
use crate::desk::id::OperationId;
use crate::error::Result;
use crate::store::Store;
use crate::store::facts::standing::Standing;

impl Store {
    /// Whether each operation is marked undone where an undo that stands names it; gives those that stand.
    pub(super) fn operations_faults(&self, faults: &mut Vec<Fault>) -> Result<Standing> {
        let standing = self.standing(None)?;
        self.each("SELECT id, undone FROM operation ORDER BY id", [], |row| {
            let (id, undone): (OperationId, bool) = (row.get(0)?, row.get(1)?);
            if undone == standing.holds(id) {
                faults.push(fault(
                    "operation.undone",
                    None,
                    format!("operation {id}: {undone}"),
                    !undone,
                    Mend::Operation(id),
                ));
            }
            Ok(())
        })?;
        Ok(standing)
    }
}
