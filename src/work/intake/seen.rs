//! A mail of which it is settled who wrote it: seen through the group that may have rewritten it, once and for all.

use std::ops::Deref;

use crate::source::Incoming;

/// A mail as of whoever wrote it: whatever is asked of it on its way in is asked of the same one that is taken in.
pub struct SeenThrough(pub(super) Incoming);

impl Deref for SeenThrough {
    type Target = Incoming;

    fn deref(&self) -> &Incoming {
        &self.0
    }
}
