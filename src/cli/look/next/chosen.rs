//! The ticket to work on, and the one that came second.

use crate::desk::score::Score;
use crate::store::ticket::TicketRow;

/// The ticket to work on.
pub struct Next {
    /// It.
    pub row: TicketRow,
    /// Why it stands there.
    pub score: Score,
    /// The one that came second.
    pub runner_up: Option<(TicketRow, Score)>,
}
