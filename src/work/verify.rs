//! Writing down anew what is derived and was found not to be what the record makes of it.

use crate::error::Result;
use crate::store::Store;
use crate::store::verify::Fault;
use crate::work::hand::Hand;

/// Mends these faults; gives those that are left.
pub fn mend(store: &mut Store, hand: &Hand, faults: &[Fault], deep: bool) -> Result<Vec<Fault>> {
    store.write(&hand.operation("verify --repair"), |writer| writer.mend(faults))?;
    store.verify(deep)
}
