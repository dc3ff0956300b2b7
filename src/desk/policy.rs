//! What a policy promises, as the engine sees it: which tickets it holds for is decided elsewhere (metrics §2.1).

use crate::desk::ticket::{Priority, Status, Target, words};

words!(
    /** Which seconds count towards a goal. */
    Hours {
        /** Those in which the calendar is open. */ Business = "business",
        /** All of them. */ Calendar = "calendar",
    }
);

words!(
    /** What a customer's return does to the resolution clock of a solved ticket (metrics §2.7). */
    Reopen {
        /** The clock goes on where it stood. */ Resume = "resume",
        /** A second clock with a full budget. */ Restart = "restart",
        /** The first solve is final. */ FirstOnly = "first_only",
    }
);

words!(
    /** What reopens a solved ticket. */
    ReopenOn {
        /** Any message of a person. */ Message = "message",
        /** Only the customer's word that it is not solved. */ Confirmed = "confirmed",
    }
);

words!(
    /** What a shorter goal does to a clock that already counted (metrics §2.5). */
    Retarget {
        /** The minutes counted so far count against the new goal. */ Keep = "keep",
        /** The new goal is given in full from now on, but never more than the old one. */ Fresh = "fresh",
    }
);

/// A promised time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Goal {
    /// The budget in seconds, above zero.
    pub seconds: i64,
    /// Which seconds count.
    pub hours: Hours,
}

/// What one priority changes in the goals of a policy.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Override {
    /// Nothing: the policy's own goal holds.
    #[default]
    Inherit,
    /// No promise of this kind.
    Nothing,
    /// Another goal.
    Goal(Goal),
}

/// The promises of one policy. Immutable: an edit makes a new settings version.
#[derive(Clone, PartialEq, Debug)]
pub struct Policy {
    /// As written in the settings.
    pub name: String,
    /// By [`Target`], in the order of `Target::ALL`.
    pub goals: [Option<Goal>; Target::COUNT],
    /// By [`Priority`], then by [`Target`].
    pub overrides: [[Override; Target::COUNT]; 4],
    /// The statuses in which the clocks of resolution and update stand still (`pending`, `hold`).
    pub pause_on: Vec<Status>,
    /// On the customer's return.
    pub reopen: Reopen,
    /// What counts as a return.
    pub reopen_on: ReopenOn,
    /// On a shorter goal.
    pub retarget: Retarget,
    /// From this share of the budget on a running clock is at risk, in percent.
    pub at_risk_percent: i64,
}

impl Policy {
    /// Whether it promises this at any priority.
    pub fn promises(&self, target: Target) -> bool {
        Priority::ALL.iter().any(|priority| self.goal(target, *priority).is_some())
    }

    /// The goal of this kind at this priority, if there is one.
    pub fn goal(&self, target: Target, priority: Priority) -> Option<Goal> {
        match self.overrides[priority as usize][target as usize] {
            Override::Inherit => self.goals[target as usize],
            Override::Nothing => None,
            Override::Goal(goal) => Some(goal),
        }
    }
}
