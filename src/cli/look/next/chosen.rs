//! The ticket to work on, and the one that came second.

use crate::desk::score::Score;
use crate::store::ticket::TicketRow;

/// The ticket to work on.
pub(in crate::cli::look) struct Next {
    pub(in crate::cli::look) row: TicketRow,
    pub(in crate::cli::look) score: Score,
    /// The one that came second.
    pub(in crate::cli::look) runner_up: Option<(TicketRow, Score)>,
}
