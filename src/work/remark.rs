//! What a person should be told of an act, beside what became of it. The words for it are found where it is shown.

use crate::desk::id::TicketId;

/// One thing to be told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Remark {
    /// Tickets of different customers were merged.
    CustomersDiffer {
        /// The ticket that goes on.
        into: TicketId,
        /// Whose it is.
        ours: Option<String>,
        /// Those that were merged into it and are somebody else's.
        others: Vec<(TicketId, Option<String>)>,
    },
    /// A mail that was taken back may have left all the same.
    MayHaveLeft(i64),
    /// A department that no ticket was in before.
    NewDepartment {
        /// Its name.
        name: String,
        /// One that is there and is called nearly so.
        near: Option<String>,
    },
}
