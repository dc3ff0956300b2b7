//! Trying something inside an operation: what fails leaves nothing behind, and the operation goes on.

use crate::error::Result;
use crate::store::Writer;

impl Writer<'_> {
    /// Does `act`; where it fails, all that it wrote is taken back and only that.
    pub fn attempt<T>(&mut self, act: impl FnOnce(&mut Self) -> Result<T>) -> Result<Result<T>> {
        // The number of the operation must not be taken back with what was tried.
        self.operation()?;
        let (touched, kin) = (self.touched.clone(), self.kin.clone());
        let (unsettled, regrouped, unindexed) = (self.unsettled, self.regrouped, self.unindexed);
        self.execute("SAVEPOINT attempt", [])?;
        let done = act(self);
        if done.is_err() {
            self.execute("ROLLBACK TO attempt", [])?;
            // What was learned of names and people meanwhile may be gone.
            *self.store.read_names.borrow_mut() = None;
            (self.persons, self.settings) = (None, None);
            (self.touched, self.kin) = (touched, kin);
            (self.unsettled, self.regrouped, self.unindexed) = (unsettled, regrouped, unindexed);
        }
        self.execute("RELEASE attempt", [])?;
        Ok(done)
    }
}
