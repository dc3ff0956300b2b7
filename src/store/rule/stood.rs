//! A ticket by its row, before and after an operation.

use crate::desk::id::AgentId;
use crate::desk::ticket::{Status, Target};
use crate::desk::time::Moment;

/// What a ticket was, by its row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Before {
    /// Where it stood.
    pub status: Status,
    /// Who had it.
    pub assignee: Option<AgentId>,
    /// Its promises that were broken and open, each with when it was.
    pub missed: Vec<(Target, Moment)>,
}

/// What a ticket is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct After {
    /// Where it stands.
    pub status: Status,
    /// Who has it.
    pub assignee: Option<AgentId>,
    /// When it was solved, while it is.
    pub solved_at: Option<Moment>,
    /// Whether it was closed without a solve.
    pub put_away: bool,
}
