//! The ticket to work on, and the one that came second.

use crate::desk::score::Score;
use crate::store::ticket::TicketRow;

/// The ticket to work on.
pub(super) struct Next {
    pub(super) row: TicketRow,
    pub(super) score: Score,
    /// The one that came second.
    pub(super) runner_up: Option<(TicketRow, Score)>,
}
