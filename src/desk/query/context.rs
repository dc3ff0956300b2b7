//! When and where a query is asked.

use crate::desk::time::{Moment, Zone};

/// What a query needs to know about the moment and place in which it is asked.
#[derive(Clone, Copy, Debug)]
pub struct Context {
    /// Against which `today` and `last-week` are read. Ages (`<3d`) are kept as they are, and are measured when the
    /// query is asked.
    pub now: Moment,
    /// Whose midnights separate the days.
    pub zone: Zone,
}
