//! Which operations stand, by the undos alone.

use rusqlite::params;

use super::{Fault, Mend, fault};
use crate::desk::id::OperationId;
use crate::error::Result;
use crate::store::facts::standing::Standing;
use crate::store::{Store, Writer};

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

impl Writer<'_> {
    /// Says anew whether an operation stands, and of each that it undoes, down to the first; everything that they had a part
    /// in is worked out anew.
    pub(in crate::store) fn restate(&mut self, operation: OperationId) -> Result<()> {
        let mut ahead = vec![operation];
        while let Some(operation) = ahead.pop() {
            const STATE: &str = "UPDATE operation SET undone = EXISTS (SELECT 1 FROM undoing u
                    JOIN operation o ON o.id = u.operation AND o.undone = 0 WHERE u.target = ?1) WHERE id = ?1";
            self.execute(STATE, params![operation])?;
            const TARGETS: &str = "SELECT target FROM undoing WHERE operation = ?";
            let targets = self.store.rows(TARGETS, [operation], |row| row.get::<_, OperationId>(0))?;
            if targets.is_empty() {
                self.revise(operation)?;
            }
            // A target is always older than what undoes it, so this comes to an end; a record in which it is not is refused when
            // it is written.
            ahead.extend(targets.into_iter().filter(|target| *target < operation));
        }
        Ok(())
    }
}
