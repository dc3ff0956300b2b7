//! What happened to a ticket's clocks, step by step, for `desk sla explain`.

use crate::desk::policy::Goal;
use crate::desk::ticket::{Target, words};
use crate::desk::time::{Moment, Span};

words!(
    /** What was done to a clock. */
    Act {
        /** It began. */ Start = "start",
        /** A further resolution with a full budget began, after a reopening. */ Restart = "restart",
        /** It went on after a pause or a solve. */ Resume = "resume",
        /** It stands still. */ Pause = "pause",
        /** The promise was fulfilled, in time or late. */ Stop = "stop",
        /** The ticket was solved without the answer; a reopening lets it go on. */ Suspend = "suspend",
        /** Nobody waits for it any more. */ Cancel = "cancel",
        /** It has another goal, or none. */ Retarget = "retarget",
        /** Another policy holds, perhaps with other hours, and promises the same. */ Policy = "policy",
        /** A merged-in customer has waited for longer. */ Merge = "merge",
        /** Its budget was used up, and it ran on. */ Breach = "breach",
    }
);

/// One step of a clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Step {
    /// When it counts; of a breach, the due instant that was crossed.
    pub at: Moment,
    /// Which promise.
    pub target: Target,
    /// Which instance of it, from zero.
    pub instance: usize,
    /// What was done.
    pub act: Act,
    /// The seconds counted by then.
    pub elapsed: Span,
    /// When it is due after this step; none while it stands or has no goal.
    pub due_at: Option<Moment>,
    /// What is promised after this step.
    pub goal: Option<Goal>,
    /// The place of the event that did it; none for a breach, which time alone does.
    pub event: Option<usize>,
}
